"""What she leaves open: by what fits any question, after a guess; and what is asked in a roundabout way."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesprek_oefenen.model.story import Story
from tests.unit.persona.conftest import Talk, small_story


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The small story: she names a dent in the teapot, and has an answer with another line that nobody asked on about yet."""
    lines = ("        zinnen:\n          - zin: Cor was timmerman.\n"
             "            door: {'Waar werkte hij? / Waar werkte Cor als timmerman?': 'Bij Veldman, aan de haven.'}\n")
    own = ('terugval:\n  gok: [Raadt u maar.]\n  geen_onderwerp: [Daar moet ik over nadenken.]\n  kleinigheid: [Dat doet er niet toe.]\n'
           "initiatief:\n")
    return small_story(
        tmp_path_factory.mktemp("verhaal"),
        ('        zinnen: ["Cor was timmerman.", "Een man van weinig woorden, Cor."]\n', lines),
        ('opening: {zin: "Komt u verder. De thee is bruin."', 'opening: {zin: "Komt u verder. De thee zit in een pot met een deuk."'),
        ("initiatief:\n", own))


@pytest.mark.parametrize("asked", ["Een deuk? Hoe komt die erin?", "Bruin of zwart?", "Wat zou u willen?"])
def test_what_one_may_have_to_think_about_she_cannot_say_so_soon(story: Story, asked: str) -> None:
    """One line that fits any such question; a line for each kind of question suited too few (docs/persona.md)."""
    assert Talk(story).ask(asked).reply == "Daar moet ik over nadenken."


@pytest.mark.parametrize("asked", ["Welke deuk?", "Wie was dat zonet?", "Waar ligt die?", "Van wie is die pot?", "Wat zit erin?"])
def test_a_detail_she_waves_aside(story: Story, asked: str) -> None:
    """Nobody has to think about which or where."""
    assert Talk(story).ask(asked).reply == "Dat doet er niet toe."


def test_a_story_may_have_its_own_line_for_who(tmp_path: Path) -> None:
    """Then that goes first."""
    own = small_story(tmp_path, ("initiatief:\n", "terugval:\n  wie: [Een naam noem ik niet.]\n  geen_onderwerp: [Daar moet ik over nadenken.]\ninitiatief:\n"))
    assert Talk(own).ask("Wie was dat zonet?").reply == "Een naam noem ik niet."


@pytest.mark.parametrize(("guess", "kind"), [("uw dochter?", "terugval:gok"), ("Een vriend of zo?", "terugval:gok"), ("Hoe is het met uw tuin?", "laag")])
def test_a_guess_at_what_she_left_open_stays_a_guess(story: Story, guess: str, kind: str) -> None:
    """After "who is that" has got no answer, *uw dochter?* asks nothing about her daughter; a real question does."""
    talk = Talk(story)
    assert talk.ask("Wie was dat zonet?").kind == "terugval:kleinigheid"
    topic = "dochter" if "dochter" in guess else "tuin" if "tuin" in guess else None
    assert talk.say(guess, "open_vraag" if kind == "laag" else "gesloten_vraag", topic=topic).kind == kind


def test_an_answer_with_another_line_is_given_to_the_very_question(story: Story) -> None:
    """It need not have been that line she said last."""
    assert Talk(story).ask("Waar werkte Cor als timmerman?").reply == "Bij Veldman, aan de haven."


def test_not_instead_of_a_subject_he_names_by_its_example(story: Story) -> None:
    """What the author gave as a question about a subject begins that subject."""
    assert Talk(story).ask("Vertel eens over uw man.", "man").reply == "Cor was timmerman."


@pytest.mark.parametrize("text", ["Nee hoor. Ik vroeg waar Cor als timmerman werkte.", "ik was eigenlijk benieuwd waar Cor als timmerman werkte"])
def test_what_he_says_he_wonders_he_asks(story: Story, text: str) -> None:
    """No question mark and no question order, and a question all the same."""
    assert Talk(story).say(text).reply == "Bij Veldman, aan de haven."


def test_what_he_does_not_wonder_is_no_question(story: Story) -> None:
    """*Ik wil niet weten wat* asks nothing."""
    assert Talk(story).say("Ik wil echt niet weten waar Cor werkte.").kind != "feit"


@pytest.mark.parametrize(("text", "topic"), [
    ("Nee hoor, alleen een appel uit de tuin. Wilt u erover vertellen?", "man"), ("De tuin? Vertelt u daar eens over.", "tuin"),
])
def test_to_tell_of_it_is_of_what_she_said(story: Story, text: str, topic: str) -> None:
    """His own words before it name no subject, unless he takes them up with a mark."""
    talk = Talk(story)
    talk.ask("Hoe was uw echtgenoot?", "man")
    assert talk.say(text, "open_vraag", topic="tuin").topic == topic


