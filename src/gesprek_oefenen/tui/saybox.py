"""The field in which one types what one would say: several lines, paste and undo; Enter says it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from gesprek_oefenen.model.tidy import tidy
from gesprek_oefenen.tui.safe import plain

LONGEST_PASTE = 50_000
"""Characters a field takes at once."""


class Field(TextArea):
    """A field of several lines. What comes in by key, paste or program is tidied, so that no control code is ever drawn."""

    def __init__(self, text: str = "", *, id: str | None = None, placeholder: str = "") -> None:
        super().__init__(tidy(text, LONGEST_PASTE), id=id, soft_wrap=True, tab_behavior="focus", compact=True,
                         highlight_cursor_line=False, placeholder=plain(placeholder))

    def load_text(self, text: str) -> None:
        """Replace everything by ``text``."""
        super().load_text(tidy(text, LONGEST_PASTE))

    def edit(self, edit: Edit) -> EditResult:
        """Make one change; every key and paste comes through here."""
        edit.text = tidy(edit.text, LONGEST_PASTE)
        return super().edit(edit)


class SayBox(Field):
    """Enter says it; Shift+Enter or Ctrl+J begins a new line; an empty Enter does nothing; Page Up and Down scroll the talk."""

    help_id = "invoerveld"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+enter,ctrl+j", "new_line", "Nieuwe regel", show=False),
        Binding("pageup", "scroll_talk(-1)", show=False),
        Binding("pagedown", "scroll_talk(1)", show=False),
    ]

    class Said(Message):
        """Someone said this."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class ScrollTalk(Message):
        """Someone wants to look back (-1) or forward (1)."""

        def __init__(self, direction: int) -> None:
            super().__init__()
            self.direction = direction

    def __init__(self, placeholder: str, *, id: str | None = None) -> None:
        super().__init__(id=id, placeholder=placeholder)

    async def _on_key(self, event: events.Key) -> None:
        """Enter says what stands here."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.say()
            return
        await super()._on_key(event)

    def say(self) -> None:
        """Post what stands here, unless it is empty."""
        if self.text.strip():
            self.post_message(self.Said(self.text))

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")

    def action_scroll_talk(self, direction: int) -> None:
        """Look back or forward in the talk."""
        self.post_message(self.ScrollTalk(direction))
