"""The rules of the moves prove themselves: every example comes out, every move has enough of them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from gesprek_oefenen.analysis.checking import FEWEST, check_rules, comes_out, examples, reading_of
from gesprek_oefenen.analysis.loading import load_rules
from gesprek_oefenen.analysis.reader import Reader
from gesprek_oefenen.content.places import rules_folder
from gesprek_oefenen.model.moves import MOVE_GROUP, Move

FILES = sorted((rules_folder() / "zetten").glob("*.yaml"))


@lru_cache(maxsize=1)
def reader() -> Reader:
    """One reader for all tests: it remembers nothing between turns."""
    return Reader(load_rules())


def test_every_move_has_a_file_of_its_own() -> None:
    assert {file.stem for file in FILES} == {move.value for move in Move}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_examples_come_out_as_written(file: Path) -> None:
    """``wel``: exactly the marked words are found; ``niet``: the move is not found at all."""
    wrong = [
        f"{example.text!r} -> {[(f.rule, f.text) for f in reading.findings]}"
        for example in examples(file)
        if not comes_out(example, reading := reading_of(example, reader()))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_move_proves_itself_both_ways(file: Path) -> None:
    kinds = [example.positive for example in examples(file)]
    assert kinds.count(True) >= FEWEST
    assert kinds.count(False) >= FEWEST


def test_rules_say_what_they_mean_why_and_on_what_ground() -> None:
    """Whoever is told that he gave advice can read why that matters and where it comes from."""
    for rules in load_rules().moves:
        assert rules.meaning and rules.why and rules.source, rules.move
        assert rules.group is MOVE_GROUP[rules.move]
        assert all(rule.id.startswith(f"{rules.move.value}/") for rule in rules.rules)


def test_shipped_rules_hold_no_fault() -> None:
    assert [f"{p.place.file.name}:{p.place.line} {p.code} {p.message}" for p in check_rules()] == []
