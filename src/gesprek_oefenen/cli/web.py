"""`web`: the app in a browser, for oneself or for a room."""

from __future__ import annotations

import click

from gesprek_oefenen.cli.dutch import DutchCommand
from gesprek_oefenen.cli.options import folders_option


@click.command(cls=DutchCommand, epilog="""\b
Voorbeelden:
  gesprek-oefenen web                              voor uzelf, in de browser van deze computer
  gesprek-oefenen web --adres 0.0.0.0              voor een zaal, met adres, QR-code en toegangscode
  gesprek-oefenen web --adres 0.0.0.0 --code appel --bezoekers 15""")
@click.option("--adres", default="127.0.0.1", metavar="ADRES", show_default=True,
              help="Waarop de server luistert. 0.0.0.0: ook voor anderen op dit netwerk, met een toegangscode.")
@click.option("--poort", default=8000, type=click.IntRange(0, 65535), metavar="POORT", show_default=True,
              help="De poort; 0 kiest een vrije.")
@click.option("--code", default="", metavar="CODE", help="De toegangscode. Zonder deze optie wordt er een bedacht als anderen erbij kunnen.")
@click.option("--publiek-adres", "public", default="", metavar="URL",
              help="Het adres dat mensen typen als er een andere server voor staat, zoals https://oefenen.voorbeeld.nl.")
@click.option("--bezoekers", "seats", default=50, type=click.IntRange(1, 1000), metavar="AANTAL", show_default=True,
              help="Hoogstens zoveel bezoekers tegelijk.")
@click.option("--rust", "rest", default=30, type=click.IntRange(1, 24 * 60), metavar="MINUTEN", show_default=True,
              help="Wie zo lang niets doet, maakt plaats voor een ander. Hij kan later verder.")
@folders_option
def web(adres: str, poort: int, code: str, public: str, seats: int, rest: int, folders: tuple[str, ...]) -> None:
    """Het oefenscherm in een browser.

    Zonder opties alleen op deze computer. Met --adres 0.0.0.0 kan een hele zaal meedoen: u ziet het adres, een
    QR-code en een toegangscode. Iedere bezoeker heeft zijn eigen gesprekken.
    """
    from gesprek_oefenen.cli.streams import say
    from gesprek_oefenen.session.library import Library
    from gesprek_oefenen.session.places import data_folder
    from gesprek_oefenen.web.running import run_server
    from gesprek_oefenen.web.settings import WebSettings, is_web_address
    from gesprek_oefenen.web.words import bare

    if code and len(bare(code)) < 4:
        raise click.BadParameter("een toegangscode heeft minstens 4 letters of cijfers.", param_hint="--code")
    if public and not is_web_address(public):
        raise click.BadParameter("schrijf het adres helemaal, zoals https://oefenen.voorbeeld.nl.", param_hint="--publiek-adres")
    Library(folders)  # a folder that is not there is told now, not to the first visitor
    run_server(WebSettings(data_folder() / "web", adres, poort, code, public, seats, rest, folders), say)
