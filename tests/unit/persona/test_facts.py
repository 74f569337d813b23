"""Facts and kinds of question: what is asked gets that answer, and nothing else does. Played with the analysis."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gesprek_oefenen.analysis.loading import load_rules
from gesprek_oefenen.analysis.reader import Reader
from gesprek_oefenen.content.stories import load_story
from gesprek_oefenen.model.play import Exchange, Observation, Outcome, TurnKind
from gesprek_oefenen.model.reading import Reading
from gesprek_oefenen.persona.asked import question_in
from gesprek_oefenen.persona.draw import Draw
from gesprek_oefenen.persona.engine import start, step
from gesprek_oefenen.persona.follow_up import follow_up_in
from gesprek_oefenen.persona.index import index_of
from gesprek_oefenen.session.turn import context_of
from tests.unit.persona.conftest import Talk, small_story

SCENARIOS = Path(__file__).resolve().parents[3] / "scenarios"
Played = Callable[..., list[Outcome]]


@pytest.fixture(scope="module")
def played() -> Played:
    """Play the turns with a story, as the program does, and give the outcomes. An empty turn is a silence."""
    rules = load_rules()
    readers: dict[str, Reader] = {}

    def play(story_id: str, *turns: str, seed: int = 1) -> list[Outcome]:
        story = load_story(SCENARIOS / f"{story_id}.yaml")
        reader = readers.setdefault(story_id, Reader(rules, story))
        state, history, outcomes = start(story, seed), [], []
        for number, text in enumerate(turns, 1):
            kind = TurnKind.SAY if text else TurnKind.SILENCE
            context = context_of(story, state, history)
            reading = reader.read(text, context) if text else Reading("")
            state, outcome = step(story, state, Observation(kind, reading), Draw(seed, number))
            history.append(Exchange(number, kind, text, context.previous or "", reading, outcome))
            outcomes.append(outcome)
        return outcomes

    return play


@pytest.mark.parametrize(("text", "kinds"), [
    ("hoe lang werkt u daar al", {"hoe_lang"}), ("Met wie eet u?", {"met_wie", "wie"}), ("Wat erg. En hoe heette ze?", {"hoe_heet"}),
    ("Wat is dat voor krant?", {"welke"}), ("Waar gaat dat over?", {"wat"}), ("Mist u dat?", {"ja_nee"}),
    ("Is er iets waar u hulp bij wilt?", {"ja_nee"}), ("Mag ik vragen hoe oud u bent?", {"hoe_oud"}),
])
def test_what_kind_of_answer_a_question_wants(text: str, kinds: set[str]) -> None:
    """Of several sentences the last question counts; a question word halfway a sentence asks nothing."""
    assert question_in(text).kinds == kinds


@pytest.mark.parametrize(("story", "turns", "word"), [
    ("type-buitenstaander", ["Mooie kat. Hoe heet hij?", "hoe oud is hij"], "Veertien"),
    ("hein", ["ik zie daar een foto, wie zijn dat?", "wanneer was dat"], "Acht jaar"),
    ("hein", ["ik zie daar een foto, wie zijn dat?", "welke club zit hij bij"], "spoor"),
    ("type-actieve", ["Er staat hier een lege stoel, van wie is die?", "Wat een verlies. Hoe was ze?"], "Lang, mager"),
    ("type-geborgene", ["Ik hoorde gisteren iets over een begrafenis. Wie is er overleden?", "Hoe lang kende u haar?"], "Dertig"),
    ("weerstand-spervuur", ["wie is dat op die foto", "waar is hij nu"], "warm"),
    ("type-achterblijver", ["en met wilma?", "hoe oud is ze"], "Tweeënvijftig"),
])
def test_a_question_on_points_back_to_what_was_just_said(played: Played, story: str, turns: list[str], word: str) -> None:
    """*Hij*, *ze*, *dat*: of the person or thing in her last line."""
    assert word in played(story, *turns)[-1].reply


def test_a_fact_that_takes_courage_is_kept_until_she_dares(played: Played) -> None:
    """How much he owes Rutger says when he is at ease; before that he stays on the surface."""
    first = played("type-compenseerder", "Hoe hoog is de achterstand?")[-1]
    assert (first.kind, first.topic) == ("feit", "huur")
    assert "Vierduizend" not in first.reply


def test_a_name_in_a_question_is_not_enough(played: Played) -> None:
    """*Ziet u de vriendinnen van Lenie nog?* does not ask whether Lenie was ill."""
    assert played("type-achterblijver", "Ziet u de vriendinnen van Lenie nog?")[-1].topic == "vriendinnen"


def test_who_asks_on_after_a_fact_gets_the_story(talk_in: Callable[..., Any]) -> None:
    """After a fact the subject counts as begun: no small talk once more."""
    talk = talk_in(load_story(SCENARIOS / "weerstand-discussie.yaml"))
    assert talk.say("Wie was Wim?", "gesloten_vraag", topic="wim").kind == "feit"
    assert talk.state.told == {"wim": 1}


def test_something_seen_in_the_room_is_no_summary(played: Played) -> None:
    """*Er staan twee stoelen*: about the chair."""
    assert "stoel" in played("type-afhankelijke", "ik zie dat er twee stoelen klaarstaan")[-1].reply


def test_feeling_with_her_brings_up_no_request_for_advice(played: Played) -> None:
    """After a reflection she goes on where she was."""
    for seed in range(6):
        last = played("type-achterblijver", "wat is er precies gebeurd met lenie?", "was u erbij?",
                      "dat moet vreselijk geweest zijn", seed=seed)[-1]
        assert last.kind != "initiatief"


def test_a_complaint_about_many_questions_still_answers_what_is_known(played: Played) -> None:
    """Nine in a row: she says something of it, and answers."""
    turns = ["Wat voor werk doet u?", "Hoe lang werkt u daar al?", "Hoe heten uw kinderen?", "Hoe oud is Daan?", "Hoe oud is Vera?", "Waar wonen ze?", "Waar zingt Vera?",
             "Welke club is dat?", "Hoe vaak ziet u ze?"]
    last = played("hein", *turns)[-1]
    assert last.kind == "feit"
    assert len(last.line_ids) == 2


@pytest.mark.parametrize(("text", "kind"), [
    ("heeft u dat aan iemand verteld", "verteld"), ("wat houdt u tegen?", "tegenhoudt"), ("Wat maakt dat moeilijk?", "lastigst"),
    ("en nu?", "en_nu"), ("hoe komt dat", "hoe_komt"), ("wat gaat er dan door u heen?", "wat_denkt"), ("echt waar?", "echt"),
    ("hoe heet uw kat", ""), ("Ik leg eerst uit waarvoor ik kom, goed?", ""),
])
def test_follow_up_questions_that_fit_anything(text: str, kind: str) -> None:
    """What such a question asks is the same whatever the talk is about."""
    assert follow_up_in(text).kind == kind


def test_a_follow_up_is_answered_in_her_own_voice(played: Played) -> None:
    """Not with the next thing of the story."""
    assert played("hein", "Hoe zijn de avonden?", "heeft u dat wel eens aan iemand verteld")[-1].kind == "terugval:verteld"


def test_whether_a_certain_person_knows_is_told_of_that_person(played: Played) -> None:
    """*Heeft u daar met uw dochters over gepraat?* gets what is said of the daughters."""
    outcome = played("type-geborgene", "en hoe zijn de nachten?", "heeft u daar wel eens met uw dochters over gepraat")[-1]
    assert (outcome.kind, outcome.topic) == ("feit", "dochters")


@pytest.mark.parametrize("text", ["Sorry, dat zei je al. Hoe voelt dat?", "oke hoe voelt dat"])
def test_a_question_after_a_courtesy_is_answered(played: Played, text: str) -> None:
    """Not only the apology or the nod."""
    assert played("simone", "Hoi Simone, hoe was school?", text)[-1].kind in ("terugval:hoe_voelt", "feit", "laag")


def test_a_name_after_here_is_the_visitors(played: Played) -> None:
    """*Dag Jopie, hier Sanne weer*: not her own name."""
    assert "Sanne" in played("type-geborgene", "Dag Jopie, hier Sanne weer.")[-1].reply


def test_facts_are_weighed_in_the_order_of_the_file() -> None:
    """Never in the order of a set of words, which differs from start to start: same seed, same talk."""
    index = index_of(load_story(SCENARIOS / "type-actieve.yaml"))
    order = [id(question) for _, questions in index.facts for question in questions]
    asked = question_in("Wat deed u bij het toneel met die hoed op het balkon?")
    weighed = [order.index(id(question)) for _, question in index.fact_questions(asked, frozenset({"kast", "school", "til", "stuk", "straat", "koffie"}))]
    assert len(weighed) > 5 and weighed == sorted(weighed)


@pytest.mark.parametrize(("asked", "answers"), [
    ("Wat voor werk deed Cor, was hij timmerman?", True), ("Wat voor werk deed Cor, zo in het najaar?", True), ("Wat voor weer was het toen, was u buiten?", False),
])
def test_a_guess_behind_the_comma_leaves_the_question_of_a_fact(tmp_path: Path, asked: str, answers: bool) -> None:
    """What goes before it asks, to the word."""
    own = 'feiten:\n  "Wat voor werk deed Cor?": "Trappen, en kozijnen."\ninitiatief:\n'
    assert (Talk(small_story(tmp_path, ("initiatief:\n", own))).ask(asked).reply == "Trappen, en kozijnen.") is answers


@pytest.mark.parametrize(("asked", "answers"), [
    ("Uw hand ligt op die la. Wat ligt daar in?", True), ("Mooie kast, met een la. Wat ligt daar in?", True), ("U kijkt naar het raam. Wat ligt daar in?", False), ("Een la, zie ik. Hoe is dat?", False),
])
def test_a_question_that_points_asks_about_the_thing_named_before_it(tmp_path: Path, asked: str, answers: bool) -> None:
    """The drawer his first sentence spoke of."""
    own = 'feiten:\n  "Wat ligt er in de la?": "Elastiekjes, en een zakmes."\ninitiatief:\n'
    assert (Talk(small_story(tmp_path, ("initiatief:\n", own))).ask(asked).reply == "Elastiekjes, en een zakmes.") is answers


@pytest.mark.parametrize(("example", "asked", "answers"), [
    ("Hoe lang heeft u niet gefietst?", "Hoeveel jaar heeft u gefietst?", False), ("Hoe lang heeft u niet gefietst?", "Hoeveel jaar heeft u niet gefietst?", True),
    ("Wie woonde hier hiervoor?", "Met wie woonde u hiervoor?", False), ("Wie woonde hier hiervoor?", "En wie woonde hier hiervoor?", True),
])
def test_without_not_or_with_whom_it_is_another_question(tmp_path: Path, example: str, asked: str, answers: bool) -> None:
    """One small word makes the other answer wrong."""
    own = f'feiten:\n  "{example}": "Dat was Veldman, twee jaar."\ninitiatief:\n'
    assert (Talk(small_story(tmp_path, ("initiatief:\n", own))).ask(asked).reply == "Dat was Veldman, twee jaar.") is answers


def test_they_are_not_whoever_lives_somewhere(tmp_path: Path) -> None:
    """*En waar wonen ze dan?*, after nothing of the neighbours, does not ask where the boy of downstairs lives."""
    tale = small_story(tmp_path, ("    verwant: [man]\n", '    verwant: [man]\n    feiten:\n      "Waar woont dat knulletje? / Waar woont de tante van het knulletje?": "Op tweehoog."\n'))
    assert Talk(tale).ask("Nee, logisch. En waar wonen ze dan?").reply != "Op tweehoog."
    assert Talk(tale).ask("Waar woont dat knulletje?").reply == "Op tweehoog."
