"""Dividing a group over rounds: who has the program, who sits with whom, who plays which role. Pure: same request, same division.

First it is settled who has the program in each round (a queue: nobody twice before everybody had it once), then who sits
with whom (``seating``), then the roles at each table (``roles``). A few tries, of which the best stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final

from gesprek_oefenen.model.errors import InputError
from gesprek_oefenen.persona.draw import Draw
from gesprek_oefenen.trainer.bound import lower_bound
from gesprek_oefenen.trainer.division import ROLES, Division, Group, Request, Role, Round, table_roles, table_sizes
from gesprek_oefenen.trainer.people import MOST_PEOPLE, MOST_ROUNDS, PROGRAM, Background, same
from gesprek_oefenen.trainer.roles import assign, shares
from gesprek_oefenen.trainer.seating import REPEAT, Free, Search

TRIES: Final = 3
BUDGET: Final = ((15, 70_000), (60, 220_000), (MOST_PEOPLE, 100_000))
"""Up to so many people: how many swaps are looked at in one try."""

APART: Final = 1_000_000
"""What it costs to seat two together who should not."""
SAME_LACK: Final = 3_000
"""What it costs, when few rounds are left, to seat two together who lack the same role: they cannot both have it, and even
roles go before repeat meetings."""
FEW_ROUNDS: Final = 3
SAME_BACKGROUND: Final = 2
SAME_ORGANISATION: Final = 3
"""Small against a repeat meeting: mixing decides between divisions in which pairs meet again equally often."""


def divide(request: Request, kept: Mapping[int, Round] | None = None, held: int = 0) -> Division:
    """The best division found for ``request``.

    Args:
        request: who, how many rounds, what they would rather.
        kept: rounds by number (from 1) that stand; the others are made so that they go well with these.
        held: how many rounds have been held.

    Raises:
        InputError: there is nobody, or more than the program takes.
    """
    stands = dict(kept or {})
    _check(request, stands)
    free = [number for number in range(1, request.rounds + 1) if number not in stands]
    if not free:
        return Division(request, tuple(stands[number] for number in range(1, request.rounds + 1)), held)
    task = _Task(request, stands, free)
    best: tuple[tuple[float, int], dict[int, Round]] | None = None
    for number in range(TRIES if len(request.participants) > 3 else 1):
        made = task.attempt(number)
        if best is None or made[0] < best[0]:
            best = made
    assert best is not None
    rounds = {**stands, **best[1]}
    return Division(request, tuple(rounds[number] for number in range(1, request.rounds + 1)), held)


def _check(request: Request, stands: Mapping[int, Round]) -> None:
    if not request.participants:
        raise InputError("Er staat nog niemand in de lijst. Zet er de namen van de deelnemers in.")
    if len(request.participants) > MOST_PEOPLE:
        raise InputError(f"Dat zijn {len(request.participants)} mensen; meer dan {MOST_PEOPLE} kan ik niet indelen. "
                         "Maak er een paar groepen van en deel die apart in.")
    if not 1 <= request.rounds <= MOST_ROUNDS:
        raise InputError(f"Het aantal rondes moet van 1 tot en met {MOST_ROUNDS} zijn.")
    for number in range(1, request.rounds + 1):
        if number not in stands and not request.present(number):
            raise InputError(f"In ronde {number} is er niemand. Haal iemand van de lijst met afwezigen, of maak minder rondes.")


class _Task:
    """One request with people as numbers."""

    def __init__(self, request: Request, stands: Mapping[int, Round], free: Sequence[int]) -> None:
        self._request = request
        self._free = free
        self._names = [one.name for one in request.participants]
        self._number = {name: at for at, name in enumerate(self._names)}
        self._n = len(self._names)
        self._met = [0] * (self._n * self._n)
        self._program = [0] * self._n
        self._surplus: list[dict[Role, float]] = [dict.fromkeys(ROLES, 0.0) for _ in self._names]
        for one in stands.values():
            self._take_in(one)
        self._few_left = bool(stands) and len(free) < FEW_ROUNDS
        self._apart, self._alike = self._costs()
        self._here = {number: [self._number[name] for name in request.present(number)] for number in free}

    def _take_in(self, kept: Round) -> None:
        """Count what a round that stands did. People who are gone for good are no longer in the list."""
        tables = [[(self._number[name], role) for name, role in group.seats() if name in self._number] for group in kept.groups]
        share = shares([[one for one, _ in table] for table in tables], [[role for _, role in table] for table in tables])
        for group, table in zip(kept.groups, tables, strict=True):
            for one, role in table:
                self._program[one] += group.with_program
                for other in ROLES:
                    self._surplus[one][other] -= share[other]
                self._surplus[one][role] += 1
                for mate, _ in table:
                    if mate != one:
                        self._met[one * self._n + mate] += 1

    def _costs(self) -> tuple[list[int], list[int]]:
        """For each two what it costs to seat them together: because of a wish, and because of what they have in common."""
        apart, alike = [0] * (self._n * self._n), [0] * (self._n * self._n)
        people = self._request.participants
        organisations = [same(one.organisation) for one in people]
        for one in range(self._n):
            for other in range(one):
                cost = 0
                if people[one].background is people[other].background is not Background.UNKNOWN:
                    cost += SAME_BACKGROUND
                if organisations[one] and organisations[one] == organisations[other]:
                    cost += SAME_ORGANISATION
                alike[one * self._n + other] = alike[other * self._n + one] = cost
        lacking = [self._lacks(one) for one in range(self._n)] if self._few_left else ()
        for one in range(len(lacking)):
            for other in range(one):
                if lacking[one] and lacking[one] == lacking[other]:
                    apart[one * self._n + other] = apart[other * self._n + one] = SAME_LACK
        for first, second in self._request.wishes.apart:
            if first in self._number and second in self._number:
                one, other = self._number[first], self._number[second]
                apart[one * self._n + other] = apart[other * self._n + one] = APART
        return apart, alike

    def _bound(self, spaces: Sequence[Free]) -> int:
        """Fewer repeats than this there cannot be; 0 where rounds stand, because those count too."""
        if len(self._free) < self._request.rounds:
            return 0
        rounds = []
        for space in spaces:
            rest = iter([self._names[one] for one in space.people if one not in space.program])
            rounds.append([tuple(islice(rest, size)) for size in space.sizes] + [tuple(self._names[one] for one in space.program)])
        return lower_bound(rounds)

    def _lacks(self, one: int) -> Role | None:
        """The one role that he had least of all, if there is one such."""
        first, second = sorted(ROLES, key=lambda role: self._surplus[one][role])[:2]
        return first if self._surplus[one][second] - self._surplus[one][first] > 1e-9 else None

    def attempt(self, number: int) -> tuple[tuple[float, int], dict[int, Round]]:
        """One try: how uneven the roles are and what the seating costs, and the rounds."""
        draw = Draw(self._request.seed, number)
        spaces = self._queue(draw)
        budget = next(much for most, much in BUDGET if self._n <= most)
        seating = Search(self._n, spaces, self._met, self._apart, self._alike, draw.stream("indeling"), self._bound(spaces)).run(budget)
        rounds = []
        for tables, space in zip(seating.tables, spaces, strict=True):
            rounds.append((tables, [table_roles(len(table), bool(space.program) and at == len(tables) - 1)
                                    for at, table in enumerate(tables)]))
        roles = assign(rounds, self._surplus)
        made = {}
        for which, (tables, _), given, space in zip(self._free, rounds, roles, spaces, strict=True):
            made[which] = Round(tuple(self._group(table, order, bool(space.program) and at == len(tables) - 1)
                                      for at, (table, order) in enumerate(zip(tables, given, strict=True))))
        return (self._unevenness(rounds, roles), seating.cost), made

    def _group(self, table: Sequence[int], order: Sequence[Role], program: bool) -> Group:
        by_role: dict[Role, list[str]] = {role: [] for role in ROLES}
        for one, role in zip(table, order, strict=True):
            by_role[role].append(self._names[one])
        observers = [*by_role[Role.OBSERVER], None, None]
        return Group(PROGRAM if program else by_role[Role.PERSON][0], by_role[Role.SUPPORTER][0], observers[0], observers[1])

    def _queue(self, draw: Draw) -> list[Free]:
        """Who has the program in each free round: whoever had it least, and of those who would rather not as few as can be."""
        had = list(self._program)
        rather_not = {self._number[name] for name in self._request.wishes.rather_people if name in self._number}
        order = {one: draw.number(f"programma {self._names[one]}") for one in range(self._n)}
        met = Counter[tuple[int, int]]()
        spaces = []
        for number in self._free:
            here = self._here[number]
            sizes, left = table_sizes(len(here), self._request.size, self._request.leftover)
            chosen: list[int] = []
            for _ in range(left):
                one = min((one for one in here if one not in chosen), key=lambda one: (
                    one in rather_not, had[one],
                    sum(self._apart[one * self._n + mate] + self._alike[one * self._n + mate]
                        + REPEAT * (self._met[one * self._n + mate] + met[mate, one]) for mate in chosen),
                    order[one]))
                chosen.append(one)
            for one in chosen:
                had[one] += 1
                met.update((one, mate) for mate in chosen if mate != one)
            spaces.append(Free(sizes, tuple(here), tuple(chosen)))
        return spaces

    def _unevenness(self, rounds: Sequence[tuple[Sequence[Sequence[int]], Sequence[Sequence[Role]]]],
                    roles: Sequence[Sequence[Sequence[Role]]]) -> float:
        """How far the worst off is from his share of a role; all that is less than one is as even as can be."""
        have = [dict(one) for one in self._surplus]
        for (tables, rows), given in zip(rounds, roles, strict=True):
            share = shares(tables, rows)
            for table, order in zip(tables, given, strict=True):
                for one, role in zip(table, order, strict=True):
                    have[one][role] += 1
                    for other in ROLES:
                        have[one][other] -= share[other]
        worst = max(abs(value) for one in have for value in one.values())
        return round(worst, 6) if worst >= 1 - 1e-9 else 0.0
