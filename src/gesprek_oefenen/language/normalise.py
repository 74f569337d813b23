"""One way to write each word: what a person types becomes the form the word lists use."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from gesprek_oefenen.language.wordlists import spellings

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f"
"""Characters without a shape of their own: soft hyphen, zero width (non-)joiner and spaces, variation selectors."""

_DROP = {ord(c): None for c in INVISIBLE}
_QUOTES = str.maketrans({c: "'" for c in "\u2018\u2019\u201a\u201b\u00b4`\u02bc\u2032"} | {c: '"' for c in "\u201c\u201d\u201e\u00ab\u00bb"}
                        | {c: "-" for c in "\u2010\u2011\u2012\u2013\u2014\u2212"})
_THREE_ALIKE = re.compile(r"(.)\1{2,}", re.DOTALL)


def plain_letters(text: str) -> str:
    """``text`` in lower case, NFC, without accents or invisible characters, with straight quotes and dashes.

    Accents go because half of all typists leave them out (reunie, geinteresseerd) and because Dutch uses them for
    stress (wél, ík). Never raises, on any text.
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFD", text.translate(_DROP).translate(_QUOTES))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", text.lower())


@lru_cache(maxsize=8192)
def normalise_word(word: str) -> str:
    """The standard form of one typed word: plain letters, squeezed (``heeeel`` -> ``heel``), slips mended.

    The table of slips and shorthand is ``feedback_rules/woordenlijsten/schrijfwijzen.yaml``. Word lists pass through
    this same function when they are loaded, so that both sides agree.
    """
    plain = plain_letters(word)
    if _THREE_ALIKE.search(plain) and not plain.isdigit() and not plain.endswith("eeen"):
        plain = _THREE_ALIKE.sub(r"\1\1", plain)
    return _table().get(plain, plain)


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    """Slips and shorthand with their standard form, both in plain letters."""
    return {plain_letters(slip): plain_letters(good) for slip, good in spellings().items()}
