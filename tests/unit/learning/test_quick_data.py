"""The path is read from YAML once; a cache that is broken, old or of nobody makes no difference but time."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta

import pytest

from gesprek_oefenen.content.places import rules_folder
from gesprek_oefenen.feedback import texts
from gesprek_oefenen.learning.quick_data import quick_data
from gesprek_oefenen.session.dates import moment_in_words
from gesprek_oefenen.session.places import cache_folder

NAME = "leren/leerpad.yaml"


@pytest.fixture(autouse=True)
def anew() -> None:
    """Nothing is remembered from another test."""
    quick_data.cache_clear()


def test_the_second_time_no_yaml_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """And it says the same."""
    first = quick_data(NAME)
    quick_data.cache_clear()
    monkeypatch.setattr(texts, "yaml_data", lambda name: pytest.fail("read again"))
    assert quick_data(NAME) == first == json.loads(json.dumps(first))


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"sleutel": 3}', b"\xff\xfe\x00", b'{"inhoud": {"bijeenkomsten": []}}'])
def test_a_broken_cache_is_read_over(broken: bytes) -> None:
    """Whatever is in it."""
    right = quick_data(NAME)
    (cache_folder() / "leren-leerpad.json").write_bytes(broken)
    quick_data.cache_clear()
    assert quick_data(NAME) == right


def test_a_changed_file_is_read_again() -> None:
    """An older cache does not stand in the way of a newer path."""
    right = quick_data(NAME)
    file = cache_folder() / "leren-leerpad.json"
    facts = (rules_folder() / NAME).stat()
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert str(facts.st_mtime_ns) in kept["sleutel"] and str(facts.st_size) in kept["sleutel"]
    file.write_text(json.dumps({"sleutel": "0.0.1/1/1", "inhoud": {"bijeenkomsten": []}}), encoding="utf-8")
    quick_data.cache_clear()
    assert quick_data(NAME) == right


def test_without_a_place_for_a_cache_it_only_takes_longer() -> None:
    """A file stands where the folder should be."""
    folder = cache_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("", encoding="utf-8")
    assert quick_data(NAME)["bijeenkomsten"]
    assert os.path.isfile(folder)


def test_a_day_to_come_is_named_by_its_date() -> None:
    """The clock was set back since; what is no moment, or beyond all calendars, is nothing."""
    now = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
    assert moment_in_words((now + timedelta(days=8)).isoformat(), now) == "30 november"
    assert moment_in_words((now + timedelta(days=800)).isoformat(), now) == "30 januari 2029"
    assert moment_in_words(now.isoformat(), now) == "vandaag 10:00"
    assert moment_in_words("gisteren", now) == ""
    assert moment_in_words("9999-12-31T23:59:59-12:00", now) == ""
