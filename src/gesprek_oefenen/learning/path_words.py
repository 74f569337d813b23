"""The path in words, for a screen, a page or plain lines. Loads nothing heavy: the start screen uses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from gesprek_oefenen.learning import path
from gesprek_oefenen.learning.moments import time_again
from gesprek_oefenen.learning.path import Stage, Step
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.session.dates import moment_in_words

if TYPE_CHECKING:
    from gesprek_oefenen.session.library import StorySummary
    from gesprek_oefenen.session.store import TalkRow


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the path in words: ``title`` (whom, or which sheet), ``notes`` beside it (how long, how often, when)."""

    step: Step
    title: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage of the path in words; ``here``: it is the one at hand."""

    stage: Stage
    lines: tuple[StepLine, ...]
    here: bool


def views(
    stories: Sequence[StorySummary], talks: Sequence[TalkRow], sheets: Mapping[str, Sequence[str]], meeting: int, now: datetime,
    address: str = "u",
) -> tuple[StageView, ...]:
    """The five stages in words; the arguments are those of ``path.stages`` and ``path.current``. Raises ``ContentError``."""
    found = path.stages(stories, talks, sheets, now, address)
    here = path.current(found, meeting)
    by_id = {story.id: story for story in stories}
    return tuple(StageView(stage, tuple(_line(step, by_id, now) for step in stage.steps), stage is here) for stage in found)


def reminder(talks: Sequence[TalkRow], now: datetime, address: str = "u") -> str:
    """That it is time for a talk again, or "". Raises ``ContentError``."""
    last = max((talk.started for talk in talks if talk.ended and talk.turns), default="")
    if not time_again(last, now):
        return ""
    return fill(str(path.path_data()["herinnering"]), address, {"wanneer": moment_in_words(last, now)})


def _line(step: Step, stories: Mapping[str, StorySummary], now: datetime) -> StepLine:
    title, notes = step.title, []
    if step.kind == path.TALK and step.ref in stories:
        story = stories[step.ref]
        title = f"{story.person} ({story.age})"
        notes = [] if step.free else [story.phase]
    elif step.kind == path.CLOSING:
        title = "Een gesprek zonder coach"
        notes = [f"bijvoorbeeld met {stories[step.ref].person}"] if step.ref in stories and not step.times else []
    if step.times:
        often = "1 keer gedaan" if step.times == 1 else f"{step.times} keer gedaan"
        when = moment_in_words(step.last, now)
        notes.append((often if step.kind in (path.TALK, path.EXERCISE) else "gedaan") + (f", {when}" if when else ""))
    elif step.minutes:
        notes.append(f"{step.minutes} minuten")
    return StepLine(step, title, tuple(notes))
