"""A browser for the tests: a cookie jar, a websocket, and a screen one can read (the terminal of the page, by pyte)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pyte

PATIENCE = 60.0
"""Seconds after which a test gives up; nothing is decided by it."""


class Line:
    """One websocket: what came in, and the screen it drew."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, columns: int, rows: int) -> None:
        self.socket = socket
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.told: list[Any] = []
        self.code = 0

    @property
    def text(self) -> str:
        """The screen as one line of text, spaces squeezed."""
        return " ".join(" ".join(self._screen.display).split())

    @property
    def thinking(self) -> bool:
        """The persona has not answered yet: dots stand behind her name."""
        return any(re.fullmatch(r"\s*\S+( \S+)?\s{2,}…\s*", row) for row in self._screen.display)

    async def next(self) -> bool:
        """Take in one message; ``False`` when the line was closed."""
        message = await asyncio.wait_for(self.socket.receive(), PATIENCE)
        if message.type is aiohttp.WSMsgType.BINARY:
            # pyte does not know the synchronised-output and SGR-pixel questions; a browser's terminal passes over them too
            self._stream.feed(re.sub(rb"\x1b\[\?\d+\$p", b"", message.data))
        elif message.type is aiohttp.WSMsgType.TEXT:
            self.told.append(message.json())
        else:
            if message.type is aiohttp.WSMsgType.CLOSE:
                self.code = int(message.data)
            return False
        return True

    async def until(self, words: str | Callable[[str], bool]) -> str:
        """Wait for words on the screen. Raises ``AssertionError`` with the screen when the line closes first."""
        holds = words if callable(words) else lambda text: words in text
        while not holds(self.text):
            try:
                assert await self.next(), f"closed ({self.socket.close_code}) before {words!r}: {self.text}"
            except TimeoutError:
                raise AssertionError(f"{words!r} did not come: {self.text}") from None
        return self.text

    async def until_told(self, kind: str) -> Any:
        """Wait for a message of this kind to the page."""
        while True:
            for one in self.told:
                if one[0] == kind:
                    self.told.remove(one)
                    return one[1]
            assert await self.next(), f"closed ({self.socket.close_code}) before {kind!r}"

    async def has_app(self) -> None:
        """Wait until the server listens on this line, which it does when there is an app on it."""
        await self.socket.send_json(["ping", "daar?"])
        await self.until_told("pong")

    async def until_closed(self) -> int:
        """Wait until the server closes the line; its code."""
        while await self.next():
            pass
        return self.code

    async def type(self, *keys: str) -> None:
        """Type: text, or what a terminal sends for a key."""
        for key in keys:
            await self.socket.send_json(["stdin", KEYS.get(key, key)])

    async def close(self) -> None:
        """The tab is closed."""
        await self.socket.close()


KEYS = {"down": "\x1b[B", "enter": "\r", "f8": "\x1b[19~", "escape": "\x1b", "tab": "\t", "f1": "\x1bOP"}


class Browser:
    """Someone's browser, at the server that answers at ``base``."""

    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        self.session = session
        self.base = base

    async def get(self, path: str, **more: Any) -> aiohttp.ClientResponse:
        """Fetch a page, as text in ``.text()``."""
        return await self.session.get(self.base + path, **more)

    async def post(self, path: str, data: dict[str, str], **more: Any) -> aiohttp.ClientResponse:
        """Send a form of our own page."""
        headers = {"Origin": self.base, **more.pop("headers", {})}
        return await self.session.post(self.base + path, data=data, headers=headers, **more)

    async def open_app(self, *, columns: int = 80, rows: int = 24, again: bool = False) -> Line:
        """Open the websocket as the page does, with the focus in the terminal."""
        address = f"{self.base.replace('http', 'ws', 1)}/ws?width={columns}&height={rows}{'&verder=1' if again else ''}"
        line = Line(await self.session.ws_connect(address, headers={"Origin": self.base}, max_msg_size=0), columns, rows)
        await line.socket.send_json(["focus"])
        return line

    async def knock(self, **more: Any) -> Line:
        """The page, and then its websocket, which may be refused."""
        assert (await self.get("/")).status == 200
        return await self.open_app(**more)

    async def visit(self, **more: Any) -> Line:
        """The page, and then its websocket, with an app on the line."""
        line = await self.knock(**more)
        await line.has_app()
        return line


@asynccontextmanager
async def browser(base: str) -> AsyncIterator[Browser]:
    """A browser with an empty cookie jar."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield Browser(session, base)


async def into_a_talk(line: Line) -> None:
    """From the start screen into the first talk of the list."""
    await line.until("Gesprek oefenen")
    await line.until(lambda text: "Na bijeenkomst" in text and "(" in text)
    await line.type("down", "enter")
    await line.until("Gesprek beginnen")
    await line.type("f8")
    await line.until("Zeggen")


async def say(line: Line, text: str) -> None:
    """Say something and wait for the answer: the box is empty again, and the words stand in the talk."""
    await line.type(text)
    await line.until(text)
    await line.type("enter")
    await line.until(lambda screen: "Wat zegt u?" in screen and text in screen and not line.thinking)
