"""What can still be checked of a scenario whose YAML breaks off: the broken piece is left out, the rest is read.

So an author sees everything at once, and not the next fault only after mending the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gesprek_oefenen.content.yaml_nodes import Mapping
from gesprek_oefenen.content.yaml_reader import Document, parse_document
from gesprek_oefenen.model.problems import Problem

_MOST_PIECES: Final = 6


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The sound pieces as ``root``, the top keys that were ``lost``, and the further ``problems`` found on the way."""

    root: Mapping
    lost: frozenset[str]
    problems: tuple[Problem, ...]


def salvage(document: Document) -> Salvaged | None:
    """Read ``document`` without the pieces that break it; ``None`` when too little is left. Lines keep their numbers."""
    lines = document.lines
    starts = [number for number, line in enumerate(lines) if line[:1].isalpha() and ":" in line]
    lost: set[str] = set()
    found = document
    problems: list[Problem] = []
    for _ in range(_MOST_PIECES):
        breaking = [p for p in found.problems if p.code.startswith("yaml-")]
        if found.root is not None or not breaking or not starts:
            break
        at = breaking[-1].place.line - 1
        start = max((number for number in starts if number <= at), default=starts[0])
        if not lines[start].strip():  # left out already: the fault shows where the piece before it should have ended
            start = max((number for number in starts if number < start and lines[number].strip()), default=start)
        end = min((number for number in starts if number > start), default=len(lines))
        lost.add(lines[start].split(":", 1)[0].strip())
        lines = [*lines[:start], *([""] * (end - start)), *lines[end:]]
        found = parse_document("\n".join(lines), document.file)
        problems += [p for p in found.problems if p not in document.problems]
    if not isinstance(found.root, Mapping) or not found.root.entries:
        return None
    return Salvaged(found.root, frozenset(lost - {""}), tuple(dict.fromkeys(problems)))
