"""After the talk: steps one can walk back and forth through."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.tui.after.step import Step
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.values import AfterView
from gesprek_oefenen.tui.widgets import PushButton, Words


class StepName(Static):
    """The name of a step, to click on."""

    class Chosen(Message):
        """Someone wants to see this step."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, number: int, name: str) -> None:
        super().__init__("", markup=False)
        self.number, self._name_text = number, name

    def show(self, current: int) -> None:
        """Paint it: the current one in brackets and bold."""
        if self.number == current:
            self.update(Content.styled(f"[{self._name_text}]", "bold $primary"))
        else:
            self.update(Content.styled(self._name_text, "$muted"))

    def on_click(self, event: events.Click) -> None:
        """Go there."""
        event.stop()
        self.post_message(self.Chosen(self.number))


class AfterScreen(Room):
    """The steps after talk ``talk_id``."""

    CSS_PATH = styles("rooms", "after")
    reading: ClassVar[str] = "Step"
    help_id: ClassVar[str] = "nabespreking"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("F7", "vorige", "previous"), ("F8", "volgende", "next"), ("F1", "hulp", "help"), ("Esc", "menu", "menu"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7", "previous", "Vorige", show=False, priority=True), Binding("f8", "next", "Volgende", show=False, priority=True)]

    def __init__(self, talk_id: str) -> None:
        super().__init__()
        self.talk_id = talk_id
        self.view: AfterView | None = None
        self.number = 0
        self._steps: list[tuple[str, Callable[[AfterView], Step]]] = []

    def heading(self) -> str:
        """What this is."""
        return "Na het gesprek"

    def body(self) -> Iterable[Widget]:
        """The names of the steps, the step, the buttons."""
        yield Horizontal(id="steps")
        yield Vertical(id="step")
        with Horizontal(classes="buttons"):
            yield PushButton("Vorige", key="F7", id="previous")
            yield PushButton("Volgende", key="F8", id="next", main=True)
            yield PushButton("Klaar", key="F8", id="done")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Keep, copy, throw away."""
        return (MenuItem("Bewaren als bestand", "save"), MenuItem("Kopiëren", "copy"),
                MenuItem("Dit gesprek weggooien", "throw_away"), MenuItem("Sluiten", "back"))

    def on_mount(self) -> None:
        """Gather what there is to show."""
        self._load()

    def address_changed(self) -> None:
        """Say everything again; what was written is kept first."""
        self._say_again()

    @work(exclusive=True, group="step")
    async def _say_again(self) -> None:
        await self.leave_step()
        try:
            view = await self.house.work(self.house.practice.after, self.talk_id)
        except PractiseError as error:
            self.house.tell(error)
            return
        await self.query_one("#step").remove_children()  # so that it does not bring its own, older view
        self.view = view
        await self._go(self.number)

    @work(exclusive=True)
    async def _load(self) -> None:
        try:
            view = await self.house.work(self.house.practice.after, self.talk_id)
        except PractiseError as error:
            self.house.tell(error)
            self.dismiss()
            return
        self.view = view
        person = view.story.person
        self.query_one("#title", Words).put(joined("Na het gesprek met ", plain(person.name, "bold")))
        self._steps = _steps(view)
        await self.query_one("#steps").mount(*(StepName(i, name) for i, (name, _) in enumerate(self._steps)))
        await self._go(0)

    async def _go(self, number: int) -> None:
        if self.view is None or not 0 <= number < len(self._steps):
            return
        await self.leave_step()
        self.number = number
        for name in self.query(StepName):
            name.show(number)
            if name.number == number:  # in a narrow window the names are wider than the line
                self.call_after_refresh(name.scroll_visible, animate=False, force=True)
        place = self.query_one("#step")
        await place.remove_children()
        step = self._steps[number][1](self.view)
        await place.mount(step)
        last = number == len(self._steps) - 1
        self.query_one("#previous").disabled = number == 0
        self.query_one("#next").display = not last
        self.query_one("#done").display = last
        if not step.takes_focus():
            self.query_one("#next" if not last else "#previous").focus()

    def on_step_name_chosen(self, event: StepName.Chosen) -> None:
        """Go to the step that was clicked on."""
        event.stop()
        self._move(event.number)

    @work(exclusive=True, group="step")
    async def _move(self, number: int) -> None:
        await self._go(number)

    def action_next(self) -> None:
        """One step on; from the last step to the start."""
        if self._steps and self.number == len(self._steps) - 1:
            self.house.go_home()
        else:
            self._move(self.number + 1)

    def action_previous(self) -> None:
        """One step back."""
        self._move(self.number - 1)

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """Walk on or back; the rest is of the steps."""
        if event.button.id in ("next", "done"):
            self.action_next()
        elif event.button.id == "previous":
            self.action_previous()

    @work
    async def action_save(self) -> None:
        """Keep the talk as a file and say where."""
        from gesprek_oefenen.tui.dialog import Tell

        await self.leave_step()
        if not self.house.surroundings.own_files:
            await self._download()
            return
        try:
            path = await self.house.work(self.house.practice.save_as_file, self.talk_id)
        except PractiseError as error:
            self.house.tell(error)
            return
        await self.app.push_screen_wait(Tell("Bewaard", "Het gesprek met alles erbij staat nu in:\n\n{waar}", waar=str(path)))

    async def _download(self) -> None:
        try:
            text = await self.house.work(self.house.practice.as_page, self.talk_id)
        except PractiseError as error:
            self.house.tell(error)
            return
        self.house.download(f"gesprek-{self.view.story.id if self.view else 'oefenen'}.html", text)
        self.house.notify(self.say("Het bestand komt nu bij de downloads van {uw|je} browser."))

    @work
    async def action_copy(self) -> None:
        """Put the talk on the clipboard."""
        await self.leave_step()
        try:
            text = await self.house.work(self.house.practice.as_text, self.talk_id)
        except PractiseError as error:
            self.house.tell(error)
            return
        self.app.copy_to_clipboard(text)
        self.house.notify("Gekopieerd. Lukt plakken niet? Kies dan 'Bewaren als bestand'.")

    @work
    async def action_throw_away(self) -> None:
        """Throw the talk away, after a question."""
        from gesprek_oefenen.tui.dialog import Ask

        if not await self.app.push_screen_wait(Ask(
                "Dit gesprek weggooien?", "Het gesprek en wat {u|je} erover opschreef worden gewist. Dat kan niet ongedaan worden gemaakt.",
                yes="Dit gesprek weggooien", no="Gesprek houden")):
            return
        try:
            await self.house.work(self.house.practice.throw_away, self.talk_id)
        except PractiseError as error:
            self.house.tell(error)
            return
        self.view = None
        self.house.go_home()

    async def leave_step(self) -> None:
        """Let the step at hand keep what was written, and take it over."""
        for step in self.query(Step):
            await step.leave()
            if self.view is not None:
                self.view = step.view


def _steps(view: AfterView) -> list[tuple[str, Callable[[AfterView], Step]]]:
    from gesprek_oefenen.tui.after.experience import ExperienceStep
    from gesprek_oefenen.tui.after.lines import LinesStep
    from gesprek_oefenen.tui.after.next import NextStep
    from gesprek_oefenen.tui.after.reflector import ReflectorStep
    from gesprek_oefenen.tui.after.signs import SignsStep
    from gesprek_oefenen.tui.after.tips import TipsStep
    from gesprek_oefenen.tui.after.versions import VersionsStep

    steps: list[tuple[str, Callable[[AfterView], Step]]] = [
        ("Hoe het was", ExperienceStep), ("Tips", TipsStep), ("Te zien", LinesStep)]
    if view.versions:
        steps.append(("Twee versies", VersionsStep))
    if view.signs is not None:
        steps.append(("Signalen", SignsStep))
    return [*steps, ("Reflectie", ReflectorStep), ("En nu", NextStep)]
