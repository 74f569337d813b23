"""Everyday turns as they are really typed: goodbyes, greetings, half questions, coffee, names. Played with the analysis."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gesprek_oefenen.analysis.topics import TopicFinder
from gesprek_oefenen.content.stories import load_story
from gesprek_oefenen.language.phrases import words_of
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.model.reading import TalkContext
from gesprek_oefenen.model.story import Story
from gesprek_oefenen.persona.defaults import everyday
from gesprek_oefenen.persona.fit import _has_name
from gesprek_oefenen.persona.sense import _kinds

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def bos() -> Story:
    """Mevrouw Bos: a story with a subject for the day, the evening and a fall."""
    return load_story(ROOT / "scenarios" / "weerstand-valt-wel-mee.yaml")


def kinds(text: str) -> frozenset[str]:
    """The everyday things in ``text``."""
    return _kinds(words_of(tokenise(text)), "?" in text, everyday())


@pytest.mark.parametrize("typed", ["hoe gaat et", "hoe gaat t vandaag", "hoe gaat ut"])
def test_how_are_you_in_haste_is_how_are_you(typed: str) -> None:
    """*Het* is typed in many ways."""
    assert "hoe_gaat_het" in kinds(typed)


@pytest.mark.parametrize("text", ["Ik ga er weer vandoor.", "ik ga weer eens", "Nou, ik ga maar weer eens.", "dan ga ik maar eens"])
def test_leaving_in_many_words_is_a_goodbye(text: str) -> None:
    """However it is said."""
    assert "afscheid" in kinds(text)


@pytest.mark.parametrize("text", ["Goedemiddag mevrouw Bos. Mag ik binnenkomen?", "Dag mevrouw Bos!", "Dank u wel. Dag mevrouw Bos."])
def test_a_greeting_asks_about_no_subject(bos: Story, text: str) -> None:
    """*Goedemiddag* and *dag* do not ask how the afternoon or the day is."""
    assert TopicFinder(bos.topics).find(tokenise(text), TalkContext()).topic is None


def test_nightfall_is_no_fall(bos: Story) -> None:
    """*Als de avond valt* is about the evening."""
    assert TopicFinder(bos.topics).find(tokenise("hoe gaat het als de avond valt"), TalkContext(topic="slapen")).topic != "vallen"


def test_a_comment_before_a_question_without_a_subject_does_not_hide_what_is_at_hand(bos: Story) -> None:
    """*Dat klinkt bijzonder. Met wie dan?* goes on."""
    found = TopicFinder(bos.topics).find(tokenise("Dat klinkt bijzonder. Met wie dan?"), TalkContext(topic="koor"))
    assert (found.topic, found.from_context) == ("koor", True)


@pytest.mark.parametrize(("text", "kind", "holds"), [
    ("en in de pauze?", "losse_vraag", True), ("en je werk", "losse_vraag", True), ("en hoe was dat?", "losse_vraag", False),
    ("Mag ik nog een kopje thee?", "om_koffie", True), ("Heb je al thee gehad?", "om_koffie", False),
    ("hee hein hoe ist", "hoe_gaat_het", True), ("Hoe is het om dat te vragen?", "hoe_gaat_het", False),
    ("Hoe oud is ze?", "persoonlijk", False), ("Hoe oud bent u?", "persoonlijk", True),
    ("Zullen we volgende week verder praten?", "komt_terug", True),
    ("Heeft u even?", "mag_vragen", True), ("Heeft u nog een hond?", "mag_vragen", False),
])
def test_everyday_things_are_told_apart(text: str, kind: str, holds: bool) -> None:
    """What looks alike and asks for another answer."""
    assert (kind in kinds(text)) is holds


def test_dag_in_the_beginning_greets_and_later_takes_leave(talk: Callable[..., object]) -> None:
    """The same two words; after a while they end the talk."""
    assert not talk.say("Dag mevrouw", "contact").ends  # type: ignore[attr-defined]
    for text in ("Hoe is het met uw tuin?", "En de rozen?", "Wat bloeit er nu?", "Hoe was dat vroeger?", "Wat doet u daar?"):
        talk.ask(text, "tuin")  # type: ignore[attr-defined]
    assert talk.say("Dag mevrouw", "contact").ends  # type: ignore[attr-defined]


def test_an_open_question_after_a_kind_word_is_answered(talk: Callable[..., object]) -> None:
    """*Fijn u te zien. Hoe was uw week?*: the week, not a word about the compliment."""
    outcome = talk.say("Fijn om u te zien. Hoe was uw week?", "open_vraag", "compliment")  # type: ignore[attr-defined]
    assert outcome.reaction != "compliment"


def test_a_name_in_a_line_is_seen() -> None:
    """A capital inside a sentence, not at its beginning."""
    assert _has_name("Daan en Vera. Zestien en dertien.")
    assert not _has_name("Dat weet ik niet. Echt niet.")


@pytest.mark.parametrize("text", ["oke dag", "nou dag jopie"])
def test_a_short_dag_at_the_end_is_a_goodbye(text: str) -> None:
    """*Oke dag* takes leave; it does not ask how the day was."""
    assert "afscheid" in kinds(text)


def test_whether_my_being_here_bothers_does_not_ask_whether_to_go() -> None:
    """*Vind je het vervelend dat ik hier zit?*: "yes, do that" would be an odd answer."""
    assert "stoor_ik" in kinds("Vind je het vervelend dat ik hier zit?")
    assert "zal_ik_gaan" in kinds("Heeft u liever dat ik ga?")


def test_do_you_want_coffee_is_about_no_wishes() -> None:
    """*Wilt u koffie* is an offer, whatever subject of wishes a story has."""
    annet = load_story(ROOT / "scenarios" / "weerstand-spervuur.yaml")
    assert TopicFinder(annet.topics).find(tokenise("wilt u koffie"), TalkContext()).topic != "wensen"
