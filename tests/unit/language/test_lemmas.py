"""Dictionary forms, compounds, phrases and slips: what a Dutch word is taken to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.language.content_words import content_lemmas
from gesprek_oefenen.language.fuzzy import SlipFinder, sound
from gesprek_oefenen.language.lemmas import compound_parts, conjugated, is_known, lemma
from gesprek_oefenen.language.phrases import PhraseFinder, compile_phrase, separable, words_of
from gesprek_oefenen.language.tokens import tokenise


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("vrienden", "vriend"), ("vriendinnen", "vriendin"), ("gesproken", "spreken"), ("dronk", "drinken"), ("gedronken", "drinken"),
        ("huizen", "huis"), ("bomen", "boom"), ("eenzame", "eenzaam"), ("boze", "boos"), ("hobbys", "hobby"), ("collega's", "collega"),
        ("biertjes", "bier"), ("gordijnen", "gordijn"), ("uitkeek", "uitkijken"), ("opgeruimd", "opgeruimd"), ("bent", "zijn"),
        ("zou", "zullen"), ("meiden", "meisje"), ("xqzt", "xqzt"), ("", ""),
    ],
)
def test_lemma_joins_the_forms_of_a_word(word: str, base: str) -> None:
    assert lemma(word) == base


def test_a_lemma_is_its_own_lemma() -> None:
    for word in ("lopen", "loop", "stop", "stoppen", "droom", "dromen", "vraag", "vragen", "app", "apps", "wens", "wensen"):
        assert lemma(lemma(word)) == lemma(word)


@pytest.mark.parametrize(
    ("word", "parts"),
    [("eetkamertafel", ("eetkamer", "tafel")), ("bierflesje", ("bier", "fles")), ("drankprobleem", ("drank", "probleem")),
     ("maandag", ()), ("x", ()), ("gesproken", ())],
)
def test_compounds_are_split_at_a_word_of_their_own(word: str, parts: tuple[str, ...]) -> None:
    found = compound_parts(word)
    assert found[-1:] == parts[-1:] if parts else True
    assert bool(found) == bool(parts)


def test_weak_verbs_are_conjugated_in_dutch_spelling() -> None:
    assert conjugated("kroppen") == ("krop", "kropt", "kropte", "kropten", "gekropt")
    assert conjugated("maken") == ("maak", "maakt", "maakte", "maakten", "gemaakt")


@pytest.mark.parametrize(("typed", "meant"), [("kontakt", "contact"), ("schijding", "scheiding"), ("hullplijn", "hulplijn"),
                                              ("vertrauwen", "vertrouwen"), ("psygoloog", "psycholoog")])
def test_slips_are_understood(typed: str, meant: str) -> None:
    finder = SlipFinder(["contact", "scheiding", "hulplijn", "vertrouwen", "psycholoog", "school"])
    assert finder.meant(typed) == meant


def test_another_word_is_no_slip() -> None:
    finder = SlipFinder(["contact", "scheiding", "school"])
    assert finder.meant("fietsbel") is None
    assert finder.meant("scho") is None


def test_same_sound_same_key() -> None:
    assert sound("tijd") == sound("teid")
    assert sound("kontakt") == sound("contact")


def find(source: str, text: str, **lists: list[str]) -> list[str]:
    """The pieces of ``text`` that the phrase ``source`` covers."""
    words = words_of(tokenise(text))
    finder = PhraseFinder([compile_phrase(source, None, lists)])
    return [" ".join(w.token.text for w in words[m.start:m.end]) for m in finder.find(words)]


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("uit elkaar", "Jullie zijn uit elkaar gegroeid", ["uit elkaar"]),
        ("door .. heen", "Wat gaat er door je hoofd heen?", ["door je hoofd heen"]),
        ("door .. heen", "Het is door. Ga erheen. Heen", []),
        ("(heel) somber|down zijn", "Mag ik heel somber zijn", ["heel somber zijn", "somber zijn"]),
        ("=gemaakt", "Je maakt het niet, het is gemaakt", ["gemaakt"]),
        ("<wie> vertellen", "aan wie vertel je dat", ["wie vertel"]),
        ("drinken", "Dronk u toen al?", ["Dronk"]),
    ],
)
def test_phrases_match_by_dictionary_form_within_a_sentence(source: str, text: str, found: list[str]) -> None:
    assert set(find(source, text, wie=["wie"])) >= set(found)
    assert bool(find(source, text, wie=["wie"])) == bool(found)


def test_separable_verbs_know_their_particle() -> None:
    assert separable("uitkijken") == ("uit", "kijken")
    assert separable("praten") is None


def test_a_phrase_without_words_or_with_an_unknown_list_is_refused() -> None:
    with pytest.raises(ValueError, match="woord"):
        compile_phrase("..", None)
    with pytest.raises(ValueError, match="bestaat niet"):
        compile_phrase("<onbekend> huis", None, {})


def test_content_words_leave_out_what_only_joins() -> None:
    assert content_lemmas(words_of(tokenise("Hoe was het vroeger bij jullie met de kinderen?"))) >= {"kind"}
    assert not content_lemmas(words_of(tokenise("en hoe was dat dan?")))


@given(st.text(max_size=200))
def test_no_text_makes_it_raise(text: str) -> None:
    for word in words_of(tokenise(text)):
        assert isinstance(lemma(word.norm), str)
        assert isinstance(is_known(word.norm), bool)
        compound_parts(word.norm)


def test_phrases_at_one_place_come_in_the_order_they_were_given() -> None:
    """Whatever order a set of words has in this process: which of two equals comes first may decide what she answers."""
    names = "abcdefghij"
    given = [(one, other) for one in names for other in names]
    finder = PhraseFinder([compile_phrase(f"hoe .. toen|{one}{other}q .. was|{other}{one}q", (one, other)) for one, other in given])
    found = finder.find(words_of(tokenise("Hoe ging het toen het zo was")))
    assert [match.phrase.value for match in found] == given
