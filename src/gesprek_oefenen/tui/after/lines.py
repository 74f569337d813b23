"""Third step: the ten lines of the feedback form with the trainee's own words, and the talk beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.style import Style

from gesprek_oefenen.feedback.quoting import in_quotes
from gesprek_oefenen.model.feedback import Evidence, SkillResult, Verdict
from gesprek_oefenen.model.play import Exchange
from gesprek_oefenen.tui.after.step import Step, did, move_names
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.spoken import WrappedLines
from gesprek_oefenen.tui.values import AfterView
from gesprek_oefenen.tui.widgets import PushButton, Words

MARGIN = 15
"""Cells for the moves beside a turn."""
QUOTES = 3
"""Quotes shown with a line."""

SIGNS: dict[Verdict, str] = {
    Verdict.SEEN: "●", Verdict.SOMETIMES: "◐", Verdict.NOT_YET: "○", Verdict.NOT_AT_ISSUE: "–", Verdict.NOT_IN_TEXT: "–",
    Verdict.LEFT_HOME: "●", Verdict.SOMETIMES_ALONG: "◐", Verdict.OFTEN_ALONG: "○", Verdict.EVIDENCE_ONLY: "·",
}
"""A sign before each verdict; the words stand beside it."""


class SkillCard(Vertical, can_focus=True):
    """One line of the form. With the focus, its turns light up in the talk."""

    class Looked(Message):
        """Someone looks at this line."""

        def __init__(self, numbers: tuple[int, ...]) -> None:
            super().__init__()
            self.numbers = numbers

    def __init__(self, result: SkillResult, you: str, *, asked: bool) -> None:
        super().__init__()
        self.result, self._you, self._asked = result, you, asked

    def compose(self) -> ComposeResult:
        """Question, verdict, explanation, the words it rests on."""
        result = self.result
        verdict = f"{SIGNS[result.verdict]} {result.verdict.value}" if result.verdict.value else ""
        with Horizontal(classes="card-head"):
            asked = Content.styled("  hier vroeg u om" if self._you == "U" else "  hier vroeg je om", "$secondary") if self._asked else ""
            yield Words(joined(plain(result.question, "bold"), asked), classes="card-question")
            yield Words(plain(verdict, "bold $primary"), classes="card-verdict")
        if result.explanation:
            yield Words(joined(plain(result.explanation), more_about(result.card)), classes="card-why")
        for evidence in result.evidence[:QUOTES]:
            yield Words(self._quote(evidence), classes="quote")
        for chance in result.chances[:1]:
            yield Words(joined(plain("Hier kon het: ", "$muted"), in_quotes(chance.quote),
                               plain(f"  {chance.note}" if chance.note else "", "$muted")), classes="quote")

    def _quote(self, evidence: Evidence) -> Content:
        parts: list[Content | str] = [plain(f"{self._you}: ", "$muted"), in_quotes(evidence.quote)]
        if evidence.then:
            parts.append(plain(f"  → {in_quotes(evidence.then)}", "$muted"))
        if evidence.note:
            parts.append(plain(f"  {evidence.note}", "$muted"))
        return joined(*parts)

    def on_focus(self, event: events.Focus) -> None:
        """Light up its turns."""
        self.post_message(self.Looked(tuple(e.number for e in (*self.result.evidence, *self.result.chances))))


def more_about(card: str) -> Content:
    """A word to click on, or F6, that opens the knowledge card; nothing without a card."""
    if not card:
        return Content("")
    link = Content.styled("Meer hierover (F6)", "$primary underline").stylize(Style.from_meta({"@click": f"app.read_card({card!r})"}))
    return Content("  ") + link


class MarginTurn(WrappedLines):
    """One turn of the talk with its moves in the margin. ``pieces``: what was said, one under the other."""

    DEFAULT_CSS = "MarginTurn { width: 1fr; height: auto; }"

    def __init__(self, number: int, moves: str, pieces: Sequence[Content]) -> None:
        super().__init__()
        self.number, self._moves, self._pieces = number, moves, tuple(pieces)

    def light_up(self, proof: bool) -> None:
        """The line at hand rests on this turn: shown by a thick rule and underlined moves, not by colour alone."""
        self.set_class(proof, "-proof")
        self.refresh(layout=True)

    def _lines(self, width: int) -> list[Content]:
        proof = self.has_class("-proof")
        margin = plain(self._moves, "bold underline $secondary" if proof else "$secondary").wrap(MARGIN) if self._moves else []
        room = max(width - MARGIN - 3, 12)
        said = [line for piece in self._pieces for row in piece.split("\n", allow_blank=True) for line in (row.wrap(room) or [Content("")])]
        rule = Content.styled(" ▌ ", "$primary") if proof else Content.styled(" │ ", "$rule")
        lines = []
        for i in range(max(len(margin), len(said))):
            side = margin[i] if i < len(margin) else Content("")
            lines.append(Content(" " * max(MARGIN - side.cell_length, 0)) + side + rule + (said[i] if i < len(said) else Content("")))
        return [*lines, Content("")]


class LinesStep(Step):
    """The ten lines; from 110 columns the talk stands beside them, else F9 shows it."""

    help_id: ClassVar[str] = "tien_regels"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", show=False), Binding("up", "app.focus_previous", show=False),
        Binding("f6", "more", show=False), Binding("f9", "talk", show=False)]

    def __init__(self, view: AfterView) -> None:
        super().__init__(view)
        self.can_focus = False

    def compose(self) -> ComposeResult:
        """The lines at the left, the talk at the right."""
        you = self.say("{U|Jij}")
        record, name = self.view.record, self.view.story.person.name
        with Horizontal(id="lines-and-talk"):
            with VerticalScroll(id="lines", can_focus=False):
                yield Words("Wat te zien was", classes="step-title")
                yield Words(self.say("Geen cijfer: alleen wat in {uw|je} woorden te zien was. Een observator ziet meer."),
                            classes="muted")
                yield PushButton("Het gesprek laten zien", key="F9", id="show-talk", classes="link")
                asked = set(record.focus)
                for result in sorted(self.view.lines, key=lambda r: r.id not in asked):
                    yield SkillCard(result, you, asked=result.id in asked)
            with VerticalScroll(id="margin-talk"):
                yield Words("Het gesprek, met de zetten ernaast", classes="step-title")
                yield PushButton("Terug naar de regels", key="F9", id="show-lines", classes="link")
                yield MarginTurn(0, "", [joined(plain(f"{name}  ", "$muted"), plain(record.opening, "bold"))])
                for exchange in record.exchanges:
                    yield MarginTurn(exchange.number, move_names(exchange), _pieces(exchange, you, name))

    def on_skill_card_looked(self, event: SkillCard.Looked) -> None:
        """Light up the turns the line rests on and bring the first into view."""
        event.stop()
        first = None
        for turn in self.query(MarginTurn):
            found = turn.number in event.numbers
            turn.light_up(found)
            if found and first is None:
                first = turn
        if first is not None:
            self.query_one("#margin-talk", VerticalScroll).scroll_to_widget(first, top=True)

    def action_more(self) -> None:
        """The knowledge card about the line at hand."""
        focused = self.app.focused
        if isinstance(focused, SkillCard) and focused.result.card:
            self.house.open_card(focused.result.card)

    def action_talk(self) -> None:
        """In a narrow window: the talk instead of the lines, and back."""
        self.toggle_class("-talk")
        self.query_one("#show-lines" if self.has_class("-talk") else "#show-talk").focus()

    def on_button_pressed(self, event: PushButton.Pressed) -> None:
        """The links do what F9 does."""
        event.stop()
        self.action_talk()


def _pieces(exchange: Exchange, you: str, name: str) -> list[Content]:
    pieces = [joined(plain(f"{you}  ", "$muted"), did(exchange))]
    if exchange.outcome.reply:
        pieces.append(joined(plain(f"{name}  ", "$muted"), plain(exchange.outcome.reply, "bold")))
    if exchange.outcome.thought:
        pieces.append(joined(plain(f"{name} denkt  ", "$muted"), plain(exchange.outcome.thought, "italic")))
    return pieces
