"""The signaleringskaart and where a story comes from, over every story."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gesprek_oefenen.feedback.background import background
from gesprek_oefenen.feedback.signs import compare, sign_card
from gesprek_oefenen.feedback.texts import yaml_data
from gesprek_oefenen.session.library import Library

STORIES = [summary.id for summary in Library().summaries()]


@pytest.mark.parametrize("story_id", STORIES)
def test_every_sign_a_story_names_is_on_the_card(story_id: str) -> None:
    """So that it can be said in plain words."""
    story = Library().story(story_id)
    card = sign_card(story)
    on_card = {str(sign) for group in yaml_data("signaleringskaart.yaml")["groepen"] for sign in group["signalen"]}
    assert set(story.signs) <= on_card
    assert (card is None) == (not story.signs)


@pytest.mark.parametrize("story_id", STORIES)
@pytest.mark.parametrize("address", ["u", "je"])
def test_background_names_no_one_and_fills_in_everything(story_id: str, address: str) -> None:
    """No label on the person, no marker left."""
    told = background(Library().story(story_id), address)
    assert told and not any(mark in text for text in told for mark in "{}|")
    assert not any(f"{Library().story(story_id).person.name} is" in text for text in told)
    assert ("onderzoek" in " ".join(told)) == story_id.startswith("type-")


def test_what_was_noticed_and_what_was_there_stand_side_by_side() -> None:
    """Three short lists and no number."""
    story = Library().story("simone")
    card = sign_card(story, "je")
    assert card is not None
    noticed = compare(card, ["vermoeidheid", "hoofdpijn"], "Simone", "je")
    assert [heading for heading, _ in noticed.parts] == [
        "Dit viel je op, en het zit in het verhaal", "Dit zat ook in het verhaal", "Dit viel je op, en het verhaal zegt er niets over"]
    assert noticed.parts[0][1] == ("is vaak moe",) and noticed.parts[2][1] == ("heeft vaak hoofdpijn",)
    assert any("Alleen Simone weet het" in remark for remark in noticed.remarks)
    assert "Dat geeft niet" in " ".join(compare(card, [], "Simone").remarks)


def test_a_sign_of_an_author_that_is_not_on_the_card_is_shown_in_his_words() -> None:
    """And may be ticked like any other."""
    story = replace(Library().story("simone"), signs=("vermoeidheid", "praat tegen de kat"))
    card = sign_card(story)
    assert card is not None
    assert card.groups[-1].name == "Verder" and card.groups[-1].signs[0].text == "praat tegen de kat"
