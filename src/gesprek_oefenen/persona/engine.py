"""The persona: a pure function from story, state, turn and draw to the next state and what she does with the turn.

``start`` gives the state before the first turn, ``step`` plays one turn. Nothing here reads a clock, a file of the
trainee or a generator: same story, same turns, same seed, same talk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from gesprek_oefenen.model.play import Observation, Outcome, PersonaState, TurnKind
from gesprek_oefenen.model.story import Line, Story
from gesprek_oefenen.persona import (
    answers,
    aside,
    everyday_talk,
    half_questions,
    leads,
    left_open,
    manner,
    particular,
    remarks,
    trust,
)
from gesprek_oefenen.persona.asked import HE_OR_SHE, YOU, question_in
from gesprek_oefenen.persona.draw import Draw
from gesprek_oefenen.persona.endings import ending
from gesprek_oefenen.persona.facts import before_comma, fact, is_asked_by_name
from gesprek_oefenen.persona.fallback import fallback
from gesprek_oefenen.persona.follow_up import follow_up
from gesprek_oefenen.persona.index import StoryIndex, index_of
from gesprek_oefenen.persona.lines import Picker
from gesprek_oefenen.persona.listening import rests_on_something, says_after
from gesprek_oefenen.persona.moment import OPENING_TURNS, Moment, Reply
from gesprek_oefenen.persona.plain_words import plain_words, side_by_side
from gesprek_oefenen.persona.question_forms import wants_one_thing
from gesprek_oefenen.persona.reactions import bodies, thoughts
from gesprek_oefenen.persona.sense import Sense, sense, taken_as_oma
from gesprek_oefenen.persona.slips import without_slips
from gesprek_oefenen.persona.tally import PERHAPS_OMA, count
from gesprek_oefenen.persona.topics import missing

_PARTS: Final[tuple[Callable[[Moment], Reply | None], ...]] = (
    aside.rude, aside.unintelligible, aside.out_of_place, aside.death, aside.advice_she_asked_for, aside.leave_for_advice,
    manner.change_of_mood, manner.left_at_home_not, aside.goodbye, aside.again, manner.sorry, aside.barrage,
    answers.silence, fact, leads.invited, half_questions.guess, half_questions.half_question, answers.her_word, everyday_talk.seen, remarks.remark, manner.summary, manner.feeling, manner.check, follow_up, manner.pushing_question, manner.perhaps_advice,
    everyday_talk.plain_facts, everyday_talk.another_time, everyday_talk.own_choice, manner.first_word,
    manner.too_many_at_once, manner.own_question, particular.one_thing, answers.answered, everyday_talk.about_visitor, answers.closed_about_now,
    answers.subject, everyday_talk.how_are_you, everyday_talk.free_choice, everyday_talk.small_talk, answers.going_on,
    answers.unknown_question, answers.statement,
)
"""Who may answer, in this order; the first that has something to say does."""

_ANSWERS: Final = frozenset({"feit", "laag"})
"""Kinds of reply that answer a question from the story."""
_OWN_SUBJECT: Final = frozenset({"wens", "lichtpunt", "omkeren", "eenzaamheid_noemen", "zorg_benoemen"})
"""Reactions whose lines may bring up a subject of their own."""
_HERSELF: Final = frozenset({"u", "je", "jou"})
_SINCE: Final = frozenset({"sinds", "vandaag", "nu", "deze", "na", "verder", "eigenlijk", "zo", "tegenwoordig", "hier", "de"})
_HIS_OWN: Final = frozenset({"ik", "mijn", "m'n", "wij", "we", "ons", "onze", "mij"})
_I: Final = frozenset({"ik"})
_SEES: Final = frozenset({"zie", "zag", "hoor", "hoorde", "ruik"})
_THOSE: Final = frozenset({"die", "dat", "hij", "ze"})
_ADDS: Final = frozenset({
    "met", "zonder", "toen", "terwijl", "voordat", "sinds", "in", "op", "bij", "aan", "hier", "daar", "na", "tussen", "naast", "om", "nu", "voor", "tegenwoordig", "zoal"})
"""What begins so behind a comma adds to a question that is whole without it."""
_DAY: Final = "dag_eruit"
_PHONE: Final = "telefoon"
_STATE_BODY: Final = 0.35
_REACTION_BODY: Final = 0.6
_THOUGHT: Final = 0.6
_RECENT_QUESTIONS: Final = 12


def start(story: Story, seed: int) -> PersonaState:
    """The persona before the first turn. ``seed`` decides nothing yet; it is taken so that a later version may."""
    del seed
    begin = story.start_state.name
    return PersonaState(state=begin, trust=max(0, min(100, story.trust)), visited=(begin,),
                        used=(story.opening.id,), asked=story.opening.asks, last_line=story.opening.id)


def step(story: Story, state: PersonaState, observation: Observation, draw: Draw) -> tuple[PersonaState, Outcome]:
    """Play one turn.

    Args:
        story: who she is.
        state: the persona as the turn finds her; not changed.
        observation: what the trainee did, as the analysis reads it.
        draw: the draws of this turn.

    Returns:
        The next state and the outcome. After the end of a talk nothing happens any more: the state stays as it is.
    """
    if state.ended:
        return state, Outcome("", state=state.state, trust=state.trust, kind="einde", ends=True)
    moment = _moment(story, state, observation, draw)
    reply = ending(moment) if observation.kind is TurnKind.ROUND_OFF else _reply(moment)
    if moment.mood.end and not reply.ends:
        reply = _leaving(moment, reply)
    return _finish(moment, reply)


def _moment(story: Story, before: PersonaState, observation: Observation, draw: Draw) -> Moment:
    """The turn counted, trust and state of mind moved: everything that does not depend on what she will say."""
    index = index_of(story)
    taken_in = sense(replace(observation, reading=without_slips(observation.reading, index.meant)))
    last_line = index.lines.get(before.last_line)
    if last_line is not None and says_after(taken_in, index.norms(last_line)):
        taken_in = replace(taken_in, echo=True)
    if taken_in.topic and (named_her := index.address & taken_in.forms) and not index.leads_to(taken_in.topic, taken_in.forms - named_her) \
            and index.leads_to(taken_in.topic, named_her):
        taken_in = replace(taken_in, topic=None, goes_on=before.topic is not None)  # "dag Dina, wat een trap"
    if taken_in.question.lemmas & index.address:  # "hoe oud bent u nu precies, Cato?"
        asked = taken_in.question
        of_her = frozenset[str]() if asked.forms & HE_OR_SHE else frozenset({"u"})  # "en wat zou Tonnie zeggen?"
        taken_in = replace(taken_in, question=replace(
            asked, lemmas=asked.lemmas - index.address, names=asked.names - index.address, forms=asked.forms - index.address | of_her))
    if (bare := _without_addition(index, taken_in)) is not None:
        taken_in = bare
    if taken_in.asks_besides and taken_in.topic and not taken_in.question.points and not (
        index.leads_to(taken_in.topic, taken_in.question.forms) or index.has_question(taken_in.topic, taken_in.question)):
        taken_in = replace(taken_in, topic=None, goes_on=before.topic is not None)  # what was named goes before the question
    if taken_in.asks_besides and taken_in.topic and not index.leads_to(taken_in.topic, taken_in.question.forms) and _tells_his_own(taken_in):
        taken_in = replace(taken_in, topic=None, goes_on=before.topic is not None)  # "mijn moeder had er ook zo een. Wat deed u erin?"
    if taken_in.asks_besides and (named := _named_in_question(index, taken_in)) is not None:
        taken_in = replace(taken_in, topic=named, goes_on=False)
    if _tell_of_it(taken_in):
        if not _named_with_a_mark(taken_in.text) and not (_notices(taken_in.text) and index.leads_to(taken_in.topic or "", taken_in.forms)):  # "ik zie een puzzelstukje. Wilt u daar iets over vertellen?"
            taken_in = replace(taken_in, topic=None, goes_on=before.topic is not None)
    elif _only_alike(index, before, taken_in):
        taken_in = replace(taken_in, topic=None, goes_on=True)
    elif taken_in.kinds & {"dag", "hoe_gaat_het"} and taken_in.topic and before.turn <= OPENING_TURNS and not (
        index.leads_to(taken_in.topic, taken_in.question.forms if taken_in.asks_besides else taken_in.forms) or index.has_question(taken_in.topic, taken_in.question)):
        taken_in = replace(taken_in, topic=None)  # "hoe waren de afgelopen weken voor u": how she is, whatever it is like
    elif "hoe_gaat_het" in taken_in.kinds and before.turn <= OPENING_TURNS and _asks_after_her(taken_in.asked_text):
        taken_in = replace(taken_in, topic=None)  # "hoe is het met u sinds vorige week"
    elif "hoe_gaat_het" in taken_in.kinds and "niet" in taken_in.all_words:  # "ik kom niet voor de folder, hoe is het met u?"
        taken_in = replace(taken_in, topic=None)
    if taken_in.topic not in (None, before.topic) and "daar" in taken_in.question.forms and taken_in.form == _DAY:
        taken_in = replace(taken_in, topic=None, goes_on=True)  # "wat deed u daar de hele dag": there, not her days now
    if taken_in.topic and _named_by_likeness_alone(index, taken_in):
        taken_in = replace(taken_in, topic=None, goes_on=before.topic is not None)  # "wat doe je op zo'n woensdag" is not about gossip
    asks_about = taken_in.asks and taken_in.topic is not None  # "bent u weleens bij de dokter geweest": more likely a question
    if taken_in.doubtful and not asks_about and before.runs.keys() & {PERHAPS_OMA, "oma"}:
        taken_in = taken_as_oma(taken_in)
    works = rests_on_something(story, before, taken_in, last_line)
    if observation.kind is TurnKind.ROUND_OFF:
        now, transition = replace(before, turn=before.turn + 1), None
    else:
        now = trust.change(story, before, count(before, taken_in), taken_in, works)
        transition = index.machine.next(now, taken_in.keys)
        if transition is not None:
            visited = now.visited if transition.target in now.visited else (*now.visited, transition.target)
            now = replace(now, state=transition.target, visited=visited)
    return Moment(story, index, before, now, taken_in, draw, Picker(now, draw, index.texts), transition, works)


def _asks_after_her(text: str) -> bool:
    """Whether *met u* or *met je* stands for herself, and not for what is hers (*met je tuin*)."""
    words = plain_words(text)
    return "echt" not in words and any(one == "met" and two in _HERSELF and (not then or then in _SINCE) for one, two, then in zip(words, words[1:], [*words[2:], ""], strict=False))


def _without_addition(index: StoryIndex, taken_in: Sense) -> Sense | None:
    """*Wat deed u voor werk, met zo'n agenda?*: what goes before the comma is, to the word, a question of the story; then just that is asked."""
    head, behind = before_comma(index, taken_in)
    if not head or not taken_in.asks or behind.split()[:1] and behind.split()[0] not in _ADDS:
        return None
    asked = question_in(head)
    known = is_asked_by_name(index, asked) or any(index.has_question(topic.id, asked) for topic in index.story.topics)
    if not asked.lemmas or not known:
        return None
    named = [topic.id for topic in index.story.topics if index.leads_to(topic.id, asked.forms)]
    topic = taken_in.topic if taken_in.topic in named else named[0] if len(named) == 1 else None
    return replace(taken_in, question=asked, asked_text=head, topic=topic, goes_on=topic is None and taken_in.goes_on)


