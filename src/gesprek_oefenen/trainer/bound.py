"""How few repeat meetings any division could have: what the quality of a division is held against."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from heapq import heapify, heapreplace
from itertools import pairwise, product

Table = Sequence[str]
"""The people at one table (the program is nobody)."""


def repeat_meetings(rounds: Sequence[Sequence[Table]]) -> int:
    """How often two people sit together who did so before: two who meet three times count two."""
    met: dict[tuple[str, str], int] = {}
    for tables in rounds:
        for table in tables:
            for place, one in enumerate(table):
                for other in table[place + 1:]:
                    pair = (one, other) if one < other else (other, one)
                    met[pair] = met.get(pair, 0) + 1
    return sum(times - 1 for times in met.values())


def lower_bound(rounds: Sequence[Sequence[Table]]) -> int:
    """A number of repeat meetings that no division with these people at tables of these sizes can stay under.

    The greater of two bounds, each true whatever the roles, the wishes and the order:

    * *Counting.* Who sits at a table of ``s`` meets ``s - 1`` people. Over the rounds someone has ``d`` meetings and only
      ``a`` others to meet, so at least ``d - a`` of them are repeats; every repeat is counted by two people. Seats at
      smaller tables (those with the program) lower ``d``; the bound hands them out in the way that saves most, which is
      one at a time to whoever has most to gain (the sum is convex, so that way is best).
    * *Pigeonholes.* When a round has few tables, the three people at a table of the next round cannot all come from
      different ones. For each two rounds in a row the fewest forced repeats are computed exactly; a repeat is counted in
      the round where it happens, so the rounds add up.

    It is a bound and not always reached: with 12 people in 5 rounds counting allows 0, while it is known that such a
    division does not exist.
    """
    return max(_by_counting(rounds), sum(_forced(earlier, later) for earlier, later in pairwise(rounds)))


def _by_counting(rounds: Sequence[Sequence[Table]]) -> int:
    others: dict[str, set[str]] = {}
    attended: dict[str, int] = {}
    seats: list[int] = []
    for tables in rounds:
        here = {name for table in tables for name in table}
        for name in here:
            others.setdefault(name, set()).update(here)
            attended[name] = attended.get(name, 0) + 1
        seats.extend(len(table) - 1 for table in tables for _ in table)
    if not seats:
        return 0
    room = {name: len(met) - 1 for name, met in others.items()}
    low, high = min(seats), max(seats)
    if any(seat not in (low, high) for seat in seats) or low == high:
        if low != high:
            return max(0, -(-(sum(seats) - sum(room.values())) // 2))
        return -(-sum(max(0, attended[name] * low - room[name]) for name in room) // 2)
    return -(-_cheapest(attended, room, low, high, seats.count(high)) // 2)


def _cheapest(attended: dict[str, int], room: dict[str, int], low: int, high: int, large: int) -> int:
    """The least excess when everybody sits at small tables but for ``large`` seats, given to whom they cost least."""
    step = high - low
    total = sum(max(0, attended[name] * low - room[name]) for name in room)

    def cost(name: str, given: int) -> int:
        now = attended[name] * low + given * step - room[name]
        return max(0, now + step) - max(0, now)

    waiting = [(cost(name, 0), 0, name) for name in room]
    heapify(waiting)
    full = (1 << 60)
    for _ in range(large):
        price, given, name = waiting[0]
        if price >= full:
            break
        total += price
        given += 1
        heapreplace(waiting, (cost(name, given) if given < attended[name] else full, given, name))
    return total


def _forced(earlier: Sequence[Table], later: Sequence[Table]) -> int:
    """The fewest repeats a round with tables of these sizes can have after one with those sizes."""
    if len(earlier) > 3:
        return 0
    before = {name for table in earlier for name in table}
    new = sum(1 for table in later for name in table if name not in before)
    return _spread(tuple(sorted(len(t) for t in earlier)), tuple(sorted((len(t) for t in later), reverse=True)), new)


@lru_cache(maxsize=4096)
def _spread(sources: tuple[int, ...], tables: tuple[int, ...], new: int) -> int:
    """Fill ``tables`` from ``sources`` (people of one earlier table) and ``new`` people, with the fewest pairs from one source."""
    if not tables:
        return 0
    best = 1 << 30
    for taken in product(*(range(min(source, tables[0]) + 1) for source in sources)):
        fresh = tables[0] - sum(taken)
        if 0 <= fresh <= new:
            here = sum(t * (t - 1) // 2 for t in taken)
            if here < best:
                rest = tuple(sorted(s - t for s, t in zip(sources, taken, strict=True)))
                best = min(best, here + _spread(rest, tables[1:], new - fresh))
    return best
