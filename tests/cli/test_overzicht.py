"""`gegevens inleveren` and `trainer overzicht`: from a participant's choice to what the trainer sees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """A folder with six hand-ins, one with a hostile name."""
    folder = tmp_path / "inleveringen"
    folder.mkdir()
    for number in range(6):
        talks = [{"id": f"t{k}", "scenario": "simone", "dag": f"2026-10-0{k + 1}", "na_bijeenkomst": 2 + k, "vaardigheden": {
            "open_vragen": "gezien" if k else "nog niet gezien", "stiltes": "nog niet gezien"}} for k in range(2)]
        (folder / f"{number}.json").write_text(json.dumps({
            "formaat": "gesprek-oefenen-groep/1", "nummer": str(number), "naam": "<script>alert(1)</script>",
            "gemaakt": "2026-11-01T10:00:00+00:00", "gesprekken": talks}), encoding="utf-8")
    return folder


def test_from_talk_to_overview(run: Run, tmp_path: Path) -> None:
    """A participant makes a file; one participant is no group yet, and the overview says so."""
    run("praat", "simone", "--json", "--zaad", "1", stdin="Hoe was je week?\n/stop\n")
    file = tmp_path / "ria.json"
    assert str(file) in run("gegevens", "inleveren", "--als", "Ria", "--naar", str(file)).stdout
    assert "Hoe was je week" not in file.read_text(encoding="utf-8")
    assert "Vanaf 5 deelnemers" in run("trainer", "overzicht", str(file)).stdout


def test_the_group_in_words_and_bars(run: Run, handed_in: Path) -> None:
    """Counts, growth from meeting to meeting, what to practise and with whom; no name of anyone."""
    text = run("trainer", "overzicht", str(handed_in)).stdout
    assert "6 deelnemers, 12 gesprekken" in text and "██████  6 wel" in text
    assert "na bijeenkomst 2" in text and "na bijeenkomst 3" in text
    assert "Stiltes laten vallen: bij 6 van de 6" in text and "script" not in text


def test_the_page_holds_the_same_and_no_markup_of_others(run: Run, handed_in: Path, tmp_path: Path) -> None:
    """Printable HTML."""
    (handed_in / "<b>x.json").write_text("stuk", encoding="utf-8")
    page = tmp_path / "groep.html"
    run("trainer", "overzicht", str(handed_in), "--naar", str(page))
    text = page.read_text(encoding="utf-8")
    assert "6 wel" in text and "<script" not in text and "<b>x" not in text and "&lt;b&gt;x.json" in text


def test_counts_for_other_programs(run: Run, handed_in: Path) -> None:
    """One JSON object."""
    data = json.loads(run("trainer", "overzicht", str(handed_in), "--json").stdout)
    assert data["deelnemers"] == 6 and data["geheel"]["vaardigheden"]["open_vragen"] == {"wel": 6, "soms": 0, "nog_niet": 0}
    assert data["oefenen"] == ["stiltes"]


@pytest.mark.parametrize(("arguments", "says"), [
    (("trainer", "overzicht"), "BESTANDEN"), (("trainer", "overzicht", "weg"), "is er niet"),
    (("trainer", "overzicht", ".", "--bijeenkomsten", "morgen"), "morgen"), (("gegevens", "inleveren"), "nog geen gesprek"),
])
def test_wrong_use_is_explained(run: Run, arguments: tuple[str, ...], says: str) -> None:
    """In Dutch, with exit code 2."""
    assert says in run(*arguments, code=2).stderr
