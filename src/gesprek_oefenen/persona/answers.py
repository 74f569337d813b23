"""What was asked, and what to say when nothing was: subjects, going on, small talk, silences, statements."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gesprek_oefenen.model.moves import Move
from gesprek_oefenen.persona.apart import of_sex
from gesprek_oefenen.persona.asked import HE_OR_SHE, YES_NO, YOU
from gesprek_oefenen.persona.asked_on import goes_on_with
from gesprek_oefenen.persona.everyday_talk import SMALL_TALK
from gesprek_oefenen.persona.facts import asked_otherwise
from gesprek_oefenen.persona.fallback import fallback
from gesprek_oefenen.persona.half_questions import ANY_ANSWER, asks_on_aside
from gesprek_oefenen.persona.her_words import thing_named
from gesprek_oefenen.persona.initiative import initiative
from gesprek_oefenen.persona.leads import by_herself
from gesprek_oefenen.persona.left_open import (
    about_her_words,
    fact_or_not,
    leaves_open,
    no_answer,
    to_the_question,
    wants_an_answer,
)
from gesprek_oefenen.persona.manner import OWN_QUESTION, with_lead_in
from gesprek_oefenen.persona.moment import OPENING_TURNS, Moment, Reply
from gesprek_oefenen.persona.onward import GOES_ON, TELL, onward
from gesprek_oefenen.persona.plain_words import words_in
from gesprek_oefenen.persona.reactions import keys_of, reaction
from gesprek_oefenen.persona.to_the_point import next_line_is_apt
from gesprek_oefenen.persona.topics import (
    answer_to,
    begin,
    closed_now,
    of_her_word,
    search,
    tell,
    tell_related,
)
from gesprek_oefenen.persona.yes_no import ONE_OF_TWO, kind_of, plain_yes_or_no, yes_or_no

_ANSWERED_ELSEWHERE: Final = frozenset({Move.WISH, Move.BRIGHT_SPOT, Move.TURNING_ROUND, Move.STACKED_QUESTION})
_HOW_ASKED: Final = frozenset({"gesloten_vraag", "open_vraag", "doorvraag", "waarom_vraag", "sturende_vraag", "stapelvraag", "jargon"})
_DAY: Final = "dag_eruit"
"""The form of *hoe ziet zo'n dag eruit*."""
_TIMES: Final = frozenset({"dag", "week", "avond", "ochtend", "middag", "weekend", "nacht", "zondag", "dinsdag", "maandag", "zaterdag"})
_ECHO_WORDS: Final = 2
"""*Nee?*, *o ja?*: a question of so few words is no more than a nod."""
_A_WHILE: Final = 4
"""So many turns ago she told about it: then she knows that it was spoken of before."""
_FEW: Final = 3
_OF_HER_WORD: Final = frozenset({ONE_OF_TWO, "nog", "geen_onderwerp", "ja_nee_ontkend"})
"""Kinds of answer to her own word with a mark that are no plain yes."""
_YES_OR_NO: Final = (["ja"], ["nee"], ["jawel"], ["nooit"], ["niks"], ["nergens"], ["niemand"], ["soms"], ["best"], ["zeker"])
"""What an answer to her question begins with."""
_ASKED_NOTHING: Final = frozenset({"terugval:herhaald", "terugval:vragenvuur", "terugval:bedoelt"})
"""Kinds in which a question of hers waits for no answer (*heb ik dat niet al verteld?*)."""
_REMARK: Final = 6
"""A remark of so few words asks for a word back more than for a story."""
_MEANS: Final = frozenset({"bedoel", "bedoelde"})
_NODS: Final = 4
"""After so many nods in a row she notices that nothing else comes."""


def silence(moment: Moment) -> Reply | None:
    """Nothing was said. It works after feeling or hesitation; upon another silence it becomes odd."""
    if not moment.sense.silence:
        return None
    if moment.state.runs.get("stilte", 0) >= 2:
        return (initiative(moment, 0.5) or fallback(moment, "stilte_op_stilte", use_old=False) or reaction(moment, "stilte")
                or fallback(moment, "stilte", "stilte_op_stilte"))
    if moment.before.asked and (reply := fallback(moment, "antwoord_uitgebleven", use_old=False)) is not None:
        return reply
    if moment.works and moment.draw.chance("stilte", 0.75) and (reply := tell(moment, moment.state.topic)) is not None:
        return reply
    return initiative(moment, 0.3) or by_herself(moment, 0.4) or reaction(moment, "stilte") or fallback(moment, "stilte")