def _tells_his_own(taken_in: Sense) -> bool:
    """Whether the sentence before the question is about himself and not about her; *Petra zei dat de avonden lang zijn. Hoe zijn die?* is about hers."""
    text = " ".join(taken_in.text.split()[: -len(taken_in.asked_text.split())]).rstrip(" .!?")
    if taken_in.question.forms & _THOSE:
        text = text[max(text.rfind(mark) for mark in ".!?") + 1 :]
    before = set(plain_words(text))
    return bool(before & _HIS_OWN) and not before & YOU


def _tell_of_it(taken_in: Sense) -> bool:
    """*..., alleen een appel. Wilt u erover vertellen?*: it names nothing, so it is about what she said, not about his own words before it."""
    points = not taken_in.question.lemmas or taken_in.question.points
    return taken_in.asks_besides and taken_in.topic is not None and "vertellen" in taken_in.question.forms and points


def _notices(text: str) -> bool:
    """*Ik zie ...*, *... hoor ik*: what he tells of is here."""
    return side_by_side(plain_words(text), _I, _SEES)


def _named_with_a_mark(text: str) -> bool:
    """Whether the sentence before the last one asks: *De zender? Vertelt u daar eens over.*"""
    before = text.rstrip().rstrip("?!.")
    return before[max(before.rfind(mark) for mark in "?!."):][:1] == "?"


