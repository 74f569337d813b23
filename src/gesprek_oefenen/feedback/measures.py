"""What can be counted of the ten skills in a talk: chances, what was seen, where it could have been. No judgement yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gesprek_oefenen.feedback.moments import (
    advice_was_asked,
    came_back,
    goes_on,
    is_yes_no_question,
    layer_told,
    lines_that_ask_advice,
    says_one_of,
    spoken_turns,
    told_something,
)
from gesprek_oefenen.language.asking import ends_in_question
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.feedback import Evidence
from gesprek_oefenen.model.moves import GROUP_MOVES, OMA_MOVES, Group, Move, Signal
from gesprek_oefenen.model.play import Exchange, TalkRecord, TurnKind
from gesprek_oefenen.model.reading import Attunement, Finding, Reading
from gesprek_oefenen.model.story import Story

SILENCE: Final = "(stilte)"
"""How a silence stands among quotes."""

_OPEN: Final = frozenset({Move.OPEN_QUESTION, Move.FOLLOW_UP})
_HELD_CLOSED: Final = frozenset({Move.CLOSED_QUESTION, Move.LEADING_QUESTION, Move.STACKED_QUESTION, Move.WHY_QUESTION})
_CHECKS: Final = frozenset({Move.SUMMARY, Move.FEELING_REFLECTION})
_EXCUSES_CLOSED: Final = frozenset({
    Move.NAMING_LONELINESS, Move.NAMING_CONCERN, Move.OWN_DIRECTION, Move.WISH, Move.BRIGHT_SPOT, Move.CONTACT,
    Move.ACKNOWLEDGING, Move.NAMING_RESISTANCE, Move.PARKING, Move.TURNING_ROUND})
_MAY_PUSH: Final = frozenset((*GROUP_MOVES[Group.OMA], *GROUP_MOVES[Group.PUSHING]))
_GIVES_ROOM: Final = frozenset({Group.INVITING, Group.LISTENING, Group.GIVING_SPACE, Group.OPEN_CARDS})


@dataclass(frozen=True, slots=True)
class Moment:
    """One turn with what the form needs to know of it.

    ``told_before``, ``feeling_before``: the persona's line before it told something, let feeling or hesitation be
    heard. ``asked``: advice was welcome.
    """

    exchange: Exchange
    previous: Exchange | None
    told_before: bool
    feeling_before: bool
    asked: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """Counts of one skill: ``chances`` to do it, ``hits`` where it was done, ``against`` where the contrary was.

    ``doubtful``: turns that may have been the contrary; never held against anyone, but no praise rests on them either.
    ``seen``: the trainee's words as proof; ``missed``: moments where it could have been, with the persona's words.
    """

    chances: int = 0
    hits: int = 0
    against: int = 0
    seen: tuple[Evidence, ...] = ()
    missed: tuple[Evidence, ...] = ()
    doubtful: int = 0


@dataclass(frozen=True, slots=True)
class Measuring:
    """What a measure works with: the moments, the skill's own YAML, name and form of address of both."""

    moments: tuple[Moment, ...]
    rule: Mapping[str, Any]
    name: str
    address: str
    persona_address: tuple[str, ...] = ()
    """The forms of address that suit the persona; none: not known."""

    def note(self, key: str, **values: str) -> str:
        """The text ``key`` of ``noten`` filled in."""
        return fill(str(self.rule["noten"][key]), self.address, {"naam": self.name, **values})

    @property
    def missed_note(self) -> str:
        """What is said of a moment where it could have been (``kans_noot``)."""
        return fill(str(self.rule.get("kans_noot", "")), self.address, {"naam": self.name})


def moments(record: TalkRecord, story: Story | None) -> tuple[Moment, ...]:
    """The turns of the talk, rounding off left out. ``story`` is ``None`` for a transcript."""
    found: list[Moment] = []
    turns = spoken_turns(record.exchanges)
    asking = lines_that_ask_advice(story) if story is not None else None
    for at, exchange in enumerate(turns):
        previous = turns[at - 1] if at else None
        asked = story is not None and advice_was_asked(story, turns[:at], exchange, asking)
        found.append(Moment(exchange, previous, previous is not None and told_something(previous.outcome),
                            _feeling(exchange, previous, story), asked))
    return tuple(found)


