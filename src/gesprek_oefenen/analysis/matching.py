"""Finding the patterns of all rules in a sentence at once: sets of patterns are bits of one whole number.

A sentence meets some thousand patterns and holds a handful. So each symbol knows, as bits, which patterns can begin with
it, which can have it second and which of their needs it meets; or-ing those of the words leaves the few patterns with
the places where they can begin, and only these are walked through word by word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from gesprek_oefenen.analysis.clauses import Sentence
from gesprek_oefenen.analysis.patterns import Pattern
from gesprek_oefenen.analysis.walking import Walker

WordBits = tuple[int, int, int, int, frozenset[str]]
ROWS = 3
"""Of so many needs of a pattern, the rarest ones, it is looked at once whether they are met."""
_WORDS_KEPT = 4096
"""Of so many different sets of symbols the bits are remembered."""


class Matcher:
    """All patterns; those in ``open_only`` never in a sentence that a stop closes. Never changes."""

    def __init__(self, patterns: Sequence[Pattern], open_only: Iterable[int] = ()) -> None:
        self._patterns = tuple(patterns)
        self._walker = Walker(self._patterns)
        count = len(self._patterns)
        most = min(ROWS, max((len(pattern.required) for pattern in self._patterns), default=0))
        self._first: dict[str, int] = {}
        self._free: dict[str, int] = {}
        self._second: dict[str, int] = {}
        self._needs: dict[str, int] = {}
        self.shifts = tuple(count * row for row in range(1, most))
        self.all = (1 << count) - 1
        self.closed = self.all & ~sum(1 << number for number in set(open_only))
        """Patterns that may occur in a sentence with a stop behind it."""
        self.anywhere = self.all
        """Patterns that may begin inside a clause."""
        self.nothing_needed = 0
        """Row after row (the first needs of all patterns, the second needs, ...): the needs that do not exist."""
        for number, pattern in enumerate(self._patterns):
            bit = 1 << number
            _add(self._first, pattern.first - pattern.free, bit)
            _add(self._free, pattern.free, bit)
            _add(self._second, pattern.second, bit)
            if pattern.at_start:
                self.anywhere ^= bit
            for row in range(max(most, 1)):
                if row < len(pattern.required):
                    _add(self._needs, pattern.required[row], bit << count * row)
                else:
                    self.nothing_needed |= bit << count * row
        self._alphabet = frozenset(symbol for pattern in self._patterns for row in pattern.edges for symbols, _ in row for symbol in symbols)
        self.known: dict[frozenset[str], WordBits] = {}
        """What ``bits`` has told before."""
        self.bit = tuple(1 << number for number in range(count))
        self._alike: dict[frozenset[str], WordBits] = {}

    def bits(self, symbols: frozenset[str]) -> WordBits:
        """Of a word with these symbols: the patterns it can begin if the next word suits, those it can begin whatever
        follows, those it can be second in, the needs it meets, and those of its symbols that some pattern asks for. Words that
        no pattern tells apart are worked out once.
        """
        if symbols in self.known:
            return self.known[symbols]
        told = symbols & self._alphabet
        found = self._alike.get(told)
        if found is None:
            found = self._alike[told] = self._work_out(told)
        if len(self.known) >= _WORDS_KEPT:
            self.known.clear()
        self.known[symbols] = found
        return found

    def _work_out(self, symbols: frozenset[str]) -> WordBits:
        first = free = second = needs = 0
        for symbol in symbols:
            first |= self._first.get(symbol, 0)
            free |= self._free.get(symbol, 0)
            second |= self._second.get(symbol, 0)
            needs |= self._needs.get(symbol, 0)
        if len(self._alike) >= _WORDS_KEPT:
            self._alike.clear()
        return first, free, second, needs, symbols

    def places(self, number: int, sentence: Sentence, begins: Sequence[int], symbols: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
        """Where pattern ``number`` matches, leftmost and longest first, without overlap.

        ``begins``: where it may begin; ``symbols``: of each word, those that ``bits`` gives.
        """
        pattern = self._patterns[number]
        size = 0 if pattern.at_end else pattern.told_at_once
        if size == 1:
            return [(start, start + 1) for start in begins]
        places: list[tuple[int, int]] = []
        ends = sentence.ends if pattern.at_end else None
        last = 0
        longest_from = self._walker.longest_from
        for start in begins:
            if start >= last:
                end = start + size if size else longest_from(number, symbols, start, ends)
                if end > 0:
                    places.append((start, end))
                    last = end
        return places


class Places:
    """Where patterns occur in one sentence, leftmost and longest first; each is walked through when it is asked for."""

    __slots__ = ("_begins", "_found", "_matcher", "_sentence", "_symbols")

    def __init__(self, matcher: Matcher, sentence: Sentence) -> None:
        self._matcher = matcher
        self._sentence = sentence
        known = matcher.known
        bits = [known[symbols] if symbols in known else matcher.bits(symbols) for symbols in sentence.symbols]
        self._symbols = [of_word[4] for of_word in bits]
        begins: dict[int, list[int]] = {}
        bit = matcher.bit
        for place, here in enumerate(_possible(matcher, sentence, bits)):
            while here:
                number = here.bit_length() - 1
                here ^= bit[number]
                if number in begins:
                    begins[number].append(place)
                else:
                    begins[number] = [place]
        self._begins = begins
        """Of each pattern that may occur and was not walked through yet, where it may begin."""
        self._found: dict[int, list[tuple[int, int]]] = {}

    def __contains__(self, number: int) -> bool:
        return bool(self.get(number))

    def occurring(self, numbers: frozenset[int]) -> list[int]:
        """Those of ``numbers`` that occur, in any order."""
        # Not "keys & numbers", which for a frozen set looks at each of the numbers, and there are hundreds.
        here = list(numbers.intersection(self._found)) if self._found else []
        for number in numbers.intersection(self._begins):
            if self.get(number):
                here.append(number)
        return here

    def any_of(self, numbers: Iterable[int]) -> bool:
        """Whether one of these patterns occurs."""
        if not self._found.keys().isdisjoint(numbers):
            return True
        begins = self._begins
        if not begins.keys().isdisjoint(numbers):
            for number in numbers:
                if number in begins and self.get(number):
                    return True
        return False

    def among(self, numbers: Iterable[int]) -> Iterable[int]:
        """Those of ``numbers``, in their order, that occur or may still prove to."""
        found, begins = self._found, self._begins
        return [number for number in numbers if number in found or number in begins]

    def get(self, number: int, default: Sequence[tuple[int, int]] = ()) -> Sequence[tuple[int, int]]:
        """The places of pattern ``number``; ``default`` when it does not occur."""
        begins = self._begins.pop(number, None)
        if begins is None:
            return self._found.get(number, default)
        places = self._matcher.places(number, self._sentence, begins, self._symbols)
        if places:
            self._found[number] = places
        return places or default


def _possible(matcher: Matcher, sentence: Sentence, bits: Sequence[WordBits]) -> list[int]:
    """For each word the patterns that may begin there, as bits: every need is met somewhere, and two words on end suit."""
    needs = matcher.nothing_needed
    for _, _, _, met, _ in bits:
        needs |= met
    possible = needs & (matcher.closed if sentence.stop else matcher.all)
    for shift in matcher.shifts:
        possible &= needs >> shift
    inside = possible & matcher.anywhere
    begin = [(first & second | free) & inside for (first, free, _, _, _), (_, _, second, _, _) in pairwise(bits)]
    begin.append(bits[-1][1] & inside)
    if inside != possible:  # patterns with ^
        for clause in sentence.clauses:
            for place in (clause.start,) if clause.head == clause.start else (clause.start, clause.head):
                if place < len(bits):
                    first, free, _, _, _ = bits[place]
                    begin[place] = (first & bits[place + 1][2] | free if place + 1 < len(bits) else free) & possible
    return begin


def _add(table: dict[str, int], symbols: Iterable[str], bit: int) -> None:
    for symbol in symbols:
        table[symbol] = table.get(symbol, 0) | bit