def _named_in_question(index: StoryIndex, taken_in: Sense) -> str | None:
    """The one subject that the question itself names by its own word, whatever was given back before it."""
    named = [topic.id for topic in index.story.topics
             if index.leads_to(topic.id, taken_in.question.forms) and not index.is_wide(topic.id)]
    return named[0] if len(named) == 1 else None


def _only_alike(index: StoryIndex, before: PersonaState, taken_in: Sense) -> bool:
    """Whether a question ("hoe lang kende u haar?", "hoe was het daar?") was taken for another subject by likeness alone."""
    named = taken_in.topic
    if named is None or before.topic is None or named == before.topic or not taken_in.question.points:
        return False
    if index.is_wide(named) and not index.has_question(named, taken_in.question):  # "hoe voelde u zich toen u hem opzette"
        return True
    forms = taken_in.question.forms if taken_in.asks_besides else taken_in.forms
    return not index.leads_to(named, forms) and not index.has_question(named, taken_in.question)


def _named_by_likeness_alone(index: StoryIndex, taken_in: Sense) -> bool:
    """Whether a question for one thing, or a remark that does nothing else, only looks like the questions of the subject."""
    topic, question = taken_in.topic or "", taken_in.question
    may_be = wants_one_thing(taken_in.form) if taken_in.asks else not taken_in.moves
    return may_be and not index.leads_to(topic, taken_in.forms) and not index.has_question(topic, question)


