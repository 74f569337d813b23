"""Choosing a line: never the same twice while another fits; after that the one that was used longest ago."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from gesprek_oefenen.model.address import fill, names_in
from gesprek_oefenen.model.play import PersonaState
from gesprek_oefenen.model.story import ANY_STATE, Line
from gesprek_oefenen.persona.draw import Draw


class Picker:
    """Chooses the lines of one turn.

    Lines that were said before in this talk are left aside as long as there is another; so are lines whose text was said
    under another id, and lines with ``{naam}`` while the trainee's name is not known.
    """

    def __init__(self, state: PersonaState, draw: Draw, texts: Mapping[str, str]) -> None:
        self._order = {line_id: place for place, line_id in enumerate(state.used)}
        self._said = {texts[line_id] for line_id in state.used if texts.get(line_id)}
        self._facts = state.facts
        self._draw = draw
        self.choices: tuple[str, ...] = ()

    def usable(self, lines: Iterable[Line]) -> list[Line]:
        """The lines that can be said: those whose ``{naam}`` is known."""
        return [line for line in lines if "{" not in line.text or names_in(line.text) <= self._facts.keys()]

    def unused(self, lines: Iterable[Line]) -> list[Line]:
        """Those of ``lines`` that can be said and were not said before in this talk."""
        return [line for line in self.usable(lines) if not self.was_used(line)]

    def was_used(self, line: Line) -> bool:
        """Whether this line, or another with the same words, was said in this talk."""
        return line.id in self._order or line.text in self._said

    def fresh(self, lines: Iterable[Line], purpose: str) -> Line | None:
        """A line that was not said before, drawn; ``None`` when there is none."""
        options = self.unused(lines)
        return self._take(self._draw.pick(purpose, options), options) if options else None

    def any(self, lines: Iterable[Line], purpose: str) -> Line | None:
        """A fresh line, or else the one that was used longest ago; ``None`` only when there are no lines."""
        options = self.usable(lines)
        return self.fresh(options, purpose) or self.oldest(options)

    def oldest(self, lines: Sequence[Line]) -> Line | None:
        """The line that was used longest ago."""
        if not lines:
            return None
        return self._take(min(lines, key=lambda line: self._order.get(line.id, -1)), lines)

    def take(self, line: Line, options: Sequence[Line]) -> Line:
        """Use ``line``, which was chosen from ``options`` on other grounds than chance."""
        return self._take(line, options)

    def text(self, line: Line) -> str:
        """What is said: the line with the trainee's name filled in."""
        return fill(line.text, values=self._facts) if names_in(line.text) else line.text

    def _take(self, line: Line, options: Sequence[Line]) -> Line:
        self.choices = tuple(option.id for option in options)
        return line


def for_state(lines: Mapping[str, tuple[Line, ...]], state: str) -> tuple[Line, ...]:
    """The lines for ``state``; those of any state when it has none of its own."""
    return lines.get(state) or lines.get(ANY_STATE, ())
