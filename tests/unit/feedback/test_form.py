"""The ten lines: words instead of marks, proof in one's own words, no chance no judgement."""

from __future__ import annotations

from typing import Any

import pytest

from gesprek_oefenen.feedback.form import MOST_QUOTES, form, skill_names
from gesprek_oefenen.model.feedback import SkillResult, Verdict
from gesprek_oefenen.model.reading import Attunement, JargonWord, SummaryCheck
from gesprek_oefenen.model.story import Person

TELLS = "Dan doe ik de gordijnen dicht en ga ik zitten."


def line(talk: Any, skill: str, **record: Any) -> SkillResult:
    """One line of the form of this talk."""
    return next(one for one in form(talk.record(**record), talk.story) if one.id == skill)


def open_question(talk: Any, layer: int = 1, **more: Any) -> None:
    """An open question that gets a story."""
    talk.say("Hoe is dat?", ("open_vraag", "Hoe is dat?"), reply=TELLS, layer=layer, **more)


def closed_question(talk: Any) -> None:
    """A closed question that gets a nod."""
    talk.say("Bent u vaak thuis?", ("gesloten_vraag", "Bent u vaak thuis?"), reply="Ja.")


def test_ten_lines_in_the_order_of_the_form(talk: Any) -> None:
    """All ten, also of an empty talk; feedback can be asked on all but posture, which text cannot show."""
    lines = form(talk.record(), talk.story)
    assert len(lines) == 10
    assert [one.id for one in lines if one.id != "lichaamshouding"] == list(skill_names())
    assert all(one.explanation and one.question.endswith("?") and one.source for one in lines)


def test_without_chances_there_is_no_judgement(talk: Any) -> None:
    """An empty talk judges nothing."""
    verdicts = {one.verdict for one in form(talk.record(), talk.story)}
    assert verdicts == {Verdict.NOT_AT_ISSUE, Verdict.NOT_IN_TEXT, Verdict.EVIDENCE_ONLY}


def test_what_was_asked_for_comes_first(talk: Any) -> None:
    """The focus of the trainee leads."""
    ids = [one.id for one in form(talk.record(focus=("stiltes", "oma")), talk.story)]
    assert ids[:3] == ["stiltes", "oma", "open_vragen"]


@pytest.mark.parametrize(("opens", "closes", "verdict"), [
    (3, 1, Verdict.SEEN), (1, 4, Verdict.SOMETIMES), (0, 4, Verdict.NOT_YET), (1, 1, Verdict.NOT_AT_ISSUE),
])
def test_open_questions(talk: Any, opens: int, closes: int, verdict: Verdict) -> None:
    """By their share, from at least three questions on."""
    for _ in range(opens):
        open_question(talk)
    for _ in range(closes):
        closed_question(talk)
    assert line(talk, "open_vragen").verdict is verdict


@pytest.mark.parametrize("text", ["Met wie eet u?", "Waar was dat?", "Klopt dat?", "Wilt u koffie?"])
def test_facts_and_checks_count_for_nothing(talk: Any, text: str) -> None:
    """Who, where, when, a check or coffee are no closed questions to hold against anyone."""
    for _ in range(5):
        talk.say(text, ("gesloten_vraag", text), reply="Ja.")
    assert line(talk, "open_vragen").verdict is Verdict.NOT_AT_ISSUE


def test_proof_is_ones_own_words_with_what_came_after(talk: Any) -> None:
    """A quote, its turn, and the reply; at most three."""
    for _ in range(5):
        open_question(talk)
    seen = line(talk, "open_vragen").evidence
    assert seen[0].quote == "Hoe is dat?" and seen[0].then == TELLS and seen[0].number == 1
    assert len(seen) == MOST_QUOTES


def test_no_summary_shows_where_it_could_have_been(talk: Any) -> None:
    """The moment is given with the persona's words, and what was said instead."""
    for _ in range(5):
        open_question(talk)
    result = line(talk, "samenvatten")
    assert result.verdict is Verdict.NOT_YET
    assert result.chances and result.chances[0].quote == TELLS and result.chances[0].then == "Hoe is dat?"