def _reply(moment: Moment) -> Reply:
    """The first part of the engine that has something to say says it; after a word about so many questions the answer still comes."""
    remark: Reply | None = None
    for part in _PARTS:
        if (reply := part(moment)) is None:
            continue
        reply = left_open.rather_left_open(moment, reply)
        if part is aside.barrage and moment.mood.openness:
            remark = reply
        elif remark is None:
            return reply
        else:
            answers_it = len(reply.lines) == 1 and (reply.kind in _ANSWERS or reply.kind.startswith("terugval:"))
            return replace(reply, lines=(*remark.lines, *reply.lines)) if answers_it else remark
    return remark or fallback(moment, "uitspraak") or Reply((), "zwijgt")


def _leaving(moment: Moment, reply: Reply) -> Reply:
    """She came into a state that ends the talk: the line of that change is her last word, else an ending is."""
    last = ending(moment)
    return replace(last, lines=reply.lines) if reply.kind == "overgang" else last


def _finish(moment: Moment, reply: Reply) -> tuple[PersonaState, Outcome]:
    """Put what she says into the next state, and tell what it did."""
    before, now, picker = moment.before, moment.state, moment.picker
    body = _body(moment, reply)
    thought = _thought(moment, reply)
    told, told_turns = dict(now.told), dict(now.told_turns)
    if reply.from_layer is not None:
        topic, layer = reply.from_layer
        told[topic] = max(told.get(topic, 0), layer)
        told_turns[f"{topic}/{layer}"] = now.turn
    spoken = [line for line in reply.lines if line.text]
    noted = [line.id for line in (*reply.lines, *([body] if body and body.id else []), *([thought] if thought else []))]
    at_hand = _about(moment, reply) or now.topic
    after = replace(
        now, topic=at_hand if moment.knows(at_hand) else now.topic, told=told, told_turns=told_turns,
        used=_most_recent(now.used, noted), asked=reply.asked or (spoken[-1].asks if spoken else ""),
        recent_questions=(*now.recent_questions, (moment.sense.topic, now.turn))[-_RECENT_QUESTIONS:]
        if moment.sense.topic else now.recent_questions,
        ended=reply.ends, ending=reply.ending, last_kind=reply.kind,
        last_line=reply.lines[-1].id if reply.lines else now.last_line,
        lead_in_turn=now.turn if len(reply.lines) > 1 else now.lead_in_turn,
        initiative_turn=now.turn if reply.kind == "initiatief" else now.initiative_turn,
    )
    change = after.trust - before.trust
    outcome = Outcome(
        reply=" ".join(picker.text(line) for line in spoken), body=picker.text(body) if body else "",
        thought=picker.text(thought) if thought else "", state=after.state, trust=after.trust, trust_change=change,
        topic=reply.topic, layer=reply.layer, reaction=reply.reaction, kind=reply.kind, effect=_effect(moment, change),
        line_ids=tuple(line.id for line in reply.lines), choices=picker.choices, missing=missing(moment, after.topic),
        ends=reply.ends, transition_line=moment.transition.line_no if moment.transition else 0,
    )
    return after, outcome


