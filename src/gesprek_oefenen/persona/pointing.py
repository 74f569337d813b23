"""Questions that only point (*wie is dat?*, *waarom?*, *wat zit erin?*): the fact about who or what was named just before, by him or by her."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from gesprek_oefenen.language.content_words import content_words
from gesprek_oefenen.language.lemmas import compound_parts
from gesprek_oefenen.language.phrases import words_of
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.model.story import Fact
from gesprek_oefenen.persona.apart import LIGHT, other_person, other_time, verbs
from gesprek_oefenen.persona.asked import BEFORE_A_THING, POINTING, POINTING_AT, WHY, YES_NO, Question, question_in
from gesprek_oefenen.persona.asked_on import give, would_say
from gesprek_oefenen.persona.moment import Moment, Reply
from gesprek_oefenen.persona.plain_words import words_in

_OF_ALL_OF_IT: Final = frozenset({"hoe", "hoe_komt", YES_NO})
"""What *hoe was dat* points to is all that was said."""
_BARE_WHY: Final = re.compile(r"([^.!?]{4,160}[.!?])\s*(?:en\s)?(?:waarom|hoezo|vanwaar)(?:\s(?:dan|dat|is dat|eigenlijk))?[?.!\s]*$", re.IGNORECASE)
"""A sentence of his with no more than *waarom?* behind it."""
_OF_THE_WORDS: Final = 0.6
"""So many of the words of a question about a thing named just before have to be those of the example."""
_SEVERAL: Final = frozenset({"twee", "drie", "vier", "vijf", "zes", "veel", "zoveel", "al"})
_ASKS_WHO: Final = frozenset({"wie", "is", "dan", "dat", "die"})
_HOW_MANY: Final = "hoeveel"
_HERE: Final = "er"
_LAST_THINGS: Final = 3
_DOES_THAT: Final = frozenset({"doen", "dat"})
"""*Sneeuw horen vanuit uw stoel. Hoe lang doet u dat al?* is not of the chair."""
_IS: Final = frozenset({"is", "was"})
_WHOSE: Final = frozenset({"uw", "je", "jouw", "een"})
_WHO_IS: Final = "wie_is"
_IS_SHE: Final = 8
"""So many words a guess at who someone is has at most."""
_WHICH_ONE: Final = frozenset({"twee", "drie", "ander"})
"""Which of the things that were just named."""


def someone_she_named(moment: Moment) -> Reply | None:
    """*Neem Toos.* - *Wie is dat, een vriendin?*: the fact about the one person her last line named."""
    sense, last = moment.sense, moment.last_line
    if last is None or not sense.asks:
        return None
    head = question_in(sense.asked_text.partition(",")[0])
    if "wie" not in head.kinds or head.lemmas or not (head.points or head.forms <= _ASKS_WHO) or verbs(head) - LIGHT:
        return None
    said = moment.index.lemmas(last) | moment.index.names(last)
    about = [(question.names, known) for question, known in _who_is(moment) if question.names <= said and not verbs(question)]
    who = {names for names, _ in about}
    known = next((known for _, known in about if would_say(moment, known)), None) if len(who) == 1 else None
    return None if known is None else give(moment, known)


def someone_named(moment: Moment) -> Reply | None:
    """*U noemt Moniek. Wie is dat?*: the fact about who was named before the question that only points."""
    sense, asked = moment.sense, moment.sense.question
    if "wie" not in asked.kinds or not asked.points:
        return None
    by_itself = not sense.asks_besides and len(asked.lemmas) == 1 and sense.form == _WHO_IS  # "fenne, wie is dat"
    if not by_itself and (not sense.asks_besides or sense.asked_lemmas):
        return None
    about = asked.lemmas if by_itself else sense.lemmas
    known = next((known for question, known in _who_is(moment) if question.names <= about and would_say(moment, known)), None)
    return None if known is None else replace(give(moment, known), from_layer=None)


def who_that_is(moment: Moment) -> Reply | None:
    """*Is Janna uw vrouw?*, *Petra, is dat een dochter?*: the fact about who that is, as yes or no would be no more than a guess."""
    sense, asked = moment.sense, moment.sense.question
    words = words_in(sense.asked_text)
    at = next((at for at, word in enumerate(words) if word in _IS), len(words))
    guessed = [word for word in words[at:] if word in _WHOSE]
    if not sense.asks or len(words) > _IS_SHE or not guessed or asked.kinds != {YES_NO}:
        return None
    named = [(question.names, known) for question, known in _who_is(moment) if question.names <= asked.lemmas and len(asked.lemmas - question.names) == 1 and not verbs(question)]
    known = next((known for _, known in named if would_say(moment, known)), None) if len({names for names, _ in named}) == 1 else None
    return None if known is None else give(moment, known)


def _who_is(moment: Moment) -> Iterator[tuple[Question, Fact]]:
    """The example questions that ask who someone is by no more than a name, each with its fact."""
    for known, questions in moment.index.facts_for(frozenset({"wie"})):
        for question in questions:
            if question.names and question.names == question.lemmas:
                yield question, known


def of_the_thing_before(moment: Moment) -> Reply | None:
    """*Uw hand ligt op die la. Wat ligt daar in?*: the fact about the last thing that was named before a question that only points.

    *U doet de lamp uit. Waarom doet u dat?* asks why of all that was said.
    """
    sense, asked = moment.sense, moment.sense.question
    which = asked.forms & _WHICH_ONE  # "er staan twee bedden. Van wie is het tweede?"
    if not sense.asks_besides or not (asked.points or which or _HOW_MANY in asked.kinds) or moment.mood.openness == 0:
        return None
    text = sense.text.partition(sense.asked_text)[0] if sense.asked_text in sense.text else ""
    before = words_of(tokenise(text))
    if WHY in asked.kinds:
        return _why(moment, text)
    if asked.kinds & _OF_ALL_OF_IT or asked.forms >= _DOES_THAT:
        return None
    parts = frozenset(part for form in asked.forms & POINTING_AT for part in (_HERE, form.removeprefix("daar").removeprefix("hier").removeprefix("er")))
    there = frozenset({_HERE}) if "daar" in asked.forms else frozenset[str]()  # "wat ligt daar in": what lies in it
    after_the = {id(word) for one, word in pairwise(before) if one.norm in BEFORE_A_THING | _SEVERAL}  # "een mat" is no verb, whatever its dictionary form
    things = [word.lemma for word in content_words(before) if not word.lemma.endswith("en") or id(word) in after_the]
    for thing in reversed(things[-_LAST_THINGS:]):
        for name in (thing, *compound_parts(thing)[-1:]):  # "een bureaulamp": what is said of the lamp
            forms = asked.forms - POINTING - POINTING_AT | {name} | parts | there
            if (reply := _about(moment, replace(asked, lemmas=frozenset({name}), points=False, forms=forms), frozenset({name}))) is not None:
                return reply
    return None


def bare_why(moment: Moment) -> Reply | None:
    """*U legt het potlood recht. Waarom?*: the fact that says why."""
    did = _BARE_WHY.match(moment.sense.text) if moment.sense.asks else None
    return None if did is None else _why(moment, did[1])


def _why(moment: Moment, text: str) -> Reply | None:
    """The fact that says why what ``text`` tells of her (*U legt het potlood recht. Waarom?*)."""
    did = question_in(text)
    return _about(moment, replace(did, kinds=frozenset({WHY}), points=False, forms=did.forms | {"waarom"}), did.lemmas) if did.lemmas and moment.mood.openness else None


def _about(moment: Moment, asked: Question, words: frozenset[str]) -> Reply | None:
    """The fact with an example question about one of ``words`` that has most of the words of ``asked``, if she would say it."""
    best, most = None, 0.0
    mine = asked.telling - POINTING
    for known, question in moment.index.fact_questions(asked):
        its = question.telling - POINTING
        alike = len(mine & its) / max(len(mine), len(its), 1)
        if alike > most and words & question.lemmas and not other_person(asked, question) and not other_time(asked, question) and would_say(moment, known):
            best, most = known, alike
    return give(moment, best) if best is not None and most >= _OF_THE_WORDS else None
