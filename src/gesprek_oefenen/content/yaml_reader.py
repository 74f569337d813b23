"""YAML read safely: a regular file of text within bounds, events before anything is built, every node with its place.

Nothing here makes an object out of a tag, follows an alias or recurses into nested brackets, so no file can do harm.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from gesprek_oefenen.content.codes import problem
from gesprek_oefenen.content.yaml_messages import explain_syntax_error
from gesprek_oefenen.content.yaml_nodes import Entry, Items, Mapping, Node, Scalar
from gesprek_oefenen.model.errors import ContentError
from gesprek_oefenen.model.problems import Problem

MAX_BYTES: Final = 2_000_000
MAX_DEPTH: Final = 20
MAX_NODES: Final = 200_000
_TOO_DEEP: Final = (f"Hier zitten meer dan {MAX_DEPTH} lagen in elkaar.", "Kijk of er haakjes te veel staan.")


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read: ``root`` is ``None`` when nothing could be built; ``problems`` in the order of the file."""

    file: Path
    text: str = ""
    root: Node | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The text by line, as an editor counts them."""
        return self.text.split("\n")


def read_document(path: Path) -> Document:
    """Read and parse ``path``; never raises, everything wrong is in ``problems``."""
    text, problems = _read_text(path)
    return Document(path, problems=problems) if text is None else parse_document(text, path)


def parse_document(text: str, path: Path) -> Document:
    """Parse ``text`` as if it stood in ``path``; never raises."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = _control_character(text, path)
    if control:
        return Document(path, text, None, (control,))
    builder = _Builder(path, text.split("\n"))
    found = _feed(builder, text, path)
    problems = tuple(sorted((*builder.problems, *found), key=lambda p: (p.place.line, p.place.column)))
    if builder.root is None and not problems:
        problems = (problem("leeg-bestand", path, 1, 1, "Dit bestand is leeg.",
                            "Begin met een voorbeeld: `gesprek-oefenen scenario nieuw`."),)
    return Document(path, text, builder.root if builder.finished else None, problems)


def read_yaml(path: Path) -> Node:
    """The node tree of ``path``. Raises ``ContentError`` with all problems when there is anything wrong with the YAML."""
    document = read_document(path)
    if document.problems or document.root is None:
        first = document.problems[0]
        raise ContentError(f"{path}, regel {first.place.line}: {first.message} {first.mend}", document.problems)
    return document.root


def _feed(builder: _Builder, text: str, path: Path) -> tuple[Problem, ...]:
    """Give the parser's events to ``builder`` until the end, a syntax error or a bound."""
    import yaml

    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in (error.problem or ""):
            # From libyaml 0.2.6 on the scanner has a bound of its own, and meets it before it has told us the first bracket.
            return (problem("yaml-te-diep", path, *_bracket_too_deep(text), *_TOO_DEEP),)
        return (problem(*_spread(path, explain_syntax_error(error, text.split("\n")))),)
    except (yaml.YAMLError, UnicodeError, RecursionError, ValueError):
        return (problem("yaml-fout", path, 1, 1, "Dit bestand is geen YAML die het programma kan lezen.",
                        "Begin met een voorbeeld: `gesprek-oefenen scenario nieuw`."),)
    return ()


def _bracket_too_deep(text: str) -> tuple[int, int]:
    """Line and column of the first bracket that is one too many deep."""
    depth = 0
    for line, row in enumerate(text.split("\n"), 1):
        for column, sign in enumerate(row, 1):
            depth += (sign in "[{") - (sign in "]}")
            if depth > MAX_DEPTH:
                return line, column
    return 1, 1


def _spread(path: Path, told: tuple[str, int, int, str, str]) -> tuple[str, Path, int, int, str, str]:
    code, line, column, message, mend = told
    return code, path, line, column, message, mend


