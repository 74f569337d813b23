"""What this is, where what one types stays, and deleting it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.helptext import section
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.widgets import PushButton, Words


class AboutScreen(Room):
    """About the program and the person's data."""

    CSS_PATH = styles("rooms")
    reading: ClassVar[str] = "#about"
    help_id: ClassVar[str] = "over"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Tab", "volgende", "app.focus_next"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))

    def heading(self) -> str:
        """What this is."""
        return "Over dit programma en uw gegevens" if self.house.preferences.address == "u" else "Over dit programma en je gegevens"

    def body(self) -> Iterable[Widget]:
        """The text, and deleting."""
        with VerticalScroll(id="about"):
            own = self.house.surroundings.own_files
            for name in ("over_programma", "over_gegevens" if own else "over_gegevens_bezoeker"):
                title, text = section(name)
                yield Words(self.say(title), classes="question")
                yield Words(self.say(text), classes="paragraph")
            yield Words("", id="place", classes="paragraph")
        with Horizontal(classes="buttons"):
            yield PushButton("Terug", id="back", main=True)
            yield PushButton("Al mijn gegevens wissen", id="wipe")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Delete, back."""
        return (MenuItem("Al mijn gegevens wissen", "wipe"), MenuItem("Terug", "back"))

    def on_mount(self) -> None:
        """Say where the data is."""
        self.query_one("#back").focus()
        self._show_place()

    @work
    async def _show_place(self) -> None:
        try:
            place = await self.house.work(self.house.practice.data_place)
        except PractiseError as error:
            self.house.tell(error)
            return
        around = self.house.surroundings
        parts = [plain("Alles staat  " if around.place else "Alles staat in  ", "$muted"), plain(around.place or place)]
        if around.words:
            parts += [plain(self.say("\n\nVerder op een ander apparaat? Kies op de pagina daar 'Ik was hier al' en typ {uw|je} "
                                     "terugkeerwoorden:  ")), plain(around.words, "bold")]
        self.query_one("#place", Words).put(joined(*parts))

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Back, or delete."""
        event.stop()
        if event.button.id == "wipe":
            self.action_wipe()
        else:
            self.dismiss()

    @work(exclusive=True)
    async def action_wipe(self) -> None:
        """Delete everything, after two questions."""
        from gesprek_oefenen.tui.dialog import Ask, Tell

        if not await self.app.push_screen_wait(Ask(
                "Alles wissen?", "Alle gesprekken, {uw|je} Bekend-Besluiten-Bereiken en {uw|je} instellingen verdwijnen voorgoed.",
                yes="Verder met wissen", no="Niets wissen")):
            return
        if not await self.app.push_screen_wait(Ask(
                "Heel zeker?", "Na het wissen kan niemand het nog terughalen, ook {u|jij} niet.",
                yes="Ja, alles wissen", no="Niets wissen")):
            return
        try:
            await self.house.work(self.house.practice.wipe)
            self.house.take_over(await self.house.work(self.house.practice.preferences))
        except PractiseError as error:
            self.house.tell(error)
            return
        await self.app.push_screen_wait(Tell("Gewist", "Alles is gewist. {U kunt|Je kunt} opnieuw beginnen."))
        self.house.go_home()
