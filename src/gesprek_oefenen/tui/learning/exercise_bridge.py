"""The real exercises and cards behind the screens, on the user's store and folders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gesprek_oefenen.session.clock import stamp

if TYPE_CHECKING:
    from gesprek_oefenen.learning.cards import CardBox
    from gesprek_oefenen.learning.exercise_desk import ExerciseDesk, KindCard
    from gesprek_oefenen.learning.own_work import Factor, Look
    from gesprek_oefenen.model.cards import Card, ReferralCard
    from gesprek_oefenen.model.exercises import Choice, ExerciseKind, Explanation, Item, KindText
    from gesprek_oefenen.session.clock import Clock
    from gesprek_oefenen.session.library import Library
    from gesprek_oefenen.session.store import Store


class ExerciseBridge:
    """``Exercises`` and ``Cards``. ``address``: gives how the screen speaks now, u or je."""

    def __init__(self, store: Store, library: Library, clock: Clock, address: Callable[[], str]) -> None:
        self._store = store
        self._library = library
        self._clock = clock
        self._address = address
        self._at: ExerciseDesk | None = None
        self._cards: tuple[str, CardBox] | None = None

    @property
    def _desk(self) -> ExerciseDesk:
        from gesprek_oefenen.learning.exercise_desk import ExerciseDesk

        address = self._address()
        if self._at is None or self._at.address != address:
            self._at = ExerciseDesk(self._library, self._store, self._clock, address)
        return self._at

    @property
    def _box(self) -> CardBox:
        from gesprek_oefenen.learning.cards import CardBox

        address = self._address()
        if self._cards is None or self._cards[0] != address:
            self._cards = address, CardBox(self._library.extra_folders, address)
        return self._cards[1]

    # Exercises

    def kinds(self) -> tuple[KindCard, ...]:
        """Every kind there are items of."""
        return self._desk.kinds()

    def text(self, kind: ExerciseKind) -> KindText:
        """How a kind presents itself."""
        from gesprek_oefenen.learning.exercise_texts import kind_text

        return kind_text(kind, self._address())

    def words(self, name: str, **values: str) -> str:
        """A text that is the same for every kind."""
        from gesprek_oefenen.learning.exercise_texts import general

        return general(name, self._address(), **values)

    def round(self, kind: ExerciseKind) -> tuple[Item, ...]:
        """The items of one kind, those done least first; another day another order."""
        return self._desk.round(kind, self._clock.now().toordinal())

    def offered(self, item: Item) -> tuple[Choice, ...]:
        """What one can choose from."""
        from gesprek_oefenen.learning.exercise_desk import offered

        return offered(item, self._address())

    def talk_about(self, item: Item, chosen: Sequence[str]) -> tuple[str, ...]:
        """What is said of a choice."""
        from gesprek_oefenen.learning.exercise_desk import talk_about

        return talk_about(item, chosen, self._address())

    def answer(self, item: Item, text: str, chosen: Sequence[str]) -> Explanation:
        """What an answer does; kept before this returns."""
        return self._desk.answer(item, text, chosen)

    # Cards

    def search(self, text: str) -> tuple[Card, ...]:
        """The cards in which the words stand."""
        return self._box.search(text)

    def card(self, card_id: str) -> Card:
        """One card."""
        return self._box.card(card_id)

    def referral(self) -> ReferralCard:
        """Whom to turn to here."""
        from gesprek_oefenen.learning.referral import local_card

        return local_card(self._store, self._library.extra_folders)

    def keep_referral(self, card: ReferralCard) -> None:
        """Keep whom to turn to here."""
        from gesprek_oefenen.learning.referral import keep_card

        keep_card(self._store, card, stamp(self._clock.now()))

    def referral_from(self, path: str) -> ReferralCard:
        """The card in a file."""
        from gesprek_oefenen.learning.referral import card_from_file

        return card_from_file(Path(path.strip()).expanduser())

    def factors(self) -> tuple[Factor, ...]:
        """What one can look at in one's own work."""
        from gesprek_oefenen.learning.own_work import factors

        return factors(self._address())

    def own_work(self) -> Mapping[str, Look]:
        """What was filled in last."""
        from gesprek_oefenen.learning.own_work import kept_looks

        kept = kept_looks(self._store)
        return kept[-1][1] if kept else {}

    def keep_own_work(self, looks: Mapping[str, Look]) -> None:
        """Keep what was filled in."""
        from gesprek_oefenen.learning.own_work import keep_look

        keep_look(self._store, looks, stamp(self._clock.now()))
