"""A talk with a persona without the analysis: each turn says itself which moves it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from gesprek_oefenen.content.stories import load_story
from gesprek_oefenen.model.moves import Move, Signal
from gesprek_oefenen.model.play import Observation, Outcome, PersonaState, TurnKind
from gesprek_oefenen.model.reading import Finding, Reading, SummaryCheck
from gesprek_oefenen.model.story import Story
from gesprek_oefenen.persona.draw import Draw
from gesprek_oefenen.persona.engine import start, step

ROOT = Path(__file__).resolve().parents[3]


def small_story(folder: Path, *changes: tuple[str, str]) -> Story:
    """The small story (``klein.yaml``) with these pieces of its text put in place of others."""
    text = (ROOT / "tests" / "fixtures" / "klein.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file = folder / "klein.yaml"
    file.write_text(text, encoding="utf-8")
    return load_story(file)


def reading(text: str, *keys: str, topic: str | None = None, goes_on: bool = False, sure: bool = True,
            summary: SummaryCheck | None = None) -> Reading:
    """A reading of ``text`` with these moves and signals."""
    moves = {move.value for move in Move}
    return Reading(
        text, tuple(Finding(Move(key), 0, len(text), text, f"{key}/proef", sure) for key in keys if key in moves),
        tuple(Signal(key) for key in keys if key not in moves), topic, goes_on, summary)


@dataclass
class Talk:
    """A talk under way."""

    story: Story
    seed: int = 1
    state: PersonaState = field(init=False)
    outcomes: list[Outcome] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.state = start(self.story, self.seed)

    def say(self, text: str, *keys: str, topic: str | None = None, goes_on: bool = False, sure: bool = True,
            summary: SummaryCheck | None = None) -> Outcome:
        """Say ``text``, read as these moves and signals."""
        return self.play(Observation(TurnKind.SAY, reading(text, *keys, topic=topic, goes_on=goes_on, sure=sure, summary=summary)))

    def ask(self, text: str, topic: str | None = None, *keys: str, goes_on: bool = False) -> Outcome:
        """An open question."""
        return self.say(text, "open_vraag", *keys, topic=topic, goes_on=goes_on)

    def silence(self) -> Outcome:
        """Say nothing."""
        return self.play(Observation(TurnKind.SILENCE, Reading("")))

    def round_off(self) -> Outcome:
        """Bring the talk to an end."""
        return self.play(Observation(TurnKind.ROUND_OFF, Reading("")))

    def play(self, observation: Observation) -> Outcome:
        """Play one turn."""
        self.state, outcome = step(self.story, self.state, observation, Draw(self.seed, self.state.turn + 1))
        self.outcomes.append(outcome)
        return outcome


@pytest.fixture(scope="session")
def small() -> Story:
    """A story of three states and four subjects, with few reactions of its own."""
    return load_story(ROOT / "tests" / "fixtures" / "klein.yaml")


@pytest.fixture(scope="session")
def simone() -> Story:
    """The story that comes with the program."""
    return load_story(ROOT / "scenarios" / "simone.yaml")


@pytest.fixture
def talk(small: Story) -> Talk:
    """A fresh talk in the small story."""
    return Talk(small)


@pytest.fixture
def talk_in() -> Callable[..., Talk]:
    """Begin a talk in a story, with a seed."""
    return Talk
