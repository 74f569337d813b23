"""Hands for the tests: wait until nothing moves, type, read what stands on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import asynccontextmanager
from typing import Any

from made_up import MadeUpPractice
from textual.pilot import Pilot
from textual.widgets import TextArea

from gesprek_oefenen.tui.app import PractiseApp
from gesprek_oefenen.tui.ports import Practice


class Hands:
    """A person at the app."""

    def __init__(self, app: PractiseApp, pilot: Pilot[Any]) -> None:
        self.app, self.pilot = app, pilot

    async def settle(self, tries: int = 60) -> None:
        """Wait until the working thread is idle and the screen says the same twice."""
        before = None
        for _ in range(tries):
            await self.app.work(lambda: None)
            await self.pilot.pause()
            now = self.text
            if now == before:
                return
            before = now

    async def press(self, *keys: str) -> None:
        """Press keys, one after another, and wait."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def say(self, text: str) -> None:
        """Type a turn (by paste, as tests cannot press every letter) and Enter."""
        self.app.screen.query_one("#say", TextArea).text = text
        await self.press("enter")

    async def click(self, selector: str) -> None:
        """Click."""
        assert await self.pilot.click(selector)
        await self.settle()

    @property
    def lines(self) -> list[str]:
        """The screen as lines of text."""
        return ["".join(segment.text for segment in strip).rstrip() for strip in self._strips()]

    @property
    def text(self) -> str:
        """The screen as text, without the line ends of wrapping."""
        return "\n".join(self.lines)

    @property
    def flat(self) -> str:
        """The screen on one line, spaces squeezed: to look for a sentence that may be wrapped."""
        return " ".join(self.text.split())

    def _strips(self) -> Iterator[Any]:
        return iter(self.app.screen._compositor.render_strips())

    @property
    def where(self) -> str:
        """The class of the screen on top."""
        return type(self.app.screen).__name__


@asynccontextmanager
async def sitting(practice: Practice | None = None, size: tuple[int, int] = (80, 24)):  # type: ignore[no-untyped-def]
    """An app with someone at it."""
    made = practice or MadeUpPractice()
    app = PractiseApp(lambda: made)
    async with app.run_test(size=size) as pilot:
        hands = Hands(app, pilot)
        await hands.settle()
        yield hands


async def talk_with_simone(hands: Hands) -> None:
    """From the start screen into the talk."""
    await hands.press("down", "enter")
    assert hands.where == "SituationScreen"
    await hands.press("f8")
    assert hands.where == "TalkScreen"
