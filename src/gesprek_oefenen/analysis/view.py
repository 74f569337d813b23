"""A turn with everything rules may ask about it, worked out once and only when asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from gesprek_oefenen.analysis.clauses import Clause, Sentence
from gesprek_oefenen.analysis.patterns import Pattern, rarity
from gesprek_oefenen.analysis.rules import RuleSet
from gesprek_oefenen.analysis.segments import split
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


Slot = tuple[Span, Question | None, tuple[int, int]]
"""Words of the turn with the question they stand in, and their place in the text as typed."""


class Places:
    """Where patterns occur in one sentence, leftmost and longest first; rare ones are looked for when asked for.

    Iterating gives the numbers of the patterns that occur among those the matcher was told to look for at once.
    """

    def __init__(self, matcher: Matcher, sentence: Sentence) -> None:
        self._matcher = matcher
        self._sentence = sentence
        self._found: dict[int, list[tuple[int, int]]] = {}
        self._later: dict[int, list[tuple[int, int]]] = {}
        for number in matcher.candidates(sentence):
            places = matcher.places(number, sentence)
            if places:
                self._found[number] = places

    def __iter__(self) -> Iterator[int]:
        return iter(self._found)

    def __contains__(self, number: int) -> bool:
        return bool(self.get(number))

    def any_of(self, numbers: Iterable[int]) -> bool:
        """Whether one of these patterns occurs."""
        found, sought = self._found, self._matcher.sought
        for number in numbers:
            if number in found or (number not in sought and self.get(number)):
                return True
        return False

    def get(self, number: int, default: Sequence[tuple[int, int]] = ()) -> Sequence[tuple[int, int]]:
        """The places of pattern ``number``; ``default`` when it does not occur."""
        if number in self._matcher.sought:
            return self._found.get(number, default)
        places = self._later.get(number)
        if places is None:
            places = self._later[number] = self._matcher.places_if_possible(number, self._sentence)
        return places or default


class Matcher:
    """All patterns; those in ``sought`` are found by the rarest word each needs, so that a sentence tries only a few."""

    def __init__(self, patterns: Sequence[Pattern], sought: Iterable[int] | None = None) -> None:
        self._patterns = tuple(patterns)
        self.sought = frozenset(range(len(self._patterns)) if sought is None else sought)
        by_symbol: dict[str, list[int]] = defaultdict(list)
        for number in self.sought:
            pattern = self._patterns[number]
            for symbol in min(pattern.required or (pattern.first,), key=rarity):
                by_symbol[symbol].append(number)
        self._by_symbol = {symbol: tuple(numbers) for symbol, numbers in by_symbol.items()}

    def candidates(self, sentence: Sentence) -> list[int]:
        """The sought patterns whose every needed word occurs in ``sentence``."""
        every = sentence.all_symbols
        tried: set[int] = set()
        for symbol in every & self._by_symbol.keys():
            tried.update(self._by_symbol[symbol])
        out: list[int] = []
        patterns = self._patterns
        for number in tried:
            for need in patterns[number].required:
                if need.isdisjoint(every):
                    break
            else:
                out.append(number)
        return out

    def places_if_possible(self, number: int, sentence: Sentence) -> list[tuple[int, int]]:
        """The places of any pattern, sought or not."""
        return self.places(number, sentence) if self._possible(number, sentence.all_symbols) else []

    def _possible(self, number: int, every: frozenset[str]) -> bool:
        for need in self._patterns[number].required:
            if need.isdisjoint(every):
                return False
        return True

    def places(self, number: int, sentence: Sentence) -> list[tuple[int, int]]:
        """Where pattern ``number`` matches, leftmost and longest first, without overlap."""
        pattern = self._patterns[number]
        positions = sentence.positions
        begins = {place for symbol in pattern.first & sentence.all_symbols for place in positions[symbol]}
        if pattern.at_start:
            begins &= sentence.starts
        places: list[tuple[int, int]] = []
        if not begins:
            return places
        if pattern.single and not pattern.at_end:
            return [(start, start + 1) for start in sorted(begins)]
        ends = clause_ends(sentence) if pattern.at_end else None
        symbols = sentence.symbols
        second, count, last = pattern.second, len(symbols), 0
        for start in sorted(begins):
            if start < last or (second is not None and (start + 1 >= count or second.isdisjoint(symbols[start + 1]))):
                continue
            end = pattern.longest_from(symbols, start, ends)
            if end > 0:
                places.append((start, end))
                last = end
        return places


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
        self._lemmas: dict[Span, frozenset[str]] = {}
        self.known_features: dict[int, dict[str, float]] = {}
        """Features of sentences already worked out (``reflection.features``)."""
        self._wholes: dict[int, Span] = {}
        self._stated: dict[int, Span | None] = {}
        self._leanings: dict[tuple[int, str], float] = {}
        self._traits: dict[int, dict[str, float]] = {}
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
    def matches(self) -> list[Places]:
        """Per sentence the patterns that occur in it."""
        return [Places(self.matcher, sentence) for sentence in self.sentences]

    @cached_property
    def stage_matches(self) -> list[list[Places]]:
        """Per stage direction the patterns that occur in it."""
        return [self._plain_matches(token.norm) for token in self.stages]

    @cached_property
    def previous_matches(self) -> list[Places]:
        """The patterns that occur in what the other said last, by sentence."""
        return self._plain_matches(self.context.previous or "")

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
        found = self._lemmas.get(span)
        if found is None:
            words = self.sentences[span.sentence].words[span.start : span.end]
            found = self._lemmas[span] = content(word.norm for word in words)
        return found

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
        found = self._wholes.get(sentence.index)
        if found is None:
            clauses = sentence.clauses
            head = next((c.head for c in clauses if c.head < c.end and (c.size > 1 or c.head != c.start)), clauses[0].start)
            count = len(sentence.words)
            found = self._wholes[sentence.index] = Span(sentence.index, min(head, count - 1), count)
        return found

    def stated(self, sentence: Sentence) -> Span | None:
        """The part of a sentence that states something: all of it, or what goes before a question in it."""
        if sentence.index not in self._stated:
            self._stated[sentence.index] = self._find_stated(sentence)
        return self._stated[sentence.index]

    def _find_stated(self, sentence: Sentence) -> Span | None:
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

    def leaning(self, sentence: Sentence, name: str) -> float:
        """How much ``sentence`` leans towards ``name`` (see ``leaning``)."""
        found = self._leanings.get((sentence.index, name))
        if found is None:
            found = self._leanings[sentence.index, name] = self.rules.leanings.score(name, self.traits(sentence))
        return found

    def leans(self, wanted: tuple[tuple[str, float], ...]) -> bool:
        """Whether some sentence leans as much as ``wanted`` asks (nothing asked: yes): else its rule need not be tried."""
        return not wanted or any(all(self.leaning(one, name) >= least for name, least in wanted) for one in self.sentences)

    def strongest_leaning(self, sentence: Sentence) -> str:
        """The kind of move ``sentence`` leans towards most."""
        return self.rules.leanings.strongest(self.traits(sentence), self.matches[sentence.index].any_of)

    def traits(self, sentence: Sentence) -> dict[str, float]:
        """The traits that leanings add up."""
        found = self._traits.get(sentence.index)
        if found is None:
            found = self._traits[sentence.index] = self.rules.leanings.traits(sentence, self)
        return found

    def question_at(self, span: Span) -> Question | None:
        """The question that ``span`` lies in or touches."""
        if not self.questions:
            return None
        found = self._asked_words[span.sentence]
        return next((found[place] for place in range(span.start, span.end) if place in found), None)

    @cached_property
    def _asked_words(self) -> list[dict[int, Question]]:
        """For each sentence its words that stand in a question, with that question."""
        found: list[dict[int, Question]] = [{} for _ in self.sentences]
        for question in self.questions:
            for place in range(question.span.start, question.span.end):
                found[question.span.sentence].setdefault(place, question)
        return found

    @cached_property
    def sentence_slots(self) -> list[Slot]:
        """Where a rule about sentences can apply: each sentence with the question in it and its place."""
        return [self._slot(self.whole(sentence)) for sentence in self.sentences]

    @cached_property
    def stated_slots(self) -> list[Slot]:
        """Where a rule about giving back can apply."""
        spans = [self.stated(sentence) for sentence in self.sentences]
        return [self._slot(span) for span in spans if span is not None]

    @cached_property
    def clause_slots(self) -> list[Slot]:
        """Where a rule about clauses can apply."""
        return [
            self._slot(Span(sentence.index, clause.head, clause.end))
            for sentence in self.sentences for clause in sentence.clauses if clause.head < clause.end
        ]

    def _slot(self, span: Span) -> Slot:
        return span, self.question_at(span), self.place(span)

    def _plain_matches(self, text: str) -> list[Places]:
        return [Places(self.matcher, sentence) for sentence in split(tokenise(text), text, self.lexicon)]


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
