"""The real learning behind the screens: the store, the stories and ``learning/``. Each part is loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gesprek_oefenen.session.clock import Clock
    from gesprek_oefenen.session.library import Library
    from gesprek_oefenen.session.store import Store


class LearningBridge:
    """``Learning`` on the user's store. ``address``: gives how the screen speaks now, u or je."""

    def __init__(self, store: Store, library: Library, clock: Clock, address: Callable[[], str]) -> None:
        self._store = store
        self._library = library
        self._clock = clock
        self._address = address
