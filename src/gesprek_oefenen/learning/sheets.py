"""The sheets of *kijken naar uzelf* in the store: every change is kept, half-filled ones wait, earlier ones stay to compare with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gesprek_oefenen.reflection.self_appreciation import SHEETS, Filling, as_data, from_data
from gesprek_oefenen.session.clock import Clock, stamp

if TYPE_CHECKING:
    from gesprek_oefenen.session.store import Store

FAMILY: Final = "blad"


class Sheets:
    """The sheets of one user. Kept under ``blad:<sheet>/<number>``. Every method may raise ``StoreError``."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def fillings(self, name: str) -> tuple[Filling, ...]:
        """Each time this sheet was filled in, oldest first, half-filled ones included."""
        return tuple(filling for _, filling in self._kept().get(name, ()))

    def at_hand(self, name: str) -> tuple[int, Filling]:
        """The sheet to write on, with its number: the latest that was not finished, else a new one (kept at the first change)."""
        kept = self._kept().get(name, [])
        if kept and not kept[-1][1].done:
            return kept[-1]
        return (kept[-1][0] + 1 if kept else 1), Filling(name, stamp(self._clock.now()))

    def latest(self, name: str) -> tuple[int, Filling] | None:
        """The latest, finished or not: to change something in it. ``None``: it was never filled in."""
        kept = self._kept().get(name, [])
        return kept[-1] if kept else None

    def keep(self, number: int, filling: Filling) -> None:
        """Keep it as it is now."""
        self._store.put_entries(stamp(self._clock.now()), {f"{FAMILY}:{filling.sheet}/{number}": as_data(filling)})

    def finished(self) -> dict[str, tuple[str, ...]]:
        """Sheet -> when it was filled in to the end, each time."""
        return {name: tuple(filling.begun for _, filling in kept if filling.done) for name, kept in self._kept().items()}

    def _kept(self) -> dict[str, list[tuple[int, Filling]]]:
        """All sheets by name and number; what another version wrote under names we do not know is left alone."""
        found: dict[str, list[tuple[int, Filling]]] = {}
        for key, (_, body) in self._store.keyed_entries(FAMILY).items():
            name, _, number = key.partition("/")
            if name in SHEETS and number.isdecimal():
                found.setdefault(name, []).append((int(number), from_data({**body, "blad": name})))
        return {name: sorted(kept, key=lambda one: one[0]) for name, kept in found.items()}
