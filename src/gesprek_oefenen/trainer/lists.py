"""Reading who takes part: from a CSV file as spreadsheets save it, or from lines that were typed or pasted.

Everything that is wrong is told at once, each with its place and how to mend it; nobody is left out silently.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from gesprek_oefenen.content.nearest import did_you_mean
from gesprek_oefenen.model.errors import InputError, PractiseError
from gesprek_oefenen.model.tidy import one_line
from gesprek_oefenen.trainer.people import (
    LONGEST_NAME,
    MOST_PEOPLE,
    Absence,
    Background,
    Participant,
    Wishes,
    find_name,
    name_fault,
    same,
)

COLUMNS: Final = ("naam", "rol", "organisatie")
MOST_BYTES: Final = 1_000_000
"""A list of a few hundred names is some ten kilobytes; what is a hundred times that is another file."""
MOST_FAULTS: Final = 8
"""So many faults are told at once; of more it is only said that there are more."""

BACKGROUNDS: Final = {
    **{word: Background.VOLUNTEER for word in ("vrijwilliger", "vrijwilligster", "vrijwilligers", "vrijw", "vrijw.", "v", "vw")},
    **{word: Background.PROFESSIONAL for word in ("professional", "professionals", "beroepskracht", "prof", "prof.", "p", "beroeps")},
    "": Background.UNKNOWN,
}
"""How people write it."""


class ListError(InputError):
    """A list of participants cannot be used; the message names every line that is not right."""

    exit_code = 1


def read_file(path: Path) -> tuple[Participant, ...]:
    """The participants in a CSV file. Raises ``PractiseError`` when it cannot be opened, ``ListError`` for what is in it."""

    try:
        if path.stat().st_size > MOST_BYTES:
            raise PractiseError(f"'{path}' is te groot voor een lijst met deelnemers. Is dit het goede bestand?")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise PractiseError(f"Ik kan '{path}' niet openen: {_why_not(error)}.") from error
    return read_csv(decode(data, str(path)), str(path))


def decode(data: bytes, name: str) -> str:
    """The text in ``data``: UTF-8, UTF-16 with its mark, or what an older Excel writes (Windows-1252).

    Raises ``PractiseError`` when it is no text at all.
    """
    if len(data) > MOST_BYTES:
        raise PractiseError(f"'{name}' is te groot voor een lijst met deelnemers. Is dit het goede bestand?")
    if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        raise PractiseError(f"'{name}' is een rekenblad en geen CSV. Kies in het rekenblad 'Opslaan als' en dan CSV.")
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\x00" in text:
        raise PractiseError(f"'{name}' is geen tekst. Kies een CSV-bestand met de kolommen {', '.join(COLUMNS)}.")
    return text


def read_csv(text: str, name: str) -> tuple[Participant, ...]:
    """The participants in the text of a CSV file called ``name``. Raises ``ListError`` (all faults, with file and line)."""
    faults: list[str] = []
    rows = _rows(text, name)
    if not rows:
        raise ListError(f"{name}:1: dit bestand is leeg. Zet op regel 1: {','.join(COLUMNS)} en daaronder een deelnemer per regel.")
    line, heads = rows[0][0], [same(cell) for cell in rows[0][1]]
    for column in COLUMNS:
        if column not in heads:
            faults.append(f"{name}:{line}: de kolom '{column}' ontbreekt. Zet op regel 1: {','.join(COLUMNS)}")
        elif heads.count(column) > 1:
            faults.append(f"{name}:{line}: de kolom '{column}' staat er twee keer. Haal er een weg.")
    if faults:
        raise ListError("\n".join(faults))
    at = [heads.index(column) for column in COLUMNS]
    found: list[tuple[int, Participant]] = []
    for line, cells in rows[1:]:
        values = [cells[place] if place < len(cells) else "" for place in at]
        if len(cells) > len(heads) and any(cell.strip() for cell in cells[len(heads):]):
            faults.append(f"{name}:{line}: op deze regel staat meer dan op regel 1. Zet een naam met een komma erin tussen aanhalingstekens.")
            continue
        one = _participant(values, f"{name}:{line}", faults)
        if one is not None:
            found.append((line, one))
    return _whole(found, name, faults)


def read_lines(text: str) -> tuple[Participant, ...]:
    """The participants in lines such as ``Anna``, ``Anna, vrijwilliger`` or ``Anna; professional; Humanitas``.

    A heading line as in the CSV may stand on top. Raises ``ListError``.
    """
    faults: list[str] = []
    found: list[tuple[int, Participant]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        divider = next((sign for sign in ("\t", ";", ",") if sign in line), ",")
        cells = [cell.strip() for cell in _cells(line, divider)]
        if not found and same(cells[0]) == COLUMNS[0]:
            continue
        if len(cells) > len(COLUMNS):
            faults.append(f"regel {number}: hier staan meer dan drie dingen. Zet op een regel: naam, rol, organisatie")
            continue
        one = _participant([*cells, "", ""], f"regel {number}", faults)
        if one is not None:
            found.append((number, one))
    return _whole(found, "de lijst", faults)


def _cells(line: str, divider: str) -> list[str]:
    """The parts of one typed line; a part between quotes may hold the divider."""
    try:
        return next(csv.reader([line], delimiter=divider, skipinitialspace=True), [])
    except csv.Error:
        return line.split(divider)


def as_lines(participants: Sequence[Participant]) -> str:
    """The list as ``read_lines`` takes it."""
    rows = io.StringIO()
    csv.writer(rows, delimiter=";", lineterminator="\n").writerows((one.name, one.background.value, one.organisation) for one in participants)
    return "\n".join(row.rstrip(";") for row in rows.getvalue().splitlines()) + "\n"


def _rows(text: str, name: str) -> list[tuple[int, list[str]]]:
    """The lines with their number; empty ones are left out. The divider is what line 1 uses most. Raises ``ListError``."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    divider = max((";", ",", "\t"), key=first.count)
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # what Excel puts above a file for itself
        divider = first.strip()[4]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=divider, skipinitialspace=True, strict=True)
    rows: list[tuple[int, list[str]]] = []
    begin = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells) and (rows or not cells[0].lower().startswith("sep=")):
                rows.append((begin, cells))
            begin = reader.line_num + 1
    except csv.Error as error:
        raise ListError(f"{name}:{begin}: hier klopt een aanhalingsteken niet, of er staat een heel lang stuk tekst. "
                        "Zet om een naam geen aanhalingsteken, of twee.") from error
    return rows


