"""The path: after each of the five meetings what to practise before the next, what is done, what comes next.

Pure: from the path as written (``feedback_rules/leren/leerpad.yaml``), the stories, the talks behind us and the sheets that
were filled in. Nothing on it is compulsory. Source: werkboek bijlage 1.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from gesprek_oefenen.learning.moments import TIME_AGAIN, days_ago
from gesprek_oefenen.learning.quick_data import quick_data
from gesprek_oefenen.model.address import fill

if TYPE_CHECKING:
    from gesprek_oefenen.session.library import StorySummary
    from gesprek_oefenen.session.store import TalkRow

TALK: Final = "gesprek"
SHEET: Final = "blad"
EXERCISE: Final = "oefening"
CLOSING: Final = "zonder"
"""The talk without coach that ends a stage."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do. ``kind``: gesprek, zonder, blad or oefening; ``ref``: which one. ``times``: how often it was done.

    ``last``: when (ISO), or "". ``free``: beside the path. ``next``: this is what comes now.
    """

    kind: str
    ref: str
    title: str = ""
    minutes: int = 0
    times: int = 0
    last: str = ""
    free: bool = False
    next: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """What fits after one meeting. ``closed``: the talk without coach that ends it was held."""

    meeting: int
    title: str
    phases: tuple[str, ...]
    text: str
    steps: tuple[Step, ...]
    closed: bool = False

    @property
    def next(self) -> Step | None:
        """What comes now, or ``None`` when everything was done."""
        return next((step for step in self.steps if step.next), None)


def path_data() -> Mapping[str, Any]:
    """The file as written. Raises ``ContentError``."""
    data: Mapping[str, Any] = quick_data("leren/leerpad.yaml")
    return data


def stages(
    stories: Sequence[StorySummary], talks: Sequence[TalkRow], sheets: Mapping[str, Sequence[str]], now: datetime,
    address: str = "u",
) -> tuple[Stage, ...]:
    """The five stages.

    Args:
        stories: the stories there are; broken ones are left out.
        talks: all talks, any order; only those rounded off count.
        sheets: sheet (or kind of exercise) -> each time it was done to the end (ISO), oldest first.
        now: the present moment.
        address: u or je.
    """
    playable = [story for story in stories if not story.fault]
    done = sorted((talk for talk in talks if talk.ended and talk.turns), key=lambda talk: (talk.started, talk.id))
    return tuple(_stage(data, playable, done, sheets, now, address) for data in path_data()["bijeenkomsten"])


def is_closing(story_id: str, stories: Sequence[StorySummary], talks: Sequence[TalkRow]) -> bool:
    """Whether the next talk with this story is the one without coach that ends its stage."""
    done = [talk for talk in talks if talk.ended and talk.turns]
    for data in path_data()["bijeenkomsten"]:
        for step in data["stappen"]:
            ids = _story_ids(step, stories)
            if step["soort"] == TALK and not step.get("vrij") and not step.get("vasthouden") and story_id in ids:
                return _closing(ids, done) == "nu"
    return False


def current(found: Sequence[Stage], meeting: int) -> Stage:
    """The stage at hand: the one after the meeting that was chosen, else the first with something left to do."""
    chosen = next((stage for stage in found if stage.meeting == meeting), None)
    return chosen or next((stage for stage in found if stage.next is not None), found[-1])


def _story_ids(step: Mapping[str, Any], stories: Sequence[StorySummary]) -> tuple[str, ...]:
    """The stories of a step, the easiest first."""
    if step["soort"] != TALK:
        return ()
    meetings = {int(one) for one in step["na"]}
    levels = {int(one) for one in step.get("niveau", ())}
    fitting = [s for s in stories if s.after_meeting in meetings and (not levels or s.level in levels)]
    return tuple(s.id for s in sorted(fitting, key=lambda s: (s.level, s.person)))


def _closing(ids: Collection[str], done: Sequence[TalkRow]) -> str:
    """How it stands with the talk without coach: ``later``, ``nu``, or ``gehouden``.

    It comes after enough talks with its stories; one without coach before that is practice like any other.
    """
    needed, held = int(path_data()["eerst"]), 0
    for talk in sorted(done, key=lambda talk: (talk.started, talk.id)):
        if talk.story in ids:
            if talk.coach == "uit" and held >= needed:
                return "gehouden"
            held += 1
    return "nu" if held >= needed else "later"


def _stage(
    data: Mapping[str, Any], stories: Sequence[StorySummary], done: Sequence[TalkRow], sheets: Mapping[str, Sequence[str]],
    now: datetime, address: str,
) -> Stage:
    steps: list[Step] = []
    closing, keeping = "later", False
    for step in data["stappen"]:
        found = _steps(step, stories, done, sheets, address)
        steps.extend(found)
        keeping = keeping or bool(step.get("vasthouden"))
        if found and step["soort"] == TALK and not step.get("vrij") and not keeping:
            closing = _closing({one.ref for one in found}, done)
            steps.append(_closing_step(found, done, closing))
    return Stage(int(data["na"]), str(data["titel"]), tuple(data["fasen"]), fill(str(data["tekst"]), address),
                 _point(steps, closing, keeping, done, now), closing == "gehouden")


def _steps(
    step: Mapping[str, Any], stories: Sequence[StorySummary], done: Sequence[TalkRow], sheets: Mapping[str, Sequence[str]], address: str,
) -> list[Step]:
    free, title = bool(step.get("vrij")), fill(str(step.get("titel", "")), address)
    if step["soort"] != TALK:
        times = sheets.get(str(step["wat"]), ())[int(step.get("keer", 1)) - 1:]
        return [Step(str(step["soort"]), str(step["wat"]), title, int(step.get("minuten", 0)), len(times), max(times, default=""), free)]
    found = []
    for story_id in _story_ids(step, stories):
        held = [talk.started for talk in done if talk.story == story_id]
        found.append(Step(TALK, story_id, title, int(path_data()["minuten"]), len(held), max(held, default=""), free))
    return found


def _closing_step(talks: Sequence[Step], done: Sequence[TalkRow], closing: str) -> Step:
    """The talk without coach: with the story that was held least, and when it was held."""
    ids, held = {step.ref for step in talks}, closing == "gehouden"
    last = max((talk.started for talk in done if talk.coach == "uit" and talk.story in ids), default="") if held else ""
    return Step(CLOSING, min(talks, key=lambda step: step.times).ref, minutes=int(path_data()["minuten"]), times=int(held), last=last)


def _point(
    steps: Sequence[Step], closing: str, keeping: bool, done: Sequence[TalkRow], now: datetime,
) -> tuple[Step, ...]:
    """Mark what comes now: in the order of the steps, what was not done yet; of the talks the one done least.

    After enough talks the one without coach comes. After the last meeting a talk comes again when it is time, the one longest
    ago first.
    """
    own = [step for step in steps if not step.free]
    talks = [step for step in own if step.kind == TALK]
    rested = not done or days_ago(done[-1].started, now) >= TIME_AGAIN
    pointed: Step | None = None
    for step in own:
        if step.kind == TALK and keeping and rested:
            pointed = min(talks, key=lambda one: (one.last, one.times))
        elif step.kind == TALK and not keeping and closing == "later":
            pointed = min(talks, key=lambda one: one.times)
        elif step.kind == TALK and not keeping and closing == "nu":
            pointed = next(one for one in own if one.kind == CLOSING)
        elif step.kind not in (TALK, CLOSING) and not step.times:
            pointed = step
        if pointed is not None:
            break
    return tuple(replace(step, next=True) if step is pointed else step for step in steps)
