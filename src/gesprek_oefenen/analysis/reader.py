"""Reading a turn: features first, then the rules of every move, then which finding gives way to which."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from gesprek_oefenen.analysis.attunement import attunement
from gesprek_oefenen.analysis.choosing import RuleChoice
from gesprek_oefenen.analysis.conditions import holds
from gesprek_oefenen.analysis.gibberish import is_gibberish
from gesprek_oefenen.analysis.matching import Matcher
from gesprek_oefenen.analysis.questions import find_questions
from gesprek_oefenen.analysis.rules import MoveRules, Rule, RuleSet
from gesprek_oefenen.analysis.signals import signals
from gesprek_oefenen.analysis.summary import check_summary
from gesprek_oefenen.analysis.topics import TopicFinder, TopicMatch
from gesprek_oefenen.analysis.view import Question, Span, TurnView
from gesprek_oefenen.language.phrases import WordRow, words_of
from gesprek_oefenen.language.tokens import Token
from gesprek_oefenen.model.moves import Move
from gesprek_oefenen.model.reading import Finding, Reading, TalkContext
from gesprek_oefenen.model.story import Story

MAX_CHARACTERS = 10_000
"""What is read of one turn; what comes after is left unread (the screen refuses such a turn anyway)."""


_GIVES_BACK = frozenset((Move.SUMMARY, Move.FEELING_REFLECTION))
"""Moves after which it matters what of the other's story came back."""


_NO_TOPIC = TopicMatch(None)


class Reader:
    """Reads turns with one set of rules. Built once; thread-safe; remembers nothing between turns."""

    def __init__(self, rules: RuleSet, story: Story | None = None) -> None:
        """``story``: whose subjects and form of address the reading is about (``None``: subjects stay unknown)."""
        self.rules = rules
        self._matcher = Matcher(rules.patterns, rules.only_half)
        self._moves = {rules_of.move: rules_of for rules_of in rules.moves}
        self._choice = RuleChoice(rules)
        self._rules = {rule.id: rule for rules_of in rules.moves for rule in rules_of.rules}
        self._topics = TopicFinder(story.topics) if story is not None else None
        self._address = story.person.address if story is not None else ""

    @property
    def topic_finder(self) -> TopicFinder | None:
        """Finds the subjects of the story; ``None`` when there is no story."""
        return self._topics

    def read(self, text: str, context: TalkContext | None = None) -> Reading:
        """What the trainee does with ``text`` after what was said before. Never raises, whatever the text."""
        context = context or TalkContext()
        reading, tokens, words = self._judge(text, context)
        words = words_of(tokens) if words is None else words
        return replace(
            reading,
            summary=check_summary(tokens, context, words) if _GIVES_BACK.intersection(f.move for f in reading.findings) else None,
            attunement=attunement(tokens, context, self._address, words),
        )

    def judge(self, text: str, context: TalkContext | None = None) -> Reading:
        """As ``read``, but moves, signals and subject alone: a list of utterances asks no more. Never raises."""
        return self._judge(text, context or TalkContext())[0]

    def _judge(self, text: str, context: TalkContext) -> tuple[Reading, tuple[Token, ...], WordRow | None]:
        """The reading, the tokens and the words of the turn as phrases meet them, if those were worked out."""
        view = self.view(text, context)
        findings = self.findings(view)
        words, about = None, _NO_TOPIC
        if self._topics is not None:
            words = words_of(view.tokens)
            about = self._topics.find(view.tokens, context, words)
        return Reading(
            text=text,
            findings=findings,
            signals=signals(view.tokens, text, context, findings, words),
            topic=about.topic,
            topic_from_context=about.from_context,
        ), view.tokens, words

    def view(self, text: str, context: TalkContext) -> TurnView:
        """The turn with its features, for whoever wants to look inside."""
        view = TurnView(text[:MAX_CHARACTERS], context, self.rules, self._matcher)
        view.questions = find_questions(view, self.rules)
        return view

    def findings(self, view: TurnView) -> tuple[Finding, ...]:
        """The findings of a turn, by position; each move at most once a place."""
        found: list[tuple[Finding, int]] = []
        if is_gibberish(view):
            nonsense = next((m for m in self.rules.moves if m.move is Move.UNINTELLIGIBLE), None)
            return tuple(f for f, _ in _whole_turn(nonsense, view)) if nonsense is not None else ()
        taken: set[tuple[Move, int, int]] = set()
        numbered = self._choice.numbered
        for number, sentence, _, pattern in self._choice.worth_trying(view):
            rules, rule = numbered[number]
            places = candidates(rule, view) if sentence < 0 else _by_words(rule, view, sentence, pattern)
            for span, question, (start, end) in places:
                if (rules.move, start, end) in taken or span is not None and not _applies(rules, rule, span, view, question):
                    continue
                taken.add((rules.move, start, end))
                sure = rule.sure and (span is None or _sure_enough(rules, span, view))
                found.append((Finding(rules.move, start, end, view.text[start:end], rule.id, sure), span.sentence if span else -1))
        return _settle(found, self._moves, self._rules)


