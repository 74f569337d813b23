"""A problem found in a YAML file, as a value with its place; never printed on the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    """How bad a problem is; only ``FAULT`` makes a check fail."""

    FAULT = "fout"
    WARNING = "let op"
    TIP = "tip"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: line and column counted from 1."""

    file: Path
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, with a stable ``code``; ``message`` (what) and ``mend`` (how) are plain Dutch."""

    place: Place
    code: str
    severity: Severity
    message: str
    mend: str
