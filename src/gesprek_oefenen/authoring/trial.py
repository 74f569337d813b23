"""``scenario proef``: simulated trainees hold seeded talks with a story, without store; what came of it, and what never did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from gesprek_oefenen.authoring.trainees import Speaker, Trainee, closed_questions, trainees
from gesprek_oefenen.model.play import Exchange, Observation, Outcome, PersonaState, TurnKind
from gesprek_oefenen.model.reading import Reading
from gesprek_oefenen.model.story import ANY_STATE, Line, Story
from gesprek_oefenen.persona.conditions import holds
from gesprek_oefenen.persona.draw import Draw
from gesprek_oefenen.persona.engine import start, step

if TYPE_CHECKING:
    from gesprek_oefenen.analysis.reader import Reader
    from gesprek_oefenen.analysis.rules import RuleSet

TURNS: Final = 25
NOTHING_FITTED: Final = frozenset(f"terugval:{kind}" for kind in ("geen_onderwerp", "kleinigheid", "uitspraak", "ga_door", "herhaald"))
"""Kinds of reply that mean the story had nothing to say to it; a greeting answered with a greeting is not among them."""


@dataclass(slots=True)
class TraineeTally:
    """What one kind of trainee got, over all his talks.

    ``achieved``: talks in which the achievable held at the end. ``fallbacks``: turns to which the story had nothing.
    ``repeats``: lines said a second time in one talk. ``trust``: sum of trust after turn 5, 10, 15, 20 and 25 with the
    number of talks that got there. ``endings``: how often each.
    """

    trainee: Trainee
    talks: int = 0
    turns: int = 0
    achieved: int = 0
    fallbacks: int = 0
    repeats: int = 0
    left: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)
    trust: dict[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def achieved_share(self) -> float:
        """Share of talks that reached what can be reached."""
        return self.achieved / self.talks if self.talks else 0.0

    @property
    def fallback_share(self) -> float:
        """Share of turns to which the story had nothing to say."""
        return self.fallbacks / self.turns if self.turns else 0.0

    def mean_trust(self, turn: int) -> int | None:
        """Mean trust after this turn, of the talks that got there."""
        total, number = self.trust.get(turn, (0, 0))
        return round(total / number) if number else None


@dataclass(frozen=True, slots=True)
class Unreached:
    """A part of the story that no talk came to: what it is, and its line in the file."""

    what: str
    line_no: int


@dataclass(frozen=True, slots=True)
class Smell:
    """Something in the scoring that looks wrong: in plain Dutch, with the line in the file (0: the whole story)."""

    message: str
    line_no: int = 0


@dataclass(slots=True)
class TrialReport:
    """What the trial found. ``per_trainee`` by id; ``unreached``: parts no talk came to; ``dead_ends``: states in which
    talks got stuck; ``smells``: scoring that looks wrong; ``repeated``: lines most often said twice in a talk."""

    story_id: str
    seed: int
    talks: int
    per_trainee: dict[str, TraineeTally]
    unreached: list[Unreached]
    dead_ends: list[Smell]
    smells: list[Smell]
    repeated: list[tuple[str, int, int]]
    unsaid: int
    lines: int


@dataclass(slots=True)
class _Seen:
    """Everything that happened in all talks together."""

    states: Counter[str] = field(default_factory=Counter)
    transitions: set[int] = field(default_factory=set)
    layers: set[tuple[str, int]] = field(default_factory=set)
    reactions: set[tuple[str, str]] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)
    repeated: Counter[str] = field(default_factory=Counter)
    endings: set[str] = field(default_factory=set)
    stuck: Counter[str] = field(default_factory=Counter)
    changes: dict[tuple[str, str], list[int]] = field(default_factory=dict)


def run_trial(story: Story, rules: RuleSet, talks: int = 100, seed: int = 1, only: Sequence[str] = ()) -> TrialReport:
    """Hold ``talks`` talks of 25 turns, shared out over the simulated trainees (or ``only`` these), and report.

    The same story, rules, number and seed give the same report.
    """
    from gesprek_oefenen.analysis.reader import Reader

    reader = Reader(rules, story)
    kinds = [trainee for trainee in trainees().values() if not only or trainee.id in only]
    closed = closed_questions(story, reader)
    seen = _Seen()
    tallies = {trainee.id: TraineeTally(trainee) for trainee in kinds}
    for number in range(talks):
        trainee = kinds[number % len(kinds)]
        _talk(story, reader, Speaker(trainee, story, closed), seed * 10_000 + number, tallies[trainee.id], seen)
    return TrialReport(
        story.id, seed, talks, tallies, unreached=list(_unreached(story, seen)), dead_ends=list(_dead_ends(story, seen)),
        smells=list(_smells(story, tallies, seen)), repeated=_repeated(story, seen),
        unsaid=sum(line.id not in seen.lines for line in _own_lines(story)), lines=len(_own_lines(story)))


def _talk(story: Story, reader: Reader, speaker: Speaker, seed: int, tally: TraineeTally, seen: _Seen) -> None:
    """One talk of at most ``TURNS`` turns, rounded off at the end."""
    from gesprek_oefenen.session.turn import context_of

    state = start(story, seed)
    history: list[Exchange] = []
    heard = [story.opening.text]
    said: set[str] = set()
    seen.states[state.state] += 1
    for number in range(1, TURNS + 1):
        draw = Draw(seed, number)
        text = speaker.next(heard, tuple(state.told), draw)
        context = context_of(story, state, history)
        reading = reader.read(text, context) if text else Reading("")
        before = state
        state, outcome = step(story, state, Observation(TurnKind.SAY if text else TurnKind.SILENCE, reading), draw)
        history.append(Exchange(number, TurnKind.SAY if text else TurnKind.SILENCE, text, context.previous or "", reading, outcome))
        if outcome.reply:
            heard.append(outcome.reply)
        _note(before, state, outcome, reading, tally, seen, said)
        if number % 5 == 0:
            total, talks = tally.trust.get(number, (0, 0))
            tally.trust[number] = (total + outcome.trust, talks + 1)
        if outcome.ends:
            tally.left += 1
            break
    else:
        if [e.outcome.state for e in history[-8:]] == [state.state] * 8 and story.state(state.state).openness == 0:
            seen.stuck[state.state] += 1
        state, outcome = step(story, state, Observation(TurnKind.ROUND_OFF, Reading("")), Draw(seed, TURNS + 1))
        seen.lines.update(outcome.line_ids)
    tally.talks += 1
    tally.endings[state.ending] += 1
    seen.endings.add(state.ending)
    tally.achieved += story.achievable.condition is not None and holds(story.achievable.condition, state)


def _note(before: PersonaState, state: PersonaState, outcome: Outcome, reading: Reading, tally: TraineeTally, seen: _Seen,
          said: set[str]) -> None:
    """Keep what this turn showed."""
    tally.turns += 1
    tally.kinds[outcome.kind] += 1
    tally.fallbacks += outcome.kind in NOTHING_FITTED
    twice = said & set(outcome.line_ids)
    tally.repeats += len(twice)
    seen.repeated.update(twice)
    said.update(outcome.line_ids)
    seen.lines.update(state.used)
    if state.state != before.state:
        seen.states[state.state] += 1
        seen.transitions.add(outcome.transition_line)
    if outcome.layer and outcome.topic:
        seen.layers.add((outcome.topic, outcome.layer))
    if outcome.reaction:
        seen.reactions.add((outcome.reaction, state.state))
    moves = reading.sure_moves
    if len(moves) == 1:
        seen.changes.setdefault((moves[0].value, before.state), []).append(outcome.trust_change)


def _unreached(story: Story, seen: _Seen) -> Iterable[Unreached]:
    """States, transitions, layers, subjects, reactions, initiatives and endings that no talk came to, in the file's order."""
    found: list[Unreached] = []
    targets = {transition.target for transition in story.transitions}
    found += [Unreached(f"toestand {s.name}", s.line_no) for s in story.states
              if not seen.states[s.name] and not (s.end and s.name not in targets)]
    found += [Unreached(f"overgang van {t.source} naar {t.target}", t.line_no) for t in story.transitions
              if t.line_no not in seen.transitions]
    for topic in story.topics:
        layers = [layer for layer in topic.layers if (topic.id, layer.number) not in seen.layers]
        if len(layers) == len(topic.layers):
            found.append(Unreached(f"onderwerp {topic.id}", topic.line_no))
        else:
            found += [Unreached(f"laag {layer.number} van {topic.id}", layer.line_no) for layer in layers]
    for key, reaction in story.reactions.items():
        missed = {state: lines[0].line_no for state, lines in reaction.lines.items()
                  if lines and not any(line.id in seen.lines for line in lines if line.text)}
        if missed and len(missed) == len(reaction.lines):
            found.append(Unreached(f"reactie {key}", reaction.line_no))
        elif missed:
            states = ", ".join("de overige toestanden" if state == ANY_STATE else state for state in missed)
            found.append(Unreached(f"reactie {key} in {states}", min(missed.values())))
    found += [Unreached(f"initiatief \"{own.lines[0].text}\"", own.line_no) for own in story.initiatives
              if own.lines and not any(line.id in seen.lines for line in own.lines)]
    found += [Unreached(f"einde {end.name}", end.line_no) for end in story.endings if end.name not in seen.endings]
    return sorted(found, key=lambda part: part.line_no)


