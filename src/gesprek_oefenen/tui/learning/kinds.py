"""Which exercise: the kinds in a list, two minutes each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.model.exercises import ExerciseKind
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.widgets import Choices, PushButton, Words

if TYPE_CHECKING:
    from gesprek_oefenen.learning.exercise_desk import KindCard


class ExercisesScreen(Room):
    """Every kind with what it is; Enter begins, F9 puts it on the big screen."""

    CSS_PATH = styles("rooms", "exercises")
    AUTO_FOCUS = "#kinds"
    help_id: ClassVar[str] = "oefeningen"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Enter", "beginnen", "begin"), ("F9", "groot scherm", "big"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9", "big", show=False, priority=True)]

    def heading(self) -> str:
        """What this is."""
        return "Korte oefeningen"

    def body(self) -> Iterable[Widget]:
        """A word, the list, the buttons."""
        yield Words("", id="intro", classes="paragraph")
        yield Choices(id="kinds")
        with Horizontal(classes="buttons"):
            yield PushButton("Beginnen", id="begin", main=True)
            yield PushButton("Op groot scherm", key="F9", id="big")
            yield PushButton("Terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Begin, on the big screen, cards."""
        return (MenuItem("Deze oefening beginnen", "begin"), MenuItem("Op groot scherm, voor een groep", "big", "F9"),
                MenuItem("Kenniskaarten", "app.open_cards"), MenuItem("Terug", "back"))

    def on_screen_resume(self) -> None:
        """Look again each time one comes here."""
        self._load()

    @work(exclusive=True)
    async def _load(self) -> None:
        exercises = self.house.practice.learning().exercises()
        try:
            cards = await self.house.work(exercises.kinds)
            intro = await self.house.work(exercises.words, "inleiding")
        except PractiseError as error:
            self.house.tell(error)
            return
        self.query_one("#intro", Words).put(intro)
        self.query_one(Choices).put([(card.text.kind.value, _line(card)) for card in cards])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begin."""
        event.stop()
        self.action_begin()

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """The buttons do what the keys do."""
        event.stop()
        if event.button.id == "begin":
            self.action_begin()
        elif event.button.id == "big":
            self.action_big()
        else:
            self.dismiss()

    def action_begin(self) -> None:
        """Do the one at hand."""
        from gesprek_oefenen.tui.learning.exercise import ExerciseScreen

        if (kind := self.query_one(Choices).highlighted_id) is not None:
            self.house.push_screen(ExerciseScreen(ExerciseKind(kind)))

    def action_big(self) -> None:
        """Show the one at hand to a group."""
        from gesprek_oefenen.tui.learning.big_screen import BigScreen

        if (kind := self.query_one(Choices).highlighted_id) is not None:
            self.house.push_screen(BigScreen(ExerciseKind(kind)))


def _line(card: KindCard) -> Content:
    done = f"{card.done} van {card.items} gedaan" if card.done else f"{card.items} opgaven"
    return joined(plain(card.text.title, "bold"), "\n", plain(f"{card.text.short} · {done}", "$muted"))
