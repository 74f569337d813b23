"""What the screens for learning need from below. ``bridge.py`` fills it; tests fill it with something made up.

Everything here is called from the one working thread (``PractiseApp.work``) and may raise ``PractiseError``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from gesprek_oefenen.learning.intentions import Tried
    from gesprek_oefenen.learning.path_words import StageView
    from gesprek_oefenen.learning.progress import Progress
    from gesprek_oefenen.reflection.self_appreciation import Change, Filling, Sheet
    from gesprek_oefenen.tui.learning.exercise_ports import Cards, Exercises


@dataclass(frozen=True, slots=True)
class StartNote:
    """What the start screen says once it stands: what the stage at hand is about, what comes now, and that it is time again.

    Each may be "".
    """

    theme: str = ""
    next: str = ""
    reminder: str = ""


@dataclass(frozen=True, slots=True)
class SheetCard:
    """A sheet in the list. ``when``: filled in last, in words; ``half``: it waits to be finished (so many lines filled)."""

    sheet: Sheet
    times: int = 0
    when: str = ""
    half: int = 0


@dataclass(frozen=True, slots=True)
class SheetLook:
    """A sheet as it was filled in over time. ``moments``: each time, in words; ``seen``: line of the form -> what talks showed."""

    sheet: Sheet
    moments: tuple[str, ...]
    changes: tuple[Change, ...]
    own: tuple[str, ...]
    seen: dict[str, str]


@dataclass(frozen=True, slots=True)
class ProgressView:
    """Progress with what was tried; ``days``: talk -> when it was, in words."""

    progress: Progress
    tried: tuple[Tried, ...]
    days: dict[str, str]


class Learning(Protocol):
    """Everything the screens for learning can ask for. Loaded when the first of them opens."""

    def start_note(self, meeting: int) -> StartNote: ...
    def path(self, meeting: int) -> tuple[StageView, ...]: ...
    def progress(self) -> ProgressView: ...
    def look_further(self) -> int: ...
    def sheets(self) -> tuple[SheetCard, ...]: ...
    def open_sheet(self, name: str, *, anew: bool) -> tuple[Sheet, int, Filling]: ...
    def keep_sheet(self, number: int, filling: Filling) -> None: ...
    def look_at_sheet(self, name: str) -> SheetLook: ...
    def tried(self, talk_id: str) -> Tried | None: ...
    def keep_tried(self, talk_id: str, intention: str, answer: str) -> None: ...
    def exercises(self) -> Exercises: ...
    def cards(self) -> Cards: ...
