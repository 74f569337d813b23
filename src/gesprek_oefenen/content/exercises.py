"""A file with exercises to items, or to everything that is wrong with it. Pydantic is imported when first needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gesprek_oefenen.content.codes import CANNOT_OPEN, problem
from gesprek_oefenen.content.nearest import did_you_mean
from gesprek_oefenen.content.yaml_nodes import Items, Mapping, Node, PathPart, find, find_key, raw
from gesprek_oefenen.content.yaml_reader import Document, parse_document, read_document
from gesprek_oefenen.model.errors import ContentError
from gesprek_oefenen.model.exercises import (
    CHOICES,
    REWRITES,
    SILENCE_FITS,
    TALKED_ABOUT,
    WITH_CHOICE,
    ExerciseKind,
    Good,
    Item,
    LessGood,
)
from gesprek_oefenen.model.problems import Problem, Severity

if TYPE_CHECKING:
    from gesprek_oefenen.content.exercise_schema import ExercisesPart, ItemPart

FEWEST_EXAMPLES: Final = 2
"""So many good and so many less good example answers an item needs: they show what the author means."""
_BEGIN: Final = "Begin met `versie: 1`, `soort: open-maken` en `opgaven:`; docs/oefeningen.md laat een voorbeeld zien."


@dataclass(frozen=True, slots=True)
class LoadedExercises:
    """A file as far as it could be read: ``items`` is empty when its structure is broken."""

    document: Document
    items: tuple[Item, ...]
    problems: tuple[Problem, ...]

    @property
    def usable(self) -> bool:
        """There are items and nothing about the file is a ``fout``."""
        return bool(self.items) and not any(p.severity is Severity.FAULT for p in self.problems)


def load_exercises(path: Path) -> tuple[Item, ...]:
    """The items in ``path``. Raises ``ContentError`` (Dutch, with all problems) when they cannot be used."""
    loaded = examine_exercises(path)
    if not loaded.usable:
        faults = tuple(p for p in loaded.problems if p.severity is Severity.FAULT)
        first = faults[0]
        more = f" (en nog {len(faults) - 1})" if len(faults) > 1 else ""
        error = ContentError(f"{path}, regel {first.place.line}: {first.message} {first.mend}{more}\n"
                             f"Alles zien wat er is: gesprek-oefenen oefening controleer {path}", faults)
        error.exit_code = 2 if first.code in CANNOT_OPEN else 1
        raise error
    return loaded.items


def parse_exercises(text: str, path: Path) -> LoadedExercises:
    """Like ``examine_exercises`` for text that is not (yet) in a file."""
    return _examine(parse_document(text, path))


def examine_exercises(path: Path) -> LoadedExercises:
    """Read ``path`` and see what is wrong with its structure; never raises for what is in the file."""
    return _examine(read_document(path))


def _examine(document: Document) -> LoadedExercises:
    root, file = document.root, document.file
    if root is None:
        return LoadedExercises(document, (), tuple(replace(p, mend=_BEGIN) if p.code == "leeg-bestand" else p for p in document.problems))
    if not isinstance(root, Mapping) or root.entry("opgaven") is None:
        wrong = problem("oefening-vorm", file, root.line, root.column, "Dit is geen bestand met oefeningen: `opgaven:` ontbreekt.",
                        _BEGIN)
        return LoadedExercises(document, (), (*document.problems, wrong))
    part, problems = _validate(root, file)
    if part is None:
        return LoadedExercises(document, (), _sorted((*document.problems, *problems)))
    kind = ExerciseKind(part.kind)
    found = [*document.problems, *_check(part, kind, root, file)]
    items = tuple(_item(item, i, part, kind, root, file) for i, item in enumerate(part.items))
    return LoadedExercises(document, items, _sorted(found))


def _validate(root: Mapping, file: Path) -> tuple[ExercisesPart | None, list[Problem]]:
    from pydantic import ValidationError

    from gesprek_oefenen.content.exercise_schema import ExercisesPart
    from gesprek_oefenen.content.schema_messages import explain_error

    try:
        return ExercisesPart.model_validate(raw(root)), []
    except ValidationError as error:
        told = [explain_error(each, root, ExercisesPart, file) for each in error.errors(include_url=False)]
        return None, [each for each in told if each is not None]


def _check(part: ExercisesPart, kind: ExerciseKind, root: Node, file: Path) -> Iterator[Problem]:
    """What the form of a single key cannot tell: what belongs to this kind, names that are there twice, too few examples."""
    seen: set[str] = set()
    for i, item in enumerate(part.items):
        path: tuple[PathPart, ...] = ("opgaven", i)
        if item.id in seen:
            node = find(root, (*path, "id"))
            yield problem("dubbele-naam", file, node.line, node.column, f"De naam '{item.id}' is hierboven al gebruikt.",
                          "Geef deze opgave een andere naam.")
        seen.add(item.id)
        yield from _check_item(item, kind, path, root, file)


def _check_item(item: ItemPart, kind: ExerciseKind, path: tuple[PathPart, ...], root: Node, file: Path) -> Iterator[Problem]:
    here = find(root, path)
    for key, value, wanted in (("zin", item.sentence, kind in REWRITES), ("past", item.fits, _has_fits(kind)),
                               ("waarom", item.reason, _has_fits(kind))):
        if wanted and not value:
            yield problem("ontbreekt", file, here.line, here.column, f"De opgave '{item.id}' mist '{key}'.",
                          f"Voeg `{key}:` toe: bij {kind.value} hoort dat erbij.")
        elif value and not wanted:
            node = find_key(root, (*path, key))
            yield problem("oefening-sleutel", file, node.line, node.column, f"'{key}' doet niets bij de oefening {kind.value}.",
                          "Haal deze regel weg.")
    allowed = SILENCE_FITS if kind is ExerciseKind.SILENCE else CHOICES.get(kind, ())
    for number, name in enumerate(item.fits if allowed else ()):
        if name not in allowed:
            found = find(root, (*path, "past"))
            node = found.items[number] if isinstance(found, Items) and number < len(found.items) else found
            yield problem("geen-keuze", file, node.line, node.column, f"'{name}' kan niet bij 'past'.",
                          did_you_mean(name, allowed) or f"Kies uit: {', '.join(allowed)}.")
    if kind in TALKED_ABOUT:
        return
    for key, count in (("wel", len(item.good)), ("niet", len(item.less_good))):
        if count < FEWEST_EXAMPLES and not (kind is ExerciseKind.SILENCE and "allebei" in item.fits):
            node = find(root, (*path, key))
            yield problem("oefening-weinig-voorbeelden", file, node.line, node.column,
                          f"Bij '{item.id}' {'staan' if count != 1 else 'staat'} {count} {'antwoorden' if count != 1 else 'antwoord'} onder '{key}'.",
                          f"Schrijf er minstens {FEWEST_EXAMPLES}: daaraan is te zien of de oefening doet wat u bedoelt.")


def _has_fits(kind: ExerciseKind) -> bool:
    return kind in WITH_CHOICE or kind is ExerciseKind.SILENCE


def _item(item: ItemPart, i: int, part: ExercisesPart, kind: ExerciseKind, root: Node, file: Path) -> Item:
    path: tuple[PathPart, ...] = ("opgaven", i)

    def at(key: str, number: int) -> tuple[int, int]:
        node = find(root, (*path, key))
        node = node.items[number] if isinstance(node, Items) and number < len(node.items) else node
        return node.line, node.column

    return Item(
        id=item.id, kind=kind, person=item.person, situation=item.situation.strip(), says=item.says.strip(), example=item.example.strip(),
        before=item.before, body=item.body, sentence=item.sentence.strip(), about=item.about, words=item.words, fits=item.fits,
        reason=item.reason.strip(), address=item.address, telephone=item.telephone, source=item.source or part.source,
        good=tuple(Good(text, *at("wel", n)) for n, text in enumerate(item.good)),
        less_good=tuple(LessGood(each.text, each.because, *at("niet", n)) for n, each in enumerate(item.less_good)),
        line=find(root, path).line, file=file)


def _sorted(problems: list[Problem] | tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.place.line, p.place.column)))