def _dead_ends(story: Story, seen: _Seen) -> Iterable[Smell]:
    """States in which talks stayed closed to the end, whatever was said."""
    for name, times in seen.stuck.items():
        state = story.state(name)
        leaving = [t for t in story.transitions if t.source in (name, ANY_STATE) and t.target != name]
        if not leaving:
            yield Smell(f"Uit de toestand '{name}' komt zij nooit meer: er is geen overgang vandaan.", state.line_no)
        elif not any(t.line_no in seen.transitions for t in leaving):
            yield Smell(f"{times} gesprekken bleven tot het eind in '{name}'; geen enkele kwam eruit.", state.line_no)


def _smells(story: Story, tallies: dict[str, TraineeTally], seen: _Seen) -> Iterable[Smell]:
    """Scoring that looks wrong."""
    moves = {move for move, _ in seen.changes}
    for move in sorted(moves):
        means = {state: sum(c) / len(c) for (m, state), c in seen.changes.items() if m == move and len(c) >= 5}
        best, worst = max(means.values(), default=0), min(means.values(), default=0)
        if best >= 2 and worst <= -2:
            ups = next(state for state, mean in means.items() if mean == best)
            downs = next(state for state, mean in means.items() if mean == worst)
            yield Smell(f"'{move}' helpt in '{ups}' en schaadt in '{downs}'. Is dat bedoeld?")
    for goal in story.goals:
        gained = [change for (move, _), changes in seen.changes.items() if move == goal for change in changes]
        if len(gained) >= 5 and max(gained) <= 0:
            yield Smell(f"Leerdoel '{goal}' levert bij haar nooit vertrouwen op.")
    listener = tallies.get("luisteraar")
    if listener is None or not listener.talks:
        return
    for other in ("adviseur", "echo", "vleier", "gesloten"):
        tally = tallies.get(other)
        if tally is not None and tally.talks and tally.achieved and tally.achieved_share >= listener.achieved_share:
            yield Smell(f"De {tally.trainee.name} komt even ver als de {listener.trainee.name}: kijk naar het haalbare en de overgangen.")
    if story.achievable.condition is not None and not listener.achieved:
        yield Smell("De goede luisteraar haalt het haalbare in geen enkel gesprek.")


def _repeated(story: Story, seen: _Seen) -> list[tuple[str, int, int]]:
    """The lines that came back most within a talk: text, times, line in the file."""
    known = {line.id: line for line in _own_lines(story)}
    return [(known[line_id].text, times, known[line_id].line_no) for line_id, times in seen.repeated.most_common(10)
            if line_id in known]


def _own_lines(story: Story) -> list[Line]:
    """Every line she may say, think or do that the story itself wrote; answers to questions on a line need that very question."""
    from gesprek_oefenen.persona.index import first_lines

    return [line for line in first_lines(story) if line.line_no and line.text]
