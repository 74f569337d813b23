"""YAML as a tree of frozen nodes that know where they stand; text stays text until a schema says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

PathPart: TypeAlias = str | int


@dataclass(frozen=True, slots=True)
class Scalar:
    """One piece of text. ``quoted``: stood between quotes or in a ``|`` block, so it is surely meant as text.

    ``line`` and ``column`` count from 1. ``indent`` is the number of characters between ``column`` and the first
    character of the text (1 for a quote); ``block`` marks text below a ``|`` or ``>``.
    """

    text: str
    line: int
    column: int
    quoted: bool = False
    block: bool = False

    @property
    def indent(self) -> int:
        """How far the text itself begins after ``column``."""
        return 1 if self.quoted and not self.block else 0

    @property
    def empty(self) -> bool:
        """Nothing was written here (``sleutel:`` with nothing behind it, or ``~``)."""
        return not self.quoted and self.text in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Items:
    """A list. ``flow``: written between square brackets."""

    items: tuple[Node, ...]
    line: int
    column: int
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of the file. ``flow``: written between braces. Keys are unique."""

    entries: tuple[Entry, ...]
    line: int
    column: int
    flow: bool = False

    def entry(self, key: str) -> Entry | None:
        """The entry called ``key``, if there is one."""
        return next((e for e in self.entries if e.key.text == key), None)

    def get(self, key: str) -> Node | None:
        """The value of ``key``, if there is one."""
        entry = self.entry(key)
        return entry.value if entry else None


Node: TypeAlias = Scalar | Items | Mapping


_QUESTION_TO_ANSWER = frozenset({"feiten", "door"})
"""Keys below which a mapping of questions to answers may stand for a list of facts."""


def find(node: Node, path: Sequence[PathPart]) -> Node:
    """The node at ``path``, or the nearest one above it; parts that the file left out are skipped.

    Skipping makes short forms work: ``("reacties", "advies", "zinnen", "*")`` finds ``reacties: {advies: {"*": …}}``.
    """
    for number, part in enumerate(path):
        match node:
            case Mapping(entries=entries) if isinstance(part, int) and number and path[number - 1] in _QUESTION_TO_ANSWER and part < len(entries):
                answer = entries[part].value  # the short form: the so-manieth question
                node = entries[part].key if isinstance(answer, Scalar) and answer.empty else answer
            case Mapping():
                below = node.get(str(part))
                following = str(path[number + 1]) if number + 1 < len(path) else None
                if below is not None and not _left_out(node, below, following):
                    node = below
            case Items(items=items) if isinstance(part, int) and 0 <= part < len(items):
                node = items[part]
            case _:
                pass
    return node


def _left_out(node: Mapping, below: Node, following: str | None) -> bool:
    """The next part stands beside ``below`` and not in it: the file used the short form for this one."""
    return (following is not None and node.entry(following) is not None
            and not (isinstance(below, Mapping) and below.entry(following) is not None))


def find_key(node: Node, path: Sequence[PathPart]) -> Node:
    """The key (not the value) that ``path`` ends in, or the nearest node above it."""
    parent = find(node, path[:-1])
    if path and isinstance(parent, Mapping):
        entry = parent.entry(str(path[-1]))
        if entry:
            return entry.key
    return find(node, path)


def raw(node: Node) -> Any:
    """The tree as dicts, lists and strings; what was left empty is ``None``. Nothing is guessed: ``17`` stays ``"17"``."""
    match node:
        case Scalar():
            return None if node.empty else node.text
        case Items(items=items):
            return [raw(item) for item in items]
        case Mapping(entries=entries):
            return {entry.key.text: raw(entry.value) for entry in entries}


def plain(node: Node) -> Any:
    """Like ``raw``, with unquoted ``true``/``false``, whole numbers and decimals as such; yes, no, on, 1:30 stay text."""
    match node:
        case Scalar():
            return _typed(node)
        case Items(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {entry.key.text: plain(entry.value) for entry in entries}


def scalars(node: Node) -> Iterator[Scalar]:
    """Every value that is text, in the order of the file (keys not)."""
    match node:
        case Scalar():
            yield node
        case Items(items=items):
            for item in items:
                yield from scalars(item)
        case Mapping(entries=entries):
            for entry in entries:
                yield from scalars(entry.value)


def _typed(scalar: Scalar) -> Any:
    """Text, or what it plainly is: the few types that YAML 1.2 knows, and no others."""
    if scalar.empty:
        return None
    text = scalar.text
    if scalar.quoted:
        return text
    if text in ("true", "false"):
        return text == "true"
    digits = text[1:] if text[:1] in "+-" else text
    if digits.isascii() and digits.replace(".", "", 1).isdigit() and len(digits) < 16:
        whole, dot, decimals = digits.partition(".")
        if not dot:
            return int(text)
        if whole and decimals:
            return float(text)
    return text
