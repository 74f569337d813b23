"""One browser on the line: what it gets waits in a queue with a limit, so that a slow reader costs nobody anything.

A browser that cannot keep up misses pictures, and gets the whole screen once it has caught up.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections import deque
from collections.abc import Callable
from typing import Any, Final

from aiohttp import web

MOST_WAITING: Final = 512 * 1024
"""Bytes of pictures that may wait for one browser."""

PATIENCE: Final = 60.0
"""Seconds in which a browser must take in one picture."""

# Close codes the page knows. 1000: the visitor chose to stop.
STOPPED: Final = 1000
START_AGAIN: Final = 1012
CODE_NEEDED: Final = 4001
FULL: Final = 4002
RESTED: Final = 4003
ELSEWHERE: Final = 4004
TOO_OFTEN: Final = 4008


class Connection:
    """A websocket to send on. ``caught_up`` is called when pictures were left out and the line is free again."""

    def __init__(self, socket: web.WebSocketResponse, caught_up: Callable[[], None] = lambda: None) -> None:
        self._socket = socket
        self.caught_up = caught_up
        self._waiting: deque[bytes | str] = deque()
        self._bytes = 0
        self._something = asyncio.Event()
        self._behind = False
        self._end: tuple[int, str] | None = None

    def show(self, picture: bytes) -> None:
        """Send a piece of the screen, or leave it out when too much waits already."""
        if self._behind or self._end is not None:
            return
        if self._bytes + len(picture) > MOST_WAITING:
            self._waiting = deque(item for item in self._waiting if isinstance(item, str))
            self._bytes = 0
            self._behind = True
            return
        self._waiting.append(picture)
        self._bytes += len(picture)
        self._something.set()

    def tell(self, kind: str, what: Any) -> None:
        """Send the page a message."""
        if self._end is None and len(self._waiting) < 1_000:
            self._waiting.append(json.dumps([kind, what]))
            self._something.set()

    def end(self, code: int, reason: str = "") -> None:
        """Close, after what waits has been sent."""
        if self._end is None:
            self._end = (code, reason)
            self._something.set()

    async def send(self) -> None:
        """Send what comes until the end; returns when the browser is gone or too slow."""
        with contextlib.suppress(ConnectionError, TimeoutError, RuntimeError):
            while True:
                await self._something.wait()
                self._something.clear()
                while self._waiting:
                    item = self._waiting.popleft()
                    if isinstance(item, bytes):
                        self._bytes -= len(item)
                        await asyncio.wait_for(self._socket.send_bytes(item), PATIENCE)
                    else:
                        await asyncio.wait_for(self._socket.send_str(item), PATIENCE)
                if self._end is not None:
                    break
                if self._behind:
                    self._behind = False
                    self.caught_up()
        code, reason = self._end or (START_AGAIN, "")
        with contextlib.suppress(ConnectionError, TimeoutError, RuntimeError):
            await asyncio.wait_for(self._socket.close(code=code, message=reason.encode()), 10)
