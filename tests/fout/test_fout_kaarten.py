"""Every broken file in ``kaarten/`` is reported with the code and at the place that its ``verwacht.tsv`` names."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from gesprek_oefenen.authoring.check_cards import check_card_paths
from gesprek_oefenen.content.codes import CODES

HERE = Path(__file__).parent / "kaarten"


def expected() -> dict[str, set[tuple[str, int, int]]]:
    """File name -> what must be reported: code, line, column."""
    found: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    with (HERE / "verwacht.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found[row["bestand"]].add((row["code"], int(row["regel"]), int(row["kolom"])))
    return dict(found)


EXPECTED = expected()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_says_what_is_wrong_and_where(name: str) -> None:
    """Exactly the problems expected, at exactly that line and column."""
    told = check_card_paths([HERE / name]).problems
    assert {(p.code, p.place.line, p.place.column) for p in told} == EXPECTED[name], [(p.code, p.message) for p in told]
    assert all(p.message.endswith((".", "?")) and len(p.mend) > 5 and "scenario" not in p.message for p in told)


def test_the_sound_card_is_sound_and_all_files_are_expected() -> None:
    """The file the broken ones were made from has nothing wrong with it."""
    assert check_card_paths([HERE / "goed.yaml"]).problems == ()
    assert {path.name for path in HERE.glob("*.yaml")} - {"goed.yaml"} == set(EXPECTED)
    shown = {code for problems in EXPECTED.values() for code, _, _ in problems}
    assert {code for code in CODES if code.startswith("kaart-")} <= shown
