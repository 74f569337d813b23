"""The line between a browser and its app: coming back, other tabs, bad input, slow readers, limits. With made-up apps."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer
from browser import browser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up_starter import MadeUpStarter
from test_web_gate import served

from gesprek_oefenen.web.connection import MOST_WAITING, Connection
from gesprek_oefenen.web.keys import SEATS
from gesprek_oefenen.web.server import make_app
from gesprek_oefenen.web.settings import WebSettings
from gesprek_oefenen.web.sitting import parse_message

HERE = {"code": "", "address": "127.0.0.1"}


async def eventually(holds: object, tries: int = 2_000) -> None:
    """Until something is so. Raises ``AssertionError``."""
    for _ in range(tries):
        if holds():  # type: ignore[operator]
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came")


async def test_a_reload_finds_the_same_app_and_gets_the_whole_screen(tmp_path: Path) -> None:
    """Closing the tab does not close the app."""
    async with served(tmp_path, **HERE) as place:
        line = await place.browser.visit()
        await line.type("half een zin")
        await eventually(lambda: place.starter.apps[0].typed == "half een zin")
        await line.close()
        again = await place.browser.open_app(columns=100, rows=30)
        await again.until("helemaal opnieuw")
        assert len(place.starter.apps) == 1
        assert {"type": "redraw", "width": 100, "height": 30} in place.starter.apps[0].about


async def test_a_second_tab_takes_over_from_the_first(tmp_path: Path) -> None:
    """One app for one visitor; the first tab hears where it went."""
    async with served(tmp_path, **HERE) as place:
        first = await place.browser.visit()
        second = await place.browser.open_app()
        assert await first.until_closed() == 4004
        await second.until("helemaal opnieuw")
        assert len(place.starter.apps) == 1


async def test_stopping_and_breaking_are_told_apart(tmp_path: Path) -> None:
    """Who chose to stop is left alone; who lost his app is told to connect again."""
    async with served(tmp_path, **HERE) as place:
        for code, told in ((0, 1000), (3, 1012)):
            line = await place.browser.visit()
            place.starter.apps[-1].end(code)
            assert await line.until_closed() == told
        assert len(place.starter.apps) == 2


async def test_who_was_here_a_moment_ago_goes_on(tmp_path: Path) -> None:
    """The page says that it connects again; the app learns it from its environment."""
    async with served(tmp_path, **HERE) as place:
        line = await place.browser.visit()
        place.starter.apps[0].end(3)
        await line.until_closed()
        again = await place.browser.open_app(again=True)
        await again.has_app()
        assert [app.environment["GESPREK_OEFENEN_VERDER"] for app in place.starter.apps] == ["", "1"]


async def test_visitors_have_folders_and_words_of_their_own(tmp_path: Path) -> None:
    """And nothing of it stands in an argument."""
    async with served(tmp_path, **HERE) as place, browser(place.base) as other:
        await place.browser.visit()
        await other.visit()
        folders = {app.environment["GESPREK_OEFENEN_GEGEVENS"] for app in place.starter.apps}
        words = {app.environment["GESPREK_OEFENEN_BEZOEKER"] for app in place.starter.apps}
        assert len(folders) == len(words) == 2


@pytest.mark.parametrize("sent", [
    "geen json", "{}", "[]", "[1, 2]", '["stdin"]', '["stdin", 5]', '["stdin", null]', '["resize", {"width": "x"}]', '["resize", [1]]',
    '["onbekend", 1]', '["ping", {"a": 1}]', "[" * 50_000, '["focus", "x", 3]', '["stdin", "\\ud800"]',
])
async def test_garbled_messages_are_passed_over(tmp_path: Path, sent: str) -> None:
    """The line stays, and what comes after them arrives."""
    async with served(tmp_path, **HERE) as place:
        line = await place.browser.visit()
        await line.socket.send_str(sent)
        await line.socket.send_bytes(b"\x00\xff" * 100)
        await line.type("nog hier")
        await eventually(lambda: place.starter.apps[0].typed.endswith("nog hier"))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_any_json_is_a_message_or_none(value: object) -> None:
    """Never an exception."""
    found = parse_message(json.dumps(value))
    assert found is None or isinstance(found[0], str)


async def test_an_oversized_paste_is_refused_kindly(tmp_path: Path) -> None:
    """Nothing of it arrives, and the page can say so."""
    async with served(tmp_path, **HERE) as place:
        line = await place.browser.visit()
        await line.type("x" * 30_000)
        assert "te veel" in await line.until_told("bericht")
        await line.type("klein")
        await eventually(lambda: place.starter.apps[0].typed == "klein")


async def test_a_message_beyond_all_bounds_closes_the_line_and_not_the_app(tmp_path: Path) -> None:
    """The visitor comes back to where he was."""
    async with served(tmp_path, **HERE) as place:
        line = await place.browser.visit()
        await line.type("y" * 2_000_000)
        assert await line.until_closed() == 1009
        again = await place.browser.open_app()
        await again.until("helemaal opnieuw")


async def test_a_hundred_connections_of_one_visitor_are_one_app(tmp_path: Path) -> None:
    """The newest has it, those too fast after one another are refused, and another visitor notices nothing."""
    async with served(tmp_path, **HERE) as place, browser(place.base) as other:
        theirs = await other.visit()
        await place.browser.get("/")
        lines = [await place.browser.open_app() for _ in range(100)]
        codes = [await line.until_closed() for line in lines[30:]]
        assert set(codes) == {4008}
        assert len(place.starter.apps) == 2
        await theirs.type("niets gemerkt")
        await eventually(lambda: place.starter.apps[0].typed == "niets gemerkt")


async def test_no_more_visitors_than_seats(tmp_path: Path) -> None:
    """Who comes too late hears it kindly; a seat whose visitor is away is given to him."""
    async with served(tmp_path, **HERE, seats=2) as place, browser(place.base) as second, browser(place.base) as third:
        first = await place.browser.visit()
        theirs = await second.visit()
        late = await third.knock()
        assert await late.until_closed() == 4002
        assert "bezet" in late.told[0][1]
        await first.close()
        await eventually(lambda: not place_of(place, 0).attached)
        await (await third.open_app()).has_app()
        assert len(place.starter.apps) == 3
        await theirs.has_app()


async def test_one_address_cannot_take_every_seat(tmp_path: Path) -> None:
    """Three of four, when others can reach the server."""
    async with served(tmp_path, code="", address="0.0.0.0", seats=4) as place:
        for allowed in (True, True, True, False):
            async with browser(place.base) as someone:
                line = await someone.knock()
                if allowed:
                    await line.has_app()
                else:
                    assert await line.until_closed() == 4002
        assert len(place.starter.apps) == 3


async def test_an_app_that_cannot_start_is_told(tmp_path: Path) -> None:
    """With a message, and a code after which the page tries again later."""
    async with served(tmp_path, **HERE) as place:
        place.starter.refuses = True
        line = await place.browser.knock()
        assert await line.until_closed() == 4002
        assert line.told[0][0] == "bericht"


def place_of(place: object, number: int):  # type: ignore[no-untyped-def]
    """The sitting of one of the made-up apps."""
    process = place.starter.apps[number].process  # type: ignore[attr-defined]
    return next(s for s in place.app[SEATS]._taken.values() if s._process is process)  # type: ignore[attr-defined]


async def test_who_rests_is_let_go_and_who_hangs_is_ended(tmp_path: Path) -> None:
    """Time is what the test says it is."""
    starter = MadeUpStarter()
    app = make_app(WebSettings(tmp_path, rest_minutes=30), starter)
    async with TestServer(app) as server, browser(f"http://127.0.0.1:{server.port}") as someone:
        seats = app[SEATS]
        line = await someone.visit()
        await line.type("a")
        start = asyncio.get_running_loop().time()
        seats._now = lambda: start + 29 * 60
        seats.tidy()
        seats._now = lambda: start + 31 * 60
        seats.tidy()
        assert await line.until_closed() == 4003
        line = await someone.visit()
        await line.type("b")
        await eventually(lambda: starter.apps[1].typed == "b")
        starter.apps[1].hangs = True
        sitting = next(iter(seats._taken.values()))
        assert sitting.look()
        sitting._asked_at -= 60  # a minute without a sign of life
        assert not sitting.look()
        assert await line.until_closed() == 1012
        assert starter.killed == [starter.apps[1]]


async def test_an_app_that_stays_silent_at_a_stop_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server stops all the same; the browser hears that it starts again."""
    monkeypatch.setattr("gesprek_oefenen.web.sitting.QUIT_SECONDS", 0.2)
    starter = MadeUpStarter()
    app = make_app(WebSettings(tmp_path), starter)
    server = TestServer(app)
    await server.start_server()
    async with browser(f"http://127.0.0.1:{server.port}") as someone:
        line = await someone.visit()
        await eventually(lambda: starter.apps)
        starter.apps[0].hangs = True
        closing = asyncio.create_task(app[SEATS].close())
        assert await line.until_closed() == 1012
        await closing
    assert starter.killed == starter.apps
    await server.close()


class SlowSocket:
    """A websocket whose reader takes nothing in until the gate opens."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()
        self.sent: list[bytes] = []
        self.code = 0

    async def send_bytes(self, data: bytes) -> None:
        await self.gate.wait()
        self.sent.append(data)

    async def close(self, *, code: int, message: bytes) -> None:
        self.code = code


async def test_a_slow_reader_misses_pictures_and_then_gets_the_whole_screen() -> None:
    """What waits for him is bounded."""
    socket, redrawn = SlowSocket(), asyncio.Event()
    connection = Connection(socket, redrawn.set)  # type: ignore[arg-type]
    sending = asyncio.create_task(connection.send())
    for _ in range(200):
        connection.show(b"x" * 10_000)
        await asyncio.sleep(0)
    assert connection._bytes <= MOST_WAITING
    socket.gate.set()
    await redrawn.wait()
    connection.show(b"alles")
    await eventually(lambda: socket.sent[-1] == b"alles")
    assert sum(map(len, socket.sent)) < MOST_WAITING + 20_000
    connection.end(1000)
    await sending
    assert socket.code == 1000
