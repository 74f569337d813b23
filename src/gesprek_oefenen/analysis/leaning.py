"""Leanings: small weighted sums that say how much a sentence tends towards a move when no words give it away.

"Katten praten niet terug", "Zonde van het eten", "Een traplift, ze hebben ze tweedehands": judging, thinking for the other
and advising have no fixed words. What tells is a handful of plain traits together: it gives an order, it is about people in
general, it names an aid, it takes up nothing of what the other said. Traits, weights and what each one means stand in
``feedback_rules/lezen/neigingen.yaml``; ``bench/pas_gewichten.py`` fitted them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum
from typing import TYPE_CHECKING, Any

from gesprek_oefenen.analysis.reflection import features

if TYPE_CHECKING:
    from gesprek_oefenen.analysis.clauses import Sentence
    from gesprek_oefenen.analysis.view import TurnView


@dataclass(frozen=True, slots=True)
class Leaning:
    """One weighted sum: where it starts and what each trait adds. ``kind``: it competes to say which move it is."""

    name: str
    base: float
    weights: Mapping[str, float]
    kind: bool = False


@dataclass(frozen=True)
class Leanings:
    """The traits, looked up from the side of the sentence, and the sums over them. Immutable.

    ``by_symbol`` and ``by_pattern`` say which traits a word or a matched pattern carries; ``later`` are patterns of
    traits that only help to tell the kinds apart, looked for when it comes to that; ``properties`` are traits the
    reflection score knows already, under the name they have there; ``gives_way`` (niet_bij) are traits that do not count
    beside another one: "ik" says little in "ik vind".
    """

    by_symbol: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_pattern: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    later: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    gives_way: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    sums: Mapping[str, Leaning] = field(default_factory=dict)

    @cached_property
    def _sources(self) -> dict[str, str]:
        """``properties`` the other way round: the name the reflection score has for a trait."""
        return {source: name for name, source in self.properties.items()}

    @cached_property
    def _patterns(self) -> frozenset[int]:
        """The patterns that carry a trait."""
        return frozenset(self.by_pattern)

    @cached_property
    def _of_word(self) -> dict[frozenset[str], tuple[str, ...]]:
        """Symbols of words met before with the traits they carry; forgotten when there are many."""
        return {}

    def _told_by(self, symbols: frozenset[str]) -> tuple[str, ...]:
        """The traits that a word with these symbols carries."""
        if len(self._of_word) >= _WORDS_KEPT:
            self._of_word.clear()
        found = self._of_word[symbols] = tuple(name for symbol in symbols.intersection(self.by_symbol) for name in self.by_symbol[symbol])
        return found

    def traits(self, sentence: Sentence, view: TurnView) -> dict[str, float]:
        """The traits a sentence has; most are 1, a few lie between 0 and 1. Cost: linear in its words."""
        out: dict[str, float] = {}
        if view.stated(sentence) is None:
            known = _MARKED if sentence.stop == "?" else _ASKING  # all of it asks: the rest is not worked out
        else:
            known = features(sentence, view)
        sources = self._sources
        for source, value in known.items():
            if source in sources:
                out[sources[source]] = value
        echoed = view.previous_norms
        of_word = self._of_word
        for word in sentence.words:
            if word.norm not in echoed:  # a word given back says little about who gives it back
                symbols = word.symbols
                for name in of_word[symbols] if symbols in of_word else self._told_by(symbols):
                    out[name] = 1.0
        for number in view.matches[sentence.index].occurring(self._patterns):
            for name in self.by_pattern[number]:
                out[name] = 1.0
        gives_way = self.gives_way
        if not out.keys().isdisjoint(gives_way):
            for name in [name for name in gives_way if name in out]:
                if not out.keys().isdisjoint(gives_way[name]):
                    del out[name]
        return out

    def score(self, name: str, traits: Mapping[str, float]) -> float:
        """The sum of one leaning; above 0 it is more likely than not. An unknown leaning never is."""
        one = self.sums.get(name)
        return one.base + _total(one.weights, traits) if one is not None else NEVER

    def with_later(self, traits: Mapping[str, float], occurs: Callable[[Iterable[int]], bool]) -> dict[str, float]:
        """``traits`` with those that are only looked for to tell the kinds apart."""
        return {**traits, **{name: 1.0 for name, numbers in self.later.items() if name not in traits and occurs(numbers)}}

    def strongest(self, traits: Mapping[str, float], occurs: Callable[[Iterable[int]], bool]) -> str:
        """The kind of move that is the most likely one, or an empty string; ``occurs``: is one of these patterns there."""
        kinds = [one.name for one in self.sums.values() if one.kind]
        if not kinds:
            return ""
        every = self.with_later(traits, occurs)
        return max(kinds, key=lambda name: self.score(name, every))


_WORDS_KEPT = 4096
_ASKING: Mapping[str, float] = {"vraag": 1.0}
_MARKED: Mapping[str, float] = {"vraag": 1.0, "vraagteken": 1.0}
NEVER = -99.0
"""The sum of a leaning that does not exist."""


def _total(weights: Mapping[str, float], traits: Mapping[str, float]) -> float:
    # Exact, since traits come in the order of a set of words, which differs from run to run: plain adding would let the
    # last digit, and with it a sum on the border, depend on that order.
    return fsum([weights[name] * value for name, value in traits.items() if name in weights])


def look_up(pairs: Iterable[tuple[str, Iterable[Any]]]) -> dict[Any, tuple[str, ...]]:
    """From traits with what shows them (symbols or patterns) to each of those with its traits."""
    out: dict[Any, tuple[str, ...]] = {}
    for name, keys in pairs:
        for key in keys:
            out[key] = (*out.get(key, ()), name)
    return out
