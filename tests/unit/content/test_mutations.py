"""Good scenarios, damaged in every way: never a traceback, and what is reported leads to the damage."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprek_oefenen.content.stories import parse_story
from gesprek_oefenen.model.problems import Problem, Severity

GOOD = (Path(__file__).parents[2] / "fout" / "goed.yaml").read_text(encoding="utf-8").split("\n")
SHIPPED = sorted((Path(__file__).parents[3] / "scenarios").glob("*.yaml"))
FILE = Path("verhaal.yaml")
NEAR = 2
SIGNS = "\"'[]{}:,#&*!|>%@`\t -?=\\\x00é"


def faults(lines: list[str]) -> list[Problem]:
    """What makes the scenario unusable."""
    return [p for p in parse_story("\n".join(lines), FILE).problems if p.severity is Severity.FAULT]


def leads_to(problem: Problem, line: int, words: set[str]) -> bool:
    """It stands within two lines of the damage, names such a line, or names what was damaged there."""
    near = range(line - NEAR, line + NEAR + 1)
    told = f"{problem.message} {problem.mend}"
    numbers = {int(word) for word in "".join(c if c.isdecimal() else " " for c in told).split()}
    return problem.place.line in near or any(n in numbers for n in near if f"regel {n}" in told) \
        or any(f"'{word}'" in told for word in words)


def check(damaged: list[str], line: int, *originals: str) -> None:
    """The damaged scenario is read without an exception; if it is refused, something said leads to line ``line``."""
    found = faults(damaged)
    for problem in found:
        assert 1 <= problem.place.line <= len(damaged) + 1
        assert problem.message and problem.mend
    words = {word.strip("-:,[]{}\"'") for original in originals for word in original.split()} - {""}
    assert not found or any(leads_to(p, line, words) for p in found), \
        (line, originals, [(p.code, p.place.line, p.message) for p in found])


@pytest.mark.parametrize("number", range(len(GOOD)))
def test_delete_rename_and_swap(number: int) -> None:
    """Each line taken away, its key misspelled, or put below the next one."""
    line = GOOD[number]
    check(GOOD[:number] + GOOD[number + 1:], number + 1, line)
    key, colon, rest = line.partition(":")
    if colon and key.strip(" -"):
        check([*GOOD[:number], f"{key}x:{rest}", *GOOD[number + 1:]], number + 1, line)
    if number + 1 < len(GOOD):
        check([*GOOD[:number], GOOD[number + 1], line, *GOOD[number + 2:]], number + 1, line, GOOD[number + 1])


@pytest.mark.parametrize("value", ["[1, 2]", "{a: b}", "17", "ja", "", "'x", "*x", "- - -", "|", "1:30", "~", "&a", "\"\\q\""])
def test_retype(value: str) -> None:
    """Each value replaced by something of another kind."""
    for number, line in enumerate(GOOD):
        key, colon, _ = line.partition(": ")
        if colon:
            check([*GOOD[:number], f"{key}: {value}", *GOOD[number + 1:]], number + 1, line)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(number=st.integers(0, len(GOOD) - 1), at=st.floats(0, 1), sign=st.sampled_from(SIGNS), cut=st.booleans())
def test_garble(number: int, at: float, sign: str, cut: bool) -> None:
    """A stray sign anywhere in a line, or the line broken off."""
    line = GOOD[number]
    place = int(at * len(line))
    garbled = line[:place] if cut else line[:place] + sign + line[place:]
    check([*GOOD[:number], garbled, *GOOD[number + 1:]], number + 1, line)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.data())
def test_several_damages_at_once_never_raise(data: st.DataObject) -> None:
    """Whatever happens to a file, the answer is a list of problems with places in it."""
    lines = list(GOOD)
    for _ in range(data.draw(st.integers(2, 8))):
        number = data.draw(st.integers(0, len(lines) - 1))
        lines[number] = data.draw(st.text(alphabet=SIGNS + "abc", max_size=12)) + lines[number][data.draw(st.integers(0, 10)):]
    for problem in parse_story("\n".join(lines), FILE).problems:
        assert 1 <= problem.place.line <= len(lines) + 1 and problem.place.column >= 1


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_shipped_stories_damaged(path: Path) -> None:
    """A sample of damages to every story that comes with the program (fixed choice: the same every time)."""
    lines = path.read_text(encoding="utf-8").split("\n")
    chance = random.Random(path.stem)
    before = faults(lines)
    for _ in range(12):
        number = chance.randrange(len(lines))
        place = chance.randrange(len(lines[number]) + 1)
        damaged = [*lines[:number], lines[number][:place], *lines[number + 1:]]
        found = [p for p in faults(damaged) if (p.code, p.message) not in {(b.code, b.message) for b in before}]
        words = {word.strip("-:,[]{}\"'") for word in lines[number].split()} - {""}
        assert not found or any(leads_to(p, number + 1, words) for p in found), \
            (number + 1, lines[number], place, [(p.code, p.place.line, p.message) for p in found])
