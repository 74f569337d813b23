"""Everything that can be said about scenario files, all at once: ``scenario controleer``."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from gesprek_oefenen.authoring.case import Case, Spoken
from gesprek_oefenen.content.codes import CANNOT_OPEN, problem
from gesprek_oefenen.content.places import OTHER_FOLDERS, yaml_files
from gesprek_oefenen.content.stories import LoadedStory, examine
from gesprek_oefenen.content.yaml_nodes import Mapping, Scalar
from gesprek_oefenen.model.errors import ContentError
from gesprek_oefenen.model.problems import Problem, Severity
from gesprek_oefenen.model.story import Line

if TYPE_CHECKING:
    from gesprek_oefenen.analysis.topics import TopicFinder
    from gesprek_oefenen.session.library import Library

MANY_FILES: Final = 12
"""From so many files on the work is shared among the processors."""


_Checked: TypeAlias = tuple[list[Problem], Scalar | None]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was checked and everything found, in the order of files and lines."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]

    def count(self, severity: Severity) -> int:
        """How many problems of this severity."""
        return sum(p.severity is severity for p in self.problems)

    @property
    def exit_code(self) -> int:
        """0 fine, 1 at least one ``fout``, 2 something could not be opened."""
        if any(p.code in CANNOT_OPEN for p in self.problems):
            return 2
        return 1 if self.count(Severity.FAULT) else 0


def check_paths(paths: Sequence[Path], library: Library | None = None) -> CheckReport:
    """Check files and every YAML file in folders. Never raises for what is in them."""
    origins = {file: origin for origin in reversed(paths) for file in _files(origin)}
    files = list(dict.fromkeys(file for path in paths for file in _files(path)))
    problems: list[Problem] = []
    owners: dict[tuple[Path, str], Path] = {}  # one's own version of a story in another folder goes before ours: no mistake
    for file, (found, story_id) in zip(files, _check_all(files, library), strict=True):
        problems += sorted((*found, *_double_id(file, story_id, origins[file], owners)), key=_in_order)
    return CheckReport(tuple(files), tuple(problems))


def _check_all(files: Sequence[Path], library: Library | None) -> list[_Checked]:
    """What is found in each file; many files are shared among the processors."""
    processors = os.cpu_count() or 1
    if len(files) < MANY_FILES or processors < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        checker = Checker(library)
        return [_check_one(file, checker) for file in files]
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Forked, as only then nothing has to be imported again; never beside another thread, which a fork could leave locked.
    with ProcessPoolExecutor(min(processors, 4, len(files) // 4), get_context("fork"), _begin_worker) as pool:
        return list(pool.map(_check_in_worker, files, chunksize=4))


_worker: Checker | None = None


def _begin_worker() -> None:
    """Each process reads the rules once."""
    global _worker
    _worker = Checker()


def _check_in_worker(file: Path) -> _Checked:
    return _check_one(file, _worker or Checker())


def _check_one(file: Path, checker: Checker) -> _Checked:
    """The problems of one file, and where its id stands."""
    loaded = examine(file)
    root = loaded.document.root
    node = root.get("id") if isinstance(root, Mapping) else None
    return checker.check(loaded), node if isinstance(node, Scalar) and node.text else None


def _in_order(found: Problem) -> tuple[int, int]:
    return found.place.line, found.place.column


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from yaml_files(path, OTHER_FOLDERS)
    else:
        yield path


class Checker:
    """Checks loaded stories one after another; the rules are read once, when the first example talk needs them."""

    def __init__(self, library: Library | None = None) -> None:
        self._library = library

    def check(self, loaded: LoadedStory) -> list[Problem]:
        """Everything found in one file, in the order of its lines."""
        problems = list(loaded.problems)
        if loaded.story is not None and loaded.document.root is not None:
            problems += self._check_story(Case(loaded, loaded.story), loaded.playable)
        return sorted(dict.fromkeys(problems), key=_in_order)

    def _check_story(self, case: Case, playable: bool) -> Iterator[Problem]:
        from gesprek_oefenen.authoring.check_facts import check_facts
        from gesprek_oefenen.authoring.check_lines import check_lines, real_names
        from gesprek_oefenen.authoring.check_samples import check_samples
        from gesprek_oefenen.authoring.check_shape import check_shape
        from gesprek_oefenen.authoring.check_talks import check_talks
        from gesprek_oefenen.language.tokens import tokenise

        yield from _file_name(case)
        yield from check_lines(case)
        for key, text in (("titel", case.story.title), ("rol", case.story.role), ("situatie", case.story.situation)):
            node = case.node(key)
            yield from real_names(case, tokenise(text), Spoken(Line(key, text.strip(), node.line), key), set())
        if not playable:
            return
        yield from check_shape(case)
        samples = list(check_samples(case, lambda: self._topic_finder(case)))
        yield from samples
        if not any(p.code == "onbekend-begrip" for p in samples):
            yield from check_facts(case)
            yield from check_talks(case, self.library)

    def _topic_finder(self, case: Case) -> TopicFinder:
        """What finds the subjects of this story; the one of its reader, unless the rules cannot be read."""
        from gesprek_oefenen.analysis.topics import TopicFinder

        try:
            found = self.library.reader(case.story).topic_finder
        except ContentError:
            found = None
        return found or TopicFinder(case.story.topics)

    @property
    def library(self) -> Library:
        """The rules, read when first needed."""
        if self._library is None:
            from gesprek_oefenen.session.library import Library

            self._library = Library()
        return self._library


def _file_name(case: Case) -> Iterator[Problem]:
    if case.file.suffix in (".yaml", ".yml") and case.file.stem != case.story.id:
        yield case.report("bestandsnaam", case.node("id"), f"Het bestand heet '{case.file.name}', en het id is '{case.story.id}'.",
                          f"Noem het bestand `{case.story.id}.yaml`, of maak het id gelijk aan de naam.")


def _double_id(file: Path, node: Scalar | None, origin: Path, owners: dict[tuple[Path, str], Path]) -> Iterator[Problem]:
    """Two files in one folder with the same id: only one of them can be chosen."""
    if node is None:
        return
    other = owners.setdefault((origin if origin.is_dir() else origin.parent, node.text), file)
    if other != file:
        yield problem("dubbele-id", file, node.line, node.column, f"Het id '{node.text}' is al van {other.name}.",
                      "Geef een van de twee een ander id.")
