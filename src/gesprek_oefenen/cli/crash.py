"""What happens when the program itself is at fault: the whole story to a log file, a calm message to the person."""

from __future__ import annotations

import contextlib
import platform
import sys
import tempfile
import traceback
from pathlib import Path

from gesprek_oefenen import __version__

KEEP_BYTES = 1_000_000
"""A log that has grown beyond this starts anew, so that it never fills a disk."""


def log_folder() -> Path:
    """The folder for logs on this system. Not made here."""
    from platformdirs import user_log_path

    return user_log_path("gesprek-oefenen", appauthor=False)


def log_file() -> Path:
    """Where the log stands; the folder is made when it can be, else the folder for temporary files is used."""
    for folder in (log_folder(), Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / "gesprek-oefenen.log"
            with file.open("a", encoding="utf-8"):
                return file
    return Path(tempfile.gettempdir()) / "gesprek-oefenen.log"


def report_crash() -> str:
    """Write the exception at hand to the log and return the Dutch message to show. Never raises."""
    file = log_file()
    story = (f"gesprek-oefenen {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
             f"opdracht: {' '.join(sys.argv[1:2])}\n{traceback.format_exc()}\n")
    where = f"Wat er gebeurde staat in {file}; daarmee kan iemand het herstellen."
    try:
        mode = "w" if file.exists() and file.stat().st_size > KEEP_BYTES else "a"
        with file.open(mode, encoding="utf-8", errors="backslashreplace") as log:
            log.write(story)
    except OSError:
        where = "Het verslag ervan kon niet worden bewaard."
    return ("Er ging iets mis in het programma; dat ligt niet aan u. Er is niets kwijt: wat u gezegd had, is bewaard.\n"
            + where)
