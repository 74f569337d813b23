"""Spelling slips: which word of a list someone meant ("kontakt", "fammilie", "schijding")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_SOUNDS: Final = (
    ("sch", "sg"), ("ch", "g"), ("ce", "se"), ("ci", "si"), ("c", "k"), ("qu", "kw"), ("x", "ks"), ("ph", "f"), ("th", "t"),
    ("ij", "Y"), ("ei", "Y"), ("y", "Y"), ("au", "ou"), ("dt", "t"), ("z", "s"), ("v", "f"), ("ie", "i"),
)
_REPEATED: Final = re.compile(r"(.)\1+")
_HARD_END: Final = {"d": "t", "b": "p"}
SHORTEST: Final = 5
_LONGEST: Final = 25


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """How ``word`` sounds, roughly: words that a Dutch speller confuses get the same key."""
    for letters, key in _SOUNDS:
        word = word.replace(letters, key)
    word = _REPEATED.sub(r"\1", word)
    return word[:-1] + _HARD_END.get(word[-1], word[-1]) if word else word


class SlipFinder:
    """The words someone may have meant; built once from a list of words, then only read."""

    def __init__(self, words: Iterable[str]) -> None:
        self._sounds: dict[str, str] = {}
        self._near: dict[tuple[str, int], list[str]] = {}
        for word in sorted({w for w in words if len(w) >= SHORTEST}):
            self._sounds.setdefault(sound(word), word)
            for length in (len(word) - 1, len(word), len(word) + 1):
                self._near.setdefault((word[0], length), []).append(word)

    def meant(self, typed: str) -> str | None:
        """The word of the list that ``typed`` (not a word itself) was probably meant to be, or ``None``.

        The same sound counts; else one slip in a word of 5 to 8 letters, two in a longer one, with the first letter right.
        """
        if not SHORTEST <= len(typed) <= _LONGEST:
            return None
        same = self._sounds.get(sound(typed))
        if same is not None:
            return same
        candidates = self._near.get((typed[0], len(typed)))
        if not candidates:
            return None
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        best = process.extractOne(typed, candidates, scorer=OSA.distance, score_cutoff=1 if len(typed) < 9 else 2)
        return None if best is None else str(best[0])
