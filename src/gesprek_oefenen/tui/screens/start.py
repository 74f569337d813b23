"""The start screen: go on with a talk, or choose whom to talk with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.links import Links
from gesprek_oefenen.tui.ports import MenuItem, PastTalk, StartView, StoryCard
from gesprek_oefenen.tui.room import Room
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.widgets import Choice, Choices, Words

MEETINGS = (1, 2, 3, 4, 5)
"""The meetings of the training (werkboek bijlage 1)."""

LINKS = (
    ("Mijn leerpad", "app.open_path"), ("Korte oefeningen", "app.open_exercises"), ("Kenniskaarten", "app.open_cards"),
    ("Mijn voortgang", "app.open_progress"), ("Eerdere gesprekken", "app.open_history"), ("Voor trainers", "app.open_trainer"),
    ("Voor auteurs", "app.open_author"), ("Waar hulp is", "app.open_where_help_is"))
"""The ways to everything else; what the app cannot open is not shown."""


class StartScreen(Room):
    """Talks that wait, the stories, and the way to everything else."""

    AUTO_FOCUS = "#stories"
    NOTE_DELAY: ClassVar[float] = 0.4
    """Seconds after the first picture until the path is looked at."""
    help_id: ClassVar[str] = "begin"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Enter", "kiezen", "choose"), ("↑ ↓", "lopen", "walk"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))

    def __init__(self, view: StartView | None) -> None:
        super().__init__()
        self._filled = view is not None
        self._view = view or StartView(())
        self._meeting = 0

    def heading(self) -> str:
        """The name of the program."""
        return "Gesprek oefenen"

    def heading_right(self) -> str:
        """The day."""
        return self._view.today

    def body(self) -> Iterable[Widget]:
        """Warning, the question after which meeting, the list, the links."""
        warning = Words(self._view.warning, id="warning")
        warning.display = bool(self._view.warning)
        yield warning
        self._meeting = self.house.preferences.meeting
        with Horizontal(id="meetings"):
            yield Words("Na bijeenkomst", id="meetings-label")
            yield from self._meeting_choices()
        yield Words("", id="note")
        choices = Choices(id="stories")
        choices.put(self._options() if self._filled else [("", "Een ogenblik, de gesprekken worden opgezocht.")])
        yield choices
        yield Links(self._links(), id="links")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """The talks that wait, and the links."""
        waiting = (MenuItem(f"Verder met {t.name}", f"resume({t.id!r})") for t in self._view.waiting)
        links = (MenuItem(label, action) for label, action in self._links())
        return (*waiting, *links, MenuItem("Kijken naar {uzelf|jezelf}", "app.open_sheets"))

    def _links(self) -> list[tuple[str, str]]:
        """The ways to everything else that this app can open."""
        return [(self.say(label), action) for label, action in LINKS
                if hasattr(self.house, action.replace("app.", "action_")) and self.house.surroundings.offers(action)]

    def on_mount(self) -> None:
        """Without a choice of meetings, no question about them. What the path says comes after the first picture."""
        if not self.query("#meetings Choice"):
            self._show_or_hide()
        if self._filled:
            self._look_later()

    def show_first(self, view: StartView) -> None:
        """The practice opened after the first picture: show what there is.

        The screen itself may still be on its way: its own queue waits for that, so the view is never shown on half a screen.
        """
        self._filled = True
        self._view = view
        self._meeting = self.house.preferences.meeting
        self.call_later(self._show)

    def on_screen_resume(self) -> None:
        """Look again each time one comes back."""
        if self._seen:
            self._look()
        self._seen = True

    _seen = False
    _looked = False

    @work(exclusive=True, group="start")
    async def _look(self) -> None:
        try:
            self._view = await self.house.work(self.house.practice.start_view)
        except PractiseError as error:
            self.house.tell(error)
            return
        self._filled = True
        await self._show()

    async def _show(self) -> None:
        self.query_one("#title-right", Words).put(self._view.today)
        self.query_one("#warning", Words).put(self._view.warning)
        choices = self._meeting_choices()
        if len(self.query("#meetings Choice")) != len(choices):
            await self.query("#meetings Choice").remove()
            await self.query_one("#meetings").mount(*choices)
        self._show_or_hide()
        self._fill()
        self._look_later()

    def _look_later(self) -> None:
        """The path waits until the first picture has stood for a moment: it needs more than that picture may load."""
        if self._looked or not self.NOTE_DELAY:
            self.call_after_refresh(self._look_at_path)
        else:
            self.set_timer(self.NOTE_DELAY, self._look_at_path)
        self._looked = True

    @work(exclusive=True, group="path")
    async def _look_at_path(self) -> None:
        """What the stage is about, what comes now, and that it is time again; a fault in the path keeps nobody from a talk."""
        try:
            note = await self.house.work(lambda: self.house.practice.learning().start_note(self._meeting))
        except PractiseError as error:
            self.house.tell(error)
            return
        except RuntimeError:  # the app has closed its thread
            return
        lines = [plain(" · ".join(part for part in (note.theme, note.next and f"nu: {note.next}") if part), "$muted"),
                 plain(note.reminder, "$secondary")]
        self.query_one("#note", Words).put(Content("\n").join([line for line in lines if line.plain]))

    def _show_or_hide(self) -> None:
        self.query_one("#warning").display = bool(self._view.warning)
        self.query_one("#meetings").display = bool(self.query("#meetings Choice"))

    def _meeting_choices(self) -> list[Choice]:
        if len({card.after_meeting for card in self._view.cards}) < 2:
            self._meeting = 0
            return []
        meetings = sorted({card.after_meeting for card in self._view.cards if card.after_meeting} | set(MEETINGS))
        if self._meeting not in meetings:
            self._meeting = 0
        return [Choice(str(m) if m else "alle", m, on=m == self._meeting) for m in (*meetings, 0)]

    def _fill(self) -> None:
        self.query_one(Choices).put(self._options())

    def _options(self) -> list[tuple[str, Content | str]]:
        options: list[tuple[str, Content | str]] = []
        if self._view.waiting:
            options.append(("", _head("Verder met")))
            options.extend((f"talk {talk.id}", _waiting(talk)) for talk in self._view.waiting)
            options.append(("", ""))
        cards = self._fitting()
        if self._meeting and cards and not any(card.after_meeting == self._meeting for card in cards):
            options.append(("path", joined(plain("Mijn leerpad", "bold"), plain(f"  wat er na bijeenkomst {self._meeting} te doen is", "$muted"))))
            options.append(("", ""))
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
        return options

    def _fitting(self) -> list[StoryCard]:
        """The stories after this meeting; before the first, the easiest ones; after the last, all."""
        cards = [card for card in self._view.cards if self._meeting in (0, card.after_meeting)]
        if cards:
            return cards
        earlier = [card for card in self._view.cards if card.after_meeting < self._meeting]
        return earlier or [card for card in self._view.cards if card.level == 1] or list(self._view.cards)

    @on(Choice.Chosen)
    async def meeting_chosen(self, event: Choice.Chosen) -> None:
        """Show the stories of that meeting, and remember it."""
        event.stop()
        self._meeting = int(event.choice.value)
        for choice in self.query("#meetings Choice").results(Choice):
            choice.on = choice.value == self._meeting
        self._fill()
        self._look_at_path()
        self.house.take_over(self.house.preferences._replace(meeting=self._meeting))
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
        elif kind == "path":
            self.house.action_open_path()

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
    notes = [card.phase, "nieuw" if not card.times else "1 keer gedaan" if card.times == 1 else f"{card.times} keer gedaan"]
    if card.heavy:
        notes.append("gaat ook over " + " en ".join(card.heavy))
    if card.faults:
        notes.append("1 fout in het bestand" if card.faults == 1 else f"{card.faults} fouten in het bestand")
    return joined(plain(card.name, "bold"), plain(f" ({card.age})"), "  ", plain(title_without_name(card.title, card.name)), "\n",
                  plain(" · ".join(notes), "$muted"))
