"""The overview of a group in words: one value that the terminal, the page and the screen show alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gesprek_oefenen.feedback.form import goal_skills, skill_names, skills
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.trainer.handed_in import HandedIn, Refused
from gesprek_oefenen.trainer.overview import FEWEST, Overview, Period, Tally

STORIES: Final = 3
"""Stories named with something to practise, at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """A skill, or a skill in one period. ``said``: the counts in words; ``tally``: ``None`` where there are too few people."""

    title: str
    tally: Tally | None
    said: str


@dataclass(frozen=True, slots=True)
class Growth:
    """One skill from period to period."""

    skill: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """Something to practise together, why, and with whom one can practise it."""

    skill: str
    because: str
    stories: str


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """Everything there is to show. ``too_few``: why there is nothing to show yet, or ""."""

    about: str
    too_few: str
    rows: tuple[Row, ...]
    growth: tuple[Growth, ...]
    advice: tuple[Advice, ...]
    refused: tuple[Refused, ...]


def overview_skills() -> tuple[str, ...]:
    """The skills of the form on which a verdict is given, in their order; whether someone really listens is none of them."""
    return tuple(str(skill["id"]) for skill in skills() if skill["meting"] not in ("lichaamshouding", "echt_luisteren"))


def overview_page(found: Overview, handed: HandedIn, library: Library) -> OverviewPage:
    """The overview in words. ``library``: for the stories that fit what is worth practising."""
    names = skill_names()
    about = f"{_count(found.people, 'deelnemer', 'deelnemers')}, {_count(found.talks, 'gesprek', 'gesprekken')}"
    if not found.enough or found.whole is None:
        return OverviewPage(about, _too_few(found.people), (), (), (), handed.refused)
    rows = tuple(_row(names[skill], tally) for skill, tally in found.whole.tallies.items())
    growth = tuple(Growth(names[skill], _over_time(skill, found.periods)) for skill in found.whole.tallies if _grows(skill, found.periods))
    advice = tuple(Advice(names[one.skill], _because(one.tally), _stories(one.skill, library)) for one in found.to_practise)
    return OverviewPage(about, "", rows, growth, advice, handed.refused)


def _stories(skill: str, library: Library) -> str:
    """Whom to practise it with."""
    made_for = [one.person for one in library.summaries() if not one.fault and skill in goal_skills(one.goals)]
    return ", ".join(dict.fromkeys(made_for[:STORIES])) or "ieder gesprek"


def _too_few(people: int) -> str:
    there = "Er is nog niets ingeleverd" if not people else f"Er {'is' if people == 1 else 'zijn'} {_count(people, 'deelnemer', 'deelnemers')}"
    return (f"{there}. Vanaf {FEWEST} deelnemers laat dit overzicht iets zien: met minder zou te zien zijn wie wat deed.")


def _row(title: str, tally: Tally | None) -> Row:
    return Row(title, tally, said(tally))


def said(tally: Tally | None) -> str:
    """The counts in words."""
    if tally is None:
        return f"te weinig mensen (minder dan {FEWEST})"
    parts = ((tally.seen, "wel"), (tally.sometimes, "soms"), (tally.not_yet, "nog niet"))
    return ", ".join(f"{count} {word}" for count, word in parts if count)


def _over_time(skill: str, periods: Sequence[Period]) -> tuple[Row, ...]:
    return tuple(_row(period.title, period.tallies[skill]) for period in periods)


def _grows(skill: str, periods: Sequence[Period]) -> bool:
    """Whether there are two periods to lay beside each other."""
    return sum(period.tallies[skill] is not None for period in periods) >= 2


def _because(tally: Tally) -> str:
    more = tally.not_yet + tally.sometimes
    return f"bij {more} van de {tally.people} deelnemers nog niet of soms te zien"


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def as_json(found: Overview) -> Mapping[str, object]:
    """The counts as plain data."""
    def period(one: Period) -> dict[str, object]:
        return {"titel": one.title, "deelnemers": one.people, "gesprekken": one.talks, "vaardigheden": {
            skill: None if tally is None else {"wel": tally.seen, "soms": tally.sometimes, "nog_niet": tally.not_yet}
            for skill, tally in one.tallies.items()}}

    return {"deelnemers": found.people, "gesprekken": found.talks, "genoeg": found.enough,
            "geheel": period(found.whole) if found.whole is not None else None, "perioden": [period(one) for one in found.periods],
            "oefenen": [one.skill for one in found.to_practise]}
