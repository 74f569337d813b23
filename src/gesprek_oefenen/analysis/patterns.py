"""The little language of author patterns, compiled to an automaton over words; matching is linear, never ``re``.

Grammar (one line of YAML)::

    wat <u> (zou|kunt) ..3 ~doen          words, alternatives, a gap of at most 3 words, any form of *doen*
    (nog|weer)? <gevoel>                  ? makes a piece optional, <lijst> is a word list, #pv a finite verb
    ^ mooi ..                             ^ at the start, $ at the end of a clause (lead-ins do not count)
    _                                     exactly one word, whichever

``..`` alone is a gap of at most 3 words. A pattern may not begin with a gap. Matching starts at each word and walks a
set of states forward, at most ``MAX_MATCH`` words far; states and optional pieces are bounded too, so that the cost of a
pattern is linear in the length of the text whatever an author writes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from gesprek_oefenen.analysis.lexicon import Lexicon
from gesprek_oefenen.language.content_words import function_words
from gesprek_oefenen.language.normalise import normalise_word

MAX_STATES = 1_500
MAX_OPTIONAL = 40
MAX_MATCH = 30
MAX_GAP = 8
MAX_DEPTH = 12
_TOLD_AT_ONCE = 2
_SPACE = re.compile(r"\s*")
_PIECE = re.compile(r"[^\s|()<?]+")
"""Only to cut up the pattern itself while it is read; texts are matched by the automaton."""
_ANY = frozenset({"_"})
_CLASSES = frozenset({"#pv", "#3", "#inf", "#vd", "#stam", "#naam", "#mv"})


class PatternError(ValueError):
    """A pattern that cannot be read; ``str()`` says why, in Dutch; ``column`` counts from 0 in the pattern."""

    def __init__(self, message: str, column: int = 0) -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True, slots=True)
class _Node:
    """Syntax tree: ``one`` (symbols), ``seq``, ``alt`` or ``opt``."""

    kind: str
    symbols: frozenset[str] = frozenset()
    parts: tuple[_Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern. ``required`` are symbol sets of which each must occur for the pattern to match at all."""

    source: str
    edges: tuple[tuple[tuple[frozenset[str], frozenset[int]], ...], ...]
    begin: frozenset[int]
    accept: int
    required: tuple[frozenset[str], ...]
    first: frozenset[str]
    free: frozenset[str]
    """Those of ``first`` behind which anything goes or nothing need follow."""
    second: frozenset[str]
    """What the next word must be one of behind the others of ``first``."""
    told_at_once: int
    """It is so many words, one or two, that ``first`` and ``second`` tell where it stands; 0: it has to be walked through."""
    at_start: bool
    at_end: bool

    def longest_from(self, words: Sequence[frozenset[str]], start: int, ends: frozenset[int] | None = None) -> int:
        """Index after the longest match that begins at ``start``, or -1.

        ``words`` are symbol sets of one sentence. ``ends``: where a match may end (``None``: anywhere).
        """
        states = self.begin
        best = -1
        for index in range(start, min(len(words), start + MAX_MATCH)):
            states = self.step(states, words[index])
            if not states:
                break
            if self.accept in states and (ends is None or index + 1 in ends):
                best = index + 1
        return best

    def step(self, states: frozenset[int], word: frozenset[str]) -> frozenset[int]:
        """The states after a word with these symbols; none when it does not fit."""
        after: set[int] = set()
        for state in states:
            for symbols, targets in self.edges[state]:
                if symbols is _ANY or not symbols.isdisjoint(word):
                    after |= targets
        return frozenset(after)


def compile_pattern(source: str, lexicon: Lexicon) -> Pattern:
    """Read and compile ``source``. Raises ``PatternError`` for anything wrong in it (unknown list, bad bracket ...)."""
    text = source.strip()
    at_start = text.startswith("^")
    at_end = text.endswith("$")
    core = text[1 if at_start else 0 : len(text) - 1 if at_end else len(text)]
    tree = _Parser(core, lexicon).parse()
    builder = _Builder()
    begin, end = builder.add(tree)
    closures = builder.closures()
    edges = tuple(
        tuple((symbols, closures[target]) for symbols, target in row) for row in builder.edges
    )
    start = closures[begin]
    if end in start:
        raise PatternError("het patroon past ook op niets: maak minstens één woord verplicht")
    first: set[str] = set()
    for state in start:
        for symbols, _target in edges[state]:
            if symbols is _ANY:
                raise PatternError("een patroon mag niet met .. of _ beginnen")
            first |= symbols
    free, second = _second(edges, start, end)
    return Pattern(source, edges, start, end, tuple(sorted(_required(tree), key=rarity)), frozenset(first), free, second,
                   _told_at_once(tree), at_start, at_end)


