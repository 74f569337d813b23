"""What the analysis makes of one turn: findings with the words they rest on, signals, subject, attunement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NewType

from gesprek_oefenen.model.moves import MOVE_GROUP, Group, Move, Signal

TopicId = NewType("TopicId", str)


@dataclass(frozen=True, slots=True)
class Finding:
    """One move seen in a turn.

    ``start`` and ``end`` are half-open code points into the turn *as typed*; ``text`` is exactly that slice.
    ``rule`` is the id of the rule (``<zet>/<regel>``) whose YAML explains it (meaning, why, source).
    ``sure`` findings may lead to hints, count for the OMA line and cost trust; others only to softer reactions.
    """

    move: Move
    start: int
    end: int
    text: str
    rule: str
    sure: bool


@dataclass(frozen=True, slots=True)
class TalkContext:
    """What was said before the turn that is read, as far as known.

    ``previous`` is the persona's last line (``None``: unknown, so no ``doorvraag``), ``earlier`` the persona's lines
    before that, oldest first. ``own_earlier`` are the trainee's earlier turns, oldest first. ``topic`` is the subject
    at hand. ``asked_advice``: the persona has just asked for advice, or gave leave for it in phase *richting actie*.
    ``asked_question``: the persona's last line was a real question to the trainee.
    """

    previous: str | None = None
    earlier: tuple[str, ...] = ()
    own_earlier: tuple[str, ...] = ()
    topic: str | None = None
    asked_advice: bool = False
    asked_question: bool = False


@dataclass(frozen=True, slots=True)
class SummaryCheck:
    """What of the other's story a summary gives back.

    ``turns_back``: for each persona line of which content comes back, how many turns ago it was said (1 = the last).
    ``given_back``: content words of the other that return. ``never_said``: content words of the summary that no
    persona line holds. ``echo``: it repeats the last line (nearly) literally, which is no summary.
    """

    turns_back: tuple[int, ...] = ()
    given_back: tuple[str, ...] = ()
    never_said: tuple[str, ...] = ()
    echo: bool = False


@dataclass(frozen=True, slots=True)
class JargonWord:
    """A help-worker's word in the turn (span as in ``Finding``) with a plain word to use instead."""

    start: int
    end: int
    text: str
    plain: str


@dataclass(frozen=True, slots=True)
class Attunement:
    """How the turn is attuned to the persona: form of address, plain words, length.

    ``address`` is what the trainee used: ``"u"``, ``"je"``, ``"ge"``, ``"gemengd"`` or ``None`` when he addressed no
    one. ``words`` is the number of words in the turn, ``other_words`` in the persona's last line (0: unknown),
    ``longest_sentence`` the words in the longest sentence, ``hard_words`` words longer or rarer than the persona uses.
    """

    address: str | None = None
    jargon: tuple[JargonWord, ...] = ()
    words: int = 0
    other_words: int = 0
    longest_sentence: int = 0
    hard_words: tuple[str, ...] = ()


_NOT_LOOKED_AT: Final = Attunement()


@dataclass(frozen=True, slots=True)
class Reading:
    """One turn as the program understands it. ``text`` is the turn as typed; order of findings: by position."""

    text: str
    findings: tuple[Finding, ...] = ()
    signals: tuple[Signal, ...] = ()
    topic: str | None = None
    topic_from_context: bool = False
    """The subject was not named: the turn goes on with the subject at hand ("en hoe was dat?")."""
    summary: SummaryCheck | None = None
    attunement: Attunement = _NOT_LOOKED_AT

    @property
    def moves(self) -> tuple[Move, ...]:
        """Sure and likely moves, each once, in the fixed order of ``Move``."""
        return _in_order({f.move for f in self.findings})

    @property
    def sure_moves(self) -> tuple[Move, ...]:
        """Only the sure moves, each once, in the fixed order of ``Move``."""
        return _in_order({f.move for f in self.findings if f.sure})

    @property
    def groups(self) -> tuple[Group, ...]:
        """The effect groups of ``moves``, each once, in the fixed order of ``Group``."""
        seen = {MOVE_GROUP[m] for m in self.moves}
        return tuple(g for g in Group if g in seen)


_PLACE: Final = {move: place for place, move in enumerate(Move)}


def _in_order(moves: set[Move]) -> tuple[Move, ...]:
    return tuple(sorted(moves, key=_PLACE.__getitem__))
