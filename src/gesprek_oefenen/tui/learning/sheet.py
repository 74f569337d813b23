"""Filling in a sheet: one line at a time, every change kept at once, skipping allowed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import TextArea

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.reflection.self_appreciation import OWN, Answer, Filling, Sheet
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.safe import plain
from gesprek_oefenen.tui.saybox import Field
from gesprek_oefenen.tui.widgets import Choice, PushButton, Words

SAVE_DELAY = 0.8
"""Seconds after the last key before a note is kept."""


class SheetScreen(Room):
    """One sheet. ``anew``: begin a new one when the last was finished; else change that one."""

    CSS_PATH = styles("rooms", "learning")
    reading: ClassVar[str] = "#page"
    help_id: ClassVar[str] = "blad"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("F7", "vorige", "previous"), ("F8", "volgende", "next"), ("Spatie", "kiezen", "pick"), ("Esc", "menu", "menu"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7", "previous", "Vorige", show=False, priority=True), Binding("f8", "next", "Volgende", show=False, priority=True)]

    def __init__(self, name: str, *, anew: bool) -> None:
        super().__init__()
        self._of, self._anew = name, anew
        self._sheet: Sheet | None = None
        self._filling = Filling(name, "")
        self._kept = self._filling
        self._number = 0
        self._at = -1
        self._timer: Timer | None = None

    def body(self) -> Iterable[Widget]:
        """The line at hand and the buttons."""
        yield VerticalScroll(id="page", can_focus=False)
        with Horizontal(classes="buttons"):
            yield PushButton("Vorige", key="F7", id="previous")
            yield PushButton("Volgende", key="F8", id="next", main=True)
            yield PushButton("Later verder", id="later")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Walk, or go on later."""
        return (MenuItem("Volgende", "next", "F8"), MenuItem("Vorige", "previous", "F7"), MenuItem("Later verder; alles blijft staan", "later"))

    def on_mount(self) -> None:
        """Take the sheet."""
        self._load()

    @work(exclusive=True)
    async def _load(self) -> None:
        learning = self.house.practice.learning()
        try:
            sheet, self._number, self._filling = await self.house.work(learning.open_sheet, self._of, anew=self._anew)
        except PractiseError as error:
            self.house.tell(error)
            self.dismiss()
            return
        self._sheet, self._kept = sheet, self._filling
        self.query_one("#title", Words).put(sheet.title)
        first = next((i for i, one in enumerate(sheet.questions) if self._filling.answer(one.id).empty), 0)
        await self._show(-1 if not self._filling.filled else first)

    async def _show(self, at: int) -> None:
        """Page -1 says what it is, then a page a line, then the line of one's own."""
        sheet = self._sheet
        if sheet is None:
            return
        self._at = at
        page = self.query_one("#page", VerticalScroll)
        await page.remove_children()
        last = at == len(sheet.questions)
        self.query_one("#previous").disabled = at < 0
        self.query_one("#next", PushButton).label = plain("Klaar" if last else "Beginnen" if at < 0 else "Volgende")
        self.query_one("#title-right", Words).put("" if at < 0 or last else f"{at + 1} van {len(sheet.questions)}")
        if at < 0:
            await page.mount(Words(sheet.intro, classes="paragraph"), Words(f"Uit: {sheet.source}, in andere woorden.", classes="muted"))
            self.query_one("#next").focus()
        elif last:
            field = Field(self._filling.own_text, id="own")
            note = Field(self._filling.answer(OWN).note, id="note")
            await page.mount(Words(sheet.own, classes="line-text"), field, self._scale(sheet, OWN), Words(sheet.note, classes="question"), note)
            field.focus()
        else:
            question = sheet.questions[at]
            note = Field(self._filling.answer(question.id).note, id="note")
            scale = self._scale(sheet, question.id)
            await page.mount(Words(question.text, classes="line-text"), scale, Words(sheet.note, classes="question"), note)
            chosen = [choice for choice in scale.query(Choice) if choice.on]
            (chosen or list(scale.query(Choice)))[0].focus()
        page.scroll_home(animate=False)

    def _scale(self, sheet: Sheet, question: str) -> Vertical:
        value = self._filling.answer(question).value
        return Vertical(*(Choice(words, number, on=number == value) for number, words in sheet.scale), classes="scale")

    @property
    def _line(self) -> str:
        assert self._sheet is not None
        return self._sheet.questions[self._at].id if self._at < len(self._sheet.questions) else OWN

    @on(Choice.Chosen)
    async def chosen(self, event: Choice.Chosen) -> None:
        """One of the scale, kept at once; the one chosen before, once more, takes it away."""
        event.stop()
        answer = self._filling.answer(self._line)
        value = None if answer.value == event.choice.value else int(event.choice.value)
        for choice in self.query(Choice):
            choice.on = choice.value == value
        self._filling = self._filling.with_answer(self._line, replace(answer, value=value))
        await self._keep()

    @on(TextArea.Changed)
    def written(self, event: TextArea.Changed) -> None:
        """Keep it when writing stops for a moment."""
        event.stop()
        text = event.text_area.text
        if event.text_area.id == "own":
            self._filling = replace(self._filling, own_text=text[:2000])
        elif self._sheet is not None and self._at >= 0:
            self._filling = self._filling.with_answer(self._line, Answer(self._filling.answer(self._line).value, text))
        if self._timer is None:
            self._timer = self.set_timer(SAVE_DELAY, self._keep)

    async def _keep(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        filling = self._filling
        if filling == self._kept or not self._number:
            return
        learning = self.house.practice.learning()
        try:
            await self.house.work(learning.keep_sheet, self._number, filling)
        except PractiseError as error:
            self.house.tell(error)
            return
        except RuntimeError:  # the app has closed its thread: everything was kept before that
            return
        self._kept = filling

    async def on_unmount(self) -> None:
        """Whoever stops in the middle of a word finds it again."""
        await self._keep()

    def action_pick(self) -> None:
        """A click on the key bar chooses what has the focus."""
        if isinstance(self.focused, Choice):
            self.focused.action_choose()

    @work(exclusive=True, group="walk")
    async def action_next(self) -> None:
        """One page on; after the last the sheet is done."""
        if self._sheet is None:
            return
        if self._at < len(self._sheet.questions):
            await self._keep()
            await self._show(self._at + 1)
            return
        if self._filling.filled or self._filling.own_text.strip():
            self._filling = replace(self._filling, done=True)
            await self._keep()
            from gesprek_oefenen.tui.learning.sheet_look import SheetLookScreen

            self.app.switch_screen(SheetLookScreen(self._of))
        else:
            self.house.notify(self.say("Er is nog niets ingevuld. {U kunt|Je kunt} later verder."))
            self.dismiss()

    @work(exclusive=True, group="walk")
    async def action_previous(self) -> None:
        """One page back."""
        if self._at >= 0:
            await self._keep()
            await self._show(self._at - 1)

    async def action_later(self) -> None:
        """Leave it as it is."""
        await self._keep()
        self.dismiss()

    async def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """The buttons do what the keys do."""
        event.stop()
        if event.button.id == "next":
            self.action_next()
        elif event.button.id == "previous":
            self.action_previous()
        else:
            await self.action_later()
