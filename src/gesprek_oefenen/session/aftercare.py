"""All that is shown after a talk, as one value; made when it is asked for, from what was kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gesprek_oefenen.model.feedback import Proposal, SkillResult, TipResult
from gesprek_oefenen.model.moves import Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gesprek_oefenen.feedback.taken_back import BothWays
    from gesprek_oefenen.feedback.turning_points import TurningPoint
    from gesprek_oefenen.model.play import Exchange, TalkRecord
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


def private_turns(story: Story, desk: Desk, record: TalkRecord) -> frozenset[str]:
    """The texts, as typed, that sound like the trainee's own need: they stay out of whatever leaves this computer.

    Nothing of it was kept, so the turns are read again; where it depends on how a line of hers is taken, it counts.
    """
    from gesprek_oefenen.feedback.moments import context_before

    def is_private(history: Sequence[Exchange], exchange: Exchange) -> bool:
        context = context_before(story.opening.text, history, exchange)
        return any(Signal.OWN_NEED in desk.read(exchange.text, replace(context, asked_question=asked)).signals
                   for asked in (False, True))

    said = [(record.exchanges[:at], one) for at, one in enumerate(record.exchanges)]
    said += [(record.exchanges[:number - 1], one) for number, one in record.taken_back]
    return frozenset(one.text for history, one in said if one.text and is_private(history, one))
