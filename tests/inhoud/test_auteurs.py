"""``docs/auteurs.md`` followed to the letter: every command is typed, every change made, every output compared."""

from __future__ import annotations

import io
import re
import shlex
from pathlib import Path

import pytest

from gesprek_oefenen.cli.main import main

GUIDE = (Path(__file__).parents[2] / "docs" / "auteurs.md").read_text(encoding="utf-8")
STEPS = re.compile(r"<!-- vervang:(?P<old>.*?) -->\n```yaml\n(?P<new>.*?)\n```|```console\n(?P<console>.*?)\n```", re.DOTALL)
ANYTHING = "[...]"


def pattern(expected: str) -> re.Pattern[str]:
    """The output as the guide shows it; ``[...]`` stands for anything."""
    return re.compile(".*".join(re.escape(part) for part in expected.strip().split(ANYTHING)), re.DOTALL)


def change(file: Path, old: str, new: str) -> None:
    """Do what the guide says: find the old text, put the new one in its place, as far in as the old one was."""
    text = file.read_text(encoding="utf-8")
    old, lines = old.strip(), new.split("\n")
    assert text.count(old) == 1, f"the guide says to look for {old!r}; that must be there exactly once"
    before = text[: text.index(old)]
    margin = " " * (len(before) - before.rfind("\n") - 1 - (len(lines[0]) - len(lines[0].lstrip())))
    shifted = "\n".join([lines[0].lstrip(), *(margin + line for line in lines[1:])])
    file.write_text(text.replace(old, shifted), encoding="utf-8")


def test_the_guide_can_be_followed_to_the_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """In an empty folder, from first to last step, everything happens that the guide says."""
    monkeypatch.chdir(tmp_path)
    commands = 0
    for step in STEPS.finditer(GUIDE):
        if step["old"] is not None:
            change(tmp_path / "gevallen" / "mevrouw-dekker.yaml", step["old"], step["new"])
            continue
        for typed in re.split(r"^\$ ", step["console"], flags=re.MULTILINE)[1:]:
            command, _, expected = typed.partition("\n")
            monkeypatch.setattr("sys.stdin", io.StringIO(""))
            main(shlex.split(command)[1:])
            out = capsys.readouterr().out
            assert pattern(expected).fullmatch(out.strip()), f"$ {command}\n{out}"
            commands += 1
    assert commands >= 10


def test_the_guide_names_every_command_for_authors() -> None:
    """No command that an author needs is missing."""
    for command in ("scenario nieuw", "scenario controleer", "scenario teken", "scenario proef", "regels probeer", "praat"):
        assert command in GUIDE
