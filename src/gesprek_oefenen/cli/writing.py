"""Writing what a person asked for into the file he named."""

from __future__ import annotations

import os
from pathlib import Path

from gesprek_oefenen.cli.streams import why_not
from gesprek_oefenen.model.errors import PractiseError


def write_file(file: Path, text: str) -> None:
    """Write in one go: half a file is worse than none. Half surrogates stay visible as an escape.

    Raises:
        PractiseError: the file cannot be written; then nothing has changed.
    """
    try:
        part = file.with_name(f".{file.name}.deel")
        try:
            part.write_text(text, encoding="utf-8", errors="backslashreplace")
            os.replace(part, file)
        finally:
            part.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        reason = why_not(error) if isinstance(error, OSError) else "die naam kan niet"
        raise PractiseError(f"Ik kan niet schrijven in '{file}' ({reason}). Er is niets veranderd.") from error
