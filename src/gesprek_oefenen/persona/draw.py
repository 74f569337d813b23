"""Chance without a generator: every draw is a hash of seed, turn and purpose, so the same turn always falls the same way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Draw:
    """The draws of one turn. ``seed``: of the talk; ``turn``: the turn's number on the active branch (from 1).

    A turn that was taken back and typed again has the same number, so the same draws, so the same reply.
    """

    seed: int
    turn: int

    def number(self, purpose: str) -> int:
        """A whole number below 2**64 for this ``purpose``."""
        text = f"{self.seed}/{self.turn}/{purpose}".encode()
        return int.from_bytes(blake2b(text, digest_size=8).digest(), "big")

    def chance(self, purpose: str, share: float) -> bool:
        """True in about ``share`` (0-1) of the draws."""
        return self.number(purpose) < share * 2**64

    def pick(self, purpose: str, options: Sequence[T]) -> T:
        """One of ``options``; raises ``IndexError`` when there are none."""
        if not options:
            raise IndexError("nothing to draw from")
        return options[self.number(purpose) % len(options)]

    def stream(self, purpose: str) -> Iterator[int]:
        """Whole numbers below 2**64 without end, for a search that needs very many; eight of them cost one hash."""
        text, block = f"{self.seed}/{self.turn}/{purpose}/".encode(), 0
        while True:
            numbers = blake2b(text + str(block).encode(), digest_size=64).digest()
            yield from (int.from_bytes(numbers[at:at + 8], "big") for at in range(0, 64, 8))
            block += 1
