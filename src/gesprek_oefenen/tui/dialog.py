"""Small windows over a screen that ask one thing and give back a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen

from gesprek_oefenen.model.address import fill
from gesprek_oefenen.tui.room import styles
from gesprek_oefenen.tui.widgets import PushButton, Words

if TYPE_CHECKING:
    from gesprek_oefenen.tui.app import PractiseApp

T = TypeVar("T")


class Dialog(ModalScreen[T], Generic[T]):
    """Base of the small windows; Esc closes them without an answer."""

    CSS_PATH = styles("rooms")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Sluiten", show=False),
        Binding("left,up", "app.focus_previous", show=False),
        Binding("right,down", "app.focus_next", show=False),
    ]

    @property
    def house(self) -> PractiseApp:
        """The app, by its own type."""
        from gesprek_oefenen.tui.app import PractiseApp

        assert isinstance(self.app, PractiseApp)
        return self.app

    def say(self, text: str, **values: str) -> str:
        """A text of the program with ``{u|je}`` resolved and ``{name}`` filled in literally."""
        return fill(text, self.house.preferences.address, values)

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class Ask(Dialog[bool]):
    """A question with two answers that say what happens. ``True`` for ``yes``. The safe answer has the focus."""

    def __init__(self, title: str, text: str, *, yes: str, no: str, yes_first: bool = False, **values: str) -> None:
        super().__init__()
        self._title, self._text, self._yes, self._no, self._yes_first = title, text, yes, no, yes_first
        self._values = values

    def compose(self) -> ComposeResult:
        """The question and both answers."""
        with Vertical(classes="dialog"):
            yield Words(self.say(self._title), classes="dialog-title")
            yield Words(self.say(self._text, **self._values))
            with Horizontal(classes="buttons"):
                yield PushButton(self.say(self._yes), id="yes", main=self._yes_first)
                yield PushButton(self.say(self._no), id="no", main=not self._yes_first)

    def on_mount(self) -> None:
        """Focus on the answer that changes nothing, unless told otherwise."""
        self.query_one("#yes" if self._yes_first else "#no").focus()

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Give the answer."""
        event.stop()
        self.dismiss(event.button.id == "yes")


class Tell(Dialog[None]):
    """A word that waits until it is read."""

    def __init__(self, title: str, text: str, *, close: str = "Verder", **values: str) -> None:
        super().__init__()
        self._title, self._text, self._close, self._values = title, text, close, values

    def compose(self) -> ComposeResult:
        """The word and a button."""
        with Vertical(classes="dialog"):
            yield Words(self.say(self._title), classes="dialog-title")
            with VerticalScroll(classes="dialog-body"):
                yield Words(self.say(self._text, **self._values))
            with Horizontal(classes="buttons"):
                yield PushButton(self._close, id="close", main=True)

    def on_mount(self) -> None:
        """Ready to be closed."""
        self.query_one("#close").focus()

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Close."""
        event.stop()
        self.dismiss(None)
