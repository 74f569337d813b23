"""A store and the real library for tests of the session."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gesprek_oefenen.session.clock import FrozenClock
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.session.store import Store

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """All shipped stories and the small one of the tests, read once."""
    folder = tmp_path_factory.mktemp("eigen")
    (folder / "klein.yaml").write_text((FIXTURES / "klein.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    return Library([folder], tmp_path_factory.mktemp("index") / "gesprekken.json")


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """Where the store of this test is."""
    return tmp_path / "gegevens" / "gesprekken.db"


@pytest.fixture
def store(store_path: Path) -> Iterator[Store]:
    """A fresh store."""
    store = Store.open(store_path)
    yield store
    store.close()


@pytest.fixture
def clock() -> FrozenClock:
    """It is Sunday morning."""
    return FrozenClock(datetime(2026, 11, 22, 10, 0, tzinfo=UTC))
