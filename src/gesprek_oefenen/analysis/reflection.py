"""How much a sentence gives back what the other said: a small weighted sum of plain features, weights in YAML.

Most reflections carry no marker word. What tells is who the sentence is about, that it states and does not advise, and
that it takes up the other's content. The weights stand in ``feedback_rules/weergave.yaml`` with what each one means.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log2

from gesprek_oefenen.analysis.clauses import Sentence
from gesprek_oefenen.analysis.view import TurnView

_REAL_FORMS = ("vraagwoord", "werkwoord", "verzoek")
FEATURE_LISTS = ("gevoel", "lof", "dank", "praktisch", "raad", "weergave_begin", "onzeker", "tegenwoord")
"""Word lists that count as a feature when a word of the sentence is in them."""
_LISTS = tuple((name, f"<{name}>") for name in FEATURE_LISTS)


def features(sentence: Sentence, view: TurnView) -> dict[str, float]:
    """The features of one sentence that are not 0, each up to about 1; worked out once a turn."""
    known = view.known_features.get(sentence.index)
    if known is None:
        known = view.known_features[sentence.index] = _work_out(sentence, view)
    return known


def _work_out(sentence: Sentence, view: TurnView) -> dict[str, float]:
    span = view.stated(sentence) or view.whole(sentence)
    every = frozenset[str]().union(*sentence.symbols[: span.end])
    clauses = [clause for clause in sentence.clauses if clause.start < span.end and clause.size > 0]
    subjects = [clause.subject for clause in clauses]
    kinds = [clause.kind for clause in clauses]
    main = next((clause for clause in clauses if clause.size > 1), sentence.clauses[0])
    size = span.end - span.start
    question = view.question_at(span)
    real_question = question is not None and question.form in _REAL_FORMS
    found = view.matches[sentence.index]
    asked_here = span.end < len(sentence.words)
    out: dict[str, float] = {"basis": 1.0, "lengte": min(log2(size + 1) / 5, 1.2)}
    overlap = view.overlap(span)
    if overlap:
        out["overlap"] = overlap
    holds = (
        ("over_u", "u" in subjects),
        ("u_eerst", main.subject == "u"),
        ("noemt_u", "<u>" in every),
        ("over_ik", main.subject == "ik"),
        ("noemt_mij", "<mij>" in every),
        ("over_het", main.subject == "het"),
        ("over_derde", main.subject == "derde"),
        ("over_wij", main.subject == "wij"),
        ("noemt_ik", "<ik>" in every),
        ("noemt_wij", "<wij>" in every),
        ("begint_en", sentence.words[0].norm == "en"),
        ("begint_maar", sentence.words[0].norm == "maar"),
        ("begint_dan", main.head < main.end and sentence.words[main.head].norm == "dan"),
        ("heeft_werkwoord", any(clause.verb >= 0 for clause in clauses)),
        ("uitroep", sentence.stop == "!" or "uitroep" in kinds),
        ("bijzin", "bijzin" in kinds),
        ("puntjes", sentence.stop == "..."),
        ("gebroken_eind", sentence.closed_by_dash),
        ("misschien", "<misschien>" in every),
        ("begint_dus", any(word.norm == "dus" for word in sentence.words[:3])),
        ("vraag", real_question),
        ("vraagteken", sentence.stop == "?" and not asked_here),
        ("bewering_gevraagd", question is not None and question.form == "bewering" and any(clause.verb >= 0 for clause in clauses)),
        ("gebiedend", "gebiedend" in kinds),
        ("fragment", all(kind == "fragment" for kind in kinds) if kinds else 1.0),
        ("gebroken", sentence.opened_by_dash and sentence.stop != "?"),
        ("kort", size <= 2),
        ("lang", size > 12),
        ("deelt", bool(view.lemmas(span) & (view.previous_lemmas | view.earlier_lemmas))),
        ("vorige_kort", len(view.previous_tokens) <= 3),
        ("vorige_vraagt", (view.context.previous or "").rstrip().endswith("?")),
        ("ontkenning", "<ontkenning>" in every),
        ("moeten_u", "~moeten" in every and "<u>" in every),
        ("zou_kunnen", bool(every & {"~kunnen", "~zullen"})),
        ("aangehaald", found.any_of(view.reporting)),
        ("cue", found.any_of(view.reflecting)),
        ("alleen", len(view.sentences) == 1),
        ("beurt_vraagt_echt", asked_here or any(q.span.sentence != sentence.index and q.form in _REAL_FORMS for q in view.questions)),
        ("beurt_vraagt", asked_here or any(q.span.sentence != sentence.index and q.form != "tag" for q in view.questions)),
    )
    for name, true in holds:
        if true:
            out[name] = 1.0
    if "beurt_vraagt" in out and overlap >= 0.3:
        out["beurt_vraagt_deelt"] = 1.0
    for name, symbol in _LISTS:
        if symbol in every:
            out[name] = 1.0
    return out


def score(sentence: Sentence, view: TurnView, weights: Mapping[str, float]) -> float:
    """The weighted sum; 0 is as likely as not."""
    if not sentence.words:
        return -9.0
    found = features(sentence, view)
    return sum(weights.get(name, 0.0) * value for name, value in found.items())
