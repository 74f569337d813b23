"""What was written after each talk, for lists."""

from __future__ import annotations

from gesprek_oefenen.model.feedback import Reflection
from gesprek_oefenen.session.codec import from_json
from gesprek_oefenen.session.store import Store


def kept_reflections(store: Store) -> dict[str, Reflection]:
    """Every reflection by the id of its talk. Raises ``StoreError``, or ``ValueError`` when one is no reflection."""
    return {talk: from_json(Reflection, body) for talk, body in store.reflections().items()}
