"""What one wanted to try in this talk comes back afterwards: *is dat gelukt?*, answered in one's own words or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import TextArea

from gesprek_oefenen.learning.intentions import Tried
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.safe import joined, plain, shortened
from gesprek_oefenen.tui.saybox import Field
from gesprek_oefenen.tui.widgets import Words

if TYPE_CHECKING:
    from gesprek_oefenen.tui.app import PractiseApp

SAVE_DELAY = 0.8
"""Seconds after the last key before it is kept."""
LONGEST_WISH = 240
"""Cells of the intention that are shown."""


class TriedNote(Field):
    """The field for how it went; Tab leaves it."""

    help_id = "gelukt"


class EarlierPart(Vertical):
    """Shows nothing until it knows that something was wanted in talk ``talk_id``."""

    def __init__(self, talk_id: str) -> None:
        super().__init__(id="earlier")
        self._talk_id = talk_id
        self._tried: Tried | None = None
        self._answer = ""
        self._timer: Timer | None = None

    @property
    def house(self) -> PractiseApp:
        """The app, by its own type."""
        from gesprek_oefenen.tui.app import PractiseApp

        assert isinstance(self.app, PractiseApp)
        return self.app

    def compose(self) -> ComposeResult:
        """Filled in ``_load``."""
        self.display = False
        yield Words("", id="tried-words")
        yield TriedNote(id="tried")

    def on_mount(self) -> None:
        """See whether there was something."""
        self._load()

    @work(exclusive=True)
    async def _load(self) -> None:
        try:
            self._tried = await self.house.work(lambda: self.house.practice.learning().tried(self._talk_id))
        except PractiseError as error:
            self.house.tell(error)
            return
        except RuntimeError:  # the app has closed its thread
            return
        if self._tried is None:
            return
        self._answer = self._tried.answer
        say = fill("{U wilde|Je wilde} proberen  ", self.house.preferences.address)
        self.query_one("#tried-words", Words).put(joined(
            plain(say, "bold $primary"), plain(shortened(self._tried.intention, LONGEST_WISH)), plain("  Is dat gelukt?", "$muted")))
        self.query_one("#tried", TriedNote).load_text(self._tried.answer)
        self.display = True

    @on(TextArea.Changed)
    def changed(self, event: TextArea.Changed) -> None:
        """Keep it when writing stops for a moment."""
        event.stop()
        self._answer = event.text_area.text.strip()
        if self._timer is None:
            self._timer = self.set_timer(SAVE_DELAY, self.keep)

    async def on_unmount(self) -> None:
        """Whoever stops in the middle of a word finds it again."""
        await self.keep()

    async def keep(self) -> None:
        """Keep what was written, when it changed."""
        self._timer = None
        tried, answer = self._tried, self._answer
        if tried is None or answer == tried.answer:
            return
        try:
            await self.house.work(lambda: self.house.practice.learning().keep_tried(self._talk_id, tried.intention, answer))
        except PractiseError as error:
            self.house.tell(error)
            return
        except RuntimeError:  # the app has closed its thread: everything was kept before that
            return
        self._tried = Tried(tried.intention, tried.talk, answer)
