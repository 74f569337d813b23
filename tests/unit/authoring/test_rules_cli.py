"""``regels controleer`` and ``regels probeer`` as a person uses them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from gesprek_oefenen.analysis.loading import read_rules
from gesprek_oefenen.analysis.reader import Reader
from gesprek_oefenen.authoring.show_reading import show_reading
from gesprek_oefenen.cli.main import main
from gesprek_oefenen.content.places import rules_folder
from gesprek_oefenen.model.reading import TalkContext


def test_the_shipped_rules_have_no_faults(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 0 and one line at the end that counts."""
    assert main(["regels", "controleer"]) == 0
    assert "regelbestanden nagekeken" in capsys.readouterr().out.splitlines()[-1]


def test_a_fault_in_a_rule_is_shown_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1; file, line and column in the fixed fields."""
    folder = tmp_path / "regels"
    shutil.copytree(rules_folder(), folder)
    file = folder / "zetten" / "advies.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("groep: oma", "groep: ruimte"), encoding="utf-8")
    assert main(["regels", "controleer", str(folder), "--json"]) == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    found = [row for row in rows if row["code"] == "regel-groep"]
    assert [(row["bestand"], row["regel"], row["kolom"], row["ernst"]) for row in found] == [(str(file), 2, 8, "fout")]


def test_a_leaning_that_is_no_number_is_told_where_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a rule, under bij_twijfel and under zeker_vanaf: a message, no traceback."""
    folder = tmp_path / "regels"
    shutil.copytree(rules_folder(), folder)
    for name, old, new in (("mening", "bij_twijfel: {neiging: {oma: -1.2}, weergave_onder: 0.3}", "bij_twijfel: 5"), ("advies", "neiging: {}", "neiging: veel"),
                           ("oordeel", "zeker_vanaf: {oma: -2.4}", "zeker_vanaf: hoog")):
        file = folder / "zetten" / f"{name}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert main(["regels", "controleer", str(folder), "--json"]) == 1
    found = {(Path(row["bestand"]).stem, row["code"]) for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert {("mening", "regel-vorm"), ("advies", "regel-waarde"), ("oordeel", "regel-waarde")} <= found


def test_a_folder_that_is_not_there_is_two(capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong use: exit code 2 and a message on stderr."""
    assert main(["regels", "controleer", "/bestaat/niet"]) == 2
    assert "is er niet" in capsys.readouterr().err


def test_trying_a_sentence_shows_parts_rules_and_subject(capsys: pytest.CaptureFixture[str]) -> None:
    """The clauses with their features, the rule that fired with its explanation, the subject with its rivals."""
    assert main(["regels", "probeer", "Misschien is een wandelclub iets voor u.", "--scenario", "hein"]) == 0
    out = capsys.readouterr().out
    for piece in ("DELEN", "HERKEND", "advies op", "regel advies/", "werkboek", "ONDERWERP:"):
        assert piece in out


def test_a_rule_that_nearly_fired_says_why_not(tmp_path: Path) -> None:
    """Its words are there, a condition is not met: the rule, the words and the condition are named."""
    (tmp_path / "zetten").mkdir()
    sound = (Path(__file__).parents[2] / "fout" / "regels" / "goed.yaml").read_text(encoding="utf-8")
    (tmp_path / "zetten" / "kast.yaml").write_text(sound.replace("    zeker: true", "    zeker: true\n    vraag: true"), encoding="utf-8")
    rules, _ = read_rules(rules_folder(), [tmp_path])
    assert rules is not None
    lines = list(show_reading(Reader(rules), "Goed, dan zetten we dat in de kast.", TalkContext()))
    assert '  parkeren/in-de-kast op "zetten we dat in de kast", maar: `vraag` klopt niet' in lines[lines.index("BIJNA"):]


@pytest.mark.parametrize("text", ["", "   ", "\x1b[2J", "🙂" * 50, "a" * 20_000, "\u202eomgekeerd"])
def test_any_sentence_can_be_tried(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing typed makes it stumble or reaches the terminal as a command."""
    assert main(["regels", "probeer", text]) == 0
    assert not set(capsys.readouterr().out) & {"\x1b", "\u202e"}
