"""Help: first what has the focus, then this screen, then the keys, then where help is."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.dialog import Dialog
from gesprek_oefenen.tui.helptext import has_section, section
from gesprek_oefenen.tui.room import scroll
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.widgets import PushButton, Words

ALWAYS = ("toetsen", "waar_hulp_is")
"""Sections every help ends with."""


class HelpScreen(Dialog[None]):
    """The sections ``topics`` in this order, then the ones help always has."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "cancel", "Sluiten", show=False),
        *(Binding(key, f"read({key!r})", show=False) for key in ("up", "down", "pageup", "pagedown", "home", "end"))]

    def __init__(self, topics: tuple[str, ...]) -> None:
        super().__init__()
        known = [t for t in topics if has_section(t)]
        self._topics = (*known, *(t for t in ALWAYS if t not in known))

    def compose(self) -> ComposeResult:
        """One section after another."""
        with Vertical(classes="dialog wide"):
            yield Words("Hulp", classes="dialog-title")
            with VerticalScroll(classes="dialog-body", id="help"):
                for topic in self._topics:
                    title, text = section(topic)
                    yield Words(self.say(title), classes="question")
                    yield Words(self.say(text), classes="paragraph")
                    if topic == "waar_hulp_is":
                        yield Vertical(id="places")
            with Horizontal(classes="buttons"):
                yield PushButton("Sluiten", id="close", key="Esc", main=True)
                yield PushButton("Meer hierover: kenniskaarten", id="cards")

    def on_mount(self) -> None:
        """Fetch where help is."""
        self.query_one("#close").focus()
        self._places()

    @work
    async def _places(self) -> None:
        try:
            places = await self.house.work(self.house.practice.help_places, None)
        except PractiseError as error:
            self.house.tell(error)
            return
        await self.query_one("#places").mount(*(Words(joined(plain(p.name, "bold"), "  ", p.reach), classes="hang") for p in places))

    def action_read(self, key: str) -> None:
        """Read on or back."""
        scroll(self.query_one("#help", VerticalScroll), key)

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Close, or go on to the cards."""
        event.stop()
        self.dismiss(None)
        if event.button.id == "cards":
            self.house.action_open_cards()
