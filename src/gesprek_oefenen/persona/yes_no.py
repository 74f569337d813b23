"""Yes or no to what the story does not say: the kind of yes or no that fits the question, at odds with nothing she told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from gesprek_oefenen.language.fuzzy import SHORTEST
from gesprek_oefenen.language.lemmas import is_known
from gesprek_oefenen.language.wordlists import read_data, rules_folder
from gesprek_oefenen.model.story import LEFT_OPEN
from gesprek_oefenen.persona.fallback import fallback
from gesprek_oefenen.persona.index import HER, HIM
from gesprek_oefenen.persona.moment import Moment, Reply
from gesprek_oefenen.persona.plain_words import words_in
from gesprek_oefenen.persona.reactions import reaction
from gesprek_oefenen.persona.sense import Sense
from gesprek_oefenen.persona.topics import told_feeling

_TAGS: Final = frozenset({"he", "hè", "hé"})
_AFTER_ALL: Final = "toch"
_SURELY: Final = "zeker"
_BEGINS_A_STATEMENT: Final = frozenset({"u", "je", "jij", "dat", "het", "die", "dus", "en", "ze", "zij", "hij", "dan", "daar"})
_OR_NOT: Final = frozenset({"niet", "zo", "wel", "iets", "wat", "toch", "nee", "anders"})
ONE_OF_TWO: Final = "keuze"
WHY_WORDS: Final = frozenset({"hoezo", "waarom"})
_WHETHER: Final = frozenset({"weet", "weten", "vraag", "vragen", "afvraag", "benieuwd", "kijken", "zien", "alsof", "vroeg"})
_NOT: Final = frozenset({"niet", "geen", "nooit", "niks", "niets", "niemand", "nergens"})
_HOW_LONG: Final = "tijdsduur"
_TO_WHAT_DEGREE: Final = "ja_nee"
_EVER: Final = "weleens"
_STILL: Final = "nog"
_MORE: Final = frozenset({"iets", "wat", "meer", "een", "even", "andere", "ergens", "anders", "terug", "lang", "eens", "nooit", "vandaag", "week", "straks", "morgen"})
"""*Gaat u nog iets doen* does not ask whether it is still so."""
_NO_HABIT: Final = frozenset({"zijn", "is", "hebben", "staan", "liggen", "hangen", "zitten", "worden", "moeten", "kunnen", "zullen", "mogen", "passen", "weten"})
"""*Ligt hij nog dicht* wants yes or no; *minder dan vroeger* is said of what one does."""
_YES: Final = "ja_feit"
_GUESS: Final = "gok"
_NO: Final = "geen"
_NOT_SO: Final = "ja_nee_ontkend"
_A_GUESS: Final = 6
"""So many words a guess at what something is has at most."""
_SOMEONE: Final = HIM | HER | {"kleinzoon", "kleindochter", "kleinkind", "kind", "neef", "nicht", "tante", "oom", "partner", "ouder", "schoonzoon", "schoondochter"}
"""Whose someone is she does not just say yes to."""
_ON: Final = frozenset({"en", "maar"})
_WHAT_IF: Final = (["en", "als"], ["en", "dan"])
_BEFORE_THING: Final = frozenset({"die", "dat", "dit", "deze", "uw", "je", "jouw", "zo'n", "de", "het", "in", "van", "op", "bij", "na", "voor", "met", "aan", "over", "buiten", "binnen", "thuis", "daarna", "daarvoor"})
_BRIEF: Final = 5
_ALWAYS: Final = frozenset({"altijd", "elke", "iedere", "elk", "ieder", "dagelijks", "meestal"})
_LONGER: Final = 4
"""A comparative has more letters than this: *langer*, *erger*, *later*; *eer*, *over* and *weer* are none."""
_AGREED: Final = re.compile(r"[.,!]\s*(?:goed|ok|oke|oké|akkoord|afgesproken)\s*\?\s*$", re.IGNORECASE)
"""He proposes something and asks whether that is all right (*dan neem ik de krant mee, goed?*)."""
_IS, _THAT, _YOUR = frozenset({"is", "was", "zijn", "waren"}), frozenset({"dat", "hij", "zij", "ze", "die"}), frozenset({"uw", "je", "jouw"})


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, frozenset[str]]:
    data = read_data(rules_folder() / "gespreksdingen.yaml")["ja_nee_soorten"]
    return {str(kind): frozenset(map(str, words)) for kind, words in data.items()}


def yes_or_no(moment: Moment, topic: str | None) -> Reply | None:
    """Yes or no to a question about a subject: by the feeling under what she last told, else by the question."""
    sense = moment.sense
    asked = words_in(sense.asked_text)
    if _AFTER_ALL in asked:  # "maar u kon het toch niet weten?": she is not told what she said, she is asked to agree
        return fallback(moment, _NOT_SO if _NOT & set(asked) else _YES, topic=topic, use_old=False)
    if _tagged(asked) and (reply := reaction(moment, "samenvatting") or fallback(moment, "samenvatting_goed", use_old=False)):
        return reply  # "u zit hier altijd hè" wants a yes
    if told_feeling(moment):
        felt = "ja_zwaar" if "zwaar_gevoel" in sense.kinds else "nee_zwaar" if "blij_gevoel" in sense.kinds else ""
        if felt:
            return fallback(moment, felt, _TO_WHAT_DEGREE, topic=topic, use_old=False)
    return plain_yes_or_no(moment, topic)


def _tagged(words: list[str]) -> bool:
    """Whether a statement has a little word that asks to agree: *u zit hier altijd hè*, not *weet u het niet zeker*."""
    return bool(_TAGS & set(words)) or (words[-1:] == [_SURELY] and words[0] in _BEGINS_A_STATEMENT)


def plain_yes_or_no(moment: Moment, topic: str | None) -> Reply | None:
    """Yes or no by what the question asks alone."""
    if not WHY_WORDS.isdisjoint(words_in(moment.sense.asked_text)):  # "zelf aan het stuur hoezo"
        return fallback(moment, "hoe_komt", topic=topic, use_old=False)
    kind = kind_of(moment.sense)
    if kind == _GUESS and moment.before.last_kind not in LEFT_OPEN and not moment.sense.question.lemmas & _SOMEONE:  # "zijn dat uw kippen?"
        kind = _YES
    return fallback(moment, kind, _TO_WHAT_DEGREE, topic=topic, use_old=False)


def _one_of_two(words: list[str]) -> bool:
    """Whether *of* stands between two things to choose from: not *of niet*, nor *weet u of hij komt*."""
    at = words.index("of", 1) if "of" in words[1:-1] else 0
    return at > 0 and words[at + 1] not in _OR_NOT and words[at - 1] not in _WHETHER and not _WHETHER & set(words[:2])


def _is_it_a(words: list[str]) -> bool:
    """*De Meeuw, is dat een café?*: something named, and what it may be."""
    return any(words[at] in _IS and words[at + 1] in _THAT and words[at + 2] == "een" and len(words) <= at + _A_GUESS for at in range(1, len(words) - 2))


def _and_then(words: list[str]) -> bool:
    """*En savonds dan*, *ok. en thuis dan*: what then, and no yes or no."""
    at = words.index("en") if "en" in words[:2] else len(words)
    return words[at + 2 : at + 3] == ["dan"]


def kind_of(sense: Sense) -> str:
    """The kind of yes or no (`terugval`) that a closed question wants: one of two, ever, still, to what degree, no, or yes."""
    asked = words_in(sense.asked_text)
    if _AGREED.search(sense.text):
        return _YES
    if "heeft_u" not in sense.kinds and (_one_of_two(asked) or _one_of_two(words_in(sense.text))):
        return ONE_OF_TWO
    first, second, third = [*asked, "", "", ""][:3]
    if len(asked) <= _BRIEF and first in _IS and second in _THAT and third in _YOUR:
        return _GUESS  # "is dat uw kleinzoon?"
    if asked[:2] in _WHAT_IF or _and_then(asked) or (len(asked) <= _BRIEF and first in _ON and second in _BEFORE_THING):
        return "geen_onderwerp"  # "maar van binnen?", "en in het echt?"
    if "al" in asked and "lang" in asked:
        return _HOW_LONG
    if asked[1:2] == ["er"] and "iemand" in asked[2:4]:  # "is er nog iemand die u helpt"
        return _NOT_SO
    forms = sense.question.forms | set(asked)
    if "leven" in forms and _STILL in forms:  # "leeft uw vader nog": neither yes nor no by chance
        return "geen_onderwerp"
    if "ooit" in asked and any(word.startswith("ge") for word in asked[asked.index("ooit"):]):  # "bent u ooit in Japan geweest": it was or it was not
        return _NOT_SO if "heeft_u" in sense.kinds and not sense.question.points else "geen_onderwerp"
    if forms & {"kunnen", "willen"} and "had" in asked:  # "had u iets kunnen doen"
        return "geen_onderwerp"
    degree = bool(forms & _kinds()[_TO_WHAT_DEGREE])
    if _is_it_a(asked) or _NO in asked[:_BRIEF]:  # "De Meeuw, is dat een café?": a guess at what something is more often misses
        return _NOT_SO
    if _NOT & set(asked):  # "is dat niet gek?" asks how gek
        return _TO_WHAT_DEGREE if degree else _NOT_SO
    if "eens" in asked and {"wel", "al"} & set(asked):  # "bent u er al eens geweest"
        return _EVER
    more_than = "dan" in asked and any(word.endswith("er") and len(word) > _LONGER for word in asked[: asked.index("dan")])  # "langer dan een jaar?"
    if more_than or _ALWAYS & set(asked):  # "is dat altijd zo?": it may well be now and then, but nobody asked how often
        return _YES
    for kind, words in _kinds().items():
        if forms & words and not (kind == _STILL and (_MORE & set(asked) or sense.question.past or forms & _NO_HABIT)):
            return kind
    new = "heeft_u" in sense.kinds and not sense.question.points  # "heeft u die zelf gedragen" may well be yes
    if new and any(len(word) >= SHORTEST and not is_known(word) for word in sense.question.lemmas):
        return "geen_onderwerp"  # "heb je kindrne": a no may be at odds with what was meant
    return _NOT_SO if new else _YES
