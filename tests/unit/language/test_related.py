"""Words that can stand for each other when two questions are laid side by side."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.language.lemmas import lemma
from gesprek_oefenen.language.related import ALIKE, alike_by, best_related, relatedness
from gesprek_oefenen.language.wordlists import read_data, rules_folder

ROWS = read_data(rules_folder() / "woordenlijsten" / "verwante_woorden.yaml")


@pytest.mark.parametrize(("one", "other"), [("ontmoeten", "kennismaken"), ("tekenen", "tekening"), ("vriend", "vriendin"), ("dokter", "huisarts")])
def test_words_that_mean_the_same_are_alike(one: str, other: str) -> None:
    """By a row of the list or by one stem."""
    assert relatedness(one, other) >= ALIKE


@pytest.mark.parametrize(("one", "other"), [("broer", "zus"), ("hond", "kat"), ("appelboom", "boom")])
def test_words_about_the_same_are_near_and_not_alike(one: str, other: str) -> None:
    """Near enough right after a line with a few answers, not among all facts of a story."""
    assert 0 < relatedness(one, other) < ALIKE


@pytest.mark.parametrize(("one", "other"), [("lievelingseten", "lievelingskleur"), ("huis", "huilen"), ("man", "maan"), ("tuin", "trein")])
def test_other_words_are_not(one: str, other: str) -> None:
    """A compound is what its last part says; a shared beginning alone is nothing."""
    assert relatedness(one, other) < ALIKE


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    """The same both ways, between 0 and 1, and what is alike has something to be found by."""
    value = relatedness(one, other)
    assert value == relatedness(other, one)
    assert 0 <= value <= 1
    assert value < ALIKE or one == other or alike_by(one) & alike_by(other)


def test_without_words_nothing_stands_for_it() -> None:
    """The best of none is none."""
    assert best_related("tuin", ()) == 0
    assert best_related("tuin", ("brood", "tuin")) == 1


def test_a_row_says_something() -> None:
    """At least two different dictionary forms, and no row is said twice."""
    rows = [frozenset(lemma(str(word)) for word in row) for kind in ("zelfde", "verwant") for row in ROWS[kind]]
    assert all(len(row) > 1 for row in rows)
    assert len(set(rows)) == len(rows)
