"""Which form a question has, finer than what kind of answer it wants: *waar hebt u dat geleerd* is not *waar ligt het*.

For each form she has small plain lines that may answer it whatever it is about (``terugval``, same name). The forms and their
patterns are data: ``feedback_rules/vraagvormen.yaml``.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import permutations
from typing import Final

from gesprek_oefenen.language.phrases import PhraseFinder, compile_phrase, words_of
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.language.wordlists import read_data, rules_folder
from gesprek_oefenen.persona.asked import Question
from gesprek_oefenen.persona.defaults import everyday_lists

_ANY: Final = frozenset[str]()


@lru_cache(maxsize=4096)
def form_of(question: Question, text: str) -> str:
    """The form of ``question``, asked in the words of ``text``: the first in the file that fits; "" for none."""
    words = words_of(tokenise(text))
    matches = _finder().find(words)
    last = max((words[match.start].sentence for match in matches), default=0)
    found = {match.phrase.value for match in matches if words[match.start].sentence == last}
    return next((form for form, kinds in _forms() if form in found and (not kinds or kinds & question.kinds)), "")


def wants_one_thing(form: str) -> bool:
    """Whether a question of this form asks for one particular thing, which whatever comes next in her story is not."""
    return form in _one_thing()


@lru_cache(maxsize=1)
def _one_thing() -> frozenset[str]:
    data = read_data(rules_folder() / "vraagvormen.yaml")["vormen"]
    return frozenset(str(form) for form, entry in data.items() if not entry.get("verhaal"))


def may_ask_the_same(one: str, other: str) -> bool:
    """Whether the answer to a question of one form may answer one of the other form ("": of no form in particular)."""
    return not one or not other or one == other or bool({one, other} & _about_anything()) or (one, other) in _akin()


@lru_cache(maxsize=1)
def _about_anything() -> frozenset[str]:
    return frozenset(map(str, read_data(rules_folder() / "vraagvormen.yaml")["bij_alles"]))


@lru_cache(maxsize=1)
def _akin() -> frozenset[tuple[str, str]]:
    rows = read_data(rules_folder() / "vraagvormen.yaml")["op_elkaar"]
    return frozenset(pair for row in rows for pair in permutations(map(str, row), 2))


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[str, frozenset[str]], ...]:
    """The forms in the order of the file, with the kinds of answer that each may want (none: any)."""
    data = read_data(rules_folder() / "vraagvormen.yaml")["vormen"]
    return tuple((str(form), frozenset(map(str, entry.get("soorten", _ANY)))) for form, entry in data.items())


@lru_cache(maxsize=1)
def _finder() -> PhraseFinder[str]:
    lists = everyday_lists()
    data = read_data(rules_folder() / "vraagvormen.yaml")["vormen"]
    return PhraseFinder([compile_phrase(pattern, str(form), lists) for form, entry in data.items() for pattern in entry["patronen"]])
