"""A question on what was just said, which may leave out what it is about: *en toen?*, *hoe was dat?*, *zei ze iets?*"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from gesprek_oefenen.language.phrases import words_of
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.persona.asked import YES_NO, Question, question_in
from gesprek_oefenen.persona.follow_up_kinds import YES_NO_ONLY, follow_up_in
from gesprek_oefenen.persona.question_forms import form_of

GOES_ON: Final = "verder"
"""What *en toen?* and *vertel* ask: that she goes on."""
_GOING_ON: Final = frozenset({"en", "toen", "verder", "vertel", "vertelt", "eens", "meer", "dan", "daarna", "nog", "gebeurde", "er", "wat", "u", "je", "daar", "over", "daarover"})
TELL: Final = frozenset({"vertel", "vertelt", "vertellen", "voorbeeld", "noem", "noemt", "noemen"})
_ANY: Final = frozenset({"wie", "wat", "hoe"})
_HOW_WAS_IT: Final = frozenset({"hoe", "was", "is", "dat", "het", "en", "dan", "zoiets"})


@dataclass(frozen=True, slots=True)
class OnwardQuestion:
    """A question on what was just said: what it asks for, of which kind of follow-up it is ("" for none), and what it is about."""

    question: Question
    follow: str
    lemmas: frozenset[str] = frozenset()
    text: str = ""

    @property
    def only_looks_it(self) -> bool:
        """*Wat mist u er het meest aan?* has the words of *mist u het?* and does not ask for yes or no."""
        return self.follow in YES_NO_ONLY and YES_NO not in self.question.kinds

    @property
    def form(self) -> str:
        """Which form it has (``question_forms``); "" for none in particular."""
        return form_of(self.question, self.text)


@lru_cache(maxsize=4096)
def onward(text: str) -> OnwardQuestion:
    """Read ``text`` as a question on what was just said."""
    words = [word.norm for word in words_of(tokenise(text))]
    if words and set(words) <= _GOING_ON:
        return OnwardQuestion(Question(forms=question_in(text).forms), GOES_ON)
    question = question_in(text)
    if words and words[0] in TELL:  # "vertel eens over die kaars": whatever is known of it
        question = replace(question, kinds=question.kinds | _ANY)
    return onward_of(question, text)


def onward_of(question: Question, text: str) -> OnwardQuestion:
    """The words that make it this kind of follow-up say nothing of what it is about (*hoe voelde dat?*)."""
    words = {word.norm for word in words_of(tokenise(text))}
    if "hoe" in words and len(words) > 2 and words <= _HOW_WAS_IT:  # *hoe was dat?* asks the same as *hoe was dat voor u?*
        return OnwardQuestion(question, "hoe_voelt", question.lemmas, text)
    found = follow_up_in(text)
    return OnwardQuestion(question, found.kind, question.lemmas & found.rest if found.kind else question.lemmas, text)
