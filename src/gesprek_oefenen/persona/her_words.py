"""Whether he takes up a thing she just named (*Een deuk? Hoe komt die erin?*)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gesprek_oefenen.language.content_words import content_words
from gesprek_oefenen.language.phrases import Word, words_of
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.persona.moment import Moment

_ARTICLES: Final = frozenset({"de", "het", "een", "mijn"})
"""Words that begin a thing and nothing else: *die* and *zijn* may begin much more."""
_PREPOSITIONS: Final = frozenset({"in", "op", "van", "met", "aan", "bij", "voor", "naar", "uit", "over", "door", "onder", "achter", "naast", "tegen", "om", "en"})
_BARE: Final = 6
"""In so few words a question that names nothing (*hoezo*) is about what goes before it."""
_SMALL: Final = "je"
"""The end of a diminutive, which is a thing whatever its dictionary form."""


def thing_named(moment: Moment) -> bool:
    """Whether the turn asks about a thing, with its article, of her last line, and brings up nothing else."""
    line, sense = moment.last_line, moment.sense
    if line is None or not sense.asks or sense.question.lemmas - moment.said_last:
        return False
    if not (sense.question.lemmas or sense.question.points or sense.words <= _BARE):
        return False  # "u zegt waar de rit heen gaat. Waar zou u heen willen?"
    words = words_of(tokenise(line.text))
    content = {id(word) for word in content_words(words)}
    asked = sense.question.lemmas or sense.lemmas
    return any(word.lemma in asked and id(word) in content and _has_article(words, at, content) for at, word in enumerate(words))


def _has_article(words: Sequence[Word], at: int, content: set[int]) -> bool:
    """Whether the word at ``at`` ends a thing: an article goes before it, with at most one describing word between."""
    word, following = words[at], words[at + 1] if at + 1 < len(words) else None
    describes = word.norm.endswith("e") and following is not None and id(following) in content and following.sentence == word.sentence
    if describes or (word.norm != word.lemma and not word.norm.endswith((_SMALL, "s", "en"))):
        return False
    for place in (at - 1, at - 2):
        if place < 0 or words[place].sentence != word.sentence:
            return False
        if words[place].norm in _ARTICLES and words[place].token.text.casefold() in _ARTICLES:  # not "één kast"
            first = place == 0 or words[place - 1].sentence != word.sentence
            return words[place].norm != "het" or first or word.norm.endswith(_SMALL) or words[place - 1].norm in _PREPOSITIONS  # "hoe zij het stil kreeg"
        if not words[place].norm.endswith("e"):
            return False
    return False
