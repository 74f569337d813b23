"""The group overview: people are counted, never named; what comes from outside is bounded and refused kindly."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprek_oefenen.model.errors import InputError
from gesprek_oefenen.model.feedback import Reflection, Verdict
from gesprek_oefenen.session.clock import FrozenClock
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.session.store import Store
from gesprek_oefenen.session.talk import Talk
from gesprek_oefenen.trainer.hand_in import FORMAT, make_hand_in
from gesprek_oefenen.trainer.handed_in import MOST_BYTES, HandedTalk, HandIn, read_hand_ins
from gesprek_oefenen.trainer.overview import FEWEST, Tally, overview

SKILLS = ("open_vragen", "stiltes")
NEED = "ik wil zelf ook niet meer leven"


def talk(skill: str = "open_vragen", verdict: Verdict = Verdict.SEEN, day: date | None = None, meeting: int = 2) -> HandedTalk:
    """One talk in which one thing was seen."""
    return HandedTalk("simone-1", "simone", day, meeting, {skill: verdict})


def group(*talks: Sequence[HandedTalk]) -> list[HandIn]:
    """One hand-in for each list of talks."""
    return [HandIn(str(n), f"naam{n}", "2026-11-01", tuple(one)) for n, one in enumerate(talks)]


def file(folder: Path, name: str, **changes: Any) -> Path:
    """A hand-in on disk."""
    data: dict[str, Any] = {"formaat": FORMAT, "nummer": name, "naam": name, "gemaakt": "2026-11-01T10:00:00+00:00", "gesprekken": [
        {"id": "simone-1", "scenario": "simone", "dag": "2026-11-01", "na_bijeenkomst": 3, "vaardigheden": {"open_vragen": "gezien"}}]}
    path = folder / f"{name}.json"
    path.write_text(json.dumps({**data, **changes}), encoding="utf-8")
    return path


def test_people_are_counted_not_talks() -> None:
    """Who practises a lot does not weigh more: his latest talk counts."""
    busy = [talk(verdict=Verdict.NOT_YET, day=date(2026, 10, d)) for d in range(1, 20)] + [talk(day=date(2026, 11, 1))]
    found = overview(group(busy, *([talk(verdict=Verdict.SOMETIMES)] for _ in range(5))), SKILLS)
    assert found.whole is not None and found.whole.tallies["open_vragen"] == Tally(1, 5, 0)


@pytest.mark.parametrize("people", range(FEWEST))
def test_below_five_people_nothing_is_shown(people: int) -> None:
    """Not one count, also not for the whole."""
    found = overview(group(*([talk()] for _ in range(people))), SKILLS)
    assert not found.enough and found.whole is None and found.periods == () and found.to_practise == ()


def test_a_skill_few_people_show_anything_of_stays_hidden() -> None:
    """Five people in the group, but only four of whom something can be said: no count."""
    found = overview(group(*([talk()] for _ in range(5)), *([talk("stiltes")] for _ in range(4))), SKILLS)
    assert found.whole is not None
    assert found.whole.tallies["open_vragen"] == Tally(5) and found.whole.tallies["stiltes"] is None


def test_who_handed_in_without_a_talk_does_not_make_a_group() -> None:
    """Five files of which one is empty are four people."""
    assert not overview(group(*([talk()] for _ in range(4)), []), SKILLS).enough


def test_not_at_issue_says_nothing_of_anyone() -> None:
    """It is no judgement, and an older talk with one counts instead."""
    both = [talk(day=date(2026, 10, 1)), talk(verdict=Verdict.NOT_AT_ISSUE, day=date(2026, 10, 2))]
    found = overview(group(*([both] * 5)), SKILLS)
    assert found.whole is not None and found.whole.tallies["open_vragen"] == Tally(5)


def test_growth_goes_by_meeting_of_the_story_or_by_day() -> None:
    """Two ways to cut the time; what is worth practising goes by the latest period."""
    talks = [talk(verdict=Verdict.NOT_YET, day=date(2026, 10, 3), meeting=2), talk(day=date(2026, 10, 20), meeting=3)]
    found = overview(group(*([talks] * 6)), SKILLS)
    assert [(p.title, p.tallies["open_vragen"]) for p in found.periods] == [
        ("na bijeenkomst 2", Tally(0, 0, 6)), ("na bijeenkomst 3", Tally(6))]
    assert found.to_practise == ()
    by_day = overview(group(*([talks] * 6)), SKILLS, [date(2026, 10, 15), date(2026, 10, 1)])
    assert [p.title for p in by_day.periods] == ["na bijeenkomst 1", "na bijeenkomst 2"]


def test_what_most_people_do_not_show_yet_is_worth_practising() -> None:
    """The largest part first; a skill everyone shows is not named."""
    weak = HandedTalk("x", "simone", None, 2, {"open_vragen": Verdict.SOMETIMES, "stiltes": Verdict.NOT_YET, "oma": Verdict.LEFT_HOME})
    found = overview(group(*([weak] for _ in range(6))), ("open_vragen", "stiltes", "oma"))
    assert [one.skill for one in found.to_practise] == ["stiltes", "open_vragen"]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.tuples(st.sampled_from(SKILLS), st.sampled_from(list(Verdict)), st.integers(0, 5)), max_size=6), max_size=14))
def test_no_count_ever_rests_on_fewer_than_five(people: list[list[tuple[str, Verdict, int]]]) -> None:
    """Whatever is handed in, in the whole and in every period."""
    found = overview(group(*([talk(skill, verdict, None, meeting) for skill, verdict, meeting in one] for one in people)), SKILLS)
    periods = [*found.periods, *([found.whole] if found.whole else [])]
    assert all(tally is None or tally.people >= FEWEST for one in periods for tally in one.tallies.values())


# --- making one ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """All shipped stories."""
    return Library((), tmp_path_factory.mktemp("index") / "gesprekken.json")


@pytest.fixture
def store(library: Library) -> Store:
    """A store with one talk, in which something private was said, and a reflection."""
    store = Store.in_memory()
    held = Talk.start(store, library, "simone", seed=3, clock=FrozenClock(datetime(2026, 11, 22, 10, 0, tzinfo=UTC)))
    for turn in ("Hoe was je week?", NEED, "Dat klinkt verdrietig."):
        held.say(turn)
    held.put_reflection(Reflection(bekend="mijn geheime notitie"))
    return store


def test_a_hand_in_holds_what_was_seen_and_no_word_of_the_talk(store: Store, library: Library) -> None:
    """Unless one chooses so; the reflection never goes along."""
    text = json.dumps(make_hand_in(store, library))
    assert '"open_vragen"' in text and "Hoe was je week" not in text and "geheime" not in text
    data = make_hand_in(store, library, name="Ria", with_talks=True)
    text = json.dumps(data)
    assert "Hoe was je week" in text and "geheime" not in text and data["naam"] == "Ria"


def test_ones_own_need_is_never_handed_in(store: Store, library: Library) -> None:
    """Neither the words nor how they were read."""
    assert NEED not in json.dumps(make_hand_in(store, library, with_talks=True))


def test_two_hand_ins_of_one_person_count_once(store: Store, library: Library, tmp_path: Path) -> None:
    """The same number; the newest counts."""
    first = make_hand_in(store, library, clock=FrozenClock(datetime(2026, 11, 23, tzinfo=UTC)))
    second = make_hand_in(store, library, name="Later", clock=FrozenClock(datetime(2026, 11, 24, tzinfo=UTC)))
    for name, data in (("b", first), ("a", second)):
        (tmp_path / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    handed = read_hand_ins([tmp_path])
    assert [one.name for one in handed.hand_ins] == ["Later"] and not handed.refused
    assert handed.hand_ins[0].talks[0].day == date(2026, 11, 22)


def test_without_a_talk_there_is_nothing_to_hand_in(library: Library) -> None:
    """A clear message instead of an empty file."""
    with pytest.raises(InputError, match="nog geen gesprek"):
        make_hand_in(Store.in_memory(), library)


def test_a_very_long_name_is_refused(store: Store, library: Library) -> None:
    """Kindly."""
    with pytest.raises(InputError, match="hoogstens"):
        make_hand_in(store, library, name="x" * 200)


# --- reading what others made ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("changes", "says"), [
    ({"formaat": "gesprek-oefenen-groep/9"}, "andere versie"),
    ({"formaat": "gesprek-oefenen/1"}, "niet voor de trainer"),
    ({"formaat": 3}, "geen inlevering"),
    ({"nummer": ""}, "ontbreekt"),
    ({"gesprekken": "veel"}, "ontbreekt"),
    ({"gesprekken": [{}] * 5001}, "kan niet kloppen"),
])
def test_another_kind_of_file_is_refused_and_the_others_count(tmp_path: Path, changes: dict[str, Any], says: str) -> None:
    """One clear message with the file's name."""
    good, bad = file(tmp_path, "goed"), file(tmp_path, "fout", **changes)
    handed = read_hand_ins([good, bad])
    assert [one.number for one in handed.hand_ins] == ["goed"]
    assert [(one.file, says in one.message) for one in handed.refused] == [("fout.json", True)]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[" * 200_000, b"9" * 5_000, b"null", b'{"formaat": "gesprek-oefenen-groep/1"'])
def test_damaged_files_do_no_harm(tmp_path: Path, content: bytes) -> None:
    """No traceback, whatever stands in it."""
    (tmp_path / "stuk.json").write_bytes(content)
    handed = read_hand_ins([tmp_path])
    assert handed.hand_ins == () and len(handed.refused) == 1


def test_a_file_of_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    """Its size is enough."""
    path = tmp_path / "groot.json"
    with path.open("wb") as opened:
        opened.truncate(1_000_000_000)
    assert "te groot" in read_hand_ins([path]).refused[0].message and MOST_BYTES < 1_000_000_000


def test_forged_contents_are_cut_to_size(tmp_path: Path) -> None:
    """Markup and control characters in names, verdicts and days that do not exist, odd types: nothing of it gets through."""
    path = file(tmp_path, "x", naam="<script>\x1b[31m\n" + "y" * 500, gesprekken=[
        {"id": ["a"], "scenario": {}, "dag": "2026-99-99", "na_bijeenkomst": True, "vaardigheden": {"open_vragen": "geweldig", "stiltes": "gezien", "x": 3}},
        {"vaardigheden": []}, 7, None])
    (one,) = read_hand_ins([path]).hand_ins
    assert len(one.name) <= 60 and one.name.isprintable()
    assert one.talks == (HandedTalk("", "", None, 0, {"stiltes": Verdict.SEEN}),)


@settings(max_examples=60, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=12),
                    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
                        st.sampled_from(["formaat", "nummer", "gesprekken", "vaardigheden", "dag", "id", "naam", "gemaakt"]) | st.text(max_size=5),
                        inner, max_size=5), max_leaves=20))
def test_any_json_at_all_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
    """Never an error."""
    path = tmp_path_factory.mktemp("in") / "x.json"
    if isinstance(data, dict):
        data = {**data, "formaat": FORMAT}
    path.write_text(json.dumps(data), encoding="utf-8")
    handed = read_hand_ins([path])
    assert len(handed.hand_ins) + len(handed.refused) == 1


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    """And an unknown file too."""
    assert "geen inleveringen" in read_hand_ins([tmp_path]).refused[0].message
    assert "is er niet" in read_hand_ins([tmp_path / "weg.json"]).refused[0].message
