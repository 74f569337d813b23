"""Follow-up questions that may be asked about anything: who knows it, what helps, what keeps you from it, and now?

What such a question asks is the same whatever the talk is about, so she has lines for each kind (``terugval``), her own
first. Their patterns are data: ``feedback_rules/gespreksdingen.yaml``, ``doorvragen``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from gesprek_oefenen.language.phrases import PhraseFinder, compile_phrase, words_of
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.language.wordlists import read_data, rules_folder
from gesprek_oefenen.persona.defaults import everyday
from gesprek_oefenen.persona.fallback import fallback
from gesprek_oefenen.persona.moment import Moment, Reply
from gesprek_oefenen.persona.sense import Sense
from gesprek_oefenen.persona.topics import deeper

_DEEPER_FIRST: Final = frozenset({"hoe_voelt", "lastigst", "wat_denkt"})
"""What these ask is often just what a deeper layer tells."""
_YES_NO_ONLY: Final = frozenset({"zou_willen", "echt"})
_QUESTION_WORDS: Final = frozenset({"hoe", "wat", "wie", "waar", "wanneer", "welke", "welk", "waarom", "waarover", "waarmee", "met"})
_SHORT: Final = frozenset({"en_nu"})
_LONGEST, _FEW = 14, 4


@lru_cache(maxsize=1)
def _finder() -> PhraseFinder[str]:
    data = read_data(rules_folder() / "gespreksdingen.yaml")
    lists = {str(name): [str(word) for word in words] for name, words in data["lijsten"].items()}
    return PhraseFinder([compile_phrase(pattern, kind, lists) for kind, patterns in data["doorvragen"].items() for pattern in patterns])


def follow_up(moment: Moment) -> Reply | None:
    """Her answer to a question of a kind that fits anything, when it is about what is at hand or about nothing in particular."""
    sense = moment.sense
    if not sense.asks or sense.words > _LONGEST or moment.mood.openness == 0 or sense.keys & {"duwend", "oma", "open_kaart"}:
        return None
    kind = follow_up_kind(sense.text)
    if not kind or _names_another(moment):
        return None
    if (kind in _YES_NO_ONLY and _begins_with_question_word(sense)) or (kind in _SHORT and sense.words > _FEW):
        return None
    if kind == "mooist" and "lichtpunt" in sense.keys and sense.topic is None:
        return None
    if kind == "verteld" and "wie" in sense.question.kinds:
        kind = "praat_met"
    topic = moment.state.topic if moment.index.is_wide(sense.topic) else sense.topic or moment.state.topic
    if (kind in _DEEPER_FIRST or (sense.topic and sense.topic == topic)) and (further := deeper(moment, topic)) is not None:
        return further
    return fallback(moment, kind, topic=topic, use_old=False)


@lru_cache(maxsize=512)
def follow_up_kind(text: str) -> str:
    """The kind of follow-up question in ``text``, the longest pattern first; "" when there is none."""
    matches = _finder().find(words_of(tokenise(text)))
    return max(matches, key=lambda match: (len(match.phrase.steps), match.start)).phrase.value if matches else ""


def _begins_with_question_word(sense: Sense) -> bool:
    """Whether the turn asks *wat, hoe, wie ...* and not for yes or no, whatever comes later in it ("zou je willen dat iemand vroeg waar ...")."""
    words = [word for word in words_of(tokenise(sense.text)) if word.norm not in everyday().lead]
    return bool(words) and words[0].norm in _QUESTION_WORDS


def _names_another(moment: Moment) -> bool:
    """Whether the question names a subject she has not told about yet: then that comes first."""
    named = moment.sense.topic
    if named and moment.index.has_question(named, moment.sense.question):
        return True
    return bool(named and named != moment.state.topic and not moment.state.told.get(named)
                and moment.index.leads_to(named, moment.sense.forms) and not moment.index.is_wide(named))
