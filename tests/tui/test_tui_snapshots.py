"""A few pictures at the three sizes: what the eye would notice."""

from __future__ import annotations

import pytest
from hands import Hands
from made_up import MadeUpPractice

from gesprek_oefenen.tui.app import PractiseApp

SIZES = [(80, 24), (60, 20), (120, 40)]


def _walk(*keys: str, turn: str = ""):  # type: ignore[no-untyped-def]
    async def run(pilot) -> None:  # type: ignore[no-untyped-def]
        hands = Hands(pilot.app, pilot)
        await hands.settle()
        for key in keys:
            if key == "zeg":
                await hands.say(turn)
            else:
                await hands.press(key)
        pilot.app.screen.query("TextArea").set(disabled=False)
        for area in pilot.app.screen.query("TextArea"):
            area.cursor_blink = False
        await hands.settle()

    return run


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_start(snap_compare, size) -> None:  # type: ignore[no-untyped-def]
    """The list of stories."""
    assert snap_compare(PractiseApp(MadeUpPractice), terminal_size=size, run_before=_walk())


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_talk_with_hint(snap_compare, size) -> None:  # type: ignore[no-untyped-def]
    """A talk with a hint, the words marked."""
    walk = _walk("down", "enter", "f8", "zeg", turn="Je moet gewoon op een club.")
    assert snap_compare(PractiseApp(MadeUpPractice), terminal_size=size, run_before=walk)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_ten_lines(snap_compare, size) -> None:  # type: ignore[no-untyped-def]
    """The form, with the talk beside it when there is room."""
    walk = _walk("down", "enter", "f8", "zeg", "f8", "enter", "enter", "f8", "f8", turn="Hoe was je week?")
    assert snap_compare(PractiseApp(MadeUpPractice), terminal_size=size, run_before=walk)
