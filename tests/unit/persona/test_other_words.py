"""The same question in other words, the subject's own lines for what may be asked about anything, and a fitting yes or no."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesprek_oefenen.authoring.check import check_paths
from gesprek_oefenen.model.story import Story
from gesprek_oefenen.persona.asked_on import best_answer
from gesprek_oefenen.persona.onward import onward
from gesprek_oefenen.persona.same_question import same_question
from tests.unit.persona.conftest import ROOT, Talk, small_story

AROUND = frozenset({"cor", "timmerman"})
"""The words of the line "Cor was timmerman."."""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The small story; what she says of her husband and her garden whatever is asked about them, and a fact or two."""
    of_him = ("  man:\n    terugval:\n      hoe_voelt: [Je went aan elkaars stilte.]\n      en_toen: [Toen werd het stil in de schuur.]\n"
              "      hoe_ging: [\"Zoals hij alles deed, op zijn gemak.\"]\n      mist: [Op zondag het meest.]\n")
    facts = ("feiten:\n  Hoe bent u hier komen wonen?: Met de boot, en met veel dozen.\n"
             "  Heeft u het fijn gehad op school?: Tot de meester kwam.\n"
             "terugval:\n  geen_onderwerp: [Daar moet ik over nadenken.]\ninitiatief:\n")
    return small_story(tmp_path_factory.mktemp("verhaal"), ("  man:\n", of_him), ("initiatief:\n", facts))


def of_the_man(story: Story) -> Talk:
    """A talk in which she has just spoken of her husband."""
    talk = Talk(story)
    assert talk.ask("Hoe was uw echtgenoot?", "man").topic == "man"
    return talk


@pytest.mark.parametrize(("asked", "known"), [
    ("Wanneer hield hij ermee op?", "Wanneer is hij gestopt?"), ("Waar hebben jullie elkaar ontmoet?", "Waar heeft u hem leren kennen?"),
    ("Praatte u vaak met hem?", "Sprak u vaak met hem?"), ("Was het leuk werk?", "Vond hij het werk fijn?"),
])
def test_the_same_question_in_other_words(asked: str, known: str) -> None:
    """By words that can stand for each other and by what is asked for."""
    assert same_question(onward(asked), onward(known), AROUND) > 0


@pytest.mark.parametrize(("asked", "known"), [
    ("Hoe lang woont u hier?", "Hoe lang moet dat koken?"), ("Wie heeft er gewonnen?", "Waar werkte hij?"), ("Had hij broers?", "Hield hij van zijn werk?"),
])
def test_another_question_is_another(asked: str, known: str) -> None:
    """It brings up something of its own, or asks for something else."""
    assert same_question(onward(asked), onward(known), AROUND) <= 0


@pytest.mark.parametrize(("asked", "said"), [
    ("Hoe was dat voor u?", "Je went aan elkaars stilte."), ("en toen", "Toen werd het stil in de schuur."), ("Wat gebeurde er toen?", "Toen werd het stil in de schuur."),
    ("Hoe ging dat?", "Zoals hij alles deed, op zijn gemak."), ("mist u hem", "Op zondag het meest."),
])
def test_a_subject_has_words_of_its_own_for_what_fits_anything(story: Story, asked: str, said: str) -> None:
    """They go before the story's and the built-in ones."""
    assert of_the_man(story).ask(asked, goes_on=True).reply == said


def test_they_stay_with_their_subject(story: Story) -> None:
    """About the garden her words about Cor would make no sense."""
    talk = Talk(story)
    talk.ask("Hoe is het met uw tuin?", "tuin")
    assert talk.ask("Hoe was dat voor u?", goes_on=True).reply != "Je went aan elkaars stilte."


def test_they_are_not_given_to_a_question_about_something_else(story: Story) -> None:
    """*Mist u de zee?* is not about her husband."""
    assert of_the_man(story).ask("Mist u de zee?").reply != "Op zondag het meest."


def test_a_question_about_her_last_words_does_not_get_the_next_thing(story: Story) -> None:
    """No line of hers answers it, and one more thing about Cor would sound as if she had not listened."""
    talk = of_the_man(story)
    outcome = talk.ask("Wat is er zo bijzonder aan een timmerman?", goes_on=True)
    assert outcome.kind.startswith("terugval:")


@pytest.mark.parametrize(("asked", "known"), [("Was het prettig op school?", True), ("Met wie bent u hier komen wonen?", False)])
def test_a_fact_is_found_when_every_word_has_one_for_it(story: Story, asked: str, known: bool) -> None:
    """Only with the same kind of question: *met wie* is no *hoe*."""
    assert (Talk(story).say(asked, "gesloten_vraag").kind == "feit") is known


