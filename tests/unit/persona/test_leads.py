"""Something small she says by herself, so that there is something to ask on about (`aanknoping`)."""

from __future__ import annotations

import pytest

from gesprek_oefenen.model.story import Story
from tests.unit.persona.conftest import Talk, small_story

WHEELBARROW, ROBIN, RAIN = "De kruiwagen heeft een lekke band.", "Een roodborst komt elke morgen op het hek.", "De regen tikt op de regenpijp."
SEEDS = range(1, 31)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The small story with two leads about the garden, the first with an answer, and one of here and now."""
    garden = f"""    aanknoping:
      - zin: {WHEELBARROW}
        door:
          "Wie plakt die band? / Wie maakt dat?": "De buurjongen, als hij komt."
      - {ROBIN}
    verwant: [man]
"""
    rest = f"aanknoping: [{RAIN}]\nterugval:\n  kleinigheid: [Dat doet er niet toe.]\n  geen_onderwerp: [Daar moet ik over nadenken.]\ninitiatief:\n"
    return small_story(tmp_path_factory.mktemp("verhaal"), ("    verwant: [man]\n", garden), ("initiatief:\n", rest))


def in_the_garden(story: Story, seed: int) -> Talk:
    """A talk in which she has just told of her garden."""
    talk = Talk(story, seed)
    talk.ask("Hoe is het met uw tuin?", topic="tuin")
    return talk


def test_behind_a_question_it_does_not_stand(story: Story) -> None:
    """Stepping over to another thing was judged as not listening, also when it has a word of the question."""
    assert {in_the_garden(story, seed).ask("Van welk merk is die kruiwagen?", topic="tuin").reply for seed in SEEDS} == {"Dat doet er niet toe."}


def test_what_she_said_by_herself_can_be_asked_on_about(story: Story) -> None:
    """Its `door` stands ready."""
    for seed in SEEDS:
        talk = in_the_garden(story, seed)
        talk.silence()
        if talk.outcomes[-1].reply == WHEELBARROW:
            assert talk.ask("Wie plakt die band?").reply == "De buurjongen, als hij komt."
            return
    pytest.fail("never said")


def test_not_two_turns_running(story: Story) -> None:
    """That would be a woman who never answers and never stops."""
    for seed in SEEDS:
        talk = in_the_garden(story, seed)
        kinds = [talk.silence().kind, talk.say("Tja.").kind]
        assert kinds.count("aanknoping") <= 1


def test_into_a_silence_she_may_say_something_of_the_subject_or_of_here_and_now(story: Story) -> None:
    """Nothing was asked, so anything fits; now and then, not each time."""
    told = [in_the_garden(story, seed) for seed in SEEDS]
    for talk in told:
        talk.say("Ja.")  # past the door
        talk.silence()
    of_the_garden = [talk.outcomes[-1].reply in (WHEELBARROW, ROBIN) for talk in told]
    assert any(of_the_garden) and not all(of_the_garden)
    untold = [Talk(story, seed) for seed in SEEDS]
    for talk in untold:
        talk.say("Goedemiddag mevrouw.", "contact")
        talk.silence()
    assert any(talk.outcomes[-1].reply == RAIN for talk in untold)


def test_not_at_the_door(story: Story) -> None:
    """Who has only said good day is not told of the wheelbarrow."""
    for seed in SEEDS:
        assert Talk(story, seed).silence().kind != "aanknoping"
        assert Talk(story, seed).say("Het is jouw tafel, neem rustig de plek die goed voelt.").kind != "aanknoping"


def test_not_while_he_waits_for_an_answer(story: Story) -> None:
    """She would have to think about it; when he then keeps quiet another thing comes out of the blue."""
    for seed in SEEDS:
        talk = in_the_garden(story, seed)
        assert talk.ask("Wat betekent een tuin voor een mens?", topic="tuin").reply == "Daar moet ik over nadenken."
        assert talk.silence().kind != "aanknoping"


def test_a_closed_person_adds_nothing(story: Story) -> None:
    """Who was rude to her gets her silence back."""
    for seed in SEEDS:
        talk = in_the_garden(story, seed)
        while talk.state.state != "dicht":
            talk.say("Zeur niet zo.", "grofheid")
        assert talk.silence().kind != "aanknoping"


@pytest.mark.parametrize("said", ["U vermoeit me niet hoor.", "Dat wil ik juist graag horen.", "Mij wel."])
def test_who_wants_to_hear_it_all_the_same_hears_something(story: Story, said: str) -> None:
    """After *dat doet er niet toe* a warm word gets something of that subject, not a nod."""
    for seed in SEEDS:
        talk = in_the_garden(story, seed)
        before = talk.ask("Van welk merk is die schoffel?", topic="tuin")
        told = talk.say(said)
        assert told.kind in {"aanknoping", "laag"} and told.topic == "tuin" and told.reply != before.reply


def test_a_next_line_with_no_word_of_the_question_gives_way(story: Story) -> None:
    """The garden was named, but no line of it says anything of a notary."""
    outcome = in_the_garden(story, 2).ask("Welke notaris zocht de tuin voor u uit?", topic="tuin")
    assert outcome.kind.startswith("terugval:")
