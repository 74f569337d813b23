"""How it was said: OMA and pushing get a reaction and nothing else; listening gets more of the story."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gesprek_oefenen.model.moves import Move
from gesprek_oefenen.model.story import DETAIL, LEFT_OPEN, NO_SUBJECT, Line
from gesprek_oefenen.persona.apart import verbs
from gesprek_oefenen.persona.asked import HE_OR_SHE, OPEN_KINDS, YES_NO, YOU
from gesprek_oefenen.persona.defaults import trust_table
from gesprek_oefenen.persona.facts import fact
from gesprek_oefenen.persona.fallback import asks_a_detail, fallback, has_own, not_known
from gesprek_oefenen.persona.follow_up import follow_up
from gesprek_oefenen.persona.initiative import initiative
from gesprek_oefenen.persona.listening import not_hers
from gesprek_oefenen.persona.moment import Moment, Reply
from gesprek_oefenen.persona.question_forms import wants_one_thing
from gesprek_oefenen.persona.reactions import heard, keys_of, lead_in, reaction
from gesprek_oefenen.persona.to_the_point import next_line_is_apt
from gesprek_oefenen.persona.topics import of_her_word, open_layers, tell, tell_related, told_feeling

_ASKS_ON: Final = frozenset({Move.OPEN_QUESTION, Move.FOLLOW_UP})
_ALONE: Final = ("oordeel", "bagatelliseren", "advies", "mening", "etiket", "discussie")
_PUSHING_QUESTION: Final = ("sturende_vraag", "waarom_vraag", "jargon")
_FIRST_WORD: Final = (
    "weerstand_benoemen", "erkennen", "parkeren", "eenzaamheid_noemen", "zorg_benoemen", "regie", "compliment",
    "eigen_ervaring",
)
_BRIEFLY: Final = 5
_FEW: Final = 7
"""*Ik hoor teleurstelling, klopt dat?* names a feeling; more words than this sum something up."""
_LITTLE: Final = frozenset({Move.CLOSED_QUESTION, Move.CONTACT, Move.ENCOURAGEMENT})
"""Moves that say little about a turn that gives her words back."""
_ABOUT_HER: Final = YOU | {"dus"}
"""One of these is in a summary that takes none of her own words."""
_TOLD_HIM: Final = frozenset({"vertelde", "zei", "hoorde"})
_OF_THE_TALK: Final = frozenset({"waarover"})
_SAYING: Final = frozenset({"zeggen", "antwoorden"})
_SUPPOSED: Final = frozenset({"stel", "als", "anders", "wanneer", "zonder", "mocht", "wonder", "morgen", "wel"})
_THERE: Final = frozenset({"dan", "er", "daar", "toen"})
"""*Wat is er fijn aan*: at what she told."""
_MISSING: Final = frozenset({"mis", "mist", "miste", "missen"})
_OF_LIGHT: Final = frozenset({"welke_beste", "wat_gaat_u", "dag_eruit", "wanneer_meest"})
"""Forms that may ask what still goes well."""
OWN_QUESTION: Final = ("omkeren", "wens", "lichtpunt")
_NAMED_FIRST: Final = 0.75
"""How often a subject that was named goes before her line for the kind of question: it is what was asked about."""
_SAYS: Final = ("dus u ", "dus je ", "dus dat ", "u voelt ", "je voelt ")
_AND_THEN: Final = ("en dan", "en toen", "en daarna", "en verder")
_OTHERS: Final = ("ze", "zij", "hij", "die", "iemand", "mensen")
_NO_WISH: Final = frozenset({"waarop", "wat_er_met", "is_er", "waarvoor"})
_ASKS_WHO: Final = frozenset({"wie", "met_wie", "waar", "wanneer", "hoe_vaak", "hoe_lang"})
_TRUSTS: Final = 2
_OPENS_UP: Final = 3
"""As open as this, who is listened to seldom just says yes while there is more to tell."""
_STINGS: Final = 0.35
"""How often *waarom* gets her reaction to being asked to account for herself, and not just a reason."""
_MANY: Final = 8
"""In fewer words than this nobody asks too much at once."""
_LONG: Final = 14
"""Nor in fewer than this with two questions (*Is dat voor mij? Neemt u er zelf geen?*)."""
_HER_LOOKS: Final = frozenset({"er", "uit"})
"""*U ziet er netjes uit*: of her, whatever subject is named beside it."""
_FALLBACK_OF: Final = {"parkeren": "parkeren", "regie": "regie", "eigen_ervaring": "over_bezoeker"}


def left_at_home_not(moment: Moment) -> Reply | None:
    """A sure judgement, opinion, advice, making it small, label or argument: the reaction comes alone."""
    present = [key for key in keys_of(moment) if key in _ALONE]
    if not present:
        return None
    return reaction(moment, *present) or fallback(moment, "uitspraak", use_old=False) or reaction(moment, *present, use_old=True)


def perhaps_advice(moment: Moment) -> Reply | None:
    """Something that may be advice or opinion and asks nothing: a flat word back, never her real reaction to advice."""
    if not moment.sense.doubtful or moment.sense.kinds & {"geen_haast", "ga_verder"} or ("begroeting" in moment.sense.kinds and moment.state.turn <= 2):
        return None
    if "over_bezoeker" in moment.sense.kinds and not moment.sense.all_words & _ABOUT_HER:  # "ik stond een half uur in de file"
        return None
    if moment.sense.asks:  # "heb je wel eens hulp gezocht": a subject that is asked about gets its answer; "misschien een club?" is a tip
        tip = "misschien" in moment.sense.all_words
        return reaction(moment, "oma") if moment.sense.only_closed and tip else None
    return reaction(moment, "oma") or fallback(moment, "uitspraak", use_old=False)


def change_of_mood(moment: Moment) -> Reply | None:
    """The line that goes with a change of state; when she opens up to a question, the answer matters more."""
    if (taken := moment.transition) is None or not taken.lines:
        return None
    opens = moment.mood.openness >= moment.story.state(moment.before.state).openness
    if opens and not moment.mood.end and moment.sense.asks:
        return None
    line = moment.picker.fresh(taken.lines, "overgang")
    return Reply((line,), "overgang", moment.at_hand) if line else None


def sorry(moment: Moment) -> Reply | None:
    """An apology."""
    if "snapt_niet" in moment.sense.kinds and not moment.sense.asks_besides:
        return fallback(moment, "bedoelt", topic=moment.state.topic, use_old=False)
    if "excuus" not in moment.sense.keys or (moment.sense.topic and moment.sense.asks):
        return None
    if moment.sense.asks and "vraagwoord" in moment.sense.kinds and moment.sense.words <= _BRIEFLY:  # "sorry welke doos"
        return None
    taken = reaction(moment, "excuus") or fallback(moment, "excuus")
    if taken is None or not moment.sense.asks:
        return taken
    asked = fact(moment) or follow_up(moment) or own_question(moment)  # "sorry, dat was te snel. Wat wilt u zelf?": both get their word
    if asked is None and moment.sense.asks_besides:
        return None  # the question is what she answers
    return taken if asked is None else replace(asked, lines=(*taken.lines, *asked.lines))


def pushing_question(moment: Moment) -> Reply | None:
    """A leading question, *waarom* or jargon: half the time a reaction, else a bit of content that stays shallow."""
    present = [key for key in keys_of(moment) if key in _PUSHING_QUESTION]
    if not present:
        return None
    if moment.sense.asks_besides and moment.mood.openness and (asked := not_known(moment.sense.question.kinds)) is not None:  # "hoezo niet? Hoe laat werd het dan?"
        return fallback(moment, asked, topic=moment.at_hand, use_old=False)
    if "waarom_vraag" in present and moment.mood.openness >= _TRUSTS and has_own(moment, "hoe_komt", moment.at_hand):
        return fallback(moment, "hoe_komt", topic=moment.at_hand, use_old=False)  # whom she trusts she tells how it came
    if "hoezo" in moment.sense.all_words and moment.sense.words <= _BRIEFLY and moment.mood.openness:  # asks what she means, it does not push
        return of_her_word(moment) or fallback(moment, "hoe_komt", topic=moment.at_hand, use_old=False)
    if "waarom_vraag" in present and not moment.sense.question.lemmas and moment.mood.openness:
        if moment.she_asked:  # "waarom vraagt u dat?"
            return fallback(moment, "antwoord_uitgebleven", use_old=False)
        if moment.before.last_kind in LEFT_OPEN:  # "die naam zegt u niets" - "waarom niet?"
            return fallback(moment, DETAIL, use_old=False)
    of_another = bool(moment.sense.question.forms & HE_OR_SHE) and not moment.sense.question.forms & {"u", "niet"}
    if "waarom_vraag" in present and of_another and moment.mood.openness:  # "waarom keek hij zo boos": she need not account for that
        return fallback(moment, "waarom_ander", NO_SUBJECT, use_old=False)
    if "waarom_vraag" in present:  # now and then it stings; mostly she gives a reason, as one does
        stung = moment.mood.openness == 0 or moment.draw.chance("waarom", _STINGS)
        reply = reaction(moment, *present) if stung else None
        return reply or fallback(moment, "hoe_komt", topic=moment.at_hand, use_old=False) or reaction(moment, *present)
    bare = not moment.sense.lemmas and moment.sense.topic is None
    if bare and (reply := reaction(moment, *present)) is not None:
        return reply
    if not moment.draw.chance("duwend", 0.5) and (reply := tell(moment, moment.at_hand)) is not None:
        return reply
    return reaction(moment, *present)


def summary(moment: Moment) -> Reply | None:
    """Her own words given back: corrected when wrong, confirmed and gone on with when right."""
    sense = moment.sense
    if "geeft_terug" in sense.kinds and moment.before.told and not sense.moves - _LITTLE and not sense.echo:
        return _listened(moment, "samenvatting", "samenvatting_goed")
    if (Move.SUMMARY not in sense.moves and not sense.echo) or _rather_a_question(moment, Move.SUMMARY):
        return None
    if Move.SUMMARY not in sense.sure and not sense.right_words and (
        not moment.before.told or sense.kinds & {"merkt_op", "meeleven"} or not sense.all_words & _ABOUT_HER):
        return None
    if sense.all_words & _TOLD_HIM and not sense.all_words & _ABOUT_HER:  # "Petra vertelde dat de avonden zwaar zijn"
        return None
    if "over_bezoeker" in sense.kinds and not sense.all_words & _ABOUT_HER:  # "mijn oma maakte er altijd stroop van": his own story
        return None
    if sense.echo:
        if moment.state.counts.get("echo", 0) >= trust_table().echo_from:
            return (fallback(moment, "echo", use_old=False) or tell(moment, moment.at_hand)
                    or fallback(moment, "aanmoediging", "uitspraak", "echo"))
        return tell(moment, moment.at_hand) or fallback(moment, "aanmoediging")
    if not_hers(moment.story, moment.before, sense):
        return fallback(moment, "samenvatting_fout")
    if sense.topic and sense.moves & _ASKS_ON and "controle" not in sense.kinds:
        return with_lead_in(moment, tell(moment, sense.topic), "samenvatting")
    return _listened(moment, "samenvatting", "samenvatting_goed")


def feeling(moment: Moment) -> Reply | None:
    """A feeling named: confirmed and gone on with, or put right when it is plainly another one."""
    sense = moment.sense
    only_named = not sense.asks_besides or sense.question.kinds == {YES_NO}  # "dat klinkt eenzaam. Wie weet het?" asks who
    if only_named and "eenzaamheid_noemen" in sense.keys and (reply := reaction(moment, "eenzaamheid_noemen")) is not None:
        return reply
    if Move.FEELING_REFLECTION not in sense.moves or _rather_a_question(moment, Move.FEELING_REFLECTION):
        return None
    if "ruimte" in sense.keys and Move.FEELING_REFLECTION not in sense.sure:  # "neem de tijd, ik heb het idee dat er nog iets komt": no feeling is named
        return None
    if "blij_gevoel" in sense.kinds and told_feeling(moment) and not sense.asks:
        return fallback(moment, "gevoel_fout")
    if sense.topic and sense.moves & _ASKS_ON and "controle" not in sense.kinds:
        return with_lead_in(moment, tell(moment, sense.topic), "gevoelsreflectie")
    return _listened(moment, "gevoelsreflectie", "gevoel_goed")


def check(moment: Moment) -> Reply | None:
    """*Klopt dat?* after something that was not recognised as a summary or reflection: she says whether it is so."""
    if "controle" not in moment.sense.kinds or moment.sense.doubtful or moment.sense.asks_besides:
        return None
    if moment.sense.question.kinds & OPEN_KINDS:  # "hoe bedoelt u, dat scheelt per dag?"
        return None
    short = moment.sense.words <= _FEW and not moment.sense.all_words & {"bedoel", "bedoelt"}
    key, confirm = ("gevoelsreflectie", "gevoel_goed") if short else ("samenvatting", "samenvatting_goed")
    return fallback(moment, "samenvatting_fout") if not_hers(moment.story, moment.before, moment.sense) else _listened(moment, key, confirm)


def first_word(moment: Moment) -> Reply | None:
    """Moves that get an answer of their own: acknowledging, naming, leaving the choice, a compliment, an own experience."""
    sense = moment.sense
    present = [key for key in keys_of(moment) if key in _FIRST_WORD]
    admires = "merkt_op_goed" in sense.kinds and not sense.asks and not present and (sense.topic is None or _HER_LOOKS <= sense.all_words)
    if admires and (reply := reaction(moment, "compliment")) is not None:
        return reply
    if "merkt_op" in sense.kinds and not present and (reply := reaction(moment, "zorg_benoemen")) is not None:
        return reply
    if "hoe_gaat_het" in sense.kinds and sense.asks_besides and "eenzaamheid_noemen" not in present:  # "ik kom niet voor de folder, ik ben benieuwd hoe het met u is"
        return None
    if sense.asks_besides and (asks_a_detail(moment) or not set(present) & {"eenzaamheid_noemen", "zorg_benoemen", "weerstand_benoemen"}):
        return None
    if "geen_haast" in sense.kinds and not sense.asks and set(present) <= {"regie"}:
        return reaction(moment, "ruimte") or reaction(moment, "regie") or fallback(moment, "regie", use_old=False)
    if present == ["regie"] and "hoe_gaat_het" in sense.kinds:  # "ik heb alle tijd, hoe is het met u?"
        return None
    if not present or (present == ["compliment"] and sense.asks and not sense.topic):
        return None
    if "compliment" in present and moment.state.counts.get("compliment", 0) > trust_table().flattery and not sense.topic:
        return fallback(moment, "vleierij", use_old=False)
    asks_content = sense.asks and sense.topic and "eenzaamheid_noemen" not in present and "kies_zelf" not in sense.kinds
    if asks_content and next_line_is_apt(moment, sense.topic):
        return with_lead_in(moment, tell(moment, sense.topic), *present)
    if (reply := reaction(moment, *present)) is not None:
        return reply
    if (reply := tell(moment, moment.at_hand)) is not None:
        return reply
    kinds = [_FALLBACK_OF[key] for key in present if key in _FALLBACK_OF]
    return fallback(moment, *kinds) if kinds else None


def own_question(moment: Moment) -> Reply | None:
    """What do you wish, what goes well, suppose it worked: a line of hers for just that, or the subject that was named."""
    if "uitroep" in moment.sense.kinds and not moment.sense.asks:  # "wat zit uw haar leuk"
        return None
    present = [key for key in keys_of(moment) if key in OWN_QUESTION and key in moment.story.reactions]
    sure = {move.value for move in moment.sense.sure}
    named = moment.sense.topic if not moment.index.is_wide(moment.sense.topic) else None  # "wat maakt u blij" is about joy, not her head
    if named and moment.sense.asks_besides and not moment.index.leads_to(named, moment.sense.question.forms):  # "zo gaat dat. Wat zou u nu graag willen?"
        named = None
    looks_back = moment.sense.goes_on or not moment.sense.lemmas
    misses = bool(moment.sense.all_words & _MISSING) and moment.state.topic is not None
    if misses and (looks_back or moment.sense.question.points):  # "wat mist u aan haar": of what was told, no wish
        return None
    if looks_back and moment.sense.only_closed and moment.before.told:  # "mist u dat?": about what was told, no wish
        return None
    if "weer" in moment.sense.kinds and not sure & set(present):
        return None
    if not present or (named and (moment.sense.only_closed or present[0] not in sure)):
        return None
    question = moment.sense.question
    if present[0] == "wens" and _of_this_moment(moment):
        return None
    if present[0] == "lichtpunt" and (question.wants_fact or question.points or (looks_back and question.forms & _THERE)):  # "wie helpt u" asks who
        return None
    form = moment.sense.form
    if form in _OF_THE_TALK or (form and question.forms & _SAYING and ("willen" not in question.forms or "tegen" in question.forms)):  # "waar zou u het wel over willen hebben", "wat zou je dan zeggen"
        return None
    if present[0] == "lichtpunt" and form and wants_one_thing(form) and form not in _OF_LIGHT:  # "wat ziet u nog wel"
        return None
    if present[0] == "omkeren" and question.points and not moment.sense.all_words & _SUPPOSED:  # "wat zou u tegen haar willen zeggen"
        return None
    if moment.sense.only_closed and present[0] not in sure:  # "was het iemand die u goed kende" asks for no bright spot
        return None
    if named and moment.draw.chance("eigen vraag", _NAMED_FIRST) and (reply := tell(moment, moment.sense.topic)):
        return reply
    return reaction(moment, *present)


def _of_this_moment(moment: Moment) -> bool:
    """Whether what has the words of a wish asks something else: whom, what she meant to say, or about a thing she just named."""
    question = moment.sense.question
    if question.kinds & _ASKS_WHO or moment.sense.form in _NO_WISH:  # "wie zou u willen zien": whom, not what she wishes for
        return True
    if question.wants_fact or "had" in moment.sense.all_words or "ik" in question.forms or any(f"dat {who} " in moment.sense.asked_text for who in _OTHERS) or (question.forms & _THERE and "eerst" in question.forms):  # "wat had u willen zeggen", "wat zou je willen dat ik zei"
        return True
    return bool(verbs(question) & moment.said_last)  # "bewegen, zei hij" - "wat zou u willen bewegen"


def too_many_at_once(moment: Moment) -> Reply | None:
    """Several questions at once: more often than not she says so; else she takes the one she can answer."""
    if Move.STACKED_QUESTION not in moment.sense.sure or moment.sense.words < _MANY or moment.sense.text.count("?") in (1, 2) and moment.sense.words < _LONG or not moment.draw.chance("stapel", 0.6):
        return None
    return reaction(moment, "stapelvraag")


def _rather_a_question(moment: Moment, move: Move) -> bool:
    """A reflection that is only likely, in a turn that asks, or one with a question after it: the question counts."""
    sense = moment.sense
    if sense.asks_besides:
        return True
    if not sense.asks and "ga_verder" in sense.kinds and sense.text.casefold().startswith(_AND_THEN):
        return True
    if not sense.asks or "controle" in sense.kinds:
        return False
    if "?" in sense.text and sense.asked_text.casefold().startswith(("en als ", "als ")):  # "en als die glimlach er even niet hoeft te zijn?"
        return True
    if sense.question.kinds == {YES_NO} and sense.text.casefold().startswith(_SAYS):  # "dus u schaamt zich een beetje?"
        return False
    if sense.only_closed and sense.topic is not None and sense.topic != moment.before.topic:
        return not moment.before.told.get(sense.topic)  # about something she has not spoken of yet
    if move in sense.sure:
        return False
    return sense.topic is not None or "ga_verder" in sense.kinds


def _listened(moment: Moment, key: str, confirm: str) -> Reply | None:
    """After good listening: further in the story, with a word before it; now and then just the confirmation."""
    if "controle" in moment.sense.kinds:  # she was asked whether it is so
        return reaction(moment, key) or fallback(moment, confirm)
    opens_up = moment.mood.openness >= _OPENS_UP and moment.works and _of_that_subject(moment) and _has_more_to_tell(moment)
    own = moment.draw.chance(f"bevestigen.{key}", 0.1 if opens_up else 0.4)
    if own and (reply := reaction(moment, heard(moment, key))) is not None:
        return reply
    if key == "samenvatting" and not moment.sense.asks and Move.SUMMARY in moment.sense.sure and (reply := initiative(moment, 0.5, asks="advies", about=moment.at_hand)) is not None:
        return reply
    further = tell(moment, moment.at_hand, back=False) if moment.works and _of_that_subject(moment) else None
    if further is not None and 0 < moment.state.told.get(further.topic or "", 0) < further.layer:
        return with_lead_in(moment, further, key)  # deeper; one more thing as shallow as the last would sound like no answer
    return (reaction(moment, heard(moment, key)) or fallback(moment, confirm, use_old=False)
            or (with_lead_in(moment, tell(moment, moment.at_hand) or tell_related(moment, moment.at_hand), key)
                if moment.works else None)
            or fallback(moment, confirm))


def _has_more_to_tell(moment: Moment) -> bool:
    """Whether she has begun to tell of the subject at hand, and would tell a deeper layer of it now."""
    topic = moment.at_hand or ""
    told = moment.state.told.get(topic, 0)
    return told > 0 and moment.knows(topic) and any(layer.number > told for layer in open_layers(moment, moment.story.topic(topic)))


def _of_that_subject(moment: Moment) -> bool:
    """Whether her last line, or the turn, is about the subject at hand: from another thing its next layer would come out of the blue.

    After what surely is a summary or a feeling named it may: she was listened to.
    """
    topic = moment.at_hand or ""
    if moment.sense.sure & {Move.SUMMARY, Move.FEELING_REFLECTION}:
        return True
    return moment.spoke_of(topic) or bool(moment.sense.lemmas & moment.index.topic_lemmas(topic))


def with_lead_in(moment: Moment, reply: Reply | None, *keys: str) -> Reply | None:
    """``reply`` with a short beginning when how it was said stands out."""
    if reply is None or reply.kind != "laag" or len(reply.lines) > 1:
        return reply
    line: Line | None = lead_in(moment, *keys)
    if line is None:
        return reply
    return Reply((line, *reply.lines), reply.kind, reply.topic, reply.layer, reply.reaction, reply.thoughts,
                 from_layer=reply.from_layer)
