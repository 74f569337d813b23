"""Whether everything a scenario names exists: states, moves, groups, signals, subjects, layers, kinds of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gesprek_oefenen.content.codes import problem
from gesprek_oefenen.content.conditions import ConditionError, condition_names
from gesprek_oefenen.content.nearest import did_you_mean, nearest
from gesprek_oefenen.content.schema import ReactionPart, ScenarioPart
from gesprek_oefenen.content.yaml_nodes import Node, PathPart, Scalar, find, find_key
from gesprek_oefenen.model.moves import Group, Move, Signal
from gesprek_oefenen.model.problems import Problem
from gesprek_oefenen.model.story import ANY_STATE, FALLBACK_KINDS

MOVES = tuple(move.value for move in Move)
ACTS = (*MOVES, *(group.value for group in Group if group.value not in MOVES), *(signal.value for signal in Signal))
"""Everything a reaction or transition may lean on: moves, effect groups and signals."""


def check_references(part: ScenarioPart, root: Node, file: Path) -> list[Problem]:
    """Every name in ``part`` that does not exist, and every condition that cannot be read; in the order found."""
    return list(_Checker(part, root, file).run())


@dataclass(slots=True)
class _Checker:
    part: ScenarioPart
    root: Node
    file: Path
    states: tuple[str, ...] = field(init=False)
    topics: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.states = tuple(state.name for state in self.part.states)
        self.topics = tuple(self.part.topics)

    def run(self) -> Iterator[Problem]:
        """All problems."""
        yield from self._states()
        yield from self._transitions()
        for key, reaction in self.part.reactions.items():
            yield from self._reaction(key, reaction)
        yield from self._topics()
        yield from self._loose_parts()
        yield from self._examples()
        yield from self._fallback(self.part.fallback, ("terugval",))
        for name, topic in self.part.topics.items():
            yield from self._fallback(topic.fallback, ("onderwerpen", name, "terugval"))
        for i, goal in enumerate(self.part.goals):
            yield from self._known_act(goal, ("leerdoelen", i), (*ACTS, *_skills()))

    def _fallback(self, kinds: Iterable[str], path: tuple[PathPart, ...]) -> Iterator[Problem]:
        for kind in kinds:
            if kind not in FALLBACK_KINDS:
                yield self._at_key((*path, kind), "onbekende-terugval", f"'{kind}' is geen soort terugval.",
                                   did_you_mean(kind, FALLBACK_KINDS) or f"Kies uit: {', '.join(FALLBACK_KINDS)}.")

    def _states(self) -> Iterator[Problem]:
        seen: dict[str, int] = {}
        starts = [i for i, state in enumerate(self.part.states) if state.start]
        for i, state in enumerate(self.part.states):
            if state.name in seen:
                yield self._at(("toestanden", i, "naam"), "dubbele-naam", f"De toestand '{state.name}' bestaat al.",
                               "Geef deze een andere naam, of voeg de twee samen.")
            seen.setdefault(state.name, i)
            if state.start and state.end:
                yield self._at(("toestanden", i), "begin-en-einde", f"'{state.name}' is begin en einde tegelijk.",
                               "Laat het gesprek in een andere toestand eindigen.")
        if not starts:
            yield self._at_key(("toestanden",), "geen-begin", "Geen van de toestanden is het begin.",
                               "Zet bij de toestand waarin het gesprek begint: `begin: true`.")
        for i in starts[1:]:
            yield self._at(("toestanden", i), "twee-keer-begin", "Er is al een toestand waarin het gesprek begint.",
                           "Laat `begin: true` bij één toestand staan.")

    def _transitions(self) -> Iterator[Problem]:
        for i, transition in enumerate(self.part.transitions):
            path = ("overgangen", i)
            for j, source in enumerate(transition.source):
                yield from self._known_state(source, (*path, "van", j), any_state=True)
            yield from self._known_state(transition.target, (*path, "naar"))
            for j, act in enumerate(transition.on):
                yield from self._known_act(act, (*path, "bij", j))
            yield from self._condition(transition.condition, (*path, "als"))

    def _reaction(self, key: str, reaction: ReactionPart) -> Iterator[Problem]:
        if key not in ACTS:
            yield self._at_key(("reacties", key), "onbekende-zet", f"Onbekende zet '{key}'.",
                               did_you_mean(key, ACTS) or "Kies een zet, groep of signaal uit docs/auteurs.md.")
        fields = tuple(str(f.alias) for f in ReactionPart.model_fields.values())
        for name, lines in (("zinnen", reaction.lines), ("vooraf", reaction.lead_ins), ("gedachte", reaction.thoughts)):
            for state in lines:
                if state != ANY_STATE and state not in self.states:
                    options = (*self.states, *fields) if name == "zinnen" else self.states
                    yield self._at_key(("reacties", key, name, state), "onbekende-toestand",
                                       f"Onbekende toestand '{state}' bij de reactie '{key}'.",
                                       did_you_mean(state, options) or f'Kies uit: {", ".join(self.states)} of "*".')

    def _topics(self) -> Iterator[Problem]:
        for name, topic in self.part.topics.items():
            for i, other in enumerate(topic.related):
                yield from self._known_topic(other, ("onderwerpen", name, "verwant", i))
            for i, layer in enumerate(topic.layers):
                yield from self._condition(layer.condition, ("onderwerpen", name, "lagen", i, "als"))

    def _loose_parts(self) -> Iterator[Problem]:
        yield from self._condition(self.part.achievable.condition, ("haalbaar", "als"))
        for i, initiative in enumerate(self.part.initiatives):
            yield from self._condition(initiative.condition, ("initiatief", i, "als"))
            if initiative.topic:
                yield from self._known_topic(initiative.topic, ("initiatief", i, "onderwerp"))
        names: set[str] = set()
        for i, ending in enumerate(self.part.endings):
            yield from self._condition(ending.condition, ("einden", i, "als"))
            if ending.name in names:
                yield self._at(("einden", i, "naam"), "dubbele-naam", f"Het einde '{ending.name}' bestaat al.",
                               "Geef dit einde een andere naam.")
            names.add(ending.name)
        for i, piece in enumerate(self.part.after_talk):
            yield from self._condition(piece.condition, ("nagesprek", i, "als"))

    def _examples(self) -> Iterator[Problem]:
        for i, talk in enumerate(self.part.examples):
            for j, turn in enumerate(talk.turns):
                path: tuple[PathPart, ...] = ("voorbeeldgesprekken", i, "beurten", j, "verwacht")
                expect = turn.expect
                for name, acts in (("zet", expect.moves), ("niet", expect.not_moves)):
                    for k, act in enumerate(acts):
                        yield from self._known_act(act, (*path, name, k))
                if expect.state:
                    yield from self._known_state(expect.state, (*path, "toestand"))
                if expect.topic:
                    yield from self._known_topic(expect.topic, (*path, "onderwerp"))
                if expect.topic in self.part.topics:
                    yield from self._known_layer(expect.topic, expect.layer, (*path, "laag"))

    def _known_state(self, name: str, path: tuple[PathPart, ...], any_state: bool = False) -> Iterator[Problem]:
        if name in self.states or (any_state and name == ANY_STATE):
            return
        star = ' of "*"' if any_state else ""
        yield self._at(path, "onbekende-toestand", f"Onbekende toestand '{name}'.",
                       self._meant(name, "toestand") or f"Kies uit: {', '.join(self.states)}{star}.")

    def _known_act(self, name: str, path: tuple[PathPart, ...], known: Iterable[str] = ACTS) -> Iterator[Problem]:
        if name not in known:
            yield self._at(path, "onbekende-zet", f"Onbekende zet '{name}'.",
                           did_you_mean(name, known) or "Kies een zet, groep of signaal uit docs/auteurs.md.")

    def _known_topic(self, name: str, path: tuple[PathPart, ...]) -> Iterator[Problem]:
        if name not in self.topics:
            yield self._at(path, "onbekend-onderwerp", f"Onbekend onderwerp '{name}'.",
                           self._meant(name, "onderwerp") or f"Kies uit: {', '.join(self.topics)}.")

    def _meant(self, name: str, kind: str) -> str:
        """``Bedoelt u 'thuis' (regel 46)?`` for a state or subject; "" when none is near."""
        found = nearest(name, self.states if kind == "toestand" else self.topics if kind == "onderwerp" else ACTS)
        if found is None:
            return ""
        if kind == "onderwerp":
            return f"Bedoelt u '{found}' (regel {find_key(self.root, ('onderwerpen', found)).line})?"
        if kind == "toestand":
            return f"Bedoelt u '{found}' (regel {find(self.root, ('toestanden', self.states.index(found))).line})?"
        return f"Bedoelt u '{found}'?"

    def _known_layer(self, topic: str, layer: int, path: tuple[PathPart, ...]) -> Iterator[Problem]:
        depth = len(self.part.topics[topic].layers)
        if layer > depth:
            yield self._at(path, "onbekende-laag", f"'{topic}' heeft geen laag {layer}.", f"De diepste laag is {depth}.")

    def _condition(self, text: str, path: tuple[PathPart, ...]) -> Iterator[Problem]:
        """The names in one condition, each at its own place; or why it cannot be read."""
        if not text:
            return
        try:
            names = condition_names(text)
        except ConditionError as error:
            yield self._inside(path, error.offset, "voorwaarde", str(error), error.mend)
            return
        for name in names:
            known, code, kind = {
                "toestand": (self.states, "onbekende-toestand", "Onbekende toestand"),
                "onderwerp": (self.topics, "onbekend-onderwerp", "Onbekend onderwerp"),
                "zet": (ACTS, "onbekende-zet", "Onbekende zet"),
            }[name.kind]
            if name.text not in known:
                yield self._inside(path, name.offset, code, f"{kind} '{name.text}' in deze voorwaarde.",
                                   self._meant(name.text, name.kind) or f"Kies uit: {', '.join(known)}.")
            elif name.kind == "onderwerp" and name.layer > len(self.part.topics[name.text].layers):
                yield self._inside(path, name.offset, "onbekende-laag", f"'{name.text}' heeft geen laag {name.layer}.",
                                   f"De diepste laag is {len(self.part.topics[name.text].layers)}.")

    def _at(self, path: tuple[PathPart, ...], code: str, message: str, mend: str) -> Problem:
        node = find(self.root, path)
        return problem(code, self.file, node.line, node.column, message, mend)

    def _at_key(self, path: tuple[PathPart, ...], code: str, message: str, mend: str) -> Problem:
        node = find_key(self.root, path)
        return problem(code, self.file, node.line, node.column, message, mend)

    def _inside(self, path: tuple[PathPart, ...], offset: int, code: str, message: str, mend: str) -> Problem:
        node = find(self.root, path)
        column = node.column + (node.indent + offset if isinstance(node, Scalar) and not node.block else 0)
        return problem(code, self.file, node.line, column, message, mend)


def _skills() -> tuple[str, ...]:
    """The skills of the feedback form may be a learning goal too: the names of their files."""
    from gesprek_oefenen.content.places import rules_folder, yaml_files

    return tuple(path.stem for path in yaml_files(rules_folder() / "vaardigheden"))
