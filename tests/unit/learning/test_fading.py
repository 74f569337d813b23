"""The coach steps back over a skill that shows by itself, says why, and comes back when that is needed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from gesprek_oefenen.feedback.hint import hint_rules
from gesprek_oefenen.learning.fading import listed, plan, rules
from gesprek_oefenen.learning.outcomes import Seen, TalkOutcome
from gesprek_oefenen.model.feedback import Verdict

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def talks(*verdicts: Verdict, skill: str = "samenvatten", at: datetime = NOW) -> tuple[TalkOutcome, ...]:
    """Finished talks in which this was seen of one skill, the last a day ago."""
    return tuple(TalkOutcome(f"simone-{n}", "simone", "Simone", (at - timedelta(days=len(verdicts) - n + 1)).isoformat(),
                             skills={skill: Seen(verdict)}) for n, verdict in enumerate(verdicts))


def test_at_first_the_coach_says_everything() -> None:
    """Without any talk behind one there is nothing to be silent about."""
    first = plan((), closing=False, now=NOW)
    assert (first.level, first.quiet) == ("vol", ())
    assert "steeds minder" in first.why


def test_what_went_by_itself_twice_is_no_longer_spoken_of() -> None:
    """Two talks in which it was seen are enough for most skills."""
    after = plan(talks(Verdict.SEEN, Verdict.SEEN), closing=False, now=NOW)
    assert after.level == "vol"
    assert set(after.quiet) == {"samenvatting", "echo"}
    assert after.why == "De coach zwijgt over samenvatten: dat ging de laatste keren vanzelf."


def test_open_questions_need_one_more() -> None:
    """They fade first without the live hint."""
    assert plan(talks(Verdict.SEEN, Verdict.SEEN, skill="open_vragen"), closing=False, now=NOW).quiet == ()
    assert "gesloten_vraag" in plan(talks(*[Verdict.SEEN] * 3, skill="open_vragen"), closing=False, now=NOW).quiet


@pytest.mark.parametrize("between", [Verdict.NOT_AT_ISSUE, Verdict.NOT_IN_TEXT, Verdict.EVIDENCE_ONLY])
def test_a_talk_with_nothing_to_say_of_it_does_not_count(between: Verdict) -> None:
    """No chance, no judgement: neither for nor against."""
    assert plan(talks(Verdict.SEEN, between, Verdict.SEEN, between), closing=False, now=NOW).quiet != ()
    assert plan(talks(Verdict.SEEN, between), closing=False, now=NOW).quiet == ()


def test_the_coach_comes_back_when_it_showed_less() -> None:
    """And says so in one line."""
    back = plan(talks(Verdict.SEEN, Verdict.SEEN, Verdict.SOMETIMES), closing=False, now=NOW)
    assert back.quiet == ()
    assert back.why == "De coach zegt weer iets over samenvatten: dat was de laatste keer minder te zien."


def test_after_a_long_time_the_coach_looks_along_again() -> None:
    """What faded is picked up."""
    after = plan(talks(*[Verdict.SEEN] * 4, at=NOW - timedelta(days=200)), closing=False, now=NOW)
    assert after.quiet == ()
    assert "Het is een tijd geleden" in after.why


@pytest.mark.parametrize("years", [-30, 4])
def test_a_clock_that_jumps_breaks_nothing(years: int) -> None:
    """Set back, nothing seems long ago; far ahead, the coach simply looks along again."""
    after = plan(talks(Verdict.SEEN, Verdict.SEEN), closing=False, now=NOW + timedelta(days=365 * years))
    assert bool(after.quiet) is (years < 0)
    assert plan((TalkOutcome("x-1", "x", "X", "geen moment"),), closing=False, now=NOW).level == "vol"


def test_the_talk_that_ends_a_stage_is_without_coach() -> None:
    """Whatever went before."""
    last = plan(talks(Verdict.NOT_YET), closing=True, now=NOW, address="je")
    assert last.level == "uit"
    assert "lees je alles" in last.why


def test_the_coach_is_never_silent_on_what_protects_the_other() -> None:
    """A promise of secrecy, rudeness: no skill takes these out of sight."""
    quiet = {move for skill in rules()["vaardigheden"].values() for move in skill["zetten"]}
    assert quiet.isdisjoint({"grofheid", "belofte_van_geheim"})
    known = {rule.key for rule in hint_rules()}
    assert known - {"grofheid", "belofte_van_geheim"} <= quiet


def test_many_skills_still_make_one_line() -> None:
    """Two are named, the rest counted; a name with a comma comes last."""
    assert listed(["doorvragen"]) == "doorvragen"
    assert listed(["oordeel, mening en advies", "stiltes"]) == "stiltes en oordeel, mening en advies"
    assert listed(["a", "b", "c", "d", "e"]) == "a, b en nog 3 dingen"
