"""Taking something from the persona's line to give back: a piece of it as said, or a noun with its article.

Quoting is the safest way to build on what someone said: nothing is inflected, so nothing is inflected wrongly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from gesprek_oefenen.feedback.texts import strings, word_set, yaml_data
from gesprek_oefenen.language.normalise import plain_letters
from gesprek_oefenen.model.address import fill

_SENTENCE: Final = re.compile(r"[^.!?…;:\n]+[.!?…]*")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|['’]n\b")
_CUT_COST: Final = 0.25
_POINTING_COST: Final = 1.5
_SHORTEST_CUT: Final = 3
_NO_NOUN_ENDINGS: Final = ("lijk", "lijke", "isch", "ende", "ste")
_INNER_QUOTE: Final = re.compile(r"(?:^|\s)['‘](?![skntmr]\b)|\w['’](?=[\s,]|$)")
_STAGE: Final = re.compile(r"\*[^*]{0,200}\*|\([^()]{0,200}\)")


@dataclass(frozen=True, slots=True)
class _Quoting:
    empty: frozenset[str]
    leads: tuple[str, ...]
    tails: tuple[str, ...]
    cuts: frozenset[str]
    longest: int
    articles: dict[str, str]
    prepositions: frozenset[str]
    no_noun: frozenset[str]
    such_a: frozenset[str]
    adjectives: frozenset[str]
    pointing: frozenset[str]
    half_pointing: frozenset[str]
    dependent: frozenset[str]


@lru_cache(maxsize=1)
def _quoting() -> _Quoting:
    data = yaml_data("hints/aanhalen.yaml")
    return _Quoting(
        empty=word_set(data["lege_woorden"]),
        leads=tuple(sorted(strings(data["begin_weg"]), key=len, reverse=True)),
        tails=tuple(sorted(strings(data["eind_weg"]), key=len, reverse=True)),
        cuts=word_set(data["knip_bij"]),
        longest=int(data["langste_citaat"]),
        articles={plain_letters(str(key)): str(value) for key, value in data["lidwoorden"].items()},
        prepositions=word_set(data["voorzetsels"]),
        no_noun=word_set(data["geen_naamwoord"]),
        such_a=word_set(data["zo_n"]),
        adjectives=word_set(data["bijvoeglijk"]),
        pointing=word_set(data["verwijzers"]),
        half_pointing=word_set(data["halve_verwijzers"]),
        dependent=word_set(data["bijzin"]),
    )


def spoken(text: str) -> str:
    """``text`` without stage directions (``*knikt*``, ``(stil)``)."""
    return _STAGE.sub(" ", text).strip()


def content_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` that mean something by themselves, in plain letters, each once."""
    empty = _quoting().empty
    plain = (plain_letters(found.group()) for found in _WORD.finditer(spoken(text)))
    return tuple(dict.fromkeys(word for word in plain if word not in empty and len(word) > 2))


def word_count(text: str) -> int:
    """Number of words in ``text``, stage directions left out."""
    return sum(1 for _ in _WORD.finditer(spoken(text)))


def quotes(line: str) -> tuple[str, ...]:
    """Pieces of the persona's ``line`` worth quoting, best first: short, verbatim, with a content word, no questions.

    What means most by itself goes first, and of equals what was said last; () when the line holds nothing to go on with.
    """
    scored: list[tuple[float, int, str]] = []
    sentences = [found.group() for found in _SENTENCE.finditer(spoken(line))]
    for place, sentence in enumerate(sentences):
        if sentence.rstrip().endswith("?") or not sentence.strip():
            continue
        piece = _trim(sentence)
        pieces = [(piece, 0.0)] if _fits(piece) else [(part, _CUT_COST) for part in _parts(piece)
                                                            if _fits(part) and len(part.split()) >= _SHORTEST_CUT]
        joined = _CUT_COST if plain_letters(sentence.split()[0]).rstrip(",") in _quoting().cuts else 0.0
        scored.extend((_worth(one) - cost - joined, place, one) for one, cost in pieces)
    best = sorted((one for one in scored if one[0] > 0), key=lambda one: (one[0], one[1]), reverse=True)
    return tuple(dict.fromkeys(piece for _, _, piece in best))


