"""The talk as one reads it: who, what was said, and what one sees. Used in the talk itself and when looking back."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content

from gesprek_oefenen.model.play import Exchange, TurnKind
from gesprek_oefenen.model.story import Line
from gesprek_oefenen.tui.safe import marked, plain, shortened
from gesprek_oefenen.tui.widgets import PushButton, Words

SHOWN = 40
"""Exchanges kept on the screen; earlier ones come back on request."""


WIDEST_NAME = 14
"""Cells of a name beside the words; a longer one is cut."""


class Utterance(Horizontal):
    """A line of the talk: the name at the left, the words beside it."""

    def __init__(self, who: str, text: Content | str, classes: str) -> None:
        super().__init__(classes=classes)
        self._who, self._text = who, text

    def compose(self) -> ComposeResult:
        """Name and words."""
        yield Words(shortened(self._who, WIDEST_NAME), classes="who")
        yield Words(self._text, classes="said")


class ExchangeView(Vertical):
    """One turn: what the trainee did, what one saw, what she said."""

    def __init__(self, name: str, you: str, kind: TurnKind, text: str, exchange: Exchange | None = None) -> None:
        super().__init__()
        self._person, self._you, self._kind, self._text, self._exchange = name, you, kind, text, exchange
        self.number = exchange.number if exchange is not None else 0

    def compose(self) -> ComposeResult:
        """The trainee's line, and hers or the dots while she thinks."""
        yield own_line(self._you, self._kind, self._text)
        if self._exchange is None:
            yield Utterance(self._person, "…", "theirs waiting")
        else:
            yield from answer_lines(self._person, self._exchange.outcome.body, self._exchange.outcome.reply)

    async def show_answer(self, exchange: Exchange) -> None:
        """What one saw and what she said, instead of the waiting dots."""
        self._exchange = exchange
        self.number = exchange.number
        await self.query(".waiting").remove()
        await self.mount(*answer_lines(self._person, exchange.outcome.body, exchange.outcome.reply))

    def mark(self, marks: Sequence[tuple[int, int]]) -> None:
        """Mark words in what the trainee said (spans into the turn as typed); none: take the marks away."""
        if self._kind is TurnKind.SAY:
            self.query_one(".yours .said", Words).put(marked(self._text.strip(), shifted(self._text, marks)))
            self.set_class(bool(marks), "marked")


class TalkView(VerticalScroll):
    """The whole talk; stays at the end while it goes on, unless someone scrolled back."""

    help_id = "gesprek_teruglezen"
    can_focus = True

    def __init__(self, name: str, *, you: str = "U", id: str | None = None) -> None:
        super().__init__(id=id)
        self._person, self._you = name, you
        widest = max(len(shortened(name, WIDEST_NAME)), len(you))
        self.add_class(f"-names-{min(max(widest, 6), WIDEST_NAME)}")

    async def show(self, opening: Line, exchanges: Sequence[Exchange], *, more: bool = False) -> None:
        """Show the last part of this talk; with ``more``, as many turns again before what stands there."""
        count = len(self.query(ExchangeView)) + SHOWN if more else SHOWN
        shown = exchanges[-count:]
        async with self.batch():
            await self.remove_children()
            if len(shown) < len(exchanges):
                await self.mount(PushButton("Eerdere beurten laten zien", id="earlier", classes="link"))
            else:
                await self.mount(Vertical(*answer_lines(self._person, opening.body, opening.text), classes="opening"))
            await self.mount(*(ExchangeView(self._person, self._you, e.kind, e.text, e) for e in shown))
        if not more:
            self.anchor()

    async def begin_turn(self, kind: TurnKind, text: str) -> ExchangeView:
        """Show at once what the trainee did, with dots for her."""
        view = ExchangeView(self._person, self._you, kind, text)
        await self.mount(view)
        views = list(self.query(ExchangeView))
        if len(views) > 2 * SHOWN:
            await self.query("#earlier, .opening").remove()
            async with self.batch():
                for old in views[:-SHOWN]:
                    await old.remove()
                await self.mount(PushButton("Eerdere beurten laten zien", id="earlier", classes="link"), before=0)
        self.anchor()
        return view


def own_line(you: str, kind: TurnKind, text: str, marks: Sequence[tuple[int, int]] = ()) -> Utterance:
    """What the trainee did, as a line."""
    if kind is TurnKind.SILENCE:
        return Utterance(you, "(laat een stilte vallen)", "yours quiet")
    if kind is TurnKind.ROUND_OFF:
        return Utterance(you, "(rondt het gesprek af)", "yours quiet")
    return Utterance(you, marked(text.strip(), shifted(text, marks)), "yours")


def answer_lines(name: str, body: str, reply: str) -> list[Words | Utterance]:
    """What one sees and what she says."""
    lines: list[Words | Utterance] = []
    if body:
        lines.append(Words(plain(body, "italic"), classes="body-language"))
    if reply:
        lines.append(Utterance(name, reply, "theirs"))
    elif not body:
        lines.append(Utterance(name, "(zegt niets)", "theirs quiet"))
    return lines


def shifted(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans into ``text`` as spans into ``text.strip()``."""
    ahead = len(text) - len(text.lstrip())
    return [(start - ahead, end - ahead) for start, end in marks]
