"""One line of the observer's form: what was seen, words of one's own, and a light look at those words (werkboek 12.5)."""

from __future__ import annotations

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, ItemGrid, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import TextArea

from gesprek_oefenen.trainer.feedback_check import Remark, check_feedback
from gesprek_oefenen.trainer.observer import ObservedLine, View
from gesprek_oefenen.tui.dialog import Dialog
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.saybox import Field
from gesprek_oefenen.tui.widgets import Choice, PushButton, Words

PAUSE = 0.6
"""Seconds without a key before the words are looked at: nobody is corrected while he types."""


class FillLine(Dialog[ObservedLine]):
    """``free``: a line without an answer to choose, for what else there was."""

    def __init__(self, question: str, line: ObservedLine, *, free: bool = False) -> None:
        super().__init__()
        self._question, self._line, self._free = question, line, free

    def compose(self) -> ComposeResult:
        """The question, the answers, the words, what there is to say of them."""
        with Vertical(classes="dialog wide"):
            yield Words(self._question, classes="dialog-title")
            with VerticalScroll(id="fill-body", can_focus=False):
                if not self._free:
                    with ItemGrid(id="views", min_column_width=23):
                        for view in View:
                            if view is not View.NOT_FILLED:
                                yield Choice(view.value, view, on=view is self._line.view)
                yield Words(self.say("Wat {zag of hoorde u|zag of hoorde je}, en wat deed dat met {u|je}?"), classes="question")
                yield Field(self._line.words, id="fill-words", placeholder="Ik zag dat je wachtte toen hij naar buiten keek.")
                yield Words("", id="fill-remarks")
            with Horizontal(classes="buttons"):
                yield PushButton("Zo laten", id="keep", main=True)
                yield PushButton("Toch niet", key="Esc", id="drop")

    def on_mount(self) -> None:
        """Begin at the answers, or in the words."""
        self.query_one("#fill-remarks").display = False
        (self.query_one("#fill-words") if self._free else self.query(Choice).first()).focus()

    @on(Choice.Chosen)
    def chosen(self, event: Choice.Chosen) -> None:
        """Only one, and on to the words."""
        event.stop()
        for choice in self.query(Choice):
            choice.on = choice is event.choice
        self.query_one("#fill-words").focus()

    def on_key(self, event: events.Key) -> None:
        """Who begins to type before an answer is chosen types in the words; not a letter is lost."""
        if isinstance(self.focused, Choice) and event.is_printable and event.character and not event.character.isspace():
            event.stop()
            words = self.query_one("#fill-words", Field)
            words.focus()
            words.insert(event.character)

    @on(TextArea.Changed)
    def typed(self, event: TextArea.Changed) -> None:
        """Look at the words when typing stops for a moment."""
        event.stop()
        self._look(event.text_area.text)

    @work(exclusive=True)
    async def _look(self, text: str) -> None:
        from asyncio import sleep

        await sleep(PAUSE)
        remarks = await self.house.work(check_feedback, text, self.house.preferences.address)
        shown = self.query_one("#fill-remarks", Words)
        shown.display = bool(remarks)
        shown.put(joined(*[part for remark in remarks for part in (_remark(remark), "\n")][:-1]))

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Give it."""
        event.stop()
        if event.button.id != "keep":
            self.dismiss(None)
            return
        view = next((choice.value for choice in self.query(Choice) if choice.on), View.NOT_FILLED)
        self.dismiss(ObservedLine(view, self.query_one("#fill-words", Field).text.strip()))


def _remark(remark: Remark) -> Content:
    return joined(plain(f"‘{remark.words}’ ", "bold"), remark.says, " ", plain(remark.better, "italic"), plain(f" ({remark.source})", "$muted"))