def _read_text(path: Path) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a regular file of at most ``MAX_BYTES`` in UTF-8, or ``None`` and why not."""
    def refuse(code: str, message: str, mend: str, line: int = 1, column: int = 1) -> tuple[None, tuple[Problem, ...]]:
        return None, (problem(code, path, line, column, message, mend),)

    try:
        info = os.stat(path)
        if stat.S_ISDIR(info.st_mode):
            return refuse("geen-bestand", "Dit is een map, geen bestand.", "Noem een bestand in die map.")
        if not stat.S_ISREG(info.st_mode):
            return refuse("geen-bestand", "Dit is geen gewoon bestand.", "Noem een YAML-bestand.")
        if info.st_size > MAX_BYTES:
            return refuse("te-groot", f"Dit bestand is groter dan {MAX_BYTES // 1_000_000} MB.",
                          "Een scenario past in veel minder. Is dit het goede bestand?")
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return refuse("niet-te-openen", "Dit bestand is er niet.", "Kijk of de naam en de map kloppen.")
    except PermissionError:
        return refuse("niet-te-openen", "Dit bestand mag het programma niet lezen.", "Geef uzelf leesrecht op het bestand.")
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) == 40:
            return refuse("niet-te-openen", "Deze snelkoppeling verwijst in een kring naar zichzelf.",
                          "Zet het bestand zelf in de map, geen snelkoppeling.")
        return refuse("niet-te-openen", "Dit bestand is niet te openen.", "Kijk of de naam en de map kloppen.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return refuse("verkeerde-codering", "Dit bestand is bewaard als UTF-16 (\"Unicode\").",
                      "Bewaar het opnieuw als UTF-8: in Kladblok bij 'Opslaan als', onderaan.")
    zero = data.find(b"\0")
    if zero >= 0:
        return refuse("geen-tekst", "Dit is geen tekstbestand.", "Kies een YAML-bestand, gemaakt met een teksteditor.",
                      data.count(b"\n", 0, zero) + 1)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        guess = error.object[error.start: error.start + 1].decode("cp1252", "replace")
        return refuse("verkeerde-codering",
                      f"Dit bestand is niet als UTF-8 bewaard; hier staat waarschijnlijk '{guess}'.",
                      "Bewaar het opnieuw als UTF-8: in Kladblok bij 'Opslaan als', onderaan.", line, column)


_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def _control_character(text: str, path: Path) -> Problem | None:
    """The first invisible character that YAML does not allow."""
    found = _UNSEEN.search(text)
    if found is None:
        return None
    at = found.start()
    return problem("stuurteken", path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at),
                   "Hier staat een onzichtbaar teken dat niet in tekst hoort.", "Haal het teken weg; typ de regel desnoods opnieuw.")


@dataclass(slots=True)
class _Open:
    """A list or mapping under construction."""

    event: Any
    is_mapping: bool
    nodes: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    first_line: dict[str, int] = field(default_factory=dict)
    key: Scalar | None = None
    skip: bool = False
    """The key at hand was refused (double, not text): its value is dropped."""


@dataclass(slots=True)
class _Builder:
    """Builds nodes from parse events with a stack of its own; remembers what is wrong."""

    path: Path
    lines: list[str]
    root: Node | None = None
    finished: bool = False
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    count: int = 0
    documents: int = 0

    def take(self, event: Any) -> bool:
        """Handle one event; ``False`` stops the parser (a bound was passed, or a second document begins)."""
        kind = type(event).__name__
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if kind == "DocumentStartEvent":
            self.documents += 1
            if self.documents > 1:
                self._report("yaml-meer-documenten", line, column, "Na --- begint een tweede scenario in hetzelfde bestand.",
                             "Zet elk scenario in een eigen bestand en haal de streepjes weg.")
                return False
            return True
        if kind == "DocumentEndEvent":
            self.finished = True
            return True
        if kind == "AliasEvent":
            self._report("yaml-verwijzing", line, column, "Een verwijzing met * kan hier niet.",
                         'Schrijf de tekst zelf op deze plek, of zet aanhalingstekens om de ster: "*".')
            self._place(Scalar("*", line, column, quoted=True), line, column)
            return True
        if kind not in ("ScalarEvent", "SequenceStartEvent", "MappingStartEvent", "SequenceEndEvent", "MappingEndEvent"):
            return True
        if kind.endswith("EndEvent"):
            self._close()
            return True
        return self._begin(kind, event, line, column)

    def _begin(self, kind: str, event: Any, line: int, column: int) -> bool:
        self.count += 1
        if self.count > MAX_NODES:
            self._report("yaml-te-veel", line, column, "Dit bestand heeft meer onderdelen dan een scenario ooit nodig heeft.",
                         "Is dit het goede bestand?")
            return False
        if event.tag is not None:
            self._report("yaml-tag", line, column, "Een woord met ! ervoor heeft in YAML een eigen betekenis; dat kan hier niet.",
                         "Zet de tekst tussen aanhalingstekens.")
        if event.anchor is not None:
            self._report("yaml-verwijzing", line, column, f"Een anker (&{event.anchor}) kan hier niet.",
                         "Haal het anker weg, of zet aanhalingstekens om de tekst.")
        if kind == "ScalarEvent":
            if not event.style:
                self._swallowed_dash(event)
            self._place(Scalar(event.value, line, column, bool(event.style), event.style in ("|", ">")), line, column)
            return True
        if len(self.stack) >= MAX_DEPTH:
            self._report("yaml-te-diep", line, column, *_TOO_DEEP)
            return False
        self.stack.append(_Open(event, kind == "MappingStartEvent"))
        return True

    def _swallowed_dash(self, event: Any) -> None:
        """Text without quotes that goes on over lines with a dash: for YAML no list, surely meant as one."""
        for number in range(event.start_mark.line + 1, min(event.end_mark.line + 1, len(self.lines))):
            line = self.lines[number]
            if line.lstrip().startswith("- ") and (number < event.end_mark.line or event.end_mark.column > 0):
                column = len(line) - len(line.lstrip()) + 1
                self._report("yaml-inspringen", number + 1, column, "Dit streepje hoort voor YAML bij de tekst van de regel erboven.",
                             "Er mist een sleutel met een dubbele punt erboven (zoals `zinnen:`), of deze regel springt te ver in.")
                return

    def _close(self) -> None:
        opened = self.stack.pop()
        mark, flow = opened.event.start_mark, bool(opened.event.flow_style)
        line, column = mark.line + 1, mark.column + 1
        node: Node
        if opened.is_mapping:
            node = Mapping(tuple(opened.entries), line, column, flow)
        else:
            node = Items(tuple(opened.nodes), line, column, flow)
        self._place(node, line, column)

    def _place(self, node: Node, line: int, column: int) -> None:
        """Put a finished node where it belongs: at the top, in the list, as key or as value."""
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if not top.is_mapping:
            top.nodes.append(node)
        elif top.skip:
            top.skip = False
        elif top.key is None:
            self._place_key(top, node, line, column)
        else:
            top.entries.append(Entry(top.key, node))
            top.key = None

    def _place_key(self, top: _Open, node: Node, line: int, column: int) -> None:
        if not isinstance(node, Scalar):
            self._report("yaml-sleutel", line, column, "Vóór de dubbele punt staat een lijst; daar hoort één woord.",
                         "Zet aanhalingstekens om de tekst, of haal de haakjes weg.")
            top.skip = True
        elif node.text in top.first_line:
            self._report("dubbele-sleutel", line, column,
                         f"'{_short(node.text)}' staat hier voor de tweede keer (eerst op regel {top.first_line[node.text]}).",
                         "Voeg de twee samen, of geef er een een andere naam.")
            top.skip = True
        else:
            top.first_line[node.text] = line
            top.key = node

    def _report(self, code: str, line: int, column: int, message: str, mend: str) -> None:
        self.problems.append(problem(code, self.path, line, column, message, mend))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def walk(node: Node) -> Iterator[Node]:
    """The node and every node below it, in the order of the file (keys not)."""
    yield node
    match node:
        case Items(items=items):
            for item in items:
                yield from walk(item)
        case Mapping(entries=entries):
            for entry in entries:
                yield from walk(entry.value)
        case _:
            pass
