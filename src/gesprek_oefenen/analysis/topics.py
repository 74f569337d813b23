"""Which subject of the story a turn is about.

Evidence per subject: its words and phrases (``woorden``, with families of everyday words), likeness to its example
questions (``vragen``), spelling slips and parts of compounds. A turn that names nothing and points back ("en hoe was
dat?") is about the subject at hand; a turn that names something the story has nothing on is about no subject.
The marks an author may use are explained in ``docs/analyse.md``: ``woord~`` a hint, ``woord!`` decides, ``<familie>``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gesprek_oefenen.analysis.topic_questions import BACKGROUND, SAME_QUESTION, ExampleQuestions, is_background
from gesprek_oefenen.analysis.topic_words import (
    PLAIN,
    Clue,
    expand_words,
    readable_words,
    variants,
    wide_families,
    word_families,
    yielding_families,
)
from gesprek_oefenen.language.content_words import (
    content_words,
    function_words,
    greetings,
    opening_greetings,
    pointing_starts,
    pointing_words,
    talk_words,
)
from gesprek_oefenen.language.fuzzy import SHORTEST, SlipFinder
from gesprek_oefenen.language.lemmas import compound_parts, lemma
from gesprek_oefenen.language.phrases import Phrase, PhraseFinder, Word, WordRow, words_of, words_said
from gesprek_oefenen.language.tokens import Token
from gesprek_oefenen.model.reading import TalkContext
from gesprek_oefenen.model.story import Topic

__all__ = ["Rival", "TopicFinder", "TopicMatch", "expand_words", "points_back", "word_families"]

_ENOUGH: Final = 0.6
_ENOUGH_AT_HAND: Final = 0.35
_SECOND: Final = (1.0, 0.5, 0.3, 0.2)
"""How much the best, second, ... piece of evidence for the same subject adds."""
_SLIP, _PART, _HEAD = 0.9, 0.65, 0.85
_VAGUE_PART: Final = 0.7
"""Part of a compound and a vague clue as well ("lievelings*kleur*"): not enough by itself."""
_COVERED: Final = 0.3
"""What is left of a word that is part of a longer phrase for another subject."""
_NAMED: Final = 0.8
"""From this much evidence on a subject is named, not just hinted at."""
_CLEAR: Final = 0.1
_ADDRESSEE: Final = frozenset(("u", "je", "jij", "jou", "jouw", "uw", "ge", "gij", "jullie"))
_MOST_WORDS: Final = 400
_COMMENT: Final = 6
"""At most so many words are only a comment on what was said."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A subject that had evidence too: how much, and the words (as typed) it rests on."""

    topic: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicMatch:
    """The subject of a turn. ``topic`` is ``None`` for none of the story; ``score`` is the evidence for it (0: context).

    ``rivals`` are all subjects with evidence, the strongest first, the winner among them: for the author's checker.
    """

    topic: str | None
    from_context: bool = False
    score: float = 0.0
    rivals: tuple[Rival, ...] = ()


@dataclass(frozen=True, slots=True)
class _Evidence:
    topic: str
    weight: float
    start: int
    end: int


