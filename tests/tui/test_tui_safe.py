"""The one helper for text, and that nothing goes round it; colours one can read."""

from __future__ import annotations

import ast
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.color import Color

from gesprek_oefenen import tui
from gesprek_oefenen.model.tidy import tidy
from gesprek_oefenen.tui.safe import marked, plain, shortened
from gesprek_oefenen.tui.theme import CONTRAST, THEMES

HERE = Path(tui.__file__).parent


@given(st.text(max_size=300))
def test_tidied_text_holds_nothing_that_disturbs_a_terminal(text: str) -> None:
    """For any Unicode text."""
    for char in tidy(text):
        assert char == "\n" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


@given(st.text(max_size=200), st.integers(-5, 220), st.integers(-5, 220))
def test_marks_never_raise_and_stay_within_the_text(text: str, start: int, end: int) -> None:
    """Whatever the span."""
    content = marked(text, [(start, end)])
    assert content.plain == tidy(text)
    assert all(0 <= span.start < span.end <= len(content.plain) for span in content.spans)


@given(st.text(max_size=40), st.text(alphabet="abcdef", min_size=1, max_size=10), st.text(max_size=40))
def test_marks_stay_on_their_words_when_tidying_takes_signs_out(before: str, word: str, after: str) -> None:
    """The marked words are the tidied words."""
    content = marked(before + word + after, [(len(before), len(before) + len(word))])
    (span,) = content.spans
    assert content.plain[span.start : span.end].startswith(word[0]) or before[-1:] == "\r"
    assert word in unicodedata.normalize("NFC", content.plain[span.start : span.end] + " ") or unicodedata.combining((after or " ")[0])


def test_nfd_is_shown_as_one_letter_and_stacked_accents_are_cut() -> None:
    """As one types it, and no tower."""
    assert tidy("cafe\u0301") == "café"
    assert len(tidy("e" + "\u0301" * 50)) <= 4


def test_a_long_text_is_cut_for_the_screen_and_marks_at_its_end_do_not_raise() -> None:
    """12,000 characters are enough for a screen."""
    content = marked("a" * 50_000, [(49_990, 50_000)])
    assert len(content.plain) == 12_000


def test_shortened_is_one_line_of_at_most_the_width() -> None:
    """With an ellipsis, wide characters counted as two."""
    assert shortened("een\ntwee", 20) == "een twee"
    assert shortened("mevrouw Van der Bosch-Verhulst", 10).endswith("…")
    assert len(plain(shortened("漢字漢字漢字", 6))) <= 4


def test_no_screen_uses_a_stock_widget_that_reads_markup() -> None:
    """Static, Label, Button and OptionList only in widgets.py; no from_markup, no f-string into ``update``."""
    for path in HERE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"Static", "Label", "Button", "OptionList", "Markdown", "RichLog", "TextArea", "Input"}, (path, node.lineno)
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"from_markup", "from_text"}, (path, node.lineno)


def test_no_colour_codes_outside_the_theme() -> None:
    """TCSS and screens use tokens."""
    for path in [*HERE.rglob("*.tcss"), *HERE.rglob("*.py")]:
        if path.name != "theme.py":
            assert not re.findall(r"(?<![&\w])#[0-9a-fA-F]{6}\b|\brgb\(", path.read_text(encoding="utf-8")), path


PAIRS = [("foreground", "background"), ("foreground", "surface"), ("foreground", "panel"), ("primary", "background"), ("primary", "surface"),
         ("primary", "panel"), ("secondary", "background"), ("secondary", "panel"), ("muted", "background"), ("muted", "surface"),
         ("muted", "panel"), ("on-primary", "primary"), ("background", "foreground"), ("warning", "background"), ("error", "background"),
         ("success", "background"), ("secondary", "surface"), ("block-cursor-foreground", "block-cursor-background"),
         ("foreground", "block-cursor-blurred-background"), ("muted", "block-cursor-blurred-background"),
         ("foreground", "block-hover-background"), ("primary", "block-cursor-blurred-background")]
"""Every pair of text and ground the TCSS uses."""


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_pair_of_colours_can_be_read(theme) -> None:  # type: ignore[no-untyped-def]
    """WCAG AA, 4.5 : 1; the contrast theme 7 : 1."""
    colours = {**{k: getattr(theme, k) for k in ("foreground", "background", "surface", "panel", "primary", "secondary", "warning", "error", "success")},
               **theme.variables}
    least = 7.0 if theme is CONTRAST else 4.5
    for text, ground in PAIRS:
        assert _ratio(colours[text], colours[ground]) >= least, (text, ground, round(_ratio(colours[text], colours[ground]), 2))


def _ratio(text: str, ground: str) -> float:
    light, dark = sorted((_luminance(text), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(code: str) -> float:
    parts = [c / 255 for c in Color.parse(code).rgb]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
