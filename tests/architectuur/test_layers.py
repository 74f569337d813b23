"""The rings of the program: who may import whom, and how big a module may get."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES = 400


def test_import_contracts_hold() -> None:
    """Every contract in pyproject.toml is kept."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"], cwd=ROOT, capture_output=True, check=False, text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout
    assert "Only the store knows SQL KEPT" in done.stdout


def test_contracts_cover_every_package() -> None:
    """A new package must take its place in the rings."""
    import tomllib

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    named = {name.strip() for layer in layers for name in layer.replace("|", ":").split(":")}
    packages = {p.parent.name for p in (ROOT / "src" / "gesprek_oefenen").glob("*/__init__.py")}
    assert packages == named


def test_modules_stay_small() -> None:
    """No module grows beyond what one can read at a sitting."""
    sizes = {str(p.relative_to(ROOT)): len(p.read_text(encoding="utf-8").splitlines()) for p in (ROOT / "src").rglob("*.py")}
    assert {name: size for name, size in sizes.items() if size > MOST_LINES} == {}
