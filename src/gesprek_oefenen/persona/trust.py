"""Trust: slowly and for reasons. The same good move wears off, pressing piles up, an apology wins half of it back."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gesprek_oefenen.model.moves import MOVE_GROUP, Move
from gesprek_oefenen.model.play import PersonaState
from gesprek_oefenen.model.story import Story
from gesprek_oefenen.persona.defaults import TrustTable, trust_table
from gesprek_oefenen.persona.sense import Sense
from gesprek_oefenen.persona.tally import QUESTIONS

_REPAIRS: Final = frozenset({"excuus", "erkennen"})
_RESTS: Final = frozenset({"stilte", "samenvatting", "gevoelsreflectie"})
_ASKED_FOR: Final = frozenset({"advies", "mening"})


def change(story: Story, before: PersonaState, now: PersonaState, sense: Sense, works: bool) -> PersonaState:
    """``now`` with the trust this turn leaves her with.

    ``before`` is the state the turn found, ``now`` the one with the turn counted. ``works``: a silence, summary or
    reflection of feeling has something to rest on (she had just told something); if not it does nothing.
    """
    table = trust_table()
    points = _points(story, before, now, sense, works, table)
    points += _nuisance(now, sense, table)
    if sense.keys & _REPAIRS and before.lost and points >= 0:
        points += before.lost * table.repair // 100
    points = max(-table.most_loss, min(table.most_gain, points))
    if points > 0 and now.trust > table.slows_from:
        room = max(0, table.highest - now.trust) / (table.highest - table.slows_from)
        points = min(points, max(1, round(points * room))) if room else 0
    trust = max(0, min(100, now.trust + points))
    lost = min(30, before.lost - points) if points < 0 else max(0, before.lost - max(points, 0) - 1)
    return replace(now, trust=trust, lost=lost)


def _points(story: Story, before: PersonaState, now: PersonaState, sense: Sense, works: bool, table: TrustTable) -> int:
    """What moves and signals do: the worst loss counts alone; else the best gain and a little for the others.

    Likely moves give half, and so does a summary without a word of hers; likely advice or judgement costs nothing and
    gives nothing, and the very same words again give nothing. A question follows up only on something that was told.
    """
    moves, sure = {move.value for move in sense.moves}, {move.value for move in sense.sure}
    follows = bool(before.told) and "hoe_gaat_het" not in sense.kinds
    gains: list[int] = []
    losses: list[int] = []
    for key in _keys(sense):
        if key in _ASKED_FOR and before.asked == "advies":
            gains.append(2)
            continue
        points = _own(story, key, table)
        group = MOVE_GROUP[Move(key)].value if key in _MOVES else ""
        if points > 0:
            if (key in _RESTS and not works) or (key == "doorvraag" and not follows):
                continue
            doubts = (key in moves and key not in sure) + (key == "samenvatting" and not sense.right_words)
            gains.append(_worn(points, now, key, group, table) // 2**doubts if doubts < 2 else 0)
        elif points < 0 and (group not in ("oma", "duwend") or key in sure):
            losses.append(_piled(points, now, group, table))
    if losses:
        return min(losses)
    if not gains or sense.doubtful or sense.echo or (sense.print and sense.print in before.texts):
        return 0
    best = max(gains)
    return best + min(1, sum(gain > 0 for gain in gains) - 1) if best > 0 else 0


def _keys(sense: Sense) -> list[str]:
    """The moves and signals of a turn that count, without their groups."""
    moves = {move.value for move in sense.moves}
    return sorted(key for key in sense.keys if key in moves or (key not in _MOVES and key in trust_table().moves))


def _own(story: Story, key: str, table: TrustTable) -> int:
    """Points of the story's reaction to this move, else to its group, else the default."""
    if (reaction := story.reactions.get(key)) is not None and reaction.trust:
        return reaction.trust
    if key in _MOVES and reaction is None:
        group = story.reactions.get(MOVE_GROUP[Move(key)].value)
        if group is not None and group.trust:
            return group.trust
    return table.moves.get(key, 0)


def _worn(points: int, now: PersonaState, key: str, group: str, table: TrustTable) -> int:
    """A gain after wearing off: by how often the same came in a row, and how often in the whole talk."""
    if now.counts.get(key, 0) > table.most_times.get(key, 999):
        return 0
    shares = table.wears.get(group)
    if shares is None:
        return points
    run = now.runs.get(key if group == "luisterend" else group, 1)
    if group == "contact":
        run = max(run, now.counts.get(key, 1))
    if group == "uitnodigend":
        run = max(run, now.runs.get(QUESTIONS, 1) - 1)
    return round(points * shares[min(run, len(shares)) - 1] / 100)


def _piled(points: int, now: PersonaState, group: str, table: TrustTable) -> int:
    """A loss after piling up: three pieces of advice in a row are a disaster, one is not."""
    shares = table.piles.get(group)
    if shares is None:
        return points
    run = now.runs.get(group, 1)
    return min(-1, round(points * shares[min(run, len(shares)) - 1] / 100))


def is_barrage(now: PersonaState, sense: Sense) -> bool:
    """Whether this is the question too many: the so-maniest in a row without listening, and again some questions later."""
    table = trust_table()
    run = now.runs.get(QUESTIONS, 0)
    most = table.barrage + (0 if sense.only_closed else table.barrage_again)
    return run >= most and (run - most) % table.barrage_again == 0


def _nuisance(now: PersonaState, sense: Sense, table: TrustTable) -> int:
    """What playing with her costs: a barrage of questions, flattery, echoing, silence upon silence."""
    points = 0
    if is_barrage(now, sense):
        points += table.barrage_loss
    if "compliment" in sense.keys and now.counts.get("compliment", 0) > table.flattery:
        points += table.flattery_loss
    if sense.echo and now.counts.get("echo", 0) >= table.echo_from:
        points += table.echo_loss
    if sense.silence and now.runs.get("stilte", 0) >= 2:
        points += table.silence_loss
    return points


_MOVES: Final = frozenset(move.value for move in Move)
