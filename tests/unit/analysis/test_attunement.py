"""How a turn is attuned: address, help-worker's words, length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.analysis.attunement import address, attunement
from gesprek_oefenen.language.phrases import words_of
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.language.wordlists import read_data, rules_folder
from gesprek_oefenen.model.reading import Attunement, TalkContext


def attuned(text: str, previous: str | None = None, wanted: str = "") -> Attunement:
    """The attunement of ``text``."""
    return attunement(tokenise(text), TalkContext(previous=previous), wanted)


@pytest.mark.parametrize(
    ("text", "used"),
    [("Hoe gaat het met u?", "u"), ("Hoe gaat het met je?", "je"), ("Wat doet ge dan, en uw man?", "ge"), ("Heeft u dat vaak? En jij?", "gemengd"),
     ("ja", None), ("Hoe is dat?", None), ("Wat vind je daarvan, en uw zoon?", "gemengd")],
)
def test_form_of_address(text: str, used: str | None) -> None:
    assert address(words_of(tokenise(text))) == used


def test_people_in_general_are_not_held_against_someone_who_says_u() -> None:
    assert address(words_of(tokenise("Heeft u dat vaak? Soms weet je het niet, wat doe je dan.")), "u") == "u"


@pytest.mark.parametrize(("text", "used"), [
    ("Dat doe je toch niet zomaar. Hoe is dat voor u?", "u"), ("Zoiets laat je niet los, hè. Wat vindt u?", "u"),
    ("Hoe gaat het met u? Heb je lekker geslapen?", "gemengd"), ("Wat vind je daarvan, mevrouw, en uw zoon?", "gemengd")])
def test_a_question_to_je_is_mixed_with_u_and_people_in_general_are_not(text: str, used: str) -> None:
    assert address(words_of(tokenise(text)), "u") == used


def test_jargon_is_marked_where_it_stands_with_a_plain_word() -> None:
    text = "Wat is uw  hulpvraag, qua sociaal netwerk?"
    found = attuned(text).jargon
    assert [(word.text, word.plain) for word in found] == [("hulpvraag", "wat u nodig heeft"), ("sociaal netwerk", "mensen om u heen")]
    assert all(text[word.start:word.end] == word.text for word in found)


def test_a_word_the_persona_uses_is_no_jargon() -> None:
    assert not attuned("Wat bedoelt u met traject?", previous="Ze begonnen over een traject.").jargon


def test_lengths_beside_hers() -> None:
    found = attuned("Dat is veel. Hoe houdt u dat allemaal vol, dag in dag uit?", previous="Ik ben moe.")
    assert (found.words, found.other_words, found.longest_sentence) == (13, 3, 10)


def test_long_and_abstract_words_are_hard() -> None:
    assert attuned("Hoe is de zelfredzaamheidsproblematiek en de mentaliteit?").hard_words == ("zelfredzaamheidsproblematiek", "mentaliteit")
    assert not attuned("Hoe gaat het met uw kinderen?").hard_words


def test_the_list_of_jargon_is_ample_and_plain() -> None:
    """At least 150 words, and no plain word is itself on the list."""
    plain = read_data(rules_folder() / "woordenlijsten" / "jargon.yaml")["gewoon"]
    assert len(plain) >= 150
    assert not {str(word) for word in plain.values()} & {str(word) for word in plain}


@given(st.text(max_size=300), st.sampled_from(["", "u", "je"]))
def test_no_text_makes_it_raise_or_moves_a_mark(text: str, wanted: str) -> None:
    found = attuned(text, previous=text, wanted=wanted)
    assert found.words >= found.longest_sentence
    for word in attuned(text).jargon:
        assert text[word.start:word.end].split() == word.text.split()
