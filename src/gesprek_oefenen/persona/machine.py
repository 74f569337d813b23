"""The states of a persona, played by ``transitions``: a flat machine with one trigger, the turn.

Names from YAML are only ever names of states; every guard is a function of ours. All guards are computed on frozen values
before anything changes, so a turn that fails leaves nothing behind.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from gesprek_oefenen.model.play import PersonaState
from gesprek_oefenen.model.story import ANY_STATE, Story, Transition
from gesprek_oefenen.persona.conditions import holds

_TRIGGER: Final = "neem_beurt"


class StateMachine:
    """The machine of one story; remembers nothing between turns."""

    def __init__(self, story: Story) -> None:
        """Raises ``ValueError`` when a transition names a state that does not exist (``transitions`` would be silent)."""
        from transitions import Machine

        names = [state.name for state in story.states]
        ends = {state.name for state in story.states if state.end}
        machine = Machine(model=None, states=names, initial=story.start_state.name, auto_transitions=False,
                          send_event=True, ignore_invalid_triggers=True)
        for transition in story.transitions:
            if transition.target not in names or transition.source not in (*names, ANY_STATE):
                raise ValueError(f"onbekende toestand in overgang {transition.source} -> {transition.target}")
            sources: list[Any] = [transition.source] if transition.source != ANY_STATE else [
                name for name in names if name != transition.target and name not in ends]
            if sources:
                machine.add_transition(_TRIGGER, sources, transition.target, conditions=partial(_may, transition),
                                       before=partial(_note, transition))
        self._machine = machine

    def next(self, state: PersonaState, keys: frozenset[str]) -> Transition | None:
        """The transition a turn with these moves, groups and signals takes from ``state``, or ``None`` to stay.

        The first that holds, in the order of the file, wins.
        """
        carrier = _Carrier()
        machine = self._machine
        machine.add_model(carrier, initial=state.state)
        try:
            event = machine.events.get(_TRIGGER)
            if event is not None:
                event.trigger(carrier, state=state, keys=keys)
        finally:
            machine.remove_model(carrier)
        return carrier.taken


class _Carrier:
    """What ``transitions`` moves about: it only catches which transition was taken."""

    taken: Transition | None = None


def _may(transition: Transition, event: Any) -> bool:
    """Guard: the turn has one of the transition's moves (or it has none) and its condition holds."""
    keys: frozenset[str] = event.kwargs["keys"]
    return (not transition.on or bool(transition.on & keys)) and holds(transition.condition, event.kwargs["state"])


def _note(transition: Transition, event: Any) -> None:
    event.model.taken = transition
