"""Progress is told as what was seen, never as a mark; it names what to practise next and why."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.feedback.form import skill_names
from gesprek_oefenen.learning.outcomes import Seen, TalkOutcome
from gesprek_oefenen.learning.progress import NO_LINE, Progress, progress
from gesprek_oefenen.model.feedback import Verdict
from gesprek_oefenen.session.library import Library

NOT, SOME, YES, NONE = Verdict.NOT_YET, Verdict.SOMETIMES, Verdict.SEEN, Verdict.NOT_AT_ISSUE
START = datetime(2026, 1, 1, 10, 0, tzinfo=UTC)


def outcomes(*verdicts: Verdict, skill: str = "samenvatten", story: str = "simone") -> tuple[TalkOutcome, ...]:
    return tuple(TalkOutcome(f"{story}-{n}", story, "Simone", (START + timedelta(days=n)).isoformat(), skills={skill: Seen(verdict)})
                 for n, verdict in enumerate(verdicts, 1))


def line(found: Progress, skill: str = "samenvatten"):  # type: ignore[no-untyped-def]
    return next(one for one in found.lines if one.id == skill)


@pytest.mark.parametrize(("verdicts", "kind", "times"), [
    ((), "niets", 0), ((NONE, NONE), "niets", 0), ((NOT,), "eerste", 1), ((YES, YES, YES), "steeds", 3), ((NOT, YES, YES), "groei", 2),
    ((NOT, NONE, NOT), "nog_niet", 2), ((YES, SOME), "even_minder", 2), ((NOT, SOME), "soms", 2), ((NOT, YES), "soms", 2),
])
def test_the_sentence_fits_what_was_seen(library: Library, verdicts: tuple[Verdict, ...], kind: str, times: int) -> None:
    """One sentence a skill, about the talks in which there was something to say of it."""
    found = line(progress(outcomes(*verdicts), library.summaries()))
    assert (found.kind, found.times) == (kind, times)


def test_growth_stands_out_before_what_was_always_there(library: Library) -> None:
    """Encouragement is an observation."""
    both = tuple(TalkOutcome(f"simone-{n}", "simone", "Simone", "", skills={"samenvatten": Seen(one), "stiltes": Seen(YES)})
                 for n, one in enumerate((NOT, YES, YES)))
    assert progress(both, library.summaries()).stands_out == \
        "Wat opvalt: tussendoor samenvatten ging eerst niet altijd vanzelf. De laatste 2 keer wel."


def test_next_is_the_skill_that_showed_least_with_a_story_made_for_it(library: Library) -> None:
    """And says why; the story is one not yet held."""
    found = progress(outcomes(NOT, NOT), library.summaries()).next
    assert found is not None and found.skill == "samenvatten"
    story = next(one for one in library.summaries() if one.id == found.story)
    assert "samenvatting" in story.goals and story.id != "simone"
    assert story.person in found.why


def test_when_all_goes_well_someone_new_is_next(library: Library) -> None:
    """Nothing weak is made up."""
    found = progress(outcomes(YES, YES), library.summaries()).next
    assert found is not None and found.skill == "" and "nieuw" in found.why


def test_when_everyone_was_met_the_one_longest_ago_is_next(library: Library) -> None:
    """In the order of the talks, whatever the clock said."""
    all_of_them = tuple(one for story in library.summaries() for one in outcomes(YES, story=story.id))
    found = progress(all_of_them, library.summaries()).next
    assert found is not None and found.story == library.summaries()[0].id


def test_without_talks_or_stories_there_is_still_something_to_show(library: Library) -> None:
    """The first day, and an empty folder."""
    assert progress((), library.summaries()).next is not None
    assert progress((), ()).next is None


def test_lines_are_those_text_can_show(library: Library) -> None:
    """Posture cannot be seen; really listening has no verdict."""
    shown = {one.id for one in progress((), library.summaries()).lines}
    assert shown == set(skill_names()) - NO_LINE
    assert "lichaamshouding" not in shown


@given(st.lists(st.lists(st.sampled_from(list(Verdict)), min_size=9, max_size=9), max_size=8), st.sampled_from(["u", "je"]))
def test_no_row_of_talks_breaks_it_or_gives_a_mark(rows: list[list[Verdict]], address: str) -> None:
    """Whatever was seen, every sentence is whole, and none holds a percentage or a mark."""
    names = list(skill_names())
    made = tuple(TalkOutcome(f"x-{n}", "x", "X", "", skills={name: Seen(one) for name, one in zip(names, row, strict=False)})
                 for n, row in enumerate(rows))
    found = progress(made, (), address)
    for text in (found.stands_out, found.unsure, *(one.sentence for one in found.lines)):
        assert text and not re.search(r"[{}%]|\d/\d|cijfer|score|punten", text)
    for one in found.lines:
        assert [point.number for point in one.points] == sorted({point.number for point in one.points})
