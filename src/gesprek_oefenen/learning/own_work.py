"""Looking at one's own work with the factors of the verbetertool: n.v.t. or 1-10, and a note on what to improve.

It is a look at oneself: the program keeps it, shows it back, and has no opinion about it. Every part may be left open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gesprek_oefenen.model.address import FAMILIAR, FORMAL, fill

if TYPE_CHECKING:
    from gesprek_oefenen.session.store import Store

FILE: Final = Path(__file__).parent / "teksten" / "eigen_werk.yaml"
ENTRY: Final = "eigen-werk"
"""The kind under which each look is kept in the store."""
NOT_APPLICABLE: Final = "nvt"
SCALE: Final = tuple(str(number) for number in range(1, 11))
LONGEST_NOTE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Factor:
    """Something one can look at. ``heading``: of which group; ``text``: what it is; ``ends``: what 1 and 10 mean."""

    id: str
    heading: str
    text: str
    example: str
    ends: str
    source: str


@dataclass(frozen=True, slots=True)
class Look:
    """What someone filled in for one factor: "" (left open), ``nvt`` or "1" to "10", and a note."""

    value: str = ""
    note: str = ""


@lru_cache(maxsize=2)
def factors(address: str = FORMAL) -> tuple[Factor, ...]:
    """All factors in the order of the tool. Raises ``ContentError`` when the file is broken."""
    from gesprek_oefenen.language.wordlists import read_data

    chosen = FAMILIAR if address == FAMILIAR else FORMAL
    return tuple(
        Factor(str(one["id"]), fill(str(group["kop"]), chosen), fill(str(one["tekst"]), chosen), fill(str(one.get("zoals") or ""), chosen),
               str(group["schaal"]), str(one["bron"]))
        for group in read_data(FILE)["groepen"] for one in group["factoren"])


def keep_look(store: Store, looks: Mapping[str, Look], at: str) -> None:
    """Keep what was filled in; what is left open stays out, unknown values count as open. Raises ``StoreError``."""
    body: dict[str, Any] = {}
    for factor in factors():
        look = looks.get(factor.id, Look())
        value = look.value if look.value == NOT_APPLICABLE or look.value in SCALE else ""
        note = look.note.strip()[:LONGEST_NOTE]
        if value or note:
            body[factor.id] = {"waarde": value, "verbeteren": note}
    store.add_entry(ENTRY, at, body)


def kept_looks(store: Store) -> tuple[tuple[str, Mapping[str, Look]], ...]:
    """Every look with its moment, oldest first."""
    return tuple((at, {str(name): _look(data) for name, data in body.items()}) for at, body in store.entries(ENTRY))


def _look(data: object) -> Look:
    if not isinstance(data, dict):
        return Look()
    value, note = data.get("waarde"), data.get("verbeteren")
    return Look(value if isinstance(value, str) else "", note if isinstance(note, str) else "")
