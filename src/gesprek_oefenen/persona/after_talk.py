"""How she experienced the talk, in her own words, by what happened in it."""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.model.address import fill, names_in
from gesprek_oefenen.model.play import PersonaState
from gesprek_oefenen.model.story import Story
from gesprek_oefenen.persona.conditions import holds
from gesprek_oefenen.persona.draw import Draw

_MOST: Final = 5


def after_talk(story: Story, state: PersonaState, seed: int = 1) -> tuple[str, ...]:
    """What she says of the talk that ended in ``state``: at most five pieces, in the order of the story.

    The draw hangs on how many turns there were, so looking again later gives the same words. Her very last piece that
    holds, how it is with her now, is always among them.
    """
    draw = Draw(seed, state.turn)
    told: list[str] = []
    for number, piece in enumerate(story.after_talk):
        lines = [line for line in piece.lines if names_in(line.text) <= state.facts.keys()]
        if lines and holds(piece.condition, state):
            line = draw.pick(f"nagesprek.{number}", lines)
            told.append(fill(line.text, values=state.facts) if names_in(line.text) else line.text)
    return tuple(told) if len(told) <= _MOST else (*told[: _MOST - 1], told[-1])
