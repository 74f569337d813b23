"""Starting an app for a visitor: a copy of the warm process where the system can, a process of its own where it cannot."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final, Protocol

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.surroundings import FOLDERS_VARIABLE

SOCKET_VARIABLE: Final = "GESPREK_OEFENEN_KINDERKAMER"
"""Environment variable with the number of the socket over which the warm process hears from the server."""

WARM_UP_SECONDS: Final = 120.0
"""How long loading everything may take before something must be wrong."""

START_SECONDS: Final = 30.0

_SAME_FOR_ALL: Final = {"TEXTUAL_COLOR_SYSTEM": "truecolor", "TEXTUAL_FPS": "30", "TERM_PROGRAM": "textual", "MALLOC_ARENA_MAX": "1"}
"""What Textual reads when it is loaded. Thirty pictures a second are as many as one sees over a network."""

FORKS: Final = sys.platform.startswith("linux")
"""Where a process is copied. On a Mac system libraries may not survive it; Windows has no such thing."""


class CannotStartError(PractiseError):
    """No app could be started; the message says so to the visitor."""


@dataclass(eq=False, slots=True)
class AppProcess:
    """An app that runs. ``ended`` gets its exit code (0: the visitor chose to stop)."""

    pid: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    ended: asyncio.Future[int] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Starter(Protocol):
    """Starts apps and ends them."""

    async def open(self) -> None: ...
    async def start(self, environment: Mapping[str, str]) -> AppProcess: ...
    def kill(self, process: AppProcess) -> None: ...
    async def close(self) -> None: ...


def make_starter(story_folders: Sequence[str] = ()) -> Starter:
    """The best way this system has."""
    return Copies(story_folders) if FORKS else Separate(story_folders)


class Copies:
    """Apps as copies of one warm process (``nursery``). When that process ends by itself a new one is made for the next visitor."""

    def __init__(self, story_folders: Sequence[str] = ()) -> None:
        self._folders = json.dumps(list(story_folders))
        self._nursery: asyncio.subprocess.Process | None = None
        self._control: socket.socket | None = None
        self._listening: asyncio.Task[None] | None = None
        self._numbers = count(1)
        self._starting: dict[int, asyncio.Future[int]] = {}
        self._running: dict[int, AppProcess] = {}
        self._early: dict[int, int] = {}
        self._opening = asyncio.Lock()

    async def open(self) -> None:
        """Make the warm process and wait until it is. Raises ``CannotStartError``."""
        async with self._opening:
            if self._control is not None:
                return
            ours, theirs = socket.socketpair()
            ours.setblocking(False)
            environment = {**os.environ, **_SAME_FOR_ALL, SOCKET_VARIABLE: str(theirs.fileno()), FOLDERS_VARIABLE: self._folders}
            self._nursery = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "gesprek_oefenen.web.nursery", env=environment, pass_fds=[theirs.fileno()],
                stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL)
            theirs.close()
            ready = asyncio.get_running_loop().create_future()
            self._control = ours
            self._listening = asyncio.create_task(self._listen(ours, ready))
            try:
                await asyncio.wait_for(asyncio.shield(ready), WARM_UP_SECONDS)
            except (TimeoutError, ConnectionError) as error:
                await self.close()
                raise CannotStartError("Het programma kan niet starten: de gesprekken of de regels konden niet worden geladen. "
                                       "Kijk met `gesprek-oefenen regels controleer` wat eraan mankeert.") from error

    async def start(self, environment: Mapping[str, str]) -> AppProcess:
        """A copy, for the visitor in ``environment``. Raises ``CannotStartError``."""
        await self.open()
        assert self._control is not None
        ours, theirs = socket.socketpair()
        number = next(self._numbers)
        started: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._starting[number] = started
        request = json.dumps({"start": number, "environment": dict(environment)}).encode() + b"\n"
        try:
            ours.setblocking(False)
            socket.send_fds(self._control, [request], [theirs.fileno()])
            pid = await asyncio.wait_for(started, START_SECONDS)
            reader, writer = await asyncio.open_unix_connection(sock=ours)
        except (OSError, TimeoutError) as error:
            ours.close()
            raise CannotStartError("Er kan nu geen oefenscherm worden gestart: de computer heeft het te druk of heeft te weinig "
                                   "geheugen. Probeer het zo nog eens. Er is niets weg.") from error
        finally:
            theirs.close()
            self._starting.pop(number, None)
        process = AppProcess(pid, reader, writer)
        self._running[pid] = process
        if pid in self._early:
            self._has_ended(pid, self._early.pop(pid))
        return process

    def kill(self, process: AppProcess) -> None:
        """End it at once. The warm process does it: the number cannot have passed to another meanwhile."""
        if self._control is not None and not process.ended.done():
            with contextlib.suppress(OSError):
                self._control.send(json.dumps({"kill": process.pid}).encode() + b"\n")

    async def close(self) -> None:
        """End the warm process, and with it every copy."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._listening is not None:
            self._listening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listening
            self._listening = None
        if self._nursery is not None:
            nursery, self._nursery = self._nursery, None
            try:
                await asyncio.wait_for(nursery.wait(), 5)
            except TimeoutError:
                nursery.kill()
                await nursery.wait()
        self._all_ended()

    async def _listen(self, control: socket.socket, ready: asyncio.Future[None]) -> None:
        """Take in what the warm process tells; when it is gone, so are the copies."""
        loop = asyncio.get_running_loop()
        buffer = b""
        while True:
            try:
                data = await loop.sock_recv(control, 65536)
            except OSError:
                data = b""
            if not data:
                break
            *lines, buffer = (buffer + data).split(b"\n")
            for line in lines:
                self._told(json.loads(line), ready)
        if not ready.done():
            ready.set_exception(ConnectionError("the warm process ended before it was ready"))
        control.close()
        if self._control is control:
            self._control = None
            self._nursery = None
        self._all_ended()

    def _told(self, what: Mapping[str, Any], ready: asyncio.Future[None]) -> None:
        if "ready" in what and not ready.done():
            ready.set_result(None)
        elif "started" in what:
            waiting = self._starting.get(what["started"])
            if waiting is not None and not waiting.done():
                waiting.set_result(what["pid"])
        elif "failed" in what:
            waiting = self._starting.get(what["failed"])
            if waiting is not None and not waiting.done():
                waiting.set_exception(OSError(what["why"]))
        elif "ended" in what:
            self._has_ended(what["ended"], what["code"])

    def _has_ended(self, pid: int, code: int) -> None:
        process = self._running.pop(pid, None)
        if process is None:
            self._early[pid] = code  # it ended before its start was taken in
        elif not process.ended.done():
            process.ended.set_result(code)

    def _all_ended(self) -> None:
        for pid in list(self._running):
            self._has_ended(pid, -signal.SIGTERM)
        for waiting in self._starting.values():
            if not waiting.done():
                waiting.set_exception(OSError("the warm process is gone"))


