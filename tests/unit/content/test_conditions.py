"""The condition language: what it reads, and what it says when it cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.content.conditions import MAX_LENGTH, ConditionError, condition_names, parse_condition
from gesprek_oefenen.content.reference import CONDITIONS
from gesprek_oefenen.model.conditions import And, Compare, Condition, InState, Not, Or, Reached, Told
from gesprek_oefenen.persona.conditions import describe


def test_and_goes_before_or() -> None:
    """``a of b en c`` is ``a of (b en c)``, as everyone reads it."""
    a, b, c = (Compare("beurt", ">=", number) for number in (1, 2, 3))
    assert parse_condition("beurt >= 1 of beurt >= 2 en beurt >= 3") == Or((a, And((b, c))))
    assert parse_condition("(beurt >= 1 of beurt >= 2) en beurt >= 3") == And((Or((a, b)), c))


def test_every_kind_of_statement() -> None:
    """Each quantity and each statement of the grammar."""
    assert parse_condition("niet niet aantal(oma) < 3") == Compare("aantal", "<", 3, "oma")
    assert parse_condition("niet op_rij(advies)!=2") == Not(Compare("op_rij", "!=", 2, "advies"))
    assert parse_condition("onderwerpen == 0") == Compare("onderwerpen", "==", 0)
    assert parse_condition("toestand != dicht") == InState("dicht", False)
    assert parse_condition("verteld(oude_vrienden)") == Told("oude_vrienden", 1)
    assert parse_condition("verteld(x-1, 2) en bereikt(open)") == And((Told("x-1", 2), Reached("open")))


def test_names_are_given_with_their_place() -> None:
    """So that a checker can point at exactly the name that does not exist."""
    text = "aantal(oma) > 1 en verteld(thuis, 3) of toestand == open"
    names = condition_names(text)
    assert [(n.kind, n.text, n.layer) for n in names] == [("zet", "oma", 0), ("onderwerp", "thuis", 3), ("toestand", "open", 0)]
    assert all(text[n.offset:].startswith(n.text) for n in names)


@pytest.mark.parametrize(("text", "at", "part"), [
    ("vertrouwen => 40", "=>", "Schrijf >=."),
    ("vertrouwen = 40", "=", "=="),
    ("vertrouwen ≥ 40", "≥", ">="),
    ("vertrowen > 4", "vertrowen", "vertrouwen"),
    ("vertrouwen > 4 and beurt > 1", "and", "`en`"),
    ("vertrouwen > veertig", "veertig", "heel getal"),
    ("vertrouwen > -1", "-", "niet onder nul"),
    ("verteld thuis", "thuis", "("),
    ("toestand > open", "toestand", "=="),
    ("aantal(oma) > 1 en", None, "Begin met"),
    ("beurt > 1; import os", ";", "woorden"),
    ("__import__('os')", "'", "woorden"),
    ("beurt > 12345678", "12345678", "100"),
])
def test_a_slip_is_pointed_at_and_mended(text: str, at: str | None, part: str) -> None:
    """The place is the word that is wrong; the remedy names what should stand there."""
    with pytest.raises(ConditionError) as caught:
        parse_condition(text)
    assert caught.value.offset == (text.index(at) if at else len(text))
    assert part in caught.value.mend + str(caught.value)


def test_depth_and_length_are_bounded() -> None:
    """No condition can hang or crash the program."""
    for text in ("(" * 5_000, "niet " * 90 + "beurt > 1", "beurt > 1 en " * 10_000):
        if len(text) > MAX_LENGTH or text.startswith("("):
            with pytest.raises(ConditionError):
                parse_condition(text)
        else:
            assert parse_condition(text) == Compare("beurt", ">", 1)


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused_in_dutch(text: str) -> None:
    """Nothing but ``ConditionError`` comes out, with a place inside the text."""
    try:
        parse_condition(text)
    except ConditionError as error:
        assert 0 <= error.offset <= len(text)
        assert error.mend


NAMES = st.sampled_from(["oma", "advies", "thuis", "oude_vrienden", "open-hartig"])
SIMPLE = st.one_of(
    st.builds(Compare, st.sampled_from(["vertrouwen", "beurt", "onderwerpen"]), st.sampled_from([">=", "<=", ">", "<", "==", "!="]),
              st.integers(0, 999)),
    st.builds(Compare, st.sampled_from(["aantal", "op_rij"]), st.sampled_from([">=", "<"]), st.integers(0, 99), NAMES),
    st.builds(InState, NAMES, st.booleans()), st.builds(Told, NAMES, st.integers(1, 5)), st.builds(Reached, NAMES),
)


@given(st.recursive(SIMPLE, lambda inner: st.one_of(
    st.builds(lambda terms: And(tuple(terms)), st.lists(inner, min_size=2, max_size=3)),
    st.builds(lambda terms: Or(tuple(terms)), st.lists(inner, min_size=2, max_size=3)),
), max_leaves=6))
def test_what_is_written_out_reads_back_the_same(condition: Condition) -> None:
    """The author's panel shows conditions in the language itself: reading them again gives the same condition."""
    assert parse_condition(describe(condition)) == condition


def test_the_examples_of_the_reference_can_be_read() -> None:
    """What the author's reference shows is right."""
    for text, _ in CONDITIONS:
        parse_condition(text)
