"""Problems as a person reads them (the line, a mark under the spot, what and how) and as other programs read them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from gesprek_oefenen.model.problems import Problem, Severity

WIDTH: Final = 96
"""Longest piece of a line that is shown; the rest is left out with ``…``."""


def as_json(problem: Problem) -> str:
    """One problem as a JSON line; the fields are fixed."""
    place = problem.place
    return json.dumps({"bestand": str(place.file), "regel": place.line, "kolom": place.column, "code": problem.code,
                       "ernst": problem.severity.value, "bericht": problem.message, "herstel": problem.mend},
                      ensure_ascii=False)


def as_text(problems: Iterable[Problem]) -> Iterator[str]:
    """Every problem as a few lines of text, with an empty line between."""
    texts: dict[Path, tuple[str, ...]] = {}
    for problem in problems:
        place = problem.place
        if place.file not in texts:
            texts = {place.file: _lines(place.file)}
        yield f"{place.file}:{place.line}:{place.column}  {problem.severity.value} ({problem.code})"
        yield from _excerpt(texts[place.file], place.line, place.column)
        yield f"  {problem.message}"
        if problem.mend:
            yield f"  {problem.mend}"
        yield ""


def summary(files: int, problems: Sequence[Problem], what: str = "gesprek", many: str = "gesprekken") -> str:
    """One line that says how it stands: ``3 gesprekken nagekeken: 1 fout, 2 keer let op, geen tips.``"""
    counted = {severity: sum(p.severity is severity for p in problems) for severity in Severity}
    checked = f"{files} {what if files == 1 else many} nagekeken"
    if not problems:
        return f"{checked}: niets op aan te merken."
    faults, tips = counted[Severity.FAULT], counted[Severity.TIP]
    return (f"{checked}: {faults or 'geen'} {'fout' if faults == 1 else 'fouten'}, "
            f"{counted[Severity.WARNING] or 'geen'} keer let op, {tips or 'geen'} {'tip' if tips == 1 else 'tips'}.")


def _excerpt(lines: Sequence[str], line: int, column: int) -> Iterator[str]:
    """The line itself, with a mark under the spot."""
    if not 0 < line <= len(lines):
        return
    text = "".join(c if c.isprintable() else " " for c in lines[line - 1])
    spot = min(max(column - 1, 0), len(text))
    start = 0 if spot < WIDTH - 12 else spot - WIDTH // 2
    shown = text[start: start + WIDTH]
    before = "…" if start else ""
    after = "…" if start + WIDTH < len(text) else ""
    margin = f"{line:>5} | "
    yield f"{margin}{before}{shown.rstrip()}{after}"
    yield f"{' ' * len(margin)}{' ' * (spot - start + len(before))}^"


def _lines(file: Path) -> tuple[str, ...]:
    from gesprek_oefenen.content.yaml_reader import MAX_BYTES

    try:
        if not file.is_file() or file.stat().st_size > MAX_BYTES:
            return ()
        return tuple(file.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    except OSError:
        return ()
