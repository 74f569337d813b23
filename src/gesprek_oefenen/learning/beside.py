"""What was done beside talks: sheets filled in to the end and short exercises answered, by name, with each moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gesprek_oefenen.learning.sheets import Sheets

if TYPE_CHECKING:
    from gesprek_oefenen.session.clock import Clock
    from gesprek_oefenen.session.store import Store

EXERCISE: Final = "oefening"
"""Kind of the entries that ``exercise_desk`` adds."""


def done_beside(store: Store, clock: Clock) -> dict[str, tuple[str, ...]]:
    """Sheet or kind of exercise -> when (ISO), oldest first. Raises ``StoreError``."""
    found = dict(Sheets(store, clock).finished())
    for at, body in store.entries(EXERCISE):
        kind = str(body.get("opgave", "")).partition("/")[0]
        found[kind] = (*found.get(kind, ()), at)
    return found
