"""The root command and its options."""

from __future__ import annotations

import click

from gesprek_oefenen import __version__
from gesprek_oefenen.cli.dutch import DutchGroup
from gesprek_oefenen.cli.main import COMMANDS, start_app

EXAMPLES = """\b
Voorbeelden:
  gesprek-oefenen                       het oefenscherm: kiezen, praten, terugkijken
  gesprek-oefenen praat simone --coach  hetzelfde in gewone regels, met de coach erbij
  gesprek-oefenen scenario lijst        met wie u kunt praten
  gesprek-oefenen rapport --naar verslag.html
  gesprek-oefenen praat --help          meer over een opdracht"""


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"gesprek-oefenen {__version__}")
        ctx.exit()


@click.group(cls=DutchGroup, lazy=COMMANDS, invoke_without_command=True, epilog=EXAMPLES)
@click.option("--map", "folders", multiple=True, metavar="MAP", help="Neem ook de gesprekken uit deze map van uzelf mee.")
@click.option("--versie", is_flag=True, is_eager=True, expose_value=False, callback=_show_version,
              help="Laat zien welke versie dit is.")
@click.pass_context
def root(ctx: click.Context, folders: tuple[str, ...]) -> int:
    """Oefen een gesprek met iemand die eenzaam is.

    Zonder opdracht begint het oefenscherm. U typt wat u zou zeggen, de ander antwoordt, en na afloop ziet u wat uw
    woorden deden. Alles blijft op deze computer.
    """
    ctx.obj = folders
    if ctx.invoked_subcommand is None:
        return start_app(folders)
    return 0
