"""Gesprekstips that came along: only what words can show; a do that did not come along is no failure."""

from __future__ import annotations

from typing import Any

import pytest

from gesprek_oefenen.feedback.tips import came_along, tips
from gesprek_oefenen.model.feedback import TipResult


def seen(talk: Any) -> dict[str, TipResult]:
    """The tips that came along, by id."""
    return {one.id: one for one in came_along(tips(talk.record(), talk.story))}


def test_an_empty_talk_shows_nothing(talk: Any) -> None:
    """No turns, no tips that came along, and none that slipped."""
    assert seen(talk) == {}


@pytest.mark.parametrize(("text", "move", "tip"), [
    ("Hoe gaat het met u?", "open_vraag", "open_begin"),
    ("Wie staat er op die foto?", "open_vraag", "dingen_in_huis"),
    ("Wat zou u graag willen?", "wens", "wil_de_ander"),
    ("Waar wordt u blij van?", "lichtpunt", "lichtpunten"),
    ("U bepaalt waar we over praten.", "regie", "eigen_verhaal"),
    ("Ik maak me zorgen om u.", "zorg_benoemen", "open_zijn"),
    ("Heeft u daar last van?", "gesloten_vraag", "is_er_een_probleem"),
    ("Dus het is stil. Klopt dat?", "samenvatting", "aannames"),
    ("Voelt u zich eenzaam?", "eenzaamheid_noemen", "vraag_achter_de_vraag"),
    ("Neem rustig de tijd.", "regie", "tijd_nemen"),
])
def test_what_words_show(talk: Any, text: str, move: str, tip: str) -> None:
    """Each do has words that show it, with those words as proof."""
    talk.say(text, (move, text))
    result = seen(talk)[tip]
    assert result.do and result.evidence[0].quote == text and result.source.startswith("werkboek")


def test_an_open_question_late_is_no_open_beginning(talk: Any) -> None:
    """The tip is about how it began."""
    for _ in range(3):
        talk.say("Bent u thuis?", ("gesloten_vraag", "Bent u thuis?"))
    talk.say("Hoe gaat het?", ("open_vraag", "Hoe gaat het?"))
    assert "open_begin" not in seen(talk)


@pytest.mark.parametrize(("sure", "slipped"), [(True, True), (False, False)])
def test_a_dont_slips_only_when_sure(talk: Any, sure: bool, slipped: bool) -> None:
    """Nobody is accused on a guess."""
    talk.say("U moet eruit.", ("advies", "U moet eruit", sure))
    found = seen(talk)
    assert ("niet_meteen_oplossen" in found) is slipped
    if slipped:
        assert not found["niet_meteen_oplossen"].do and found["niet_meteen_oplossen"].evidence[0].quote == "U moet eruit"


def test_forms_before_the_story(talk: Any) -> None:
    """Early on it slips; a word about a form much later does not."""
    talk.say("Zullen we eerst het formulier doen?")
    assert "geen_formulieren_eerst" in seen(talk)
    talk.exchanges.clear()
    for _ in range(9):
        talk.say("Hoe was dat?", ("open_vraag", "Hoe was dat?"))
    talk.say("Zullen we nu het formulier doen?")
    assert "geen_formulieren_eerst" not in seen(talk)


def test_photos_cannot_be_seen_by_telephone(talk: Any, talk_with: Any, story: Any) -> None:
    """That tip is left out when the talk is on the telephone."""
    assert "dingen_in_huis" in {one.id for one in tips(talk.record(), talk.story)}
    assert "dingen_in_huis" not in {one.id for one in tips(talk.record(), story(channel="telefoon"))}
