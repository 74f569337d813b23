"""For authors: the scenario files with what is wrong in them, and a talk to try them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.model.problems import Problem, Severity
from gesprek_oefenen.tui.ports import MenuItem, StoryCard
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.widgets import Choices, PushButton, Words

SIGNS = {Severity.FAULT: "✗", Severity.WARNING: "!", Severity.TIP: "·"}
"""A sign for each severity; its word stands beside it."""


class AuthorScreen(Room):
    """Every scenario with its problems; they are looked at one after another while the list can be used."""

    CSS_PATH = styles("rooms", "author")
    AUTO_FOCUS = "#scenarios"
    reading: ClassVar[str] = "#problems"
    help_id: ClassVar[str] = "auteurs"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Enter", "proberen", "rehearse"), ("F9", "opnieuw nakijken", "check"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9", "check", show=False, priority=True)]

    def __init__(self) -> None:
        super().__init__()
        self._cards: tuple[StoryCard, ...] = ()
        self._problems: dict[str, tuple[Problem, ...]] = {}

    def heading(self) -> str:
        """What this is."""
        return "Voor auteurs"

    def body(self) -> Iterable[Widget]:
        """The list, the problems of the one at hand, the buttons."""
        yield Choices(id="scenarios")
        with VerticalScroll(id="problems"):
            yield Words("", id="problem-words")
        with Horizontal(classes="buttons"):
            yield PushButton("Proberen", id="rehearse", main=True)
            yield PushButton("Opnieuw nakijken", key="F9", id="check")
            yield PushButton("Terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Try, check."""
        return (MenuItem("Dit scenario proberen", "rehearse"), MenuItem("Alles opnieuw nakijken", "check", "F9"), MenuItem("Terug", "back"))

    def on_screen_resume(self) -> None:
        """Look again each time one comes here."""
        self.action_check()

    @work(exclusive=True, group="check")
    async def action_check(self) -> None:
        """Look at every file, one after another."""
        try:
            self._cards = (await self.house.work(self.house.practice.start_view)).cards
            self._problems = {}
            self._fill()
            for card in self._cards:
                self._problems[card.id] = await self.house.work(self.house.practice.problems, card.id)
                self._fill()
        except PractiseError as error:
            self.house.tell(error)

    def _fill(self) -> None:
        choices = self.query_one(Choices)
        choices.put([(card.id, _line(card, self._problems.get(card.id))) for card in self._cards])
        self._show_problems(choices.highlighted_id)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what there is to say of it."""
        event.stop()
        self._show_problems(event.option_id)

    def _show_problems(self, story_id: str | None) -> None:
        problems = self._problems.get(story_id or "")
        words = self.query_one("#problem-words", Words)
        if problems is None:
            words.put(plain("Wordt nagekeken.", "$muted"))
        elif not problems:
            words.put(plain("Niets op te merken.", "$success"))
        else:
            words.put(joined(*[part for problem in problems for part in (_problem(problem), "\n\n")][:-1]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Try it."""
        event.stop()
        self.action_rehearse()

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """The buttons do what the keys do."""
        event.stop()
        if event.button.id == "rehearse":
            self.action_rehearse()
        elif event.button.id == "check":
            self.action_check()
        else:
            self.dismiss()

    @work(exclusive=True, group="open")
    async def action_rehearse(self) -> None:
        """A talk with the panel beside it."""
        story_id = self.query_one(Choices).highlighted_id
        if story_id is None:
            return
        from gesprek_oefenen.tui.dialog import Tell
        from gesprek_oefenen.tui.screens.rehearsal import RehearsalScreen

        try:
            rehearsal = await self.house.work(self.house.practice.rehearse, story_id)
        except PractiseError as error:
            self.house.push_screen(Tell("Dit scenario is nog niet te spelen", "{wat}", wat=str(error)))
            return
        self.house.push_screen(RehearsalScreen(rehearsal))


def _line(card: StoryCard, problems: Sequence[Problem] | None) -> Content:
    if problems is None:
        note = plain("wordt nagekeken", "$muted")
    elif not problems:
        note = plain("in orde", "$success")
    else:
        counts = [(sum(p.severity is severity for p in problems), severity) for severity in Severity]
        words = {Severity.FAULT: ("fout", "fouten"), Severity.WARNING: ("keer let op", "keer let op"), Severity.TIP: ("tip", "tips")}
        note = plain(", ".join(f"{count} {words[severity][count != 1]}" for count, severity in counts if count),
                     "$error" if counts[0][0] else "$muted")
    return joined(plain(card.id, "bold"), f"  {card.name}  ", note)


def _problem(problem: Problem) -> Content:
    head = f"{SIGNS[problem.severity]} {problem.severity.value}, regel {problem.place.line}  "
    return joined(plain(head, "bold $error" if problem.severity is Severity.FAULT else "bold"), problem.message, "\n  ",
                  plain(f"{problem.mend} [{problem.code}]", "$muted"))
