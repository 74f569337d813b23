"""Who has an app: at most so many at once, one for each visitor, and nobody keeps a seat he does not use."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from typing import Final

from gesprek_oefenen.session.places import CACHE_FOLDER_VARIABLE, DATA_FOLDER_VARIABLE
from gesprek_oefenen.tui.surroundings import GO_ON_VARIABLE, PLACE_VARIABLE, VISITOR_VARIABLE
from gesprek_oefenen.web.connection import RESTED, START_AGAIN
from gesprek_oefenen.web.processes import CannotStartError, Starter
from gesprek_oefenen.web.settings import WebSettings
from gesprek_oefenen.web.sitting import Sitting
from gesprek_oefenen.web.visitors import Visitor

GONE_SECONDS: Final = 600.0
"""How long an app waits for a browser that went away (a closed laptop, a lost connection)."""

TIDY_SECONDS: Final = 5.0


class FullError(CannotStartError):
    """Every seat is taken."""


class Seats:
    """The apps that run. ``now``: seconds, as the event loop counts them."""

    def __init__(self, settings: WebSettings, starter: Starter, now: Callable[[], float] | None = None) -> None:
        self._settings = settings
        self._starter = starter
        self._now = now
        self._taken: dict[str, Sitting] = {}
        self._starting: dict[str, asyncio.Task[Sitting]] = {}
        self._senders: dict[str, str] = {}
        self._leaving: set[asyncio.Task[None]] = set()
        self._closed = False

    async def prepare(self) -> None:
        """Load what every app needs now, not when the first visitor comes. Raises ``CannotStartError``."""
        await self._starter.open()

    @property
    def count(self) -> int:
        """Seats in use."""
        return len(self._taken) + len(self._starting)

    def of(self, visitor: Visitor) -> Sitting | None:
        """His app, when it runs."""
        return self._taken.get(visitor.id)

    async def sit(self, visitor: Visitor, sender: str, width: int, height: int, *, go_on: bool = False) -> tuple[Sitting, bool]:
        """His app, started when it does not run; and whether it was started now.

        ``go_on``: he was here a moment ago. Raises ``FullError``, ``CannotStartError``.
        """
        sitting = self._taken.get(visitor.id)
        if sitting is not None and not sitting.reading.done():
            return sitting, False
        starting = self._starting.get(visitor.id)
        fresh = starting is None
        if starting is None:
            await self._make_room(sender)
            environment = self._environment(visitor, width, height, go_on=go_on)
            starting = asyncio.create_task(self._start(visitor, sender, environment))
            self._starting[visitor.id] = starting
            self._senders[visitor.id] = sender
        return await asyncio.shield(starting), fresh

    async def _start(self, visitor: Visitor, sender: str, environment: Mapping[str, str]) -> Sitting:
        try:
            process = await self._starter.start(environment)
            sitting = Sitting(visitor, process, self._starter, sender)
            self._taken[visitor.id] = sitting
            sitting.reading.add_done_callback(lambda _: self._left(sitting))
            return sitting
        finally:
            self._starting.pop(visitor.id, None)
            if visitor.id not in self._taken:
                self._senders.pop(visitor.id, None)

    def _left(self, sitting: Sitting) -> None:
        if self._taken.get(sitting.visitor.id) is sitting:
            del self._taken[sitting.visitor.id]
            self._senders.pop(sitting.visitor.id, None)

    def _environment(self, visitor: Visitor, width: int, height: int, *, go_on: bool) -> dict[str, str]:
        return {
            DATA_FOLDER_VARIABLE: str(visitor.folder), CACHE_FOLDER_VARIABLE: str(self._settings.folder / "cache"),
            VISITOR_VARIABLE: visitor.words, PLACE_VARIABLE: self._settings.place, GO_ON_VARIABLE: "1" if go_on else "",
            "COLUMNS": str(width), "ROWS": str(height),
        }

    async def _make_room(self, sender: str) -> None:
        """A free seat, if need be the one of who went away longest ago. Raises ``FullError``."""
        if self._closed:
            raise CannotStartError("De server wordt net gestopt. Probeer het zo nog eens. Er is niets weg.")
        if not self._settings.only_here and self._from(sender) >= self._settings.seats_from_one_address:
            raise FullError("Vanaf uw adres zijn er al heel veel oefenschermen open. Sluit er een, of probeer het later nog eens.")
        if self.count < self._settings.seats:
            return
        absent = sorted((s for s in self._taken.values() if not s.attached and not s.reading.done()), key=lambda s: s.last_used)
        if not absent:
            raise FullError("Alle plaatsen zijn bezet. Probeer het over een paar minuten nog eens.")
        self._taken.pop(absent[0].visitor.id)
        self._let_go(absent[0], RESTED)

    def _from(self, sender: str) -> int:
        return sum(one == sender for one in self._senders.values())

    async def keep_tidy(self) -> None:
        """Now and then look for who rests too long and for apps that hang; until cancelled."""
        while True:
            await asyncio.sleep(TIDY_SECONDS)
            self.tidy()

    def tidy(self) -> None:
        """Let go who does nothing any more, end apps that hang."""
        now = self._now() if self._now is not None else asyncio.get_running_loop().time()
        rest = self._settings.rest_minutes * 60
        for sitting in list(self._taken.values()):
            idle = now - sitting.last_used
            if idle > rest or (not sitting.attached and idle > GONE_SECONDS):
                self._let_go(sitting, RESTED)
            else:
                sitting.look()

    def _let_go(self, sitting: Sitting, code: int) -> None:
        task = asyncio.create_task(sitting.stop(code))
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    async def close(self) -> None:
        """End every app in order; browsers hear that the server starts again."""
        self._closed = True
        for starting in list(self._starting.values()):
            with contextlib.suppress(CannotStartError):
                await starting
        for sitting in list(self._taken.values()):
            self._let_go(sitting, START_AGAIN)
        while self._leaving:
            await asyncio.gather(*self._leaving, return_exceptions=True)
