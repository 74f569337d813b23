"""`gegevens`: where a person's things are, taking them along, throwing them away."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from pathlib import Path

import click

from gesprek_oefenen.cli.dutch import DutchGroup
from gesprek_oefenen.cli.options import folders_option, open_library
from gesprek_oefenen.cli.streams import say
from gesprek_oefenen.cli.writing import write_file
from gesprek_oefenen.model.errors import PractiseError, StoreError


@click.group(cls=DutchGroup)
def gegevens() -> None:
    """Uw gegevens: waar ze staan, meenemen, wissen.

    Alles wat u doet blijft op deze computer. Niets gaat vanzelf ergens anders heen.
    """


@gegevens.command()
def waar() -> None:
    """Laat zien waar uw gesprekken staan."""
    from gesprek_oefenen.cli.crash import log_folder
    from gesprek_oefenen.session.places import cache_folder, store_file

    file = store_file()
    say(f"Gesprekken en instellingen: {file}{'' if file.exists() else ' (nog niets bewaard)'}")
    say(f"Verslag als er iets misging: {log_folder()}")
    say(f"Hulpbestanden (mogen altijd weg): {cache_folder()}")


@gegevens.command()
@click.option("--naar", type=click.Path(path_type=Path), metavar="BESTAND", help="Schrijf het in dit bestand.")
def exporteer(naar: Path | None) -> None:
    """Geef alles wat bewaard is als JSON."""
    from gesprek_oefenen.session.places import store_file
    from gesprek_oefenen.session.store import Store

    file = store_file()
    store = Store.open(file) if file.exists() else Store.in_memory()
    text = json.dumps(store.export(), ensure_ascii=False, indent=1)
    if naar is None:
        say(text)
        return
    write_file(naar, text + "\n")
    say(f"Alles staat in {naar}.")


@gegevens.command(epilog="""\b
Voorbeelden:
  gesprek-oefenen gegevens inleveren --naar inlevering.json
  gesprek-oefenen gegevens inleveren --als Ria --met-gesprekken --naar ria.json""")
@click.option("--als", "name", default="", metavar="NAAM", help="Uw naam, of een andere. Zonder dit blijft het zonder naam.")
@click.option("--met-gesprekken", is_flag=True, help="Lever ook de gesprekken zelf in, woord voor woord.")
@click.option("--naar", type=click.Path(path_type=Path), metavar="BESTAND", help="Schrijf het in dit bestand.")
@folders_option
def inleveren(name: str, met_gesprekken: bool, naar: Path | None, folders: tuple[str, ...]) -> None:
    """Maak een bestand voor uw trainer, als u dat wilt.

    Erin staat per gesprek wat er te zien was van elke vaardigheid. De gesprekken zelf gaan alleen mee als u dat kiest. Wat u
    over uzelf zei en wat u opschreef als reflectie gaat nooit mee. Het bestand gaat niet vanzelf naar iemand toe.
    """
    from gesprek_oefenen.session.places import store_file
    from gesprek_oefenen.session.store import Store
    from gesprek_oefenen.trainer.hand_in import hand_in_text

    file = store_file()
    store = Store.open(file) if file.exists() else Store.in_memory()
    text = hand_in_text(store, open_library(folders), name=name, with_talks=met_gesprekken)
    if naar is None:
        say(text.rstrip("\n"))
        return
    write_file(naar, text)
    say(f"Dit kunt u aan uw trainer geven: {naar}")


@gegevens.command()
@click.option("--ja", is_flag=True, help="Vraag niet nog eens of het echt weg mag.")
def wis(ja: bool) -> None:
    """Gooi alles weg: gesprekken, reflecties, instellingen, verslagen."""
    if not ja:
        say("Al uw gesprekken, reflecties en instellingen gaan weg. Dat kan niet worden teruggedraaid.")
        try:
            answer = input("Typ ja om alles weg te gooien: ")
        except EOFError:
            answer = ""
        if answer.strip().lower() != "ja":
            say("Er is niets weggegooid.")
            return
    wipe_everything()
    say("Alles is weggegooid.")


def wipe_everything() -> None:
    """Throw away the store, its backups, the cache and the log. Raises ``PractiseError`` for what would not go."""
    from gesprek_oefenen.cli.crash import log_folder
    from gesprek_oefenen.session.places import cache_folder, store_file
    from gesprek_oefenen.session.store import Store

    file = store_file()
    if file.exists():
        # Emptied first: another window that has it open then sees that it is empty. A broken file is only removed.
        with contextlib.suppress(StoreError):
            store = Store.open(file)
            store.wipe()
            store.close()
    stuck = []
    for path in sorted(file.parent.glob(f"{file.stem}*")):
        try:
            path.unlink()
        except OSError:
            stuck.append(str(path))
    for folder in (cache_folder(), log_folder()):
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists() and os.listdir(folder):
            stuck.append(str(folder))
    if stuck:
        raise PractiseError("Niet alles kon weg. Dit staat er nog:\n" + "\n".join(stuck))

