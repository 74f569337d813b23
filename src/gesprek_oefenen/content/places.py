"""Where scenarios and feedback rules live: shipped with the program, in a checkout, and in folders of the user's own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

_PACKAGE = Path(__file__).resolve().parent.parent
YAML_ENDINGS: Final = (".yaml", ".yml")
EXERCISES: Final = "oefeningen"
CARDS: Final = "kenniskaarten"
OTHER_FOLDERS: Final = (EXERCISES, CARDS)
"""Subfolders of a folder of the user's own that hold no scenarios."""


@lru_cache(maxsize=1)
def shipped_folder() -> Path:
    """The folder that holds ``scenarios`` and ``feedback_rules``: package data in a wheel, else the repository."""
    data = _PACKAGE / "data"
    return data if (data / "scenarios").is_dir() else _PACKAGE.parent.parent


def scenarios_folder() -> Path:
    """The folder with the scenarios that come with the program."""
    return shipped_folder() / "scenarios"


def rules_folder() -> Path:
    """The folder with the feedback rules that come with the program."""
    return shipped_folder() / "feedback_rules"


def exercises_folder() -> Path:
    """The folder with the short exercises that come with the program."""
    return shipped_folder() / EXERCISES


def cards_folder() -> Path:
    """The folder with the knowledge cards that come with the program."""
    return shipped_folder() / CARDS


def own_files(name: str, folders: Iterable[Path]) -> list[Path]:
    """The YAML files in the subfolder ``name`` of each of the user's own folders, in their order."""
    return [path for folder in folders if (folder / name).is_dir() for path in yaml_files(folder / name)]


def yaml_files(folder: Path, without: Iterable[str] = ()) -> Iterator[Path]:
    """Every YAML file in ``folder`` and below it, sorted; folders behind a symbolic link are not entered.

    ``without``: names of folders directly in ``folder`` that are left out.
    """
    for where, folders, names in os.walk(folder, followlinks=False):
        left_out = without if Path(where) == folder else ()
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in left_out)
        for name in sorted(names):
            if name.endswith(YAML_ENDINGS) and not name.startswith("."):
                yield Path(where, name)


def scenario_files(extra_folders: Iterable[Path] = ()) -> list[Path]:
    """All scenario files: the user's own folders first, so that his version of a story goes before ours."""
    files: list[Path] = []
    for folder in (*extra_folders, scenarios_folder()):
        files.extend(path for path in yaml_files(folder, OTHER_FOLDERS) if path not in files)
    return files