def closed_about_now(moment: Moment) -> Reply | None:
    """A question for yes, no or one fact that names no subject ("Is dat elke dag?"): a line that answers it, else a short answer."""
    sense, topic = moment.sense, moment.state.topic
    if sense.topic or not _takes_short_answer(moment) or not (sense.goes_on or not sense.question.lemmas):
        return None
    if onward(sense.asked_text).follow == GOES_ON:  # "en verder"
        return None
    if sense.kinds & {*SMALL_TALK, "hoe_gaat_het", "open_start"} or sense.moves & _ANSWERED_ELSEWHERE:
        return None
    if sense.question.wants_fact:
        return fact_or_not(moment, topic)
    if "vraagwoord" in sense.kinds:
        return answer_to(moment, topic)
    return asked_otherwise(moment) or yes_or_no(moment, topic)


def subject(moment: Moment) -> Reply | None:
    """A subject was named: the layer she dares, or the way she keeps it to herself."""
    topic = moment.sense.topic
    if not moment.knows(topic) or _only_feels_with(moment):
        return None
    if moment.sense.name and "begroeting" in moment.sense.kinds and not moment.sense.asks:
        return None  # "hoi, met Karin van de telefooncirkel": who calls, not what she thinks of the telephone
    if "over_bezoeker" in moment.sense.kinds and not moment.sense.asks and Move.OWN_EXPERIENCE in moment.sense.moves:
        return None  # "ik had al drie koppen op het werk": his work, not hers
    if (reply := _short_answer(moment, topic or "")) is not None:
        return reply
    if (reply := no_answer(moment, topic)) is not None:
        return reply
    if not moment.state.told.get(topic or "") and moment.before.turn and (reply := asks_on_aside(moment)) is not None:
        return reply
    if moment.state.told.get(topic or "") and about_her_words(moment) and (reply := leaves_open(moment, topic)) is not None:
        return reply
    if moment.sense.form == _DAY and not _of_that_time(moment, topic or "") and (reply := fallback(moment, _DAY, topic=topic, use_old=False)) is not None:
        return reply  # "hoe ziet zo'n dag eruit, nu Wim er niet meer is": not who Wim was
    if _about_someone_else(moment, topic or "") and (reply := plain_yes_or_no(moment, None)) is not None:
        return reply
    if not next_line_is_apt(moment, topic):
        if not moment.sense.asks:
            return None
        if (reply := to_the_question(moment, topic)) is not None:
            return reply
    if (reply := tell(moment, topic)) is not None:
        if (reminded := _comes_back(moment, topic or "")) is not None:
            return replace(reply, lines=(*reminded.lines, *reply.lines))
        return with_lead_in(moment, reply, *keys_of(moment)[:1]) if moment.draw.chance("vooraf", 0.25) else reply
    asked_of_state = reaction(moment, *keys_of(moment)[:2]) if moment.mood.openness == 0 else None
    if asked_of_state is not None:
        return asked_of_state
    if closed_now(moment, topic):
        held_back = fallback(moment, "dieper_niet", topic=topic, use_old=False)
        if held_back is not None and (moment.before.last_kind != "terugval:dieper_niet"):
            return held_back
    elif moment.sense.asks and moment.before.last_kind != "terugval:herhaald" and (
        reply := fallback(moment, "herhaald", topic=topic, use_old=False)):
        return reply
    return tell_related(moment, topic) or fallback(moment, "ga_door", "dieper_niet", topic=topic)


def _of_that_time(moment: Moment, topic: str) -> bool:
    """Whether the subject is the day, evening or week he asks about, or has just that question as an example."""
    return bool(moment.sense.question.forms & _TIMES & moment.index.topic_lemmas(topic)) or moment.index.is_question_of(topic, moment.sense.question)


