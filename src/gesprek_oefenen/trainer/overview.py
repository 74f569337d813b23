"""How a group does, skill by skill and from meeting to meeting: counts of people, never who, and nothing below five.

Of each participant and period only the latest talk in which something can be said of a skill counts, so that who
practises a lot does not weigh more. There is no ranking and no mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from gesprek_oefenen.model.feedback import Verdict
from gesprek_oefenen.trainer.handed_in import HandedTalk, HandIn

FEWEST: Final = 5
"""With fewer people a count would tell who did what."""
LEAST_TO_PRACTISE: Final = 0.25
"""From this part of the people on that do not show a skill yet it is worth an exercise together."""
MOST_TO_PRACTISE: Final = 3

_WELL: Final = frozenset({Verdict.SEEN, Verdict.LEFT_HOME})
_HALF: Final = frozenset({Verdict.SOMETIMES, Verdict.SOMETIMES_ALONG})
_NOT: Final = frozenset({Verdict.NOT_YET, Verdict.OFTEN_ALONG})
JUDGED: Final = _WELL | _HALF | _NOT


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people show a skill: seen (or, for OMA, left at home), now and then, not yet."""

    seen: int = 0
    sometimes: int = 0
    not_yet: int = 0

    @property
    def people(self) -> int:
        """How many people something can be said of."""
        return self.seen + self.sometimes + self.not_yet

    @property
    def open(self) -> float:
        """The part of the people that has something to gain, 0-1; now and then counts half."""
        return (self.not_yet + self.sometimes / 2) / self.people if self.people else 0.0


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch between meetings. ``tallies``: by skill, ``None`` where fewer than ``FEWEST`` people can be counted."""

    title: str
    people: int
    talks: int
    tallies: Mapping[str, Tally | None]


@dataclass(frozen=True, slots=True)
class ToPractise:
    """A skill worth practising together, with the counts it rests on."""

    skill: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole group. ``enough``: there are at least ``FEWEST`` people; without that everything else is empty."""

    people: int
    talks: int
    enough: bool
    whole: Period | None = None
    periods: tuple[Period, ...] = ()
    to_practise: tuple[ToPractise, ...] = ()


def overview(hand_ins: Sequence[HandIn], skills: Sequence[str], meetings: Sequence[date] = ()) -> Overview:
    """How the group does.

    Args:
        hand_ins: one for each participant (``read_hand_ins``).
        skills: ids of the skills to show, in their order.
        meetings: days of the meetings; without them a talk belongs to the meeting its scenario is meant for.
    """
    talks = sum(len(one.talks) for one in hand_ins)
    people = sum(bool(one.talks) for one in hand_ins)
    if people < FEWEST:
        return Overview(people, talks, enough=False)
    whole = _period("", [list(one.talks) for one in hand_ins], skills)
    days = sorted(set(meetings))
    split = _by_day(hand_ins, days) if days else _by_meeting(hand_ins)
    periods = tuple(_period(title, groups, skills) for title, groups in split)
    latest = next((one for one in reversed(periods) if any(one.tallies.values())), whole)
    return Overview(people, talks, True, whole, periods if len(periods) > 1 else (), _to_practise(latest, skills))


def _by_meeting(hand_ins: Sequence[HandIn]) -> list[tuple[str, list[list[HandedTalk]]]]:
    numbers = sorted({talk.after_meeting for one in hand_ins for talk in one.talks})
    return [(f"na bijeenkomst {number}" if number else "andere gesprekken",
             [[talk for talk in one.talks if talk.after_meeting == number] for one in hand_ins]) for number in numbers]


def _by_day(hand_ins: Sequence[HandIn], days: Sequence[date]) -> list[tuple[str, list[list[HandedTalk]]]]:
    titles = ["voor bijeenkomst 1", *(f"na bijeenkomst {number}" for number in range(1, len(days) + 1))]
    split: list[tuple[str, list[list[HandedTalk]]]] = [(title, [[] for _ in hand_ins]) for title in titles]
    for who, one in enumerate(hand_ins):
        for talk in one.talks:
            if talk.day is not None:
                split[sum(day <= talk.day for day in days)][1][who].append(talk)
    return [(title, groups) for title, groups in split if any(groups)]


def _period(title: str, groups: Sequence[Sequence[HandedTalk]], skills: Sequence[str]) -> Period:
    tallies: dict[str, Tally | None] = {}
    for skill in skills:
        tally = _tally(filter(None, (_latest(talks, skill) for talks in groups)))
        tallies[skill] = tally if tally.people >= FEWEST else None
    return Period(title, sum(bool(talks) for talks in groups), sum(map(len, groups)), tallies)


def _latest(talks: Sequence[HandedTalk], skill: str) -> Verdict | None:
    judged = [(talk.day or date.min, place, talk.verdicts[skill]) for place, talk in enumerate(talks)
              if talk.verdicts.get(skill) in JUDGED]
    return max(judged, key=lambda one: one[:2])[2] if judged else None


def _tally(verdicts: Iterable[Verdict]) -> Tally:
    found = list(verdicts)
    return Tally(sum(v in _WELL for v in found), sum(v in _HALF for v in found), sum(v in _NOT for v in found))


def _to_practise(period: Period, skills: Sequence[str]) -> tuple[ToPractise, ...]:
    found = [ToPractise(skill, tally) for skill in skills
             if (tally := period.tallies[skill]) is not None and tally.open >= LEAST_TO_PRACTISE]
    return tuple(sorted(found, key=lambda one: (-one.tally.open, skills.index(one.skill)))[:MOST_TO_PRACTISE])
