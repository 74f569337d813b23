"""The scenarios that come with the program: sound and complete (how long checking takes: ``make bench``)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gesprek_oefenen.authoring.check import Checker, check_paths
from gesprek_oefenen.authoring.draw import as_dot, as_mermaid, in_terminal
from gesprek_oefenen.content.places import scenarios_folder, yaml_files
from gesprek_oefenen.content.stories import examine, load_story
from gesprek_oefenen.model.problems import Severity

SCENARIOS = list(yaml_files(scenarios_folder()))
DOCS = Path(__file__).parents[2] / "docs"
ACCEPTED = frozenset({"echte-naam"})
"""Tips that a human looked at: the names in our stories are made up, and a region is not a person."""


@pytest.fixture(scope="module")
def checker() -> Checker:
    """One checker for all: the rules are read once."""
    return Checker()


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_there_is_nothing_to_remark(path: Path, checker: Checker) -> None:
    """No fault, no warning, no tip: structure, references, samples and example talks come out as the author wrote them."""
    found = [f"{p.place.line}:{p.place.column} {p.code}: {p.message}" for p in checker.check(examine(path)) if p.code not in ACCEPTED]
    assert found == []


def test_the_stories_of_the_book_are_there() -> None:
    """Simone and Hein, with the subjects that other programs count on."""
    stories = {path.stem: load_story(path) for path in SCENARIOS}
    assert {topic.id for topic in stories["simone"].topics} >= {
        "vriendschap", "oude_vrienden", "school", "bijbaan", "thuis", "roddelen", "gevoel", "praten", "hulp", "online",
        "toekomst", "vrije_tijd"}
    assert {topic.id for topic in stories["hein"].topics} >= {
        "scheiding", "vrienden", "kinderen", "werk", "avond", "drinken", "hulp", "vertrouwen", "daten", "gezinnen", "hobbys",
        "gevoel", "toekomst"}


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_each_persona_has_a_voice_sheet_and_enough_to_say(path: Path) -> None:
    """A voice sheet was written first; states, layers and lines are enough for a long talk; the heavy ones say so."""
    story = load_story(path)
    assert (DOCS / "personas" / f"{story.id}.md").is_file()
    assert len([state for state in story.states if not state.end]) >= 3
    assert all(len(layer.lines) >= 3 for topic in story.topics for layer in topic.layers)
    assert len(story.examples) >= 4 and story.achievable.condition is not None
    assert any(talk.reaches for talk in story.examples), "one example talk shows that the achievable can be reached"
    assert len(story.endings) >= 2 and story.after_talk and story.signs


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_each_can_be_drawn(path: Path) -> None:
    """In all three ways."""
    story = load_story(path)
    assert story.person.name in in_terminal(story)
    assert as_mermaid(story).count("```") == 4 and as_dot(story).startswith("digraph")


def test_a_hundred_scenarios_are_checked_in_ten_seconds(tmp_path: Path) -> None:
    """A hundred files like the small one (example talks included), in processor time of all processes together."""
    text = (Path(__file__).parents[1] / "fout" / "goed.yaml").read_text(encoding="utf-8")
    for number in range(100):
        (tmp_path / f"geval-{number}.yaml").write_text(text.replace("id: goed", f"id: geval-{number}"), encoding="utf-8")
    start = sum(os.times()[:4])
    report = check_paths([tmp_path])
    assert sum(os.times()[:4]) - start < 10
    assert len(report.files) == 100 and report.count(Severity.FAULT) == 0
