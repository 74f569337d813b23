"""Who takes part, and what they would rather: as frozen values, checked once, where they come in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

PROGRAM: Final = "programma"
"""Who plays the person when people are left over. No participant may have this name."""

LONGEST_NAME: Final = 60
MOST_PEOPLE: Final = 500
"""More than this is no training group; the search would still work, the screens would not."""

MOST_ROUNDS: Final = 50


class Background(StrEnum):
    """In what capacity someone meets lonely people (the training wants groups mixed in this, werkboek 7.2)."""

    VOLUNTEER = "vrijwilliger"
    PROFESSIONAL = "professional"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone in the training. ``name`` is who he is: unique in the group, whatever the capitals."""

    name: str
    background: Background = Background.UNKNOWN
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Absence:
    """``name`` is not there in the rounds ``first`` to ``last`` (both included; ``last`` 0: until the end)."""

    name: str
    first: int = 1
    last: int = 0

    def covers(self, number: int) -> bool:
        """Whether round ``number`` (from 1) is missed."""
        return self.first <= number and (not self.last or number <= self.last)


@dataclass(frozen=True, slots=True)
class Wishes:
    """``apart``: pairs of names that should not sit together. ``rather_people``: who would rather not have the program."""

    apart: tuple[tuple[str, str], ...] = ()
    rather_people: tuple[str, ...] = ()


def same(name: str) -> str:
    """What two spellings of one name have in common: capitals and spaces do not count."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def find_name(name: str, participants: Iterable[Participant]) -> str | None:
    """The name of the participant who is meant by ``name``, as he is written in the list."""
    wanted = same(name)
    return next((one.name for one in participants if same(one.name) == wanted), None)


def name_fault(name: str) -> str:
    """Why ``name`` cannot be a participant's name, as the end of a Dutch sentence; "" when it can.

    A name that begins with ``= + - @`` is what a spreadsheet runs as a formula: nobody is called that, and our lists are
    opened in spreadsheets.
    """
    if not name.strip():
        return "hier ontbreekt de naam"
    if not name.isprintable():
        return "in de naam staan tekens die niet te lezen zijn"
    if name.lstrip()[0] in "=+-@":
        return "de naam lijkt op een formule van een rekenblad"
    if not any(char.isalpha() for char in name):
        return "in de naam staat geen letter"
    if len(name) > LONGEST_NAME:
        return f"de naam is langer dan {LONGEST_NAME} tekens"
    if same(name) == PROGRAM:
        return f"'{PROGRAM}' is hier de naam van het programma zelf"
    return ""


def present(participants: Sequence[Participant], absences: Sequence[Absence], number: int) -> tuple[str, ...]:
    """The names of who is there in round ``number``, in the order of the list."""
    away = {absence.name for absence in absences if absence.covers(number)}
    return tuple(one.name for one in participants if one.name not in away)
