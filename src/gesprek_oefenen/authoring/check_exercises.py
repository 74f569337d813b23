"""Everything that can be said about files with exercises, all at once: ``oefening controleer``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from gesprek_oefenen.authoring.check import CheckReport
from gesprek_oefenen.content.codes import problem
from gesprek_oefenen.content.exercises import LoadedExercises, examine_exercises
from gesprek_oefenen.content.places import EXERCISES, yaml_files
from gesprek_oefenen.learning.exercise_texts import kind_text
from gesprek_oefenen.learning.exercises import AnswerReader, explain
from gesprek_oefenen.model.exercises import TALKED_ABOUT, Good, Item, Result
from gesprek_oefenen.model.problems import Problem

_TALKED: Final = frozenset({Result.REACHED, Result.TALKED})


def check_exercise_paths(paths: Sequence[Path], reader: AnswerReader) -> CheckReport:
    """Check files and every YAML file in folders: structure, names, and every example answer as a test. Never raises."""
    files = list(dict.fromkeys(file for path in paths for file in _files(path)))
    return CheckReport(tuple(files), tuple(p for file in files for p in check_exercises(examine_exercises(file), reader)))


def check_exercises(loaded: LoadedExercises, reader: AnswerReader) -> list[Problem]:
    """Everything found in one file, in the order of its lines."""
    found = [*loaded.problems, *(p for item in loaded.items for p in _examples(item, reader))]
    return sorted(dict.fromkeys(found), key=lambda p: (p.place.line, p.place.column))


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        inside = path / EXERCISES  # a folder of one's own, with scenarios and more in it
        yield from yaml_files(inside if inside.is_dir() else path)
    else:
        yield path


def _examples(item: Item, reader: AnswerReader) -> Iterator[Problem]:
    """The example answers that do not come out as written."""
    if item.kind in TALKED_ABOUT or item.file is None:
        return
    known = kind_text(item.kind).sayings
    for good in (*item.good, Good(item.example, item.line)):
        seen = explain(item, good.text, reader)
        if seen.result not in _TALKED:
            yield problem("oefening-voorbeeld", item.file, good.line, good.column, f"\u201c{_short(good.text)}\u201d hoort het te doen, en komt uit op "
                          f"{_told(seen.reason, seen.moves)}.", "Zeg het voorbeeld anders, of zet het onder `niet:`.")
    for wrong in item.less_good:
        seen = explain(item, wrong.text, reader)
        if wrong.because and wrong.because not in known:
            yield problem("geen-keuze", item.file, wrong.line, wrong.column, f"De uitleg '{wrong.because}' bestaat niet bij {item.kind.value}.",
                          f"Kies uit: {', '.join(sorted(known))}.")
        elif seen.result is Result.REACHED or (wrong.because and seen.reason != wrong.because):
            wanted = f", en niet op '{wrong.because}'" if wrong.because else ""
            yield problem("oefening-voorbeeld", item.file, wrong.line, wrong.column, f"\u201c{_short(wrong.text)}\u201d hoort er nog niet te zijn, en komt uit "
                          f"op {_told(seen.reason, seen.moves)}{wanted}.", "Zeg het voorbeeld anders, of pas `want:` aan.")


def _told(reason: str, moves: Sequence[str]) -> str:
    return f"'{reason}' (gelezen: {', '.join(moves) or 'geen zet'})"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
