"""The ways to everything else, on a line or two: one widget, because the start counts every widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from gesprek_oefenen.tui.safe import plain

GAP = 3
"""Cells between two links."""
MARGIN = 2
"""Cells of the screen beside them, less the gap after the last."""


class Links(Static, can_focus=True):
    """Words to go somewhere with: a click, or left and right and then Enter. ``links``: (as printed, action)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False), Binding("right", "step(1)", show=False), Binding("enter,space", "go", show=False)]

    def __init__(self, links: Sequence[tuple[str, str]], *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)
        self._links = tuple(links)
        self._width = 0
        self.at = 0
        """Number of the one that Enter follows."""

    def on_mount(self) -> None:
        """Paint them."""
        self._paint()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show which one Enter follows, while it can."""
        super().watch_has_focus(has_focus)
        self._paint()

    def action_step(self, by: int) -> None:
        """To the next or the one before, round and round."""
        self.at = (self.at + by) % len(self._links)
        self._paint()

    async def action_go(self) -> None:
        """Follow the one at hand."""
        await self.run_action(self._links[self.at][1])

    def on_resize(self) -> None:
        """Lay them out anew in another width."""
        if self._width != self.app.size.width:
            self._paint()

    def _paint(self) -> None:
        """Whole words on a line: a link is never broken off in the middle."""
        self._width = self.app.size.width
        lines: list[list[Content]] = [[]]
        room = self._width - MARGIN
        for number, (label, action) in enumerate(self._links):
            here = self.has_focus and number == self.at
            words = plain(label, "bold $background on $foreground" if here else "underline $primary")
            if lines[-1] and room < words.cell_length + GAP:
                lines.append([])
                room = self._width - MARGIN
            room -= words.cell_length + GAP
            lines[-1].append(words.stylize(Style.from_meta({"@click": action})))
        self.update(Content("\n").join([Content(" " * GAP).join(line) for line in lines]))
