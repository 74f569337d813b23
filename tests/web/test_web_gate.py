"""The gate: code, host, origin and cookie are looked at before any app is started."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from browser import Browser, browser
from made_up_starter import MadeUpStarter

from gesprek_oefenen.web.server import make_app
from gesprek_oefenen.web.settings import WebSettings
from gesprek_oefenen.web.slowly import Slowly

CODE = "molen kaas"


class Place:
    """A server with a code, made-up apps, and someone's browser."""

    def __init__(self, app: web.Application, base: str, starter: MadeUpStarter, someone: Browser) -> None:
        self.app, self.base, self.starter, self.browser = app, base, starter, someone


@asynccontextmanager
async def served(folder: Path, **settings: Any) -> AsyncIterator[Place]:
    """A server as one that others can reach."""
    starter = MadeUpStarter()
    chosen = {"code": CODE, "address": "0.0.0.0", **settings}
    app = make_app(WebSettings(folder, **chosen), starter)
    async with TestServer(app) as server:
        base = f"http://127.0.0.1:{server.port}"
        async with browser(base) as someone:
            yield Place(app, base, starter, someone)


async def test_without_the_code_no_app_is_started(tmp_path: Path) -> None:
    """Every page leads to the one that asks for it; the websocket says so and closes."""
    async with served(tmp_path) as place:
        page = await place.browser.get("/")
        assert page.url.path == "/code"
        assert 'name="code"' in await page.text()
        line = await place.browser.open_app()
        assert await line.until_closed() == 4001
        assert not place.starter.apps


@pytest.mark.parametrize("typed", ["molen kaas", "  Molen-Kaas ", "MOLENKAAS", "mólen kaas"])
async def test_the_code_opens_however_it_is_spelled(tmp_path: Path, typed: str) -> None:
    """Capitals, spaces, hyphens and accents do not matter to someone who heard it in a room."""
    async with served(tmp_path) as place:
        await place.browser.get("/")
        page = await place.browser.post("/code", {"code": typed})
        assert (page.status, page.url.path) == (200, "/")
        await (await place.browser.open_app()).close()
        assert len(place.starter.apps) == 1


async def test_a_scanned_code_opens_at_once(tmp_path: Path) -> None:
    """The QR code holds it; afterwards the address bar does not."""
    async with served(tmp_path) as place:
        page = await place.browser.get("/?code=molen%20kaas")
        assert (page.status, str(page.url)) == (200, f"{place.base}/")


async def test_a_wrong_code_is_told_and_slowed_down(tmp_path: Path) -> None:
    """After some wrong ones even the right one has to wait; so a guess tells nothing."""
    async with served(tmp_path) as place:
        await place.browser.get("/")
        statuses = [(await place.browser.post("/code", {"code": f"fout {n}"})).status for n in range(10)]
        assert statuses[0] == 403
        assert statuses[-1] == 429
        late = await place.browser.post("/code", {"code": CODE})
        assert late.status == 429
        assert "Wacht" in await late.text()
        assert int(late.headers["Retry-After"]) > 0


async def test_a_pass_is_for_one_code_and_one_visitor(tmp_path: Path) -> None:
    """With another code, or under another name, the old pass opens nothing."""
    async with served(tmp_path) as place:
        await place.browser.get("/?code=molen%20kaas")
        kept = {cookie.key: cookie.value for cookie in place.browser.session.cookie_jar}
    async with served(tmp_path, code="tulp fiets") as place:
        page = await place.browser.get("/", cookies=kept)
        assert page.url.path == "/code"
    async with served(tmp_path) as place:
        page = await place.browser.get("/", cookies={"toegang": kept["toegang"]})
        assert page.url.path == "/code"


async def test_on_this_machine_alone_no_code_is_asked(tmp_path: Path) -> None:
    """Who serves for himself walks in."""
    async with served(tmp_path, code="", address="127.0.0.1") as place:
        assert (await place.browser.get("/")).url.path == "/"


@pytest.mark.parametrize("host", ["kwaad.example", "kwaad.example:8000", "127.0.0.1.kwaad.example", "", "[::1", "localhost@kwaad.example"])
async def test_another_name_for_this_machine_opens_nothing(tmp_path: Path, host: str) -> None:
    """Against DNS rebinding: a page elsewhere that points its own name at this machine gets nowhere."""
    async with served(tmp_path, code="", address="127.0.0.1") as place:
        page = await place.browser.get("/", headers={"Host": host})
        assert page.status == 400
        assert not page.cookies


async def test_the_public_name_is_known(tmp_path: Path) -> None:
    """Behind another server the name people type is the one in the Host header; its cookies are for https alone."""
    async with served(tmp_path, public="https://oefenen.example") as place:
        page = await place.browser.get("/code", headers={"Host": "oefenen.example"})
        assert page.status == 200
        assert page.cookies["bezoeker"]["secure"]


