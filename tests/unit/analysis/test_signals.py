"""What the engine notices besides moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.analysis.signals import signals
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.model.moves import Move, Signal
from gesprek_oefenen.model.reading import Finding, TalkContext


def seen(text: str, *, asked: bool = False, findings: tuple[Finding, ...] = ()) -> tuple[Signal, ...]:
    """The signals in ``text``; ``asked``: the persona asked something just before."""
    return signals(tokenise(text), text, TalkContext(asked_question=asked), findings)


@pytest.mark.parametrize("text", ["Sorry, dat was te snel van mij.", "Neem me niet kwalijk", "het spijt me dat ik u onderbrak", "dat had ik niet moeten zeggen",
                                  "Mijn excuses.", "ik ging te snel hè", "Daar ging ik de mist in.", "Ik had beter moeten luisteren."])
def test_an_apology(text: str) -> None:
    assert seen(text) == (Signal.APOLOGY,)


@pytest.mark.parametrize("text", ["Sorry?", "U hoeft geen sorry te zeggen", "De dokter zei sorry.", "sorry hoor maar dat slaat nergens op", "U hoeft zich niet te excuseren.",
                                  "Wilt u haar excuses?", "Het spijt me dat u dat heeft meegemaakt.", "Sorry, wat zei u?"])
def test_no_apology(text: str) -> None:
    assert Signal.APOLOGY not in seen(text)


@pytest.mark.parametrize("text", ["hou je bek", "rot op", "jij bent een idioot", "val toch dood", "stomme trut", "wat ben je toch een aansteller, aansteller die je bent"])
def test_rudeness_is_aimed_at_the_other(text: str) -> None:
    assert Signal.RUDENESS in seen(text)


@pytest.mark.parametrize("text", ["wat rot voor u", "wat een klotedag heeft u gehad", "wat een eikel, die baas van u", "noemde hij u een trut?", "Dat is kut voor je.",
                                  "Uw zoon is een eikel.", "Waar heb je die eikel vandaan?", "Zak lekker onderuit."])
def test_strong_words_with_the_other_are_not_rude(text: str) -> None:
    assert Signal.RUDENESS not in seen(text)


@pytest.mark.parametrize("text", ["Dit blijft onder ons.", "ik vertel het aan niemand", "Ik beloof dat ik het niet doorvertel", "ik zal niks tegen je ouders zeggen",
                                  "ik hou het geheim"])
def test_a_promise_of_secrecy(text: str) -> None:
    assert Signal.SECRECY_PROMISE in seen(text)


@pytest.mark.parametrize("text", ["Ik kan niet beloven dat ik het geheim hou.", "heb je het aan niemand verteld?", "waarom vertel je het aan niemand"])
def test_no_promise_of_secrecy(text: str) -> None:
    assert Signal.SECRECY_PROMISE not in seen(text)


@pytest.mark.parametrize("text", ["Ja, twee jongens.", "nee hoor", "Ik slaap best goed.", "prima", "Soms wel, ja. En u?" .replace(" En u?", "")])
def test_an_answer_to_her_question(text: str) -> None:
    assert Signal.ANSWER in seen(text, asked=True)
    assert Signal.ANSWER not in seen(text, asked=False)


@pytest.mark.parametrize("text", ["Waarom vraagt u dat?", "Hoe bedoelt u?", "Laten we het over u hebben.", "Hoe lang slaapt u al slecht?"])
def test_putting_her_question_aside_is_no_answer(text: str) -> None:
    assert Signal.ANSWER not in seen(text, asked=True)


def test_a_turn_that_is_all_question_is_no_answer() -> None:
    """A question typed without its mark is known from the findings."""
    text = "in welke straat woont u eigenlijk"
    question = Finding(Move.CLOSED_QUESTION, 0, len(text), text, "gesloten_vraag/x", True)
    assert Signal.ANSWER not in seen(text, asked=True, findings=(question,))


def test_own_need_is_a_signal_too() -> None:
    assert seen("ik wil niet meer leven") == (Signal.OWN_NEED,)


@given(st.text(max_size=300), st.booleans())
def test_no_text_makes_it_raise(text: str, asked: bool) -> None:
    assert set(seen(text, asked=asked)) <= set(Signal)
