"""A division as one HTML file: to print, to hang on the wall, to project. No script, nothing from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from gesprek_oefenen.model.address import FORMAL
from gesprek_oefenen.report.html import page
from gesprek_oefenen.trainer.division import Division
from gesprek_oefenen.trainer.quality import quality
from gesprek_oefenen.trainer.show import absent, group_roles, group_title, remarks, role_table
from gesprek_oefenen.trainer.texts import counted, text


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table on the sheet: its title and who plays what."""

    title: str
    program: bool
    seats: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RoundPart:
    """A round on the sheet. ``away``: who is not there, as a sentence, or ""."""

    title: str
    tables: tuple[TablePart, ...]
    away: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on the sheet, in words."""

    about: str
    rounds: tuple[RoundPart, ...]
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...]


def as_html(division: Division, when: str = "", address: str = FORMAL) -> str:
    """The whole file. ``when``: the day, in words. Every name is escaped by the template engine."""
    return page("indeling.html", address, page=sheet(division, when, address))


def sheet(division: Division, when: str, address: str) -> Sheet:
    """The division in words."""
    found = quality(division)
    about = " · ".join(filter(None, (when, counted("afdruk.mensen", len(division.request.participants)),
                                     counted("afdruk.rondes", len(division.rounds)))))
    heading, *rows = role_table(division, found)
    return Sheet(about, tuple(_round(division, number) for number in range(1, len(division.rounds) + 1)), tuple(heading),
                 tuple(tuple(row) for row in rows), tuple(remarks(division, found, address)))


def _round(division: Division, number: int) -> RoundPart:
    one = division.rounds[number - 1]
    held = f" ({text('afdruk.geweest')})" if number <= division.held else ""
    away = absent(division, number)
    return RoundPart(
        text("afdruk.ronde", nummer=number) + held,
        tuple(TablePart(group_title(one, at), group.with_program, tuple(group_roles(group))) for at, group in enumerate(one.groups)),
        text("afdruk.afwezig", namen=", ".join(away)) if away else "")