def her_word(moment: Moment) -> Reply | None:
    """*In principe?*, *alleen?*: a word of hers with a question mark wants more of just that."""
    sense = moment.sense
    if not sense.asks or sense.words > _FEW or not sense.lemmas or sense.question.kinds != {YES_NO} or moment.mood.openness == 0:
        return None
    if not sense.lemmas <= _lemmas_told(moment):
        return None
    kind = kind_of(sense) if kind_of(sense) in _OF_HER_WORD else "ja_feit"  # she said so herself
    return goes_on_with(moment) or of_her_word(moment) or fallback(moment, kind, topic=moment.state.topic, use_old=False)


def going_on(moment: Moment) -> Reply | None:
    """*Vertel eens meer*, *en toen?*, a nod, a follow-up that names nothing new: on with the subject at hand."""
    sense, topic = moment.sense, moment.state.topic
    nods = Move.ENCOURAGEMENT in sense.moves or ("instemming" in sense.kinds and not sense.asks) or _only_feels_with(moment)
    follows = Move.FOLLOW_UP in sense.moves and ("terugwijzend" in sense.kinds or sense.lemmas & _lemmas_told(moment))
    if not (sense.goes_on or nods or follows or "ga_verder" in sense.kinds or _says_nothing_new(moment)):
        return None
    if "open_start" in sense.kinds and not sense.goes_on and not nods:
        return None
    if (reply := no_answer(moment, topic)) is not None:
        return reply
    begun = moment.before.told or moment.before.turn > OPENING_TURNS or thing_named(moment)
    if begun and wants_an_answer(moment) and (reply := leaves_open(moment, topic)) is not None:
        return reply
    if topic is None and "ga_verder" in sense.kinds and not sense.asks:  # "vertel"
        return begin(moment)
    if topic is None:
        if not (sense.asks or nods) or sense.kinds & set(SMALL_TALK):
            return None
        if sense.asks and sense.words <= _ECHO_WORDS and "vraagwoord" not in sense.kinds:
            return fallback(moment, "aanmoediging")
        any_story = sense.kinds & ANY_ANSWER or sense.all_words & TELL or ("ga_verder" in sense.kinds and not sense.question.lemmas)
        if sense.asks and not any_story:
            return None  # "wat gebeurt er als we ze meetellen": no story of hers answers that
        return begin(moment) if sense.asks else initiative(moment) or begin(moment)
    if not sense.asks and not nods and not next_line_is_apt(moment, topic):
        return None
    if nods and not sense.asks:
        if (reply := goes_on_with(moment)) is not None:
            return reply
        if not next_line_is_apt(moment, topic) and not (Move.ENCOURAGEMENT in sense.moves and moment.draw.chance("knik", 0.5)):
            return initiative(moment, 0.3) or fallback(moment, "aanmoediging", "uitspraak", topic=topic, use_old=False)
        if moment.before.last_kind == "feit" and sense.words <= _FEW and (
            reply := fallback(moment, "aanmoediging", "uitspraak", topic=topic, use_old=False)):
            return reply  # "lekker joh" after "soep": she does not begin her story for it
        if _only_feels_with(moment) and moment.draw.chance("meeleven", 0.5) and (reply := reaction(moment, "erkennen", "gevoelsreflectie")):
            return reply
        if moment.state.runs.get("aanmoediging", 0) % _NODS == _NODS - 1 and (
            reply := initiative(moment) or fallback(moment, "aanmoediging", topic=topic, use_old=False)):
            return reply
        if "ga_verder" not in sense.kinds and (reply := initiative(moment, 0.3)) is not None:  # "en toen" wants to hear more
            return reply
    if (reply := tell(moment, topic)) is not None:
        return reply
    if sense.asks and moment.mood.openness == 0 and (reply := reaction(moment, *keys_of(moment)[:2])) is not None:
        return reply
    if sense.asks and closed_now(moment, topic) and moment.before.last_kind != "terugval:dieper_niet" and (
        reply := fallback(moment, "dieper_niet", topic=topic, use_old=False)):
        return reply
    return ((None if sense.asks else initiative(moment)) or by_herself(moment) or tell_related(moment, topic, any_other=nods)
            or fallback(moment, "ga_door", "aanmoediging", topic=topic))


