"""Sheets keep every change, wait half-filled, and stay beside each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.learning.sheets import FAMILY, Sheets
from gesprek_oefenen.reflection.self_appreciation import (
    LONGEST,
    OWN,
    SHEETS,
    Answer,
    Filling,
    as_data,
    changes,
    from_data,
    sheet,
)
from gesprek_oefenen.session.clock import FrozenClock
from gesprek_oefenen.session.store import Store


@pytest.fixture
def sheets(store: Store, clock: FrozenClock) -> Sheets:
    return Sheets(store, clock)


def test_the_three_sheets_are_as_long_as_their_sources() -> None:
    """Sixteen skills, seven beliefs, twelve statements on skills; each with a source and a scale of its own."""
    assert [len(sheet(name).questions) for name in SHEETS] == [16, 7, 12]
    assert [len(sheet(name).scale) for name in SHEETS] == [5, 3, 7]
    for name in SHEETS:
        of = sheet(name, "je")
        assert of.source.startswith(("werkboek", "effectonderzoek"))
        assert len({one.id for one in of.questions}) == len(of.questions)
        assert of.note and of.own and of.afterwards
        assert not any(mark in text for text in (of.intro, of.note, of.own, of.afterwards) for mark in "{}")


def test_what_talks_show_is_a_line_of_the_form() -> None:
    """``ziet`` names a line that exists."""
    from gesprek_oefenen.feedback.form import skill_names

    assert {one.seen_as for name in SHEETS for one in sheet(name).questions if one.seen_as} <= set(skill_names())


def test_a_half_filled_sheet_waits_as_it_is(sheets: Sheets) -> None:
    """Closed in the middle, the same comes back; nothing is kept before the first change."""
    number, filling = sheets.at_hand("zelfwaardering")
    assert sheets.latest("zelfwaardering") is None
    half = filling.with_answer("talenten", Answer(3, "Vaker vragen wat iemand graag doet."))
    sheets.keep(number, half)
    assert sheets.at_hand("zelfwaardering") == (number, half)
    assert sheets.finished() == {"zelfwaardering": ()}


def test_a_finished_sheet_makes_room_for_the_next(sheets: Sheets, clock: FrozenClock) -> None:
    """The first stays to compare with."""
    number, filling = sheets.at_hand("opvattingen")
    sheets.keep(number, replace(filling.with_answer("ouderen", Answer(3)), done=True))
    second, fresh = sheets.at_hand("opvattingen")
    assert second == number + 1 and fresh.filled == 0
    sheets.keep(second, fresh.with_answer("ouderen", Answer(1)))
    assert [one.answer("ouderen").value for one in sheets.fillings("opvattingen")] == [3, 1]
    assert len(sheets.finished()["opvattingen"]) == 1


def test_ten_times_and_more_stay_in_order(sheets: Sheets) -> None:
    """Number ten comes after nine."""
    for value in range(1, 13):
        number, filling = sheets.at_hand("stellingen")
        sheets.keep(number, replace(filling.with_answer("tijd", Answer(value)), done=True))
    assert [one.answer("tijd").value for one in sheets.fillings("stellingen")] == list(range(1, 13))


def test_growth_is_first_and_now(sheets: Sheets) -> None:
    """Line by line; less sure is told as it is."""
    of = sheet("stellingen")
    first = Filling("stellingen", "").with_answer("tijd", Answer(5))
    now = Filling("stellingen", "").with_answer("tijd", Answer(3, "Het is drukker."))
    found = {one.question.id: one for one in changes(of, (first, now))}
    assert (found["tijd"].first, found["tijd"].now, found["tijd"].note) == (5, 3, "Het is drukker.")
    assert (found["netwerk"].first, found["netwerk"].now) == (None, None)


def test_once_filled_in_there_is_nothing_to_compare() -> None:
    """The one value is now; a value that is not on the scale is none."""
    only = Filling("stellingen", "").with_answer("tijd", Answer(5)).with_answer("netwerk", Answer(99))
    found = {one.question.id: one for one in changes(sheet("stellingen"), (only,))}
    assert (found["tijd"].first, found["tijd"].now) == (None, 5)
    assert found["netwerk"].now is None


@pytest.mark.parametrize("body", [{}, {"antwoorden": []}, {"antwoorden": {"tijd": 3, "netwerk": {"waarde": True, "tekst": 4}}},
                                  {"begonnen": 3, "klaar": "ja", "eigen": None, "antwoorden": {"weg": {"waarde": 2}}}])
def test_a_sheet_of_another_version_opens(store: Store, sheets: Sheets, body: dict[str, Any]) -> None:
    """What is missing counts as not filled in; what we do not know stays where it is."""
    store.put_entries("2026-01-01", {f"{FAMILY}:stellingen/1": body, f"{FAMILY}:anders/1": {}, f"{FAMILY}:stellingen/x": {}})
    (number, filling), = [sheets.at_hand("stellingen")]
    assert number == 1 and not filling.done
    sheets.keep(number, filling.with_answer("tijd", Answer(2)))
    kept = sheets.fillings("stellingen")[0]
    assert kept.answer("tijd").value == 2
    if "weg" in str(body):
        assert kept.answer("weg").value == 2


@given(st.text(), st.text(max_size=50), st.one_of(st.none(), st.integers(-5, 9)))
def test_any_text_comes_back(text: str, own: str, value: int | None) -> None:
    """Markers, control codes, half surrogates: the store keeps what was typed, up to a length."""
    filling = replace(Filling("zelfwaardering", "2026"), own_text=own).with_answer("talenten", Answer(value, text)).with_answer(OWN, Answer(2))
    back = from_data(as_data(filling))
    assert back.own_text == own and back.answer(OWN) == Answer(2)
    assert back.answer("talenten") == (Answer(value, text) if value is not None or text.strip() else Answer())


def test_a_note_has_an_end() -> None:
    """A book pasted into a note is cut where it gets endless."""
    assert len(Filling("x", "").with_answer("a", Answer(None, "a" * 100_000)).answer("a").note) == LONGEST


def test_another_name_is_no_sheet() -> None:
    """Never a path into a folder."""
    with pytest.raises(KeyError):
        sheet("../vaardigheden/oma")
