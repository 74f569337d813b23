"""What a turn is cut into: words, clauses with their kind and whom they are about, sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from gesprek_oefenen.language.tokens import Token

Kind = Literal["vraagwoord", "omgekeerd", "gebiedend", "uitroep", "bijzin", "mededeling", "fragment"]
Person = Literal["ik", "u", "wij", "derde", "het", "geen"]


@dataclass(slots=True)
class Word:
    """A word of the turn with its symbols; ``quoted``: it stands between quotation marks."""

    token: Token
    norm: str
    symbols: frozenset[str]
    quoted: bool = False


@dataclass(slots=True)
class Clause:
    """Words ``start:end`` of the sentence; ``head`` is the first one after lead-ins ("oké, dus")."""

    start: int
    end: int
    head: int
    kind: Kind
    subject: Person
    verb: int
    """Index of the finite verb, or -1."""
    asks: int = -1
    """Index of the question word, or -1."""

    @property
    def size(self) -> int:
        """Number of words after lead-ins."""
        return self.end - self.head


@dataclass
class Sentence:
    """Words up to a full stop, with its clauses and what closed it."""

    words: list[Word]
    stop: str
    """``?``, ``!``, ``.``, ``...`` or nothing."""
    opened_by_dash: bool = False
    closed_by_dash: bool = False
    clauses: list[Clause] = field(default_factory=list)
    index: int = 0
    symbols: list[frozenset[str]] = field(init=False, repr=False)
    """The symbols of each word, for patterns."""
    all_symbols: frozenset[str] = field(init=False, repr=False)
    """Every symbol in the sentence."""
    positions: dict[str, list[int]] = field(init=False, repr=False)
    """Where each symbol stands."""

    def __post_init__(self) -> None:
        self.symbols = [word.symbols for word in self.words]
        self.all_symbols = frozenset[str]().union(*self.symbols)
        positions: dict[str, list[int]] = {}
        for place, symbols in enumerate(self.symbols):
            for symbol in symbols:
                if symbol in positions:
                    positions[symbol].append(place)
                else:
                    positions[symbol] = [place]
        self.positions = positions

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where ``^`` may match: clause starts, with and without lead-ins."""
        return frozenset(place for clause in self.clauses for place in (clause.start, clause.head))

    def clause_at(self, index: int) -> Clause:
        """The clause that holds word ``index``."""
        return self._by_word[min(index, len(self._by_word) - 1)]

    @cached_property
    def _by_word(self) -> list[Clause]:
        return [clause for clause in self.clauses for _ in range(clause.start, clause.end)]
