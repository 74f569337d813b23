"""`gewoon`: the start of the program in plain lines, and the talks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from gesprek_oefenen.cli.dutch import DutchCommand
from gesprek_oefenen.cli.gewoon.lines import Lines, NoMoreLines, Option
from gesprek_oefenen.cli.options import folders_option, open_library, open_store
from gesprek_oefenen.cli.plain import paragraph
from gesprek_oefenen.cli.streams import complain, say
from gesprek_oefenen.model.errors import PractiseError

if TYPE_CHECKING:
    from gesprek_oefenen.model.play import CoachPlan
    from gesprek_oefenen.session.library import Library, StorySummary
    from gesprek_oefenen.session.settings import Settings
    from gesprek_oefenen.session.store import Store, TalkRow
    from gesprek_oefenen.session.talk import Talk


@click.command(cls=DutchCommand, epilog="""\b
Voorbeelden:
  gesprek-oefenen gewoon
  gesprek-oefenen gewoon --map mijn-gesprekken
U kiest met een nummer, of met een deel van wat er staat. 0 gaat terug.""")
@folders_option
def gewoon(folders: tuple[str, ...]) -> None:
    """Het hele programma in gewone regels.

    Alles wat in het oefenscherm kan, regel voor regel: voor een schermlezer, een brailleregel of een kale terminal. Er beweegt
    niets en er is niets wat u alleen kunt zien.
    """
    start(folders)


def start(folders: Sequence[str]) -> None:
    """Run the plain program until one stops or the lines do. Raises ``PractiseError`` when it cannot begin."""
    library, store = open_library(folders), open_store()
    if store.warning:
        complain(store.warning)
    try:
        Home(library, store).run()
    except (NoMoreLines, KeyboardInterrupt):
        say()
        say("Tot een volgende keer. Wat gezegd is, is bewaard.")
    finally:
        store.close()


class Home:
    """The main menu. ``lines``: who reads and types; made anew when the form of address changes."""

    def __init__(self, library: Library, store: Store) -> None:
        self.library = library
        self.store = store
        self.lines = Lines(self.settings.aanspreken)

    @property
    def settings(self) -> Settings:
        """As kept now."""
        from gesprek_oefenen.session.settings import load_settings

        return load_settings(self.store)

    @property
    def address(self) -> str:
        """How the person is addressed."""
        return self.settings.aanspreken

    def renew_address(self) -> None:
        """The form of address was changed: from now on the texts are in the new one."""
        self.lines = Lines(self.address)

    def run(self) -> None:
        """From the welcome to the goodbye."""
        self.lines.say("gewoon.welkom")
        while True:
            options = self.options()
            number = self.lines.choose(self.lines.text("gewoon.kop"), [one.text for one in options], back=self.lines.text("gewoon.stoppen"))
            if number is None:
                self.lines.say("gewoon.dag")
                return
            self.safely(options[number])

    def safely(self, option: Option) -> None:
        """Do it; what went wrong is said and the menu comes back."""
        try:
            option.task()
        except PractiseError as error:
            say()
            paragraph(str(error))

    def options(self) -> list[Option]:
        """What one can do now; a talk that waits stands first."""
        from gesprek_oefenen.cli.gewoon import data, knowledge, learning, past

        text = self.lines.text
        return [
            *(Option(text("gewoon.verder_met", naam=row.person, beurten=turns_in_words(row.turns)), lambda row=row: self.go_on(row))  # type: ignore[misc]
              for row in self.store.talks() if not row.ended and row.begun),
            Option(text("gewoon.nieuw"), self.new_talk),
            Option(text("gewoon.eerder"), lambda: past.past_talks(self)),
            Option(text("gewoon.instellingen"), lambda: data.change_settings(self)),
            Option(text("gewoon.waar_hulp"), lambda: data.where_help_is(self)),
            Option(text("gewoon.over"), lambda: data.about(self)),
            Option(text("gewoon.oefeningen"), lambda: knowledge.short_exercises(self)),
            Option(text("gewoon.kaarten"), lambda: knowledge.knowledge(self)),
            Option(text("gewoon.eigen_werk"), lambda: knowledge.own_work(self)),
            Option(text("gewoon.leerpad"), lambda: learning.walk_path(self)),
            Option(text("gewoon.voortgang"), lambda: learning.show_progress(self)),
            Option(text("gewoon.uzelf"), lambda: learning.look_at_oneself(self)),
        ]

    # --- talks -----------------------------------------------------------------------------------------------------------

    def new_talk(self) -> None:
        """Choose someone to talk with."""
        stories = [one for one in self.library.summaries() if not one.fault]
        text = self.lines.text
        number = self.lines.choose(text("gewoon.met_wie"), [self._about(one) for one in stories], back=text("gewoon.terug"))
        if number is not None:
            self.talk_with(stories[number].id)

    def talk_with(self, story_id: str, coach: str = "") -> None:
        """Read about someone, say what one wants feedback on, and talk; ``coach``: other than preferred."""
        from gesprek_oefenen.cli.praat_plain import show_situation
        from gesprek_oefenen.session.talk import AUTOMATIC, Talk

        text, story = self.lines.text, self.library.story(story_id)
        say()
        show_situation(story, self.address, text)
        if self.lines.choose(text("gewoon.beginnen_kop"), [text("gewoon.beginnen")], back=text("gewoon.terug")) is None:
            return
        coach = coach or self.settings.coach
        plan = self._plan(story.id) if coach == AUTOMATIC else None
        talk = Talk.start(self.store, self.library, story.id, coach=coach, focus=self._focus(), address=self.address, plan=plan)
        self.hold(talk, introduced=True)

    def _plan(self, story_id: str) -> CoachPlan:
        """What the coach does, said in one line, when that is left to the program."""
        from gesprek_oefenen.learning.guide import Guide
        from gesprek_oefenen.session.clock import SystemClock

        plan = Guide(self.store, self.library, SystemClock(), self.address).plan(story_id)
        paragraph(plan.why)
        return plan

    def _about(self, story: StorySummary) -> str:
        times = sum(row.ended for row in self.store.talks() if row.story == story.id)
        done = self.lines.text("gewoon.nieuw_verhaal") if not times else self.lines.text("gewoon.keer", keer=times)
        heavy = f"; {self.lines.text('gewoon.ook_over', wat=' en '.join(story.heavy))}" if story.heavy else ""
        return f"{story.person}, {story.age}. {story.title}. {story.phase}; {done}{heavy}"

    def _focus(self) -> tuple[str, ...]:
        from gesprek_oefenen.feedback.form import skill_names

        names = skill_names(self.address)
        ids = list(names)
        return tuple(ids[at] for at in self.lines.choose_several(self.lines.text("gewoon.feedback_op"), list(names.values())))

    def go_on(self, row: TalkRow) -> None:
        """Go on with a talk that waits."""
        from gesprek_oefenen.session.talk import Talk

        self.hold(Talk.resume(self.store, self.library, row.id, address=self.address))

    def hold(self, talk: Talk, *, introduced: bool = False) -> None:
        """The talk itself and the steps after it."""
        from gesprek_oefenen.cli.praat import hold
        from gesprek_oefenen.cli.praat_plain import PlainFace

        say()
        hold(talk, PlainFace(talk, self.store, self.address, interactive=self.lines.interactive, introduced=introduced,
                             folders=self.library.extra_folders))


def turns_in_words(count: int) -> str:
    """``1 beurt``, ``7 beurten``."""
    return "1 beurt" if count == 1 else f"{count} beurten"
