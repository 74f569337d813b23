"""The process that has loaded everything once and then only makes copies of itself: houses, in which visitors' apps run.

Run as ``python -m gesprek_oefenen.web.nursery``; the server talks to it over a Unix socket (one JSON object a line). A request
``{"build": n}`` comes with an open socket, over which the server will talk to that house. Back come ``{"ready": true}``,
``{"built": n, "pid": p}`` and ``{"failed": n, "why": ...}``; ``{"kill": p}`` ends a house at once. One thread only: nothing else
can be in the middle of something when a copy is made.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import select
import signal
import socket
import sys
from typing import TYPE_CHECKING, Any, Final, NoReturn

from gesprek_oefenen.session.places import DATA_FOLDER_VARIABLE
from gesprek_oefenen.tui.surroundings import FOLDERS_VARIABLE
from gesprek_oefenen.web.processes import SOCKET_VARIABLE

if TYPE_CHECKING:
    from gesprek_oefenen.session.library import Library

LARGEST_REQUEST: Final = 64 * 1024
_ROOM_TO_GROW: Final = 768 * 1024 * 1024
"""Bytes of address space a house may add to what it began with: one visitor cannot take the memory of all others."""

_DIE_WITH_PARENT: Final = 1  # PR_SET_PDEATHSIG


class Nursery:
    """Makes copies of this process and tells when they end."""

    def __init__(self, control: socket.socket, library: Library) -> None:
        self._control = control
        self._library = library
        self._children: set[int] = set()
        self._buffer = b""
        self._wake_in, self._wake_out = os.pipe()
        os.set_blocking(self._wake_in, False)
        os.set_blocking(self._wake_out, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wake_out, warn_on_full_buffer=False)

    def run(self) -> None:
        """Until the server closes its side; then every copy still there is ended."""
        self._tell(ready=True)
        try:
            while True:
                readable, _, _ = select.select([self._control.fileno(), self._wake_in], [], [])
                if self._wake_in in readable:
                    with contextlib.suppress(BlockingIOError):
                        os.read(self._wake_in, 4096)
                    self._bury()
                if self._control.fileno() in readable and not self._listen():
                    return
        except OSError:  # the server is gone
            return
        finally:
            for pid in self._children:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)

    def _listen(self) -> bool:
        """Handle what the server asks; ``False`` when it left."""
        data, places, _, _ = socket.recv_fds(self._control, LARGEST_REQUEST, 16)
        if not data:
            return False
        self._buffer += data
        *lines, self._buffer = self._buffer.split(b"\n")
        waiting = list(places)
        for line in lines:
            asked = json.loads(line)
            if "build" in asked and waiting:
                self._build(asked["build"], waiting.pop(0))
            elif asked.get("kill") in self._children:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(asked["kill"], signal.SIGKILL)
        for place in waiting:
            os.close(place)
        return True

    def _build(self, number: int, place: int) -> None:
        try:
            pid = os.fork()
        except OSError as error:
            os.close(place)
            self._tell(failed=number, why=str(error))
            return
        if pid == 0:
            self._become_a_house(place)
        os.close(place)
        self._children.add(pid)
        self._tell(built=number, pid=pid)

    def _bury(self) -> None:
        for pid in list(self._children):
            gone, _ = os.waitpid(pid, os.WNOHANG)
            if gone:
                self._children.discard(pid)

    def _tell(self, **what: Any) -> None:
        self._control.sendall(json.dumps(what).encode() + b"\n")

    def _become_a_house(self, place: int) -> NoReturn:
        """In the copy: forget the nursery, take visitors in, and end without any clean-up of the parent's things."""
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for ours in (self._control.detach(), self._wake_in, self._wake_out):
                os.close(ours)
            self._bound()
            # Whoever asks for the folder of the user would get that of the one who serves: there is none here.
            os.environ[DATA_FOLDER_VARIABLE] = os.path.join(os.devnull, "niemand")
            from gesprek_oefenen.web.house import House

            code = House(socket.socket(fileno=place), self._library).run()
        except BaseException:  # noqa: BLE001 - nothing of the copy may go on in the nursery's loop
            from gesprek_oefenen.cli.crash import report_crash

            report_crash()
        finally:
            os._exit(code)

    @staticmethod
    def _bound() -> None:
        """At most so much memory, no core files (they would hold what someone said), and an end when the nursery ends."""
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            with open("/proc/self/statm", encoding="ascii") as pages:
                size = int(pages.read().split()[0]) * resource.getpagesize()
            resource.setrlimit(resource.RLIMIT_AS, (size + _ROOM_TO_GROW, size + _ROOM_TO_GROW))
        die_with_parent()


def die_with_parent() -> None:
    """Let the kernel end this process when its parent ends, however that goes (Linux)."""
    if sys.platform == "linux":
        parent = os.getppid()
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it ended just before
            os._exit(1)


def main() -> int:
    """Load everything, then make copies until the server leaves."""
    from gesprek_oefenen.tui.warm import warm_up

    os.umask(0o077)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with_parent()
    control = socket.socket(fileno=int(os.environ.pop(SOCKET_VARIABLE)))
    library = warm_up(json.loads(os.environ.pop(FOLDERS_VARIABLE, "[]")))
    Nursery(control, library).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
