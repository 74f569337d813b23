"""Two small windows trainers need: one that asks for a line of text, one that asks to pick from a list."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList

from gesprek_oefenen.tui.dialog import Dialog
from gesprek_oefenen.tui.saybox import Field
from gesprek_oefenen.tui.widgets import Choices, PushButton, Words


class LineField(Field):
    """A field of one line: Enter means ready."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            if isinstance(self.screen, AskLine):
                self.screen.ready()
            return
        await super()._on_key(event)


class AskLine(Dialog[str]):
    """A question answered with a line of text; ``None`` when it was closed."""

    def __init__(self, title: str, text: str, *, example: str = "", begin: str = "", yes: str = "Goed") -> None:
        super().__init__()
        self._title, self._text, self._example, self._begin, self._yes = title, text, example, begin, yes

    def compose(self) -> ComposeResult:
        """The question, the field, two buttons."""
        with Vertical(classes="dialog"):
            yield Words(self.say(self._title), classes="dialog-title")
            yield Words(self.say(self._text), classes="paragraph")
            yield LineField(self._begin, id="line", placeholder=self._example)
            with Horizontal(classes="buttons"):
                yield PushButton(self._yes, id="yes", main=True)
                yield PushButton("Toch niet", id="no")

    def on_mount(self) -> None:
        """Begin in the field."""
        self.query_one("#line").focus()

    def ready(self) -> None:
        """Give the line; an empty one is no answer."""
        text = " ".join(self.query_one("#line", Field).text.split())
        self.dismiss(text or None)

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Give the answer."""
        event.stop()
        if event.button.id == "yes":
            self.ready()
        else:
            self.dismiss(None)


class Pick(Dialog[str]):
    """A list to pick one thing from; ``None`` when it was closed. An empty id is a heading."""

    def __init__(self, title: str, options: Sequence[tuple[str, Content | str]]) -> None:
        super().__init__()
        self._title, self._options = title, options

    def compose(self) -> ComposeResult:
        """The list and a button to close."""
        with Vertical(classes="dialog menu"):
            yield Words(self._title, classes="dialog-title")
            yield Choices(id="pick")
            with Horizontal(classes="buttons"):
                yield PushButton("Toch niet", key="Esc", id="no")

    def on_mount(self) -> None:
        """Fill the list."""
        choices = self.query_one("#pick", Choices)
        choices.put(self._options)
        choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give what was picked."""
        event.stop()
        self.dismiss(event.option_id)

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Close."""
        event.stop()
        self.dismiss(None)
