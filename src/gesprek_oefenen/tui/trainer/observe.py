"""The observer's form while the talk goes on: a key for each of the ten lines, the moment beside it, words of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, TextArea

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.trainer.observer import FormLine, ObservedLine, ObserverForm, View, form_lines
from gesprek_oefenen.tui.ports import MenuItem
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.saybox import Field
from gesprek_oefenen.tui.trainer.dialogs import Pick
from gesprek_oefenen.tui.trainer.room import TrainerRoom
from gesprek_oefenen.tui.widgets import Choices, PushButton, Words

if TYPE_CHECKING:
    from gesprek_oefenen.tui.trainer.ports import TalkChoice

TICK = 1.0
MOMENTS = 4
"""So many of the latest moments stand beside a line."""
FREE = "vrij"


class OneLine(Field):
    """A field of one line: Enter goes on to the list."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            if isinstance(self.screen, ObserveScreen):
                self.screen.written(self)
            return
        await super()._on_key(event)


class ObserveScreen(TrainerRoom):
    """A form, new or opened again; everything is kept as it goes."""

    help_id: ClassVar[str] = "observator"
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("1-0", "gezien", "list"), ("Enter", "invullen", "fill"),
        ("F1", "hulp", "help"), ("Esc", "menu", "menu"))
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"note({str(digit)!r})", show=False) for digit in range(10)),
        Binding("plus", "own", show=False), Binding("backspace", "undo", show=False),
        Binding("f2", "talk", show=False, priority=True), Binding("f5", "watch", show=False, priority=True),
        Binding("f8", "beside", show=False, priority=True)]

    def __init__(self, form_id: str = "") -> None:
        super().__init__()
        self._form_id = form_id
        self._form: ObserverForm | None = None
        self._lines = form_lines()
        self._ran = 0.0
        self._since: float | None = None
        self._talk_words = ""

    def heading(self) -> str:
        """What this is."""
        return "Meekijken als observator"

    def body(self) -> Iterable[Widget]:
        """About whom, what was asked, the clock, the ten lines, a field for words, the buttons."""
        with Horizontal(classes="pair-of-fields"):
            yield Words("Over wie", classes="field-title")
            yield OneLine(id="supporter", placeholder="naam van de ondersteuner")
        with Horizontal(classes="pair-of-fields"):
            yield Words("Let vooral op", classes="field-title")
            yield OneLine(id="focus", placeholder="waar de ondersteuner feedback op vraagt")
        with Horizontal(classes="pair-of-fields"):
            yield Words("00:00", id="stopwatch")
            yield Words("", id="about")
        yield Choices(id="observe-list")
        yield OneLine(id="own", placeholder="+ in eigen woorden, met het moment erbij")
        with Horizontal(classes="buttons"):
            yield PushButton("Klok", key="F5", id="watch", main=True)
            yield PushButton("Welk gesprek", key="F2", id="talk")
            yield PushButton("Naast elkaar", key="F8", id="beside")
            yield PushButton("Terug", id="back")

    def menu_items(self) -> tuple[MenuItem, ...]:
        """What an observer can do."""
        return (MenuItem("De klok laten lopen, of stil zetten", "watch", "F5"), MenuItem("Bij welk gesprek dit hoort", "talk", "F2"),
                MenuItem("Deze regel invullen", "fill", "Enter"), MenuItem("Iets in eigen woorden", "own", "+"),
                MenuItem("Laatste aantekening weg", "undo", "Backspace"), MenuItem("Naast elkaar leggen", "beside", "F8"), MenuItem("Terug", "back"))

    def on_mount(self) -> None:
        """Fetch the form, or begin one."""
        self._load()
        self.set_interval(TICK, self._tick)

    @work
    async def _load(self) -> None:
        try:
            form = await self.house.work(lambda: self.trainer.form(self._form_id) if self._form_id else self.trainer.new_form())
            talks = await self.house.work(lambda: self.trainer.talks()) if form.talk else ()
        except PractiseError as error:
            self.house.tell(error)
            self.dismiss()
            return
        self._form = form
        self._ran = float(max((note.second for note in form.notes), default=0))
        self._talk_words = _about(next((talk for talk in talks if talk.id == form.talk), None))
        self.query_one("#supporter", Field).text = form.supporter
        self.query_one("#focus", Field).text = ", ".join(self._what(one) for one in form.focus)
        self._fill()
        self.query_one("#supporter" if not form.supporter else "#observe-list").focus()

    def _what(self, key: str) -> str:
        return next((line.what for line in self._lines if line.id == key), key)

    # The clock

    @property
    def second(self) -> int:
        """How far the talk is."""
        return int(self._ran + (monotonic() - self._since if self._since is not None else 0))

    def action_watch(self) -> None:
        """Let the clock run, or stop it."""
        if self._since is None:
            self._since = monotonic()
        else:
            self._ran, self._since = self._ran + monotonic() - self._since, None
        self._tick()
        self.query_one("#observe-list").focus()

    async def action_back(self) -> None:
        """Leave; what stands in the fields is kept first."""
        self._take_fields()
        await super().action_back()

    def _tick(self) -> None:
        running = self._since is not None
        self.query_one("#stopwatch", Words).put(f"{_clock(self.second)} {'' if running else '(staat stil) '}")
        self.query_one("#about", Words).put(self._talk_words or "een rollenspel")

    # Noting down

    def action_note(self, key: str) -> None:
        """Seen now."""
        line = next((one for one in self._lines if one.key == key), None)
        if line is None or self._form is None:
            return
        if self._since is None and not self._form.notes:
            self.action_watch()  # whoever notes something is watching a talk that goes on
        self._keep(self._form.noted(line.id, self.second))

    def action_undo(self) -> None:
        """The last note was a slip."""
        if self._form is not None and self._form.notes:
            self._keep(self._form.without_last_note())

    def action_own(self) -> None:
        """To the field for words of one's own."""
        self.query_one("#own").focus()

    def action_list(self) -> None:
        """Back to the list, where the keys work."""
        self.query_one("#observe-list").focus()

    def written(self, field: Field) -> None:
        """Enter in a field: keep it, and back to the list."""
        if self._form is None:
            return
        text = " ".join(field.text.split())
        if field.id == "own":
            if text:
                self._keep(self._form.noted("", self.second, text))
                field.text = ""
        else:
            self._take_fields()
        self.query_one("#observe-list").focus()

    @on(TextArea.Changed)
    def typed(self, event: TextArea.Changed) -> None:
        """Whom it is about and what to look at are taken over when they are left."""
        event.stop()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A field was left: keep it."""
        if getattr(event.widget, "id", "") in ("supporter", "focus"):
            self._take_fields()

    def _take_fields(self) -> None:
        if self._form is None:
            return
        supporter = " ".join(self.query_one("#supporter", Field).text.split())
        asked = " ".join(self.query_one("#focus", Field).text.split())
        form = self._form
        if asked != ", ".join(self._what(one) for one in form.focus):
            form = replace(form, focus=tuple(part.strip() for part in asked.split(",") if part.strip()))
        form = replace(form, supporter=supporter)
        if form != self._form:
            self._keep(form)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Fill this line in."""
        event.stop()
        self.action_fill()

    @work
    async def action_fill(self) -> None:
        """What was seen of the line at hand, in words of one's own."""
        from gesprek_oefenen.tui.trainer.fill import FillLine

        key = self.query_one("#observe-list", Choices).highlighted_id
        if self._form is None or key is None:
            return
        if key == FREE:
            words = await self.app.push_screen_wait(FillLine("Wat viel verder op?", ObservedLine(words=self._form.free), free=True))
            if words is not None and self._form is not None:
                self._keep(replace(self._form, free=words.words))
            return
        line = next(one for one in self._lines if one.id == key)
        filled = await self.app.push_screen_wait(FillLine(line.question, self._form.lines.get(key, ObservedLine())))
        if filled is not None and self._form is not None:
            self._keep(self._form.filled(key, filled.view, filled.words))

    @work
    async def action_talk(self) -> None:
        """Which talk this is about."""
        if self._form is None:
            return
        try:
            talks = await self.house.work(lambda: self.trainer.talks())
        except PractiseError as error:
            self.house.tell(error)
            return
        options: list[tuple[str, Content | str]] = [("-1", "Een rollenspel, zonder programma")]
        options += [(str(at), _about(talk)) for at, talk in enumerate(talks)]
        picked = await self.app.push_screen_wait(Pick("Bij welk gesprek kijkt u mee?" if self.house.preferences.address == "u" else
                                                      "Bij welk gesprek kijk je mee?", options))
        if picked is None or self._form is None:
            return
        talk = talks[int(picked)] if picked != "-1" else None
        self._talk_words = _about(talk)
        self._keep(replace(self._form, talk=talk.id if talk else "", program={}))
        self._tick()

    def _keep(self, form: ObserverForm) -> None:
        """Show it and keep it."""
        self._form = form
        self._fill()
        self._store(form)

    @work(group="keep")
    async def _store(self, form: ObserverForm) -> None:
        try:
            kept = await self.house.work(lambda: self.trainer.keep_form(form))
        except PractiseError as error:
            self.house.tell(error)
            return
        if self._form is not None and self._form.talk == kept.talk:
            self._form = replace(self._form, program=kept.program)

    def _fill(self) -> None:
        form = self._form
        if form is None:
            return
        options: list[tuple[str, Content | str]] = [(line.id, _line(line, form)) for line in self._lines]
        own = [note for note in form.notes if not note.skill]
        last = f"  {_clock(own[-1].second)} {own[-1].text}" if own else ""
        options.append((FREE, joined(plain("+ ", "bold $primary"), "Eigen woorden", plain(form.free and f"  {form.free}", "$secondary"),
                                     plain(last, "$muted"))))
        self.query_one("#observe-list", Choices).put(options)

    @work(exclusive=True, group="beside")
    async def action_beside(self) -> None:
        """Lay it beside what the program saw."""
        from gesprek_oefenen.tui.trainer.compare import CompareScreen

        if self._form is None:
            return
        self._take_fields()
        form = self._form
        try:
            kept = await self.house.work(lambda: self.trainer.keep_form(form))
        except PractiseError as error:
            self.house.tell(error)
            return
        self._form = kept
        self.house.push_screen(CompareScreen(kept))


def _clock(second: int) -> str:
    return f"{second // 60:02d}:{second % 60:02d}"


def _about(talk: TalkChoice | None) -> str:
    if talk is None:
        return ""
    return f"gesprek met {talk.name}, {talk.when}{'' if talk.ended else ', nog bezig'}"


def _line(line: FormLine, form: ObserverForm) -> Content:
    moments = [_clock(note.second) for note in form.notes if note.skill == line.id]
    filled = form.lines.get(line.id, ObservedLine())
    parts: list[Content | str] = [plain(f"{line.key} ", "bold $primary"), line.question]
    if line.id in form.focus:
        parts.append(plain("  hierom gevraagd", "$secondary"))
    if moments:
        parts.append(plain(f"  {'… ' if len(moments) > MOMENTS else ''}{' '.join(moments[-MOMENTS:])}", "bold"))
    if filled.view is not View.NOT_FILLED:
        parts.append(plain(f"  {filled.view.value}", "$primary"))
    if filled.words:
        parts.append(plain(f"  {filled.words}", "$muted"))
    return joined(*parts)
