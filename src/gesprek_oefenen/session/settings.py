"""The settings a person can change, with what each does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from gesprek_oefenen.model.errors import InputError
from gesprek_oefenen.session.store import Store


class Settings(NamedTuple):
    """How the program behaves for this person.

    ``coach``: how much the coach says during a talk (``vol``, ``minder``, ``uit``, or ``vanzelf``: less as more goes by itself). ``klok``: show how long a talk takes.
    ``aanspreken``: the screen says ``u`` or ``je``. ``kleuren``: ``licht``, ``donker`` or ``contrast``. ``rust``: nothing
    moves. ``bijeenkomst``: practise what fits after this meeting (0: not asked yet).
    """

    coach: str = "vanzelf"
    klok: bool = False
    aanspreken: str = "u"
    kleuren: str = "licht"
    rust: bool = False
    bijeenkomst: int = 0


CHOICES: Final[Mapping[str, tuple[Any, ...]]] = {
    "coach": ("vanzelf", "vol", "minder", "uit"),
    "klok": (False, True),
    "aanspreken": ("u", "je"),
    "kleuren": ("licht", "donker", "contrast"),
    "rust": (False, True),
    "bijeenkomst": (0, 1, 2, 3, 4, 5),
}
"""What each setting may be."""


def load_settings(store: Store) -> Settings:
    """The settings as kept; what is unknown or no longer allowed falls back to the default."""
    kept = store.settings()
    return Settings(**{name: kept[name] for name in Settings._fields if kept.get(name) in CHOICES[name]})


def change_setting(store: Store, name: str, value: Any) -> Settings:
    """Keep one setting and return them all. Raises ``InputError`` for what cannot be, ``StoreError``."""
    if name not in CHOICES or value not in CHOICES[name]:
        raise InputError(f"De instelling '{name}' kan niet op '{value}' staan.")
    store.change_settings({name: value})
    return load_settings(store)
