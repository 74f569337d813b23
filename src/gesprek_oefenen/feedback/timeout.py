"""Reminders at a time-out: two or three that fit now, never a list to work through (werkboek 7.3, 7.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from gesprek_oefenen.feedback.choose import order
from gesprek_oefenen.feedback.measures import is_summary
from gesprek_oefenen.feedback.moments import after, layer_told, spoken_turns, told_something
from gesprek_oefenen.feedback.texts import yaml_data
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.play import Exchange, TurnKind
from gesprek_oefenen.model.story import Story

BEGINNING: Final = 2
MUCH_TOLD: Final = 4
STUCK: Final = 2


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder; ``kind`` is ``"tip"`` or ``"vraag"`` (a question that could be asked now)."""

    kind: str
    text: str
    source: str


def reminders(
    story: Story, history: Sequence[Exchange], address: str = "u", seed: int = 1, count: int = 0
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """At most three reminders that fit the talk as it stands: tips, and questions that could be asked now.

    Args as for ``chosen_reminders``.
    """
    chosen = chosen_reminders(story, history, address, seed, count)
    return (tuple(one.text for one in chosen if one.kind == "tip"),
            tuple(one.text for one in chosen if one.kind == "vraag"))


def chosen_reminders(
    story: Story, history: Sequence[Exchange], address: str = "u", seed: int = 1, count: int = 0
) -> tuple[Reminder, ...]:
    """The same with their sources.

    Args:
        story: the scenario; its phase and the form of address decide.
        history: the exchanges on the active branch so far.
        address: how the trainee is addressed.
        seed: the talk's seed.
        count: how many time-outs or tips were asked for before, so that the next ones differ.
    """
    data = yaml_data("voorbeeldvragen.yaml")
    fitting = situations(story, history)
    asked = {one.text.strip().casefold() for one in history}
    key = (story.id, seed, len(history), count)
    chosen: list[Reminder] = []
    for kind, group in (("tip", "tips"), ("vraag", "vragen"), ("vraag", "vragen")):
        for situation in fitting:
            options = [one for one in order(data[group], *key, kind, situation) if one["bij"] == situation]
            texts = [fill(str(one["tekst"]), address, {"naam": story.person.name}, story.person.address)
                     for one in options]
            picked = next(((text, one) for text, one in zip(texts, options, strict=True)
                           if text.casefold() not in asked and all(text != done.text for done in chosen)), None)
            if picked is not None:
                chosen.append(Reminder(kind, picked[0], str(picked[1]["bron"])))
                break
    return tuple(chosen[:int(data["hoogstens"])])


def situations(story: Story, history: Sequence[Exchange]) -> tuple[str, ...]:
    """What is going on now, the most pressing first; always ends with ``altijd``."""
    turns = spoken_turns(history)
    found: list[str] = []
    if turns:
        last = turns[-1].outcome
        layer = layer_told(story, last)
        if len(turns) > 1 and all(one.kind is TurnKind.SILENCE for one in turns[-2:]):
            found.append("stil")
        elif last.effect == "sluit":
            found.append("dicht")
        if layer is not None and layer.feeling:
            found.append("gevoel")
        if _openness(story, last.state) == 0:
            found.append("weerstand")
        if sum(after(one.outcome) in ("kort", "zwijgt") for one in turns[-3:]) >= STUCK:
            found.append("vast")
        if _told_since_summary(turns) >= MUCH_TOLD:
            found.append("verteld")
    if len(turns) <= BEGINNING:
        found.append("begin")
    return (*found, f"fase_{story.phase}", "altijd")


def _openness(story: Story, state: str) -> int:
    return next((one.openness for one in story.states if one.name == state), 1)


def _told_since_summary(turns: Sequence[Exchange]) -> int:
    told = 0
    for turn in reversed(turns):
        if is_summary(turn):
            break
        told += told_something(turn.outcome)
    return told
