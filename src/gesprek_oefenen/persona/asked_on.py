"""Asked on about what she just said: the answers that stand with that very line (``door``).

Such an answer holds only right after its line, so the question may leave out what it is about: after "Loes deed open en weer
dicht" *wie?*, *zei ze iets?* and *hoe was dat?* can only be about Loes and her door.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from gesprek_oefenen.language.related import ALIKE, best_related
from gesprek_oefenen.model.story import Fact, Line
from gesprek_oefenen.persona import apart
from gesprek_oefenen.persona.apart import AKIN, HOW_LONG_OR_WHEN, WITH_WHOM, other_time, other_verb, strange_to, verbs
from gesprek_oefenen.persona.asked import (
    AT_A_THING,
    FILLERS,
    HE_OR_SHE,
    OPEN_KINDS,
    POINTING,
    WHY,
    YES_NO,
    Question,
    question_in,
)
from gesprek_oefenen.persona.moment import Moment, Reply
from gesprek_oefenen.persona.onward import GOES_ON, TELL, OnwardQuestion, onward, onward_of
from gesprek_oefenen.persona.question_forms import may_ask_the_same
from gesprek_oefenen.persona.same_question import same_question

_LATELY, _REMEMBERED = 3, 30
"""So many of her last lines can still be asked about; so many more when the question names its very words."""
_BRINGS_UP_NOTHING: Final = ("terugval.", "standaard.")
_SAYS_LITTLE: Final = "terugval."
_OF_ANY_KIND: Final = ".terugval."
_FROM_EARLIER: Final = 0.8
BY_NAME: Final = 2.0
_VERY_WORDS: Final = 3.0
_OF_NOW: Final = frozenset({"open_start", "losse_vraag", "hoe_gaat_het", "dag"})
"""Everyday questions, which ask how things are now whatever words they have."""
_ENOUGH: Final = 1.3
_SAME_WORDS, _HALF = 0.75, 0.5
_MEANS: Final = "bedoelt"
_HALF_A_QUESTION: Final = frozenset({"wat", "zoals", "dan", "en", "nou", "nog"})
"""*Wat dan* asks after her very last words; *wie dan* and *waar dan* may well ask once more what she left vague."""
_NEARLY: Final = 0.9
_A_FEW: Final = 5
_MOST: Final = 0.65
_TELLS_SOMETHING: Final = 4
_LITTLE: Final = 2
"""An answer of so few content words leaves the line before it what the talk is about."""
_LOOSE: Final = OPEN_KINDS | {YES_NO, "welke"}
_IDENTITY: Final = frozenset({"wie", "met_wie", "hoe_heet", "hoe_oud", "welke"})
"""Kinds that ask who or which one is meant: an answer about another person would be wrong."""
_BARELY: Final = frozenset({"u", "is", "zijn", "het", "hebben", "doen"})
"""What is left of *was u dat ook* says nothing of what is asked."""
_WHOSE: Final = frozenset({"van", "voor", "aan", "tegen"})
_WHY_WORDS: Final = frozenset({"waarom", "hoezo", "hoe", "komen", "waardoor", "niet", "het"})
_LIGHT_WHY: Final = frozenset({"komen", "doen", "gaan"})
_SEES: Final = frozenset({"zie", "zag", "uw", "jouw"})
_MOMENTS: Final = frozenset({"nu", "toen", "vroeger"})
_NOW, _ONCE = "nu", "vroeg"
"""Forms of *nu* and *vroeger*."""
_BEFORE_THAT: Final = frozenset({"daarvoor", "hiervoor", "voordien"})
_US: Final = frozenset({"ik", "mij"})
_TO_WHOM: Final = frozenset({"met", "voor", "van", "aan", "bij", "door", "naar", "op", "tegen"})
_IN_OTHER_WORDS, _MOST_OTHERWISE = 1.3, 0.5
_OTHER_PERSON: Final = 1.2
"""What it takes off when one asks about her and the other does not: *was u boos?* is not *was ze boos?*"""


def asked_on(moment: Moment) -> tuple[Fact | None, float]:
    """Her answer when the turn asks on about one of her last lines that has one (else ``None``), and how surely it asks that.

    From ``BY_NAME`` on the turn asks just that.
    """
    sense = moment.sense
    if "oma" in sense.keys:
        return None, 0.0
    if not (sense.asks or "ga_verder" in sense.kinds):
        return _to_the_letter(moment)
    asked = onward(sense.asked_text)
    if asked.follow != GOES_ON and sense.asks:
        asked = onward_of(sense.question, sense.asked_text)
    best, most = None, 0.0
    names_subject = sense.topic is not None and bool(sense.all_words & TELL)  # "vertel eens over Baron"
    elsewhere = sense.topic not in (None, moment.state.topic) and moment.index.leads_to(sense.topic or "", asked.question.forms)
    kept, vague = moment.before.last_kind.removeprefix("terugval:"), moment.before.last_kind.startswith("terugval:")
    brings_up = brought_up(moment, asked)
    of_her_last_words = not asked.lemmas and (asked.follow == _MEANS or "hoezo" in asked.question.forms or asked.question.telling <= _HALF_A_QUESTION)  # "hoe bedoelt u", "hoezo"
    for nth, (back, line) in enumerate(_lately(moment, for_a_fact=asked.question.wants_fact)):
        if nth and not asked.lemmas and kept in asked.question.kinds:
            break  # "wie dan?" after "een naam die u niets zegt" asks for that name, not for someone she spoke of before
        if nth and (of_her_last_words or (vague and (says_little(asked.question) or (WHY in asked.question.kinds and not asked.lemmas)))):
            break  # "langzaam zo gekomen" - "en hoe is dat?": not of the line before it
        if brings_up and not brings_up & moment.index.in_the_air(line):
            break  # "u rookt niet meer, zie ik. Hoe lang al?": of what he brought up himself
        if nth and line.id.startswith(_SAYS_LITTLE):
            continue  # what stands with "kleine dingen" answers what is asked right after it
        if back and (names_subject or not asked.lemmas):  # what only points back points to the last thing she said
            break
        around = moment.index.in_the_air(line)
        points_to_someone = asked.question.forms & HE_OR_SHE and "u" not in asked.question.forms and not asked.lemmas & around
        if nth and points_to_someone and _subject_of(moment.before.last_line) not in ("", _subject_of(line.id)):
            continue  # "hoe oud was hij": whom she has just named, not the tree before that
        for known in line.asked_on:
            shares = not back or bool(asked.lemmas & moment.index.asked_lemmas(known))
            if not shares and not (back < _LATELY and asked.lemmas & around):
                continue
            if not would_say(moment, known):
                continue
            value = _surely(asked, known, around, otherwise=False, later=bool(back))
            if nth and not asked.lemmas and value < BY_NAME + _NEARLY:
                continue  # of a line before her last one only to the very question: judged, it was else wrong half the time
            if not shares and value < BY_NAME + _NEARLY:
                continue  # "wie komt hier verder nog" after "kom verder": only its words are in the air
            if value < BY_NAME and not back and most < BY_NAME:  # in other words is never as sure as that
                value = _surely(asked, known, around)
            if value < BY_NAME and (back or (elsewhere and asked.lemmas - around - moment.index.asked_lemmas(known))):
                continue
            if "hoe_gaat_het" in sense.kinds and value < BY_NAME + _SAME_WORDS:
                continue  # how she is, not how it was what she just told
            value *= _FROM_EARLIER if back else 1.0
            if value > most:
                best, most = known, value
    if best is None:
        best, most = _of_the_story(moment, asked)
    return (best, most) if most >= _ENOUGH * _FROM_EARLIER else (None, 0.0)


def says_little(asked: Question) -> bool:
    """*Wie dan?*, *wanneer was dat?*, *hoe is dat?*: it leaves to what was just said what it is about and what is done."""
    return not asked.lemmas and "u" not in asked.forms and not verbs(asked) - apart.LIGHT


def _to_the_letter(moment: Moment) -> tuple[Fact | None, float]:
    """A few words without a mark (*in je eentje*, *mooi hoor*) that stand with her last line just so."""
    line = moment.last_line
    least = 1 if moment.she_asked else 2  # "waarom wilt u dat weten?" - "zomaar"
    if line is None or not least <= moment.sense.words <= _A_FEW:
        return None, 0.0
    said = question_in(moment.sense.text)
    for known in line.asked_on:
        if any(question_in(one).likeness(said) >= _NEARLY for one in known.questions) and would_say(moment, known):
            return known, _VERY_WORDS
    return None, 0.0


def brought_up(moment: Moment, asked: OnwardQuestion) -> frozenset[str]:
    """The things of which he asks one fact and that he named himself just before (*U rookt niet meer, zie ik. Hoe lang al?*, *mijn oma had zo'n trommel. Hoe oud is die?*)."""
    sense, question = moment.sense, asked.question
    if not sense.asks_besides or any(not word.endswith("en") for word in asked.lemmas):
        return frozenset()
    things = frozenset(word for word in sense.lemmas - asked.lemmas if not word.endswith("en"))
    new = frozenset(word for word in things if best_related(word, moment.said_last) < AKIN)
    sees = not asked.lemmas and bool(question.kinds & HOW_LONG_OR_WHEN) and bool(sense.all_words & _SEES)
    points = question.wants_fact and bool(question.forms & AT_A_THING) and new == things  # "wie waren die drie" may well be of what she said
    return new if sees or points else frozenset()


def of_that_time(moment: Moment, known: Fact) -> bool:
    """Whether its example questions may ask of the time that *nu* or *vroeger* names: *met wie at u vroeger* is not *met wie eet u*."""
    asked = moment.sense.question
    when = True if _ONCE in asked.forms else False if _NOW in asked.forms and asked.past is False else None
    return when is None or any(one.forms & {_ONCE, _NOW} or one.past in (None, when) for one in map(question_in, known.questions))


def would_say(moment: Moment, known: Fact) -> bool:
    """Whether she dares this answer now and has not given it yet."""
    if known.openness > moment.mood.openness or not (unused := moment.picker.unused(known.lines)) or not of_that_time(moment, known):
        return False
    last = moment.last_line
    says = moment.index.lemmas(unused[0])
    return last is None or len(says) < _TELLS_SOMETHING - 1 or not says <= moment.index.lemmas(last)  # only her last line once more


def give(moment: Moment, known: Fact) -> Reply:
    """The next line of an answer she would say (``would_say``). Who asks on gets the story next, not once more the small talk."""
    options = moment.picker.unused(known.lines)
    line = moment.picker.take(options[0], options)
    if not known.topic:
        return Reply((line,), "feit")
    return Reply((line,), "feit", known.topic, from_layer=(known.topic, max(1, moment.state.told.get(known.topic, 0))))


def _of_the_story(moment: Moment, asked: OnwardQuestion) -> tuple[Fact | None, float]:
    """The answer with any line of a layer she has told or would tell now to exactly this question, about exactly these words."""
    sense, index, named = moment.sense, moment.index, moment.sense.topic
    if not asked.lemmas or asked.question.points or sense.kinds & _OF_NOW or (named and not moment.state.told.get(named) and index.has_question(named, asked.question)):
        return None, 0.0
    elsewhere = named if named and index.leads_to(named, asked.question.forms) else None
    for topic, layer, known in index.answers_about(asked.question):
        if elsewhere not in (None, topic) or layer > max(moment.state.told.get(topic, 0), 1) or not would_say(moment, known):
            continue
        if any(_is_that_question(asked, onward(question)) for question in known.questions):
            return known, _VERY_WORDS
    return None, 0.0


def _is_that_question(asked: OnwardQuestion, known: OnwardQuestion) -> bool:
    """Whether ``known``, without anyone it only points to, asks just what ``asked`` does."""
    same = asked.lemmas == known.lemmas and asked.question.kinds & known.question.kinds
    stands_alone = not known.question.points and not known.question.forms & HE_OR_SHE
    return bool(same) and stands_alone and asked.question.likeness(known.question) >= _SAME_WORDS


def best_answer(asked: OnwardQuestion, known: Iterable[Fact], around: frozenset[str]) -> Fact | None:
    """Which of these answers ``asked`` gets right after a line with the words ``around``; ``None`` for none of them."""
    facts = tuple(known)
    for otherwise, enough in ((False, BY_NAME), (True, _ENOUGH)):  # in other words is never as sure as by name, and takes longer to see
        values = [(_surely(asked, fact, around, otherwise=otherwise), fact) for fact in facts]
        value, best = max(values, key=lambda found: found[0], default=(0.0, None))
        if value >= enough:
            return best
    return None


def _surely(asked: OnwardQuestion, known: Fact, around: frozenset[str], *, otherwise: bool = True, later: bool = False) -> float:
    """The likeness of the best example question; ``otherwise``: in other words too, which only holds right after the line.

    ``later``: other lines came between; then *waar wachtte u op* is not *waar wacht u op*.
    """
    read = (onward(question) for question in known.questions)
    return max((likeness(asked, one, around, otherwise=otherwise) for one in read if not (later and other_time(asked.question, one.question))), default=0.0)


def goes_on_with(moment: Moment) -> Reply | None:
    """What comes next after her last line (`door`: "En toen?"), for a nod or a silence that asks nothing."""
    for nth, (back, line) in enumerate(_lately(moment)):
        if back or nth:  # what stands with a line before that is gone on with when it is asked
            break
        for known in line.asked_on:
            if any(onward(question).follow == GOES_ON for question in known.questions) and would_say(moment, known):
                return give(moment, known)
        if moment.sense.all_words & TELL:
            return _elaborates(moment, line)
    return None


def _elaborates(moment: Moment, line: Line) -> Reply | None:
    """*Vertel eens*, and nothing was written to go on with: the first answer that tells more of the line, whatever it was asked for."""
    for known in line.asked_on:
        tells = not any(YES_NO in onward(question).question.kinds or onward(question).follow for question in known.questions)
        if tells and would_say(moment, known) and len(known.lines[0].text.split()) >= _TELLS_SOMETHING:
            return give(moment, known)
    return None


def likeness(asked: OnwardQuestion, known: OnwardQuestion, around: frozenset[str], *, otherwise: bool = True) -> float:
    """How surely ``asked`` asks the same as the example ``known``, right after a line with the words ``around``; 0 when it does not.

    ``otherwise``: in other words as well.
    """
    if GOES_ON in (asked.follow, known.follow):
        return 2.0 if asked.follow == known.follow else 0.0
    if apart.other_person(asked.question, known.question) or _other_part(asked.question, known.question) or apart.other_intent(asked.question, known.question):
        return 0.0
    if asked.question.forms & _BEFORE_THAT - known.question.forms and asked.question.past and known.question.past is False:
        return 0.0  # "met wie woonde u daarvoor" is not "met wie woont u"
    if (asked.question.forms & _US) != (known.question.forms & _US) and asked.question.likeness(known.question) < _NEARLY:
        return 0.0  # "wie heb je gezien" is not "wie mag ik niet zien"
    by_words = _by_words(asked, known, around) or _bare_why(asked, known, around)
    if by_words < BY_NAME + _SAME_WORDS and not may_ask_the_same(asked.form, known.form):
        return 0.0  # "hoe bent u daarachter gekomen" is not "hoe komt u eraan"
    if by_words and asked.question.likeness(known.question) < _NEARLY and other_verb(asked.question, known.question, around):
        return 0.0  # "wie zei dat" is not "wie doet ze open"
    if by_words and asked.question.kinds == {YES_NO} and asked.question.likeness(known.question) < _NEARLY and strange_to(asked.question, known.question.telling | around):
        return 0.0  # "loopt hij nog" is not "was die klok van hem"
    bare = YES_NO in asked.question.kinds & known.question.kinds and not asked.question.forms - FILLERS - POINTING - _BARELY
    if by_words or bare or not otherwise or _names_one_more(asked, known) or (surely := same_question(asked, known, around)) <= 0:
        return by_words
    return _IN_OTHER_WORDS + min(surely / 10, _MOST_OTHERWISE)


def _bare_why(asked: OnwardQuestion, known: OnwardQuestion, around: frozenset[str]) -> float:
    """*Hoezo?*, *waarom dan?*, *hoezo slecht?*: whatever stands with the line about how it comes."""
    why = WHY in asked.question.kinds & known.question.kinds
    bare = asked.question.forms - FILLERS - POINTING - around <= _WHY_WORDS
    asks_why = known.question.forms & _WHY_WORDS and not verbs(known.question) - _LIGHT_WHY  # "waar is ze aan overleden" is another why
    return _IN_OTHER_WORDS + _MOST_OTHERWISE if why and bare and asks_why and not known.lemmas else 0.0


def _other_part(asked: Question, known: Question) -> bool:
    """*Met wie* is not *voor wie*, nor *wie*."""
    if "wie" not in asked.kinds & known.kinds:
        return False
    mine, its = (one.forms & _TO_WHOM - {"met"} for one in (asked, known))
    if (WITH_WHOM in asked.kinds) is not (WITH_WHOM in known.kinds):
        return True
    return mine != its and asked.likeness(known) < _SAME_WORDS


def _names_one_more(asked: OnwardQuestion, known: OnwardQuestion) -> bool:
    """Whether it asks who or which, and names whom the example does not: *wie is Loes* is not *wie was erbij*."""
    identity = asked.question.kinds & known.question.kinds & _IDENTITY
    return bool(identity) and bool(asked.lemmas) and all(best_related(lemma, known.lemmas) < ALIKE for lemma in asked.lemmas)


def _by_words(asked: OnwardQuestion, known: OnwardQuestion, around: frozenset[str]) -> float:
    """The likeness of two questions that share the words that matter."""
    alike = max(asked.question.likeness(known.question), _bare_likeness(asked.question, known.question, around))
    shared = asked.lemmas & known.lemmas
    strange = asked.lemmas - known.lemmas - around
    kinds = asked.question.kinds & known.question.kinds
    other_person = ("u" in asked.question.forms) is not ("u" in known.question.forms)
    if strange or (other_person and YES_NO in kinds):
        return 0.0
    if "wie" in kinds and asked.question.forms & _WHOSE != known.question.forms & _WHOSE and alike < _SAME_WORDS:
        return 0.0  # "wie komt hier nog" is not "voor wie zijn ze"
    if alike >= _SAME_WORDS and kinds:
        return BY_NAME + alike + len(shared) / 4
    same_moment = not (asked.question.forms ^ known.question.forms) & _MOMENTS  # "hoe was het toen" does not ask how it is now
    if asked.follow and asked.follow == known.follow and not asked.only_looks_it and same_moment:
        return 1.6 + alike
    if not kinds:
        return 0.0
    if kinds <= _LOOSE:
        return _loose(asked, known, alike, shared, around) - _OTHER_PERSON * other_person
    if not asked.lemmas and kinds & _IDENTITY and known.lemmas - around and alike < _SAME_WORDS:
        return 0.0  # "wie zijn wij dan" does not ask which one is the boldest
    again = alike >= _HALF and asked.lemmas <= around  # "wie zeggen dat, dat het slijt": her own clause once more
    if asked.lemmas and not shared and (known.lemmas or kinds & _IDENTITY) and not again:
        return 0.0
    return 1.3 + len(shared) / 3 + alike


def _bare_likeness(asked: Question, known: Question, around: frozenset[str]) -> float:
    """The likeness of two questions without the words that only point to the line they are put after (*Cor*, *hij*)."""
    mine, its = asked.forms - FILLERS - POINTING - around, known.forms - FILLERS - POINTING - around
    return len(mine & its) / max(len(mine), len(its)) if min(len(mine), len(its)) > 1 else 0.0


def _loose(asked: OnwardQuestion, known: OnwardQuestion, alike: float, shared: frozenset[str], around: frozenset[str]) -> float:
    """Questions for a story, or for yes or no: they ask the same only when they are about the same."""
    if not known.lemmas and not asked.lemmas - around:
        enough = _SAME_WORDS if YES_NO in asked.question.kinds else _HALF  # "was u dat ook" is not "is dat weinig voor u"
        return 1.3 + alike if alike >= enough and asked.follow == known.follow else 0.0
    together = len(shared) / len(asked.lemmas | known.lemmas)
    if known.lemmas - asked.lemmas - around and together < _MOST:
        return 0.0  # "hoe was mevrouw Pinas" does not ask how she died
    return 1.0 + together + alike / 2 if together >= _HALF else 0.0


def _lately(moment: Moment, *, for_a_fact: bool = False) -> Iterator[tuple[int, Line]]:
    """Her last lines, the newest first, with how far back each is (0: what she just said).

    A short answer that one cannot ask on about, or words that bring up nothing, leave the line before them what the talk is about;
    ``for_a_fact``: an answer that stands with a line leaves that line at hand too.
    """
    index, back, found = moment.index, 0, 0
    for line_id in reversed(moment.before.used):
        line = index.lines.get(line_id)
        if line is None or index.is_unsaid(line_id):
            continue
        yield back, line
        found += 1
        if found >= _REMEMBERED:
            return
        brings_up_nothing = line_id.startswith(_BRINGS_UP_NOTHING) or _OF_ANY_KIND in line_id
        asked_on_itself = line.asked_on and not (for_a_fact and index.stands_with_a_line(line_id))
        if asked_on_itself or not (brings_up_nothing or index.stands_with_a_line(line_id) or (index.is_answer(line_id) and len(index.lemmas(line)) <= _LITTLE)):
            back += 1


def _subject_of(line_id: str) -> str:
    """The subject a line stands with, "" for none."""
    parts = line_id.split(".")
    return parts[1] if parts[0] == "onderwerpen" else ""
