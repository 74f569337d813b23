"""The menu (Esc): everything that can be done here, in one list."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList

from gesprek_oefenen.tui.dialog import Dialog
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.safe import plain
from gesprek_oefenen.tui.widgets import Choices, Words

GENERAL = (
    MenuItem("Hulp", "help", "F1"),
    MenuItem("Waar hulp is, als het zwaar wordt", "app.open_where_help_is"),
    MenuItem("Instellingen", "app.open_settings"),
    MenuItem("Eerdere gesprekken", "app.open_history"),
    MenuItem("Over dit programma en {uw|je} gegevens", "app.open_about"),
)
"""What the menu has on every screen; the ways to other rooms are in the menu of the start, so that this one stays short."""


class MenuScreen(Dialog[str]):
    """A list of actions; the chosen one is given back. ``at_start``: the start screen is showing."""

    def __init__(self, items: tuple[MenuItem, ...], *, at_start: bool) -> None:
        super().__init__()
        home = () if at_start else (MenuItem("Terug naar het begin", "app.go_home"),)
        own = {item.action for item in items}
        self._items = (*items, *(i for i in (*GENERAL, *home) if i.action not in own), MenuItem("Stoppen", "app.leave"))

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(classes="dialog menu"):
            yield Words("Menu", classes="dialog-title")
            yield Choices(id="menu")

    def on_mount(self) -> None:
        """Fill the list; the keys stand behind the words."""
        choices = self.query_one(Choices)
        self._items = tuple(item for item in self._items if self.house.surroundings.offers(item.action))
        choices.put([(str(i), plain(self.say(item.text)) + (Content.styled("  " + item.key, "dim") if item.key else ""))
                     for i, item in enumerate((MenuItem("Menu sluiten", "", "Esc"), *self._items))])
        choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give back the action."""
        event.stop()
        number = int(event.option_id or "0")
        self.dismiss(self._items[number - 1].action if number else None)

    def on_key(self, event: events.Key) -> None:
        """A key that stands behind the words does the same here as on the screen below: who reads F8 presses F8."""
        chosen = next((item for item in self._items if item.key and event.key == item.key.lower()), None)
        if chosen is not None:
            event.stop()
            event.prevent_default()
            self.dismiss(chosen.action)
