"""One skill over time as a chart: a dot a talk, three heights in words. Drawn by plotext, which is loaded with this module."""

from __future__ import annotations

from typing import Final

from textual.color import Color
from textual_plotext import PlotextPlot

from gesprek_oefenen.learning.progress import SkillLine

MOST: Final = 24
"""So many talks a chart shows: the latest."""


class SkillChart(PlotextPlot):
    """The talks from left to right, the latest at the right. The same stands in words beside it: nothing is said by colour."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._line: SkillLine | None = None

    def on_mount(self) -> None:
        """Draw what was put before there was a screen."""
        super().on_mount()
        self._draw()

    def put(self, line: SkillLine | None) -> None:
        """Show this skill."""
        self._line = line
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        plot = self.plt
        plot.clear_figure()
        if self._line is not None and self._line.points:
            points = self._line.points[-MOST:]
            colour = Color.parse(self.app.theme_variables["primary"]).rgb
            numbers = [point.number for point in points]
            levels = [point.level for point in points]
            plot.plot(numbers, levels, color=colour, marker="dot")
            plot.scatter(numbers, levels, color=colour, marker="●")
            plot.yticks([0, 1, 2], list(self._line.words))
            plot.ylim(0, 2)  # with an odd number of rows the three heights lie evenly
            first, last = numbers[0], max(numbers[-1], numbers[0] + 1)
            step = max((last - first) // 5, 1)
            plot.xticks(list(range(first, last + 1, step)), [str(number) for number in range(first, last + 1, step)])
            plot.xlim(first - 0.5, last + 0.5)
            plot.grid(False, False)
        self.refresh()
