"""Something small she adds by herself to a question she leaves open, so that there is something to ask on about (`aanknoping`).

People who cannot or will not answer seldom leave it at that: they put beside it what they do have. The subject's own leads come
first, then those of here and now, with which she turns to something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from gesprek_oefenen.language.related import ALIKE, best_related
from gesprek_oefenen.model.story import DETAIL, NO_SUBJECT, OF_A_SUBJECT, Line
from gesprek_oefenen.persona import fit
from gesprek_oefenen.persona.asked_on import goes_on_with
from gesprek_oefenen.persona.fallback import asks_a_detail
from gesprek_oefenen.persona.moment import Moment, Reply
from gesprek_oefenen.persona.onward import TELL
from gesprek_oefenen.persona.topics import tell, told_feeling

_KIND: Final = "aanknoping"
_STEP: Final = "overstap"
"""A word or two before something that the question does not lead to (*Maar goed.*)."""
_LEFT_OPEN: Final = frozenset(f"terugval:{kind}" for kind in (NO_SUBJECT, DETAIL, *OF_A_SUBJECT, "wanneer", "hoe_heet", "precies", "dieper_niet"))
"""Kinds of reply that say nothing of what was asked; a small plain answer to its form (*een tijdje al*) is not one of them."""
_ADDS, _STEPS_ASIDE, _TURNS_AWAY = 0.85, 0.5, 0.35
"""How often she adds what has a word of the question or of her last line; something else of that subject; something of here and now."""
_INVITES: Final = "dringt_aan"
_GO_ON: Final = "ga_verder"


def with_lead(moment: Moment, reply: Reply) -> Reply:
    """``reply``, and when it leaves the question open something of hers behind it; not two turns running, and not when she asks something herself."""
    lines, sense, draw = reply.lines, moment.sense, moment.draw
    left_open = reply.kind in _LEFT_OPEN - {"terugval:dieper_niet"} and len(lines) == 1 and not lines[0].id.startswith("onderwerpen.")
    if not left_open or "?" in lines[0].text or moment.mood.openness == 0 or sense.keys & {"oma", "duwend"} or is_lead(moment.before.last_line):
        return reply
    topic = _subject(moment)
    own = moment.picker.unused(moment.story.topic(topic).leads) if topic is not None else []
    near = [line for line in own if _has_word_of(sense.question.lemmas, moment.index.lemmas(line))]
    if near and draw.chance(_KIND, _ADDS):
        return replace(reply, lines=(*lines, moment.picker.take(fit.best(moment, near) or near[0], near)), topic=topic)
    if not asks_a_detail(moment) or told_feeling(moment):  # a trifle behind *daar moet ik over denken* would brush him off
        return reply
    last = moment.index.lines.get(moment.before.last_line)
    akin = [line for line in own if last is not None and _has_word_of(moment.index.lemmas(last), _words_around(moment, line))]
    if akin and draw.chance(_KIND, _ADDS):
        aside: Sequence[Line] = akin
    else:
        aside = own if own and draw.chance(_KIND, _STEPS_ASIDE) else moment.story.leads if draw.chance(_STEP, _TURNS_AWAY) else ()
    steps = moment.index.fallback.get(_STEP, ())
    step = moment.picker.fresh([line for line in steps if line.line_no], _STEP) or moment.picker.fresh(steps, _STEP)
    line = moment.picker.fresh(aside, _KIND)
    if line is None or step is None:
        return reply
    return replace(reply, lines=(*lines, step, line), topic=topic if line in own else reply.topic)


def invited(moment: Moment) -> Reply | None:
    """*U vermoeit me niet, vertel maar*, after she left a question open: then she does tell something, of that subject."""
    sense = moment.sense
    invites = _INVITES in sense.kinds or (_GO_ON in sense.kinds and sense.all_words & TELL and not sense.question.lemmas)
    if not invites or moment.before.last_kind not in _LEFT_OPEN or moment.mood.openness == 0 or sense.keys & {"oma", "duwend"}:
        return None
    if (reply := goes_on_with(moment)) is not None:
        return reply
    topic = moment.state.topic if moment.knows(moment.state.topic) else None
    if topic is not None and is_lead(moment.before.last_line) and (reply := tell(moment, topic)) is not None:
        return reply
    of_it = moment.picker.fresh(moment.story.topic(topic).leads, _KIND) if topic is not None else None
    line = of_it or moment.picker.fresh(moment.story.leads, _KIND)
    return None if line is None else Reply((line,), _KIND, topic)


def is_lead(line_id: str) -> bool:
    """Whether a line is a lead, of a subject or of the whole story; an answer that stands with one (`door`) is not."""
    return _KIND in line_id.split(".")[-2:-1]


def _subject(moment: Moment) -> str | None:
    """What the question is about: the subject it names, else that of her last line; after a line that said nothing, and when it names nothing, the one at hand."""
    index, named = moment.index, moment.sense.topic
    if named is not None and moment.knows(named) and not index.is_wide(named) and index.leads_to(named, moment.sense.question.forms):
        return named
    last = index.lines.get(moment.before.last_line)
    if last is not None:
        part, _, rest = last.id.partition(".")
        own = rest.split(".")[0] if part == "onderwerpen" else index.topic_in(last)
        if own is not None and moment.knows(own):
            return own
    goes_on = not moment.sense.question.lemmas and moment.before.last_kind in _LEFT_OPEN
    return moment.state.topic if goes_on and moment.knows(moment.state.topic) else None


def _words_around(moment: Moment, line: Line) -> frozenset[str]:
    """The content words of a lead and of what it can be asked on about."""
    return moment.index.lemmas(line).union(*(moment.index.asked_lemmas(fact) for fact in line.asked_on))


def _has_word_of(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one of ``words`` has one among ``others`` that can stand for it."""
    return any(best_related(word, others) >= ALIKE for word in words)
