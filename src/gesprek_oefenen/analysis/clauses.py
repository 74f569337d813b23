"""What a turn is cut into: words, clauses with their kind and whom they are about, sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from gesprek_oefenen.analysis.lazy import lazy
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

    def __post_init__(self) -> None:
        self.symbols = [word.symbols for word in self.words]

    def mentions(self, symbol: str) -> bool:
        """Whether some word has this symbol."""
        for symbols in self.symbols:
            if symbol in symbols:
                return True
        return False

    @lazy
    def ends(self) -> frozenset[int]:
        """Where ``$`` may match: ends of clauses, with and without tail words ("hoor", "mevrouw")."""
        ends: set[int] = set()
        for clause in self.clauses:
            end = clause.end
            ends.add(end)
            while end - 1 > clause.start and "<staart>" in self.symbols[end - 1]:
                end -= 1
                ends.add(end)
        return frozenset(ends)

    def clause_at(self, index: int) -> Clause:
        """The clause that holds word ``index``."""
        return self._by_word[min(index, len(self._by_word) - 1)]

    @lazy
    def _by_word(self) -> list[Clause]:
        return [clause for clause in self.clauses for _ in range(clause.start, clause.end)]
