"""Whether a line of the other asks something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.language.asking import asks_somewhere, ends_in_question


@pytest.mark.parametrize("line", ["Hoe laat is het?", "Ik weet het niet. Wat zou u doen?", "En u?  "])
def test_a_line_that_ends_in_a_question_asks(line: str) -> None:
    assert ends_in_question(line)
    assert asks_somewhere(line)


@pytest.mark.parametrize("line", ["Het was een lange dag. Weet je?", "Je staat ermee op, weet u?", "Hij zei niks. Snapt u wat ik bedoel?", "Weet je?", "Ja."])
def test_who_only_holds_attention_asks_nothing(line: str) -> None:
    """"Weet je?" behind a story wants no answer."""
    assert not ends_in_question(line)
    assert not asks_somewhere(line)


def test_a_question_may_stand_before_the_end() -> None:
    assert asks_somewhere("Wilt u dit even lezen? Ik heb mijn bril niet op.")
    assert not ends_in_question("Wilt u dit even lezen? Ik heb mijn bril niet op.")


@given(st.text())
def test_any_line_gets_an_answer(line: str) -> None:
    """Never raises; what ends in a question asks somewhere."""
    assert asks_somewhere(line) or not ends_in_question(line)
