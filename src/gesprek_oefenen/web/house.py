"""A house: a process in which a few visitors' apps run side by side, each on a line of its own to the server.

What they share costs memory once; what one does wrong hurts at most his few house mates, who come back by themselves. The server
sends ``{"visit": n, "environment": {...}}`` with an open socket, the visitor's line; back comes ``{"left": n, "code": c}``.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from gesprek_oefenen.session.library import Library

LARGEST_REQUEST: Final = 64 * 1024
FAREWELL_SECONDS: Final = 5.0
"""How long apps may take to stop when the server is gone."""


class House:
    """Takes visitors in until the server closes ``control``."""

    def __init__(self, control: socket.socket, library: Library) -> None:
        self._control = control
        self._library = library
        self._visits: set[asyncio.Task[None]] = set()
        self._buffer = b""
        self._closed = asyncio.Event()

    def run(self) -> int:
        """Until the server leaves and every app has stopped, or had the time to."""
        asyncio.run(self._open())
        return 0

    async def _open(self) -> None:
        self._control.setblocking(False)
        loop = asyncio.get_running_loop()
        loop.add_reader(self._control.fileno(), self._listen)
        await self._closed.wait()
        loop.remove_reader(self._control.fileno())
        if self._visits:  # their lines are closed too: they stop by themselves
            await asyncio.wait(self._visits, timeout=FAREWELL_SECONDS)
        os._exit(0)  # a thread that hangs would keep the process

    def _listen(self) -> None:
        try:
            data, places, _, _ = socket.recv_fds(self._control, LARGEST_REQUEST, 32)
        except BlockingIOError:
            return
        except OSError:
            data, places = b"", []
        if not data:
            self._closed.set()
            return
        *lines, self._buffer = (self._buffer + data).split(b"\n")
        for line in lines:
            asked = json.loads(line)
            if places:
                visit = asyncio.create_task(self._visit(asked["visit"], asked["environment"], places.pop(0)))
                self._visits.add(visit)
                visit.add_done_callback(self._visits.discard)
        for place in places:
            os.close(place)

    async def _visit(self, number: int, environment: Mapping[str, str], line: int) -> None:
        from gesprek_oefenen.tui.browser import BROKEN, visit

        code = BROKEN
        try:
            code = await visit(environment, self._library, line)
        except Exception:  # noqa: BLE001 - what breaks in one app stays there
            from gesprek_oefenen.cli.crash import report_crash

            report_crash()
        finally:
            os.close(line)
            self._tell(left=number, code=code)

    def _tell(self, **what: Any) -> None:
        with contextlib.suppress(OSError):
            self._control.send(json.dumps(what).encode() + b"\n")
