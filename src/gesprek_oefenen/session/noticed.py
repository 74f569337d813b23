"""Which signals of the signaleringskaart someone noticed in a talk; kept with the talk and thrown away with it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from gesprek_oefenen.session.store import Store

FAMILY: Final = "signalen"
"""Family of the entries that hold them, one a talk."""


def noticed_signs(store: Store, talk_id: str) -> frozenset[str]:
    """Ids of the signals that were ticked for this talk. Raises ``StoreError``."""
    kept = store.keyed_entries(FAMILY).get(talk_id)
    return frozenset(kept[1]["opgevallen"]) if kept else frozenset()


def keep_noticed_signs(store: Store, talk_id: str, signs: Iterable[str], at: str) -> None:
    """Keep which signals were noticed; ``at``: the moment (UTC, ISO 8601). Raises ``StoreError``."""
    if talk_id:
        store.put_entries(at, {f"{FAMILY}:{talk_id}": {"opgevallen": sorted(signs)}})
