"""Why a turn is read as it is: the features of each clause, the rules that fired and those that almost did."""

from __future__ import annotations

from dataclasses import dataclass

from gesprek_oefenen.analysis.conditions import failures
from gesprek_oefenen.analysis.reader import Reader, candidates, fires
from gesprek_oefenen.analysis.rules import MoveRules, Rule
from gesprek_oefenen.analysis.view import Question, Span, TurnView
from gesprek_oefenen.model.reading import Finding, TalkContext


@dataclass(frozen=True, slots=True)
class ClauseNote:
    """One clause: its words as typed, kind (``mededeling``, ``vraagwoord`` ...), and whom it is about."""

    text: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class QuestionNote:
    """One question: its words as typed, the kind (``open``, ``gesloten`` ...) and the form it was seen by."""

    text: str
    kind: str
    form: str


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule whose words were there, and what kept it from firing.

    ``reasons``: keys of conditions that did not hold (``vraag``, ``overlap_max``), ``behalve-2`` for the second
    exception, or ``wijkt voor <zet>``.
    """

    rule: str
    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All of it; ``findings`` are exactly those of the reader. ``scores``: how much each sentence gives back (0: even)."""

    clauses: tuple[ClauseNote, ...]
    questions: tuple[QuestionNote, ...]
    scores: tuple[float, ...]
    findings: tuple[Finding, ...]
    near: tuple[NearMiss, ...]


def explain(reader: Reader, text: str, context: TalkContext | None = None) -> Explanation:
    """How ``reader`` comes to its findings for ``text``; for the author of rules (``regels probeer``)."""
    view = reader.view(text, context or TalkContext())
    findings = reader.findings(view)
    near: list[NearMiss] = []
    for rules in reader.rules.moves:
        for rule in rules.rules:
            near.extend(_near(rules, rule, view, findings))
    return Explanation(
        clauses=tuple(
            ClauseNote(_typed(view, Span(s.index, c.head, c.end)), c.kind, c.subject)
            for s in view.sentences for c in s.clauses if c.head < c.end
        ),
        questions=tuple(QuestionNote(_typed(view, q.span), q.kind, q.form) for q in view.questions),
        scores=tuple(round(view.reflection_score(s), 2) for s in view.sentences),
        findings=findings,
        near=tuple(near),
    )


def _near(rules: MoveRules, rule: Rule, view: TurnView, findings: tuple[Finding, ...]) -> list[NearMiss]:
    """The places where ``rule`` could apply and does not lead to a finding."""
    out: list[NearMiss] = []
    for span, question, (start, end) in candidates(rule, view):
        if any(f.rule == rule.id and (f.start, f.end) == (start, end) for f in findings):
            continue
        reasons = _reasons(rules, rule, span, question, view) if span is not None else ("elders",)
        if not rule.patterns and not (reasons and all(reason.startswith("behalve") for reason in reasons)):
            continue  # a rule without words of its own nearly fires everywhere: only exceptions are worth telling
        if not reasons and any(f.move is rules.move and f.start < end and start < f.end for f in findings):
            continue  # another rule of the same move already says it
        if not reasons:
            reasons = tuple(f"wijkt voor {move.value}" for move in rules.yields_to if any(f.move is move for f in findings))
        out.append(NearMiss(rule.id, view.text[start:end], reasons))
    return out


def _reasons(rules: MoveRules, rule: Rule, span: Span, question: Question | None, view: TurnView) -> tuple[str, ...]:
    failed = tuple(failures(rule.condition, span, view, question))
    exceptions = tuple(f"behalve-{n}" for n, unless in enumerate(rules.unless, 1) if fires(unless, span, view, question))
    return failed + exceptions


def _typed(view: TurnView, span: Span) -> str:
    start, end = view.place(span)
    return view.text[start:end]
