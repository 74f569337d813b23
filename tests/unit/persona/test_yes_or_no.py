"""A closed question gets the yes or no it asks for; a guess at who someone is gets who that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesprek_oefenen.model.story import Story
from tests.unit.persona.conftest import Talk, small_story

WHO_PIET_IS = "Mijn man. Hij deed de tuin."


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The small story, with a fact that says who Piet is."""
    return small_story(tmp_path_factory.mktemp("piet"), ("initiatief:\n", f'feiten:\n  "Wie is Piet?": "{WHO_PIET_IS}"\ninitiatief:\n'))


@pytest.fixture
def begun(story: Story) -> Talk:
    """A talk in which she has begun to tell of the garden."""
    talk = Talk(story)
    assert talk.ask("Hoe is het met uw tuin?", "tuin").kind == "laag"
    return talk


@pytest.mark.parametrize("asked", ["Is Piet uw broer?", "Piet, is dat een vriend?", "Was Piet uw zoon?", "piet is dat een buurman"])
def test_a_guess_at_who_someone_is_gets_who_that_is(begun: Talk, asked: str) -> None:
    """A yes could be at odds with what she tells later."""
    assert begun.say(asked, "gesloten_vraag", goes_on=True).reply == WHO_PIET_IS


def test_what_someone_has_is_no_guess_at_who_he_is(begun: Talk) -> None:
    """*Had Piet een hond?* wants yes or no."""
    assert begun.say("Had Piet een hond?", "gesloten_vraag", goes_on=True).reply != WHO_PIET_IS


@pytest.mark.parametrize(("asked", "kind"), [("Maar u kon het toch niet weten?", "ja_nee_ontkend"), ("Het is hier toch mooi?", "ja_feit")])
def test_toch_asks_her_to_agree(begun: Talk, asked: str, kind: str) -> None:
    """It tells her nothing back, so she does not say that he heard it well."""
    assert begun.say(asked, "gesloten_vraag", goes_on=True).kind == f"terugval:{kind}"


def test_whether_she_did_that_once(begun: Talk) -> None:
    """*Al eens* is *wel eens*."""
    assert begun.say("Bent u er al eens langsgegaan?", "gesloten_vraag", goes_on=True).kind == "terugval:weleens"


@pytest.mark.parametrize(("asked", "kind"), [("heb je kindrne", "geen_onderwerp"), ("Hebt u een gitaar?", "ja_nee_ontkend")])
def test_to_a_word_she_does_not_know_she_says_no_no(begun: Talk, asked: str, kind: str) -> None:
    """It may be a slip for something that she has."""
    assert begun.say(asked, "gesloten_vraag").kind == f"terugval:{kind}"


@pytest.mark.parametrize("asked", ["ok. en savonds dan, als t donker is", "en buiten dan, met dit weer"])
def test_what_then_is_no_question_for_yes_or_no(begun: Talk, asked: str) -> None:
    """It asks how it is at another time or place."""
    assert begun.say(asked, "gesloten_vraag", goes_on=True).kind not in {"terugval:ja_feit", "terugval:ja_nee"}


@pytest.mark.parametrize("asked", ["te veel mensen of te veel vragen", "ooit ontmoet of alleen geseind"])
def test_a_choice_without_a_mark_asks(begun: Talk, asked: str) -> None:
    """She is asked which; *ja* or a nod would be no answer."""
    assert begun.say(asked, goes_on=True).kind in {"terugval:keuze", "terugval:geen_onderwerp"}


def test_a_remark_with_of_is_no_choice(begun: Talk) -> None:
    """*Een uurtje of twee, dat is lang* asks nothing."""
    assert begun.say("Een uurtje of twee, dat is lang.", goes_on=True).kind not in {"terugval:keuze", "terugval:geen_onderwerp"}


def test_what_he_means_is_still_his_question(story: Story) -> None:
    """*Nee ik bedoel de tuin* is not the moment for something of her own."""
    kinds = set()
    for seed in range(1, 16):
        talk = Talk(story, seed)
        talk.ask("Hoe was dat?")
        kinds.add(talk.say("nee ik bedoel de tuin", topic="tuin").kind)
    assert kinds == {"laag"}


def test_what_comes_then_is_not_what_came_then(story: Story) -> None:
    """*Wat gebeurt er dan rond die tijd* asks for no story of the past."""
    talk = Talk(story)
    talk.ask("Hoe is het met uw tuin?", "tuin")
    assert talk.ask("Wat gebeurt er dan rond die tijd?", "tuin", goes_on=True).kind == "terugval:en_dan"


def test_an_impression_with_all_the_time_names_no_feeling(begun: Talk) -> None:
    """*Neem de tijd, ik heb het idee dat er nog iets komt*: that he was right about a feeling would come out of the blue."""
    said = "Neem gerust de tijd. Ik heb het idee dat er nog iets achteraan wilde komen."
    outcome = begun.say(said, "gevoelsreflectie", "regie", sure=False)
    assert "gevoel" not in outcome.kind and not any("gevoelsreflectie" in line for line in outcome.line_ids)


def test_a_question_in_two_clauses_is_known_as_a_whole(tmp_path: Path) -> None:
    """*Als u één ding kon veranderen, wat zou dat zijn?* does not just ask what that would be."""
    tale = small_story(tmp_path, ("initiatief:\n", 'feiten:\n  "@anders_willen": "Een lagere drempel."\ninitiatief:\n'))
    assert Talk(tale).ask("Als u één ding kon veranderen, wat zou dat zijn?").reply == "Een lagere drempel."


@pytest.mark.parametrize("asked", ["Piet, wie is dat", "piet, wie is dat?", "Piet? Wie is dat?"])
def test_a_name_with_who_is_that(begun: Talk, asked: str) -> None:
    """It asks who that is and no one he has to do with."""
    assert begun.say(asked, "gesloten_vraag").reply == WHO_PIET_IS


def test_hoezo_behind_her_words_is_no_yes_or_no(begun: Talk) -> None:
    """*Zelf aan het stuur hoezo* asks why."""
    assert begun.say("zelf aan het stuur hoezo", "gesloten_vraag", goes_on=True).kind not in {"terugval:ja_feit", "terugval:ja_nee", "terugval:ja_nee_ontkend"}


def test_the_last_of_two_questions_is_answered(begun: Talk) -> None:
    """*Hoezo niet? Hoe laat werd het dan?* is no reproach."""
    assert begun.say("Hoezo niet? Hoe laat werd het dan?", "waarom_vraag", goes_on=True).kind == "terugval:hoe_laat"


def test_may_he_come_back(begun: Talk) -> None:
    """Whatever he adds to it."""
    assert begun.say("Zou ik volgende week terug mogen komen, zonder folder?", "gesloten_vraag").kind == "terugval:komt_terug"
