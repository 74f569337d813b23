"""Last step: what next."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.after.step import Step
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.widgets import PushButton, Words


class NextStep(Step):
    """A word to take along, and the ways on."""

    help_id: ClassVar[str] = "en_nu"

    def compose(self) -> ComposeResult:
        """The intention, a reassurance that is true, where help is, and the buttons."""
        story, reflection = self.view.story, self.view.reflection
        yield Words("En nu", classes="step-title")
        if reflection.voornemen:
            yield Words(joined(plain(self.say("{Uw|Je} voornemen  "), "$muted"), plain(reflection.voornemen, "bold")), classes="paragraph")
        if reflection.bespreken_met:
            yield Words(joined(plain(self.say("{U bespreekt|Je bespreekt} het met  "), "$muted"), reflection.bespreken_met), classes="paragraph")
        yield Words(self.say("{Voelt u zich|Voel je je} na het oefenen onzekerder dan ervoor? Dat komt vaak voor: {u ziet|je ziet} meer dan "
                             "eerst. Het zakt, en het helpt om er met iemand over te praten."),
                    classes="paragraph")
        with Horizontal(classes="ways"):
            yield PushButton(self.say("Nog een keer met {naam}", naam=story.person.name), id="again", main=True)
            yield PushButton("Een ander gesprek kiezen", id="other")
        with Horizontal(classes="ways"):
            yield PushButton("Bewaren als bestand", id="save", action="screen.save")
            yield PushButton("Kopiëren", id="copy", action="screen.copy")
        if self.view.background:
            with Horizontal(classes="ways"):
                yield PushButton("Waar komt dit verhaal vandaan?", id="background")
            yield Vertical(id="background-told")
        if self.view.help:
            with Vertical(classes="heavy"):
                yield Words(self.view.heavy_words)
                for place in self.view.help:
                    yield Words(joined(plain(place.name, "bold"), "  ", place.reach))

        yield Vertical(id="here")

    def on_mount(self) -> None:
        """Ready to choose."""
        self.query_one("#again").focus()
        self._show_here()

    @work
    async def _show_here(self) -> None:
        """Whom to turn to here with a signal, when that was filled in."""
        try:
            card = await self.house.work(self.house.practice.learning().cards().referral)
        except PractiseError as error:
            self.house.tell(error)
            return
        if card.filled and self.is_mounted:
            from gesprek_oefenen.tui.learning.cards import here_in_words

            await self.query_one("#here").mount(Words("Een signaal doorgeven", classes="question"),
                                                *here_in_words(card, self.house.preferences.address))

    def takes_focus(self) -> bool:
        """The first way has it."""
        return True

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Again, or another."""
        event.stop()
        if event.button.id == "again":
            self.house.go_home()
            self.house.open_situation(self.view.story.id)
        elif event.button.id == "other":
            self.house.go_home()
        elif event.button.id == "background":
            self.query_one("#background-told").mount_all(Words(told, classes="paragraph") for told in self.view.background)
            event.button.disabled = True
            self.focus()