def _feeling(exchange: Exchange, previous: Exchange | None, story: Story | None) -> bool:
    layer = layer_told(story, previous.outcome) if previous else None
    if layer is not None and layer.feeling:
        return True
    if story is None:
        return says_one_of(exchange.before, "gevoel")
    return layer is not None and ("…" in exchange.before or "..." in exchange.before)


def quote(moment: Moment, note: str = "", finding: Finding | None = None) -> Evidence:
    """The trainee's words of this turn as proof, with what came after."""
    exchange = moment.exchange
    words = finding.text if finding is not None else exchange.text
    return Evidence(exchange.number, words or SILENCE, exchange.outcome.reply, note)


def _chance(moment: Moment, note: str) -> Evidence:
    return Evidence(moment.exchange.number, moment.exchange.before, moment.exchange.text or SILENCE, note)


def sure_oma(moment: Moment) -> tuple[Finding, ...]:
    """The sure judgements, opinions, advice and making it small of a turn; advice that was asked for is none."""
    return tuple(one for one in moment.exchange.reading.findings
                 if one.sure and one.move in OMA_MOVES
                 and not (moment.asked and one.move in (Move.ADVICE, Move.OPINION)))


def _is_check(moment: Moment) -> bool:
    reading = moment.exchange.reading
    return bool(_CHECKS.intersection(reading.moves)) or says_one_of(moment.exchange.text, "check")


def open_questions(data: Measuring) -> Measured:
    """Questions that invite, against those surely done with a word; facts, checks and naming loneliness count for neither."""
    seen: list[Evidence] = []
    missed: list[Evidence] = []
    for moment in data.moments:
        reading = moment.exchange.reading
        if _OPEN.intersection(reading.moves):
            seen.append(quote(moment))
        elif not _is_check(moment) and not _EXCUSES_CLOSED.intersection(reading.moves):
            held = next((one for one in reading.findings if one.sure and one.move in _HELD_CLOSED
                         and _held(one, moment.exchange.text)), None)
            if held is not None:
                missed.append(quote(moment, data.missed_note, held))
    return Measured(len(seen) + len(missed), len(seen), len(missed), tuple(seen), tuple(missed))


def _held(finding: Finding, text: str) -> bool:
    if finding.move is Move.CLOSED_QUESTION:
        return is_yes_no_question(finding) and not says_one_of(text, "praktisch") and not says_one_of(text, "dood")
    return not (finding.move is Move.WHY_QUESTION and says_one_of(text, "waarde"))


def is_summary(exchange: Exchange) -> bool:
    """Whether the turn gives back what was said: surely, or likely and with words of the other that come back.

    Repeating it word for word is none, nor is what may as well be a judgement or a push.
    """
    reading, check = exchange.reading, exchange.reading.summary
    if Move.SUMMARY not in reading.moves or (check is not None and check.echo) or may_push(reading):
        return False
    return Move.SUMMARY in reading.sure_moves or (check is not None and bool(check.given_back))


def may_push(reading: Reading) -> bool:
    """Whether the turn may be a judgement, advice, label and the like: too doubtful to hold against, or to praise."""
    return any(one.move in _MAY_PUSH for one in reading.findings)


def summaries(data: Measuring) -> Measured:
    """Summaries against the turns in which something was told."""
    seen = tuple(quote(one) for one in data.moments if is_summary(one.exchange))
    told = sum(told_something(one.exchange.outcome) for one in data.moments)
    missed: list[Evidence] = []
    since = 0
    for moment in data.moments:
        if is_summary(moment.exchange):
            since = 0
            continue
        since += moment.told_before
        if since >= int(data.rule["na_hoeveel"]) and moment.told_before:
            missed.append(_chance(moment, data.missed_note))
            since = 0
    return Measured(told, len(seen), 0, seen, tuple(missed))


