"""Which words carry content, and which only hold a sentence together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from gesprek_oefenen.language.lemmas import lemma
from gesprek_oefenen.language.phrases import Word
from gesprek_oefenen.language.wordlists import read_data, rules_folder


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Words that carry no content of a story (``functiewoorden.yaml``): articles, pronouns, auxiliaries, fillers."""
    return _list("functiewoorden")


@lru_cache(maxsize=1)
def talk_words() -> frozenset[str]:
    """Words about talking itself (``gesprekswoorden.yaml``: vertellen, bedoelen, voorbeeld): they name no subject."""
    return _list("gesprekswoorden")


@lru_cache(maxsize=1)
def pointing_words() -> frozenset[str]:
    """Words that point back to what was said (``gesprekswoorden.yaml``, terugwijzend)."""
    return _list("gesprekswoorden", "terugwijzend")


@lru_cache(maxsize=1)
def pointing_starts() -> frozenset[str]:
    """What a turn that says how the thing at hand is begins with ("dat klinkt ...")."""
    return _list("gesprekswoorden", "begin_over_dat")


@lru_cache(maxsize=1)
def greetings() -> frozenset[str]:
    """Words that greet wherever they stand (``gesprekswoorden.yaml``, groeten)."""
    return _list("gesprekswoorden", "groeten")


@lru_cache(maxsize=1)
def opening_greetings() -> frozenset[str]:
    """Words that greet only where they begin a sentence (``gesprekswoorden.yaml``, groeten_vooraan)."""
    return _list("gesprekswoorden", "groeten_vooraan")


@lru_cache(maxsize=1)
def all_greetings() -> frozenset[str]:
    """Words that greet where they begin a sentence: both kinds."""
    return greetings() | opening_greetings()


@lru_cache(maxsize=1)
def background_words() -> frozenset[str]:
    """Prepositions before what only tells when or why (``functiewoorden.yaml``, achtergrond)."""
    return _list("functiewoorden", "achtergrond")


def content_words(words: Iterable[Word]) -> tuple[Word, ...]:
    """The words that carry content, in order."""
    empty = function_words()
    return tuple(w for w in words if w.lemma not in empty and w.norm not in empty and len(w.norm) > 1 and not w.norm.isdigit())


def content_lemmas(words: Sequence[Word]) -> frozenset[str]:
    """The dictionary forms of the content words."""
    return frozenset(w.lemma for w in content_words(words))


def _list(name: str, key: str = "woorden") -> frozenset[str]:
    data = read_data(rules_folder() / "woordenlijsten" / f"{name}.yaml")
    given = {str(word) for word in data[key]}
    return frozenset(given | {lemma(word) for word in given})
