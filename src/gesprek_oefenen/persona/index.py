"""What the engine works out once per story and keeps: lines by id, content words of lines, the state machine."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Final, Generic, TypeVar

from gesprek_oefenen.analysis.topic_words import readable_words, wide_families, word_families
from gesprek_oefenen.content.defaults import built_in_fallback
from gesprek_oefenen.language.content_words import content_lemmas, function_words, talk_words
from gesprek_oefenen.language.fuzzy import SHORTEST, SlipFinder
from gesprek_oefenen.language.lemmas import compound_parts
from gesprek_oefenen.language.normalise import normalise_word
from gesprek_oefenen.language.phrases import Phrase, compile_phrase, words_of
from gesprek_oefenen.language.related import alike_by
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.model.story import Fact, Line, Story
from gesprek_oefenen.persona.asked import Question, question_in
from gesprek_oefenen.persona.machine import StateMachine

T = TypeVar("T")

_KEEP: Final = 8
_MORE_SENTENCES: Final = re.compile(r"[.!?]\s+\S")
_LETTERS: Final = re.compile(r"[a-zà-ÿ]+")
_SAME_QUESTION: Final = 0.9
HIM: Final = frozenset({"hij", "hem", "ie", "man", "vader", "broer", "zoon", "opa", "buurman", "vriend"})
HER: Final = frozenset({"zij", "ze", "haar", "vrouw", "moeder", "zus", "dochter", "oma", "buurvrouw", "mevrouw", "vriendin"})
_OFTEN: Final = 3
"""So many example questions have to speak of him or her."""
_COMPOUND: Final = 7
"""Only words of so many letters may be made of two."""


@dataclass(frozen=True, slots=True)
class _Filed(Generic[T]):
    """Things in order, and for each word the numbers of those that are filed under it."""

    items: Sequence[T]
    places: Mapping[str, Sequence[int]]

    @staticmethod
    def by(items: Sequence[T], words: Callable[[T], Iterable[str]]) -> _Filed[T]:
        """``items``, each filed under the ``words`` it has."""
        places: dict[str, list[int]] = {}
        for place, item in enumerate(items):
            for word in words(item):
                places.setdefault(word, []).append(place)
        return _Filed(items, places)

    def under(self, words: Iterable[str]) -> Iterator[T]:
        """Those filed under one of ``words``, each once, in order."""
        for place in sorted({place for word in words for place in self.places.get(word, ())}):
            yield self.items[place]


@dataclass(slots=True)
class StoryIndex:
    """Derived from one story, only read after it was made. ``texts``: what each line says, by id."""

    story: Story
    lines: Mapping[str, Line]
    texts: Mapping[str, str]
    fallback: Mapping[str, tuple[Line, ...]]
    """Lines by kind of fallback: the story's own first, then the built-in ones."""
    machine: StateMachine
    subject_words: frozenset[str]
    """Dictionary forms of the words that lead to the story's subjects."""
    facts: tuple[tuple[Fact, tuple[Question, ...]], ...]
    """The facts of the story with their example questions, read."""
    _fact_words: Mapping[str, frozenset[str]]
    _parents: Mapping[str, tuple[Line, Fact]]
    """Of an answer that stands with a line (`door`): that line, and the answer as a whole."""
    _asked_lemmas: dict[str, frozenset[str]] = field(default_factory=dict)
    _topic_questions: dict[str, tuple[Question, ...]] = field(default_factory=dict)
    _own_questions: dict[str | None, tuple[Question, ...]] = field(default_factory=dict)
    _fact_questions: dict[frozenset[str], _Filed[tuple[Fact, Question]]] = field(default_factory=dict)
    _fact_texts: _Filed[tuple[Fact, str, Question]] | None = None
    _layer_answers: _Filed[tuple[str, int, Fact]] | None = None
    _facts_for: dict[frozenset[str], tuple[tuple[Fact, tuple[Question, ...]], ...]] = field(default_factory=dict)
    _entries: dict[str, tuple[Phrase[None], ...]] = field(default_factory=dict)
    _leading: dict[str, tuple[Phrase[None], ...]] = field(default_factory=dict)
    _sexes: dict[str, str] = field(default_factory=dict)
    _topic_lemmas: dict[str, frozenset[str]] = field(default_factory=dict)
    _lemmas: dict[str, frozenset[str]] = field(default_factory=dict)
    _norms: dict[str, frozenset[str]] = field(default_factory=dict)
    _slips: SlipFinder | None = None
    _own_words: frozenset[str] = frozenset()

    @property
    def address(self) -> frozenset[str]:
        """The words one calls her by, in every form words are compared in."""
        return frozenset(form for word in words_of(tokenise(self.story.person.name)) for form in (word.norm, f"={word.norm}", word.lemma))

    def meant(self, typed: str) -> str | None:
        """The word of her questions that ``typed``, a word in no dictionary, is a slip of; ``None`` when she uses it herself, or none is near."""
        if len(typed) < SHORTEST:
            return None
        if self._slips is None:
            self._own_words = frozenset(normalise_word(word) for text in self.texts.values() for word in _LETTERS.findall(text.casefold()))
            asked = {normalise_word(word) for fact, _ in self.facts for question in fact.questions for word in _LETTERS.findall(question.casefold())}
            self._slips = SlipFinder(asked - function_words())
        found = None if typed in self._own_words else self._slips.meant(typed)
        return None if found == typed else found

    def norms(self, line: Line) -> frozenset[str]:
        """The words of ``line`` in their standard form."""
        if (found := self._norms.get(line.id)) is None:
            found = self._norms[line.id] = frozenset(w.norm for w in words_of(tokenise(line.text)))
        return found

    def lemmas(self, line: Line) -> frozenset[str]:
        """Dictionary forms of the content words of ``line``."""
        if (found := self._lemmas.get(line.id)) is None:
            found = self._lemmas[line.id] = content_lemmas(words_of(tokenise(line.text)))
        return found

    def in_the_air(self, line: Line) -> frozenset[str]:
        """What a question right after ``line`` can point back to: its content words, and those of what it answered."""
        air = self.lemmas(line) | self._fact_words.get(line.id, frozenset())
        if (parent := self._parents.get(line.id)) is not None:
            air |= self.in_the_air(parent[0]) | self.asked_lemmas(parent[1])
        return air

    def asked_lemmas(self, fact: Fact) -> frozenset[str]:
        """What the example questions of ``fact`` are about."""
        key = fact.lines[0].id  # a fact itself would be hashed with all that stands below it
        if (found := self._asked_lemmas.get(key)) is None:
            found = self._asked_lemmas[key] = frozenset[str]().union(*(question_in(question).lemmas for question in fact.questions))
        return found

    def names(self, line: Line) -> frozenset[str]:
        """The names in ``line``: words with a capital that no dictionary has."""
        return frozenset(w.lemma for w in words_of(tokenise(line.text)) if w.token.text[:1].isupper() and not w.known)

    @staticmethod
    def is_unsaid(line_id: str) -> bool:
        """Whether a line is thought or seen, and not said."""
        return ".gedachte." in line_id or ".lichaam." in line_id

    def facts_for(self, kinds: frozenset[str]) -> tuple[tuple[Fact, tuple[Question, ...]], ...]:
        """The facts with those of their example questions that ask for one of ``kinds``."""
        if (found := self._facts_for.get(kinds)) is None:
            asked = ((fact, tuple(question for question in questions if question.kinds & kinds)) for fact, questions in self.facts)
            found = self._facts_for[kinds] = tuple((fact, questions) for fact, questions in asked if questions)
        return found

    def fact_questions(self, asked: Question, around: frozenset[str] = frozenset()) -> Iterator[tuple[Fact, Question]]:
        """The example questions of facts that may be what ``asked`` asks: of its kinds, and about nothing or about one of its words or of ``around``.

        In the order of the file. What is left out shares no word with it that matters; with hundreds of facts that is nearly all.
        """
        if (filed := self._fact_questions.get(asked.kinds)) is None:
            every = [(fact, question) for fact, questions in self.facts_for(asked.kinds) for question in questions]
            filed = self._fact_questions[asked.kinds] = _Filed.by(every, lambda item: item[1].lemmas or ("",))
        yield from filed.under(("", *asked.lemmas, *around))

    def facts_alike(self, asked: Question) -> Iterator[tuple[Fact, str, Question]]:
        """The example questions of facts, as written and read, that share a word with ``asked`` or one that can stand for it."""
        if self._fact_texts is None:
            every = [(fact, text, question) for fact, questions in self.facts for text, question in zip(fact.questions, questions, strict=True)]
            self._fact_texts = _Filed.by(every, lambda item: {key for lemma in item[2].lemmas for key in alike_by(lemma)})
        yield from self._fact_texts.under(key for lemma in asked.lemmas for key in alike_by(lemma))

    def answers_about(self, asked: Question) -> Iterator[tuple[str, int, Fact]]:
        """The answers that stand with a line of a layer (`door`) and have an example question about a word of ``asked``, with subject and layer."""
        if self._layer_answers is None:
            every = [(topic.id, layer.number, fact) for topic in self.story.topics for layer in topic.layers
                     for first in layer.lines for line in _with_door(first) for fact in line.asked_on]
            self._layer_answers = _Filed.by(every, lambda item: self.asked_lemmas(item[2]))
        yield from self._layer_answers.under(asked.lemmas)

    def is_answer(self, line_id: str) -> bool:
        """Whether a line only answers a question: one about another line (`door`), or a fact."""
        return line_id in self._parents or line_id in self._fact_words

    def stands_with_a_line(self, line_id: str) -> bool:
        """Whether a line answers a question about another line (`door`)."""
        return line_id in self._parents

    def topic_lemmas(self, topic_id: str) -> frozenset[str]:
        """Dictionary forms of the content words that lead to a subject."""
        if (found := self._topic_lemmas.get(topic_id)) is None:
            found = self._topic_lemmas[topic_id] = frozenset(
                form for phrase in self._phrases(topic_id) for allowed, _, _ in phrase.steps
                for form in allowed if not form.startswith("=") and form not in function_words())
        return found

    def sex(self, topic_id: str) -> str:
        """``hij`` or ``zij`` for a subject that is one person, by how its example questions speak of it; "" when they do not agree."""
        if (found := self._sexes.get(topic_id)) is None:
            forms = [question.forms for question in self._questions_of(topic_id)]
            he, she = (sum(bool(one & words) for one in forms) for words in (HIM, HER))
            found = "hij" if he >= _OFTEN and not she else "zij" if she >= _OFTEN and not he else ""
            self._sexes[topic_id] = found
        return found

    def topic_in(self, line: Line) -> str | None:
        """The subject that ``line`` itself speaks of by one of the subject's plain words; ``None`` when that is not clear."""
        said = self.norms(line) | self.lemmas(line)
        found = [topic.id for topic in self.story.topics if any(word in said for word in topic.words)]
        return found[0] if len(found) == 1 else None

    def is_wide(self, topic_id: str | None) -> bool:
        """Whether words of a wide family (feeling, talking) lead to this subject: they go with any other as well."""
        return any(word.strip("<>") in wide_families() for topic in self.story.topics if topic.id == topic_id
                   for word in topic.words if word.startswith("<"))

    def leads_to(self, topic_id: str, forms: frozenset[str]) -> bool:
        """Whether words of these forms name the subject by one of its own words or phrases, not just by likeness."""
        parts = frozenset(part for form in forms if len(form) >= _COMPOUND and form.isalpha() for part in compound_parts(form))
        forms |= parts
        return any(all(optional or allowed & forms for allowed, optional, _ in phrase.steps) for phrase in self._leading_phrases(topic_id))

    def has_question(self, topic_id: str, asked: Question) -> bool:
        """Whether ``asked`` is one of the example questions of the subject, (nearly) to the word."""
        return any(sample.likeness(asked) >= _SAME_QUESTION for sample in self._questions_of(topic_id))

    def is_question_of(self, topic_id: str | None, asked: Question) -> bool:
        """Whether ``asked`` is, (nearly) to the word, an example question that the layers of the subject answer: none of its facts."""
        return any(sample.likeness(asked) >= _SAME_QUESTION for sample in self._own_questions_of(topic_id))

    def _own_questions_of(self, topic_id: str | None) -> tuple[Question, ...]:
        """The example questions of a subject, read."""
        if (found := self._own_questions.get(topic_id)) is None:
            own = (question for topic in self.story.topics if topic.id == topic_id for question in topic.questions)
            found = self._own_questions[topic_id] = tuple(map(question_in, own))
        return found

    def _questions_of(self, topic_id: str) -> tuple[Question, ...]:
        """The example questions of a subject and of its facts, read."""
        if (found := self._topic_questions.get(topic_id)) is None:
            found = self._topic_questions[topic_id] = (
                *self._own_questions_of(topic_id), *(question for fact, questions in self.facts if fact.topic == topic_id for question in questions))
        return found

    def _leading_phrases(self, topic_id: str) -> tuple[Phrase[None], ...]:
        """The words of a subject that lead to it by themselves: "zou je willen" leads nowhere."""
        if (found := self._leading.get(topic_id)) is None:
            found = self._leading[topic_id] = tuple(
                phrase for phrase in self._phrases(topic_id) if len(phrase.steps) == 1 or not _empty(phrase))
        return found

    def _phrases(self, topic_id: str) -> tuple[Phrase[None], ...]:
        """The words of a subject, families opened."""
        if (found := self._entries.get(topic_id)) is None:
            families = word_families()
            words = next((topic.words for topic in self.story.topics if topic.id == topic_id), ())
            found = self._entries[topic_id] = tuple(
                compile_phrase(source, None, families)
                for source, _ in readable_words(words, families))
        return found


