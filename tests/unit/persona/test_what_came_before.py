"""What goes before a question does not answer it: a word of feeling, a remark, *vertel maar*; nor does the next of her story."""

from __future__ import annotations

import pytest

from gesprek_oefenen.model.story import Story
from tests.unit.persona.conftest import Talk, small_story


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The small story, with words of its own for what she leaves open."""
    own = ('terugval:\n  wie: [Een naam noem ik niet.]\n  wanneer: [Vraag mij geen dag.]\n'
           "  bedoelt: [Zoals ik het zeg.]\n  geen_onderwerp: [Daar moet ik over denken.]\n  en_toen: [En toen was het over.]\ninitiatief:\n")
    return small_story(tmp_path_factory.mktemp("verhaal"), ("initiatief:\n", own))


@pytest.fixture
def begun(story: Story) -> Talk:
    """A talk in which she has begun to tell of the garden."""
    talk = Talk(story)
    assert talk.ask("Hoe is het met uw tuin?", "tuin").kind == "laag"
    return talk


def test_something_particular_of_the_subject_at_hand_is_put_off(begun: Talk) -> None:
    """The next line about the garden would sound as if she had not listened."""
    assert begun.ask("Waar bestaat dat onderhoud uit?", None, "doorvraag", goes_on=True).kind.startswith("terugval")


def test_just_more_gets_more(begun: Talk) -> None:
    """*Vertel eens* asks for whatever comes next."""
    assert begun.ask("Kunt u daar iets meer over vertellen?", None, "doorvraag", goes_on=True).kind == "laag"


def test_when_after_tell_me(begun: Talk) -> None:
    """*Vertel maar. Wanneer was dat?* asks when."""
    assert begun.say("Vertel maar rustig. Wanneer was dat?", "doorvraag", "gesloten_vraag", goes_on=True).reply == "Vraag mij geen dag."


def test_who_after_a_word_of_feeling(begun: Talk) -> None:
    """*Dat klinkt eenzaam. Wie weet dit?* asks who, and gets no yes."""
    assert begun.say("Dat klinkt eenzaam. Wie weet dit van u?", "eenzaamheid_noemen", "gevoelsreflectie", "gesloten_vraag").reply == "Een naam noem ik niet."


def test_why_not_asks_for_a_reason(begun: Talk) -> None:
    """*Hoezo niet* does not ask what she means."""
    assert begun.say("hoezo niet", "waarom_vraag").reply != "Zoals ik het zeg."


def test_what_happened_then_is_not_over(begun: Talk) -> None:
    """*En toen was het over* answers a bare *en toen?*, not what happened."""
    assert begun.ask("Drie jaar! Wat gebeurde er toen?", goes_on=True).reply != "En toen was het over."


def test_what_is_added_behind_a_comma_leaves_the_question_what_it_is(tmp_path_factory: pytest.TempPathFactory) -> None:
    """*..., met zo'n schoffel* adds to a question that is an example of hers without it."""
    tale = small_story(tmp_path_factory.mktemp("bijvoegsel"), ("    verwant: [man]\n", "    verwant: [man]\n    feiten:\n      Wanneer begint u buiten te werken?: Om zeven uur.\n"))
    assert Talk(tale).ask("Ik vraag maar raak. Wanneer begint u buiten te werken, met zo'n schoffel?", "tuin").reply == "Om zeven uur."


def test_which_of_the_things_just_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    """*Er staan twee stoelen. Van wie is de tweede?* asks whose chair that is."""
    tale = small_story(tmp_path_factory.mktemp("tweede"), ("    verwant: [man]\n", "    verwant: [man]\n    feiten:\n      Van wie is die tweede stoel?: Van Cor nog.\n"))
    assert Talk(tale).ask("Er staan twee stoelen. Van wie is de tweede?").reply == "Van Cor nog."


@pytest.mark.parametrize(("asked", "answer"), [
    ("Mooie gieter. Van wie is die?", "Van Cor nog."), ("Ik zie een gieter. Wat zit erin?", "Regenwater."),
    ("U schudt de gieter leeg. Waarom doet u dat?", "Voor de muggen."), ("Een bureaulamp, zie ik. Waar komt die vandaan?", "Van de markt.")])
def test_a_question_that_points_is_about_the_thing_named_just_before(tmp_path_factory: pytest.TempPathFactory, asked: str, answer: str) -> None:
    """Also when she had said no more than good afternoon; why asks of all that was said."""
    facts = ("    verwant: [man]\n    feiten:\n      Van wie is die gieter?: Van Cor nog.\n      Wat zit er in die gieter?: Regenwater.\n"
             "      Waarom schudt u de gieter leeg?: Voor de muggen.\n      Waar komt die lamp vandaan?: Van de markt.\n")
    talk = Talk(small_story(tmp_path_factory.mktemp("gieter"), ("    verwant: [man]\n", facts)))
    talk.say("Goedemiddag.", "contact")
    assert talk.ask(asked).reply == answer


