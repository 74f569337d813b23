"""Words that can stand for each other in a question: the same word in another form, or a word of the same row of
``verwante_woorden.yaml``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from gesprek_oefenen.language.lemmas import compound_parts, lemma
from gesprek_oefenen.language.wordlists import read_data, rules_folder

_SAME, _FORM, _ROW, _LOOSE_ROW, _PART, _PART_ROW = 1.0, 0.9, 0.85, 0.75, 0.7, 0.5
ALIKE: Final = 0.8
"""From here on the two words mean the same; below it they are about the same."""
_STEM: Final = 4
_COMPOUND: Final = 7
_ENDINGS: Final = frozenset({
    "", "e", "en", "n", "s", "t", "te", "d", "de", "je", "jes", "tje", "er", "ster", "ing", "ings", "in", "nen", "heid", "schap",
    "lijk", "ig", "elen", "eren", "baar", "achtig",
})
"""What two words made from one stem may differ in: *tekenen* and *tekening*, *vriend* and *vriendin*."""


@lru_cache(maxsize=8192)
def relatedness(one: str, other: str) -> float:
    """How well one dictionary form can stand for the other in a question, 0 (not) to 1 (the same word)."""
    if one == other:
        return _SAME
    if _of_one_stem(one, other):
        return _FORM
    if _share("zelfde", one, other):
        return _ROW
    if _share("verwant", one, other):
        return _LOOSE_ROW
    mine, its = _head(one), _head(other)
    if mine == its:
        return _PART
    return _PART_ROW if _share("zelfde", mine, its) or _share("verwant", mine, its) else 0.0


def alike_by(word: str) -> frozenset[str]:
    """What a word shares with every word that is ``ALIKE``: the beginning it is written with, and the rows it stands in."""
    return frozenset({word[:_STEM]}) | {f"#{row}" for row in _rows("zelfde").get(word, _NONE)}


def best_related(word: str, words: Iterable[str]) -> float:
    """How well the best of ``words`` can stand for ``word``; 0 when there are none."""
    return max((relatedness(word, other) for other in words), default=0.0)


_NONE: Final[frozenset[int]] = frozenset()


def _of_one_stem(one: str, other: str) -> bool:
    shared = next((at for at, (mine, its) in enumerate(zip(one, other, strict=False)) if mine != its), min(len(one), len(other)))
    return shared >= _STEM and one[shared:] in _ENDINGS and other[shared:] in _ENDINGS


def _head(word: str) -> str:
    """What a compound is one of: *appelboom* is a *boom*; any other word is itself."""
    parts = compound_parts(word) if len(word) >= _COMPOUND else ()
    return parts[-1] if parts else word


def _share(kind: str, one: str, other: str) -> bool:
    rows = _rows(kind)
    return bool(rows.get(one, _NONE) & rows.get(other, _NONE))


@lru_cache(maxsize=2)
def _rows(kind: str) -> dict[str, frozenset[int]]:
    """The numbers of the rows of this kind a dictionary form stands in."""
    found: dict[str, set[int]] = {}
    for number, row in enumerate(read_data(rules_folder() / "woordenlijsten" / "verwante_woorden.yaml")[kind]):
        for word in row:
            found.setdefault(lemma(str(word)), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}
