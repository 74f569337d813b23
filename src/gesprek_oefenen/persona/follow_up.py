"""Follow-up questions that may be asked about anything: who knows it, what helps, what keeps you from it, and now?

What such a question asks is the same whatever the talk is about, so she has lines for each kind (``terugval``): those of the
subject at hand, her own, the built-in ones. Which kind it is: ``follow_up_kinds``.
"""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.persona.facts import asked_otherwise
from gesprek_oefenen.persona.fallback import fallback, has_own
from gesprek_oefenen.persona.follow_up_kinds import FollowUp, follow_up_in
from gesprek_oefenen.persona.moment import Moment, Reply
from gesprek_oefenen.persona.topics import deeper, told_feeling

_DEEPER_FIRST: Final = frozenset({"hoe_voelt", "lastigst", "wat_denkt"})
"""What these ask is often just what a deeper layer tells."""
_YES_NO_ONLY: Final = frozenset({"zou_willen", "echt", "mist", "fijn", "zwaar", "alleen"})
_ABOUT_NOTHING: Final = frozenset({"lastigst", "mooist"})
_SHORT: Final = frozenset({"en_nu", "echt"})
_OF_A_MOMENT: Final = frozenset({"wat_doet", "wat_denkt"})
_AND_THEN: Final = "en_toen"
_THE_STORY: Final = frozenset({_AND_THEN, "hoe_ging"})
_OF_WHAT_WAS_SAID: Final = frozenset({_AND_THEN, "hoe_ging", "mist", "fijn", "zwaar", "alleen"})
_SHE_KNOWS: Final = "weet u "
_OWN_FIRST: Final = frozenset({"hoe_voelt", _AND_THEN})
_LONGEST, _SHORTLY, _FEW = 14, 6, 4
_BY_FEELING: Final = {"fijn": "nee_zwaar", "zwaar": "ja_zwaar", "mist": "ja_zwaar"}
"""After something heavy she says no to *was dat fijn* and yes to *was dat zwaar*."""
_OPEN: Final = 3


def follow_up(moment: Moment) -> Reply | None:
    """Her answer to a question of a kind that fits anything, when it is about what is at hand or about nothing in particular."""
    sense = moment.sense
    onward = "ga_verder" in sense.kinds and sense.words <= _SHORTLY and bool(follow_up_in(sense.asked_text).kind)  # "en nu", "en toen"
    if not (sense.asks or onward) or len(sense.asked_text.split()) > _LONGEST or moment.mood.openness == 0 or sense.keys & {"duwend", "oma", "open_kaart"}:
        return None
    found = follow_up_in(sense.asked_text)
    kind = found.kind
    if "hoe_gaat_het" in sense.kinds and kind != "hoe_voelt":  # "hoe is het sinds donderdag gegaan"
        return None
    if kind == "verteld" and (reply := _whether_they_know(moment)) is not None:
        return reply
    if not kind or _names_another(moment, found):
        return None
    if (kind in _YES_NO_ONLY and found.after_question_word) or (kind in _SHORT and len(sense.asked_text.split()) > _FEW):
        return None
    if kind == "hoe_voelt" and "voelen" not in sense.question.forms and "voor" not in sense.question.forms and (
        sense.question.lemmas & found.rest - moment.said_last) and "met" not in sense.question.forms:
        return None  # "hoe was het feest"
    if kind in _OF_WHAT_WAS_SAID and sense.question.lemmas & found.rest - moment.said_last:  # "was het prettig op school": not what she just told
        if (elsewhere := asked_otherwise(moment)) is not None:
            return elsewhere
        if kind in _THE_STORY:  # "wat gebeurde er drie jaar geleden"
            return None
    if kind in _ABOUT_NOTHING and found.names_something:  # "wat is de ergste fout" asks for a mistake
        return None
    if "komst" in sense.kinds or (kind == "tegenhoudt" and "bezig" in sense.all_words):  # "hoe vindt u het dat ik kom", "wat houdt u bezig"
        return None
    if kind == "wat_helpt" and "weet" in sense.all_words:  # "weet u wat helpt? Citroensap": his tip, no question
        return None
    if kind in _OF_A_MOMENT and found.names_something and sense.topic and not moment.state.told.get(sense.topic) and moment.index.leads_to(sense.topic, found.rest):
        return None  # "wat doet u dan 's avonds": her evenings, not what she did just now
    if kind == "verteld" and _SHE_KNOWS in f"{sense.asked_text.casefold()} ".replace(" je ", " u "):  # "weet u nog wat voor weer het was"
        return None
    if kind == "wat_als" and "omkeren" in sense.keys:
        return None
    if kind == "mooist" and "lichtpunt" in sense.keys and sense.topic is None:
        return None
    if kind == _AND_THEN and not has_own(moment, kind, moment.state.topic) and moment.before.told:
        return None  # the next of her lines goes on by itself
    if kind == "verteld" and "wie" in sense.question.kinds:
        kind = "praat_met"
    named = sense.topic if sense.topic and moment.index.leads_to(sense.topic, found.rest) else None
    topic = moment.state.topic if named is None or moment.index.is_wide(named) else named
    if kind == "hoe_voelt" and moment.mood.openness < _OPEN and moment.draw.chance("beleving", 0.5) and (reply := fallback(moment, kind, topic=topic, use_old=False)):
        return reply
    begun = moment.state.told.get(topic or "", 0)
    goes_deeper = kind in _DEEPER_FIRST and not moment.before.last_kind.startswith("terugval")  # of what she has just told, not after small talk
    if kind in _OWN_FIRST and has_own(moment, kind, topic):  # once she is quite open the next layer is her answer
        dares = moment.mood.openness >= _OPEN and begun
        return (deeper(moment, topic) if dares else None) or fallback(moment, kind, topic=topic, use_old=False)
    if (goes_deeper or named == topic) and begun and (further := deeper(moment, topic)) is not None:
        return further
    by_feeling = _BY_FEELING.get(kind) if told_feeling(moment) and not has_own(moment, kind, topic) else None
    return fallback(moment, *filter(None, (by_feeling, kind)), topic=topic, use_old=False)


def _whether_they_know(moment: Moment) -> Reply | None:
    """*Heeft u dat aan uw dochters verteld?*: the fact of that subject about what they know, however it is asked."""
    for topic in moment.story.topics:
        for known in topic.facts if moment.index.leads_to(topic.id, moment.sense.forms) else ():
            about_that = any(follow_up_in(question).kind == "verteld" for question in known.questions)
            if about_that and known.openness <= moment.mood.openness and (options := moment.picker.unused(known.lines)):
                return Reply((moment.picker.take(options[0], options),), "feit", topic.id)
    return None


def _names_another(moment: Moment, found: FollowUp) -> bool:
    """Whether the question names a subject she has not told about yet, or is one of its example questions: then that comes first."""
    named = moment.sense.topic
    if named and moment.index.has_question(named, moment.sense.question):
        return True
    return bool(named and named != moment.state.topic and not moment.state.told.get(named)
                and moment.index.leads_to(named, found.rest) and not moment.index.is_wide(named))
