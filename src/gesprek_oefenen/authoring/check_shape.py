"""What can be seen without playing: states no one reaches, transitions never taken, layers that never open, endings."""

from __future__ import annotations

from collections.abc import Iterator

from gesprek_oefenen.authoring.case import Case
from gesprek_oefenen.authoring.logic import always, implies, never
from gesprek_oefenen.content.conditions import ConditionError, parse_condition
from gesprek_oefenen.content.yaml_nodes import Entry, Items, Mapping, Node, Scalar
from gesprek_oefenen.model.conditions import And, Condition, InState, Not, Or, Told
from gesprek_oefenen.model.moves import GROUP_MOVES, MOVE_GROUP, Group, Move
from gesprek_oefenen.model.problems import Problem
from gesprek_oefenen.model.story import ANY_STATE, Transition

_BUILT_IN = frozenset({Group.CONTACT, Group.UNINTELLIGIBLE})
"""Groups for which the built-in lines are enough."""


def check_shape(case: Case) -> Iterator[Problem]:
    """All problems of this kind in ``case``."""
    reached = reachable(case)
    yield from _states(case, reached)
    yield from _shadowed(case)
    yield from _conditions(case)
    yield from _layers(case, reached)
    yield from _endings(case)
    yield from _missing_reactions(case)
    yield from _afterwards(case)


def _afterwards(case: Case) -> Iterator[Problem]:
    """What an author may leave out, and a trainee would miss."""
    if case.story.achievable.condition is None:
        yield case.report("haalbaar-zonder-voorwaarde", case.key("haalbaar"), "Het programma kan niet zien of het haalbare bereikt is.",
                          'Zet erbij wanneer het gelukt is, bijvoorbeeld `als: "verteld(thuis, 2)"`.')
    if not case.story.after_talk:
        yield case.report("geen-nagesprek", case.root, "De persoon vertelt na afloop niet hoe het gesprek was.",
                          "Voeg onder `nagesprek` een paar zinnen in haar woorden toe.")


def reachable(case: Case) -> frozenset[str]:
    """Names of the states a talk can get to from the first one."""
    story = case.story
    ends = {state.name for state in story.states if state.end}
    found, todo = {story.start_state.name}, [story.start_state.name]
    while todo:
        here = todo.pop()
        if here in ends:
            continue
        for transition in story.transitions:
            if transition.source in (here, ANY_STATE) and transition.target not in found and not _never_from(transition, here):
                found.add(transition.target)
                todo.append(transition.target)
    return frozenset(found)


def _never_from(transition: Transition, state: str) -> bool:
    condition = transition.condition
    return never(And((InState(state), condition))) if condition is not None else False


def _states(case: Case, reached: frozenset[str]) -> Iterator[Problem]:
    story = case.story
    rounded_off = next((state.name for state in story.states if state.end and state.name not in reached), None)
    for state in story.states:
        _, node = case.item("toestanden", state.line_no)
        if state.name == rounded_off:
            continue  # where the talk is when the trainee rounds it off; no transition needs to lead there
        if state.name not in reached:
            yield case.report("onbereikbare-toestand", node, f"In de toestand '{state.name}' komt zij nooit.",
                              f"Maak een overgang naar '{state.name}', of haal de toestand weg.")
        elif not state.end and not any(
            t.source in (state.name, ANY_STATE) and t.target != state.name and not _never_from(t, state.name)
            for t in story.transitions
        ):
            yield case.report("doodlopende-toestand", node, f"Uit de toestand '{state.name}' komt zij nooit meer weg.",
                              f"Maak een overgang van '{state.name}' naar een andere toestand.")
    if not any(state.end for state in story.states):
        yield case.report("geen-einde", case.key("toestanden"), "Geen van de toestanden is een einde.",
                          "Voeg er een toe: `- {naam: afgerond, einde: true}`.")


def _shadowed(case: Case) -> Iterator[Problem]:
    """Transitions that never get their turn because an earlier one always goes first."""
    transitions = case.story.transitions
    for number, later in enumerate(transitions):
        for earlier in transitions[:number]:
            if earlier.line_no == later.line_no or earlier.source not in (later.source, ANY_STATE):
                continue
            if earlier.on and not (later.on and _acts(later.on) <= _acts(earlier.on)):
                continue
            here = None if later.source == ANY_STATE else InState(later.source)
            full = later.condition if here is None else (And((here, later.condition)) if later.condition else here)
            if implies(full, earlier.condition):
                _, node = case.item("overgangen", later.line_no)
                yield case.report("overschaduwde-overgang", node,
                                  f"Deze overgang komt nooit aan de beurt: die op regel {earlier.line_no} gaat altijd voor.",
                                  "Zet deze hoger, of maak de voorwaarde van de andere strenger.")
                break


