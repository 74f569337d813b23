"""Something small she says by herself, so that there is something to ask on about (`aanknoping`).

Only when nothing was asked and nothing is left open: in a silence; and, of that subject, upon *vertel maar*. After a remark it fitted in 1 of 9 judged
replies. Behind a question she leaves open, or while he waits for that answer, it sounds as if she did not listen: of 32 judged replies like that half did not fit, though what was asked on about
it next fitted each time. Nor at the door, when he has only said good day.
"""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.model.story import DETAIL, NO_SUBJECT, OF_A_SUBJECT
from gesprek_oefenen.persona.asked_on import goes_on_with
from gesprek_oefenen.persona.moment import OPENING_TURNS, Moment, Reply
from gesprek_oefenen.persona.onward import TELL

_KIND: Final = "aanknoping"
_LEFT_OPEN: Final = frozenset(f"terugval:{kind}" for kind in (NO_SUBJECT, DETAIL, *OF_A_SUBJECT, "wanneer", "hoe_heet", "precies", "dieper_niet"))
"""Kinds of reply that say nothing of what was asked; a small plain answer to its form (*een tijdje al*) is not one of them."""
_INVITES: Final = "dringt_aan"
_GO_ON: Final = "ga_verder"


def invited(moment: Moment) -> Reply | None:
    """*U vermoeit me niet, vertel maar*, after she left a question open: then she does tell something, of that subject."""
    sense = moment.sense
    invites = _INVITES in sense.kinds or (_GO_ON in sense.kinds and sense.all_words & TELL and not sense.question.lemmas)
    if not invites or moment.before.last_kind not in _LEFT_OPEN:
        return None
    if (reply := goes_on_with(moment)) is not None:
        return reply
    return _of_the_subject(moment) if _in_the_mood(moment) else None


def by_herself(moment: Moment, share: float = 1.0) -> Reply | None:
    """A small thing of the subject at hand, else of here and now, in ``share`` of the turns; never two running, and not while an answer is waited for."""
    waits = moment.before.last_kind in _LEFT_OPEN or moment.before.turn < OPENING_TURNS
    if waits or not _in_the_mood(moment) or not moment.draw.chance(_KIND, share):
        return None
    if (reply := _of_the_subject(moment)) is not None:
        return reply
    line = moment.picker.fresh(moment.story.leads, _KIND)
    return None if line is None else Reply((line,), _KIND)


def _of_the_subject(moment: Moment) -> Reply | None:
    """A lead of the subject at hand."""
    topic = moment.state.topic
    if topic is None or not moment.knows(topic):
        return None
    line = moment.picker.fresh(moment.story.topic(topic).leads, _KIND)
    return None if line is None else Reply((line,), _KIND, topic)


def _in_the_mood(moment: Moment) -> bool:
    """Whether she may say a thing by herself: she is not closed, not pressed, and it was not the last thing she did."""
    return moment.mood.openness > 0 and not moment.sense.keys & {"oma", "duwend"} and moment.before.last_kind != _KIND