_cache: OrderedDict[int, StoryIndex] = OrderedDict()
_lock = Lock()


def index_of(story: Story) -> StoryIndex:
    """The index of ``story``; the last few stories are kept."""
    with _lock:
        if (found := _cache.get(id(story))) is None:
            found = _cache[id(story)] = _build(story)
            if len(_cache) > _KEEP:
                _cache.popitem(last=False)
        else:
            _cache.move_to_end(id(story))
        return found


def all_lines(story: Story) -> Iterator[Line]:
    """Every line of the story itself that she may say, do or think, in the order of the parts of a story."""
    for line in first_lines(story):
        yield from _with_door(line)


def _with_door(line: Line) -> Iterator[Line]:
    """``line``, and what she answers when she is asked on about it."""
    yield line
    for fact in line.asked_on:
        for answer in fact.lines:
            yield from _with_door(answer)


def first_lines(story: Story) -> Iterator[Line]:
    """Every line but those that only answer a question about another line."""
    yield story.opening
    for state in story.states:
        yield from state.body
    for transition in story.transitions:
        yield from transition.lines
    for reaction in story.reactions.values():
        for by_state in (reaction.lines, reaction.lead_ins, reaction.thoughts):
            for lines in by_state.values():
                yield from lines
        yield from reaction.body
    for topic in story.topics:
        for layer in topic.layers:
            yield from layer.lines
            yield from layer.thoughts
        for fact in topic.facts:
            yield from fact.lines
        for lines in topic.fallback.values():
            yield from lines
        yield from topic.leads
    for fact in story.facts:
        yield from fact.lines
    for lines in story.fallback.values():
        yield from lines
    yield from story.leads
    for initiative in story.initiatives:
        yield from initiative.lines
    for ending in story.endings:
        yield from ending.lines


