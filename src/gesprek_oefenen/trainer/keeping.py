"""Divisions and rounds in the store: each change is an entry, the latest of a division stands. Nothing is ever overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gesprek_oefenen.model.errors import StoreError
from gesprek_oefenen.session.codec import from_data, to_data
from gesprek_oefenen.session.store import Store
from gesprek_oefenen.trainer.division import Division
from gesprek_oefenen.trainer.running import Running

DIVISION: Final = "indeling"
RUNNING: Final = "ronde"


@dataclass(frozen=True, slots=True)
class Kept:
    """A division as it was last kept. ``made`` and ``at``: when it was begun and last changed (UTC, ISO 8601)."""

    id: str
    made: str
    at: str
    division: Division


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    division: Division | None = None


def keep_division(store: Store, division_id: str, division: Division, at: str) -> str:
    """Keep ``division`` under its id, or under a new one when it has none; returns the id. Raises ``StoreError``."""
    if not division_id:
        division_id = f"indeling-{len({str(body.get('id')) for _, body in store.entries(DIVISION)}) + 1}"
    store.add_entry(DIVISION, at, to_data(_Entry(division_id, division)))
    return division_id


def drop_division(store: Store, division_id: str, at: str) -> None:
    """Take a division off the list. Raises ``StoreError``."""
    store.add_entry(DIVISION, at, to_data(_Entry(division_id)))


def kept_divisions(store: Store) -> tuple[Kept, ...]:
    """Every division, the one changed last first; what this version cannot read is passed over."""
    found: dict[str, Kept] = {}
    for at, body in store.entries(DIVISION):
        try:
            entry = from_data(_Entry, dict(body))
        except ValueError:
            continue
        earlier = found.pop(entry.id, None)
        if entry.division is not None:
            found[entry.id] = Kept(entry.id, earlier.made if earlier else at, at, entry.division)
    return tuple(reversed(found.values()))


def kept_division(store: Store, division_id: str) -> Kept:
    """The division with this id. Raises ``StoreError`` when there is none."""
    for one in kept_divisions(store):
        if one.id == division_id:
            return one
    raise StoreError("Deze indeling is er niet meer.")


def keep_running(store: Store, run: Running, at: str) -> None:
    """Keep where a round is. Raises ``StoreError``."""
    store.add_entry(RUNNING, at, to_data(run))


def kept_running(store: Store, division_id: str, number: int) -> Running | None:
    """Where this round was left, or ``None`` when it was never begun."""
    for _, body in reversed(store.entries(RUNNING)):
        if body.get("division") == division_id and body.get("number") == number:
            try:
                return from_data(Running, dict(body))
            except ValueError:
                return None
    return None
