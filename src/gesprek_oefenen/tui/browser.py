"""The app for a visitor in a browser: it talks to the web server in textual-serve's packets, over a socket of its own or, where
it has a process of its own, over standard input and output.

Besides what Textual's own driver does: whole packets from several threads, drawing everything again for a browser that comes
back, a sign of life when the server asks, and an end when the server is gone.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import selectors
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events, messages
from textual.app import App
from textual.drivers.web_driver import WebDriver
from textual.geometry import Size
from textual.message import Message

from gesprek_oefenen.session.places import DATA_FOLDER_VARIABLE, STORE_NAME
from gesprek_oefenen.tui.app import RESTART, PractiseApp
from gesprek_oefenen.tui.surroundings import FOLDERS_VARIABLE, surroundings_in

if TYPE_CHECKING:
    from gesprek_oefenen.session.library import Library
    from gesprek_oefenen.tui.ports import Practice

BROKEN = 3
"""Exit code when the app broke or asks to be started again; 0 is a visitor who chose to stop."""

SMALLEST, LARGEST = (20, 8), (400, 200)
"""Columns and rows a browser may ask for; more would cost the machine of the one who serves."""


class VisitorApp(PractiseApp):
    """The app on a line to the web server. ``line``: an open socket, or ``None`` for standard input and output."""

    line: int | None = None


class LineReader:
    """What comes in over the line, and now and then nothing, so that the driver can see that a lone Esc is no longer one of a
    sequence. As Textual's own reader of standard input, for any file.
    """

    def __init__(self, line: int, pause: float = 0.1) -> None:
        self._line = line
        self._pause = pause
        self._closed = threading.Event()

    def close(self) -> None:
        """Stop reading."""
        self._closed.set()

    def __iter__(self) -> Iterator[bytes]:
        with selectors.DefaultSelector() as selector:
            selector.register(self._line, selectors.EVENT_READ)
            while not self._closed.is_set():
                if selector.select(self._pause):
                    try:
                        data = os.read(self._line, 16_384)
                    except OSError:
                        return
                    if not data:
                        return
                    yield data
                yield b""


class BrowserDriver(WebDriver):
    """Textual's driver for a browser, for an app that outlives its page."""

    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if isinstance(app, VisitorApp) and app.line is not None:
            self.fileno = app.line
            self._input_reader = LineReader(app.line)  # type: ignore[assignment]
        self._turn = threading.Lock()
        self._left = False
        self._write = self._write_whole  # type: ignore[assignment]

    def _write_whole(self, data: bytes) -> int:
        """One packet at a time, all of it: a download is written by another thread than the screen."""
        with self._turn:
            rest = memoryview(data)
            try:
                while rest:
                    rest = rest[os.write(self.fileno, rest):]
            except OSError:
                self._server_left()
        return len(data)

    def _server_left(self) -> None:
        """Nobody reads or writes any more: stop, what was said is kept."""
        if not self._left and not self.exit_event.is_set():
            self._left = True
            self._app.post_message(messages.ExitApp())

    def start_application_mode(self) -> None:
        """As Textual does, but with the focus from the start: a page may have told of it before the app could listen."""
        super().start_application_mode()
        self._app.call_later(self._app.post_message, events.AppFocus())

    def run_input_thread(self) -> None:
        """As Textual does; when the input ends, the server is gone."""
        super().run_input_thread()
        self._server_left()

    def process_message(self, message: Message) -> None:
        """Keys, mouse and paste; not a size hidden among them (the page sends sizes apart, and they are kept within bounds)."""
        if not isinstance(message, events.Resize):
            super().process_message(message)

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """What the server says besides keys. Runs in the input thread."""
        if packet_type in {"resize", "redraw"}:
            payload = {**payload, **bounded_size(payload)}
        if packet_type == "blur":  # a page beside another window: keys come or do not, the cursor may stay
            return
        if packet_type == "alive":
            with contextlib.suppress(RuntimeError):  # the loop has just ended
                self._loop.call_soon_threadsafe(lambda: self.write_meta({"type": "alive"}))
        elif packet_type == "redraw":
            self._app.call_later(self._draw_again, payload)
        else:
            super().on_meta(packet_type, payload)

    def _draw_again(self, size: dict[str, Any]) -> None:
        """Everything, for a terminal that knows nothing yet."""
        self.write("\x1b[0m\x1b[?1049h\x1b[2J")
        self._enable_mouse_support()
        self.write("\x1b[?25l\x1b[?1003h")
        self._enable_bracketed_paste()
        now = Size(size["width"], size["height"])
        if now != self._app.size:
            self._size = (now.width, now.height)
            self._app.post_message(events.Resize(now, now))
        self._app.refresh(layout=True)


def bounded_size(asked: Mapping[str, object]) -> dict[str, int]:
    """Width and height as asked for, within bounds; the usual 80 by 24 for what is no number."""

    def side(name: str, usual: int, least: int, most: int) -> int:
        value = asked.get(name)
        return min(max(value, least), most) if isinstance(value, int) else usual

    return {"width": side("width", 80, SMALLEST[0], LARGEST[0]), "height": side("height", 24, SMALLEST[1], LARGEST[1])}


async def visit(environment: Mapping[str, str], library: Library | None = None, line: int | None = None) -> int:
    """Run the app for the visitor that ``environment`` names; ``library``: stories and rules that are loaded already.

    Returns 0 when the visitor stopped, else ``BROKEN``.
    """
    surroundings = surroundings_in(environment)
    folder = Path(environment[DATA_FOLDER_VARIABLE])

    def practice() -> Practice:
        from gesprek_oefenen.session.store import Store
        from gesprek_oefenen.tui.bridge import Bridge

        return Bridge(library=library, store=Store.open_or_memory(folder / STORE_NAME), visitor=not surroundings.own_files)

    app = VisitorApp(practice, catch_crashes=True, surroundings=surroundings)
    app.line = line
    app.driver_class = BrowserDriver
    size = bounded_size({"width": _number(environment.get("COLUMNS")), "height": _number(environment.get("ROWS"))})
    result = await app.run_async(size=(size["width"], size["height"]))
    return BROKEN if result == RESTART or (result is None and app.crashed) or app.return_code else 0


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else None


def main() -> int:
    """The app in a process of its own, where a process cannot be copied; stories and rules are loaded when they are needed."""
    import json

    from gesprek_oefenen.session.library import Library

    return asyncio.run(visit(os.environ, Library(json.loads(os.environ.get(FOLDERS_VARIABLE, "[]")))))


if __name__ == "__main__":
    sys.exit(main())