def _why_not(error: OSError | ValueError) -> str:
    reasons: dict[type[Exception], str] = {
        FileNotFoundError: "dat bestand is er niet", IsADirectoryError: "dat is een map", PermissionError: "dat mag ik niet",
        NotADirectoryError: "een deel van dat pad is geen map"}
    return reasons.get(type(error), "dat lukt niet")


def _participant(values: Sequence[str], place: str, faults: list[str]) -> Participant | None:
    name = " ".join(values[0].split())
    why = name_fault(name)
    if why:
        faults.append(f"{place}: {why}. Schrijf een naam die met een letter begint, of haal de regel weg.")
        return None
    background = BACKGROUNDS.get(same(values[1]))
    if background is None:
        meant = did_you_mean(values[1], ("vrijwilliger", "professional"))
        faults.append(f"{place}: de rol '{_short(values[1])}' ken ik niet. {meant or 'Kies uit: vrijwilliger, professional.'}")
        return None
    organisation = one_line(values[2])
    return Participant(name, background, organisation[:LONGEST_NAME])


def _whole(found: Sequence[tuple[int, Participant]], name: str, faults: list[str]) -> tuple[Participant, ...]:
    """The list when nothing is wrong with it. Raises ``ListError``."""
    places: dict[str, int] = {}
    for line, one in found:
        if (earlier := places.setdefault(same(one.name), line)) != line:
            faults.append(f"{name}:{line}: '{_short(one.name)}' staat ook op regel {earlier}. Zet er een letter achter, zoals "
                          f"'{_short(one.name)} B.', of haal een van de twee weg.")
    if len(found) > MOST_PEOPLE:
        faults.insert(0, f"{name}: hierin staan {len(found)} mensen; meer dan {MOST_PEOPLE} kan ik niet indelen. Maak er groepen van.")
    if not found and not faults:
        faults.append(f"{name}: hier staat nog niemand in. Zet onder regel 1 een deelnemer per regel.")
    if faults:
        rest = len(faults) - MOST_FAULTS
        raise ListError("\n".join([*faults[:MOST_FAULTS], *([f"En nog {rest} van zulke regels."] if rest > 0 else [])]))
    return tuple(one for _, one in found)