def test_who_is_that_after_she_named_one_person(tmp_path_factory: pytest.TempPathFactory) -> None:
    """*Vraag maar aan Toos.* - *Wie is dat, een vriendin?*"""
    tale = small_story(tmp_path_factory.mktemp("toos"), (
        '"De rozen staan er nog. De schoffel ook.", "Een meter of tien, meer is het niet.", "Het onkruid wint."', '"De rozen zijn voor Toos."'),
        ("    verwant: [man]\n", "    verwant: [man]\n    feiten:\n      Wie is Toos?: Mijn buurvrouw, van achter de heg.\n"))
    talk = Talk(tale)
    talk.ask("Hoe is het met uw tuin?", "tuin")
    assert talk.ask("Wie is dat, een vriendin?").reply == "Mijn buurvrouw, van achter de heg."


@pytest.mark.parametrize(("asked", "kind"), [("De Meeuw, is dat een café?", "ja_nee_ontkend"), ("Vindt u dat geen goed idee?", "ja_nee_ontkend"), ("Is dat een kat?", "ja_feit")])
def test_a_guess_at_what_it_is_and_a_question_with_geen_get_no(begun: Talk, asked: str, kind: str) -> None:
    """A yes would be a claim that is at odds with what she tells next."""
    assert begun.say(asked, "gesloten_vraag", goes_on=True).kind == f"terugval:{kind}"


def test_what_he_does_with_a_thing_is_not_asked_of_the_thing(tmp_path_factory: pytest.TempPathFactory) -> None:
    """*Regen horen vanuit uw stoel. Hoe oud bent u, dat u dat doet* is not the age of the chair."""
    chair = "Ouder dan u, denk ik."
    tale = small_story(tmp_path_factory.mktemp("stoel"), ("    verwant: [man]\n", f"    verwant: [man]\n    feiten:\n      Hoe lang heeft u die stoel al?: {chair}\n"))
    talk = Talk(tale)
    talk.say("Goedemiddag.", "contact")
    assert talk.ask("Mooie stoel. Hoe lang heeft u die al?").reply == chair
    again = Talk(tale)
    again.say("Goedemiddag.", "contact")
    assert again.ask("Sneeuw horen vanuit uw stoel. Hoe lang doet u dat al?").reply != chair


def test_how_that_is_for_her_after_she_spoke_of_something_else(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A next line of the garden says how the garden is for her, not what she has just forgiven him."""
    tale = small_story(
        tmp_path_factory.mktemp("zorg"), ("      - openheid: 3\n        gevoel: gemis", "      - openheid: 1\n        gevoel: gemis"),
        ("initiatief:\n", "terugval:\n  hoe_voelt: [Och. Het gaat zo.]\ninitiatief:\n"))
    of_the_garden, of_another = [], []
    for seed in range(1, 16):
        for after, kinds in ((None, of_the_garden), ("Neem me niet kwalijk.", of_another)):
            talk = Talk(tale, seed)
            talk.ask("Hoe is het met uw tuin?", "tuin")
            if after is not None:
                talk.say(after, "excuus")
            kinds.append(talk.ask("Hoe is dat voor u?", None, "doorvraag", goes_on=True).kind)
    assert "laag" in of_the_garden and "laag" not in of_another


@pytest.mark.parametrize("said", ["Dan neem ik de krant mee. Goed?", "Ik kom donderdag terug, oké?"])
def test_a_proposal_gets_a_yes(begun: Talk, said: str) -> None:
    """*Goed?* does not ask to what degree."""
    assert begun.say(said, "gesloten_vraag").kind in {"terugval:ja_feit", "terugval:komt_terug"}


def test_is_that_always_so_is_not_about_the_past(begun: Talk) -> None:
    """It wants yes or no, not how it used to be."""
    assert begun.say("Is dat altijd zo?", "gesloten_vraag", goes_on=True).kind == "terugval:ja_feit"


def test_sitting_down_does_not_answer_the_question_behind_it(begun: Talk) -> None:
    """*Ik kom even bij u zitten. Heeft hij die gekocht?* is no *mag ik*."""
    assert begun.ask("Ik kom even bij u zitten. Heeft hij die schoffel gekocht dan?", "tuin").kind != "terugval:mag_ik"


def test_how_it_was_is_not_how_it_goes(tmp_path_factory: pytest.TempPathFactory) -> None:
    """*Gaat wel* is no answer to how one thing was, long ago."""
    tale = small_story(
        tmp_path_factory.mktemp("toen"), ("initiatief:\n", "terugval:\n  hoe_voelt: [Het gaat zo.]\n  hoe_voelde: [Een beetje raar was dat.]\ninitiatief:\n"))
    assert Talk(tale).ask("Hoe was dat voor u, toen u hem afdeed?", None, "doorvraag", goes_on=True).reply == "Een beetje raar was dat."
    assert Talk(tale).ask("Hoe is dat voor u?", None, "doorvraag", goes_on=True).reply == "Het gaat zo."
