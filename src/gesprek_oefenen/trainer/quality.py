"""How good a division is: repeat meetings against the lower bound, roles, the program, mixing, and wishes that were not met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gesprek_oefenen.trainer.bound import lower_bound, repeat_meetings
from gesprek_oefenen.trainer.division import Division, Role
from gesprek_oefenen.trainer.people import Background


@dataclass(frozen=True, slots=True)
class Quality:
    """What a trainer may want to know before he hangs it on the wall.

    ``repeats``: how often two people meet again; ``bound``: no division stays under this. ``roles``: by name, how often each
    role. ``program``: by name, how often with the program. ``mixed`` of ``tables``: tables where volunteers and
    professionals sit together, of those where that could be. ``unmet``: wishes that were not met.
    """

    repeats: int
    bound: int
    roles: Mapping[str, Mapping[Role, int]]
    program: Mapping[str, int]
    mixed: int
    tables: int
    unmet: tuple[Unmet, ...]


@dataclass(frozen=True, slots=True)
class Unmet:
    """A wish that was not met in round ``number``: two who should not sit together, or one who has the program."""

    number: int
    names: tuple[str, ...]

    @property
    def together(self) -> bool:
        """Whether it is about two people."""
        return len(self.names) == 2


def quality(division: Division) -> Quality:
    """Everything there is to say of ``division``."""
    tables = [[group.members for group in one.groups] for one in division.rounds]
    names = [one.name for one in division.request.participants]
    roles: dict[str, Counter[Role]] = {name: Counter() for name in names}
    program = Counter(dict.fromkeys(names, 0))
    background = {one.name: one.background for one in division.request.participants}
    mixed = shared = 0
    for one in division.rounds:
        for group in one.groups:
            for name, role in group.seats():
                roles.setdefault(name, Counter())[role] += 1
                program[name] += group.with_program
            kinds = [background.get(name, Background.UNKNOWN) for name in group.members]
            if len(kinds) > 1 and Background.UNKNOWN not in kinds:
                shared += 1
                mixed += len(set(kinds)) > 1
    return Quality(repeat_meetings(tables), lower_bound(tables), roles, program, mixed, shared, tuple(_unmet(division)))


def _unmet(division: Division) -> Iterator[Unmet]:
    wishes = division.request.wishes
    for number, one in enumerate(division.rounds, 1):
        for group in one.groups:
            members = set(group.members)
            for pair in wishes.apart:
                if members.issuperset(pair):
                    yield Unmet(number, pair)
            if group.with_program:
                for name in wishes.rather_people:
                    if name in members:
                        yield Unmet(number, (name,))
