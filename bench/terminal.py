"""Starting a program in a terminal of its own (80 by 24), and the time until its first picture and until it has ended."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

CTRL_Q = b"\x11"


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from starting the process to ``shown`` (its first words on the screen) and to ``ended``; seconds it ``worked``
    (which a busy machine hardly changes); peak memory in MB.
    """

    shown: float
    ended: float
    worked: float
    megabytes: float


def start_once(command: Sequence[str], words: str, environment: Mapping[str, str], limit: float = 30.0) -> Start:
    """Start ``command``, wait for ``words`` on the screen, press Ctrl+Q, wait for the end.

    Raises ``TimeoutError`` when the words never come or it does not end.
    """
    begin = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], list(command), dict(environment))
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen, shown, megabytes = b"", 0.0, 0.0
    try:
        while True:
            if time.perf_counter() - begin > limit:
                raise TimeoutError(f"{command}: {'does not end' if shown else 'shows nothing'}")
            if not select.select([terminal], [], [], 0.05)[0]:
                continue
            try:
                piece = os.read(terminal, 65536)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            seen += piece
            if not shown and words.encode() in seen:
                shown = time.perf_counter() - begin
                megabytes = _peak(pid)
                os.write(terminal, CTRL_Q)
        _, _, usage = os.wait4(pid, 0)
        return Start(shown, time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, megabytes)
    except TimeoutError:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        raise
    finally:
        with contextlib.suppress(OSError):
            os.close(terminal)


def talk_once(command: Sequence[str], turns: Sequence[str], environment: Mapping[str, str], limit: float = 120.0) -> float:
    """Start the program, choose the first story, begin, say ``turns`` and stop; peak memory in MB. For a store without talks."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], list(command), dict(environment))
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    end = time.perf_counter() + limit
    megabytes = 0.0
    try:
        _until_quiet(terminal, 1.5, end)
        for keys in (b"\r", b"\x1b[19~", *(f"{turn}\r".encode() for turn in turns)):  # Enter, F8, what one says
            os.write(terminal, keys)
            _until_quiet(terminal, 0.3, end)
        megabytes = _peak(pid)
        os.write(terminal, CTRL_Q)
        _until_quiet(terminal, 1.0, end)
    finally:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGTERM)
        os.waitpid(pid, 0)
        with contextlib.suppress(OSError):
            os.close(terminal)
    return megabytes


def _until_quiet(terminal: int, seconds: float, end: float) -> None:
    """Read what comes until nothing came for so long. Raises ``TimeoutError`` past ``end``."""
    while select.select([terminal], [], [], seconds)[0]:
        if time.perf_counter() > end:
            raise TimeoutError("the program never stops drawing")
        try:
            if not os.read(terminal, 65536):
                return
        except OSError:  # the other side is closed
            return


def _peak(pid: int) -> float:
    """Most memory the process had so far, in MB (its own: ``ru_maxrss`` would count what it was forked from); 0 when unknown."""
    with contextlib.suppress(OSError), open(f"/proc/{pid}/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0
