"""Tokens: places into the text as typed, and one standard form per word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.language.tokens import Token, _scan, tokenise


@given(st.text(max_size=300))
def test_any_text_gives_tokens_on_their_own_place(text: str) -> None:
    """No Unicode text raises; tokens are slices of what was typed, in order and without overlap."""
    last = 0
    for token in tokenise(text):
        assert token.text == text[token.start : token.end]
        assert token.start >= last and token.end > token.start
        last = token.end


@given(st.text(alphabet="ab 'd*()[].…\n:-=)_?!\u2019\u200d\ufe0f🙂é\u0301\u00a0\"", max_size=40))
def test_cutting_at_spaces_gives_what_reading_in_one_go_gives(text: str) -> None:
    """Stage directions and dots that go on over spaces included."""
    whole: list[Token] = []
    _scan(text, 0, len(text), whole)
    assert tokenise(text) == tuple(whole)


@pytest.mark.parametrize(
    ("typed", "norm"),
    [
        ("wél", "wel"), ("e\u0301e\u0301n", "een"), ("heeeeel", "heel"), ("’t", "het"), ("mss", "misschien"),
        ("eensaam", "eenzaam"), ("OKÉ", "oke"), ("een\u200bzaam", "eenzaam"), ("reünie", "reunie"), ("moe", "moe"),
    ],
)
def test_words_get_one_standard_form(typed: str, norm: str) -> None:
    assert [token.norm for token in tokenise(typed)] == [norm]


@pytest.mark.parametrize("typed", ["*knikt*", "(stil)", "[lacht]", "*schuift een stukje op en wacht*"])
def test_stage_directions_are_one_token(typed: str) -> None:
    assert [token.kind for token in tokenise(typed)] == ["stage"]


def test_words_between_brackets_stay_words() -> None:
    """Brackets round ordinary words are punctuation, not a stage direction."""
    kinds = [token.kind for token in tokenise("uw zus (die in Assen woont)")]
    assert kinds == ["word", "word", "punct", "word", "word", "word", "word", "punct"]


def test_long_hostile_text_is_read_in_linear_time() -> None:
    """Runs of opening marks do not make the tokeniser look ahead again and again without bound."""
    for hostile in ("*" * 10_000, "(" * 10_000, "'" * 10_000, "a" * 10_000, "a-" * 5_000, "*a" * 5_000):
        tokenise(hostile)
