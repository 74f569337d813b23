"""Another beginning, built on the persona's own words and only shown when the analysis reads it as what it proposes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gesprek_oefenen.feedback.choose import order
from gesprek_oefenen.feedback.moments import TurnReader
from gesprek_oefenen.feedback.quoting import noun_phrases, quotes
from gesprek_oefenen.feedback.texts import strings, yaml_data
from gesprek_oefenen.model.address import fill, names_in
from gesprek_oefenen.model.moves import MOVE_GROUP, OMA_MOVES, Group, Move
from gesprek_oefenen.model.reading import Reading, TalkContext

MOST_TRIES: Final = 5
"""So many beginnings are tried on the analysis at most; a turn must stay quick."""

_SAYS: Final = "<zegt u|zeg je>"
_SAID: Final = "<zei u|zei je> net"

_UNWANTED: Final = OMA_MOVES | {move for move, group in MOVE_GROUP.items() if group is Group.PUSHING} | {
    Move.STACKED_QUESTION, Move.UNINTELLIGIBLE}
_BESIDE_A_QUESTION: Final = frozenset({Move.CLOSED_QUESTION})


@dataclass(frozen=True, slots=True)
class Beginning:
    """Words to begin with; ``proposes`` is the move the analysis reads in them."""

    text: str
    proposes: Move


@dataclass(frozen=True, slots=True)
class Wish:
    """A move to propose with its own templates; without templates the general ones of ``hints/anders.yaml`` serve."""

    move: Move
    templates: tuple[str, ...] = ()


def wishes(data: Any) -> tuple[Wish, ...]:
    """The ``anders`` of a hint file."""
    return tuple(Wish(Move(one["zet"]), strings(one.get("zinnen"))) for one in data or ())


def beginning(
    line: str, wanted: Sequence[Wish], reader: TurnReader, context: TalkContext, persona_address: str, *key: object,
    older: bool = False,
) -> Beginning | None:
    """The first beginning on ``line`` that the analysis reads as intended, or ``None``.

    Args:
        line: what the persona said; a piece of it comes back in the beginning.
        wanted: moves to propose, in order of preference.
        reader: the analysis that must agree.
        context: the talk at the place where the words would be said.
        persona_address: ``"u"`` or ``"je"``.
        key: decides which wording comes first, so that the same talk gets the same words.
        older: the line stands further back in the talk, so *zegt u* becomes *zei u net*.
    """
    for tried, (move, text) in enumerate(candidates(line, wanted, persona_address, *key, older=older)):
        if tried >= MOST_TRIES:
            return None
        if is_read_as(move, reader.read(text, context)):
            return Beginning(text, move)
    return None


def candidates(
    line: str, wanted: Sequence[Wish], persona_address: str, *key: object, older: bool = False
) -> Iterator[tuple[Move, str]]:
    """Every beginning the templates make of ``line``, the preferred move first."""
    values = {"citaat": quotes(line)[:2], "ding": noun_phrases(line, persona_address)[:2]}
    for wish in wanted:
        templates = wish.templates or strings(yaml_data("hints/anders.yaml")["zinnen"][wish.move.value])
        for template in order(templates, *key, wish.move):
            names = names_in(template)
            if older:
                template = template.replace(_SAYS, _SAID)
            if len(names) == 1:
                name = next(iter(names))
                for value in values[name][:1]:
                    text = fill(template, values={name: value}, persona=persona_address)
                    yield wish.move, text[:1].upper() + text[1:]


def is_read_as(move: Move, reading: Reading) -> bool:
    """Whether the analysis sees ``move`` in it and nothing one would rather not propose."""
    if reading.signals or move not in reading.moves or _UNWANTED.intersection(reading.moves):
        return False
    return not _BESIDE_A_QUESTION.intersection(reading.moves) or move in (Move.SUMMARY, Move.FEELING_REFLECTION)