@pytest.mark.parametrize("asked", ["wat dan", "Zoals?", "hoezo dan", "pff welke dan"])
def test_half_a_question_gets_no_next_thing(story: Story, asked: str) -> None:
    """It asks about her very words."""
    talk = Talk(story)
    talk.ask("Hoe was uw echtgenoot?", "man")
    assert talk.ask(asked, goes_on=True).kind.startswith("terugval:")


def test_a_story_of_his_own_names_no_subject_of_hers(story: Story) -> None:
    """What he asks after it points to what she said."""
    talk = Talk(story)
    talk.ask("Hoe was uw echtgenoot?", "man")
    talk.ask("Mijn moeder had ook een tuin, daar at ik altijd bessen. Wat deed u eraan?", "tuin")
    assert talk.state.topic == "man"


@pytest.mark.parametrize(("asked", "kind"), [("Is dat uw kleinzoon?", "terugval:gok"), ("Is dat iets van vroeger?", "terugval:ja_feit")])
def test_whose_someone_is_she_does_not_just_say_yes_to(story: Story, asked: str, kind: str) -> None:
    """A yes would make him her grandson."""
    talk = Talk(story)
    talk.ask("Hoe was uw echtgenoot?", "man")
    assert talk.say(asked, "gesloten_vraag", goes_on=True).kind == kind


def test_how_she_is_goes_before_what_he_is_there_for(story: Story) -> None:
    """*Ik kom niet voor de tuin, ik ben benieuwd hoe het met u is.*"""
    said = Talk(story).say("Ik kom niet voor de thee hoor, ik ben benieuwd hoe het met u is.", "zorg_benoemen", "open_vraag")
    assert said.kind == "terugval:hoe_gaat_het"


@pytest.mark.parametrize(("text", "answers"), [
    ("Ik ken hem niet hoor. Zeg dan waar Cor als timmerman werkte", True), ("Waar werkte mevrouw Kool als timmerman?", False), ("Werkte Cor als timmerman?", False),
])
def test_only_exactly_that_question(story: Story, text: str, answers: bool) -> None:
    """Another person or another kind of question is another question."""
    assert (Talk(story).say(text).reply == "Bij Veldman, aan de haven.") is answers


def test_an_invitation_to_tell_is_no_question_about_a_wish(story: Story) -> None:
    """*Wilt u er iets over vertellen?*"""
    talk = Talk(story)
    talk.ask("Hoe was uw echtgenoot?", "man")
    assert talk.ask("Wilt u er iets over vertellen?", goes_on=True).kind != "terugval:zou_willen"


@pytest.mark.parametrize("text", ["Waar werkte Cor als timmerman? Dat vind ik zo'n mooi vak.", "Mijn oom was er ook een, hoor. Waar werkte Cor als timmerman? Ik ken er hier veel."])
def test_a_remark_behind_a_question_leaves_it_a_question(story: Story, text: str) -> None:
    """The last sentence need not be the one that asks."""
    assert Talk(story).say(text).reply == "Bij Veldman, aan de haven."


def test_a_question_of_a_fact_may_have_more_behind_a_comma(tmp_path: Path) -> None:
    """*Heeft u dat altijd gekund, zo luisteren?*"""
    own = 'feiten:\n  "Heeft u dat altijd gekund?": "Van kinds af."\ninitiatief:\n'
    assert Talk(small_story(tmp_path, ("initiatief:\n", own))).say("Heeft u dat altijd gekund, zo in de tuin werken?", "gesloten_vraag", topic="tuin").reply == "Van kinds af."


@pytest.mark.parametrize(("asked", "kind"), [("Maar van binnen?", "terugval:geen_onderwerp"), ("Heeft u geen radio?", "terugval:ja_nee_ontkend")])
def test_no_yes_to_what_a_yes_does_not_answer(story: Story, asked: str, kind: str) -> None:
    """Half a question without a verb, and whether she has none."""
    talk = Talk(story)
    talk.ask("Hoe was uw echtgenoot?", "man")
    assert talk.say(asked, "gesloten_vraag", goes_on=True).kind == kind


def test_a_word_given_back_with_a_mark_is_what_is_asked_about() -> None:
    """*De zee? Van wie is die?*"""
    from gesprek_oefenen.model.play import Observation, TurnKind
    from gesprek_oefenen.persona.sense import sense
    from tests.unit.persona.conftest import reading

    def asked(text: str) -> frozenset[str]:
        return sense(Observation(TurnKind.SAY, reading(text, "gesloten_vraag"))).question.lemmas

    assert asked("Zilver? Van wie is dat?") == {"zilver"}
    assert asked("Mooi hoor. Van wie is dat?") == frozenset()


