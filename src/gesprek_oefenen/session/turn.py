"""One turn, without store or clock: read what was said, let the persona answer, let the coach look at it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gesprek_oefenen.model.errors import InputError
from gesprek_oefenen.model.moves import Move, Signal
from gesprek_oefenen.model.play import Exchange, Observation, PersonaState, TurnKind
from gesprek_oefenen.model.reading import Reading, TalkContext

if TYPE_CHECKING:
    from gesprek_oefenen.model.story import Story
    from gesprek_oefenen.session.desk import Desk

MAX_TURN: Final = 2_000
"""Longest turn in a talk, in characters."""
LOOK_BACK: Final = 40
"""How many turns back the analysis looks: far more than anyone sums up, and it keeps turn 500 as cheap as turn 5."""
ADVICE_PHASE: Final = "richting actie"


def as_typed(text: str) -> str:
    """``text`` as it goes into a talk: half surrogates, which nothing can write down, become a replacement character.

    Raises ``InputError`` (Dutch, kind) when it is longer than ``MAX_TURN``.
    """
    if len(text) > MAX_TURN:
        raise InputError(
            f"Dat is een heel verhaal: {len(text)} tekens, en in één beurt passen er {MAX_TURN}. "
            "De ander raakt de draad kwijt. Zeg het in stukken; wat u typte wordt nog niet gezegd."
        )
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if not text.isascii() else text


def context_of(story: Story, state: PersonaState, history: Sequence[Exchange]) -> TalkContext:
    """What was said before the next turn, from the exchanges so far (the opening counts as her first line)."""
    recent = history[-LOOK_BACK:]
    lines = [e.outcome.reply for e in recent if e.outcome.reply]
    if len(recent) == len(history):
        lines.insert(0, story.opening.text)
    return TalkContext(
        previous=lines[-1] if lines else None,
        earlier=tuple(lines[:-1]),
        own_earlier=tuple(e.text for e in recent if e.text),
        topic=state.topic,
        asked_advice=state.asked == "advies" or _has_leave(story, history),
        asked_question=state.asked == "vraag",
    )


def _has_leave(story: Story, history: Sequence[Exchange]) -> bool:
    """In phase *richting actie* whoever asked leave for a suggestion, and was not refused, gives no unasked advice."""
    if story.phase != ADVICE_PHASE or not history:
        return False
    last = history[-1]
    return Move.OWN_DIRECTION in last.reading.moves and last.outcome.effect != "sluit"


def play_turn(
    story: Story, desk: Desk, state: PersonaState, history: Sequence[Exchange], kind: TurnKind, text: str,
    coach: str, quiet: Collection[str] = (),
) -> tuple[Exchange, PersonaState, bool]:
    """Play one turn of the trainee. ``coach``: how much is said of it; ``quiet``: the moves nothing is said about.

    Returns the exchange, the state after it, and whether the turn sounded like the trainee's own need. That last is
    for the screen of this moment alone: neither exchange nor state carries it, so it is nowhere kept.
    """
    context = context_of(story, state, history)
    reading = desk.read(text, context) if kind is TurnKind.SAY else Reading(text)
    own_need = Signal.OWN_NEED in reading.signals
    reading = without_own_need(reading)
    number = len(history) + 1
    after, outcome = desk.step(state, Observation(kind, reading), number)
    exchange = Exchange(number, kind, text, context.previous or "", reading, outcome)
    if coach != "uit" and kind is not TurnKind.ROUND_OFF and not own_need:
        exchange = replace(exchange, hint=desk.hint(history, exchange, coach, quiet))
    return exchange, after, own_need


def without_own_need(reading: Reading) -> Reading:
    """``reading`` without the signal that must not be kept."""
    if Signal.OWN_NEED not in reading.signals:
        return reading
    return replace(reading, signals=tuple(s for s in reading.signals if s is not Signal.OWN_NEED))


def moves_shown(exchange: Exchange) -> tuple[str, ...]:
    """The moves of a turn as other programs read them; a silence the trainee let fall is a move too."""
    if exchange.kind is TurnKind.SILENCE:
        return (Move.SILENCE.value,)
    return tuple(move.value for move in exchange.reading.moves)


def moves_in_words(exchange: Exchange) -> tuple[str, ...]:
    """The moves of a turn as people read them, for the margin of a talk."""
    return tuple(move.replace("_", " ") for move in moves_shown(exchange))
