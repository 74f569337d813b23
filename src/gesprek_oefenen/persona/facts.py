"""Facts: short answers she gives only when they are asked (who is that, how long already, what is it called)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from gesprek_oefenen.language.related import ALIKE, best_related
from gesprek_oefenen.model.story import Fact
from gesprek_oefenen.persona.apart import (
    LIGHT,
    of_sex,
    only_one_would,
    other_intent,
    other_person,
    other_small_word,
    other_time,
    other_verb,
    past_or_now,
    strange_to,
    verbs,
)
from gesprek_oefenen.persona.asked import (
    HE_OR_SHE,
    OPEN_KINDS,
    POINTING,
    YES_NO,
    Question,
    question_in,
)
from gesprek_oefenen.persona.asked_on import BY_NAME, asked_on, brought_up, give, of_that_time, says_little, would_say
from gesprek_oefenen.persona.asking import QUESTION_WORDS
from gesprek_oefenen.persona.fallback import fallback
from gesprek_oefenen.persona.follow_up_kinds import follow_up_in
from gesprek_oefenen.persona.index import HER, HIM, StoryIndex
from gesprek_oefenen.persona.moment import Moment, Reply
from gesprek_oefenen.persona.onward import onward, onward_of
from gesprek_oefenen.persona.pointing import (
    bare_why,
    of_the_thing_before,
    someone_named,
    someone_she_named,
    who_that_is,
)
from gesprek_oefenen.persona.question_forms import may_ask_the_same
from gesprek_oefenen.persona.same_question import same_question
from gesprek_oefenen.persona.sense import Sense

_ENOUGH: Final = 1.5
_HIT, _BACK, _SAME, _KIND, _STRANGE = 2.0, 1.5, 1.0, 0.5, 1.0
"""What counts for a fact: a word of its own, one that is in the air, its subject, exactly its kind of question; and against
it: a word of the turn that it has nothing to do with."""
_EXACT, _SAME_WORDS, _HALF, _HALF_OF_IT = 0.9, 0.75, 0.55, 0.5
_MOST_WORDS: Final = 0.65
_OTHERWISE, _OF_SUBJECT = 0.4, 0.3
"""How surely a question in other words has to ask the same; what it counts that it is of the subject asked about."""
_OF_ITS_SUBJECT: Final = frozenset({"het", "dat"})
"""An example question with one of these takes its subject as known."""
_ASKS_ALONE: Final = QUESTION_WORDS | {"is", "zijn", "met", "van", "voor"}
_IT: Final = frozenset({"het"})
_WHO: Final = frozenset({"wie", "met_wie"})
_O_CLOCK: Final = "hoe_laat"
_SAYS_AGAIN: Final = (["zo"], ["dat"], ["als"])
"""What begins so behind a comma only says again what is meant: *hier bij het raam* may ask for more."""
_GUESSES: Final = (["was"], ["is"], ["waren"], ["zijn"], ["bent"], ["ben"], ["of"], ["iets"])
"""What begins so behind a comma guesses at the answer."""
_STANDS: Final = "staat"
"""*Wat staat erop*: no state, whatever the dictionary says."""
_WHOLE: Final = 4
"""So many words make a question of their own."""
_BARE: Final = 2
"""*Wie dan* leaves everything to what was just said."""
_EACH_OTHER: Final = frozenset({"jullie", "elkaar"})
_ORDER: Final = frozenset({"vorig", "laatst", "eerst", "volgend", "keer", "vorige", "laatste", "eerste"})
"""Words that say which one, not which thing."""
_NOTHING: Final[frozenset[str]] = frozenset()
_SURELY: Final = 8
"""The very question goes before any other that shares more words."""
_ALL: Final = 3
_STOPS: Final = frozenset(".!?")
_LOOSE: Final = OPEN_KINDS | {YES_NO}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with where it was asked: ``named`` and ``at_hand`` subject, ``last``: words in the air, ``openness`` of her mood, its ``form``,
    ``before``: what the sentence before it is about."""

    question: Question
    named: str | None = None
    at_hand: str | None = None
    last: frozenset[str] = frozenset()
    openness: int = 3
    form: str = ""
    before: frozenset[str] = frozenset()

    @property
    def about(self) -> str | None:
        """The subject it is about."""
        return self.named or self.at_hand


