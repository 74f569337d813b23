"""An exercise for a group: one item at a time, large and alone on the screen; possible answers on a key; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.model.exercises import ExerciseKind, Item
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.widgets import Words

if TYPE_CHECKING:
    from gesprek_oefenen.model.exercises import KindText
    from gesprek_oefenen.tui.learning.exercise_ports import Exercises

WAYS = 3
"""Possible answers shown, the author's own way first."""


class BigScreen(Room):
    """The items of one kind for everyone to see. Space goes on, Enter shows possible answers."""

    CSS_PATH = styles("rooms", "exercises")
    reading: ClassVar[str] = "#big"
    help_id: ClassVar[str] = "groot_scherm"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right,f8", "step(1)", show=False, priority=True), Binding("left,backspace,f7", "step(-1)", show=False, priority=True),
        Binding("enter,f6", "answers", show=False, priority=True)]

    def __init__(self, kind: ExerciseKind) -> None:
        super().__init__()
        self._kind = kind
        self._text: KindText | None = None
        self._items: tuple[Item, ...] = ()
        self._at = 0
        self._shown = False

    @property
    def _exercises(self) -> Exercises:
        return self.house.practice.learning().exercises()

    def body(self) -> Iterable[Widget]:
        """The fragment in the middle, the keys small below it."""
        yield VerticalScroll(id="big", can_focus=False)
        yield Words("Spatie verder   ← terug   Enter antwoorden   Esc menu", id="big-keys")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Next, before, answers, back."""
        return (MenuItem("Volgende", "step(1)", "Spatie"), MenuItem("Vorige", "step(-1)", "←"),
                MenuItem("Mogelijke antwoorden", "answers", "Enter"), MenuItem("Terug naar de oefeningen", "back"))

    def on_mount(self) -> None:
        """Take a round."""
        self._load()

    @work(exclusive=True)
    async def _load(self) -> None:
        try:
            self._text = await self.house.work(self._exercises.text, self._kind)
            self._items = await self.house.work(self._exercises.round, self._kind)
        except PractiseError as error:
            self.house.tell(error)
            self.dismiss()
            return
        await self._show()

    async def _show(self) -> None:
        big = self.query_one("#big", VerticalScroll)
        await big.remove_children()
        text = self._text
        if text is None or not self._items:
            return
        item = self._items[self._at]
        phone = " " + self._exercises.words("telefoon") if item.telephone else ""
        widgets: list[Widget] = [Words(joined(plain(f"{text.title} · {self._at + 1} van {len(self._items)}", "$muted"))),
                                 Words(plain(item.situation + phone, "$muted"))]
        if item.body:
            widgets.append(Words(plain(f"{item.person} {item.body}", "italic")))
        widgets.append(Words(joined(plain("‘"), item.says, plain("’")), id="big-says"))
        if item.sentence:
            widgets.append(Words(joined(plain(self._exercises.words("zin") + "\n", "$muted"), f"‘{item.sentence}’")))
        task = fill(text.choose or text.task, self.house.preferences.address, {"naam": item.person}, item.address)
        widgets.append(Words(plain(task, "$primary")))
        if self._shown:
            widgets += self._ways(item)
        await big.mount(*widgets)
        if self._shown:
            big.scroll_end(animate=False)

    def _ways(self, item: Item) -> list[Widget]:
        """What one might say, or what can be heard."""
        widgets: list[Widget] = []
        if item.fits and item.reason:
            names = {one.id: one.text for one in self._exercises.offered(item)}
            heard = " · ".join(names[name] for name in item.fits if name in names)
            widgets.append(Words(joined(plain(heard + "\n" if heard else "", "bold $secondary"), item.reason)))
        ways = [item.example, *(good.text for good in item.good)][:WAYS]
        widgets += [Words(plain(way, "$secondary")) for way in dict.fromkeys(ways)]
        return widgets

    @work(exclusive=True, group="show")
    async def action_step(self, by: int) -> None:
        """The next or the one before, round and round."""
        if self._items:
            self._at = (self._at + by) % len(self._items)
            self._shown = False
            await self._show()

    @work(exclusive=True, group="show")
    async def action_answers(self) -> None:
        """Show possible answers, or hide them."""
        self._shown = not self._shown
        await self._show()
