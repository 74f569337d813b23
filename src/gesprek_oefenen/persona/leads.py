"""Something small she adds by herself to a question she leaves open, so that there is something to ask on about (`aanknoping`).

People who cannot or will not answer seldom leave it at that: they put beside it what they do have. The subject's own leads come
first, then those of here and now, with which she turns to something else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gesprek_oefenen.model.story import DETAIL, NO_SUBJECT, OF_A_SUBJECT, Line
from gesprek_oefenen.persona import fit
from gesprek_oefenen.persona.asked_on import goes_on_with
from gesprek_oefenen.persona.fallback import asks_a_detail
from gesprek_oefenen.persona.moment import Moment, Reply
from gesprek_oefenen.persona.onward import TELL
from gesprek_oefenen.persona.topics import tell

_KIND: Final = "aanknoping"
_LEFT_OPEN: Final = frozenset(f"terugval:{kind}" for kind in (NO_SUBJECT, DETAIL, *OF_A_SUBJECT, "wanneer", "hoe_heet", "precies", "dieper_niet"))
"""Kinds of reply that say nothing of what was asked; a small plain answer to its form (*een tijdje al*) is not one of them."""
_ADDS: Final = 0.85
_TURNS_AWAY: Final = 0.6
"""How often she adds something of the subject, and, when there is none, something of here and now."""
_INVITES: Final = "dringt_aan"
_GO_ON: Final = "ga_verder"


def with_lead(moment: Moment, reply: Reply) -> Reply:
    """``reply``, and when it leaves the question open something of hers behind it; not two turns running, and not when she asks something herself."""
    lines, sense = reply.lines, moment.sense
    open_left = reply.kind in _LEFT_OPEN and len(lines) == 1 and not reply.ends
    if not open_left or "?" in lines[0].text or moment.mood.openness == 0 or sense.keys & {"oma", "duwend"} or is_lead(moment.before.last_line):
        return reply
    topic = _subject(moment)
    if topic is not None and moment.draw.chance(_KIND, _ADDS) and (line := _lead_of(moment, topic)) is not None:
        return replace(reply, lines=(*lines, line), topic=topic)
    if asks_a_detail(moment) and moment.draw.chance(_KIND, _TURNS_AWAY) and (line := moment.picker.fresh(moment.story.leads, _KIND)) is not None:
        return replace(reply, lines=(*lines, line))
    return reply


def invited(moment: Moment) -> Reply | None:
    """*U vermoeit me niet, vertel maar*, after she left a question open: then she does tell something, of that subject."""
    sense = moment.sense
    invites = _INVITES in sense.kinds or (_GO_ON in sense.kinds and sense.all_words & TELL and not sense.question.lemmas)
    if not invites or moment.before.last_kind not in _LEFT_OPEN or moment.mood.openness == 0 or sense.keys & {"oma", "duwend"}:
        return None
    if (reply := goes_on_with(moment)) is not None:
        return reply
    topic = moment.state.topic
    if moment.knows(topic) and is_lead(moment.before.last_line) and (reply := tell(moment, topic)) is not None:
        return reply
    line = (_lead_of(moment, topic) if moment.knows(topic) and topic else None) or moment.picker.fresh(moment.story.leads, _KIND)
    return None if line is None else Reply((line,), _KIND, topic)


def is_lead(line_id: str) -> bool:
    """Whether a line is a lead, of a subject or of the whole story; an answer that stands with one (`door`) is not."""
    return _KIND in line_id.split(".")[-2:-1]


def _subject(moment: Moment) -> str | None:
    """What the question is about: the subject it names, else that of her last line, else the one at hand."""
    index, named = moment.index, moment.sense.topic
    if named is not None and moment.knows(named) and not index.is_wide(named) and index.leads_to(named, moment.sense.question.forms):
        return named
    last = index.lines.get(moment.before.last_line)
    if last is not None:
        part, _, rest = last.id.partition(".")
        own = rest.split(".")[0] if part == "onderwerpen" else index.topic_in(last)
        if own is not None and moment.knows(own):
            return own
    return moment.state.topic if moment.knows(moment.state.topic) else None


def _lead_of(moment: Moment, topic: str) -> Line | None:
    """A lead of this subject she did not use: one that shares a word with the turn, else drawn."""
    options = moment.picker.unused(moment.story.topic(topic).leads)
    if not options:
        return None
    chosen = fit.best(moment, options)
    return moment.picker.take(chosen, options) if chosen is not None else moment.picker.fresh(options, _KIND)
