"""The command line: which commands there are, and the one place where anything that goes wrong becomes a Dutch message.

Exit codes (fixed): 0 fine, 1 at least one fault in what was checked, 2 wrong use, an unknown id or what cannot be opened.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from gesprek_oefenen.model.errors import PractiseError

COMMANDS: dict[str, tuple[str, str]] = {
    "gewoon": ("gesprek_oefenen.cli.gewoon.home:gewoon", "Het hele programma in gewone regels, voor een schermlezer."),
    "praat": ("gesprek_oefenen.cli.praat:praat", "Eén gesprek in gewone regels (pijp, proef)."),
    "beoordeel": ("gesprek_oefenen.cli.beoordeel:beoordeel", "Zien wat voor zetten er in uitingen of een gesprek zitten."),
    "rapport": ("gesprek_oefenen.cli.rapport:rapport", "Een verslag van een gesprek, om te printen, te mailen of te lezen."),
    "voortgang": ("gesprek_oefenen.cli.voortgang:voortgang", "Wat er in uw gesprekken te zien was, gesprek na gesprek."),
    "trainer": ("gesprek_oefenen.cli.trainer:trainer", "Voor trainers: wie met wie oefent, en hoe de groep het doet."),
    "scenario": ("gesprek_oefenen.cli.scenario:scenario", "Gesprekken bekijken, maken en nakijken."),
    "regels": ("gesprek_oefenen.cli.regels:regels", "De regels nakijken en uitproberen."),
    "aanvulling": ("gesprek_oefenen.cli.aanvulling:aanvulling", "De Tab-toets laten aanvullen in uw shell."),
    "oefening": ("gesprek_oefenen.cli.oefening:oefening", "Korte oefeningen van twee minuten."),
    "kennis": ("gesprek_oefenen.cli.kennis:kennis", "Kenniskaarten: wat er bekend is, in gewone woorden."),
    "web": ("gesprek_oefenen.cli.web:web", "Het oefenscherm in een browser, voor uzelf of voor een zaal."),
    "gegevens": ("gesprek_oefenen.cli.gegevens:gegevens", "Uw gegevens: waar ze staan, meenemen, wissen."),
}
"""Name -> (module:attribute, line of help). Loaded only when used, so that ``--help`` is instant."""

COMPLETION = "_GESPREK_OEFENEN_COMPLETE"
"""Set when it is a shell that asks what can be completed: then no screen starts."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code and never shows a traceback."""
    from gesprek_oefenen.cli.streams import complain, reader_left, use_utf8

    arguments = list(sys.argv[1:] if argv is None else argv)
    use_utf8()
    try:
        return _run(arguments)
    except BrokenPipeError:
        reader_left()
        return 0
    except KeyboardInterrupt:
        complain("\nGestopt. Er is niets kwijt.")
        return 0
    except PractiseError as error:
        complain(str(error))
        return error.exit_code
    except MemoryError:
        complain("Het geheugen van deze computer is vol. Wat u al gezegd had, is bewaard.")
        return 2
    except Exception:  # noqa: BLE001 - the last place: a person never sees a traceback
        from gesprek_oefenen.cli.crash import report_crash

        complain(report_crash())
        return 2


def _run(arguments: list[str]) -> int:
    """The app when nothing was typed behind the name (without loading click), else the command."""
    if not arguments and COMPLETION not in os.environ:
        return start_app(())
    import click

    from gesprek_oefenen.cli.dutch import explain
    from gesprek_oefenen.cli.root import root
    from gesprek_oefenen.cli.streams import complain

    try:
        result = root.main(arguments, prog_name="gesprek-oefenen", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.format_message())
        return 2
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        complain(explain(error))
        if context is not None:
            complain(f"Uitleg: {context.command_path} --help")
        return 2
    except click.Abort:
        complain("\nGestopt. Er is niets kwijt.")
        return 0
    return result if isinstance(result, int) else 0


def start_app(folders: Sequence[str]) -> int:
    """Start the terminal app; ``folders``: the user's own folders with scenarios."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) and not os.environ.get("TEXTUAL_DRIVER"):
        raise PractiseError(
            "Het oefenscherm heeft een terminal nodig. Zonder terminal kan het zo: gesprek-oefenen gewoon"
        )
    if os.environ.get("TERM") == "dumb":
        # Nothing can be placed on such a screen: the same program line by line.
        from gesprek_oefenen.cli.gewoon.home import start

        start(folders)
        return 0
    import gc

    gc.disable()  # nothing made on the way to the first picture is waste; the app switches it on once it is drawn
    from gesprek_oefenen.tui.app import run

    code = run(folders)
    gc.freeze()  # and on the way out nothing need be looked through for it: that took as long as drawing the first picture
    return code


if __name__ == "__main__":
    sys.exit(main())
