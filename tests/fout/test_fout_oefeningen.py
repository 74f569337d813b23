"""Every broken file in ``oefeningen/`` is reported with the code and at the place that its ``verwacht.tsv`` names."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from gesprek_oefenen.analysis.reader import Reader
from gesprek_oefenen.authoring.check_exercises import check_exercises
from gesprek_oefenen.content.codes import CODES
from gesprek_oefenen.content.exercises import examine_exercises
from gesprek_oefenen.session.library import Library

HERE = Path(__file__).parent / "oefeningen"


def expected() -> dict[str, set[tuple[str, int, int]]]:
    """File name -> what must be reported: code, line, column."""
    found: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    with (HERE / "verwacht.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found[row["bestand"]].add((row["code"], int(row["regel"]), int(row["kolom"])))
    return dict(found)


EXPECTED = expected()


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The rules, read once."""
    return Library().reader(None)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_says_what_is_wrong_and_where(name: str, reader: Reader) -> None:
    """Exactly the problems expected, at exactly that line and column; each says what is wrong and how to mend it."""
    told = check_exercises(examine_exercises(HERE / name), reader)
    assert {(p.code, p.place.line, p.place.column) for p in told} == EXPECTED[name], [(p.code, p.message) for p in told]
    assert all(p.message.endswith((".", "?")) and len(p.mend) > 5 for p in told)
    assert not any("scenario" in p.message for p in told)


def test_the_sound_file_is_sound(reader: Reader) -> None:
    """The file the broken ones were made from has nothing wrong with it."""
    assert check_exercises(examine_exercises(HERE / "goed.yaml"), reader) == []


def test_all_files_are_expected_and_every_code_is_shown() -> None:
    """Every broken file is in the table, and every code for exercises has one."""
    assert {path.name for path in HERE.glob("*.yaml")} - {"goed.yaml"} == set(EXPECTED)
    shown = {code for problems in EXPECTED.values() for code, _, _ in problems}
    assert {code for code in CODES if code.startswith("oefening-")} <= shown
