"""Text as it may be shown: without what could disturb a terminal, or make a line read as something else in a browser."""

from __future__ import annotations

import unicodedata

LONGEST = 12_000
"""Characters of one piece of text that are shown; more would only make the screen slow."""

_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}
_MOST_ACCENTS = 3


def tidy(text: str, longest: int = LONGEST) -> str:
    """``text`` without what could disturb a terminal: control codes, bidi overrides, zero-width signs, stacked accents.

    Cut to ``longest`` characters.
    """
    return tidied(text, longest)[0]


def tidied(text: str, longest: int = LONGEST) -> tuple[str, list[int]]:
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


def one_line(text: str) -> str:
    """``text`` on one line, with single spaces, of nothing but what can be shown: for a name, an id, a piece in a message."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
