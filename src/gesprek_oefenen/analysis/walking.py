"""Walking a pattern word by word, with the steps once taken kept: an automaton that is built while it is used.

A step from a set of states over the symbols of a word is worked out once (``Pattern.step``); the next time it is one
look-up. What is kept grows with the words met, not with the turns, and is thrown away when it grows too much.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gesprek_oefenen.analysis.patterns import MAX_MATCH, Pattern

MOST_STEPS: Final = 20_000
"""So many steps of all patterns together are kept (about 4 MB)."""


class _Node:
    """A set of states of a pattern; ``accepts``: a match may end here."""

    __slots__ = ("accepts", "states", "steps", "told")

    def __init__(self, states: frozenset[int], accepts: bool) -> None:
        self.states = states
        self.accepts = accepts
        self.steps: dict[frozenset[str], _Node | None] = {}
        """From here over a word with these symbols; ``None``: no further."""
        self.told: dict[frozenset[str], _Node | None] = {}
        """The same, over a word of which the pattern knows these symbols: few, where words differ in much it never asks."""


class Walker:
    """The automata of all patterns. Safe to share between threads: what is kept is only ever added or forgotten as a whole."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns
        self._alphabets: dict[int, frozenset[str]] = {}
        self._begin: dict[int, _Node] = {}
        self._nodes: dict[tuple[int, frozenset[int]], _Node] = {}
        self._kept = 0

    def longest_from(self, number: int, words: Sequence[frozenset[str]], start: int, ends: frozenset[int] | None = None) -> int:
        """As ``Pattern.longest_from`` of pattern ``number``."""
        node = self._begin.get(number)
        if node is None:
            node = self._begin[number] = _Node(self._patterns[number].begin, False)
        best = -1
        for end, word in enumerate(words[start : start + MAX_MATCH], start + 1):
            try:
                following = node.steps[word]
            except KeyError:
                following = self._step(number, node, word)
            if following is None:
                break
            if following.accepts and (ends is None or end in ends):
                best = end
            node = following
        return best

    def _step(self, number: int, node: _Node, word: frozenset[str]) -> _Node | None:
        if self._kept >= MOST_STEPS:
            self._begin, self._nodes, self._kept = {}, {}, 0
        pattern = self._patterns[number]
        alphabet = self._alphabets.get(number)
        if alphabet is None:
            alphabet = self._alphabets[number] = frozenset(symbol for row in pattern.edges for symbols, _ in row for symbol in symbols)
        told = word & alphabet
        if told in node.told:
            following = node.told[told]
        else:
            states = pattern.step(node.states, told)
            following = self._nodes.get((number, states)) if states else None
            if states and following is None:
                following = self._nodes[number, states] = _Node(states, pattern.accept in states)
            node.told[told] = following
        node.steps[word] = following
        self._kept += 1
        return following