def _empty(phrase: Phrase[None]) -> bool:
    """Whether a phrase is made of small words and words about talking alone."""
    small = function_words() | talk_words()
    return all({form.lstrip("=") for form in allowed} & small for allowed, _, _ in phrase.steps)


def said_before(text: str) -> frozenset[str]:
    """What the sentences before a question that names nothing are about: *taxi* in *U reed taxi. Hoe was dat?*; nothing for one sentence."""
    if question_in(text).lemmas or not _MORE_SENTENCES.search(text):
        return frozenset()
    return content_lemmas(words_of(tokenise(text)))


def _example(text: str) -> Question:
    """An example question of a fact, which may take two sentences to say what it is about."""
    question = question_in(text)
    before = said_before(text)
    return replace(question, lemmas=before) if before else question


def _build(story: Story) -> StoryIndex:
    fallback = {**built_in_fallback(story.person.says), **story.fallback}
    lines = {line.id: line for kind in fallback.values() for line in kind}
    lines.update((line.id, line) for line in all_lines(story))
    facts = tuple((fact, tuple(_example(question) for question in fact.questions))
                  for own in (*(topic.facts for topic in story.topics), story.facts) for fact in own)
    return StoryIndex(story, lines, {i: line.text for i, line in lines.items()}, fallback, StateMachine(story),
                      frozenset(lemma for topic in story.topics for word in topic.words
                                for lemma in content_lemmas(words_of(tokenise(word)))), facts,
                      {line.id: frozenset[str]().union(*(question.lemmas for question in questions))
                       for fact, questions in facts for line in fact.lines},
                      {answer.id: (line, fact) for line in lines.values() for fact in line.asked_on for answer in fact.lines})
