"""`rapport`: one talk with everything that was seen in it, to print, to mail or to read."""

from __future__ import annotations

from pathlib import Path

import click

from gesprek_oefenen.cli.aanvulling import complete_talk
from gesprek_oefenen.cli.dutch import DutchCommand
from gesprek_oefenen.cli.options import folders_option, open_library
from gesprek_oefenen.cli.streams import say
from gesprek_oefenen.cli.writing import write_file
from gesprek_oefenen.model.errors import InputError

LAST = "laatste"


@click.command(cls=DutchCommand, epilog="""\b
Voorbeelden:
  gesprek-oefenen rapport                              het laatste gesprek, in beeld
  gesprek-oefenen rapport simone-3 --naar simone.html  om te printen of te mailen""")
@click.argument("sessie", default=LAST, shell_complete=complete_talk)
@click.option("--naar", type=click.Path(path_type=Path), metavar="BESTAND",
              help="Schrijf het in dit bestand: .html om te printen of te mailen, .md als gewone tekst.")
@click.option("--vorm", type=click.Choice(["html", "md"]), help="Welke vorm, als het bestand dat niet al zegt.")
@folders_option
def rapport(sessie: str, naar: Path | None, vorm: str | None, folders: tuple[str, ...]) -> None:
    """Maak een verslag van een gesprek.

    SESSIE is de naam van het gesprek, zoals simone-3. Zonder naam: het laatste. Zonder --naar komt het verslag als gewone
    tekst in beeld.
    """
    from gesprek_oefenen.report.gather import kept_report
    from gesprek_oefenen.session.places import store_file
    from gesprek_oefenen.session.settings import load_settings
    from gesprek_oefenen.session.store import Store
    from gesprek_oefenen.session.talk import Talk

    form = vorm or _form_of(naar)
    file = store_file()
    store = Store.open(file) if file.exists() else Store.in_memory()
    if sessie == LAST:
        rows = store.talks()
        if not rows:
            raise InputError("Er is nog geen gesprek om een verslag van te maken. Begin er een met: gesprek-oefenen")
        sessie = next((row.id for row in rows if row.turns), rows[0].id)
    address = load_settings(store).aanspreken
    talk = Talk.resume(store, open_library(folders), sessie, address=address)
    report = kept_report(store, talk, address)
    if form == "html":
        from gesprek_oefenen.report.html import as_html

        text = as_html(report)
    else:
        from gesprek_oefenen.report.markdown import as_markdown

        text = as_markdown(report)
    if naar is None:
        say(text.rstrip("\n"))
        return
    write_file(naar, text)
    say(f"Het verslag staat in {naar}.")


def _form_of(file: Path | None) -> str:
    """The form a file's name asks for. Raises ``InputError`` for an ending that says something else."""
    if file is None:
        return "md"
    ending = file.suffix.lower()
    if ending in (".html", ".htm"):
        return "html"
    if ending in (".md", ".txt", ""):
        return "md"
    raise InputError(f"Een verslag kan als .html of als .md, niet als '{ending}'. Noem het bijvoorbeeld {file.stem}.html.")
