"""Conditions of a scenario over the state of the talk: evaluated here, and said in Dutch for the author's panel."""

from __future__ import annotations

from operator import eq, ge, gt, le, lt, ne
from typing import TYPE_CHECKING, Final

from gesprek_oefenen.model.conditions import And, Compare, Condition, InState, Not, Or, Reached, Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from gesprek_oefenen.model.play import PersonaState

_OPERATORS: Final[dict[str, Callable[[int, int], bool]]] = {">=": ge, "<=": le, ">": gt, "<": lt, "==": eq, "!=": ne}


def holds(condition: Condition | None, state: PersonaState) -> bool:
    """Whether ``condition`` is true now; no condition always is."""
    match condition:
        case None:
            return True
        case Compare(quantity, operator, number, argument):
            return _OPERATORS[operator](_quantity(quantity, argument, state), number)
        case InState(name, equal):
            return (state.state == name) is equal
        case Told(topic, layer):
            return state.told.get(topic, 0) >= layer
        case Reached(name):
            return name in state.visited or state.state == name
        case Not(term):
            return not holds(term, state)
        case And(terms):
            return all(holds(term, state) for term in terms)
        case Or(terms):
            return any(holds(term, state) for term in terms)


def describe(condition: Condition | None) -> str:
    """``condition`` in the words of the scenario's own language, for the author."""
    match condition:
        case None:
            return ""
        case Compare(quantity, operator, number, argument):
            return f"{quantity}({argument}) {operator} {number}" if argument else f"{quantity} {operator} {number}"
        case InState(name, equal):
            return f"toestand {'==' if equal else '!='} {name}"
        case Told(topic, layer):
            return f"verteld({topic}, {layer})"
        case Reached(name):
            return f"bereikt({name})"
        case Not(term):
            return f"niet ({describe(term)})"
        case And(terms):
            return " en ".join(_bracketed(term) for term in terms)
        case Or(terms):
            return " of ".join(_bracketed(term) for term in terms)


def _bracketed(term: Condition) -> str:
    return f"({describe(term)})" if isinstance(term, And | Or) else describe(term)


def _quantity(quantity: str, argument: str, state: PersonaState) -> int:
    """The number a comparison is about."""
    match quantity:
        case "vertrouwen":
            return state.trust
        case "beurt":
            return state.turn
        case "aantal":
            return state.counts.get(argument, 0)
        case "op_rij":
            return state.runs.get(argument, 0)
        case _:
            return sum(1 for layer in state.told.values() if layer)
