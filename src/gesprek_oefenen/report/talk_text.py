"""A talk with everything that was seen in it, as plain Markdown: to keep, to copy, to take along to the group."""

from __future__ import annotations

from collections.abc import Sequence

from gesprek_oefenen.model.feedback import Evidence, Reflection, SkillResult, TipResult
from gesprek_oefenen.model.play import Exchange, TalkRecord, TurnKind
from gesprek_oefenen.model.story import Story

PARTS = (("bekend", "Bekend"), ("besluiten", "Besluiten"), ("bereiken", "Bereiken"), ("voornemen", "Voornemen"),
         ("bespreken_met", "Bespreken met"))
"""Field of ``Reflection`` and the heading above it."""


def talk_as_text(
    story: Story, record: TalkRecord, *, when: str = "", experience: Sequence[str] = (), tips: Sequence[TipResult] = (),
    lines: Sequence[SkillResult] = (), reflection: Reflection | None = None,
) -> str:
    """The talk as Markdown. What the trainee typed stands on lines of its own and cannot turn into headings or links.

    Args:
        story: whom the talk was with.
        record: the talk; turns that were taken back are named, not shown.
        when: the day, in words.
        experience: how the persona experienced it.
        tips: gesprekstips; only those that came along are shown.
        lines: the ten lines.
        reflection: what the trainee wrote.
    """
    name = story.person.name
    out = [f"# Gesprek met {_plain(name)}", "", _plain(story.title) + (f" · {when}" if when else ""), "", "## Het gesprek", ""]
    if story.opening.body:
        out += [f"*{_plain(story.opening.body)}*", ""]
    out += [f"**{_plain(name)}:** {_plain(record.opening)}", ""]
    for exchange in record.exchanges:
        out += _turn(name, exchange)
    if record.taken_back:
        count = len(record.taken_back)
        out += ["1 beurt is teruggenomen en anders gezegd." if count == 1 else f"{count} beurten zijn teruggenomen en anders gezegd.", ""]
    if experience:
        out += [f"## Hoe het voor {_plain(name)} was", "", " ".join(_plain(s) for s in experience), ""]
    seen = [tip for tip in tips if tip.seen]
    if seen:
        out += ["## Gesprekstips die langskwamen", ""]
        out += [f"- {_plain(tip.text)}{'' if tip.do else ' (dit sloop erin)'}{_quotes(tip.evidence)}" for tip in seen] + [""]
    if lines:
        out += ["## Wat te zien was", ""]
        for line in lines:
            verdict = f": {line.verdict.value}" if line.verdict.value else ""
            out += [f"- **{_plain(line.question)}**{verdict}. {_plain(line.explanation)}{_quotes(line.evidence)}"]
        out += [""]
    if reflection is not None and any(getattr(reflection, key) for key, _ in PARTS):
        out += ["## Bekend, Besluiten, Bereiken", ""]
        for key, title in PARTS:
            if text := getattr(reflection, key).strip():
                out += [f"**{title}**", "", *(_plain(row) for row in text.splitlines()), ""]
    return "\n".join(out).rstrip() + "\n"


def _turn(name: str, exchange: Exchange) -> list[str]:
    if exchange.kind is TurnKind.SILENCE:
        own = "(stilte)"
    elif exchange.kind is TurnKind.ROUND_OFF:
        own = "(rondt het gesprek af)"
    else:
        own = _plain(exchange.text)
    moves = ", ".join(move.value.replace("_", " ") for move in exchange.reading.moves)
    rows = [f"**U:** {own}" + (f"  \n  ({moves})" if moves else ""), ""]
    if exchange.outcome.body:
        rows += [f"*{_plain(exchange.outcome.body)}*", ""]
    if exchange.outcome.reply:
        rows += [f"**{_plain(name)}:** {_plain(exchange.outcome.reply)}", ""]
    return rows


def _quotes(evidence: Sequence[Evidence]) -> str:
    quotes = [f"'{_plain(one.quote)}'" for one in evidence[:3] if one.quote.strip()]
    return f" ({'; '.join(quotes)})" if quotes else ""


def _plain(text: str) -> str:
    """One line without what Markdown or a terminal would read as something else."""
    line = " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
    for sign in "\\`*_[]<>#|":
        line = line.replace(sign, "\\" + sign)
    return line
