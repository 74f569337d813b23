"""Looking at oneself: the sheets one can fill in, and how they stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.learning.ports import SheetCard
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.widgets import Choices, PushButton, Words


class SheetsScreen(Room):
    """The list of sheets."""

    CSS_PATH = styles("rooms", "learning")
    help_id: ClassVar[str] = "kijken_naar_uzelf"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Enter", "openen", "open"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))

    def __init__(self) -> None:
        super().__init__()
        self._cards: dict[str, SheetCard] = {}

    def heading(self) -> str:
        """What this is."""
        return self.say("Kijken naar {uzelf|jezelf}")

    def body(self) -> Iterable[Widget]:
        """What it is for, the list, the buttons."""
        yield Words(self.say("Alleen voor {u|jou}. Er komt geen uitslag uit; {u ziet|je ziet} zelf wat er verandert. Wat {u|je} invult, "
                             "blijft staan zoals het is, ook als het half af is."), classes="paragraph muted")
        yield Choices(id="sheets")
        with Horizontal(classes="buttons"):
            yield PushButton("Invullen", id="open", main=True)
            yield PushButton("Terugkijken", id="look")
            yield PushButton("Terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Fill in, look back, back."""
        return (MenuItem("Dit blad invullen", "open"), MenuItem("Terugkijken op dit blad", "look"), MenuItem("Terug", "back"))

    def on_screen_resume(self) -> None:
        """Look again each time one comes here."""
        self._load()

    @work(exclusive=True)
    async def _load(self) -> None:
        try:
            cards = await self.house.work(lambda: self.house.practice.learning().sheets())
        except PractiseError as error:
            self.house.tell(error)
            self.dismiss()
            return
        self._cards = {card.sheet.id: card for card in cards}
        choices = self.query_one(Choices)
        choices.put([(card.sheet.id, _line(card)) for card in cards])
        choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Fill it in."""
        event.stop()
        self.action_open()

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """The buttons do what the keys do."""
        event.stop()
        if event.button.id == "open":
            self.action_open()
        elif event.button.id == "look":
            self.action_look()
        else:
            self.dismiss()

    def action_open(self) -> None:
        """Fill in the sheet at hand: the one that waits, else a new one."""
        name = self.query_one(Choices).highlighted_id
        if name:
            from gesprek_oefenen.tui.learning.sheet import SheetScreen

            self.house.push_screen(SheetScreen(name, anew=True))

    def action_look(self) -> None:
        """Look back on the sheet at hand."""
        name = self.query_one(Choices).highlighted_id
        card = self._cards.get(name or "")
        if card is None:
            return
        if not card.times and not card.half:
            self.house.notify(self.say("Dit blad {hebt u|heb je} nog niet ingevuld."))
            return
        from gesprek_oefenen.tui.learning.sheet_look import SheetLookScreen

        self.house.push_screen(SheetLookScreen(card.sheet.id))


def _line(card: SheetCard) -> Content:
    of = card.sheet
    notes = [f"{len(of.questions)} regels", f"{of.minutes} minuten"]
    if card.half:
        notes.append("1 regel ingevuld, wacht nog" if card.half == 1 else f"{card.half} regels ingevuld, wacht nog")
    elif card.times:
        notes.append(f"{'1 keer' if card.times == 1 else f'{card.times} keer'} ingevuld, {card.when}")
    else:
        notes.append("nog niet ingevuld")
    return joined(plain(of.title, "bold"), "\n", plain(" · ".join(notes), "$muted"))
