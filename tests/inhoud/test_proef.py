"""Every story we ship, tried by simulated trainees: who listens gets there, who advises or echoes does not."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from gesprek_oefenen.analysis.loading import load_rules
from gesprek_oefenen.authoring.trial import TrialReport, run_trial
from gesprek_oefenen.authoring.trial_report import bounds_broken
from gesprek_oefenen.content.stories import load_story
from gesprek_oefenen.model.moves import Move
from gesprek_oefenen.model.play import Observation, TurnKind
from gesprek_oefenen.model.reading import Finding, Reading
from gesprek_oefenen.persona.conditions import holds
from gesprek_oefenen.persona.draw import Draw
from gesprek_oefenen.persona.engine import start, step

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
STORIES = sorted(path.stem for path in SCENARIOS.glob("*.yaml"))
each_story = pytest.mark.parametrize("story_id", STORIES)


@cache
def tried(story_id: str) -> tuple[TrialReport, TrialReport]:
    """Twenty talks of a good listener, and five each of five others."""
    story, rules = load_story(SCENARIOS / f"{story_id}.yaml"), load_rules()
    return (run_trial(story, rules, 20, seed=3, only=("luisteraar",)),
            run_trial(story, rules, 25, seed=3, only=("adviseur", "echo", "gesloten", "botterik", "beginner")))


@each_story
def test_who_listens_gets_there_and_who_advises_does_not(story_id: str) -> None:
    """The bounds of ``scenario proef``: listener 80 %, adviser and echo 5 %, closed questions 25 %, fallback 15 %."""
    listener, others = tried(story_id)
    assert bounds_broken(listener) == []
    assert bounds_broken(others) == []


@each_story
def test_no_line_comes_twice_in_25_turns(story_id: str) -> None:
    """Whoever talks with her, she repeats nothing while another line fits."""
    for report in tried(story_id):
        assert {who: tally.repeats for who, tally in report.per_trainee.items() if tally.repeats} == {}


@each_story
def test_every_state_is_reached_and_left_again(story_id: str) -> None:
    """Listener, adviser, rude one and beginner together see all her states, and none is a dead end."""
    listener, others = tried(story_id)
    missed = [{part.what for part in report.unreached if part.what.startswith("toestand")} for report in (listener, others)]
    assert missed[0] & missed[1] == set()
    assert [smell.message for smell in (*listener.dead_ends, *others.dead_ends)] == []


@each_story
def test_every_layer_can_be_told(story_id: str) -> None:
    """In her most open state, asked on and on about one subject, she comes to its last layer."""
    story = load_story(SCENARIOS / f"{story_id}.yaml")
    most_open = max(story.states, key=lambda state: state.openness if not state.end else -1)
    for topic in story.topics:
        state = replace(start(story, 1), state=most_open.name, trust=96, visited=tuple(s.name for s in story.states))
        findings = (Finding(Move.OPEN_QUESTION, 0, 3, "Hoe", "open_vraag/x", True), Finding(Move.FOLLOW_UP, 0, 3, "Hoe", "doorvraag/x", True))
        for turn in range(1, 40):
            reading = Reading(f"Hoe is dat nummer {turn}?", findings, topic=topic.id)
            state, _ = step(story, replace(state, state=most_open.name, trust=96, runs={}),
                            Observation(TurnKind.SAY, reading), Draw(1, turn))
        openable = [layer for layer in topic.layers if holds(layer.condition, state)]
        assert state.told.get(topic.id) == max(layer.number for layer in openable), topic.id
