"""What she tells: which layer of which subject, and which of its lines. Told once, deeper only when she dares."""

from __future__ import annotations

from enum import Enum
from typing import Final

from gesprek_oefenen.model.moves import Move
from gesprek_oefenen.model.story import Layer, Line, Topic
from gesprek_oefenen.persona import fit
from gesprek_oefenen.persona.conditions import describe, holds
from gesprek_oefenen.persona.defaults import everyday
from gesprek_oefenen.persona.moment import Moment, Reply

_STRONG_FIT: Final = 1.0
_SHORT: Final = 9
"""A line of at most so many words answers a closed question."""


_OPEN: Final = 3
_LATELY: Final = 6
"""So many of her last lines, thoughts and gestures, to see that a line says nothing new."""


class Reach(Enum):
    """How far a turn gets her: no deeper than she was, further when she dares, or deeper by itself."""

    STAY = 0
    FURTHER = 1
    DEEPER = 2


_AT_ONCE: Final = {Reach.FURTHER: 0.5, Reach.DEEPER: 0.8}
"""How often an open person begins a new subject at its second layer."""


def reach(moment: Moment) -> Reach:
    """What this way of saying it does to how deep she goes."""
    sense = moment.sense
    if sense.doubtful or sense.keys & {"duwend", "oma"} or (sense.only_closed and not sense.moves & {Move.SUMMARY, Move.FEELING_REFLECTION}):
        return Reach.STAY
    if sense.moves & {Move.SUMMARY, Move.FEELING_REFLECTION, Move.FOLLOW_UP} or sense.silence:
        return Reach.DEEPER
    return Reach.FURTHER


def open_layers(moment: Moment, topic: Topic) -> list[Layer]:
    """The layers she would tell now."""
    openness = moment.mood.openness
    return [layer for layer in topic.layers if layer.openness <= openness and holds(layer.condition, moment.state)]


def unsaid_lines(moment: Moment, topic: Topic) -> list[Line]:
    """The lines of this subject that she would tell now and did not say yet."""
    return moment.picker.unused(line for layer in open_layers(moment, topic) for line in layer.lines)


def tell(moment: Moment, topic_id: str | None, *, back: bool = True) -> Reply | None:
    """Something of this subject she did not tell yet, as deep as fits; ``None`` when there is nothing left she would tell.

    ``back`` False: nothing from a layer above what she has told already, which after something deep sounds like a step back.
    """
    if not moment.knows(topic_id):
        return None
    topic = moment.story.topic(topic_id or "")
    layers = open_layers(moment, topic)
    if not layers:
        return None
    how = reach(moment)
    told = moment.state.told.get(topic.id, 0)
    first = _fitting_layer(moment, layers, told, how) or _straight_in(moment, layers, told, how)
    for layer in _order(layers, told, how, first):
        if not back and layer.number < told:
            continue
        if (line := _line(moment, layer, first=told < layer.number)) is not None:
            return Reply((line,), "laag", topic.id, layer.number, thoughts=layer.thoughts, from_layer=(topic.id, layer.number))
    return None


def deeper(moment: Moment, topic_id: str | None) -> Reply | None:
    """The next thing of a deeper layer than she has told of this subject, if she dares it now."""
    if not moment.knows(topic_id):
        return None
    topic = moment.story.topic(topic_id or "")
    told = moment.state.told.get(topic.id, 0)
    for layer in open_layers(moment, topic):
        if layer.number > told and (line := _line(moment, layer, first=True)) is not None:
            return Reply((line,), "laag", topic.id, layer.number, thoughts=layer.thoughts, from_layer=(topic.id, layer.number))
    return None


