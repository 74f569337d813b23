"""Proposals for Bekend-Besluiten-Bereiken: specific, from this talk, in the first person, never filled in by themselves."""

from __future__ import annotations

from typing import Any

import pytest

from gesprek_oefenen.feedback.form import form
from gesprek_oefenen.feedback.tips import tips
from gesprek_oefenen.model.feedback import Proposal, Reflection
from gesprek_oefenen.model.reading import SummaryCheck
from gesprek_oefenen.reflection.bbb import as_text, columns, is_empty, keep
from gesprek_oefenen.reflection.proposals import proposals

TELLS = "Dan doe ik de gordijnen dicht en ga ik zitten."


def proposed(talk: Any, **record: Any) -> dict[str, list[Proposal]]:
    """The proposals by column."""
    kept = talk.record(**record)
    made = proposals(kept, form(kept, talk.story), tips(kept, talk.story), talk.story)
    return {column: [one for one in made if one.column == column] for column in ("bekend", "besluiten", "bereiken")}


def listen(talk: Any, times: int = 4) -> None:
    """Open questions that get a story."""
    for number in range(times):
        text = f"Hoe is dat dan, {number}?"
        talk.say(text, ("open_vraag", text), reply=TELLS, layer=1, effect="opent")


def test_an_empty_talk_proposes_nothing(talk: Any) -> None:
    """Nothing seen, nothing proposed."""
    assert proposed(talk) == {"bekend": [], "besluiten": [], "bereiken": []}


def test_what_went_well_is_quoted(talk: Any) -> None:
    """*Bekend* holds one's own words and what they did."""
    listen(talk)
    first = proposed(talk)["bekend"][0]
    assert "Hoe is dat dan" in first.text and first.numbers and "Hein" in first.because


def test_what_slipped_is_to_be_left(talk: Any) -> None:
    """*Besluiten* quotes the sure advice and the reply; a doubtful one is not in it."""
    listen(talk)
    talk.say("U moet eruit.", ("advies", "U moet eruit"), effect="sluit", reply="Ja, ja.")
    talk.say("Dat is dom.", ("oordeel", "dom", False))
    decided = proposed(talk)["besluiten"]
    assert len(decided) == 1 and "U moet eruit" in decided[0].text and "Ja, ja" in decided[0].because and decided[0].numbers == (5,)


@pytest.mark.parametrize(("text", "times", "count"), [
    ("Bent u vaak thuis?", 3, 1), ("Bent u vaak thuis?", 2, 0), ("Met wie eet u?", 5, 0), ("Klopt dat?", 5, 0),
    ("Denkt u weleens aan de dood?", 5, 0),
])
def test_closed_questions_only_when_many_and_truly_closed(talk: Any, text: str, times: int, count: int) -> None:
    """Facts, checks and death are never to be left."""
    for _ in range(times):
        talk.say(text, ("gesloten_vraag", text), reply="Ja.")
    assert len(proposed(talk)["besluiten"]) == count


def test_nobody_is_proud_of_what_is_doubtful(talk: Any) -> None:
    """"Ik laat OMA thuis" is only proposed when nothing looked like it."""
    listen(talk)
    assert any("oordeel" in one.text for one in proposed(talk)["bekend"])
    talk.say("Dat is dom.", ("oordeel", "dom", False))
    assert not any("oordeel" in one.text for one in proposed(talk)["bekend"])


def test_what_could_come_points_at_a_moment(talk: Any) -> None:
    """*Bereiken* names where a summary could have been."""
    listen(talk, 6)
    texts = [one.text for one in proposed(talk)["bereiken"]]
    assert any("gordijnen dicht" in text for text in texts)


def test_at_most_three_a_column_and_each_about_another_moment(talk: Any) -> None:
    """No lists; no turn twice in *bekend*."""
    listen(talk, 8)
    talk.say("Dus u gaat zitten.", ("samenvatting", "Dus u gaat zitten"), reply=TELLS, layer=2, effect="opent",
             summary=SummaryCheck((1,), ("zitten",)))
    talk.say("Dat klinkt stil.", ("gevoelsreflectie", "Dat klinkt stil"), reply=TELLS, layer=2, effect="opent")
    for words in ("U moet eruit.", "Dat is dom.", "Ik vind van niet.", "Ja maar toch."):
        move = {"U": "advies", "D": "oordeel", "I": "mening", "J": "discussie"}[words[0]]
        talk.say(words, (move, words), effect="sluit")
    made = proposed(talk)
    assert all(len(column) <= 3 for column in made.values())
    numbers = [one.numbers for one in made["bekend"] if one.numbers]
    assert len(set(numbers)) == len(numbers)


def test_saying_it_another_way_is_worth_keeping(talk: Any) -> None:
    """A turn taken back that did more the second time stands in *bekend* with both wordings."""
    first = talk.say("U moet eruit.", ("advies", "U moet eruit"), effect="sluit")
    talk.exchanges.clear()
    talk.say("Hoe is dat?", ("open_vraag", "Hoe is dat?"), effect="opent", reply=TELLS, layer=1)
    text = proposed(talk, taken_back=((1, first),))["bekend"][0].text
    assert "U moet eruit" in text and "Hoe is dat?" in text


def test_a_kept_proposal_joins_what_stood_there(talk: Any) -> None:
    """One's own words stay; the same proposal is not added twice; an unknown column is refused."""
    proposal = Proposal("besluiten", "Ik kom niet meer meteen met een tip.", "")
    once = keep(Reflection(besluiten="Minder praten."), proposal)
    assert once.besluiten == "Minder praten.\nIk kom niet meer meteen met een tip."
    assert keep(once, proposal) == once
    with pytest.raises(ValueError):
        keep(once, Proposal("anders", "x", ""))


def test_the_reflection_as_text_leaves_out_what_is_empty() -> None:
    """Only what was written, under its heading."""
    assert is_empty(Reflection()) and as_text(Reflection()) == ""
    text = as_text(Reflection(bekend="Luisteren.", bespreken_met="Ria"))
    assert text.splitlines()[0] == columns()[0].head and "Ria" in text and columns()[1].head not in text
