"""`praat`: a whole talk in lines, for a screen reader, a pipe and a test. Same talk, same seed, same lines."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import click

from gesprek_oefenen.cli.aanvulling import complete_story
from gesprek_oefenen.cli.dutch import DutchCommand
from gesprek_oefenen.cli.options import folders_option, open_library, open_store
from gesprek_oefenen.cli.streams import complain
from gesprek_oefenen.model.errors import InputError, PractiseError

if TYPE_CHECKING:
    from gesprek_oefenen.model.play import Exchange
    from gesprek_oefenen.session.library import Library
    from gesprek_oefenen.session.store import Store
    from gesprek_oefenen.session.talk import Talk

COMMANDS: Final = ("/stilte", "/time-out", "/verder", "/tip", "/terug", "/stop", "/help")


class Face(Protocol):
    """How the talk is shown: in plain lines or as JSON."""

    def read(self) -> str | None:
        """The next line, without its line end; ``None`` when there are no more."""

    def begin(self) -> None:
        """Show the situation and her first line, or where the talk was left."""

    def turn(self, exchange: Exchange) -> None:
        """Show what came back."""

    def command(self, name: str, taken_back: Exchange | None = None) -> None:
        """Show what a command did."""

    def refuse(self, message: str) -> None:
        """Say why a line was not taken."""

    def finish(self) -> None:
        """The talk is over: what comes after it."""

    def leave(self) -> None:
        """The lines stopped in the middle of the talk."""


@click.command(cls=DutchCommand, epilog="""\b
Voorbeelden:
  gesprek-oefenen praat simone --coach
  gesprek-oefenen praat hein --verder           verder waar u was
  gesprek-oefenen praat mijn-gesprek.yaml       een gesprek dat u zelf schreef
In het gesprek: /stilte /time-out /verder /tip /terug /stop /help""")
@click.argument("scenario", shell_complete=complete_story)
@click.option("--coach", is_flag=True, help="De coach kijkt mee en zegt er hooguit één ding van.")
@click.option("--zaad", type=click.IntRange(min=0), metavar="N", help="Een getal: met hetzelfde getal verloopt alles hetzelfde.")
@click.option("--json", "as_json", is_flag=True, help="Per regel één JSON-object, voor andere programma's.")
@click.option("--verder", "go_on", is_flag=True, help="Ga verder met het gesprek dat nog openstaat.")
@folders_option
def praat(scenario: str, coach: bool, zaad: int | None, as_json: bool, go_on: bool, folders: tuple[str, ...]) -> None:
    """Een gesprek in gewone regels.

    SCENARIO is de naam van een gesprek, zoals simone; `gesprek-oefenen scenario lijst` laat ze zien. Een bestand van
    uzelf mag ook. Typ wat u zou zeggen. Een lege regel is een stilte.
    """
    library = open_library(folders)
    store = open_store()
    if store.warning:
        complain(store.warning)
    from gesprek_oefenen.session.settings import load_settings
    from gesprek_oefenen.session.talk import Talk

    settings = load_settings(store)
    address = settings.aanspreken
    level = ("minder" if settings.coach == "minder" else "vol") if coach else "uit"
    if go_on:
        talk = Talk.resume(store, library, _open_talk(store, library, scenario), address=address)
        talk.set_coach(level)
    else:
        talk = Talk.start(store, library, scenario, seed=zaad, coach=level, address=address)
    try:
        hold(talk, _face(talk, store, as_json, address, library.extra_folders))
    finally:
        store.close()


def _open_talk(store: Store, library: Library, scenario: str) -> str:
    """The id of the latest talk of this scenario that was left open. Raises ``PractiseError``."""
    for row in store.talks():
        if row.id == scenario or (row.story == scenario and not row.ended):
            return row.id
    library.file(scenario)  # an unknown id is said first
    raise PractiseError(f"Er staat geen gesprek met '{scenario}' open. Begin een nieuw: gesprek-oefenen praat {scenario}")


def _face(talk: Talk, store: Store, as_json: bool, address: str, folders: Sequence[Path] = ()) -> Face:
    if as_json:
        from gesprek_oefenen.cli.praat_json import JsonFace

        return JsonFace(talk)
    from gesprek_oefenen.cli.praat_plain import PlainFace

    return PlainFace(talk, store, address, interactive=sys.stdin.isatty(), folders=folders)


def hold(talk: Talk, face: Face) -> None:
    """Hold the talk until it ends or the lines stop. Whatever was said is kept before its answer is shown."""
    face.begin()
    warned = talk.warning
    while not talk.ended:
        try:
            line = face.read()
        except KeyboardInterrupt:
            line = None
        if line is None:
            talk.interrupt()
            face.leave()
            return
        try:
            _take(talk, face, line)
        except InputError as error:
            face.refuse(str(error))
        if talk.warning and talk.warning != warned:
            complain(talk.warning)
        warned = talk.warning
    face.finish()


def _take(talk: Talk, face: Face, line: str) -> None:
    """One line of the trainee: a turn, a silence or a command."""
    name = line.strip().lower()
    if not name or name == "/stilte":
        face.turn(talk.silence())
    elif not name.startswith("/"):
        face.turn(talk.say(line))
    elif name == "/time-out":
        talk.time_out()
        face.command(name)
    elif name == "/verder":
        talk.go_on()
        face.command(name)
    elif name == "/terug":
        face.command(name, talk.take_back())
    elif name == "/stop":
        face.command(name, talk.round_off())
    elif name in COMMANDS:
        face.command(name)
    else:
        face.refuse(f"De opdracht {line.strip().split()[0]} ken ik niet. Wel: {' '.join(COMMANDS)}")