def answer_to(moment: Moment, topic_id: str | None) -> Reply | None:
    """A line of this subject, from a layer she has come to, that plainly answers the question; else ``None``."""
    if not moment.knows(topic_id):
        return None
    topic = moment.story.topic(topic_id or "")
    told = moment.state.told.get(topic.id, 0)
    found = [(line, layer) for layer in open_layers(moment, topic) if layer.number <= max(told, 1)
             for line in moment.picker.unused(layer.lines)]
    found = [(line, layer) for line, layer in found if fit.answers(moment, line)]
    values = fit.scores(moment, [line for line, _ in found])
    if not values or max(values.values()) < _STRONG_FIT:
        return None
    line, layer = max(found, key=lambda item: values[item[0].id])
    moment.picker.take(line, [option for option, _ in found])
    return Reply((line,), "laag", topic.id, layer.number, thoughts=layer.thoughts, from_layer=(topic.id, layer.number))


def tell_related(moment: Moment, topic_id: str | None, *, any_other: bool = False) -> Reply | None:
    """Something of a subject she comes to by herself from this one; with ``any_other`` from the rest of the story too."""
    related = moment.story.topic(topic_id or "").related if moment.knows(topic_id) else ()
    others = tuple(t.id for t in moment.story.topics if t.id != topic_id) if any_other else ()
    for other in (*related, *others):
        if (reply := tell(moment, other)) is not None:
            return reply
    return None


def begin(moment: Moment) -> Reply | None:
    """A subject to begin with when she may choose: the first, in the order of the story, she has not told about."""
    untold = [topic.id for topic in moment.story.topics if not moment.state.told.get(topic.id)]
    for topic_id in (*untold, *(t.id for t in moment.story.topics)):
        if (reply := tell(moment, topic_id)) is not None:
            return reply
    return None


def search(moment: Moment) -> Reply | None:
    """A line of any subject that shares a telling word with the turn: for a question whose subject was not recognised."""
    asked = moment.sense.question.lemmas if moment.sense.asks else moment.sense.lemmas  # what was said before a question does not ask
    telling = {word for word in asked if not word.endswith("en") or word in moment.index.subject_words}
    if not telling:  # a verb alone ("kende u haar goed?") says nothing of what the question is about
        return None
    found: list[tuple[float, Layer, Line]] = []
    last = moment.last_line
    in_the_air = moment.index.in_the_air(last) if last is not None else frozenset[str]()  # what she just said is no new word for it
    pointed_at = moment.state.topic if moment.sense.question.points else None  # "was hij aardig voor u": of whom she spoke
    for topic in moment.story.topics:
        if pointed_at and topic.id != pointed_at:
            continue
        for layer in open_layers(moment, topic):
            if layer.number <= moment.state.told.get(topic.id, 0) + 1:
                for line in moment.picker.unused(layer.lines):
                    shared = telling & moment.index.lemmas(line) - in_the_air
                    if shared:
                        found.append((float(len(shared)), layer, line))
    if not found:
        return None
    score, layer, line = max(found, key=lambda item: item[0])
    if score < _STRONG_FIT:
        return None
    moment.picker.take(line, [line])
    return Reply((line,), "laag", layer.topic, layer.number, thoughts=layer.thoughts, from_layer=(layer.topic, layer.number))


def of_her_word(moment: Moment) -> Reply | None:
    """More of the one thing she just named and he takes up (*Japan? Hoezo Japan?*): the subject it leads to."""
    named = {word for word in moment.sense.lemmas & moment.said_last if not word.endswith("en")}
    if not named or moment.sense.lemmas - moment.said_last:
        return None
    for topic in moment.story.topics:
        leads = moment.index.leads_to(topic.id, moment.sense.forms) and not moment.index.is_wide(topic.id) and not moment.state.told.get(topic.id)
        if leads and (reply := tell(moment, topic.id)) is not None:
            return reply
    return None


def closed_now(moment: Moment, topic_id: str | None) -> bool:
    """Whether the subject has layers beyond what she told that she does not dare to tell now.

    A layer she has passed does not count: what she brushes off at first may well be closed (`als`) once she trusts him.
    """
    if not moment.knows(topic_id):
        return False
    topic = moment.story.topic(topic_id or "")
    told, open_now = moment.state.told.get(topic.id, 0), open_layers(moment, topic)
    return any(layer.number > told and layer not in open_now for layer in topic.layers)


