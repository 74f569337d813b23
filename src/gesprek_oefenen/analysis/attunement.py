"""How a turn is attuned to the persona: form of address, plain words, length of turn and sentence, hard words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from gesprek_oefenen.language.content_words import content_words
from gesprek_oefenen.language.lemmas import lemma
from gesprek_oefenen.language.normalise import plain_letters
from gesprek_oefenen.language.phrases import PhraseFinder, Word, compile_phrase, words_of, words_said
from gesprek_oefenen.language.tokens import Token
from gesprek_oefenen.language.wordlists import read_data, rules_folder
from gesprek_oefenen.model.reading import Attunement, JargonWord, TalkContext

_FORMAL: Final = frozenset(("u", "uw", "uwe", "uzelf"))
_FAMILIAR: Final = frozenset(("jij", "jou", "jouw", "jezelf", "jouwe"))
_FLEMISH: Final = frozenset(("ge", "gij", "gy", "gijzelf", "u-eigen"))
_JE_ASKED: Final = frozenset(
    ("hebben", "zijn", "kunnen", "willen", "gaan", "voelen", "vinden", "denken", "weten", "doen", "zien", "zullen", "moeten",
     "mogen", "zeggen", "bedoelen", "komen", "worden", "maken", "missen", "slapen", "wonen", "lijken", "durven", "houden",
     "merken", "klinken", "vertellen", "zitten", "staan", "werken")
)
"""Verbs before a *je* that is the one spoken to ("ben je"), not people in general."""
_QUESTION_WORDS: Final = frozenset(("hoe", "wat", "wie", "waar", "wanneer", "welke", "waarom", "hoezo"))
_LONG_WORD: Final = 13
_ABSTRACT_FROM: Final = 9
_ABSTRACT: Final = ("atie", "iteit", "isme", "ologie", "matig", "ingsproces", "baarheid", "eerbaar", "aliteit", "gericht", "loosheid")
_SENTENCES_KEPT: Final = 400


def attunement(tokens: Sequence[Token], context: TalkContext, wanted: str = "",
               words: Sequence[Word] | None = None) -> Attunement:
    """How the turn fits the persona. ``wanted`` is how she likes to be addressed (``"u"``, ``"je"``, ``""``: unknown).

    With ``wanted`` ``"u"`` a *je* for people in general ("zoiets doe je niet") is not held against the trainee.
    Never raises; cost linear in the number of tokens.
    """
    words = words_of(tokens) if words is None else words
    last = words_said(context.previous) if context.previous else ()
    other = {word.lemma for word in last}
    for line in [line for line in context.earlier if line][-19 if context.previous else -20:]:
        other.update(word.lemma for word in words_said(line))
    lengths: dict[int, int] = {}
    for word in words:
        lengths[word.sentence] = lengths.get(word.sentence, 0) + 1
    return Attunement(
        address=address(words, wanted),
        jargon=_jargon(words, other),
        words=len(words),
        other_words=len(last),
        longest_sentence=max(lengths.values(), default=0),
        hard_words=tuple(dict.fromkeys(w.token.text for w in content_words(words)[:_SENTENCES_KEPT] if _is_hard(w) and w.lemma not in other)),
    )


def address(words: Sequence[Word], wanted: str = "") -> str | None:
    """How the trainee addresses the other: ``u``, ``je``, ``ge``, ``gemengd``, or ``None`` when he does not.

    Flemish *ge* goes with *u* and *uw*. A *je* that may mean people in general does not make *u* mixed.
    """
    norms = {word.norm for word in words}
    formal = not _FORMAL.isdisjoint(norms)
    flemish = not _FLEMISH.isdisjoint(norms)
    familiar = not _FAMILIAR.isdisjoint(norms) or "je" in norms and any(
        word.norm == "je" and place and words[place - 1].lemma in _JE_ASKED and words[place - 1].sentence == word.sentence
        and (wanted != "u" or not formal or _asks_with(words, place))
        for place, word in enumerate(words)
    )
    if flemish:
        return "gemengd" if familiar else "ge"
    if formal:
        return "gemengd" if familiar else "u"
    return "je" if familiar or "je" in norms or "jullie" in norms else None


def _asks_with(words: Sequence[Word], place: int) -> bool:
    """Whether the sentence begins as a question to the *je* at ``place`` ("heb je ...", "hoe vind je ...")."""
    sentence = words[place].sentence
    before = [word for word in words[max(0, place - 3):place] if word.sentence == sentence]
    return len(before) == 1 or len(before) == 2 and before[0].norm in _QUESTION_WORDS


@dataclass(frozen=True, slots=True)
class _Jargon:
    finder: PhraseFinder[str]


def _jargon(words: Sequence[Word], other: set[str]) -> tuple[JargonWord, ...]:
    """Help-worker's words that the persona has not used herself, the longest reading at each place."""
    found: list[JargonWord] = []
    last = -1
    for match in sorted(_plain_words().finder.find(words), key=lambda m: (m.start, -m.end)):
        if match.start < last or all(word.lemma in other for word in words[match.start:match.end]):
            continue
        last = match.end
        first, final = words[match.start].token, words[match.end - 1].token
        text = first.text if first is final else " ".join(w.token.text for w in words[match.start:match.end])
        if first is not final and final.end - first.start != len(text):
            continue  # something stands between the words
        found.append(JargonWord(first.start, final.end, text, match.phrase.value))
    return tuple(found)


def _is_hard(word: Word) -> bool:
    """A long or abstract word: hard for many people, whatever its meaning."""
    base = word.lemma
    return len(base) >= _LONG_WORD or (len(base) >= _ABSTRACT_FROM and base.endswith(_ABSTRACT))


@lru_cache(maxsize=1)
def _plain_words() -> _Jargon:
    """``jargon.yaml``: the help-worker's word in any form, with the plain word."""
    data: Mapping[str, object] = read_data(rules_folder() / "woordenlijsten" / "jargon.yaml")["gewoon"]
    phrases = []
    for word, plain in data.items():
        source = " ".join(plain_letters(part) for part in str(word).split())
        phrases.append(compile_phrase(source, str(plain)))
        base = " ".join(lemma(part) for part in source.split())
        if base != source:
            phrases.append(compile_phrase(base, str(plain)))
    return _Jargon(PhraseFinder(phrases))
