"""The path on the screen: five stages, the one at hand opened; Enter does a step or opens another stage."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import ClassVar

from textual import events, work
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from gesprek_oefenen.learning.path import CLOSING, EXERCISE, SHEET, TALK
from gesprek_oefenen.learning.path_words import StageView, StepLine
from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.model.tidy import tidy
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.widgets import Choices, PushButton, Words

MARGIN = 12
"""Cells of the screen beside the text of a stage."""
WIDEST = 84


class PathScreen(Room):
    """From meeting to meeting: what is done, what comes next. Nothing has to."""

    CSS_PATH = styles("rooms", "learning")
    help_id: ClassVar[str] = "leerpad"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Enter", "kiezen", "choose"), ("Tab", "volgende", "app.focus_next"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))

    def __init__(self) -> None:
        super().__init__()
        self._stages: tuple[StageView, ...] = ()
        self._open = 0

    def heading(self) -> str:
        """What this is."""
        return "Mijn leerpad"

    def body(self) -> Iterable[Widget]:
        """A word about it, the stages, the buttons."""
        yield Words(self.say("Van bijeenkomst naar bijeenkomst. Niets moet; {u kiest|je kiest} zelf."), classes="muted")
        yield Choices(id="path")
        with Horizontal(classes="buttons"):
            yield PushButton("Kiezen", id="choose", main=True)
            yield PushButton("Terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Back."""
        return (MenuItem("Terug", "back"),)

    def on_screen_resume(self) -> None:
        """Look again each time one comes here."""
        self._load()

    @work(exclusive=True)
    async def _load(self) -> None:
        try:
            self._stages = await self.house.work(lambda: self.house.practice.learning().path(self.house.preferences.meeting))
        except PractiseError as error:
            self.house.tell(error)
            self.dismiss()
            return
        self._open = self._open or next((view.stage.meeting for view in self._stages if view.here), 0)
        self._fill()
        self.query_one(Choices).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew (``Room.on_resize`` runs too)."""
        if self._stages:
            self._fill()

    def _fill(self) -> None:
        options: list[tuple[str, Content | str]] = []
        width = max(min(self.app.size.width - MARGIN, WIDEST), 20)
        for view in self._stages:
            opened = view.stage.meeting == self._open
            options.append((f"stage {view.stage.meeting}", _head(view, opened)))
            if opened:
                told = view.stage.text + (f" Fase: {' · '.join(view.stage.phases)}." if view.stage.phases else "")
                options.append(("", plain("\n".join(f"  {part}" for part in wrap(tidy(told), width)), "$muted")))
                options.extend((f"step {number}", _step(line)) for number, line in enumerate(view.lines))
        choices = self.query_one(Choices)
        first = choices.highlighted is None
        choices.put(options)
        if first:
            keys = [key for key, _ in options]
            at = next((number for view in self._stages if view.stage.meeting == self._open
                       for number, line in enumerate(view.lines) if line.step.next), None)
            choices.highlighted = keys.index(f"step {at}" if at is not None else f"stage {self._open}")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do the step, or open the stage."""
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Do the step at hand, or open the stage."""
        kind, _, number = (self.query_one(Choices).highlighted_id or "").partition(" ")
        if kind == "stage":
            self._open = int(number)
            self._fill()
        elif kind == "step":
            lines = next(view.lines for view in self._stages if view.stage.meeting == self._open)
            self._do(lines[int(number)])

    def _do(self, line: StepLine) -> None:
        if line.step.kind in (TALK, CLOSING):
            by_hand = line.step.kind == CLOSING and self.house.preferences.coach != "vanzelf"
            self.house.open_situation(line.step.ref, "uit" if by_hand else "")
        elif line.step.kind == SHEET:
            from gesprek_oefenen.tui.learning.sheet import SheetScreen

            self.house.push_screen(SheetScreen(line.step.ref, anew=True))
        elif line.step.kind == EXERCISE:
            from gesprek_oefenen.model.exercises import ExerciseKind
            from gesprek_oefenen.tui.learning.exercise import ExerciseScreen

            self.house.push_screen(ExerciseScreen(ExerciseKind(line.step.ref)))

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """The buttons do what the keys do."""
        event.stop()
        if event.button.id == "choose":
            self.action_choose()
        else:
            self.dismiss()


def _head(view: StageView, opened: bool) -> Content:
    stage = view.stage
    notes = [note for note in ("afgesloten" if stage.closed else "", "nu" if view.here else "") if note]
    return joined(plain(f"{'▾' if opened else '▸'} Na bijeenkomst {stage.meeting}  "), plain(stage.title, "bold $primary" if opened else "bold"),
                  plain(f"  {' · '.join(notes)}" if notes else "", "$muted"))


def _step(line: StepLine) -> Content:
    mark = plain("nu  ", "bold $secondary") if line.step.next else plain("    ")
    notes = ("extra", *line.notes) if line.step.free else line.notes
    return joined("  ", mark, plain(line.title, "bold" if line.step.next else ""), plain("  " + " · ".join(notes), "$muted"))
