"""How a talk ends: the first ending whose condition holds, when it is rounded off or when she leaves by herself."""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.model.story import Line
from gesprek_oefenen.persona.conditions import holds
from gesprek_oefenen.persona.fallback import fallback
from gesprek_oefenen.persona.moment import Moment, Reply

_NEXT_TIME: Final = frozenset({"week", "keer", "weer", "terug", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "gauw"})


def ending(moment: Moment) -> Reply:
    """Her goodbye. A story without an ending that holds says goodbye with a built-in line."""
    for found in moment.story.endings:
        if holds(found.condition, moment.state) and (line := moment.picker.any(found.lines, f"einde.{found.name}")):
            return Reply((*_remembers(moment, line), line), "einde", ending=found.name, ends=True)
    reply = fallback(moment, "afronden", "afscheid")
    return Reply(reply.lines if reply else (), "einde", ending="afgerond", ends=True)


def _remembers(moment: Moment, last: Line) -> tuple[Line, ...]:
    """A word about the promise to come back, unless her last line speaks of it already."""
    if "komt_terug" not in moment.state.facts or not moment.mood.openness or moment.index.norms(last) & _NEXT_TIME:
        return ()
    reply = fallback(moment, "belofte_onthouden", use_old=False)
    return reply.lines if reply else ()
