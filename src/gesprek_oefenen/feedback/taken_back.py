"""A turn that was taken back and said another way: both versions beside each other, with what each did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gesprek_oefenen.feedback.moments import after, told_something
from gesprek_oefenen.feedback.texts import yaml_data
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.play import Exchange, TalkRecord
from gesprek_oefenen.model.story import Story


@dataclass(frozen=True, slots=True)
class Version:
    """One way it was said: a heading, the words ("(u liet het stil)" for a silence), the reply, and what it did."""

    heading: str
    said: str
    reply: str
    did: str


@dataclass(frozen=True, slots=True)
class BothWays:
    """The same moment twice: ``before`` is the persona's line it answered. ``then`` is ``None`` when nothing else was said."""

    number: int
    before: str
    first: Version
    then: Version | None
    together: str


def both_ways(record: TalkRecord, story: Story, address: str = "u") -> tuple[BothWays, ...]:
    """For every turn that was taken back, what was said first and what came in its place, in order of the talk.

    Args:
        record: the talk with what was taken back.
        story: the scenario (for the name).
        address: how the trainee is addressed.
    """
    texts = yaml_data("terug_en_anders.yaml")
    now = {one.number: one for one in record.exchanges}
    found: list[BothWays] = []
    for number, first in record.taken_back:
        later = now.get(number)
        then = None if later is None else _version(later, "daarna", texts, story, address)
        found.append(BothWays(number, first.before, _version(first, "eerst", texts, story, address), then,
                              _together(first, later, texts, story, address)))
    return tuple(sorted(found, key=lambda one: one.number))


def what_it_did(exchange: Exchange, story: Story, address: str = "u") -> str:
    """One sentence on what the turn did to the persona."""
    key = after(exchange.outcome)
    if key in ("gelijk", "kort") and told_something(exchange.outcome):
        key = "verteld"
    return fill(str(yaml_data("terug_en_anders.yaml")["deed"][key]), address, {"naam": story.person.name})


def _version(exchange: Exchange, heading: str, texts: Mapping[str, Any], story: Story, address: str) -> Version:
    said = exchange.text or fill(str(texts["stilte"]), address)
    return Version(fill(str(texts[heading]), address), said, exchange.outcome.reply,
                   what_it_did(exchange, story, address))


def _together(
    first: Exchange, later: Exchange | None, texts: Mapping[str, Any], story: Story, address: str
) -> str:
    if later is None:
        return fill(str(texts["nog_niets"]), address)
    difference = _weight(later) - _weight(first)
    key = "beter" if difference > 0 else "minder" if difference < 0 else "zelfde"
    return fill(str(texts["vergelijk"][key]), address, {"naam": story.person.name})


def _weight(exchange: Exchange) -> int:
    outcome = exchange.outcome
    return {"opent": 2, "sluit": -2}.get(outcome.effect, 0) + told_something(outcome)
