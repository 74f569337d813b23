"""One exercise after another: a fragment, what one would say, what those words do, another try, the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.model.exercises import TALKED_ABOUT, ExerciseKind, Explanation, Item, Result
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.room import Room, styles
from gesprek_oefenen.tui.safe import joined, marked, plain
from gesprek_oefenen.tui.saybox import SayBox
from gesprek_oefenen.tui.widgets import Choice, PushButton, Words

if TYPE_CHECKING:
    from gesprek_oefenen.model.exercises import KindText
    from gesprek_oefenen.tui.learning.exercise_ports import Exercises

SIGNS = {Result.REACHED: "●", Result.ON_THE_WAY: "◐", Result.UNSURE: "·", Result.TALKED: "·"}
"""A sign before an explanation; the words say the same."""


class ExerciseScreen(Room):
    """The items of one kind. What is typed is kept before its explanation is shown."""

    CSS_PATH = styles("rooms", "exercises")
    reading: ClassVar[str] = "#fragment"
    help_id: ClassVar[str] = "oefening"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("Enter", "zeggen", "say"), ("F6", "voorbeeld", "example"), ("F8", "volgende", "next"), ("Esc", "menu", "menu"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "silence", show=False, priority=True), Binding("f6", "example", show=False, priority=True),
        Binding("f7", "more", show=False, priority=True), Binding("f8", "next", show=False, priority=True)]

    def __init__(self, kind: ExerciseKind) -> None:
        super().__init__()
        self._kind = kind
        self._text: KindText | None = None
        self._items: tuple[Item, ...] = ()
        self._at = 0
        self._chosen: tuple[str, ...] = ()
        self._choosing = False

    @property
    def _exercises(self) -> Exercises:
        return self.house.practice.learning().exercises()

    @property
    def _item(self) -> Item | None:
        return self._items[self._at] if self._at < len(self._items) else None

    def body(self) -> Iterable[Widget]:
        """Room for the fragment, the field, the buttons."""
        yield VerticalScroll(id="fragment", can_focus=False)
        with Vertical(id="box"):
            yield SayBox(self.say("Wat {zou u|zou je} zeggen?"), id="say")
        with Horizontal(classes="buttons"):
            yield PushButton("Zeggen", id="say-it", main=True)
            yield PushButton("Klaar met kiezen", id="chosen", main=True)
            yield PushButton("Stilte", key="F2", id="silence")
            yield PushButton("Voorbeeld", key="F6", id="example")
            yield PushButton("Volgende", key="F8", id="next")
            yield PushButton("Meer hierover", key="F7", id="more")
            yield PushButton("Terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """Next, example, more about it."""
        silence = (MenuItem("Een stilte laten vallen", "silence", "F2"),) if self._kind is ExerciseKind.SILENCE else ()
        return (MenuItem("Volgende opgave", "next", "F8"), *silence, MenuItem("Een voorbeeld zien", "example", "F6"),
                MenuItem("Meer hierover", "more", "F7"), MenuItem("Terug naar de oefeningen", "back"))

    def on_resize(self, event: events.Resize) -> None:
        """Where there is little room, the buttons go without their keys; the bar below has them (``Room.on_resize`` runs too)."""
        for button in self.query(".buttons PushButton").results(PushButton):
            button.be_short(event.size.width < 80)

    def on_mount(self) -> None:
        """Take a round."""
        self._load()

    @work(exclusive=True)
    async def _load(self) -> None:
        try:
            self._text = await self.house.work(self._exercises.text, self._kind)
            self._items = await self.house.work(self._exercises.round, self._kind)
        except PractiseError as error:
            self.house.tell(error)
            self.dismiss()
            return
        self.query_one("#title", Words).put(self._text.title)
        await self._show()

    async def _show(self) -> None:
        """The item at hand, or that all are done."""
        item, text = self._item, self._text
        fragment = self.query_one("#fragment", VerticalScroll)
        await fragment.remove_children()
        self._chosen = ()
        if item is None or text is None:
            self._arrange(choosing=False, typing=False)
            self.query_one("#title-right", Words).put("")
            await fragment.mount(Words(self._exercises.words("klaar"), classes="paragraph"))
            self.query_one("#back").focus()
            return
        self.query_one("#title-right", Words).put(f"{self._at + 1} van {len(self._items)}")
        choices = self._exercises.offered(item)
        widgets = fragment_of(item, self._exercises)
        if choices:
            widgets.append(Words(self._fill(text.choose, item), classes="task"))
            widgets.append(Vertical(*(Choice(one.text, one.id, tick=True) for one in choices), id="options"))
        else:
            widgets.append(Words(self._fill(text.task, item), classes="task"))
        await fragment.mount(*widgets)
        fragment.scroll_home(animate=False)
        self._arrange(choosing=bool(choices), typing=not choices)
        self.query_one("#say", SayBox).load_text("")
        if choices:
            self.query(Choice).first().focus()
        else:
            self.query_one("#say").focus()

    def _arrange(self, *, choosing: bool, typing: bool) -> None:
        """Only what works now is to be seen."""
        self._choosing = choosing
        for selector, shown in (("#box", typing), ("#say-it", typing), ("#chosen", choosing), ("#example", typing),
                                ("#silence", typing and self._kind is ExerciseKind.SILENCE), ("#next", self._item is not None)):
            self.query_one(selector).display = shown

    def _fill(self, text: str, item: Item) -> str:
        return fill(text, self.house.preferences.address, {"naam": item.person}, item.address)

    @on(SayBox.Said)
    def said(self, event: SayBox.Said) -> None:
        """An answer."""
        event.stop()
        self._answer(event.text)

    @on(SayBox.ScrollTalk)
    def look_back(self, event: SayBox.ScrollTalk) -> None:
        """Page Up and Down read the fragment."""
        event.stop()
        self.action_read("pageup" if event.direction < 0 else "pagedown")

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """The buttons do what the keys do."""
        event.stop()
        does: dict[str, Callable[[], object]] = {
            "say-it": self.action_say, "chosen": self.action_choose, "silence": self.action_silence, "example": self.action_example,
            "next": self.action_next, "more": self.action_more}
        does.get(event.button.id or "", self.dismiss)()

    def action_say(self) -> None:
        """Say what stands in the field."""
        if not self._choosing and self._item is not None:
            self.query_one("#say", SayBox).say()

    def action_silence(self) -> None:
        """Let a silence fall."""
        if self._kind is ExerciseKind.SILENCE and self._item is not None:
            self._answer("")

    @work(exclusive=True, group="answer")
    async def _answer(self, text: str) -> None:
        item = self._item
        if item is None:
            return
        try:
            found = await self.house.work(self._exercises.answer, item, text, self._chosen)
        except PractiseError as error:
            self.house.tell(error)
            return
        if item is self._item:
            await self._explain(self._explanation(item, text, found))

    def _explanation(self, item: Item, text: str, found: Explanation) -> list[Words]:
        if found.own_need:
            return [Words(found.words)]
        said = marked(text, found.spans) if text.strip() else plain("(stilte)", "italic")
        lines = [Words(joined(plain(self._exercises.words("uw_woorden") + "  ", "$muted"), said)),
                 Words(joined(plain(f"{SIGNS[found.result]} ", "bold $secondary"), found.words))]
        if found.note:
            lines.append(Words(found.note))
        lines.append(self._one_way(item))
        return lines

    def _one_way(self, item: Item) -> Words:
        return Words(joined(plain(self._exercises.words("zo_kan_het") + "  ", "$muted"), plain(item.example, "bold $secondary")))

    async def _explain(self, lines: Sequence[Widget]) -> None:
        fragment = self.query_one("#fragment", VerticalScroll)
        await self.query("#fragment .explained").remove()
        await fragment.mount(Vertical(*lines, classes="explained"))
        fragment.scroll_end(animate=False)

    @work(exclusive=True, group="answer")
    async def action_choose(self) -> None:
        """What was ticked is talked about; then, for most, what one would say."""
        item, text = self._item, self._text
        if item is None or text is None or not self._choosing:
            return
        self._chosen = tuple(str(one.value) for one in self.query("#options Choice").results(Choice) if one.on)
        if item.kind in TALKED_ABOUT:
            try:
                await self.house.work(self._exercises.answer, item, "", self._chosen)
            except PractiseError as error:
                self.house.tell(error)
        lines: list[Widget] = [Words("\n".join(self._exercises.talk_about(item, self._chosen)))]
        await self.query("#options").remove()
        self._arrange(choosing=False, typing=item.kind not in TALKED_ABOUT)
        if item.kind in TALKED_ABOUT:
            await self._explain([*lines, self._one_way(item)])
            self.query_one("#next").focus()
            return
        await self._explain(lines)
        fragment = self.query_one("#fragment", VerticalScroll)
        await fragment.mount(Words(self._fill(text.task, item), classes="task"))
        fragment.scroll_end(animate=False)
        self.query_one("#say").focus()

    @work(exclusive=True, group="answer")
    async def action_example(self) -> None:
        """Show one possible way; it is no answer."""
        if self._item is not None and not self._choosing:
            await self._explain([self._one_way(self._item)])

    @work(exclusive=True, group="answer")
    async def action_next(self) -> None:
        """The next one."""
        if self._item is not None:
            self._at += 1
            await self._show()

    def action_more(self) -> None:
        """The card about this."""
        if self._text is not None and self._text.card:
            self.house.open_card(self._text.card)


def fragment_of(item: Item, exercises: Exercises) -> list[Widget]:
    """What one reads of an item: where, what was said before, what one sees, what the other says, and the sentence to change."""
    told: list[Content | str] = [plain(item.situation, "$muted")]
    if item.telephone:
        told.append(plain(" " + exercises.words("telefoon"), "$muted"))
    widgets: list[Widget] = [Words(joined(*told), classes="paragraph")]
    widgets += [Words(line, classes="before") for line in item.before]
    if item.body:
        widgets.append(Words(plain(f"{item.person} {item.body}", "italic"), classes="before"))
    widgets.append(Words(joined(plain(f"{item.person}  ", "$primary"), item.says), classes="says"))
    if item.sentence:
        widgets.append(Words(joined(plain(exercises.words("zin") + "  ", "$muted"), f"'{item.sentence}'"), classes="sentence"))
    return widgets
