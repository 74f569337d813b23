"""The one way text from a person or a file reaches the screen: as plain characters, never as markup.

Textual reads ``str`` as markup in most widgets; a ``Content`` is taken as it is. Everything here gives ``Content``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from textual.content import Content, Span

LONGEST = 12_000
"""Characters of one piece of text that are shown; more would only make the screen slow."""

_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}
_MOST_ACCENTS = 3


def tidy(text: str, longest: int = LONGEST) -> str:
    """``text`` without what could disturb a terminal: control codes, bidi overrides, zero-width signs, stacked accents.

    Cut to ``longest`` characters.
    """
    return _tidy(text, longest)[0]


def plain(text: str, style: str = "") -> Content:
    """``text`` as content without any markup, tidied; ``style`` may be a class of Textual styles ("bold", "$accent")."""
    content = Content(tidy(text))
    return content.stylize(style) if style else content


def marked(text: str, spans: Sequence[tuple[int, int]], style: str = "bold underline") -> Content:
    """``text`` with the half-open ``spans`` (code points into the text as given) in ``style``.

    The places stay right when tidying takes characters out. Spans outside the text are cut to it.
    """
    shown, places = _tidy(text)
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


def _tidy(text: str, longest: int = LONGEST) -> tuple[str, list[int]]:
    """The text to show and, for every code point of ``text`` (and its end), where it begins in the text to show."""
    text, full = text[:longest], text
    if text.isascii() and text.isprintable():
        places = list(range(len(text) + 1))
        return text, places + [len(text)] * (len(full) - len(text))
    out: list[str] = []
    places = []
    length = accents = 0
    for i, char in enumerate(text):
        places.append(length)
        shown = _shown(char, text[i + 1 : i + 2])
        if shown and unicodedata.combining(char):
            accents += 1
            if not out or accents > _MOST_ACCENTS:
                continue
            whole = unicodedata.normalize("NFC", out[-1] + char)
            length += len(whole) - len(out[-1])
            out[-1] = whole
            continue
        if shown:
            accents = 0
            out.append(shown)
            length += 1
    places.append(length)
    return "".join(out), places + [length] * (len(full) - len(text))


def _shown(char: str, following: str) -> str:
    """What one character looks like on the screen: itself, a space, a new line, or nothing."""
    if char == "\n" or char in "\u2028\u2029\x85":
        return "\n"
    if char == "\r":
        return "" if following == "\n" else "\n"
    if char == "\t":
        return " "
    if unicodedata.category(char) in _DROPPED or "\ufe00" <= char <= "\ufe0f":
        return ""
    return char
