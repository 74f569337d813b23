"""Handing something in to the trainer, by one's own choice: what goes along, and under which name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.saybox import Field
from gesprek_oefenen.tui.widgets import Choice, PushButton, Words

FILE = "inlevering"


class HandInScreen(Room):
    """A name or none, with or without the talks; the file goes to no one by itself."""

    CSS_PATH = styles("rooms")
    reading: ClassVar[str] = "#hand-in"
    help_id: ClassVar[str] = "inleveren"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Tab", "volgende", "app.focus_next"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))

    def __init__(self) -> None:
        super().__init__()
        self._with_talks = False

    def heading(self) -> str:
        """What this is."""
        return self.say("Inleveren bij {uw|je} trainer")

    def body(self) -> Iterable[Widget]:
        """What goes along, the choices, the buttons."""
        with VerticalScroll(id="hand-in", can_focus=False):
            yield Words(self.say(
                "{Uw|Je} trainer kan zien hoe de groep als geheel het doet, en wat jullie samen kunnen oefenen. Daarvoor {levert u|lever je} "
                "een bestand in, als {u|je} dat {wilt|wil}. Erin staat per gesprek wat er te zien was van elke vaardigheid. Wat {u|je} over "
                "{uzelf|jezelf} zei en wat {u|je} opschreef, gaat nooit mee."), classes="paragraph")
            yield Words(self.say("Onder welke naam? Leeg laten mag."), classes="question")
            yield Field(id="name")
            yield Words("Gaan de gesprekken zelf mee?", classes="question")
            with Vertical(classes="setting"):
                yield Choice("Nee, alleen wat er te zien was", False, on=True)
                yield Choice("Ja, woord voor woord", True, on=False)
        with Horizontal(classes="buttons"):
            yield PushButton("Bestand maken", id="make", main=True)
            yield PushButton("Terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Make, back."""
        return (MenuItem("Bestand maken", "make"), MenuItem("Terug", "back"))

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query_one("#name").focus()

    @on(Choice.Chosen)
    def chosen(self, event: Choice.Chosen) -> None:
        """With the talks or without."""
        event.stop()
        self._with_talks = bool(event.choice.value)
        for choice in self.query(Choice):
            choice.on = choice is event.choice

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Make the file, or go back."""
        event.stop()
        if event.button.id == "make":
            self.action_make()
        else:
            self.dismiss()

    @work(exclusive=True)
    async def action_make(self) -> None:
        """Make the file: among one's documents, or as a download for who is a visitor here."""
        from gesprek_oefenen.tui.dialog import Tell

        house, practice = self.house, self.house.practice
        try:
            text = await house.work(practice.hand_in, self.query_one("#name", Field).text, self._with_talks)
            if not house.surroundings.own_files:
                house.download(f"{FILE}.json", text)
                house.notify(self.say("Het bestand komt nu bij de downloads van {uw|je} browser."))
                self.dismiss()
                return
            path = await house.work(practice.keep_file, FILE, ".json", text)
        except PractiseError as error:
            house.tell(error)
            return
        await self.app.push_screen_wait(Tell(
            "Klaar", "Dit bestand {kunt u|kun je} aan {uw|je} trainer geven, op een stick of per mail:\n\n{waar}", waar=str(path)))
        self.dismiss()
