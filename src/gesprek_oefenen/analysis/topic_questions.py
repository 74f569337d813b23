"""Likeness of a turn to the example questions of each subject."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from gesprek_oefenen.language.content_words import background_words, function_words, talk_words
from gesprek_oefenen.language.phrases import Word, words_of
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.model.story import Topic

_LIKENESS_FROM: Final = 0.4
_LIKENESS: Final = 2.0
_SAME_FROM, SAME_QUESTION = 0.97, 2.0
"""The example question itself always leads to its subject."""
_FUNCTION_WORD: Final = 0.2
_RARE_FUNCTION_WORD: Final = 1.0
"""How much more a function word may weigh when few subjects ask with it ("wat vind je *leuk*")."""
BACKGROUND: Final = 0.6
"""What is left of a word that only tells when or why ("*voor* de scheiding")."""


class ExampleQuestions:
    """Likeness of a turn to the example questions of each subject."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        self._examples: list[tuple[str, dict[str, float], float]] = []
        sets = [(t.id, {w.lemma for w in words_of(tokenise(q))}) for t in topics for q in t.questions]
        among: dict[str, set[str]] = {}
        for topic, lemmas in sets:
            for word in lemmas:
                among.setdefault(word, set()).add(topic)
        self._empty = empty = function_words() | talk_words()
        self._weights = {
            word: _FUNCTION_WORD + _RARE_FUNCTION_WORD / len(owners) ** 2 if word in empty else 1.0 / math.sqrt(len(owners))
            for word, owners in among.items()
        }
        self._having: dict[str, list[int]] = {}
        for number, (topic, lemmas) in enumerate(sets):
            weights = {word: self._weights[word] for word in lemmas}
            self._examples.append((topic, weights, sum(weights.values())))
            for word in lemmas:
                if self._weights[word] > _FUNCTION_WORD + _RARE_FUNCTION_WORD / 20:
                    self._having.setdefault(word, []).append(number)

    def likeness(self, words: Sequence[Word]) -> dict[str, tuple[float, list[Word]]]:
        """Per subject the likeness of the turn to its nearest example question (from halfway on), and the shared words."""
        mine = {w.lemma: w for w in words}
        aside = {w.lemma for place, w in enumerate(words) if is_background(words, place)}
        numbers = {number for word in mine for number in self._having.get(word, ())}
        if not numbers:
            return {}
        empty = self._empty
        own = sum(self._weights.get(word, _FUNCTION_WORD if word in empty else 1.0) for word in mine)
        best: dict[str, tuple[float, list[Word]]] = {}
        for number in numbers:
            topic, weights, total = self._examples[number]
            shared = [word for word in weights if word in mine]
            likeness = 2 * sum(weights[word] * (BACKGROUND / 2 if word in aside else 1) for word in shared) / (own + total)
            score = (likeness - _LIKENESS_FROM) * _LIKENESS + (SAME_QUESTION if likeness >= _SAME_FROM else 0.0)
            if score > best.get(topic, (0.0, []))[0]:
                best[topic] = (score, [mine[word] for word in shared if word not in self._empty])
        return best


def is_background(words: Sequence[Word], place: int) -> bool:
    """Whether the word stands in a phrase of time or reason: "sinds de scheiding", "buiten het werk" (not "wat voor werk")."""
    before = place - 1
    if before >= 0 and words[before].norm in _ARTICLES:
        before -= 1
    return (
        before >= 0 and words[before].norm in background_words() and words[before].sentence == words[place].sentence
        and (before == 0 or words[before - 1].norm != "wat")
    )


_ARTICLES: Final = frozenset(("de", "het", "een", "je", "uw", "jouw", "die", "dat", "'t"))
