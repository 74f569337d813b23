"""Giving back a piece of what the persona said: verbatim, short, with something in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.feedback.quoting import content_words, noun_phrases, quotes, short


@pytest.mark.parametrize(("line", "first"), [
    ("Lang. Er gebeurt eigenlijk nooit wat.", "Lang"),
    ("In de pauze loop ik gewoon een rondje. Valt niemand op, hoor.", "In de pauze loop ik gewoon een rondje"),
    ("Nou, 's avonds doe ik de gordijnen dicht, en dan zit ik op de bank met mijn telefoon.", "'s avonds doe ik de gordijnen dicht"),
    ("Nou ja, die flat hè.", "die flat"),
    ("*haalt haar schouders op* Mijn fiets is kapot.", "Mijn fiets is kapot"),
])
def test_a_short_piece_is_quoted_as_it_was_said(line: str, first: str) -> None:
    """Without filler at either end and without stage directions."""
    assert quotes(line)[0] == first


@pytest.mark.parametrize("line", ["Mwah. Het gaat.", "Weet ik niet.", "Heeft u kinderen?", "...", "", "Ja. Nee. Nou."])
def test_nothing_to_quote(line: str) -> None:
    """A line without content, or a question, is not quoted."""
    assert quotes(line) == ()


@pytest.mark.parametrize(("line", "address", "phrases"), [
    ("Ik zit op de bank met mijn telefoon.", "je", ("de bank", "je telefoon")),
    ("Ik zit op de bank met mijn telefoon.", "u", ("de bank", "uw telefoon")),
    ("Het gaat wel. Ik loop naar het park.", "u", ("het park",)),
    ("Dat is een avond als alle andere.", "u", ("zo'n avond",)),
    ("Een beetje. De hele dag.", "u", ()),
    ("De oude buurvrouw komt soms.", "u", ("de oude buurvrouw",)),
])
def test_nouns_come_with_their_article(line: str, address: str, phrases: tuple[str, ...]) -> None:
    """As the other would give them back; only where a noun is certain."""
    assert noun_phrases(line, address) == phrases


@given(st.text(max_size=300))
def test_any_text_is_read_without_complaint(text: str) -> None:
    """Every quote is a piece of the text with a content word; nothing raises."""
    for piece in quotes(text):
        assert content_words(piece)
    noun_phrases(text, "u")
    assert len(short(text).split()) <= 13
