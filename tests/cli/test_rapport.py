"""`rapport`: a talk on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run

SAID = "Hoe was je week?\nJe moet eens bij een club gaan.\n/stop\n"


def test_without_a_name_it_is_the_last_talk_as_text(run: Run) -> None:
    """Plain Markdown on the screen."""
    run("praat", "simone", "--json", "--zaad", "1", stdin=SAID)
    run("praat", "hein", "--json", "--zaad", "1", stdin=SAID)
    assert run("rapport").stdout.startswith("# Gesprek met Hein")
    assert run("rapport", "simone-1").stdout.startswith("# Gesprek met Simone")


@pytest.mark.parametrize(("name", "begins"), [("verslag.html", "<!doctype html>"), ("verslag.md", "# Gesprek met"), ("verslag", "# Gesprek met")])
def test_the_name_of_the_file_says_which_form(run: Run, tmp_path: Path, name: str, begins: str) -> None:
    """HTML to print, Markdown to edit."""
    run("praat", "simone", "--json", stdin=SAID)
    assert name in run("rapport", "simone-1", "--naar", str(tmp_path / name)).stdout
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_the_same_talk_gives_the_same_report(run: Run) -> None:
    """Word for word."""
    run("praat", "simone", "--json", "--zaad", "5", stdin=SAID)
    assert run("rapport", "simone-1").stdout == run("rapport", "simone-1").stdout


@pytest.mark.parametrize(("arguments", "says"), [
    (("rapport", "piet-9"), "piet-9"), (("rapport",), "nog geen gesprek"),
    (("rapport", "--vorm", "pdf"), "--vorm"),
])
def test_what_is_not_there_is_said_in_dutch(run: Run, arguments: tuple[str, ...], says: str) -> None:
    """Exit code 2 and one clear message."""
    assert says in run(*arguments, code=2).stderr


def test_bad_places_are_named_and_nothing_is_lost(run: Run, tmp_path: Path) -> None:
    """A folder, a folder that is not there, an ending we cannot make."""
    run("praat", "simone", "--json", stdin=SAID)
    for place, says in ((tmp_path / "weg" / "x.html", "is er niet"), (tmp_path / "x.pdf", ".pdf"), (tmp_path, "map"), (Path("/"), "die naam kan niet")):
        assert says in run("rapport", "--naar", str(place), code=2).stderr
    assert list(tmp_path.iterdir()) == []
