"""Turns that were taken back: what was said first and what it did, beside what was said then and what it did."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from gesprek_oefenen.model.play import Exchange
from gesprek_oefenen.tui.after.step import Step, did, move_names
from gesprek_oefenen.tui.safe import joined, plain
from gesprek_oefenen.tui.widgets import Words


class VersionsStep(Step):
    """Both versions of every turn that was taken back."""

    help_id: ClassVar[str] = "twee_versies"

    def compose(self) -> ComposeResult:
        """A pair for each."""
        yield Words(self.say("Wat {u|je} terugnam"), classes="step-title")
        yield Words(self.say("Eerst wat {u|je} zei, dan wat {u|je} in plaats daarvan probeerde."), classes="muted")
        for pair in self.view.versions:
            yield Words(joined(plain(f"{self.view.story.person.name}  ", "$muted"), pair.first.before), classes="before")
            with Horizontal(classes="pair"):
                yield from self._version("Eerst", pair.first, pair.first_did)
                if pair.then is None:
                    with Vertical(classes="version"):
                        yield Words(plain("Daarna", "bold $primary"))
                        yield Words(pair.then_did or "Er kwam geen andere beurt voor in de plaats.", classes="muted")
                else:
                    yield from self._version("Daarna", pair.then, pair.then_did)
            if pair.together:
                yield Words(pair.together, classes="together")

    def _version(self, title: str, exchange: Exchange, effect: str) -> ComposeResult:
        name = self.view.story.person.name
        with Vertical(classes="version"):
            yield Words(joined(plain(title, "bold $primary"), plain(f"  {move_names(exchange)}", "$muted")))
            yield Words(joined(plain(self.say("{U|Jij}  "), "$muted"), did(exchange)), classes="version-said")
            if exchange.outcome.body:
                yield Words(plain(exchange.outcome.body, "italic $muted"))
            if exchange.outcome.reply:
                yield Words(joined(plain(f"{name}  ", "$muted"), plain(exchange.outcome.reply, "bold")))
            if effect:
                yield Words(plain(effect, "$secondary"), classes="version-effect")
