"""`trainer overzicht`: how the group does, as bars in the terminal and as a page to print."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gesprek_oefenen.cli.dutch import DutchCommand
from gesprek_oefenen.cli.options import folders_option, open_library
from gesprek_oefenen.cli.streams import complain, harmless, say
from gesprek_oefenen.cli.writing import write_file
from gesprek_oefenen.model.errors import InputError

if TYPE_CHECKING:
    from gesprek_oefenen.trainer.overview import Tally
    from gesprek_oefenen.trainer.overview_texts import OverviewPage, Row

WIDEST_BAR = 40
SIGNS = ("█", "▒", "·")
"""Seen, now and then, not yet: one sign a person, as long as they fit."""


@click.command(cls=DutchCommand, epilog="""\b
Voorbeelden:
  gesprek-oefenen trainer overzicht inleveringen/
  gesprek-oefenen trainer overzicht inleveringen/ --bijeenkomsten 2026-10-01,2026-10-29
  gesprek-oefenen trainer overzicht inleveringen/ --naar groep.html""")
@click.argument("bestanden", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--bijeenkomsten", metavar="DAGEN", help="De dagen van de bijeenkomsten, zoals 2026-10-01,2026-10-15.")
@click.option("--naar", type=click.Path(path_type=Path), metavar="BESTAND", help="Schrijf het als pagina (.html) in dit bestand.")
@click.option("--json", "as_data", is_flag=True, help="Voor andere programma's.")
@folders_option
def overzicht(bestanden: tuple[Path, ...], bijeenkomsten: str | None, naar: Path | None, as_data: bool,
              folders: tuple[str, ...]) -> None:
    """Hoe de groep het doet, uit wat deelnemers zelf inleverden.

    BESTANDEN zijn inleveringen, of een map waar ze in staan. Een deelnemer maakt er een met: gesprek-oefenen gegevens
    inleveren. U ziet per vaardigheid hoe de groep het doet en wat u kunt oefenen; nooit wie wat deed, en niets bij minder
    dan vijf deelnemers.
    """
    from gesprek_oefenen.trainer.handed_in import read_hand_ins
    from gesprek_oefenen.trainer.overview import overview
    from gesprek_oefenen.trainer.overview_texts import as_json, overview_page, overview_skills

    days = _days(bijeenkomsten)
    missing = next((one for one in bestanden if not one.exists()), None)
    if missing is not None:
        raise InputError(f"'{missing}' is er niet. Noem de bestanden die deelnemers inleverden, of de map waar ze in staan.")
    handed = read_hand_ins(bestanden)
    found = overview(handed.hand_ins, overview_skills(), days)
    if as_data:
        say(json.dumps(as_json(found), ensure_ascii=False))
    page = overview_page(found, handed, open_library(folders))
    for one in page.refused:
        complain(f"{one.file + ': ' if one.file else ''}{one.message}")
    if naar is not None:
        from gesprek_oefenen.report.html import page as html_page

        write_file(naar, html_page("groep.html", page=page))
        if not as_data:
            say(f"Het overzicht staat in {naar}.")
    elif not as_data:
        _show(page)


def _days(text: str | None) -> tuple[date, ...]:
    """The days of the meetings. Raises ``InputError`` naming the one that is none."""
    days: list[date] = []
    for part in (text or "").replace(";", ",").split(","):
        if part.strip():
            try:
                days.append(date.fromisoformat(part.strip()))
            except ValueError as error:
                raise InputError(f"'{harmless(part.strip())}' is geen dag. Schrijf jaar-maand-dag, zoals 2026-10-15.") from error
    return tuple(days)


def _show(page: OverviewPage) -> None:
    say(f"De groep: {page.about}.")
    say()
    if page.too_few:
        say(page.too_few)
        return
    say("Van elke deelnemer telt het laatste gesprek waarin iets over een vaardigheid te zeggen is.")
    say(f"Een blokje is een deelnemer: {SIGNS[0]} wel gezien, {SIGNS[1]} soms, {SIGNS[2]} nog niet.")
    say()
    width = max(len(row.title) for row in page.rows)
    for row in page.rows:
        say(_line(row, width))
    if page.growth:
        say()
        say("Van bijeenkomst tot bijeenkomst")
        for growth in page.growth:
            say()
            say(growth.skill)
            width = max(len(row.title) for row in growth.rows)
            for row in growth.rows:
                say("  " + _line(row, width))
    say()
    if page.advice:
        say("Om samen te oefenen")
        for advice in page.advice:
            say(f"- {advice.skill}: {advice.because}. Past bij: {advice.stories}.")
    else:
        say("Er is geen vaardigheid die eruit springt om samen te oefenen.")


def _line(row: Row, width: int) -> str:
    bar = _bar(row.tally) if row.tally is not None else ""
    return f"{row.title.ljust(width)}  {bar}{'  ' if bar else ''}{row.said}"


def _bar(tally: Tally) -> str:
    counts = (tally.seen, tally.sometimes, tally.not_yet)
    scale = min(1.0, WIDEST_BAR / tally.people)
    return "".join(sign * round(count * scale) for sign, count in zip(SIGNS, counts, strict=True))
