"""`trainer indeling`: a training group divided over rounds, for people, for paper and for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gesprek_oefenen.cli.dutch import DutchCommand
from gesprek_oefenen.cli.streams import complain, harmless, say, why_not
from gesprek_oefenen.model.errors import PractiseError

if TYPE_CHECKING:
    from gesprek_oefenen.trainer.division import Division


@click.command(cls=DutchCommand, epilog="""\b
Voorbeelden:
  gesprek-oefenen trainer indeling --deelnemers groep.csv --rondes 3
  gesprek-oefenen trainer indeling --deelnemers groep.csv --rondes 3 --naar indeling.html
  gesprek-oefenen trainer indeling --deelnemers groep.csv --niet-samen "Anna, Bram" --afwezig "Cor vanaf 2\"""")
@click.option("--deelnemers", type=click.Path(path_type=Path), metavar="BESTAND",
              help="Nodig: een CSV-bestand met de kolommen naam, rol en organisatie.")
@click.option("--rondes", type=click.IntRange(1, 50), default=1, show_default=True, metavar="N", help="Hoeveel rondes.")
@click.option("--grootte", type=click.Choice(["2", "3"]), default="3", show_default=True,
              help="3: persoon, ondersteuner en observator. 2: persoon en ondersteuner.")
@click.option("--zaad", type=click.IntRange(min=0), default=1, show_default=True, metavar="N",
              help="Hetzelfde getal geeft dezelfde indeling; een ander getal een andere.")
@click.option("--over", "leftover", type=click.Choice(["programma", "observator"]), default="programma", show_default=True,
              help="Wat er gebeurt als er één over is: oefenen met het programma, of als tweede observator aan een tafel.")
@click.option("--niet-samen", "apart", multiple=True, metavar="'NAAM, NAAM'", help="Deze twee niet bij elkaar. Mag vaker.")
@click.option("--liever-geen-programma", "rather", multiple=True, metavar="NAAM", help="Liever niet met het programma. Mag vaker.")
@click.option("--afwezig", "away", multiple=True, metavar="NAAM",
              help="Is er niet. 'NAAM vanaf 2' of 'NAAM tot 3' kan ook: wie eerder gaat of later komt. Mag vaker.")
@click.option("--json", "as_json", is_flag=True, help="Voor andere programma's.")
@click.option("--naar", "target", type=click.Path(dir_okay=False, path_type=Path), metavar="BESTAND",
              help="Bewaar de indeling: als pagina om te printen (.html) of als gewone tekst.")
def indeling(deelnemers: Path | None, rondes: int, grootte: str, zaad: int, leftover: str, apart: tuple[str, ...], rather: tuple[str, ...],
             away: tuple[str, ...], as_json: bool, target: Path | None) -> int:
    """Deel een groep in voor een of meer rondes.

    Wie overblijft oefent met het programma als persoon: met z'n tweeën (ondersteuner en observator), of alleen. Over de
    rondes doet iedereen elke rol even vaak, op hooguit één keer na, en niemand krijgt het programma een tweede keer voordat
    iedereen het één keer had.
    """
    from gesprek_oefenen.trainer.divide import divide
    from gesprek_oefenen.trainer.division import Leftover, Request
    from gesprek_oefenen.trainer.lists import known, read_absence, read_apart, read_file
    from gesprek_oefenen.trainer.people import Wishes
    from gesprek_oefenen.trainer.quality import quality
    from gesprek_oefenen.trainer.show import as_data, as_text, warnings

    if deelnemers is None:
        raise click.UsageError("Noem het bestand met de deelnemers: --deelnemers BESTAND")
    people = read_file(deelnemers)
    wishes = Wishes(tuple(read_apart(pair, people, "--niet-samen") for pair in apart),
                    tuple(known(name, people, "--liever-geen-programma") for name in rather))
    absences = tuple(read_absence(one, people, "--afwezig") for one in away)
    division = divide(Request(people, rondes, int(grootte), zaad, Leftover(leftover), wishes, absences))
    if target is not None:
        _save(target, division)
    if as_json:
        say(json.dumps(as_data(division), ensure_ascii=False))
        for warning in warnings(division, quality(division)):
            complain(warning)
    elif target is None:
        for line in as_text(division):
            say(harmless(line))
    return 0


def _save(target: Path, division: Division) -> None:
    from gesprek_oefenen.trainer.sheet import as_html
    from gesprek_oefenen.trainer.show import as_text

    whole = as_html(division) if target.suffix.lower() in (".html", ".htm") else "\n".join(as_text(division)) + "\n"
    try:
        target.write_text(whole, encoding="utf-8", errors="replace")
    except OSError as error:
        raise PractiseError(f"Ik kan niet schrijven in '{target}' ({why_not(error)}). Er is niets veranderd.") from error
    complain(f"De indeling staat in {target}.")