def fact(moment: Moment) -> Reply | None:
    """The fact that is asked for, if she has it and would say it."""
    sense = moment.sense
    if (named := someone_named(moment)) is not None:
        return named
    if sense.asks and (known := _asked_first(moment)) is not None:
        return known
    if (hers := someone_she_named(moment)) is not None:
        return hers
    if (why := bare_why(moment)) is not None:
        return why
    on_her_line, surely = asked_on(moment)
    loose = "losse_vraag" in sense.kinds and not (sense.question.wants_fact and verbs(sense.question))  # "en met wie werkte u daar" is whole
    asks_fact = sense.asks and not loose
    by_name = asks_fact and (is_asked_by_name(moment.index, sense.question) or _is_example(moment))
    known_by_name = by_name and bool(sense.question.names) and surely < BY_NAME + _EXACT  # "wie is Noor": whoever else her line speaks of
    if on_her_line is not None and (surely >= BY_NAME + _EXACT or not by_name) and not known_by_name:
        return give(moment, on_her_line)
    if asks_fact and all(word.endswith("en") or word == _STANDS for word in sense.question.lemmas) and (reply := of_the_thing_before(moment)) is not None:
        return reply
    if asks_fact and says_little(sense.question) and moment.before.last_kind.startswith("terugval:") and not by_name:
        return None  # "een enkele keer wel" - "wanneer was dat voor het laatst?": of what she left open there is no fact
    if not asks_fact or (not sense.question.lemmas and follow_up_in(sense.asked_text).kind and not by_name):
        return None  # "en wat vindt u daarvan": of what she just told, whatever fact shares its few words
    before_it = sense.lemmas if sense.asks_besides else frozenset[str]()  # "wat een mooie hoed. waar komt die vandaan?"
    brings_up = brought_up(moment, onward_of(sense.question, sense.asked_text))
    in_the_air = brings_up or moment.said_last | before_it
    form = "waar_ligt" if sense.question.kinds == {"waar"} and not sense.form and says_little(sense.question) else sense.form  # "waar dan?" does not ask where from
    asked = Asked(sense.question, sense.topic, moment.state.topic, in_the_air, moment.mood.openness, form, before_it)
    if "hoe_gaat_het" in sense.kinds and not by_name and not sense.question.lemmas:
        return None  # "hoe gaat het met u" does not ask how she gets there
    found = find_fact(moment.index, asked)
    if found is not None and not sense.question.lemmas and not _is_nearly(found, sense.question):
        return None  # "veertig man! Waar liet u die allemaal?" does not ask where his wife came from
    if found is not None and brings_up and not brings_up & (moment.index.asked_lemmas(found) | moment.index.topic_lemmas(found.topic)):
        return None  # "een lege kooi. Wie woonde daarin?" does not ask who lived upstairs
    if found is not None and not of_that_time(moment, found):
        return None
    if found is not None and _is_of_another(moment, found, in_the_air):
        return None
    if found is None and (who := who_that_is(moment)) is not None:
        return who
    if found is None:
        kept = find_fact(moment.index, replace(asked, openness=_ALL))
        return fallback(moment, "dieper_niet", topic=kept.topic or None, use_old=False) if kept and moment.mood.openness else None
    if moment.picker.unused(found.lines):
        return give(moment, found)
    if moment.before.last_kind == "terugval:herhaald" or not by_name:
        return None
    return fallback(moment, "herhaald", topic=found.topic or None, use_old=False)


def _is_of_another(moment: Moment, known: Fact, in_the_air: frozenset[str]) -> bool:
    """*Waar wonen ze dan?*, of her children, does not ask where the boy of downstairs lives: a question with no thing of its own is of what is in the air."""
    asked = moment.sense.question
    if not (asked.points or asked.forms & HE_OR_SHE) or any(not word.endswith("en") for word in asked.lemmas):
        return False
    if known.topic in ("", moment.sense.topic, moment.state.topic) or moment.spoke_of(known.topic):
        return False
    things = {word for question in known.questions for word in question_in(question).lemmas if not word.endswith("en")}
    return bool(things) and not things & in_the_air


