"""Asked on about a line (``door``): the answer that stands with it, right after it and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesprek_oefenen.authoring.check import check_paths
from gesprek_oefenen.model.story import Story
from gesprek_oefenen.persona.asked_on import best_answer, likeness
from gesprek_oefenen.persona.onward import onward
from tests.unit.persona.conftest import ROOT, Talk, small_story

STEP = frozenset({"laat", "keer", "stoep", "loes", "open", "dicht"})
"""The words of a line: 'De laatste keer was op een stoep. Loes deed open en weer dicht.'"""
LINE = '"Cor was timmerman."'
DOOR = """
          - zin: "Cor was timmerman."
            door:
              "Wat maakte hij? / Wat timmerde hij zoal?": ["Trappen. Die kraken nog.", "En een wieg, een keer."]
              "Waar werkte hij?": "Bij Veldman, aan de haven."
              "Hield hij van zijn werk?": {zinnen: "Meer dan van mij, zei ik wel eens.", openheid: 3}
              "En toen?": "Toen zijn rug op was, zat hij hier."
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The small story, with answers to what one may ask on about one of its lines, and everyday facts."""
    row = next(row for row in (ROOT / "tests" / "fixtures" / "klein.yaml").read_text(encoding="utf-8").splitlines() if LINE in row)
    return small_story(
        tmp_path_factory.mktemp("verhaal"),
        (row, f"        zinnen:{DOOR}          - \"Een man van weinig woorden, Cor.\""),
        ("  dochter:\n", "  dochter:\n    feiten: {'Hoe heet de man van Ans?': Rob. Een lange.}\n"),
        ("initiatief:\n", 'feiten:\n  "Hoe drinkt u uw koffie? / Drinkt u koffie?": "Thee. Koffie maakt mij wakker."\ninitiatief:\n'))


def told(story: Story) -> Talk:
    """A talk in which she has just said that Cor was a carpenter."""
    talk = Talk(story)
    assert talk.ask("Hoe was uw echtgenoot?", "man").reply == "Cor was timmerman."
    return talk


WHY = frozenset({"slecht", "slapen", "vroeg"})
"""The words of 'Slecht geslapen, vroeg op.'"""


@pytest.mark.parametrize(("asked", "known", "alike"), [
    ("pff hoe komt dat", "Hoe komt dat?", True), ("waarom dan", "Hoe komt dat?", True), ("hoezo slecht", "Hoe komt dat?", True),
    ("Hoezo?", "Waarom staat die stoel daar?", False), ("Waarom die brief?", "Hoe komt dat?", False),
])
def test_a_bare_why_asks_how_it_comes(asked: str, known: str, alike: bool) -> None:
    """With whatever of her words in it; not the reason of something else."""
    assert (likeness(onward(asked), onward(known), WHY) > 0) is alike


def test_a_clause_of_hers_said_again_names_nothing_new() -> None:
    """*Wie zeggen dat, dat het slijt* asks who say so."""
    assert likeness(onward("Wie zeggen dat dan, dat het slijt?"), onward("Wie zeggen dat?"), frozenset({"slijten"})) > 1
    assert likeness(onward("Wie las die brief voor?"), onward("Wie was erbij?"), frozenset({"brief"})) == 0


@pytest.mark.parametrize(("asked", "kind"), [("Waar woonde u in de oorlog?", "waar"), ("Waar dacht u toen aan?", "wat")])
def test_where_with_a_little_word_asks_what_unless_a_thing_follows(asked: str, kind: str) -> None:
    """*In de oorlog* is a time, *aan* belongs to *waar*."""
    assert kind in onward(asked).question.kinds


@pytest.mark.parametrize(("asked", "answer"), [
    ("wat maakte hij dan", "Trappen. Die kraken nog."), ("Wat timmerde Cor zoal?", "Trappen. Die kraken nog."),
    ("waar werkte hij", "Bij Veldman, aan de haven."), ("waar", "Bij Veldman, aan de haven."),
    ("En toen?", "Toen zijn rug op was, zat hij hier."), ("vertel verder", "Toen zijn rug op was, zat hij hier."),
])
def test_a_question_on_her_line_gets_its_own_answer(story: Story, asked: str, answer: str) -> None:
    """However short it is put: what it is about was just said."""
    assert told(story).ask(asked, goes_on=True).reply == answer


def test_asked_again_she_says_the_next_thing(story: Story) -> None:
    """An answer may have several lines; each is said once."""
    talk = told(story)
    assert [talk.ask("Wat maakte hij?", goes_on=True).reply, talk.ask("Wat maakte Cor nog meer?", goes_on=True).reply] == [
        "Trappen. Die kraken nog.", "En een wieg, een keer."]


def test_what_takes_courage_is_kept_until_she_dares(story: Story) -> None:
    """``openheid`` of an answer counts as it does everywhere."""
    assert told(story).ask("Hield hij van zijn werk?", goes_on=True).reply != "Meer dan van mij, zei ik wel eens."


def test_the_answer_belongs_to_its_line(story: Story) -> None:
    """In another place in the talk the same words do not get it."""
    talk = Talk(story)
    talk.ask("Hoe is het met uw tuin?", "tuin")
    assert talk.ask("waar werkte hij", goes_on=True).reply != "Bij Veldman, aan de haven."


def test_everyday_facts_belong_to_no_subject(story: Story) -> None:
    """They are answered anywhere, and the subject at hand stays what it was."""
    talk = told(story)
    outcome = talk.ask("Hoe drinkt u uw koffie?")
    assert (outcome.reply, outcome.topic, talk.state.topic) == ("Thee. Koffie maakt mij wakker.", None, "man")


def test_every_answer_knows_its_place(story: Story) -> None:
    """Ids and lines in the file, in the short form as in the long one."""
    line = story.topic("man").layers[0].lines[0]
    assert [fact.line_no - line.line_no for fact in line.asked_on] == [2, 3, 4, 5]
    assert line.asked_on[0].lines[1].id == "onderwerpen.man.1.1.door.1.2"
    assert story.facts[0].questions == ("Hoe drinkt u uw koffie?", "Drinkt u koffie?")


@pytest.mark.parametrize(("asked", "known", "same"), [
    ("wat zei ze dan", "Wat zei ze?", True), ("zei ze nog iets", "Zei ze iets?", True), ("was loes boos", "Was ze boos?", True),
    ("was u boos", "Was ze boos?", False), ("hoe voelde dat", "Hoe was dat voor u?", True), ("hoe was dat", "Hoe was dat voor u?", True),
    ("wie is Loes", "Wie was er nog meer bij?", False), ("hoe lang geleden is dat", "Hoe lang is dat geleden?", True),
    ("waar was dat", "Wanneer was dat?", False), ("en toen", "Wat zei ze?", False), ("wanneer was dat", "Wanneer was het?", True),
])
def test_what_counts_as_the_same_question(asked: str, known: str, same: bool) -> None:
    """By what it asks for and what it is about, with the words of the line itself free."""
    assert (likeness(onward(asked), onward(known), STEP) >= 1.3) is same


def test_no_answer_is_better_than_another_ones(story: Story) -> None:
    """A question none of them answers gets none."""
    line = story.topic("man").layers[0].lines[0]
    assert best_answer(onward("Hoe oud werd hij?"), line.asked_on, frozenset({"cor", "timmerman"})) is None


def test_a_double_question_is_reported_where_it_stands(tmp_path: Path) -> None:
    """``controleer`` says of each question under ``door`` whether it gets its own answer."""
    text = (ROOT / "tests" / "fout" / "goed.yaml").read_text(encoding="utf-8")
    door = """
          - zin: "De riem hangt er nog."
            door:
              "Waar hangt die riem?": "Achter de deur."
              "Waar hangt die riem nou?": "Daar."
          - "Zestien is hij geworden."
          - "Hij liep altijd los."
