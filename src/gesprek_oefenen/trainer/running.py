"""A round while it runs: which phase, how long still. Pure values; the time is handed in, so a reload goes on where it was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from gesprek_oefenen.session.clock import stamp
from gesprek_oefenen.trainer.texts import section

EXTRA: Final = 60
"""Seconds of an extra minute."""
LONGEST_MINUTES: Final = 120


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of the round: what it is called, how long it lasts, and what everybody does."""

    id: str
    title: str
    seconds: int
    task: str


@dataclass(frozen=True, slots=True)
class Running:
    """Round ``number`` of division ``division``.

    ``at``: number of the phase. ``left``: seconds it still had at ``since`` (UTC, ISO 8601); ``since`` "": it stands still.
    """

    division: str
    number: int
    phases: tuple[Phase, ...]
    at: int = 0
    left: int = 0
    since: str = ""

    @property
    def paused(self) -> bool:
        """Whether the clock stands still."""
        return not self.since


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a round is now: the phase, the seconds left in it, and whether everything is over."""

    at: int
    left: int
    over: bool = False

    @property
    def clock(self) -> str:
        """``14:59``."""
        return f"{self.left // 60:02d}:{self.left % 60:02d}"


def phases(size: int, minutes: Mapping[str, int] | None = None) -> tuple[Phase, ...]:
    """The parts of a round with groups of ``size``; ``minutes``: other lengths, by id."""
    chosen = dict(minutes or {})
    rows: list[dict[str, Any]] = section("ronde")["drie" if size == 3 else "twee"]
    return tuple(Phase(str(row["id"]), str(row["titel"]),
                       60 * max(1, min(LONGEST_MINUTES, chosen.get(str(row["id"]), int(row["minuten"])))), str(row["doe"])) for row in rows)


def coat_stand() -> tuple[str, ...]:
    """The phases of the approach, to hang every round on."""
    return tuple(str(one) for one in section("ronde")["kapstok"])


def prepared(division: str, number: int, parts: tuple[Phase, ...]) -> Running:
    """A round that waits for the trainer to begin."""
    return Running(division, number, parts, 0, parts[0].seconds)


def moment(run: Running, now: datetime) -> Moment:
    """Where the round is at ``now``: phases that ran out follow each other by themselves."""
    at, left = run.at, run.left
    if not run.paused:
        left -= max(0, int((now - datetime.fromisoformat(run.since)).total_seconds()))
    while left <= 0 and at < len(run.phases):
        at += 1
        left += run.phases[at].seconds if at < len(run.phases) else 0
    return Moment(at, left) if at < len(run.phases) else Moment(len(run.phases) - 1, 0, over=True)


def go_on(run: Running, now: datetime) -> Running:
    """The clock runs (again)."""
    return replace(run, since=stamp(now)) if run.paused else run


def pause(run: Running, now: datetime) -> Running:
    """The clock stands still."""
    where = moment(run, now)
    return replace(run, at=where.at, left=where.left, since="")


def skip(run: Running, now: datetime, by: int = 1) -> Running:
    """To the next phase (or with ``by`` -1 to the one before), from its beginning; past the last one everything is over."""
    where = moment(run, now)
    at = max(0, where.at + by + (by < 0 and where.over))
    if at >= len(run.phases):
        return replace(run, at=len(run.phases) - 1, left=0, since="")
    return replace(run, at=at, left=run.phases[at].seconds, since="" if run.paused else stamp(now))


def extra(run: Running, now: datetime, seconds: int = EXTRA) -> Running:
    """A minute more for the phase at hand, or, when all is over, for the last one."""
    where = moment(run, now)
    return replace(run, at=where.at, left=where.left + seconds, since="" if run.paused else stamp(now))
