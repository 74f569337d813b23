"""Half a question: of her very words, or a guess at what she left open. It begins no other subject, whatever its words lead to."""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.model.story import LEFT_OPEN
from gesprek_oefenen.persona.asked import FILLERS, YES_NO
from gesprek_oefenen.persona.fallback import fallback
from gesprek_oefenen.persona.moment import Moment, Reply
from gesprek_oefenen.persona.plain_words import words_in
from gesprek_oefenen.persona.yes_no import WHY_WORDS, plain_yes_or_no

ANY_ANSWER: Final = frozenset({"losse_vraag", "open_start"})
"""Everyday things that leave it to her what she tells."""
_HALF_QUESTION: Final = WHY_WORDS | {"wat", "zoals", "welke", "welk", "waarvan", "waarmee", "waarin", "waarover", "waaraan", "waarnaar", "waarop", "waarvoor"}
_NAME_ONE: Final = frozenset({"noem", "noemt", "noemen"})
_NAMES_SOME: Final = _NAME_ONE | {"u", "je", "er", "eens", "es", "s", "dan", "een", "één", "eentje", "iets", "iemand", "twee", "paar", "wat", "maar", "toch", "gewoon", "mij", "me", "mag"}
_THAT_IS: Final = ({"dat", "is"}, {"dat", "was"}, {"is"}, {"was"})
"""*En dat is?* after words that say little."""
_PLACES: Final = frozenset({"hier", "daar", "in", "bij", "op", "aan", "onder", "naast", "achter"})
_PERHAPS: Final = frozenset({"misschien", "zeker", "soms", "denk", "ik"})
_GUESSES: Final = frozenset({"voor", "sinds", "vanwege", "omdat", "doordat", "zonder", "na", "tijdens", "namens", "tegen", "uit", "van", "door", "met", "misschien"})
"""*Sinds uw pensioen zeker?*, *omdat het stil is?*: what begins with these guesses at the rest of what she said."""
_AT: Final = frozenset({"aan", "mee", "van", "dan"})
_SHORT: Final = 4
_NAMES_ONE: Final = frozenset({"uw", "je", "jouw", "een", "de", "het", "van", "met", "bij", "op", "in", "aan", "door", "toch"})
"""Words that a bare guess begins with; a clause begins with its verb."""


def guess(moment: Moment) -> Reply | None:
    """*Uw dochter?*, *een vriend of zo?*: he guesses at what she just left open, and she leaves it so."""
    sense, words = moment.sense, words_in(moment.sense.asked_text)
    if not sense.asks or moment.before.last_kind not in LEFT_OPEN or moment.mood.openness == 0:
        return None
    words = [word for word in words if word not in _PERHAPS]
    if not words or len(words) > _SHORT or words[0] not in _NAMES_ONE or not sense.lemmas or "vraagwoord" in sense.kinds or sense.kinds & ANY_ANSWER:
        return None
    return fallback(moment, "gok", use_old=False)


def half_question(moment: Moment) -> Reply | None:
    """*Wat dan?*, *zoals?*, *hoezo?*: of her very words, so not the next thing of a subject."""
    words = set(words_in(moment.sense.asked_text)) - FILLERS
    if words & _NAME_ONE and words <= _NAMES_SOME and moment.mood.openness:
        return fallback(moment, "geen_onderwerp", topic=moment.state.topic, use_old=False)  # of what she said so vaguely, no story
    that_is = words in _THAT_IS and moment.before.last_kind.startswith("terugval")
    if moment.mood.openness == 0 or not words or not (words <= _HALF_QUESTION or that_is) or moment.sense.silence:
        return None
    return fallback(moment, "hoe_komt" if words & WHY_WORDS else "geen_onderwerp", topic=moment.state.topic, use_old=False)


def asks_on_aside(moment: Moment) -> Reply | None:
    """*Niet zo veel mensen, bedoel je daar in de winkel?*, *hier in de buurt?*, *wat is er steeds kapot aan?*: of her words, whatever subject its words lead to."""
    sense = moment.sense
    if not sense.asks or moment.mood.openness == 0 or sense.keys & {"duwend", "open_kaart"} or sense.kinds & ANY_ANSWER:
        return None
    words = words_in(moment.sense.asked_text)
    if sense.form == "bedoelt":  # "wat bedoelt u, minder dan vroeger?"
        return fallback(moment, "bedoelt", topic=moment.state.topic, use_old=False)
    means = bool({"bedoel", "bedoelt", "bedoelde"} & set(words)) and "vraagwoord" not in sense.kinds
    place = bool(words) and len(words) <= _SHORT and words[0] in _PLACES and sense.question.kinds <= {YES_NO}  # not "in welk blad"
    guesses = sense.only_closed and "vraagwoord" not in sense.kinds and len(words) > 1 and words[0] in _GUESSES
    if means or place or guesses:
        return plain_yes_or_no(moment, None)
    at_it = "wat" in sense.question.kinds and "er" in words and words[-1] in _AT
    return fallback(moment, "geen_onderwerp", topic=moment.state.topic, use_old=False) if at_it else None