def test_an_echo_is_no_summary_and_a_summary_is(talk: Any) -> None:
    """Repeating word for word counts for nothing."""
    for _ in range(4):
        open_question(talk)
    talk.say(TELLS, ("samenvatting", TELLS), summary=SummaryCheck(echo=True))
    assert line(talk, "samenvatten").verdict is Verdict.NOT_YET
    talk.say("Dus u gaat dan zitten.", ("samenvatting", "Dus u gaat dan zitten"), summary=SummaryCheck((2,), ("zitten",)))
    result = line(talk, "samenvatten")
    assert result.verdict is Verdict.SEEN and result.evidence[0].quote == "Dus u gaat dan zitten."


def test_asking_on_needs_something_told_first(talk: Any) -> None:
    """Open questions out of the blue are no asking on; going on with what was told is."""
    for _ in range(3):
        open_question(talk)
    assert line(talk, "doorvragen").verdict is Verdict.NOT_AT_ISSUE
    open_question(talk, from_context=True)
    open_question(talk, topic="avond")
    assert line(talk, "doorvragen").verdict is Verdict.SEEN


def test_silence_after_feeling(talk: Any) -> None:
    """Two feelings met with words at once: not yet seen; a silence there: seen."""
    open_question(talk, layer=2)
    open_question(talk, layer=2)
    closed_question(talk)
    assert line(talk, "stiltes").verdict is Verdict.NOT_YET
    open_question(talk, layer=2)
    talk.silence()
    result = line(talk, "stiltes")
    assert result.verdict is Verdict.SEEN
    assert result.evidence[0].quote == "(stilte)"


def test_silence_upon_silence_is_one_silence(talk: Any) -> None:
    """Keeping silent all the time is not letting silences fall."""
    open_question(talk, layer=2)
    for _ in range(8):
        talk.silence(layer=2)
    assert len(line(talk, "stiltes").evidence) == 1


def test_who_only_keeps_silent_is_not_praised_for_it(talk: Any) -> None:
    """No words, so nothing was left at home and nothing was open or curious."""
    for _ in range(8):
        talk.silence(reply="Wat?", effect="sluit")
    verdicts = {one.id: one.verdict for one in form(talk.record(), talk.story)}
    assert verdicts["oma"] is verdicts["open_en_nieuwsgierig"] is verdicts["stiltes"] is Verdict.NOT_AT_ISSUE


def test_leaving_her_question_unanswered_is_no_silence(talk: Any) -> None:
    """She asks something and nothing comes: that is not letting a silence fall."""
    for _ in range(3):
        open_question(talk, layer=2)
    talk.say("Hm.", reply="En u, heeft u kinderen?", layer=2)
    talk.silence()
    assert line(talk, "stiltes").verdict is Verdict.NOT_YET


def test_feeling_is_only_asked_for_where_it_was_heard(talk: Any) -> None:
    """No layer with feeling, no judgement; with one, giving it back is seen."""
    for _ in range(4):
        open_question(talk)
    assert line(talk, "gevoelsreflecties").verdict is Verdict.NOT_AT_ISSUE
    open_question(talk, layer=2)
    talk.say("Dat klinkt stil en leeg.", ("gevoelsreflectie", "Dat klinkt stil en leeg"))
    assert line(talk, "gevoelsreflecties").verdict is Verdict.SEEN


@pytest.mark.parametrize(("along", "turns", "verdict"), [
    (0, 6, Verdict.LEFT_HOME), (1, 6, Verdict.SOMETIMES_ALONG), (2, 5, Verdict.SOMETIMES_ALONG), (3, 6, Verdict.OFTEN_ALONG),
    (3, 16, Verdict.SOMETIMES_ALONG), (1, 2, Verdict.NOT_AT_ISSUE),
])
def test_oma(talk: Any, along: int, turns: int, verdict: Verdict) -> None:
    """By how often it surely came along."""
    for number in range(turns):
        if number < along:
            talk.say("U moet eruit.", ("advies", "U moet eruit"), effect="sluit")
        else:
            open_question(talk)
    assert line(talk, "oma").verdict is verdict


