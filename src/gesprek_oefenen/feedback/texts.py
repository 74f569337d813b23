"""Reading the texts and thresholds of the feedback: ``feedback_rules/{hints,vaardigheden,gesprekstips}`` and their like.

They are our own data, read once when first used; a test walks them all, so a mistake in them shows there.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from gesprek_oefenen.language.normalise import plain_letters
from gesprek_oefenen.language.wordlists import read_data, rules_folder


@lru_cache(maxsize=64)
def yaml_data(name: str) -> Any:
    """The data of ``feedback_rules/<name>``; read once. Raises ``OSError`` or ``yaml.YAMLError``."""
    return read_data(rules_folder() / name)


@lru_cache(maxsize=8)
def yaml_folder(name: str) -> tuple[Any, ...]:
    """The data of every file in the folder ``feedback_rules/<name>``, by file name."""
    return tuple(read_data(path) for path in sorted((rules_folder() / name).glob("*.yaml")))


def strings(value: Any) -> tuple[str, ...]:
    """A list of texts, or a single one, as a tuple; nothing gives ()."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    return tuple(str(item) for item in value)


def word_set(value: str | Iterable[str]) -> frozenset[str]:
    """Words (one text with spaces, or a list) in plain letters, to compare with."""
    words = value.split() if isinstance(value, str) else value
    return frozenset(plain_letters(str(word)) for word in words)
