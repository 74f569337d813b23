"""``gesprek-oefenen regels``: check the rules of the moves, and see what they make of a sentence."""

from __future__ import annotations

from pathlib import Path

import click

from gesprek_oefenen.cli.dutch import DutchGroup
from gesprek_oefenen.cli.streams import harmless_lines, say
from gesprek_oefenen.model.errors import PractiseError

MOST_CHARACTERS = 10_000
"""As much as the analysis takes."""


@click.group(cls=DutchGroup)
def regels() -> None:
    """De regels nakijken en uitproberen."""


@regels.command("controleer")
@click.argument("map_", required=False, metavar="[MAP]")
@click.option("--json", "machine", is_flag=True, help="Voor andere programma's: één JSON-regel per bevinding.")
def check(map_: str | None, machine: bool) -> int:
    """Alle regels nakijken: de YAML, de patronen, en of elk voorbeeld bij zijn eigen regel uitkomt."""
    from gesprek_oefenen.analysis.checking import check_rules
    from gesprek_oefenen.authoring.check import CheckReport
    from gesprek_oefenen.cli.checked import show_report
    from gesprek_oefenen.content.places import rules_folder, yaml_files
    from gesprek_oefenen.feedback.checking import check_feedback

    folder = Path(map_) if map_ else rules_folder()
    if not folder.is_dir():
        raise PractiseError(f"De map '{folder}' is er niet, of het is geen map. Noem een map met regels, of laat hem weg.")
    problems = [*check_rules(folder), *check_feedback(folder)]
    report = CheckReport(tuple(yaml_files(folder)), tuple(problems))
    return show_report(report, machine, "regelbestand", "regelbestanden")


@regels.command("probeer", epilog="""\b
Voorbeelden:
  gesprek-oefenen regels probeer 'Misschien is een koor iets voor u.'""")
@click.argument("zin", metavar="ZIN")
@click.option("--vorige", default=None, metavar="ZIN", help="Wat de ander net zei.")
@click.option("--scenario", "story_id", default=None, metavar="ID", help="Ook het onderwerp zoeken, in dit scenario.")
@click.pass_context
def try_out(ctx: click.Context, zin: str, vorige: str | None, story_id: str | None) -> int:
    """Laat zien hoe ZIN gelezen wordt: de delen, welke regels raak zijn, en welke bijna en waarom niet."""
    from gesprek_oefenen.authoring.show_reading import show_reading
    from gesprek_oefenen.model.reading import TalkContext
    from gesprek_oefenen.session.library import Library

    library = Library(ctx.find_root().obj or ())
    reader = library.reader(library.story(story_id) if story_id else None)
    for line in show_reading(reader, zin[:MOST_CHARACTERS], TalkContext(previous=vorige)):
        say(harmless_lines(line))
    return 0
