"""Observer and program side by side: the differences on top, as questions; and how it was for the person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.trainer.feedback_check import reminders
from gesprek_oefenen.trainer.observer import ObserverForm, View, form_lines
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.trainer.dialogs import AskLine
from gesprek_oefenen.tui.trainer.room import TrainerRoom
from gesprek_oefenen.tui.widgets import PushButton, Words

if TYPE_CHECKING:
    from gesprek_oefenen.report.values import Beside


class CompareScreen(TrainerRoom):
    """The form, to talk about together."""

    AUTO_FOCUS = "#person"
    reading: ClassVar[str] = "#compare-page"
    help_id: ClassVar[str] = "naast_elkaar"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("F4", "hoe het voor de persoon was", "person"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "person", show=False, priority=True)]

    def __init__(self, form: ObserverForm) -> None:
        super().__init__()
        self._form = form

    def heading(self) -> str:
        """What this is."""
        return "Naast elkaar" if self._form.program else "Wat de observator zag"

    def body(self) -> Iterable[Widget]:
        """The page and the buttons."""
        with VerticalScroll(id="compare-page"):
            yield Words("", id="compare-words")
        with Horizontal(classes="buttons"):
            yield PushButton("Hoe het voor de persoon was", key="F4", id="person", main=True)
            yield PushButton("Terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """The person's word, back."""
        return (MenuItem("Hoe het voor de persoon was", "person", "F4"), MenuItem("Terug", "back"))

    def on_mount(self) -> None:
        """Show it."""
        self._show()

    @work(exclusive=True, group="show")
    async def _show(self) -> None:
        try:
            rows = await self.house.work(lambda: self.trainer.beside(self._form))
            keep_in_mind = await self.house.work(reminders, self.house.preferences.address)
        except PractiseError as error:
            self.house.tell(error)
            return
        self.query_one("#compare-words", Words).put(compare_words(self._form, rows, keep_in_mind))

    @work
    async def action_person(self) -> None:
        """The person tells how it was; that is kept with the form."""
        text = await self.app.push_screen_wait(AskLine(
            "Hoe was het voor de persoon?", "In eigen woorden: wat deed dat gesprek met wie de persoon speelde?", begin=self._form.person_word,
            example="Toen je wachtte, durfde ik meer te zeggen."))
        if not text:
            return
        form = replace(self._form, person_word=text)
        try:
            self._form = await self.house.work(lambda: self.trainer.keep_form(form))
        except PractiseError as error:
            self.house.tell(error)
            return
        self._show()



def compare_words(form: ObserverForm, rows: Sequence[Beside], keep_in_mind: Sequence[tuple[str, str]]) -> Content:
    """Everything that was noted, the questions first."""
    parts: list[Content | str] = []
    if form.focus:
        names = {line.id: line.what for line in form_lines()}
        parts += [plain("Gevraagd: ", "$muted"), plain(", ".join(names.get(one, one) for one in form.focus), "bold"), "\n\n"]
    if form.person_word:
        parts += [plain("Hoe het voor de persoon was  ", "$muted"), form.person_word, "\n\n"]
    if not rows:
        parts += ["Er is nog niets ingevuld. Met de cijfertoetsen of Enter bij een regel kan dat.", "\n\n"]
    for row in rows:
        parts += [plain(row.question, "bold"), "\n"]
        parts += [plain("  observator  ", "$muted"), row.observer, "\n"]
        if form.program:
            parts += [plain("  programma   ", "$muted"), row.program, "\n"]
            if row.remark:
                parts += [plain(f"  {row.remark}\n", "$secondary")]
        parts.append("\n")
    if form.notes:
        names = {line.id: line.what for line in form_lines()}
        parts += [plain("Onderweg", "bold"), "\n"]
        for note in form.notes:
            what = names.get(note.skill, "") if note.skill != "oma" else "oordeel, mening of advies"
            parts += [plain(f"  {note.second // 60:02d}:{note.second % 60:02d}  ", "$muted"), " ".join(filter(None, (what, note.text))), "\n"]
        parts.append("\n")
    if form.free:
        parts += [plain("Wat verder opviel", "bold"), "\n  ", form.free, "\n\n"]
    if any(line.view is not View.NOT_FILLED or line.words for line in form.lines.values()) or form.notes:
        parts += [plain("Bij het vertellen", "bold"), "\n"]
        parts += [part for text, source in keep_in_mind for part in (f"  {text} ", plain(f"({source})", "$muted"), "\n")]
    return joined(*parts)
