"""Every broken rule file in ``regels/`` is reported with the code and at the place that its ``verwacht.tsv`` names."""

from __future__ import annotations

import csv
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from gesprek_oefenen.analysis.checking import check_rules
from gesprek_oefenen.content.codes import CODES
from gesprek_oefenen.content.places import rules_folder

HERE = Path(__file__).parent / "regels"
LISTS = frozenset({"regel-woordenlijst.yaml"})


def expected() -> dict[str, set[tuple[str, int, int]]]:
    """File name -> what must be reported: code, line, column."""
    found: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    with (HERE / "verwacht.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found[row["bestand"]].add((row["code"], int(row["regel"]), int(row["kolom"])))
    return dict(found)


EXPECTED = expected()


def told(name: str, folder: Path) -> set[tuple[str, int, int]]:
    """What is reported when ``name`` stands in an author's own folder, on top of the shipped rules."""
    place = folder / ("woordenlijsten" if name in LISTS else "zetten")
    place.mkdir()
    shutil.copy(HERE / name, place / name)
    return {(p.code, p.place.line, p.place.column) for p in check_rules(rules_folder(), [folder]) if place in p.place.file.parents}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_says_what_is_wrong_and_where(name: str, tmp_path: Path) -> None:
    """The damage is reported at its line and column; what follows from it (examples that no longer come out) may be too."""
    found = told(name, tmp_path)
    assert EXPECTED[name] <= found
    assert {code for code, _, _ in found - EXPECTED[name]} <= {"regel-voorbeeld"}


def test_the_sound_rule_is_sound(tmp_path: Path) -> None:
    """The file that the broken ones were made from has nothing wrong with it."""
    assert told("goed.yaml", tmp_path) == set()


def test_every_code_for_rules_has_a_broken_file() -> None:
    """Each code that only ``regels controleer`` gives is shown by a file here, and every file is in the table."""
    shown = {code for problems in EXPECTED.values() for code, _, _ in problems}
    assert {code for code in CODES if code.startswith("regel-")} <= shown
    assert {path.name for path in HERE.glob("*.yaml")} - {"goed.yaml"} == set(EXPECTED)
