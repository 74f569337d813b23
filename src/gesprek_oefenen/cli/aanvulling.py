"""`aanvulling`: lets the shell complete commands, stories and talks when one presses Tab."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Final

import click
from click.shell_completion import CompletionItem, get_completion_class

from gesprek_oefenen.cli.dutch import DutchCommand
from gesprek_oefenen.cli.main import COMPLETION
from gesprek_oefenen.cli.streams import say
from gesprek_oefenen.model.errors import PractiseError

PROGRAM: Final = "gesprek-oefenen"


@click.command(cls=DutchCommand, epilog="""\b
Voorbeelden:
  gesprek-oefenen aanvulling bash >> ~/.bashrc
  gesprek-oefenen aanvulling zsh >> ~/.zshrc
  gesprek-oefenen aanvulling fish > ~/.config/fish/completions/gesprek-oefenen.fish""")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def aanvulling(shell: str) -> None:
    """Laat de Tab-toets opdrachten en namen aanvullen.

    Zet wat hier verschijnt in het startbestand van uw shell. Daarna vult Tab aan: opdrachten, gesprekken om te oefenen, en
    de namen van gesprekken die u hield.
    """
    from gesprek_oefenen.cli.root import root

    kind = get_completion_class(shell)
    assert kind is not None
    say(kind(root, {}, PROGRAM, COMPLETION).source().strip())


def complete_story(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Stories by id, with whom they are about; files of one's own are left to the shell."""
    from gesprek_oefenen.session.library import Library

    folders = ctx.params.get("folders") or ()
    with contextlib.suppress(PractiseError, OSError):
        return [CompletionItem(one.id, help=one.title) for one in Library(tuple(Path(f) for f in folders)).summaries()
                if one.id.startswith(incomplete)]
    return []


def complete_talk(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Talks that were held, the latest first."""
    from gesprek_oefenen.session.places import store_file
    from gesprek_oefenen.session.store import Store

    with contextlib.suppress(PractiseError, OSError):
        if store_file().exists():
            store = Store.open(store_file())
            try:
                return [CompletionItem(row.id, help=row.touched[:10]) for row in store.talks() if row.id.startswith(incomplete)]
            finally:
                store.close()
    return []
