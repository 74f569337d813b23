"""Makes the pictures of docs/leren.md from talks really held: ``.venv/bin/python docs/plaatjes/maak_leren.py``. Same seeds, same pictures."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent
CLOSED = ("Bent u moe?", "Heeft u kinderen?", "U moet eens naar een koor gaan.", "Komt er weleens iemand?")
BETTER = ("Hoe was uw week?", "Bent u dan moe?", "Wat doet u dan?", "Heeft u hulp?")
OPEN = ("Hoe was uw week?", "Wat maakt dat zo lang?", "U bent dus de hele dag in huis.", "Hoe is dat voor u?", "Dat klinkt eenzaam.")
TALKS = (("gewoon-tevreden", CLOSED), ("hein", CLOSED), ("type-actieve", BETTER), ("type-geborgene", OPEN), ("weerstand-valt-wel-mee", OPEN))


def hold_talks(clock: object) -> None:
    """Five talks, a week or two apart, and one sheet filled in before."""
    from gesprek_oefenen.learning.sheets import Sheets
    from gesprek_oefenen.reflection.self_appreciation import Answer, sheet
    from gesprek_oefenen.session.clock import FrozenClock
    from gesprek_oefenen.session.library import Library
    from gesprek_oefenen.session.places import store_file
    from gesprek_oefenen.session.settings import change_setting
    from gesprek_oefenen.session.store import Store
    from gesprek_oefenen.session.talk import Talk

    assert isinstance(clock, FrozenClock)
    store, library = Store.open(store_file()), Library()
    change_setting(store, "bijeenkomst", 3)
    sheets = Sheets(store, clock)
    for name in ("zelfwaardering", "stellingen", "opvattingen"):
        number, filling = sheets.at_hand(name)
        for question in sheet(name).questions:
            filling = filling.with_answer(question.id, Answer(2))
        sheets.keep(number, replace(filling, done=True))
    for seed, (story, said) in enumerate(TALKS):
        clock.moment += timedelta(days=9)
        talk = Talk.start(store, library, story, seed=seed, clock=clock)
        for text in said:
            if not talk.ended:
                talk.say(text)
        if not talk.ended:
            talk.round_off()
    clock.moment += timedelta(days=4)
    store.close()


async def make() -> None:
    """Walk through the app and keep what one sees."""
    from gesprek_oefenen.session.clock import FrozenClock
    from gesprek_oefenen.tui.app import PractiseApp
    from gesprek_oefenen.tui.bridge import Bridge
    from gesprek_oefenen.tui.screens.start import StartScreen

    StartScreen.NOTE_DELAY = 0.0
    clock = FrozenClock(datetime(2026, 9, 28, 13, 0, tzinfo=UTC))
    hold_talks(clock)
    app = PractiseApp(lambda: Bridge(clock=clock))
    async with app.run_test(size=(96, 30)) as pilot:

        async def keep(name: str) -> None:
            for _ in range(6):
                await app.work(lambda: None)
                await pilot.pause(0.1)
            picture = app.export_screenshot(title="gesprek-oefenen")
            # Without the fonts from elsewhere: a picture fetches nothing, and any fixed-width font will do.
            (HERE / f"{name}.svg").write_text(re.sub(r"@font-face \{[^}]*\}", "", picture), encoding="utf-8")

        app.action_open_path()
        await keep("leerpad")
        app.go_home()
        app.action_open_progress()
        await keep("voortgang")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GESPREK_OEFENEN_GEGEVENS"] = folder
        asyncio.run(make())
