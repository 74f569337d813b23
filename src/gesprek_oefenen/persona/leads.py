"""Something small she says by herself, so that there is something to ask on about (`aanknoping`).

Behind a question she leaves open only what has a word of that question: of 32 judged replies that stepped over to something else half did not
fit, though what was asked on about it next fitted each time. When nothing was asked (a silence, a remark, *vertel maar*) it may be anything
of the subject at hand, else of here and now.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gesprek_oefenen.language.related import ALIKE, best_related
from gesprek_oefenen.model.story import DETAIL, NO_SUBJECT, OF_A_SUBJECT
from gesprek_oefenen.persona import fit
from gesprek_oefenen.persona.asked_on import goes_on_with
from gesprek_oefenen.persona.moment import Moment, Reply
from gesprek_oefenen.persona.onward import TELL
from gesprek_oefenen.persona.topics import tell

_KIND: Final = "aanknoping"
_LEFT_OPEN: Final = frozenset(f"terugval:{kind}" for kind in (NO_SUBJECT, DETAIL, *OF_A_SUBJECT, "wanneer", "hoe_heet", "precies", "dieper_niet"))
"""Kinds of reply that say nothing of what was asked; a small plain answer to its form (*een tijdje al*) is not one of them."""
_INVITES: Final = "dringt_aan"
_GO_ON: Final = "ga_verder"


def with_lead(moment: Moment, reply: Reply) -> Reply:
    """``reply``, and when it leaves the question open what she does have about that very thing; not when she asks something herself."""
    lines, sense = reply.lines, moment.sense
    left_open = reply.kind in _LEFT_OPEN - {"terugval:dieper_niet"} and len(lines) == 1 and not lines[0].id.startswith("onderwerpen.")
    if not left_open or "?" in lines[0].text or not _may(moment):
        return reply
    near = [(line, topic.id) for topic in moment.story.topics for line in moment.picker.unused(topic.leads)
            if any(best_related(word, moment.index.lemmas(line)) >= ALIKE for word in sense.question.lemmas)]
    if not near:
        return reply
    options = [line for line, _ in near]
    line = moment.picker.take(fit.best(moment, options) or options[0], options)
    return replace(reply, lines=(*lines, line), topic=dict((one.id, topic) for one, topic in near)[line.id])


def invited(moment: Moment) -> Reply | None:
    """*U vermoeit me niet, vertel maar*, after she left a question open: then she does tell something, of that subject."""
    sense = moment.sense
    invites = _INVITES in sense.kinds or (_GO_ON in sense.kinds and sense.all_words & TELL and not sense.question.lemmas)
    if not invites or moment.before.last_kind not in _LEFT_OPEN:
        return None
    if (reply := goes_on_with(moment)) is not None:
        return reply
    topic = moment.state.topic
    return (tell(moment, topic) if is_lead(moment.before.last_line) else None) or by_herself(moment)


def by_herself(moment: Moment, share: float = 1.0) -> Reply | None:
    """A small thing of the subject at hand, else of here and now, in ``share`` of the turns; never two running."""
    if not _may(moment) or not moment.draw.chance(_KIND, share):
        return None
    topic = moment.state.topic if moment.knows(moment.state.topic) else None
    of_it = moment.picker.fresh(moment.story.topic(topic).leads, _KIND) if topic is not None else None
    line = of_it or moment.picker.fresh(moment.story.leads, _KIND)
    return None if line is None else Reply((line,), _KIND, topic)


def is_lead(line_id: str) -> bool:
    """Whether a line is a lead, of a subject or of the whole story; an answer that stands with one (`door`) is not."""
    return _KIND in line_id.split(".")[-2:-1]


def _may(moment: Moment) -> bool:
    """Whether she is in the mood: not closed, not pressed, and it was not the last thing she did."""
    return moment.mood.openness > 0 and not moment.sense.keys & {"oma", "duwend"} and not is_lead(moment.before.last_line)
