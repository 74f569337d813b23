"""A starter without processes: its apps answer in the test's own loop, so that a test decides what an app does."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Mapping

from gesprek_oefenen.web.packets import DATA, META, packet
from gesprek_oefenen.web.processes import AppProcess, CannotStartError


class MadeUpApp:
    """The other end of an app's line: what was sent to it, and what it says."""

    def __init__(self, environment: Mapping[str, str], process: AppProcess, reader: asyncio.StreamReader,
                 writer: asyncio.StreamWriter) -> None:
        self.environment = environment
        self.process = process
        self._reader, self._writer = reader, writer
        self.typed = ""
        self.about: list[dict[str, object]] = []
        self.hangs = False
        """Gives no sign of life and does not stop."""
        self.reading = asyncio.create_task(self._read())
        self._writer.write(b"__GANGLION__\n")

    async def draw(self, text: bytes) -> None:
        """Draw something."""
        self._writer.write(packet(DATA, text))
        await self._writer.drain()

    def end(self, code: int = 0) -> None:
        """Stop by itself."""
        self._writer.write(packet(META, b'{"type": "exit"}'))
        if not self.process.ended.done():
            self.process.ended.set_result(code)

    async def _read(self) -> None:
        while True:
            try:
                head = await self._reader.readexactly(5)
                body = await self._reader.readexactly(int.from_bytes(head[1:], "big"))
            except (asyncio.IncompleteReadError, ConnectionError):
                return
            if head[:1] == DATA:
                self.typed += body.decode()
                continue
            what = json.loads(body)
            self.about.append(what)
            if what["type"] == "alive" and not self.hangs:
                self._writer.write(packet(META, b'{"type": "alive"}'))
            elif what["type"] == "redraw":
                self._writer.write(packet(DATA, b"helemaal opnieuw"))
            elif what["type"] == "quit" and not self.hangs:
                self.end()


class MadeUpStarter:
    """Starts made-up apps, and remembers whom it ended."""

    def __init__(self) -> None:
        self.apps: list[MadeUpApp] = []
        self.killed: list[MadeUpApp] = []
        self.refuses = False

    async def open(self) -> None:
        """Nothing to prepare."""

    async def start(self, environment: Mapping[str, str]) -> AppProcess:
        """An app at the other end of a pair of sockets."""
        if self.refuses:
            raise CannotStartError("Er kan nu geen oefenscherm worden gestart.")
        ours, theirs = socket.socketpair()
        process = AppProcess(4242, *await asyncio.open_unix_connection(sock=ours))
        self.apps.append(MadeUpApp(environment, process, *await asyncio.open_unix_connection(sock=theirs)))
        return process

    def kill(self, process: AppProcess, *, hangs: bool = False) -> None:
        """End it."""
        for app in self.apps:
            if app.process is process and not process.ended.done():
                self.killed.append(app)
                process.ended.set_result(-9)

    async def close(self) -> None:
        """Close their lines."""
        for app in self.apps:
            app._writer.close()
            await app.reading
