"""Feedback after a talk, as values: gesprekstips that came along, the ten lines, proposals for the reflector."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What was seen of a skill; never a mark."""

    SEEN = "gezien"
    SOMETIMES = "soms gezien"
    NOT_YET = "nog niet gezien"
    NOT_AT_ISSUE = "niet aan de orde"
    NOT_IN_TEXT = "niet te zien in tekst"
    LEFT_HOME = "thuisgelaten"
    SOMETIMES_ALONG = "soms mee"
    OFTEN_ALONG = "vaak mee"
    EVIDENCE_ONLY = ""
    """"luistert echt?" shows its evidence and gives no verdict."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The trainee's own words as proof: exchange ``number``, the words, and what came after them."""

    number: int
    quote: str
    then: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SkillResult:
    """One of the ten lines (werkboek 7.4): ``verdict`` with evidence, and one sentence of explanation (Dutch)."""

    id: str
    question: str
    verdict: Verdict
    explanation: str
    evidence: tuple[Evidence, ...] = ()
    chances: tuple[Evidence, ...] = ()
    """Moments where it could have been done, with the persona's words."""
    source: str = ""
    card: str = ""
    """The knowledge card that says more about it."""


@dataclass(frozen=True, slots=True)
class TipResult:
    """A gesprekstip (werkboek 6.9) that came along in the talk (``seen``) or slipped (for the don'ts), with evidence."""

    id: str
    text: str
    do: bool
    seen: bool
    evidence: tuple[Evidence, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal for a column of Bekend-Besluiten-Bereiken, from this talk; ``column``: bekend, besluiten or bereiken."""

    column: str
    text: str
    because: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reflection:
    """What the trainee wrote: three columns, one intention, and with whom he will discuss it."""

    bekend: str = ""
    besluiten: str = ""
    bereiken: str = ""
    voornemen: str = ""
    bespreken_met: str = ""
