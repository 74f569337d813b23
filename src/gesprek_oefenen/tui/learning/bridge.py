"""The real learning behind the screens: the store, the stories and ``learning/``. Each part is loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Final

from gesprek_oefenen.session.dates import moment_in_words
from gesprek_oefenen.tui.learning.ports import ProgressView, SheetCard, SheetLook, StartNote

if TYPE_CHECKING:
    from gesprek_oefenen.learning.guide import Guide
    from gesprek_oefenen.learning.intentions import Tried
    from gesprek_oefenen.learning.path_words import StageView
    from gesprek_oefenen.reflection.self_appreciation import Filling, Sheet
    from gesprek_oefenen.session.clock import Clock
    from gesprek_oefenen.session.library import Library
    from gesprek_oefenen.session.store import Store
    from gesprek_oefenen.tui.learning.exercise_bridge import ExerciseBridge

AT_ONCE: Final = 25
"""So many older talks are looked at before the screen may say how far it is."""


class LearningBridge:
    """``Learning`` on the user's store. ``address``: gives how the screen speaks now, u or je."""

    def __init__(self, store: Store, library: Library, clock: Clock, address: Callable[[], str]) -> None:
        self._store = store
        self._library = library
        self._clock = clock
        self._address = address

    @property
    def guide(self) -> Guide:
        """Path, coach and progress, in the words of now."""
        from gesprek_oefenen.learning.guide import Guide

        return Guide(self._store, self._library, self._clock, self._address())

    def start_note(self, meeting: int) -> StartNote:
        """What the stage at hand is about, and whether it is time again."""
        from gesprek_oefenen.learning.beside import done_beside
        from gesprek_oefenen.learning.path_words import reminder, views

        talks, now, address = self._store.talks(), self._clock.now().astimezone(), self._address()
        found = views(self._library.summaries(), talks, done_beside(self._store, self._clock), meeting, now, address)
        here = next(view for view in found if view.here)
        coming = next((line.title for line in here.lines if line.step.next), "")
        return StartNote(here.stage.title if meeting else "", coming, reminder(talks, now, address))

    def path(self, meeting: int) -> tuple[StageView, ...]:
        """The path in words."""
        return self.guide.path(meeting)

    def progress(self) -> ProgressView:
        """How it goes, as far as the talks were looked at."""
        from gesprek_oefenen.learning.intentions import all_tried

        progress = self.guide.progress()
        return ProgressView(progress, all_tried(self._store), {talk.talk: self._words(talk.at) for talk in progress.talks})

    def look_further(self) -> int:
        """Look at some more of the older talks; returns how many are left."""
        return self.guide.outcomes.count_some(AT_ONCE)

    # Looking at oneself

    def sheets(self) -> tuple[SheetCard, ...]:
        """The sheets, with how they stand."""
        from gesprek_oefenen.reflection.self_appreciation import SHEETS, sheet

        cards = []
        for name in SHEETS:
            fillings = self.guide.sheets.fillings(name)
            done = [one for one in fillings if one.done]
            half = fillings[-1].filled if fillings and not fillings[-1].done else 0
            cards.append(SheetCard(sheet(name, self._address()), len(done), self._words(done[-1].begun) if done else "", half))
        return tuple(cards)

    def open_sheet(self, name: str, *, anew: bool) -> tuple[Sheet, int, Filling]:
        """The sheet to write on: the one that waits; else a new one (``anew``), or the last one again."""
        from gesprek_oefenen.reflection.self_appreciation import sheet

        sheets = self.guide.sheets
        number, filling = sheets.at_hand(name) if anew else sheets.latest(name) or sheets.at_hand(name)
        return sheet(name, self._address()), number, filling

    def keep_sheet(self, number: int, filling: Filling) -> None:
        """Keep it as it is now."""
        self.guide.sheets.keep(number, filling)

    def look_at_sheet(self, name: str) -> SheetLook:
        """First and last time side by side, with what the talks showed."""
        from gesprek_oefenen.reflection.self_appreciation import changes, sheet

        of, fillings = sheet(name, self._address()), self.guide.sheets.fillings(name)
        seen = {line.id: line.latest for line in self.guide.progress().lines if line.latest}
        return SheetLook(of, tuple(self._words(one.begun) for one in fillings), changes(of, fillings),
                         tuple(one.own_text for one in fillings if one.own_text.strip()), seen)

    # What was wanted, and how it went

    def tried(self, talk_id: str) -> Tried | None:
        """What would be tried in this talk."""
        from gesprek_oefenen.learning.intentions import tried

        return tried(self._store, talk_id)

    def keep_tried(self, talk_id: str, intention: str, answer: str) -> None:
        """Keep how it went."""
        from gesprek_oefenen.learning.intentions import keep_answer

        keep_answer(self._store, self._clock, talk_id, intention, answer)

    def _words(self, stamp: str) -> str:
        return moment_in_words(stamp, self._clock.now().astimezone())

    # Exercises and cards

    def exercises(self) -> ExerciseBridge:
        """Short exercises."""
        return self._exercise_bridge

    def cards(self) -> ExerciseBridge:
        """Knowledge cards, the card of whom to turn to here, one's own work."""
        return self._exercise_bridge

    @cached_property
    def _exercise_bridge(self) -> ExerciseBridge:
        from gesprek_oefenen.tui.learning.exercise_bridge import ExerciseBridge

        return ExerciseBridge(self._store, self._library, self._clock, self._address)
