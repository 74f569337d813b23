"""Where the word lists live and how they are read: ``feedback_rules/woordenlijsten/*.yaml``, loaded when first used."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from gesprek_oefenen.model.errors import ContentError

_PACKAGE = Path(__file__).resolve().parent.parent


@lru_cache(maxsize=1)
def rules_folder() -> Path:
    """The folder ``feedback_rules``: package data in an installed wheel, the repository's own in a checkout."""
    shipped = _PACKAGE / "data" / "feedback_rules"
    return shipped if shipped.is_dir() else _PACKAGE.parent.parent / "feedback_rules"


@lru_cache(maxsize=128)
def read_data(path: Path) -> Any:
    """The plain data of one YAML file, read once (several modules share a list; nobody may change what comes back).

    Raises ``ContentError`` (Dutch, with file and line) when the file is not there or broken. Words stay words: ``no`` and
    ``on`` are no booleans.
    """
    from gesprek_oefenen.content.yaml_nodes import plain
    from gesprek_oefenen.content.yaml_reader import read_document

    document = read_document(path)
    if document.root is None or document.problems:
        first = document.problems[0]
        raise ContentError(f"{path}, regel {first.place.line}: {first.message} {first.mend}", document.problems)
    data = plain(document.root)
    if not isinstance(data, dict):
        raise ContentError(f"{path}, regel 1: hier horen sleutels te staan (`naam:` met iets erachter), geen lijst of losse tekst.")
    return _Data(path, data)


class _Data(dict[str, Any]):
    """The keys of a file; asking for one that is not there says which file lacks it."""

    def __init__(self, path: Path, data: dict[str, Any]) -> None:
        super().__init__(data)
        self.path = path

    def __missing__(self, key: str) -> Any:
        raise ContentError(f"{self.path}: de sleutel `{key}` ontbreekt.")


@lru_cache(maxsize=1)
def spellings() -> dict[str, str]:
    """Slip or shorthand -> standard form (``schrijfwijzen.yaml``); both as written there."""
    data = read_data(rules_folder() / "woordenlijsten" / "schrijfwijzen.yaml")
    return {str(slip): str(good) for good, slips in data["schrijfwijzen"].items() for slip in slips}


@lru_cache(maxsize=1)
def stage_words() -> frozenset[str]:
    """Words a stage direction between brackets begins with (``regieaanwijzingen.yaml``), in plain letters."""
    data = read_data(rules_folder() / "woordenlijsten" / "regieaanwijzingen.yaml")
    return frozenset(str(word).casefold() for word in data["woorden"])