class TopicFinder:
    """Finds the subject of a turn among those of one story. Built once per story; remembers nothing between turns."""

    def __init__(self, topics: Sequence[Topic], families: Mapping[str, Sequence[str]] | None = None) -> None:
        """``families``: named lists that ``<naam>`` in a subject's words refers to (default: the shipped ones).

        What an author wrote wrong (an unknown family, a phrase without a word) is left out; ``scenario controleer`` names it.
        """
        lists = word_families() if families is None else families
        phrases: list[Phrase[Clue]] = []
        for topic in topics:
            for source, weight in readable_words(topic.words, lists):
                phrases += variants(source, Clue(topic.id, weight), lists)
            for source, _ in readable_words(topic.not_words, lists):
                phrases += variants(source, Clue(topic.id, 0.0), lists)
        self._single: dict[str, list[Clue]] = {}
        longer: list[Phrase[Clue]] = []
        for phrase in phrases:
            if len(phrase.steps) > 1:
                longer.append(phrase)
                continue
            for word in phrase.steps[0][0]:
                clues = self._single.setdefault(word, [])
                if all(clue.topic != phrase.value.topic or clue.weight < phrase.value.weight for clue in clues):
                    clues[:] = [clue for clue in clues if clue.topic != phrase.value.topic] + [phrase.value]
        self._phrases = PhraseFinder(longer)
        self._slips = SlipFinder(word for word in self._vocabulary(longer) if not word.startswith("="))
        self._questions = ExampleQuestions(topics)
        self._yielding = {t.id for t in topics if any(f"<{name}>" in word for word in t.words for name in yielding_families())}
        self._wide = {t.id for t in topics if any(word.strip().rstrip("~!")[1:-1] in wide_families() for word in t.words)}
        self._order = {topic.id: number for number, topic in enumerate(topics)}

    def find(self, tokens: Sequence[Token], context: TalkContext, words: Sequence[Word] | None = None) -> TopicMatch:
        """The subject that the turn asks or tells about. Never raises; cost linear in the number of tokens."""
        words = words_of(tokens) if words is None else words
        if len(words) > _MOST_WORDS:
            words = words[:_MOST_WORDS]
        words = _without_greeting(words)
        if not words:
            return TopicMatch(None)
        words = self._mend(words)
        if _is_salad(words):
            return TopicMatch(None)
        if _is_nod(words):
            return TopicMatch(context.topic, context.topic is not None)
        scores, because = self._score(words)
        rivals = tuple(
            Rival(topic, round(score, 3), tuple(dict.fromkeys(w.token.text for w in because[topic])))
            for topic, score in sorted(scores.items(), key=lambda item: (-item[1], self._order[item[0]]))
            if score > 0
        )
        if rivals:
            best = self._decides(rivals)
            if best.score >= _ENOUGH or self._is_clear_hint(words, best, rivals, because[best.topic]):
                if context.topic and (self._only_manner(words, best, context) or _only_how_asked(words, best, context)):
                    return TopicMatch(context.topic, True, 0.0, rivals)
                return TopicMatch(best.topic, False, best.score, rivals)
            at_hand = next((r for r in rivals if r.topic == context.topic), None)
            if at_hand is not None and at_hand.score >= _ENOUGH_AT_HAND:
                return TopicMatch(at_hand.topic, False, at_hand.score, rivals)
        if context.topic and points_back(words, context):
            return TopicMatch(context.topic, True, 0.0, rivals)
        return TopicMatch(None, False, 0.0, rivals)

    def _vocabulary(self, longer: Iterable[Phrase[Clue]]) -> set[str]:
        found = set(self._single)
        for phrase in longer:
            for allowed, _, _ in phrase.steps:
                found |= allowed
        return {word for word in found if len(word) >= SHORTEST}

    def _mend(self, words: Sequence[Word]) -> Sequence[Word]:
        """The words with slips replaced by the word of the story that was probably meant."""
        if all(word.known or len(word.norm) < SHORTEST for word in words):
            return words
        mended: list[Word] = []
        for word in words:
            if not word.known and word.lemma not in self._single:
                meant = self._slips.meant(word.norm)
                if meant is not None:
                    word = Word(meant, lemma(meant), word.sentence, word.token, False)
            mended.append(word)
        return WordRow(mended)

    def _score(self, words: Sequence[Word]) -> tuple[dict[str, float], dict[str, list[Word]]]:
        evidence: list[_Evidence] = []
        away: dict[str, set[int]] = {}
        covered: dict[int, set[str]] = {}
        for match in self._phrases.find(words):
            clue = match.phrase.value
            if clue.weight == 0:
                away.setdefault(clue.topic, set()).update(range(match.start, match.end))
            else:
                evidence.append(_Evidence(clue.topic, clue.weight, match.start, match.end))
                for place in range(match.start, match.end):
                    if match.phrase.holds(words[place]):
                        covered.setdefault(place, set()).add(clue.topic)
        for place, word in enumerate(words):
            clues, factor = self._clues(word)
            sharing = sum(clue.weight > 0 for clue in clues)
            for clue in clues:
                if clue.weight == 0:
                    away.setdefault(clue.topic, set()).add(place)
                    continue
                weight = clue.weight * factor / math.sqrt(sharing)
                if factor < _SLIP and clue.weight < PLAIN:
                    weight *= _VAGUE_PART
                if is_background(words, place):
                    weight *= BACKGROUND
                if place in covered and clue.topic not in covered[place]:
                    weight *= _COVERED
                evidence.append(_Evidence(clue.topic, weight, place, place + 1))
        scores: dict[str, float] = {}
        because: dict[str, list[Word]] = {}
        by_topic: dict[str, dict[int, float]] = {}
        for piece in evidence:
            if piece.topic in away and away[piece.topic].intersection(range(piece.start, piece.end)):
                continue
            places = by_topic.setdefault(piece.topic, {})
            places[piece.start] = max(places.get(piece.start, 0.0), piece.weight)
            because.setdefault(piece.topic, []).extend(words[piece.start:piece.end])
        for topic, places in by_topic.items():
            ranked = sorted(places.values(), reverse=True)[: len(_SECOND)]
            scores[topic] = sum(weight * share for weight, share in zip(ranked, _SECOND, strict=False))
        for topic, (likeness, shared) in self._questions.likeness(words).items():
            scores[topic] = scores.get(topic, 0.0) + likeness
            because.setdefault(topic, []).extend(shared)
        for topic in away.keys() & scores.keys():
            scores[topic] -= PLAIN
        return scores, because

    def _clues(self, word: Word) -> tuple[Sequence[Clue], float]:
        """The clues of one word, with the factor for how it was found: itself, a slip, a part of a compound."""
        single = self._single
        for form in ("=" + word.norm, word.norm, word.lemma):
            if form in single:
                return single[form], 1.0 if word.known or word.norm == word.token.norm else _SLIP
        if len(word.norm) >= 7:
            parts = compound_parts(word.norm)
            for part, factor in zip(reversed(parts), (_HEAD, _PART), strict=False):
                if part in single and len(part) > 2:
                    return single[part], factor
        return (), 0.0

    def _decides(self, rivals: Sequence[Rival]) -> Rival:
        """The strongest subject; one about feeling gives way to a subject that is named as well ("school maakt je somber")."""
        best = rivals[0]
        if best.topic in self._yielding and best.score < SAME_QUESTION:
            return next((r for r in rivals if r.topic not in self._yielding and r.score >= (PLAIN if r.topic in self._wide else _NAMED)), best)
        return best

    @staticmethod
    def _is_clear_hint(words: Sequence[Word], best: Rival, rivals: Sequence[Rival], because: Sequence[Word]) -> bool:
        """Whether a mere hint is enough: the other is spoken to, no other subject is near, and hardly a word is left unexplained."""
        if best.score < _ENOUGH_AT_HAND or (len(rivals) > 1 and rivals[1].score > best.score - _CLEAR):
            return False
        if not any(w.lemma not in talk_words() for w in content_words(because)):
            return False
        explained = {id(word) for word in because}
        left = sum(id(word) not in explained and word.lemma not in talk_words() for word in content_words(words))
        return left <= 1 and any(word.norm in _ADDRESSEE for word in words)

    def _only_manner(self, words: Sequence[Word], best: Rival, context: TalkContext) -> bool:
        """Whether the turn is about the subject at hand and ``best`` only says how that is ("dat klinkt verdrietig")."""
        if best.topic == context.topic or best.topic not in self._wide:
            return False
        first = words[0].norm
        return first == "het" or (first in pointing_starts() and any(w.norm in ("dat", "daar", "zoiets") for w in words[:3]))


