"""A question that no line of hers was written for: what answers its kind, not the next thing of the story."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gesprek_oefenen.language.related import ALIKE, best_related
from gesprek_oefenen.persona.apart import WOULD, verbs
from gesprek_oefenen.persona.asked import HE_OR_SHE, YES_NO, YOU
from gesprek_oefenen.persona.facts import asked_otherwise
from gesprek_oefenen.persona.fallback import fallback, not_known
from gesprek_oefenen.persona.follow_up_kinds import follow_up_in
from gesprek_oefenen.persona.moment import OPENING_TURNS, Moment, Reply
from gesprek_oefenen.persona.onward import GOES_ON, TELL, onward
from gesprek_oefenen.persona.plain_words import plain_words, side_by_side, words_in
from gesprek_oefenen.persona.to_the_point import OF_A_WISH
from gesprek_oefenen.persona.topics import answer_to, tell, unsaid_lines
from gesprek_oefenen.persona.yes_no import yes_or_no

_HOW_IT_WAS: Final = frozenset({"terugval:hoe_voelt", "terugval:hoe_ging"})
_TO_HER: Final = YOU | {"eens", "maar"}
"""What stands beside *vertel* when she is asked to tell: *kunt u vertellen*, *vertel eens*."""
_HAVE: Final = frozenset({"heeft", "hebt", "heb", "is", "zijn"})
"""What a question after what she has or what there is begins with."""
_HOW_IS: Final = frozenset({"hoe_is_x", "hoe_was_x"})
_TO_DO: Final = frozenset({"om", "te"})
_TELLING_IT: Final = frozenset({"zeggen", "vertellen", "praten", "delen", "uitspreken"})
_FEELS: Final = frozenset({"voelen"})
_WENT: Final = frozenset({"gaan", "doen", "gebeuren", "verlopen", "komen", "lukken", "beginnen", "ontstaan", "rollen", "eindigen", "ophouden", "stoppen"})
"""Verbs with which *hoe* asks how it went: *hoe merkt u dat* does not."""
_IT_WAS: Final = frozenset({"is", "was", "voelt", "voelde", "voelen", "zijn", "gaat", "ging", "kwam", "komt", "gaan", "komen"})
"""Verbs with which *hoe* asks how something is for her, or how it went."""


def no_answer(moment: Moment, topic: str | None) -> Reply | None:
    """A question for something particular that no line of hers has ("hoe drinkt u uw koffie"): she leaves it open.

    The next line of the story would sound as if she had not listened. Only about what she has begun to tell.
    """
    question = moment.sense.question
    if _asks_to_tell(moment):
        return None
    if not moment.sense.asks or not topic or not moment.knows(topic) or moment.mood.openness == 0:
        return None
    if not moment.state.told.get(topic) and not question.wants_fact and not (YES_NO in question.kinds and moment.before.told):
        return None
    if question.wants_fact and not moment.index.is_question_of(topic, question) and not moment.sense.keys & {"duwend", "open_kaart"}:
        return fact_or_not(moment, topic)
    particular = question.lemmas - (moment.index.topic_lemmas(topic) - moment.said_last)
    if not particular or moment.sense.keys & {"duwend", "open_kaart", "luisterend"} or moment.index.is_question_of(topic, question):
        return None
    if any(particular & moment.index.lemmas(line) for line in unsaid_lines(moment, moment.story.topic(topic))):
        return None
    if (reply := asked_otherwise(moment)) is not None:
        return reply
    if YES_NO in question.kinds:
        return yes_or_no(moment, topic)
    otherwise = "hoe_komt" if "hoe_komt" in question.kinds else "geen_onderwerp"
    return _left_open(moment, topic, not_known(question.kinds) or otherwise)


def to_the_question(moment: Moment, topic: str | None) -> Reply | None:
    """What answers the question itself; how it was, said in a few words, is followed by what she has to tell of it.

    So is the yes or no to the first question of a talk, which by itself would be a cold welcome.
    """
    reply = leaves_open(moment, topic)
    welcomes = moment.before.turn < OPENING_TURNS and moment.sense.question.kinds == {YES_NO}
    if reply is not None and (reply.kind in _HOW_IT_WAS or (welcomes and reply.kind.startswith("terugval:"))) and (welcomes or _of_her_last_line(moment, topic)) and (further := tell(moment, topic)) is not None:
        return replace(further, lines=(*reply.lines, *further.lines))
    return reply


def about_her_words(moment: Moment) -> bool:
    """Whether a question names nothing but what she just said, and no line was written for it (`door`)."""
    return wants_an_answer(moment) and moment.sense.question.lemmas <= moment.said_last


def wants_an_answer(moment: Moment) -> bool:
    """Whether the turn asks something that no line was written for, and not just for more.

    The next thing of a subject would sound as if she had not listened.
    """
    sense, question = moment.sense, moment.sense.question
    if not sense.asks or moment.mood.openness == 0 or "duwend" in sense.keys or "open_start" in sense.kinds:
        return False
    if "losse_vraag" in sense.kinds and sense.topic is not None:  # "en je werk?": whatever she likes to tell of it
        return False
    one_fact = sense.asks_besides and question.wants_fact  # "vertel maar. Wanneer was dat?", "dat klinkt eenzaam. Wie weet het?"
    opens = "open_kaart" in sense.keys and not (sense.asks_besides and question.kinds == {YES_NO})  # "ze maakt zich zorgen. Wist je dat ze belde?"
    if (not one_fact and (_asks_to_tell(moment) or opens)) or onward(sense.asked_text).follow == GOES_ON:  # "vertel eens", "en toen?": whatever comes next
        return False
    topic = sense.topic or moment.state.topic
    return not (topic and moment.knows(topic) and moment.index.is_question_of(topic, question))


def _of_her_last_line(moment: Moment, topic: str | None) -> bool:
    """Whether the question names this subject, or her last line was of it."""
    last = moment.last_line
    named = topic is not None and moment.sense.topic == topic
    return named or last is None or moment.spoke_of(topic) or moment.index.topic_in(last) in (topic, None) and topic == moment.before.topic


def _asks_to_tell(moment: Moment) -> bool:
    """Whether the question itself asks her to tell or to name something: not *hoe was dat, nu u het vertelt*, nor *wat mag ik haar vertellen*."""
    words = plain_words(moment.sense.asked_text)
    return side_by_side(words, TELL, _TO_HER) or (bool(TELL.intersection(words)) and "ik" not in moment.sense.question.forms)


def _has(moment: Moment) -> bool:
    """*Heeft u een tuin?*, *is er post?*: whoever has one tells of it."""
    return "heeft_u" in moment.sense.kinds and bool(_HAVE.intersection(words_in(moment.sense.asked_text)[:1]))


def leaves_open(moment: Moment, topic: str | None) -> Reply | None:
    """A line for the kind of question, whatever it is about."""
    kinds = moment.sense.question.kinds
    if moment.sense.question.wants_fact:
        return fact_or_not(moment, topic)
    if (reply := asked_otherwise(moment)) is not None:
        return reply
    if kinds == {YES_NO}:
        return yes_or_no(moment, topic)
    return _left_open(moment, topic, "hoe_komt" if "hoe_komt" in kinds else _how(moment) if "hoe" in kinds else "geen_onderwerp")


def _how(moment: Moment) -> str:
    """Whether *hoe* asks how it went, how it felt, or neither."""
    question = moment.sense.question
    if question.forms & _WENT:
        return "hoe_ging"
    did_it = "u" in question.forms and verbs(question) and "om" not in moment.sense.all_words  # "hoe bent u thuisgekomen"
    of_how_it_is = moment.sense.form in _HOW_IS or bool(question.forms & _FEELS)  # not "hoe kort is de kortste"
    return "hoe_voelt" if of_how_it_is and not did_it else "geen_onderwerp"  # "hoe is het om dat te horen"


def rather_left_open(moment: Moment, reply: Reply) -> Reply:
    """``reply``, unless it is the next line of her story to a question that it has not one word of: then what leaves the question open.

    Of 270 judged next lines those that share a noun with the turn fitted in 85 of 100, the others in 60; how that was for her, and what she
    would like, need no such word. A verb will do when it is about her: *woont die er nog* is not *ik woon hier*.
    """
    sense, question = moment.sense, moment.sense.question
    if reply.kind != "laag" or moment.before.turn < OPENING_TURNS:
        return reply
    said_how = len(reply.lines) > 1 and reply.lines[0].id.split(".")[-2] in ("hoe_voelt", "hoe_voelde", "hoe_ging")  # to_the_question
    if not said_how and sense.form in _HOW_IS and _TO_DO <= (asked := set(plain_words(sense.asked_text))) and asked & _TELLING_IT:  # "hoe was dat, om het te zeggen": of the telling itself no next line speaks
        return fallback(moment, "hoe_voelt", topic=reply.topic, use_old=False) or reply
    if said_how or not wants_an_answer(moment) or _asks_to_tell(moment) or _has(moment) or _wishes(moment):
        return reply
    if "hoe" in question.kinds and question.forms & _IT_WAS and question.lemmas <= moment.index.topic_lemmas(reply.topic or "") and _of_her_last_line(moment, reply.topic):
        return reply
    said = frozenset[str]().union(*(moment.index.lemmas(line) for line in reply.lines))
    of_her = "u" in question.forms and not question.forms & HE_OR_SHE
    if any(best_related(word, said) >= ALIKE for word in sense.lemmas | question.lemmas if of_her or not word.endswith("en")):
        return reply
    return leaves_open(moment, reply.topic) or reply


def _wishes(moment: Moment) -> bool:
    """Whether it asks what she would like or what still goes well, in the question itself and not in a remark before it."""
    return bool(moment.sense.moves & OF_A_WISH) and (not moment.sense.asks_besides or bool(moment.sense.question.forms & WOULD))


def fact_or_not(moment: Moment, topic: str | None) -> Reply | None:
    """A line of the subject that has what is asked for, else how she leaves it open."""
    if (reply := answer_to(moment, topic) or asked_otherwise(moment)) is not None:
        return reply
    kind = not_known(moment.sense.question.kinds)
    return fallback(moment, kind, topic=topic, use_old=False) if kind else None


def _left_open(moment: Moment, topic: str | None, kind: str) -> Reply | None:
    """A line for the follow-up question it is, else for this kind of question."""
    found = follow_up_in(moment.sense.asked_text)
    asked = [found.kind] if found.kind and not found.only_looks_it else []
    if asked == ["en_toen"] and "dan" in moment.sense.question.forms and not moment.sense.question.past:  # "wat gebeurt er dan rond die tijd"
        asked = ["en_dan"]
    return fallback(moment, *asked, kind, topic=topic, use_old=False)
