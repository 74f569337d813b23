"""A server for a browser and a browser for the server. Both are real: chromium of the system, no network beyond this machine."""

from __future__ import annotations

import asyncio
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from aiohttp import web
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from gesprek_oefenen.web.server import make_app
from gesprek_oefenen.web.settings import WebSettings

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ALONE = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
"""Chromium refuses to run as root with its sandbox."""

PATIENCE = 20_000
"""Milliseconds after which a look at a page gives up; nothing is decided by it."""

expect.set_options(timeout=PATIENCE)


@contextmanager
def serving(settings: WebSettings, make: Callable[[WebSettings], web.Application] = make_app, *, port: int = 0) -> Iterator[str]:
    """The server in a thread of its own, on a free port (or on ``port``); gives its address."""
    loop = asyncio.new_event_loop()
    ready = threading.Event()
    stop = asyncio.Event()
    found: list[str] = []

    async def serve() -> None:
        runner = web.AppRunner(make(settings), shutdown_timeout=1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", port, reuse_address=True)
        await site.start()
        found.append(f"http://127.0.0.1:{runner.addresses[0][1]}")
        ready.set()
        await stop.wait()
        await runner.cleanup()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    assert ready.wait(30)
    try:
        yield found[0]
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(30)
        loop.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's chromium. Not there: CI fails; on someone's own machine, which may have only Python, pip and make, the tests
    are skipped and the closing lines say so and what to install.

    For a module at a time: Playwright holds on to an event loop, which a module with tests of its own loop cannot share.
    """
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if not path and not os.environ.get("CI"):
        pytest.skip("geen chromium op deze computer (apt-get install chromium)")
    assert path, "geen chromium gevonden; .ci/run zet het erop"
    with sync_playwright() as player:
        chromium = player.chromium.launch(executable_path=path, args=[*ALONE, "--disable-gpu"])
        yield chromium
        chromium.close()


class Window:
    """A browser window of someone: its pages share cookies; every request it makes is written down."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.requested: list[str] = []
        self.complaints: list[str] = []
        context.on("request", self._note)

    def page(self, path: str = "") -> Page:
        """A new tab."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("websocket", lambda socket: self.requested.append(socket.url))
        if path:
            page.goto(self.address + path)
        return page

    def _note(self, request: Request) -> None:
        self.requested.append(request.url)


@pytest.fixture
def windows(browser: Browser) -> Iterator[Callable[..., Window]]:
    """Opens windows, each of another visitor; ``windows(address, **options)`` as Playwright's ``new_context`` takes them."""
    opened: list[BrowserContext] = []

    def open_window(address: str, **options: object) -> Window:
        context = browser.new_context(**{"locale": "nl-NL", **options})  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return Window(context, address)

    yield open_window
    for context in opened:
        context.close()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the server keeps its things."""
    return tmp_path / "server"
