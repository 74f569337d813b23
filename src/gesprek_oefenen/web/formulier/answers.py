"""What a page function is asked and what it answers, as values: no web server, no threads, so a test can call it as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gesprek_oefenen.web.formulier.notices import VisitorNotices
    from gesprek_oefenen.web.formulier.practice import VisitorPractice

HOME = "/gesprek"
"""Where the plain pages begin."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A request of one visitor.

    ``parts``: the named parts of the address (``story``, ``talk``, ``step``). ``query`` and ``form``: fields by name; of a
    field that may be there more than once (``focus``) all values, in ``many``.
    """

    practice: VisitorPractice
    notices: VisitorNotices
    parts: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    many: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A page to show: the template ``name`` filled with ``values``."""

    name: str
    values: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Go:
    """Look there now (after something was done: a reload then does it no second time)."""

    where: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file to keep."""

    name: str
    text: str
    kind: str


Answer = Page | Go | Download


def talk_at(talk_id: str, more: str = "") -> str:
    """The address of a talk."""
    return f"{HOME}/met/{talk_id}{more}"
