"""Asking in plain lines where something is to be kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gesprek_oefenen.cli.gewoon.home import Home


def ask_file(home: Home, default: str, ending: str = "") -> Path | None:
    """The file to write, or ``None`` when the one named is there and may not be replaced.

    ``default``: its name when none is typed. ``ending``: what a name without an ending gets.
    """
    home.lines.say("gewoon.welk_bestand", voorbeeld=default)
    file = Path(home.lines.ask(home.lines.text("gewoon.naam_bestand")) or default).expanduser()
    if ending and file.name and not file.suffix:
        file = file.with_name(f"{file.name}{ending}")
    if file.exists() and not home.lines.agrees("gewoon.overschrijven", bestand=file):
        home.lines.say("gewoon.niets_bewaard")
        return None
    return file
