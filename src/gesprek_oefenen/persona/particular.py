"""A question for one particular thing that nothing was written for: something small and plain, not the next thing of the story."""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.persona.facts import asked_otherwise
from gesprek_oefenen.persona.fallback import fallback, not_known
from gesprek_oefenen.persona.moment import Moment, Reply
from gesprek_oefenen.persona.onward import GOES_ON, TELL, onward
from gesprek_oefenen.persona.question_forms import wants_one_thing
from gesprek_oefenen.persona.topics import unsaid_lines

_WE: Final = frozenset({"we", "wij"})
_TALK_OF: Final = frozenset({"over", "hebben", "praten"})
_BEGINS: Final = frozenset({
    "wat_mist", "wat_weet_nog", "wat_samen", "wat_gebeurde", "wat_maakt", "wat_zou", "wat_wilt", "wat_gaat_u", "wat_deed_ander", "waarvan", "waarover", "wat_ermee", "hoe_doet", "hoe_ziet_eruit",
})
"""Forms to which the first line of a subject that the question names may be an answer; who, where and when it does not say."""
_HER_HEART: Final = frozenset({"bang_voor"})
"""Forms that ask what is in her, whatever subject the question names."""


def one_thing(moment: Moment) -> Reply | None:
    """Facts and what stands with her lines went before; a line that shares a word with the question may still answer it."""
    sense, question = moment.sense, moment.sense.question
    if not sense.asks or moment.mood.openness == 0 or sense.keys & {"duwend", "open_kaart"} or sense.all_words & TELL:
        return None
    form = sense.form
    if form == "zullen_we" and sense.all_words & _WE and not sense.all_words & _TALK_OF:  # "zullen we dat samen doen, als je moeder komt": no more of her family
        return fallback(moment, "ja_feit", use_old=False)
    if not wants_one_thing(form) or onward(sense.asked_text).follow == GOES_ON:
        return None
    topic = sense.topic or moment.state.topic
    if topic is not None and moment.knows(topic) and form not in _HER_HEART and ((form in _BEGINS and _names_new(moment, topic)) or moment.index.is_question_of(topic, question) or _shares_a_word(moment, topic)):
        return None
    kind = not_known(question.kinds) or "geen_onderwerp"
    return asked_otherwise(moment) or fallback(moment, kind, topic=topic, use_old=False)


def _names_new(moment: Moment, topic: str) -> bool:
    """Whether the question names a subject she has not told about by its own word: then she begins to tell."""
    question, index = moment.sense.question, moment.index
    return not moment.state.told.get(topic) and not question.points and not index.is_wide(topic) and index.leads_to(topic, question.forms)


def _shares_a_word(moment: Moment, topic: str) -> bool:
    """Whether a line she has not said yet has a thing of the question that is neither the subject's nor in the air."""
    index = moment.index
    particular = {word for word in moment.sense.question.lemmas - index.topic_lemmas(topic) - moment.said_last if not word.endswith("en")}
    return bool(particular) and any(particular & index.lemmas(line) for line in unsaid_lines(moment, moment.story.topic(topic)))
