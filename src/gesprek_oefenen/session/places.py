"""Where the user's own things live on each system (platformdirs), and how to put them elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

DATA_FOLDER_VARIABLE = "GESPREK_OEFENEN_GEGEVENS"
"""Environment variable that puts everything of the user's in a folder of choice (a stick, a test)."""

STORE_NAME = "gesprekken.db"
"""The database in the data folder."""

CACHE_FOLDER_VARIABLE = "GESPREK_OEFENEN_CACHE"
"""Environment variable for where the cache stands, when it is not in the user's own folder (visitors of one server share it)."""


def data_folder() -> Path:
    """The folder with talks, settings and reflections. Not made here."""
    if chosen := os.environ.get(DATA_FOLDER_VARIABLE):
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("gesprek-oefenen", appauthor=False)


def cache_folder() -> Path:
    """The folder with what can be made again at any time. Not made here."""
    if chosen := os.environ.get(CACHE_FOLDER_VARIABLE):
        return Path(chosen).expanduser()
    if chosen := os.environ.get(DATA_FOLDER_VARIABLE):
        return Path(chosen).expanduser() / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("gesprek-oefenen", appauthor=False)


def store_file() -> Path:
    """The database with everything the user did."""
    return data_folder() / STORE_NAME
