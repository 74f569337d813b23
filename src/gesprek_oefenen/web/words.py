"""Easy words, to say aloud in a room and to type on a phone: for the access code and for coming back on another device."""

from __future__ import annotations

import hmac
import secrets
import unicodedata
from functools import lru_cache
from pathlib import Path

LONGEST = 80
"""Characters of a code that are looked at; nobody types more."""


def easy_words(randomness: bytes, count: int) -> str:
    """``count`` words chosen by ``randomness`` (two bytes a word), with a space between them."""
    words = _words()
    assert len(randomness) >= 2 * count
    return " ".join(words[int.from_bytes(randomness[2 * n : 2 * n + 2], "big") % len(words)] for n in range(count))


def fresh_words(count: int) -> str:
    """``count`` words nobody can guess in advance."""
    return easy_words(secrets.token_bytes(2 * count), count)


def same_words(typed: str, meant: str) -> bool:
    """Whether someone typed these words, whatever he did with capitals, accents, spaces and hyphens. Takes the same time
    for every wrong answer.
    """
    return hmac.compare_digest(bare(typed).encode(), bare(meant).encode())


def bare(text: str) -> str:
    """The letters and digits alone, in small letters without accents."""
    flat = unicodedata.normalize("NFKD", text[:LONGEST]).casefold()
    return "".join(char for char in flat if char.isalnum())


@lru_cache(maxsize=1)
def _words() -> tuple[str, ...]:
    from gesprek_oefenen.language.wordlists import read_data

    data = read_data(Path(__file__).with_name("woorden.yaml"))
    return tuple(data["woorden"])
