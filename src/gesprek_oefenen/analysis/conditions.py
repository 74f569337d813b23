"""Whether a condition of a rule holds for some words of a turn; and why not, for whoever writes rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from gesprek_oefenen.analysis.clauses import Sentence
from gesprek_oefenen.analysis.rules import Condition
from gesprek_oefenen.analysis.view import Question, Span, TurnView

_MENTIONS = {"u": "<u>", "ik": "<ik>", "mij": "<mij>", "wij": "<wij>", "derde": "<hij>"}


def holds(condition: Condition, span: Span, view: TurnView, question: Question | None) -> bool:
    """Whether ``condition`` holds for ``span``; ``question`` is the question it lies in, if any."""
    for key in condition.asked:
        if not _CHECKS[key](condition, span, view, question):
            return False
    return True


def failures(condition: Condition, span: Span, view: TurnView, question: Question | None) -> Iterator[str]:
    """The YAML keys of the condition that do not hold, in order; cheap ones first."""
    return (key for key in condition.asked if not _CHECKS[key](condition, span, view, question))


def _clause_kind(c: Condition, span: Span, view: TurnView, _q: Question | None) -> bool:
    return view.clause(span).kind in c.zin


def _about(c: Condition, span: Span, view: TurnView, _q: Question | None) -> bool:
    return view.clause(span).subject in c.over


def _not_about(c: Condition, span: Span, view: TurnView, _q: Question | None) -> bool:
    return view.clause(span).subject not in c.niet_over


def _is_question(c: Condition, _s: Span, _v: TurnView, question: Question | None) -> bool:
    return (question is not None) == c.vraag


def _question_kind(c: Condition, _s: Span, _v: TurnView, question: Question | None) -> bool:
    return question is not None and question.kind in c.vraagsoort


def _mark(c: Condition, span: Span, view: TurnView, _q: Question | None) -> bool:
    return (view.sentences[span.sentence].stop == "?") == c.vraagteken


def _mentions(c: Condition, span: Span, view: TurnView, _q: Question | None) -> bool:
    sentence = view.sentences[span.sentence]
    return all(sentence.mentions(_MENTIONS[who]) for who in c.noemt)


def _mentions_not(c: Condition, span: Span, view: TurnView, _q: Question | None) -> bool:
    sentence = view.sentences[span.sentence]
    return not any(sentence.mentions(_MENTIONS[who]) for who in c.noemt_niet)


def _place(c: Condition, span: Span, view: TurnView, _q: Question | None) -> bool:
    first, last = span.sentence == 0, span.sentence == len(view.sentences) - 1
    return ("eerste" in c.plaats and first) or ("laatste" in c.plaats and last)


def _negated(c: Condition, span: Span, view: TurnView, _q: Question | None) -> bool:
    words = view.sentences[span.sentence].words[span.start : span.end]
    return any("<ontkenning>" in word.symbols for word in words) == c.ontkend


def _in_clause(numbers: tuple[int, ...], span: Span, view: TurnView) -> bool:
    clause = view.clause(span)
    here = view.matches[span.sentence]
    return any(a < clause.end and clause.start < b for n in here.among(numbers) for a, b in here.get(n))


def _in_sentence(numbers: tuple[int, ...], span: Span, view: TurnView) -> bool:
    return view.matches[span.sentence].any_of(numbers)


def _in_turn(numbers: tuple[int, ...], view: TurnView) -> bool:
    for found in view.matches:
        if found.any_of(numbers):
            return True
    return False


def _leans_enough(c: Condition, span: Span, view: TurnView, _q: Question | None) -> bool:
    sentence = view.sentences[span.sentence]
    for name, least in c.neiging:
        if view.leaning(sentence, name) < least:
            return False
    return True


def _leans_little(c: Condition, span: Span, view: TurnView, _q: Question | None) -> bool:
    sentence = view.sentences[span.sentence]
    for name, limit in c.neiging_onder:
        if view.leaning(sentence, name) >= limit:
            return False
    return True


def _gives_back_little(c: Condition, span: Span, view: TurnView, _q: Question | None) -> bool:
    """Where the other said nothing there is nothing to give back."""
    return not view.context.previous or view.reflection_score(view.sentences[span.sentence]) < (c.weergave_onder or 0.0)


def _in_previous(numbers: tuple[int, ...], view: TurnView) -> bool:
    for found in view.previous_matches:
        if found.any_of(numbers):
            return True
    return False


_Check = Callable[[Condition, Span, TurnView, Question | None], bool]
_CHECKS: Final[dict[str, _Check]] = {
    "vraag": _is_question,
    "vraagsoort": _question_kind,
    "vraagteken": _mark,
    "woorden_min": lambda c, s, v, q: s.end - s.start >= c.woorden_min,
    "woorden_max": lambda c, s, v, q: s.end - s.start <= c.woorden_max,
    "beurt_max": lambda c, s, v, q: v.word_count <= c.beurt_max,
    "advies_gevraagd": lambda c, s, v, q: v.context.asked_advice == c.advies_gevraagd,
    "vraag_van_ander": lambda c, s, v, q: asked_by_other(v) == c.vraag_van_ander,
    "vorige_bekend": lambda c, s, v, q: bool(v.context.previous) == c.vorige_bekend,
    "alleen": lambda c, s, v, q: (len(v.sentences) == 1) == c.alleen,
    "zin": _clause_kind,
    "over": _about,
    "niet_over": _not_about,
    "noemt": _mentions,
    "noemt_niet": _mentions_not,
    "plaats": _place,
    "bevat": lambda c, s, v, q: _in_sentence(c.bevat, s, v),
    "zonder": lambda c, s, v, q: not _in_sentence(c.zonder, s, v),
    "deel_bevat": lambda c, s, v, q: _in_clause(c.deel_bevat, s, v),
    "deel_zonder": lambda c, s, v, q: not _in_clause(c.deel_zonder, s, v),
    "beurt_bevat": lambda c, s, v, q: _in_turn(c.beurt_bevat, v),
    "beurt_zonder": lambda c, s, v, q: not _in_turn(c.beurt_zonder, v),
    "vorige": lambda c, s, v, q: _in_previous(c.vorige, v),
    "vorige_zonder": lambda c, s, v, q: not _in_previous(c.vorige_zonder, v),
    "ontkend": _negated,
    "aangehaald": lambda c, s, v, q: reported(s, v) == c.aangehaald,
    "herhaalt": lambda c, s, v, q: repeats(s, v) == c.herhaalt,
    "gaat_door": lambda c, s, v, q: goes_on(s, v) == c.gaat_door,
    "overlap_min": lambda c, s, v, q: v.overlap(s) >= c.overlap_min,
    "overlap_max": lambda c, s, v, q: v.overlap(s) <= c.overlap_max,
    "weergave": lambda c, s, v, q: v.reflection_score(v.sentences[s.sentence]) >= (c.weergave or 0.0),
    "weergave_onder": _gives_back_little,
    "neiging": _leans_enough,
    "neiging_onder": _leans_little,
    "meest": lambda c, s, v, q: v.strongest_leaning(v.sentences[s.sentence]) == c.meest,
}
"""How each YAML key is checked, cheap ones first; ``stapel`` and ``onzin`` are seen to by the reader itself."""
CHECK_ORDER: Final = tuple(_CHECKS)


def asked_by_other(view: TurnView) -> bool:
    """Whether the other's last line ended in a question, as far as known."""
    return view.context.asked_question or view.previous_asks


