"""The terminal is gone: its window was closed, the line was cut. Then the app ends too.

Usually the system ends it with a signal. Not when something stands between that waits for the app and takes the signal
itself, as ``make`` does when the window was opened for it: then Textual would go on reading from nothing, at full speed,
for ever. Nothing is lost by ending at once: every turn and every draft is stored when it is typed.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import Final

LOOK_EVERY: Final = 2.0
"""Seconds between two looks whether the terminal is still there."""
_HUNG_UP: Final = 129
"""What a shell says of a program that was ended by a hang-up."""


def end_with_the_terminal() -> None:
    """From now on the program ends, without a word, soon after its terminal is gone. Does nothing where there is none."""
    try:
        terminal = sys.__stdin__.fileno() if sys.__stdin__ is not None else -1
    except (OSError, ValueError):
        return
    if os.name == "posix" and os.isatty(terminal):
        threading.Thread(target=_watch, args=(terminal,), name="terminal", daemon=True).start()


def _watch(terminal: int) -> None:
    while os.isatty(terminal):
        time.sleep(LOOK_EVERY)
    os._exit(_HUNG_UP)  # the event loop may well be waiting to write to what is no longer there