def is_follow_up(moment: Moment) -> bool:
    """Whether the turn asks on: a follow-up, or an open question about what she was just telling."""
    reading = moment.exchange.reading
    if Move.FOLLOW_UP in reading.moves:
        return goes_on(moment.exchange, moment.previous)
    if Move.OPEN_QUESTION not in reading.moves or moment.previous is None:
        return False
    return reading.topic_from_context or (reading.topic is not None and reading.topic == moment.previous.outcome.topic)


def follow_ups(data: Measuring) -> Measured:
    """Asking on, against the turns right after something was told."""
    hits = [one for one in data.moments if is_follow_up(one)]
    chances = [one for one in data.moments if one.told_before]
    missed = tuple(_chance(one, data.missed_note) for one in chances if one not in hits and not _listens(one))
    return Measured(len(chances), len(hits), 0, tuple(quote(one) for one in hits), missed)


def _listens(moment: Moment) -> bool:
    return Group.LISTENING in moment.exchange.reading.groups or moment.exchange.kind is TurnKind.SILENCE


def silences(data: Measuring) -> Measured:
    """Silences, against the turns after feeling or hesitation.

    Only those that did her no harm: see ``good_silence``.
    """
    hits = [one for one in data.moments if good_silence(one)]
    chances = [one for one in data.moments if one.feeling_before]
    missed = tuple(_chance(one, data.missed_note) for one in chances if not _listens(one))
    return Measured(len(chances), len(hits), 0, tuple(Evidence(one.exchange.number, one.exchange.text or SILENCE,
                    one.exchange.outcome.reply, one.exchange.before) for one in hits), missed)


def good_silence(moment: Moment) -> bool:
    """A silence that gives room: no silence upon a silence, no question of hers left unanswered, and she did not close."""
    after_silence = moment.previous is not None and _silent(moment.previous)
    asked = ends_in_question(moment.exchange.before)
    return _silent(moment.exchange) and not after_silence and not asked and moment.exchange.outcome.effect != "sluit"


def _silent(exchange: Exchange) -> bool:
    return exchange.kind is TurnKind.SILENCE or Move.SILENCE in exchange.reading.moves


def feeling_reflections(data: Measuring) -> Measured:
    """Feelings named, against the turns after feeling was heard."""
    hits = [one for one in data.moments
            if Move.FEELING_REFLECTION in one.exchange.reading.moves and not may_push(one.exchange.reading)]
    chances = [one for one in data.moments if one.feeling_before]
    missed = tuple(_chance(one, data.missed_note) for one in chances if one not in hits and not _silent(one.exchange))
    return Measured(len(chances), len(hits), 0, tuple(quote(one) for one in hits), missed)


def may_be_oma(reading: Reading) -> bool:
    """Whether the turn may hold a judgement, opinion, advice or making it small."""
    return any(one.move in OMA_MOVES for one in reading.findings)


def open_and_curious(data: Measuring) -> Measured:
    """Turns that give room, against those that surely push or judge."""
    seen: list[Evidence] = []
    against: list[Evidence] = []
    turns = [one for one in data.moments if _has_words(one) or good_silence(one)]
    for moment in turns:
        reading = moment.exchange.reading
        pushing = sure_oma(moment) or tuple(
            one for one in reading.findings if one.sure and one.move in (Move.LABELLING, Move.ARGUING))
        if pushing:
            against.append(quote(moment, data.missed_note, pushing[0]))
        elif good_silence(moment) or (_GIVES_ROOM.intersection(reading.groups) and not may_push(reading)
                                      and Signal.APOLOGY not in reading.signals):
            seen.append(quote(moment))
    return Measured(len(turns), len(seen), len(against), tuple(seen), tuple(against))


def _has_words(moment: Moment) -> bool:
    return bool(moment.exchange.text.strip())


def posture(data: Measuring) -> Measured:
    """Stage directions (``*knikt*``) as what was said about it; no judgement rests on them."""
    seen = tuple(Evidence(one.exchange.number, token.text, one.exchange.outcome.reply)
                 for one in data.moments for token in tokenise(one.exchange.text) if token.kind == "stage")
    return Measured(len(seen), len(seen), 0, seen)


