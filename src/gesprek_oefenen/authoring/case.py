"""A scenario under examination: the story with the text it came from, so that every remark has its exact place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gesprek_oefenen.content.codes import problem
from gesprek_oefenen.content.stories import LoadedStory
from gesprek_oefenen.content.yaml_nodes import Items, Node, PathPart, Scalar, find, find_key, scalars
from gesprek_oefenen.model.problems import Problem
from gesprek_oefenen.model.story import Line, Story


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line of the persona with where it belongs.

    ``place``: name of the list it stands in (``onderwerpen.thuis.1``). ``kind``: ``zin``, ``vooraf``, ``gedachte`` or
    ``lichaam``. ``openness``: of the layer it is told in, else 0.
    """

    line: Line
    place: str
    kind: str = "zin"
    openness: int = 0


@dataclass(slots=True)
class Case:
    """One playable story with its document; the checks report through it."""

    loaded: LoadedStory
    story: Story
    _by_text: dict[str, list[Scalar]] = field(default_factory=dict)

    @property
    def file(self) -> Path:
        """The file it came from."""
        return self.loaded.document.file

    @property
    def root(self) -> Node:
        """The node tree of the file."""
        root = self.loaded.document.root
        assert root is not None  # a story was built from it
        return root

    def node(self, *path: PathPart) -> Node:
        """The value at ``path``, or the nearest above it."""
        return find(self.root, path)

    def key(self, *path: PathPart) -> Node:
        """The key at ``path``, or the nearest node above it."""
        return find_key(self.root, path)

    def item(self, name: str, line_no: int) -> tuple[int, Node]:
        """Number and node of the part of the list ``name`` that begins on line ``line_no``."""
        found = self.node(name)
        if isinstance(found, Items):
            for number, item in enumerate(found.items):
                if item.line == line_no:
                    return number, item
        return 0, found

    def text_node(self, line: Line) -> Node:
        """Where the text of ``line`` stands."""
        return self.text_at(line.text, line.line_no)

    def text_at(self, text: str, line_no: int, last: int | None = None) -> Node:
        """The value that says ``text`` nearest to line ``line_no`` of the file, or just that place when none does.

        ``last``: only from ``line_no`` to that line, as the same words may well stand elsewhere.
        """
        if not self._by_text:
            for scalar in scalars(self.root):
                self._by_text.setdefault(scalar.text.strip(), []).append(scalar)
        found = [scalar for scalar in self._by_text.get(text, ()) if last is None or line_no <= scalar.line <= last]
        return min(found, key=lambda scalar: (abs(scalar.line - line_no), scalar.column)) if found else Scalar(text, line_no, 1)

    def report(self, code: str, node: Node, message: str, mend: str) -> Problem:
        """A problem at ``node``."""
        return problem(code, self.file, node.line, node.column, message, mend)


def every_line(story: Story) -> Iterator[Spoken]:
    """Everything the persona says, thinks or does in ``story``, in the order of the format; built-in lines not."""
    for spoken in _first_lines(story):
        yield spoken
        yield from _door(spoken)


def _door(spoken: Spoken) -> Iterator[Spoken]:
    """What she answers when she is asked on about a line."""
    for fact in spoken.line.asked_on:
        for line in fact.lines:
            answer = Spoken(line, f"{spoken.line.id}.door.{fact.number}", openness=max(fact.openness, spoken.openness))
            yield answer
            yield from _door(answer)


def _first_lines(story: Story) -> Iterator[Spoken]:
    yield Spoken(story.opening, "opening")
    for state in story.states:
        for line in state.body:
            yield Spoken(line, f"toestanden.{state.name}", "lichaam")
    for transition in story.transitions:
        for line in transition.lines:
            yield Spoken(line, f"overgangen.{transition.line_no}")
    for key, reaction in story.reactions.items():
        place = f"reacties.{key}"
        yield from _by_state(reaction.lines, place, "zin")
        yield from _by_state(reaction.lead_ins, f"{place}.vooraf", "vooraf")
        yield from _by_state(reaction.thoughts, f"{place}.gedachte", "gedachte")
        for line in reaction.body:
            yield Spoken(line, place, "lichaam")
    for topic in story.topics:
        for layer in topic.layers:
            place = f"onderwerpen.{topic.id}.{layer.number}"
            for line in layer.lines:
                yield Spoken(line, place, openness=layer.openness)
            for line in layer.thoughts:
                yield Spoken(line, place, "gedachte")
        for fact in topic.facts:
            for line in fact.lines:
                yield Spoken(line, f"onderwerpen.{topic.id}.feiten.{fact.number}", openness=fact.openness)
        for kind, lines in topic.fallback.items():
            for line in lines:
                yield Spoken(line, f"onderwerpen.{topic.id}.terugval.{kind}")
        for line in topic.leads:
            yield Spoken(line, f"onderwerpen.{topic.id}.aanknoping")
    for fact in story.facts:
        for line in fact.lines:
            yield Spoken(line, f"feiten.{fact.number}", openness=fact.openness)
    for kind, lines in story.fallback.items():
        for line in lines:
            if line.line_no:
                yield Spoken(line, f"terugval.{kind}")
    for line in story.leads:
        yield Spoken(line, "aanknoping")
    for initiative in story.initiatives:
        for line in initiative.lines:
            yield Spoken(line, initiative.id)
    for ending in story.endings:
        for line in ending.lines:
            yield Spoken(line, f"einden.{ending.name}")
    for number, piece in enumerate(story.after_talk, 1):
        for line in piece.lines:
            yield Spoken(line, f"nagesprek.{number}", "nagesprek")


def _by_state(lines: Mapping[str, tuple[Line, ...]], place: str, kind: str) -> Iterator[Spoken]:
    for state, found in lines.items():
        for line in found:
            yield Spoken(line, f"{place}.{state}", kind)
