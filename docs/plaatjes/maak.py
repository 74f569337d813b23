"""Makes the pictures of the README from a real talk: ``.venv/bin/python docs/plaatjes/maak.py``. Same seed, same pictures."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
TURNS = (
    "Hoe was je week?",
    "Wat doe je in de pauzes?",
    "Misschien moet je bij een paar meiden gaan zitten.",
    "",
    "Dus in de pauze loop je alleen je rondje, en niemand ziet het.",
    "Hoe is dat voor je?",
)


async def make() -> None:
    """Walk through the app and keep what one sees."""
    from textual.widgets import TextArea

    from gesprek_oefenen.session.clock import FrozenClock
    from gesprek_oefenen.tui.app import PractiseApp
    from gesprek_oefenen.tui.bridge import Bridge
    from gesprek_oefenen.tui.widgets import Choices

    clock = FrozenClock(datetime(2026, 11, 22, 13, 0, tzinfo=UTC))
    app = PractiseApp(lambda: Bridge(clock=clock, seed=lambda: 1))
    async with app.run_test(size=(96, 30)) as pilot:

        async def settle() -> None:
            for _ in range(4):
                await app.work(lambda: None)
                await pilot.pause(0.1)

        def keep(name: str) -> None:
            picture = app.export_screenshot(title="gesprek-oefenen")
            # Without the fonts from elsewhere: a picture fetches nothing, and any fixed-width font will do.
            (HERE / f"{name}.svg").write_text(re.sub(r"@font-face \{[^}]*\}", "", picture), encoding="utf-8")

        async def press(*keys: str) -> None:
            for key in keys:
                await pilot.press(key)
                await settle()

        await settle()
        keep("begin")
        choices = app.screen.query_one(Choices)
        choices.highlighted = choices.get_option_index("story simone")
        await press("enter")
        keep("situatie")
        await press("f8")
        for number, turn in enumerate(TURNS):
            if turn:
                app.screen.query_one("#say", TextArea).text = turn
                await press("enter")
            else:
                await press("f2")
            if number == 2:
                keep("gesprek")
                await press("f3")
                keep("time-out")
                await press("enter", "f4")
                app.screen.query_one("#say", TextArea).text = "Alleen naar buiten. Hoe is dat, zo'n rondje?"
                await press("enter")
        await press("f8", "enter", "enter")
        keep("hoe-het-was")
        await press("f8")
        keep("tips")
        await pilot.resize_terminal(120, 36)
        await press("f8", "shift+tab", "shift+tab")
        app.screen.query("SkillCard").first().focus()
        await settle()
        keep("tien-regels")
        await press("f8")
        keep("twee-versies")
        await press("f8", "f9")
        app.screen.query_one("#bekend", TextArea).text = "Ik liet een stilte vallen en wachtte."
        await settle()
        keep("reflectie")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GESPREK_OEFENEN_GEGEVENS"] = folder
        os.environ["TEXTUAL_ANIMATIONS"] = "none"
        asyncio.run(make())