def _acts(names: frozenset[str]) -> frozenset[str]:
    """Names with every group written out as its moves."""
    acts: set[str] = set()
    for name in names:
        group = next((g for g in Group if g.value == name), None)
        acts |= {move.value for move in GROUP_MOVES[group]} if group else {name}
    return frozenset(acts)


def _conditions(case: Case) -> Iterator[Problem]:
    """Conditions that can never hold, or always do."""
    for entry in _entries(case.root):
        if entry.key.text != "als" or not isinstance(entry.value, Scalar) or not entry.value.text:
            continue
        try:
            condition = parse_condition(entry.value.text)
        except ConditionError:
            continue  # reported by the references
        if never(condition):
            yield case.report("nooit-waar", entry.value, "Deze voorwaarde kan nooit kloppen.",
                              "Kijk naar de getallen en naar `en`/`of`; vertrouwen loopt van 0 tot 100.")
        elif always(condition):
            yield case.report("altijd-waar", entry.value, "Deze voorwaarde klopt altijd.",
                              "Haal `als` weg, of kijk naar de getallen.")


def _layers(case: Case, reached: frozenset[str]) -> Iterator[Problem]:
    most = max((state.openness for state in case.story.states if state.name in reached and not state.end), default=0)
    for topic in case.story.topics:
        closed = 0
        previous = -1
        for layer in topic.layers:
            node = case.node("onderwerpen", topic.id, "lagen", layer.number - 1)
            if layer.openness > most:
                closed = closed or layer.number
                yield case.report("laag-gaat-nooit-open", node,
                                  f"Laag {layer.number} van '{topic.id}' vraagt openheid {layer.openness}; "
                                  f"verder dan {most} komt zij nergens.",
                                  "Maak een toestand met meer openheid waar zij kan komen, of zet de openheid van deze laag lager.")
            elif never(layer.condition) or _waits_for_itself(layer.condition, topic.id, layer.number):
                closed = closed or layer.number
                yield case.report("laag-gaat-nooit-open", node,
                                  f"De voorwaarde van laag {layer.number} van '{topic.id}' kan nooit kloppen.",
                                  "Kijk of de laag niet op zichzelf wacht, en of de getallen kunnen.")
            elif closed:
                yield case.report("laag-gaat-nooit-open", node,
                                  f"Laag {layer.number} van '{topic.id}' ligt onder laag {closed}, die nooit opengaat.",
                                  f"Maak eerst laag {closed} bereikbaar.")
            if layer.openness < previous:
                yield case.report("laag-volgorde", node,
                                  f"Laag {layer.number} van '{topic.id}' vraagt minder openheid dan de laag erboven.",
                                  "Zet de lagen van oppervlakkig naar diep.")
            previous = max(previous, layer.openness)


def _waits_for_itself(condition: Condition | None, topic: str, layer: int) -> bool:
    """The layer needs to have been told before it can be told."""
    match condition:
        case Told(topic=other, layer=number):
            return other == topic and number >= layer
        case And(terms=terms):
            return any(_waits_for_itself(term, topic, layer) for term in terms)
        case Or(terms=terms):
            return all(_waits_for_itself(term, topic, layer) for term in terms)
        case Not() | None:
            return False
        case _:
            return False


def _endings(case: Case) -> Iterator[Problem]:
    endings = case.story.endings
    if not endings:
        return
    open_at = next((number for number, ending in enumerate(endings) if always(ending.condition)), None)
    if open_at is None:
        yield case.report("geen-gewoon-einde", case.key("einden"), "Elk einde heeft een voorwaarde; soms past er dan geen.",
                          "Zet onderaan een einde zonder `als`.")
        return
    for ending in endings[open_at + 1:]:
        _, node = case.item("einden", ending.line_no)
        yield case.report("einde-nooit-gebruikt", node,
                          f"Het einde '{ending.name}' komt nooit aan de beurt: '{endings[open_at].name}' past altijd.",
                          "Zet het einde zonder `als` onderaan.")


def _missing_reactions(case: Case) -> Iterator[Problem]:
    reactions = case.story.reactions
    for group in Group:
        if group in _BUILT_IN or group.value in reactions:
            continue
        missing = [move.value for move in GROUP_MOVES[group] if move.value not in reactions]
        if missing:
            where = case.key("reacties") if reactions else case.root
            yield case.report("reactie-mist", where, f"Er is geen reactie voor '{group.value}' ({', '.join(missing)}).",
                              f"Voeg onder `reacties` toe: `{group.value}: {{\"*\": [\"...\", \"...\", \"...\"]}}`.")


def goal_group(goal: str) -> str:
    """The effect group of a learning goal that is a move, else the goal itself."""
    return MOVE_GROUP[Move(goal)].value if goal in set(Move) else goal


def _entries(node: Node) -> Iterator[Entry]:
    """Every key with its value, at any depth."""
    match node:
        case Mapping(entries=entries):
            for entry in entries:
                yield entry
                yield from _entries(entry.value)
        case Items(items=items):
            for item in items:
                yield from _entries(item)
        case _:
            pass
