"""Every broken file in this folder is reported with the code and at the place that ``verwacht.tsv`` names, and nothing else."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from gesprek_oefenen.authoring.check import Checker
from gesprek_oefenen.content.codes import CODES
from gesprek_oefenen.content.stories import examine

HERE = Path(__file__).parent


def expected() -> dict[str, set[tuple[str, int, int]]]:
    """File name -> what must be reported: code, line, column."""
    found: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    with (HERE / "verwacht.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found[row["bestand"]].add((row["code"], int(row["regel"]), int(row["kolom"])))
    return dict(found)


EXPECTED = expected()


@pytest.fixture(scope="module")
def checker() -> Checker:
    """One checker for all files: the rules are read once."""
    return Checker()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_says_what_is_wrong_and_where(name: str, checker: Checker) -> None:
    """Exactly the problems expected, at exactly that line and column; each with what is wrong and how to mend it."""
    problems = checker.check(examine(HERE / name))
    wanted = EXPECTED[name]
    own_name = {p for p in problems if p.code == "bestandsnaam" and not any(code == "bestandsnaam" for code, _, _ in wanted)}
    told = [p for p in problems if p not in own_name]
    assert {(p.code, p.place.line, p.place.column) for p in told} == wanted, [(p.code, p.message) for p in told]
    assert all(p.message.endswith((".", "?", '"')) and len(p.mend) > 5 for p in told)


def test_the_sound_scenario_is_sound(checker: Checker) -> None:
    """The file that the broken ones were made from has nothing wrong with it, so each damage is what is reported."""
    assert checker.check(examine(HERE / "goed.yaml")) == []


def test_there_are_enough_broken_files_and_all_are_expected() -> None:
    """At least sixty broken files, every one in the table, and every one there."""
    files = {path.name for path in HERE.glob("*.yaml")} - {"goed.yaml"}
    assert files == set(EXPECTED)
    assert len(files) >= 60


def test_every_code_for_scenarios_has_a_broken_file() -> None:
    """Each code that ``scenario controleer`` can give is shown by a file here (or cannot be a file in a folder)."""
    shown = {code for problems in EXPECTED.values() for code, _, _ in problems}
    elsewhere = {"niet-te-openen", "geen-bestand", "te-groot", "yaml-te-veel", "yaml-fout", "verkeerde-waarde", "dubbele-id", "regels-kapot",
                 "voorbeeld-loopt-vast"}
    assert {code for code in CODES if not code.startswith(("regel-", "oefening-", "kaart-"))} - shown - elsewhere == set()