def _comes_back(moment: Moment, topic: str) -> Reply | None:
    """A short beginning when the talk comes back to what she told about a while ago."""
    turns = [turn for layer, turn in moment.state.told_turns.items() if layer.startswith(f"{topic}/")]
    long_ago = turns and moment.state.turn - max(turns) >= _A_WHILE and moment.before.topic != topic
    if not long_ago or moment.state.turn - moment.before.lead_in_turn < _A_WHILE or not moment.draw.chance("terug op", 0.4):
        return None
    return fallback(moment, "terug_op", use_old=False)


def _short_answer(moment: Moment, topic: str) -> Reply | None:
    """A question for yes, no or one fact about a subject she has told about: what answers it, else a few words."""
    sense = moment.sense
    just_named = sense.only_closed and moment.before.turn > OPENING_TURNS and bool(sense.question.lemmas & moment.said_last)  # "kende u die vrouw van het koor goed"
    if not (moment.state.told.get(topic) or just_named) or not _takes_short_answer(moment):
        return None
    if sense.question.wants_fact:
        return fact_or_not(moment, topic)
    if (reply := answer_to(moment, topic)) is not None:
        return reply
    points = sense.question.points or sense.asks_besides  # to what was just told: one more thing of the subject is no answer
    if "vraagwoord" in sense.kinds or not (points or moment.draw.chance("ja of nee", 0.5)):
        return None
    return yes_or_no(moment, topic)


def _takes_short_answer(moment: Moment) -> bool:
    """Whether yes, no or one fact is asked for, in a way and in a mood that she would just give it."""
    sense = moment.sense
    if "losse_vraag" in sense.kinds or moment.mood.openness == 0 or sense.keys & {"duwend", "open_kaart"} or sense.all_words & TELL:
        return False
    asks_last = sense.asks_besides and sense.question.kinds == {YES_NO} and Move.CLOSED_QUESTION in sense.moves
    return sense.only_closed or asks_last or sense.question.wants_fact


def answered(moment: Moment) -> Reply | None:
    """The trainee answers what she had asked, be it a real question or one that only has its mark."""
    sense = moment.sense
    his_answer = moment.she_asked and sense.all_words & {"ik", "wij", "mijn"} and "?" not in sense.text and "vraagwoord" not in sense.kinds
    if (sense.asks and not his_answer) or sense.silence:  # "Ik? O, ik zat op kantoor."
        return None
    about_her = sense.topic and sense.all_words & YOU
    if his_answer or (moment.before.asked == "vraag" and not about_her):
        return fallback(moment, "antwoord_gehoord", use_old=False)
    if moment.she_asked and moment.before.last_kind not in _ASKED_NOTHING and words_in(sense.text)[:1] in _YES_OR_NO and not sense.all_words & YOU:
        return fallback(moment, "antwoord_gehoord", use_old=False)
    if moment.she_asked and not sense.moves and not sense.all_words & YOU:  # her mark may well have asked nothing: a word that takes nothing for an answer
        return fallback(moment, "aanmoediging", "uitspraak", use_old=False)
    return None


def unknown_question(moment: Moment) -> Reply | None:
    """A question the story has no subject for: a line that shares its words, else that she cannot say."""
    if not moment.sense.asks:
        return None
    sense = moment.sense
    if (reply := asks_on_aside(moment)) is not None:  # "op het raam of zo"
        return reply
    # a line that shares a word says nothing of how long, when or whether ("hoelang staat dat hier al", "is dat nieuw voor u")
    to_the_point = (sense.question.wants_fact or sense.question.kinds == {YES_NO}) and moment.mood.openness
    if (reply := asked_otherwise(moment) or (None if to_the_point else search(moment))) is not None:
        return reply
    if kind_of(sense) == ONE_OF_TWO and sense.only_closed and (reply := fallback(moment, ONE_OF_TWO, use_old=False)) is not None:
        return reply
    if sense.question.wants_fact and moment.mood.openness and (reply := fact_or_not(moment, None)) is not None:
        return reply
    how_asked = [key for key in keys_of(moment)[:2] if not sense.asks_besides or key in _HOW_ASKED]  # not what was said before it
    if moment.mood.openness <= 1 and (reply := reaction(moment, *how_asked)) is not None:
        return reply
    if sense.question.wants_fact and (reply := fact_or_not(moment, None)) is not None:
        return reply
    by_word = "vraagwoord" in sense.kinds and sense.question.kinds != {YES_NO}  # "was dat degene op wie u wacht" wants yes or no
    closed = sense.only_closed and not by_word and not sense.keys & {"duwend", "open_kaart"} and not sense.all_words & TELL
    if closed and (reply := plain_yes_or_no(moment, None)) is not None:
        return reply
    return fallback(moment, "geen_onderwerp", use_old=False) or begin(moment) or fallback(moment, "geen_onderwerp")


