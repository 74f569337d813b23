"""The turn that did most, and the turn that would gain most: each with the words, the reason and the source.

Never a mark: the first is what was seen to open the other, the second rests on sure findings only, or else on a moment
where a skill could have been used. Source: werkboek 7.2, 7.4.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from gesprek_oefenen.feedback.alternatives import Wish, beginning
from gesprek_oefenen.feedback.hint import LESS, hint_rules, make_hint
from gesprek_oefenen.feedback.moments import TurnReader, address_now, after, context_before, layer_told, spoken_turns
from gesprek_oefenen.feedback.observations import observation
from gesprek_oefenen.feedback.texts import yaml_data
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.feedback import Evidence, SkillResult, Verdict
from gesprek_oefenen.model.moves import Move
from gesprek_oefenen.model.play import Exchange, Hint, TalkRecord
from gesprek_oefenen.model.story import Story

FILE: Final = "keerpunten.yaml"
_COULD_BE_MORE: Final = (Verdict.NOT_YET, Verdict.SOMETIMES)


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """One turn that stands out.

    ``number``: of the exchange; ``quote``: what the trainee said ("" for a silence); ``then``: what came back.
    ``reason``: what it did (Dutch); ``why`` and ``source``: the rule behind it. ``alternative``: another beginning that
    the analysis reads as what it proposes, or "".
    """

    number: int
    quote: str
    then: str
    reason: str
    why: str = ""
    source: str = ""
    alternative: str = ""


def best_turn(record: TalkRecord, story: Story, address: str = "u") -> TurningPoint | None:
    """The turn after which the other opened most, with what was seen in it; ``None`` when none stands out.

    Args:
        record: the talk; only turns on the active branch count.
        story: the scenario (name, layers).
        address: how the trainee is addressed.
    """
    best: tuple[tuple[int, ...], Exchange, Hint] | None = None
    turns = spoken_turns(record.exchanges)
    for at, exchange in enumerate(turns):
        seen = observation(story, _silent_coach(turns[:at]), exchange, address, record.seed)
        if seen is None:
            continue
        weight = _opened(exchange, story)
        if best is None or weight > best[0]:
            best = weight, exchange, seen
    if best is None:
        return None
    _, exchange, seen = best
    return TurningPoint(exchange.number, exchange.text, exchange.outcome.reply, seen.effect, seen.why, seen.source)


def turn_to_gain_from(
    record: TalkRecord, story: Story, lines: Sequence[SkillResult], reader: TurnReader, address: str = "u",
) -> TurningPoint | None:
    """The turn that would gain most by another beginning, or ``None``.

    First what surely closed the other, the heaviest first; without that a moment where a skill could have been used,
    those the trainee asked feedback on first.

    Args:
        record: the talk.
        story: the scenario.
        lines: the ten lines of this talk (``feedback.form.form``).
        reader: the analysis; an alternative is only given when it reads as the move it proposes.
        address: how the trainee is addressed.
    """
    turns = spoken_turns(record.exchanges)
    heaviest = sorted(_held_against(turns), key=lambda pair: _closed(turns[pair[0]], pair[1]))
    for at, _ in heaviest:
        hint = make_hint(story, reader, _silent_coach(turns[:at]), turns[at], LESS, address=address, seed=record.seed)
        if hint is not None and hint.kind == "hint":
            exchange = turns[at]
            return TurningPoint(exchange.number, exchange.text, exchange.outcome.reply, hint.effect, hint.why, hint.source,
                                hint.alternative)
    return _missed(record, story, lines, reader, address)


def _silent_coach(turns: Sequence[Exchange]) -> tuple[Exchange, ...]:
    """The turns as if the coach had said nothing yet, so that his habit of not repeating himself plays no part."""
    return tuple(replace(one, hint=None) for one in turns)


def _opened(exchange: Exchange, story: Story) -> tuple[int, ...]:
    """How much the turn opened the other: went open, how deep a layer, with feeling; what comes first goes before."""
    outcome = exchange.outcome
    layer = layer_told(story, outcome)
    return (int(after(outcome) == "opent"), outcome.layer, int(layer is not None and bool(layer.feeling)), outcome.trust_change)


def _held_against(turns: Sequence[Exchange]) -> Iterator[tuple[int, int]]:
    """Place and rank of each turn with a sure finding that the coach speaks about even when he says less."""
    ranks = {rule.key: rule.rank for rule in hint_rules() if rule.from_less}
    for at, exchange in enumerate(turns):
        sure = [ranks[one.move.value] for one in exchange.reading.findings if one.sure and one.move.value in ranks]
        if sure:
            yield at, min(sure)


def _closed(exchange: Exchange, rank: int) -> tuple[int, int, int, int]:
    """Sorting key: closed the other, cost most, the weightier rule, the later turn (fresher in mind)."""
    return (int(after(exchange.outcome) != "sluit"), exchange.outcome.trust_change, rank, -exchange.number)


def _missed(
    record: TalkRecord, story: Story, lines: Sequence[SkillResult], reader: TurnReader, address: str,
) -> TurningPoint | None:
    """A moment where a skill could have been used, with another beginning on her own words."""
    texts: Mapping[str, Any] = yaml_data(FILE)["kansen"]
    order = [*(key for key in record.focus if key in texts), *(key for key in texts if key not in record.focus)]
    by_id = {line.id: line for line in lines}
    for key in order:
        line = by_id.get(key)
        if line is None or line.verdict not in _COULD_BE_MORE or not line.chances:
            continue
        return _chance(line.chances[-1], texts[key], record, story, reader, address)
    return None


def _chance(
    chance: Evidence, text: Mapping[str, Any], record: TalkRecord, story: Story, reader: TurnReader, address: str,
) -> TurningPoint | None:
    turns = spoken_turns(record.exchanges)
    at = next((i for i, one in enumerate(turns) if one.number == chance.number), None)
    if at is None:
        return None
    exchange = turns[at]
    found = beginning(exchange.before, (Wish(Move(text["wens"])),), reader,
                      context_before(story.opening.text, turns[:at], exchange), address_now(story, turns[:at], exchange),
                      story.id, record.seed, exchange.number)
    return TurningPoint(exchange.number, exchange.text, exchange.outcome.reply,
                        fill(str(text["reden"]), address, {"naam": story.person.name}), fill(str(text["waarom"]), address),
                        str(text["bron"]), found.text if found is not None else "")
