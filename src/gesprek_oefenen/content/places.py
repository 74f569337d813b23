"""Where scenarios and feedback rules live: shipped with the program, in a checkout, and in folders of the user's own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

_PACKAGE = Path(__file__).resolve().parent.parent
YAML_ENDINGS: Final = (".yaml", ".yml")


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


def yaml_files(folder: Path) -> Iterator[Path]:
    """Every YAML file in ``folder`` and below it, sorted; folders behind a symbolic link are not entered."""
    for where, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(YAML_ENDINGS) and not name.startswith("."):
                yield Path(where, name)


def scenario_files(extra_folders: Iterable[Path] = ()) -> list[Path]:
    """All scenario files: the user's own folders first, so that his version of a story goes before ours."""
    files: list[Path] = []
    for folder in (*extra_folders, scenarios_folder()):
        files.extend(path for path in yaml_files(folder) if path not in files)
    return files