@pytest.mark.parametrize(("asked", "kind"), [
    ("Was dat voor of na de oorlog?", "geen_onderwerp"), ("Komt ze weleens?", "weleens"), ("Bent u ooit in Japan geweest?", "ja_nee_ontkend"), ("Is hij ooit getrouwd geweest?", "geen_onderwerp"), ("Woont ze daar nog?", "nog"), ("Is dat erg?", "zwaar"),
    ("Zat u daarbij aan tafel?", "ja_feit"), ("Bent u daar niet geweest?", "ja_nee_ontkend"), ("Was dat leuk?", "fijn"), ("Bent u er moe van?", "ja_nee"),
])
def test_yes_or_no_by_what_is_asked(story: Story, asked: str, kind: str) -> None:
    """*Een beetje* answers how much, not whether someone sat at the table."""
    talk = of_the_man(story)
    assert talk.say(asked, "gesloten_vraag", goes_on=True).kind == f"terugval:{kind}"


def test_the_very_words_of_the_line_are_free(story: Story) -> None:
    """What was just said need not be in the example question."""
    known = story.topic("man").layers[0].lines[0].asked_on
    assert best_answer(onward("waar werkte hij"), known, AROUND) is None


def test_an_unknown_kind_under_a_subject_is_named(tmp_path: Path) -> None:
    """With its line, and what it may have been meant to be."""
    text = (ROOT / "tests" / "fixtures" / "klein.yaml").read_text(encoding="utf-8")
    file = tmp_path / "klein.yaml"
    file.write_text(text.replace("  man:\n", "  man:\n    terugval:\n      hoe_voel: [Stil.]\n"), encoding="utf-8")
    found = [problem for problem in check_paths([file]).problems if problem.code == "onbekende-terugval"]
    assert [problem.place.line for problem in found] == [text[: text.index("  man:\n")].count("\n") + 3]
    assert "hoe_voelt" in found[0].mend


@pytest.mark.parametrize(("asked", "kind"), [
    ("Heeft u dat al lang?", "tijdsduur"), ("Is er iemand die u helpt?", "is_er"), ("Is dat niet gek?", "ja_nee"), ("Zat u binnen of buiten?", "geen_onderwerp"),
    ("Heeft u een zolder of een kelder?", "ja_nee_ontkend"), ("Gaat u straks nog iets kopen?", "ja_feit"), ("Weet u of hij belde?", "ja_feit"),
])
def test_the_small_words_decide(story: Story, asked: str, kind: str) -> None:
    """*Al lang*, *er iemand*, *nog iets*, *of* after *weet u*: each wants another yes or no."""
    assert of_the_man(story).say(asked, "gesloten_vraag", goes_on=True).kind == f"terugval:{kind}"


def test_her_name_is_how_she_is_called_and_names_no_subject(story: Story) -> None:
    """A subject that is led to by her own name is not what a greeting asks about."""
    from dataclasses import replace

    called = replace(story, person=replace(story.person, name="Rozen"))
    assert Talk(called).say("Dag Rozen, daar ben ik weer.", "contact", topic="tuin").topic is None
    assert Talk(story).say("Hoe gaat het met de rozen?", "open_vraag", topic="tuin").topic == "tuin"


def test_how_is_it_with_you_is_not_with_what_is_yours(story: Story) -> None:
    """*Met u sinds vorige week* is herself, *met uw tuin* is her garden."""
    assert Talk(story).ask("Hoe is het met u sinds vorige week?", "avond").kind == "terugval:hoe_gaat_het"
    assert Talk(story).ask("Hoe is het met uw tuin?", "tuin").topic == "tuin"


@pytest.mark.parametrize("text", ["Ik ben net bijna van uw trap gevallen.", "Mijn opa had vroeger ook rozen."])
def test_what_he_tells_of_himself_is_his(story: Story, text: str) -> None:
    """She takes note of it, whatever subject of hers has a word in it."""
    assert Talk(story).say(text, topic="tuin").topic != "tuin"


def test_looks_are_praised_whatever_is_named_beside_them(story: Story) -> None:
    """A word on her looks is a compliment, and gets what she has for one."""
    from dataclasses import replace

    from gesprek_oefenen.model.story import Line, Reaction

    praised = replace(story, reactions={**story.reactions, "compliment": Reaction("compliment", lines={"*": (Line("reacties.compliment.*.1", "Dank u."),)})})
    assert Talk(praised).say("Wat ziet u er mooi uit.").reply == "Dank u."
