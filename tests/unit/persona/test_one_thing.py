"""A question for one particular thing: what was written for it, else something small and plain, never whatever comes next."""

from __future__ import annotations

import pytest

from gesprek_oefenen.model.story import Story
from tests.unit.persona.conftest import Talk, small_story


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The small story: an answer to *hoe lang* with her first line, and a fact about her age."""
    own = ('feiten:\n  - {vragen: ["Hoe oud bent u?"], zinnen: ["Tachtig."]}\n'
           'terugval:\n  hoe_lang_al: ["Een poos al."]\n  wat_ziet: ["Wat er altijd is."]\n  hoe_oud_toen: ["Jong nog."]\n'
           '  komst: ["Het is wennen, hoor."]\ninitiatief:\n')
    opening = 'opening: {zin: "Komt u verder. De thee trekt.", door: {"Hoe lang al? / Hoe lang moet dat?": "Een minuut of tien."}'
    return small_story(tmp_path_factory.mktemp("verhaal"), ('opening: {zin: "Komt u verder. De thee is bruin."', opening), ("initiatief:\n", own))


def test_what_stands_with_her_line_goes_first(story: Story) -> None:
    """Her line has an answer to just that."""
    assert Talk(story).ask("Hoe lang al?").reply == "Een minuut of tien."


def test_asked_of_what_he_sees_it_is_not_of_her_line(story: Story) -> None:
    """*Uw klok staat stil, zie ik. Hoe lang al?* asks nothing about the tea."""
    assert Talk(story).ask("Uw klok staat stil, zie ik. Hoe lang al?").reply == "Een poos al."


def test_a_question_for_one_thing_gets_a_plain_word(story: Story) -> None:
    """Not the next line about the garden, which she has begun to tell of."""
    talk = Talk(story)
    assert talk.ask("Hoe is het met uw tuin?", "tuin").kind == "laag"
    assert talk.ask("Wat ziet u daar?", goes_on=True).reply == "Wat er altijd is."


def test_how_it_is_may_have_the_next_of_the_story(story: Story) -> None:
    """Only questions for one thing are held apart."""
    talk = Talk(story)
    talk.ask("Hoe is het met uw tuin?", "tuin")
    assert talk.ask("En hoe is het verder met uw tuin?", "tuin").kind == "laag"


def test_how_old_she_was_is_not_how_old_she_is(story: Story) -> None:
    """A fact about now does not answer what was."""
    assert Talk(story).ask("Hoe oud bent u?").reply == "Tachtig."
    assert Talk(story).ask("Hoe oud was u toen?").reply == "Jong nog."


def test_how_it_is_that_he_is_here(story: Story) -> None:
    """That is about his coming, whatever was told before it."""
    assert Talk(story).ask("Hoe is het voor u, dat ik hier nu zit?").reply == "Het is wennen, hoor."


def test_and_that_is(story: Story) -> None:
    """*En dat is?* after words that say little begins no other subject."""
    talk = Talk(story)
    talk.ask("Wat ziet u daar?")
    assert talk.say("en dat is", goes_on=True).kind.startswith("terugval")
