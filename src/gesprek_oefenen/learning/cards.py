"""The knowledge cards at hand: finding one by its words, also misspelled, and the help that fits a type below its card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from gesprek_oefenen.content.cards import load_cards
from gesprek_oefenen.content.nearest import did_you_mean
from gesprek_oefenen.content.places import CARDS, cards_folder, own_files, yaml_files
from gesprek_oefenen.language.normalise import plain_letters
from gesprek_oefenen.model.address import FORMAL, fill_own
from gesprek_oefenen.model.cards import Card, Intervention, Piece, ReferralCard
from gesprek_oefenen.model.errors import UnknownStoryError

INTERVENTIONS: Final = "interventies"
"""The id of the card that lists all forms of help."""
LONGEST_SEARCH: Final = 200
"""Characters of what is searched for that are looked at."""
_SHORTEST_SLIP: Final = 4
_LIKE: Final = 80.0
"""How alike (0-100) a typed word and a word of a card must be to be taken for a slip."""
_WEIGHTS: Final = {"titel": 8.0, "zoekwoorden": 5.0, "kort": 3.0, "tekst": 1.0}
_ORDER: Final = (
    "bespreekbaar-maken", "luisteren", "vragen-stellen", "samenvatten", "gevoelens", "stiltes", "oma", "dialoog", "weerstand",
    "schroom", "feedback", "soorten-eenzaamheid", "oorzaken", "signalen", "verwijzen", "wat-werkt", "acht-typen", "actieven",
    "geborgenen", "achterblijvers", "afhankelijken", "compenseerders", "buitenstaanders", "hoopvollen", "overlevers", INTERVENTIONS)
"""How the shipped cards stand in the list: the talk first, then what is known, then who can help."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A card that was found, and how well it fits (higher is better)."""

    card: Card
    score: float


class CardBox:
    """All cards, by id. ``folders``: the user's own; a card there goes before ours of the same id."""

    def __init__(self, folders: Iterable[Path] = (), address: str = FORMAL) -> None:
        self._folders = tuple(folders)
        self._address = address

    @cached_property
    def _loaded(self) -> tuple[Mapping[str, Card], tuple[Intervention, ...], ReferralCard | None]:
        cards: dict[str, Card] = {}
        interventions: tuple[Intervention, ...] = ()
        referral: ReferralCard | None = None
        for loaded in load_cards(card_files(self._folders)):
            if loaded.card is not None:
                cards.setdefault(loaded.card.id, addressed(loaded.card, self._address))
            interventions = interventions or loaded.interventions
            referral = referral or loaded.referral
        for card in tuple(cards.values()):
            if card.type:
                cards[card.id] = with_help(card, interventions)
        if interventions and INTERVENTIONS not in cards:
            cards[INTERVENTIONS] = _all_help(interventions)
        return cards, interventions, referral

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards in the order of the list; the user's own that are new stand first. Raises ``ContentError``."""
        place = {name: number for number, name in enumerate(_ORDER)}
        return tuple(sorted(self._loaded[0].values(), key=lambda card: place.get(card.id, -1)))

    @property
    def interventions(self) -> tuple[Intervention, ...]:
        """The forms of help of the study, in its order."""
        return self._loaded[1]

    @property
    def referral(self) -> ReferralCard | None:
        """The referral card in one of the user's own folders, if there is one."""
        return self._loaded[2]

    def card(self, card_id: str) -> Card:
        """The card called ``card_id``. Raises ``UnknownStoryError`` naming the one that was probably meant."""
        known = self._loaded[0]
        if card_id not in known:
            raise UnknownStoryError(f"Een kaart '{card_id}' is er niet. {did_you_mean(card_id, known)}".strip())
        return known[card_id]

    def search(self, text: str) -> tuple[Card, ...]:
        """The cards in which the words stand, the best first; all cards when nothing was typed."""
        words = [word for word in _words(text[:LONGEST_SEARCH]) if word not in _EMPTY]
        if not words:
            return self.cards
        found = [Hit(card, score) for card in self.cards if (score := self._score(card, words)) > 0]
        return tuple(hit.card for hit in sorted(found, key=lambda hit: -hit.score))

    def _score(self, card: Card, words: Sequence[str]) -> float:
        """How well a card fits: each word typed must be found somewhere in it."""
        total = 0.0
        for word in words:
            best = max(weight * _likeness(word, part) for weight, part in self._index[card.id])
            if best <= 0:
                return 0.0
            total += best
        return total

    @cached_property
    def _index(self) -> Mapping[str, tuple[tuple[float, frozenset[str]], ...]]:
        """The words of each card by how much they weigh."""
        return {card.id: tuple((_WEIGHTS[name], frozenset(_words(text))) for name, text in (
            ("titel", f"{card.title} {card.id}"), ("zoekwoorden", " ".join(card.words)), ("kort", card.short), ("tekst", card_text(card))))
            for card in self.cards}


