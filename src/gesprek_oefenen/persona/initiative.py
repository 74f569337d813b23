"""What she says or asks by herself: once each, when its condition holds and nothing more pressing was asked."""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.persona.conditions import holds
from gesprek_oefenen.persona.moment import Moment, Reply

_REST: Final = 3
"""Turns between two of her own initiatives."""


def initiative(moment: Moment, share: float = 1.0, *, asks: str | None = None, about: str | None = None) -> Reply | None:
    """Her next initiative, in ``share`` of the turns in which there is one; ``None`` when there is none now.

    ``asks``: only one that asks this (``"advies"``). ``about``: none that is about another subject than this one.
    """
    state = moment.state
    if state.turn < 3 or (moment.before.initiative_turn and state.turn - moment.before.initiative_turn < _REST):
        return None
    for own in moment.story.initiatives:
        if any(moment.picker.was_used(line) for line in own.lines) or not holds(own.condition, state):
            continue
        if asks is not None and not any(line.asks == asks for line in own.lines):
            continue
        if about and own.topic and own.topic != about:
            continue
        if not moment.draw.chance(f"initiatief.{own.id}", share):
            return None
        if (line := moment.picker.fresh(own.lines, f"initiatief.{own.id}")) is not None:
            layer = 1 if own.topic and moment.knows(own.topic) else 0
            return Reply((line,), "initiatief", own.topic, from_layer=(own.topic, layer) if own.topic and layer else None)
    return None
