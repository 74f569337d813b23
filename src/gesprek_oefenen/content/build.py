"""From the checked parts of a scenario (``schema.py``) to the frozen story that the engine plays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gesprek_oefenen.content.conditions import ConditionError, parse_condition
from gesprek_oefenen.content.schema import (
    ExampleTalkPart,
    ExpectationPart,
    ReactionPart,
    ScenarioPart,
    TopicPart,
)
from gesprek_oefenen.content.schema_types import FactPart, LineText
from gesprek_oefenen.content.yaml_nodes import Items, Node, PathPart, find, find_key
from gesprek_oefenen.content.yaml_nodes import Mapping as MappingNode
from gesprek_oefenen.model.conditions import Condition
from gesprek_oefenen.model.story import (
    Achievable,
    AfterTalk,
    Ending,
    ExampleTalk,
    ExampleTurn,
    Expectation,
    Fact,
    Initiative,
    Layer,
    Line,
    Person,
    Reaction,
    State,
    Story,
    Topic,
    Transition,
)


def build_story(part: ScenarioPart, root: Node, file: Path | None, digest: str,
                fallback: Mapping[str, tuple[Line, ...]]) -> Story:
    """The story of ``part``; places come from ``root``, built-in lines from ``fallback``.

    A condition that cannot be read counts as absent: ``references.py`` has reported it by then.
    """
    return _Builder(root).story(part, file, digest, fallback)


def _condition(text: str) -> Condition | None:
    try:
        return parse_condition(text) if text else None
    except ConditionError:
        return None


@dataclass(frozen=True, slots=True)
class _Builder:
    """Builds the pieces of one story; ``root`` tells on which line each stands."""

    root: Node

    def story(self, part: ScenarioPart, file: Path | None, digest: str, fallback: Mapping[str, tuple[Line, ...]]) -> Story:
        """The whole story."""
        own = {kind: self._lines(lines, f"terugval.{kind}", ("terugval", kind)) for kind, lines in part.fallback.items()}
        person = part.person
        return Story(
            version=int(part.version), id=part.id, title=part.title,
            person=Person(person.name, person.age, person.address, person.place, person.says, person.says_later),
            channel=part.channel, role=part.role, phase=part.phase, after_meeting=part.after_meeting, level=part.level,
            heavy=part.heavy, goals=part.goals,
            achievable=Achievable(part.achievable.text, _condition(part.achievable.condition)),
            situation=part.situation, opening=self._line(part.opening, "opening", ("opening",)), trust=part.trust,
            states=self._states(part), transitions=self._transitions(part),
            reactions={key: self._reaction(key, reaction) for key, reaction in part.reactions.items()},
            topics=tuple(self._topic(name, topic) for name, topic in part.topics.items()),
            fallback={**fallback, **{kind: (*lines, *fallback.get(kind, ())) for kind, lines in own.items()}},
            initiatives=self._initiatives(part), endings=self._endings(part), after_talk=self._after_talk(part),
            signs=part.signs,
            background=part.background.model_dump(by_alias=True, exclude_defaults=True) if part.background else {},
            examples=tuple(self._example(i, talk) for i, talk in enumerate(part.examples)),
            facts=_facts(part.facts, "", "feiten", find(self.root, ("feiten",))),
            leads=self._lines(part.leads, "aanknoping", ("aanknoping",)),
            hash=digest, file=file,
        )

    def _at(self, *path: PathPart) -> int:
        return find(self.root, path).line

    def _line(self, line: LineText, line_id: str, path: Sequence[PathPart]) -> Line:
        return _line(line, line_id, find(self.root, path))

    def _lines(self, lines: Sequence[LineText], line_id: str, path: Sequence[PathPart], topic: str = "") -> tuple[Line, ...]:
        return _lines(lines, line_id, find(self.root, path), topic) if lines else ()

    def _by_state(self, lines: Mapping[str, Sequence[LineText]], line_id: str, path: Sequence[PathPart]) -> dict[str, tuple[Line, ...]]:
        return {state: self._lines(found, f"{line_id}.{state}", (*path, state)) for state, found in lines.items()}

    def _states(self, part: ScenarioPart) -> tuple[State, ...]:
        return tuple(
            State(state.name, state.openness, state.start, state.end,
                  self._lines(state.body, f"toestanden.{state.name}.lichaam", ("toestanden", i, "lichaam")),
                  self._at("toestanden", i))
            for i, state in enumerate(part.states)
        )

    def _transitions(self, part: ScenarioPart) -> tuple[Transition, ...]:
        return tuple(
            Transition(source, transition.target, frozenset(transition.on), _condition(transition.condition),
                       self._lines(transition.lines, f"overgangen.{i + 1}", ("overgangen", i, "zinnen")),
                       self._at("overgangen", i))
            for i, transition in enumerate(part.transitions) for source in transition.source
        )

    def _reaction(self, key: str, reaction: ReactionPart) -> Reaction:
        path, line_id = ("reacties", key), f"reacties.{key}"
        return Reaction(
            key, reaction.trust or 0,
            lines=self._by_state(reaction.lines, line_id, (*path, "zinnen")),
            lead_ins=self._by_state(reaction.lead_ins, f"{line_id}.vooraf", (*path, "vooraf")),
            thoughts=self._by_state(reaction.thoughts, f"{line_id}.gedachte", (*path, "gedachte")),
            body=self._lines(reaction.body, f"{line_id}.lichaam", (*path, "lichaam")),
            line_no=find_key(self.root, path).line, trust_given=reaction.trust is not None,
        )

    def _topic(self, name: str, topic: TopicPart) -> Topic:
        path = ("onderwerpen", name)
        layers = tuple(
            Layer(name, i + 1, layer.openness,
                  self._lines(layer.lines, f"onderwerpen.{name}.{i + 1}", (*path, "lagen", i, "zinnen"), name),
                  layer.feeling, _condition(layer.condition),
                  self._lines(layer.thoughts, f"onderwerpen.{name}.{i + 1}.gedachte", (*path, "lagen", i, "gedachte")),
                  self._at(*path, "lagen", i))
            for i, layer in enumerate(topic.layers)
        )
        facts = _facts(topic.facts, name, f"onderwerpen.{name}.feiten", find(self.root, (*path, "feiten")))
        fallback = {kind: self._lines(lines, f"onderwerpen.{name}.terugval.{kind}", (*path, "terugval", kind), name)
                    for kind, lines in topic.fallback.items()}
        return Topic(name, topic.words, topic.questions, layers, topic.not_words, topic.related,
                     find_key(self.root, path).line, facts, fallback,
                     self._lines(topic.leads, f"onderwerpen.{name}.aanknoping", (*path, "aanknoping"), name))

    def _initiatives(self, part: ScenarioPart) -> tuple[Initiative, ...]:
        return tuple(
            Initiative(f"initiatief.{i + 1}", _condition(initiative.condition),
                       self._lines(initiative.lines, f"initiatief.{i + 1}", ("initiatief", i, "zinnen")),
                       initiative.topic, self._at("initiatief", i))
            for i, initiative in enumerate(part.initiatives)
        )

    def _endings(self, part: ScenarioPart) -> tuple[Ending, ...]:
        return tuple(
            Ending(ending.name, _condition(ending.condition),
                   self._lines(ending.lines, f"einden.{ending.name}", ("einden", i, "zinnen")), self._at("einden", i))
            for i, ending in enumerate(part.endings)
        )

    def _after_talk(self, part: ScenarioPart) -> tuple[AfterTalk, ...]:
        return tuple(
            AfterTalk(_condition(piece.condition), self._lines(piece.lines, f"nagesprek.{i + 1}", ("nagesprek", i, "zinnen")),
                      self._at("nagesprek", i))
            for i, piece in enumerate(part.after_talk)
        )

    def _example(self, i: int, talk: ExampleTalkPart) -> ExampleTalk:
        path: tuple[PathPart, ...] = ("voorbeeldgesprekken", i)
        turns = tuple(
            ExampleTurn(turn.say, _expectation(turn.expect), self._at(*path, "beurten", j))
            for j, turn in enumerate(talk.turns)
        )
        return ExampleTalk(talk.name, turns, talk.seed, talk.reaches, self._at(*path))


def _lines(lines: Sequence[LineText], line_id: str, node: Node, topic: str = "") -> tuple[Line, ...]:
    """Lines with their ids (``<line_id>.1`` ...), of which ``node`` is the list, or the one line that stands alone."""
    places = node.items if isinstance(node, Items) else (node,)
    return tuple(_line(line, f"{line_id}.{i + 1}", places[i] if i < len(places) else node, topic) for i, line in enumerate(lines))


def _line(line: LineText, line_id: str, node: Node, topic: str = "") -> Line:
    door = find(node, ("door",)) if line.asked_on else node
    return Line(line_id, line.text.strip(), node.line, line.body, line.asks, _facts(line.asked_on, topic, f"{line_id}.door", door))


def _facts(facts: Sequence[FactPart], topic: str, fact_id: str, node: Node) -> tuple[Fact, ...]:
    """Facts with their ids (``<fact_id>.1`` ...); ``node`` is their list, or the mapping of questions to answers."""
    made = []
    for i, fact in enumerate(facts):
        key, value = node, node
        if isinstance(node, MappingNode):
            key, value = node.entries[i].key, node.entries[i].value
        elif isinstance(node, Items):
            key = value = node.items[i]
        made.append(Fact(topic, i + 1, fact.questions, _lines(fact.lines, f"{fact_id}.{i + 1}", find(value, ("zinnen",)), topic),
                         fact.openness, key.line))
    return tuple(made)


def _expectation(part: ExpectationPart) -> Expectation:
    return Expectation(part.moves, part.not_moves, part.state, part.topic, part.layer, part.ends, part.text_has)
