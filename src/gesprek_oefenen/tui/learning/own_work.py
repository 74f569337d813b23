"""Looking at one's own work, one point at a time. Half filled in is fine; each step is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget

from gesprek_oefenen.learning.own_work import NOT_APPLICABLE, SCALE, Look
from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.saybox import Field
from gesprek_oefenen.tui.widgets import Choice, PushButton, Words

if TYPE_CHECKING:
    from gesprek_oefenen.learning.own_work import Factor
    from gesprek_oefenen.tui.learning.exercise_ports import Cards


class OwnWorkScreen(Room):
    """The factors of the verbetertool. The program keeps what is filled in and says nothing about it."""

    CSS_PATH = styles("rooms", "exercises")
    reading: ClassVar[str] = "#factor"
    help_id: ClassVar[str] = "eigen_werk"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("F7", "vorige", "step(-1)"), ("F8", "volgende", "step(1)"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7", "step(-1)", show=False, priority=True), Binding("f8", "step(1)", show=False, priority=True)]

    def __init__(self) -> None:
        super().__init__()
        self._factors: tuple[Factor, ...] = ()
        self._looks: dict[str, Look] = {}
        self._kept: dict[str, Look] = {}
        self._at = 0

    @property
    def _cards(self) -> Cards:
        return self.house.practice.learning().cards()

    def heading(self) -> str:
        """What this is."""
        return self.say("Terugkijken op {uw|je} eigen werk")

    def body(self) -> Iterable[Widget]:
        """Room for one point, the buttons."""
        yield VerticalScroll(id="factor", can_focus=False)
        with Horizontal(classes="buttons"):
            yield PushButton("Vorige", key="F7", id="before")
            yield PushButton("Volgende", key="F8", id="after", main=True)
            yield PushButton("Bewaren en terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Walk, leave."""
        return (MenuItem("Volgende", "step(1)", "F8"), MenuItem("Vorige", "step(-1)", "F7"), MenuItem("Bewaren en terug", "back"))

    def on_mount(self) -> None:
        """Take what was filled in last."""
        self._load()

    @work(exclusive=True)
    async def _load(self) -> None:
        try:
            self._factors = await self.house.work(self._cards.factors)
            self._kept = dict(await self.house.work(self._cards.own_work))
        except PractiseError as error:
            self.house.tell(error)
            self.dismiss()
            return
        self._looks = dict(self._kept)
        await self._show()

    async def _show(self) -> None:
        factor = self._factors[self._at]
        look = self._looks.get(factor.id, Look())
        self.query_one("#title-right", Words).put(f"{self._at + 1} van {len(self._factors)}")
        page = self.query_one("#factor", VerticalScroll)
        await page.remove_children()
        values = ((NOT_APPLICABLE, NOT_APPLICABLE), *((value, value) for value in SCALE))
        rows = [Horizontal(*(Choice(text, value, on=value == look.value) for value, text in part), classes="values")
                for part in (values[:6], values[6:])]
        await page.mount(
            Words(factor.heading, classes="question"), Words(factor.text, classes="says"), Words(factor.example, classes="paragraph"),
            *rows, Words(f"{factor.ends}. {self.say('Dit is voor {uzelf|jezelf}; leeg laten mag.')}", classes="label"),
            Words("Wat kan er beter?", classes="label"), Field(look.note, id="note"), Words(f"Bron: {factor.source}", classes="source"))
        page.scroll_home(animate=False)
        (next((c for c in self.query(Choice) if c.on), None) or self.query(Choice).first()).focus()

    @on(Choice.Chosen)
    def chosen(self, event: Choice.Chosen) -> None:
        """One value; the same one again leaves it open."""
        event.stop()
        factor = self._factors[self._at]
        look = self._looks.get(factor.id, Look())
        value = "" if look.value == event.choice.value else str(event.choice.value)
        self._looks[factor.id] = Look(value, look.note)
        for choice in self.query(Choice):
            choice.on = choice.value == value

    def _take_note(self) -> None:
        """What stands in the field belongs to the point at hand."""
        if self._factors and (fields := self.query("#note").results(Field)):
            for field in fields:
                factor = self._factors[self._at]
                self._looks[factor.id] = Look(self._looks.get(factor.id, Look()).value, field.text.strip())

    @work(exclusive=True, group="step")
    async def action_step(self, by: int) -> None:
        """Keep, and the next or the one before."""
        if not self._factors or not await self._keep():
            return
        if self._at + by >= len(self._factors):
            self.dismiss()
            return
        self._at = max(self._at + by, 0)
        await self._show()

    async def _keep(self) -> bool:
        """Whether what changed is kept now."""
        self._take_note()
        filled = {name: look for name, look in self._looks.items() if look != Look()}
        if filled != {name: look for name, look in self._kept.items() if look != Look()}:
            try:
                await self.house.work(self._cards.keep_own_work, filled)
            except PractiseError as error:
                self.house.tell(error)
                return False
            self._kept = filled
        return True

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Walk or leave."""
        event.stop()
        if event.button.id == "back":
            self._leave()
        else:
            self.action_step(1 if event.button.id == "after" else -1)

    async def action_back(self) -> None:
        """Leaving keeps too."""
        self._leave()

    @work(exclusive=True, group="step")
    async def _leave(self) -> None:
        if await self._keep():
            self.dismiss()
