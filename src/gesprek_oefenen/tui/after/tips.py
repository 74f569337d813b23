"""Second step: which gesprekstips came along."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.widget import Widget

from gesprek_oefenen.feedback.quoting import in_quotes
from gesprek_oefenen.model.feedback import TipResult
from gesprek_oefenen.tui.after.step import Step
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.widgets import Words

QUOTES = 2
"""Quotes shown with a tip."""


class TipsStep(Step):
    """What came along, what slipped in, and what did not come along this time."""

    help_id: ClassVar[str] = "gesprekstips"

    def compose(self) -> ComposeResult:
        """Three short lists; an empty one is left out."""
        tips = self.view.tips
        yield Words("Gesprekstips: wat kwam langs", classes="step-title")
        came = [t for t in tips if t.do and t.seen]
        slipped = [t for t in tips if not t.do and t.seen]
        rest = [t for t in tips if t.do and not t.seen]
        if not came and not slipped:
            yield Words("In dit gesprek was er niet veel van te zien. Een volgend gesprek geeft meer.", classes="paragraph")
        for tip in came:
            yield from self._tip("✓ ", "$success", tip)
        if slipped:
            yield Words("Dit sloop erin", classes="question")
            for tip in slipped:
                yield from self._tip("• ", "$warning", tip)
        if rest:
            yield Words("Kwam nu niet langs", classes="question")
            yield Words(plain("  ·  ".join(t.text.rstrip(".") for t in rest), "$muted"), classes="paragraph")

    def _tip(self, sign: str, colour: str, tip: TipResult) -> Iterable[Widget]:
        yield Words(joined(plain(sign, f"bold {colour}"), plain(tip.text, "bold")), classes="tip")
        for evidence in tip.evidence[:QUOTES]:
            quote = joined(plain(self.say("{U|Jij}: "), "$muted"), in_quotes(evidence.quote)) if evidence.quote else joined("")
            note = joined("  ", plain(evidence.note, "$muted")) if evidence.note else joined("")
            yield Words(joined(quote, note), classes="quote")
