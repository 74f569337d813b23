"""A talk with a story that is being written: the panel tells why, saving the file replays, a key keeps it as an example."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from gesprek_oefenen.authoring.rehearsal import PanelLine, Rehearsal, Reread
from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.model.play import Exchange
from gesprek_oefenen.tui.coach import CoachPanel
from gesprek_oefenen.tui.dialog import Dialog
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.saybox import Field
from gesprek_oefenen.tui.screens.talk import TalkScreen
from gesprek_oefenen.tui.talkview import ExchangeView, TalkView
from gesprek_oefenen.tui.values import OpenedTalk
from gesprek_oefenen.tui.widgets import Choice, PushButton, Words

LOOK_EVERY = 1.0
"""Seconds between two looks at the file."""


class AuthorPanel(CoachPanel):
    """What the program made of the turn at hand."""

    help_id = "auteurspaneel"

    def show(self, exchange: Exchange) -> None:
        """The panel is filled by ``explain``; a hint is not for the author."""

    def explain(self, number: int, lines: Sequence[PanelLine]) -> None:
        """Turn ``number``, line by line."""
        self.clear()
        parts = [joined(plain(f"{line.label}  ", "$secondary"), line.text) for line in lines]
        title = plain(f"beurt {number}" if number else "voor de eerste beurt", "bold")
        self._put("#coach-words", joined(title, *[part for line in parts for part in ("\n", line)]))
        self.scroll_home(animate=False)


class RehearsalScreen(TalkScreen):
    """The talk screen for authors. Nothing is kept in the store."""

    help_id: ClassVar[str] = "proefgesprek"
    button_actions: ClassVar[dict[str, str]] = {
        **TalkScreen.button_actions, "do-earlier": "look(-1)", "do-later": "look(1)", "do-from-here": "from_here", "do-keep": "keep",
        "do-again": "again"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "look(-1)", show=False, priority=True), Binding("f7", "look(1)", show=False, priority=True),
        Binding("f9", "from_here", show=False, priority=True), Binding("f10", "keep", show=False, priority=True)]

    def __init__(self, rehearsal: Rehearsal) -> None:
        super().__init__(OpenedTalk(rehearsal))
        self._rehearsal = rehearsal
        self._at = 0
        self._looking = False

    def panel(self, name: str) -> CoachPanel:
        """The author's panel instead of the coach."""
        return AuthorPanel(name, id="coach")

    def actions(self) -> Iterable[Widget]:
        """What an author does."""
        yield PushButton("Zeggen", id="do-say", main=True)
        yield PushButton("Stilte", key="F2", id="do-silence")
        yield PushButton("‹", key="F6", id="do-earlier")
        yield PushButton("›", key="F7", id="do-later")
        yield PushButton("Vanaf hier", key="F9", id="do-from-here")
        yield PushButton("Bewaar", key="F10", id="do-keep")
        yield PushButton("Menu", key="Esc", id="do-menu")

    def ended_actions(self) -> Iterable[Widget]:
        """When it is over."""
        yield PushButton("Opnieuw beginnen", id="do-again", main=True)
        yield PushButton("Terug", key="F4", id="do-back-ended")
        yield PushButton("Bewaar als voorbeeldgesprek", key="F10", id="do-keep")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """What an author does."""
        return (MenuItem("Vorige beurt bekijken", "look(-1)", "F6"), MenuItem("Volgende beurt bekijken", "look(1)", "F7"),
                MenuItem("Verder vanaf deze beurt", "from_here", "F9"), MenuItem("Bewaren als voorbeeldgesprek", "keep", "F10"),
                MenuItem("Stilte laten vallen", "silence", "F2"), MenuItem("Laatste beurt terugnemen", "take_back", "F4"),
                MenuItem("Gesprek afronden", "round_off", "F8"), MenuItem("Opnieuw beginnen", "again"),
                MenuItem("Terug naar de lijst", "back"))

    async def on_mount(self) -> None:
        """Explain where it begins, and watch the file."""
        self.query_one(CoachPanel).display = True
        self._note(f"Bestand: {self._rehearsal.file}")
        self._explain()
        self.set_interval(LOOK_EVERY, self._watch)

    async def _answer(self, view: ExchangeView, exchange: Exchange) -> None:
        await super()._answer(view, exchange)
        self._at = exchange.number
        self._explain()

    @work(exclusive=True, group="explain")
    async def _explain(self) -> None:
        lines = await self.house.work(self._rehearsal.panel, self._at)
        self.query_one(AuthorPanel).explain(self._at, lines)

    def action_look(self, step: int) -> None:
        """Explain the turn before or after the one at hand, and bring it into view."""
        self._at = min(max(self._at + step, 0), len(self._rehearsal.exchanges))
        for view in self.query(ExchangeView):
            here = view.number == self._at
            view.set_class(here, "-at-hand")
            if here:
                self.query_one(TalkView).scroll_to_widget(view, animate=False)
        self._explain()

    @work
    async def action_from_here(self) -> None:
        """Go on after the turn at hand; what came later is dropped."""
        await self.house.work(self._rehearsal.play_from, self._at)
        await self._show_again()
        self._note(f"Verder na beurt {self._at}." if self._at else "Opnieuw vanaf haar eerste zin.")

    async def action_again(self) -> None:
        """From her first line."""
        self._at = 0
        self.action_from_here()

    async def _show_again(self) -> None:
        self._at = min(self._at, len(self._rehearsal.exchanges))
        await self.query_one(TalkView).show(self._rehearsal.opening, self._rehearsal.exchanges)
        self._explain()
        self._show_end()

    @work
    async def _watch(self) -> None:
        """Look at the file. One look at a time: a second one would find nothing changed and the first would go unheard."""
        if self._looking or self._busy:
            return
        self._looking = True
        try:
            if await self.house.work(lambda: self._rehearsal.file_changed):
                await self._take_over(await self.house.work(self._rehearsal.reread))
        finally:
            self._looking = False

    async def _take_over(self, reread: Reread) -> None:
        if reread.problem:
            self._note(f"Het bestand klopt nog niet; het gesprek gaat door zoals het was. {reread.problem}")
            return
        await self._show_again()
        changed = f" Anders geworden: beurt {', '.join(map(str, reread.different))}." if reread.different else ""
        played = "1 beurt" if reread.played == 1 else f"{reread.played} beurten"
        self._note(f"Opnieuw gelezen, {played} opnieuw gespeeld.{changed}")

    @work
    async def action_keep(self) -> None:
        """Ask for a name and keep the talk as an example, and so as a test."""
        chosen = await self.app.push_screen_wait(KeepDialog())
        if chosen is None:
            return
        name, last = chosen
        try:
            count = await self.house.work(self._rehearsal.keep_as_example, name, last)
        except PractiseError as error:
            self._note(str(error))
            return
        await self._show_again()
        self._note(f"Staat in {self._rehearsal.file.name} als voorbeeldgesprek '{name}', {count} beurten. Het is nu een toets.")


