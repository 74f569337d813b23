"""The talk as one reads it: who, what was said, and what one sees. Used in the talk itself and when looking back."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import VerticalScroll
from textual.content import Content

from gesprek_oefenen.model.play import Exchange, TurnKind
from gesprek_oefenen.model.story import Line
from gesprek_oefenen.tui.safe import marked, plain
from gesprek_oefenen.tui.spoken import Part, Spoken, name, name_width
from gesprek_oefenen.tui.widgets import PushButton

SHOWN = 40
"""Exchanges kept on the screen; earlier ones come back on request."""


class ExchangeView(Spoken):
    """One turn: what the trainee did, what one saw, what she said."""

    def __init__(self, person: str, you: str, kind: TurnKind, text: str, exchange: Exchange | None = None) -> None:
        self._person, self._you, self._kind, self._text = person, you, kind, text
        self._marks: Sequence[tuple[int, int]] = ()
        self._exchange = exchange
        super().__init__(self._parts(), name_width(person, you))

    @property
    def number(self) -> int:
        """Of the turn; 0 while she thinks."""
        return self._exchange.number if self._exchange is not None else 0

    @property
    def waiting(self) -> bool:
        """She thinks."""
        return self._exchange is None

    def show_answer(self, exchange: Exchange) -> None:
        """What one saw and what she said, instead of the dots."""
        self._exchange = exchange
        self.put(self._parts())

    def mark(self, marks: Sequence[tuple[int, int]]) -> None:
        """Mark words in what the trainee said (spans into the turn as typed); none: take the marks away."""
        if self._kind is TurnKind.SAY and tuple(marks) != tuple(self._marks):
            self._marks = tuple(marks)
            self.set_class(bool(marks), "marked")
            self.put(self._parts())

    def call_you(self, you: str) -> None:
        """The trainee is named otherwise ("U", "Jij")."""
        self._you = you
        self._names = name_width(self._person, you)
        self.put(self._parts())

    def _parts(self) -> list[Part]:
        own = Part(name(self._you, "$muted"), own_words(self._kind, self._text, self._marks))
        if self._exchange is None:
            return [own, Part(name(self._person, "$primary"), plain("…", "$muted"), gap=True)]
        return [own, *answer_parts(self._person, self._exchange.outcome.body, self._exchange.outcome.reply)]


class TalkView(VerticalScroll):
    """The whole talk; stays at the end while it goes on, unless someone scrolled back."""

    help_id = "gesprek_teruglezen"
    can_focus = True

    def __init__(self, person: str, *, you: str = "U", id: str | None = None) -> None:
        super().__init__(id=id)
        self._person, self._you = person, you

    def call_you(self, you: str) -> None:
        """The trainee is named otherwise, in what stands here too."""
        self._you = you
        for view in self.query(ExchangeView):
            view.call_you(you)

    async def show(self, opening: Line, exchanges: Sequence[Exchange], *, more: bool = False) -> None:
        """Show the last part of this talk; with ``more``, as many turns again before what stands there."""
        count = len(self.query(ExchangeView)) + SHOWN if more else SHOWN
        shown = exchanges[-count:]
        async with self.batch():
            await self.remove_children()
            if len(shown) < len(exchanges):
                await self.mount(_earlier())
            else:
                await self.mount(Spoken(answer_parts(self._person, opening.body, opening.text), name_width(self._person, self._you),
                                        classes="opening"))
            await self.mount(*(ExchangeView(self._person, self._you, e.kind, e.text, e) for e in shown))
        if not more:
            self.anchor()

    async def begin_turn(self, kind: TurnKind, text: str) -> ExchangeView:
        """Show at once what the trainee did, with dots for her."""
        view = ExchangeView(self._person, self._you, kind, text)
        await self.mount(view)
        views = list(self.query(ExchangeView))
        if len(views) > 2 * SHOWN:
            async with self.batch():
                await self.query("#earlier, .opening").remove()
                for old in views[:-SHOWN]:
                    await old.remove()
                await self.mount(_earlier(), before=0)
        self.anchor()
        return view


def _earlier() -> PushButton:
    return PushButton("Eerdere beurten laten zien", id="earlier", classes="link")


def own_words(kind: TurnKind, text: str, marks: Sequence[tuple[int, int]] = ()) -> Content:
    """What the trainee did, in words."""
    if kind is TurnKind.SILENCE:
        return plain("(laat een stilte vallen)", "italic $muted")
    if kind is TurnKind.ROUND_OFF:
        return plain("(rondt het gesprek af)", "italic $muted")
    return marked(text.strip(), shifted(text, marks))


def answer_parts(person: str, body: str, reply: str) -> list[Part]:
    """What one sees and what she says."""
    parts = [Part(Content(""), plain(body, "italic $muted"), gap=not reply)] if body else []
    if reply:
        parts.append(Part(name(person, "$primary"), plain(reply, "bold"), gap=True))
    elif not body:
        parts.append(Part(name(person, "$primary"), plain("(zegt niets)", "italic $muted"), gap=True))
    return parts


def shifted(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans into ``text`` as spans into ``text.strip()``."""
    ahead = len(text) - len(text.lstrip())
    return [(start - ahead, end - ahead) for start, end in marks]
