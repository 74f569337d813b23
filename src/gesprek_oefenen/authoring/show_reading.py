"""How a sentence is read, in plain lines for whoever writes rules or stories: ``regels probeer``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gesprek_oefenen.model.reading import TalkContext

if TYPE_CHECKING:
    from gesprek_oefenen.analysis.explain import Explanation
    from gesprek_oefenen.analysis.reader import Reader

MOST_NEAR: Final = 8
"""So many rules that nearly fired are shown; the rest is counted."""


def show_reading(reader: Reader, text: str, context: TalkContext) -> Iterator[str]:
    """The parts of ``text``, what was recognised and why, and what nearly was and why not."""
    from gesprek_oefenen.analysis.explain import explain

    explanation = explain(reader, text, context)
    yield from _parts(explanation)
    yield from _recognised(explanation, reader)
    yield from _nearly(explanation)
    yield from _rest(reader, text, context)


def _parts(explanation: Explanation) -> Iterator[str]:
    yield "DELEN"
    if not explanation.clauses:
        yield "  geen woorden"
    for clause in explanation.clauses:
        about = "" if clause.about == "geen" else f", over {clause.about}"
        yield f"  \"{clause.text}\": {clause.kind}{about}"
    for question in explanation.questions:
        yield f"  vraag \"{question.text}\": {question.kind} ({question.form})"
    yield ""


def _recognised(explanation: Explanation, reader: Reader) -> Iterator[str]:
    yield "HERKEND"
    if not explanation.findings:
        yield "  geen zet"
    for finding in explanation.findings:
        yield f"  {finding.move.value} op \"{finding.text}\" ({'zeker' if finding.sure else 'waarschijnlijk'}; regel {finding.rule})"
        rules = reader.rules.explain(finding.rule)
        if rules is not None:
            yield f"    {rules.meaning}"
            yield f"    {rules.why} ({rules.source})"
    yield ""


def _nearly(explanation: Explanation) -> Iterator[str]:
    if not explanation.near:
        return
    yield "BIJNA"
    for near in explanation.near[:MOST_NEAR]:
        yield f"  {near.rule} op \"{near.text}\", maar: {', '.join(_because(reason) for reason in near.reasons) or 'een andere regel gaat voor'}"
    left = len(explanation.near) - MOST_NEAR
    if left > 0:
        yield f"  en nog {left}"
    yield ""


def _because(reason: str) -> str:
    if reason.startswith("behalve-"):
        return f"uitzondering {reason.removeprefix('behalve-')} onder `behalve` past"
    if reason.startswith("wijkt voor "):
        return f"de zet {reason}"
    if reason == "elders":
        return "de woorden staan niet op de goede plek"
    return f"`{reason}` klopt niet"


def _rest(reader: Reader, text: str, context: TalkContext) -> Iterator[str]:
    """Signals, the subject with its rivals, and what a summary gave back."""
    from gesprek_oefenen.language.tokens import tokenise

    reading = reader.read(text, context)
    if reading.signals:
        yield f"SIGNALEN: {', '.join(signal.value for signal in reading.signals)}"
    if reading.summary is not None:
        given = ", ".join(reading.summary.given_back) or "niets"
        yield f"GEEFT TERUG: {given}" + (f"; nooit gezegd: {', '.join(reading.summary.never_said)}" if reading.summary.never_said else "")
    finder = reader.topic_finder
    if finder is None:
        return
    match = finder.find(tokenise(text), context)
    yield f"ONDERWERP: {match.topic or 'geen van het verhaal'}{' (gaat door op het vorige)' if match.from_context else ''}"
    for rival in match.rivals:
        yield f"  {rival.topic}: {rival.score:.2f}, door {', '.join(f'“{word}”' for word in rival.words) or 'de voorbeeldvragen'}"