def _whole_turn(rules: MoveRules, view: TurnView) -> Iterator[tuple[Finding, int]]:
    for rule in rules.rules:
        if rule.condition.onzin:
            start, end = view.tokens[0].start, view.tokens[-1].end
            yield Finding(rules.move, start, end, view.text[start:end], rule.id, rule.sure), 0
            return


def _applies(rules: MoveRules, rule: Rule, span: Span, view: TurnView, question: Question | None) -> bool:
    """Whether the conditions of a rule hold and none of the exceptions of its move does."""
    if not holds(rule.condition, span, view, question):
        return False
    for unless in rules.unless:
        if fires(unless, span, view, question):
            return False
    return True


def _sure_enough(rules: MoveRules, span: Span, view: TurnView) -> bool:
    """Whether the sums of the sentence do not speak against a sure rule: else its words more likely mean something else."""
    for name, least in rules.sure_from:
        if view.leaning(view.sentences[span.sentence], name) < least:
            return False
    return True


def candidates(rule: Rule, view: TurnView) -> Iterator[tuple[Span | None, Question | None, tuple[int, int]]]:
    """Where a rule could apply: its words, or each question, clause or sentence; with what would be marked."""
    if rule.unit == "woorden":
        for sentence in view.sentences:
            for number in view.matches[sentence.index].among(rule.patterns):
                yield from _by_words(rule, view, sentence.index, number)
    elif rule.unit == "vraag":
        if rule.condition.stapel:
            if len(view.questions) > 1 and stacked(view):
                first, last = view.questions[0].span, view.questions[-1].span
                yield first, view.questions[0], (view.place(first)[0], view.place(last)[1])
            return
        for question in view.questions:
            if not rule.patterns or _contains(rule, question.span, view):
                yield question.span, question, view.place(question.span)
    elif rule.unit == "aanwijzing":
        for token, found_here in zip(view.stages, view.stage_matches, strict=True):
            if any(n in found for found in found_here for n in rule.patterns) and _stage_ok(rule, view):
                yield None, None, (token.start, token.end)
    elif rule.unit == "beurt":
        yield from _turn_candidates(rule, view)
    else:
        if rule.condition.weergave is not None:
            slots = view.stated_slots
        else:
            slots = view.sentence_slots if rule.unit == "zin" else view.clause_slots
        for slot in slots:
            if not rule.patterns or _contains(rule, slot[0], view):
                yield slot


def _by_words(rule: Rule, view: TurnView, sentence: int, pattern: int) -> list[tuple[Span | None, Question | None, tuple[int, int]]]:
    """Where the words of ``pattern`` stand in a sentence, with what would be marked."""
    spans = [Span(sentence, start, end) for start, end in view.matches[sentence].get(pattern)]
    return [(span, view.question_at(span), _marked(rule, span, view)) for span in spans]


def _turn_candidates(rule: Rule, view: TurnView) -> Iterator[tuple[Span | None, Question | None, tuple[int, int]]]:
    """The whole turn: only dots or nothing but emoji has no words, so no span."""
    if not view.tokens:
        return
    place = view.tokens[0].start, view.tokens[-1].end
    if not view.sentences:
        if not rule.patterns and rule.condition.beurt_max == 0 and all(t.kind == "punct" and t.norm in ("...", ".") for t in view.tokens):
            yield None, None, place
        return
    span = Span(0, 0, len(view.sentences[0].words))
    if rule.patterns and any(any(n in found for n in rule.patterns) for found in view.matches):
        yield span, None, place


