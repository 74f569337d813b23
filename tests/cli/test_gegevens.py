"""`gegevens`: one command each for where, taking along and throwing away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

SAID = "dit is een heel herkenbare zin\n"


def test_where_things_are(run: Run, own_folders: Path) -> None:
    """Store, log and cache; before the first talk it says that nothing is there."""
    text = run("gegevens", "waar").stdout
    assert str(own_folders / "gegevens" / "gesprekken.db") in text
    assert "nog niets" in text
    assert not (own_folders / "gegevens").exists()
    run("praat", "simone", "--json", stdin=SAID)
    assert "nog niets" not in run("gegevens", "waar").stdout


def test_export_to_screen_and_file_is_the_same(run: Run, tmp_path: Path) -> None:
    """JSON with the version of its shape; the file is made in one go and replaced when it was there."""
    assert json.loads(run("gegevens", "exporteer").stdout)["gesprekken"] == []
    run("praat", "simone", "--json", stdin=SAID)
    shown = run("gegevens", "exporteer").stdout
    file = tmp_path / "mijn gesprekken.json"
    file.write_text("oud", encoding="utf-8")
    run("gegevens", "exporteer", "--naar", str(file))
    assert json.loads(file.read_text(encoding="utf-8")) == json.loads(shown)
    assert "heel herkenbare zin" in shown
    assert json.loads(shown)["formaat"] == "gesprek-oefenen/1"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("answer", ["", "nee\n", "j\n"])
def test_wiping_asks_first(run: Run, answer: str) -> None:
    """Anything but ja keeps everything."""
    run("praat", "simone", "--json", stdin=SAID)
    assert "niets weggegooid" in run("gegevens", "wis", stdin=answer).stdout
    assert len(json.loads(run("gegevens", "exporteer").stdout)["gesprekken"]) == 1


def test_wiping_leaves_nothing(run: Run, own_folders: Path) -> None:
    """No word of what was said is left in any file."""
    run("praat", "simone", "--json", stdin=SAID)
    assert any(b"heel herkenbare zin" in p.read_bytes() for p in own_folders.rglob("*") if p.is_file())
    run("gegevens", "wis", stdin="ja\n")
    assert not any(b"heel herkenbare zin" in p.read_bytes() for p in own_folders.rglob("*") if p.is_file())
    assert json.loads(run("gegevens", "exporteer").stdout)["gesprekken"] == []
    run("praat", "simone", "--json", stdin=SAID)


@pytest.mark.parametrize("content", [b"dit is geen database " * 400, b"SQLite format 3\x00" + b"\x00" * 500])
def test_wiping_takes_a_broken_store_too(run: Run, own_folders: Path, content: bytes) -> None:
    """Whoever wants everything gone is not held up by a damaged file."""
    file = own_folders / "gegevens" / "gesprekken.db"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    run("gegevens", "wis", "--ja")
    assert not file.exists()
