"""What goes before any subject: rudeness, nonsense, other languages, robots, flirting, death, the same words again."""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.model.moves import Move
from gesprek_oefenen.persona.asked_on import asked_on
from gesprek_oefenen.persona.endings import ending
from gesprek_oefenen.persona.facts import fact
from gesprek_oefenen.persona.fallback import fallback
from gesprek_oefenen.persona.moment import Moment, Reply
from gesprek_oefenen.persona.reactions import reaction
from gesprek_oefenen.persona.topics import tell
from gesprek_oefenen.persona.trust import is_barrage

_ADVICE_PHASE: Final = "richting actie"
_GOODBYE_FROM: Final = 3
_GOODBYES: Final = frozenset({"doei", "doeg", "houdoe", "sterkte"})
_NO_GREETING_FROM: Final = 6
"""From this turn on *dag mevrouw* is a goodbye."""
_NO_INTERVIEW: Final = frozenset({"om_koffie", "mag_ik", "mag_binnen", "komt_terug", "klok", "aanbod"})
"""Everyday questions that are no part of one question after another."""
_TAKES_COURAGE: Final = frozenset({"open_kaart", "gevoelsreflectie", "erkennen"})
_HEAVY: Final = frozenset({"dood", "zwaar_gevoel"})
_PARTING: Final = frozenset({"terugval:afscheid", "terugval:komt_terug"})


def rude(moment: Moment) -> Reply | None:
    """Called names."""
    if "grofheid" not in moment.sense.keys:
        return None
    return reaction(moment, "grofheid") or fallback(moment, "grofheid")


def unintelligible(moment: Moment) -> Reply | None:
    """Another language, or nothing one can make sense of."""
    if "andere_taal" in moment.sense.kinds:
        return fallback(moment, "andere_taal")
    if moment.sense.moves == {Move.UNINTELLIGIBLE} and not moment.sense.silence:
        return reaction(moment, "onbegrijpelijk") or fallback(moment, "onbegrijpelijk")
    return None


def out_of_place(moment: Moment) -> Reply | None:
    """Asked whether she is a robot; flirting; a promise of secrecy."""
    sense = moment.sense
    for kind in ("robot", "flirten"):
        if kind in sense.kinds and not (sense.topic and kind == "flirten"):
            return fallback(moment, kind)
    if "belofte_van_geheim" in sense.keys and not (sense.topic and sense.asks):
        return reaction(moment, "belofte_van_geheim") or fallback(moment, "belofte_geheim")
    return None


def death(moment: Moment) -> Reply | None:
    """Asked straight whether she still wants to live: her own lines for it, a subject of the story, or the built-in ones."""
    if "dood" not in moment.sense.kinds or not moment.sense.asks:
        return None
    own = any(line.line_no for line in moment.index.fallback.get("dood", ()))
    if own and (reply := fallback(moment, "dood", use_old=False)):
        return reply
    return tell(moment, moment.sense.topic) or fallback(moment, "dood")


def leave_for_advice(moment: Moment) -> Reply | None:
    """Asks leave for a suggestion; in phase *richting actie* she gives it, and then the suggestion is no OMA."""
    if "toestemming" not in moment.sense.kinds or "oma" in moment.sense.keys:
        return None
    asked = "advies" if moment.story.phase == _ADVICE_PHASE else ""
    return fallback(moment, "toestemming", "regie", asked=asked)


def advice_she_asked_for(moment: Moment) -> Reply | None:
    """The advice she had asked for herself."""
    if moment.before.asked != "advies" or moment.sense.asks or moment.sense.silence:
        return None
    if moment.sense.keys & {"ruimte", "samenvatting", "gevoelsreflectie", "excuus"} and "advies" not in moment.sense.keys:
        return None
    return fallback(moment, "advies_gevraagd")


def again(moment: Moment) -> Reply | None:
    """The very same words as a little while ago. Words that name nothing ("en hoe was dat?") may come back."""
    sense = moment.sense
    said_before = sense.print and sense.print in moment.before.texts and sense.lemmas and sense.asks
    if not said_before or "oma" in sense.keys or moment.before.last_kind == "terugval:herhaald":
        return None
    return fallback(moment, "herhaald", use_old=False)


def barrage(moment: Moment) -> Reply | None:
    """One question after another without any listening: she says something of it, and again a few questions later.

    The question itself still gets its answer after it, unless she is closed (``engine``). A question she has an answer
    ready for is no list, nor one that takes up what she just said.
    """
    if not is_barrage(moment.state, moment.sense):
        return None
    if moment.sense.kinds & _NO_INTERVIEW or "controle" in moment.sense.kinds:  # "klopt dat?" gives back, it asks nothing new
        return None
    if moment.sense.keys & _TAKES_COURAGE or moment.sense.kinds & _HEAVY or moment.sense.question.lemmas & moment.said_last:
        return None  # a heavy question, or one that takes up what she just said, is no list
    if asked_on(moment)[0] is not None or (_said_it(moment) and fact(moment) is not None):
        return None
    return fallback(moment, "vragenvuur", topic=moment.sense.topic, use_old=False)


def _said_it(moment: Moment) -> bool:
    """Whether she has said before that there are many questions."""
    return any(".vragenvuur." in line_id for line_id in moment.before.used)


def goodbye(moment: Moment) -> Reply | None:
    """A goodbye ends the talk when it is a plain one; a first hint of it gets a word back."""
    sense = moment.sense
    parting = moment.before.last_kind in _PARTING
    proposes = "zullen" in sense.all_words and "afscheid" in sense.kinds  # "zullen we voor vandaag stoppen?"
    elsewhere = sense.topic and not sense.kinds & {"afscheid", "afscheid_nu"}  # "fijne avond" names no subject
    asks = sense.asks and not ("afscheid_nu" in sense.kinds and "vraagwoord" not in sense.kinds)  # "tot morgen hè" asks nothing
    if (asks and not proposes) or elsewhere or moment.state.turn <= _GOODBYE_FROM or ("luisterend" in sense.keys and not parting):
        return None
    if "dag_naam" in sense.kinds and (parting or moment.state.turn >= _NO_GREETING_FROM):
        return ending(moment)
    line = moment.last_line
    if line is not None and not parting and moment.index.norms(line) & sense.all_words & _GOODBYES:
        return None  # her own words given back ("meer hoi en doei"): nobody is leaving
    if not sense.kinds & {"afscheid", "afscheid_nu", "gaat_weg"}:
        return None
    if "afscheid_nu" in sense.kinds or parting:
        return ending(moment)
    return fallback(moment, "afscheid")
