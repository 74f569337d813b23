"""Apps in houses: copies of one warm process (``nursery``), each with a few visitors (``house``)."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

from gesprek_oefenen.session.places import CACHE_FOLDER_VARIABLE
from gesprek_oefenen.tui.surroundings import FOLDERS_VARIABLE
from gesprek_oefenen.web.processes import SAME_FOR_ALL, SOCKET_VARIABLE, AppProcess, CannotStartError

TOGETHER: Final = 8
"""Visitors in one house. More share more memory, and more of them feel it when the app of one hangs."""

SPREAD: Final = max(2, os.cpu_count() or 2)
"""So many houses are built before a second visitor moves in anywhere: there is a processor for each."""

WARM_UP_SECONDS: Final = 120.0
"""How long loading everything may take before something must be wrong."""
START_SECONDS: Final = 30.0
KILLED: Final = -9


@dataclass(eq=False, slots=True)
class _House:
    """``control``: to talk with it. ``worn``: takes nobody in any more."""

    control: socket.socket
    built: asyncio.Future[int]
    visitors: dict[int, AppProcess | None] = field(default_factory=dict)
    worn: bool = False
    listening: asyncio.Task[None] | None = None


class Houses:
    """Starts apps in houses. When the warm process ends by itself a new one is made for the next visitor."""

    def __init__(self, story_folders: Sequence[str], cache: Path, together: int = TOGETHER) -> None:
        self._folders = json.dumps(list(story_folders))
        self._cache = cache
        self._together = together
        self._nursery: asyncio.subprocess.Process | None = None
        self._control: socket.socket | None = None
        self._listening: asyncio.Task[None] | None = None
        self._opening = asyncio.Lock()
        self._numbers = count(1)
        self._building: dict[int, asyncio.Future[int]] = {}
        self._houses: list[_House] = []

    async def open(self) -> None:
        """Make the warm process and wait until it is. Raises ``CannotStartError``."""
        async with self._opening:
            if self._control is not None:
                return
            ours, theirs = socket.socketpair()
            ours.setblocking(False)
            environment = {**os.environ, **SAME_FOR_ALL, SOCKET_VARIABLE: str(theirs.fileno()), FOLDERS_VARIABLE: self._folders,
                           CACHE_FOLDER_VARIABLE: str(self._cache)}
            self._nursery = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "gesprek_oefenen.web.nursery", env=environment, pass_fds=[theirs.fileno()],
                stdin=asyncio.subprocess.PIPE,  # Textual wants to be able to wait for it; nothing ever comes
                stdout=asyncio.subprocess.DEVNULL)
            theirs.close()
            ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._control = ours
            self._listening = asyncio.create_task(self._listen_to_nursery(ours, ready))
            try:
                await asyncio.wait_for(asyncio.shield(ready), WARM_UP_SECONDS)
            except (TimeoutError, ConnectionError) as error:
                await self.close()
                raise CannotStartError("Het programma kan niet starten: de gesprekken of de regels konden niet worden geladen. "
                                       "Kijk met `gesprek-oefenen regels controleer` wat eraan mankeert.") from error

    async def start(self, environment: Mapping[str, str]) -> AppProcess:
        """An app for the visitor in ``environment``. Raises ``CannotStartError``."""
        await self.open()
        number = next(self._numbers)
        house = self._choose()
        house.visitors[number] = None
        ours, theirs = socket.socketpair()
        try:
            pid = await asyncio.wait_for(asyncio.shield(house.built), START_SECONDS)
            request = json.dumps({"visit": number, "environment": dict(environment)}).encode() + b"\n"
            socket.send_fds(house.control, [request], [theirs.fileno()])
            reader, writer = await asyncio.open_unix_connection(sock=ours)
        except (OSError, TimeoutError) as error:
            ours.close()
            house.visitors.pop(number, None)
            house.worn = True
            raise CannotStartError("Er kan nu geen oefenscherm worden gestart: de computer heeft het te druk of heeft te weinig "
                                   "geheugen. Probeer het zo nog eens. Er is niets weg.") from error
        finally:
            theirs.close()
        process = AppProcess(pid, reader, writer)
        if number not in house.visitors:  # the house fell down meanwhile
            process.ended.set_result(KILLED)
        else:
            house.visitors[number] = process
        return process

    def kill(self, process: AppProcess, *, hangs: bool = False) -> None:
        """End an app that does not stop: its line is cut and nobody moves in there any more. One that ``hangs`` holds up its
        whole house, which is then pulled down.
        """
        for house in self._houses:
            for number, one in list(house.visitors.items()):
                if one is process:
                    house.worn = True
                    if hangs:
                        self._pull_down(house)
                    self._has_left(house, number, KILLED)

    async def close(self) -> None:
        """End the warm process and every house; apps that still run get a moment."""
        houses = list(self._houses)
        for house in houses:
            await _cancelled(house.listening)
            house.control.close()
            self._fell_down(house)
        await _cancelled(self._listening)
        self._listening = None
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._nursery is not None:
            nursery, self._nursery = self._nursery, None
            try:
                await asyncio.wait_for(nursery.wait(), 5)
            except TimeoutError:
                nursery.kill()
                await nursery.wait()

    def _choose(self) -> _House:
        """The house with the most room, or a new one."""
        sound = [house for house in self._houses if not house.worn]
        with_room = [house for house in sound if len(house.visitors) < self._together]
        if with_room and len(sound) >= SPREAD:
            return min(with_room, key=lambda house: len(house.visitors))
        assert self._control is not None
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        number = next(self._numbers)
        built: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        built.add_done_callback(lambda done: done.cancelled() or done.exception())
        self._building[number] = built
        house = _House(ours, built)
        try:
            socket.send_fds(self._control, [json.dumps({"build": number}).encode() + b"\n"], [theirs.fileno()])
        except OSError as error:
            built.set_exception(error)
        finally:
            theirs.close()
        house.listening = asyncio.create_task(self._listen_to_house(house))
        self._houses.append(house)
        return house

    async def _listen_to_nursery(self, control: socket.socket, ready: asyncio.Future[None]) -> None:
        """Take in what the warm process tells; when it is gone, so are the houses."""
        async for what in _lines(control):
            if "ready" in what and not ready.done():
                ready.set_result(None)
            building = self._building.pop(what.get("built", what.get("failed", 0)), None)
            if building is not None and not building.done():
                if "pid" in what:
                    building.set_result(what["pid"])
                else:
                    building.set_exception(OSError(what.get("why", "")))
        if not ready.done():
            ready.set_exception(ConnectionError("the warm process ended before it was ready"))
        control.close()
        if self._control is control:
            self._control = None
            self._nursery = None

    async def _listen_to_house(self, house: _House) -> None:
        async for what in _lines(house.control):
            self._has_left(house, what["left"], what["code"])
        house.control.close()
        self._fell_down(house)

    def _has_left(self, house: _House, number: int, code: int) -> None:
        """One visitor is gone; an empty house is left to fall down, for its memory."""
        process = house.visitors.pop(number, None)
        if process is not None and not process.ended.done():
            process.ended.set_result(code)
        if not house.visitors:
            house.worn = True
            with contextlib.suppress(OSError):
                house.control.shutdown(socket.SHUT_WR)

    def _pull_down(self, house: _House) -> None:
        """At once. The warm process does it: the number cannot have passed to another meanwhile."""
        if self._control is not None and house.built.done() and not house.built.exception():
            with contextlib.suppress(OSError):
                self._control.send(json.dumps({"kill": house.built.result()}).encode() + b"\n")

    def _fell_down(self, house: _House) -> None:
        if house in self._houses:
            self._houses.remove(house)
        if not house.built.done():
            house.built.set_exception(OSError("the house fell down before it was built"))
        for number in list(house.visitors):
            self._has_left(house, number, KILLED)


async def _cancelled(task: asyncio.Task[None] | None) -> None:
    if task is not None:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _lines(control: socket.socket) -> Any:
    """The objects that come in over a socket, until the other side is gone."""
    loop = asyncio.get_running_loop()
    buffer = b""
    while True:
        try:
            data = await loop.sock_recv(control, 65_536)
        except OSError:
            return
        if not data:
            return
        *lines, buffer = (buffer + data).split(b"\n")
        for line in lines:
            yield json.loads(line)
