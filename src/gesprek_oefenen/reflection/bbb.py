"""The columns of Bekend-Besluiten-Bereiken and how a proposal lands in one: empty first, one's own words always win."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from gesprek_oefenen.feedback.texts import yaml_data
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.feedback import Proposal, Reflection
from gesprek_oefenen.reflection.proposals import FILE

COLUMNS: Final = ("bekend", "besluiten", "bereiken")


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the screen shows it: its name and the question above the empty space."""

    id: str
    head: str
    question: str


def columns(address: str = "u") -> tuple[Column, ...]:
    """The three columns, in order."""
    texts = yaml_data(FILE)["kolommen"]
    return tuple(Column(one, str(texts[one]["kop"]), fill(str(texts[one]["vraag"]), address)) for one in COLUMNS)


def last_questions(address: str = "u") -> tuple[str, str]:
    """What is asked under the columns: the one intention, and with whom it is discussed."""
    data = yaml_data(FILE)
    return fill(str(data["voornemen"]), address), fill(str(data["bespreken_met"]), address)


def keep(reflection: Reflection, proposal: Proposal) -> Reflection:
    """``reflection`` with the proposal added under what stands in its column already; never twice.

    Raises ``ValueError`` when the proposal names an unknown column.
    """
    if proposal.column not in COLUMNS:
        raise ValueError(proposal.column)
    present = str(getattr(reflection, proposal.column)).rstrip()
    if proposal.text in present:
        return reflection
    joined = f"{present}\n{proposal.text}" if present else proposal.text
    changed: Mapping[str, str] = {proposal.column: joined}
    return replace(reflection, **changed)


def is_empty(reflection: Reflection) -> bool:
    """Whether nothing was written yet."""
    return not any((reflection.bekend, reflection.besluiten, reflection.bereiken, reflection.voornemen,
                    reflection.bespreken_met))


def as_text(reflection: Reflection, address: str = "u") -> str:
    """The reflection as plain lines, empty parts left out."""
    intention, with_whom = last_questions(address)
    parts = [(one.head, str(getattr(reflection, one.id))) for one in columns(address)]
    parts += [(intention, reflection.voornemen), (with_whom, reflection.bespreken_met)]
    return "\n\n".join(f"{head}\n{text.strip()}" for head, text in parts if text.strip())
