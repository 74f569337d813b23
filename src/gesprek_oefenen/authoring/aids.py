"""The word lists that help an author: ``feedback_rules/auteurs/*.yaml``, read when first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from gesprek_oefenen.content.places import rules_folder
from gesprek_oefenen.content.yaml_nodes import plain
from gesprek_oefenen.content.yaml_reader import read_yaml
from gesprek_oefenen.language.phrases import PhraseFinder, compile_phrase


@dataclass(frozen=True, slots=True)
class Unfit:
    """A kind of words that does not belong in a persona's mouth: the code to report and how to mend it."""

    code: str
    mend: str


@lru_cache(maxsize=1)
def unfit_words() -> PhraseFinder[Unfit]:
    """Finds help-worker's language, praise for questions and translated English. Raises ``ContentError``."""
    phrases = []
    for kind in _read("persona_taal")["soorten"].values():
        unfit = Unfit(str(kind["code"]), str(kind["herstel"]))
        phrases += [compile_phrase(str(words), unfit) for words in kind["woorden"]]
    return PhraseFinder(phrases)


@lru_cache(maxsize=1)
def title_words() -> PhraseFinder[None]:
    """Finds words that give a story away. Raises ``ContentError``."""
    return PhraseFinder([compile_phrase(str(words), None) for words in _read("titelwoorden")["woorden"]])


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """Names of towns, as written."""
    return frozenset(str(name) for name in _read("echte_namen")["plaatsen"])


@lru_cache(maxsize=1)
def name_particles() -> frozenset[str]:
    """Words that may stand between first name and surname."""
    return frozenset(str(name) for name in _read("echte_namen")["tussenvoegsels"])


def _read(name: str) -> Any:
    return plain(read_yaml(rules_folder() / "auteurs" / f"{name}.yaml"))
