"""Who sits with whom: a local search that starts greedy and then swaps two people of different tables, round by round.

This is the "social golfer" problem: as few pairs as possible meet again. A swap that costs least is taken even when it
makes things worse, and may not be undone for a while (tabu search), so that the search does not stay in the first hollow
it finds. The work is counted in swaps looked at, never in time: the same seed gives the same division on any machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

REPEAT: Final = 1_000
"""What it costs that two people meet again; the second time a little more, so that repeats are shared."""
REPEAT_MORE: Final = 200
SAMPLE: Final = 40
"""In a great group only so many are looked at for one place of the first, greedy seating."""
_TOP: Final = 1 << 64


@dataclass(frozen=True, slots=True)
class Free:
    """A round that is to be filled: ``sizes`` of the tables, ``people`` (numbers) who sit there, ``program`` who have it."""

    sizes: tuple[int, ...]
    people: tuple[int, ...]
    program: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Seating:
    """The tables of each free round (the one with the program last), and what it costs: repeats first."""

    tables: tuple[tuple[tuple[int, ...], ...], ...]
    cost: int


class Search:
    """One search. ``met``: how often each two met in rounds that stand. ``apart`` and ``alike``: what it costs to seat two
    together, for a wish and for what they have in common. ``bound``: fewer repeat meetings there cannot be.
    """

    def __init__(self, count: int, rounds: Sequence[Free], met: Sequence[int], apart: Sequence[int], alike: Sequence[int],
                 numbers: Iterator[int], bound: int = 0) -> None:
        self._n = count
        self._rounds = rounds
        self._met = list(met)
        self._dislike = list(apart)
        self._alike = alike
        self._next = numbers
        self._bound = bound * REPEAT
        most = max(self._met, default=0) + len(rounds) + 2
        self._price = [0, *(REPEAT + REPEAT_MORE * again for again in range(most))]
        self._cost = 0
        self._tables: list[list[list[int]]] = []
        self._place: list[list[int]] = []

    def run(self, budget: int) -> Seating:
        """Seat everybody, then look at about ``budget`` swaps: first for repeats and wishes alone, then for mixing too.

        Mixing from the start would keep the search busy with what matters less.
        """
        for free in self._rounds:
            self._cost += self._seat_together(free.program)
        for free in self._rounds:
            self._fill(free)
        self._improve(budget * 2 // 3, self._bound)
        self._dislike = [wish + common for wish, common in zip(self._dislike, self._alike, strict=True)]
        self._cost += sum(self._alike[one * self._n + other] for tables, free in zip(self._tables, self._rounds, strict=True)
                          for table in (*tables, free.program) for one in table for other in table if one < other)
        self._improve(budget // 3)
        return Seating(tuple(
            (*(tuple(table) for table in tables), *((free.program,) if free.program else ()))
            for tables, free in zip(self._tables, self._rounds, strict=True)), self._cost)

    def _improve(self, budget: int, enough: int = 0) -> None:
        """Swap until ``budget`` swaps have been looked at or the cost is ``enough``; end with the best that was met."""
        best, kept = self._cost, self._copy()
        forbidden: dict[tuple[int, int, int], int] = {}
        looked = step = 0
        while looked < budget and best > enough:
            troubled = self._troubled()
            if not troubled:
                break
            self._shuffle(troubled)
            for number, one in troubled[:max(4, len(troubled) // 3)]:
                step += 1
                swap, delta, seen = self._best_swap(number, one, forbidden, step, best)
                looked += seen + 3
                if swap < 0:
                    continue
                self._swap(number, one, swap)
                self._cost += delta
                forbidden[number, min(one, swap), max(one, swap)] = step + 5 + next(self._next) % 10
                if self._cost < best:
                    best, kept = self._cost, self._copy()
                if looked >= budget:
                    break
        self._go_back(kept, best)

    def _go_back(self, kept: list[list[list[int]]], cost: int) -> None:
        """To the seating ``kept``, which costs ``cost``."""
        for times, rounds in ((-1, self._tables), (1, kept)):
            for tables in rounds:
                for table in tables:
                    for place, one in enumerate(table):
                        for other in table[place + 1:]:
                            self._count(one, other, times)
        self._tables, self._cost = kept, cost
        for place_of, tables in zip(self._place, kept, strict=True):
            for at, table in enumerate(tables):
                for one in table:
                    place_of[one] = at

    # The first seating

    def _fill(self, free: Free) -> None:
        away = set(free.program)
        rest = [one for one in free.people if one not in away]
        self._shuffle(rest)
        tables: list[list[int]] = []
        place = [-1] * self._n
        for size in free.sizes:
            table = [rest.pop()]
            while len(table) < size:
                table.append(rest.pop(min(range(max(0, len(rest) - SAMPLE), len(rest)),
                                          key=lambda at: sum(self._pair(rest[at], other) for other in table))))
            self._cost += self._seat_together(table)
            for one in table:
                place[one] = len(tables)
            tables.append(table)
        self._tables.append(tables)
        self._place.append(place)

    def _pair(self, one: int, other: int) -> int:
        at = one * self._n + other
        return self._price[self._met[at]] + self._dislike[at]

    def _seat_together(self, table: Sequence[int]) -> int:
        cost = 0
        for place, one in enumerate(table):
            for other in table[place + 1:]:
                cost += self._pair(one, other)
                self._count(one, other, 1)
        return cost

    def _count(self, one: int, other: int, times: int) -> None:
        self._met[one * self._n + other] += times
        self._met[other * self._n + one] += times

    # Better and better

    def _troubled(self) -> list[tuple[int, int]]:
        """Round and person for everybody who sits with someone at a cost."""
        n, met, dislike = self._n, self._met, self._dislike
        return [(number, one) for number, tables in enumerate(self._tables) if len(tables) > 1
                for table in tables for one in table
                if any(other != one and (met[one * n + other] > 1 or dislike[one * n + other]) for other in table)]

    def _best_swap(self, number: int, one: int, forbidden: dict[tuple[int, int, int], int], step: int,
                   best: int) -> tuple[int, int, int]:
        """Whom ``one`` had best change places with (-1: nobody), what that does to the cost, and how many were looked at."""
        n, met, dislike, price = self._n, self._met, self._dislike, self._price
        tables, mine = self._tables[number], self._place[number][one]
        left = [other for other in tables[mine] if other != one]
        row = one * n
        now = sum(price[met[row + other] - 1] + dislike[row + other] for other in left)
        least, found, looked, ties = _TOP, -1, 0, 0
        for at, table in enumerate(tables):
            if at == mine:
                continue
            for other in table:
                looked += 1
                base = other * n
                change = -now
                for stays in left:
                    change += price[met[base + stays]] + dislike[base + stays]
                for stays in table:
                    if stays != other:
                        change += (price[met[row + stays]] + dislike[row + stays]
                                   - price[met[base + stays] - 1] - dislike[base + stays])
                if change > least:
                    continue
                if change == least:
                    ties += 1
                    if next(self._next) % (ties + 1):
                        continue
                if forbidden.get((number, min(one, other), max(one, other)), 0) > step and self._cost + change >= best:
                    continue
                if change < least:
                    ties = 0
                least, found = change, other
        return found, least, looked

    def _swap(self, number: int, one: int, other: int) -> None:
        tables, place = self._tables[number], self._place[number]
        mine, theirs = place[one], place[other]
        for stays in tables[mine]:
            if stays != one:
                self._count(one, stays, -1)
                self._count(other, stays, 1)
        for stays in tables[theirs]:
            if stays != other:
                self._count(other, stays, -1)
                self._count(one, stays, 1)
        tables[mine][tables[mine].index(one)] = other
        tables[theirs][tables[theirs].index(other)] = one
        place[one], place[other] = theirs, mine

    # Small things

    def _copy(self) -> list[list[list[int]]]:
        return [[list(table) for table in tables] for tables in self._tables]

    def _shuffle(self, things: list[int] | list[tuple[int, int]]) -> None:
        for at in range(len(things) - 1, 0, -1):
            other = next(self._next) % (at + 1)
            things[at], things[other] = things[other], things[at]  # type: ignore[assignment]
