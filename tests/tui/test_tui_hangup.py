"""The window of the terminal is closed while the app runs below something that waits for it, as ``make`` does."""

from __future__ import annotations

import os
import select
import sys
import time
from pathlib import Path

import pytest

PATIENCE = 60.0
WAITS = """
import signal, subprocess, sys
signal.signal(signal.SIGHUP, lambda *_: None)
app = subprocess.Popen([sys.executable, "-m", "gesprek_oefenen.cli.main"])
open(sys.argv[1], "w").write(str(app.pid))
app.wait()
"""


def read_until(line: int, words: bytes) -> None:
    """Take in what the app draws until ``words`` are among it."""
    seen, end = b"", time.monotonic() + PATIENCE
    while words not in seen:
        assert time.monotonic() < end, seen[-500:]
        if select.select([line], [], [], 1)[0]:
            seen += os.read(line, 65536)


def runs(pid: int) -> bool:
    """Whether the process is there, and not merely waiting to be counted off."""
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="hier is niet te zien of een programma nog draait")
def test_the_app_ends_when_its_window_is_closed(tmp_path: Path) -> None:
    """Also when no signal reaches it: it does not go on reading from nothing."""
    import pty

    note = tmp_path / "pid"
    parent, line = pty.fork()
    if parent == 0:
        os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", COLUMNS="80", LINES="24", GESPREK_OEFENEN_GEGEVENS=str(tmp_path))
        os.execv(sys.executable, [sys.executable, "-c", WAITS, str(note)])
    read_until(line, b"Enter")
    app = int(note.read_text())
    assert runs(app)
    os.close(line)
    end = time.monotonic() + PATIENCE
    while runs(app):
        assert time.monotonic() < end, "the app goes on without a terminal"
        time.sleep(0.2)
    os.waitpid(parent, 0)
