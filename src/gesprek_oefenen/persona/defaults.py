"""What every persona has when her story says nothing: trust per move, everyday things. Read when first needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from gesprek_oefenen.language.phrases import Phrase, PhraseFinder, compile_phrase
from gesprek_oefenen.language.wordlists import read_data, rules_folder


@dataclass(frozen=True, slots=True)
class TrustTable:
    """``vertrouwen.yaml``: what a move does to trust when the story gives no number, and how that wears off or piles up.

    ``moves``: points by move or signal. ``wears``: percentages of a gain for the first, second ... time in a row, by effect
    group. ``piles``: the same for a loss. The other fields are named there.
    """

    moves: Mapping[str, int]
    wears: Mapping[str, tuple[int, ...]]
    piles: Mapping[str, tuple[int, ...]]
    most_times: Mapping[str, int]
    most_gain: int
    most_loss: int
    slows_from: int
    highest: int
    barrage: int
    barrage_again: int
    barrage_loss: int
    flattery: int
    flattery_loss: int
    echo_loss: int
    echo_from: int
    silence_loss: int
    repair: int


@dataclass(frozen=True, slots=True)
class EverydayKind:
    """An everyday thing (``gespreksdingen.yaml``): at most ``words`` words; ``question``: must or must not ask (None: either);
    ``first``: the phrase has to begin the turn."""

    name: str
    words: int
    question: bool | None
    first: bool


@dataclass(frozen=True, slots=True)
class Everyday:
    """``gespreksdingen.yaml``, compiled. ``lead``: words that may go before a phrase that begins a turn. ``greets``: words of greeting."""

    kinds: Mapping[str, EverydayKind]
    finder: PhraseFinder[str]
    lead: frozenset[str]
    greets: frozenset[str]
    foreign: frozenset[str]
    exclaims: frozenset[str]
    """Words after *wat* that make it an exclamation: *wat vermoeiend moet dat zijn*."""
    after_what: frozenset[str]
    """Words after *wat* that make it a question; after others it is an exclamation."""
    happy: frozenset[str]
    answers: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """For words of a question, the words by which one knows an answer to it (``wanneer``: jaar, week, sinds ...)."""


@lru_cache(maxsize=1)
def trust_table() -> TrustTable:
    """The defaults of ``feedback_rules/vertrouwen.yaml``."""
    data = read_data(rules_folder() / "vertrouwen.yaml")
    return TrustTable(
        moves={str(k): int(v) for k, v in data["zetten"].items()},
        wears={str(k): tuple(v) for k, v in data["slijt"].items()},
        piles={str(k): tuple(v) for k, v in data["stapelt"].items()},
        most_times={str(k): int(v) for k, v in data["hooguit_per_gesprek"].items()},
        most_gain=int(data["hooguit_erbij"]), most_loss=int(data["hooguit_eraf"]),
        slows_from=int(data["remt_vanaf"]), highest=int(data["hoogste"]),
        barrage=int(data["vragenvuur"]), barrage_again=int(data["vragenvuur_opnieuw"]),
        barrage_loss=int(data["vragenvuur_verlies"]),
        flattery=int(data["vleierij"]), flattery_loss=int(data["vleierij_verlies"]),
        echo_loss=int(data["echo_verlies"]), echo_from=int(data["echo_vanaf"]),
        silence_loss=int(data["stilte_op_stilte_verlies"]), repair=int(data["herstel"]),
    )


def everyday_lists() -> dict[str, list[str]]:
    """The word lists that patterns of everyday things, follow-up questions and question forms may name (``<u>``)."""
    lists = read_data(rules_folder() / "gespreksdingen.yaml")["lijsten"]
    return {str(name): [str(word) for word in words] for name, words in lists.items()}


@lru_cache(maxsize=1)
def everyday() -> Everyday:
    """Everyday things of ``feedback_rules/gespreksdingen.yaml``."""
    data = read_data(rules_folder() / "gespreksdingen.yaml")
    lists = everyday_lists()
    kinds: dict[str, EverydayKind] = {}
    phrases: list[Phrase[str]] = []
    for name, entry in data["soorten"].items():
        kinds[name] = EverydayKind(name, int(entry["hooguit"]), entry.get("vraag"), bool(entry.get("vooraan")))
        phrases.extend(compile_phrase(pattern, name, lists) for pattern in entry["patronen"])
    return Everyday(kinds, PhraseFinder(phrases), frozenset(lists["aanloop"]), frozenset(lists["groet"]), frozenset(data["talen"]["vreemd"]),
                    frozenset(lists["wat_uitroep"]), frozenset(lists["wat_doet"]),
                    frozenset(data["soorten"]["blij_gevoel"]["patronen"][0].split("|")),
                    tuple((frozenset(str(asked).split()), frozenset(words)) for asked, words in data["antwoordwoorden"].items()))
