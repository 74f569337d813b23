"""``gesprek-oefenen oefening``: short exercises in plain lines, and checking files with exercises."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gesprek_oefenen.cli.dutch import DutchCommand, DutchGroup
from gesprek_oefenen.cli.options import folders_option, open_library, open_store
from gesprek_oefenen.cli.streams import complain

if TYPE_CHECKING:
    from gesprek_oefenen.learning.exercise_desk import ExerciseDesk


KINDS = {
    "open-maken": "Van een gesloten vraag een open vraag maken.", "teruggeven": "In eigen woorden teruggeven wat iemand zei.",
    "gevoel-noemen": "Een gevoel noemen en vragen of het klopt.", "zonder-oma": "Zonder oordeel, mening of advies.",
    "vraag-erachter": "De vraag achter een gewone vraag.", "weerstand": "Weerstand horen en erop reageren.",
    "omkeren": "Het perspectief omdraaien.", "stilte": "Een stilte, of juist een woord.",
    "signalen": "Signalen bespreken.", "soort-eenzaamheid": "Bespreken wat iemand mist.",
}
"""Kind -> line of help, here so that ``--help`` reads no file."""


class _KindGroup(DutchGroup):
    """``oefening SOORT`` does that exercise; ``controleer`` is a command; without anything the kinds are listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The kinds, then the commands."""
        return [*KINDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """``controleer``, or the exercise of that name."""
        found = super().get_command(ctx, cmd_name)
        if found is not None or cmd_name.startswith("-"):
            return found
        if cmd_name in KINDS:
            return _exercise(cmd_name)
        from gesprek_oefenen.learning.exercise_desk import find_kind

        return _exercise(find_kind(cmd_name).value)


@click.group(cls=_KindGroup, epilog="""\b
Voorbeelden:
  gesprek-oefenen oefening                 welke soorten er zijn
  gesprek-oefenen oefening open-maken      beginnen
  gesprek-oefenen oefening stilte --zaad 4  steeds dezelfde volgorde
  gesprek-oefenen oefening controleer eigen.yaml""", invoke_without_command=True, subcommand_metavar="[SOORT|controleer] ...")
@folders_option
@click.pass_context
def oefening(ctx: click.Context, folders: tuple[str, ...]) -> None:
    """Korte oefeningen van twee minuten, in gewone regels.

    Zonder SOORT staan ze hier op een rij. Met een SOORT, zoals open-maken, begint de oefening.
    """
    ctx.obj = folders
    if ctx.invoked_subcommand is None:
        from gesprek_oefenen.cli.oefening_plain import show_kinds

        show_kinds(_desk(folders, keep=True))


def _desk(folders: tuple[str, ...], *, keep: bool) -> ExerciseDesk:
    from gesprek_oefenen.learning.exercise_desk import ExerciseDesk
    from gesprek_oefenen.session.settings import load_settings

    store = open_store()
    if store.warning:
        complain(store.warning)
    return ExerciseDesk(open_library(folders), store if keep else None, address=load_settings(store).aanspreken)


def _exercise(kind: str) -> click.Command:
    """The command that does one kind of exercise."""

    @click.command(kind, cls=DutchCommand, short_help=KINDS[kind])
    @click.option("--zaad", type=click.IntRange(min=0), metavar="N", help="Een getal: met hetzelfde getal dezelfde volgorde.")
    @click.option("--opgave", metavar="ID", help="Alleen deze opgave.")
    @click.option("--json", "as_json", is_flag=True, help="Per regel één JSON-object, voor andere programma's.")
    @folders_option
    def run(zaad: int | None, opgave: str | None, as_json: bool, folders: tuple[str, ...]) -> None:
        """Deze oefening doen.

        Typ wat u zou zeggen. Met /volgende gaat u verder, met /stop stopt u.
        """
        from gesprek_oefenen.cli.oefening_plain import do_exercises
        from gesprek_oefenen.learning.exercise_desk import find_kind

        do_exercises(_desk(folders, keep=True), find_kind(kind), zaad, opgave, as_json)

    command: click.Command = run
    return command


@oefening.command("controleer")
@click.argument("wat", required=False, metavar="[BESTAND|MAP]")
@click.option("--json", "machine", is_flag=True, help="Voor andere programma's: één JSON-regel per bevinding.")
@folders_option
def check(wat: str | None, machine: bool, folders: tuple[str, ...]) -> int:
    """Alles nakijken wat aan een bestand met oefeningen na te kijken is, in één keer.

    Zonder BESTAND of MAP: alle oefeningen. Elk voorbeeld onder wel: en niet: is een toets. Uitleg van elke code: docs/codes.md.
    """
    from gesprek_oefenen.authoring.check_exercises import check_exercise_paths
    from gesprek_oefenen.cli.checked import show_report
    from gesprek_oefenen.learning.exercise_desk import exercise_files

    library = open_library(folders)
    report = check_exercise_paths([Path(wat)] if wat else exercise_files(library.extra_folders), library.reader(None))
    return show_report(report, machine, "bestand met oefeningen", "bestanden met oefeningen",
                       "Hier staat geen enkel bestand met oefeningen (een bestand dat op .yaml eindigt).")
