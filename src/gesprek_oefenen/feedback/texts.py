"""Reading the texts and thresholds of the feedback: ``feedback_rules/{hints,vaardigheden,gesprekstips}`` and their like.

Read once, when first used, and checked then: a broken file is a ``ContentError`` that says where and how to mend it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from gesprek_oefenen.language.normalise import plain_letters
from gesprek_oefenen.language.wordlists import rules_folder
from gesprek_oefenen.model.errors import ContentError


@lru_cache(maxsize=64)
def yaml_data(name: str) -> Any:
    """The data of ``feedback_rules/<name>``; read once. Raises ``ContentError`` with all problems when it is broken."""
    from gesprek_oefenen.content.yaml_nodes import plain
    from gesprek_oefenen.content.yaml_reader import read_document
    from gesprek_oefenen.feedback.checking import check_document

    document = read_document(rules_folder() / name)
    problems = check_document(document, name)
    if problems or document.root is None:
        first = problems[0]
        raise ContentError(
            f"{document.file}, regel {first.place.line}: {first.message} {first.mend}", problems)
    return plain(document.root)


@lru_cache(maxsize=8)
def yaml_folder(name: str) -> tuple[Any, ...]:
    """The data of every file in the folder ``feedback_rules/<name>``, by file name. Raises as ``yaml_data``."""
    return tuple(yaml_data(f"{name}/{path.name}") for path in sorted((rules_folder() / name).glob("*.yaml")))


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
