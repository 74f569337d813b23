"""Progress on the screen: a skill at a time as a chart, the same in words beside it, what stands out, and what to practise next."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap
from typing import ClassVar

from textual import on, work
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from gesprek_oefenen.learning.progress import SkillLine
from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.model.tidy import tidy
from gesprek_oefenen.tui.learning.chart import SkillChart
from gesprek_oefenen.tui.learning.ports import ProgressView
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.safe import joined, plain, shortened
from gesprek_oefenen.tui.widgets import Choices, PushButton, Words

TOLD = 5
"""So many of the last talks are told in words beside the chart."""
NAME_WIDTH = 25
"""Cells of a skill's name on one line of the list."""
TRIED = "geprobeerd"
"""Id of the line in the list with what was tried."""


class ProgressScreen(Room):
    """What was seen, talk by talk. No marks, nothing added up."""

    CSS_PATH = styles("rooms", "learning")
    reading: ClassVar[str] = "#told"
    help_id: ClassVar[str] = "voortgang"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("↑ ↓", "vaardigheid", "walk"), ("Tab", "volgende", "app.focus_next"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))

    def __init__(self) -> None:
        super().__init__()
        self._view: ProgressView | None = None

    def heading(self) -> str:
        """What this is."""
        return "Mijn voortgang"

    def body(self) -> Iterable[Widget]:
        """What stands out, the skills with the chart beside them, what next, the buttons."""
        yield Words("Een ogenblik.", id="stands-out")
        with Horizontal(id="both"):
            yield Choices(id="skills")
            with Vertical(id="right"):
                yield SkillChart(id="chart")
                with VerticalScroll(id="told", can_focus=False):
                    yield Words("", id="told-words")
        yield Words("", id="next-why")
        with Horizontal(classes="buttons"):
            yield PushButton("Oefenen", id="practise", main=True)
            yield PushButton(self.say("Kijken naar {uzelf|jezelf}"), action="app.open_sheets")
            yield PushButton("Terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Practise what is proposed, or back."""
        return (MenuItem("Oefenen wat hier wordt voorgesteld", "practise"), MenuItem("Terug", "back"))

    def on_screen_resume(self) -> None:
        """Look again each time one comes here."""
        self._load()

    @work(exclusive=True)
    async def _load(self) -> None:
        """Show what is known, then look at the older talks a few at a time; the screen goes on meanwhile."""
        learning = self.house.practice.learning()
        try:
            view = await self.house.work(learning.progress)
            self._show(view)
            while view.progress.uncounted:
                await self.house.work(learning.look_further)
                view = await self.house.work(learning.progress)
                self._show(view)
        except PractiseError as error:
            self.house.tell(error)
        except RuntimeError:  # the app has closed its thread
            return

    def _show(self, view: ProgressView) -> None:
        first, self._view = self._view is None, view
        progress = view.progress
        older = "1 ouder gesprek wordt" if progress.uncounted == 1 else f"{progress.uncounted} oudere gesprekken worden"
        waiting = f"  (nog {older} bekeken)" if progress.uncounted else ""
        self.query_one("#stands-out", Words).put(joined(
            plain(progress.stands_out if progress.talks else self.say("{U hebt|Je hebt} nog geen gesprek afgerond. Daarna is hier te zien wat opvalt.")),
            plain(waiting, "$muted")))
        options: list[tuple[str, Content | str]] = [(line.id, _skill(line)) for line in progress.lines]
        if view.tried:
            options += [("", ""), (TRIED, plain(self.say("Wat {u|je} wilde proberen")))]
        choices = self.query_one(Choices)
        choices.put(options)
        if first:
            choices.focus()
        why = progress.next.why if progress.next is not None else ""
        self.query_one("#next-why", Words).put(joined(plain("Hierna  ", "bold $primary"), plain(why)) if why else "")
        button = self.query_one("#practise", PushButton)
        button.display = progress.next is not None
        if progress.next is not None:
            button.label = plain(f"Oefenen met {progress.next.person}")
        self._tell(choices.highlighted_id or "")

    @on(OptionList.OptionHighlighted)
    def pointed(self, event: OptionList.OptionHighlighted) -> None:
        """Another skill."""
        event.stop()
        self._tell(event.option_id or "")

    def _tell(self, name: str) -> None:
        if self._view is None:
            return
        line = next((one for one in self._view.progress.lines if one.id == name), None)
        chart = self.query_one(SkillChart)
        chart.put(line)
        chart.visible = line is not None
        words = self.query_one("#told-words", Words)
        if line is None:
            words.put(self._tried() if name == TRIED else "")
            return
        lines = [plain(line.sentence, "bold")]
        for point in reversed(line.points[-TOLD:]):
            lines.append(joined(plain(f"{point.number}. {point.talk.person}, {self._view.days.get(point.talk.talk, '')}: ", "$muted"),
                                plain(point.seen.verdict.value)))
        lines.append(plain(self._view.progress.unsure, "italic $muted"))
        words.put(Content("\n").join(lines))

    def _tried(self) -> Content:
        assert self._view is not None
        return Content("\n").join([joined(plain(shortened(one.intention, 200), "bold"), "\n", plain(one.answer.strip()), "\n")
                                   for one in reversed(self._view.tried)])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a skill goes to what is proposed."""
        event.stop()

    def action_walk(self) -> None:
        """A click on the arrows goes one line down."""
        self.query_one(Choices).action_cursor_down()

    def action_practise(self) -> None:
        """Read about the talk that is proposed."""
        if self._view is not None and self._view.progress.next is not None:
            self.house.open_situation(self._view.progress.next.story)

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Practise, or back."""
        event.stop()
        if event.button.id == "practise":
            self.action_practise()
        elif event.button.id == "back":
            self.dismiss()


def _skill(line: SkillLine) -> Content:
    return plain("\n".join(wrap(tidy(line.name), NAME_WIDTH)), "" if line.points else "$muted")
