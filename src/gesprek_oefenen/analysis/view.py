"""A turn with everything rules may ask about it, worked out once and only when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from gesprek_oefenen.analysis.clauses import Clause, Sentence
from gesprek_oefenen.analysis.lazy import lazy
from gesprek_oefenen.analysis.matching import Matcher, Places
from gesprek_oefenen.analysis.reflection import score
from gesprek_oefenen.analysis.rules import RuleSet
from gesprek_oefenen.analysis.segments import split
from gesprek_oefenen.language.asking import asks_somewhere, ends_in_question
from gesprek_oefenen.language.content_words import function_words
from gesprek_oefenen.language.lemmas import lemma
from gesprek_oefenen.language.phrases import words_said
from gesprek_oefenen.language.tokens import Token, tokenise
from gesprek_oefenen.model.reading import TalkContext

MAX_EARLIER = 6
"""How many persona turns back content may come from."""
_SPEAKER = frozenset(("<ik>", "<mij>"))
_VISITOR = frozenset(("u", "uw", "jij", "jou", "jouw", "gij"))
"""What someone calls the one she talks to; not "je", which is mostly people in general."""


class Span(NamedTuple):
    """Words ``start:end`` of sentence number ``sentence``. A named tuple, since thousands are made a second."""

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

    @lazy
    def stages(self) -> tuple[Token, ...]:
        """The stage directions of the turn."""
        if "*" not in self.text and "(" not in self.text and "[" not in self.text:
            return ()
        return tuple([token for token in self.tokens if token[4] == "stage"])

    @lazy
    def word_count(self) -> int:
        """Number of words in the turn."""
        return sum([len(sentence.words) for sentence in self.sentences])

    @lazy
    def matches(self) -> list[Places]:
        """Per sentence the patterns that occur in it."""
        return [Places(self.matcher, sentence) for sentence in self.sentences]

    @lazy
    def stage_matches(self) -> list[list[Places]]:
        """Per stage direction the patterns that occur in it."""
        return [self._plain_matches(token.norm) for token in self.stages]

    @lazy
    def previous_matches(self) -> list[Places]:
        """The patterns that occur in what the other said last, by sentence."""
        return self._plain_matches(self.context.previous or "")

    @lazy
    def previous_length(self) -> int:
        """How many words the other said last."""
        return len(words_said(self.context.previous or ""))

    @lazy
    def previous_asks(self) -> bool:
        """Whether what the other said last ends in a question ("weet je?" is none)."""
        return ends_in_question(self.context.previous or "")

    @lazy
    def previous_asked(self) -> bool:
        """Whether the other asked something anywhere in what she said last."""
        return asks_somewhere(self.context.previous or "")

    @lazy
    def previous_about_visitor(self) -> bool:
        """Whether the other said something about whoever visits her ("u heeft vast een hele lijst"): a word back is about him."""
        return not _VISITOR.isdisjoint(self.previous_norms)

    @lazy
    def first_own(self) -> int:
        """The number of the first sentence in which the speaker names himself; past the last when he never does."""
        for one in self.sentences:
            for symbols in one.symbols:
                if not _SPEAKER.isdisjoint(symbols):
                    return one.index
        return len(self.sentences)

    def begins_with_echo(self, sentence: Sentence) -> bool:
        """Whether the first word with content is one the other just used ("Broodjes, ja")."""
        for word in sentence.words:
            form = _content_form(word.norm)
            if form is not None:
                return form in self.previous_lemmas
        return False

    @lazy
    def previous_norms(self) -> frozenset[str]:
        """The words of what the other said last, in standard form."""
        return _said(self.context.previous or "")[0]

    @lazy
    def previous_lemmas(self) -> frozenset[str]:
        """Content of what the other said last."""
        return _said(self.context.previous or "")[1]

    @lazy
    def earlier_lemmas(self) -> frozenset[str]:
        """Content of the other's turns before that."""
        lines = self.context.earlier[-MAX_EARLIER:]
        return content({word.norm for line in lines for word in words_said(line)}) if lines else frozenset()

    def lemmas(self, span: Span) -> frozenset[str]:
        """Content of some words of the turn."""
        found = self._lemmas.get(span)
        if found is None:
            words = self.sentences[span.sentence].words[span.start : span.end]
            found = self._lemmas[span] = content([word.norm for word in words])
        return found

    def overlap(self, span: Span) -> float:
        """Share of the content of ``span`` that the other brought up (last turn counts fully, earlier ones half)."""
        mine = self.lemmas(span)
        if not mine:
            return 0.0
        last = len(mine & self.previous_lemmas)
        before = len((mine - self.previous_lemmas) & self.earlier_lemmas) if self.earlier_lemmas else 0
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
            found = self._scores[sentence.index] = score(sentence, self, self.rules.weights)
        return found

    @lazy
    def most_given_back(self) -> float:
        """The highest ``reflection_score`` of the sentences that state something."""
        return max((self.reflection_score(one) for one in self.sentences if self.stated(one) is not None), default=-9.0)

    @lazy
    def question_kinds(self) -> frozenset[str]:
        """The kinds of the questions in the turn."""
        return frozenset([question.kind for question in self.questions])

    @lazy
    def clause_kinds(self) -> frozenset[str]:
        """The kinds of the clauses in the turn."""
        return frozenset([clause.kind for sentence in self.sentences for clause in sentence.clauses])

    def leaning(self, sentence: Sentence, name: str) -> float:
        """How much ``sentence`` leans towards ``name`` (see ``leaning``)."""
        found = self._leanings.get((sentence.index, name))
        if found is None:
            found = self._leanings[sentence.index, name] = self.rules.leanings.score(name, self.traits(sentence))
        return found

    def leans(self, wanted: tuple[tuple[str, float], ...]) -> bool:
        """Whether some sentence leans as much as ``wanted`` asks (nothing asked: yes): else its rule need not be tried."""
        for one in self.sentences:
            for name, least in wanted:
                if self.leaning(one, name) < least:
                    break
            else:
                return True
        return not wanted

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
        if found:
            for place in range(span.start, span.end):
                if place in found:
                    return found[place]
        return None

    def all_asked(self, sentence: int) -> bool:
        """Whether each word of sentence number ``sentence`` stands in a question."""
        return bool(self.questions) and len(self._asked_words[sentence]) == len(self.sentences[sentence].words)

    @lazy
    def _asked_words(self) -> list[dict[int, Question]]:
        """For each sentence its words that stand in a question, with that question."""
        found: list[dict[int, Question]] = [{} for _ in self.sentences]
        for question in self.questions:
            for place in range(question.span.start, question.span.end):
                found[question.span.sentence].setdefault(place, question)
        return found

    @lazy
    def sentence_slots(self) -> list[Slot]:
        """Where a rule about sentences can apply: each sentence with the question in it and its place."""
        return [self._slot(self.whole(sentence)) for sentence in self.sentences]

    @lazy
    def stated_slots(self) -> list[Slot]:
        """Where a rule about giving back can apply."""
        spans = [self.stated(sentence) for sentence in self.sentences]
        return [self._slot(span) for span in spans if span is not None]

    @lazy
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


@lru_cache(maxsize=512)
def _said(line: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a line of the other, in standard form, and their content; kept, because her lines come back."""
    norms = frozenset(word.norm for word in words_said(line))
    return norms, content(norms)


def content(norms: Iterable[str]) -> frozenset[str]:
    """The dictionary forms of the words that carry content."""
    return frozenset(filter(None, map(_content_form, norms)))


@lru_cache(maxsize=8192)
def _content_form(norm: str) -> str | None:
    """The dictionary form of a word that carries content, else ``None``."""
    empty = function_words()
    if norm in empty or len(norm) < 2:
        return None
    base = lemma(norm)
    return None if base in empty else base
