"""`trainer`: what a trainer needs before, during and after a meeting."""

from __future__ import annotations

import click

from gesprek_oefenen.cli.dutch import DutchGroup

COMMANDS = {
    "indeling": ("gesprek_oefenen.cli.indeling:indeling", "De groep indelen in rondes: wie met wie, in welke rol."),
    "overzicht": ("gesprek_oefenen.cli.overzicht:overzicht", "Hoe de groep het doet, uit wat deelnemers inleverden."),
}


@click.group(cls=DutchGroup, lazy=COMMANDS)
def trainer() -> None:
    """Voor trainers."""
