"""Whether a turn is nonsense: loose letters, keyboard mash, or words of another language."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from gesprek_oefenen.analysis.view import TurnView
from gesprek_oefenen.language.lemmas import is_known

_VOWELS: Final = frozenset("aeiouy")
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def is_gibberish(view: TurnView) -> bool:
    """Nothing in the turn is language, or hardly any word of it is Dutch.

    Careful: a short word that is merely unknown (a name, dialect) is not nonsense.
    """
    if view.sentences and _is_plainly_dutch(view):
        return False
    norms = [word.norm for sentence in view.sentences for word in sentence.words]
    if not norms:
        shown = [token for token in view.tokens if token.kind == "punct" and token.norm not in ("...", "?", "!", ".")]
        return len(shown) >= 3 and not view.stages
    symbols = [symbol for sentence in view.sentences for symbol in sentence.symbols]
    foreign = ["<vreemde_talen>" in found for found in symbols]
    if len(norms) >= 3 and sum(foreign) * 2 > len(norms):
        return True  # mostly common words of another language
    dutch = [len(found) > 1 + other for found, other in zip(symbols, foreign, strict=True)]
    if sum(dutch) * 2 >= len(norms):
        return False
    plain = [norm for norm, known in zip(norms, dutch, strict=True) if known or (len(norm) > 2 and is_known(norm))]
    if sum(map(len, plain)) * 3 >= sum(map(len, norms)):
        return False
    strange = [norm for norm in norms if norm not in plain]
    return sum(looks_mashed(norm) for norm in strange) * 2 >= len(strange)


def _is_plainly_dutch(view: TurnView) -> bool:
    """The quick way out for nearly every turn: half of its words or more are in a list, and none in a foreign one."""
    known = 0
    for sentence in view.sentences:
        for symbols in sentence.symbols:
            if "<vreemde_talen>" in symbols:
                return False
            known += len(symbols) > 1
    return known * 2 >= view.word_count


def looks_mashed(norm: str) -> bool:
    """Letters that cannot be said, or a run along the keyboard."""
    if norm.isdigit():
        return True
    if len(norm) < 3:
        return not any(c in _VOWELS for c in norm)
    body = norm.replace("-", "").replace("'", "")
    vowels = sum(c in _VOWELS for c in body)
    if vowels == 0 or any(all(c not in _VOWELS for c in body[i : i + 5]) and len(body[i : i + 5]) == 5 for i in range(len(body))):
        return True
    neighbours = sum(any(a + b in row or b + a in row for row in _ROWS) for a, b in pairwise(body))
    if len(body) >= 4 and neighbours / (len(body) - 1) >= 0.75:
        return True
    return len(set(body)) <= max(1, len(body) // 4)

