"""Whether a line of the other asks something: "Weet je?" behind a story does not."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.language.wordlists import read_data, rules_folder

_ENDS: Final = str.maketrans(dict.fromkeys("!;:…,", "."))
"""Marks after which a question may begin, as a full stop."""


@lru_cache(maxsize=512)
def ends_in_question(line: str) -> bool:
    """Whether ``line`` ends in a question that wants an answer."""
    before, mark, after = line.rstrip().rpartition("?")
    return bool(mark) and not after and not _stopgap(before)


@lru_cache(maxsize=512)
def asks_somewhere(line: str) -> bool:
    """Whether a question that wants an answer stands anywhere in ``line``."""
    *asked, _ = line.split("?")
    return any(not _stopgap(before) for before in asked)


def _stopgap(before: str) -> bool:
    """Whether the words right before a question mark only hold the other's attention ("snapt u?")."""
    last = before.translate(_ENDS).rpartition(".")[2].rpartition("?")[2]
    return " ".join(token.norm for token in tokenise(last) if token.kind == "word") in _stopgaps()


@lru_cache(maxsize=1)
def _stopgaps() -> frozenset[str]:
    """Questions that ask nothing (``gesprekswoorden.yaml``, stopvragen)."""
    return frozenset(map(str, read_data(rules_folder() / "woordenlijsten" / "gesprekswoorden.yaml")["stopvragen"]))