def test_doubtful_oma_is_not_held_against_anyone(talk: Any) -> None:
    """Only sure findings."""
    for _ in range(6):
        talk.say("U moet eruit.", ("advies", "U moet eruit", False))
    result = line(talk, "oma")
    assert result.verdict is Verdict.LEFT_HOME and not result.evidence
    assert "zeker" in result.explanation


def test_advice_she_asked_for_is_no_oma(talk: Any) -> None:
    """An answer to "wat zou u doen?" counts for nothing."""
    for _ in range(4):
        open_question(talk)
    talk.say("Hm.", reply="Wat zou u doen?", line_ids=("vraagt",))
    talk.say("Ik zou bellen.", ("advies", "Ik zou bellen"))
    assert line(talk, "oma").verdict is Verdict.LEFT_HOME


def test_posture_is_never_judged(talk: Any) -> None:
    """Stage directions are shown as what was said about it, no more."""
    assert line(talk, "lichaamshouding").verdict is Verdict.NOT_IN_TEXT
    talk.say("*knikt* Vertel eens.", ("open_vraag", "Vertel eens"))
    result = line(talk, "lichaamshouding")
    assert result.verdict is Verdict.NOT_IN_TEXT and result.evidence[0].quote == "*knikt*"


def test_attuning_names_what_did_not_fit(talk: Any) -> None:
    """A help-worker's word with a plain one, a long turn, the other form of address: each says why."""
    talk.say("Hoe is uw netwerk?", attunement=Attunement(jargon=(JargonWord(10, 17, "netwerk", "de mensen om u heen"),)))
    talk.say("Hoe gaat het met je?", attunement=Attunement(address="je"))
    talk.say("Lang verhaal.", attunement=Attunement(words=80, other_words=4))
    talk.say("Hoe gaat het?", attunement=Attunement(words=3, other_words=4))
    result = line(talk, "afstemmen")
    assert result.verdict is Verdict.NOT_YET
    assert [one.number for one in result.evidence] == []
    assert [one.number for one in result.chances] == [1, 2, 3] and all(one.note for one in result.chances)


def test_je_is_fine_with_who_goes_over_to_it(talk: Any, talk_with: Any, story: Any) -> None:
    """A persona who offers *je* is not wronged by it."""
    for person, verdict in ((Person("Hein", 46, "u"), Verdict.NOT_YET), (Person("Hein", 46, "u", says_later="je"), Verdict.SEEN)):
        talk = talk_with(story(person=person))
        for _ in range(4):
            talk.say("Hoe gaat het met je?", attunement=Attunement(address="je"))
        assert line(talk, "afstemmen").verdict is verdict


def test_listening_shows_evidence_and_no_verdict(talk: Any) -> None:
    """What came back of the persona's words; never a judgement."""
    open_question(talk)
    talk.say("Dus de gordijnen gaan dicht.", ("samenvatting", "Dus de gordijnen gaan dicht"), summary=SummaryCheck((1,), ("gordijnen",)))
    result = line(talk, "echt_luisteren")
    assert result.verdict is Verdict.EVIDENCE_ONLY and "gordijnen" in result.evidence[0].note


def test_rounding_off_is_no_turn(talk: Any) -> None:
    """Saying goodbye changes nothing on the form."""
    for _ in range(4):
        open_question(talk)
    before = form(talk.record(), talk.story)
    talk.round_off()
    assert form(talk.record(), talk.story) == before


def test_a_transcript_needs_no_story(talk: Any) -> None:
    """With only the words known, the same ten lines; the other is called *de ander*."""
    for _ in range(4):
        talk.say("Hoe is dat?", ("open_vraag", "Hoe is dat?"), reply="Verdrietig, want het is zo stil in dat huis.", kind="")
    lines = form(talk.record(), None)
    assert len(lines) == 10 and not any("Hein" in one.explanation for one in lines)
    verdicts = {one.id: one.verdict for one in lines}
    assert verdicts["open_vragen"] is Verdict.SEEN
    assert verdicts["stiltes"] is Verdict.NOT_IN_TEXT  # nobody notes silences down


def test_je_everywhere_when_asked(talk: Any) -> None:
    """The form speaks to the trainee with je."""
    for one in form(talk.record(), talk.story, "je"):
        assert not any(f" {word} " in f" {one.question} {one.explanation} " for word in ("u", "uw"))
