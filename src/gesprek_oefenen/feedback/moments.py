"""What the coach needs to know of a moment in the talk: what stood before it, what the persona did with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, Protocol

from gesprek_oefenen.feedback.quoting import content_words, word_count
from gesprek_oefenen.feedback.texts import strings, yaml_data
from gesprek_oefenen.language.normalise import plain_letters
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.model.moves import Move, Signal
from gesprek_oefenen.model.play import Exchange, Outcome, TurnKind
from gesprek_oefenen.model.reading import Finding, Reading, TalkContext
from gesprek_oefenen.model.story import LEFT_OPEN, Layer, Line, Story

SHORT_REPLY: Final = 4
"""A reply of at most so many words is a short answer."""
TELLING_REPLY: Final = 7
"""From so many words on a reply tells something, where no story says so (a transcript)."""

REMEMBERED: Final = 8
"""So many turns back the talk is read again for another beginning; a limit, so that turn 500 costs what turn 5 does."""

SIGNAL_IDS: Final = frozenset(signal.value for signal in Signal)
ADVICE_TAKEN: Final = "terugval:advies_gevraagd"
"""The kind of a reply to advice she asked for."""
_KEEPS: Final = LEFT_OPEN | {"terugval:bedoelt", "terugval:gok", "terugval:dieper_niet"}
"""Kinds of reply with which she keeps to herself what was asked."""

_PLEASANTRIES: Final = frozenset(f"terugval:{kind}" for kind in ("hoe_gaat_het", "begroeting", "kennismaken", "dank", "weer", "koffie", "komst", "afscheid"))
"""Kinds of reply with which she is polite and tells nothing, however many words it takes (*O, goed hoor. Dank u.*)."""


class TurnReader(Protocol):
    """Anything that reads a turn as the analysis does (``analysis.reader.Reader``)."""

    def read(self, text: str, context: TalkContext) -> Reading:
        """The turn as the program understands it."""
        ...


def after(outcome: Outcome) -> str:
    """What the persona did with the turn, in a word: ``zwijgt``, ``sluit``, ``opent``, ``vertelt``, ``kort`` or ``gelijk``.

    It goes by what one can hear: who tells on did not close, and a single word or an answer put off is no opening, whatever the
    trust did.
    """
    if outcome.effect == "sluit" and not told_something(outcome):
        return "sluit"
    if not outcome.reply.strip():
        return "zwijgt"
    says = word_count(outcome.reply) > SHORT_REPLY and outcome.kind not in _KEEPS | _PLEASANTRIES
    if outcome.effect == "opent" and (told_something(outcome) or says):
        return "opent"
    if told_something(outcome):
        return "vertelt"
    return "kort" if word_count(outcome.reply) <= SHORT_REPLY else "gelijk"


def told_something(outcome: Outcome) -> bool:
    """Whether the reply tells something of the story; without a story (a transcript) a reply of some length does."""
    if outcome.kind or outcome.layer:
        return outcome.layer > 0
    return word_count(outcome.reply) >= TELLING_REPLY


def goes_on(exchange: Exchange, previous: Exchange | None) -> bool:
    """Whether the turn stays with what was just told: not when it surely asks about another subject in other words."""
    subject = exchange.reading.topic
    at_hand = previous.outcome.topic if previous is not None else None
    if exchange.reading.topic_from_context or subject is None or at_hand is None or subject == at_hand:
        return True
    return bool(set(content_words(exchange.before)) & set(content_words(exchange.text)))


def came_back(exchange: Exchange) -> str:
    """The weightiest word of the persona's last line that the turn gives back, as she said it; "" when there is none."""
    check = exchange.reading.summary
    given = set(check.given_back) if check is not None else set()
    own = plain_words(exchange.before)
    words = [word for word in content_words(exchange.before) if word in own and (
        word in given or word in plain_words(exchange.text))]
    return max(words, key=len, default="") if given else ""


def context_before(opening: str, history: Sequence[Exchange], exchange: Exchange) -> TalkContext:
    """The talk as it stood when ``exchange`` was said."""
    recent = history[-REMEMBERED:]
    earlier = _persona_lines(opening, recent)
    if earlier and earlier[-1] == exchange.before:
        earlier = earlier[:-1]
    return TalkContext(previous=exchange.before or None, earlier=earlier,
                       own_earlier=tuple(one.text for one in recent if one.text),
                       topic=history[-1].outcome.topic if history else None)


