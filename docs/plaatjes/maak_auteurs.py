"""Makes the pictures of the authors' guide: ``.venv/bin/python docs/plaatjes/maak_auteurs.py``. Same seed, same pictures."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
TURNS = ("Hoe is het met uw tuin?", "U zou eens bij een tuinclub moeten gaan.")


async def make(folder: Path) -> None:
    """A new scenario with a slip in it, in the list; then mended and tried."""
    from gesprek_oefenen.authoring.new import write_scenario

    file = write_scenario("mevrouw-dekker", {}, folder)
    sound = file.read_text(encoding="utf-8")
    file.write_text(sound.replace("bij: [oma, duwend]", "bij: [oma, duwen]"), encoding="utf-8")
    await _visit(folder, "auteurs-lijst", ())
    file.write_text(sound, encoding="utf-8")
    await _visit(folder, "auteurs-proef", TURNS)


async def _visit(folder: Path, name: str, turns: tuple[str, ...]) -> None:
    """Open the authors' screen, and with ``turns`` a rehearsal; keep what one sees."""
    from textual.widgets import TextArea

    from gesprek_oefenen.tui.app import PractiseApp
    from gesprek_oefenen.tui.bridge import Bridge
    from gesprek_oefenen.tui.screens.author import AuthorScreen
    from gesprek_oefenen.tui.widgets import Choices

    app = PractiseApp(lambda: Bridge([folder]))
    async with app.run_test(size=(110, 34)) as pilot:

        async def settle() -> None:
            for _ in range(4):
                await app.work(lambda: None)
                await pilot.pause(0.1)

        await settle()
        app.push_screen(AuthorScreen())
        await settle()
        while any("wordt nagekeken" in "".join(s.text for s in strip) for strip in app.screen._compositor.render_strips()):
            await pilot.pause(0.2)
        choices = app.screen.query_one(Choices)
        choices.highlighted = choices.get_option_index("mevrouw-dekker")
        await settle()
        if turns:
            await pilot.press("enter")
            await settle()
        for turn in turns:
            app.screen.query_one("#say", TextArea).text = turn
            await pilot.press("enter")
            await settle()
        picture = app.export_screenshot(title="gesprek-oefenen")
        # Without the fonts from elsewhere: a picture fetches nothing, and any fixed-width font will do.
        (HERE / f"{name}.svg").write_text(re.sub(r"@font-face \{[^}]*\}", "", picture), encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        os.environ["GESPREK_OEFENEN_GEGEVENS"] = f"{place}/gegevens"
        os.environ["XDG_CACHE_HOME"] = f"{place}/cache"
        os.environ["TEXTUAL_ANIMATIONS"] = "none"
        asyncio.run(make(Path(place, "gevallen")))