def _stage_ok(rule: Rule, view: TurnView) -> bool:
    limit = rule.condition.beurt_max
    return not limit or view.word_count <= limit


def fires(rule: Rule, span: Span, view: TurnView, question: Question | None) -> bool:
    """Whether an exception holds where a finding rests on ``span``; its words count anywhere in the sentence."""
    if rule.patterns and not view.matches[span.sentence].any_of(rule.patterns):
        return False
    return holds(rule.condition, span, view, question)


def _contains(rule: Rule, span: Span, view: TurnView) -> bool:
    found = view.matches[span.sentence]
    for number in rule.patterns:
        for start, end in found.get(number):
            if start < span.end and span.start < end:
                return True
    return False


def _marked(rule: Rule, span: Span, view: TurnView) -> tuple[int, int]:
    """What is marked when words matched: they themselves, or the clause or sentence around them."""
    sentence = view.sentences[span.sentence]
    if rule.mark == "deel":
        clause = sentence.clause_at(span.start)
        return view.place(Span(span.sentence, min(clause.head, span.start), max(clause.end, span.end)))
    if rule.mark == "zin":
        return view.place(view.whole(sentence))
    return view.place(span)


def stacked(view: TurnView) -> bool:
    """Whether the turn asks two or more different things: not a question with its own check or elaboration behind it."""
    real = [q for q in view.questions if q.form in ("vraagwoord", "werkwoord") and q.kind not in ("tag",) and not _invites(q, view)]
    if len(real) < 2:
        return False
    checks = [q for q in real if _is_check(q, view)]
    real = [q for q in real if q not in checks]
    return len(real) >= 2 and not _elaborates(real, view)


def _invites(question: Question, view: TurnView) -> bool:
    """"Vertelt u eens": no question beside the one it introduces."""
    return "~vertellen" in view.sentences[question.span.sentence].words[question.span.start].symbols


def _is_check(question: Question, view: TurnView) -> bool:
    """"Klopt dat?", "mag ik dat vragen?": asks nothing new."""
    words = view.sentences[question.span.sentence].words[question.span.start : question.span.end]
    return any("<controle>" in word.symbols for word in words[:2]) and len(words) <= 6


def _elaborates(real: list[Question], view: TurnView) -> bool:
    """The second question only offers answers to the first ("of", or a short echo of it)."""
    if len(real) > 2:
        return False
    second = real[1]
    words = view.sentences[second.span.sentence].words
    start = second.span.start
    return words[start].norm == "of" or (start > 0 and words[start - 1].norm == "of")


def _settle(found: list[tuple[Finding, int]], rules: dict[Move, MoveRules], by_id: dict[str, Rule]) -> tuple[Finding, ...]:
    """Let findings give way (``wijkt_voor``), drop doubles of a move that overlap, and order by position.

    Of two rules of one move on the same words the sure one speaks, else the one that stands first in its file: rules
    stand there from particular to general.
    """
    present = {(finding.move, sentence) for finding, sentence in found}
    kept: dict[Move, list[Finding]] = {}
    for finding, sentence in found:
        yields = rules[finding.move].yields_to | by_id[finding.rule].yields_to
        if yields and any((move, sentence) in present for move in yields):
            continue
        mine = kept.setdefault(finding.move, [])
        place = bisect_left(mine, finding.start, key=_start)
        near = [n for n in (place - 1, place) if 0 <= n < len(mine) and mine[n].start < finding.end and finding.start < mine[n].end]
        if not near:
            mine.insert(place, finding)
        elif finding.sure and not mine[near[0]].sure:
            mine[near[0]] = finding
    return tuple(sorted((f for mine in kept.values() for f in mine), key=lambda f: (f.start, f.end, _ORDER[f.move])))


_ORDER = {move: number for number, move in enumerate(Move)}


def _start(finding: Finding) -> int:
    return finding.start
