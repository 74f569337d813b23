"""One visitor's app, with or without a browser on the line."""

from __future__ import annotations

import asyncio
import contextlib
import json
from pathlib import PurePath
from typing import Any, Final
from uuid import uuid4

from textual_serve._binary_encode import DecodeError
from textual_serve._binary_encode import load as unpack
from textual_serve.download_manager import DownloadManager

from gesprek_oefenen.web.connection import ELSEWHERE, START_AGAIN, STOPPED, Connection
from gesprek_oefenen.web.packets import DATA, META, about, meta, packet, packets
from gesprek_oefenen.web.processes import AppProcess, Starter
from gesprek_oefenen.web.visitors import Visitor

QUIT_SECONDS: Final = 5.0
"""How long an app may take to stop by itself."""

SILENT_SECONDS: Final = 25.0
"""An app that gives no sign of life for so long hangs."""

MOST_UNREAD: Final = 256 * 1024
"""Bytes of keys an app may leave unread; beyond that it hangs and they are dropped."""


class Sitting:
    """An app that runs for ``visitor``. ``sender``: the address he came from."""

    def __init__(self, visitor: Visitor, process: AppProcess, starter: Starter, sender: str) -> None:
        self.visitor = visitor
        self.sender = sender
        self.app_service_id = uuid4().hex
        self._process = process
        self._starter = starter
        self._connection: Connection | None = None
        self._downloads = DownloadManager()
        self._names: set[str] = set()
        self._asked_at: float | None = None
        loop = asyncio.get_running_loop()
        self.last_used = loop.time()
        self.reading = loop.create_task(self._read())

    # The browser

    @property
    def attached(self) -> bool:
        """Whether a browser is on the line."""
        return self._connection is not None

    def attach(self, connection: Connection, width: int, height: int, *, fresh: bool = False) -> None:
        """Put this browser on the line, instead of another tab of the same visitor. ``fresh``: the app has just been started in
        this size, and is about to draw.
        """
        if self._connection is not None:
            self._connection.end(ELSEWHERE)
        self._connection = connection
        connection.caught_up = self._draw_again
        self.last_used = asyncio.get_running_loop().time()
        if not fresh:
            self._send(meta(type="redraw", width=width, height=height))

    def detach(self, connection: Connection) -> None:
        """This browser is gone; the app waits."""
        if self._connection is connection:
            self._connection = None
            self.last_used = asyncio.get_running_loop().time()

    def dismiss(self, code: int) -> None:
        """Close the line, saying why."""
        if self._connection is not None:
            self._connection.end(code)
            self._connection = None

    def typed(self, text: str) -> None:
        """Keys, mouse, paste."""
        self.last_used = asyncio.get_running_loop().time()
        self._send(packet(DATA, text.encode("utf-8", "replace")))

    def about_window(self, **what: Any) -> None:
        """A new size, the focus: what the driver calls meta."""
        self._send(meta(**what))

    def _draw_again(self) -> None:
        self._send(meta(type="redraw"))

    def _send(self, data: bytes) -> None:
        writer = self._process.writer
        if not writer.is_closing() and writer.transport.get_write_buffer_size() < MOST_UNREAD:
            writer.write(data)

    # The app

    async def _read(self) -> None:
        """Pass on what the app says, until it has ended."""
        async for kind, payload in packets(self._process.reader):
            if kind == DATA:
                if self._connection is not None:
                    self._connection.show(payload)
            elif kind == META:
                what = about(payload)
                if what.get("type") == "exit":
                    break
                await self._heard(what)
            else:
                await self._piece(payload)
        await self._downloads.cancel_app_downloads(self.app_service_id)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(self._process.ended), QUIT_SECONDS)
        self._starter.kill(self._process)
        code = await self._process.ended
        self._process.writer.close()
        self.dismiss(STOPPED if code == 0 else START_AGAIN)

    async def _heard(self, what: Any) -> None:
        if what.get("type") == "alive":
            self._asked_at = None
        elif what.get("type") == "deliver_file_start" and self._connection is not None:
            key = str(what.get("key"))
            await self._downloads.create_download(
                app_service=self, delivery_key=key, file_name=PurePath(str(what.get("path"))).name,  # type: ignore[arg-type]
                open_method="download", mime_type=str(what.get("mime_type")), encoding=str(what.get("encoding") or "utf-8"),
                name=what.get("name"))
            self._names.add(key)
            self._connection.tell("deliver_file_start", key)

    async def _piece(self, payload: bytes) -> None:
        with contextlib.suppress(DecodeError, ValueError, TypeError):
            what = unpack(payload)
            if isinstance(what, tuple) and len(what) == 3 and what[0] == "deliver_chunk":
                await self._downloads.chunk_received(str(what[1]), what[2])

    async def send_meta(self, data: dict[str, Any]) -> bool:
        """As textual-serve's download manager asks for the next piece."""
        self._send(meta(**data))
        return not self._process.ended.done()

    def takes_download(self, key: str) -> DownloadManager | None:
        """Where to fetch this file, once; ``None`` when it is not this visitor's, or was fetched."""
        if key not in self._names:
            return None
        self._names.discard(key)
        return self._downloads

    # Its end

    def look(self) -> bool:
        """Ask for a sign of life; ``False`` when the last question was never answered and the app was ended for it."""
        now = asyncio.get_running_loop().time()
        if self._asked_at is None:
            self._asked_at = now
            self._send(meta(type="alive"))
        elif now - self._asked_at > SILENT_SECONDS:
            self._cut(hangs=True)
            return False
        return True

    async def stop(self, code: int) -> None:
        """Let the app end in order, or end it; the browser hears ``code``."""
        self.dismiss(code)
        self._send(meta(type="quit"))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(self.reading), QUIT_SECONDS)
        if not self.reading.done():
            self._cut()
            await self.reading

    def _cut(self, *, hangs: bool = False) -> None:
        """End the app, and the line to it also when something else still holds it open."""
        self._starter.kill(self._process, hangs=hangs)
        self._process.writer.transport.abort()


def bounded(text: object, usual: int) -> int:
    """A number from an address, or the usual one. The app keeps it within what a screen can be."""
    try:
        return min(max(int(str(text)), 1), 1_000)
    except ValueError:
        return usual


def parse_message(text: str) -> tuple[str, Any] | None:
    """What the page says: a kind and what goes with it; ``None`` for what is no message of ours."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list) or not 1 <= len(found) <= 2 or not isinstance(found[0], str):
        return None
    return found[0], found[1] if len(found) == 2 else None
