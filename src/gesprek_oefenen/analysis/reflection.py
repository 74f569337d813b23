"""How much a sentence gives back what the other said: a small weighted sum of plain features, weights in YAML.

Most reflections carry no marker word. What tells is who the sentence is about, that it states and does not advise, and
that it takes up the other's content. The weights stand in ``feedback_rules/weergave.yaml`` with what each one means.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log2
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gesprek_oefenen.analysis.clauses import Sentence
    from gesprek_oefenen.analysis.view import TurnView

_REAL_FORMS = ("vraagwoord", "werkwoord", "verzoek")
FEATURE_LISTS = ("gevoel", "lof", "dank", "praktisch", "raad", "weergave_begin", "onzeker", "tegenwoord")
"""Word lists that count as a feature when a word of the sentence is in them."""
_LONG_TURN = 25
"""So many words of the other are a long turn: more is to be given back."""
_LONG_ANSWER = 40
"""So many words beside a sentence make a long turn: each of its sentences has less chance to be the one that gives back."""
_LEANS_FULLY = 1.5
_ONLY_FRAGMENT = {"fragment"}
_LISTS = tuple((name, f"<{name}>") for name in FEATURE_LISTS)


def features(sentence: Sentence, view: TurnView) -> dict[str, float]:
    """The features of one sentence that are not 0, each up to about 1; worked out once a turn."""
    known = view.known_features.get(sentence.index)
    if known is None:
        known = view.known_features[sentence.index] = _work_out(sentence, view)
    return known


def _work_out(sentence: Sentence, view: TurnView) -> dict[str, float]:
    """One plain test after another: this runs for every sentence, and a loop over pairs costs three times as much."""
    span = view.stated(sentence) or view.whole(sentence)
    asked_here = span.end < len(sentence.words)
    every = frozenset[str]().union(*sentence.symbols[: span.end]) if asked_here else sentence.all_symbols
    main = None
    subjects: set[str] = set()
    kinds: set[str] = set()
    has_verb = False
    for clause in sentence.clauses:
        size = clause.end - clause.head
        if size > 1 and main is None and clause.start < span.end:
            main = clause
        if size > 0 and clause.start < span.end:
            subjects.add(clause.subject)
            kinds.add(clause.kind)
            has_verb = has_verb or clause.verb >= 0
    main = main or sentence.clauses[0]
    size = span.end - span.start
    question = view.question_at(span)
    found = view.matches[sentence.index]
    words, stop = sentence.words, sentence.stop
    out: dict[str, float] = {"basis": 1.0, "lengte": min(log2(size + 1) / 5, 1.2)}
    overlap = view.overlap(span)
    if overlap:
        out["overlap"] = overlap
    if "u" in subjects:
        out["over_u"] = 1.0
    if main.subject == "u":
        out["u_eerst"] = 1.0
    if "<u>" in every:
        out["noemt_u"] = 1.0
    if main.subject == "ik":
        out["over_ik"] = 1.0
    if "<mij>" in every:
        out["noemt_mij"] = 1.0
    if main.subject in ("het", "derde", "wij"):
        out[f"over_{main.subject}"] = 1.0
    if "<ik>" in every:
        out["noemt_ik"] = 1.0
    if "<wij>" in every:
        out["noemt_wij"] = 1.0
    if words[0].norm in ("en", "maar"):
        out[f"begint_{words[0].norm}"] = 1.0
    if main.head < main.end and words[main.head].norm == "dan":
        out["begint_dan"] = 1.0
    if has_verb:
        out["heeft_werkwoord"] = 1.0
    if stop == "!" or "uitroep" in kinds:
        out["uitroep"] = 1.0
    if "bijzin" in kinds:
        out["bijzin"] = 1.0
    if stop == "...":
        out["puntjes"] = 1.0
    if sentence.closed_by_dash:
        out["gebroken_eind"] = 1.0
    if "<misschien>" in every:
        out["misschien"] = 1.0
    if "dus" in sentence.all_symbols and any(word.norm == "dus" for word in words[:3]):
        out["begint_dus"] = 1.0
    if question is not None and question.form in _REAL_FORMS:
        out["vraag"] = 1.0
    if stop == "?" and not asked_here:
        out["vraagteken"] = 1.0
    if question is not None and question.form == "bewering" and has_verb:
        out["bewering_gevraagd"] = 1.0
    if "gebiedend" in kinds:
        out["gebiedend"] = 1.0
    if not kinds or kinds == _ONLY_FRAGMENT:
        out["fragment"] = 1.0
    if sentence.opened_by_dash and stop != "?":
        out["gebroken"] = 1.0
    if size <= 2:
        out["kort"] = 1.0
    if size > 12:
        out["lang"] = 1.0
    mine = view.lemmas(span)
    if not mine.isdisjoint(view.previous_lemmas) or not mine.isdisjoint(view.earlier_lemmas):
        out["deelt"] = 1.0
    said = len(view.previous_tokens)
    if said <= 3:
        out["vorige_kort"] = 1.0
        if said and not view.previous_lemmas:
            out["vorige_leeg"] = 1.0
    if said:
        out["vorige_lengte"] = min(said / _LONG_TURN, 1.0)
    if sentence.clauses[0].head > sentence.clauses[0].start:
        out["aanloop"] = 1.0
    out["zinsdelen"] = len(sentence.clauses) / 4
    if "<n_verleden>" in every:
        out["verleden"] = 1.0
    if view.previous_asks:
        out["vorige_vraagt"] = 1.0
    if view.previous_asked:
        out["vorige_vroeg"] = 1.0
    if "<ontkenning>" in every:
        out["ontkenning"] = 1.0
    if "~moeten" in every and "<u>" in every:
        out["moeten_u"] = 1.0
    if "~kunnen" in every or "~zullen" in every:
        out["zou_kunnen"] = 1.0
    if found.any_sought(view.reporting):
        out["aangehaald"] = 1.0
    if found.any_sought(view.reflecting):
        out["cue"] = 1.0
    if len(view.sentences) == 1:
        out["alleen"] = 1.0
    else:
        out["rest_lengte"] = min((view.word_count - len(words)) / _LONG_ANSWER, 1.5)
    really_asked = asked = asked_here
    for other in view.questions:
        if really_asked and asked:
            break
        if other.span.sentence != sentence.index:
            really_asked = really_asked or other.form in _REAL_FORMS
            asked = asked or other.form != "tag"
    if really_asked:
        out["beurt_vraagt_echt"] = 1.0
    if asked:
        out["beurt_vraagt"] = 1.0
        if overlap >= 0.3:
            out["beurt_vraagt_deelt"] = 1.0
    for name, symbol in _LISTS:
        if symbol in every:
            out[name] = 1.0
    return out


def score(sentence: Sentence, view: TurnView, weights: Mapping[str, float]) -> float:
    """The weighted sum; 0 is as likely as not. What leans to judging or advising is less likely to give back."""
    if not sentence.words:
        return -9.0
    total = weights.get("neiging", 0.0) * leaning(sentence, view)
    for name, value in features(sentence, view).items():
        total += weights.get(name, 0.0) * value
    return total


def leaning(sentence: Sentence, view: TurnView) -> float:
    """How much a sentence leans to judgement, opinion, advice or making it small, from -1 to 1."""
    return max(-1.0, min(1.0, view.leaning(sentence, "oma") / _LEANS_FULLY))
