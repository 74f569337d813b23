"""All that is shown after a talk, as one value; made when it is asked for, from what was kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gesprek_oefenen.model.feedback import Proposal, SkillResult, TipResult

if TYPE_CHECKING:
    from gesprek_oefenen.feedback.taken_back import BothWays
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
