"""What to say when the store fails: what there is, whether something is lost, what one can do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

GOES_ON_IN_MEMORY: Final = "U kunt gewoon oefenen, maar wat u nu doet wordt niet bewaard."

TALK_MOVED_ON: Final = (
    "Dit gesprek is in een ander venster verdergegaan. Er is niets weg: open het daar, of kies het opnieuw om op de "
    "nieuwste plek verder te gaan."
)


def explain(error: Exception, path: Path | None) -> str:
    """The Dutch message for what SQLite found wrong."""
    said = str(error).lower()
    place = str(path) if path is not None else "het geheugen"
    if "locked" in said or "busy" in said:
        return ("Een ander venster van dit programma is aan het schrijven en wordt maar niet klaar. Sluit dat venster en "
                "probeer het nog eens. Er is niets weg.")
    if "full" in said:
        return ("De schijf van deze computer is vol; er kan niets meer bij. Maak wat ruimte. Wat al bewaard was, is er nog.")
    if "not a database" in said or "malformed" in said or "encrypted" in said:
        return (f"Het bestand met uw gesprekken is beschadigd: {place}\n"
                "Ik verander er niets aan. Verplaats het naar een andere map; dan begint het programma met een leeg "
                "bestand en kan iemand het oude misschien nog herstellen.")
    if "readonly" in said or "unable to open" in said or "permission" in said:
        return (f"Ik mag niet schrijven in {place}.\nKijk of de map bestaat en van u is. Wat er al stond, is er nog.")
    return (f"Het bewaren in {place} lukt niet ({error}). Wat al bewaard was, is er nog.")


def folder_unusable(folder: Path, error: OSError) -> str:
    """The folder for the user's data cannot be made or used."""
    if error.errno == 28:  # no space left on device
        return explain(Exception("full"), folder)
    return (f"De map voor uw gesprekken kan niet worden gebruikt: {folder}\n"
            "Kijk of die map bestaat en van u is. Er is niets weg.")


def newer(path: Path | None, found: int, known: int) -> str:
    """The store was written by a newer version of the program."""
    return (f"Het bestand met uw gesprekken hoort bij een nieuwere versie van dit programma: {path}\n"
            f"(bestand {found}, dit programma kent tot en met {known}). Er is niets weg. Zet de nieuwste versie van "
            "gesprek-oefenen op deze computer.")


def no_talk(talk_id: str, known: Sequence[str]) -> str:
    """There is no talk with this id."""
    some = f" Uw laatste gesprekken: {', '.join(known)}." if known else " Er is nog geen gesprek bewaard."
    return f"Een gesprek '{talk_id}' is er niet.{some}"
