"""The coach's place: one hint or observation, another beginning, why, and what she thinks but does not say."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from gesprek_oefenen.model.play import Exchange, Hint
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.widgets import Words

MOST = 0.85
"""From this share of the turn on, the marked words are the turn, and naming them says nothing."""


class CoachPanel(VerticalScroll):
    """Under the talk, or beside it in a wide window."""

    help_id = "coach"
    can_focus = False

    def __init__(self, name: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._person = name
        self._hint: Hint | None = None
        self._why = False

    def compose(self) -> ComposeResult:
        """The pieces, empty at first."""
        yield Words("coach", id="coach-title")
        yield Words("", id="coach-words", classes="piece")
        yield Words("", id="coach-other", classes="piece")
        yield Words("", id="coach-why", classes="piece")
        yield Words("", id="coach-thought", classes="piece")

    def on_mount(self) -> None:
        """Nothing to say yet."""
        self.clear()

    def clear(self) -> None:
        """Say nothing."""
        self._hint = None
        self._why = False
        for words in self.query(".piece").results(Words):
            words.put("")
            words.display = False
        self._look()

    def welcome(self, text: str) -> None:
        """A first word, before anything is said."""
        self._put("#coach-words", plain(text, "$muted"))

    def show(self, exchange: Exchange) -> None:
        """What there is to say of this turn; nothing is fine."""
        self.clear()
        hint = self._hint = exchange.hint
        if hint is not None:
            about = exchange.text[hint.start:hint.end].strip()
            words = plain(hint.effect)
            part = len(about) < MOST * len(exchange.text.strip())
            if about and part and hint.kind != "waarneming" and len(about) <= 60:
                words = joined(plain(f"‘{about}’  ", "$secondary"), words)
            if hint.why and not hint.alternative:
                words = joined(words, Content.styled("  F6 waarom", "$muted"))
            self._put("#coach-words", words)
            if hint.alternative:
                tail = Content.styled("  F6 waarom", "$muted") if hint.why else ""
                self._put("#coach-other", joined(plain((hint.lead or "Zo kan het ook") + "  ", "$muted"), plain(hint.alternative, "bold $secondary"), tail))
        thought = exchange.outcome.thought
        if thought:
            self._put("#coach-thought", joined(plain(f"{self._person} denkt  ", "$muted"), plain(thought, "italic")))
        self.scroll_home(animate=False)

    def toggle_why(self) -> None:
        """Show the reason and where it comes from, or hide it."""
        if self._hint is None or not self._hint.why:
            return
        self._why = not self._why
        source = f" ({self._hint.source})" if self._hint.source else ""
        more = Content.styled("  F7 meer hierover", "$muted") if self._hint.card else Content("")
        self._put("#coach-why", joined(plain(self._hint.why + source, "$muted"), more) if self._why else Content(""))

    @property
    def card(self) -> str:
        """The knowledge card about what the coach says now, or ""."""
        return self._hint.card if self._hint is not None else ""

    def on_click(self) -> None:
        """A click does the same as F6."""
        self.toggle_why()

    def _put(self, selector: str, text: Content) -> None:
        words = self.query_one(selector, Words)
        words.put(text)
        words.display = bool(text.plain)
        self._look()

    def _look(self) -> None:
        """With nothing to say, no line and no title either."""
        silent = not any(words.display for words in self.query(".piece"))
        self.set_class(silent, "-silent")
        self.border_title = "" if silent else "coach"
