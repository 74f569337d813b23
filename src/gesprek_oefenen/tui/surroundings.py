"""Whose machine the app runs on, as the environment tells: the web server says it to a visitor's app in no other way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gesprek_oefenen.tui.ports import Surroundings

VISITOR_VARIABLE: Final = "GESPREK_OEFENEN_BEZOEKER"
"""Environment variable that makes the person a visitor on someone else's machine; holds his return words."""

PLACE_VARIABLE: Final = "GESPREK_OEFENEN_PLEK"
"""Environment variable with the words for where a visitor's things are kept ("op de computer van uw trainer")."""

GO_ON_VARIABLE: Final = "GESPREK_OEFENEN_VERDER"
"""Environment variable that is set when the person was here a moment ago: the talk he was in goes on by itself."""

FOLDERS_VARIABLE: Final = "GESPREK_OEFENEN_MAPPEN"
"""Environment variable with the folders with stories of the one who serves (a JSON list)."""

NOT_FOR_VISITORS: Final = frozenset({"open_author", "open_trainer"})
"""Actions of the app that look at or write files of the machine, or at what others did."""


def surroundings_in(environment: Mapping[str, str]) -> Surroundings:
    """What the environment says of the person at the app."""
    words = environment.get(VISITOR_VARIABLE)
    if words is None:
        return Surroundings()
    return Surroundings(NOT_FOR_VISITORS, own_files=False, words=words,
                        place=environment.get(PLACE_VARIABLE) or "op de computer van wie deze pagina aanbiedt",
                        go_on=bool(environment.get(GO_ON_VARIABLE)))
