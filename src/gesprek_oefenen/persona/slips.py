"""Spelling slips in what he says (*heb je kinderne*): she hears the word of her own story that was meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from gesprek_oefenen.language.lemmas import is_known
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.model.reading import Reading

_READ_AT_MOST: Final = 2000
"""Slips are mended in so many characters; what she takes in of a turn is not longer."""


def without_slips(reading: Reading, meant: Callable[[str], str | None]) -> Reading:
    """``reading`` with each word that is none replaced by the one ``meant`` gives for it.

    The findings move along with the text; their own words stay as typed, since those are what the trainee gets to see.
    """
    text = reading.text
    slips = [(token.start, token.end, word) for token in tokenise(text[:_READ_AT_MOST])
             if token.kind == "word" and not is_known(token.norm) and (word := meant(token.norm)) is not None]
    if not slips:
        return reading
    for start, end, word in reversed(slips):
        text = text[:start] + word + text[end:]

    def moved(place: int) -> int:
        return place + sum(len(word) - (end - start) for start, end, word in slips if end <= place)

    findings = tuple(replace(finding, start=moved(finding.start), end=moved(finding.end)) for finding in reading.findings)
    return replace(reading, text=text, findings=findings)
