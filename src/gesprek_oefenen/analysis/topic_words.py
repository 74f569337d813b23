"""What an author writes under ``woorden``: marks (``~`` a hint, ``!`` decides), families (``<naam>``), split verbs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from gesprek_oefenen.language.content_words import function_words
from gesprek_oefenen.language.phrases import Phrase, compile_phrase, separable
from gesprek_oefenen.language.wordlists import read_data, rules_folder

HINT, PLAIN, STRONG = 0.45, 1.0, 1.6
_HINT_PHRASE: Final = 0.65
"""A hint of several words: just enough by itself, beaten by any plain word."""
_EMPTY_PHRASE: Final = 0.8
"""A phrase of function words only."""
_PER_EXTRA_WORD: Final = 0.35
_WIDE: Final = 0.88
"""What a word of a wide family (feeling, talking, the future) weighs: what is named besides it decides."""


@dataclass(frozen=True, slots=True)
class Clue:
    """What a phrase stands for: a subject and a weight; weight 0 speaks against the subject (``niet``)."""

    topic: str
    weight: float


def readable_words(words: Iterable[str], families: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, float]]:
    """``expand_words`` without the entries that cannot be read."""
    for entry in words:
        try:
            expanded = expand_words((entry,), families)
            for source, _ in expanded:
                compile_phrase(source, None, families)
        except ValueError:
            continue
        yield from expanded


def expand_words(words: Iterable[str], families: Mapping[str, Sequence[str]]) -> list[tuple[str, float]]:
    """Each phrase that ``words`` names, families opened, with its weight (``~`` behind it: hint, ``!``: decides).

    Raises ``ValueError`` (Dutch) for a family that does not exist.
    """
    found: list[tuple[str, float]] = []
    for entry in words:
        text = entry.strip().lower()
        weight = {"~": HINT, "!": STRONG}.get(text[-1:], PLAIN)
        text = text.rstrip("~!").strip()
        if text.startswith("<") and text.endswith(">") and " " not in text and "|" not in text:
            name = text[1:-1]
            if name not in families:
                raise ValueError(f"woordfamilie <{name}> bestaat niet; er zijn: {', '.join(sorted(families))}")
            wide = _WIDE if name in wide_families() else 1.0
            found += [(source, own * weight * wide) for source, own in expand_words(families[name], families)]
        elif text:
            found.append((text, weight))
    return found


@dataclass(frozen=True, slots=True)
class _Families:
    """What the files of families say: their words, and which families are wide or give way."""

    words: Mapping[str, tuple[str, ...]]
    wide: frozenset[str]
    yielding: frozenset[str]


@lru_cache(maxsize=1)
def _families() -> _Families:
    """``woordenlijsten/begrippen/*.yaml``, read once."""
    words: dict[str, tuple[str, ...]] = {}
    wide: set[str] = set()
    yielding: set[str] = set()
    for file in sorted((rules_folder() / "woordenlijsten" / "begrippen").glob("*.yaml")):
        data = read_data(file)
        words.update({str(name): tuple(map(str, entries)) for name, entries in data["begrippen"].items()})
        wide.update(map(str, data.get("breed", ())))
        yielding.update(map(str, data.get("wijkt", ())))
    return _Families(words, frozenset(wide), frozenset(yielding))


def word_families() -> Mapping[str, tuple[str, ...]]:
    """The shipped families of everyday words: name -> words and phrases."""
    return _families().words


def wide_families() -> frozenset[str]:
    """Families whose words go with any subject (``breed: [...]`` in the files of families)."""
    return _families().wide


def yielding_families() -> frozenset[str]:
    """Families whose subject gives way to any that is named besides (``wijkt: [...]`` in the files of families)."""
    return _families().yielding


def variants(source: str, clue: Clue, lists: Mapping[str, Sequence[str]]) -> list[Phrase[Clue]]:
    """The phrase itself and, for a separable verb, its split forms (``kijk je ernaar uit``, ``uit te kijken``)."""
    if " " in source:
        clue = Clue(clue.topic, _phrase_weight(source, clue.weight))
    found = [compile_phrase(source, clue, lists)]
    split = separable(source) if source.isalpha() else None
    if split is not None:
        particle, rest = split
        found += [compile_phrase(f"{rest} .. ={particle}", clue), compile_phrase(f"={particle} te {rest}", clue)]
    return found


def _phrase_weight(source: str, weight: float) -> float:
    """The weight of a phrase of several words: more for each word of content after the first."""
    if weight <= HINT:
        return _HINT_PHRASE * weight / HINT
    empty = function_words()
    full = sum(not all(choice.lstrip("=") in empty for choice in part.strip("()").split("|")) for part in source.split() if part != "..")
    return weight * (_EMPTY_PHRASE if full == 0 else 1 + _PER_EXTRA_WORD * (full - 1))
