"""The texts for trainers, from ``teksten.yaml``, in u or je."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from gesprek_oefenen.model.address import FORMAL, fill


def text(key: str, address: str = FORMAL, **values: object) -> str:
    """The text ``part.name`` with ``values`` filled in literally."""
    part, _, name = key.partition(".")
    return fill(str(_texts()[part][name]), address, {key: str(value) for key, value in values.items()})


def counted(key: str, count: int, address: str = FORMAL, **values: object) -> str:
    """The text for a number: ``<key>_een`` for one, else ``<key>`` with ``{aantal}``."""
    return text(f"{key}_een" if count == 1 else key, address, aantal=count, **values)


def section(name: str) -> Any:
    """A whole part of the file, as written."""
    return _texts()[name]


@lru_cache(maxsize=1)
def _texts() -> dict[str, Any]:
    from gesprek_oefenen.language.wordlists import read_data

    data = read_data(Path(__file__).with_name("teksten.yaml"))
    assert isinstance(data, dict)
    return data
