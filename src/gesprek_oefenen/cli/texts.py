"""The texts of `praat`, from ``teksten.yaml``, in u or je."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from gesprek_oefenen.cli.streams import harmless
from gesprek_oefenen.model.address import fill


class Texts:
    """Texts for one reader."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __call__(self, key: str, **values: object) -> str:
        """The text ``part.name`` with ``values`` filled in; control characters in a value are dropped."""
        part, _, name = key.partition(".")
        return self._fill(_texts()[part][name], values)

    def lines(self, key: str, **values: object) -> list[str]:
        """As a call, for a text that is a list of lines."""
        part, _, name = key.partition(".")
        return [self._fill(line, values) for line in _texts()[part][name]]

    def _fill(self, template: str, values: dict[str, object]) -> str:
        return fill(template, self._address, {name: harmless(str(value)) for name, value in values.items()})


@lru_cache(maxsize=1)
def _texts() -> dict[str, Any]:
    from gesprek_oefenen.language.wordlists import read_data

    data = read_data(Path(__file__).with_name("teksten.yaml"))
    assert isinstance(data, dict)
    return data
