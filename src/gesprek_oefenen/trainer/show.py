"""A division to read: as the JSON other programs rely on, as plain text, and what there is to say of its quality."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gesprek_oefenen.model.address import FORMAL
from gesprek_oefenen.trainer.division import ROLES, Division, Group, Round
from gesprek_oefenen.trainer.quality import Quality, quality
from gesprek_oefenen.trainer.texts import counted, text


def as_data(division: Division) -> dict[str, Any]:
    """The fixed fields (ontwerp, issue 7): rounds with groups, ``herhaalde_paren`` and ``ondergrens``.

    A table with two observers is written as two groups with the same person and supporter, one for each observer: so
    every name is in it and no program has to know another field.
    """
    found = quality(division)
    return {
        "rondes": [{"groepen": [
            {"persoon": group.person, "ondersteuner": group.supporter, "observator": observer}
            for group in one.groups for observer in ((group.observer, group.extra) if group.extra else (group.observer,))]}
            for one in division.rounds],
        "herhaalde_paren": found.repeats, "ondergrens": found.bound,
    }


def group_title(round_: Round, at: int) -> str:
    """``Tafel 2``, or that this table has the program."""
    if round_.groups[at].with_program:
        return text("afdruk.programma")
    return text("afdruk.tafel", nummer=at + 1)


def group_roles(group: Group) -> Iterator[tuple[str, str]]:
    """Role in words and name, the person first; the one who talks with the program alone is told to watch himself."""
    for name, role in group.seats():
        yield text(f"afdruk.{role.value}"), name
    if len(group.members) == 1:
        yield text("afdruk.observator"), text("afdruk.zelf")


def as_text(division: Division, address: str = FORMAL) -> Iterator[str]:
    """The division in plain lines: to read aloud, to print, to mail."""
    for number, one in enumerate(division.rounds, 1):
        held = f" ({text('afdruk.geweest')})" if number <= division.held else ""
        yield text("afdruk.ronde", nummer=number) + held
        for at, group in enumerate(one.groups):
            seats = ", ".join(f"{name} ({role})" for role, name in group_roles(group))
            yield f"  {group_title(one, at)}: {seats}"
        if away := absent(division, number):
            yield "  " + text("afdruk.afwezig", namen=", ".join(away))
        yield ""
    yield from remarks(division, quality(division), address)


def absent(division: Division, number: int) -> tuple[str, ...]:
    """Who is not there in round ``number`` but is in another one."""
    here = set(division.rounds[number - 1].members)
    ever = {name for one in division.rounds for name in one.members}
    return tuple(one.name for one in division.request.participants if one.name in ever and one.name not in here)


def remarks(division: Division, found: Quality, address: str = FORMAL) -> Iterator[str]:
    """What there is to say of the quality, in sentences."""
    if len(division.rounds) > 1:
        if not found.repeats:
            yield text("kwaliteit.nooit")
        else:
            key = "kwaliteit.zo_laag" if found.repeats == found.bound else "kwaliteit.meer"
            yield counted(key, found.repeats, address, grens=found.bound)
    if found.tables:
        yield text("kwaliteit.gemengd", aantal=found.mixed, tafels=found.tables)
    yield from warnings(division, found, address)


def warnings(division: Division, found: Quality, address: str = FORMAL) -> Iterator[str]:
    """Wishes that could not be met, and groups too small to work without the program."""
    for unmet in found.unmet:
        if unmet.together:
            by_hand = division.rounds[unmet.number - 1].by_hand
            key = "samen_hand" if by_hand else "samen" if division.request.size == 3 else "samen_twee"
            yield text(f"let_op.{key}", address, een=unmet.names[0], ander=unmet.names[1], nummer=unmet.number)
        else:
            yield text("let_op.programma", address, een=unmet.names[0], nummer=unmet.number)
    if all(group.with_program for one in division.rounds for group in one.groups):
        yield text("let_op.alleen", address)


def role_table(division: Division, found: Quality) -> list[list[str]]:
    """For each participant how often each role and how often with the program; the first row is the heading."""
    rows = [[text("afdruk.naam"), *(text(f"afdruk.{role.value}") for role in ROLES), text("afdruk.met_programma")]]
    for name, counts in found.roles.items():
        rows.append([name, *(str(counts.get(role, 0)) for role in ROLES), str(found.program.get(name, 0))])
    return rows
