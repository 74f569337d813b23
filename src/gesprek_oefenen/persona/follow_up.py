"""Follow-up questions that may be asked about anything: who knows it, what helps, what keeps you from it, and now?

What such a question asks is the same whatever the talk is about, so she has lines for each kind (``terugval``), her own
first. Their patterns are data: ``feedback_rules/gespreksdingen.yaml``, ``doorvragen``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from gesprek_oefenen.language.content_words import content_words, talk_words
from gesprek_oefenen.language.phrases import PhraseFinder, compile_phrase, words_of
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.language.wordlists import read_data, rules_folder
from gesprek_oefenen.persona.asking import QUESTION_WORDS
from gesprek_oefenen.persona.fallback import fallback
from gesprek_oefenen.persona.moment import Moment, Reply
from gesprek_oefenen.persona.topics import deeper

_DEEPER_FIRST: Final = frozenset({"hoe_voelt", "lastigst", "wat_denkt"})
"""What these ask is often just what a deeper layer tells."""
_YES_NO_ONLY: Final = frozenset({"zou_willen", "echt"})
_QUESTION_WORDS: Final = QUESTION_WORDS | {"met"}
_ABOUT_NOTHING: Final = frozenset({"lastigst", "mooist"})
_SHORT: Final = frozenset({"en_nu"})
_OF_A_MOMENT: Final = frozenset({"wat_doet", "wat_denkt"})
_LONGEST, _FEW = 14, 4
_OPEN: Final = 3


@lru_cache(maxsize=1)
def _finder() -> PhraseFinder[str]:
    data = read_data(rules_folder() / "gespreksdingen.yaml")
    lists = {str(name): [str(word) for word in words] for name, words in data["lijsten"].items()}
    return PhraseFinder([compile_phrase(pattern, kind, lists) for kind, patterns in data["doorvragen"].items() for pattern in patterns])


def follow_up(moment: Moment) -> Reply | None:
    """Her answer to a question of a kind that fits anything, when it is about what is at hand or about nothing in particular."""
    sense = moment.sense
    if not sense.asks or len(sense.asked_text.split()) > _LONGEST or moment.mood.openness == 0 or sense.keys & {"duwend", "oma", "open_kaart"}:
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
    if kind in _ABOUT_NOTHING and found.names_something:  # "wat is de ergste fout" asks for a mistake
        return None
    if "komst" in sense.kinds or (kind == "tegenhoudt" and "bezig" in sense.all_words):  # "hoe vindt u het dat ik kom", "wat houdt u bezig"
        return None
    if kind == "wat_helpt" and "weet" in sense.all_words:  # "weet u wat helpt? Citroensap": his tip, no question
        return None
    if kind in _OF_A_MOMENT and found.names_something and sense.topic and moment.index.leads_to(sense.topic, found.rest):
        return None  # "wat doet u dan 's avonds": her evenings, not what she did just now
    if kind == "wat_als" and "omkeren" in sense.keys:
        return None
    if kind == "mooist" and "lichtpunt" in sense.keys and sense.topic is None:
        return None
    if kind == "verteld" and "wie" in sense.question.kinds:
        kind = "praat_met"
    named = sense.topic if sense.topic and moment.index.leads_to(sense.topic, found.rest) else None
    topic = moment.state.topic if named is None or moment.index.is_wide(named) else named
    if kind == "hoe_voelt" and moment.mood.openness < _OPEN and moment.draw.chance("beleving", 0.5) and (reply := fallback(moment, kind, topic=topic, use_old=False)):
        return reply
    begun = moment.state.told.get(topic or "", 0)
    goes_deeper = kind in _DEEPER_FIRST and not moment.before.last_kind.startswith("terugval")  # of what she has just told, not after small talk
    if (goes_deeper or named == topic) and begun and (further := deeper(moment, topic)) is not None:
        return further
    return fallback(moment, kind, topic=topic, use_old=False)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up question found: its ``kind`` ("": none), forms of the other words (``rest``), whether *wat, hoe ...*
    goes before it, whether the other words have content."""

    kind: str = ""
    rest: frozenset[str] = frozenset()
    after_question_word: bool = False
    names_something: bool = False


@lru_cache(maxsize=512)
def follow_up_in(text: str) -> FollowUp:
    """The follow-up question in ``text``, the longest pattern first."""
    words = words_of(tokenise(text))
    matches = _finder().find(words)
    if not matches:
        return FollowUp()
    match = max(matches, key=lambda found: (len(found.phrase.steps), found.start))
    if match.phrase.value == "verteld" and any(word.norm == "hoe" for word in words[: match.start + 1]):
        return FollowUp()  # "hoe weet u dat" does not ask who knows
    held = {at for at in range(match.start, match.end) if match.phrase.holds(words[at])}
    rest = frozenset(form for at, word in enumerate(words) if at not in held for form in (word.norm, f"={word.norm}", word.lemma))
    before = any(word.norm in _QUESTION_WORDS for word in words[: match.start + 1])
    about = [word for word in content_words(word for at, word in enumerate(words) if at not in held) if word.lemma not in talk_words()]
    return FollowUp(match.phrase.value, rest, before, bool(about))


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
