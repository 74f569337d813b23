"""How much a sentence gives back what the other said: a small weighted sum of plain features, weights in YAML.

Most reflections carry no marker word. What tells is who the sentence is about, that it states and does not advise, and
that it takes up the other's content. The weights stand in ``feedback_rules/weergave.yaml`` with what each one means.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log2

from gesprek_oefenen.analysis.clauses import Sentence
from gesprek_oefenen.analysis.view import Span, TurnView

_REAL_FORMS = ("vraagwoord", "werkwoord", "verzoek")
FEATURE_LISTS = ("gevoel", "lof", "dank", "praktisch", "raad", "weergave_begin", "onzeker", "tegenwoord")
"""Word lists that count as a feature when a word of the sentence is in them."""


def features(sentence: Sentence, view: TurnView) -> dict[str, float]:
    """The features of one sentence, each between 0 and about 1; worked out once a turn."""
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
    out: dict[str, float] = {
        "basis": 1.0,
        "over_u": float("u" in subjects),
        "u_eerst": float(main.subject == "u"),
        "noemt_u": float("<u>" in every),
        "over_ik": float(main.subject == "ik"),
        "noemt_mij": float("<mij>" in every),
        "over_het": float(main.subject == "het"),
        "over_derde": float(main.subject == "derde"),
        "over_wij": float(main.subject == "wij"),
        "noemt_ik": float("<ik>" in every),
        "noemt_wij": float("<wij>" in every),
        "begint_en": float(sentence.words[0].norm == "en"),
        "begint_maar": float(sentence.words[0].norm == "maar"),
        "begint_dan": float(main.head < main.end and sentence.words[main.head].norm == "dan"),
        "heeft_werkwoord": float(any(clause.verb >= 0 for clause in clauses)),
        "uitroep": float(sentence.stop == "!" or "uitroep" in kinds),
        "bijzin": float("bijzin" in kinds),
        "puntjes": float(sentence.stop == "..."),
        "gebroken_eind": float(sentence.closed_by_dash),
        "misschien": float("<misschien>" in every),
        "begint_dus": float(any(word.norm == "dus" for word in sentence.words[:3])),
        "vraag": float(real_question),
        "vraagteken": float(sentence.stop == "?" and not asked_here),
        "bewering_gevraagd": float(question is not None and question.form == "bewering" and any(clause.verb >= 0 for clause in clauses)),
        "gebiedend": float("gebiedend" in kinds),
        "fragment": float(all(kind == "fragment" for kind in kinds) if kinds else 1.0),
        "gebroken": float(sentence.opened_by_dash and sentence.stop != "?"),
        "kort": float(size <= 2),
        "lang": float(size > 12),
        "lengte": min(log2(size + 1) / 5, 1.2),
        "overlap": view.overlap(span),
        "deelt": float(bool(view.lemmas(span) & (view.previous_lemmas | view.earlier_lemmas))),
        "vorige_kort": float(len(view.previous_tokens) <= 3),
        "vorige_vraagt": float((view.context.previous or "").rstrip().endswith("?")),
        "ontkenning": float("<ontkenning>" in every),
        "moeten_u": float("~moeten" in every and "<u>" in every),
        "zou_kunnen": float(bool(every & {"~kunnen", "~zullen"})),
        "aangehaald": float(found.any_of(view.reporting)),
        "cue": float(found.any_of(view.reflecting)),
        "alleen": float(len(view.sentences) == 1),
        "beurt_vraagt_echt": float(asked_here or any(q.span.sentence != sentence.index and q.form in _REAL_FORMS for q in view.questions)),
        "beurt_vraagt": float(asked_here or any(q.span.sentence != sentence.index and q.form != "tag" for q in view.questions)),
    }
    out["beurt_vraagt_deelt"] = float(out["beurt_vraagt"] > 0 and out["overlap"] >= 0.3)
    for name in FEATURE_LISTS:
        out[name] = float(f"<{name}>" in every)
    return out


def score(sentence: Sentence, view: TurnView, weights: Mapping[str, float]) -> float:
    """The weighted sum; 0 is as likely as not."""
    if not sentence.words:
        return -9.0
    found = features(sentence, view)
    return sum(weights.get(name, 0.0) * value for name, value in found.items())


def whole_span(sentence: Sentence, view: TurnView) -> Span:
    """What is marked as given back: the sentence without its lead-ins."""
    return view.whole(sentence)
