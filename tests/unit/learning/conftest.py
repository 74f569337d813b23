"""A store, the real library, and talks that are quickly held."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gesprek_oefenen.session.clock import FrozenClock
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.session.store import Store
from gesprek_oefenen.session.talk import Talk

Hold = Callable[..., Talk]
GOOD = ("Hoe was je week?", "Wat maakt de week zo lang?", "En hoe was dat?", "Wat doe je dan?")


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """All shipped stories, read once."""
    return Library((), tmp_path_factory.mktemp("index") / "gesprekken.json")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A fresh store."""
    store = Store.open(tmp_path / "gesprekken.db")
    yield store
    store.close()


@pytest.fixture
def clock() -> FrozenClock:
    """It is Sunday morning."""
    return FrozenClock(datetime(2026, 11, 22, 10, 0, tzinfo=UTC))


@pytest.fixture
def hold(store: Store, library: Library, clock: FrozenClock) -> Hold:
    """Holds a talk and rounds it off; an hour later it is the next one's turn."""

    def go(story: str = "simone", said: Sequence[str] = GOOD, *, coach: str = "vol") -> Talk:
        talk = Talk.start(store, library, story, seed=1, coach=coach, clock=clock)
        for text in said:
            if not talk.ended:
                talk.say(text)
        if not talk.ended:
            talk.round_off()
        clock.moment += timedelta(hours=1)
        return talk

    return go
