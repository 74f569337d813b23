"""``scenario controleer`` as a person and as another program use it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gesprek_oefenen.authoring.check import check_paths
from gesprek_oefenen.authoring.show import as_text, summary
from gesprek_oefenen.cli.main import main

FOUT = Path(__file__).parents[2] / "fout"
GOOD = FOUT / "goed.yaml"
FIELDS = {"bestand", "regel", "kolom", "code", "ernst", "bericht", "herstel"}


def test_a_sound_file_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 0, one line that says so; with --json nothing at all."""
    assert main(["scenario", "controleer", str(GOOD)]) == 0
    assert capsys.readouterr().out == "\n1 gesprek nagekeken: niets op aan te merken.\n".lstrip("\n")
    assert main(["scenario", "controleer", str(GOOD), "--json"]) == 0
    assert capsys.readouterr().out == ""


def test_a_fault_shows_the_line_with_a_mark_under_the_spot(capsys: pytest.CaptureFixture[str]) -> None:
    """File, line, column, severity, code; the line; the mark; what is wrong; how to mend it."""
    assert main(["scenario", "controleer", str(FOUT / "onbekende-zet--verwacht.yaml")]) == 1
    lines = capsys.readouterr().out.split("\n")
    at = next(i for i, line in enumerate(lines) if "(onbekende-zet)" in line)
    assert lines[at].endswith("92:35  fout (onbekende-zet)")
    assert lines[at + 1][lines[at + 2].index("^"):].startswith("samenvating")
    assert lines[at + 3].strip() == "Onbekende zet 'samenvating'."
    assert lines[at + 4].strip() == "Bedoelt u 'samenvatting'?"


def test_json_lines_have_the_fixed_fields(capsys: pytest.CaptureFixture[str]) -> None:
    """Seven fields, exactly those; severity in Dutch; nothing on stderr."""
    assert main(["scenario", "controleer", str(FOUT), "--json"]) == 1
    captured = capsys.readouterr()
    rows = [json.loads(line) for line in captured.out.splitlines()]
    assert len(rows) > 100 and captured.err == ""
    assert all(set(row) == FIELDS for row in rows)
    assert {row["ernst"] for row in rows} == {"fout", "let op", "tip"}
    assert all(isinstance(row["regel"], int) and isinstance(row["kolom"], int) for row in rows)


def test_only_faults_make_it_fail() -> None:
    """Warnings and tips alone end with 0."""
    assert check_paths([FOUT / "u-en-je.yaml"]).exit_code == 0
    assert check_paths([FOUT / "voorwaarde.yaml"]).exit_code == 1


@pytest.mark.parametrize("what", ["weg.yaml", "bestaat/niet.yaml", "lus.yaml"])
def test_what_cannot_be_opened_is_two(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                      capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing was checked: exit code 2 and why, without a traceback."""
    (tmp_path / "lus.yaml").symlink_to(tmp_path / "lus.yaml")
    monkeypatch.chdir(tmp_path)
    assert main(["scenario", "controleer", what]) == 2
    captured = capsys.readouterr()
    assert "niet-te-openen" in captured.out and "Traceback" not in captured.out + captured.err


def test_an_unknown_id_is_two_and_names_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, on stderr, with the id that was probably meant."""
    assert main(["scenario", "controleer", "simoon"]) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and "Bedoelt u 'simone'?" in captured.err


def test_an_empty_folder_is_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without scenarios was probably not the folder meant."""
    assert main(["scenario", "controleer", str(tmp_path)]) == 2
    assert ".yaml" in capsys.readouterr().err


def test_links_in_a_folder_do_not_send_it_round_for_ever(tmp_path: Path) -> None:
    """A folder that holds a link to itself is walked once."""
    (tmp_path / "goed.yaml").write_bytes(GOOD.read_bytes())
    (tmp_path / "kring").symlink_to(tmp_path, target_is_directory=True)
    assert [file.name for file in check_paths([tmp_path]).files] == ["goed.yaml"]


def test_two_files_with_one_id_are_told(tmp_path: Path) -> None:
    """The second one, with the name of the first."""
    for name in ("goed.yaml", "nog-een.yaml"):
        (tmp_path / name).write_bytes(GOOD.read_bytes())
    found = [(p.place.file.name, p.code) for p in check_paths([tmp_path]).problems]
    assert found == [("nog-een.yaml", "bestandsnaam"), ("nog-een.yaml", "dubbele-id")]


def test_ones_own_version_of_a_story_is_no_mistake(tmp_path: Path) -> None:
    """The same id in another folder is how an author changes a story that came with the program."""
    for name in ("een", "twee"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "goed.yaml").write_bytes(GOOD.read_bytes())
    assert check_paths([tmp_path / "een", tmp_path / "twee"]).problems == ()


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file cannot colour, ring or clear the author's screen."""
    file = tmp_path / "goed.yaml"
    file.write_text(GOOD.read_text(encoding="utf-8").replace("fase: luisteren", "fase: \x1b[2Jluister\x07en"), encoding="utf-8")
    main(["scenario", "controleer", str(file)])
    assert not set(capsys.readouterr().out) & {"\x1b", "\x07"}


def test_a_very_long_line_is_shown_around_the_spot(tmp_path: Path) -> None:
    """The excerpt stays within the width of a screen, with the mark under the right word."""
    file = tmp_path / "goed.yaml"
    file.write_text(GOOD.read_text(encoding="utf-8").replace("fase: luisteren", "# " + "x" * 500 + "\nfase: luisteren").replace(
        "rol: U bent", "rol: " + "w " * 400 + "'en: dan"), encoding="utf-8")
    lines = list(as_text(check_paths([file]).problems))
    excerpt, mark = lines[1], lines[2]
    assert len(excerpt) < 120 and excerpt[mark.index("^")] == ":"


def test_the_summary_counts() -> None:
    """One, several and none are said as one says them."""
    assert summary(1, []) == "1 gesprek nagekeken: niets op aan te merken."
    report = check_paths([FOUT / "onbekende-zet--bij.yaml", FOUT / "echte-naam.yaml"])
    assert summary(2, report.problems) == "2 gesprekken nagekeken: 2 fouten, 2 keer let op, 1 tip."


def test_broken_rules_are_one_clear_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the rules cannot be read the example talks cannot be played; that is said, and the rest is still checked."""
    from gesprek_oefenen.model.errors import ContentError
    from gesprek_oefenen.session.library import Library

    def broken(self: Library) -> None:
        raise ContentError("feedback_rules/zetten/advies.yaml, regel 3: stuk")

    monkeypatch.setattr(Library, "rules", property(broken))
    assert [p.code for p in check_paths([GOOD], Library()).problems] == ["regels-kapot"]


def test_a_talk_that_breaks_the_program_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake of ours in one talk does not end the check."""
    from gesprek_oefenen.session import turn

    def fall(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oei")

    monkeypatch.setattr(turn, "play_turn", fall)
    found = check_paths([GOOD]).problems
    assert [p.code for p in found] == ["voorbeeld-loopt-vast"] and "oei" in found[0].message
