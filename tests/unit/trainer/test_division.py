"""Rounds that work out with any number of people: who sits with whom, in which role, and how often again."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprek_oefenen.model.errors import InputError
from gesprek_oefenen.trainer.bound import lower_bound, repeat_meetings
from gesprek_oefenen.trainer.changes import arrive, hold, leave, one_more, seat_of, shake, swap
from gesprek_oefenen.trainer.divide import divide
from gesprek_oefenen.trainer.division import ROLES, Division, Leftover, Request, Role
from gesprek_oefenen.trainer.people import Absence, Background, Participant, Wishes
from gesprek_oefenen.trainer.quality import quality
from gesprek_oefenen.trainer.show import as_data, warnings


def people(count: int) -> tuple[Participant, ...]:
    """``P0``, ``P1`` ...: two volunteers to one professional, of three organisations."""
    return tuple(Participant(f"P{i}", Background.PROFESSIONAL if i % 3 == 0 else Background.VOLUNTEER, f"O{i % 3}")
                 for i in range(count))


def tables(division: Division) -> list[list[tuple[str, ...]]]:
    """Who sit together, round by round."""
    return [[group.members for group in one.groups] for one in division.rounds]


def role_counts(division: Division) -> dict[Role, list[int]]:
    """For each role how often each participant has it."""
    counts = {role: dict.fromkeys((p.name for p in division.request.participants), 0) for role in ROLES}
    for one in division.rounds:
        for group in one.groups:
            for name, role in group.seats():
                counts[role][name] += 1
    return {role: list(by_name.values()) for role, by_name in counts.items()}


@settings(max_examples=30, deadline=None)
@given(count=st.integers(1, 60), rounds=st.integers(1, 8), size=st.sampled_from([2, 3]), seed=st.integers(0, 10**6),
       leftover=st.sampled_from(Leftover))
def test_everybody_sits_once_a_round_roles_are_even_and_the_program_goes_round(count: int, rounds: int, size: int, seed: int,
                                                                               leftover: Leftover) -> None:
    """Whatever the number of people and rounds."""
    division = divide(Request(people(count), rounds, size, seed, leftover))
    names = sorted(p.name for p in division.request.participants)
    had = dict.fromkeys(names, 0)
    for one in division.rounds:
        assert sorted(one.members) == names
        assert sum(group.with_program for group in one.groups) <= 1
        for group in one.groups:
            if group.with_program:
                assert 1 <= len(group.members) < size or (count == 1 and len(group.members) == 1)
                for name in group.members:
                    had[name] += 1
        assert max(had.values()) - min(had.values()) <= 1, "nobody has the program twice before everybody had it once"
    for counts in role_counts(division).values():
        assert max(counts) - min(counts) <= 1
    assert repeat_meetings(tables(division)) >= lower_bound(tables(division))


@pytest.mark.parametrize(("count", "group"), [(1, ("programma", True, False)), (2, ("programma", True, True))])
def test_one_or_two_people_have_the_program_as_the_person(count: int, group: tuple[str, bool, bool]) -> None:
    """One watches himself, two are supporter and observer."""
    (only,) = divide(Request(people(count))).rounds[0].groups
    assert (only.person, bool(only.supporter), only.observer is not None) == group


def test_one_left_over_may_watch_at_a_table_instead() -> None:
    """In the JSON that table stands twice, each time with one of its observers; nobody is missing."""
    division = divide(Request(people(7), leftover=Leftover.OBSERVER))
    assert not any(group.with_program for group in division.rounds[0].groups)
    groups = as_data(division)["rondes"][0]["groepen"]
    assert {name for group in groups for name in group.values()} == {f"P{i}" for i in range(7)}
    same = [group for group in groups if sum(g["persoon"] == group["persoon"] for g in groups) == 2]
    assert len(same) == 2 and same[0]["ondersteuner"] == same[1]["ondersteuner"] and same[0]["observator"] != same[1]["observator"]


def test_same_seed_same_division_another_seed_another_one() -> None:
    """On any machine."""
    assert divide(Request(people(11), 3, seed=4)) == divide(Request(people(11), 3, seed=4))
    assert divide(Request(people(11), 3, seed=4)) != divide(Request(people(11), 3, seed=5))


@pytest.mark.parametrize("count", [*range(9, 19), 22, 26, 30, 35, 40])
def test_with_nine_or_more_people_nobody_meets_again_in_three_rounds(count: int) -> None:
    """The lower bound is reached."""
    assert quality(divide(Request(people(count), 3))).repeats == 0


@pytest.mark.parametrize(("count", "rounds"), [(4, 3), (6, 2), (6, 4), (8, 4), (9, 4), (9, 6), (10, 8), (14, 4), (15, 4), (7, 6)])
def test_the_bound_is_reached_in_small_groups(count: int, rounds: int) -> None:
    """Where it is known that it can be."""
    found = quality(divide(Request(people(count), rounds)))
    assert found.repeats == found.bound


@pytest.mark.parametrize(("count", "rounds"), [(4, 2), (5, 2), (6, 2), (4, 3), (6, 3)])
def test_no_division_at_all_stays_under_the_bound(count: int, rounds: int) -> None:
    """Every division of a few people is tried."""
    names = [f"P{i}" for i in range(count)]

    def all_rounds(rest: tuple[str, ...]) -> list[list[tuple[str, ...]]]:
        if len(rest) <= 3:
            return [[rest]] if rest else [[]]
        if len(rest) % 3:
            left = len(rest) % 3
            return [[duo, *more] for duo in combinations(rest, left) for more in all_rounds(tuple(n for n in rest if n not in duo))]
        first = rest[0]
        return [[(first, *pair), *more] for pair in combinations(rest[1:], 2)
                for more in all_rounds(tuple(n for n in rest[1:] if n not in pair))]

    every = all_rounds(tuple(names))
    begin = [every[0]]
    least = min(repeat_meetings([*begin, *more]) for more in _sequences(every, rounds - 1))
    assert lower_bound([every[0]] * rounds) <= least


def _sequences(every, length):  # type: ignore[no-untyped-def]
    if length == 0:
        return [[]]
    return [[one, *rest] for one in every for rest in _sequences(every, length - 1)]


def test_volunteers_and_professionals_mix_when_that_costs_no_repeat() -> None:
    """Werkboek 7.2: groups mixed by preference."""
    found = quality(divide(Request(people(12), 1)))
    assert found.mixed == found.tables == 4


def test_wishes_are_met_where_they_can_be() -> None:
    """Not together, and rather people than the program."""
    apart = (("P0", "P1"), ("P0", "P2"), ("P3", "P4"))
    rather = ("P0", "P1", "P2", "P3")
    found = quality(divide(Request(people(11), 4, wishes=Wishes(apart, rather))))
    assert found.unmet == ()
    assert all(found.program[name] == 0 for name in rather)


def test_wishes_that_contradict_each_other_give_a_division_and_say_which() -> None:
    """Three people cannot avoid each other in one group."""
    found = quality(divide(Request(people(3), wishes=Wishes((("P0", "P1"),)))))
    assert [(u.number, u.names) for u in found.unmet] == [(1, ("P0", "P1"))]
    everyone = tuple(f"P{i}" for i in range(4))
    assert len(quality(divide(Request(people(4), wishes=Wishes((), everyone)))).unmet) == 1


def test_a_wish_that_was_not_met_is_told_with_what_to_do() -> None:
    """Another word when the trainer put it like that himself."""
    apart = Wishes((("P0", "P1"),))
    for request, words in ((Request(people(3), wishes=apart), "kies groepjes van 2"), (Request(people(2), size=2, wishes=apart), "op afwezig.")):
        division = divide(request)
        (said, *_) = warnings(division, quality(division))
        assert said.startswith("P0 en P1 zitten in ronde 1 toch bij elkaar") and said.endswith(words + ("" if words.endswith(".") else "."))
    division = divide(Request(people(9), wishes=apart))
    own, other = seat_of(division, 1, "P0"), seat_of(division, 1, "P1")
    assert own is not None and other is not None
    mate = next(name for name in own[0].members if name != "P0")
    changed = swap(division, 1, "P1", mate)
    assert "met de hand" in next(warnings(changed, quality(changed)))


def test_whoever_comes_late_sits_in_from_the_next_round_and_the_past_stands() -> None:
    """The rest is made again with him."""
    before = hold(divide(Request(people(10), 3)))
    after = arrive(before, Participant("Laat", Background.VOLUNTEER))
    assert after.rounds[0] == before.rounds[0] and after.held == 1
    assert "Laat" not in after.rounds[0].members
    assert all(len(one.members) == 11 and "Laat" in one.members for one in after.rounds[1:])
    assert quality(after).repeats == 0


def test_whoever_leaves_is_gone_from_the_next_round_and_may_come_back() -> None:
    """His past rounds stay counted."""
    held = hold(divide(Request(people(10), 3)))
    gone = leave(held, "p4")
    assert gone.rounds[0] == held.rounds[0]
    assert all("P4" not in one.members for one in gone.rounds[1:])
    back = arrive(hold(gone), Participant("P4"))
    assert "P4" not in back.rounds[1].members and "P4" in back.rounds[2].members
    assert len(back.request.participants) == 10


def test_two_who_change_places_stay_there_and_the_rest_adapts() -> None:
    """What the trainer put by hand is not undone by a later change."""
    division = divide(Request(people(9), 3))
    one, other = division.rounds[1].groups[0].supporter, division.rounds[1].groups[2].person
    changed = swap(division, 2, one, other)
    assert changed.rounds[1].groups[0].supporter == other and changed.rounds[1].groups[2].person == one
    assert changed.rounds[1].by_hand
    assert shake(changed).rounds[1] == changed.rounds[1]
    assert arrive(changed, Participant("Laat")).rounds[1] != changed.rounds[1], "with other people that round cannot stand"


def test_what_was_held_cannot_be_changed() -> None:
    """Nor what is not there."""
    division = hold(divide(Request(people(9), 2)))
    for number, one, other in ((1, "P0", "P1"), (3, "P0", "P1"), (2, "P0", "P0"), (2, "P0", "Niemand")):
        with pytest.raises(InputError):
            swap(division, number, one, other)
    with pytest.raises(InputError):
        hold(hold(division))
    with pytest.raises(InputError):
        leave(division, "Niemand")
    with pytest.raises(InputError):
        arrive(division, Participant("p0"))


def test_one_round_more_goes_well_with_what_was() -> None:
    """Roles go on evenly, and pairs that met do not meet again when that can be."""
    for count in (9, 12, 15):
        division = hold(hold(divide(Request(people(count), 2))))
        more = one_more(division)
        assert more.rounds[:2] == division.rounds and len(more.rounds) == 3
        assert all(set(counts) == {1} for counts in role_counts(more).values())
    assert quality(more).repeats == 0


def test_absent_people_are_left_out_of_their_rounds() -> None:
    """And the roles of the others stay even."""
    division = divide(Request(people(10), 3, absences=(Absence("P0", 1, 1), Absence("P1"))))
    assert ["P0" in one.members for one in division.rounds] == [False, True, True]
    assert not any("P1" in one.members for one in division.rounds)
    assert seat_of(division, 1, "P0") is None and seat_of(division, 2, "P0") is not None


def test_nobody_or_far_too_many_is_told() -> None:
    """In Dutch, with what to do."""
    for request in (Request(()), Request(people(501)), Request(people(3), 0), Request(people(2), 1, absences=(Absence("P0"), Absence("P1")))):
        with pytest.raises(InputError, match=r"[a-z]"):
            divide(request)


def test_five_hundred_people_are_divided() -> None:
    """Not that anybody should."""
    division = divide(Request(people(500), 2))
    assert Counter(len(one.members) for one in division.rounds) == {500: 2}
    assert quality(division).repeats == 0


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_any_run_of_changes_keeps_the_past_and_seats_everybody(data: st.DataObject) -> None:
    """Late, gone, swapped, one more, held: in any order."""
    division = divide(Request(people(data.draw(st.integers(3, 16))), 3))
    for step in range(data.draw(st.integers(1, 6))):
        past = division.rounds[:division.held]
        here = division.rounds[-1].members if division.held < len(division.rounds) else ()
        choice = data.draw(st.sampled_from(["late", "gone", "swap", "more", "held", "shake"]))
        try:
            match choice:
                case "late":
                    division = arrive(division, Participant(f"Laat {step}"))
                case "gone":
                    division = leave(division, data.draw(st.sampled_from(sorted(here)))) if here else division
                case "swap":
                    pair = data.draw(st.permutations(sorted(here)))[:2] if len(here) > 1 else ("P0", "P1")
                    division = swap(division, len(division.rounds), pair[0], pair[1])
                case "more":
                    division = one_more(division)
                case "held":
                    division = hold(division)
                case _:
                    division = shake(division)
        except InputError as error:
            assert str(error).strip()
        assert division.rounds[:len(past)] == past
        for number, one in enumerate(division.rounds[division.held:], division.held + 1):
            assert sorted(one.members) == sorted(division.request.present(number))
