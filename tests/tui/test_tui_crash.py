"""When the program itself breaks: a Dutch screen, nothing lost, the log named; never a traceback on the screen."""

from __future__ import annotations

from pathlib import Path

from made_up import MadeUpPractice

from gesprek_oefenen.model.errors import StoreError
from gesprek_oefenen.tui.app import PractiseApp
from gesprek_oefenen.tui.crash import crash_words, write_log


def test_the_log_holds_the_whole_story() -> None:
    """For whoever mends it."""
    try:
        raise RuntimeError("dit mag niemand zien")
    except RuntimeError as error:
        log = write_log(error)
    assert "dit mag niemand zien" in Path(log).read_text(encoding="utf-8") and "Traceback" in Path(log).read_text(encoding="utf-8")
    assert log in crash_words(log)


def test_words_when_even_the_log_cannot_be_written(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """A full disk: still a calm word."""
    def full(*args: object, **kwargs: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "open", full)
    assert write_log(RuntimeError("x")) == ""
    assert "bewaard" in crash_words("") and "Traceback" not in crash_words("")


async def test_what_cannot_be_opened_is_said_and_ends_with_2() -> None:
    """A folder of one's own that is not there, a newer store: a message, no screen."""
    def refuse() -> MadeUpPractice:
        raise StoreError("De map 'x' is er niet.")

    app = PractiseApp(refuse)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.2)
    assert app.return_code == 2
