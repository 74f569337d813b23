"""How someone likes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.widgets import Choice, PushButton, Words

SETTINGS: tuple[tuple[str, str, tuple[tuple[Any, str, str], ...]], ...] = (
    ("coach", "De coach tijdens het gesprek", (
        ("vanzelf", "past zich aan", "zegt minder over wat vanzelf gaat"),
        ("vol", "kijkt steeds mee", "zegt bij een beurt wat die deed"),
        ("minder", "zegt af en toe iets", ""),
        ("uit", "zwijgt", "u leest alles na het gesprek|je leest alles na het gesprek"))),
    ("address", "Op het scherm", (("u", "u", ""), ("je", "je", ""))),
    ("colours", "Kleuren", (
        ("licht", "licht", "papier"), ("donker", "donker", "avond"), ("contrast", "sterk contrast", "zwart, wit en geel"))),
    ("clock", "Klok tijdens het gesprek", ((False, "niet laten zien", ""), (True, "laten zien hoe lang het duurt", ""))),
    ("calm", "Beweging", ((False, "gewoon", ""), (True, "rust: niets beweegt", ""))),
)
"""Each setting: field of ``Preferences``, what it is about, and its values with words and a note."""


class SettingsScreen(Room):
    """Every choice works at once and is kept."""

    CSS_PATH = styles("rooms")
    reading: ClassVar[str] = "#settings"
    help_id: ClassVar[str] = "instellingen"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Tab", "volgende", "app.focus_next"), ("Spatie", "kiezen", "pick"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))

    def heading(self) -> str:
        """What this is."""
        return "Instellingen"

    def body(self) -> Iterable[Widget]:
        """A group for each setting."""
        with VerticalScroll(id="settings", can_focus=False):
            for name, title, values in SETTINGS:
                yield Words(title, classes="question")
                with Vertical(classes="setting"):
                    for value, text, note in values:
                        yield Choice(text, (name, value), on=getattr(self.house.preferences, name) == value,
                                     note=_note(note, self.house.preferences.address))
        with Horizontal(classes="buttons"):
            yield PushButton("Klaar", id="done", main=True)

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Done."""
        return (MenuItem("Klaar, terug", "back"),)

    def on_mount(self) -> None:
        """Begin at the first choice."""
        self.query(Choice).first().focus()

    def action_pick(self) -> None:
        """A click on the key bar chooses what has the focus."""
        if isinstance(self.focused, Choice):
            self.focused.action_choose()

    @on(Choice.Chosen)
    async def chosen(self, event: Choice.Chosen) -> None:
        """Take it over and keep it."""
        event.stop()
        name, value = event.choice.value
        for choice in self.query(Choice):
            if choice.value[0] == name:
                choice.on = choice is event.choice
        self.house.take_over(self.house.preferences._replace(**{name: value}))
        try:
            await self.house.work(self.house.practice.keep_preferences, self.house.preferences)
        except PractiseError as error:
            self.house.tell(error)
        if name == "address":
            self.house.address_changed()

    def address_changed(self) -> None:
        """The notes beside the choices."""
        for choice in self.query(Choice):
            name, value = choice.value
            choice.put_note(_note(next(note for key, _, values in SETTINGS if key == name for one, _, note in values if one == value),
                                  self.house.preferences.address))

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Done."""
        event.stop()
        self.dismiss()


def _note(note: str, address: str) -> str:
    """A note with both forms, as this person wants it."""
    formal, _, familiar = note.partition("|")
    return familiar if familiar and address == "je" else formal
