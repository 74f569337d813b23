"""The words around the exercises, from ``teksten/oefeningen.yaml``: title and task of each kind, and how each explanation is said."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from gesprek_oefenen.model.address import FAMILIAR, fill
from gesprek_oefenen.model.exercises import CHOICES, Choice, ExerciseKind, KindText

FILE: Final = Path(__file__).parent / "teksten" / "oefeningen.yaml"


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    from gesprek_oefenen.language.wordlists import read_data

    data: Mapping[str, Any] = read_data(FILE)
    return data


@lru_cache(maxsize=32)
def kind_text(kind: ExerciseKind, address: str = "u") -> KindText:
    """How ``kind`` presents itself. ``{naam}`` and the like are left for ``say``. Raises ``ContentError`` when the file is broken."""
    data = _data()[kind.value]
    words = data.get("keuzes") or {}
    title = data.get("titel_je") if address == FAMILIAR else None
    return KindText(
        kind=kind, title=str(title or data["titel"]), short=str(data["kort"]), task=str(data["opdracht"]), why=str(data["waarom"]),
        source=str(data["bron"]), card=str(data.get("kaart") or ""), choose=str(data.get("kies") or ""),
        choices=tuple(Choice(name, str(words[name])) for name in CHOICES.get(kind, ())),
        sayings={name: tuple(str(one) for one in ways) for name, ways in {**_data()["samen"], **(data.get("uitleg") or {})}.items()})


def general(name: str, address: str = "u", **values: str) -> str:
    """A text that is the same for every kind."""
    return fill(str(_data()["algemeen"][name]), address, values)
