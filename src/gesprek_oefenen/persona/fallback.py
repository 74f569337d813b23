"""Lines for when the story itself has nothing: the story's own fallback first, then the built-in ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from gesprek_oefenen.model.story import Line
from gesprek_oefenen.persona.fit import best
from gesprek_oefenen.persona.moment import Moment, Reply

_TO_THE_POINT: Final = frozenset({"persoonlijk", "dingen"})
"""Kinds of which a story's own line answers one particular question (her age, the clock): only when that was asked."""


def fallback(moment: Moment, *kinds: str, topic: str | None = None, asked: str = "", use_old: bool = True) -> Reply | None:
    """A line of the first of these kinds that has one she did not use before; else the oldest of the first kind.

    Among fresh lines those that fit the words of the question best go first, and the story's own before the built-in ones.
    ``use_old`` False: ``None`` when every line was used.
    """
    for kind in kinds:
        lines = moment.index.fallback.get(kind, ())
        own, built_in = [line for line in lines if line.line_no], [line for line in lines if not line.line_no]
        line = fitting(moment, own, kind, only=kind in _TO_THE_POINT) or fitting(moment, built_in, kind)
        if (line := line or fitting(moment, own, kind)) is not None:
            return Reply((line,), f"terugval:{kind}", topic, asked=asked)
    if use_old:
        for kind in kinds:
            if (line := moment.picker.oldest(moment.picker.usable(moment.index.fallback.get(kind, ())))) is not None:
                return Reply((line,), f"terugval:{kind}", topic, asked=asked)
    return None


def fitting(moment: Moment, lines: Iterable[Line], purpose: str, *, only: bool = False) -> Line | None:
    """A fresh line, by preference one that shares words with the turn or answers its question word; ``only``: no other."""
    options = moment.picker.unused(lines)
    if not options:
        return None
    chosen = best(moment, options)
    if chosen is not None:
        return moment.picker.take(chosen, options)
    return None if only else moment.picker.fresh(options, purpose)
