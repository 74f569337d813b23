"""Spelling slips in a question: she hears the word of her own story that was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.model.moves import Move
from gesprek_oefenen.model.reading import Finding, Reading
from gesprek_oefenen.model.story import Story
from gesprek_oefenen.persona.index import index_of
from gesprek_oefenen.persona.slips import without_slips
from tests.unit.persona.conftest import Talk, small_story


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The small story, with children and a neighbour by name."""
    return small_story(tmp_path_factory.mktemp("verhaal"), (
        "initiatief:\n", 'feiten:\n  "Hebt u kleinkinderen?": "Drie. Van mijn zoon."\n  "Wie is Grietje?": "De buurvrouw, van rechts."\ninitiatief:\n'))


@pytest.mark.parametrize("typed", ["heb je kleinkindren", "heeft u kleinkinderne?", "hebt u klienkinderen"])
def test_a_slip_in_the_question_gets_the_answer_to_what_was_meant(story: Story, typed: str) -> None:
    assert Talk(story).ask(typed).reply == "Drie. Van mijn zoon."


@pytest.mark.parametrize(("typed", "meant"), [
    ("kleinkindren", "kleinkinderen"), ("grietje", None), ("kachelpijp", None), ("kl", None),
])
def test_only_a_word_near_one_of_her_questions_and_not_her_own_is_a_slip(story: Story, typed: str, meant: str | None) -> None:
    assert index_of(story).meant(typed) == meant


def test_a_finding_moves_along_with_the_words_before_it() -> None:
    text = "heb je kindren. dat is fout"
    finding = Finding(Move.JUDGEMENT, 16, 27, "dat is fout", "oordeel/x", sure=True)
    mended = without_slips(Reading(text, (finding,)), lambda word: "kinderen" if word == "kindren" else None)
    assert mended.text == "heb je kinderen. dat is fout"
    assert mended.text[mended.findings[0].start : mended.findings[0].end] == "dat is fout"
    assert mended.findings[0].text == "dat is fout"


@given(st.text(max_size=300))
def test_any_text_comes_out_and_what_has_no_slip_stays_as_it_was(text: str) -> None:
    assert without_slips(Reading(text), lambda word: None).text == text
    without_slips(Reading(text), lambda word: "x" * 3)
