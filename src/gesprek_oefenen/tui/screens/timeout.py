"""Time-out: the talk stands still, with a few reminders."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll

from gesprek_oefenen.tui.dialog import Dialog
from gesprek_oefenen.tui.safe import plain
from gesprek_oefenen.tui.values import Reminders
from gesprek_oefenen.tui.widgets import PushButton, Words


class TimeOutScreen(Dialog[None]):
    """A pause. Tips and questions are reminders, not a list to work through."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f3", "cancel", "Verder praten", show=False)]

    def __init__(self, name: str, reminders: Reminders) -> None:
        super().__init__()
        self._person, self._reminders = name, reminders

    def compose(self) -> ComposeResult:
        """Where one stands, and what may help."""
        with Vertical(classes="dialog wide"):
            yield Words("Time-out", classes="dialog-title")
            yield Words(f"{self._person} wacht even en merkt hier niets van. Neem rustig de tijd.",
                        classes="paragraph")
            with VerticalScroll(classes="dialog-body", can_focus=False):
                if self._reminders.tips:
                    yield Words("Wat nu kan helpen", classes="question")
                    for tip in self._reminders.tips:
                        yield Words(f"· {tip}", classes="hang")
                if self._reminders.questions:
                    yield Words("Zo kan een vraag klinken", classes="question")
                    for question in self._reminders.questions:
                        yield Words(plain(f"· {question}", "italic"), classes="hang")
                    yield Words("Alleen als geheugensteun: volg liever wat er verteld wordt.", classes="muted")
            with Horizontal(classes="buttons"):
                yield PushButton("Verder praten", id="go-on", key="F3", main=True)

    def on_mount(self) -> None:
        """Ready to go on."""
        self.query_one("#go-on").focus()

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Go on."""
        event.stop()
        self.dismiss(None)
