"""A round on the big screen: the phases of the approach on top, the clock, and who sits where and with whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Center, Horizontal, ItemGrid, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Digits

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.trainer import running
from gesprek_oefenen.trainer.changes import hold
from gesprek_oefenen.trainer.show import group_roles, group_title
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.trainer.dialogs import AskLine
from gesprek_oefenen.tui.trainer.room import TrainerRoom
from gesprek_oefenen.tui.widgets import PushButton, Words

if TYPE_CHECKING:
    from gesprek_oefenen.trainer.division import Division

LOOK_EVERY = 0.25
"""Seconds between two looks at the clock."""
FLASHES = 6
FLASH_SECONDS = 0.4


class RoundScreen(TrainerRoom):
    """Round ``number`` of a division. Where it is is kept, so that it goes on there after a reload."""

    AUTO_FOCUS = "#run"
    reading: ClassVar[str] = "#tables"
    help_id: ClassVar[str] = "ronde"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("F5", "klok", "run"), ("F7", "terug", "skip(-1)"), ("F8", "verder", "next"),
        ("F1", "hulp", "help"), ("Esc", "menu", "menu"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, show=False, priority=True) for key, action in (
            ("f5", "run"), ("f6", "extra"), ("f7", "skip(-1)"), ("f8", "next"))]
    BINDINGS += [Binding("left", "hang(-1)", show=False), Binding("right", "hang(1)", show=False)]

    def __init__(self, division_id: str, division: Division, number: int) -> None:
        super().__init__()
        self._which, self._division, self._number = division_id, division, number
        self._run = running.prepared(division_id, number, running.phases(division.request.size))
        self._where = running.moment(self._run, datetime.min)
        self._from: tuple[datetime, float] | None = None
        self._flashes = 0
        self._hung = 2

    def heading(self) -> str:
        """Which round this is."""
        return f"Ronde {self._number}"

    def heading_right(self) -> str:
        """How many there are."""
        return f"van {len(self._division.rounds)}"

    def body(self) -> Iterable[Widget]:
        """Coat-stand, phase, clock, what to do, the tables, the buttons."""
        yield Words("", id="coat-stand")
        with Center(id="clock-row"):
            yield Digits("00:00", id="clock")
        yield Words("", id="phases")
        yield Words("", id="task")
        with VerticalScroll(id="tables"), ItemGrid(id="grid", min_column_width=24):
            one = self._division.rounds[self._number - 1]
            for at, group in enumerate(one.groups):
                rows: list[Content | str] = [plain(group_title(one, at), "$secondary" if group.with_program else "$muted")]
                for role, name in group_roles(group):
                    rows += ["\n", plain(name, "bold"), plain(f"  {role}", "$muted")]
                if group.with_program:
                    rows += ["\n", plain("Iemand anders mag typen.", "$muted")]
                yield Words(joined(*rows), classes="table program" if group.with_program else "table")
        with Horizontal(classes="buttons"):
            yield PushButton("Begin", key="F5", id="run", main=True)
            yield PushButton("Minuut erbij", key="F6", id="extra")
            yield PushButton("Verder", key="F8", id="next")
            yield PushButton("Klaar", id="done")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """What one can do with the clock."""
        return (MenuItem("De klok laten lopen, of stil zetten", "run", "F5"), MenuItem("Een minuut erbij", "extra", "F6"),
                MenuItem("Naar het volgende deel", "next", "F8"), MenuItem("Naar het vorige deel", "skip(-1)", "F7"),
                MenuItem("Andere tijden", "minutes"), MenuItem("Een andere fase boven de ronde hangen", "hang(1)", "→"),
                MenuItem("Deze ronde is klaar", "done"), MenuItem("Terug naar de indeling", "back"))

    def on_mount(self) -> None:
        """Go on where it was."""
        self._paint()
        self._load()

    @work
    async def _load(self) -> None:
        try:
            now = await self.house.work(lambda: self.trainer.now())
            kept = await self.house.work(lambda: self.trainer.running(self._which, self._number))
        except PractiseError as error:
            self.house.tell(error)
            self.dismiss()
            return
        self._from = (now, monotonic())
        if kept is not None:
            self._run = kept
        self._where = running.moment(self._run, self._now())
        self._paint()
        self.set_interval(LOOK_EVERY, self._look)

    def _now(self) -> datetime:
        """The moment it is, by the clock when this opened and the time that went by since (a clock that is put right does not jump)."""
        assert self._from is not None
        return self._from[0] + timedelta(seconds=monotonic() - self._from[1])

    def _look(self) -> None:
        if self._run.paused:
            return
        before, self._where = self._where, running.moment(self._run, self._now())
        if (before.at, before.over) != (self._where.at, self._where.over):
            self._signal()
        if before != self._where:
            self._paint()

    def _signal(self) -> None:
        """Sound and flash: another phase begins."""
        self.app.bell()
        self._flashes = FLASHES
        self._flash()

    def _flash(self) -> None:
        self._flashes -= 1
        self.set_class(self._flashes > 0 if self.house.preferences.calm else self._flashes % 2 == 1, "-flash")
        if self._flashes > 0:
            self.set_timer(FLASH_SECONDS, self._flash)

    def _paint(self) -> None:
        where = self._where
        stand = running.coat_stand()
        self.query_one("#coat-stand", Words).put(Content(" · ").join(
            [plain(f"[{name}]" if at == self._hung else name, "bold $primary" if at == self._hung else "$muted") for at, name in enumerate(stand)]))
        self.query_one("#clock", Digits).update(where.clock)
        self.query_one("#clock").set_class(self._run.paused, "-paused")
        self.query_one("#phases", Words).put(Content("  ").join(
            [plain(f"{'› ' if at == where.at and not where.over else ''}{self.say(phase.title)} {phase.seconds // 60}",
                   "bold $primary" if at == where.at and not where.over else "$muted") for at, phase in enumerate(self._run.phases)]))
        if where.over:
            task = "Deze ronde is klaar."
        elif self._run.paused and self._untouched:
            task = "Nog niet begonnen. Met F5 begint de klok te lopen."
        else:
            task = f"{'De klok staat stil. ' if self._run.paused else ''}{self.say(self._run.phases[where.at].task)}"
        self.query_one("#task", Words).put(task)
        button = self.query_one("#run", PushButton)
        button.label = plain("Begin" if self._untouched else "Start" if self._run.paused else "Wacht") + Content(" ") + Content.styled("F5", "italic")
        button.disabled = where.over
        self.query_one("#done").set_class(where.over, "main")

    @property
    def _untouched(self) -> bool:
        return self._run.paused and self._run.at == 0 and self._run.left == self._run.phases[0].seconds

    def _change(self, change: Callable[[running.Running, datetime], running.Running]) -> None:
        """Do it at once, and keep where it is."""
        if self._from is None:
            return
        self._run = change(self._run, self._now())
        before, self._where = self._where, running.moment(self._run, self._now())
        if before.at != self._where.at:
            self._signal()
        self._paint()
        self._keep(self._run)

    @work(group="keep")
    async def _keep(self, run: running.Running) -> None:
        try:
            await self.house.work(lambda: self.trainer.keep_running(run))
        except PractiseError as error:
            self.house.tell(error)

    def action_run(self) -> None:
        """Let the clock run, or stop it."""
        self._change(running.go_on if self._run.paused else running.pause)

    def action_extra(self) -> None:
        """A minute more."""
        self._change(running.extra)

    def action_skip(self, by: int) -> None:
        """To the next or the previous phase."""
        self._change(lambda run, now: running.skip(run, now, by))

    def action_next(self) -> None:
        """To the next phase."""
        self.action_skip(1)

    def action_hang(self, by: int) -> None:
        """Another phase of the approach stands out on top."""
        self._hung = (self._hung + by) % len(running.coat_stand())
        self._paint()

    @work
    async def action_minutes(self) -> None:
        """Other lengths."""
        now = ", ".join(str(phase.seconds // 60) for phase in self._run.phases)
        line = await self.app.push_screen_wait(AskLine(
            "Andere tijden", f"Hoeveel minuten voor {', '.join(self.say(phase.title).lower() for phase in self._run.phases)}?", begin=now))
        parts = (line or "").replace(";", ",").replace(" ", ",").split(",")
        given = [part for part in parts if part]
        if not line:
            return
        if len(given) != len(self._run.phases) or not all(part.isascii() and part.isdecimal() and 0 < int(part[:4]) <= 120 for part in given):
            self.house.notify(f"Hier horen {len(self._run.phases)} getallen van 1 tot en met 120, zoals: {now}", severity="warning")
            return
        chosen = {phase.id: int(part) for phase, part in zip(self._run.phases, given, strict=True)}
        parts_new = running.phases(self._division.request.size, chosen)

        def other(run: running.Running, moment: datetime) -> running.Running:
            where = running.moment(run, moment)
            gone = run.phases[where.at].seconds - where.left
            left = max(1, parts_new[where.at].seconds - gone)
            return replace(run, phases=parts_new, at=where.at, left=left, since="" if run.paused else running.go_on(replace(run, since=""), moment).since)

        self._change(other)

    def _hold(self) -> None:
        """Keep that it was held, in the division as it stands now: another window may have changed it."""
        division = self.trainer.division(self._which)
        if division.held < self._number:
            self.trainer.keep(self._which, hold(division))

    @work
    async def action_done(self) -> None:
        """The round has been held; back to the division."""
        try:
            await self.house.work(self._hold)
        except PractiseError as error:
            self.house.tell(error)
        self.dismiss()
