"""For trainers: the divisions, a new one, observing, and what observers and the group show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.trainer.ports import DivisionCard, FormCard
from gesprek_oefenen.tui.trainer.room import TrainerRoom
from gesprek_oefenen.tui.widgets import Choices, PushButton

NEW = (
    ("new", "De groep indelen", "wie met wie, in welke rol; wie overblijft oefent met het programma"),
    ("observe", "Meekijken als observator", "bij een gesprek met het programma, of bij een rollenspel"),
)
LOOK = (
    ("agreement", "Zien observatoren en programma hetzelfde?", "een toets op het programma"),
    ("overview", "Hoe de groep het doet", "uit wat deelnemers zelf inleverden"),
)


class TrainerScreen(TrainerRoom):
    """The list of everything a trainer can do."""

    help_id: ClassVar[str] = "trainers"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Enter", "kiezen", "open"), ("Delete", "weghalen", "drop"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))
    AUTO_FOCUS = "#trainer-list"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete", "drop", show=False)]

    def heading(self) -> str:
        """What this is."""
        return "Voor trainers"

    def body(self) -> Iterable[Widget]:
        """The list and the buttons."""
        yield Choices(id="trainer-list")
        with Horizontal(classes="buttons"):
            yield PushButton("Kiezen", id="open", main=True)
            yield PushButton("Terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """What one can do."""
        return (*(MenuItem(title, f"go({key!r})") for key, title, _ in (*NEW, *LOOK)),
                MenuItem("Deze indeling van de lijst halen", "drop", "Delete"), MenuItem("Terug", "back"))

    def on_screen_resume(self) -> None:
        """Look again each time one comes here."""
        self._load()

    @work(exclusive=True, group="load")
    async def _load(self) -> None:
        try:
            cards = await self.house.work(lambda: self.trainer.divisions())
            forms = await self.house.work(lambda: self.trainer.forms())
        except PractiseError as error:
            self.house.tell(error)
            return
        options: list[tuple[str, Content | str]] = [(key, _line(title, note)) for key, title, note in NEW]
        if cards:
            options += [("", ""), ("", plain("Indelingen", "$muted")), *((f"division {card.id}", _division(card)) for card in cards)]
        if forms:
            options += [("", ""), ("", plain("Formulieren van observatoren", "$muted")),
                        *((f"form {card.id}", _form(card)) for card in forms)]
        options += [("", ""), ("", plain("Terugkijken", "$muted")), *((key, _line(title, note)) for key, title, note in LOOK)]
        choices = self.query_one("#trainer-list", Choices)
        choices.put(options)
        choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go there."""
        event.stop()
        self.action_go(event.option_id or "")

    def action_open(self) -> None:
        """Go to the line at hand."""
        self.action_go(self.query_one("#trainer-list", Choices).highlighted_id or "")

    def action_go(self, key: str) -> None:
        """Open what was chosen."""
        kind, _, which = key.partition(" ")
        if kind == "new":
            from gesprek_oefenen.tui.trainer.people import PeopleScreen

            self.house.push_screen(PeopleScreen())
        elif kind == "division":
            from gesprek_oefenen.tui.trainer.division import DivisionScreen

            self.house.push_screen(DivisionScreen(which))
        elif kind in ("observe", "form"):
            from gesprek_oefenen.tui.trainer.observe import ObserveScreen

            self.house.push_screen(ObserveScreen(which))
        elif kind in ("agreement", "overview"):
            from gesprek_oefenen.tui.trainer.look import LookScreen

            self.house.push_screen(LookScreen(kind))

    @work
    async def action_drop(self) -> None:
        """Take the division at hand off the list, after a question."""
        from gesprek_oefenen.tui.dialog import Ask

        kind, _, which = (self.query_one("#trainer-list", Choices).highlighted_id or "").partition(" ")
        if kind != "division" or not await self.app.push_screen_wait(Ask(
                "Deze indeling van de lijst halen?", "De rondes die erin staan, ziet {u|je} dan niet meer.", yes="Van de lijst halen",
                no="Laten staan")):
            return
        try:
            await self.house.work(lambda: self.trainer.drop(which))
        except PractiseError as error:
            self.house.tell(error)
        self._load()



def _line(title: str, note: str) -> Content:
    return joined(plain(title, "bold"), "\n", plain(note, "$muted"))


def _division(card: DivisionCard) -> Content:
    people = "1 deelnemer" if card.people == 1 else f"{card.people} deelnemers"
    rounds = "1 ronde" if card.rounds == 1 else f"{card.rounds} rondes"
    held = f", {card.held} geweest" if card.held else ""
    return joined(plain(card.when[:1].upper() + card.when[1:], "bold"), plain(f"   {people}, {rounds}{held}", "$muted"))


def _form(card: FormCard) -> Content:
    about = f"over {card.supporter}" if card.supporter else "zonder naam"
    return joined(plain(card.when[:1].upper() + card.when[1:], "bold"), plain(f"   {about}{', naast het programma' if card.with_program else ''}", "$muted"))
