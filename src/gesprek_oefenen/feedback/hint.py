"""The coach's word on one turn: at most one, only on what is sure, what it did first, then one other beginning.

Which findings get a hint, when the coach keeps silent and how he says it stands in ``feedback_rules/hints/``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from gesprek_oefenen.feedback.alternatives import Beginning, Wish, beginning, wishes
from gesprek_oefenen.feedback.choose import order, pick
from gesprek_oefenen.feedback.moments import (
    SIGNAL_IDS,
    TurnReader,
    address_now,
    advice_was_asked,
    after,
    context_after,
    context_before,
    is_yes_no_question,
    says_one_of,
    told_something,
)
from gesprek_oefenen.feedback.observations import observation
from gesprek_oefenen.feedback.quoting import noun_phrases, short
from gesprek_oefenen.feedback.texts import strings, yaml_data, yaml_folder
from gesprek_oefenen.model.address import fill, names_in
from gesprek_oefenen.model.moves import OMA_MOVES, Move, Signal
from gesprek_oefenen.model.play import Exchange, Hint, TurnKind
from gesprek_oefenen.model.reading import Finding
from gesprek_oefenen.model.story import Story

FULL: Final = "vol"
LESS: Final = "minder"
OFF: Final = "uit"
ECHO: Final = "echo"
_WELCOME_WHEN_ASKED: Final = frozenset({Move.ADVICE, Move.OPINION})
LOOK_BACK: Final = 5
"""So many turns back the coach looks for something she told."""


@dataclass(frozen=True, slots=True)
class HintRule:
    """One file of ``feedback_rules/hints/``: on what the coach speaks, when he keeps silent, and his words."""

    key: str
    rank: int
    from_less: bool
    effect: Mapping[str, tuple[str, ...]]
    wishes: tuple[Wish, ...]
    why: str
    source: str
    not_after: frozenset[str]
    repeated_after: frozenset[str]
    not_with_moves: frozenset[str]
    not_with_words: tuple[str, ...]
    yes_no_only: bool
    card: str = ""
    """The knowledge card that says more about it."""


@dataclass(frozen=True, slots=True)
class _Cause:
    """What the hint is about: the rule, the place in the turn, the words, the analysis rule."""

    rule: HintRule
    start: int
    end: int
    words: str
    analysis_rule: str = ""


@lru_cache(maxsize=1)
def hint_rules() -> tuple[HintRule, ...]:
    """All hint rules, the weightiest first."""
    rules = [_rule(data) for data in yaml_folder("hints") if isinstance(data, dict) and "effect" in data]
    return tuple(sorted(rules, key=lambda rule: rule.rank))


def _rule(data: Mapping[str, Any]) -> HintRule:
    key = ECHO if data.get("echo") else str(data.get("zet") or data["signaal"])
    return HintRule(
        key=key, rank=int(data["voorrang"]), from_less=data["vanaf"] == LESS,
        effect={str(name): strings(lines) for name, lines in data["effect"].items()},
        wishes=wishes(data.get("anders")), why=str(data["waarom"]), source=str(data["bron"]),
        not_after=frozenset(strings(data.get("niet_na"))),
        repeated_after=frozenset(strings(data.get("pas_bij_herhaling"))), not_with_moves=frozenset(strings(data.get("niet_bij"))),
        not_with_words=strings(data.get("niet_met")), yes_no_only=bool(data.get("alleen_janee")), card=str(data.get("kaart") or ""),
    )


def warm_up() -> None:
    """Read all hint files now, so that the first turn of a talk does not have to."""
    hint_rules()
    says_one_of("", "check")
    noun_phrases("", "u")
    yaml_data("hints/anders.yaml")
    yaml_data("hints/waarnemingen.yaml")


def make_hint(
    story: Story, reader: TurnReader, history: Sequence[Exchange], exchange: Exchange, level: str = FULL, *,
    address: str = "u", seed: int = 1, quiet: Collection[str] = (),
) -> Hint | None:
    """What the coach says of ``exchange``, or ``None``.

    Args:
        story: the scenario; gives name, form of address and which lines ask for advice.
        reader: the analysis; an alternative is only offered when it reads as the move it proposes.
        history: the exchanges before this one on the active branch, with their hints.
        exchange: the turn to speak of, with its outcome; its own ``hint`` is not looked at.
        level: ``"vol"`` (all), ``"minder"`` (only what closes the talk, no observations) or ``"uit"``.
        address: how the coach addresses the trainee, ``"u"`` or ``"je"``.
        seed: the talk's seed; the same talk gets the same words.
        quiet: moves (and signals, and ``"echo"``) the coach says nothing about, because the trainee minds them by himself.

    Never the same hint twice running, none on checks, on questions of who, where and when, on *waarom* about what
    someone values, on advice that was asked for, nor on a direct question about loneliness or death.
    Source: werkboek 6.5, 6.9, 7.2, 12.3, 12.4.
    """
    if level not in (FULL, LESS) or exchange.kind is TurnKind.ROUND_OFF or Signal.OWN_NEED in exchange.reading.signals:
        return None
    last = history[-1].hint if history else None
    causes = [cause for cause in _causes(story, history, exchange) if cause.rule.from_less or level == FULL]
    for cause in causes:
        if cause.rule.key not in quiet and (last is None or last.kind != "hint" or last.move != cause.rule.key):
            return _say(cause, story, reader, history, exchange, address, seed)
    return observation(story, history, exchange, address, seed, quiet) if level == FULL and not causes else None


def _causes(story: Story, history: Sequence[Exchange], exchange: Exchange) -> list[_Cause]:
    """What in this turn may get a hint, the weightiest first."""
    reading = exchange.reading
    moves = {move.value for move in reading.moves}
    found: list[_Cause] = []
    for rule in hint_rules():
        how = after(exchange.outcome)
        if how in rule.not_after or (how in rule.repeated_after and not _repeated(rule, history)) or rule.not_with_moves.intersection(moves - {rule.key}):
            continue
        if any(says_one_of(exchange.text, name) for name in rule.not_with_words):
            continue
        if rule.key == ECHO:
            if reading.summary is not None and reading.summary.echo and len(exchange.text.split()) > 2 \
                    and not told_something(exchange.outcome):
                found.append(_Cause(rule, 0, len(exchange.text), exchange.text))
        elif rule.key in SIGNAL_IDS:
            if Signal(rule.key) in reading.signals:
                found.append(_Cause(rule, 0, len(exchange.text), exchange.text))
        else:
            finding = _sure_finding(rule, reading.findings)
            if finding is not None and finding.move in _WELCOME_WHEN_ASKED and advice_was_asked(story, history, exchange):
                continue
            if finding is not None:
                found.append(_Cause(rule, finding.start, finding.end, finding.text, finding.rule))
    return found


def _repeated(rule: HintRule, history: Sequence[Exchange]) -> bool:
    """Whether the turn before this one had the same."""
    return bool(history) and any(one.sure and one.move.value == rule.key for one in history[-1].reading.findings)


def _sure_finding(rule: HintRule, findings: Sequence[Finding]) -> Finding | None:
    for finding in findings:
        if not finding.sure or finding.move.value != rule.key:
            continue
        if rule.yes_no_only and not is_yes_no_question(finding):
            continue
        return finding
    return None


def _say(
    cause: _Cause, story: Story, reader: TurnReader, history: Sequence[Exchange], exchange: Exchange, address: str,
    seed: int,
) -> Hint:
    rule, key = cause.rule, (story.id, seed, exchange.number, cause.rule.key)
    values = {
        "naam": story.person.name,
        "woorden": short(cause.words, 6),
        "antwoord": short(exchange.outcome.reply, 6),
    }
    plain_word = _plain_word(cause, exchange)
    if plain_word:
        values["gewoner"] = plain_word
    said_before = {one.hint.effect for one in history[-8:] if one.hint is not None}
    effect = _effect(rule, exchange, values, said_before, address, story.person.address, key)
    found, lead_key = _alternative(rule, story, reader, history, exchange, key)
    leads = strings(yaml_data("hints/anders.yaml")["aanloop"][lead_key])
    return Hint(
        kind="hint", move=rule.key, start=cause.start, end=cause.end, effect=effect,
        alternative=found.text if found else "", proposes=found.proposes.value if found else "",
        rule=cause.analysis_rule, why=fill(rule.why, address), source=rule.source, card=rule.card,
        lead=fill(pick(leads, *key), address) if found else "",
    )


def _effect(
    rule: HintRule, exchange: Exchange, values: Mapping[str, str], said_before: set[str], address: str, persona: str,
    key: tuple[object, ...],
) -> str:
    """What it did, by what the persona did; a wording that was not used lately goes first."""
    kinds = [after(exchange.outcome), "altijd"]
    if "gewoner" in values:
        kinds.insert(0, "gewoon")
    texts: list[str] = []
    for kind in kinds:
        for template in order(rule.effect.get(kind, ()), *key):
            if all(values.get(name) for name in names_in(template)):
                texts.append(fill(template, address, values, persona))
        if kind != "altijd" and any(text not in said_before for text in texts):
            break
    return next((text for text in texts if text not in said_before), texts[0])


def _alternative(
    rule: HintRule, story: Story, reader: TurnReader, history: Sequence[Exchange], exchange: Exchange,
    key: tuple[object, ...],
) -> tuple[Beginning | None, str]:
    """Another beginning and how it is announced.

    On her newest reply when that tells something (to go on with), else on the line this turn answered; when that line
    was a rebuff, on the last thing she told before it.
    """
    opening, persona = story.opening.text, address_now(story, history, exchange)
    if told_something(exchange.outcome):
        context = context_after(opening, history, exchange)
        found = beginning(exchange.outcome.reply, rule.wishes, reader, context, persona, *key)
        if found is not None:
            return found, "straks"
    context = context_before(opening, history, exchange)
    line, older = _line_to_build_on(history, exchange)
    return beginning(line, rule.wishes, reader, context, persona, *key, older=older), "toen"


def _line_to_build_on(history: Sequence[Exchange], exchange: Exchange) -> tuple[str, bool]:
    """The persona's line to quote, and whether it stands further back than the line this turn answered."""
    if not history or told_something(history[-1].outcome) or after(history[-1].outcome) != "sluit":
        return exchange.before, False
    told = next((one.outcome.reply for one in reversed(history[-LOOK_BACK:]) if told_something(one.outcome)), "")
    return told, True


def _plain_word(cause: _Cause, exchange: Exchange) -> str:
    """The plain word for a help-worker's word at this place, or ""."""
    if cause.rule.key != Move.JARGON.value:
        return ""
    return next((word.plain for word in exchange.reading.attunement.jargon
                 if word.start < cause.end and cause.start < word.end), "")


def is_oma(hint: Hint) -> bool:
    """Whether the hint is about judgement, opinion, advice or making it small."""
    return hint.move in {move.value for move in OMA_MOVES}


def as_line(hint: Hint) -> str:
    """The hint on one line: what it did, and the other beginning between quotation marks."""
    if not hint.alternative:
        return hint.effect
    return f"{hint.effect} {hint.lead} \"{hint.alternative}\""
