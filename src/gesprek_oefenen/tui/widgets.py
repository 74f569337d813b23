"""House versions of stock widgets: the one place where text becomes safe and keys become visible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from gesprek_oefenen.tui.safe import plain


class Words(Static):
    """Text on the screen. A ``str`` is shown as it is, never read as markup."""

    def __init__(self, text: Content | str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(_content(text), id=id, classes=classes, markup=False)

    def put(self, text: Content | str) -> None:
        """Show another text."""
        self.update(_content(text))

    @property
    def words(self) -> str:
        """What stands there now, without styles."""
        shown = self.content
        return shown.plain if isinstance(shown, Content) else str(shown)


class PushButton(Button, inherit_css=False):
    """A button of one row that says what happens; ``key`` is shown behind it in small.

    It looks as app.tcss says. The stock style sheet (250 lines of variants we never use) is left out: reading it took longer
    than all of ours together.
    """

    DEFAULT_CSS = """
    PushButton { width: auto; height: 1; line-pad: 1; text-align: center; content-align: center middle; pointer: pointer; }
    """

    def __init__(self, label: str, *, id: str | None = None, classes: str | None = None, key: str = "", main: bool = False,
                 action: str | None = None) -> None:
        self._full = plain(label) if not key else plain(label) + Content(" ") + Content.styled(key, "italic")
        self._short = plain(label)
        super().__init__(self._full, id=id, classes=f"{classes or ''} {'main' if main else ''}".strip() or None, compact=True,
                         action=action)

    def be_short(self, short: bool) -> None:
        """Without the key, where there is little room."""
        self.label = self._short if short else self._full


class Choices(OptionList, inherit_css=False):
    """A list to choose from; prompts are plain text or content. ``›`` marks the line at hand, beside the colour.

    Like the button it leaves out the stock style sheet; how it looks stands in app.tcss.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = OptionList.COMPONENT_CLASSES
    DEFAULT_CSS = """
    Choices { height: auto; max-height: 100%; overflow-x: hidden; overflow-y: auto; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False, compact=True)
        self._prompts: list[Content] = []
        self._pointed: int | None = None

    def put(self, options: Sequence[tuple[str, Content | str]]) -> None:
        """Replace the list by (id, prompt); an empty id is a heading that cannot be chosen."""
        at = self.highlighted_id
        self.clear_options()
        self._pointed = None
        self._prompts = [_content(text) for _, text in options]
        self.add_options([Option(self._prompt(i, False), id=key or None, disabled=not key)
                          for i, (key, _) in enumerate(options)])
        keys = [key for key, _ in options]
        if at in keys:
            self.highlighted = keys.index(at)
        else:
            self.highlighted = next((i for i, key in enumerate(keys) if key), None)

    @property
    def highlighted_id(self) -> str | None:
        """The id of the line at hand."""
        if self.highlighted is None or self.highlighted >= self.option_count:
            return None
        return self.get_option_at_index(self.highlighted).id

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the pointer along."""
        for index in (self._pointed, highlighted):
            if index is not None and index < min(self.option_count, len(self._prompts)):
                self.replace_option_prompt_at_index(index, self._prompt(index, index == highlighted))
        self._pointed = highlighted
        super().watch_highlighted(highlighted)

    def _prompt(self, index: int, here: bool) -> Content:
        first, *rest = self._prompts[index].split("\n", allow_blank=True)
        lines = [Content("› " if here else "  ") + first, *(Content("  ") + line for line in rest)]
        return Content("\n").join(lines)


class KeyBar(Static):
    """The keys that work here, on one line; a click on one does the same. ``keys``: (as printed, what it does, action)."""

    def __init__(self, keys: tuple[tuple[str, str, str], ...]) -> None:
        parts = []
        for key, label, action in keys:
            words = Content.assemble((key, "bold $primary"), " ", (label, "$muted"))
            parts.append(words.stylize(Style.from_meta({"@click": f"screen.{action}" if "." not in action else action})))
        super().__init__(Content("   ").join(parts), markup=False)


class Choice(Static, can_focus=True):
    """One of a few answers, or a tick: ``(●)``/``( )`` or ``[x]``/``[ ]`` before the text; space, Enter or a click chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "choose", "Kiezen", show=False)]

    class Chosen(Message):
        """Someone chose this."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> Choice:
            """The choice, for ``@on`` selectors."""
            return self.choice

    def __init__(self, text: str, value: Any, *, on: bool = False, tick: bool = False, note: str = "", id: str | None = None,
                 classes: str | None = None) -> None:
        super().__init__("", id=id, classes=classes, markup=False)
        self.text = text
        self.value = value
        self.tick = tick
        self.note = note
        self._on = on

    @property
    def on(self) -> bool:
        """Whether it is chosen."""
        return self._on

    @on.setter
    def on(self, value: bool) -> None:
        self._on = value
        self._paint()

    def put_note(self, note: str) -> None:
        """Another note behind it."""
        self.note = note
        self._paint()

    def on_mount(self) -> None:
        """Paint the mark."""
        self._paint()

    def _paint(self) -> None:
        mark = ("[x] " if self._on else "[ ] ") if self.tick else ("(●) " if self._on else "( ) ")
        here = self.has_focus  # then the whole line has the colours of the cursor
        note = Content.styled("  " + plain(self.note).plain, "" if here else "$muted") if self.note else Content("")
        self.update(Content.styled(mark, "bold" if here else "bold $primary") + plain(self.text, "bold" if self._on else "") + note)
        self.set_class(self._on, "-on")

    def watch_has_focus(self, has_focus: bool) -> None:
        """In the colours of the cursor, or in its own. (In ``on_focus`` it does not know yet that it has the focus.)"""
        super().watch_has_focus(has_focus)
        self._paint()

    def action_choose(self) -> None:
        """Choose it (a tick turns round)."""
        self.on = not self.on if self.tick else True
        self.post_message(self.Chosen(self))

    async def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        event.stop()
        self.focus()
        self.action_choose()


def _content(text: Content | str) -> Content:
    return text if isinstance(text, Content) else plain(text)
