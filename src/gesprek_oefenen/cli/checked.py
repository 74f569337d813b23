"""What was checked, shown: the same for scenarios, rules, exercises and cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gesprek_oefenen.cli.streams import complain, harmless_lines, say

if TYPE_CHECKING:
    from gesprek_oefenen.authoring.check import CheckReport


def show_report(report: CheckReport, machine: bool, what: str = "gesprek", many: str = "gesprekken", nothing: str = "") -> int:
    """Show every problem and how it stands; returns the exit code.

    Args:
        report: what was checked and found.
        machine: one JSON line a problem instead of text.
        what: what one checked file is called; ``many``: more of them.
        nothing: what to say when there was no file at all (exit code 2); "" counts none as fine.
    """
    from gesprek_oefenen.authoring.show import as_json, as_text, summary

    if machine:
        for found in report.problems:
            say(as_json(found))
        return report.exit_code
    for line in as_text(report.problems):
        say(harmless_lines(line))
    if nothing and not report.files:
        complain(nothing)
        return 2
    say(summary(len(report.files), report.problems, what, many))
    return report.exit_code
