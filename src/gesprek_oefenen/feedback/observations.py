"""Observations of what went well: not a sticker but what was seen, and only when it did something to the other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from gesprek_oefenen.feedback.choose import order
from gesprek_oefenen.feedback.moments import SIGNAL_IDS, after, came_back, goes_on, told_something
from gesprek_oefenen.feedback.quoting import short
from gesprek_oefenen.feedback.texts import strings, yaml_data
from gesprek_oefenen.model.address import fill, names_in
from gesprek_oefenen.model.moves import GROUP_MOVES, Group, Move, Signal
from gesprek_oefenen.model.play import Exchange, Hint
from gesprek_oefenen.model.story import Story

OBSERVATION = "waarneming"
_REMEMBERED = 30
"""So many turns back wordings are not used again; a limit, so that turn 500 costs what turn 5 does."""
_HARMS = frozenset((*GROUP_MOVES[Group.OMA], *GROUP_MOVES[Group.PUSHING], Move.UNINTELLIGIBLE))


def observation(
    story: Story, history: Sequence[Exchange], exchange: Exchange, address: str, seed: int, quiet: Collection[str] = (),
) -> Hint | None:
    """What the coach saw go well in ``exchange``, or ``None``.

    Nothing when the turn also held something that pushes or judges, when the persona did not respond to it, or when
    the same was said in the last turns (``tussenpoos``). Of ``quiet`` moves nothing is said. ``address``: ``"u"`` or ``"je"`` for the trainee.
    """
    data = yaml_data("hints/waarnemingen.yaml")
    if any(finding.move in _HARMS for finding in exchange.reading.findings):
        return None
    said = {one.hint.effect for one in history[-_REMEMBERED:] if one.hint is not None}
    common = {str(rule.get("zet")) for rule in data["waarnemingen"] if rule.get("gewoon")}
    last = history[-1].hint if history else None
    just_observed = last.move if last is not None and last.kind == OBSERVATION else ""
    if just_observed and just_observed not in common:
        return None
    for rule in data["waarnemingen"]:
        key = str(rule.get("zet") or rule["signaal"])
        pause = int(data["tussenpoos_gewoon" if key in common else "tussenpoos"])
        recent = {one.hint.move for one in history[-pause:] if one.hint is not None}
        if key in quiet or key in recent or (just_observed and key in common):
            continue
        if not _seen(key, history, exchange) or not _did(strings(rule["als"]), exchange):
            continue
        text = _words(rule, story, exchange, said, address, (story.id, seed, exchange.number, key))
        if text:
            start, end, rule_id = _place(key, exchange)
            return Hint(kind=OBSERVATION, move=key, start=start, end=end, effect=text, rule=rule_id,
                        why=fill(str(rule["waarom"]), address), source=str(rule["bron"]))
    return None


def _seen(key: str, history: Sequence[Exchange], exchange: Exchange) -> bool:
    reading = exchange.reading
    if key == Move.FOLLOW_UP and not goes_on(exchange, history[-1] if history else None):
        return False
    if key in SIGNAL_IDS:
        return Signal(key) in reading.signals
    if key == Move.SILENCE and not exchange.text:
        return True
    if key == Move.SUMMARY and reading.summary is not None and (reading.summary.echo or not reading.summary.given_back):
        return False
    return any(finding.sure and finding.move == key for finding in reading.findings)


def _did(conditions: Sequence[str], exchange: Exchange) -> bool:
    outcome = exchange.outcome
    how = after(outcome)
    return how in conditions or ("vertelt" in conditions and how != "zwijgt" and told_something(outcome))


def _words(
    rule: dict[str, Any], story: Story, exchange: Exchange, said: set[str], address: str, key: tuple[object, ...]
) -> str:
    values = {"naam": story.person.name, "antwoord": short(exchange.outcome.reply, 6)}
    templates: tuple[str, ...] = ()
    word = came_back(exchange)
    if word:
        values["terug"] = word
        templates = order(strings(rule.get("met_terug")), *key)
    templates += order(strings(rule["zinnen"]), *key)
    texts = [fill(one, address, values) for one in templates if all(values.get(name) for name in names_in(one))]
    return next((text for text in texts if text not in said), "")


def _place(key: str, exchange: Exchange) -> tuple[int, int, str]:
    for finding in exchange.reading.findings:
        if finding.sure and finding.move == key:
            return finding.start, finding.end, finding.rule
    return 0, len(exchange.text), ""
