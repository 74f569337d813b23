"""Which rules are worth trying on a turn: those of which the words occur, and those that might apply whatever the words.

Some two hundred rules meet a turn and a handful apply. What a rule certainly needs (its words, a question of some kind, a
clause of some kind, a sentence that gives something back) is looked at once for all rules that need the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from gesprek_oefenen.analysis.rules import MoveRules, Rule, RuleSet
from gesprek_oefenen.analysis.view import TurnView
from gesprek_oefenen.model.moves import Move

Try = tuple[int, int, int, int]
"""Number of a rule; for a rule that rests on words also the sentence, the place of the pattern in the rule, and the
pattern; else -1."""


@dataclass(frozen=True, slots=True)
class _Need:
    """What rules without words of their own certainly need; the same names as in ``Condition``."""

    unit: str
    neiging: tuple[tuple[str, float], ...]
    vraagsoort: frozenset[str]
    zin: frozenset[str]
    stapel: bool
    vorige_bekend: bool
    beurt_max: int
    weergave: float | None

    @classmethod
    def of(cls, rule: Rule) -> _Need:
        c = rule.condition
        return cls(rule.unit, c.neiging, c.vraagsoort, c.zin, bool(c.stapel), bool(c.vorige_bekend), c.beurt_max, c.weergave)

    def met_in(self, view: TurnView) -> bool:
        """Whether the turn has it; cheap questions first."""
        if self.stapel and len(view.questions) < 2:
            return False
        if self.beurt_max and view.word_count > self.beurt_max:
            return False
        if self.vorige_bekend and not view.context.previous:
            return False
        if self.vraagsoort and self.vraagsoort.isdisjoint(view.question_kinds):
            return False
        if self.zin and self.zin.isdisjoint(view.clause_kinds):
            return False
        if self.weergave is not None and view.most_given_back < self.weergave:
            return False
        return not self.neiging or view.leans(self.neiging)


class RuleChoice:
    """The rules of a set, numbered, and how to choose among them. Immutable."""

    def __init__(self, rules: RuleSet) -> None:
        self.numbered: list[tuple[MoveRules, Rule]] = []
        self._by_pattern: dict[int, list[tuple[int, int]]] = {}
        always: dict[_Need, list[Try]] = {}
        for of_move in rules.moves:
            if of_move.move is Move.UNINTELLIGIBLE:
                continue
            for rule in of_move.rules:
                number = len(self.numbered)
                self.numbered.append((of_move, rule))
                if rule.patterns and rule.unit != "aanwijzing":
                    for place, pattern in enumerate(rule.patterns):
                        self._by_pattern.setdefault(pattern, []).append((number, place if rule.unit == "woorden" else -1))
                else:
                    always.setdefault(_Need.of(rule), []).append((number, -1, -1, -1))
        self._patterns = frozenset(self._by_pattern)
        self._in_questions = frozenset(
            pattern for pattern, rules_of in self._by_pattern.items() if not all(_states(self.numbered[number][1]) for number, _ in rules_of))
        """Patterns of rules that may apply inside a question."""
        self._always = [(need, alike) for need, alike in always.items() if need.unit not in ("vraag", "aanwijzing")]
        self._on_questions = [(need, alike) for need, alike in always.items() if need.unit == "vraag"]
        self._on_stages = [(need, alike) for need, alike in always.items() if need.unit == "aanwijzing"]

    def worth_trying(self, view: TurnView) -> list[Try]:
        """What to try, in the order of the rules and, for one rule, of the sentences and of its patterns."""
        tries: set[Try] = set()
        for some, worth in ((self._always, True), (self._on_questions, view.questions), (self._on_stages, view.stages)):
            for need, alike in some if worth else ():
                if need.met_in(view):
                    tries.update(alike)
        by_pattern = self._by_pattern
        for sentence, matches in enumerate(view.matches):
            for pattern in matches.occurring(self._in_questions if view.all_asked(sentence) else self._patterns):
                for number, place in by_pattern[pattern]:
                    tries.add((number, sentence, place, pattern) if place >= 0 else (number, -1, -1, -1))
        return sorted(tries)


def _states(rule: Rule) -> bool:
    """Whether a rule applies only to words outside a question."""
    return rule.condition.vraag is False and rule.unit in ("woorden", "deel", "zin")
