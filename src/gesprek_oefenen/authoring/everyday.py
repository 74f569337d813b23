"""``scenario vragen``: what she says to each question that anybody may be asked, right after a greeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gesprek_oefenen.content.everyday_questions import everyday_questions
from gesprek_oefenen.model.play import TurnKind

if TYPE_CHECKING:
    from gesprek_oefenen.model.story import Story
    from gesprek_oefenen.session.library import Library

_GREETING: Final = "Goedemiddag."
_FROM_THE_STORY: Final = frozenset({"feit", "laag", "reactie"})


@dataclass(frozen=True, slots=True)
class Answered:
    """One everyday question: its ``name``, how it was ``asked``, what she said (``reply``), and whether the story has no ``own`` words for it."""

    name: str
    asked: str
    reply: str
    own: bool


def ask_everyday(library: Library, story: Story, seed: int = 1) -> Iterator[Answered]:
    """Every everyday question, each in a talk of its own after a greeting, asked in the first of its ways. Same seed, same answers."""
    from gesprek_oefenen.session.desk import Desk
    from gesprek_oefenen.session.turn import play_turn

    desk = Desk(library, story, seed)
    greeted, state, _ = play_turn(story, desk, desk.begin(), [], TurnKind.SAY, _GREETING, coach="uit")
    for name, ways in everyday_questions().items():
        exchange, _, _ = play_turn(story, desk, state, [greeted], TurnKind.SAY, ways[0], coach="uit")
        yield Answered(name, ways[0], exchange.outcome.reply, exchange.outcome.kind in _FROM_THE_STORY)
