"""The commands of ``scenario`` that make, list, draw and try, as typed."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from gesprek_oefenen.cli.main import main

GOOD = Path(__file__).parents[2] / "fout" / "goed.yaml"


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is typed at the questions, one a line; empty at the end of the input."""
    typed: list[str] = []

    class Typed(io.StringIO):
        def readline(self, *_: object) -> str:
            return typed.pop(0) + "\n" if typed else ""

    monkeypatch.setattr("sys.stdin", Typed())
    return typed


def test_the_list_has_the_fixed_fields(capsys: pytest.CaptureFixture[str]) -> None:
    """One JSON line a scenario, with at least id, title, phase and level."""
    assert main(["scenario", "lijst", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"simone", "hein"} <= {row["id"] for row in rows}
    assert all({"id", "titel", "fase", "niveau"} <= set(row) for row in rows)


def test_a_broken_scenario_of_ones_own_does_not_hide_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It stays in the list and says how to see what is wrong."""
    (tmp_path / "kapot.yaml").write_text("versie: 1\n\tid: kapot\n", encoding="utf-8")
    assert main(["--map", str(tmp_path), "scenario", "lijst"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("kapot: kan nu niet") and "controleer" in line for line in lines)
    assert any(line.startswith("simone: ") for line in lines)


def test_a_new_scenario_is_made_from_answers(answers: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong answer is asked again with why; what comes out is sound and can be listed."""
    answers += ["Jayden", "zestien", "16", "jij", "je", "je"]
    assert main(["scenario", "nieuw", "jayden", "--naar", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "Typ een leeftijd in cijfers" in out and "Kies uit: u, je." in out and "zodat niemand erin te herkennen is" in out
    assert main(["scenario", "controleer", str(tmp_path)]) == 0
    assert "niets op aan te merken" in capsys.readouterr().out
    assert main(["--map", str(tmp_path), "scenario", "lijst", "--json"]) == 0
    assert '"id": "jayden"' in capsys.readouterr().out


def test_a_second_time_nothing_is_overwritten(answers: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, before any question is asked; the file is as it was."""
    (tmp_path / "jayden.yaml").write_text("van mij", encoding="utf-8")
    assert main(["scenario", "nieuw", "jayden", "--naar", str(tmp_path)]) == 2
    captured = capsys.readouterr()
    assert "bestaat al; er is niets veranderd" in captured.err and captured.out == ""
    assert (tmp_path / "jayden.yaml").read_text(encoding="utf-8") == "van mij"


@pytest.mark.parametrize("wrong", ["Met Hoofdletter", "../weg", "een/twee"])
def test_an_id_that_cannot_be_one_is_refused(wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and an example of one that can be; nothing is written."""
    assert main(["scenario", "nieuw", wrong, "--naar", str(tmp_path)]) == 2
    assert "mevrouw-dekker" in capsys.readouterr().err and list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_message(answers: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2; a file stands where the folder should be."""
    (tmp_path / "map").write_text("", encoding="utf-8")
    assert main(["scenario", "nieuw", "jayden", "--naar", str(tmp_path / "map")]) == 2
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err and captured.err.strip()


def test_drawing_to_the_terminal_and_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without more a drawing in lines; with --naar the kind that fits the name."""
    assert main(["scenario", "teken", str(GOOD)]) == 0
    assert "─▶ los" in capsys.readouterr().out
    assert main(["scenario", "teken", str(GOOD), "--naar", str(tmp_path / "goed.md")]) == 0
    assert "```mermaid" in (tmp_path / "goed.md").read_text(encoding="utf-8")


def test_drawing_what_is_broken_or_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    """Broken: 1 and the first fault; unknown: 2 and what there is; both on stderr."""
    assert main(["scenario", "teken", str(GOOD.parent / "onbekende-zet--bij.yaml")]) == 1
    assert "Bedoelt u 'duwend'?" in capsys.readouterr().err
    assert main(["scenario", "teken", "bestaat-niet"]) == 2
    assert "Er zijn:" in capsys.readouterr().err


def test_a_trial_of_a_file_of_ones_own(capsys: pytest.CaptureFixture[str]) -> None:
    """The report names every kind of trainee and how far he came."""
    assert main(["scenario", "proef", str(GOOD), "--gesprekken", "10"]) == 0
    out = capsys.readouterr().out
    assert "10 gesprekken" in out and "goede luisteraar" in out and "raadgever" in out


def test_what_she_says_to_everyday_questions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every name with its question and her answer; ``--open`` keeps to those the story has nothing for."""
    file = tmp_path / "goed.yaml"
    file.write_text(GOOD.read_text(encoding="utf-8").replace("\nterugval:\n", '\nfeiten:\n  "@leeftijd": "Eenenzeventig."\nterugval:\n', 1), encoding="utf-8")
    assert main(["scenario", "vragen", str(file)]) == 0
    every = capsys.readouterr().out
    assert "  @leeftijd: Hoe oud bent u? - Eenenzeventig." in every.splitlines() and "* @jarig: " in every
    assert main(["scenario", "vragen", str(file), "--open"]) == 0
    left = capsys.readouterr().out
    assert "@leeftijd" not in left and "* @jarig: " in left
