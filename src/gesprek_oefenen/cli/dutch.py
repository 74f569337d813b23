"""Click in Dutch: help pages and error messages. Every command of ours is made with these two classes.

Click takes its own words from gettext, which follows the machine's language; our users read Dutch on any machine.
"""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click


class _DutchHelp(click.Command):
    """A command whose help page is Dutch."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[OPTIES]")
        kwargs.setdefault("context_settings", {}).setdefault("help_option_names", ["--help", "-h"])
        super().__init__(*args, **kwargs)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line with how to type the command."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Gebruik: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, under a Dutch heading; a group adds its commands."""
        # What click adds in brackets ("[x>=0]") is English arithmetic; the help itself says what may stand there.
        rows = [(record[0], record[1].partition("  [")[0]) for param in self.get_params(ctx) if isinstance(param, click.Option)
                and (record := param.get_help_record(ctx)) is not None]
        if rows:
            with formatter.section("Opties"):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option, explained in Dutch."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Laat deze uitleg zien."
        return option


class DutchCommand(_DutchHelp):
    """One command."""


class DutchGroup(_DutchHelp, click.Group):
    """A group of commands. ``lazy`` maps a name to (``"module:attribute"``, the line of help): loaded only when used."""

    command_class = DutchCommand

    def __init__(self, *args: Any, lazy: dict[str, tuple[str, str]] | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("subcommand_metavar", "OPDRACHT ...")
        super().__init__(*args, **kwargs)
        self._lazy = lazy or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names: the lazy ones in the order given, then the others."""
        return [*self._lazy, *(name for name in super().list_commands(ctx) if name not in self._lazy)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called ``cmd_name``, imported now if it is lazy; ``None`` when there is none."""
        if cmd_name in self._lazy:
            module, _, attribute = self._lazy[cmd_name][0].partition(":")
            command: click.Command = getattr(import_module(module), attribute)
            return command
        return super().get_command(ctx, cmd_name)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command asked for. Raises ``UsageError`` (Dutch, with a close name) when it does not exist."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None and not name.startswith("-"):
            close = get_close_matches(name, self.list_commands(ctx), n=1)
            meant = f" Bedoelt u '{close[0]}'?" if close else ""
            raise click.UsageError(f"De opdracht '{name}' ken ik niet.{meant}", ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options, then the commands with a line each; the lazy ones without loading them."""
        super().format_options(ctx, formatter)
        rows = []
        for name in self.list_commands(ctx):
            if name in self._lazy:
                rows.append((name, self._lazy[name][1]))
            elif (command := self.get_command(ctx, name)) is not None and not command.hidden:
                rows.append((name, command.get_short_help_str(limit=200)))
        with formatter.section("Opdrachten"):
            formatter.write_dl(rows)


DutchGroup.group_class = DutchGroup


def explain(error: click.ClickException) -> str:
    """The Dutch message for what click found wrong with a command line."""
    if isinstance(error, click.NoSuchOption):
        meant = f" Bedoelt u {' of '.join(error.possibilities)}?" if error.possibilities else ""
        return f"De optie {error.option_name} ken ik niet.{meant}"
    if isinstance(error, click.MissingParameter):
        return f"Er ontbreekt nog iets: {_hint(error)}."
    if isinstance(error, click.BadOptionUsage):
        return f"De optie {error.option_name} is niet goed gebruikt: er hoort een waarde achter, of juist niet."
    if isinstance(error, click.FileError):
        return f"Het bestand '{error.ui_filename}' kan niet worden geopend."
    if isinstance(error, click.BadParameter):
        kind = error.param.type if error.param is not None else None
        if isinstance(kind, click.Choice):
            return f"Bij {_hint(error)} kan ik alleen kiezen uit: {', '.join(str(c) for c in kind.choices)}."
        if isinstance(kind, (click.IntRange, click.types.IntParamType)):
            low, high = getattr(kind, "min", None), getattr(kind, "max", None)
            between = f" van {low} tot en met {high}" if low is not None and high is not None else (
                f" van {low} of meer" if low is not None else "")
            return f"Bij {_hint(error)} hoort een heel getal{between}."
        if isinstance(kind, (click.Path, click.File)):
            return f"Bij {_hint(error)} hoort een bestand of map die er is en die ik mag lezen."
        return _own_words(error.message) or f"De waarde bij {_hint(error)} kan ik niet gebruiken."
    if isinstance(error, click.UsageError):
        if error.message.startswith("Missing command"):
            return "Er ontbreekt nog een opdracht."
        if "unexpected extra argument" in error.message:
            extra = error.message[error.message.find("(") + 1:].rstrip(").")
            return f"Dit is te veel: {extra}."
        return _own_words(error.message) or "Deze opdracht klopt niet."
    return error.format_message()


def _hint(error: click.BadParameter) -> str:
    """How the user knows the parameter: ``--zaad`` or ``SCENARIO``."""
    param = error.param
    if param is None:
        return str(error.param_hint or "een waarde")
    if isinstance(param, click.Option):
        return param.opts[-1] if len(param.opts) == 1 else max(param.opts, key=len)
    return param.make_metavar(error.ctx) if error.ctx is not None else (param.name or "").upper()


def _own_words(message: str) -> str:
    """A message raised by our own commands is Dutch and stands; one of click's own (English) does not."""
    english = ("Got ", "Option ", "No such", "Missing ", "Invalid ", "Value ", "'", "Could not")
    return "" if message.startswith(english) else message
