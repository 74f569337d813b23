"""What every screen has in common: a title, a body, the keys below, help, the menu, and a word when the window is too small."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from gesprek_oefenen.model.address import fill
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.widgets import KeyBar, Words

if TYPE_CHECKING:
    from gesprek_oefenen.tui.app import PractiseApp

SMALLEST = (60, 20)
"""Columns and rows below which the screen asks for more room."""

TOO_SMALL = ("Dit venster is wat klein.\n\n{Maakt u|Maak} het iets groter? 60 tekens breed en 20 regels hoog is genoeg, "
             "80 bij 24 is prettig. Er gaat niets verloren.")

WIDE = 110
"""Columns from which things stand beside each other."""


STYLES = Path(__file__).parent / "stijl"


def styles(*names: str) -> list[str | PurePath]:
    """The style sheets of a screen, by name, wherever a subclass of it lives."""
    return [STYLES / f"{name}.tcss" for name in names]


class House(Screen[Any]):
    """Base of all screens and dialogs: typed access to the app, and its words in u or je."""

    @property
    def house(self) -> PractiseApp:
        """The app, by its own type."""
        from gesprek_oefenen.tui.app import PractiseApp

        assert isinstance(self.app, PractiseApp)
        return self.app

    def say(self, text: str, **values: str) -> str:
        """A text of the program with ``{u|je}`` resolved to what the person chose, and ``{name}`` filled in literally."""
        return fill(text, self.house.preferences.address, values)

    def address_changed(self) -> None:
        """From now on the screen says u or je otherwise: show again what stands here already."""


class Room(House):
    """A whole screen. Subclasses give ``heading``, ``keys``, ``body()`` and, if they like, ``menu_items()`` and ``help_id``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "menu", "Menu", show=False),
        Binding("f1", "help", "Hulp", show=False),
        *(Binding(key, f"read({key!r})", show=False) for key in ("up", "down", "pageup", "pagedown", "home", "end")),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (WIDE, "-wide")]  # noqa: RUF012 - Textual declares it so
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-tall")]  # noqa: RUF012

    reading: ClassVar[str] = ""
    """Selector of what the arrow and page keys scroll while a button has the focus."""
    help_id: ClassVar[str] = "algemeen"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = ()

    def heading(self) -> Content | str:
        """What stands above, at the left."""
        return ""

    def heading_right(self) -> Content | str:
        """What stands above, at the right."""
        return ""

    def body(self) -> Iterable[Widget]:
        """The widgets of the screen."""
        return ()

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Lines of the menu that belong to this screen."""
        return ()

    def compose(self) -> ComposeResult:
        """Title, body and keys.

        The classes for the size are set before there is anything to lay out: that saves the first picture one round.
        """
        width, height = self.app.size
        for side, steps in ((width, self.HORIZONTAL_BREAKPOINTS), (height, self.VERTICAL_BREAKPOINTS)):
            self.add_class(next(name for least, name in reversed(steps) if side >= least))
        with Horizontal(id="title-bar"):
            yield Words(self.heading(), id="title")
            yield Words(self.heading_right(), id="title-right")
        with Vertical(id="body"):
            yield from self.body()
        yield KeyBar(self.keys)
    def on_resize(self, event: events.Resize) -> None:
        """Say so when the window is too small; the word for it is only made when it is needed."""
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if small and not self.query("#too-small"):
            self.mount(Words(self.say(TOO_SMALL), id="too-small"))
        self.set_class(small, "-too-small")

    def action_help(self) -> None:
        """Explain what has the focus, then this screen."""
        topics: list[str] = []
        widget: object | None = self.focused
        while isinstance(widget, Widget):
            topic = getattr(widget, "help_id", None)
            if isinstance(topic, str) and topic not in topics:
                topics.append(topic)
            widget = widget.parent
        if self.help_id not in topics:
            topics.append(self.help_id)
        self.house.open_help(topics)

    def action_menu(self) -> None:
        """Show the menu."""
        self.house.open_menu(self)

    def action_read(self, key: str) -> None:
        """Scroll what there is to read."""
        for place in self.query(self.reading).results(VerticalScroll) if self.reading else ():
            scroll(place, key)

    async def action_back(self) -> None:
        """Leave this screen."""
        self.dismiss()


def scroll(place: VerticalScroll, key: str) -> None:
    """Scroll as this key says."""
    {"up": place.scroll_up, "down": place.scroll_down, "pageup": place.scroll_page_up, "pagedown": place.scroll_page_down,
     "home": place.scroll_home, "end": place.scroll_end}[key](animate=False)
