"""Hands for the plain pages without a browser: read a page, fill in its form, press one of its buttons."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient, TestServer

from gesprek_oefenen.session.store import Store
from gesprek_oefenen.web.server import make_app
from gesprek_oefenen.web.settings import WebSettings

GO = 303


@dataclass
class Form:
    """A form of a page: where it goes and what it would send."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[str] = field(default_factory=list)


class Paper(HTMLParser):
    """A page as read: its text, its forms, its links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.words: list[str] = []
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self._area = ""
        self._silent = 0
        self.feed(html)

    @property
    def text(self) -> str:
        """All that can be read, spaces squeezed."""
        return " ".join(" ".join(self.words).split())

    def form(self, button: str) -> Form:
        """The form with this button (its value)."""
        return next(form for form in self.forms if button in form.buttons)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if "id" in at:
            self.ids.append(at["id"])
        if tag == "form":
            self.forms.append(Form(at["action"]))
        elif tag == "a" and "href" in at:
            self.links.append(at["href"])
        elif tag == "input" and (at["type"] in ("hidden", "text") or "checked" in at):
            self.forms[-1].fields[at["name"]] = at.get("value", "")
        elif tag == "textarea":
            self._area = at["name"]
            self.forms[-1].fields[self._area] = ""
        elif tag == "button":  # also one outside its form: here a page has only one that is named so
            self.forms[-1].buttons.append(at.get("value", ""))
        elif tag in ("style", "script"):
            self._silent += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.forms[-1].fields[self._area] = self.forms[-1].fields[self._area].removeprefix("\n")
            self._area = ""
        elif tag in ("style", "script"):
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1].fields[self._area] += data
        elif not self._silent:
            self.words.append(data)


class Visit:
    """Someone at the plain pages; ``paper`` is the page before him."""

    def __init__(self, client: TestClient[Any, Any], folder: Path) -> None:
        self.client, self._folder = client, folder
        self.paper = Paper("")
        self.status = 0
        self.where = ""

    async def go(self, path: str) -> Paper:
        """Look at a page."""
        async with self.client.get(path, allow_redirects=False) as answer:
            return await self._read(answer, path)

    async def press(self, button: str = "", *, paper: Paper | None = None, origin: str | None = None, **fields: str) -> Paper:
        """Fill in ``fields`` and press ``button`` of the page at hand (or of ``paper``, kept from before)."""
        form = (paper or self.paper).form(button)
        return await self.post(form.action, {**form.fields, **({"doe": button} if button else {}), **fields}, origin)

    async def post(self, path: str, fields: dict[str, str], origin: str | None = None) -> Paper:
        """Send a form as it is."""
        headers = {"Origin": origin if origin is not None else str(self.client.make_url("")).rstrip("/")}
        async with self.client.post(path, data=fields, headers=headers, allow_redirects=False) as answer:
            return await self._read(answer, path)

    async def _read(self, answer: Any, path: str) -> Paper:
        self.status, self.where = answer.status, path
        if answer.status == GO:
            return await self.go(answer.headers["Location"])
        self.paper = Paper(await answer.text())
        return self.paper

    async def begin(self, story: str = "simone", **fields: str) -> str:
        """Begin a talk; returns its id."""
        await self.go(f"/gesprek/nieuw/{story}")
        await self.press("", **fields)
        return self.where.partition("#")[0].rpartition("/")[2]

    async def say(self, text: str) -> Paper:
        """Say something in the talk at hand."""
        return await self.press("zeg", zeg=text)

    @property
    def folder(self) -> Path:
        """Where this visitor's things are kept."""
        (cookie,) = [one.value for one in self.client.session.cookie_jar if one.key == "bezoeker"]
        return self._folder / "bezoekers" / cookie.partition(".")[0]

    def store(self) -> Store:
        """His store, to look in."""
        return Store.open(self.folder / "gesprekken.db")


@asynccontextmanager
async def visiting(folder: Path, prepare: Callable[[Any], None] | None = None) -> AsyncIterator[Visit]:
    """A server on ``folder`` with one visitor."""
    app = make_app(WebSettings(folder=folder))
    if prepare is not None:
        prepare(app)
    async with TestClient(TestServer(app)) as client:
        yield Visit(client, folder)
