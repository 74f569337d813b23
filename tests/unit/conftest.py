"""A made-up talk for tests of feedback and reflection: readings and replies are given, so that only the coach is tested."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from gesprek_oefenen.model.moves import Move, Signal
from gesprek_oefenen.model.play import Exchange, Outcome, PersonaState, TalkRecord, TurnKind
from gesprek_oefenen.model.reading import Attunement, Finding, Reading, SummaryCheck, TalkContext
from gesprek_oefenen.model.story import Achievable, Layer, Line, Person, State, Story, Topic

MadeUpMove = tuple[str, str] | tuple[str, str, bool]


def made_up_story(**changes: object) -> Story:
    """A small story about Hein: one subject with a layer without and one with feeling, a line that asks for advice."""
    parts: dict[str, object] = {
        "version": 1, "id": "hein", "title": "Hein fluit op de fiets", "person": Person("Hein", 46, "u"),
        "channel": "thuis", "role": "", "phase": "luisteren", "after_meeting": 2, "level": 1, "heavy": (), "goals": (),
        "achievable": Achievable(""), "situation": "", "opening": Line("opening", "Kom erin. De avonden zijn lang."),
        "trust": 30, "states": (State("afwachtend", 1, start=True), State("dicht", 0)), "transitions": (),
        "reactions": {}, "fallback": {"advies_gevraagd": (Line("vraagt", "Wat zou u doen?", asks="advies"),)},
        "topics": (Topic("avond", ("avond",), (), (
            Layer("avond", 1, 1, (Line("a1", "Ik doe de gordijnen dicht."),)),
            Layer("avond", 2, 2, (Line("a2", "Dan is het stil in huis."),), feeling="gemis"))),),
        "initiatives": (), "endings": (), "after_talk": (), "signs": (), "background": {}, "examples": (),
    }
    return Story(**(parts | changes))  # type: ignore[arg-type]


class MadeUpTalk:
    """Builds exchanges turn by turn."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.exchanges: list[Exchange] = []

    def say(
        self, text: str, *moves: MadeUpMove, reply: str = "Nou ja.", effect: str = "gelijk", layer: int = 0,
        signals: Sequence[Signal] = (), summary: SummaryCheck | None = None, attunement: Attunement | None = None,
        kind: str = "", topic: str | None = None, from_context: bool = False, line_ids: tuple[str, ...] = (),
    ) -> Exchange:
        """One turn; a move is ``(id, words)`` or ``(id, words, sure)``, the words must be in the text."""
        findings = []
        for move, words, *sure in moves:
            start = text.index(words)
            findings.append(Finding(Move(move), start, start + len(words), words, f"{move}/x", sure[0] if sure else True))
        reading = Reading(text, tuple(findings), tuple(signals), topic, from_context, summary, attunement or Attunement())
        return self._add(TurnKind.SAY, text, reading, Outcome(
            reply, effect=effect, topic="avond" if layer else None, layer=layer,
            kind=kind or ("laag" if layer else "reactie"), line_ids=line_ids))

    def silence(self, reply: str = "...", effect: str = "gelijk", layer: int = 0) -> Exchange:
        """A silence."""
        return self._add(TurnKind.SILENCE, "", Reading(""), Outcome(
            reply, effect=effect, layer=layer, topic="avond" if layer else None, kind="laag" if layer else "terugval:stilte"))

    def round_off(self) -> Exchange:
        """The goodbye."""
        return self._add(TurnKind.ROUND_OFF, "", Reading(""), Outcome("Dag.", kind="einde", ends=True))

    def _add(self, kind: TurnKind, text: str, reading: Reading, outcome: Outcome) -> Exchange:
        before = self.exchanges[-1].outcome.reply if self.exchanges else self.story.opening.text
        exchange = Exchange(len(self.exchanges) + 1, kind, text, before, reading, outcome)
        self.exchanges.append(exchange)
        return exchange

    @property
    def history(self) -> tuple[Exchange, ...]:
        """Everything before the last turn."""
        return tuple(self.exchanges[:-1])

    def record(self, **changes: object) -> TalkRecord:
        """The talk so far."""
        return TalkRecord(self.story.id, self.story.opening.text, tuple(self.exchanges), PersonaState(),
                          **changes)  # type: ignore[arg-type]


class AgreeingReader:
    """Reads every question as an open one and everything else as a feeling reflection; notes what it was asked."""

    def __init__(self, *always: Move) -> None:
        self.always = always
        self.seen: list[tuple[str, TalkContext]] = []

    def read(self, text: str, context: TalkContext) -> Reading:
        self.seen.append((text, context))
        moves = self.always or ((Move.OPEN_QUESTION,) if text.endswith("?") else (Move.FEELING_REFLECTION,))
        return Reading(text, tuple(Finding(move, 0, len(text), text, "x", True) for move in moves))


@pytest.fixture
def story() -> Callable[..., Story]:
    """Makes a story; keyword arguments replace its fields."""
    return made_up_story


@pytest.fixture
def talk() -> MadeUpTalk:
    """An empty talk with Hein."""
    return MadeUpTalk(made_up_story())


@pytest.fixture
def talk_with() -> Callable[[Story], MadeUpTalk]:
    """Makes an empty talk of a given story."""
    return MadeUpTalk


@pytest.fixture
def reader() -> AgreeingReader:
    """A reader that agrees with whatever is proposed."""
    return AgreeingReader()


@pytest.fixture
def reader_of() -> type[AgreeingReader]:
    """Makes a reader that sees the given moves in everything."""
    return AgreeingReader