_EMPTY: Final = frozenset((
    "de", "het", "een", "en", "of", "van", "voor", "met", "op", "in", "te", "is", "wat", "hoe", "ik", "u", "je", "aan", "over", "bij"))
"""Words in a search that say nothing."""


def card_files(folders: Iterable[Path] = ()) -> list[Path]:
    """All files with cards: those in ``kenniskaarten`` in the user's own folders, then ours."""
    return [*own_files(CARDS, folders), *yaml_files(cards_folder())]


def card_text(card: Card) -> str:
    """All text of a card below its title, a part a line."""
    return "\n".join(part for piece in card.pieces for part in (piece.heading, piece.text, *piece.points) if part)


def addressed(card: Card, address: str) -> Card:
    """The card in u or je."""
    def told(text: str) -> str:
        return fill_own(text, address)

    pieces = tuple(Piece(told(one.heading), told(one.text), tuple(told(point) for point in one.points)) for one in card.pieces)
    return replace(card, title=told(card.title), short=told(card.short), pieces=pieces)


def with_help(card: Card, interventions: Sequence[Intervention]) -> Card:
    """The card of a type with the forms of help that the study names for it."""
    fitting = tuple(one for one in interventions if card.type in one.types)
    if not fitting:
        return card
    piece = Piece("Hulp die de bron hierbij noemt", points=tuple(f"{one.name}: {one.for_whom}." for one in fitting))
    pieces = (*card.pieces[:-1], piece, *card.pieces[-1:])
    return replace(card, pieces=pieces)


def _all_help(interventions: Sequence[Intervention]) -> Card:
    groups = {"1": "Als het dreigt of pas zo is", "2": "Als het al lang zo is", "3": "Voor bepaalde groepen"}
    pieces = [Piece(text=f"{len(interventions)} vormen van hulp uit een publicatie van 2012. Sommige heten nu anders of zijn er niet meer; "
                         "vraag het na bij de gemeente of de welzijnsorganisatie.")]
    for number, heading in groups.items():
        mine = [one for one in interventions if one.number.partition(".")[0] == number]
        pieces.append(Piece(heading, points=tuple(f"{one.number} {one.name}. Voor {one.for_whom}. {one.what}" for one in mine)))
    return Card(INTERVENTIONS, "Vormen van hulp", "De 41 interventies van de publicatie, bij naam, met voor wie ze zijn", tuple(pieces),
                ("interventie", "hulp", "maatje", "cursus", "bezoek", "project"), ("acht-typen", "verwijzen"), interventions[0].source)


def _words(text: str) -> list[str]:
    """The words of ``text`` in plain letters, without accents."""
    return "".join(char if char.isalnum() else " " for char in plain_letters(text)).split()


def _likeness(word: str, part: frozenset[str]) -> float:
    """1 for the word itself, less for a beginning of a word or a slip, 0 when it is not there."""
    if word in part:
        return 1.0
    if len(word) >= _SHORTEST_SLIP - 1 and any(other.startswith(word) for other in part):
        return 0.8
    if len(word) < _SHORTEST_SLIP:
        return 0.0
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, part, scorer=fuzz.ratio, score_cutoff=_LIKE)
    return 0.0 if best is None else 0.5 * float(best[1]) / 100
