"""What the screens show before, during and after a talk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gesprek_oefenen.feedback.signs import SignCard
    from gesprek_oefenen.model.feedback import Reflection, SkillResult, TipResult
    from gesprek_oefenen.model.play import Exchange, TalkRecord
    from gesprek_oefenen.model.story import Story
    from gesprek_oefenen.tui.ports import TalkDesk


@dataclass(frozen=True, slots=True)
class FocusChoice:
    """Something one may ask feedback on; ``goal``: this story is made to practise it."""

    id: str
    text: str
    goal: bool = False


@dataclass(frozen=True, slots=True)
class HelpPlace:
    """Where help is: who, and how to reach them."""

    name: str
    reach: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """What one reads before a talk."""

    story: Story
    focus: tuple[FocusChoice, ...]
    help: tuple[HelpPlace, ...] = ()
    heavy_words: str = ""
    """What to say before a heavy story, or ""."""
    coach_why: str = ""
    """What the coach does when that is left to the program, and why: one line."""
    wanted: str = ""
    """What the trainee wrote to try in his next talk, or ""."""


@dataclass(frozen=True, slots=True)
class Reminders:
    """For a time-out: tips that fit now and a few questions as a reminder."""

    tips: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BothVersions:
    """A turn that was taken back, beside the one that came instead (``None``: nothing came)."""

    first: Exchange
    then: Exchange | None
    first_did: str = ""
    then_did: str = ""
    together: str = ""


class SignsPart(NamedTuple):
    """The signaleringskaart beside this talk, and which of its signs the trainee noticed."""

    card: SignCard
    noticed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AfterView:
    """All that is shown after a talk."""

    talk_id: str
    story: Story
    record: TalkRecord
    experience: tuple[str, ...]
    tips: tuple[TipResult, ...]
    lines: tuple[SkillResult, ...]
    versions: tuple[BothVersions, ...]
    reflection: Reflection
    reached: bool | None = None
    help: tuple[HelpPlace, ...] = ()
    heavy_words: str = ""
    signs: SignsPart | None = None
    """``None``: the story names no signs."""
    background: tuple[str, ...] = ()
    """Where the story comes from; shown when asked for."""

    def with_signs(self, signs: SignsPart) -> AfterView:
        """The same, with other signs noticed."""
        return replace(self, signs=signs)


@dataclass(frozen=True, slots=True)
class OpenedTalk:
    """A talk on the table: the desk, the draft that was left, and whether it was picked up again."""

    desk: TalkDesk
    draft: str = ""
    again: bool = False
    seconds: int = 0
    coach: str = "vol"
    why: str = ""
    """What the coach is silent about here, and why, or ""."""
