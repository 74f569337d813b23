"""``Bedoelt u ...?``: the known word nearest to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that ``word`` is most likely a slip of, or ``None`` when none is near."""
    from difflib import SequenceMatcher

    best, best_score = None, 0.62
    plain = word.casefold().replace(" ", "_").replace("-", "_")[:80]
    for candidate in known:
        other = candidate.casefold().replace(" ", "_").replace("-", "_")
        if not other:
            continue
        score = 1.0 if other == plain else SequenceMatcher(None, plain, other, autojunk=False).ratio()
        if score > best_score:
            best, best_score = candidate, score
    return best


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``Bedoelt u 'samenvatting'?``, or ``""`` when nothing is near."""
    found = nearest(word, known)
    return f"Bedoelt u '{found}'?" if found else ""
