"""Exercises and cards, made up: what their screens are tested against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gesprek_oefenen.learning.exercise_desk import LONGEST_ANSWER, KindCard
from gesprek_oefenen.learning.own_work import Factor, Look
from gesprek_oefenen.model.cards import Card, Contact, Piece, ReferralCard
from gesprek_oefenen.model.errors import ContentError, InputError, UnknownStoryError
from gesprek_oefenen.model.exercises import (
    TALKED_ABOUT,
    Choice,
    ExerciseKind,
    Explanation,
    Good,
    Item,
    KindText,
    Result,
)

WORDS = {"inleiding": "Eén ding tegelijk.", "zo_kan_het": "Zo kan het ook:", "zin": "Iemand wil hierop zeggen:", "uw_woorden": "Uw woorden:",
         "telefoon": "(aan de telefoon)", "klaar": "Dit waren alle opgaven."}


class MadeUpExercises:
    """Two items of each kind, two cards. ``nasty``: said everywhere instead of our own words, when there is something in it."""

    def __init__(self, nasty: str = "") -> None:
        self.nasty = nasty
        self.answers: list[tuple[str, str, tuple[str, ...]]] = []
        self.here = ReferralCard()
        self.looks: dict[str, Look] = {}
        self.file = ReferralCard("Uit een bestand", contacts=(Contact("Jo"),))
        self.broken = ""
        """Why the next thing asked cannot be done."""

    def _said(self, usual: str) -> str:
        return self.nasty or usual

    def _check(self) -> None:
        if self.broken:
            error, self.broken = self.broken, ""
            raise ContentError(error)

    def text(self, kind: ExerciseKind) -> KindText:
        return KindText(kind, self._said(f"Titel {kind.value}"), self._said("Kort"), "Zeg het zo dat {naam} vertelt.", self._said("Daarom."),
                        self._said("werkboek 7.2"), "weerstand", (Choice("a", self._said("keuze a")),), "Wat hoort u bij {naam}?")

    def words(self, name: str, **values: str) -> str:
        return WORDS[name]

    def kinds(self) -> tuple[KindCard, ...]:
        self._check()
        return tuple(KindCard(self.text(kind), 2, 0) for kind in ExerciseKind)

    def round(self, kind: ExerciseKind) -> tuple[Item, ...]:
        self._check()
        return tuple(Item(f"i{number}", kind, self._said("Jan"), self._said("Jan is 74."), self._said(f"Zin {number}."),
                          self._said("Hoe was het daar?"), before=(self._said("Eerder."),), body=self._said("kijkt weg"),
                          sentence=self._said("Was het leuk?"), fits=("a",), reason=self._said("Dat hoort u aan zijn zin."), telephone=True,
                          good=(Good(self._said("Hoe ging dat?")),)) for number in (1, 2))

    def offered(self, item: Item) -> tuple[Choice, ...]:
        chosen = (*TALKED_ABOUT, ExerciseKind.RESISTANCE)
        return (Choice("a", self._said("keuze a")), Choice("b", self._said("keuze b"))) if item.kind in chosen else ()

    def talk_about(self, item: Item, chosen: Sequence[str]) -> tuple[str, ...]:
        return (self._said("Hier is geen goed of fout."), f"Gekozen: {' '.join(chosen)}")

    def answer(self, item: Item, text: str, chosen: Sequence[str]) -> Explanation:
        if len(text) > LONGEST_ANSWER:
            raise InputError("Zeg het korter.")
        if "ik kan niet meer" in text:
            return Explanation(Result.UNSURE, "Gaat het over uzelf? Bel 113.", own_need=True)
        self.answers.append((item.id, text, tuple(chosen)))
        at = text.find("Hoe")
        spans = ((at, at + 3),) if at >= 0 else ()
        return Explanation(Result.REACHED if spans else Result.UNSURE, self._said("Met 'Hoe' kiest Jan."), item.example, "raak", spans)

    # Cards

    def _card(self, card_id: str, see: tuple[str, ...] = ()) -> Card:
        return Card(card_id, self._said(card_id.capitalize()), self._said(f"Over {card_id}"), (
            Piece(self._said("Kop"), self._said("Tekst."), (self._said("punt"),)),), see=see, source=self._said("werkboek 6.5"))

    def search(self, text: str) -> tuple[Card, ...]:
        self._check()
        cards = (self._card("weerstand", ("verwijzen",)), self._card("verwijzen"), self._card("wat-werkt"))
        return tuple(card for card in cards if text.strip().lower() in card.id) if not self.nasty else cards

    def card(self, card_id: str) -> Card:
        found = [card for card in (self._card("weerstand", ("verwijzen",)), self._card("verwijzen"), self._card("wat-werkt")) if card.id == card_id]
        if not found:
            raise UnknownStoryError(f"Een kaart '{card_id}' is er niet.")
        return found[0]

    def referral(self) -> ReferralCard:
        return self.here

    def keep_referral(self, card: ReferralCard) -> None:
        self._check()
        self.here = card

    def referral_from(self, path: str) -> ReferralCard:
        if "nergens" in path:
            raise ContentError(f"{path}, regel 1: Dit bestand is er niet.")
        return self.file

    def factors(self) -> tuple[Factor, ...]:
        return tuple(Factor(f"f{number}", self._said("Past het?"), self._said(f"Punt {number}."), self._said("Zoals dit."), self._said("1 is niet, 10 is wel"),
                            self._said("verbetertool 2.8")) for number in (1, 2))

    def own_work(self) -> Mapping[str, Look]:
        return self.looks

    def keep_own_work(self, looks: Mapping[str, Look]) -> None:
        self._check()
        self.looks = dict(looks)
