"""A real terminal (tmux) for tests: type keys, read the screen, wait for words."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest


class Terminal:
    """One tmux window of its own server."""

    def __init__(self, socket: str) -> None:
        self._socket = socket

    def tmux(self, *arguments: str) -> str:
        """Run a tmux command."""
        return subprocess.run(["tmux", "-L", self._socket, *arguments], capture_output=True, text=True, check=True, timeout=30).stdout

    @property
    def screen(self) -> str:
        """What stands there, on one line with spaces squeezed."""
        return " ".join(self.tmux("capture-pane", "-p").split())

    def press(self, *keys: str) -> None:
        """Press keys by their tmux names."""
        self.tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type this, letter by letter."""
        self.tmux("send-keys", "-l", text)

    def wait_for(self, words: str, seconds: float = 60.0) -> str:
        """Wait until ``words`` stand on the screen; returns the screen. Raises ``AssertionError`` with what stood there instead."""
        return self.wait_until(lambda screen: words in screen, seconds, words)

    def wait_until(self, holds: Callable[[str], bool], seconds: float = 60.0, what: str = "it") -> str:
        """Wait until ``holds`` of the screen; returns the screen. Raises ``AssertionError``."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if holds(screen := self.screen):
                return screen
            time.sleep(0.1)
        raise AssertionError(f"{what!r} did not come; the screen says: {self.screen}")


@contextmanager
def terminal(command: str, width: int = 80, height: int = 24) -> Iterator[Terminal]:
    """``command`` in a real terminal of this size."""
    if shutil.which("tmux") is None and not os.environ.get("CI"):  # on CI its absence is a failure
        pytest.skip("geen tmux op deze computer (apt-get install tmux)")
    made = Terminal(f"oefen-{uuid4().hex[:8]}")
    made.tmux("new-session", "-d", "-x", str(width), "-y", str(height), f"{command}; echo KLAAR $?; sleep 600")
    try:
        yield made
    finally:
        subprocess.run(["tmux", "-L", made._socket, "kill-server"], capture_output=True, check=False)
