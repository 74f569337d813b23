"""The stable codes of everything the checkers may say, with how bad each is; explained one by one in ``docs/codes.md``.

A code never changes meaning and is never used again for something else: authors, editors and tests lean on it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from gesprek_oefenen.model.problems import Place, Problem, Severity

_FAULT, _WARNING, _TIP = Severity.FAULT, Severity.WARNING, Severity.TIP

CODES: Final[dict[str, Severity]] = {
    # the file itself
    "niet-te-openen": _FAULT,
    "geen-bestand": _FAULT,
    "te-groot": _FAULT,
    "leeg-bestand": _FAULT,
    "geen-tekst": _FAULT,
    "verkeerde-codering": _FAULT,
    "stuurteken": _FAULT,
    # the YAML
    "yaml-tab": _FAULT,
    "yaml-inspringen": _FAULT,
    "yaml-dubbele-punt": _FAULT,
    "yaml-aanhalingsteken": _FAULT,
    "yaml-haakje": _FAULT,
    "yaml-ster": _FAULT,
    "yaml-escape": _FAULT,
    "yaml-teken": _FAULT,
    "yaml-fout": _FAULT,
    "yaml-te-diep": _FAULT,
    "yaml-te-veel": _FAULT,
    "yaml-verwijzing": _FAULT,
    "yaml-tag": _FAULT,
    "yaml-sleutel": _FAULT,
    "yaml-meer-documenten": _FAULT,
    "dubbele-sleutel": _FAULT,
    # keys and values
    "geen-scenario": _FAULT,
    "ontbreekt": _FAULT,
    "onbekende-sleutel": _FAULT,
    "dubbele-punt-in-zin": _FAULT,
    "komma-in-zin": _FAULT,
    "ongeldige-naam": _FAULT,
    "ja-of-nee": _FAULT,
    "getal-verwacht": _FAULT,
    "buiten-bereik": _FAULT,
    "geen-keuze": _FAULT,
    "tekst-verwacht": _FAULT,
    "te-weinig": _FAULT,
    "sleutels-verwacht": _FAULT,
    "lijst-verwacht": _FAULT,
    "verkeerde-waarde": _FAULT,
    # names and conditions
    "voorwaarde": _FAULT,
    "onbekende-zet": _FAULT,
    "onbekende-toestand": _FAULT,
    "onbekend-onderwerp": _FAULT,
    "onbekende-laag": _FAULT,
    "onbekende-terugval": _FAULT,
    "dubbele-naam": _FAULT,
    "geen-begin": _FAULT,
    "twee-keer-begin": _FAULT,
    "begin-en-einde": _FAULT,
}
"""Every code with its severity. Only a ``fout`` makes a check fail."""

CANNOT_OPEN: Final = frozenset({"niet-te-openen", "geen-bestand"})
"""Codes that mean that there was nothing to check: exit code 2."""


def problem(code: str, file: Path, line: int, column: int, message: str, mend: str) -> Problem:
    """A problem with the severity that belongs to ``code``. Raises ``KeyError`` for a code that is not in ``CODES``."""
    return Problem(Place(file, line, column), code, CODES[code], message, mend)
