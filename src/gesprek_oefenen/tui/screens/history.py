"""Talks held before: look back, go on, throw away."""

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
from gesprek_oefenen.tui.ports import MenuItem, PastTalk
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.widgets import Choices, PushButton, Words


class HistoryScreen(Room):
    """The list of earlier talks, newest first."""

    CSS_PATH = styles("rooms")
    help_id: ClassVar[str] = "eerder"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Enter", "openen", "open"), ("Delete", "weggooien", "throw_away"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete", "throw_away", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._talks: dict[str, PastTalk] = {}

    def heading(self) -> str:
        """What this is."""
        return "Eerdere gesprekken"

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield Words("", id="empty")
        yield Choices(id="talks")
        with Horizontal(classes="buttons"):
            yield PushButton("Openen", id="open", main=True)
            yield PushButton("Weggooien", id="throw")
            yield PushButton("Inleveren", action="app.open_hand_in", id="hand-in-to-trainer")
            yield PushButton("Terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Open, throw away, back."""
        return (MenuItem("Dit gesprek openen", "open"), MenuItem("Dit gesprek weggooien", "throw_away", "Delete"),
                MenuItem(self.say("Inleveren bij {uw|je} trainer"), "app.open_hand_in"), MenuItem("Terug", "back"))

    def on_screen_resume(self) -> None:
        """Look again each time one comes here."""
        self._load()

    @work(exclusive=True)
    async def _load(self) -> None:
        try:
            talks = await self.house.work(self.house.practice.past)
        except PractiseError as error:
            self.house.tell(error)
            return
        self._talks = {talk.id: talk for talk in talks}
        empty = self.query_one("#empty", Words)
        empty.put(self.say("{U heeft|Je hebt} nog geen gesprek gevoerd. Als er een is, {vindt u|vind je} het hier terug."))
        empty.display = not talks
        choices = self.query_one(Choices)
        choices.put([(talk.id, _line(talk)) for talk in talks])
        choices.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the talk."""
        event.stop()
        self.action_open()

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """The buttons do what the keys do."""
        event.stop()
        if event.button.id == "open":
            self.action_open()
        elif event.button.id == "throw":
            self.action_throw_away()
        else:
            self.dismiss()

    @work(exclusive=True, group="open")
    async def action_open(self) -> None:
        """A finished talk opens at its first step; one that waits goes on."""
        talk = self._talks.get(self.query_one(Choices).highlighted_id or "")
        if talk is None:
            return
        if not talk.open:
            self.house.open_after(talk.id, back_to_history=True)
            return
        try:
            opened = await self.house.work(self.house.practice.resume, talk.id)
        except PractiseError as error:
            self.house.tell(error)
            return
        self.house.open_talk(opened)

    @work(exclusive=True, group="throw")
    async def action_throw_away(self) -> None:
        """Throw it away, after a question."""
        from gesprek_oefenen.tui.dialog import Ask

        talk = self._talks.get(self.query_one(Choices).highlighted_id or "")
        if talk is None or not await self.app.push_screen_wait(Ask(
                "Dit gesprek weggooien?", "Het gesprek met {naam} van {wanneer} wordt gewist. Dat kan niet ongedaan worden gemaakt.",
                yes="Dit gesprek weggooien", no="Gesprek houden", naam=talk.name, wanneer=talk.when)):
            return
        try:
            await self.house.work(self.house.practice.throw_away, talk.id)
        except PractiseError as error:
            self.house.tell(error)
            return
        self._load()


def _line(talk: PastTalk) -> Content:
    notes = [talk.when, "1 beurt" if talk.turns == 1 else f"{talk.turns} beurten"]
    if talk.open:
        notes.append("wacht nog")
    lines = [joined(plain(talk.name, "bold"), "  ", talk.title), plain(" · ".join(notes), "$muted")]
    if talk.intention:
        lines.append(plain(f"voornemen: {talk.intention}", "italic $muted"))
    return joined(*[part for line in lines for part in ("\n", line)][1:])
