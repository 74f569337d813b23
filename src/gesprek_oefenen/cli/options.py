"""Options that several commands share, and what they lead to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from gesprek_oefenen.session.library import Library
    from gesprek_oefenen.session.store import Store

F = TypeVar("F", bound=Callable[..., Any])


def folders_option(command: F) -> F:
    """``--map MAP``, before or after the command's name; the command gets ``folders`` with both."""

    def gather(ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
        earlier = ctx.obj if isinstance(ctx.obj, tuple) else ()
        return (*earlier, *value)

    return click.option("--map", "folders", multiple=True, metavar="MAP", callback=gather,
                        help="Neem ook de gesprekken uit deze map van uzelf mee.")(command)


def open_library(folders: Sequence[str]) -> Library:
    """The stories at hand. Raises ``ContentError`` for a folder that is not there."""
    from gesprek_oefenen.session.library import Library

    return Library(folders)


def open_store() -> Store:
    """The user's store, or one in memory with ``warning`` set."""
    from gesprek_oefenen.session.places import store_file
    from gesprek_oefenen.session.store import Store

    return Store.open_or_memory(store_file())
