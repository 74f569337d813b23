"""Everything a visitor will need, loaded and used once, so that a copy of this process has it at once and shares the memory."""

from __future__ import annotations

import asyncio
import contextlib
import gc
from collections.abc import Sequence
from typing import Any

from gesprek_oefenen.model.errors import ContentError
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.session.store import Store
from gesprek_oefenen.tui.app import PractiseApp
from gesprek_oefenen.tui.bridge import Bridge


def warm_up(folders: Sequence[str] = ()) -> Library:
    """Load rules and stories, hold a short talk in memory, and freeze what that left for the garbage collector.

    Afterwards this process has one thread and holds no file of anybody. Raises ``ContentError`` when the rules cannot be read.
    """
    library = Library(folders)
    stories = library.summaries()
    library.reader(None)
    for summary in stories:
        with contextlib.suppress(ContentError):  # a story that is broken is left out for visitors
            library.reader(library.story(summary.id))
    playable = [summary.id for summary in stories if not summary.fault]
    if playable:
        asyncio.run(_practise(library, playable[0]))
    gc.collect()
    gc.freeze()
    return library


async def _practise(library: Library, story_id: str) -> None:
    """From the start screen through a talk to the last step, on a store that is gone afterwards."""
    import gesprek_oefenen.tui.browser  # noqa: F401 - its driver is what the copies run on

    app = PractiseApp(lambda: Bridge(library=library, store=Store.in_memory(), visitor=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(app, pilot)
        app.open_situation(story_id)
        await _settle(app, pilot)
        opened = await app.work(app.practice.begin, story_id, (), "vol")
        app.open_talk(opened)
        await _settle(app, pilot)
        for text in ("Hoe gaat het met u?", "Dus het gaat wel, zegt u. Wat maakt het zo?", "U zou eens naar een club kunnen gaan."):
            await app.work(opened.desk.say, text)
        await app.work(opened.desk.round_off)
        app.open_after(opened.desk.id)
        for _ in range(8):
            await _settle(app, pilot)
            await pilot.press("f8")
        app.open_help()
        await _settle(app, pilot)


async def _settle(app: PractiseApp, pilot: Any) -> None:
    """Let the working thread finish and the screen be drawn."""
    await app.work(lambda: None)
    await pilot.pause()
