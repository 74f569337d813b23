"""When the program itself breaks: a log for whoever mends it, a calm word for the person."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from gesprek_oefenen.tui.dialog import Dialog
from gesprek_oefenen.tui.widgets import PushButton, Words


def write_log(error: BaseException) -> str:
    """Add the traceback of ``error`` to the log file and return its path ("" when it cannot be written)."""
    import traceback
    from datetime import datetime

    import platformdirs

    try:
        folder = Path(platformdirs.user_log_dir("gesprek-oefenen", appauthor=False))
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "scherm.log"
        with path.open("a", encoding="utf-8") as log:
            log.write(f"\n{datetime.now().isoformat(timespec='seconds')}\n")
            log.writelines(traceback.format_exception(error))
    except OSError:
        return ""
    return str(path)


def crash_words(log: str | None) -> str:
    """What to say: what happened, that nothing is lost, where the log is (``None``: on a machine that is not his)."""
    words = ("Er ging iets mis in het programma. Dat ligt niet aan u.\n\n"
             "Wat u in het gesprek zei, is bewaard. U vindt het terug op het beginscherm.")
    if log is None:
        return words
    where = f"Wat er precies misging, staat in:\n{log}" if log else "Het is niet gelukt om op te schrijven wat er misging."
    return f"{words}\n\n{where}"


class CrashScreen(Dialog[None]):
    """Something broke. Start again, or stop."""

    def __init__(self, log: str | None) -> None:
        super().__init__()
        self._log = log

    def compose(self) -> ComposeResult:
        """The word and two ways on."""
        with Vertical(classes="dialog"):
            yield Words("Even mis", classes="dialog-title")
            yield Words(crash_words(self._log))
            with Horizontal(classes="buttons"):
                yield PushButton("Opnieuw beginnen", id="again", main=True)
                yield PushButton("Stoppen", id="stop")

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Start again or stop."""
        from gesprek_oefenen.tui.app import RESTART

        event.stop()
        self.app.exit(RESTART if event.button.id == "again" else "")

    def action_cancel(self) -> None:
        """Esc does nothing here: there is no screen to go back to."""
