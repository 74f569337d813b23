"""When two questions do not ask the same, whatever words they share: about another person, another time, another doing."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from gesprek_oefenen.language.content_words import function_words
from gesprek_oefenen.language.related import ALIKE, best_related
from gesprek_oefenen.persona.asked import FILLERS, HE, HE_OR_SHE, POINTING, WHY, YES_NO, Question
from gesprek_oefenen.persona.asking import QUESTION_WORDS
from gesprek_oefenen.persona.defaults import everyday_lists

_WHAT_MAKES: Final = frozenset({"maken"})
_OF_A_TIME: Final = frozenset({"hoe_oud", "wat", "waar", "hoe_vaak", "hoeveel", "met_wie", "hoe_laat", "welke"})
"""Kinds of answer that are another one for then than for now: a name or a beginning is not."""
HOW_LONG_OR_WHEN: Final = frozenset({"hoe_lang", "hoe_vaak", "wanneer"})
WITH_WHOM: Final = "met_wie"
_NOT: Final = "niet"
WOULD: Final = frozenset({"willen", "zullen", "wilde", "wild", "wou", "wilden"})
_OF_A_WISH: Final = frozenset({YES_NO, "wie", "wat"})
_SOMEONE: Final = "iemand"
_ABOUT: Final = "over"
_ALREADY, _STILL = "al", "nog"
_THE_SAME, _MOST_OF_IT = 0.9, 0.75
_HELPING: Final = frozenset({"hebben", "zijn", "worden", "zullen", "kunnen", "willen", "moeten", "mogen", "hoeven", "laten"})
_NO_VERB: Final = frozenset({
    "toen", "een", "geen", "tien", "zeven", "negen", "meteen", "alleen", "samen", "morgen", "tegen", "binnen", "buiten", "boven", "beneden", "even", "gisteren", "tussen", "open",
    "eigen", "zeventien", "jongen", "leven", "eten", "weleens", "hen", "ben", "degen", "wagen", "regen", "keuken", "teken", "deken", "toren", "molen", "oven", "garen",
})
"""Words that only look like a verb."""
LIGHT: Final = frozenset({"gaan", "doen", "komen", "vinden", "gebeuren", "voelen"})
"""Verbs that say little: *hoe ging dat* asks what *hoe was dat* does."""
_BEING_FORMS: Final = frozenset({"is", "zijn"})
_SAYS_WHAT: Final = frozenset({"wat", "wie"})
AKIN: Final = 0.5
"""From here on one verb may stand for the other."""
_TELLING: Final = frozenset({
    "lopen", "staan", "zitten", "liggen", "krijgen", "maken", "geven", "nemen", "zetten", "houden", "denken", "weten", "zien", "kijken", "lukken", "beginnen",
    "proberen", "durven", "blijven", "los", "open", "dicht", "kapot", "weg", "goed", "mooi", "slecht", "moeilijk", "groot", "klein", "kort",
})
"""Words without content of a story that yet say what is asked: *loopt hij nog* is not *was die klok van hem*."""
_SMALL: Final = function_words() - _TELLING | {"u", "is"}
"""What is left of a question without them is what it asks about."""


def other_person(one: Question, other: Question) -> bool:
    """Whether one asks about her and the other about someone else, or one about a man and the other about a woman or more people."""
    mine, its = one.forms & HE_OR_SHE, other.forms & HE_OR_SHE
    if mine and its:
        one_and_more = None not in (one.several, other.several) and one.several is not other.several
        return one_and_more or (not mine & its and bool(mine & HE) is not bool(its & HE))
    her_and_them = bool(mine) and "u" not in one.forms and "u" in other.forms
    return her_and_them or (bool(its) and "u" not in other.forms and "u" in one.forms)


def of_sex(asked: Question, sex: str) -> bool | None:
    """Whether it points to someone of this sex (``hij``, ``zij``); ``None`` when it points to nobody or the sex is not known."""
    mine = asked.forms & HE_OR_SHE
    if not mine or not sex or (mine & HE and mine - HE):
        return None
    return bool(mine & HE) is (sex == "hij")


def other_time(one: Question, other: Question) -> bool:
    """Whether one asks what was and the other what is (*hoe oud was u*, *hoe oud bent u*), where the answers differ."""
    differs = one.past is not None and other.past is not None and one.past is not other.past
    same = one.kinds & other.kinds
    return differs and bool(same & _OF_A_TIME or ("wie" in same and verbs(one)))


def other_small_word(one: Question, other: Question) -> bool:
    """Whether one small word makes it another question: *hoeveel jaar reed u* is not *hoe lang rijdt u niet*, nor *met wie* *wie*."""
    same = one.kinds & other.kinds
    anyone = _SOMEONE in other.forms and _SOMEONE not in one.forms and bool(one.forms & HE_OR_SHE)  # "mist u hem" does not ask "mist u iemand"
    negated = bool(same & HOW_LONG_OR_WHEN) and (_NOT in one.forms) is not (_NOT in other.forms)
    about = YES_NO in same and (_ABOUT in one.forms) is not (_ABOUT in other.forms) and one.likeness(other) < _MOST_OF_IT  # "ging het over uw kinderen" does not ask "heeft u kinderen"
    return anyone or negated or about or ("wie" in same and (WITH_WHOM in one.kinds) is not (WITH_WHOM in other.kinds) and one.likeness(other) < 1)


def other_intent(one: Question, other: Question) -> bool:
    """Whether one word turns the question: *hoe lang nog* is not *hoe lang al*, *vond u dat leuk* not *vond u dat vervelend*."""
    if not one.kinds & other.kinds or one.likeness(other) >= _THE_SAME:
        return False
    already, still = (_ALREADY in one.forms, _ALREADY in other.forms), (_STILL in one.forms, _STILL in other.forms)
    how_long = bool(one.kinds & other.kinds & HOW_LONG_OR_WHEN) and already[0] is not already[1] and still[0] is not still[1]
    pleasant, not_so = _pleasant_or_not()
    return how_long or any(mine.forms & pleasant and its.forms & not_so and not mine.forms & not_so for mine, its in ((one, other), (other, one)))


@lru_cache(maxsize=1)
def _pleasant_or_not() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(everyday_lists()["prettig"]), frozenset(everyday_lists()["onprettig"])


def only_one_would(one: Question, other: Question) -> bool:
    """*Speelde u die zelf?* does not ask *wilt u nog spelen?*, nor *wie zou u willen leren* who taught her."""
    same = one.kinds & other.kinds & _OF_A_WISH
    return bool(same) and bool(one.forms & WOULD) is not bool(other.forms & WOULD) and one.likeness(other) < _MOST_OF_IT


def past_or_now(one: Question, other: Question) -> bool:
    """Whether both want yes or no, one of what was and the other of what is: *deed hij het daarna weer*, *doet hij het weer*."""
    return YES_NO in one.kinds & other.kinds and None not in (one.past, other.past) and one.past is not other.past


def verbs(asked: Question) -> frozenset[str]:
    """The verbs that say what is done: no *is, heeft, wil*."""
    return frozenset(form for form in asked.telling if form.endswith("en")) - _HELPING - _NO_VERB


def other_verb(asked: Question, known: Question, around: frozenset[str]) -> bool:
    """Whether it asks about another doing than ``known`` does, after a line with the words ``around``: *wie zei dat* is not *wie deed dat*."""
    mine, its = verbs(asked), verbs(known)
    if "wie" in asked.kinds & known.kinds and not mine and its - LIGHT and asked.forms & _BEING_FORMS and asked.forms & (HE_OR_SHE | POINTING):
        return True  # "wie was hij voor u" does not ask who knitted them, whatever is in the air
    if WHY in known.kinds:
        mine -= _WHAT_MAKES  # "wat maakt dat u dat zo wilt"
    if mine - LIGHT:
        return all(best_related(verb, known.telling | around) < AKIN for verb in mine - LIGHT)
    says_what = bool(asked.forms & _BEING_FORMS or mine) and bool(its - LIGHT) and bool(asked.kinds & known.kinds & _SAYS_WHAT)  # "wie is dat", "wat deed u toen"
    return says_what and all(best_related(verb, asked.telling | around) < AKIN for verb in its - LIGHT)


def strange_to(asked: Question, words: frozenset[str]) -> bool:
    """Whether it has a verb or thing that none of ``words`` can stand for."""
    return any(best_related(form, words) < ALIKE for form in asked.telling - POINTING - FILLERS - QUESTION_WORDS - _SMALL)
