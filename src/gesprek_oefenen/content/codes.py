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
    "onbekende-vraag": _FAULT,
    "onbekende-zet": _FAULT,
    "onbekende-toestand": _FAULT,
    "onbekend-onderwerp": _FAULT,
    "onbekende-laag": _FAULT,
    "onbekende-terugval": _FAULT,
    "dubbele-naam": _FAULT,
    "geen-begin": _FAULT,
    "twee-keer-begin": _FAULT,
    "begin-en-einde": _FAULT,
    "onbekend-begrip": _FAULT,
    "woord-zonder-letters": _WARNING,
    "dubbele-id": _FAULT,
    "bestandsnaam": _WARNING,
    # samples and example talks
    "vraag-leidt-elders": _FAULT,
    "feit-leidt-elders": _WARNING,
    "voorbeeld-zet": _FAULT,
    "voorbeeld-toestand": _FAULT,
    "voorbeeld-onderwerp": _FAULT,
    "voorbeeld-laag": _FAULT,
    "voorbeeld-bevat": _FAULT,
    "voorbeeld-einde": _FAULT,
    "voorbeeld-na-einde": _FAULT,
    "voorbeeld-haalbaar": _FAULT,
    "voorbeeld-loopt-vast": _FAULT,
    "regels-kapot": _FAULT,
    "geen-voorbeeldgesprek": _TIP,
    "geen-voorbeeldvragen": _TIP,
    "onderwerp-zonder-ingang": _WARNING,
    # what can be seen without playing
    "onbereikbare-toestand": _WARNING,
    "doodlopende-toestand": _WARNING,
    "geen-einde": _WARNING,
    "overschaduwde-overgang": _WARNING,
    "nooit-waar": _WARNING,
    "altijd-waar": _TIP,
    "laag-gaat-nooit-open": _WARNING,
    "laag-volgorde": _WARNING,
    "geen-gewoon-einde": _WARNING,
    "einde-nooit-gebruikt": _WARNING,
    "reactie-mist": _WARNING,
    "haalbaar-zonder-voorwaarde": _TIP,
    "geen-nagesprek": _TIP,
    # how it sounds
    "weinig-zinnen": _WARNING,
    "dezelfde-zin": _WARNING,
    "lege-zin": _WARNING,
    "lange-zin": _WARNING,
    "u-en-je": _WARNING,
    "hulpverlenerstaal": _WARNING,
    "lof-voor-vraag": _TIP,
    "vertaald-engels": _TIP,
    "titel-verklapt": _WARNING,
    "echte-naam": _TIP,
    # short exercises (oefeningen) and knowledge cards (kenniskaarten)
    "oefening-vorm": _FAULT,
    "oefening-sleutel": _WARNING,
    "oefening-voorbeeld": _FAULT,
    "oefening-weinig-voorbeelden": _WARNING,
    "kaart-vorm": _FAULT,
    "kaart-verwijst": _FAULT,
    # rules of moves and word lists (feedback_rules/zetten, lezen, woordenlijsten)
    "regel-vorm": _FAULT,
    "regel-woordenlijst": _FAULT,
    "regel-zet": _FAULT,
    "regel-sleutel": _FAULT,
    "regel-groep": _FAULT,
    "regel-uitleg": _WARNING,
    "regel-id": _FAULT,
    "regel-dubbel": _FAULT,
    "regel-waarde": _FAULT,
    "regel-lijst": _FAULT,
    "regel-patroon": _FAULT,
    "regel-voorbeeld": _FAULT,
    "regel-weinig-voorbeelden": _WARNING,
}
"""Every code with its severity. Only a ``fout`` makes a check fail."""

CANNOT_OPEN: Final = frozenset({"niet-te-openen", "geen-bestand"})
"""Codes that mean that there was nothing to check: exit code 2."""


def problem(code: str, file: Path, line: int, column: int, message: str, mend: str) -> Problem:
    """A problem with the severity that belongs to ``code``. Raises ``KeyError`` for a code that is not in ``CODES``."""
    return Problem(Place(file, line, column), code, CODES[code], message, mend)
