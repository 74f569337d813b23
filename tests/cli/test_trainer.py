"""`trainer indeling`: the fixed contract, the paper, and bad use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

NAMES = ("Anna", "Bram", "Cor", "Dirk", "Els", "Fien", "Gijs", "Hans", "Ine", "Jo", "Kees")


@pytest.fixture
def eleven(tmp_path: Path) -> str:
    """A CSV with eleven people."""
    file = tmp_path / "groep.csv"
    file.write_text("naam,rol,organisatie\n" + "".join(
        f"{name},{'professional' if i % 3 == 0 else 'vrijwilliger'},{'Wmo' if i % 2 else 'Kerk'}\n" for i, name in enumerate(NAMES)), encoding="utf-8")
    return str(file)


def test_eleven_people_in_three_rounds_as_other_programs_read_it(run: Run, eleven: str) -> None:
    """Exactly the fixed fields; the same seed gives the same bytes."""
    first = run("trainer", "indeling", "--deelnemers", eleven, "--rondes", "3", "--zaad", "7", "--json")
    data = json.loads(first.stdout)
    assert set(data) == {"rondes", "herhaalde_paren", "ondergrens"} and len(data["rondes"]) == 3
    for one in data["rondes"]:
        assert set(one) == {"groepen"}
        assert all(set(group) == {"persoon", "ondersteuner", "observator"} for group in one["groepen"])
        names = [name for group in one["groepen"] for name in group.values() if name and name != "programma"]
        assert sorted(names) == sorted(NAMES)
        assert sum(group["persoon"] == "programma" for group in one["groepen"]) == 1
    assert (data["herhaalde_paren"], data["ondergrens"]) == (0, 0)
    assert run("trainer", "indeling", "--deelnemers", eleven, "--rondes", "3", "--zaad", "7", "--json").stdout == first.stdout
    assert first.stderr == ""


def test_pairs_have_no_observer(run: Run, eleven: str) -> None:
    """Werkboek 6.6; one is left for the program."""
    data = json.loads(run("trainer", "indeling", "--deelnemers", eleven, "--grootte", "2", "--json").stdout)
    groups = data["rondes"][0]["groepen"]
    assert len(groups) == 6 and all(group["observator"] is None for group in groups)


def test_plain_lines_name_everybody_with_a_role(run: Run, eleven: str) -> None:
    """For who reads it aloud."""
    out = run("trainer", "indeling", "--deelnemers", eleven, "--rondes", "2", "--afwezig", "Kees vanaf 2").stdout
    assert all(name in out for name in NAMES) and "Met het programma" in out and "Niet erbij: Kees" in out


def test_the_page_to_print_is_one_file_without_script(run: Run, tmp_path: Path) -> None:
    """Names are shown as they are and as nothing else."""
    file, page = tmp_path / "groep.csv", tmp_path / "indeling.html"
    file.write_text("naam,rol,organisatie\n<script>alert(1)</script>,v,\nB & C,p,\nDé,v,\n", encoding="utf-8")
    run("trainer", "indeling", "--deelnemers", str(file), "--naar", str(page))
    html = page.read_text(encoding="utf-8")
    assert "<script" not in html and "&lt;script&gt;" in html and "B &amp; C" in html
    assert "http" not in html.replace("http-equiv", "") and "src=" not in html.replace("-src ", "") and "@media print" in html


def test_a_wish_that_cannot_be_met_is_told_beside_the_json(run: Run, tmp_path: Path) -> None:
    """The JSON stays what it is."""
    file = tmp_path / "groep.csv"
    file.write_text("naam,rol,organisatie\nAnna,v,\nBram,v,\nCor,v,\n", encoding="utf-8")
    done = run("trainer", "indeling", "--deelnemers", str(file), "--niet-samen", "Anna, Bram", "--json")
    assert json.loads(done.stdout)["rondes"] and "Anna en Bram" in done.stderr


@pytest.mark.parametrize(("arguments", "code", "words"), [
    ((), 2, "--deelnemers BESTAND"),
    (("--deelnemers", "weg.csv"), 2, "niet openen"),
    (("--deelnemers", "{csv}", "--rondes", "0"), 2, "1 tot en met 50"),
    (("--deelnemers", "{csv}", "--rondes", "veel"), 2, "heel getal"),
    (("--deelnemers", "{csv}", "--grootte", "4"), 2, "kiezen uit"),
    (("--deelnemers", "{csv}", "--afwezig", "Piet"), 2, "staat niet in de lijst"),
    (("--deelnemers", "{csv}", "--niet-samen", "Anna"), 2, "twee namen"),
    (("--deelnemers", "{csv}", "--naar", "/geen/map/x.html"), 2, "niet schrijven"),
    (("--deelnemers", "{fout}"), 1, ":3: "),
])
def test_wrong_use_gets_one_dutch_message(run: Run, eleven: str, tmp_path: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    """2 for wrong use, 1 for a fault in the list."""
    wrong = tmp_path / "fout.csv"
    wrong.write_text("naam,rol,organisatie\nAnna,v,\nAnna,v,\n", encoding="utf-8")
    done = run("trainer", "indeling", *(a.format(csv=eleven, fout=wrong) for a in arguments), code=code)
    assert words in done.stderr and done.stdout == ""