def context_after(opening: str, history: Sequence[Exchange], exchange: Exchange) -> TalkContext:
    """The talk as it stands after ``exchange``: her newest reply is what the next turn answers."""
    recent = history[-REMEMBERED:]
    return TalkContext(previous=exchange.outcome.reply or None,
                       earlier=tuple(line for line in (*_persona_lines(opening, recent), exchange.before) if line),
                       own_earlier=tuple(one.text for one in (*recent, exchange) if one.text),
                       topic=exchange.outcome.topic)


def _persona_lines(opening: str, history: Sequence[Exchange]) -> tuple[str, ...]:
    return tuple(line for line in (opening, *(one.outcome.reply for one in history)) if line)


def address_now(story: Story, history: Sequence[Exchange], exchange: Exchange) -> str:
    """How the persona is addressed at this moment: who goes over to *je* may get *je* back, once the trainee does so."""
    later = story.person.says_later
    if later and later != story.person.address:
        used = next((one.reading.attunement.address for one in (exchange, *reversed(history[-REMEMBERED:]))
                     if one.reading.attunement.address in ("u", "je")), None)
        if used == later:
            return later
    return story.person.address


def lines_that_ask_advice(story: Story) -> frozenset[str]:
    """Ids of the persona's lines that ask for advice."""
    return frozenset(line.id for line in lines_of(story) if line.asks == "advies")


def advice_was_asked(
    story: Story, history: Sequence[Exchange], exchange: Exchange, asking: frozenset[str] | None = None
) -> bool:
    """Whether advice was welcome in ``exchange``: she asked (and took it so), or in *richting actie* leave was given.

    ``asking``: ``lines_that_ask_advice(story)``, for whoever asks this of many turns.
    """
    if exchange.outcome.kind == ADVICE_TAKEN:
        return True
    if not history:
        return story.opening.asks == "advies"
    last = history[-1]
    if (lines_that_ask_advice(story) if asking is None else asking).intersection(last.outcome.line_ids):
        return True
    return story.phase == "richting actie" and Move.OWN_DIRECTION in last.reading.moves


def lines_of(story: Story) -> Iterator[Line]:
    """All lines of the story that may be a reply."""
    yield story.opening
    for reaction in story.reactions.values():
        for lines in (*reaction.lines.values(), *reaction.lead_ins.values()):
            yield from lines
    for topic in story.topics:
        for layer in topic.layers:
            yield from layer.lines
    for lines in story.fallback.values():
        yield from lines
    for initiative in story.initiatives:
        yield from initiative.lines
    for transition in story.transitions:
        yield from transition.lines


def layer_told(story: Story | None, outcome: Outcome) -> Layer | None:
    """The layer the reply told, or ``None``."""
    if story is None or outcome.topic is None or outcome.layer == 0:
        return None
    for topic in story.topics:
        if topic.id == outcome.topic:
            return next((layer for layer in topic.layers if layer.number == outcome.layer), None)
    return None


def spoken_turns(exchanges: Sequence[Exchange]) -> tuple[Exchange, ...]:
    """The turns in which the trainee said something or let a silence fall; rounding off is none."""
    return tuple(one for one in exchanges if one.kind is not TurnKind.ROUND_OFF)


@lru_cache(maxsize=1)
def _silent_lists() -> dict[str, tuple[str, ...]]:
    data = yaml_data("hints/woorden.yaml")
    return {str(name): tuple(plain_letters(text) for text in strings(words)) for name, words in data.items()}


def plain_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in their standard form."""
    return tuple(word for token in tokenise(text) if token.kind == "word" for word in token.norm.split())


def says_one_of(text: str, list_name: str) -> bool:
    """Whether ``text`` holds a word or phrase of the list ``list_name`` of ``hints/woorden.yaml``."""
    padded = f" {' '.join(plain_words(text))} "
    return any(f" {phrase} " in padded for phrase in _silent_lists()[list_name])


def is_yes_no_question(finding: Finding) -> bool:
    """Whether the question found is surely done with yes or no: a verb first, then the one it is about.

    Questions of who, where, when and other facts are not, so that they are never held against anyone.
    """
    lists = _silent_lists()
    words = list(plain_words(finding.text))
    while words and words[0] in lists["opstapjes"]:
        words.pop(0)
    return len(words) > 1 and words[0] not in lists["feitvraag"] and words[0] not in lists["na_werkwoord"] \
        and words[1] in lists["na_werkwoord"] and not any(word in lists["feitvraag"] for word in words[1:3])
