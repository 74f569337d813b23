"""Feedback and help as plain lines: wrapped, one thing a line, fit to be read aloud."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gesprek_oefenen.cli.streams import harmless, say
from gesprek_oefenen.cli.texts import Texts
from gesprek_oefenen.model.feedback import Evidence, SkillResult, TipResult, Verdict

if TYPE_CHECKING:
    from gesprek_oefenen.feedback.help import HelpText
    from gesprek_oefenen.feedback.taken_back import BothWays

WIDTH: Final = 80
_READ_ON: Final = frozenset({Verdict.NOT_YET, Verdict.SOMETIMES, Verdict.SOMETIMES_ALONG, Verdict.OFTEN_ALONG})
"""With these a card that says more may help."""


def paragraph(text: str, indent: str = "") -> None:
    """A paragraph, wrapped; lines after the first get ``indent``."""
    for line in textwrap.wrap(harmless(text), WIDTH, subsequent_indent=indent) or [""]:
        say(line)


def show_tips(tips: Sequence[TipResult], text: Texts) -> None:
    """The gesprekstips that came along, then those that slipped in."""
    done = [tip for tip in tips if tip.do and tip.seen]
    slipped = [tip for tip in tips if not tip.do and tip.seen]
    if not done and not slipped:
        paragraph(text("na.tips_geen"))
    for heading, group in (("na.tips_wel", done), ("na.tips_niet", slipped)):
        if group:
            say(text(heading))
            for tip in group:
                paragraph(f"- {tip.text}", "  ")
                show_evidence(tip.evidence[:2], text)


def show_form(form: Sequence[SkillResult], text: Texts) -> None:
    """The ten lines, each with its verdict in words and the trainee's own words as proof."""
    for number, line in enumerate(form, 1):
        verdict = f" {str(line.verdict.value).capitalize()}." if line.verdict.value else ""
        paragraph(f"{number}. {line.question}{verdict}", "   ")
        if line.explanation:
            paragraph(f"   {line.explanation}", "   ")
        show_evidence(line.evidence[:3], text)
        if line.card and line.verdict in _READ_ON:
            paragraph("   " + text("na.kaart", kaart=line.card), "   ")
        for chance in line.chances[:1]:
            paragraph("   " + text("na.kans", nummer=chance.number, woorden=chance.quote), "   ")


def show_evidence(evidence: Sequence[Evidence], text: Texts) -> None:
    """Quotes, each with what came after it."""
    for piece in evidence:
        line = "   " + text("na.beurt", nummer=piece.number, woorden=piece.quote)
        if piece.note:
            line += f" {harmless(piece.note)}"
        if piece.then:
            line += f" {text('na.daarna', daarna=piece.then)}"
        paragraph(line, "   ")


def show_versions(both: BothWays, text: Texts) -> None:
    """A turn that was taken back: what was said first and what it did, then the other way."""
    say()
    paragraph(text("na.teruggenomen", nummer=both.number, ervoor=both.first.before))
    for key, version, did in (("na.eerst", both.first, both.first_did), ("na.toen", both.then, both.then_did)):
        said = text("na.stilte") if version is None or not version.text else f'"{version.text}"'
        paragraph(text(key, gezegd=said, deed=did) if version is not None else did, "  ")
    paragraph(both.together)


def show_help(help_text: HelpText, nearby: Sequence[str] = ()) -> None:
    """Where help is, a place a line; ``nearby``: whom to turn to here."""
    if help_text.intro:
        paragraph(help_text.intro)
    for place in help_text.lines:
        paragraph(f"- {place.line}", "  ")
    for line in nearby:
        paragraph(line, "  ")
