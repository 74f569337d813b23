"""When the program itself breaks: a Dutch screen, nothing lost, the log named; never a traceback on the screen."""

from __future__ import annotations

import asyncio
from pathlib import Path

from hands import Hands
from made_up import MadeUpPractice

from gesprek_oefenen.model.errors import StoreError
from gesprek_oefenen.tui.app import RESTART, PractiseApp
from gesprek_oefenen.tui.crash import crash_words, write_log
from gesprek_oefenen.tui.widgets import PushButton


async def test_a_crash_shows_a_calm_screen_and_can_start_again() -> None:
    """An exception in a screen: log written, two ways on."""
    app = PractiseApp(MadeUpPractice, catch_crashes=True)
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.settle()

        def broken() -> None:
            raise RuntimeError("dit mag niemand zien")

        app.screen.call_later(broken)
        await pilot.pause(0.2)
        assert hands.where == "CrashScreen"
        assert "Dat ligt niet aan u" in hands.flat and "is bewaard" in hands.flat and "dit mag niemand zien" not in hands.flat
        assert "dit mag niemand zien" in Path(app.crash_log).read_text(encoding="utf-8")
        # The pilot's own keys wait for every screen, and the broken one no longer answers.
        await app.screen.run_action("cancel")
        assert hands.where == "CrashScreen"
        app.screen.query_one("#again", PushButton).press()
        await asyncio.sleep(0.2)
    assert app.return_value == RESTART


async def test_a_second_crash_ends_with_a_dutch_word() -> None:
    """No loop of crash screens."""
    app = PractiseApp(MadeUpPractice, catch_crashes=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.1)
        app._handle_exception(RuntimeError("een"))
        await pilot.pause(0.1)
        app._handle_exception(RuntimeError("twee"))
        await pilot.pause(0.1)
    assert app.return_code == 1


def test_words_when_even_the_log_cannot_be_written(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """A full disk: still a calm word."""
    def full(*args: object, **kwargs: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "open", full)
    assert write_log(RuntimeError("x")) == ""
    assert "bewaard" in crash_words("") and "Traceback" not in crash_words("")


async def test_what_cannot_be_opened_is_said_and_ends_with_2() -> None:
    """A folder of one's own that is not there, a newer store: a message, no screen."""
    def refuse() -> MadeUpPractice:
        raise StoreError("De map 'x' is er niet.")

    app = PractiseApp(refuse)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
    assert app.return_code == 2
