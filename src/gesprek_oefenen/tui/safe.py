"""The one way text from a person or a file reaches the screen: as plain characters, never as markup.

Textual reads ``str`` as markup in most widgets; a ``Content`` is taken as it is. Everything here gives ``Content``.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content, Span

from gesprek_oefenen.model.tidy import tidied, tidy


def plain(text: str, style: str = "") -> Content:
    """``text`` as content without any markup, tidied; ``style`` may be a class of Textual styles ("bold", "$accent")."""
    content = Content(tidy(text))
    return content.stylize(style) if style else content


def marked(text: str, spans: Sequence[tuple[int, int]], style: str = "bold underline") -> Content:
    """``text`` with the half-open ``spans`` (code points into the text as given) in ``style``.

    The places stay right when tidying takes characters out. Spans outside the text are cut to it.
    """
    shown, places = tidied(text)
    found = []
    for start, end in spans:
        begin, stop = places[min(max(start, 0), len(text))], places[min(max(end, 0), len(text))]
        if begin < stop:
            found.append(Span(begin, stop, style))
    return Content(shown, spans=found)


def joined(*parts: Content | str) -> Content:
    """The parts one after another; a ``str`` is plain text."""
    return Content("").join([part if isinstance(part, Content) else plain(part) for part in parts])


def shortened(text: str, width: int) -> str:
    """``text`` tidied, on one line, of at most ``width`` cells; an ellipsis shows that something is left out."""
    from rich.cells import cell_len, set_cell_size

    line = " ".join(tidy(text).split())
    return line if cell_len(line) <= width else set_cell_size(line, max(width - 1, 0)).rstrip() + "…"
