"""Who takes part: typed, pasted or from a file, with the wishes; and how many rounds in which groups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import TextArea

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.saybox import Field
from gesprek_oefenen.tui.trainer.dialogs import AskLine
from gesprek_oefenen.tui.trainer.room import TrainerRoom
from gesprek_oefenen.tui.widgets import Choice, PushButton, Words

CHOICES: tuple[tuple[str, str, tuple[tuple[Any, str], ...]], ...] = (
    ("rounds", "Rondes", tuple((number, str(number)) for number in (1, 2, 3, 4, 5, 6))),
    ("size", "Groepjes van", ((3, "3"), (2, "2"))),
    ("watch", "Eén over", ((False, "met het programma"), (True, "kijkt mee"))),
)
"""Each choice: its name, the words before it, and the answers; the first answer stands at the start."""


class PeopleScreen(TrainerRoom):
    """The form for a new division. What was typed waits when one leaves it."""

    help_id: ClassVar[str] = "indelen"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("F5", "uit een bestand", "from_file"), ("F8", "indelen", "divide"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "from_file", show=False, priority=True), Binding("f8", "divide", show=False, priority=True)]

    def __init__(self) -> None:
        super().__init__()
        self._typed: dict[str, str] = {}

    def heading(self) -> str:
        """What this is."""
        return "De groep indelen"

    def body(self) -> Iterable[Widget]:
        """Names, wishes, choices, buttons."""
        with VerticalScroll(id="people", can_focus=False):
            yield Words("Wie er zijn: een naam per regel. Rol en organisatie mogen erachter.", classes="question first")
            yield Field(id="names", placeholder="Anna, vrijwilliger, Zonnebloem\nBram, professional, Wmo-loket\nCor")
            yield Words("Wensen, als die er zijn", classes="question")
            yield Field(id="wishes",
                        placeholder="niet samen: Anna, Bram\nliever geen programma: Cor\nafwezig: Dirk vanaf 2")
            for name, title, answers in CHOICES:
                with Horizontal(classes="row", id=f"row-{name}"):
                    yield Words(title, classes="row-title")
                    for at, (value, text) in enumerate(answers):
                        yield Choice(text, (name, value), on=at == 0)
        yield Words("", id="fault")
        with Horizontal(classes="buttons"):
            yield PushButton("Indelen", key="F8", id="divide", main=True)
            yield PushButton("Uit een bestand", key="F5", id="from_file")
            yield PushButton("Terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Divide, from a file, back."""
        return (MenuItem("Indelen", "divide", "F8"), MenuItem("Namen uit een bestand halen", "from_file", "F5"), MenuItem("Terug", "back"))

    def on_mount(self) -> None:
        """Begin with the names."""
        self.query_one("#fault").display = False
        self.query_one("#names").focus()
        self._begin()

    @work
    async def _begin(self) -> None:
        try:
            typed = await self.house.work(lambda: self.trainer.draft())
        except PractiseError as error:
            self.house.tell(error)
            return
        for name, text in typed.items():
            if not self.query_one(f"#{name}", Field).text:
                self.query_one(f"#{name}", Field).text = text

    @on(TextArea.Changed)
    def typed(self, event: TextArea.Changed) -> None:
        """Remember what stands there: when the screen goes, its fields go first."""
        event.stop()
        self._typed[event.text_area.id or ""] = event.text_area.text

    @on(Choice.Chosen)
    def chosen(self, event: Choice.Chosen) -> None:
        """Only one of each row."""
        event.stop()
        for choice in self.query(Choice):
            if choice.value[0] == event.choice.value[0]:
                choice.on = choice is event.choice

    def _chosen(self, name: str) -> Any:
        return next(choice.value[1] for choice in self.query(Choice) if choice.on and choice.value[0] == name)

    @work(exclusive=True, group="divide")
    async def action_divide(self) -> None:
        """Divide and show it; what is wrong is told here, and nothing that was typed is lost."""
        from gesprek_oefenen.tui.trainer.division import DivisionScreen

        names, wishes = self.query_one("#names", Field).text, self.query_one("#wishes", Field).text
        rounds, size, watch = self._chosen("rounds"), self._chosen("size"), self._chosen("watch")
        fault = self.query_one("#fault", Words)
        try:
            division_id, _ = await self.house.work(lambda: self.trainer.make(self.trainer.request(names, wishes, rounds, size, watch)))
        except PractiseError as error:
            fault.put(str(error))
            fault.display = True
            return
        self.dismiss()
        self.house.push_screen(DivisionScreen(division_id))

    @work
    async def action_from_file(self) -> None:
        """Take the names from a CSV file."""
        path = await self.app.push_screen_wait(AskLine(
            "Namen uit een bestand", "Welk bestand? Een CSV met de kolommen naam, rol en organisatie, zoals een rekenblad die bewaart.",
            example="/home/anna/groep.csv"))
        if not path:
            return
        fault = self.query_one("#fault", Words)
        try:
            lines = await self.house.work(lambda: self.trainer.list_in_file(path))
        except PractiseError as error:
            fault.put(str(error))
            fault.display = True
            return
        fault.display = False
        self.query_one("#names", Field).text = lines
        self.query_one("#divide").focus()

    async def on_unmount(self) -> None:
        """Whoever goes away in the middle finds it again; for the next division the same people stand there too."""
        typed = dict(self._typed)
        try:
            await self.house.work(lambda: self.trainer.keep_draft(typed))
        except (PractiseError, RuntimeError):
            return