@pytest.mark.parametrize(("asked", "kind"), [("en toen?", "ga_door"), ("en dan", "en_dan")])
def test_what_came_then_after_a_short_answer_begins_no_other_story(story: Story, asked: str, kind: str) -> None:
    """After a line of the subject the next one goes on by itself; after an answer it would not. What comes next is not what came then."""
    talk = Talk(story)
    talk.ask("Hoe was uw echtgenoot?", "man")
    assert talk.ask("Waar werkte hij?").reply == "Bij Veldman, aan de haven."
    assert talk.ask(asked, goes_on=True).kind == f"terugval:{kind}"


def test_a_new_sentence_after_here_is_no_name(story: Story) -> None:
    """*Gezellig hier. Ik heb ook zo'n lamp.*"""
    talk = Talk(story)
    talk.say("Gezellig hier. Ik heb zelf ook zo'n lamp.", "contact")
    assert "naam" not in talk.state.facts
    talk.say("Ik heet Karin.", "contact")
    assert talk.state.facts["naam"] == "Karin"


def test_a_question_the_story_has_nothing_on_does_not_begin_a_story(story: Story) -> None:
    """Only what asks her to tell, whatever it is, begins one."""
    assert Talk(story).ask("Wat gebeurt er als we die meetellen?").kind.startswith("terugval:")
    assert Talk(story).ask("Vertel eens iets?").kind == "laag"


@pytest.mark.parametrize(("asked", "kind"), [
    ("Voor de tuin?", "terugval:ja_feit"), ("Omdat de tuin zo groot is?", "terugval:ja_nee"), ("Heeft u een tuin?", "laag"),
    ("Kwam hij vaak in de tuin?", "terugval:weleens"), ("Zit u nu in de tuin van hem?", "terugval:ja_feit"),
])
def test_a_guess_at_the_rest_of_what_she_said_names_no_new_subject(story: Story, asked: str, kind: str) -> None:
    """*Sinds uw pensioen zeker?* wants a yes, and so does what is asked about him she just spoke of."""
    talk = Talk(story)
    talk.ask("Hoe was uw echtgenoot?", "man")
    assert talk.say(asked, "gesloten_vraag", topic="tuin").kind == kind


@pytest.mark.parametrize("asked", ["Bedoelt u daar in de tuin?", "Hier in de tuin?", "Wat is er mis met de tuin dan, wat is er gek aan?"])
def test_what_asks_on_about_her_words_names_no_new_subject(story: Story, asked: str) -> None:
    """A word of another subject in it does not begin that subject."""
    talk = Talk(story)
    talk.ask("Hoe was uw echtgenoot?", "man")
    assert talk.say(asked, "gesloten_vraag", topic="tuin").kind != "laag"


def test_where_then_is_answered_by_no_fact_of_the_whole_story(tmp_path: Path) -> None:
    """A question with nothing in it but its question word belongs to what was just said."""
    own = 'feiten:\n  "Op welke berg zit hij? / Waar dan?": "In Duitsland."\ninitiatief:\n'
    talk = Talk(small_story(tmp_path, ("initiatief:\n", own)))
    assert talk.ask("Het kraakt? Waar dan?").reply != "In Duitsland."
    assert talk.ask("Op welke berg zit hij?").reply == "In Duitsland."


def test_how_it_was_to_say_it_is_not_the_next_thing_of_the_story(story: Story) -> None:
    """*Hoe was dat, om het te zeggen?* asks of the telling, which no next line speaks of."""
    talk = Talk(story)
    talk.ask("Hoe was uw echtgenoot?", "man")
    assert talk.ask("Hoe is het voor u, om dat zo te vertellen over uw man?", "man").kind == "terugval:hoe_voelt"


def test_how_she_is_does_not_ask_how_she_gets_there(tmp_path: Path) -> None:
    """*Hoe gaat het met u* shares its little words with *hoe gaat u*."""
    walks = small_story(tmp_path, ("initiatief:\n", 'feiten:\n  "Hoe gaat u naar de markt? / Hoe gaat u dan?": "Lopend."\ninitiatief:\n'))
    assert Talk(walks).ask("Ik kom niet voor de thee, ik kom voor u. Hoe gaat het met u?").reply != "Lopend."


def test_what_stands_before_or_is_asked_when_it_is_a_time(tmp_path: Path) -> None:
    """*Hoe laat is het, of verwacht u iemand?* may be answered with the time."""
    clock = small_story(tmp_path, ("initiatief:\n", 'feiten:\n  "Hoe laat is het?": "Kwart over vier."\ninitiatief:\n'))
    assert Talk(clock).ask("Hoe laat is het, of verwacht u iemand?").reply == "Kwart over vier."
