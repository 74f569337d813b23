"""The start screen: go on with a talk, or choose whom to talk with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.ports import MenuItem, PastTalk, StartView, StoryCard
from gesprek_oefenen.tui.room import Room
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.widgets import Choice, Choices, PushButton, Words


class StartScreen(Room):
    """Talks that wait, the stories, and the way to everything else."""

    CSS_PATH = "../stijl/start.tcss"
    help_id: ClassVar[str] = "begin"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Enter", "kiezen", "choose"), ("↑ ↓", "lopen", "walk"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))

    def __init__(self) -> None:
        super().__init__()
        self._view = StartView(())
        self._meeting = 0

    def heading(self) -> str:
        """The name of the program."""
        return "Gesprek oefenen"

    def body(self) -> Iterable[Widget]:
        """Warning, the question after which meeting, the list, the links."""
        yield Words("", id="warning")
        with Horizontal(id="meetings"):
            yield Words("Na bijeenkomst", id="meetings-label")
        yield Choices(id="stories")
        with Horizontal(id="links"):
            yield PushButton("Eerdere gesprekken", action="app.open_history", classes="link")
            yield PushButton("Instellingen", action="app.open_settings", classes="link")
            yield PushButton("Waar hulp is", action="app.open_where_help_is", classes="link")
            yield PushButton("Over dit programma", action="app.open_about", classes="link")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """The talks that wait."""
        return tuple(MenuItem(f"Verder met {t.name}", f"resume({t.id!r})") for t in self._view.waiting)

    def on_mount(self) -> None:
        """Begin in the list."""
        self._meeting = self.house.preferences.meeting
        choices = self.query_one(Choices)
        choices.put([("", "Een ogenblik, de gesprekken worden opgezocht.")])
        choices.focus()

    def on_screen_resume(self) -> None:
        """Look again each time one comes back."""
        self._refresh()

    @work(exclusive=True, group="start")
    async def _refresh(self) -> None:
        try:
            self._view = await self.house.work(self.house.practice.start_view)
        except PractiseError as error:
            self.house.tell(error)
            return
        await self._show()

    async def _show(self) -> None:
        view = self._view
        self.query_one("#title-right", Words).put(view.today)
        warning = self.query_one("#warning", Words)
        warning.put(view.warning)
        warning.display = bool(view.warning)
        meetings = sorted({card.after_meeting for card in view.cards})
        bar = self.query_one("#meetings")
        if self._meeting not in meetings:
            self._meeting = 0
        bar.display = len(meetings) > 1
        if bar.display and len(self.query("#meetings Choice")) != len(meetings) + 1:
            await self.query("#meetings Choice").remove()
            await bar.mount(*(Choice(str(m) if m else "alle", m, on=m == self._meeting) for m in (*meetings, 0)))
        self._fill()

    def _fill(self) -> None:
        options: list[tuple[str, Content | str]] = []
        if self._view.waiting:
            options.append(("", _head("Verder met")))
            options.extend((f"talk {talk.id}", _waiting(talk)) for talk in self._view.waiting)
            options.append(("", ""))
        cards = [card for card in self._view.cards if self._meeting in (0, card.after_meeting)]
        if not cards:
            options.append(("", "Er zijn nog geen gesprekken om te oefenen."))
        last = None
        for card in sorted(cards, key=lambda c: (c.after_meeting, c.level, c.title)):
            if card.after_meeting != last:
                if last is not None:
                    options.append(("", ""))
                last = card.after_meeting
                options.append(("", _head(f"Na bijeenkomst {last}" if last else "Om te beginnen")))
            options.append((f"story {card.id}", _card(card)))
        self.query_one(Choices).put(options)

    @on(Choice.Chosen)
    async def meeting_chosen(self, event: Choice.Chosen) -> None:
        """Show the stories of that meeting, and remember it."""
        event.stop()
        self._meeting = int(event.choice.value)
        for choice in self.query("#meetings Choice").results(Choice):
            choice.on = choice.value == self._meeting
        self._fill()
        self.house.take_over(replace(self.house.preferences, meeting=self._meeting))
        await self.house.work(self.house.practice.keep_preferences, self.house.preferences)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """A talk that waits goes on; a story is opened."""
        event.stop()
        kind, _, key = (event.option_id or "").partition(" ")
        if kind == "talk":
            self.action_resume(key)
        elif kind == "story":
            self.house.open_situation(key)

    def action_choose(self) -> None:
        """Enter by a click on the key bar."""
        self.query_one(Choices).action_select()

    def action_walk(self) -> None:
        """A click on the arrows goes one line down."""
        self.query_one(Choices).action_cursor_down()

    @work(exclusive=True, group="open")
    async def action_resume(self, talk_id: str) -> None:
        """Go on with a talk that waits."""
        try:
            opened = await self.house.work(self.house.practice.resume, talk_id)
        except PractiseError as error:
            self.house.tell(error)
            return
        if opened.desk.ended:
            self.house.open_after(talk_id)
        else:
            self.house.open_talk(opened)


def _head(text: str) -> Content:
    return plain(text, "$muted")


def _waiting(talk: PastTalk) -> Content:
    length = f", {talk.minutes} minuten" if talk.minutes > 1 else ""
    return joined(plain(talk.name, "bold"), plain(f"   {talk.when}{length}", "$muted"))


def title_without_name(title: str, name: str) -> str:
    """"Simone loopt in de pauze een rondje" beside her name: "loopt in de pauze een rondje"."""
    return title[len(name):].strip() if title.lower().startswith(name.lower() + " ") else title


def _card(card: StoryCard) -> Content:
    notes = [card.phase, "nog niet gedaan" if not card.times else "1 keer gedaan" if card.times == 1 else f"{card.times} keer gedaan"]
    if card.heavy:
        notes.append("gaat ook over " + " en ".join(card.heavy))
    if card.faults:
        notes.append("1 fout in het bestand" if card.faults == 1 else f"{card.faults} fouten in het bestand")
    return joined(plain(card.name, "bold"), plain(f" ({card.age})"), "  ", plain(title_without_name(card.title, card.name)), "\n",
                  plain(" · ".join(notes), "$muted"))