def told_feeling(moment: Moment) -> bool:
    """Whether the last thing she told had a feeling under it that is no happy one."""
    topic = moment.state.topic
    if not moment.knows(topic):
        return False
    told = moment.state.told.get(topic or "", 0)
    happy = everyday().happy
    return any(layer.number == told and layer.feeling and not set(layer.feeling.split()) & happy
               for layer in moment.story.topic(topic or "").layers)


def missing(moment: Moment, topic_id: str | None) -> str:
    """What would open the next layer of this subject, in words for the author; "" when nothing is in the way."""
    if not moment.knows(topic_id):
        return ""
    topic = moment.story.topic(topic_id or "")
    told = moment.state.told.get(topic.id, 0)
    following = next((layer for layer in topic.layers if layer.number > told), None)
    if following is None:
        return ""
    wanted = []
    if following.openness > moment.mood.openness:
        wanted.append(f"openheid {following.openness} (nu {moment.mood.openness})")
    if not holds(following.condition, moment.state):
        wanted.append(describe(following.condition))
    return f"laag {following.number} van {topic.id}: {' en '.join(wanted)}" if wanted else ""


def _order(layers: list[Layer], told: int, how: Reach, fitting: Layer | None) -> list[Layer]:
    """The layers in the order she would tell them."""
    here = [layer for layer in layers if layer.number == told]
    below = [layer for layer in reversed(layers) if layer.number < told]
    beyond = [layer for layer in layers if layer.number > told]
    first = [fitting] if fitting else []
    if told == 0 or how is not Reach.STAY:
        order = [*first, *beyond[:1], *here, *below, *beyond[1:]]
    else:
        order = [*first, *here, *below, *beyond]
    return [layer for place, layer in enumerate(order) if layer not in order[:place]]


def _straight_in(moment: Moment, layers: list[Layer], told: int, how: Reach) -> Layer | None:
    """Once she is quite open a new subject need not begin with small talk: often the second layer at once."""
    if told or how is Reach.STAY or moment.mood.openness < _OPEN or len(layers) < 2:
        return None
    return layers[1] if moment.draw.chance(f"meteen.{layers[1].topic}", _AT_ONCE[how]) else None


def _fitting_layer(moment: Moment, layers: list[Layer], told: int, how: Reach) -> Layer | None:
    """The layer with a fresh line that plainly answers the question, as long as it is not further than one step."""
    furthest = max(told, 1) if how is Reach.STAY else max(told, 0) + 1
    options = [(line, layer) for layer in layers if layer.number <= max(furthest, layers[0].number)
               for line in moment.picker.unused(layer.lines)]
    if not options or not moment.sense.lemmas:
        return None
    values = fit.scores(moment, [line for line, _ in options])
    line, layer = max(options, key=lambda item: values.get(item[0].id, 0.0))
    return layer if values.get(line.id, 0.0) >= _STRONG_FIT else None


def _said_lately(moment: Moment) -> frozenset[str]:
    """The content words of her last few lines."""
    lately = [line_id for line_id in moment.before.used[-_LATELY:] if line_id in moment.index.lines and not moment.index.is_unsaid(line_id)]
    return frozenset[str]().union(*(moment.index.lemmas(moment.index.lines[line_id]) for line_id in lately))


def _line(moment: Moment, layer: Layer, *, first: bool) -> Line | None:
    """A fresh line of ``layer``: what answers best; else an opening when the layer is new; else the next in the file."""
    options = moment.picker.unused(layer.lines)
    if not options:
        return None
    recent = _said_lately(moment)
    options = [line for line in options if moment.index.lemmas(line) - recent] or options  # what only says it again comes last
    chosen = fit.best(moment, options)
    if chosen is None and moment.sense.only_closed:
        chosen = next((line for line in options if len(line.text.split()) <= _SHORT), None)
    if chosen is None and first:
        chosen = moment.draw.pick(f"laag.{layer.topic}.{layer.number}", options[: (len(options) + 1) // 2])
    return moment.picker.take(chosen or options[0], options)
