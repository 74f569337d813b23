"""``scenario proef``: what simulated trainees bring to light in a story."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gesprek_oefenen.analysis.loading import load_rules
from gesprek_oefenen.analysis.rules import RuleSet
from gesprek_oefenen.authoring.trainees import Speaker, trainees
from gesprek_oefenen.authoring.trial import TrialReport, Unreached, run_trial
from gesprek_oefenen.authoring.trial_report import bounds_broken, format_report
from gesprek_oefenen.content.stories import load_story
from gesprek_oefenen.model.moves import Move
from gesprek_oefenen.model.story import Ending, Layer, Line, Story, Transition
from gesprek_oefenen.persona.draw import Draw

ROOT = Path(__file__).resolve().parents[3]
ALL = ("adviseur", "beginner", "botterik", "echo", "gesloten", "luisteraar", "mengsel", "prater", "vleier", "zwijger")


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    """The rules that come with the program."""
    return load_rules()


@pytest.fixture(scope="module")
def small() -> Story:
    """A story of three states and four subjects."""
    return load_story(ROOT / "tests" / "fixtures" / "klein.yaml")


@pytest.fixture(scope="module")
def report(small: Story, rules: RuleSet) -> TrialReport:
    """Twenty talks: two of each kind of trainee."""
    return run_trial(small, rules, 20, seed=5)


def test_every_kind_of_trainee_is_there() -> None:
    """Listener, adviser, closed questions, silent, chatterbox, beginner, rude, echo, flatterer, and a mixture."""
    assert tuple(sorted(trainees())) == ALL


def test_a_third_of_what_trainees_say_names_no_subject() -> None:
    """The steps of the listener hold at least a third of follow-ups, nods and silences."""
    steps = trainees()["luisteraar"].steps
    bare = [step for step in steps if set(step) & {"doorgaan", "knikken", "stilte", "gevoel", "ruimte"}]
    assert len(bare) * 3 >= len(steps)


def test_trainees_talk_to_people_in_their_own_form(small: Story) -> None:
    """To someone who is called je nobody says u, and no marker is left in what is said."""
    young = replace(small, person=replace(small.person, address="je"))
    for trainee in trainees().values():
        for story, wrong in ((young, {"u", "uw"}), (small, {"je", "jij", "jou", "jouw"})):
            speaker = Speaker(trainee, story, [])
            texts = [speaker.next(["Het gaat.", "Ik zit hier maar.", "De avonden duren lang."], ["avond"], Draw(3, turn))
                     for turn in range(1, 60)]
            questions = {q for topic in story.topics for q in topic.questions}
            own = [text for text in texts if text not in questions]
            assert not any(set("<|>{}") & set(text) for text in own)
            assert not any(wrong & set(text.lower().replace("?", " ").replace(".", " ").replace(",", " ").split()) for text in own), own


def test_a_trainee_says_nothing_twice_while_he_has_another_sentence(small: Story) -> None:
    """Sentences come back only when the list is used up."""
    speaker = Speaker(trainees()["adviseur"], small, [])
    said = [speaker.next(["Ja."], [], Draw(1, turn)) for turn in range(1, 12)]
    assert len(set(said)) == len(said)


def test_every_talk_is_counted(report: TrialReport) -> None:
    """Twenty talks, two each, each with an ending."""
    assert {who: tally.talks for who, tally in report.per_trainee.items()} == dict.fromkeys(ALL, 2)
    assert all(sum(tally.endings.values()) == 2 for tally in report.per_trainee.values())
    assert all(0 < tally.turns <= 50 for tally in report.per_trainee.values())


def test_the_same_seed_gives_the_same_report(small: Story, rules: RuleSet) -> None:
    """To the letter."""
    once, again = (format_report(run_trial(small, rules, 3, seed=5, only=("mengsel",))) for _ in range(2))
    assert once == again


def test_what_can_never_be_reached_is_named_with_its_line(small: Story, rules: RuleSet) -> None:
    """A layer that asks more openness than any state has, a state nobody comes to, an ending behind another."""
    tuin = small.topics[0]
    sealed = replace(tuin, layers=(*tuin.layers, Layer("tuin", 3, 9, (Line("diep", "Nooit.", 77),), line_no=76)))
    story = replace(
        small, topics=(sealed, *small.topics[1:]), endings=(*small.endings, Ending("nooit", None, (Line("e", "Dag.", 99),), 98)),
        transitions=(Transition("weg", "open", line_no=55), *small.transitions))
    missed = {(part.what, part.line_no) for part in run_trial(story, rules, 12, only=("luisteraar", "adviseur")).unreached}
    assert ("laag 3 van tuin", 76) in missed
    assert ("einde nooit", 98) in missed
    assert ("overgang van weg naar open", 55) in missed
    assert not any(what.startswith("laag 1") for what, _ in missed)


def test_a_state_without_a_way_out_is_a_dead_end(small: Story, rules: RuleSet) -> None:
    """Shut for good by the first question: every talk ends in it."""
    story = replace(small, transitions=(Transition("afwachtend", "dicht", frozenset({Move.OPEN_QUESTION.value}), line_no=31),))
    found = run_trial(story, rules, 4, only=("luisteraar",)).dead_ends
    assert any("'dicht'" in smell.message and "geen overgang vandaan" in smell.message for smell in found)


def test_an_adviser_who_gets_as_far_as_a_listener_is_a_smell(small: Story, rules: RuleSet) -> None:
    """When what can be reached asks nothing, everyone reaches it, and the report says so."""
    easy = replace(small, achievable=replace(small.achievable, condition=None), goals=())
    from gesprek_oefenen.content.conditions import parse_condition

    easy = replace(easy, achievable=replace(easy.achievable, condition=parse_condition("beurt >= 1")))
    found = run_trial(easy, rules, 8, only=("luisteraar", "adviseur"))
    assert any("even ver als" in smell.message for smell in found.smells)
    assert any("hooguit 5%" in sentence for sentence in bounds_broken(found))


def test_the_report_is_plain_dutch_with_places(small: Story, report: TrialReport) -> None:
    """A line a trainee's name, places as file and line, and no line too wide to read."""
    missed = [Unreached("reactie advies in " + ", ".join(f"toestand {n}" for n in range(30)), 48), Unreached("laag 2 van tuin", 52)]
    text = format_report(replace(report, unreached=missed), small.file)
    assert "goede luisteraar" in text
    assert "klein.yaml:52: laag 2 van tuin" in text
    assert max(map(len, text.splitlines())) <= 100