"""
    text = text.replace(' ["De riem hangt er nog.", "Zestien is hij geworden.", "Hij liep altijd los."]', door.rstrip())
    text = text.replace('    vragen: ["Heeft u nog een hond?", ', '    vragen: ["Waar hangt die riem nou?", "Heeft u nog een hond?", ')  # the same words elsewhere
    file = tmp_path / "goed.yaml"
    file.write_text(text, encoding="utf-8")
    found = [problem for problem in check_paths([file]).problems if problem.code == "feit-leidt-elders"]
    row = next(number for number, row in enumerate(text.splitlines(), 1) if row.strip().startswith('"Waar hangt die riem nou?":'))
    assert [(problem.place.line, "Waar hangt die riem nou?" in problem.message) for problem in found] == [(row, True)]


def test_he_is_whom_she_named_last(story: Story) -> None:
    """After a fact that belongs to another subject *hij* is no longer Cor; after one of no subject he still is."""
    talk = told(story)
    assert talk.ask("Hoe heet de man van Ans?").reply == "Rob. Een lange."
    assert talk.ask("Waar werkte hij?", goes_on=True).reply != "Bij Veldman, aan de haven."
    talk = told(story)
    talk.ask("Hoe drinkt u uw koffie?")
    assert talk.ask("Waar werkte hij?", goes_on=True).reply == "Bij Veldman, aan de haven."


@pytest.mark.parametrize(("asked", "known", "alike"), [
    ("Wie komt hier nog?", "Voor wie zijn ze?", False), ("Was u dat ook?", "Is dat weinig voor u?", False), ("Voor wie zijn die?", "Voor wie zijn ze?", True),
])
def test_for_whom_is_not_who_and_a_bare_yes_or_no_has_to_be_the_same(asked: str, known: str, alike: bool) -> None:
    """Words that only point make no two questions the same."""
    assert (likeness(onward(asked), onward(known), frozenset()) > 0) is alike


def test_an_answer_with_its_own_answers_leaves_the_line_at_hand(tmp_path: Path) -> None:
    """*Bij Veldman* - *hoe lang was hij dat?*: how long he was a carpenter. In fewer words (*hoe lang al?*) it is of Veldman."""
    lines = """
          - zin: "Cor was timmerman."
            door:
              "Hoe lang was hij dat?": "Vijftig jaar."
              "Waar werkte hij?": {zinnen: [{zin: "Bij Veldman.", door: {"Wie was Veldman?": "Een man met een lijmpot."}}]}