def statement(moment: Moment) -> Reply | None:
    """Something that asks nothing: an own initiative of hers, on with the subject at hand, or a word back."""
    sense = moment.sense
    if "over_bezoeker" in sense.kinds and not sense.lemmas & _lemmas_told(moment):
        if (reply := reaction(moment, *keys_of(moment)[:2])) is not None:
            return reply
        if sense.words >= 4:
            return initiative(moment, 0.4) or fallback(moment, "over_bezoeker", "uitspraak")
    if "merkt_op_goed" in sense.kinds and (reply := reaction(moment, "compliment")) is not None:
        return reply
    if "uitroep" in sense.kinds and (sense.words <= _FEW or moment.draw.chance("uitroep", 0.6)):
        said = [key for key in keys_of(moment)[:1] if key not in OWN_QUESTION]  # "wat is dat leuk" asks for no bright spot
        return reaction(moment, *said) or fallback(moment, "aanmoediging", "uitspraak", use_old=False)
    if _MEANS & sense.all_words and sense.words <= _REMARK and moment.before.turn:  # "nee ik bedoel de brug": it is still his question
        return (tell(moment, sense.topic) if sense.topic else None) or fallback(moment, "geen_onderwerp", use_old=False)
    if (reply := initiative(moment, 0.25)) is not None:
        return reply
    talks_on = next_line_is_apt(moment, moment.at_hand) and moment.draw.chance("uitspraak", 0.3 if sense.words <= _REMARK and sense.topic is None else 0.65)
    if talks_on and (reply := tell(moment, moment.at_hand)) is not None:
        return _with_a_word_back(moment, reply)
    return (reaction(moment, *keys_of(moment)[:2]) or fallback(moment, "uitspraak", "aanmoediging", use_old=False)
            or tell(moment, moment.at_hand) or begin(moment) or fallback(moment, "uitspraak"))


def _with_a_word_back(moment: Moment, reply: Reply) -> Reply:
    """``reply`` with a word on what was remarked before it ("Dat klinkt als een mooie tijd." - "Ja hè. ..."), when it points to what she told."""
    points = "terugwijzend" in moment.sense.kinds or moment.sense.lemmas & _lemmas_told(moment)
    recently = moment.before.lead_in_turn and moment.state.turn - moment.before.lead_in_turn < _A_WHILE // 2
    if not points or recently or len(reply.lines) != 1:
        return reply
    words = [line for line in moment.index.fallback.get("aanmoediging", ()) if len(line.text.split()) <= _FEW]
    word = moment.picker.fresh(words, "woord terug")
    return reply if word is None else replace(reply, lines=(word, *reply.lines))


def _about_someone_else(moment: Moment, topic: str) -> bool:
    """*Belde zij dan altijd?*, *woont hij ver?*: yes or no about whom she just spoke of; a word of it leads to a subject of her own."""
    asked = moment.sense.question
    if not moment.sense.only_closed or asked.kinds != {YES_NO} or not asked.forms & HE_OR_SHE or "u" in asked.forms or moment.state.told.get(topic):
        return False
    return not of_sex(asked, moment.index.sex(topic)) and not moment.index.topic_lemmas(topic) & moment.said_last


def _only_feels_with(moment: Moment) -> bool:
    """*Wat erg*, *dat is jammer*: no more than a nod, whatever subject such a word may lead to."""
    return not moment.sense.asks and bool(moment.sense.kinds & {"meeleven", "uitroep"}) and moment.state.topic is not None


def _says_nothing_new(moment: Moment) -> bool:
    """A question without any content word of its own ("En hoe was dat?"): it can only be about the subject at hand."""
    return moment.sense.asks and not moment.sense.lemmas and bool(moment.state.topic) and moment.sense.words <= 14


def _lemmas_told(moment: Moment) -> frozenset[str]:
    """Content words of the last line she spoke."""
    line = moment.last_line
    return moment.index.lemmas(line) if line is not None else frozenset()
