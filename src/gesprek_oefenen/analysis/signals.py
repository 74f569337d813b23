"""What the persona's engine notices besides moves: apology, rudeness, an answer to her question, a promise of secrecy,
and the trainee's own need. The phrases are data (``feedback_rules/signalen/``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from gesprek_oefenen.analysis.own_need import Seen, may_point_to_need, need_phrases, own_need
from gesprek_oefenen.language.asking import ends_in_question
from gesprek_oefenen.language.phrases import Match, PhraseFinder, PhraseSieve, Word, WordRow, compile_phrase, words_of
from gesprek_oefenen.language.tokens import Token
from gesprek_oefenen.language.wordlists import read_data, rules_folder
from gesprek_oefenen.model.moves import QUESTION_MOVES, Signal
from gesprek_oefenen.model.reading import Finding, TalkContext

_BY_PHRASE: Final = (Signal.APOLOGY, Signal.RUDENESS, Signal.SECRECY_PROMISE)
_ASKING: Final = frozenset(("u", "je", "jij", "ge", "gij", "uw", "jouw", "jou"))
_SHORT_ANSWER: Final = 6
_ALL: Final = tuple(Signal)


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The compiled phrases of one signal: what shows it, and what in the same sentence denies it."""

    shows: PhraseFinder[None]
    denies: PhraseFinder[None]


def signals(tokens: Sequence[Token], text: str, context: TalkContext, findings: Sequence[Finding],
            words: WordRow | None = None) -> tuple[Signal, ...]:
    """The signals in a turn, in the order of ``Signal``. ``words``: those of ``tokens``, if already known.

    Never raises; cost linear in the number of tokens.
    """
    sieve = _sieve()
    norms = [norm for _, norm, _, _, kind in tokens if kind == "word"]
    possible = sieve.possible(norms)
    previous = context.previous or ""
    asked = context.asked_question or ends_in_question(previous)
    hints = may_point_to_need(norms, previous, asked=asked, named=bool(possible))
    if not possible and hints is None and not context.asked_question:
        return ()
    words = words_of(tokens) if words is None else words
    if not words:
        return ()
    *shown, grave = sieve.find(words, possible)
    found = {signal for signal, here in zip(_BY_PHRASE, shown, strict=True) if here and not _denied(here, _phrases()[signal].denies, words)}
    if Signal.APOLOGY in found and len(words) <= 2 and text.rstrip().endswith("?"):
        found.discard(Signal.APOLOGY)  # "Sorry?" asks to say it again
    if context.asked_question and answers(words, tokens, findings):
        found.add(Signal.ANSWER)
    if (grave or hints is not None) and own_need(tokens, words, previous=previous, asked=asked, seen=Seen(grave, hints)):
        found.add(Signal.OWN_NEED)
    return tuple(signal for signal in _ALL if signal in found) if found else ()


def answers(words: Sequence[Word], tokens: Sequence[Token], findings: Sequence[Finding]) -> bool:
    """Whether a turn after a question of the persona answers it: some sentence tells, and none puts the question aside."""
    answer = _answer_words()
    if answer.dodges.find(words):
        return False
    asked = [f for f in findings if f.move in QUESTION_MOVES]
    for sentence in _sentences(words):
        if any(f.start <= sentence[0].token.start and f.end >= sentence[-1].token.end for f in asked):
            continue
        norms = {word.norm for word in sentence}
        if norms <= answer.hums:
            continue
        if _ends_asking(sentence, tokens) and not norms & answer.own:
            continue
        if sentence[0].norm in answer.begin or norms & answer.own or (len(sentence) <= _SHORT_ANSWER and not norms & _ASKING):
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Answers:
    begin: frozenset[str]
    own: frozenset[str]
    hums: frozenset[str]
    dodges: PhraseFinder[None]


def _denied(shown: Sequence[Match[None]], denies: PhraseFinder[None], words: Sequence[Word]) -> bool:
    """Whether in each sentence that shows the signal it is also denied."""
    denied = {words[match.start].sentence for match in denies.find(words)}
    return all(words[match.start].sentence in denied for match in shown)


def _sentences(words: Sequence[Word]) -> list[list[Word]]:
    sentences: dict[int, list[Word]] = {}
    for word in words:
        sentences.setdefault(word.sentence, []).append(word)
    return list(sentences.values())


def _ends_asking(sentence: Sequence[Word], tokens: Sequence[Token]) -> bool:
    """Whether a question mark follows the sentence."""
    end = sentence[-1].token.end
    mark = next((token for token in tokens if token.start >= end and token.kind == "punct"), None)
    return mark is not None and mark.norm == "?"


def _compiled(sources: Sequence[object], lists: Mapping[str, Sequence[str]]) -> PhraseFinder[None]:
    return PhraseFinder(compile_phrase(str(source), None, lists) for source in sources)


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = read_data(rules_folder() / "signalen" / "signalen.yaml")
    return data


@lru_cache(maxsize=1)
def _phrases() -> Mapping[Signal, _Phrases]:
    data = _data()
    lists = {str(name): [str(word) for word in words] for name, words in data["lijsten"].items()}
    return {
        signal: _Phrases(_compiled(data[signal.value]["wel"], lists), _compiled(data[signal.value]["niet"], lists))
        for signal in _BY_PHRASE
    }


@lru_cache(maxsize=1)
def _sieve() -> PhraseSieve:
    """Over what shows each signal by phrase, and over the phrases that name own need."""
    return PhraseSieve([*(_phrases()[signal].shows for signal in _BY_PHRASE), need_phrases()])


@lru_cache(maxsize=1)
def _answer_words() -> _Answers:
    data = _data()["antwoord"]
    return _Answers(
        frozenset(str(w) for w in data["begin"]), frozenset(str(w) for w in data["zelf"]),
        frozenset(str(w) for w in data["hummen"]), _compiled(data["ontwijkt"], {})
    )
