"""The app: themes, the thread that does the work, the way from screen to screen, and what happens when something breaks."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, ParamSpec, TypeVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.reactive import Reactive

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.model.tidy import tidy
from gesprek_oefenen.tui.hangup import end_with_the_terminal
from gesprek_oefenen.tui.ports import Practice, Preferences, StartView, Surroundings
from gesprek_oefenen.tui.theme import THEMES

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel
    from textual.screen import Screen
    from textual.theme import Theme

    from gesprek_oefenen.tui.room import Room
    from gesprek_oefenen.tui.values import OpenedTalk

P = ParamSpec("P")
R = TypeVar("R")

PATIENCE = 0.3
"""Seconds the first picture waits for store and stories; they are nearly always there before Textual is."""

OURS = {theme.name: theme for theme in THEMES}

RESTART = "opnieuw"
"""Result of the app when it asks to be started again after a crash."""


class PractiseApp(App[str]):
    """Practise a talk. ``open_practice`` opens store and stories; it is called in the working thread.

    ``catch_crashes``: show the Dutch screen when something breaks; tests leave it to the test. ``surroundings``: whose machine
    this is.
    """

    TITLE = "Gesprek oefenen"
    CSS_PATH = Path(__file__).parent / "stijl" / "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    theme = Reactive(THEMES[0].name)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", "Stoppen", show=False, priority=True)]

    def __init__(self, open_practice: Callable[[], Practice], *, catch_crashes: bool = False,
                 surroundings: Surroundings | None = None) -> None:
        super().__init__()
        self.surroundings = surroundings or Surroundings()
        self._open_practice = open_practice
        self._practice: Practice | None = None
        self._bench = ThreadPoolExecutor(max_workers=1, thread_name_prefix="werkbank")
        self._catch_crashes = catch_crashes
        self.crashed = False
        self.preferences = Preferences()
        self.crash_log = ""
        self._usual_animation = self.animation_level
        self._opening = self._bench.submit(self._open)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours alone. Textual begins with the first one at once: setting it afterwards would read every style sheet twice."""
        return OURS

    @property
    def practice(self) -> Practice:
        """Everything below the screens; there once the app has started."""
        assert self._practice is not None
        return self._practice

    async def work(self, task: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run ``task`` in the one working thread and wait for it; keys go on being shown meanwhile."""
        return await asyncio.get_running_loop().run_in_executor(self._bench, lambda: task(*args, **kwargs))

    def get_default_screen(self) -> Screen[object]:
        """The start screen is the bottom of the stack. When the practice is open in time, it is drawn at once with everything."""
        from concurrent.futures import wait

        from gesprek_oefenen.tui.screens.start import StartScreen

        wait([self._opening], timeout=PATIENCE)
        if not self._opening.done() or self._opening.exception() is not None:
            return StartScreen(None)
        self._practice, preferences, view = self._opening.result()
        self.take_over(preferences)
        return StartScreen(view)

    async def on_mount(self) -> None:
        """When opening took longer, or failed: go on from there."""
        if self._practice is not None:
            await self._go_on()
            return
        try:
            practice, preferences, view = await asyncio.wrap_future(self._opening)
        except PractiseError as error:
            self.exit(message=tidy(str(error)), return_code=error.exit_code)
            return
        self._practice = practice
        self.take_over(preferences)
        from gesprek_oefenen.tui.screens.start import StartScreen

        for screen in self.screen_stack:
            if isinstance(screen, StartScreen):
                screen.show_first(view)
        await self._go_on()

    def on_ready(self) -> None:
        """The first picture is there: from now on memory is tidied again (``start_app`` stopped that)."""
        gc.enable()

    async def _go_on(self) -> None:
        """Back into the talk the person was in when the connection or the server went away."""
        if not self.surroundings.go_on:
            return
        from gesprek_oefenen.tui.screens.start import StartScreen

        try:
            talk_id = await self.work(self.practice.left_open)
        except PractiseError:  # the start screen, where he is now, tells what is wrong with the store
            return
        if talk_id and isinstance(self.screen, StartScreen):
            self.screen.action_resume(talk_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is not for this person does nothing, however it is asked for."""
        return super().check_action(action, parameters) if self.surroundings.offers(action) else False

    def download(self, name: str, text: str) -> None:
        """Give a visitor a text as a file, in his own browser."""
        from io import StringIO

        self.deliver_text(StringIO(text), save_filename=name, mime_type="text/html" if name.endswith(".html") else None)

    def _open(self) -> tuple[Practice, Preferences, StartView]:
        practice = self._open_practice()
        return practice, practice.preferences(), practice.start_view()

    def take_over(self, preferences: Preferences) -> None:
        """Use these preferences from now on."""
        self.preferences = preferences
        if preferences.colours in self.available_themes:
            self.theme = preferences.colours
        self.animation_level = "none" if preferences.calm else self._usual_animation

    def address_changed(self) -> None:
        """Someone chose u or je: the screens below the settings say so too, at once."""
        from gesprek_oefenen.tui.room import House

        for screen in self.screen_stack:
            if isinstance(screen, House):
                screen.address_changed()

    def notify(self, message: str, *, title: str = "", severity: SeverityLevel = "information", timeout: float | None = None,
               markup: bool = False) -> None:
        """A short word in the corner, always as plain text."""
        super().notify(tidy(message), title=tidy(title), severity=severity, timeout=timeout, markup=False)

    def tell(self, error: PractiseError) -> None:
        """Say in the corner what went wrong."""
        self.notify(str(error), severity="warning", timeout=12)

    # The way from screen to screen. Screens are imported when they are first needed.

    def open_help(self, topics: Sequence[str] = ()) -> None:
        """Help on these topics, the first one on top."""
        from gesprek_oefenen.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(tuple(topics)))

    def open_menu(self, room: Room) -> None:
        """The menu of ``room``; the chosen action runs there."""
        from gesprek_oefenen.tui.screens.menu import MenuScreen

        async def chosen(action: str | None) -> None:
            if action:
                await room.run_action(action)

        self.push_screen(MenuScreen(room.menu_items(), at_start=len(self.screen_stack) <= 1), chosen)

    def open_situation(self, story_id: str, coach: str = "") -> None:
        """What one reads before a talk; ``coach``: what is chosen for the coach there, "": as preferred."""
        from gesprek_oefenen.tui.screens.situation import SituationScreen

        self.push_screen(SituationScreen(story_id, coach))

    def open_talk(self, opened: OpenedTalk) -> None:
        """The talk itself, instead of what one read before it."""
        from gesprek_oefenen.tui.screens.talk import TalkScreen

        self.go_home()
        self.push_screen(TalkScreen(opened))

    def open_after(self, talk_id: str, *, back_to_history: bool = False) -> None:
        """The steps after a talk."""
        from gesprek_oefenen.tui.after.screen import AfterScreen

        if not back_to_history:
            self.go_home()
        self.push_screen(AfterScreen(talk_id))

    def action_open_history(self) -> None:
        """Talks held before."""
        from gesprek_oefenen.tui.screens.history import HistoryScreen

        self.push_screen(HistoryScreen())

    def action_open_path(self) -> None:
        """From meeting to meeting: what is done, what comes next."""
        from gesprek_oefenen.tui.learning.path import PathScreen

        self.push_screen(PathScreen())

    def action_open_progress(self) -> None:
        """What was seen, talk by talk."""
        from gesprek_oefenen.tui.learning.progress import ProgressScreen

        self.push_screen(ProgressScreen())

    def action_open_sheets(self) -> None:
        """Looking at oneself."""
        from gesprek_oefenen.tui.learning.sheets import SheetsScreen

        self.push_screen(SheetsScreen())

    def action_open_exercises(self) -> None:
        """Short exercises."""
        from gesprek_oefenen.tui.learning.kinds import ExercisesScreen

        self.push_screen(ExercisesScreen())

    def action_open_cards(self) -> None:
        """Knowledge cards."""
        from gesprek_oefenen.tui.learning.cards import CardsScreen

        self.push_screen(CardsScreen())

    def action_read_card(self, card_id: str) -> None:
        """One knowledge card, by a click on a word."""
        self.open_card(card_id)

    def open_card(self, card_id: str) -> None:
        """One knowledge card."""
        from gesprek_oefenen.tui.learning.cards import CardScreen

        self.push_screen(CardScreen(card_id))

    def action_open_hand_in(self) -> None:
        """Hand something in to the trainer."""
        from gesprek_oefenen.tui.screens.hand_in import HandInScreen

        self.push_screen(HandInScreen())

    def action_open_settings(self) -> None:
        """How someone likes it."""
        from gesprek_oefenen.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def action_open_about(self) -> None:
        """What this is, and where what one types stays."""
        from gesprek_oefenen.tui.screens.about import AboutScreen

        self.push_screen(AboutScreen())

    def action_open_trainer(self) -> None:
        """For trainers: dividing the group, a round, observing."""
        from gesprek_oefenen.tui.trainer.home import TrainerScreen

        self.push_screen(TrainerScreen())

    def action_open_author(self) -> None:
        """For who writes scenarios."""
        from gesprek_oefenen.tui.screens.author import AuthorScreen

        self.push_screen(AuthorScreen())

    def action_open_where_help_is(self) -> None:
        """Where help is."""
        self.open_help(("waar_hulp_is",))

    def go_home(self) -> None:
        """Back to the start screen."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def action_go_home(self) -> None:
        """Back to the start screen."""
        self.go_home()

    def action_leave(self) -> None:
        """Stop the program; what was said is kept."""
        self.exit("")

    def action_help_quit(self) -> None:
        """Ctrl+C: say how one stops."""
        self.notify("Stoppen? Kies Esc voor het menu, en dan Stoppen.")

    async def on_unmount(self) -> None:
        """Close store and thread; what was asked of them is finished first."""
        if self._practice is not None:
            await self.work(self._practice.close)
        self._bench.shutdown(wait=True)

    # When something breaks.

    def _handle_exception(self, error: Exception) -> None:
        """Keep the traceback in the log and show a Dutch screen; the second time, stop with a Dutch word."""
        if not self._catch_crashes:
            super()._handle_exception(error)
            return
        from gesprek_oefenen.tui.crash import CrashScreen, write_log

        self.crash_log = write_log(error)
        again, self.crashed = self.crashed, True
        if again or not self.screen_stack:
            self.exit(return_code=1)
            self._close_messages_no_wait()
            return
        self.push_screen(CrashScreen(self.crash_log if self.surroundings.own_files else None))


def run(folders: Sequence[str] = ()) -> int:
    """Start the terminal app on the user's own store; returns the exit code. After a crash it may start again."""

    def practice() -> Practice:
        from gesprek_oefenen.tui.bridge import Bridge

        return Bridge(folders)

    end_with_the_terminal()
    while True:
        app = PractiseApp(practice, catch_crashes=True)
        result = app.run()
        if result is None and app.crashed:
            from gesprek_oefenen.tui.crash import crash_words

            print(crash_words(app.crash_log), file=sys.stderr)
            return 1
        if result != RESTART:
            return app.return_code or 0
