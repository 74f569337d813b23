"""Follow-up questions that may be asked about anything: who knows it, what helps, what keeps you from it, and now?

What such a question asks is the same whatever the talk is about, so she has lines for each kind (``terugval``): those of the
subject at hand, her own, the built-in ones. Which kind it is: ``follow_up_kinds``.
"""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.persona.facts import asked_otherwise
from gesprek_oefenen.persona.fallback import fallback, has_own
from gesprek_oefenen.persona.follow_up_kinds import YES_NO_ONLY, FollowUp, follow_up_in
from gesprek_oefenen.persona.moment import Moment, Reply
from gesprek_oefenen.persona.topics import deeper, told_feeling

_DEEPER_FIRST: Final = frozenset({"hoe_voelt", "lastigst", "wat_denkt"})
"""What these ask is often just what a deeper layer tells."""
_ABOUT_NOTHING: Final = frozenset({"lastigst", "mooist", "wat_voor_iemand"})
_ONE_MOMENT: Final = frozenset({"wanneer", "waar", "wie", "hoe_laat"})
_SHORT: Final = frozenset({"en_nu", "echt"})
_OF_A_MOMENT: Final = frozenset({"wat_doet", "wat_denkt"})
_AND_THEN: Final = "en_toen"
_WHAT_NEXT: Final = "en_dan"
"""The same of what still goes on: *toen ging het verder* is no answer to *en dan*."""
_THE_STORY: Final = frozenset({_AND_THEN, "hoe_ging", "wat_voor_iemand"})
_OF_WHAT_WAS_SAID: Final = frozenset({*_THE_STORY, "mist", "fijn", "zwaar", "alleen"})
_HERE: Final = frozenset({"hier", "langs", "langskomen", "komen"})
_ABOUT_IT: Final = frozenset({"over", "daarover", "erover", "hierover", "dat", "dit", "zulke"})
_SHE_KNOWS: Final = "weet u "
_OWN_FIRST: Final = frozenset({"hoe_voelt", _AND_THEN})
_LONGEST, _SHORTLY, _FEW, _BARE = 14, 6, 4, 2
_BY_FEELING: Final = {"fijn": "nee_zwaar", "zwaar": "ja_zwaar", "mist": "ja_zwaar"}
"""After something heavy she says no to *was dat fijn* and yes to *was dat zwaar*."""
_OPEN: Final = 3


def follow_up(moment: Moment) -> Reply | None:
    """Her answer to a question of a kind that fits anything, when it is about what is at hand or about nothing in particular."""
    if not _may_be_one(moment):
        return None
    found = follow_up_in(moment.sense.asked_text)
    if found.kind == "hoe_voelt" and "ik" in moment.sense.question.forms and moment.sense.question.forms & _HERE:  # "hoe is het voor u dat ik hier zit"
        return fallback(moment, "komst", use_old=False)
    if found.kind == "verteld" and (reply := _whether_they_know(moment)) is not None:
        return reply
    if not found.kind or _names_another(moment, found) or _asks_something_else(moment, found):
        return None
    about_else = found.kind in _OF_WHAT_WAS_SAID and _brings_up(moment, found)  # "was het prettig op school": not what she just told
    if about_else and ((elsewhere := asked_otherwise(moment)) is not None or found.kind in _THE_STORY):
        return elsewhere
    return _answer(moment, found)


def _may_be_one(moment: Moment) -> bool:
    """Whether the turn asks ("en nu" may do without a mark), shortly, of someone who is not closed."""
    sense = moment.sense
    onward = "ga_verder" in sense.kinds and sense.words <= _SHORTLY
    brief = len(sense.asked_text.split()) <= _LONGEST
    return (sense.asks or onward) and brief and moment.mood.openness > 0 and not sense.keys & {"duwend", "oma", "open_kaart"}


