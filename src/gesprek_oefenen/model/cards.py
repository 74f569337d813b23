"""Knowledge cards: what is known, in plain words, with where it comes from; and the card of whom to turn to nearby."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a card: a heading, a text (paragraphs divided by an empty line), points below it."""

    heading: str = ""
    text: str = ""
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One card. ``short``: its line in a list. ``words``: more words by which it is found. ``see``: ids of other cards.

    ``type``: one of the eight types of the study (``""``: no type); the help that fits it is put below the card.
    """

    id: str
    title: str
    short: str
    pieces: tuple[Piece, ...]
    words: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    source: str = ""
    type: str = ""
    file: Path | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Intervention:
    """A form of help from the study of 2012. ``number`` as there ("1.4"); ``types``: the types it may fit, as there."""

    number: str
    name: str
    for_whom: str
    what: str
    types: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone to turn to with a signal or a question. Every field may be left open."""

    name: str = ""
    telephone: str = ""
    mail: str = ""
    online: str = ""
    hours: str = ""
    days: str = ""
    about: str = ""
    """What one can turn to this contact for."""

    @property
    def reach(self) -> str:
        """How this contact can be reached, on one line."""
        when = " ".join(part for part in (self.days, self.hours) if part)
        return ", ".join(part for part in (self.telephone, self.mail, self.online, when) if part)


@dataclass(frozen=True, slots=True)
class ReferralCard:
    """Whom to turn to here. ``place``: of which town or organisation. ``on_a_hunch`` and ``after_talking``: what one does then."""

    place: str = ""
    on_a_hunch: str = ""
    after_talking: str = ""
    contacts: tuple[Contact, ...] = ()

    @property
    def filled(self) -> bool:
        """Something stands on it."""
        return bool(self.place or self.on_a_hunch or self.after_talking or any(c != Contact() for c in self.contacts))
