"""What the engine works out once per story and keeps: lines by id, content words of lines, the state machine."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from gesprek_oefenen.content.defaults import built_in_fallback
from gesprek_oefenen.language.content_words import content_lemmas
from gesprek_oefenen.language.phrases import words_of
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.model.story import Line, Story
from gesprek_oefenen.persona.machine import StateMachine

_KEEP: Final = 8


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
    _lemmas: dict[str, frozenset[str]] = field(default_factory=dict)
    _norms: dict[str, frozenset[str]] = field(default_factory=dict)

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
    for lines in story.fallback.values():
        yield from lines
    for initiative in story.initiatives:
        yield from initiative.lines
    for ending in story.endings:
        yield from ending.lines


def _build(story: Story) -> StoryIndex:
    fallback = {**built_in_fallback(story.person.says), **story.fallback}
    lines = {line.id: line for kind in fallback.values() for line in kind}
    lines.update((line.id, line) for line in all_lines(story))
    return StoryIndex(story, lines, {i: line.text for i, line in lines.items()}, fallback, StateMachine(story),
                      frozenset(lemma for topic in story.topics for word in topic.words
                                for lemma in content_lemmas(words_of(tokenise(word)))))
