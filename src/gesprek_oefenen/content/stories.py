"""A scenario file to a story, or to everything that is wrong with it. Pydantic is imported when first needed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gesprek_oefenen.content.codes import CANNOT_OPEN, problem
from gesprek_oefenen.content.salvage import salvage
from gesprek_oefenen.content.yaml_nodes import Mapping, Node, raw
from gesprek_oefenen.content.yaml_reader import Document, parse_document, read_document
from gesprek_oefenen.model.errors import ContentError
from gesprek_oefenen.model.problems import Problem, Severity
from gesprek_oefenen.model.story import Story

if TYPE_CHECKING:
    from gesprek_oefenen.content.schema import ScenarioPart


@dataclass(frozen=True, slots=True)
class LoadedStory:
    """A scenario file as far as it could be read: ``story`` is ``None`` when its structure is broken."""

    document: Document
    story: Story | None
    problems: tuple[Problem, ...]

    @property
    def playable(self) -> bool:
        """There is a story and nothing about it is a ``fout``."""
        return self.story is not None and not any(p.severity is Severity.FAULT for p in self.problems)


def load_story(path: Path) -> Story:
    """The story in ``path``. Raises ``ContentError`` (Dutch, with all problems) when it cannot be played."""
    loaded = examine(path)
    if loaded.story is None or not loaded.playable:
        faults = tuple(p for p in loaded.problems if p.severity is Severity.FAULT)
        first = faults[0]
        more = f" (en nog {len(faults) - 1})" if len(faults) > 1 else ""
        error = ContentError(
            f"{path}, regel {first.place.line}: {first.message} {first.mend}{more}\n"
            f"Alles zien wat er is: gesprek-oefenen scenario controleer {path}", faults)
        error.exit_code = 2 if first.code in CANNOT_OPEN else 1
        raise error
    return loaded.story


def parse_story(text: str, path: Path) -> LoadedStory:
    """Like ``examine`` for text that is not (yet) in a file."""
    return examine_document(parse_document(text, path))


def check_story(path: Path) -> list[Problem]:
    """Everything wrong with the structure of ``path`` (YAML, keys, values, names); see ``authoring/`` for the rest."""
    return list(examine(path).problems)


def examine(path: Path) -> LoadedStory:
    """Read ``path`` and see what is wrong with its structure; never raises for what is in the file."""
    return examine_document(read_document(path))


def examine_document(document: Document) -> LoadedStory:
    """See what is wrong with the structure of a document that was read; never raises for what is in it."""
    if document.root is None:
        return LoadedStory(document, None, _sorted((*document.problems, *_besides(document))))
    file, root = document.file, document.root
    if not isinstance(root, Mapping):
        wrong = problem("geen-scenario", file, root.line, root.column, "Dit is geen scenario: er staan geen sleutels in.",
                        "Een scenario begint met `versie: 1` en `id: naam`. Maak er een met `gesprek-oefenen scenario nieuw`.")
        return LoadedStory(document, None, (*document.problems, wrong))
    part, problems = _validate(root, file)
    if part is None:
        return LoadedStory(document, None, _sorted((*document.problems, *problems)))
    return _build(part, root, document)


def _besides(document: Document) -> list[Problem]:
    """What is wrong with the rest of a file whose YAML breaks off somewhere."""
    saved = salvage(document)
    if saved is None:
        return []
    part, problems = _validate(saved.root, document.file)
    if part is not None:
        from gesprek_oefenen.content.references import check_references

        problems = check_references(part, saved.root, document.file)
    lost = {f"Het scenario mist '{key}'." for key in saved.lost}
    return [*saved.problems, *(p for p in problems if p.message not in lost)]


def _build(part: ScenarioPart, root: Node, document: Document) -> LoadedStory:
    from gesprek_oefenen.content.build import build_story
    from gesprek_oefenen.content.defaults import built_in_fallback
    from gesprek_oefenen.content.references import check_references

    problems = [*document.problems, *check_references(part, root, document.file)]
    digest = hashlib.sha256(document.text.encode("utf-8", "replace")).hexdigest()
    story = build_story(part, root, document.file, digest, built_in_fallback(part.person.says))
    return LoadedStory(document, story, _sorted(problems))


def _validate(root: Mapping, file: Path) -> tuple[ScenarioPart | None, list[Problem]]:
    """The checked parts, or the problems in Dutch; each of pydantic's errors becomes at most one problem."""
    from pydantic import ValidationError

    from gesprek_oefenen.content.schema import ScenarioPart
    from gesprek_oefenen.content.schema_messages import explain_error

    try:
        return ScenarioPart.model_validate(raw(root)), []
    except ValidationError as error:
        told = [explain_error(each, root, ScenarioPart, file) for each in error.errors(include_url=False)]
        return None, [each for each in told if each is not None]


def _sorted(problems: list[Problem] | tuple[Problem, ...]) -> tuple[Problem, ...]:
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.place.line, p.place.column)))
