"""A step for who likes: which signals one noticed, beside what was in the story. To talk about, never a score."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.after.step import Step
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.values import AfterView, SignsPart
from gesprek_oefenen.tui.widgets import Choices, PushButton, Words


class Ticks(Choices):
    """The signs of the card by group; Enter, space or a click ticks one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", show=False)]
    help_id: ClassVar[str] = "signalen"

    def show(self, part: SignsPart, ticked: frozenset[str]) -> None:
        """Paint the list with these ticked; what is at hand stays so."""
        options: list[tuple[str, Content | str]] = []
        for number, group in enumerate(part.card.groups):
            options += [("", "")] if number else []
            options.append(("", plain(group.name, "$muted")))
            for sign in group.signs:
                on = sign.id in ticked
                options.append((sign.id, joined(plain("[x] " if on else "[ ] ", "bold $primary"), plain(sign.text, "bold" if on else ""))))
        self.put(options)


class SignsStep(Step):
    """The list, and on request what was in the story."""

    help_id: ClassVar[str] = "signalen"

    def __init__(self, view: AfterView) -> None:
        super().__init__(view)
        assert view.signs is not None
        self._part = view.signs
        self._ticked = view.signs.noticed

    def compose(self) -> ComposeResult:
        """The question, the list and the button; what was in the story stays hidden until asked for."""
        card = self._part.card
        yield Words(card.question, classes="step-title")
        yield Words(card.explanation, classes="paragraph")
        yield PushButton("Laten zien wat er in het verhaal zat", id="show-signs", main=True)
        yield Ticks(id="signs")

    def on_mount(self) -> None:
        """Ready to tick."""
        ticks = self.query_one(Ticks)
        ticks.show(self._part, self._ticked)
        ticks.focus()

    def takes_focus(self) -> bool:
        """The list has it."""
        return True

    @on(OptionList.OptionSelected)
    def turned(self, event: OptionList.OptionSelected) -> None:
        """A tick goes on or off."""
        event.stop()
        if event.option_id:
            self._ticked = self._ticked ^ {event.option_id}
            self.query_one(Ticks).show(self._part, self._ticked)

    async def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """To what was in the story, and back to the list."""
        event.stop()
        if event.button.id == "show-signs":
            await self.keep()
            noticed = await self.house.work(self.house.practice.compare_signs, self.view.talk_id, self._ticked)
            await self.query("#signs, #show-signs").remove()
            await self.mount_all([*_shown(noticed.parts, noticed.remarks), PushButton("Terug naar de lijst", id="back-to-signs")])
            self.query_one("#back-to-signs").focus()
        elif event.button.id == "back-to-signs":
            await self.query(".noticed, #back-to-signs").remove()
            await self.mount_all([PushButton("Laten zien wat er in het verhaal zat", id="show-signs", main=True), Ticks(id="signs")])
            self.on_mount()

    async def leave(self) -> None:
        """Keep what was ticked."""
        await self.keep()

    async def keep(self) -> None:
        """Keep what was ticked, if it changed."""
        if self._ticked == self._part.noticed:
            return
        try:
            await self.house.work(self.house.practice.keep_signs, self.view.talk_id, self._ticked)
        except PractiseError as error:
            self.house.tell(error)
            return
        self._part = self._part._replace(noticed=self._ticked)
        self.view = self.view.with_signs(self._part)


def _shown(parts: Iterable[tuple[str, tuple[str, ...]]], remarks: Iterable[str]) -> Iterable[Widget]:
    for heading, signs in parts:
        yield Words(heading, classes="question noticed")
        for sign in signs:
            yield Words(joined(plain("· ", "$muted"), plain(sign)), classes="hang noticed")
    yield Words("\n".join(remarks), classes="paragraph noticed signs-remarks")
