"""The words of a text as they are compared here: small, without marks; and which of them stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise


def words_in(text: str) -> list[str]:
    """The words of a question: small, without its mark and commas."""
    return text.casefold().replace("?", " ").replace(",", " ").split()


def plain_words(text: str) -> list[str]:
    """The words of a text: small, without the marks that end a sentence or a part of it."""
    return [word.strip("?!.,").casefold() for word in text.split()]


def side_by_side(words: Sequence[str], some: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """Whether a word of ``some`` stands right before or after one of ``others`` (*zie ik*, *ik zie*)."""
    return any((one in some and other in others) or (one in others and other in some) for one, other in pairwise(words))