def _is_nearly(known: Fact, asked: Question) -> bool:
    """Whether a question that names nothing shares half its words with an example of the fact: judged, it was else wrong half the time."""
    return any(question_in(question).likeness(asked) >= _HALF_OF_IT for question in known.questions)


def find_fact(index: StoryIndex, asked: Asked) -> Fact | None:
    """The fact that answers ``asked`` best and that she would say in this mood; of equals the one that takes most openness."""
    best, most = None, (0.0, 0)
    for known, question in index.fact_questions(asked.question, asked.last):
        if known.openness <= asked.openness:
            value = (_value(index, known, question, asked), known.openness)
            if value > most and _of_that_form(known, asked):
                best, most = known, value
    return best if most[0] >= _ENOUGH else None


def _of_that_form(known: Fact, asked: Asked) -> bool:
    """Whether an example question of the fact has a form that may ask the same: *waar zijn ze voor* is not *waar komen ze vandaan*."""
    if not asked.form:
        return True
    read = [onward(question) for question in known.questions]
    return any(may_ask_the_same(asked.form, one.form) for one in read if one.question.kinds & asked.question.kinds)


def _is_example(moment: Moment) -> bool:
    """Whether the turn is an example question of the subject it names: then that subject is asked about, whatever she just said."""
    return moment.knows(moment.sense.topic) and moment.index.has_question(moment.sense.topic or "", moment.sense.question)


def asked_otherwise(moment: Moment) -> Reply | None:
    """The fact that is asked for in other words than the story has, when no line of hers answers it better."""
    sense = moment.sense
    if not sense.asks or moment.mood.openness == 0 or sense.kinds & {"losse_vraag", "ga_verder"}:
        return None
    asked = Asked(sense.question, sense.topic, moment.state.topic, openness=moment.mood.openness)
    found = in_other_words(moment.index, sense.asked_text, asked)
    return give(moment, found) if found is not None and would_say(moment, found) else None


def in_other_words(index: StoryIndex, text: str, asked: Asked) -> Fact | None:
    """The fact whose example question asks the same in other words: every word of either has one that can stand for it in the other."""
    mine, best, most = onward_of(asked.question, text), None, _OTHERWISE
    if not mine.lemmas or asked.question.points:
        return None
    for known, question, read in index.facts_alike(asked.question):
        same_kind = read.kinds & asked.question.kinds and read.names == asked.question.names and not other_person(read, asked.question) and not other_small_word(read, asked.question) and not other_intent(read, asked.question)
        if known.openness > asked.openness or not same_kind or not _all_alike(mine.lemmas, onward(question).lemmas):
            continue
        value = same_question(mine, onward(question), _NOTHING) + _OF_SUBJECT * (known.topic == asked.about)
        if value > most:
            best, most = known, value
    return best


def _all_alike(words: frozenset[str], others: frozenset[str]) -> bool:
    return bool(others) and min(best_related(word, others) for word in words) >= ALIKE and min(best_related(word, words) for word in others) >= ALIKE


def _asked_first(moment: Moment) -> Reply | None:
    """*Heeft u dat altijd gekund, zo luisteren?*, *wat voor werk deed u, was u timmerman?*: what goes before the comma is, to the word, the question of a fact."""
    sense = moment.sense
    if sense.asks_besides and not sense.question.lemmas and (whole := _in_two_clauses(moment)) is not None:
        return give(moment, whole)
    head, behind = before_comma(moment.index, sense)
    if not head:
        return None
    question = question_in(head)
    guesses = (behind.split()[:1] in _GUESSES or len(behind.split()) <= _WHOLE) and bool(question.lemmas or _O_CLOCK in question.kinds) and not question.points
    if behind.split()[:1] not in _SAYS_AGAIN and not guesses:
        return None
    found = find_fact(moment.index, Asked(question, openness=moment.mood.openness)) if is_asked_by_name(moment.index, question) else None
    return give(moment, found) if found is not None and would_say(moment, found) else None