class KeepDialog(Dialog[tuple[str, int | None]]):
    """What the example shows, and of which turns something is expected."""

    def compose(self) -> ComposeResult:
        """A field, two choices, two buttons."""
        with Vertical(classes="dialog"):
            yield Words("Bewaren als voorbeeldgesprek", classes="dialog-title")
            yield Words("Wat laat dit gesprek zien?")
            yield Field("", id="example-name", placeholder="goed geluisterd")
            yield Words("Wat moet zo blijven?", classes="question")
            yield Choice("alle beurten", None, on=True, classes="expect")
            yield Choice("alleen de laatste beurt", 1, classes="expect")
            yield Choice("de laatste drie beurten", 3, classes="expect")
            with Horizontal(classes="buttons"):
                yield PushButton("Bewaren", id="keep", main=True)
                yield PushButton("Niet bewaren", id="drop")

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query_one("#example-name").focus()

    def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """Only one of the three."""
        event.stop()
        for choice in self.query(Choice):
            choice.on = choice is event.choice

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Give the answer."""
        event.stop()
        if event.button.id != "keep":
            self.dismiss(None)
            return
        name = " ".join(self.query_one("#example-name", Field).text.split()) or "uit een gesprek"
        self.dismiss((name, next(choice.value for choice in self.query(Choice) if choice.on)))
