"""`praat` typed by hand in a real terminal: prompts, editing, leaving with Ctrl+C and Ctrl+D."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import signal
import sys
import time

import pytest

from .conftest import Run

_INTERRUPT = "\x03"
_AGAIN = 15
"""Seconds without an answer to Ctrl+C."""


def hold(*typed: str, until: str, arguments: tuple[str, ...] = ("simone", "--zaad", "1")) -> tuple[str, int]:
    """Type each piece once the prompt stands there; returns all that was on the screen, up to ``until``, and the exit code."""
    command = [sys.executable, "-m", "gesprek_oefenen.cli.main", "praat", *arguments]
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "dumb"
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # as a shell starts it, also when these tests themselves run in the background
        os.execv(command[0], command)
    screen, waiting = "", list(typed)
    deadline, pressed = time.monotonic() + 240, time.monotonic()
    answered = 0
    while time.monotonic() < deadline:
        if not select.select([terminal], [], [], 0.2)[0]:
            prompts = screen.count("U: ") + screen.count("Enter voor verder") + screen.count("\n> ")
            if waiting and prompts > answered:
                os.write(terminal, waiting.pop(0).encode())
                answered, pressed = prompts, time.monotonic()
            elif not waiting and typed[-1] == _INTERRUPT and time.monotonic() - pressed > _AGAIN:
                os.write(terminal, _INTERRUPT.encode())  # one that fell between two lines of the reader: a person presses again
                pressed = time.monotonic()
            continue
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        screen += piece.decode("utf-8", "replace").replace("\r\n", "\n")
    with contextlib.suppress(OSError):
        os.close(terminal)
    _, status = os.waitpid(pid, 0)
    assert until in screen, screen
    assert "Traceback" not in screen
    return screen, os.waitstatus_to_exitcode(status)


@pytest.mark.parametrize("leaving", ["\x04", _INTERRUPT], ids=["Ctrl+D", "Ctrl+C"])
def test_leaving_keeps_the_talk_open(run: Run, leaving: str) -> None:
    """What was said is kept, the way back is told, and it is no error."""
    screen, code = hold("hoe gaat het\n", leaving, until="--verder")
    assert code == 0
    assert "Simone: " in screen
    again = run("praat", "simone", "--verder", stdin="")
    assert "U: hoe gaat het" in again.stdout


def test_whole_talk_step_by_step() -> None:
    """After the goodbye each step waits for Enter; the reflection is asked question by question."""
    screen, code = hold("hoe gaat het\n", "/stop\n", "\n", "\n", "\n", "luisteren\n", "\n", "\n", "\n", "\n", "\n", until="Het is bewaard")
    assert code == 0
    order = ["Hoe was het voor Simone", "Gesprekstips", "Wat was te zien", "Bekend, Besluiten, Bereiken", "Met wie", "Het is bewaard"]
    places = [screen.index(part) for part in order]
    assert places == sorted(places)
