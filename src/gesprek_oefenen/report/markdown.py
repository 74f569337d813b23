"""A report as plain Markdown: to keep, to copy, to take along to the group."""

from __future__ import annotations

from collections.abc import Sequence

from gesprek_oefenen.feedback.quoting import in_quotes
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.report.values import BEST, GAIN, ReportLine, ReportPoint, ReportQuote, ReportTurn, TalkReport

MARKS = {BEST: "deze beurt deed het meest", GAIN: "hier was het meest te winnen"}


def as_markdown(report: TalkReport) -> str:
    """The report. What people typed stands on lines of its own and cannot turn into headings, links or HTML."""
    return "\n".join(_Writer(report).all()).rstrip() + "\n"


class _Writer:
    def __init__(self, report: TalkReport) -> None:
        self.report = report
        self.name = _plain(report.name)

    def say(self, text: str, **values: str) -> str:
        return fill(text, self.report.address, {"naam": self.name, **values})

    def all(self) -> list[str]:
        report = self.report
        about = " · ".join(part for part in (_plain(report.title), report.when, _minutes(report.minutes)) if part)
        return [
            f"# Gesprek met {self.name}", "", about, "",
            *self.part("Waar het begon", [_plain(report.role), "", _plain(report.situation)] if report.situation or report.role else []),
            *self.part("Het gesprek", self.talk()),
            *self.part("Wie er aan het woord was", self.share()),
            *self.part(self.say("Hoe het voor {naam} was"), [_plain(report.experience), "", _plain(report.person_word)]),
            *self.part("De beurt die het meest deed", self.point(report.best)),
            *self.part("De beurt waar het meest te winnen was", self.point(report.gain)),
            *self.part("Gesprekstips die langskwamen", self.tips()),
            *self.part("Wat te zien was", [row for line in report.lines for row in self.line(line)]),
            *self.part("De observator en het programma naast elkaar", self.beside()),
            *self.part(self.say("Anders gezegd"), self.versions()),
            *self.part("Bekend, Besluiten, Bereiken", self.reflection()),
            *self.part("Waar hulp is", self.help()),
        ]

    def part(self, title: str, rows: Sequence[str]) -> list[str]:
        return [f"## {title}", "", *rows, ""] if any(row.strip() for row in rows) else []

    def talk(self) -> list[str]:
        report = self.report
        out = [f"*{_plain(report.opening_body)}*", ""] if report.opening_body else []
        out += [f"**{self.name}:** {_plain(report.opening)}", ""]
        for turn in report.turns:
            out += self.turn(turn)
        return out

    def turn(self, turn: ReportTurn) -> list[str]:
        beside = "; ".join(part for part in (", ".join(turn.moves), MARKS.get(turn.mark, "")) if part)
        rows = [f"**{self.say('{U|Jij}')}:** {_plain(turn.own)}" + (f"  \n  ({beside})" if beside else ""), ""]
        if turn.body:
            rows += [f"*{_plain(turn.body)}*", ""]
        if turn.reply:
            rows += [f"**{self.name}:** {_plain(turn.reply)}", ""]
        return rows

    def share(self) -> list[str]:
        report = self.report
        if not report.own_words + report.other_words:
            return []
        return [self.say("Van elke honderd woorden waren er ongeveer {deel} van {u|jou}.", deel=str(report.own_share))
                + _silences(report.silences)]

    def point(self, point: ReportPoint | None) -> list[str]:
        if point is None:
            return []
        rows = [f"> {_quoted(point.quote.words)}", "", _plain(point.reason)]
        if point.alternative:
            rows += ["", f"Een ander begin: {_quoted(point.alternative)}"]
        return [*rows, "", f"{_plain(point.why)} ({_plain(point.source)})"]

    def tips(self) -> list[str]:
        return [*(f"- {_plain(tip.question)}{self.quotes(tip.quotes)}" for tip in self.report.tips),
                *(f"- {_plain(tip.question)} (dit sloop erin){self.quotes(tip.quotes)}" for tip in self.report.slips)]

    def line(self, line: ReportLine) -> list[str]:
        verdict = f" {line.verdict.capitalize()}." if line.verdict else ""
        asked = self.say(" (hier vroeg {u|je} om)") if line.asked else ""
        return [f"- **{_plain(line.question)}**{asked}{verdict} {_plain(line.explanation)}{self.quotes(line.quotes)}"]

    def quotes(self, quotes: Sequence[ReportQuote]) -> str:
        return f" ({'; '.join(_quoted(one.words) for one in quotes)})" if quotes else ""

    def beside(self) -> list[str]:
        rows: list[str] = []
        for one in self.report.beside:
            rows += [f"- **{_plain(one.question)}** Observator: {_plain(one.observer)}. Programma: {_plain(one.program)}."
                     + (f" *{_plain(one.remark)}*" if one.remark else "")]
        return rows

    def versions(self) -> list[str]:
        rows: list[str] = []
        for one in self.report.versions:
            rows += [f"- Eerst: {_quoted(one.first)} {_plain(one.first_did)} Toen: {_quoted(one.then)} {_plain(one.then_did)} "
                     f"{_plain(one.together)}".rstrip()]
        return rows

    def reflection(self) -> list[str]:
        return [row for title, text in self.report.reflection
                for row in (f"**{title}**", "", *(_plain(line) for line in text.splitlines()), "")]

    def help(self) -> list[str]:
        return [*([_plain(self.report.help_intro), ""] if self.report.help_intro else []),
                *(f"- **{_plain(who)}**: {_plain(how)}" for who, how in self.report.help)]


def _minutes(minutes: int) -> str:
    return "" if minutes < 1 else "1 minuut" if minutes == 1 else f"{minutes} minuten"


def _silences(count: int) -> str:
    return "" if not count else " Er viel 1 stilte." if count == 1 else f" Er vielen {count} stiltes."


def _quoted(text: str) -> str:
    return in_quotes(_plain(text), "''")


def _plain(text: str) -> str:
    """One line without what Markdown or a terminal would read as something else."""
    line = " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
    for sign in "\\`*_[]<>#|":
        line = line.replace(sign, "\\" + sign)
    return line
