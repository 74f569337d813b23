"""Starting an app for a visitor: in a house (``houses``) where the system can make them, else in a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.surroundings import FOLDERS_VARIABLE

SOCKET_VARIABLE: Final = "GESPREK_OEFENEN_KINDERKAMER"
"""Environment variable with the number of the socket over which the warm process hears from the server."""

WARM_UP_SECONDS: Final = 120.0
"""How long loading everything may take before something must be wrong."""

START_SECONDS: Final = 30.0

SAME_FOR_ALL: Final = {"TEXTUAL_COLOR_SYSTEM": "truecolor", "TEXTUAL_FPS": "30", "TERM_PROGRAM": "textual", "MALLOC_ARENA_MAX": "1"}
"""What Textual reads when it is loaded. Thirty pictures a second are as many as one sees over a network."""

FORKS: Final = sys.platform.startswith("linux")
"""Where a process is copied. On a Mac system libraries may not survive it; Windows has no such thing."""


class CannotStartError(PractiseError):
    """No app could be started; the message says so to the visitor."""


@dataclass(eq=False, slots=True)
class AppProcess:
    """An app that runs, in the process ``pid``. ``ended`` gets its exit code (0: the visitor chose to stop)."""

    pid: int
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    ended: asyncio.Future[int] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Starter(Protocol):
    """Starts apps and ends them."""

    async def open(self) -> None: ...
    async def start(self, environment: Mapping[str, str]) -> AppProcess: ...
    def kill(self, process: AppProcess, *, hangs: bool = False) -> None: ...
    async def close(self) -> None: ...


def make_starter(story_folders: Sequence[str], cache: Path) -> Starter:
    """The best way this system has. ``cache``: a folder for what can be made again."""
    if not FORKS:
        return Separate(story_folders)
    from gesprek_oefenen.web.houses import Houses

    return Houses(story_folders, cache)


class Separate:
    """Each app a process of its own: slower and heavier, and everywhere possible."""

    def __init__(self, story_folders: Sequence[str] = ()) -> None:
        self._folders = json.dumps(list(story_folders))
        self._running: dict[AppProcess, tuple[asyncio.subprocess.Process, asyncio.Task[None]]] = {}

    async def open(self) -> None:
        """Nothing to prepare."""

    async def start(self, environment: Mapping[str, str]) -> AppProcess:
        """A process for the visitor in ``environment``. Raises ``CannotStartError``."""
        try:
            made = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "gesprek_oefenen.tui.browser", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL, env={**os.environ, **SAME_FOR_ALL, FOLDERS_VARIABLE: self._folders, **environment})
        except OSError as error:
            raise CannotStartError("Er kan nu geen oefenscherm worden gestart. Probeer het zo nog eens. Er is niets weg.") from error
        assert made.stdin is not None
        assert made.stdout is not None
        process = AppProcess(made.pid, made.stdout, made.stdin)
        self._running[process] = (made, asyncio.create_task(self._watch(process, made)))
        return process

    async def _watch(self, process: AppProcess, made: asyncio.subprocess.Process) -> None:
        code = await made.wait()
        self._running.pop(process, None)
        process.ended.set_result(code)

    def kill(self, process: AppProcess, *, hangs: bool = False) -> None:
        """End it at once."""
        if process in self._running:
            with contextlib.suppress(ProcessLookupError):
                self._running[process][0].kill()

    async def close(self) -> None:
        """End them all."""
        for process, (_, watching) in list(self._running.items()):
            self.kill(process)
            await watching
