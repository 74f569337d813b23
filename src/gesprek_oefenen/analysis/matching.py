"""Finding the patterns of all rules in a sentence at once: sets of patterns are bits of one whole number.

A sentence meets some thousand patterns and holds a handful. So each symbol knows, as bits, which patterns can begin with
it, which can have it second and which of their needs it meets; or-ing those of the words leaves the few patterns with
the places where they can begin, and only these are walked through word by word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gesprek_oefenen.analysis.clauses import Sentence
from gesprek_oefenen.analysis.patterns import Pattern
from gesprek_oefenen.analysis.walking import Walker

WordBits = tuple[int, int, int, frozenset[str]]
ROWS = 3
"""Of so many needs of a pattern, the rarest ones, it is looked at once whether they are met."""
_WORDS_KEPT = 4096
"""Of so many different sets of symbols the bits are remembered."""


class Matcher:
    """All patterns; those in ``sought`` are looked for in every sentence, the others when asked for; those in ``open_only``
    never in a sentence that a stop closes. Never changes."""

    def __init__(self, patterns: Sequence[Pattern], sought: Iterable[int] | None = None, open_only: Iterable[int] = ()) -> None:
        self._patterns = tuple(patterns)
        self._walker = Walker(self._patterns)
        count = len(self._patterns)
        self.sought = frozenset(range(count) if sought is None else sought)
        most = min(ROWS, max((len(pattern.required) for pattern in self._patterns), default=0))
        self._first: dict[str, int] = {}
        self._second: dict[str, int] = {}
        self._needs: dict[str, int] = {}
        self.shifts = tuple(count * row for row in range(1, most))
        self.all = (1 << count) - 1
        self.at_once = sum(1 << number for number in self.sought)
        self.closed = self.all & ~sum(1 << number for number in set(open_only))
        """Patterns that may occur in a sentence with a stop behind it."""
        self.any_second = 0
        """Patterns that put nothing to the second word."""
        self.anywhere = self.all
        """Patterns that may begin inside a clause."""
        self.nothing_needed = 0
        """Row after row (the first needs of all patterns, the second needs, ...): the needs that do not exist."""
        for number, pattern in enumerate(self._patterns):
            bit = 1 << number
            _add(self._first, pattern.first, bit)
            if pattern.second is None:
                self.any_second |= bit
            else:
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
        """Of a word with these symbols: the patterns it can begin, those it can be second in, the needs it meets, and those
        of its symbols that some pattern asks for. Words that no pattern tells apart are worked out once.
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
        first, second, needs = 0, self.any_second, 0
        for symbol in symbols:
            first |= self._first.get(symbol, 0)
            second |= self._second.get(symbol, 0)
            needs |= self._needs.get(symbol, 0)
        if len(self._alike) >= _WORDS_KEPT:
            self._alike.clear()
        return first, second, needs, symbols

    def places(self, number: int, sentence: Sentence, begins: Sequence[int], symbols: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
        """Where pattern ``number`` matches, leftmost and longest first, without overlap.

        ``begins``: where it may begin; ``symbols``: of each word, those that ``bits`` gives.
        """
        pattern = self._patterns[number]
        if pattern.single and not pattern.at_end:
            return [(start, start + 1) for start in begins]
        places: list[tuple[int, int]] = []
        ends = sentence.ends if pattern.at_end else None
        last = 0
        longest_from = self._walker.longest_from
        for start in begins:
            if start >= last:
                end = longest_from(number, symbols, start, ends)
                if end > 0:
                    places.append((start, end))
                    last = end
        return places


class Places:
    """Where patterns occur in one sentence, leftmost and longest first; rare ones are looked for when asked for.

    Iterating gives the numbers of the patterns that occur among those the matcher was told to look for at once.
    """

    __slots__ = ("_begin", "_found", "_matcher", "_sentence", "_sought", "_symbols", "_waiting")

    def __init__(self, matcher: Matcher, sentence: Sentence) -> None:
        self._matcher = matcher
        self._sentence = sentence
        known = matcher.known
        bits = [known[symbols] if symbols in known else matcher.bits(symbols) for symbols in sentence.symbols]
        self._symbols = told = [of_word[3] for of_word in bits]
        begin = _possible(matcher, sentence, bits)
        now: dict[int, list[int]] = defaultdict(list)
        at_once, bit = matcher.at_once, matcher.bit
        waiting = 0
        for place, here in enumerate(begin):
            if here:
                waiting |= here
                here &= at_once
                while here:
                    number = here.bit_length() - 1
                    here ^= bit[number]
                    now[number].append(place)
        found: dict[int, list[tuple[int, int]]] = {}
        for number, begins in now.items():
            places = matcher.places(number, sentence, begins, told)
            if places:
                found[number] = places
        self._begin = begin
        """For each word the patterns that may begin with it, as bits."""
        self._sought = tuple(found)
        self._found = found
        self._waiting = waiting & ~at_once
        """Patterns not looked for yet that may occur, as bits."""

    def __iter__(self) -> Iterator[int]:
        return iter(self._sought)

    def __contains__(self, number: int) -> bool:
        return bool(self.get(number))

    def any_of(self, numbers: Iterable[int]) -> bool:
        """Whether one of these patterns occurs."""
        if not self._found.keys().isdisjoint(numbers):
            return True
        waiting = self._waiting
        if waiting:
            bit = self._matcher.bit
            for number in numbers:
                if waiting & bit[number] and self.get(number):
                    return True
        return False

    def any_sought(self, numbers: frozenset[int]) -> bool:
        """As ``any_of``, for patterns that are all looked for at once."""
        return not numbers.isdisjoint(self._sought)

    def among(self, numbers: Iterable[int]) -> Iterable[int]:
        """Those of ``numbers``, in their order, that occur or may still prove to."""
        found, waiting, bit = self._found, self._waiting, self._matcher.bit
        return [number for number in numbers if number in found or waiting & bit[number]]

    def get(self, number: int, default: Sequence[tuple[int, int]] = ()) -> Sequence[tuple[int, int]]:
        """The places of pattern ``number``; ``default`` when it does not occur."""
        places = self._found.get(number)
        if places is not None:
            return places
        bit = self._matcher.bit[number]
        if not self._waiting & bit:
            return default
        self._waiting ^= bit
        begins = [place for place, here in enumerate(self._begin) if here & bit]
        places = self._matcher.places(number, self._sentence, begins, self._symbols)
        if places:
            self._found[number] = places
        return places or default


def _possible(matcher: Matcher, sentence: Sentence, bits: Sequence[WordBits]) -> list[int]:
    """For each word the patterns that may begin there, as bits: every need is met somewhere, and two words on end suit."""
    needs = matcher.nothing_needed
    for _, _, met, _ in bits:
        needs |= met
    possible = needs & (matcher.closed if sentence.stop else matcher.all)
    for shift in matcher.shifts:
        possible &= needs >> shift
    inside = possible & matcher.anywhere
    begin = [first & second & inside for (first, _, _, _), (_, second, _, _) in pairwise(bits)]
    begin.append(bits[-1][0] & matcher.any_second & inside)
    if inside != possible:  # patterns with ^
        for place in sentence.starts:
            if place < len(bits):
                begin[place] = bits[place][0] & (bits[place + 1][1] if place + 1 < len(bits) else matcher.any_second) & possible
    return begin


def _add(table: dict[str, int], symbols: Iterable[str], bit: int) -> None:
    for symbol in symbols:
        table[symbol] = table.get(symbol, 0) | bit