@pytest.mark.parametrize("origin", ["http://kwaad.example", "null", "", "http://127.0.0.1:1"])
async def test_a_foreign_page_gets_no_websocket_and_no_app(tmp_path: Path, origin: str) -> None:
    """The browser says which page asks."""
    async with served(tmp_path, code="", address="127.0.0.1") as place:
        await place.browser.get("/")
        headers = {"Origin": origin} if origin else {}
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await place.browser.session.ws_connect(f"{place.base}/ws", headers=headers)
        assert refused.value.status == 403
        assert not place.starter.apps


async def test_a_form_sent_by_a_foreign_page_changes_nothing(tmp_path: Path) -> None:
    """Not even with the right code in it."""
    async with served(tmp_path) as place:
        await place.browser.get("/")
        page = await place.browser.post("/code", {"code": CODE}, headers={"Origin": "http://kwaad.example"})
        assert page.status == 403
        assert (await place.browser.get("/")).url.path == "/code"


async def test_return_words_bring_back_the_same_visitor(tmp_path: Path) -> None:
    """On another device, with the words of the first; wrong ones are slowed down like codes."""
    async with served(tmp_path, code="", address="127.0.0.1") as place:
        line = await place.browser.visit()
        environment = place.starter.apps[0].environment
        await line.close()
        words = environment["GESPREK_OEFENEN_BEZOEKER"]
        folder = Path(environment["GESPREK_OEFENEN_GEGEVENS"])
        folder.mkdir(parents=True)  # as the app does with the first thing it keeps
        async with browser(place.base) as elsewhere:
            await elsewhere.get("/")
            assert (await elsewhere.post("/terug", {"woorden": "boom roos vis"})).status == 403
            assert (await elsewhere.post("/terug", {"woorden": words.upper()})).url.path == "/"
            line = await elsewhere.open_app()
            await line.has_app()
            assert place.starter.apps[-1].environment["GESPREK_OEFENEN_GEGEVENS"] == str(folder)


async def test_a_link_from_elsewhere_keeps_who_one_was(tmp_path: Path) -> None:
    """The browser keeps the cookie back on a click elsewhere: the page asks once more, and gives no new name meanwhile."""
    async with served(tmp_path, code="", address="127.0.0.1") as place:
        page = await place.browser.get("/", headers={"Sec-Fetch-Site": "cross-site"})
        assert 'http-equiv="refresh"' in await page.text()
        assert not page.cookies


@pytest.mark.parametrize("path", ["/", "/code", "/terug", "/gezond", "/bestaat-niet", "/gesprek", "/static/terminal/css/xterm.css"])
async def test_every_answer_says_what_a_browser_must_not_do(tmp_path: Path, path: str) -> None:
    """Load nothing from elsewhere, guess no kinds, show it in no frame, tell no other site where one came from."""
    async with served(tmp_path, code="", address="127.0.0.1") as place:
        answer = await place.browser.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "http:" not in policy.replace(f"ws://127.0.0.1:{answer.url.port}", "")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"  # with "no-referrer" a browser hides the Origin of our own forms
        assert "Server" not in answer.headers


async def test_folders_are_not_listed_and_files_elsewhere_not_given(tmp_path: Path) -> None:
    """Static files are files by name."""
    async with served(tmp_path, code="", address="127.0.0.1") as place:
        for path in ("/static/", "/static/terminal/", "/static/terminal/js/", "/static/%2e%2e/pages.py", "/static/terminal/../../geheim"):
            assert (await place.browser.get(path)).status in {403, 404}, path


async def test_a_cookie_of_ones_own_making_is_nobody(tmp_path: Path) -> None:
    """A name without our seal gets a new one: nobody can ask for another's folder, or for one outside."""
    async with served(tmp_path, code="", address="127.0.0.1") as place:
        for value in ("../../etc.x", "a" * 32 + ".b", "0" * 32 + "." + "0" * 64, "é.é", "." * 300):
            page = await place.browser.get("/", cookies={"bezoeker": value})
            assert page.status == 200
            assert page.cookies["bezoeker"].value != value


async def test_cookies_are_kept_from_scripts_and_other_sites(tmp_path: Path) -> None:
    """HttpOnly and SameSite=Strict, both."""
    async with served(tmp_path) as place:
        await place.browser.get("/")
        page = await place.browser.post("/code", {"code": CODE}, allow_redirects=False)
        assert {"bezoeker", "toegang"} <= set(page.cookies)
        for cookie in page.cookies.values():
            assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")


def test_slowly_lets_a_burst_through_and_then_one_now_and_then() -> None:
    """Each key on its own; what is long past is forgotten."""
    now = [0.0]
    slowly = Slowly(3, 10.0, now=lambda: now[0], most=50)
    for _ in range(3):
        assert slowly.wait("a") == 0
        slowly.spend("a")
    assert slowly.wait("a") == pytest.approx(10)
    assert slowly.wait("b") == 0
    now[0] = 10.0
    assert slowly.wait("a") == 0
    for n in range(500):
        slowly.spend(str(n))
    assert len(slowly._free_at) <= 50
