"""All that is shown after a talk, as one value; made when it is asked for, from what was kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gesprek_oefenen.model.feedback import Proposal, SkillResult, TipResult

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gesprek_oefenen.feedback.taken_back import BothWays
    from gesprek_oefenen.feedback.turning_points import TurningPoint
    from gesprek_oefenen.model.play import TalkRecord
    from gesprek_oefenen.model.story import Story
    from gesprek_oefenen.session.desk import Desk


@dataclass(frozen=True, slots=True)
class Afterwards:
    """How she experienced it, tips, the ten lines, proposals for the reflector, and both versions of taken-back turns.

    ``reached``: what a good talk could reach was reached (``None``: the story does not say). ``versions``: what was said
    first and what was said instead, and what each did.
    """

    experience: tuple[str, ...]
    tips: tuple[TipResult, ...]
    form: tuple[SkillResult, ...]
    proposals: tuple[Proposal, ...]
    reached: bool | None
    versions: tuple[BothWays, ...]


def look_back(story: Story, desk: Desk, record: TalkRecord, address: str) -> Afterwards:
    """Everything there is to say of a finished talk."""
    from gesprek_oefenen.feedback.form import form
    from gesprek_oefenen.feedback.taken_back import both_ways
    from gesprek_oefenen.feedback.tips import tips
    from gesprek_oefenen.persona.conditions import holds
    from gesprek_oefenen.reflection.proposals import proposals

    lines = form(record, story, address)
    along = tips(record, story, address)
    condition = story.achievable.condition
    return Afterwards(
        desk.after_talk(record.final), along, lines, proposals(record, lines, along, story),
        None if condition is None else holds(condition, record.final), both_ways(record, story, address),
    )


@dataclass(frozen=True, slots=True)
class TurningPoints:
    """The turn that did most and the turn that would gain most; ``None`` where none stands out."""

    best: TurningPoint | None
    gain: TurningPoint | None


def turning_points(story: Story, desk: Desk, record: TalkRecord, lines: Sequence[SkillResult]) -> TurningPoints:
    """The turns that stand out in a talk; ``lines``: its ten lines."""
    from gesprek_oefenen.feedback.turning_points import best_turn, turn_to_gain_from

    return TurningPoints(best_turn(record, story, desk.address),
                         turn_to_gain_from(record, story, lines, desk.reader, desk.address))


def private_turns(record: TalkRecord) -> frozenset[str]:
    """The texts, as typed, that sound like the trainee's own need: they stay out of whatever leaves this computer.

    Nothing of it was kept, so they are looked at again; as if she had just asked something, when the least is enough.
    """
    from gesprek_oefenen.analysis.own_need import own_need
    from gesprek_oefenen.language.tokens import tokenise

    said = {(one.text, one.before) for one in (*record.exchanges, *(one for _, one in record.taken_back)) if one.text}
    return frozenset(text for text, before in said if own_need(tokenise(text), previous=before, asked=True))
