"""The next line of her story only when it sounds as if she had listened: to a yes-no question, and after a remark."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesprek_oefenen.analysis.loading import load_rules
from gesprek_oefenen.analysis.reader import Reader
from gesprek_oefenen.model.moves import Signal
from gesprek_oefenen.model.story import Story
from tests.unit.persona.conftest import Talk, small_story


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
    ("Heeft u een tuin?", "tuin"), ("Zijn er nog bloemen?", "tuin"), ("Ziet u uw dochter vaak?", "dochter"),
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


@pytest.fixture(scope="module")
def asks_on(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The small story, with a few words that stand with her line, and a thing of hers."""
    lines = ("        zinnen:\n          - zin: Cor was timmerman.\n"
             "            door: {'In zijn eentje? / Mooi hoor': 'Met een knecht.'}\n")
    own = 'terugval:\n  dingen: ["Die lamp heeft hij gemaakt."]\ninitiatief:\n'
    return small_story(tmp_path_factory.mktemp("verhaal"),
                       ('        zinnen: ["Cor was timmerman.", "Een man van weinig woorden, Cor."]\n', lines), ("initiatief:\n", own))


@pytest.mark.parametrize(("text", "answers"), [("in zn eentje", True), ("mooi hoor", True), ("mooi hoor, dat doe ik ook nog wel eens", False), ("eentje", False)])
def test_a_few_words_that_stand_with_her_line_get_what_stands_there(asks_on: Story, text: str, answers: bool) -> None:
    """In haste nobody types a mark."""
    talk = Talk(asks_on)
    talk.ask("Vertel eens over uw man.", "man")
    assert (talk.say(text).reply == "Met een knecht.") is answers


@pytest.mark.parametrize(("text", "kind"), [
    ("Daar zit wel moed in.", False), ("Ik zie het zo voor me.", False), ("Ik kijk zolang even naar die lamp.", True),
])
def test_of_a_thing_she_speaks_when_a_thing_was_named(asks_on: Story, text: str, kind: bool) -> None:
    """*Dat is nog van vroeger* is no answer to *daar zit wel moed in*."""
    talk = Talk(asks_on)
    talk.ask("Vertel eens over uw man.", "man")
    talk.ask("Wie was dat zonet?")
    assert (talk.say(text).kind == "terugval:dingen") is kind


@pytest.mark.parametrize(("asked", "kind"), [
    ("Doet u dat nog?", "nog"), ("Ligt hij er nog?", "ja_feit"), ("Hebt u hem nog gesproken?", "ja_feit"), ("Was dat nog voor de zomer?", "ja_feit"),
])
def test_less_than_before_is_said_of_what_one_does(begun: Talk, asked: str, kind: str) -> None:
    """A thing is there or it is not."""
    assert begun.say(asked, "gesloten_vraag", goes_on=True).kind == f"terugval:{kind}"


@pytest.mark.parametrize(("asked", "fits"), [("Gaat het een beetje?", True), ("En met u?", True), ("Hoe laat gaat het licht aan?", False), ("Ging het vanzelf?", False)])
def test_how_she_is_is_asked_of_her(begun: Talk, asked: str, fits: bool) -> None:
    """Not of the light."""
    assert (begun.say(asked, "open_vraag").kind == "terugval:hoe_gaat_het") is fits


def test_who_will_be_quiet_promises_no_secrecy() -> None:
    """*Ik houd even mijn mond* is no *ik houd mijn mond erover*."""
    reader = Reader(load_rules())
    texts = {"Ik houd even mijn mond.": False, "Ga uw gang, ik zeg niks meer.": False, "Ik houd mijn mond erover, echt.": True, "Ik vertel het aan niemand.": True}
    assert {text: Signal.SECRECY_PROMISE in reader.read(text).signals for text in texts} == texts


def test_how_it_was_is_said_before_she_tells(begun: Talk) -> None:
    """*Hoe was het toen de tuin klaar was?*: not just the first thing of her garden."""
    said = begun.ask("Hoe was het voor u toen de tuin nieuw was?", "tuin")
    plain = Talk(begun.story).ask("Hoe is het met uw tuin?", "tuin")
    assert said.kind == "laag"
    assert len(said.line_ids) == 2
    assert len(plain.line_ids) == 1


def test_what_about_something_else_begins_no_subject(begun: Talk) -> None:
    """*Wat maakt mensen lastiger dan een tuin?*"""
    assert begun.ask("Wat maakt dat een wandeling beter is, door de tuin?", "tuin").kind != "laag"


@pytest.mark.parametrize(("asked", "wish"), [
    ("Wat zou u graag willen, de komende tijd?", True), ("Wat had u willen zeggen?", False), ("Wat zou u willen dat ik zei?", False), ("Wie zou u willen zien?", False),
])
def test_only_a_question_for_a_wish_gets_one(tmp_path: Path, asked: str, wish: bool) -> None:
    """What she meant to say, and whom she would see, is something else."""
    own = "  wens: {zinnen: {\"*\": [\"Dat Ans dichterbij woonde.\"]}}\n  excuus:"
    talk = Talk(small_story(tmp_path, ("  excuus:", own)))
    talk.ask("Vertel eens over uw man.", "man")
    assert (talk.ask(asked, None, "wens").reply == "Dat Ans dichterbij woonde.") is wish


@pytest.mark.parametrize(("text", "robot"), [("Bent u echt?", True), ("Ben je wel echt of een computer?", True), ("Bent u echt zo druk?", False), ("Ben je echt nooit boos?", False)])
def test_really_so_is_not_really_there(small: Story, text: str, robot: bool) -> None:
    """*Bent u echt zo druk?* doubts how busy she is."""
    assert (Talk(small).say(text, "gesloten_vraag").kind == "terugval:robot") is robot


@pytest.mark.parametrize(("text", "heard"), [("nee hoor, niet ver", True), ("ja hoor best", True), ("een eindje", False)])
def test_a_yes_or_no_to_her_question_is_heard(tmp_path: Path, text: str, heard: bool) -> None:
    """*Moet u nog ver?* - *nee hoor*."""
    talk = Talk(small_story(tmp_path, ('zin: "Komt u verder. De thee is bruin."', 'zin: "Komt u verder. Moet u nog ver?"')))
    assert (talk.say(text).kind == "terugval:antwoord_gehoord") is heard
