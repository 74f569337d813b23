"""Whether the next line of a subject would sound as if she had listened: after a remark, and to a question for yes or no."""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.language.related import ALIKE, best_related
from gesprek_oefenen.model.moves import Move
from gesprek_oefenen.persona.asked import YES_NO
from gesprek_oefenen.persona.moment import OPENING_TURNS, Moment
from gesprek_oefenen.persona.onward import TELL
from gesprek_oefenen.persona.topics import unsaid_lines

_ASKS_FOR_MORE: Final = frozenset({"samenvatting", "gevoelsreflectie", "ruimte", "open_kaart", "duwend"})
"""What leaves it to her what she tells."""
_TELLING: Final = frozenset({"laag", "initiatief"})
_OF_A_WISH: Final = frozenset({Move.WISH, Move.BRIGHT_SPOT, Move.TURNING_ROUND})
_HOW_IT_WAS: Final = frozenset({"hoe_is_x", "hoe_was_x"})
_SAID_NOTHING: Final = frozenset({"terugval:uitspraak", "terugval:aanmoediging"})
"""After no more than a word back she goes on where she was."""


def next_line_is_apt(moment: Moment, topic: str | None) -> bool:
    """Whether she may go on with this subject: it was asked for, she was telling of it, or a line of it takes up a word of the turn.

    A yes-no question that merely has a word of the subject wants yes or no (*Heeft het met uw man te maken?*), *hoe was dat* wants how it was,
    and a remark a word back.
    """
    sense = moment.sense
    if sense.silence or moment.mood.openness == 0 or sense.keys & _ASKS_FOR_MORE or sense.all_words & TELL or ("ga_verder" in sense.kinds and not sense.asks):
        return True
    if sense.asks:
        asked, index = sense.question, moment.index
        if moment.before.turn < OPENING_TURNS:
            return True
        wants_yes_or_no = sense.only_closed and asked.kinds == {YES_NO}
        wants_the_thing = "wat" in asked.kinds and not sense.moves & _OF_A_WISH and bool(asked.lemmas - index.topic_lemmas(topic or "") - moment.said_last)  # "wat maakt mensen lastiger"
        # "heeft u een tuin", "liggen er brieven": whoever has one tells of it
        has_one = ("heeft_u" in sense.kinds or sense.asked_text.casefold().split()[1:2] == ["er"]) and asked.lemmas <= index.topic_lemmas(topic or "")
        says_how = sense.form in _HOW_IT_WAS and "met" not in asked.forms  # "hoe was het toen dat rijden ophield"
        return not (wants_yes_or_no or wants_the_thing or says_how) or has_one or index.has_question(topic or "", asked) or _takes_up(moment, topic, asked.lemmas)
    goes_on = (moment.before.last_kind in _TELLING and topic == moment.before.topic) or moment.before.last_kind in _SAID_NOTHING
    return goes_on or (not moment.index.is_wide(topic) and _takes_up(moment, topic, sense.lemmas))  # "ik schaam me een beetje": his feeling, not hers


def _takes_up(moment: Moment, topic: str | None, words: frozenset[str]) -> bool:
    """Whether a line of the subject that she would tell now has a word that can stand for one of ``words``."""
    if not moment.knows(topic):
        return False
    lines = unsaid_lines(moment, moment.story.topic(topic or ""))
    return any(best_related(word, moment.index.lemmas(line)) >= ALIKE for line in lines for word in words)
