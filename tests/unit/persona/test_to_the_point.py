"""The next line of her story only when it sounds as if she had listened: to a yes-no question, and after a remark."""

from __future__ import annotations

import pytest

from gesprek_oefenen.model.story import Story
from tests.unit.persona.conftest import Talk


@pytest.fixture
def begun(small: Story) -> Talk:
    """A talk in which she has told of her husband, and then answered something small."""
    talk = Talk(small)
    assert talk.ask("Vertel eens over uw man.", "man").kind == "laag"
    assert talk.ask("Wie was dat zonet?").kind != "laag"
    return talk


@pytest.mark.parametrize("asked", ["Heeft het met de tuin te maken?", "Komt dat door uw dochter?", "Zou u naar de tuin willen kijken?"])
def test_a_yes_no_question_with_a_word_of_a_subject_gets_yes_or_no(begun: Talk, asked: str) -> None:
    """The first line of that subject would not say whether."""
    topic = "tuin" if "tuin" in asked else "dochter"
    assert begun.say(asked, "gesloten_vraag", topic=topic).kind.startswith("terugval:")


@pytest.mark.parametrize(("asked", "topic"), [
    ("Heeft u een tuin?", "tuin"), ("Zijn er nog bloemen?", "tuin"), ("Ziet u uw dochter vaak?", "dochter"), ("Deed u veel aan de rozen?", "tuin"),
])
def test_what_asks_for_the_subject_gets_its_line(begun: Talk, asked: str, topic: str) -> None:
    """Whether there is one, an example question of the subject, or a word that a line of it has."""
    assert begun.say(asked, "gesloten_vraag", topic=topic).kind == "laag"


def test_the_first_question_of_a_talk_begins_a_subject(small: Story) -> None:
    """Yes or no would be a cold welcome."""
    assert Talk(small).say("Zou u naar de tuin willen kijken?", "gesloten_vraag", topic="tuin").kind == "laag"


@pytest.mark.parametrize(("remark", "topic"), [("Dan ga ik straks langs de tuin terug.", "tuin"), ("Daar moet ik om lachen.", None)])
def test_a_remark_after_a_small_answer_gets_a_word_back(begun: Talk, remark: str, topic: str | None) -> None:
    """It asked for no story, whatever word it has."""
    assert begun.say(remark, topic=topic).kind in {"terugval:uitspraak", "initiatief"}


def test_a_nod_after_a_small_answer_does_not_always_get_a_next_line(small: Story) -> None:
    """Now and then a word back; upon the next nod she goes on."""
    first, next_one = set(), set()
    for seed in range(1, 9):
        talk = Talk(small, seed)
        talk.ask("Vertel eens over uw man.", "man")
        talk.ask("Wie was dat zonet?")
        first.add(talk.say("ja ja", "aanmoediging", goes_on=True).kind)
        if first >= {"terugval:aanmoediging"}:
            next_one.add(talk.say("hm hm", "aanmoediging", goes_on=True).kind)
    assert first >= {"terugval:aanmoediging", "laag"}
    assert "laag" in next_one


def test_a_remark_that_takes_up_a_word_of_a_line_gets_it(begun: Talk) -> None:
    """*De schoffel staat er nog, zie ik.*"""
    kinds = set()
    for seed in range(1, 9):
        talk = Talk(begun.story, seed)
        talk.ask("Wie was dat zonet?")
        kinds.add(talk.say("Ik zag een schoffel staan.", topic="tuin").kind)
    assert "laag" in kinds


@pytest.mark.parametrize("sure", [True, False])
def test_how_well_he_listened_she_says_only_of_a_summary(small: Story, sure: bool) -> None:
    """What is perhaps no more than a remark gets no word on how well he listened."""
    said = set()
    for seed in range(1, 9):
        talk = Talk(small, seed)
        talk.ask("Vertel eens over uw man.", "man")
        said.add(talk.say("Timmerman, en van weinig woorden.", "samenvatting", sure=sure).reply)
    assert ("Ja. En 's avonds nog meer." in said) is sure