def _worth(piece: str) -> float:
    """How much ``piece`` says by itself: content words, less when it begins with a word that points elsewhere."""
    first = plain_letters(piece.split()[0])
    rules = _quoting()
    cost = 0.0
    if first in rules.pointing or first in rules.dependent:
        cost = _POINTING_COST
    elif first in rules.half_pointing:
        cost = _POINTING_COST / 2
    return min(len(content_words(piece)), 2) - cost


def noun_phrases(line: str, persona_address: str) -> tuple[str, ...]:
    """Nouns of the ``line`` with their article, as the other would give them back ("mijn telefoon": "je telefoon").

    Only where the article leaves no doubt that a noun follows: *de, mijn*, *het* after a preposition, and *een* before
    a word such as *avond* ("zo'n avond").
    """
    rules = _quoting()
    found = list(_WORD.finditer(spoken(line)))
    plain = [plain_letters(match.group()) for match in found]
    text = spoken(line)
    phrases: list[str] = []
    for at, word in enumerate(plain):
        article = rules.articles.get(word)
        if article is None or (word == "het" and (at == 0 or plain[at - 1] not in rules.prepositions)):
            continue
        end = at + 1
        if end + 1 < len(plain) and plain[end] in rules.adjectives and _adjacent(text, found[end], found[end + 1]):
            end += 1
        if end >= len(plain) or not _adjacent(text, found[end - 1], found[end]) or not _noun(plain[end]):
            continue
        if end + 1 < len(plain) and plain[end].endswith("e") and _adjacent(text, found[end], found[end + 1]) \
                and plain[end + 1] not in rules.empty:
            continue  # likely an adjective we do not know, before its noun
        if word in ("een", "'n") and plain[end] not in rules.such_a:
            continue
        words = " ".join(found[place].group() for place in range(at + 1, end + 1))
        phrases.append(fill(f"{article} {words}", persona=persona_address))
    return tuple(dict.fromkeys(phrases))


def short(text: str, most: int = 12) -> str:
    """``text`` for use between quotation marks: one line, at most ``most`` words, without the last full stop."""
    words = spoken(text).split()
    if len(words) > most:
        return " ".join(words[:most]).rstrip(" ,.;:…") + " …"
    return " ".join(words).rstrip(" .")


def _noun(word: str) -> bool:
    rules = _quoting()
    return len(word) > 2 and not word.endswith(_NO_NOUN_ENDINGS) and word not in rules.empty and word not in rules.no_noun and word not in rules.adjectives


def _adjacent(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    return text[first.end():second.start()].strip() == ""


def _fits(piece: str) -> bool:
    return 1 <= len(piece.split()) <= _quoting().longest and bool(content_words(piece)) \
        and '"' not in piece and _INNER_QUOTE.search(piece) is None


def _trim(sentence: str) -> str:
    """``sentence`` without filler at either end and without its punctuation."""
    rules = _quoting()
    piece = sentence.lstrip(" \t\n.,!…-–—;:\"‘").rstrip(" \t\n.,!…-–—;:\"'’")
    changed = True
    while changed:
        changed = False
        plain = plain_letters(piece)
        for lead in rules.leads:
            if plain.startswith(lead) and len(plain) > len(lead) and plain[len(lead)] in " ,":
                piece, changed = piece[len(lead):].lstrip(" ,"), True
                break
        plain = plain_letters(piece)
        for tail in rules.tails:
            if plain.endswith(tail) and len(plain) > len(tail) and plain[-len(tail) - 1] in " ,":
                piece, changed = piece[:-len(tail)].rstrip(" ,"), True
                break
    return piece


def _parts(piece: str) -> list[str]:
    """``piece`` cut at commas and at words such as *en* and *maar*."""
    parts: list[str] = []
    for chunk in piece.split(","):
        words: list[str] = []
        for word in chunk.split():
            if plain_letters(word) in _quoting().cuts and words:
                parts.append(_trim(" ".join(words)))
                words = []
            words.append(word)
        if words:
            parts.append(_trim(" ".join(words)))
    return parts


def in_quotes(text: str, marks: str = "‘’") -> str:
    """Words between quotes (``marks``: the one before and the one behind); what only describes, such as ``(stilte)``, without."""
    text = text.strip()
    return text if text.startswith("(") and text.endswith(")") else f"{marks[0]}{text}{marks[1]}"
