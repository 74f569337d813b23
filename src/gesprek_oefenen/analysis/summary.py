"""What of the other's story a turn gives back: from how many turns ago, what she never said, and a mere echo.

A literal echo is no summary; what she never said she corrects. Words of one family ("mam", "ouders") count as the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from gesprek_oefenen.analysis.topics import word_families
from gesprek_oefenen.language.content_words import content_words, talk_words
from gesprek_oefenen.language.lemmas import compound_parts, lemma
from gesprek_oefenen.language.phrases import Word, words_of, words_said
from gesprek_oefenen.language.tokens import Token
from gesprek_oefenen.language.wordlists import read_data, rules_folder
from gesprek_oefenen.model.reading import SummaryCheck, TalkContext

MOST_LINES: Final = 40
"""How many persona lines back content is looked for."""
_ECHO_SHARE: Final = 0.85
_ECHO_WORDS: Final = 4
_MOST_WORDS: Final = 80
_SAME_PERSON: Final = {
    "ik": "·", "u": "·", "je": "·", "jij": "·", "ge": "·", "gij": "·", "mij": "·", "me": "·", "jou": "·", "mijn": "·'s",
    "m'n": "·'s", "mn": "·'s", "uw": "·'s", "jouw": "·'s", "mezelf": "·", "uzelf": "·", "jezelf": "·",
}
"""Persons that change when someone's words are given back."""


def check_summary(tokens: Sequence[Token], context: TalkContext, words: Sequence[Word] | None = None) -> SummaryCheck:
    """What of the persona's lines returns in the turn. Without any persona line the result is empty. Never raises."""
    lines = ([context.previous] if context.previous else []) + list(reversed(context.earlier))
    if not lines:
        return SummaryCheck()
    words = (words_of(tokens) if words is None else words)[: _MOST_WORDS * 4]
    named = [w for w in content_words(words) if w.lemma not in talk_words() and w.norm not in talk_words()]
    keys = [_line_keys(line) for line in lines[:MOST_LINES]]
    back: set[int] = set()
    given: dict[str, None] = {}
    new: dict[str, None] = {}
    for word in named:
        own = _keys(word, mine=True)
        turn = next((number for number, line in enumerate(keys, 1) if own & line), 0)
        if turn:
            back.add(turn)
            given[word.norm] = None
        elif word.lemma not in _colourless() and word.norm not in _colourless():
            new[word.norm] = None
    echo = bool(context.previous) and is_echo(words, words_said(context.previous or ""))
    return SummaryCheck(tuple(sorted(back)), tuple(given), tuple(new), echo)


def is_echo(words: Sequence[Word], line: Sequence[Word]) -> bool:
    """Whether ``words`` repeat ``line``, or one whole sentence of it, nearly word for word (persons may change)."""
    mine = [_echo_form(word) for word in words[:_MOST_WORDS] if word.norm not in _LEAD_IN]
    if len(mine) < _ECHO_WORDS:
        return False
    sentences: dict[int, list[str]] = {}
    for word in line[:_MOST_WORDS]:
        sentences.setdefault(word.sentence, []).append(_echo_form(word))
    whole = [_echo_form(word) for word in line[:_MOST_WORDS]]
    return any(
        len(other) >= _ECHO_WORDS and _alike(mine, other) >= _ECHO_SHARE for other in (*sentences.values(), whole)
    )


_LEAD_IN: Final = frozenset(("dus", "oke", "ok", "ja", "nee", "en", "nou", "oh", "o", "ach", "goh", "hm", "he", "zegt", "zeg"))


def _echo_form(word: Word) -> str:
    return _SAME_PERSON.get(word.norm, word.lemma)


def _alike(mine: Sequence[str], other: Sequence[str]) -> float:
    """Share of the longer that stands in both in the same order (0 at once when lengths or words differ too much)."""
    longest = max(len(mine), len(other))
    if min(len(mine), len(other)) < _ECHO_SHARE * longest or len(set(mine) & set(other)) < 0.6 * len(set(mine)):
        return 0.0
    row = [0] * (len(other) + 1)
    for left in mine:
        corner = 0
        for number, right in enumerate(other, 1):
            above = row[number]
            row[number] = corner + 1 if left == right else max(above, row[number - 1])
            corner = above
    return row[-1] / longest


@lru_cache(maxsize=512)
def _line_keys(line: str) -> frozenset[str]:
    """All keys of a line of the persona."""
    return frozenset(key for word in words_said(line) for key in _keys(word, mine=False))


def _keys(word: Word, *, mine: bool) -> set[str]:
    """What a word can be recognised by: dictionary form, parts of a compound, and the family of words it is of.

    ``mine``: the trainee said it. One person of a family ("zoon") is known by the whole of it ("kinderen") and the other
    way round, not by another person of it ("dochter"): who mixes those up has not listened.
    """
    keys = {word.lemma}
    if len(word.norm) > 8:
        keys.update(part for part in compound_parts(word.norm) if len(part) > 3)
    for key in tuple(keys):
        family, person = _family_of().get(key, ""), _person_of().get(key)
        if person is not None:
            keys.update((person, f"{person.partition('/')[0]}{'?' if mine else '!'}"))
        elif family:
            keys.update((family, f"{family}?", f"{family}!"))
    return keys


@lru_cache(maxsize=1)
def _family_of() -> Mapping[str, str]:
    """Dictionary form -> name of the small family in which words stand for each other (``<ouders>``)."""
    names = read_data(rules_folder() / "woordenlijsten" / "zelfde_bedoeling.yaml")
    families = {name: word_families()[name] for name in map(str, names["families"])}
    families.update({str(name): tuple(map(str, words)) for name, words in names["groepen"].items()})
    return {
        form: f"<{name}>"
        for name, words in families.items()
        for entry in words
        if " " not in entry and "|" not in entry and "~" not in entry
        for form in (entry.rstrip("!"), lemma(entry.rstrip("!")))
    }


@lru_cache(maxsize=1)
def _person_of() -> Mapping[str, str]:
    """Dictionary form -> the one person of a family it means (``zelfde_bedoeling.yaml``, personen)."""
    names = read_data(rules_folder() / "woordenlijsten" / "zelfde_bedoeling.yaml")
    return {
        form: f"<{family}>/{number}"
        for family, persons in names["personen"].items()
        for number, words in enumerate(persons)
        for word in words
        for form in (str(word), lemma(str(word)))
    }


@lru_cache(maxsize=1)
def _colourless() -> frozenset[str]:
    """Words that anyone may use in giving back without adding to the story (``zelfde_bedoeling.yaml``, kleurloos)."""
    names = read_data(rules_folder() / "woordenlijsten" / "zelfde_bedoeling.yaml")
    given = {str(word) for word in names["kleurloos"]}
    return frozenset(given | {lemma(word) for word in given})
