"""Whether two questions ask the same in other words: a small sum of explained weights (``feedback_rules/zelfde_vraag.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from typing import Final

from gesprek_oefenen.language.related import best_related
from gesprek_oefenen.language.wordlists import read_data, rules_folder
from gesprek_oefenen.persona.asked import OPEN_KINDS, YES_NO
from gesprek_oefenen.persona.onward import OnwardQuestion
from gesprek_oefenen.persona.question_forms import may_ask_the_same

_US: Final = frozenset({"ik", "mij", "we", "wij"})
_PARTICULAR: Final = frozenset({"lastigst", "mooist", "wat_helpt", "wat_nodig", "tegenhoudt", "verteld", "wat_als"})
_AS_GOOD_AS: Final = 0.9
_IN_THE_AIR, _NOTHING_NEW = 0.4, 0.4
_MOST_STRANGE: Final = 3
_ONE_THING: Final = frozenset({"hoe_lang", "hoe_vaak", "hoeveel", "hoe_oud", "hoe_heet", "hoe_ver", "wanneer", "hoe_laat"})


@dataclass(frozen=True, slots=True)
class _Weights:
    start: float
    enough: float
    weights: Mapping[str, float]
    mixed: frozenset[tuple[str, str]]
    when: frozenset[str]


@lru_cache(maxsize=1)
def _weights() -> _Weights:
    data = read_data(rules_folder() / "zelfde_vraag.yaml")
    return _Weights(float(data["begin"]), float(data["vanaf"]), {str(name): float(weight) for name, weight in data["gewichten"].items()},
                    frozenset(pair for row in data["soorten_op_elkaar"] for pair in permutations(map(str, row), 2)),
                    frozenset(map(str, data["moment"])))


def same_question(asked: OnwardQuestion, known: OnwardQuestion, around: frozenset[str]) -> float:
    """How surely ``asked`` asks what ``known`` asks, right after a line with the words ``around``: above 0 more likely than not."""
    found = traits(asked, known, around)
    if found["vreemd"] and (not found["gevraagd"] or asked.question.wants_fact):
        return -1.0  # it brings up something else: "hoe lang woont u hier" does not ask how long they cook
    if asked.question.wants_fact and known.question.wants_fact and found["andere_soort"]:
        return -1.0  # "hoe lang slaapt u daar" does not ask where
    if asked.only_looks_it and YES_NO in known.question.kinds:
        return -1.0  # "wat mist u er het meest aan" does not ask "mist u het"
    if found["wij_of_u"]:
        return -1.0  # "wie heb je gezien" does not ask "wie mag ik niet zien"
    if asked.question.wants_fact and not found["zelfde_soort"] and found["andere_soort"]:
        return -1.0  # "sinds wanneer voelt u dat" does not ask how it feels
    if not may_ask_the_same(asked.form, known.form):
        return -1.0  # "hoe bent u daarachter gekomen" does not ask "hoe komt u eraan"
    if asked.follow in _PARTICULAR and not asked.lemmas and not known.lemmas and not known.follow:
        return -1.0  # "wat is daar het lastigst aan" does not ask "wat is daar"
    weights = _weights()
    return weights.start - weights.enough + sum(weights.weights.get(name, 0.0) * value for name, value in found.items() if value)


def traits(asked: OnwardQuestion, known: OnwardQuestion, around: frozenset[str]) -> dict[str, float]:
    """The traits of the pair, by the names of the weights (``zelfde_vraag.yaml`` says what each means)."""
    mine, its = asked.question, known.question
    kinds = mine.kinds & its.kinds
    mixed = (YES_NO in mine.kinds) is not (YES_NO in its.kinds)
    akin = any((one, other) in _weights().mixed for one in mine.kinds for other in its.kinds)
    covered, strange = _covered(asked.lemmas, known.lemmas, around)
    other, unsaid = _covered(known.lemmas, asked.lemmas, around)
    when = _weights().when
    return {
        "woorden": mine.likeness(its),
        "gevraagd": covered,
        "voorbeeld": other,
        "vreemd": min(strange, _MOST_STRANGE),
        "niet_genoemd": min(unsaid, _MOST_STRANGE),
        "ander_moment": len((mine.forms & when) - its.forms),
        "hun_moment": len((its.forms & when) - mine.forms),
        "zelfde_soort": bool(kinds),
        "ja_nee_of_niet": mixed,
        "andere_soort": not kinds and not mixed and not akin,
        "getal_of_naam": bool(kinds & _ONE_THING),
        "geen_inhoud": not asked.lemmas and not known.lemmas,
        "alleen_voorbeeld": bool(known.lemmas) and not asked.lemmas,
        "alleen_beurt": bool(asked.lemmas) and not known.lemmas,
        "wij_of_u": bool(mine.forms & _US) is not bool(its.forms & _US),
        "u_of_ander": ("u" in mine.forms) is not ("u" in its.forms),
        "zelfde_doorvraag": bool(asked.follow) and asked.follow == known.follow,
        "andere_doorvraag": bool(asked.follow) and bool(known.follow) and asked.follow != known.follow,
        "alleen_hun_doorvraag": not asked.follow and bool(known.follow),
        "alleen_mijn_doorvraag": bool(asked.follow) and not known.follow,
        "allebei_ja_nee": YES_NO in kinds,
        "allebei_open": bool(kinds & OPEN_KINDS),
    }


def _covered(words: frozenset[str], others: frozenset[str], around: frozenset[str]) -> tuple[float, int]:
    """The share of ``words`` that has a like among ``others``, and how many have none. Words of the line itself count for little:
    they are in the air, whatever is asked."""
    share = total = 0.0
    strange = 0
    for word in sorted(words):  # a sum in another order may come out a hair higher: same seed, same talk
        value = best_related(word, others)
        near = best_related(word, around) >= _AS_GOOD_AS
        weight = _IN_THE_AIR if near else 1.0
        if value or not near:
            share, total = share + weight * value, total + weight
        strange += not value and not near
    return (share / total if total else _NOTHING_NEW if words else 0.0), strange
