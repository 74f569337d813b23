"""Which address leads to which page function."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from gesprek_oefenen.web.formulier import looking_back, own_things, talking
from gesprek_oefenen.web.formulier.answers import HOME, Answer, Ask

PageFunction = Callable[[Ask], Answer]

_TALK: Final = f"{HOME}/met/{{talk}}"

ROUTES: Final[tuple[tuple[str, str, PageFunction], ...]] = (
    ("GET", HOME, talking.choose),
    ("GET", f"{HOME}/nieuw/{{story}}", talking.situation),
    ("POST", f"{HOME}/nieuw/{{story}}", talking.begin),
    ("GET", _TALK, talking.show),
    ("POST", _TALK, talking.act),
    ("GET", f"{_TALK}/na", looking_back.first_step),
    ("GET", f"{_TALK}/na/{{step}}", looking_back.show),
    ("POST", f"{_TALK}/na/reflectie", looking_back.write),
    ("GET", f"{_TALK}/bestand", own_things.download),
    ("GET", f"{_TALK}/weg", own_things.ask_throw_away),
    ("POST", f"{_TALK}/weg", own_things.throw_away),
    ("GET", f"{HOME}/eerder", own_things.earlier),
    ("GET", f"{HOME}/instellingen", own_things.settings),
    ("POST", f"{HOME}/instellingen", own_things.keep_settings),
    ("GET", f"{HOME}/waar-hulp-is", own_things.where_help_is),
    ("GET", f"{HOME}/over", own_things.about),
    ("GET", f"{HOME}/alles-weg", own_things.ask_wipe),
    ("POST", f"{HOME}/alles-weg", own_things.wipe),
    ("GET", f"{HOME}/{{rest:.*}}", own_things.not_there),
)
"""Method, address, and the function that answers."""
