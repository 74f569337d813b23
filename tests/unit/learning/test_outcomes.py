"""What was seen is counted once for each talk, kept with it, and counted again when the talk or the rules change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from gesprek_oefenen.learning.outcomes import FAMILY, Outcomes
from gesprek_oefenen.learning.progress import LEVELS
from gesprek_oefenen.model.feedback import Verdict
from gesprek_oefenen.session.clock import FrozenClock
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.session.store import Store
from gesprek_oefenen.session.talk import Talk

Hold = Callable[..., Talk]



@pytest.fixture
def outcomes(store: Store, library: Library, clock: FrozenClock) -> Outcomes:
    return Outcomes(store, library, clock)


def test_it_says_what_the_form_says(hold: Hold, outcomes: Outcomes) -> None:
    """The verdicts beside each other are those of the form after the talk."""
    talk = hold()
    (only,) = outcomes.all()
    assert {skill: seen.verdict for skill, seen in only.skills.items()} == {line.id: line.verdict for line in talk.afterwards().form}
    assert only.skills["open_vragen"].verdict is Verdict.SEEN
    assert (only.story, only.person, only.turns) == ("simone", "Simone", 5)


def test_each_talk_is_counted_once(hold: Hold, outcomes: Outcomes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked again, nothing is read back; the oldest talk comes first."""
    hold(), hold("hein")
    first = outcomes.all()
    monkeypatch.setattr(Talk, "resume", lambda *_, **__: pytest.fail("read again"))
    assert outcomes.all() == first
    assert [one.talk for one in first] == ["simone-1", "hein-1"]
    assert outcomes.known() == (first, 0)


def test_a_talk_that_goes_on_is_counted_again(store: Store, library: Library, clock: FrozenClock, hold: Hold, outcomes: Outcomes) -> None:
    """The goodbye taken back and something said after all."""
    talk = hold()
    before = outcomes.all()[0].turns
    talk.take_back()
    assert outcomes.all() == ()
    talk.say("Je moet gewoon op een club gaan.")
    talk.round_off()
    assert outcomes.all()[0].turns == before + 1


def test_other_rules_count_again(hold: Hold, outcomes: Outcomes, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept under older rules is not shown as if it were of now."""
    hold()
    outcomes.all()
    monkeypatch.setitem(library.__dict__, "rules_hash", "0" * 64)
    assert outcomes.known() == ((), 1)
    assert len(outcomes.all()) == 1


def test_only_the_latest_are_counted_for_the_coach(hold: Hold, outcomes: Outcomes) -> None:
    """A store of years does not make anyone wait before a talk."""
    for _ in range(4):
        hold(said=("Hoe was je week?",))
    assert [one.talk for one in outcomes.latest(2)] == ["simone-3", "simone-4"]
    assert outcomes.known()[1] == 2
    assert outcomes.count_some(1) == 1
    assert outcomes.count_some(1) == 0


def test_talks_left_open_and_without_words_do_not_count(store: Store, library: Library, outcomes: Outcomes) -> None:
    """Only what was rounded off."""
    Talk.start(store, library, "simone", seed=1).say("Hoe was je week?")
    assert outcomes.all() == ()


@pytest.mark.parametrize("body", [{}, {"sleutel": 3}, {"sleutel": "x", "uitkomst": None}, {"uitkomst": {"talk": 1}}, {"uitkomst": []}])
def test_a_kept_outcome_of_another_kind_is_counted_anew(store: Store, hold: Hold, outcomes: Outcomes, body: dict[str, Any]) -> None:
    """Written by another version, or by hand."""
    hold()
    right = outcomes.all()
    key = store.keyed_entries(FAMILY)["simone-1"][1]["sleutel"]
    store.put_entries("2026-01-01", {f"{FAMILY}:simone-1": {"sleutel": key, **body}})
    assert outcomes.all() == right


def test_a_talk_that_can_no_longer_be_read_stays_in_the_row(store: Store, hold: Hold, outcomes: Outcomes) -> None:
    """Without anything to say of it, and without stopping the others."""
    hold(), hold("hein")
    with store._write() as db:
        db.execute("DELETE FROM events WHERE talk = 'hein-1'")
    simone, hein = outcomes.all()
    assert simone.skills and not hein.skills


def test_it_goes_when_the_talk_goes(store: Store, hold: Hold, outcomes: Outcomes) -> None:
    """Thrown away is thrown away; exported and wiped with everything else. No word that was said is in it."""
    hold(), hold()
    outcomes.all()
    exported = [entry for entry in store.export()["oefeningen"] if entry["soort"] == f"{FAMILY}:simone-1"]
    assert len(exported) == 1 and "week" not in str(exported)
    store.delete_talk("simone-1")
    assert set(store.keyed_entries(FAMILY)) == {"simone-2"}
    store.wipe()
    assert store.export()["oefeningen"] == []


def test_every_verdict_has_a_height_or_is_none() -> None:
    """A new verdict must be placed in the chart, or be one without judgement."""
    from gesprek_oefenen.learning.outcomes import NO_JUDGEMENT

    assert set(Verdict) == set(LEVELS) | NO_JUDGEMENT
