"""The small parts of the engine: conditions, draws, the state machine, fallback lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from gesprek_oefenen.content.conditions import parse_condition
from gesprek_oefenen.model.play import PersonaState
from gesprek_oefenen.model.story import FALLBACK_KINDS, OF_A_SUBJECT, State, Transition
from gesprek_oefenen.persona.conditions import describe, holds
from gesprek_oefenen.persona.draw import Draw
from gesprek_oefenen.persona.index import index_of
from gesprek_oefenen.persona.machine import StateMachine

STATE = PersonaState(turn=7, state="open", trust=44, told={"tuin": 2, "man": 1}, counts={"advies": 2, "oma": 3},
                     runs={"oma": 2}, visited=("dicht", "open"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vertrouwen >= 44", True), ("vertrouwen > 44", False), ("beurt < 8", True), ("beurt != 7", False),
        ("aantal(advies) == 2", True), ("aantal(stilte) <= 0", True), ("op_rij(oma) >= 2", True), ("op_rij(advies) >= 1", False),
        ("onderwerpen == 2", True), ("verteld(tuin, 2)", True), ("verteld(man, 2)", False), ("verteld(avond)", False),
        ("bereikt(dicht)", True), ("bereikt(weg)", False), ("toestand == open", True), ("toestand != open", False),
        ("niet verteld(avond) en (vertrouwen < 10 of beurt == 7)", True), ("vertrouwen < 10 of niet bereikt(dicht)", False),
    ],
)
def test_conditions_hold_as_their_grammar_says(text: str, expected: bool) -> None:
    """Every part of the little language, over one state."""
    assert holds(parse_condition(text), STATE) is expected


def test_a_condition_is_described_so_that_it_reads_back() -> None:
    """What the author's panel shows is the language itself."""
    condition = parse_condition("niet verteld(avond) en (vertrouwen < 10 of beurt == 7) en op_rij(oma) >= 2")
    assert parse_condition(describe(condition)) == condition


def test_draws_hang_on_seed_turn_and_purpose_only() -> None:
    """The same again, different when one of the three differs, and fair enough."""
    assert Draw(1, 2).number("x") == Draw(1, 2).number("x")
    assert len({Draw(1, 2).number("x"), Draw(2, 2).number("x"), Draw(1, 3).number("x"), Draw(1, 2).number("y")}) == 4
    drawn = Counter(Draw(seed, 1).pick("x", "abcd") for seed in range(400))
    assert min(drawn.values()) > 60


def test_the_first_transition_in_the_file_wins(small: Any) -> None:
    """Order in YAML is meaning."""
    story = replace(small, transitions=(Transition("*", "open"), Transition("afwachtend", "dicht")))
    taken = StateMachine(story).next(PersonaState(state="afwachtend"), frozenset())
    assert taken is not None and taken.target == "open"


def test_a_transition_waits_for_its_moves(small: Any) -> None:
    """Without one of its moves it is not taken, however well its condition holds."""
    story = replace(small, transitions=(Transition("afwachtend", "dicht", frozenset({"oma"})),))
    machine = StateMachine(story)
    assert machine.next(PersonaState(state="afwachtend"), frozenset({"advies", "oma"})) is not None
    assert machine.next(PersonaState(state="afwachtend"), frozenset({"open_vraag"})) is None


def test_names_from_yaml_are_never_callbacks(small: Any) -> None:
    """A state may be called like a method or a module; nothing is imported or called."""
    hostile = (State("os.system", 1, start=True), State("trigger", 1), State("taken", 1), State("is_weg", 2))
    story = replace(small, states=hostile, transitions=(Transition("os.system", "trigger"), Transition("trigger", "taken")))
    machine = StateMachine(story)
    first = machine.next(PersonaState(state="os.system"), frozenset())
    second = machine.next(PersonaState(state="trigger"), frozenset())
    assert first is not None and first.target == "trigger"
    assert second is not None and second.target == "taken"


def test_a_transition_to_nowhere_is_refused(small: Any) -> None:
    """``transitions`` itself would be silent."""
    with pytest.raises(ValueError, match="onbekende toestand"):
        StateMachine(replace(small, transitions=(Transition("afwachtend", "nergens"),)))


@pytest.mark.parametrize("says", ["u", "je"])
def test_every_kind_of_fallback_has_lines_in_both_voices(small: Any, says: str) -> None:
    """Lines for each, and a je-voice that nowhere says u."""
    story = replace(small, person=replace(small.person, says=says), fallback={})
    fallback = index_of(story).fallback
    assert not OF_A_SUBJECT & set(fallback)
    for kind in set(FALLBACK_KINDS) - OF_A_SUBJECT:
        assert len(fallback[kind]) >= 2, kind
        if says == "je":
            words = {word.strip(".,?!").lower() for line in fallback[kind] for word in line.text.split()}
            assert not words & {"u", "uw"}, kind
