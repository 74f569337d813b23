"""Time-out, both versions of a turn, and where help is."""

from __future__ import annotations

from typing import Any

import pytest

from gesprek_oefenen.feedback.help import all_help, help_after, help_before, own_need, places, quiet_help
from gesprek_oefenen.feedback.taken_back import both_ways
from gesprek_oefenen.feedback.timeout import chosen_reminders, reminders, situations
from gesprek_oefenen.model.moves import Signal
from gesprek_oefenen.model.reading import Reading
from gesprek_oefenen.model.story import Person


def test_a_time_out_gives_at_most_three_reminders(talk: Any) -> None:
    """One tip and two questions: never a list to work through."""
    tips, questions = reminders(talk.story, ())
    assert len(tips) == 1 and len(questions) == 2


def test_reminders_fit_what_is_going_on(talk: Any) -> None:
    """After feeling the tip is about that; after something that closed, about repair."""
    talk.say("Hoe is dat?", ("open_vraag", "Hoe is dat?"), reply="Dan is het stil.", layer=2)
    assert situations(talk.story, talk.exchanges)[0] == "gevoel"
    talk.say("U moet eruit.", ("advies", "U moet eruit"), effect="sluit", reply="Ja, ja.")
    assert situations(talk.story, talk.exchanges)[0] == "dicht"
    assert chosen_reminders(talk.story, talk.exchanges)[0].source.startswith("werkboek 6.5")


def test_after_silence_upon_silence_the_tip_is_about_that(talk: Any) -> None:
    """Two silences running: a word may help."""
    talk.silence(effect="sluit")
    talk.silence(effect="sluit")
    assert situations(talk.story, talk.exchanges)[0] == "stil"
    assert "stil" in reminders(talk.story, talk.exchanges)[0][0]


def test_reminders_differ_when_asked_again_and_not_what_was_asked_already(talk: Any) -> None:
    """A second time-out gives something else; a question that was asked does not come back."""
    talk.say("Hm.")
    assert len({reminders(talk.story, talk.exchanges, count=count) for count in range(6)}) > 1
    for _ in range(3):
        question = reminders(talk.story, talk.exchanges)[1][0]
        talk.say(question)
        assert question not in reminders(talk.story, talk.exchanges)[1]


def test_reminders_speak_to_the_persona_as_she_is_used_to(story: Any) -> None:
    """A girl of seventeen gets *je* in the questions, the trainee *u* in the tips."""
    for count in range(20):
        _, questions = reminders(story(person=Person("Simone", 17, "je")), (), count=count)
        assert not any(" u " in f" {text} " or " u?" in text for text in questions)


def test_both_versions_beside_each_other(talk: Any) -> None:
    """What was said first and what it did; what was said then and what it did."""
    first = talk.say("U moet eruit.", ("advies", "U moet eruit"), effect="sluit", reply="Ja, ja.")
    talk.exchanges.clear()
    then = talk.say("Hoe is dat?", ("open_vraag", "Hoe is dat?"), effect="opent", reply="Stil.", layer=1)
    pair, = both_ways(talk.record(taken_back=((1, first),)), talk.story)
    assert (pair.first, pair.then) == (first, then)
    assert "Hein" in pair.first_did and "Hein" in pair.then_did and pair.first_did != pair.then_did and pair.together


def test_taken_back_and_then_rounded_off(talk: Any) -> None:
    """When nothing was said instead, that is what it says."""
    first = talk.say("U moet eruit.", effect="sluit")
    talk.exchanges.clear()
    talk.round_off()
    pair, = both_ways(talk.record(taken_back=((1, first),)), talk.story)
    assert pair.then is None and pair.then_did and pair.together == ""


def test_where_help_is_names_all_numbers() -> None:
    """The numbers of the design, in the help screen."""
    text = all_help().text
    for number in ("112", "bel 113", "0800-0113", "www.113.nl", "huisarts", "0800-0432", "1813", "106"):
        assert number in text


@pytest.mark.parametrize(("age", "young"), [(17, True), (46, False)])
def test_the_kindertelefoon_is_for_the_young(story: Any, age: int, young: bool) -> None:
    """Shown with a young persona; with an older one it is left out."""
    heavy = story(heavy=("somberheid", "drank"), person=Person("X", age, "u"))
    assert any("0800-0432" in line for line in places(heavy)) is young


def test_only_heavy_stories_show_help_before_and_after(story: Any) -> None:
    """With the subjects in words."""
    assert help_before(story()) is None and help_after(story()) is None
    before, after = help_before(story(heavy=("somberheid", "drank"))), help_after(story(heavy=("somberheid",)))
    assert before is not None and "somberheid en drank" in before.intro and after is not None and after.lines


def test_quiet_help_only_for_ones_own_need() -> None:
    """The signal brings it; nothing else does."""
    assert quiet_help(Reading("Hoe gaat het?")) is None
    shown = quiet_help(Reading("...", signals=(Signal.OWN_NEED,)))
    assert shown is not None and "113" in shown.text and "113" in own_need("je")
