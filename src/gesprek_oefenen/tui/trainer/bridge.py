"""The real work for trainers behind the screens: the store and ``trainer/``. Each part is loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gesprek_oefenen.model.errors import InputError, StoreError
from gesprek_oefenen.session.clock import stamp
from gesprek_oefenen.session.dates import day_in_words, moment_in_words
from gesprek_oefenen.tui.trainer.ports import DivisionCard, FormCard, TalkChoice

if TYPE_CHECKING:
    from datetime import datetime

    from gesprek_oefenen.report.values import Beside
    from gesprek_oefenen.session.clock import Clock
    from gesprek_oefenen.session.library import Library
    from gesprek_oefenen.session.store import Store
    from gesprek_oefenen.trainer.division import Division, Request
    from gesprek_oefenen.trainer.observer import ObserverForm
    from gesprek_oefenen.trainer.overview_texts import OverviewPage
    from gesprek_oefenen.trainer.running import Running

DRAFT = "indeling_concept"
"""Kind of the entries with what was typed for a division."""
MOST_TALKS = 12
"""So many of the latest talks can be chosen to observe."""


class TrainerBridge:
    """``Trainer`` on the user's store. ``save``: writes a page in the folder with documents under a name of its own."""

    def __init__(self, store: Store, library: Library, clock: Clock, address: Callable[[], str],
                 save: Callable[[str, str], Path]) -> None:
        self._store = store
        self._library = library
        self._clock = clock
        self._address = address
        self._save = save

    def now(self) -> datetime:
        """The present moment."""
        return self._clock.now()

    def _at(self) -> str:
        return stamp(self._clock.now())

    def _words(self, at: str) -> str:
        return moment_in_words(at, self._clock.now().astimezone())

    # Divisions

    def divisions(self) -> tuple[DivisionCard, ...]:
        """Every division, the latest first."""
        from gesprek_oefenen.trainer.keeping import kept_divisions

        return tuple(DivisionCard(one.id, self._words(one.made), len(one.division.request.participants), len(one.division.rounds),
                                  one.division.held) for one in kept_divisions(self._store))

    def division(self, division_id: str) -> Division:
        """The division as it stands."""
        from gesprek_oefenen.trainer.keeping import kept_division

        return kept_division(self._store, division_id).division

    def draft(self) -> Mapping[str, str]:
        """What was typed last for a division: ``names`` and ``wishes``."""
        kept = self._store.entries(DRAFT)
        return {key: str(text) for key, text in kept[-1][1].items() if key in ("names", "wishes")} if kept else {}

    def keep_draft(self, typed: Mapping[str, str]) -> None:
        """Keep what was typed, when it is something else than before."""
        if dict(typed) != dict(self.draft()) and any(text.strip() for text in typed.values()):
            self._store.add_entry(DRAFT, self._at(), typed)

    def list_in_file(self, path: str) -> str:
        """The participants in a CSV file, as lines to look at and change."""
        from gesprek_oefenen.trainer.lists import as_lines, read_file

        return as_lines(read_file(Path(path.strip().strip("'\"")).expanduser()))

    def request(self, names: str, wishes: str, rounds: int, size: int, watch: bool) -> Request:
        """What was filled in. Raises ``InputError`` for a line that is not understood."""
        from gesprek_oefenen.trainer.division import Leftover, Request
        from gesprek_oefenen.trainer.lists import read_lines, read_wishes

        people = read_lines(names)
        found, absences = read_wishes(wishes, people)
        return Request(people, rounds, size, 1, Leftover.OBSERVER if watch else Leftover.PROGRAM, found, absences)

    def make(self, request: Request) -> tuple[str, Division]:
        """Divide and keep it."""
        from gesprek_oefenen.trainer.divide import divide
        from gesprek_oefenen.trainer.keeping import keep_division

        division = divide(request)
        return keep_division(self._store, "", division, self._at()), division

    def keep(self, division_id: str, division: Division) -> None:
        """Keep it as it is now."""
        from gesprek_oefenen.trainer.keeping import keep_division

        keep_division(self._store, division_id, division, self._at())

    def drop(self, division_id: str) -> None:
        """Take it off the list."""
        from gesprek_oefenen.trainer.keeping import drop_division

        drop_division(self._store, division_id, self._at())

    def save_sheet(self, division_id: str) -> Path:
        """A page to print or to show large."""
        from gesprek_oefenen.trainer.sheet import as_html

        now = self._clock.now().astimezone()
        return self._save(division_id, as_html(self.division(division_id), day_in_words(now), self._address()))

    # A round

    def running(self, division_id: str, number: int) -> Running | None:
        """Where this round was left."""
        from gesprek_oefenen.trainer.keeping import kept_running

        return kept_running(self._store, division_id, number)

    def keep_running(self, run: Running) -> None:
        """Keep where it is."""
        from gesprek_oefenen.trainer.keeping import keep_running

        keep_running(self._store, run, self._at())

    # The observer

    def forms(self) -> tuple[FormCard, ...]:
        """Every form, the latest first."""
        from gesprek_oefenen.trainer.observer import kept_forms

        return tuple(FormCard(one.id, self._words(one.at), one.supporter, bool(one.talk)) for one in reversed(kept_forms(self._store)))

    def form(self, form_id: str) -> ObserverForm:
        """The form as it was last kept."""
        from gesprek_oefenen.trainer.observer import kept_forms

        for one in kept_forms(self._store):
            if one.id == form_id:
                return one
        raise StoreError("Dit formulier is er niet meer.")

    def new_form(self) -> ObserverForm:
        """An empty form."""
        from gesprek_oefenen.trainer.observer import KIND, ObserverForm

        return ObserverForm(f"observatie-{len({str(body.get('id')) for _, body in self._store.entries(KIND)}) + 1}")

    def keep_form(self, form: ObserverForm) -> ObserverForm:
        """Keep it, with what the program saw when its talk is over."""
        from gesprek_oefenen.trainer.observer import keep_form

        return keep_form(self._store, self._with_program(form), self._at())

    def _with_program(self, form: ObserverForm) -> ObserverForm:
        from gesprek_oefenen.session.talk import Talk

        if not form.talk or form.program:
            return form
        try:
            if not self._store.talk(form.talk).ended:
                return form
        except StoreError:  # it was thrown away; what the observer wrote stands on its own
            return replace(form, talk="")
        talk = Talk.resume(self._store, self._library, form.talk, clock=self._clock, address=self._address())
        return form.with_program(talk.afterwards().form)

    def talks(self) -> tuple[TalkChoice, ...]:
        """The latest talks with the program."""
        rows = self._store.talks()[:MOST_TALKS]
        return tuple(TalkChoice(row.id, row.person, self._words(row.touched), row.ended) for row in rows if row.turns)

    def beside(self, form: ObserverForm) -> tuple[Beside, ...]:
        """The form beside what the program saw."""
        from gesprek_oefenen.trainer.observer import beside

        return beside(form)

    def agreement(self) -> tuple[str, ...]:
        """How often observers and program saw the same."""
        from gesprek_oefenen.trainer.observer import agreement_in_words, kept_forms

        return agreement_in_words(kept_forms(self._store))

    # The group

    def overview(self, path: str) -> OverviewPage:
        """How the group does, from what stands in a folder or file. Raises ``InputError`` when it is not there."""
        from gesprek_oefenen.trainer.handed_in import read_hand_ins
        from gesprek_oefenen.trainer.overview import overview
        from gesprek_oefenen.trainer.overview_texts import overview_page, overview_skills

        place = Path(path.strip().strip("'\"")).expanduser()
        try:
            there = place.exists()
        except (OSError, ValueError):
            there = False
        if not there:
            raise InputError("Die map of dat bestand is er niet. Noem de map waarin staat wat deelnemers inleverden.")
        handed = read_hand_ins([place])
        return overview_page(overview(handed.hand_ins, overview_skills()), handed, self._library)

    def save_overview(self, page: OverviewPage) -> Path:
        """The overview as a page to print."""
        from gesprek_oefenen.report.html import page as html_page

        return self._save("groep", html_page("groep.html", page=page))
