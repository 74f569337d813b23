"""What the steps after a talk have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content

from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.play import Exchange, TurnKind
from gesprek_oefenen.session.turn import moves_in_words
from gesprek_oefenen.tui.safe import plain
from gesprek_oefenen.tui.values import AfterView

if TYPE_CHECKING:
    from gesprek_oefenen.tui.app import PractiseApp


class Step(VerticalScroll):
    """One step: shows a part of ``view``."""

    can_focus = True

    def __init__(self, view: AfterView) -> None:
        super().__init__()
        self.view = view

    @property
    def house(self) -> PractiseApp:
        """The app, by its own type."""
        from gesprek_oefenen.tui.app import PractiseApp

        assert isinstance(self.app, PractiseApp)
        return self.app

    def say(self, text: str, **values: str) -> str:
        """A text of the program with ``{u|je}`` resolved and ``{name}`` filled in literally."""
        return fill(text, self.house.preferences.address, values)

    def takes_focus(self) -> bool:
        """Whether the step put the focus somewhere itself."""
        return False

    async def leave(self) -> None:
        """Called before another step comes: keep what was written."""


def move_names(exchange: Exchange) -> str:
    """The moves of a turn in words, for the margin."""
    return ", ".join(moves_in_words(exchange))


def did(exchange: Exchange) -> Content:
    """What the trainee did in a turn, to show."""
    if exchange.kind is TurnKind.SILENCE:
        return plain("(stilte)", "italic")
    if exchange.kind is TurnKind.ROUND_OFF:
        return plain("(afronden)", "italic")
    return plain(exchange.text.strip())
