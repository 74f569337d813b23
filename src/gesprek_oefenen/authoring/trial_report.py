"""The report of a trial in plain Dutch lines, for a terminal of 80 columns and for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Final

from gesprek_oefenen.authoring.trial import TrialReport, Unreached

_MOST: Final = 40
_WIDTH: Final = 100
_AT_MOST: Final = {"adviseur": 0.05, "echo": 0.05, "gesloten": 0.25}
_LISTENER: Final = 0.80
_FALLBACK: Final = 0.15


def bounds_broken(report: TrialReport) -> list[str]:
    """Which of the bounds that matter do not hold (Dutch, one sentence each); empty when all is well.

    The good listener reaches the achievable in at least 80 % of talks, adviser and echo in at most 5 %, the closed
    questioner in at most 25 %; the story has an answer to at least 85 % of the listener's turns.
    """
    found = []
    listener = report.per_trainee.get("luisteraar")
    if listener is not None and listener.talks:
        if listener.achieved_share < _LISTENER:
            found.append(f"De goede luisteraar haalt het haalbare in {listener.achieved_share:.0%}; minstens {_LISTENER:.0%} is goed.")
        if listener.fallback_share > _FALLBACK:
            found.append(f"De luisteraar krijgt in {listener.fallback_share:.0%} van zijn beurten geen antwoord uit het verhaal; "
                         f"hooguit {_FALLBACK:.0%} is goed.")
    for who, most in _AT_MOST.items():
        tally = report.per_trainee.get(who)
        if tally is not None and tally.talks and tally.achieved_share > most:
            found.append(f"De {tally.trainee.name} haalt het haalbare in {tally.achieved_share:.0%}; hooguit {most:.0%} is goed.")
    return found


def format_report(report: TrialReport, file: Path | None = None) -> str:
    """The whole report as text."""
    return "\n".join(piece for line in _lines(report, file) for piece in _wrapped(line))


def _wrapped(line: str) -> list[str]:
    """``line`` in pieces that fit; what goes on stands a little to the right. The table is narrow enough by itself."""
    margin = line[: len(line) - len(line.lstrip())]
    return wrap(line, _WIDTH, subsequent_indent=margin + "  ", break_on_hyphens=False) if len(line) > _WIDTH else [line]


def _lines(report: TrialReport, file: Path | None) -> Iterator[str]:
    yield f"Proef met {report.story_id}: {report.talks} gesprekken van hooguit 25 beurten (zaad {report.seed})."
    yield ""
    yield f"{'wie':<29}{'haalbaar':>9}{'liep weg':>10}{'geen antwoord':>15}{'dubbel':>8}  vertrouwen na 5/10/15/20/25"
    for tally in report.per_trainee.values():
        if not tally.talks:
            continue
        trust = " ".join("  -" if (mean := tally.mean_trust(turn)) is None else f"{mean:>3}" for turn in (5, 10, 15, 20, 25))
        yield (f"{tally.trainee.name:<29}{tally.achieved_share:>9.0%}{tally.left / tally.talks:>10.0%}"
               f"{tally.fallback_share:>15.0%}{tally.repeats:>8}  {trust}")
    yield ""
    broken = bounds_broken(report)
    yield from broken or ["De grenzen kloppen: wie luistert komt ver, wie raad geeft of napraat niet."]
    for title, smells in (("Waar zij vastzit", report.dead_ends), ("Wat opvalt in de punten", report.smells)):
        if smells:
            yield ""
            yield f"{title}:"
            yield from (f"  {_place(file, smell.line_no)}{smell.message}" for smell in smells)
    if report.repeated:
        yield ""
        yield "Zinnen die in één gesprek terugkwamen:"
        yield from (f"  {_place(file, line_no)}{times} keer: \"{text}\"" for text, times, line_no in report.repeated)
    yield ""
    yield from _unreached(report.unreached, file)
    yield f"Van de {report.lines} zinnen, gedachten en gebaren zijn er {report.unsaid} in geen enkel gesprek gebruikt."


def _unreached(parts: Sequence[Unreached], file: Path | None) -> Iterator[str]:
    if not parts:
        yield "Alles is minstens één keer langsgekomen: toestanden, overgangen, lagen, reacties, initiatieven en einden."
        return
    yield "Nooit langsgekomen:"
    yield from (f"  {_place(file, part.line_no)}{part.what}" for part in parts[:_MOST])
    if len(parts) > _MOST:
        yield f"  en nog {len(parts) - _MOST}."


def _place(file: Path | None, line_no: int) -> str:
    """``simone.yaml:120: `` or ``regel 120: ``; nothing when it is not about one line."""
    if not line_no:
        return ""
    return f"{file.name}:{line_no}: " if file is not None else f"regel {line_no}: "
