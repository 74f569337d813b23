"""How she takes it: the reaction to the move that stands out, by state of mind; the move goes before its group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from gesprek_oefenen.model.moves import MOVE_GROUP, Move
from gesprek_oefenen.model.story import Line, Reaction
from gesprek_oefenen.persona.lines import for_state
from gesprek_oefenen.persona.moment import Moment, Reply

STANDS_OUT: Final = (
    "grofheid", "oordeel", "etiket", "bagatelliseren", "advies", "mening", "discussie", "belofte_van_geheim", "excuus",
    "weerstand_benoemen", "erkennen", "parkeren", "eenzaamheid_noemen", "zorg_benoemen", "regie", "omkeren", "wens",
    "lichtpunt", "gevoelsreflectie", "samenvatting", "compliment", "eigen_ervaring", "sturende_vraag", "waarom_vraag",
    "jargon", "stapelvraag", "doorvraag", "open_vraag", "gesloten_vraag", "aanmoediging", "stilte", "contact",
    "onbegrijpelijk", "antwoord_op_vraag",
)
"""Moves and signals by how much they colour a turn, the strongest first."""

_MOVES: Final = {move.value: MOVE_GROUP[move].value for move in Move}


def keys_of(moment: Moment) -> tuple[str, ...]:
    """The moves and signals of this turn that count, the one that stands out first."""
    present = moment.sense.keys
    moves = {move.value for move in moment.sense.moves}
    return tuple(heard(moment, key) for key in STANDS_OUT if key in present and (key in moves or key not in _MOVES))


def heard(moment: Moment, key: str) -> str:
    """``key``, but only its group for a summary that may be no more than a remark: then no word on how well he listened."""
    return _MOVES[key] if key == Move.SUMMARY.value and Move.SUMMARY not in moment.sense.sure else key


def reaction(moment: Moment, *keys: str, use_old: bool = False, naming: bool = False) -> Reply | None:
    """What she says to the first of ``keys`` she has a line for that she did not use: the move's own, then its group's.

    ``use_old``: when all were used, the one used longest ago; else ``None``. ``naming``: only lines that name a subject.
    """
    tried: list[tuple[Reaction, tuple[Line, ...]]] = []
    for found in _reactions(moment, keys):
        lines = for_state(found.lines, moment.state.state)
        if naming:
            lines = tuple(line for line in lines if moment.index.lemmas(line) & moment.index.subject_words)
        if lines:
            tried.append((found, lines))
        if (line := moment.picker.fresh(lines, f"reactie.{found.key}")) is not None:
            return Reply((line,), "reactie", moment.at_hand, reaction=found.key)
    if use_old and tried:
        found, lines = tried[0]
        if (line := moment.picker.oldest(moment.picker.usable(lines))) is not None:
            return Reply((line,), "reactie", moment.at_hand, reaction=found.key)
    return None


def lead_in(moment: Moment, *keys: str) -> Line | None:
    """A short beginning before a content line, when how it was said stands out; never two turns running."""
    if moment.state.turn - moment.before.lead_in_turn < 2 and moment.before.lead_in_turn:
        return None
    for found in _reactions(moment, keys):
        if (line := moment.picker.fresh(for_state(found.lead_ins, moment.state.state), f"vooraf.{found.key}")) is not None:
            return line
    return None


def thoughts(moment: Moment) -> Iterator[tuple[Line, ...]]:
    """What she may think at this turn, by what stands out."""
    for found in _reactions(moment, keys_of(moment)):
        yield for_state(found.thoughts, moment.state.state)


def bodies(moment: Moment) -> Iterator[tuple[Line, ...]]:
    """What one may see at this turn, by what stands out."""
    for found in _reactions(moment, keys_of(moment)[:2]):
        yield found.body


def _reactions(moment: Moment, keys: Iterable[str]) -> Iterator[Reaction]:
    """The story's reactions to these keys, each followed by that of its group."""
    reactions = moment.story.reactions
    for key in keys:
        for name in (key, _MOVES.get(key, "")):
            if name in reactions:
                yield reactions[name]
