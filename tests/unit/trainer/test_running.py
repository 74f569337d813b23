"""A round while it runs: pause, skip, an extra minute, and going on where it was after a reload."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.model.errors import StoreError
from gesprek_oefenen.session.store import Store
from gesprek_oefenen.trainer import running
from gesprek_oefenen.trainer.divide import divide
from gesprek_oefenen.trainer.division import Leftover, Request
from gesprek_oefenen.trainer.keeping import (
    drop_division,
    keep_division,
    keep_running,
    kept_division,
    kept_divisions,
    kept_running,
)
from gesprek_oefenen.trainer.people import Absence, Background, Participant, Wishes

BEGIN = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def later(minutes: float) -> datetime:
    """So many minutes after ten."""
    return BEGIN + timedelta(minutes=minutes)


def test_threes_talk_fifteen_minutes_then_ten_in_the_group_and_five_alone() -> None:
    """Werkboek 7.2; the time for feedback between them is our choice."""
    parts = {phase.id: phase.seconds // 60 for phase in running.phases(3)}
    assert (parts["gesprek"], parts["groep"], parts["reflectie"]) == (15, 10, 5)
    assert sum(phase.seconds for phase in running.phases(2)) == 30 * 60, "6.6 takes half an hour"
    assert running.phases(3, {"gesprek": 8, "groep": 0})[0].seconds == 480


def test_phases_follow_each_other_by_themselves() -> None:
    """Also when nobody looked for a while."""
    run = running.go_on(running.prepared("i", 1, running.phases(3)), BEGIN)
    assert running.moment(run, later(14.5)) == running.Moment(0, 30)
    assert running.moment(run, later(15)).at == 1
    assert running.moment(run, later(16)).clock == "04:00"
    assert running.moment(run, later(22)).at == 2
    assert running.moment(run, later(35)).over and running.moment(run, later(500)).over


def test_a_paused_clock_stands_still() -> None:
    """Until it goes on."""
    run = running.pause(running.go_on(running.prepared("i", 1, running.phases(3)), BEGIN), later(5))
    assert running.moment(run, later(60)) == running.Moment(0, 600)
    again = running.go_on(run, later(60))
    assert running.moment(again, later(62)).left == 480
    assert running.go_on(again, later(90)) == again


def test_skip_back_and_an_extra_minute() -> None:
    """Past the last phase it is over; a minute more opens that again."""
    run = running.go_on(running.prepared("i", 1, running.phases(3)), BEGIN)
    run = running.skip(run, later(3))
    assert running.moment(run, later(3)) == running.Moment(1, 300)
    run = running.extra(run, later(4))
    assert running.moment(run, later(4)).left == 300
    run = running.skip(run, later(4), -1)
    assert running.moment(run, later(4)) == running.Moment(0, 900)
    for _ in range(4):
        run = running.skip(run, later(4))
    assert running.moment(run, later(4)).over
    more = running.go_on(running.extra(run, later(5)), later(5))
    assert running.moment(more, later(5)) == running.Moment(3, 60)
    assert running.moment(running.skip(run, later(5), -1), later(5)).at == 3


@given(st.lists(st.tuples(st.sampled_from(["go_on", "pause", "skip", "extra"]), st.floats(0, 40)), max_size=12))
def test_whatever_is_pressed_the_clock_is_never_negative(steps: list[tuple[str, float]]) -> None:
    """And never in a phase that is not there."""
    run, now = running.prepared("i", 1, running.phases(3)), BEGIN
    for name, minutes in steps:
        now += timedelta(minutes=minutes)
        run = getattr(running, name)(run, now)
        where = running.moment(run, now)
        assert 0 <= where.left and 0 <= where.at < 4
        assert where.over == (where.left == 0)


def test_a_clock_that_is_put_back_does_not_lengthen_the_phase() -> None:
    """At the end of summer time, or when the machine corrects itself."""
    run = running.go_on(running.prepared("i", 1, running.phases(3)), BEGIN)
    assert running.moment(run, later(-60)).left == 900


def test_divisions_and_rounds_come_back_from_the_store_as_they_were() -> None:
    """Each change is an entry; the latest stands, the one changed last is on top."""
    store = Store.in_memory()
    people = tuple(Participant(f"P{i}", Background.VOLUNTEER, "Kerk") for i in range(7))
    request = Request(people, 2, 3, 4, Leftover.OBSERVER, Wishes((("P0", "P1"),), ("P2",)), (Absence("P3", 2),))
    first = keep_division(store, "", divide(request), "2026-11-22T10:00:00+00:00")
    second = keep_division(store, "", divide(Request(people)), "2026-11-22T11:00:00+00:00")
    assert kept_division(store, first).division == divide(request)
    assert [one.id for one in kept_divisions(store)] == [second, first] != [first, second]
    keep_division(store, first, divide(request), "2026-11-22T12:00:00+00:00")
    assert [one.id for one in kept_divisions(store)] == [first, second]
    assert kept_division(store, first).made == "2026-11-22T10:00:00+00:00"
    drop_division(store, first, "2026-11-22T13:00:00+00:00")
    with pytest.raises(StoreError):
        kept_division(store, first)
    run = running.go_on(running.prepared(second, 1, running.phases(3)), BEGIN)
    keep_running(store, run, "2026-11-22T10:00:00+00:00")
    assert kept_running(store, second, 1) == run and kept_running(store, second, 2) is None


def test_an_entry_of_another_version_is_passed_over() -> None:
    """Nothing breaks on it."""
    store = Store.in_memory()
    store.add_entry("indeling", "2026-11-22T10:00:00+00:00", {"id": 3, "division": "wat"})
    store.add_entry("ronde", "2026-11-22T10:00:00+00:00", {"division": "x", "number": 1})
    assert kept_divisions(store) == () and kept_running(store, "x", 1) is None
