"""The talk. What is typed is shown at once; the working thread reads it, lets her answer and keeps it; then she answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import monotonic
from typing import ClassVar

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import TextArea

from gesprek_oefenen.model.errors import InputError, PractiseError
from gesprek_oefenen.model.play import Exchange, TurnKind
from gesprek_oefenen.tui.coach import CoachPanel
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.saybox import SayBox
from gesprek_oefenen.tui.talkview import ExchangeView, TalkView
from gesprek_oefenen.tui.values import OpenedTalk
from gesprek_oefenen.tui.widgets import PushButton, Words

DRAFT_DELAY = 0.5
"""Seconds after the last key before a draft is kept (the promise: at most a second is lost)."""


class TalkScreen(Room):
    """A running talk."""

    CSS_PATH = styles("rooms", "talk")
    help_id: ClassVar[str] = "gesprek"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = ()
    button_actions: ClassVar[dict[str, str]] = {
        "do-silence": "silence", "do-time-out": "time_out", "do-back": "take_back", "do-back-ended": "take_back",
        "do-round-off": "round_off", "do-menu": "menu", "do-after": "after"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "silence", "Stilte", show=False, priority=True),
        Binding("f3", "time_out", "Time-out", show=False),
        Binding("f4", "take_back", "Terug", show=False, priority=True),
        Binding("f6", "why", "Waarom", show=False, priority=True),
        Binding("f7", "more", "Meer hierover", show=False, priority=True),
        Binding("f8", "round_off", "Afronden", show=False, priority=True),
    ]

    def __init__(self, opened: OpenedTalk) -> None:
        super().__init__()
        self._opened = opened
        self._desk = opened.desk
        self._busy = False
        self._draft_timer: Timer | None = None
        self._clock_from = monotonic() - opened.seconds
        self._left = False
        self._warned = ""
        self._typed = opened.draft
        self._preferred = ""

    def heading(self) -> Content:
        """Who, and where."""
        person = self._desk.story.person
        place = "aan de telefoon" if self._desk.story.channel == "telefoon" else person.place
        return joined(plain(person.name, "bold"), f", {person.age}", plain(f" · {place}" if place else "", "$muted"))

    def body(self) -> Iterable[Widget]:
        """The talk with the coach under or beside it; the field; the buttons."""
        name = self._desk.story.person.name
        with Vertical(id="talk-and-coach"):
            yield TalkView(name, you=self.say("{U|Jij}"), id="talk")
            yield self.panel(name)
        with Vertical(id="box"):
            yield SayBox(self.say("Wat {zegt u|zeg je}?"), id="say")
        yield Words("", id="notice")
        with Horizontal(id="actions"):
            yield from self.actions()
        with Horizontal(id="ended"):
            yield from self.ended_actions()

    def panel(self, name: str) -> CoachPanel:
        """What stands under or beside the talk."""
        return CoachPanel(name, id="coach")

    def actions(self) -> Iterable[Widget]:
        """The buttons while the talk goes on."""
        yield PushButton("Zeggen", id="do-say", main=True)
        yield PushButton("Stilte", key="F2", id="do-silence")
        yield PushButton("Time-out", key="F3", id="do-time-out")
        yield PushButton("Terug", key="F4", id="do-back")
        yield PushButton("Afronden", key="F8", id="do-round-off")
        yield PushButton("Menu", key="Esc", id="do-menu")

    def ended_actions(self) -> Iterable[Widget]:
        """The buttons when it is over; the first has the focus."""
        yield PushButton("Naar de nabespreking", id="do-after", main=True)
        yield PushButton("Terug", key="F4", id="do-back-ended")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """What one can do in a talk."""
        if self._desk.ended:
            return (MenuItem("Naar de nabespreking", "after"), MenuItem("Laatste beurt terugnemen", "take_back", "F4"),
                    MenuItem("Dit gesprek weggooien", "throw_away"))
        more = (MenuItem("Meer over wat de coach zegt", "more", "F7"),) if self.query_one(CoachPanel).card else ()
        return (*more, MenuItem("Stilte laten vallen", "silence", "F2"), MenuItem("Time-out: even pauze", "time_out", "F3"),
                MenuItem("Laatste beurt terugnemen", "take_back", "F4"), MenuItem("Gesprek afronden", "round_off", "F8"),
                MenuItem("Later verdergaan", "later"), MenuItem("Dit gesprek weggooien", "throw_away"))

    async def on_mount(self) -> None:
        """Show the talk as far as it is."""
        self._preferred = self.house.preferences.coach
        coach = self.query_one(CoachPanel)
        coach.display = self._opened.coach != "uit"
        await self.query_one(TalkView).show(self._desk.opening, self._desk.exchanges)
        box = self.query_one(SayBox)
        if self._opened.draft:
            box.text = self._opened.draft
            box.move_cursor(box.document.end)
        if self._opened.again:
            self._note(self.say("{U gaat|Je gaat} verder waar {u|je} was gebleven."))
        elif coach.display:
            coach.welcome(f"{self.say('Typ hieronder wat {u|je} zou zeggen. Enter zegt het.')} {self._opened.why}".rstrip())
        if self.house.preferences.clock:
            self.set_interval(15, self._show_clock)
            self._show_clock()
        self._show_end()

    def address_changed(self) -> None:
        """The field and the names in the talk."""
        self.query_one(SayBox).placeholder = plain(self.say("Wat {zegt u|zeg je}?"))
        self.query_one(TalkView).call_you(self.say("{U|Jij}"))

    @work(exclusive=True, group="coach")
    async def on_screen_resume(self) -> None:
        """The coach may have been told something else in the settings meanwhile."""
        level = self.house.preferences.coach
        if not self._preferred or level == self._preferred:
            return
        self._preferred = level
        await self.house.work(self._desk.set_coach, level)
        self.query_one(CoachPanel).display = self._desk.coach != "uit"

    def on_resize(self, event: events.Resize) -> None:
        """In a narrow window the buttons go without their keys (``Room.on_resize`` runs too)."""
        for button in self.query("#actions PushButton").results(PushButton):
            button.be_short(event.size.width < 80)

    def _show_clock(self) -> None:
        minutes = int(monotonic() - self._clock_from) // 60
        self.query_one("#title-right", Words).put("net begonnen" if minutes < 1 else f"{minutes} min")

    def _show_end(self) -> None:
        ended = self._desk.ended
        for name in ("#box", "#actions"):
            self.query_one(name).display = not ended
        self.query_one("#ended").display = ended
        (self.query("#ended PushButton").first() if ended else self.query_one("#say")).focus()

    def _note(self, text: str) -> None:
        notice = self.query_one("#notice", Words)
        notice.put(text)
        notice.display = bool(text)

    # A turn

    @on(SayBox.Said)
    def said(self, event: SayBox.Said) -> None:
        """Say it."""
        event.stop()
        self._turn(TurnKind.SAY, event.text)

    def action_silence(self) -> None:
        """Let a silence fall."""
        self._turn(TurnKind.SILENCE, "")

    def _turn(self, kind: TurnKind, text: str) -> None:
        if self._busy or self._desk.ended:
            return
        self._busy = True
        if kind is TurnKind.SAY:
            self.query_one(SayBox).clear()
        self._note("")
        calls: dict[TurnKind, Callable[[], Exchange]] = {
            TurnKind.SAY: lambda: self._desk.say(text), TurnKind.SILENCE: self._desk.silence,
            TurnKind.ROUND_OFF: self._desk.round_off}
        self._play(kind, text, calls[kind])

    @work
    async def _play(self, kind: TurnKind, text: str, call: Callable[[], Exchange]) -> None:
        talk = self.query_one(TalkView)
        view = await talk.begin_turn(kind, text)
        try:
            exchange = await self.house.work(call)
        except PractiseError as error:
            await view.remove()
            if kind is TurnKind.SAY:
                box = self.query_one(SayBox)
                box.text = text + box.text
                box.move_cursor(box.document.end)
            self._note(str(error))
            if not isinstance(error, InputError):
                self.house.tell(error)
            return
        finally:
            self._busy = False
        await self._answer(view, exchange)

    async def _answer(self, view: ExchangeView, exchange: Exchange) -> None:
        view.show_answer(exchange)
        for earlier in self.query(".marked").results(ExchangeView):
            earlier.mark(())
        coach = self.query_one(CoachPanel)
        if coach.display:
            coach.show(exchange)
            if exchange.hint is not None and exchange.hint.start < exchange.hint.end:
                view.mark([(exchange.hint.start, exchange.hint.end)])
        if self._desk.own_need:
            coach.clear()
            self._note(await self.house.work(self.house.practice.own_need, self._desk))
        elif self._desk.warning and self._desk.warning != self._warned:
            self._note(self._desk.warning)
        self._warned = self._desk.warning
        if self._desk.ended:
            self._show_end()

    # Other things one can do

    @work
    async def action_take_back(self) -> None:
        """Take the last turn back; its words come back into the field, selected."""
        if self._busy:
            return
        try:
            taken = await self.house.work(self._desk.take_back)
        except PractiseError as error:
            self.house.tell(error)
            return
        if taken is None:
            self._note("Er is nog geen beurt om terug te nemen.")
            return
        await self.query_one(TalkView).show(self._desk.opening, self._desk.exchanges)
        self.query_one(CoachPanel).clear()
        self._show_end()
        box = self.query_one(SayBox)
        if taken.kind is TurnKind.SAY and not box.text.strip():
            box.text = taken.text
            box.select_all()  # who types something else at once, replaces it; an arrow key keeps it to change
        self._note(self.say("{Uw|Je} vorige beurt is terug. Probeer het anders; beide versies {ziet u|zie je} straks naast elkaar."))

    @work
    async def action_time_out(self) -> None:
        """Stop for a moment and look at tips."""
        if self._busy or self._desk.ended:
            return
        from gesprek_oefenen.tui.screens.timeout import TimeOutScreen

        paused = monotonic()
        try:
            await self.house.work(self._desk.time_out)
            reminders = await self.house.work(self.house.practice.reminders, self._desk)
            await self.app.push_screen_wait(TimeOutScreen(self._desk.story.person.name, reminders))
            await self.house.work(self._desk.go_on)
        except PractiseError as error:
            self.house.tell(error)
        self._clock_from += monotonic() - paused

    @work
    async def action_round_off(self) -> None:
        """Say goodbye, after a question."""
        if self._busy or self._desk.ended:
            return
        from gesprek_oefenen.tui.dialog import Ask

        name = self._desk.story.person.name
        if await self.app.push_screen_wait(Ask(
                "Het gesprek afronden?", "{naam} neemt dan afscheid. Daarna {kijkt u|kijk je} samen met het programma terug.",
                yes="Afronden", no="Nog even verder praten", yes_first=True, naam=name)):
            self._turn(TurnKind.ROUND_OFF, "")

    def action_why(self) -> None:
        """Show why the coach says it, or hide it."""
        self.query_one(CoachPanel).toggle_why()

    def action_more(self) -> None:
        """The knowledge card about what the coach says now."""
        if card := self.query_one(CoachPanel).card:
            self.house.open_card(card)

    def action_after(self) -> None:
        """To the steps after the talk."""
        self._left = True
        self.house.open_after(self._desk.id)

    @work
    async def action_later(self) -> None:
        """Stop now and go on later."""
        await self._interrupt()
        self.house.go_home()
        self.house.notify(f"Het gesprek met {self._desk.story.person.name} wacht op het beginscherm.")

    @work
    async def action_throw_away(self) -> None:
        """Throw the talk away, after a question."""
        from gesprek_oefenen.tui.dialog import Ask

        if not await self.app.push_screen_wait(Ask(
                "Dit gesprek weggooien?", "Alles wat in dit gesprek gezegd is, wordt gewist. Dat kan niet ongedaan worden gemaakt.",
                yes="Dit gesprek weggooien", no="Gesprek houden")):
            return
        self._left = True
        if self._draft_timer is not None:
            self._draft_timer.stop()
        try:
            await self.house.work(self.house.practice.throw_away, self._desk.id)
        except PractiseError as error:
            self.house.tell(error)
            return
        self.house.go_home()

    async def on_unmount(self) -> None:
        """Whoever leaves in the middle finds the talk again."""
        await self._interrupt()

    async def _interrupt(self) -> None:
        if self._left:
            return
        self._left = True
        try:
            await self.house.work(self._desk.interrupt)
            if not self._desk.ended:
                await self.house.work(self._desk.draft, self._typed)
        except (PractiseError, RuntimeError):
            return

    # The draft

    @on(TextArea.Changed, "#say")
    def draft_changed(self, event: TextArea.Changed) -> None:
        """Keep the draft when typing stops for a moment, and at least twice a second."""
        event.stop()
        self._typed = event.text_area.text
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(DRAFT_DELAY, self._keep_draft)

    @work(exclusive=True, group="draft")
    async def _keep_draft(self) -> None:
        self._draft_timer = None
        if self._left or self._desk.ended:
            return
        try:
            await self.house.work(self._desk.draft, self._typed)
        except PractiseError:
            return

    @on(SayBox.ScrollTalk)
    def scroll_talk(self, event: SayBox.ScrollTalk) -> None:
        """Look back or forward while the cursor stays in the field."""
        event.stop()
        talk = self.query_one(TalkView)
        if event.direction < 0:
            talk.scroll_page_up()
        else:
            talk.scroll_page_down()

    async def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """The buttons do what the keys do."""
        event.stop()
        if event.button.id == "do-say":
            self.query_one(SayBox).say()
        elif event.button.id == "earlier":
            await self.query_one(TalkView).show(self._desk.opening, self._desk.exchanges, more=True)
        elif event.button.id in self.button_actions:
            await self.run_action(self.button_actions[event.button.id])
        if event.button.id in ("do-say", "do-silence") and not self._desk.ended:
            self.query_one(SayBox).focus()
