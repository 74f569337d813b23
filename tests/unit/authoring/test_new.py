"""``scenario nieuw``: from any answers comes a scenario that is sound and can be played at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gesprek_oefenen.authoring.check import Checker
from gesprek_oefenen.authoring.new import check_id, make_scenario, questions, write_scenario
from gesprek_oefenen.content.json_schema import FIRST_LINE, SCHEMA_FILE
from gesprek_oefenen.content.stories import parse_story
from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.model.problems import Severity

YOUNG = {"naam": "Jayden", "leeftijd": "16", "aanspreken": "je", "zegt": "je", "bezoeker": "stagiair", "kennen": "twee maanden",
         "weerstand": "zwijgen", "onderwerp1": "mijn broertje", "onderwerp2": "voetbal", "onderwerp3": "het internaat"}


@pytest.fixture(scope="module")
def checker() -> Checker:
    """One checker: the rules are read once."""
    return Checker()


@pytest.mark.parametrize("answers", [{}, YOUNG, *({"weerstand": kind} for kind in ("vragen", "tegenspreken", "niet"))])
def test_there_is_nothing_to_remark_on_a_new_scenario(answers: dict[str, str], checker: Checker) -> None:
    """Not one fault, warning or tip: the author starts from something whole, its example talk included."""
    loaded = parse_story(make_scenario("eigen-geval", answers), Path("eigen-geval.yaml"))
    assert checker.check(loaded) == []
    assert loaded.story is not None and len(loaded.story.states) == 3 and len(loaded.story.topics) == 4


def test_it_reminds_to_change_what_is_recognisable() -> None:
    """Name, age, place and job: the reminder stands in the file itself, below the line for the editor."""
    lines = make_scenario("eigen", {}).split("\n")
    assert lines[0] == FIRST_LINE
    assert any("naam, leeftijd, plaats en werk" in line for line in lines[:8])


def test_the_persona_speaks_as_answered() -> None:
    """Who says je is written in je, also in the questions to her."""
    story = parse_story(make_scenario("eigen", YOUNG), Path("eigen.yaml")).story
    assert story is not None
    assert "Vertel eens iets over je broertje." in story.topic("broertje").questions
    assert not any(word in ("u", "uw") for topic in story.topics for layer in topic.layers for line in layer.lines
                   for word in line.text.lower().split())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["naam", "bezoeker", "kennen", "onderwerp1", "onderwerp2", "onderwerp3"]), st.text(max_size=60)))
def test_any_answers_give_a_scenario_that_can_be_loaded(answers: dict[str, str]) -> None:
    """Quotes, colons, braces, nothing at all, three times the same: the file is always sound YAML."""
    loaded = parse_story(make_scenario("eigen", answers), Path("eigen.yaml"))
    assert [p for p in loaded.problems if p.severity is Severity.FAULT] == []


def test_a_subject_in_fancy_letters_gets_a_plain_name() -> None:
    """Letters of mathematics become common ones, and small."""
    loaded = parse_story(make_scenario("eigen", {"onderwerp1": "𝕬 tuin"}), Path("eigen.yaml"))
    assert loaded.story is not None and "a_tuin" in [topic.id for topic in loaded.story.topics]


def test_wrong_answers_are_told_at_once() -> None:
    """Each question says what is wrong with an answer; the proposal always fits."""
    by_key = {question.key: question for question in questions()}
    assert "cijfers" in by_key["leeftijd"].check("oud") and by_key["leeftijd"].check("74") == ""
    assert "Kies uit" in by_key["fase"].check("praten")
    assert by_key["onderwerp1"].check("!!!") != ""
    assert all(question.check(question.default) == "" for question in by_key.values())


@pytest.mark.parametrize("story_id", ["", "Met Hoofdletter", "../weg", "é", "9lang", "en", "a/b"])
def test_an_id_that_cannot_be_one_is_refused(story_id: str) -> None:
    """Nothing is written outside the folder, whatever the id."""
    with pytest.raises(PractiseError, match="kan geen id zijn"):
        check_id(story_id)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A second time with the same id changes nothing; the schema lies beside the scenario."""
    target = write_scenario("eigen", {}, tmp_path / "map")
    assert (target.parent / SCHEMA_FILE).is_file()
    target.write_text("van mij", encoding="utf-8")
    with pytest.raises(PractiseError, match="bestaat al; er is niets veranderd"):
        write_scenario("eigen", {}, target.parent)
    assert target.read_text(encoding="utf-8") == "van mij"
