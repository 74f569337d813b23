"""The rules as frozen values: what a trainer wrote in ``feedback_rules/zetten/``, compiled and ready to use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from gesprek_oefenen.analysis.leaning import Leanings
from gesprek_oefenen.analysis.lexicon import Lexicon
from gesprek_oefenen.analysis.patterns import Pattern
from gesprek_oefenen.model.moves import Group, Move

Unit = Literal["woorden", "vraag", "deel", "zin", "beurt", "aanwijzing"]
UNITS: Final = ("woorden", "vraag", "deel", "zin", "beurt", "aanwijzing")
"""What a rule looks at: matched words, a question, a clause, a sentence, the whole turn, a stage direction."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold besides the words. Every field is optional; empty or ``None`` asks nothing.

    Names follow the YAML keys (``docs/analyse.md``): ``zin`` kinds of clause, ``over`` whom it is about, ``noemt``
    persons mentioned in the sentence, ``bevat``/``zonder`` patterns in the sentence, ``beurt_bevat``/``beurt_zonder`` in
    the turn, ``vorige``/``vorige_zonder`` in what the other said last.
    """

    zin: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()
    niet_over: frozenset[str] = frozenset()
    noemt: frozenset[str] = frozenset()
    noemt_niet: frozenset[str] = frozenset()
    vraag: bool | None = None
    vraagsoort: frozenset[str] = frozenset()
    vraagteken: bool | None = None
    aangehaald: bool | None = None
    herhaalt: bool | None = None
    ontkend: bool | None = None
    advies_gevraagd: bool | None = None
    vraag_van_ander: bool | None = None
    vorige_bekend: bool | None = None
    weergave: float | None = None
    weergave_onder: float | None = None
    neiging: tuple[tuple[str, float], ...] = ()
    neiging_onder: tuple[tuple[str, float], ...] = ()
    meest: str = ""
    gaat_door: bool | None = None
    stapel: bool | None = None
    onzin: bool | None = None
    alleen: bool | None = None
    plaats: frozenset[str] = frozenset()
    bevat: tuple[int, ...] = ()
    zonder: tuple[int, ...] = ()
    beurt_bevat: tuple[int, ...] = ()
    beurt_zonder: tuple[int, ...] = ()
    vorige: tuple[int, ...] = ()
    vorige_zonder: tuple[int, ...] = ()
    deel_bevat: tuple[int, ...] = ()
    deel_zonder: tuple[int, ...] = ()
    woorden_min: int = 0
    woorden_max: int = 0
    beurt_max: int = 0
    overlap_min: float = 0.0
    overlap_max: float = 1.0
    asked: tuple[str, ...] = ()
    """The keys that were filled in, in the order in which they are checked (cheap ones first)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of a move. ``patterns`` are numbers in ``RuleSet.patterns``; any of them is enough.

    ``sure``: may lead to hints and cost trust. ``mark``: what is marked when the words matched (``woorden``, ``deel``,
    ``zin``).
    """

    id: str
    unit: Unit
    patterns: tuple[int, ...]
    condition: Condition
    sure: bool
    mark: Unit
    yields_to: frozenset[Move] = frozenset()
    """Moves that win from this one rule on the same sentence (``wijkt_voor`` in the rule)."""


@dataclass(frozen=True, slots=True)
class MoveRules:
    """All rules of one move with what explains them; ``unless`` (behalve) takes back a finding, ``yields_to``
    (wijkt_voor) names moves that win when they rest on the same sentence. ``sure_from`` (zeker_vanaf): what the weighted
    sums must reach for a sure rule to be sure of it; below that it only finds it likely."""

    move: Move
    group: Group
    meaning: str
    why: str
    source: str
    rules: tuple[Rule, ...]
    unless: tuple[Rule, ...] = ()
    yields_to: frozenset[Move] = frozenset()
    sure_from: tuple[tuple[str, float], ...] = ()


HALF: Final = {"half": "fragment", "half_open": "open"}
"""Kinds of half a question with what they ask for. They ask only at the end of a turn without a stop: "al lang" may ask,
"Al lang." hardly does."""


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """Questions with these words are of this kind (``vraagsoorten.yaml``), whatever their form."""

    kind: str
    patterns: tuple[int, ...]
    condition: Condition


@dataclass(frozen=True, slots=True)
class Example:
    """A line a rule file gives as proof: ``marked`` is the slice that must be found (``None``: must not be found)."""

    move: Move
    text: str
    start: int
    end: int
    positive: bool
    previous: str | None
    earlier: tuple[str, ...]
    asked_advice: bool
    path: tuple[str | int, ...]


@dataclass(frozen=True)
class RuleSet:
    """Everything the reader needs; immutable. ``weights`` are those of the reflection score (``weergave.yaml``)."""

    lexicon: Lexicon
    patterns: tuple[Pattern, ...]
    moves: tuple[MoveRules, ...]
    kinds: tuple[QuestionKind, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)
    reporting: frozenset[int] = frozenset()
    """Patterns of a sentence that says what someone else said or thinks (``aangehaald.yaml``)."""
    reflecting: frozenset[int] = frozenset()
    """Patterns that announce giving back ("dus u", "zo te horen"; ``weergave.yaml``)."""
    leanings: Leanings = field(default_factory=Leanings)
    """Small weighted sums for moves without fixed words (``neigingen.yaml``)."""

    @cached_property
    def kinds_by_pattern(self) -> dict[int, tuple[int, ...]]:
        """For each pattern of ``kinds`` the places in that list; not those of half questions, which are seldom looked for."""
        out: dict[int, tuple[int, ...]] = {}
        for place, kind in enumerate(self.kinds):
            for number in kind.patterns if kind.kind not in HALF else ():
                out[number] = (*out.get(number, ()), place)
        return out

    @cached_property
    def kind_patterns(self) -> frozenset[int]:
        """Patterns that tell what kind of question it is."""
        return frozenset(self.kinds_by_pattern)

    @cached_property
    def only_half(self) -> frozenset[int]:
        """Patterns that matter for nothing but half questions, which have no stop behind them."""
        rules = [rule for move in self.moves for rule in (*move.rules, *move.unless)]
        conditions = [*(rule.condition for rule in rules), *(kind.condition for kind in self.kinds)]
        other = {n for rule in rules for n in rule.patterns} | {n for kind in self.kinds if kind.kind not in HALF for n in kind.patterns}
        for one in conditions:
            other.update(one.bevat, one.zonder, one.beurt_bevat, one.beurt_zonder, one.vorige, one.vorige_zonder, one.deel_bevat, one.deel_zonder)
        other |= self.reporting | self.reflecting | self.leanings.by_pattern.keys() | {n for some in self.leanings.later.values() for n in some}
        return frozenset(self.half_by_pattern) - other

    @cached_property
    def half_by_pattern(self) -> dict[int, tuple[QuestionKind, ...]]:
        """For each pattern of half a question (``HALF``) its kinds."""
        out: dict[int, tuple[QuestionKind, ...]] = {}
        for kind in self.kinds:
            for number in kind.patterns if kind.kind in HALF else ():
                out[number] = (*out.get(number, ()), kind)
        return out

    @cached_property
    def longest_half(self) -> int:
        """How many words a turn may have that ends in half a question."""
        return max((kind.condition.beurt_max or 99 for kind in self.kinds if kind.kind in HALF), default=0)

    def explain(self, rule_id: str) -> MoveRules | None:
        """The move rules that ``rule_id`` (``<zet>/<regel>``) belongs to."""
        move = rule_id.partition("/")[0]
        return next((item for item in self.moves if item.move.value == move), None)
