"""What one reads before a talk: the situation, one's role, and what one would like feedback on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.safe import joined, plain, shortened
from gesprek_oefenen.tui.values import Briefing
from gesprek_oefenen.tui.widgets import Choice, PushButton, Words

COACH = (("vanzelf", "past zich aan"), ("vol", "kijkt steeds mee"), ("minder", "zegt af en toe iets"),
         ("uit", "zwijgt tot na het gesprek"))
"""What the coach may do during a talk, as one chooses it."""

LONGEST_WISH = 240
"""Cells of what someone wanted to try that are shown before a talk."""


PATIENCE = 0.7
"""Seconds after which a talk that does not begin yet gets a word: what one types meanwhile goes nowhere."""


class SituationScreen(Room):
    """Situation and role of one story; ``begin`` opens the talk."""

    CSS_PATH = styles("rooms", "situation")
    reading: ClassVar[str] = "#reading"
    help_id: ClassVar[str] = "situatie"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("F8", "beginnen", "begin"), ("Tab", "volgende", "app.focus_next"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f8", "begin", "Beginnen", show=False)]

    def __init__(self, story_id: str, coach: str = "") -> None:
        super().__init__()
        self._story_id = story_id
        self._coach = coach
        self._briefing: Briefing | None = None
        self._in_a_hurry = False

    def body(self) -> Iterable[Widget]:
        """Room for the text, and the two buttons."""
        yield VerticalScroll(id="reading", can_focus=False)
        with Horizontal(classes="buttons"):
            yield PushButton("Gesprek beginnen", id="begin", key="F8", main=True)
            yield PushButton("Terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Begin, or go back."""
        return (MenuItem("Gesprek beginnen", "begin", "F8"), MenuItem("Terug naar de lijst", "back"))

    def on_mount(self) -> None:
        """Load the story."""
        self.query_one("#begin").focus()
        self._load()

    @work(exclusive=True)
    async def _load(self) -> None:
        try:
            self._briefing = await self.house.work(self.house.practice.briefing, self._story_id)
        except PractiseError as error:
            from gesprek_oefenen.tui.dialog import Tell

            self.dismiss()
            self.house.push_screen(Tell("Dit gesprek kan nu niet", "{wat}", wat=str(error)))
            return
        await self._show(self._briefing)
        if self._in_a_hurry:
            self.action_begin()

    def address_changed(self) -> None:
        """Read it again; what was ticked stays ticked."""
        self._load()

    async def _show(self, briefing: Briefing) -> None:
        story = briefing.story
        person = story.person
        self.query_one("#title", Words).put(joined(plain(person.name, "bold"), f", {person.age}"))
        self.query_one("#title-right", Words).put(story.phase)
        reading = self.query_one("#reading")
        ticked = {choice.value for choice in self.query("#focus Choice").results(Choice) if choice.on}
        coach = next((c.value for c in self.query(".coach-choice").results(Choice) if c.on),
                     self._coach or self.house.preferences.coach)
        await reading.remove_children()
        widgets: list[Widget] = [
            Words(story.title, classes="story-title"),
            Words(" ".join(story.situation.split()) if "\n\n" not in story.situation.strip() else story.situation.strip(),
                  classes="paragraph"),
            Words(joined(plain(self.say("{Uw|Je} rol  "), "bold"), story.role), classes="paragraph"),
            Words(joined(plain("Aanspreken  ", "bold"),
                         self.say("{U|Je} zegt {vorm} tegen {naam}.", vorm=person.address, naam=person.name)),
                  classes="paragraph"),
        ]
        if story.heavy:
            widgets.append(Vertical(
                Words(briefing.heavy_words),
                *(Words(joined(plain(place.name, "bold"), "  ", place.reach)) for place in briefing.help),
                classes="heavy"))
        if briefing.focus:
            widgets.append(Words(self.say("Waar {wilt u|wil je} straks feedback op?"),
                                 classes="question"))
            widgets.append(Words("Kies er een of twee, of niets.", classes="muted"))
            widgets.append(Vertical(
                *(Choice(item.text, item.id, on=item.id in ticked, tick=True, note="past bij dit gesprek" if item.goal else "", classes="focus")
                  for item in briefing.focus), id="focus"))
        if briefing.wanted:
            widgets.append(Words(joined(plain(self.say("{U wilde|Je wilde} proberen  "), "bold"), shortened(briefing.wanted, LONGEST_WISH)),
                                 classes="paragraph", id="wanted"))
        widgets.append(Words("De coach", classes="question"))
        widgets.append(Vertical(*(Choice(text, key, on=key == coach, classes="coach-choice")
                                  for key, text in COACH), id="coach-choices"))
        if briefing.coach_why:
            why = Words(briefing.coach_why, classes="muted", id="plan-why")
            why.display = coach == "vanzelf"
            widgets.append(why)
        await reading.mount(*widgets)
        reading.scroll_home(animate=False)

    @on(Choice.Chosen, ".coach-choice")
    def coach_chosen(self, event: Choice.Chosen) -> None:
        """Only one of them; why the coach says what he says is told for the one that adapts."""
        for choice in self.query(".coach-choice").results(Choice):
            choice.on = choice is event.choice
        for why in self.query("#plan-why"):
            why.display = event.choice.value == "vanzelf"

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Begin, or back to the list."""
        event.stop()
        if event.button.id == "begin":
            self.action_begin()
        else:
            self.dismiss()

    @work(exclusive=True, group="begin")
    async def action_begin(self) -> None:
        """Open the talk."""
        if self._briefing is None:
            self._in_a_hurry = True  # F8 before everything stands there is not lost
            return
        focus = [c.value for c in self.query("#focus Choice").results(Choice) if c.on]
        coach = next((c.value for c in self.query(".coach-choice").results(Choice) if c.on), self.house.preferences.coach)
        slow = self.set_timer(PATIENCE, lambda: self.house.notify(self.say("Een ogenblik, het gesprek begint zo. Wacht nog even met typen.")))
        try:
            opened = await self.house.work(self.house.practice.begin, self._story_id, focus, coach)
        except PractiseError as error:
            self.house.tell(error)
            return
        finally:
            slow.stop()
        self.house.open_talk(opened)
