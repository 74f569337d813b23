"""The moves (dialogue acts), effect groups and signals: closed lists with fixed ids."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Move(StrEnum):
    """What the trainee does with a turn; ids are fixed (``shared/zetten.md``)."""

    __hash__ = str.__hash__
    """Equal to its id, so hashed like it; and ten times as quick as the hash of an ordinary enum."""

    OPEN_QUESTION = "open_vraag"
    CLOSED_QUESTION = "gesloten_vraag"
    WHY_QUESTION = "waarom_vraag"
    LEADING_QUESTION = "sturende_vraag"
    STACKED_QUESTION = "stapelvraag"
    FOLLOW_UP = "doorvraag"
    SUMMARY = "samenvatting"
    FEELING_REFLECTION = "gevoelsreflectie"
    ENCOURAGEMENT = "aanmoediging"
    SILENCE = "stilte"
    JUDGEMENT = "oordeel"
    OPINION = "mening"
    ADVICE = "advies"
    MINIMISING = "bagatelliseren"
    NAMING_CONCERN = "zorg_benoemen"
    NAMING_LONELINESS = "eenzaamheid_noemen"
    LABELLING = "etiket"
    BRIGHT_SPOT = "lichtpunt"
    WISH = "wens"
    OWN_DIRECTION = "regie"
    COMPLIMENT = "compliment"
    ACKNOWLEDGING = "erkennen"
    NAMING_RESISTANCE = "weerstand_benoemen"
    PARKING = "parkeren"
    TURNING_ROUND = "omkeren"
    ARGUING = "discussie"
    CONTACT = "contact"
    OWN_EXPERIENCE = "eigen_ervaring"
    JARGON = "jargon"
    UNINTELLIGIBLE = "onbegrijpelijk"


class Group(StrEnum):
    """Effect groups: moves that do much the same to the other (ids fixed, ``shared/ontwerp.md``)."""

    INVITING = "uitnodigend"
    CLOSING = "sluitend"
    LISTENING = "luisterend"
    OMA = "oma"
    PUSHING = "duwend"
    GIVING_SPACE = "ruimte"
    OPEN_CARDS = "open_kaart"
    CONTACT = "contact"
    UNINTELLIGIBLE = "onbegrijpelijk"


class Signal(StrEnum):
    """What the engine notices besides moves; never shown as a judgement."""

    APOLOGY = "excuus"
    RUDENESS = "grofheid"
    ANSWER = "antwoord_op_vraag"
    SECRECY_PROMISE = "belofte_van_geheim"
    OWN_NEED = "eigen_nood"


GROUP_MOVES: Final[dict[Group, tuple[Move, ...]]] = {
    Group.INVITING: (Move.OPEN_QUESTION, Move.FOLLOW_UP, Move.WISH, Move.BRIGHT_SPOT, Move.TURNING_ROUND),
    Group.CLOSING: (Move.CLOSED_QUESTION, Move.STACKED_QUESTION),
    Group.LISTENING: (Move.SUMMARY, Move.FEELING_REFLECTION, Move.ENCOURAGEMENT, Move.SILENCE),
    Group.OMA: (Move.JUDGEMENT, Move.OPINION, Move.ADVICE, Move.MINIMISING),
    Group.PUSHING: (Move.ARGUING, Move.LABELLING, Move.LEADING_QUESTION, Move.WHY_QUESTION, Move.JARGON),
    Group.GIVING_SPACE: (Move.OWN_DIRECTION, Move.PARKING, Move.ACKNOWLEDGING, Move.NAMING_RESISTANCE),
    Group.OPEN_CARDS: (Move.NAMING_CONCERN, Move.NAMING_LONELINESS),
    Group.CONTACT: (Move.CONTACT, Move.COMPLIMENT, Move.OWN_EXPERIENCE),
    Group.UNINTELLIGIBLE: (Move.UNINTELLIGIBLE,),
}
"""The moves of each effect group. Every move is in exactly one group."""

MOVE_GROUP: Final[dict[Move, Group]] = {move: group for group, moves in GROUP_MOVES.items() for move in moves}
"""The effect group of each move."""

OMA_MOVES: Final = frozenset(GROUP_MOVES[Group.OMA])
"""Judgement, opinion, advice and making it small: what one leaves at home."""

QUESTION_MOVES: Final = frozenset(
    {Move.OPEN_QUESTION, Move.CLOSED_QUESTION, Move.WHY_QUESTION, Move.LEADING_QUESTION, Move.STACKED_QUESTION,
     Move.FOLLOW_UP}
)
"""The moves that are a question of some kind."""
