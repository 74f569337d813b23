"""Which of several lines answers this question best: shared words first, then the kind of answer its question word asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gesprek_oefenen.model.story import Line
from gesprek_oefenen.persona.defaults import everyday

if TYPE_CHECKING:
    from gesprek_oefenen.persona.moment import Moment

_WORD: Final = 2.0
_ANSWER: Final = 1.0
_NAMING: Final = frozenset({"heet", "heten", "noemt", "noem"})
_WHICH_ONE: Final = frozenset({"welke", "wie"})
_GIVES_BACK: Final = frozenset({"samenvatting", "gevoelsreflectie"})


def scores(moment: Moment, lines: Sequence[Line]) -> dict[str, float]:
    """How well each line answers the turn, by id; a word that is in many of the lines tells little.

    A summary or reflection shares words with what she *said*; that says nothing about what to say next.
    """
    sense, index = moment.sense, moment.index
    if sense.keys & _GIVES_BACK and not sense.asks and (sense.right_words or moment.before.told.get(moment.at_hand or "")):
        return {}
    if not sense.lemmas and not sense.all_words:
        return {}
    shared = {line.id: sense.asked_lemmas & index.lemmas(line) for line in lines}  # what was given back before the question is told already
    spread = Counter(lemma for found in shared.values() for lemma in found)
    wanted = [words for asked, words in everyday().answers if asked <= sense.all_words] if sense.asks else []
    asks_names = sense.asks and bool(sense.all_words & _NAMING)
    found: dict[str, float] = {}
    for line in lines:
        score = sum(_WORD / spread[lemma] for lemma in shared[line.id])
        score += _ANSWER * sum(bool(words & index.norms(line)) for words in wanted)
        score += _ANSWER * (asks_names and _has_name(line.text))
        found[line.id] = score
    return found


def answers(moment: Moment, line: Line) -> bool:
    """Whether a line has what the question asks for: a name, a length of time, a place ..., about the words it names."""
    question, index = moment.sense.question, moment.index
    if not question.wants_fact:
        return True
    about = question.lemmas - index.topic_lemmas(moment.at_hand or "")
    if about and about <= moment.said_last and question.kinds & _WHICH_ONE:  # "welke gravin was dat": another line with that word in it does not say which
        return False
    if about and not about & index.lemmas(line):
        return False
    if "hoe_heet" in question.kinds:
        return bool(about) and _has_name(line.text)
    if about and "wie" in question.kinds and _has_name(line.text):
        return True
    if not about:  # "waar naartoe dan": a line with *hier* in it need not say so
        return False
    wanted = [words for asked, words in everyday().answers if asked <= moment.sense.all_words]
    return any(words & index.norms(line) for words in wanted) if wanted else bool(about)


def _has_name(text: str) -> bool:
    """Whether a line has a word with a capital that does not begin a sentence: a name."""
    words = text.split()
    return any(word[:1].isupper() and len(word) > 2 and words[at][-1:].isalpha() for at, word in enumerate(words[1:]))


def best(moment: Moment, lines: Sequence[Line]) -> Line | None:
    """The line that answers best; ``None`` when no line shares anything with the turn. Ties go to the earliest."""
    values = scores(moment, lines)
    if not values or max(values.values()) <= 0:
        return None
    return max(lines, key=lambda line: values[line.id])
