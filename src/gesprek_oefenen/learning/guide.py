"""Where someone stands and what comes now: the path, the coach and the reminder for the user of this store.

The one door to learning for the app, the browser and the command line; everything it decides is decided by pure functions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gesprek_oefenen.learning import fading, path
from gesprek_oefenen.learning.beside import done_beside
from gesprek_oefenen.learning.intentions import Intention, latest
from gesprek_oefenen.learning.outcomes import Outcomes
from gesprek_oefenen.learning.path_words import StageView, reminder, views
from gesprek_oefenen.learning.progress import Progress, progress
from gesprek_oefenen.learning.sheets import Sheets

if TYPE_CHECKING:
    from datetime import datetime

    from gesprek_oefenen.model.play import CoachPlan
    from gesprek_oefenen.session.clock import Clock
    from gesprek_oefenen.session.library import Library
    from gesprek_oefenen.session.store import Store


class Guide:
    """Path, coach plan, reminder and progress over one store. Every method may raise ``StoreError`` or ``ContentError``."""

    def __init__(self, store: Store, library: Library, clock: Clock, address: str = "u") -> None:
        self._store = store
        self._library = library
        self._clock = clock
        self._address = address
        self.outcomes = Outcomes(store, library, clock)
        self.sheets = Sheets(store, clock)

    def path(self, meeting: int = 0) -> tuple[StageView, ...]:
        """The five stages; ``meeting``: the one someone says he is after, 0: the first with something left to do."""
        beside = done_beside(self._store, self._clock)
        return views(self._library.summaries(), self._store.talks(), beside, meeting, self._now, self._address)

    def plan(self, story_id: str) -> CoachPlan:
        """What the coach does in a talk with this story that begins now, when that is left to the program."""
        closing = path.is_closing(story_id, self._library.summaries(), self._store.talks())
        return fading.plan(self.outcomes.latest(fading.look_back()), closing=closing, now=self._now, address=self._address)

    def reminder(self) -> str:
        """That it is time again, or ""."""
        return reminder(self._store.talks(), self._now, self._address)

    def wanted(self) -> Intention | None:
        """What someone wrote to try in the next talk."""
        return latest(self._store)

    def progress(self, *, complete: bool = False) -> Progress:
        """How it goes. ``complete``: older talks that were not looked at yet are looked at first, which may take a while."""
        outcomes, uncounted = (self.outcomes.all(), 0) if complete else self.outcomes.known()
        return progress(outcomes, self._library.summaries(), self._address, uncounted)

    @property
    def _now(self) -> datetime:
        return self._clock.now().astimezone()
