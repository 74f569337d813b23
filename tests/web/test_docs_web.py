"""docs/web.md says what is: its options exist, its ways to start it too."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from gesprek_oefenen.cli.root import root

ROOT = Path(__file__).resolve().parents[2]


def test_every_option_in_the_docs_exists() -> None:
    """Each `--option` behind `gesprek-oefenen web` in the docs and the Containerfile is one the command has."""
    told = (ROOT / "docs" / "web.md").read_text(encoding="utf-8") + (ROOT / "Containerfile").read_text(encoding="utf-8")
    commands = re.findall(r"gesprek-oefenen\"?,? \"?web[^`\n]*", told) + re.findall(r"^\| `(--[^`]*)`", told, re.MULTILINE)
    options = {option for command in commands for option in re.findall(r"--[a-z-]+", command)}
    assert options >= {"--adres", "--publiek-adres", "--code"}
    shown = CliRunner().invoke(root, ["web", "--help"], prog_name="gesprek-oefenen").output
    assert {option for option in options if option not in shown} == set()
