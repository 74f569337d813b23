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
_TOLD_BY = {
    "<u>": "noemt_u", "<mij>": "noemt_mij", "<ik>": "noemt_ik", "<wij>": "noemt_wij", "<n_verleden>": "verleden",
    "<ontkenning>": "ontkenning", "~kunnen": "zou_kunnen", "~zullen": "zou_kunnen", "<gevoel>": "gevoel", "<lof>": "lof",
    "<dank>": "dank", "<tegenwoord>": "tegenwoord", "<raad>": "raad",
}
"""Symbols of a word that give the sentence a feature."""
_OF_SUBJECT = {"ik": "over_ik", "het": "over_het", "derde": "over_derde", "u": "u_eerst"}
"""Whom the main clause is about, as a feature."""
_WORDS_KEPT = 4096
_LONG_TURN = 25
"""So many words of the other are a long turn: more is to be given back."""
_LEANS_FULLY = 1.5
_ONLY_FRAGMENT = {"fragment"}


def features(sentence: Sentence, view: TurnView) -> dict[str, float]:
    """The features of one sentence that are not 0, each up to about 1; worked out once a turn."""
    known = view.known_features.get(sentence.index)
    if known is None:
        known = view.known_features[sentence.index] = _work_out(sentence, view)
    return known


def _work_out(sentence: Sentence, view: TurnView) -> dict[str, float]:
    """One plain test after another: this runs for every sentence, and a loop over pairs costs three times as much."""
    span = view.stated(sentence) or view.whole(sentence)
    words, stop, clauses = sentence.words, sentence.stop, sentence.clauses
    asked_here = span.end < len(words)
    main = None
    kinds: set[str] = set()
    for clause in clauses:
        size = clause.end - clause.head
        if size > 0 and clause.start < span.end:
            kinds.add(clause.kind)
            if size > 1 and main is None:
                main = clause
    main = main or clauses[0]
    size = span.end - span.start
    question = view.question_at(span)
    out: dict[str, float] = {"basis": 1.0, "lengte": min(log2(size + 1) / 5, 1.2)}
    overlap = view.overlap(span)
    if overlap:
        out["overlap"] = overlap
    told = _told_by
    for symbols in sentence.symbols[: span.end] if asked_here else sentence.symbols:
        for name in told[symbols]:
            out[name] = 1.0
    if main.subject in _OF_SUBJECT:
        out[_OF_SUBJECT[main.subject]] = 1.0
    if words[0].norm == "en":
        out["begint_en"] = 1.0
    if "dus" in [word.norm for word in words[:3]]:
        out["begint_dus"] = 1.0
    if question is not None and question.form in _REAL_FORMS:
        out["vraag"] = 1.0
    if stop == "?":
        if not asked_here:
            out["vraagteken"] = 1.0
    elif sentence.opened_by_dash:
        out["gebroken"] = 1.0
    if "gebiedend" in kinds:
        out["gebiedend"] = 1.0
    if not kinds or kinds == _ONLY_FRAGMENT:
        out["fragment"] = 1.0
    if stop == "!" or "uitroep" in kinds:
        out["uitroep"] = 1.0
    if size <= 2:
        out["kort"] = 1.0
    mine = view.lemmas(span)
    if not mine.isdisjoint(view.previous_lemmas) or not mine.isdisjoint(view.earlier_lemmas):
        out["deelt"] = 1.0
    said = view.previous_length
    if said <= 3:
        out["vorige_kort"] = 1.0
        if said and not view.previous_lemmas:
            out["vorige_leeg"] = 1.0
    if said:
        out["vorige_lengte"] = min(said / _LONG_TURN, 1.0)
    if clauses[0].head > clauses[0].start:
        out["aanloop"] = 1.0
    out["zinsdelen"] = len(clauses) / 4
    if view.previous_asks:
        out["vorige_vraagt"] = 1.0
    if view.previous_asked:
        out["vorige_vroeg"] = 1.0
    if view.previous_about_visitor:
        out["vorige_over_mij"] = 1.0
    if sentence.index and view.first_own < sentence.index:
        out["na_eigen"] = 1.0
    if "deelt" in out and view.begins_with_echo(sentence):
        out["echo_begin"] = 1.0
    found = view.matches[sentence.index]
    if found.any_of(view.reporting):
        out["aangehaald"] = 1.0
    if found.any_of(view.reflecting):
        out["cue"] = 1.0
    if len(view.sentences) == 1:
        out["alleen"] = 1.0
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
    return out


class _ToldBy(dict[frozenset[str], tuple[str, ...]]):
    """The features a word with these symbols gives its sentence, always in the same order: a sum must not depend on a set."""

    def __missing__(self, symbols: frozenset[str]) -> tuple[str, ...]:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        found = self[symbols] = tuple(name for symbol, name in _TOLD_BY.items() if symbol in symbols)
        return found


_told_by = _ToldBy()


def score(sentence: Sentence, view: TurnView, weights: Mapping[str, float]) -> float:
    """The weighted sum; 0 is as likely as not. What leans to judging or advising is less likely to give back."""
    if not sentence.words:
        return -9.0
    total = weights.get("neiging", 0.0) * leaning(sentence, view)
    for name, value in features(sentence, view).items():
        if name in weights:
            total += weights[name] * value
    return total


def leaning(sentence: Sentence, view: TurnView) -> float:
    """How much a sentence leans to judgement, opinion, advice or making it small, from -1 to 1."""
    return max(-1.0, min(1.0, view.leaning(sentence, "oma") / _LEANS_FULLY))
