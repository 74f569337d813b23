"""The first picture loads only what it needs; tests on modules, style sheets and widgets, never on a clock."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from typing import Any

import pytest
from hands import Hands
from made_up import MadeUpPractice
from textual.app import ComposeResult

from gesprek_oefenen.tui.app import PractiseApp
from gesprek_oefenen.tui.ports import Practice
from gesprek_oefenen.tui.screens.start import StartScreen

PROGRAM = """
import asyncio, dataclasses, gc, json, sys
gc.disable()  # as start_app does
from gesprek_oefenen.tui.app import PractiseApp
from gesprek_oefenen.tui.bridge import Bridge
from gesprek_oefenen.tui.screens.start import StartScreen
StartScreen.NOTE_DELAY = 3600  # what comes after the first picture is not of the first picture

async def main():
    app = PractiseApp(lambda: Bridge())
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(200):
            await pilot.pause(0.05)
            if any("Simone" in prompt.plain for prompt in app.screen.query_one("#stories")._prompts):
                break
        else:
            raise SystemExit("no stories")
        slow = sorted({f"{v.__module__}.{v.__name__}" for m in list(sys.modules.values())
                       if getattr(m, "__name__", "").startswith("gesprek_oefenen") for v in vars(m).values()
                       if isinstance(v, type) and dataclasses.is_dataclass(v) and v.__module__.startswith("gesprek")})
        print(json.dumps({"modules": sorted(sys.modules), "dataclasses": slow, "collects": gc.isenabled(),
                          "sheets": [read_from[0] for read_from in app.stylesheet.source],
                          "widgets": len(app.screen.query("*"))}))

asyncio.run(main())
"""

NEEDED = {
    "", ".cli", ".content", ".content.places", ".model", ".model.address", ".model.errors", ".model.tidy", ".session", ".session.clock",
    ".session.dates", ".session.library", ".session.places", ".session.schema", ".session.settings", ".session.store",
    ".session.store_messages", ".tui", ".tui.app", ".tui.bridge", ".tui.hangup", ".tui.links", ".tui.ports", ".tui.room", ".tui.safe", ".tui.screens",
    ".tui.screens.start", ".tui.theme", ".tui.widgets",
}
"""All of ours that the first picture may load. Before adding to it: can it wait until someone asks for it?"""

MOST_WIDGETS = 40
"""Each widget costs the first picture half a millisecond: styled, laid out and drawn on its own."""


@pytest.fixture(scope="module")
def first_picture() -> dict[str, Any]:
    """What a clean interpreter holds when the stories are shown; the index was made before, as on every start but the first."""
    subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, timeout=120)
    out = subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True, timeout=120)
    seen: dict[str, Any] = json.loads(out.stdout.splitlines()[-1])
    return seen


def test_first_picture_loads_no_yaml_no_pydantic_no_stories(first_picture: dict[str, Any]) -> None:
    """Nothing heavy of others."""
    packages = {name.partition(".")[0] for name in first_picture["modules"]}
    assert packages.isdisjoint({"pydantic", "yaml", "rapidfuzz", "transitions", "click", "jinja2", "aiohttp"})
    assert "textual.widgets._text_area" not in first_picture["modules"]


def test_first_picture_loads_of_ours_only_what_it_shows(first_picture: dict[str, Any]) -> None:
    """Not the talk, not the steps afterwards, not the areas for learning, trainers and authors."""
    ours = {name.removeprefix("gesprek_oefenen") for name in first_picture["modules"] if name.startswith("gesprek_oefenen")}
    assert ours - NEEDED == set()


def test_first_picture_makes_no_dataclasses(first_picture: dict[str, Any]) -> None:
    """Making one takes 0.7 ms, a NamedTuple 0.15: what the first picture shows is the latter."""
    assert first_picture["dataclasses"] == []


def test_first_picture_reads_no_stock_style_sheets_of_buttons_and_lists(first_picture: dict[str, Any]) -> None:
    """Theirs are longer than all of ours."""
    assert not [sheet for sheet in first_picture["sheets"] if sheet.endswith(("_button.py", "_option_list.py", "_input.py"))]
    assert [sheet.rpartition("/")[2] for sheet in first_picture["sheets"] if sheet.endswith(".tcss")] == ["app.tcss"]


def test_first_picture_has_few_widgets(first_picture: dict[str, Any]) -> None:
    """More of them is a slower start."""
    assert first_picture["widgets"] <= MOST_WIDGETS


def test_memory_is_tidied_again_once_the_first_picture_is_there(first_picture: dict[str, Any]) -> None:
    """``start_app`` stops the collector until then."""
    assert first_picture["collects"]


async def test_stories_found_while_the_screen_is_still_being_made_are_shown() -> None:
    """The practice opens just too late for the first picture and long before the screen is there: no half screen, no crash."""
    asked = threading.Event()

    def late() -> Practice:
        assert asked.wait(10)
        return MadeUpPractice()

    class BusyScreen(StartScreen):
        def compose(self) -> ComposeResult:
            asked.set()
            app._opening.result(10)
            return super().compose()

    class JustTooLate(PractiseApp):
        def get_default_screen(self) -> StartScreen:
            return BusyScreen(None)

    app = JustTooLate(late)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.settle()
        assert "Simone (17)" in hands.text