def reported(span: Span, view: TurnView) -> bool:
    """Whether the words are someone else's: between quotation marks, or in a sentence that reports ("uw zus vindt dat")."""
    sentence = view.sentences[span.sentence]
    for word in sentence.words[span.start : span.end]:
        if word.quoted:
            return True
    return view.matches[span.sentence].any_of(view.reporting)


def repeats(span: Span, view: TurnView) -> bool:
    """Whether all content words of ``span`` (at least one) stood in the other's last line: quoting back, not judging."""
    lemmas = view.lemmas(span)
    if lemmas:
        return lemmas <= view.previous_lemmas
    norms = [word.norm for word in view.sentences[span.sentence].words[span.start : span.end]]
    return len(norms) > 1 and all(norm in view.previous_norms or "<u>" in view.lexicon.symbols(norm) for norm in norms)


_ENOUGH_SAID: Final = 4
"""So many words of the other are something to go on with, whatever they are."""


def goes_on(span: Span, view: TurnView) -> bool:
    """Whether a question takes up what the other just said.

    It does when it shares content or points back ("dat", "toen", "hij"); a question that names little of its own goes on
    with what is at hand. It does not when the other said nothing to go on with, or asked something herself, and not behind a
    greeting ("hoi Simone, hoe was je dag") or something new he names first.
    """
    if not view.context.previous:
        return False
    sentence = view.sentences[span.sentence]
    mine = view.lemmas(span)
    if mine & view.previous_lemmas:
        return True
    words = sentence.words[span.start : span.end]
    if not view.previous_lemmas:  # small words only ("ik ben toch naar binnen gegaan"): still something to point back to
        return view.previous_length >= _ENOUGH_SAID and any("<wijst_terug>" in word.symbols for word in words)
    if _tells_before(sentence, span, view):
        return True
    if _names_first(sentence, span):  # "die avonden, hoe zijn die voor u": his own *die*
        return False
    if any("<wijst_terug>" in word.symbols for word in words):
        return True
    return len(mine) <= 2 and not asked_by_other(view) and "<groet>" not in view.sentences[0].words[0].symbols


def _names_first(sentence: Sentence, span: Span) -> bool:
    """Whether something with its article stands right before the question, so that its pointing word points to that."""
    before = sentence.words[:span.start]
    named = before[1:] if before and before[0].norm in ("en", "maar") else before
    return len(named) > 1 and bool(named[0].symbols & {"<lidwoord>", "<uw>"}) and not any("#pv" in word.symbols for word in named[1:])


def _tells_before(sentence: Sentence, span: Span, view: TurnView) -> bool:
    """Whether what comes before the question in this turn takes up the other's words."""
    if span.start >= 2 and view.lemmas(Span(span.sentence, 0, span.start)) & view.previous_lemmas:
        return True
    return any(
        view.lemmas(Span(other.index, 0, len(other.words))) & view.previous_lemmas
        for other in view.sentences[max(0, sentence.index - 1) : sentence.index]
    )
