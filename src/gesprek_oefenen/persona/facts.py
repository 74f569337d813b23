"""Facts: short answers she gives only when they are asked (who is that, how long already, what is it called)."""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.model.story import Fact
from gesprek_oefenen.persona.asked import OPEN_KINDS, YES_NO, Question
from gesprek_oefenen.persona.fallback import fallback
from gesprek_oefenen.persona.index import StoryIndex
from gesprek_oefenen.persona.moment import Moment, Reply

_ENOUGH: Final = 1.5
_HIT, _BACK, _SAME, _NEAR, _KIND, _STRANGE = 2.0, 1.5, 1.0, 0.5, 0.5, 1.0
"""What counts for a fact: a word of its own, one that the last line has, its subject, a word of its subject, exactly its
kind of question; and against it: a word of the turn that it has nothing to do with."""
_SAME_WORDS: Final = 0.75
_LOOSE: Final = OPEN_KINDS | {YES_NO}


def fact(moment: Moment) -> Reply | None:
    """The fact that is asked for, if she has it and would say it."""
    sense = moment.sense
    if not sense.asks or "losse_vraag" in sense.kinds or not moment.index.facts:
        return None
    last = said_last(moment)
    best: tuple[float, Fact] | None = None
    for known, questions in moment.index.facts:
        value = max(_value(moment.index, known, question, moment, last) for question in questions)
        if value >= _ENOUGH and (best is None or value > best[0]):
            best = (value, known)
    if best is None or best[1].openness > moment.mood.openness:
        return None
    found = best[1]
    if options := moment.picker.unused(found.lines):
        return Reply((moment.picker.take(options[0], options),), "feit", found.topic)
    if moment.before.last_kind == "terugval:herhaald":
        return None
    return fallback(moment, "herhaald", topic=found.topic, use_old=False)


def said_last(moment: Moment) -> frozenset[str]:
    """The content words that are in the air: of her last line, and of the question that line answered when it was a fact."""
    line = moment.index.lines.get(moment.before.last_line)
    return moment.index.in_the_air(line) if line is not None else frozenset()


def _value(index: StoryIndex, known: Fact, question: Question, moment: Moment, last: frozenset[str]) -> float:
    """How surely the turn asks for this fact; 0 when it does not."""
    asked, named = moment.sense.question, moment.sense.topic
    if not asked.kinds & question.kinds:
        return 0.0
    about = index.topic_lemmas(known.topic)
    own = question.lemmas - about
    if known.topic == (named or moment.state.topic) and asked.likeness(question) >= _SAME_WORDS:
        return _ENOUGH + len(asked.norms & question.norms)
    hit, back = asked.lemmas & own, (last & own if asked.points_back else frozenset())
    same = known.topic == (named or moment.state.topic)
    if own and not hit and not back:
        return 0.0
    if question.names and not question.names & (asked.lemmas | last):
        return 0.0
    near = asked.lemmas & question.lemmas & about
    if not own and not (near or (same and not asked.kinds & question.kinds & _LOOSE)):
        return 0.0
    strange = asked.lemmas - question.lemmas - about - last
    return (_HIT * len(hit) + _BACK * len(back) + _SAME * same + _NEAR * len(near)
            + _KIND * (asked.kinds == question.kinds) + _KIND * (not own and same) - _STRANGE * len(strange))