def _asks_something_else(moment: Moment, found: FollowUp) -> bool:
    """Whether the words only look like a follow-up question of this kind."""
    sense, kind = moment.sense, found.kind
    forms, asked = sense.question.forms, sense.asked_text
    if "hoe_gaat_het" in sense.kinds and kind != "hoe_voelt":  # "hoe is het sinds donderdag gegaan"
        return True
    if found.only_looks_it or (kind in _SHORT and len(asked.split()) > _FEW):
        return True
    if kind in _ABOUT_NOTHING and sense.question.kinds & _ONE_MOMENT:  # "wanneer is het het ergst" does not ask what is
        return True
    if kind == "hoe_voelt" and not forms & {"voelen", "voor", "met"} and _brings_up(moment, found):  # "hoe was het feest"
        return True
    if kind in _ABOUT_NOTHING and found.names_something:  # "wat is de ergste fout" asks for a mistake, "hoe is hij stuk gegaan" for no character
        return True
    if "komst" in sense.kinds or (kind == "tegenhoudt" and "bezig" in sense.all_words):  # "hoe vindt u het dat ik kom", "wat houdt u bezig"
        return True
    if kind == "wat_helpt" and "weet" in sense.all_words:  # "weet u wat helpt? Citroensap": his tip, no question
        return True
    if kind in _OF_A_MOMENT and found.names_something and sense.topic and moment.index.leads_to(sense.topic, found.rest):
        return True  # "wat doet u dan 's avonds": her evenings, not what she did just now
    if kind == "verteld" and _SHE_KNOWS in f"{asked.casefold()} ".replace(" je ", " u "):  # "weet u nog wat voor weer het was"
        return True
    if kind == "fijn" and forms & {"wij", "we", "ik"} and "als" in forms:  # "vindt u het fijn als wij dat samen doen": he proposes something
        return True
    if kind == "verteld" and "met" in forms and not forms & _ABOUT_IT:  # "met wie praat u daar"
        return True
    if kind == "verteld" and "wie" in sense.question.kinds and not forms & {"met", "aan"}:  # "wie heeft u dat verteld": who said it
        return True
    if kind == "zou_willen" and "vertellen" in forms:  # "wilt u er iets over vertellen"
        return True
    if kind == "wat_als" and "omkeren" in sense.keys:
        return True
    if kind == "mooist" and "lichtpunt" in sense.keys and sense.topic is None:
        return True
    if kind == _AND_THEN and len(asked.split()) > _FEW - 1 and asked.casefold().startswith(("en dan ", "dan ")):  # "en dan zit u hier weer"
        return True
    # after something of a layer the next of her lines goes on by itself; after a short answer it would begin another story
    return kind == _AND_THEN and bool(moment.before.told) and moment.before.last_kind == "laag" and not has_own(moment, kind, moment.state.topic)


def _brings_up(moment: Moment, found: FollowUp) -> bool:
    """Whether the question is about something that is not in the air."""
    return bool(moment.sense.question.lemmas & found.rest - moment.said_last)


def _answer(moment: Moment, found: FollowUp) -> Reply | None:
    """A deeper layer when that is what is asked for and she dares; else her words for this kind of question."""
    sense = moment.sense
    kind = "praat_met" if found.kind == "verteld" and "wie" in sense.question.kinds else found.kind
    named = sense.topic if sense.topic and moment.index.leads_to(sense.topic, found.rest) else None
    topic = moment.state.topic if named is None or moment.index.is_wide(named) else named
    if kind == "hoe_voelt" and moment.mood.openness < _OPEN and moment.draw.chance("beleving", 0.5) and (reply := fallback(moment, kind, topic=topic, use_old=False)):
        return reply
    begun = moment.state.told.get(topic or "", 0)
    what_next = kind == _AND_THEN and "dan" in sense.all_words and "toen" not in sense.all_words
    if kind in _OWN_FIRST and not what_next and has_own(moment, kind, topic):  # once she is quite open the next layer is her answer
        dares = moment.mood.openness >= _OPEN and begun and moment.spoke_of(topic)
        return (deeper(moment, topic) if dares else None) or fallback(moment, kind, topic=topic, use_old=False)
    after_small = moment.before.last_kind == "feit" or moment.before.last_kind.startswith("terugval")
    if kind == _AND_THEN and begun and not after_small and (further := deeper(moment, topic)) is not None:
        return further
    if kind == _AND_THEN and len(sense.asked_text.split()) > _BARE and not has_own(moment, kind, topic):  # "drie jaar! Wat gebeurde er toen?": more than "and then it was over"
        return fallback(moment, "geen_onderwerp", topic=topic, use_old=False)
    if kind == _AND_THEN and after_small and not what_next and not has_own(moment, kind, topic):  # "en toen?" after an answer: there is no more of it
        return fallback(moment, "ga_door", kind, topic=topic, use_old=False)
    if kind == _AND_THEN and begun and (further := deeper(moment, topic)) is not None:
        return further
    brings_up = kind == "hoe_voelt" and _brings_up(moment, found)  # "hoe was het met uw hoofd, terwijl u zong": the next line has no head in it
    goes_deeper = kind in _DEEPER_FIRST and not moment.before.last_kind.startswith("terugval")  # of what she has just told, not after small talk
    goes_deeper = goes_deeper and (kind != "hoe_voelt" or moment.spoke_of(topic))  # after another subject it says how that one is: judged, 4 of 12 fit
    if (goes_deeper or (named == topic and kind not in YES_NO_ONLY)) and begun and not brings_up and (further := deeper(moment, topic)) is not None:
        return further
    if kind == "wat_doet" and (sense.question.past or found.names_something) and not has_own(moment, kind, topic):
        return None  # "wat deed u daar, bij die brug": what she does in such a case does not say it
    if what_next:
        return fallback(moment, _WHAT_NEXT, kind, topic=topic, use_old=False)
    by_feeling = _BY_FEELING.get(kind) if told_feeling(moment) and not has_own(moment, kind, topic) else None
    return fallback(moment, *filter(None, (by_feeling, kind)), topic=topic, use_old=False)


def _whether_they_know(moment: Moment) -> Reply | None:
    """*Heeft u dat aan uw dochters verteld?*: the fact of that subject about what they know, however it is asked."""
    if "wie" in moment.sense.question.kinds:  # "wie weet hier in huis dat u wakker ligt": no yes or no
        return None
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
