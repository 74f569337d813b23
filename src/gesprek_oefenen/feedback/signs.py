"""The signaleringskaart after a talk: what the trainee noticed beside what was in the story. Talked about, never counted.

The signs stand in ``feedback_rules/signaleringskaart.yaml``; a story names those that are in it (``signalen``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from gesprek_oefenen.feedback.texts import yaml_data
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.story import Story

FILE: Final = "signaleringskaart.yaml"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of the card: its name there, and in plain words."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class SignGroup:
    """Signs of one kind, under a heading."""

    name: str
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class SignCard:
    """The card beside one story: the question, what it is for, the groups, and the signs that are in the story."""

    question: str
    explanation: str
    groups: tuple[SignGroup, ...]
    present: frozenset[str]


@dataclass(frozen=True, slots=True)
class Noticed:
    """What the trainee noticed beside what was there: (heading, signs in plain words), and what to do with it."""

    parts: tuple[tuple[str, tuple[str, ...]], ...]
    remarks: tuple[str, ...]


def sign_card(story: Story, address: str = "u") -> SignCard | None:
    """The card for a talk with this person; ``None`` when the story names no signs.

    What an author named that is not on the card stands under a heading of its own, in his words.
    """
    if not story.signs:
        return None
    data = yaml_data(FILE)
    groups = [SignGroup(str(group["naam"]), tuple(Sign(str(key), str(text)) for key, text in group["signalen"].items()))
              for group in data["groepen"]]
    known = {sign.id for group in groups for sign in group.signs}
    others = tuple(Sign(sign, sign) for sign in dict.fromkeys(story.signs) if sign not in known)
    if others:
        groups.append(SignGroup(str(data["andere"]), others))
    name = {"naam": story.person.name}
    return SignCard(fill(str(data["vraag"]), address, name), fill(str(data["uitleg"]), address, name), tuple(groups),
                    frozenset(story.signs))


def compare(card: SignCard, ticked: Iterable[str], name: str, address: str = "u") -> Noticed:
    """``ticked`` beside what was in the story; nothing is right or wrong, and nothing is counted."""
    data = yaml_data(FILE)
    chosen = frozenset(ticked)
    every = [sign for group in card.groups for sign in group.signs]
    parts = tuple(
        (fill(str(data[key]), address), signs) for key, signs in (
            ("ook_gezien", tuple(one.text for one in every if one.id in chosen and one.id in card.present)),
            ("zat_er_ook", tuple(one.text for one in every if one.id not in chosen and one.id in card.present)),
            ("niet_bekend", tuple(one.text for one in every if one.id in chosen and one.id not in card.present)),
        ) if signs)
    remarks = [str(data["niets_gekozen"])] if not chosen else []
    if chosen - card.present:
        remarks.append(str(data["navragen"]))
    remarks.append(str(data["hoe_verder"]))
    return Noticed(parts, tuple(fill(one, address, {"naam": name}) for one in remarks))
