"""``docs/codes.md`` explains every code, and its examples are the files that the tests run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gesprek_oefenen.content.codes import CODES

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "docs" / "codes.md").read_text(encoding="utf-8")
SECTIONS = {part.split("\n", 1)[0].strip(): part for part in re.split(r"^### ", TEXT, flags=re.MULTILINE)[1:]}
EXPECTED = [[f"{folder}{row[0]}", *row[1:]] for folder in ("", "regels/", "oefeningen/", "kaarten/")
            for row in (line.split("\t") for line in (ROOT / "tests" / "fout" / folder / "verwacht.tsv").read_text(encoding="utf-8")
                        .splitlines()[1:])]


def test_every_code_is_explained_and_no_other() -> None:
    """A code without an explanation, or an explanation of a code that no longer exists, is a mistake."""
    assert set(SECTIONS) == set(CODES)


@pytest.mark.parametrize("code", sorted(SECTIONS))
def test_the_explanation_names_the_severity_and_a_true_example(code: str) -> None:
    """The severity is right; the example is a broken file that gives this code at this place, and is quoted as it stands."""
    section = SECTIONS[code]
    assert f"*{CODES[code].value}* ·" in section
    link = re.search(r"\(\.\./tests/fout/([^)]+)\), regel (\d+), kolom (\d+)", section)
    if link is None:
        assert not any(row[1] == code for row in EXPECTED), "there is a broken file for this code: show it"
        return
    name, line, column = link.groups()
    assert [name, code, line, column] in EXPECTED
    shown = re.search(r"```yaml\n(.*?)\n```", section, re.DOTALL)
    if shown:
        assert shown.group(1) == (ROOT / "tests" / "fout" / name).read_text(encoding="utf-8").split("\n")[int(line) - 1]
