"""Feedback on feedback: a light look at what an observer writes about the supporter (werkboek 12.5).

The rules are data (``feedback_rules/feedback_geven.yaml``) and carry their own examples. In doubt nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from gesprek_oefenen.feedback.texts import strings, yaml_data
from gesprek_oefenen.language.normalise import plain_letters
from gesprek_oefenen.language.phrases import PhraseFinder, Word, compile_phrase, words_of
from gesprek_oefenen.language.tokens import Token, tokenise
from gesprek_oefenen.model.address import fill

FILE: Final = "feedback_geven.yaml"
LONGEST: Final = 5_000
"""So much of a text is looked at."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about a piece of feedback. ``start``/``end``: the words it is about, in the text as typed.

    ``rule``: its id; ``says``: the rule in words; ``why``, ``source``; ``better``: how one could begin instead.
    """

    rule: str
    start: int
    end: int
    words: str
    says: str
    why: str
    better: str
    source: str


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    data: Mapping[str, Any]
    shows: PhraseFinder[None]
    denies: PhraseFinder[None]
    without: frozenset[str]
    only: frozenset[str]
    not_in_question: bool


def check_feedback(text: str, address: str = "u") -> tuple[Remark, ...]:
    """What can be said of this piece of feedback, in the order of its words; at most a few, and one of each rule.

    ``address``: how the one who wrote it is addressed. Never raises; cost linear in the length of the text.
    """
    tokens = tokenise(text[:LONGEST])
    words = words_of(tokens)
    if not words:
        return ()
    asked = _questions(words, tokens)
    found = [remark for rule in _rules() if (remark := _look(rule, text, words, asked, address)) is not None]
    return tuple(sorted(found[:int(yaml_data(FILE)["hoogstens"])], key=lambda one: one.start))


def reminders(address: str = "u") -> tuple[tuple[str, str], ...]:
    """What to keep in mind when the feedback is told: (text, source)."""
    return tuple((fill(str(one["tekst"]), address), str(one["bron"])) for one in yaml_data(FILE)["geheugensteun"])


def _look(rule: _Rule, text: str, words: Sequence[Word], asked: frozenset[int], address: str) -> Remark | None:
    if rule.only:
        # A single word such as "ja" is an answer on a form, no feedback yet.
        if len(words) > 1 and all(plain_letters(word.norm) in rule.only for word in words):
            return _remark(rule, text, words, 0, len(words), address)
        return None
    matches = rule.shows.find(words)
    if not matches:
        return None
    away = {words[match.start].sentence for match in rule.denies.find(words)}
    away |= {word.sentence for word in words if word.norm in rule.without}
    if rule.not_in_question:
        away |= asked
    for match in matches:
        if words[match.start].sentence not in away:
            end = max(one.end for one in matches if one.start == match.start)
            return _remark(rule, text, words, match.start, end, address)
    return None


def _remark(rule: _Rule, text: str, words: Sequence[Word], first: int, end: int, address: str) -> Remark:
    start, stop = words[first].token.start, words[end - 1].token.end
    said = text[start:stop]
    data = rule.data
    return Remark(rule.id, start, stop, said, fill(str(data["regel"]), address), fill(str(data["waarom"]), address),
                  fill(str(data["beter"]), address, {"woorden": said[:1].upper() + said[1:]}), str(data["bron"]))


def _questions(words: Sequence[Word], tokens: Sequence[Token]) -> frozenset[int]:
    """The numbers of the sentences that end in a question mark."""
    last = {word.sentence: word.token.end for word in words}
    marks = [token for token in tokens if token.kind == "punct"]
    found = set()
    at = 0
    for sentence, end in last.items():
        while at < len(marks) and marks[at].start < end:
            at += 1
        if at < len(marks) and marks[at].norm.startswith("?"):
            found.add(sentence)
    return frozenset(found)


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    data = yaml_data(FILE)
    lists = {str(name): [str(word) for word in words] for name, words in data["lijsten"].items()}

    def finder(sources: Any) -> PhraseFinder[None]:
        return PhraseFinder(compile_phrase(source, None, lists) for source in strings(sources))

    return tuple(_Rule(str(one["id"]), one, finder(one.get("frasen")), finder(one.get("niet")), frozenset(strings(one.get("zonder"))),
                       frozenset(plain_letters(word) for word in strings(one.get("alleen_uit"))), bool(one.get("niet_in_vraag")))
                 for one in data["regels"])
