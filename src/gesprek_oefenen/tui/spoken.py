"""Who said what, with the words beside the name: one widget for a whole turn, however many lines.

A widget for every line would make turn 60 of a talk ten times as dear as turn 5: Textual lays all of them out again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from gesprek_oefenen.tui.safe import plain, shortened

WIDEST_NAME = 14
"""Cells of a name beside the words; a longer one is cut."""
NARROWEST_NAME = 6
WIDEST_TEXT = 76
"""Cells of a line of text: longer lines are hard to read."""
LEAST_TEXT = 12


@dataclass(frozen=True, slots=True)
class Part:
    """A name ("" for what one only sees) and the words beside it; ``gap``: an empty line behind it, where there is room."""

    who: Content
    said: Content
    gap: bool = False


def name_width(*names: str) -> int:
    """Cells for the longest of the names, within limits."""
    return min(max(NARROWEST_NAME, *(cell_len(shortened(name, WIDEST_NAME)) for name in names)), WIDEST_NAME)


def name(text: str, style: str) -> Content:
    """A name as it stands beside the words."""
    return plain(shortened(text, WIDEST_NAME), style)


class WrappedLines(Widget):
    """A widget that is as wide as there is room and as high as its own wrapped lines."""

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as there is room."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are at this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """All lines."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        """The lines at ``width`` cells; each widget wraps its own."""
        return []


class Spoken(WrappedLines):
    """Parts under each other. ``names``: cells for the names."""

    DEFAULT_CSS = "Spoken { width: 1fr; height: auto; }"

    def __init__(self, parts: Sequence[Part], names: int, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.parts = tuple(parts)
        self._names = names

    def put(self, parts: Sequence[Part]) -> None:
        """Show other parts."""
        self.parts = tuple(parts)
        self.refresh(layout=True)

    def _lines(self, width: int) -> list[Content]:
        indent = self._names + 2
        room = max(min(width - indent, WIDEST_TEXT), LEAST_TEXT)
        airy = not self.screen.has_class("-low")
        lines: list[Content] = []
        for part in self.parts:
            said = [line for row in part.said.split("\n", allow_blank=True) for line in (row.wrap(room) or [Content("")])]
            lines.append(part.who.pad_right(max(indent - part.who.cell_length, 0)) + said[0])
            lines.extend(Content(" " * indent) + line for line in said[1:])
            if part.gap and airy:
                lines.append(Content(""))
        return lines
