"""A turn that was taken back and said another way: both versions beside each other, with what each did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gesprek_oefenen.feedback.moments import after, told_something
from gesprek_oefenen.feedback.texts import yaml_data
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.play import Exchange, TalkRecord, TurnKind
from gesprek_oefenen.model.story import Story


@dataclass(frozen=True, slots=True)
class BothWays:
    """The same moment twice, with one sentence on what each way did.

    ``then`` is ``None`` (and ``then_did`` says so) when nothing else was said. ``together`` compares the two, kindly.
    """

    number: int
    first: Exchange
    then: Exchange | None
    first_did: str
    then_did: str
    together: str


def both_ways(record: TalkRecord, story: Story, address: str = "u") -> tuple[BothWays, ...]:
    """For every turn that was taken back, what was said first and what came in its place, in order of the talk.

    Args:
        record: the talk with what was taken back.
        story: the scenario (for the name).
        address: how the trainee is addressed.
    """
    texts = yaml_data("terug_en_anders.yaml")
    now = {one.number: one for one in record.exchanges if one.kind is not TurnKind.ROUND_OFF}
    found: list[BothWays] = []
    for number, first in record.taken_back:
        then = now.get(number)
        then_did = fill(str(texts["nog_niets"]), address) if then is None else what_it_did(then, story, address)
        found.append(BothWays(number, first, then, what_it_did(first, story, address), then_did,
                              _together(first, then, texts, story, address)))
    return tuple(sorted(found, key=lambda one: one.number))


def what_it_did(exchange: Exchange, story: Story, address: str = "u") -> str:
    """One sentence on what the turn did to the persona."""
    key = after(exchange.outcome)
    return fill(str(yaml_data("terug_en_anders.yaml")["deed"][key]), address, {"naam": story.person.name})


def _together(
    first: Exchange, later: Exchange | None, texts: Mapping[str, Any], story: Story, address: str
) -> str:
    if later is None:
        return ""
    difference = _weight(later) - _weight(first)
    key = "beter" if difference > 0 else "minder" if difference < 0 else "zelfde"
    return fill(str(texts["vergelijk"][key]), address, {"naam": story.person.name})


def _weight(exchange: Exchange) -> int:
    outcome = exchange.outcome
    return {"opent": 2, "sluit": -2}.get(outcome.effect, 0) + told_something(outcome)