def _without_greeting(words: Sequence[Word]) -> Sequence[Word]:
    """The words without a greeting: "goedemiddag" and "dag mevrouw" do not ask about the day."""
    kept = [
        w for place, w in enumerate(words)
        if w.norm not in greetings() and not (
            w.norm in opening_greetings() and (place == 0 or words[place - 1].sentence != w.sentence))
    ]
    return words if len(kept) == len(words) else WordRow(kept)


def _is_salad(words: Sequence[Word]) -> bool:
    """Loose words after each other without any word that joins them: nothing is asked."""
    empty = function_words()
    return len(words) >= 4 and not any(w.norm in empty or w.lemma in empty for w in words)


def _is_nod(words: Sequence[Word]) -> bool:
    """A short turn about the talk alone, that asks nothing ("dat begrijp ik")."""
    if len(words) > 4 or not any(word.norm == "ik" for word in words):
        return False
    return not any(w.norm in _ADDRESSEE or (w.lemma not in talk_words() and w.lemma not in function_words()) for w in words)


def _only_how_asked(words: Sequence[Word], best: Rival, context: TalkContext) -> bool:
    """Whether nothing but function words leads to ``best`` ("wat zegt ze dan"), while the turn points back."""
    return best.topic != context.topic and not best.words and best.score < SAME_QUESTION and points_back(words, context)


def _after_comment(words: Sequence[Word]) -> Sequence[Word]:
    """The last sentence, when what goes before only says how the thing at hand is ("dat klinkt bijzonder. met wie dan?")."""
    last = words[-1].sentence
    before = [w for w in words if w.sentence != last]
    if not before or len(before) > _COMMENT or before[0].norm not in pointing_starts():
        return words
    return [w for w in words if w.sentence == last]


def points_back(words: Sequence[Word], context: TalkContext) -> bool:
    """Whether a turn without a subject of its own goes on with what is at hand: all it names was just said, or nothing."""
    words = _after_comment(words)
    named = [w for w in content_words(words) if w.lemma not in talk_words() and w.norm not in talk_words()]
    if not named:
        return any(w.norm in pointing_words() or w.lemma in talk_words() for w in words) or len(words) <= 4
    if context.previous is None:
        return False
    said = {w.lemma for w in words_said(context.previous)}
    return all(w.lemma in said for w in named)
