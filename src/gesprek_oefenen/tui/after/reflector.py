"""Bekend, Besluiten, Bereiken: the trainee's own words; proposals from this talk only when asked for."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import TextArea

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.model.feedback import Proposal, Reflection
from gesprek_oefenen.tui.after.earlier import EarlierPart
from gesprek_oefenen.tui.after.step import Step
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.saybox import Field
from gesprek_oefenen.tui.values import AfterView
from gesprek_oefenen.tui.widgets import PushButton, Words

COLUMNS = (
    ("bekend", "Bekend", "Wat {deed u|deed je} al, en wilt {u|je} houden?"),
    ("besluiten", "Besluiten", "Waarmee {stopt u|stop je}?"),
    ("bereiken", "Bereiken", "Wat {gaat u|ga je} anders doen, en waarom?"),
)
"""The three columns of the reflector (werkboek 7.5), with a question each in our own words."""

FIELDS = frozenset(field.name for field in fields(Reflection))
SAVE_DELAY = 0.8
"""Seconds after the last key before it is kept."""


class Note(Field):
    """A field to write in; Tab leaves it."""

    help_id = "reflectie_veld"


class ProposalLine(Vertical):
    """A proposal: its words, why, and the button that puts it into the column."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__()
        self.proposal = proposal

    def compose(self) -> ComposeResult:
        """Words and buttons."""
        yield Words(plain(self.proposal.text, "italic"))
        if self.proposal.because:
            yield Words(plain(self.proposal.because, "$muted"))
        with Horizontal(classes="proposal-buttons"):
            yield PushButton("Overnemen", classes="link take")
            yield PushButton("Niet nodig", classes="link drop")


class ReflectorStep(Step):
    """Three columns, one intention, and with whom it will be discussed. Kept while one writes."""

    help_id: ClassVar[str] = "reflectie"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f9", "propose", show=False)]

    def __init__(self, view: AfterView) -> None:
        super().__init__(view)
        self.can_focus = False
        self._written = view.reflection
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """The fields with what was written before."""
        kept = self.view.reflection
        yield EarlierPart(self.view.talk_id)
        yield Words("Bekend · Besluiten · Bereiken", classes="step-title")
        with Horizontal(id="columns"):
            for key, title, question in COLUMNS:
                with Vertical(classes="column", id=f"column-{key}"):
                    yield Words(joined(plain(title, "bold $primary"), plain("  " + self.say(question), "$muted")))
                    yield Note(getattr(kept, key), id=key)
        yield PushButton("Voorstellen uit dit gesprek laten zien", key="F9", id="propose", classes="link")
        with Vertical(id="intention-part"):
            yield Words(joined(plain("Eén voornemen", "bold $primary"),
                               plain(self.say("  Wat {neemt u|neem je} mee naar het volgende gesprek?"), "$muted")))
            yield Note(kept.voornemen, id="voornemen")
            yield Words(joined(plain(self.say("Met wie {bespreekt u|bespreek je} dit?"), "bold $primary"),
                               plain("  Een collega, uw groep, de trainer" if self.house.preferences.address == "u"
                                     else "  Een collega, je groep, de trainer", "$muted")))
            yield Note(kept.bespreken_met, id="bespreken_met")

    def on_mount(self) -> None:
        """Begin in the first column."""
        self.query_one("#bekend").focus()

    def takes_focus(self) -> bool:
        """The first column has it."""
        return True

    @on(TextArea.Changed)
    def changed(self, event: TextArea.Changed) -> None:
        """Keep it when writing stops for a moment."""
        event.stop()
        if event.text_area.id in FIELDS:
            self._written = replace(self._written, **{event.text_area.id: event.text_area.text.strip()})
        if self._timer is None:
            self._timer = self.set_timer(SAVE_DELAY, self._keep)

    @work(exclusive=True, group="reflection")
    async def _keep(self) -> None:
        self._timer = None
        await self.leave()

    async def on_unmount(self) -> None:
        """Whoever stops in the middle of a word finds it again."""
        await self.leave()

    async def leave(self) -> None:
        """Keep what was written."""
        if self._written == self.view.reflection:
            return
        written = self._written
        try:
            await self.house.work(self.house.practice.keep_reflection, self.view.talk_id, written)
        except PractiseError as error:
            self.house.tell(error)
            return
        except RuntimeError:  # the app has closed its thread: everything was kept before that
            return
        self.view = replace(self.view, reflection=written)

    @work(exclusive=True, group="proposals")
    async def action_propose(self) -> None:
        """Show proposals under the columns."""
        if self.query(ProposalLine):
            return
        try:
            proposals = await self.house.work(self.house.practice.proposals, self.view.talk_id)
        except PractiseError as error:
            self.house.tell(error)
            return
        button = self.query_one("#propose")
        button.display = False
        if not proposals:
            self.house.notify("Uit dit gesprek komt geen voorstel. Uw eigen woorden zijn genoeg."
                              if self.house.preferences.address == "u"
                              else "Uit dit gesprek komt geen voorstel. Je eigen woorden zijn genoeg.")
            return
        for key, _, _ in COLUMNS:
            lines = [ProposalLine(p) for p in proposals if p.column == key]
            if lines:
                await self.query_one(f"#column-{key}").mount(*lines)
        # The page went to them: the focus too, or the next Enter would land in a field out of sight.
        self.query(ProposalLine).first().query(PushButton).first().focus()

    async def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Proposals: show, take over, drop."""
        event.stop()
        if event.button.id == "propose":
            self.action_propose()
            return
        line = next((a for a in event.button.ancestors if isinstance(a, ProposalLine)), None)
        if line is None:
            return
        if event.button.has_class("take"):
            note = self.query_one(f"#{line.proposal.column}", Note)
            note.text = f"{note.text.rstrip()}\n{line.proposal.text}".lstrip("\n")
            note.move_cursor(note.document.end)
            note.focus()
        await line.remove()
