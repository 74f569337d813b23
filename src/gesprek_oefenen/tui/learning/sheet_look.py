"""Looking back on a sheet: the first time and now side by side, with what the talks showed. No sum, no result."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.reflection.self_appreciation import Change, Sheet
from gesprek_oefenen.tui.learning.ports import SheetLook
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.widgets import PushButton, Words


class SheetLookScreen(Room):
    """What was filled in on one sheet, over time."""

    CSS_PATH = styles("rooms", "learning")
    reading: ClassVar[str] = "#look"
    help_id: ClassVar[str] = "terugkijken"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("↑ ↓", "lezen", "down"), ("Tab", "volgende", "app.focus_next"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))

    def __init__(self, name: str) -> None:
        super().__init__()
        self._of = name

    def body(self) -> Iterable[Widget]:
        """Room for the lines, and the buttons."""
        yield VerticalScroll(id="look", can_focus=False)
        with Horizontal(classes="buttons"):
            yield PushButton("Klaar", id="done", main=True)
            yield PushButton("Iets veranderen", id="change")
            yield PushButton("Opnieuw invullen", id="again")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Done."""
        return (MenuItem("Klaar, terug", "back"),)

    def on_mount(self) -> None:
        """Gather what there is."""
        self.query_one("#done").focus()
        self._load()

    @work(exclusive=True)
    async def _load(self) -> None:
        try:
            look = await self.house.work(lambda: self.house.practice.learning().look_at_sheet(self._of))
        except PractiseError as error:
            self.house.tell(error)
            self.dismiss()
            return
        self.query_one("#title", Words).put(look.sheet.title)
        self.query_one("#title-right", Words).put(look.moments[-1] if look.moments else "")
        await self.query_one("#look").mount(*self._widgets(look))

    def _widgets(self, look: SheetLook) -> list[Widget]:
        several = len(look.moments) > 1
        widgets: list[Widget] = []
        if several:
            widgets.append(Words(f"Eerst is van {look.moments[0]}, nu van {look.moments[-1]}.", classes="muted"))
        for change in look.changes:
            widgets.append(Words(joined(plain(change.question.text, "bold"), "\n", _values(look.sheet, change, several),
                                        *self._beside(change, look)), classes="paragraph"))
        for own in look.own:
            widgets.append(Words(joined(plain(look.sheet.own, "bold"), "\n", plain(own.strip())), classes="paragraph"))
        if look.sheet.afterwards:
            widgets.append(Words(look.sheet.afterwards, classes="paragraph"))
        return widgets

    def _beside(self, change: Change, look: SheetLook) -> Iterable[Content]:
        seen = look.seen.get(change.question.seen_as, "")
        if seen:
            yield plain(self.say("\nin {uw|je} gesprekken laatst: ") + seen, "$muted")
        if change.note.strip():
            yield plain(f"\n{change.note.strip()}", "italic")

    def action_down(self) -> None:
        """A click on the arrows goes a page down."""
        self.query_one("#look", VerticalScroll).scroll_page_down(animate=False)

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Done, change something, or once more."""
        event.stop()
        if event.button.id == "done":
            self.dismiss()
            return
        from gesprek_oefenen.tui.learning.sheet import SheetScreen

        self.app.switch_screen(SheetScreen(self._of, anew=event.button.id == "again"))


def _values(sheet: Sheet, change: Change, several: bool) -> Content:
    now = _value(sheet, change.now)
    if not several or change.first is None:
        return plain(now)
    if change.first == change.now:
        return plain(f"eerst en nu: {now}")
    return joined(plain(f"eerst: {_value(sheet, change.first)}", "$muted"), plain(f"   nu: {now}"))


def _value(sheet: Sheet, value: int | None) -> str:
    words = sheet.words(value)
    if not words or value is None:
        return "niet ingevuld"
    place = [number for number, _ in sheet.scale].index(value) + 1
    return f"{words}  {'●' * place}{'○' * (len(sheet.scale) - place)}"