class Separate:
    """Each app a process of its own: slower and heavier, and everywhere possible."""

    def __init__(self, story_folders: Sequence[str] = ()) -> None:
        self._folders = json.dumps(list(story_folders))
        self._running: dict[AppProcess, tuple[asyncio.subprocess.Process, asyncio.Task[None]]] = {}

    async def open(self) -> None:
        """Nothing to prepare."""

    async def start(self, environment: Mapping[str, str]) -> AppProcess:
        """A process for the visitor in ``environment``. Raises ``CannotStartError``."""
        try:
            made = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "gesprek_oefenen.tui.browser", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL, env={**os.environ, **_SAME_FOR_ALL, FOLDERS_VARIABLE: self._folders, **environment})
        except OSError as error:
            raise CannotStartError("Er kan nu geen oefenscherm worden gestart. Probeer het zo nog eens. Er is niets weg.") from error
        assert made.stdin is not None
        assert made.stdout is not None
        process = AppProcess(made.pid, made.stdout, made.stdin)
        self._running[process] = (made, asyncio.create_task(self._watch(process, made)))
        return process

    async def _watch(self, process: AppProcess, made: asyncio.subprocess.Process) -> None:
        code = await made.wait()
        self._running.pop(process, None)
        process.ended.set_result(code)

    def kill(self, process: AppProcess) -> None:
        """End it at once."""
        if process in self._running:
            with contextlib.suppress(ProcessLookupError):
                self._running[process][0].kill()

    async def close(self) -> None:
        """End them all."""
        for process, (_, watching) in list(self._running.items()):
            self.kill(process)
            await watching
