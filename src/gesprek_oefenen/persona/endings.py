"""How a talk ends: the first ending whose condition holds, when it is rounded off or when she leaves by herself."""

from __future__ import annotations

from gesprek_oefenen.persona.conditions import holds
from gesprek_oefenen.persona.fallback import fallback
from gesprek_oefenen.persona.moment import Moment, Reply


def ending(moment: Moment) -> Reply:
    """Her goodbye. A story without an ending that holds says goodbye with a built-in line."""
    for found in moment.story.endings:
        if holds(found.condition, moment.state) and (line := moment.picker.any(found.lines, f"einde.{found.name}")):
            return Reply((line,), "einde", ending=found.name, ends=True)
    reply = fallback(moment, "afronden", "afscheid")
    return Reply(reply.lines if reply else (), "einde", ending="afgerond", ends=True)