def _about(moment: Moment, reply: Reply) -> str | None:
    """What the talk is about after ``reply``: the subject it came from, else one that her line speaks of by itself."""
    line = reply.lines[-1] if reply.lines else None
    own = line is not None and line.line_no and (reply.topic is None or reply.reaction in _OWN_SUBJECT)
    return (moment.index.topic_in(line) if own and line is not None else None) or reply.topic


def _effect(moment: Moment, change: int) -> str:
    """What the turn did to her, in one word."""
    was, now = moment.story.state(moment.before.state).openness, moment.mood.openness
    if change < 0 or now < was:
        return "sluit"
    return "opent" if change > 0 or now > was else "gelijk"


def _body(moment: Moment, reply: Reply) -> Line | None:
    """What one sees: of the line, else of the reaction, else now and then of the state. Nothing over the telephone."""
    if moment.story.channel == _PHONE:
        return None
    for line in reversed(reply.lines):
        if line.body:
            return Line("", line.body)
    if moment.draw.chance("lichaam.reactie", _REACTION_BODY):
        for lines in bodies(moment):
            if options := moment.picker.unused(lines):
                return moment.draw.pick("lichaam", options)
    shows = moment.draw.chance("lichaam.toestand", _STATE_BODY) or moment.transition is not None
    if shows and (options := moment.picker.unused(moment.mood.body)):
        return moment.draw.pick("lichaam", options)
    return None


def _thought(moment: Moment, reply: Reply) -> Line | None:
    """What she thinks and does not say; each thought once in a talk."""
    if reply.thoughts and (options := moment.picker.unused(reply.thoughts)) and moment.draw.chance("gedachte.laag", _THOUGHT):
        return moment.draw.pick("gedachte", options)
    closes = bool(moment.sense.keys & {"oma", "duwend", "grofheid"})
    if closes or moment.draw.chance("gedachte", _THOUGHT):
        for lines in thoughts(moment):
            if options := moment.picker.unused(lines):
                return moment.draw.pick("gedachte", options)
    return None


def _most_recent(used: tuple[str, ...], now: list[str]) -> tuple[str, ...]:
    """``used`` with ``now`` at the end, each id once; so it never grows beyond the lines there are."""
    fresh = dict.fromkeys(now)
    return (*(line_id for line_id in used if line_id not in fresh), *fresh)