"""
    row = next(row for row in (ROOT / "tests" / "fixtures" / "klein.yaml").read_text(encoding="utf-8").splitlines() if LINE in row)
    story = small_story(tmp_path, (row, f'        zinnen:{lines}          - "Een man van weinig woorden, Cor."'))
    for asked, answers in (("En hoe lang was hij dat?", True), ("Hoe lang al?", False)):
        talk = told(story)
        assert talk.ask("Waar werkte hij?").reply == "Bij Veldman."
        assert (talk.ask(asked).reply == "Vijftig jaar.") is answers


def test_a_nod_goes_on_with_her_last_line_only(tmp_path: Path) -> None:
    """What would come after a line before that has passed."""
    own = 'feiten:\n  "Wat ligt daar?": "Zand."\ninitiatief:\n'
    row = next(row for row in (ROOT / "tests" / "fixtures" / "klein.yaml").read_text(encoding="utf-8").splitlines() if LINE in row)
    talk = told(small_story(tmp_path, (row, f'        zinnen:{DOOR}          - "Een man van weinig woorden, Cor."'), ("initiatief:\n", own)))
    assert talk.ask("Wat ligt daar?").reply == "Zand."
    assert talk.say("ja ja", goes_on=True).reply != "Toen zijn rug op was, zat hij hier."


@pytest.mark.parametrize(("asked", "answers"), [("hoezo dan", False), ("Waar dan?", False), ("Waar werkte hij dan?", True)])
def test_what_she_means_is_of_her_last_words(tmp_path: Path, asked: str, answers: bool) -> None:
    """*Waar dan*, after words that left it open, is of those words; with a verb of its own it may be of the line before."""
    lines = '\n          - zin: "Cor was timmerman."\n            door: {"Hoezo?": "Zijn vader was het.", "Waar dan? / Waar werkte hij?": "Bij Veldman."}\n'
    own = "terugval:\n  wie: [Een bekende.]\ninitiatief:\n"
    row = next(row for row in (ROOT / "tests" / "fixtures" / "klein.yaml").read_text(encoding="utf-8").splitlines() if LINE in row)
    talk = told(small_story(tmp_path, (row, f'        zinnen:{lines}          - "Een man van weinig woorden, Cor."'), ("initiatief:\n", own)))
    assert talk.ask("Wie was dat zonet?").reply == "Een bekende."
    assert (talk.ask(asked).kind == "feit") is answers


def test_what_he_gave_back_before_it_is_not_what_he_asks_about(tmp_path: Path) -> None:
    """*Uw man, en zijn vak. Dat moet mooi geweest zijn. Waar werkte hij?*"""
    row = next(row for row in (ROOT / "tests" / "fixtures" / "klein.yaml").read_text(encoding="utf-8").splitlines() if LINE in row)
    talk = told(small_story(tmp_path, (row, f'        zinnen:{DOOR}          - "Een man van weinig woorden, Cor."')))
    assert talk.ask("Uw man, met een vak, zie ik. Dat moet prachtig geweest zijn. Waar was dat?").reply == "Bij Veldman, aan de haven."


@pytest.mark.parametrize(("asked", "answers"), [("Met wie woont u hier?", True), ("Met wie woonde u daarvoor?", False)])
def test_before_that_is_another_time(tmp_path: Path, asked: str, answers: bool) -> None:
    """Who lives with her now says nothing of who did before."""
    opening = 'opening:\n  zin: "Sinds ik hier woon is het stil."\n  door: {"Met wie woont u hier?": "Met de kat."}\n'
    text = (ROOT / "tests" / "fixtures" / "klein.yaml").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines(keepends=True) if line.startswith("opening:"))
    assert (Talk(small_story(tmp_path, (line, opening))).ask(asked).reply == "Met de kat.") is answers