def attuning(data: Measuring) -> Measured:
    """Turns in the persona's own kind of words and length, against those with a help-worker's word and the like."""
    seen: list[Evidence] = []
    against: list[Evidence] = []
    for moment in data.moments:
        if _has_words(moment):
            note = _misfit(moment.exchange.reading.attunement, data)
            if note:
                against.append(quote(moment, note))
            elif moment.exchange.reading.summary is not None and moment.exchange.reading.summary.given_back:
                seen.append(quote(moment))
    turns = sum(_has_words(one) for one in data.moments)
    return Measured(turns, turns - len(against), len(against), tuple(seen), tuple(against))


def _misfit(attunement: Attunement, data: Measuring) -> str:
    limits = data.rule["grenzen"]
    if attunement.jargon:
        word = attunement.jargon[0]
        if word.plain:
            return data.note("jargon", woord=word.text, gewoner=word.plain)
    if data.persona_address and attunement.address in ("u", "je") and attunement.address not in data.persona_address:
        return data.note("aanspreken_je" if attunement.address == "u" else "aanspreken_u")
    if attunement.longest_sentence > int(limits["langste_zin"]):
        return data.note("zin")
    if attunement.words > int(limits["langste_beurt"]) and attunement.other_words \
            and attunement.words > int(limits["keer_de_ander"]) * attunement.other_words:
        return data.note("lang")
    if len(attunement.hard_words) >= int(limits["moeilijke_woorden"]):
        return data.note("moeilijk")
    return ""


def oma(data: Measuring) -> Measured:
    """Turns with a sure judgement, opinion, unasked advice or making it small. ``hits`` are the turns without."""
    along: list[Evidence] = []
    for moment in data.moments:
        findings = sure_oma(moment)
        if findings:
            along.append(quote(moment, data.note(findings[0].move.value), findings[0]))
    doubtful = sum(not sure_oma(one) and may_be_oma(one.exchange.reading) and not one.asked for one in data.moments)
    turns = sum(_has_words(one) for one in data.moments)
    return Measured(turns, turns - len(along), len(along), tuple(along), doubtful=doubtful)


def listening(data: Measuring) -> Measured:
    """What shows that the words arrived: her words that came back, asking on, feeling heard; never counted into a verdict."""
    seen: list[Evidence] = []
    for moment in data.moments:
        exchange = moment.exchange
        check = exchange.reading.summary
        if is_summary(exchange) and check is not None and check.turns_back and max(check.turns_back) > 2:
            seen.append(quote(moment, data.note("eerder")))
        elif is_summary(exchange) and came_back(exchange):
            seen.append(quote(moment, data.note("teruggegeven", woord=came_back(exchange))))
        elif exchange.outcome.kind == "terugval:samenvatting_fout":
            seen.append(quote(moment, data.note("nooit_gezegd")))
        elif Move.FEELING_REFLECTION in exchange.reading.moves and exchange.outcome.effect == "opent":
            seen.append(quote(moment, data.note("gevoel")))
        elif moment.told_before and is_follow_up(moment):
            seen.append(quote(moment, data.note("doorgevraagd")))
    return Measured(len(seen), len(seen), 0, tuple(seen))


MEASURES: Final[Mapping[str, Callable[[Measuring], Measured]]] = {
    "open_vragen": open_questions,
    "samenvatten": summaries,
    "doorvragen": follow_ups,
    "stiltes": silences,
    "gevoelsreflecties": feeling_reflections,
    "open_en_nieuwsgierig": open_and_curious,
    "lichaamshouding": posture,
    "afstemmen": attuning,
    "oma": oma,
    "echt_luisteren": listening,
}
"""By the word ``meting`` in the skill's YAML."""


def asked_for(chances: int, per: int) -> int:
    """How many are asked for at one per ``per`` chances, rounded up."""
    return -(-chances // per)


def few(evidence: Sequence[Evidence], most: int) -> tuple[Evidence, ...]:
    """At most ``most`` of them, spread over the talk: first, last, and between."""
    if len(evidence) <= most:
        return tuple(evidence)
    if most == 1:
        return (evidence[-1],)
    step = (len(evidence) - 1) / (most - 1)
    return tuple(evidence[round(at * step)] for at in range(most))

