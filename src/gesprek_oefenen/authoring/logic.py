"""What follows from a condition without playing: whether it can ever hold, always holds, or follows from another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from typing import Final, TypeAlias

from gesprek_oefenen.model.conditions import And, Compare, Condition, InState, Not, Operator, Or, Reached, Told

_MOST_CLAUSES: Final = 128
_NO_END: Final = 10**9
_OPPOSITE: Final[dict[Operator, Operator]] = {">=": "<", "<": ">=", "<=": ">", ">": "<=", "==": "!=", "!=": "=="}


@dataclass(frozen=True, slots=True)
class _Literal:
    """A plain statement, or its opposite."""

    term: Compare | InState | Told | Reached
    holds: bool


_Clause: TypeAlias = tuple[_Literal, ...]


def never(condition: Condition | None) -> bool:
    """It can hold in no talk. ``False`` when that is not certain (or it is too large to work out)."""
    if condition is None:
        return False
    clauses = _clauses(condition, True)
    return clauses is not None and all(_contradicts(clause) for clause in clauses)


def always(condition: Condition | None) -> bool:
    """It holds whatever happens. No condition holds always."""
    return condition is None or never(Not(condition))


def implies(stronger: Condition | None, weaker: Condition | None) -> bool:
    """Whenever ``stronger`` holds, ``weaker`` holds too (certainly)."""
    if weaker is None:
        return True
    return always(weaker) if stronger is None else never(And((stronger, Not(weaker))))


def _clauses(condition: Condition, holds: bool) -> list[_Clause] | None:
    """The condition (or its opposite) as alternatives of literals; ``None`` when there are too many."""
    match condition:
        case Not(term=term):
            return _clauses(term, not holds)
        case And(terms=terms) if holds:
            return _joined(terms, holds)
        case Or(terms=terms) if not holds:
            return _joined(terms, holds)
        case And(terms=terms) | Or(terms=terms):
            found: list[_Clause] = []
            for term in terms:
                part = _clauses(term, holds)
                if part is None or len(found) + len(part) > _MOST_CLAUSES:
                    return None
                found += part
            return found
        case Compare() | InState() | Told() | Reached():
            return [(_Literal(condition, holds),)]


def _joined(terms: tuple[Condition, ...], holds: bool) -> list[_Clause] | None:
    """Every combination of one alternative of each term."""
    parts = [_clauses(term, holds) for term in terms]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    combined = [sum(choice, ()) for choice in islice(product(*known), _MOST_CLAUSES + 1)]
    return None if len(combined) > _MOST_CLAUSES else combined


def _contradicts(clause: _Clause) -> bool:
    """No talk can make all literals of ``clause`` true."""
    return _numbers_contradict(clause) or _states_contradict(clause) or _told_contradicts(clause)


def _numbers_contradict(clause: _Clause) -> bool:
    ranges: dict[tuple[str, str], list[int]] = {}
    excluded: dict[tuple[str, str], set[int]] = {}
    for literal in clause:
        term = literal.term
        if not isinstance(term, Compare):
            continue
        key = (term.quantity, term.argument)
        span = ranges.setdefault(key, [0, 100 if term.quantity == "vertrouwen" else _NO_END])
        operator = term.operator if literal.holds else _OPPOSITE[term.operator]
        match operator:
            case ">=":
                span[0] = max(span[0], term.number)
            case ">":
                span[0] = max(span[0], term.number + 1)
            case "<=":
                span[1] = min(span[1], term.number)
            case "<":
                span[1] = min(span[1], term.number - 1)
            case "==":
                span[0], span[1] = max(span[0], term.number), min(span[1], term.number)
            case "!=":
                excluded.setdefault(key, set()).add(term.number)
    for measured, (low, high) in ranges.items():
        out = excluded.get(measured, set())
        if low > high or (high - low < len(out) and all(number in out for number in range(low, high + 1))):
            return True
    return False


def _states_contradict(clause: _Clause) -> bool:
    here = {literal.term.state for literal in clause
            if isinstance(literal.term, InState) and literal.term.equal == literal.holds}
    not_here = {literal.term.state for literal in clause
                if isinstance(literal.term, InState) and literal.term.equal != literal.holds}
    been = {literal.term.state for literal in clause if isinstance(literal.term, Reached) and literal.holds}
    not_been = {literal.term.state for literal in clause if isinstance(literal.term, Reached) and not literal.holds}
    return len(here) > 1 or bool(here & not_here) or bool(been & not_been) or bool(here & not_been)


def _told_contradicts(clause: _Clause) -> bool:
    told: dict[str, int] = {}
    untold: dict[str, int] = {}
    for literal in clause:
        if isinstance(literal.term, Told):
            topic, layer = literal.term.topic, literal.term.layer
            if literal.holds:
                told[topic] = max(told.get(topic, 0), layer)
            else:
                untold[topic] = min(untold.get(topic, layer), layer)
    return any(told.get(topic, 0) >= layer for topic, layer in untold.items())