def _in_two_clauses(moment: Moment) -> Fact | None:
    """The fact with just this question of two clauses: *als u één ding kon veranderen, wat zou dat zijn?*"""
    text = moment.sense.text.strip()
    if "," not in text or _STOPS & set(text[:-1]):
        return None
    whole = question_in(text)
    return next((known for known in _asked_by_name(moment.index, whole) if would_say(moment, known)), None)


def before_comma(index: StoryIndex, sense: Sense) -> tuple[str, str]:
    """What the turn asks before its first comma and what stands behind it; nothing twice when that is no question by itself, or all of it is one of the story."""
    head, comma, behind = sense.asked_text.partition(",")
    whole = comma and len(head.split()) >= _WHOLE and not is_asked_by_name(index, sense.question)
    return (head, behind) if whole else ("", "")


def is_asked_by_name(index: StoryIndex, asked: Question) -> bool:
    """Whether ``asked`` is, nearly to the word, an example question of some fact."""
    return next(_asked_by_name(index, asked), None) is not None


def _asked_by_name(index: StoryIndex, asked: Question) -> Iterator[Fact]:
    """The facts of which ``asked`` is, nearly to the word, an example question."""
    return (known for known, question in index.fact_questions(asked) if asked.likeness(question) >= _EXACT)


def _is_of(turn: Question, own: frozenset[str]) -> bool:
    """Whether *hij, zij* can stand for the one person that the example question names by a word such as *vrouw*."""
    sex = "hij" if own & HIM else "zij" if own & HER else ""
    return len(own) == 1 and of_sex(turn, sex) is True and not turn.several


