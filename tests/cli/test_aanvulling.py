"""Tab in the shell, and help that teaches."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Run

ASKS = "_GESPREK_OEFENEN_COMPLETE"


def completed(run: Run, *words: str, at: int) -> str:
    """What the shell gets to offer."""
    return run(env={ASKS: "bash_complete", "COMP_WORDS": " ".join(("gesprek-oefenen", *words)), "COMP_CWORD": str(at)}, code=None).stdout


def test_commands_stories_and_talks_are_completed(run: Run) -> None:
    """Whatever one can name by typing."""
    assert "praat" in completed(run, "pr", at=1)
    assert {"plain,weerstand-zwijgt", "plain,weerstand-spervuur"} <= set(completed(run, "praat", "weer", at=2).split())
    run("praat", "simone", "--json", stdin="Hoe was je week?\n/stop\n")
    assert "simone-1" in completed(run, "rapport", "sim", at=2)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_script(run: Run, shell: str) -> None:
    """It names the program and the variable by which it asks."""
    text = run("aanvulling", shell).stdout
    assert "gesprek-oefenen" in text and ASKS in text


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash on this machine")
def test_bash_takes_the_script(run: Run, tmp_path: Path) -> None:
    """Sourced by a real bash, it completes a real word."""
    (tmp_path / "gesprek-oefenen").write_text(
        f"#!/bin/sh\nexec {sys.executable} -m gesprek_oefenen.cli.main \"$@\"\n", encoding="utf-8")
    (tmp_path / "gesprek-oefenen").chmod(0o755)
    (tmp_path / "af.sh").write_text(run("aanvulling", "bash").stdout, encoding="utf-8")
    script = (f"PATH={tmp_path}:$PATH; source {tmp_path}/af.sh; COMP_WORDS=(gesprek-oefenen praat hei); COMP_CWORD=2; "
              "_gesprek_oefenen_completion gesprek-oefenen; echo ${COMPREPLY[@]}")
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["hein"], done.stderr


@pytest.mark.parametrize("command", [(), ("praat",), ("beoordeel",), ("rapport",), ("trainer", "overzicht"), ("trainer", "indeling"),
                                     ("gegevens", "inleveren"), ("gewoon",), ("voortgang",), ("oefening",), ("kennis",), ("web",), ("scenario", "nieuw"),
                                     ("scenario", "controleer"), ("scenario", "teken"), ("scenario", "proef"), ("scenario", "vragen"), ("regels", "probeer")])
def test_help_teaches_by_example(run: Run, command: tuple[str, ...]) -> None:
    """Examples one can copy, in Dutch, and no bare words of click."""
    text = run(*command, "--help").stdout
    assert "Voorbeelden:" in text and "gesprek-oefenen " in text
    assert not any(english in text for english in ("Usage", "Options:", "Show this", "[default", "[x>=", "Commands:", "DIRECTORY", " FILE", "INTEGER"))
