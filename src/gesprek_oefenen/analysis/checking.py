"""Checking rules: their structure, and every example they give as proof, with the rule that took it instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from gesprek_oefenen.analysis.loading import Source, read_rules
from gesprek_oefenen.analysis.reader import Reader
from gesprek_oefenen.analysis.rules import Example
from gesprek_oefenen.content.codes import problem
from gesprek_oefenen.content.places import rules_folder, yaml_files
from gesprek_oefenen.content.yaml_nodes import Scalar, find
from gesprek_oefenen.content.yaml_reader import read_document
from gesprek_oefenen.model.moves import Move
from gesprek_oefenen.model.problems import Problem
from gesprek_oefenen.model.reading import Reading, TalkContext

FEWEST: Final = 5
"""So many examples of each kind (``wel``, ``niet``) every move needs."""


def check_rules(folder: Path | None = None, extra_folders: Iterable[Path] = ()) -> list[Problem]:
    """Everything wrong with the rules: structure, patterns, word lists, and examples that do not come out as written.

    ``folder``: default the rules that come with the program; ``extra_folders``: a user's own, read on top of them.
    Never raises for what an author may do; problems in the order of the files.
    """
    base = folder or rules_folder()
    places = [base, *extra_folders]
    rules, problems = read_rules(base, places[1:])
    if rules is None:
        return problems
    reader = Reader(rules)
    for place in places:
        files = yaml_files(place / "zetten") if (place / "zetten").is_dir() else ()
        for file in files:
            problems.extend(_check_file(file, reader))
    return problems


def examples(file: Path) -> list[Example]:
    """The examples of one rule file, ``wel`` and ``niet``; what is not in the right shape is left out."""
    document = read_document(file)
    if document.root is None:
        return []
    source = Source(file, document.root)
    return list(_examples(source))


def reading_of(example: Example, reader: Reader) -> Reading:
    """How the reader reads an example in its context."""
    context = TalkContext(previous=example.previous, earlier=example.earlier, asked_advice=example.asked_advice)
    return reader.read(example.text, context)


def comes_out(example: Example, reading: Reading) -> bool:
    """Whether the example is found exactly on its marked words, or (``niet``) not found at all."""
    mine = [finding for finding in reading.findings if finding.move is example.move]
    if not example.positive:
        return not mine
    return any((finding.start, finding.end) == (example.start, example.end) for finding in mine)


def _check_file(file: Path, reader: Reader) -> Iterator[Problem]:
    """The examples of one file that do not come out, and too few of them."""
    document = read_document(file)
    if document.root is None:
        return
    source = Source(file, document.root)
    if not isinstance(source.data, dict) or source.data.get("zet") not in [move.value for move in Move]:
        return
    counts = {"wel": 0, "niet": 0}
    for example in _examples(source):
        counts["wel" if example.positive else "niet"] += 1
        reading = reading_of(example, reader)
        if not comes_out(example, reading):
            yield _failed(example, reading, source)
    for kind, count in counts.items():
        if count < FEWEST:
            node = find(document.root, ("voorbeelden", kind))
            yield problem("regel-weinig-voorbeelden", file, node.line, node.column,
                          f"Er staan {count} voorbeelden onder {kind}.",
                          f"Schrijf er minstens {FEWEST}: daaraan is te zien of de regel doet wat u bedoelt.")


def _examples(source: Source) -> Iterator[Example]:
    """Each example with its marked words taken out of the brackets."""
    data = source.data
    if not isinstance(data, dict) or data.get("zet") not in [move.value for move in Move]:
        return
    move = Move(data["zet"])
    given = data.get("voorbeelden")
    for kind in ("wel", "niet"):
        items = given.get(kind) if isinstance(given, dict) else None
        for index, item in enumerate(items if isinstance(items, list) else ()):
            fields: dict[str, Any] = item if isinstance(item, dict) else {"zin": item}
            line = str(fields.get("zin") or "")
            text, start, end = _unmark(line) if kind == "wel" else (line, 0, 0)
            earlier = fields.get("eerder")
            yield Example(move, text, start, end, kind == "wel", fields.get("vorige"),
                          tuple(str(x) for x in earlier) if isinstance(earlier, list) else (),
                          bool(fields.get("advies_gevraagd")), ("voorbeelden", kind, index))


def _unmark(line: str) -> tuple[str, int, int]:
    """``"Zo. [Dat klinkt zwaar]."`` without its brackets, and where the marked words are (the whole line: no marks)."""
    start = line.find("[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return line, 0, len(line)
    return line[:start] + line[start + 1 : end] + line[end + 1 :], start, end - 1


def _failed(example: Example, reading: Reading, source: Source) -> Problem:
    """What went wrong with an example, and which rule took it instead."""
    node = find(source.root, (*example.path, "zin"))
    column = node.column + (node.indent if isinstance(node, Scalar) else 0)
    shown = ", ".join(f"{finding.rule} op \u201c{finding.text}\u201d" for finding in reading.findings) or "geen enkele regel"
    if example.positive:
        wanted = example.text[example.start : example.end]
        message = f"Dit voorbeeld wordt niet gevonden op \u201c{wanted}\u201d. Wat er past: {shown}."
        mend = f"Pas het patroon aan, of zet de haken om precies de woorden die het oordeel {example.move.value} dragen."
    else:
        taken = ", ".join(f.rule for f in reading.findings if f.move is example.move)
        message = f"Dit voorbeeld hoort niet bij {example.move.value}, en toch past de regel {taken}."
        mend = "Maak het patroon nauwer, of zet wat hier anders is onder behalve:."
    return problem("regel-voorbeeld", source.file, node.line, column, message, mend)

