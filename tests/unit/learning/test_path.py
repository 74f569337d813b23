"""The path: what fits after which meeting, what is done, what comes now; nothing is compulsory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from gesprek_oefenen.learning.beside import done_beside
from gesprek_oefenen.learning.exercise_texts import kind_text
from gesprek_oefenen.learning.path import CLOSING, EXERCISE, SHEET, TALK, Stage, Step, current, is_closing, stages
from gesprek_oefenen.learning.path_words import reminder, views
from gesprek_oefenen.model.exercises import ExerciseKind
from gesprek_oefenen.reflection.self_appreciation import SHEETS, sheet
from gesprek_oefenen.session.clock import FrozenClock
from gesprek_oefenen.session.library import Library, StorySummary
from gesprek_oefenen.session.store import Store, TalkRow

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ALL_SHEETS = {name: ("2026-09-01T10:00:00+00:00",) for name in SHEETS}


def row(story: str, days_ago: float = 1, *, coach: str = "vol", ended: bool = True, turns: int = 5) -> TalkRow:
    """A talk, so long ago."""
    at = (NOW - timedelta(days=days_ago)).isoformat()
    return TalkRow(f"{story}-{days_ago}", story, "", "", "", "", "", 1, coach, (), at, at, turns, ended)


def stage(found: tuple[Stage, ...], meeting: int) -> Stage:
    return next(one for one in found if one.meeting == meeting)


def next_of(library: Library, meeting: int, *talks: TalkRow, sheets: dict[str, tuple[str, ...]] | None = None) -> Step | None:
    return stage(stages(library.summaries(), talks, ALL_SHEETS if sheets is None else sheets, NOW), meeting).next


def test_every_story_has_its_place_and_every_step_exists(library: Library) -> None:
    """All stories are on the path after their own meeting; every sheet named is one."""
    found = stages(library.summaries(), (), {}, NOW)
    assert [one.meeting for one in found] == [1, 2, 3, 4, 5]
    for story in library.summaries():
        assert story.id in {step.ref for step in stage(found, story.after_meeting).steps if step.kind == TALK}
    for one in found:
        assert {step.ref for step in one.steps if step.kind == SHEET} <= set(SHEETS)
        assert all(step.title == sheet(step.ref).title for step in one.steps if step.kind == SHEET)
        assert one.text and all(step.minutes for step in one.steps)


def test_looking_at_oneself_comes_first(library: Library) -> None:
    """Before the first talk: sixteen skills, then the statements; a half-filled sheet does not count as done."""
    first = next_of(library, 1, sheets={})
    assert first is not None and (first.kind, first.ref) == (SHEET, "zelfwaardering")
    second = next_of(library, 1, sheets={"zelfwaardering": ("2026-09-01T10:00:00+00:00",)})
    assert second is not None and second.ref == "stellingen"
    assert next_of(library, 1) is None


def test_talks_come_by_level_and_the_least_held_first(library: Library) -> None:
    """The easiest not yet held is next."""
    first = next_of(library, 3)
    assert first is not None
    levels = {story.id: story.level for story in library.summaries()}
    assert levels[first.ref] == 1
    second = next_of(library, 3, row(first.ref))
    assert second is not None and second.ref != first.ref and levels[second.ref] == 1


def test_after_two_talks_the_one_without_ends_the_stage(library: Library) -> None:
    """It is asked of any story of the stage, and once held the stage is closed."""
    two = (row("simone", 3), row("type-actieve", 2))
    coming = next_of(library, 3, *two)
    assert coming is not None and coming.kind == CLOSING
    assert is_closing("type-geborgene", library.summaries(), two)
    assert not is_closing("hein", library.summaries(), two)
    closed = stage(stages(library.summaries(), (*two, row("type-geborgene", 1, coach="uit")), ALL_SHEETS, NOW), 3)
    assert closed.closed and closed.next is None
    assert not is_closing("simone", library.summaries(), (*two, row("type-geborgene", 1, coach="uit")))


def test_a_talk_without_coach_before_that_is_practice(library: Library) -> None:
    """Someone who likes it quiet closes a stage with the third talk, not with the first."""
    quiet = [row(story, 9 - n, coach="uit") for n, story in enumerate(("simone", "type-actieve", "type-geborgene"))]
    assert not is_closing("simone", library.summaries(), quiet[:1])
    assert is_closing("simone", library.summaries(), quiet[:2])
    assert stage(stages(library.summaries(), quiet, ALL_SHEETS, NOW), 3).closed


@pytest.mark.parametrize("talk", [row("simone", ended=False), row("simone", turns=0)], ids=["left open", "nothing said"])
def test_what_was_not_finished_does_not_count(library: Library, talk: TalkRow) -> None:
    """A talk that waits, or in which nothing was said."""
    found = stage(stages(library.summaries(), (talk,), ALL_SHEETS, NOW), 3)
    assert next(step for step in found.steps if step.ref == "simone").times == 0


def test_after_meeting_four_the_sheet_comes_a_second_time(library: Library) -> None:
    """Once before and once after: the first time does not count here."""
    talks = (row("type-achterblijver", 9), row("type-hoopvolle", 8), row("type-afhankelijke", 7, coach="uit"))
    coming = next_of(library, 4, *talks)
    assert coming is not None and (coming.kind, coming.ref) == (SHEET, "zelfwaardering")
    again = {**ALL_SHEETS, "zelfwaardering": ("2026-09-01T10:00:00+00:00", "2026-11-01T10:00:00+00:00")}
    assert next_of(library, 4, *talks, sheets=again) is None


def test_keeping_up_asks_for_a_talk_only_when_it_is_time(library: Library) -> None:
    """Six weeks apart, the one longest ago first."""
    sheets = {name: (*ALL_SHEETS[name], "2026-10-01T10:00:00+00:00") for name in SHEETS}
    assert next_of(library, 5, row("simone", 10), sheets=sheets) is None
    coming = next_of(library, 5, row("simone", 50), sheets=sheets)
    assert coming is not None and coming.kind == TALK and coming.ref != "simone"


@pytest.mark.parametrize(("days", "time"), [(41, False), (42, True), (4000, True), (-3000, False)])
def test_the_reminder_comes_when_it_is_time_also_with_a_strange_clock(days: int, time: bool) -> None:
    """Set back, nothing; far ahead, one quiet line, without counting days."""
    text = reminder((row("simone", days),), NOW)
    assert bool(text) is time
    assert "dagen" not in text
    assert reminder((), NOW) == ""


def test_short_exercises_stand_beside_the_path(library: Library, store: Store, clock: FrozenClock) -> None:
    """Every kind once, never compulsory; done ones say so."""
    found = stages(library.summaries(), (), {}, NOW)
    assert sorted(step.ref for one in found for step in one.steps if step.kind == EXERCISE) == sorted(ExerciseKind)
    for address in ("u", "je"):
        for step in (step for one in stages((), (), {}, NOW, address) for step in one.steps if step.kind == EXERCISE):
            assert step.free and step.title == kind_text(ExerciseKind(step.ref), address).title
    store.add_entry("oefening", "2026-11-20T10:00:00+00:00", {"opgave": "omkeren/rond"})
    store.add_entry("oefening", "2026-11-21T10:00:00+00:00", {"anders": 3})
    view = next(one for one in views(library.summaries(), (), done_beside(store, clock), 3, NOW) if one.here)
    assert next(one for one in view.lines if one.step.ref == "omkeren").notes == ("1 keer gedaan, afgelopen vrijdag",)


def test_someone_says_where_he_is_else_the_first_thing_left_to_do(library: Library) -> None:
    """Free choice always."""
    found = stages(library.summaries(), (), {}, NOW)
    assert current(found, 4).meeting == 4
    assert current(found, 0).meeting == 1
    assert [view.here for view in views(library.summaries(), (), {}, 2, NOW)] == [False, True, False, False, False]


def test_without_stories_there_is_still_a_path() -> None:
    """An empty or broken folder: the stages stand, nothing falls over; a broken story is not proposed."""
    broken = StorySummary("kapot", "kapot", "kapot", 0, "", 0, 0, (), (), "", "kapot.yaml", "stuk")
    for stories in ((), (broken,)):
        found = stages(stories, (), {}, NOW)
        assert len(found) == 5 and all(step.kind in (SHEET, EXERCISE) for one in found for step in one.steps)


def test_words_of_a_step_tell_how_often_and_when(library: Library) -> None:
    """In words one can read aloud, u and je."""
    view = next(one for one in views(library.summaries(), (row("simone", 1),), {}, 3, NOW, "je") if one.here)
    line = next(one for one in view.lines if one.step.ref == "simone")
    assert line.title == "Simone (17)" and line.notes == ("luisteren", "1 keer gedaan, gisteren")