def _short(text: str) -> str:
    """``text`` on one line, not too long, without what a terminal would take as more than text."""
    line = one_line(text)
    return line if len(line) <= 30 else line[:29] + "…"


def known(name: str, participants: Sequence[Participant], what: str) -> str:
    """The participant meant by ``name``. Raises ``InputError`` that says where (``what``) and who it may have been."""
    found = find_name(name, participants)
    if found is None:
        meant = did_you_mean(name, [one.name for one in participants])
        raise InputError(f"{what}: '{_short(name)}' staat niet in de lijst met deelnemers. {meant}".rstrip())
    return found


def read_apart(text: str, participants: Sequence[Participant], what: str) -> tuple[str, str]:
    """The two names in ``Anna, Bram`` (or ``Anna en Bram``). Raises ``InputError``."""
    for divider in (",", ";", " - ", " en ", "/"):
        parts = [part.strip() for part in text.split(divider)]
        if len(parts) == 2 and all(parts):
            one, other = (known(part, participants, what) for part in parts)
            if one == other:
                raise InputError(f"{what}: hier staat twee keer '{_short(one)}'. Noem twee verschillende mensen.")
            return (one, other)
    raise InputError(f"{what}: hier horen twee namen te staan, zoals: Anna, Bram")


def read_absence(text: str, participants: Sequence[Participant], what: str) -> Absence:
    """``Anna`` (all rounds), ``Anna vanaf 2``, ``Anna tot 3`` (late: not in 1 and 2) or ``Anna 2`` (that round). Raises ``InputError``."""
    words = text.split()
    last, number = words[-1].rstrip(".") if words else "", 0
    if last.isascii() and last.isdecimal() and len(words) > 1 and find_name(text, participants) is None:
        number = int(last[:4])
        if number < 1:
            raise InputError(f"{what}: rondes tellen vanaf 1.")
        words.pop()
        way = words.pop().lower() if len(words) > 1 and words[-1].lower() in ("vanaf", "tot", "ronde", "in") else ""
        if way == "ronde" and len(words) > 1 and words[-1].lower() in ("vanaf", "tot", "in"):
            way = words.pop().lower()
        name = known(" ".join(words), participants, what)
        if way == "vanaf":
            return Absence(name, number)
        if way == "tot":
            return Absence(name, 1, number - 1) if number > 1 else Absence(name, 1, 0)
        return Absence(name, number, number)
    return Absence(known(text, participants, what))


def read_wishes(text: str, participants: Sequence[Participant]) -> tuple[Wishes, tuple[Absence, ...]]:
    """Lines such as ``niet samen: Anna, Bram``, ``liever geen programma: Anna`` and ``afwezig: Anna vanaf 2``.

    Raises ``InputError`` with every line that is not understood.
    """
    apart: list[tuple[str, str]] = []
    rather: list[str] = []
    absences: list[Absence] = []
    faults = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        head, _, rest = line.partition(":")
        try:
            match same(head):
                case "niet samen" | "apart":
                    apart.append(read_apart(rest, participants, f"wensen, regel {number}"))
                case "liever geen programma" | "geen programma" | "niet met het programma":
                    rather += [known(name, participants, f"wensen, regel {number}") for name in rest.split(",")]
                case "afwezig" | "afwezig in" | "later" | "weg":
                    absences += [read_absence(part.strip(), participants, f"wensen, regel {number}") for part in rest.split(",")]
                case _:
                    faults.append(f"wensen, regel {number}: dit begrijp ik niet. Begin met 'niet samen:', 'liever geen programma:' of 'afwezig:'.")
        except InputError as error:
            faults.append(str(error))
    if faults:
        raise InputError("\n".join(faults[:MOST_FAULTS]))
    return Wishes(tuple(dict.fromkeys(apart)), tuple(dict.fromkeys(rather))), tuple(absences)
