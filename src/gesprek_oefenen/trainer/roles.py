"""Who plays which role at his table, so that over the rounds everybody plays each role about as often as everybody else.

First greedy, round by round, so that it is also fair when the last rounds are never held. Then what is not yet even is
made even with chains: someone who supported too often changes roles with a table mate, who changes elsewhere with a third
one, until someone is reached who supported too seldom. In between nothing changes for anybody. (For tables of three
people such chains always lead to roles that are even within one: a bipartite graph has an even colouring, de Werra 1971.)
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import permutations, product
from typing import Final, NamedTuple

from gesprek_oefenen.trainer.division import ROLES, Role

Counts = list[dict[Role, float]]
"""For each person how much more often than his share he has had each role (his share: what all of them get on average)."""

PASSES: Final = 6
_EVEN: Final = 1e-9


Tables = tuple[Sequence[Sequence[int]], Sequence[Sequence[Role]]]
"""The tables of a round (people as numbers) and the roles that are to be played at each."""
Given = list[list[list[Role]]]
"""The role of each seat of each table of each round."""


class Step(NamedTuple):
    """Whoever plays the one role could change with ``other``: the seats ``here`` and ``there`` of table ``at`` in a round."""

    other: int
    number: int
    at: int
    here: int
    there: int


def assign(rounds: Sequence[Tables], surplus: Sequence[dict[Role, float]]) -> Given:
    """The role of each seat of each table of each round.

    Args:
        rounds: the rounds that are to be filled.
        surplus: for each person and role what the rounds that stand left him with, more or less than his share.
    """
    have: Counts = [dict(one) for one in surplus]
    given = [_greedy(tables, roles, have) for tables, roles in rounds]
    for _ in range(PASSES):
        moved = False
        for much, little in permutations(ROLES, 2):
            moved |= _even_out(rounds, given, have, much, little)
        if not moved:
            break
    return given


def shares(tables: Sequence[Sequence[int]], roles: Sequence[Sequence[Role]]) -> dict[Role, float]:
    """How much of each role one person has in a round on average."""
    people = sum(len(table) for table in tables)
    return {role: sum(row.count(role) for row in roles) / people for role in ROLES} if people else dict.fromkeys(ROLES, 0.0)


def _greedy(tables: Sequence[Sequence[int]], roles: Sequence[Sequence[Role]], have: Counts) -> list[list[Role]]:
    """Give each table the order of its roles that leaves its people most even; takes the round into ``have``."""
    share = shares(tables, roles)
    given = []
    for table, row in zip(tables, roles, strict=True):
        # what the sum of squares gains depends on the order by this alone
        best = min(sorted(set(permutations(row))), key=lambda order: round(
            sum(have[one][role] for one, role in zip(table, order, strict=True)), 6))
        given.append(list(best))
    for table, order in zip(tables, given, strict=True):
        for one, role in zip(table, order, strict=True):
            for other in ROLES:
                have[one][other] -= share[other]
            have[one][role] += 1
    return given


def _even_out(rounds: Sequence[Tables], given: Given, have: Counts, much: Role, little: Role) -> bool:
    """Take ``much`` from those who have too much of it and give them ``little``, along chains of table mates."""
    moved = False
    steps = _steps(rounds, given, much, little)
    for start in sorted(range(len(have)), key=lambda one: have[one][little] - have[one][much]):
        lacking = max(one[little] - one[much] for one in have)
        while have[start][much] - have[start][little] + lacking > 2 + _EVEN and _chain(steps, given, have, start, much, little):
            steps, moved = _steps(rounds, given, much, little), True
    return moved


def _steps(rounds: Sequence[Tables], given: Given, much: Role, little: Role) -> dict[int, list[Step]]:
    """From each person who plays ``much`` to each table mate who plays ``little``: they could change."""
    steps: dict[int, list[Step]] = {}
    for number, (tables, _) in enumerate(rounds):
        for at, (table, order) in enumerate(zip(tables, given[number], strict=True)):
            if much in order and little in order:
                for here, there in product(range(len(order)), repeat=2):
                    if order[here] is much and order[there] is little:
                        steps.setdefault(table[here], []).append(Step(table[there], number, at, here, there))
    return steps


def _chain(steps: dict[int, list[Step]], given: Given, have: Counts, start: int, much: Role, little: Role) -> bool:
    """Carry out the best chain from ``start`` that makes things more even; ``False`` when there is none."""
    came: dict[int, tuple[int, Step] | None] = {start: None}
    waiting = deque([start])
    best, gain = -1, _EVEN
    own = have[start][much] - have[start][little] - 1
    while waiting:
        one = waiting.popleft()
        for step in steps.get(one, ()):
            if step.other in came:
                continue
            came[step.other] = (one, step)
            waiting.append(step.other)
            # half of what the sum of squares loses at both ends of the chain
            better = own + have[step.other][little] - have[step.other][much] - 1
            if better > gain + _EVEN:
                best, gain = step.other, better
    if best < 0:
        return False
    for one, less, more in ((start, much, little), (best, little, much)):
        have[one][less] -= 1
        have[one][more] += 1
    at_hand = best
    while (reached := came[at_hand]) is not None:
        at_hand, step = reached
        given[step.number][step.at][step.here], given[step.number][step.at][step.there] = little, much
    return True
