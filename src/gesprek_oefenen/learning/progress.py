"""Progress: each skill talk by talk, what stands out, and what to practise next and why. Pure; no marks, nothing is added up.

The sentences stand in ``feedback_rules/leren/voortgang.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from gesprek_oefenen.feedback.form import skill_names
from gesprek_oefenen.feedback.texts import strings, yaml_data
from gesprek_oefenen.learning.outcomes import Seen, TalkOutcome
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.feedback import Verdict

if TYPE_CHECKING:
    from gesprek_oefenen.session.library import StorySummary

LEVELS: Final[Mapping[Verdict, int]] = {
    Verdict.NOT_YET: 0, Verdict.OFTEN_ALONG: 0, Verdict.SOMETIMES: 1, Verdict.SOMETIMES_ALONG: 1, Verdict.SEEN: 2, Verdict.LEFT_HOME: 2}
"""How high a verdict stands in a chart; what was not judged stands nowhere."""
RECENT: Final = 3
"""So many talks make "lately"."""
NO_LINE: Final = frozenset({"echt_luisteren"})
"""Lines of the form that give evidence and no verdict: there is nothing to draw."""


@dataclass(frozen=True, slots=True)
class Point:
    """A skill in one talk: number of the talk (from 1, oldest first), and how high it stands (``LEVELS``)."""

    number: int
    talk: TalkOutcome
    seen: Seen

    @property
    def level(self) -> int:
        """0, 1 or 2."""
        return LEVELS[self.seen.verdict]


@dataclass(frozen=True, slots=True)
class SkillLine:
    """One skill over time: the talks in which there was something to say of it, and one sentence about them.

    ``kind``: which sentence it is (``groei``, ``steeds``, ``soms`` …). ``times``: how many talks it speaks of.
    """

    id: str
    name: str
    points: tuple[Point, ...]
    kind: str
    times: int
    sentence: str

    @property
    def words(self) -> tuple[str, str, str]:
        """What the three heights are called, the lowest first."""
        if self.id == "oma":
            return (Verdict.OFTEN_ALONG.value, Verdict.SOMETIMES_ALONG.value, Verdict.LEFT_HOME.value)
        return (Verdict.NOT_YET.value, Verdict.SOMETIMES.value, Verdict.SEEN.value)

    @property
    def latest(self) -> str:
        """The last verdict in words, or ""."""
        return self.points[-1].seen.verdict.value if self.points else ""


@dataclass(frozen=True, slots=True)
class Next:
    """What to practise next: a story, and why. ``skill``: the line it is about, or ""."""

    story: str
    person: str
    why: str
    skill: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything there is to see of one's progress. ``uncounted``: older talks that were not looked at yet."""

    talks: tuple[TalkOutcome, ...]
    lines: tuple[SkillLine, ...]
    stands_out: str
    next: Next | None
    unsure: str
    uncounted: int = 0


def progress(
    outcomes: Sequence[TalkOutcome], stories: Sequence[StorySummary], address: str = "u", uncounted: int = 0,
) -> Progress:
    """How it goes: ``outcomes`` oldest first, ``stories`` to choose the next talk from."""
    lines = tuple(_line(skill, name, outcomes, address) for skill, name in skill_names(address).items() if skill not in NO_LINE)
    return Progress(tuple(outcomes), lines, _stands_out(lines, address), _next(lines, outcomes, stories, address),
                    fill(str(_data()["onzeker"]), address), uncounted)


def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = yaml_data("leren/voortgang.yaml")
    return data


def _line(skill: str, name: str, outcomes: Sequence[TalkOutcome], address: str) -> SkillLine:
    points = tuple(Point(number, talk, talk.skills[skill]) for number, talk in enumerate(outcomes, 1)
                   if skill in talk.skills and talk.skills[skill].verdict in LEVELS)
    kind, times = _kind([point.level for point in points])
    return SkillLine(skill, name, points, kind, times, fill(str(_data()["zinnen"][kind]), address, {"keer": str(times)}))


def _kind(levels: Sequence[int]) -> tuple[str, int]:
    """Which sentence fits, and of how many talks it speaks."""
    if len(levels) < 2:
        return ("eerste" if levels else "niets"), len(levels)
    run = next((i for i, level in enumerate(reversed(levels)) if level < 2), len(levels))
    if run == len(levels):
        return "steeds", run
    if run >= 2:
        return "groei", run
    if not any(levels):
        return "nog_niet", len(levels)
    if levels[-1] < levels[-2]:
        return "even_minder", len(levels)
    return "soms", len(levels)


def _stands_out(lines: Sequence[SkillLine], address: str) -> str:
    """One thing that went well, as an observation; growth before what was always there."""
    words = _data()["opvallend"]
    for kind in ("groei", "steeds"):
        fitting = [line for line in lines if line.kind == kind]
        if fitting:
            line = max(fitting, key=lambda one: one.times)
            return fill(str(words[kind]), address, {"vaardigheid": _inside(line.name), "keer": str(line.times)})
    return fill(str(words["anders"]), address)


def _inside(name: str) -> str:
    return name[:1].lower() + name[1:]


def _next(
    lines: Sequence[SkillLine], outcomes: Sequence[TalkOutcome], stories: Sequence[StorySummary], address: str,
) -> Next | None:
    """A story for the skill that showed least lately; else one not held before, else the one longest ago."""
    playable = [story for story in stories if not story.fault]
    if not playable:
        return None
    words = _data()["hierna"]
    held = {story.id: [i for i, one in enumerate(outcomes) if one.story == story.id] for story in playable}

    def order(story: StorySummary) -> tuple[int, int, int, str]:
        return len(held[story.id]), story.level, story.after_meeting, story.id

    for line in sorted(lines, key=_lately):
        goals = set(strings(_data()["oefenen"].get(line.id)))
        fitting = [story for story in playable if goals.intersection(story.goals)]
        if _lately(line) < 2 and fitting:
            story = min(fitting, key=order)
            return Next(story.id, story.person, fill(str(words["zwak"]), address, {"vaardigheid": line.name, "naam": story.person}), line.id)
    story = min(playable, key=lambda one: (bool(held[one.id]), max(held[one.id], default=-1), *order(one)))
    key = "weer" if held[story.id] else "nieuw"
    return Next(story.id, story.person, fill(str(words[key]), address, {"naam": story.person}))


def _lately(line: SkillLine) -> float:
    """How high a skill stood in its last talks, 0 to 2; one without any stands behind all others."""
    recent = [point.level for point in line.points[-RECENT:]]
    return sum(recent) / len(recent) if recent else 3.0
