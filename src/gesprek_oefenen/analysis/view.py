"""A turn with everything rules may ask about it, worked out once and only when asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from gesprek_oefenen.analysis.clauses import Clause, Sentence, split
from gesprek_oefenen.analysis.patterns import Pattern
from gesprek_oefenen.analysis.rules import RuleSet
from gesprek_oefenen.language.content_words import function_words
from gesprek_oefenen.language.lemmas import lemma
from gesprek_oefenen.language.tokens import Token, tokenise
from gesprek_oefenen.model.reading import TalkContext

MAX_EARLIER = 6
"""How many persona turns back content may come from."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words ``start:end`` of sentence number ``sentence``."""

    sentence: int
    start: int
    end: int


@dataclass(slots=True)
class Question:
    """A question in the turn; ``kind`` is open, gesloten, keuze, waarom, bewering, echo, tag or uitnodiging."""

    span: Span
    kind: str
    form: str


class Matcher:
    """All patterns, found by the rarest word each needs, so that a sentence tries only the few that can match."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = tuple(patterns)
        common = function_words()
        self._by_symbol: dict[str, list[int]] = defaultdict(list)
        for number, pattern in enumerate(patterns):
            needs = pattern.required or (pattern.first,)
            anchor = min(needs, key=lambda need: sum(_commonness(symbol, common) for symbol in need))
            for symbol in anchor:
                self._by_symbol[symbol].append(number)

    def matches(self, sentence: Sentence) -> dict[int, list[tuple[int, int]]]:
        """Number of each pattern that occurs in ``sentence`` with its places, leftmost and longest first."""
        found: dict[int, list[tuple[int, int]]] = {}
        every = sentence.all_symbols
        tried: set[int] = set()
        for symbol in every & self._by_symbol.keys():
            tried.update(self._by_symbol[symbol])
        symbols = sentence.symbols
        for number in tried:
            pattern = self._patterns[number]
            for need in pattern.required:
                if need.isdisjoint(every):
                    break
            else:
                places = self._places(pattern, sentence, symbols)
                if places:
                    found[number] = places
        return found

    @staticmethod
    def _places(pattern: Pattern, sentence: Sentence, symbols: list[frozenset[str]]) -> list[tuple[int, int]]:
        places: list[tuple[int, int]] = []
        first = pattern.first
        ends = clause_ends(sentence) if pattern.at_end else None
        starts: Iterable[int] = sorted(sentence.starts) if pattern.at_start else range(len(symbols))
        last = 0
        for start in starts:
            if start < last or start >= len(symbols) or first.isdisjoint(symbols[start]):
                continue
            end = pattern.longest_from(symbols, start, ends)
            if end > 0:
                places.append((start, end))
                last = end
        return places


_CLOSED_CLASSES = frozenset({"<u>", "<u_onderwerp>", "<uw>", "<ik>", "<mij>", "<wij>", "<het>", "<hij>", "#pv", "#inf", "<lidwoord>"})


def _commonness(symbol: str, common: frozenset[str]) -> int:
    """Roughly how many sentences hold a symbol: what a pattern is looked up by should be rare."""
    if symbol in _CLOSED_CLASSES:
        return 200
    if symbol[0] in "<~#":
        return 60 if symbol in ("~zijn", "~hebben", "~worden", "~kunnen", "~moeten", "~zullen") else 15
    return 40 if symbol in common else 1


def clause_ends(sentence: Sentence) -> frozenset[int]:
    """Where ``$`` may match: ends of clauses, with and without tail words ("hoor", "mevrouw")."""
    ends: set[int] = set()
    for clause in sentence.clauses:
        end = clause.end
        ends.add(end)
        while end - 1 > clause.start and "<staart>" in sentence.words[end - 1].symbols:
            end -= 1
            ends.add(end)
    return frozenset(ends)


class TurnView:
    """One turn in its talk. Everything is computed lazily and once."""

    def __init__(self, text: str, context: TalkContext, rules: RuleSet, matcher: Matcher) -> None:
        self.text = text
        self.context = context
        self.rules = rules
        self.lexicon = rules.lexicon
        self.matcher = matcher
        self.reporting = rules.reporting
        self.reflecting = rules.reflecting
        self._scores: dict[int, float] = {}
        self.tokens: tuple[Token, ...] = tokenise(text)
        self.sentences: list[Sentence] = split(self.tokens, text, rules.lexicon)
        self.questions: list[Question] = []

    @cached_property
    def stages(self) -> tuple[Token, ...]:
        """The stage directions of the turn."""
        return tuple(token for token in self.tokens if token.kind == "stage")

    @cached_property
    def word_count(self) -> int:
        """Number of words in the turn."""
        return sum(len(sentence.words) for sentence in self.sentences)

    @cached_property
    def matches(self) -> list[dict[int, list[tuple[int, int]]]]:
        """Per sentence the patterns that occur in it."""
        return [self.matcher.matches(sentence) for sentence in self.sentences]

    @cached_property
    def stage_matches(self) -> list[frozenset[int]]:
        """Per stage direction the patterns that occur in it."""
        return [frozenset(self._plain_matches(token.norm)) for token in self.stages]

    @cached_property
    def previous_matches(self) -> frozenset[int]:
        """The patterns that occur in what the other said last."""
        return frozenset(self._plain_matches(self.context.previous or ""))

    @cached_property
    def previous_tokens(self) -> tuple[Token, ...]:
        """The words of what the other said last."""
        return tuple(token for token in tokenise(self.context.previous or "") if token.kind == "word")

    @cached_property
    def previous_norms(self) -> frozenset[str]:
        """The words of what the other said last, in standard form."""
        return frozenset(token.norm for token in self.previous_tokens)

    @cached_property
    def previous_lemmas(self) -> frozenset[str]:
        """Content of what the other said last."""
        return content(self.previous_norms)

    @cached_property
    def earlier_lemmas(self) -> frozenset[str]:
        """Content of the other's turns before that."""
        norms = {token.norm for line in self.context.earlier[-MAX_EARLIER:] for token in tokenise(line) if token.kind == "word"}
        return content(norms)

    def lemmas(self, span: Span) -> frozenset[str]:
        """Content of some words of the turn."""
        return content(word.norm for word in self.sentences[span.sentence].words[span.start : span.end])

    def overlap(self, span: Span) -> float:
        """Share of the content of ``span`` that the other brought up (last turn counts fully, earlier ones half)."""
        mine = self.lemmas(span)
        if not mine:
            return 0.0
        last = len(mine & self.previous_lemmas)
        before = len((mine - self.previous_lemmas) & self.earlier_lemmas)
        return (last + before / 2) / len(mine)

    def clause(self, span: Span) -> Clause:
        """The clause in which ``span`` begins."""
        return self.sentences[span.sentence].clause_at(span.start)

    def whole(self, sentence: Sentence) -> Span:
        """The sentence from its first word after lead-ins to its end."""
        head = next((c.head for c in sentence.clauses if c.head < c.end and (c.size > 1 or c.head != c.start)), sentence.clauses[0].start)
        return Span(sentence.index, min(head, len(sentence.words) - 1), len(sentence.words))

    def stated(self, sentence: Sentence) -> Span | None:
        """The part of a sentence that states something: all of it, or what goes before a question in it."""
        span = self.whole(sentence)
        for question in self.questions:
            if question.span.sentence == sentence.index and question.form in ("vraagwoord", "werkwoord", "verzoek"):
                if question.span.start - span.start < 3:
                    return None
                end = question.span.start
                while end - 1 > span.start and "<aanloop>" in sentence.words[end - 1].symbols:
                    end -= 1
                return Span(sentence.index, span.start, end)
        return span

    def place(self, span: Span) -> tuple[int, int]:
        """Code points of ``span`` in the turn as typed."""
        words = self.sentences[span.sentence].words
        return words[span.start].token.start, words[span.end - 1].token.end

    def reflection_score(self, sentence: Sentence) -> float:
        """How much ``sentence`` gives back what the other said (see ``reflection``); 0 is as likely as not."""
        found = self._scores.get(sentence.index)
        if found is None:
            from gesprek_oefenen.analysis.reflection import score  # a cycle otherwise: the score asks the view

            found = self._scores[sentence.index] = score(sentence, self, self.rules.weights)
        return found

    def question_at(self, span: Span) -> Question | None:
        """The question that ``span`` lies in or touches."""
        for question in self.questions:
            other = question.span
            if other.sentence == span.sentence and other.start < span.end and span.start < other.end:
                return question
        return None

    def _plain_matches(self, text: str) -> set[int]:
        found: set[int] = set()
        for sentence in split(tokenise(text), text, self.lexicon):
            found.update(self.matcher.matches(sentence))
        return found


def content(norms: Iterable[str]) -> frozenset[str]:
    """The dictionary forms of the words that carry content."""
    empty = function_words()
    found = set()
    for norm in norms:
        if norm not in empty and len(norm) > 1:
            base = lemma(norm)
            if base not in empty:
                found.add(base)
    return frozenset(found)