def _told_at_once(tree: _Node) -> int:
    """How many words the pattern is when that is one or two, each from a list of its own; else 0."""
    words = tree.parts if tree.kind == "seq" else (tree,)
    plain = len(words) <= _TOLD_AT_ONCE and all(word.kind == "one" and word.symbols is not _ANY for word in words)
    return len(words) if plain else 0


def _second(
    edges: tuple[tuple[tuple[frozenset[str], frozenset[int]], ...], ...], start: frozenset[int], end: int
) -> tuple[frozenset[str], frozenset[str]]:
    """First symbols behind which there need not be a word or any word goes; and what must stand behind the others."""
    free: set[str] = set()
    found: set[str] = set()
    for state in start:
        for here, targets in edges[state]:
            following = [symbols for target in targets for symbols, _after in edges[target]]
            if end in targets or _ANY in following:
                free |= here
            else:
                found.update(*following)
    return frozenset(free), frozenset(found)


class _Parser:
    """Recursive descent over the pattern's characters."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.at = 0
        self.lexicon = lexicon
        self.depth = 0

    def parse(self) -> _Node:
        tree = self._alternatives()
        if self.at < len(self.text):
            raise PatternError("een sluithaakje te veel", self.at)
        return tree

    def _skip(self) -> None:
        self.at = _SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]  # always matches

    def _alternatives(self) -> _Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise PatternError("te veel haakjes in elkaar", self.at)
        branches = [self._sequence()]
        while self.at < len(self.text) and self.text[self.at] == "|":
            self.at += 1
            branches.append(self._sequence())
        self.depth -= 1
        if len(branches) == 1:
            return branches[0]
        singles = [branch for branch in branches if branch.kind == "one" and branch.symbols is not _ANY]
        if len(singles) > 1:  # one edge for all single words: fewer states, quicker to match
            merged = _Node("one", frozenset().union(*(branch.symbols for branch in singles)))
            branches = [merged, *(branch for branch in branches if branch not in singles)]
        return branches[0] if len(branches) == 1 else _Node("alt", parts=tuple(branches))

    def _sequence(self) -> _Node:
        items: list[_Node] = []
        while True:
            self._skip()
            if self.at >= len(self.text) or self.text[self.at] in "|)":
                break
            items.append(self._item())
        if not items:
            raise PatternError("hier ontbreekt een woord", self.at)
        return items[0] if len(items) == 1 else _Node("seq", parts=tuple(items))

    def _item(self) -> _Node:
        start = self.at
        char = self.text[start]
        if char == "(":
            self.at += 1
            node = self._alternatives()
            if self.at >= len(self.text):
                raise PatternError("een haakje gaat open en niet dicht", start)
            self.at += 1
        elif char == "<":
            end = self.text.find(">", start)
            if end < 0:
                raise PatternError("< zonder >", start)
            self.at = end + 1
            node = self._list(self.text[start + 1 : end], start)
        else:
            match = _PIECE.match(self.text, start)
            self.at = match.end() if match else start
            node = self._word(self.text[start : self.at], start)
        if self.at < len(self.text) and self.text[self.at] == "?":
            self.at += 1
            node = _Node("opt", parts=(node,))
        return node

    def _list(self, name: str, column: int) -> _Node:
        found = self.lexicon.lists.get(name)
        if found is None:
            raise PatternError(f"de woordenlijst <{name}> bestaat niet", column)
        single = _Node("one", frozenset({f"<{name}>"}))
        if not found.phrases:
            return single
        phrases = tuple(_Node("seq", parts=tuple(_Node("one", frozenset({word})) for word in phrase)) for phrase in found.phrases)
        return _Node("alt", parts=(single, *phrases))

    def _word(self, word: str, column: int) -> _Node:
        if word.startswith(".."):
            count = word[2:]
            if count and not (count.isascii() and count.isdigit() and 1 <= int(count[:3]) <= MAX_GAP):
                raise PatternError(f"{word}: een gat is .. of ..1 tot ..{MAX_GAP}", column)
            gap = _Node("opt", parts=(_Node("one", _ANY),))
            return _Node("seq", parts=(gap,) * (int(count) if count else 3))
        if word == "_":
            return _Node("one", _ANY)
        if word.startswith("~"):
            if not self.lexicon.has_verb(word[1:]):
                raise PatternError(f"{word}: dit werkwoord staat niet in werkwoorden.yaml", column)
            return _Node("one", frozenset({word}))
        if word.startswith("#"):
            if word not in _CLASSES:
                raise PatternError(f"{word}: bekend zijn {', '.join(sorted(_CLASSES))}", column)
            return _Node("one", frozenset({word}))
        node = _plain_word(word)
        if node is None:
            raise PatternError(f"{word}: dit is geen woord", column)
        return node


@lru_cache(maxsize=8192)
def _plain_word(word: str) -> _Node | None:
    """The node of an ordinary word, or ``None`` when it is none."""
    norm = normalise_word(word)
    if not norm or any(not (c.isalnum() or c in "'-") for c in norm):
        return None
    return _Node("one", frozenset({norm}))


class _Builder:
    """Thompson construction: states with edges on symbols and empty edges."""

    def __init__(self) -> None:
        self.optional = 0
        self.edges: list[list[tuple[frozenset[str], int]]] = []
        self.empty: list[list[int]] = []

    def _state(self) -> int:
        if len(self.edges) >= MAX_STATES:
            raise PatternError("het patroon is te groot: splits het in twee")
        self.edges.append([])
        self.empty.append([])
        return len(self.edges) - 1

    def add(self, node: _Node) -> tuple[int, int]:
        """Add ``node``; returns its first and last state."""
        if node.kind == "one":
            first, last = self._state(), self._state()
            self.edges[first].append((node.symbols, last))
            return first, last
        if node.kind == "seq":
            first, last = self.add(node.parts[0])
            for part in node.parts[1:]:
                begin, end = self.add(part)
                self.empty[last].append(begin)
                last = end
            return first, last
        first, last = self._state(), self._state()
        for part in node.parts:
            begin, end = self.add(part)
            self.empty[first].append(begin)
            self.empty[end].append(last)
        if node.kind == "opt":
            self.optional += 1
            if self.optional > MAX_OPTIONAL:
                raise PatternError("te veel stukken met ? en gaten in één patroon: splits het")
            self.empty[first].append(last)
        return first, last

    def closures(self) -> list[frozenset[int]]:
        """For each state all states reachable along empty edges, itself included.

        States without edges of their own matter only when they accept; they are left out, so that matching stays quick.
        Empty edges never form a circle (the language has no repetition), so each state is worked out once.
        """
        done: dict[int, frozenset[int]] = {}
        for state in range(len(self.edges)):
            todo = [state]
            while todo:
                here = todo[-1]
                waiting = [target for target in self.empty[here] if target not in done]
                if waiting:
                    todo.extend(waiting)
                    continue
                todo.pop()
                if here not in done:
                    own = frozenset((here,)) if self.edges[here] or not self.empty[here] else frozenset[int]()
                    done[here] = own.union(*(done[target] for target in self.empty[here]))
        return [done[state] for state in range(len(self.edges))]


_CLOSED_CLASSES = frozenset({"<u>", "<u_onderwerp>", "<uw>", "<ik>", "<mij>", "<wij>", "<het>", "<hij>", "#pv", "#inf", "<lidwoord>"})


def rarity(symbols: frozenset[str]) -> int:
    """Roughly how many sentences hold one of these symbols (low: rare); a pattern is looked up by its rarest need."""
    return sum(_commonness(symbol) for symbol in symbols)


def _commonness(symbol: str) -> int:
    if symbol in _CLOSED_CLASSES:
        return 200
    if symbol[0] in "<~#":
        return 60 if symbol in ("~zijn", "~hebben", "~worden", "~kunnen", "~moeten", "~zullen") else 15
    return 40 if symbol in function_words() else 1


def _required(node: _Node) -> list[frozenset[str]]:
    """Symbol sets of which each has to be present in a sentence for ``node`` to match."""
    if node.kind == "one":
        return [] if node.symbols is _ANY else [node.symbols]
    if node.kind == "seq":
        return [need for part in node.parts for need in _required(part)]
    if node.kind == "alt":
        needs = [_required(part) for part in node.parts]
        if all(needs):
            return [frozenset().union(*(min(need, key=rarity) for need in needs))]
    return []
