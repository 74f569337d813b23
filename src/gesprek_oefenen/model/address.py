"""How the program addresses people: ``{u|je}`` for the one at the screen, ``<u|je>`` for the persona.

Texts in YAML are written once with both forms side by side, because ``u`` and ``je`` also change the verb
(``{heeft u|heb je}``). What is filled in (names, quotes of what someone typed) goes in as a value and is never read as
a marker itself. Imports nothing, so that a start screen may use it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

FORMAL: Final = "u"
FAMILIAR: Final = "je"

NAME: Final = "naam"
"""The value that holds the persona's name; a title in it is written small within a sentence."""

_TITLES: Final = ("Mevrouw", "Meneer", "De", "Mijnheer", "Juffrouw")
_MARKER: Final = re.compile(r"\{([^{}]*)\}|<([^<>|]*)\|([^<>|]*)>")


def fill(template: str, address: str = FORMAL, values: Mapping[str, str] | None = None, persona: str = FORMAL) -> str:
    """``template`` with its markers resolved, in one pass.

    Args:
        template: text of ours. ``{u|je}``: the form for the reader of the screen. ``<u|je>``: the form for the persona.
            ``{name}``: the value of that name.
        address: how the reader wants to be addressed, ``"u"`` or ``"je"`` (anything else counts as ``"u"``).
        values: what to fill in; taken literally, markers inside a value stay as they are.
        persona: how the persona is addressed, ``"u"`` or ``"je"``.

    Raises:
        KeyError: the template asks for a value that is not there.
    """
    known = values or {}

    def choose(found: re.Match[str]) -> str:
        inner, formal, familiar = found.groups()
        if inner is None:
            return str(familiar if persona == FAMILIAR else formal)
        if "|" in inner:
            first, _, second = inner.partition("|")
            return str(second if address == FAMILIAR else first)
        value = known[inner]
        return _inside_sentence(value) if inner == NAME and _goes_on(template[:found.start()]) else value

    return _MARKER.sub(choose, template)


def _goes_on(before: str) -> bool:
    """Whether a sentence has begun already before this place."""
    return bool(before.strip()) and before.rstrip()[-1] not in ".!?"


def _inside_sentence(name: str) -> str:
    """``Mevrouw Bos`` as it is written within a sentence."""
    title, _, rest = name.partition(" ")
    return f"{title.lower()} {rest}" if rest and title in _TITLES else name


def fill_own(text: str, address: str = FORMAL) -> str:
    """``text`` of an author in u or je; when it holds other markers than ours it is shown as it was written."""
    return text if names_in(text) else fill(text, address)


def names_in(template: str) -> frozenset[str]:
    """The names of the values ``template`` asks for."""
    return frozenset(
        inner for inner, _, _ in _MARKER.findall(template) if inner and "|" not in inner
    )
