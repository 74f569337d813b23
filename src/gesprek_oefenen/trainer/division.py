"""A division of a training group in rounds, as values: who sits where, in which role, and what it was asked for with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from gesprek_oefenen.trainer.people import PROGRAM, Absence, Participant, Wishes, present


class Role(StrEnum):
    """What someone does in a round (werkboek 7.2; in pairs, 6.6, there is no observer)."""

    PERSON = "persoon"
    SUPPORTER = "ondersteuner"
    OBSERVER = "observator"


ROLES: Final = tuple(Role)


class Leftover(StrEnum):
    """What happens with the one who is left when the groups are full: talk with the program, or watch in a group."""

    PROGRAM = "programma"
    OBSERVER = "observator"


@dataclass(frozen=True, slots=True)
class Group:
    """Who sits together. ``person`` may be ``PROGRAM``; ``observer`` is ``None`` when the supporter observes himself.

    ``extra``: a second observer, only when the trainer chose that for the one who was left over.
    """

    person: str
    supporter: str
    observer: str | None = None
    extra: str | None = None

    @property
    def with_program(self) -> bool:
        """Whether the program plays the person."""
        return self.person == PROGRAM

    def seats(self) -> Iterator[tuple[str, Role]]:
        """The people with their roles; the program is nobody."""
        if not self.with_program:
            yield self.person, Role.PERSON
        yield self.supporter, Role.SUPPORTER
        for name in (self.observer, self.extra):
            if name is not None:
                yield name, Role.OBSERVER

    @property
    def members(self) -> tuple[str, ...]:
        """The people in it."""
        return tuple(name for name, _ in self.seats())


@dataclass(frozen=True, slots=True)
class Round:
    """One round. ``by_hand``: the trainer put it like this, so it stays when the rest is made again."""

    groups: tuple[Group, ...]
    by_hand: bool = False

    @property
    def members(self) -> tuple[str, ...]:
        """Everybody in it."""
        return tuple(name for group in self.groups for name in group.members)


@dataclass(frozen=True, slots=True)
class Request:
    """What a division is made from; the same request always gives the same division.

    ``size``: 3 (person, supporter, observer) or 2 (person, supporter). ``seed``: another one gives another division that is
    as good.
    """

    participants: tuple[Participant, ...]
    rounds: int = 1
    size: int = 3
    seed: int = 1
    leftover: Leftover = Leftover.PROGRAM
    wishes: Wishes = field(default_factory=Wishes)
    absences: tuple[Absence, ...] = ()

    def present(self, number: int) -> tuple[str, ...]:
        """Who is there in round ``number`` (from 1)."""
        return present(self.participants, self.absences, number)


@dataclass(frozen=True, slots=True)
class Division:
    """The rounds, of which the first ``held`` have been held and are never changed again."""

    request: Request
    rounds: tuple[Round, ...]
    held: int = 0


def table_sizes(count: int, size: int, leftover: Leftover = Leftover.PROGRAM) -> tuple[tuple[int, ...], int]:
    """How many sit at each table without the program, and how many people have the program (0, 1 or 2).

    With groups of three, two left have the program as the person and are supporter and observer; one left is a supporter
    who observes himself, or, when the trainer chose so, a second observer at a table. With pairs, one left has the program.
    """
    full, left = divmod(count, size)
    if left == 1 and leftover is Leftover.OBSERVER and full:
        return (size + 1,) + (size,) * (full - 1), 0
    return (size,) * full, left


def table_roles(people: int, with_program: bool) -> tuple[Role, ...]:
    """The roles at a table where ``people`` sit."""
    if with_program:
        return (Role.SUPPORTER, Role.OBSERVER)[:people]
    return (Role.PERSON, Role.SUPPORTER, Role.OBSERVER, Role.OBSERVER)[:people]