def _value(index: StoryIndex, known: Fact, question: Question, asked: Asked) -> float:
    """How surely the turn asks for this fact by this question; 0 when it does not."""
    turn, last = asked.question, asked.last
    own, alike = question.lemmas, turn.likeness(question)
    if alike < (_SAME_WORDS if own else _HALF) and not own & (turn.lemmas | last):
        return 0.0  # most questions have nothing to do with it: they should cost little
    if not known.topic and question.telling & QUESTION_WORDS and question.telling - POINTING <= _ASKS_ALONE:
        return 0.0  # "waar dan" with the story as a whole would answer any such question
    if other_person(turn, question) or other_time(turn, question) or other_small_word(turn, question) or other_intent(turn, question) or only_one_would(turn, question) or (turn.thing and question.thing and turn.thing != question.thing):
        return 0.0
    if any(form.isdigit() for form in question.forms - turn.forms):
        return 0.0
    if alike < 1 and past_or_now(turn, question):
        return 0.0
    if known.topic and of_sex(turn, index.sex(known.topic)) is False:
        return 0.0  # "wanneer is ze overleden" is not about Gerrit
    about = index.topic_lemmas(known.topic)
    named = turn.lemmas or asked.before  # "u reed taxi. Hoe was dat?"
    to_the_letter = alike >= _EXACT and own <= named and any(not word.endswith("en") for word in own)  # names a thing: whom "jullie" are follows from it
    its = question.forms & _OF_ITS_SUBJECT if question.points else question.forms & _IT
    if its and not to_the_letter and known.topic not in ("", asked.named, asked.at_hand) and not about & (last | turn.lemmas):
        return 0.0  # "mist u het" asks about the taxi only when she speaks of it
    someone = (turn.forms & HE_OR_SHE and question.forms & HE_OR_SHE) or turn.forms & _EACH_OTHER
    if someone and not to_the_letter and known.topic not in ("", asked.at_hand) and not about & last:
        return 0.0  # "wanneer is ze overleden": she whom the talk is about
    if alike < _EXACT and not (turn.lemmas & own) - about - question.names - _ORDER and other_verb(turn, question, last | about if verbs(turn) else last):
        return 0.0  # "wanneer heeft Arie die gezet" does not ask when he died
    if "wie" in turn.kinds & question.kinds and ("u" in turn.forms) is not ("u" in question.forms) and not verbs(turn) | verbs(question):
        return 0.0  # "wie was dat" does not ask who she is
    if says_little(turn) and verbs(question) - LIGHT and not verbs(question) & last and alike < _SAME_WORDS:
        return 0.0  # "wanneer was dat" of the funeral does not ask when she spoke to her last
    same = known.topic == asked.about or (turn.points_back and known.topic == asked.at_hand)
    kinds = turn.kinds & question.kinds
    strange = turn.lemmas - own - about - (last if turn.points else frozenset())
    if alike >= _EXACT and known.topic in (asked.named, asked.at_hand):
        return _ENOUGH + _SURELY * alike + 1
    unsaid = own - question.names - turn.lemmas
    names_him = not question.names - turn.lemmas - last or known.topic == asked.at_hand
    if alike >= _SAME_WORDS and known.topic in (asked.named, asked.at_hand) and names_him and not strange and not unsaid - last:
        return _ENOUGH + 2 * alike + _HIT * len(turn.lemmas & own)
    if alike >= _EXACT and (to_the_letter or not turn.points or not known.topic or (asked.about is None and turn.lemmas <= own)):
        return _ENOUGH + _SURELY * alike
    if not known.topic and alike >= _SAME_WORDS and not strange and not unsaid and not turn.points and turn.lemmas & own:
        return _ENOUGH + alike
    if "hoe_heet" in kinds and not turn.lemmas and known.topic == asked.at_hand and _is_of(turn, own):
        return _ENOUGH + alike  # "hoe heette ze" of the wife she speaks of
    if kinds & _LOOSE and alike < _SAME_WORDS and verbs(turn) - LIGHT and all(best_related(verb, question.telling) < ALIKE for verb in verbs(turn) - LIGHT):
        return 0.0  # "ziet u iets op het water" is not "komt u nog aan het water"
    hit = turn.lemmas & (own - about if kinds & _LOOSE else own)
    back = last & own if known.topic and turn.points_back and turn.lemmas <= own and asked.named in (None, known.topic) else frozenset()
    if all(word.endswith("en") and word not in index.subject_words for word in back):  # "uw horloge staat stil": standing alone says nothing of it
        back = _NOTHING
    if alike < _HALF and (kinds & _LOOSE or not own):  # "wat zei u tegen haar" is not "wat doet Wilma", whoever she is
        return 0.0
    if back and not hit and not turn.points and kinds & _WHO and len(turn.telling) > _BARE and alike < _HALF:
        return 0.0  # "wie komt er verder" after the sweaters does not ask who wears them
    if back and not hit and (verbs(turn) - verbs(question) or strange_to(turn, question.telling | last) or (not turn.lemmas and unsaid - last - about)):
        return 0.0  # "waar begint dat verhaal" does not ask where she lives, "hoe lang al" of a watch not since when he is alone
    if own and not hit and not back or (not known.topic and kinds & _LOOSE and alike < _MOST_WORDS):
        return 0.0  # "hoe is het op school" is not "hoe kom je op school"
    pronoun = turn.points and alike >= _HALF and known.topic == asked.at_hand  # "mist u hem": whom it is about
    if question.names and not pronoun and not question.names & (turn.lemmas | last):
        return 0.0
    if not own and (kinds & _LOOSE or not same):
        return 0.0
    unsaid -= back
    if kinds & _WHO and unsaid & (HIM | HER):
        return 0.0  # "wie was die jongen" does not ask for his mother
    if unsaid and (strange or kinds & _LOOSE):  # "ziet u Lenie nog" does not ask whether Lenie was ill
        return 0.0
    if strange and (kinds & (_LOOSE | {"welke"}) or not (hit | back) - about):  # "wie las die brief voor" asks something else of the letter
        return 0.0
    return (_HIT * len(hit) + _BACK * len(back) + _SAME * same + _KIND * (turn.kinds == question.kinds)
            + _KIND * (not own) + alike - _STRANGE * len(strange))
