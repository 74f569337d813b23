"""Reading what participants handed in. The files come from outside: nothing in them is trusted, everything is bounded."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from gesprek_oefenen.model.feedback import Verdict
from gesprek_oefenen.model.tidy import one_line
from gesprek_oefenen.trainer.hand_in import FORMAT, LONGEST_NAME

MOST_BYTES: Final = 20_000_000
"""A larger file is not opened: two thousand talks with every word take less."""
MOST_FILES: Final = 500
MOST_TALKS: Final = 5_000
"""Talks of one participant."""
PERSONAL: Final = "gesprek-oefenen/"
GROUP: Final = "gesprek-oefenen-groep/"
_VERDICTS: Final = {verdict.value: verdict for verdict in Verdict if verdict.value}
_NAMES: Final = 40
"""Longest id of a talk, scenario or skill."""


@dataclass(frozen=True, slots=True)
class HandedTalk:
    """What was seen in one talk. ``day``: ``None`` when the file does not say; ``after_meeting``: 0 when unknown."""

    id: str
    story: str
    day: date | None
    after_meeting: int
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class HandIn:
    """What one participant handed in. ``number`` tells two hand-ins of one person apart from those of two."""

    number: str
    name: str
    made: str
    talks: tuple[HandedTalk, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that does not count, and why (Dutch)."""

    file: str
    message: str


@dataclass(frozen=True, slots=True)
class HandedIn:
    """All that was handed in, one for each participant, and what did not count."""

    hand_ins: tuple[HandIn, ...] = ()
    refused: tuple[Refused, ...] = field(default=())


def read_hand_ins(paths: Iterable[Path]) -> HandedIn:
    """What stands in these files; a folder stands for the ``.json`` files in it.

    Of two hand-ins of one participant the newest counts. A file that is damaged, too large, of another version or no
    hand-in at all is refused with a message, and the others count.
    """
    files, refused = _files(paths)
    newest: dict[str, HandIn] = {}
    for file in files:
        try:
            one = _read(file)
        except ValueError as error:
            refused.append(Refused(one_line(file.name), str(error)))
            continue
        known = newest.get(one.number)
        if known is None or one.made >= known.made:
            newest[one.number] = one
    return HandedIn(tuple(newest[number] for number in sorted(newest)), tuple(refused))


def _files(paths: Iterable[Path]) -> tuple[list[Path], list[Refused]]:
    found: list[Path] = []
    refused: list[Refused] = []
    for path in paths:
        try:
            inside = sorted(path.glob("*.json")) if path.is_dir() else [path]
        except OSError:
            inside = [path]
        if not inside:
            refused.append(Refused(one_line(path.name), "In deze map staan geen inleveringen (bestanden die eindigen op .json)."))
        found.extend(inside)
    found = list(dict.fromkeys(found))
    if len(found) > MOST_FILES:
        refused.append(Refused("", f"Er zijn {len(found)} bestanden; alleen de eerste {MOST_FILES} tellen mee."))
    return found[:MOST_FILES], refused


def _read(file: Path) -> HandIn:
    """One hand-in. Raises ``ValueError`` with a Dutch message."""
    try:
        if not file.is_file():
            raise ValueError("Dit bestand is er niet, of het is geen gewoon bestand.")
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise ValueError(f"Dit bestand is met {size // 1_000_000} MB te groot voor een inlevering. Er is niets van gelezen.")
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise ValueError("Dit bestand kan ik niet openen.") from error
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ValueError("Dit bestand is beschadigd, of het is geen inlevering. Vraag de deelnemer het opnieuw te maken.") from error
    form = data.get("formaat") if isinstance(data, dict) else None
    if form != FORMAT:
        raise ValueError(_other_form(form))
    number, made = _text(data.get("nummer"), _NAMES), _text(data.get("gemaakt"), _NAMES)
    talks = data.get("gesprekken")
    if not number or not isinstance(talks, list):
        raise ValueError("In deze inlevering ontbreekt een deel. Vraag de deelnemer het opnieuw te maken.")
    if len(talks) > MOST_TALKS:
        raise ValueError(f"In deze inlevering staan {len(talks)} gesprekken. Dat kan niet kloppen; hoogstens {MOST_TALKS}.")
    by_id = {one.id: one for talk in talks if (one := _talk(talk)) is not None}
    return HandIn(number, _text(data.get("naam"), LONGEST_NAME), made, tuple(by_id.values()))


def _other_form(form: Any) -> str:
    known = form if isinstance(form, str) else ""
    if known.startswith(GROUP):
        return (f"Deze inlevering is met een andere versie gemaakt ({one_line(known)[:_NAMES]}; deze versie leest {FORMAT}). "
                "Zet bij beide hetzelfde programma op de computer en laat het opnieuw maken.")
    if known.startswith(PERSONAL):
        return ("Dit is alles wat iemand bewaard heeft, en dat is niet voor de trainer. Er is niets van gebruikt. "
                "Vraag om een inlevering: gesprek-oefenen gegevens inleveren")
    return "Dit is geen inlevering."


def _talk(data: Any) -> HandedTalk | None:
    """One talk, or ``None`` when it says nothing that can be used."""
    if not isinstance(data, dict) or not isinstance(data.get("vaardigheden"), dict):
        return None
    verdicts = {_text(key, _NAMES): _VERDICTS[value] for key, value in data["vaardigheden"].items()
                if isinstance(value, str) and value in _VERDICTS}
    meeting = data.get("na_bijeenkomst")
    after = meeting if isinstance(meeting, int) and not isinstance(meeting, bool) and 0 <= meeting <= 20 else 0
    return HandedTalk(_text(data.get("id"), _NAMES), _text(data.get("scenario"), _NAMES), _day(data.get("dag")), after, verdicts)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _text(value: Any, longest: int) -> str:
    return one_line(value)[:longest] if isinstance(value, str) else ""
