"""Keeping count: how often and how often in a row each move, group and signal came, and what the trainee told."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gesprek_oefenen.model.play import PersonaState
from gesprek_oefenen.persona.sense import Sense

QUESTIONS: Final = "vragen_op_rij"
"""Run of turns that ask without any listening, kept among the runs."""
PERHAPS_OMA: Final = "misschien_oma"
"""Run of turns that are likely, but not surely, advice, opinion or judgement."""
PRINTS_KEPT: Final = 12
_EASES: Final = frozenset({"luisterend", "ruimte", "excuus"})


def count(state: PersonaState, sense: Sense) -> PersonaState:
    """``state`` one turn further, with this turn counted. Bounded: keys are a closed list, fingerprints the last few."""
    counts = dict(state.counts)
    for key in sorted(sense.keys):
        counts[key] = counts.get(key, 0) + 1
    if sense.echo:
        counts["echo"] = counts.get("echo", 0) + 1
    runs = {key: state.runs.get(key, 0) + 1 for key in sorted(sense.keys)}
    if sense.doubtful:
        runs[PERHAPS_OMA] = state.runs.get(PERHAPS_OMA, 0) + 1
    if sense.asks and not sense.keys & _EASES:
        runs[QUESTIONS] = state.runs.get(QUESTIONS, 0) + 1
    facts = dict(state.facts)
    if sense.name:
        facts["naam"] = sense.name
    if "komt_terug" in sense.kinds:
        facts["komt_terug"] = "ja"
    if "belofte_van_geheim" in sense.keys:
        facts["belofte"] = "geheim"
    return replace(state, turn=state.turn + 1, counts=counts, runs=runs, facts=facts,
                   texts=(*state.texts, sense.print)[-PRINTS_KEPT:] if sense.print else state.texts)
