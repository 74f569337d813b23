"""A machine where something is missing: `make oefenen` says what, in Dutch, and leaves no half environment behind."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "omgeving"
TOOLS = ("sh", "touch", "tail", "echo", "rm", "env", "mkdir")


def set_up(folder: Path, pythons: dict[str, str], part: str = "app") -> subprocess.CompletedProcess[str]:
    """Run the script on a machine that has only ``pythons`` (name -> shell script) and a few basic tools."""
    tools = folder / "bin"
    tools.mkdir()
    for name in TOOLS:
        if found := shutil.which(name):
            (tools / name).symlink_to(found)
    for name, script in pythons.items():
        file = tools / name
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(0o755)
    (folder / "pyproject.toml").write_text("", encoding="utf-8")
    return subprocess.run(["sh", str(SCRIPT), ".venv", part], cwd=folder, env={**os.environ, "PATH": str(tools), "PYTHON": ""},
                          capture_output=True, text=True, encoding="utf-8", check=False)


def test_python_too_old(tmp_path: Path) -> None:
    """What is needed, what was found, where to get it."""
    done = set_up(tmp_path, {"python3": 'case "$1" in --version) echo "Python 3.8.10";; *) exit 1;; esac'})
    assert done.returncode == 2
    for part in ("Python 3.11 of nieuwer", "Python 3.8.10", "python.org", "PYTHON="):
        assert part in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_no_python_at_all(tmp_path: Path) -> None:
    """The same, without a version."""
    done = set_up(tmp_path, {})
    assert done.returncode == 2
    assert "geen Python" in done.stderr


def test_installing_fails(tmp_path: Path) -> None:
    """No network: a hint, where the report is, and the next try starts again."""
    pip = ('case "$*" in "-m pip --version") exit 0;; *"pip install"*) echo "Could not find a version" >&2; exit 1;; esac')
    python = (f'case "$*" in -c*) exit 0;; "-m venv "*) mkdir -p .venv/bin; printf \'#!/bin/sh\\n%s\\n\' \'{pip}\' '
              "> .venv/bin/python; chmod +x .venv/bin/python;; esac")
    done = set_up(tmp_path, {"python3": python.replace("chmod", shutil.which("chmod") or "chmod")})
    assert done.returncode == 2
    assert "verbinding met internet" in done.stderr
    assert "Could not find a version" in done.stderr
    assert not (tmp_path / ".venv" / ".klaar-app").exists()


def test_done_before_is_silent_and_instant(tmp_path: Path) -> None:
    """With the stamp newer than pyproject.toml nothing is started at all."""
    (tmp_path / ".venv").mkdir()
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    stamp = tmp_path / ".venv" / ".klaar-app"
    stamp.touch()
    os.utime(tmp_path / "pyproject.toml", (0, 0))
    done = subprocess.run(["sh", str(SCRIPT), ".venv", "app"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
