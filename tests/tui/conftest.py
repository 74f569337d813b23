"""For all tests of the screens: nothing waits for a clock."""

from __future__ import annotations

import pytest

from gesprek_oefenen.tui.screens.start import StartScreen


@pytest.fixture(autouse=True)
def path_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the start screen says of the path comes right after its first picture."""
    monkeypatch.setattr(StartScreen, "NOTE_DELAY", 0.0)
