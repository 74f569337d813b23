"""Put a talk into a scenario file as an example talk, leaving everything else in the file as the author wrote it."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from gesprek_oefenen.model.errors import ContentError
from gesprek_oefenen.model.play import Exchange, TurnKind

KEY = "voorbeeldgesprekken:"


def keep_example(file: Path, name: str, seed: int, turns: Sequence[Exchange], last: int | None = None) -> None:
    """Add the example to ``file``, in one go.

    Args:
        file: the scenario.
        name: what the example shows.
        seed: of the talk; the same seed gives the same talk.
        turns: the turns, silences included.
        last: expect something only of so many last turns; ``None``: of all.

    Raises:
        ContentError: the file cannot be read or written, or does not load with the example in it; then it is as it was.
    """
    from gesprek_oefenen.content.stories import load_story

    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise ContentError(f"Ik kan {file.name} niet lezen. Er is niets veranderd.") from error
    part = file.with_name(f".{file.stem}.deel.yaml")
    try:
        part.write_text(with_example(text, example(name, seed, turns, last)), encoding="utf-8")
        load_story(part)
        os.replace(part, file)
    except ContentError as error:
        raise ContentError(f"Met dit voorbeeldgesprek erin klopt {file.name} niet meer; het staat er niet in.\n{error}") from error
    except OSError as error:
        raise ContentError(f"Ik kan niet schrijven in {file.name} ({error.strerror}). Er is niets veranderd.") from error
    finally:
        part.unlink(missing_ok=True)


def example(name: str, seed: int, turns: Sequence[Exchange], last: int | None = None) -> list[str]:
    """The example as lines of YAML, the first with its dash, without indent."""
    first = 0 if last is None else max(len(turns) - last, 0)
    lines = [f"- naam: {_quoted(' '.join(name.split()) or 'uit een gesprek')}", f"  zaad: {seed}", "  beurten:"]
    for place, turn in enumerate(turns):
        expects = f", verwacht: {{{_expected(turn)}}}" if place >= first else ""
        lines.append(f"    - {{zeg: {_quoted(turn.text)}{expects}}}")
    return lines


def with_example(text: str, lines: Sequence[str]) -> str:
    """``text`` with the example behind the others under ``voorbeeldgesprekken``, indented as they are; else at the end."""
    rows = text.splitlines()
    start = next((i for i, row in enumerate(rows) if row.startswith(KEY)), None)
    if start is None:
        return "\n".join([*rows, "", KEY, *(f"  {line}" for line in lines)]) + "\n"
    if rows[start][len(KEY):].split("#")[0].strip() in ("[]", "~", "null"):
        rows[start] = KEY
    end = next((i for i in range(start + 1, len(rows)) if rows[i].strip() and rows[i][0] not in " -#"), len(rows))
    while end > start + 1 and not rows[end - 1].strip():
        end -= 1
    dash = next((row for row in rows[start + 1 : end] if row.lstrip().startswith("- ")), "  - ")
    indent = " " * (len(dash) - len(dash.lstrip()))
    return "\n".join([*rows[:end], *(indent + line for line in lines), *rows[end:]]) + "\n"


def _expected(turn: Exchange) -> str:
    parts = []
    moves = [move.value for move in turn.reading.sure_moves] if turn.kind is TurnKind.SAY else ["stilte"]
    if moves:
        parts.append(f"zet: [{', '.join(moves)}]")
    parts.append(f"toestand: {turn.outcome.state}")
    if turn.outcome.layer and turn.outcome.topic:
        parts.append(f"onderwerp: {turn.outcome.topic}, laag: {turn.outcome.layer}")
    return ", ".join(parts)


def _quoted(text: str) -> str:
    """A YAML string in double quotes, which JSON's are."""
    return json.dumps(text, ensure_ascii=False)
