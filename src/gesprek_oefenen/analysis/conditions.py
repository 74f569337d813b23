"""Whether a condition of a rule holds for some words of a turn; and why not, for whoever writes rules."""

from __future__ import annotations

from collections.abc import Iterator

from gesprek_oefenen.analysis.clauses import Sentence
from gesprek_oefenen.analysis.rules import Condition
from gesprek_oefenen.analysis.view import Question, Span, TurnView

_MENTIONS = {"u": "<u>", "ik": "<ik>", "mij": "<mij>", "wij": "<wij>", "derde": "<hij>"}


def holds(condition: Condition, span: Span, view: TurnView, question: Question | None) -> bool:
    """Whether ``condition`` holds for ``span``; ``question`` is the question it lies in, if any."""
    return next(failures(condition, span, view, question), None) is None


def failures(condition: Condition, span: Span, view: TurnView, question: Question | None) -> Iterator[str]:
    """The YAML keys of the condition that do not hold, in order; cheap ones first."""
    c = condition
    sentence = view.sentences[span.sentence]
    clause = sentence.clause_at(span.start)
    if c.zin and clause.kind not in c.zin:
        yield "zin"
    if c.over and clause.subject not in c.over:
        yield "over"
    if c.niet_over and clause.subject in c.niet_over:
        yield "niet_over"
    if c.vraag is not None and (question is not None) != c.vraag:
        yield "vraag"
    if c.vraagsoort and (question is None or question.kind not in c.vraagsoort):
        yield "vraagsoort"
    if c.vraagteken is not None and (sentence.stop == "?") != c.vraagteken:
        yield "vraagteken"
    if c.woorden_min and span.end - span.start < c.woorden_min:
        yield "woorden_min"
    if c.woorden_max and span.end - span.start > c.woorden_max:
        yield "woorden_max"
    if c.beurt_max and view.word_count > c.beurt_max:
        yield "beurt_max"
    if c.noemt and not all(_MENTIONS[who] in sentence.all_symbols for who in c.noemt):
        yield "noemt"
    if c.noemt_niet and any(_MENTIONS[who] in sentence.all_symbols for who in c.noemt_niet):
        yield "noemt_niet"
    if c.advies_gevraagd is not None and view.context.asked_advice != c.advies_gevraagd:
        yield "advies_gevraagd"
    if c.vraag_van_ander is not None and asked_by_other(view) != c.vraag_van_ander:
        yield "vraag_van_ander"
    if c.vorige_bekend is not None and bool(view.context.previous) != c.vorige_bekend:
        yield "vorige_bekend"
    if c.alleen is not None and (len(view.sentences) == 1) != c.alleen:
        yield "alleen"
    if c.plaats and not ("eerste" in c.plaats and span.sentence == 0 or "laatste" in c.plaats and span.sentence == len(view.sentences) - 1):
        yield "plaats"
    yield from _pattern_failures(c, span, view)
    if c.ontkend is not None and any("<ontkenning>" in w.symbols for w in sentence.words[span.start : span.end]) != c.ontkend:
        yield "ontkend"
    if c.aangehaald is not None and reported(span, view) != c.aangehaald:
        yield "aangehaald"
    if c.herhaalt is not None and repeats(span, view) != c.herhaalt:
        yield "herhaalt"
    if c.gaat_door is not None and goes_on(span, view) != c.gaat_door:
        yield "gaat_door"
    if c.overlap_min > 0 and view.overlap(span) < c.overlap_min:
        yield "overlap_min"
    if c.overlap_max < 1 and view.overlap(span) > c.overlap_max:
        yield "overlap_max"
    if c.weergave is not None and view.reflection_score(sentence) < c.weergave:
        yield "weergave"


def _pattern_failures(c: Condition, span: Span, view: TurnView) -> Iterator[str]:
    """Conditions on patterns in the sentence, the turn or the other's last line."""
    here = view.matches[span.sentence]
    if c.bevat and not any(number in here for number in c.bevat):
        yield "bevat"
    if c.zonder and any(number in here for number in c.zonder):
        yield "zonder"
    if c.deel_bevat or c.deel_zonder:
        clause = view.clause(span)
        if c.deel_bevat and not any(a < clause.end and clause.start < b for n in c.deel_bevat for a, b in here.get(n, ())):
            yield "deel_bevat"
        if c.deel_zonder and any(a < clause.end and clause.start < b for n in c.deel_zonder for a, b in here.get(n, ())):
            yield "deel_zonder"
    if c.beurt_bevat and not any(number in found for found in view.matches for number in c.beurt_bevat):
        yield "beurt_bevat"
    if c.beurt_zonder and any(number in found for found in view.matches for number in c.beurt_zonder):
        yield "beurt_zonder"
    if c.vorige and not any(number in view.previous_matches for number in c.vorige):
        yield "vorige"
    if c.vorige_zonder and any(number in view.previous_matches for number in c.vorige_zonder):
        yield "vorige_zonder"


def asked_by_other(view: TurnView) -> bool:
    """Whether the other's last line ended in a question, as far as known."""
    return view.context.asked_question or (view.context.previous or "").rstrip().endswith("?")


def reported(span: Span, view: TurnView) -> bool:
    """Whether the words are someone else's: between quotation marks, or in a sentence that reports ("uw zus vindt dat")."""
    sentence = view.sentences[span.sentence]
    if any(word.quoted for word in sentence.words[span.start : span.end]):
        return True
    return any(number in view.matches[span.sentence] for number in view.reporting)


def repeats(span: Span, view: TurnView) -> bool:
    """Whether all content words of ``span`` (at least one) stood in the other's last line: quoting back, not judging."""
    lemmas = view.lemmas(span)
    if lemmas:
        return lemmas <= view.previous_lemmas
    norms = [word.norm for word in view.sentences[span.sentence].words[span.start : span.end]]
    return len(norms) > 1 and all(norm in view.previous_norms or "<u>" in view.lexicon.symbols(norm) for norm in norms)


def goes_on(span: Span, view: TurnView) -> bool:
    """Whether a question takes up what the other just said.

    It does when it shares content or points back ("dat", "toen", "hij"); a question that names little of its own goes on
    with what is at hand. It does not when the other said nothing to go on with, or asked something herself.
    """
    if not view.context.previous:
        return False
    sentence = view.sentences[span.sentence]
    mine = view.lemmas(span)
    if mine & view.previous_lemmas:
        return True
    if not view.previous_lemmas:
        return False
    words = sentence.words[span.start : span.end]
    if any("<wijst_terug>" in word.symbols for word in words) or _tells_before(sentence, span, view):
        return True
    return len(mine) <= 2 and not asked_by_other(view)


def _tells_before(sentence: Sentence, span: Span, view: TurnView) -> bool:
    """Whether what comes before the question in this turn takes up the other's words."""
    if span.start >= 2 and view.lemmas(Span(span.sentence, 0, span.start)) & view.previous_lemmas:
        return True
    return any(
        view.lemmas(Span(other.index, 0, len(other.words))) & view.previous_lemmas
        for other in view.sentences[max(0, sentence.index - 1) : sentence.index]
    )
