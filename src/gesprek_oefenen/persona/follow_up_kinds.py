"""Which kind of follow-up question a text is: one that may be asked about anything (*hoe was dat?*, *en toen?*, *mist u dat?*).

Their patterns are data: ``feedback_rules/gespreksdingen.yaml``, ``doorvragen``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from gesprek_oefenen.language.content_words import content_words, talk_words
from gesprek_oefenen.language.phrases import PhraseFinder, compile_phrase, words_of
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.language.wordlists import read_data, rules_folder
from gesprek_oefenen.persona.asking import QUESTION_WORDS
from gesprek_oefenen.persona.defaults import everyday_lists

YES_NO_ONLY: Final = frozenset({"zou_willen", "echt", "mist", "fijn", "zwaar", "alleen"})
"""Kinds that ask for yes or no; with *wat* or *wie* before them they ask something else."""
_QUESTION_WORDS: Final = QUESTION_WORDS | {"met"}


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up question found: its ``kind`` ("": none), forms of the other words (``rest``), whether *wat, hoe ...*
    goes before it, whether the other words have content."""

    kind: str = ""
    rest: frozenset[str] = frozenset()
    after_question_word: bool = False
    names_something: bool = False

    @property
    def only_looks_it(self) -> bool:
        """*Hoe is dat, zo alleen?* has the words of *is dat zo?* and does not ask for yes or no."""
        return self.kind in YES_NO_ONLY and self.after_question_word


@lru_cache(maxsize=512)
def follow_up_in(text: str) -> FollowUp:
    """The follow-up question in ``text``, the longest pattern first."""
    words = words_of(tokenise(text))
    matches = _finder().find(words)
    if not matches:
        return FollowUp()
    match = max(matches, key=lambda found: (len(found.phrase.steps), found.start))
    if match.phrase.value == "verteld" and any(word.norm == "hoe" for word in words[: match.start + 1]):
        return FollowUp()  # "hoe weet u dat" does not ask who knows
    held = {at for at in range(match.start, match.end) if match.phrase.holds(words[at])}
    rest = frozenset(form for at, word in enumerate(words) if at not in held for form in (word.norm, f"={word.norm}", word.lemma))
    before = any(word.norm in _QUESTION_WORDS for word in words[: match.start + 1])
    about = [word for word in content_words(word for at, word in enumerate(words) if at not in held) if word.lemma not in talk_words()]
    return FollowUp(match.phrase.value, rest, before, bool(about))


@lru_cache(maxsize=1)
def _finder() -> PhraseFinder[str]:
    data = read_data(rules_folder() / "gespreksdingen.yaml")
    lists = everyday_lists()
    return PhraseFinder([compile_phrase(pattern, kind, lists) for kind, patterns in data["doorvragen"].items() for pattern in patterns])
