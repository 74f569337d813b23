"""Short exercises, knowledge cards and a look at one's own work, from the menu in plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gesprek_oefenen.cli.gewoon.lines import Option
from gesprek_oefenen.cli.streams import say

if TYPE_CHECKING:
    from gesprek_oefenen.cli.gewoon.home import Home
    from gesprek_oefenen.learning.exercise_desk import ExerciseDesk
    from gesprek_oefenen.model.cards import Card


def short_exercises(home: Home) -> None:
    """Choose a kind and do it; then the list comes back."""
    from gesprek_oefenen.learning.exercise_desk import ExerciseDesk
    from gesprek_oefenen.learning.exercise_texts import general

    desk = ExerciseDesk(home.library, home.store, address=home.address)
    home.lines.menu(general("titel", home.address), lambda: [
        Option(f"{card.text.title}{'' if card.text.title.endswith('?') else '.'} {card.text.short}"
               + (f"; {card.done} van {card.items} gedaan" if card.done else ""),
               lambda card=card: _do(desk, card.text.kind.value)) for card in desk.kinds()], back=home.lines.text("gewoon.terug"))  # type: ignore[misc]


def exercises_of(home: Home, kind: str) -> None:
    """A round of one kind."""
    from gesprek_oefenen.learning.exercise_desk import ExerciseDesk

    _do(ExerciseDesk(home.library, home.store, address=home.address), kind)


def _do(desk: ExerciseDesk, kind: str) -> None:
    from gesprek_oefenen.cli.oefening_plain import do_exercises
    from gesprek_oefenen.learning.exercise_desk import find_kind

    say()
    do_exercises(desk, find_kind(kind), None, None, as_json=False)


def knowledge(home: Home) -> None:
    """Search, choose and read cards, until nothing more is searched for."""
    from gesprek_oefenen.learning.cards import CardBox

    box = CardBox(home.library.extra_folders, home.address)
    text = home.lines.text
    while True:
        home.lines.heading(text("gewoon.kaarten"))
        words = home.lines.ask(text("gewoon.kaarten_zoek"))
        if words == "0":
            return
        found = box.search(words)
        if not found:
            home.lines.say("gewoon.kaarten_niets", woord=words)
            continue
        number = home.lines.choose(text("gewoon.kaarten_welke"), [f"{card.title}. {card.short}" for card in found], back=text("gewoon.terug"))
        if number is not None:
            _read(home, found[number])


def _read(home: Home, card: Card) -> None:
    from gesprek_oefenen.cli.kennis import show_card

    say()
    show_card(card, home.store, home.library.extra_folders)


def own_work(home: Home) -> None:
    """A look at one's own work."""
    from gesprek_oefenen.cli.own_work_plain import look_at_own_work

    say()
    look_at_own_work(home.store)
