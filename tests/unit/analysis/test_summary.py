"""What of the other's story comes back, what she never said, and a mere echo."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.analysis.summary import check_summary
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.model.reading import SummaryCheck, TalkContext

TALK = TalkContext(previous="Ik doe de gordijnen dicht. Elke avond.", earlier=("Mijn vrouw is weggegaan.", "Mijn vader en moeder bellen nooit."))


def check(text: str, context: TalkContext = TALK) -> SummaryCheck:
    """The check of ``text`` as a summary."""
    return check_summary(tokenise(text), context)


def test_what_comes_back_and_from_how_many_turns_ago() -> None:
    found = check("Dus uw vrouw ging weg en sindsdien gaan de gordijnen dicht.")
    assert found.turns_back == (1, 3)
    assert set(found.given_back) >= {"vrouw", "gordijnen"}
    assert not found.never_said
    assert not found.echo


def test_what_she_never_said_is_named() -> None:
    assert check("U mist vooral uw motor en uw broer.").never_said == ("motor", "broer")


def test_words_of_one_family_are_the_same() -> None:
    found = check("Uw ouders laten niets horen.")
    assert (found.given_back, found.turns_back) == (("ouders",), (2,))


def test_one_person_of_a_family_is_not_another() -> None:
    context = TalkContext(previous="Mijn dochter komt eens per maand.", earlier=("Mam belt nooit.",))
    assert check("Uw zoon komt niet vaak.", context).never_said == ("zoon",)
    assert check("Uw kinderen komen niet vaak.", context).given_back == ("kinderen",)
    assert not check("Je moeder laat niets horen.", context).never_said
    assert check("Je vader laat niets horen.", context).never_said == ("vader",)


def test_a_literal_echo_is_an_echo_also_when_the_person_changes() -> None:
    context = TalkContext(previous="Ik ken genoeg mensen, hoor. Van school, van de bakker.")
    assert check("Ik ken genoeg mensen hoor, van school, van de bakker", context).echo
    assert check("Je kent genoeg mensen hoor. Van school, van de bakker.", context).echo
    assert not check("Mensen genoeg, maar wie kent jou echt?", context).echo


def test_a_few_words_handed_back_are_no_echo() -> None:
    assert not check("Elke avond.").echo


def test_nothing_to_compare_with_gives_an_empty_check() -> None:
    assert check("U bent moe.", TalkContext()) == SummaryCheck()


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_makes_it_raise(text: str, previous: str) -> None:
    found = check(text, TalkContext(previous=previous, earlier=(previous, text)))
    assert all(number >= 1 for number in found.turns_back)
