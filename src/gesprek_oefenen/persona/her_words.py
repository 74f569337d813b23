"""A thing she just named and he takes up (*Een deuk? Hoe komt die erin?*): that thing as she said it, with its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from gesprek_oefenen.language.content_words import content_words, function_words
from gesprek_oefenen.language.lemmas import PARTICLES
from gesprek_oefenen.language.phrases import Word, words_of
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.model.address import fill, names_in
from gesprek_oefenen.model.story import Line
from gesprek_oefenen.persona.moment import Moment

THING: Final = "ding"
"""The kind of `terugval`, and the name of the value in its lines."""
_ARTICLES: Final = frozenset({"de", "het", "een", "mijn"})
"""Words that begin a thing and nothing else: *die* and *zijn* may begin much more."""
_PREPOSITIONS: Final = frozenset({"in", "op", "van", "met", "aan", "bij", "voor", "naar", "uit", "over", "door", "onder", "achter", "naast", "tegen", "om", "en"})
_NAMES: Final = frozenset({"die", "dat", "de", "uw", "jouw"})
_NO_THING: Final = frozenset({"dag", "week", "avond", "keer", "tijd", "jaar", "moment", "ochtend", "middag", "nacht", "maand", "weekend", "uur", "begin", "eind", "manier", "kant", "rest", "destijds", "neer", "mee", "liever", "heen", "terug", "vast", "precies", "trouwens", "vandaan"})
_HERS: Final = {"uw": "mijn", "jouw": "mijn"}
_BARE: Final = 6
"""In so few words a question that names nothing (*hoezo*) is about what goes before it."""
_SMALL: Final = "je"
"""The end of a diminutive, which is a thing whatever its dictionary form."""


def thing_named(moment: Moment) -> str:
    """What she named in her last line and the turn asks about, as she said it (*een deuk*); "" when that is not clear.

    The turn may bring up nothing else: of what it brings up itself this thing would say nothing.
    """
    line, sense = moment.index.lines.get(moment.before.last_line), moment.sense
    if line is None or not sense.asks or sense.question.lemmas - moment.said_last:
        return ""
    if not (sense.question.lemmas or sense.question.points or sense.words <= _BARE):
        return ""  # "u zegt waar de rit heen gaat. Waar zou u heen willen?"
    words = words_of(tokenise(line.text))
    content = {id(word) for word in content_words(words)}
    asked = sense.question.lemmas or sense.lemmas
    for at, word in enumerate(words):
        if word.lemma in asked and id(word) in content and (begin := _begin(words, at, content)) is not None:
            return line.text[words[begin].token.start:word.token.end]
    return ""


def thing_asked(moment: Moment) -> str:
    """What the question itself names with *die, dat, de* or *uw* before it, as she would say it (*uw ring*: *mijn ring*); "" when there is none."""
    head = moment.sense.asked_text.partition(",")[0]
    words = words_of(tokenise(head if len(head.split()) > 1 else moment.sense.asked_text))  # not "welke bekenden, uit de straat?"
    for at, word in enumerate(words[1:], 1):
        before, whole = words[at - 1], word.norm == word.lemma or word.norm.endswith(_SMALL)
        thing = word.known and whole and word.lemma in moment.sense.question.lemmas - _NO_THING and word.norm not in PARTICLES and not word.lemma.endswith("en") and word.sentence == before.sentence
        if thing and before.norm in _NAMES and not _describes(words, at):
            return f"{_HERS.get(before.norm, before.norm)} {word.norm}"
    return ""


def _describes(words: Sequence[Word], at: int) -> bool:
    """Whether the word at ``at`` goes with a thing behind it (*die mooie lamp*)."""
    following = words[at + 1] if at + 1 < len(words) else None
    return words[at].norm.endswith("e") and following is not None and following.known and following.norm not in function_words()


def with_thing(moment: Moment, lines: Sequence[Line]) -> tuple[Line, ...]:
    """``lines`` with the thing he asks about filled in, at the beginning of a sentence with a capital; none when there is no such thing."""
    if not (thing := thing_named(moment) or thing_asked(moment)):
        return ()
    begins, thing = thing[:1].upper() + thing[1:], thing[:1].lower() + thing[1:]
    return tuple(replace(line, text=fill(line.text, values={THING: begins if _begins_sentence(line.text) else thing}))
                 for line in lines if names_in(line.text) == {THING})


def _begins_sentence(text: str) -> bool:
    """Whether the thing is put at the beginning of a sentence of ``text``."""
    before = text[:text.index("{")].rstrip()
    return not before or before[-1] in ".!?"


def _begin(words: Sequence[Word], at: int, content: set[int]) -> int | None:
    """Where the thing that ends with the word at ``at`` begins: its article, with at most one describing word between; else ``None``."""
    word, following = words[at], words[at + 1] if at + 1 < len(words) else None
    describes = word.norm.endswith("e") and following is not None and id(following) in content and following.sentence == word.sentence
    if describes or (word.norm != word.lemma and not word.norm.endswith((_SMALL, "s", "en"))):
        return None
    for back in (1, 2):
        place = at - back
        if place < 0 or words[place].sentence != word.sentence:
            return None
        if words[place].norm in _ARTICLES and words[place].token.text.casefold() in _ARTICLES:  # not "één kast"
            first = place == 0 or words[place - 1].sentence != word.sentence
            article = words[place].norm != "het" or first or word.norm.endswith(_SMALL) or words[place - 1].norm in _PREPOSITIONS  # "hoe zij het stil kreeg"
            return place if article else None
        if not words[place].norm.endswith("e"):
            return None
    return None
