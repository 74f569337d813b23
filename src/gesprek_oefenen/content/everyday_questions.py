"""Questions a visitor may ask anybody (*hoe oud bent u?*), each with the ways of asking it: a story only has to answer them.

They are data (``feedback_rules/alledaagse_vragen.yaml``). A story names one with a mark before it (``@leeftijd``) wherever an
example question of a fact may stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from gesprek_oefenen.language.wordlists import read_data, rules_folder

MARK: Final = "@"
"""What goes before the name of an everyday question."""


@lru_cache(maxsize=1)
def everyday_questions() -> Mapping[str, tuple[str, ...]]:
    """The ways of asking each everyday question, by its name, in the order of the file.

    Raises ``ContentError`` when the file is not there or broken.
    """
    return {str(name): tuple(map(str, asked)) for name, asked in read_data(rules_folder() / "alledaagse_vragen.yaml").items()}


def expanded(questions: Iterable[str]) -> tuple[str, ...]:
    """``questions`` with every way of asking in the place of a name with its mark, none twice.

    Raises ``KeyError`` with the name (without its mark) when there is no such question.
    """
    asked: dict[str, None] = {}
    for question in questions:
        named = question.startswith(MARK)
        asked.update(dict.fromkeys(everyday_questions()[question[len(MARK):].strip()] if named else (question,)))
    return tuple(asked)


def is_everyday(question: str) -> bool:
    """Whether this is, to the letter, a way of asking an everyday question."""
    return question in _all_ways()


@lru_cache(maxsize=1)
def _all_ways() -> frozenset[str]:
    return frozenset(way for ways in everyday_questions().values() for way in ways)
