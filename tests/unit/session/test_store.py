"""The store: nothing is lost, nothing is half, and what is wrong is said in Dutch."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from gesprek_oefenen.model.errors import InputError, StoreError
from gesprek_oefenen.session import store as store_module
from gesprek_oefenen.session.schema import MIGRATIONS
from gesprek_oefenen.session.settings import Settings, change_setting, load_settings
from gesprek_oefenen.session.store import Event, Store, TalkMovedOnError, TalkRow, backup_file

NOW = "2026-11-22T10:00:00+00:00"
ROW = TalkRow("", "simone", "Simone loopt een rondje", "Simone", "s", "r", "1", 2**80, "vol", ("vat_samen",), NOW, NOW)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the store of this test is."""
    return tmp_path / "gegevens" / "gesprekken.db"


def begin(store: Store, row: TalkRow = ROW) -> str:
    """A talk with its first event."""
    return store.begin(row, Event(1, "begin", NOW, {}), {"s": ("scenario", "versie: 1"), "r": ("regels", "{}")})


def turn(number: int, text: str = "hallo") -> Event:
    """An event that looks like a turn."""
    return Event(number, "beurt", NOW, {"tekst": text})


def test_what_was_written_is_there_the_next_day(file: Path) -> None:
    """Talk, log, snapshots, draft, reflection and settings survive closing; the seed may be any number."""
    store = Store.open(file)
    talk = begin(store)
    store.append(talk, [turn(2, "hé \ud800 \x00 🙂")], 1, False, 42)
    store.keep_draft(talk, "ik wilde nog")
    store.keep_reflection(talk, NOW, '{"bekend": "luisteren"}')
    change_setting(store, "coach", "minder")
    store.add_entry("oefening", NOW, {"goed": True})
    store.close()

    again = Store.open(file)
    row = again.talk("simone-1")
    assert (row.turns, row.seconds, row.seed, row.focus, row.ended) == (1, 42, 2**80, ("vat_samen",), False)
    assert [e.body for e in again.events(talk)] == [{}, {"tekst": "hé \ud800 \x00 🙂"}]
    assert (again.snapshot("s"), again.snapshot("onbekend")) == ("versie: 1", None)
    assert (again.draft(talk), again.reflection(talk)) == ("ik wilde nog", '{"bekend": "luisteren"}')
    assert again.reflections() == {talk: '{"bekend": "luisteren"}'}
    assert again.entries("oefening") == [(NOW, {"goed": True})]
    assert load_settings(again) == Settings(coach="minder")


def test_ids_count_per_story(file: Path) -> None:
    """People type these ids, so they are short and tell whose talk it was."""
    store = Store.open(file)
    assert [begin(store), begin(store)] == ["simone-1", "simone-2"]


def test_a_turn_clears_the_draft(file: Path) -> None:
    """What was typed has been said."""
    store = Store.open(file)
    talk = begin(store)
    store.keep_draft(talk, "half")
    assert store.talk(talk).begun and store.talks()[0].drafted
    store.append(talk, [turn(2)], 1, False)
    assert store.draft(talk) == ""
    assert store.talk(talk).begun and not store.talks()[0].drafted


def test_a_talk_in_which_nothing_was_typed_has_not_begun(file: Path) -> None:
    """Only opened: there is nothing of the trainee's to go on with."""
    store = Store.open(file)
    assert not store.talk(begin(store)).begun


def test_log_is_append_only(file: Path) -> None:
    """Even with SQL by hand an event cannot be changed."""
    store = Store.open(file)
    begin(store)
    store.close()
    with sqlite3.connect(file) as db, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        db.execute("UPDATE events SET kind = 'anders'")


def test_second_window_on_the_same_talk_is_told(file: Path) -> None:
    """The one that comes late hears so, and nothing of the first is overwritten."""
    one, two = Store.open(file), Store.open(file)
    talk = begin(one)
    one.append(talk, [turn(2, "eerst")], 1, False)
    with pytest.raises(TalkMovedOnError, match="ander venster"):
        two.append(talk, [turn(2, "later")], 1, False)
    assert [e.body for e in two.events(talk)][1] == {"tekst": "eerst"}


def test_two_windows_write_at_once(file: Path) -> None:
    """Many writers on one file wait for each other and lose nothing."""
    Store.open(file).close()

    def write(errors: list[Exception]) -> None:
        try:
            store = Store.open(file)
            talk = begin(store)
            for number in range(2, 12):
                store.append(talk, [turn(number)], number - 1, False)
            store.close()
        except StoreError as error:
            errors.append(error)

    errors: list[Exception] = []
    threads = [threading.Thread(target=write, args=(errors,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    store = Store.open(file)
    assert sorted(row.id for row in store.talks()) == ["simone-1", "simone-2", "simone-3", "simone-4"]
    assert all(len(store.events(row.id)) == 11 for row in store.talks())


def test_two_processes_make_the_store_at_once(file: Path) -> None:
    """Both open a store that is not there yet; both get one."""
    code = f"from pathlib import Path\nfrom gesprek_oefenen.session.store import Store\nStore.open(Path({str(file)!r})).talks()"
    runs = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(4)]
    assert [(run.communicate()[1], run.returncode) for run in runs] == [(b"", 0)] * 4


def broken(file: Path) -> None:
    """Not a database at all."""
    file.parent.mkdir(parents=True)
    file.write_bytes(b"dit is geen database, maar wel lang genoeg om er een te lijken " * 100)


def half_broken(file: Path) -> None:
    """A database with its middle overwritten."""
    store = Store.open(file)
    for _ in range(200):
        begin(store)
    store.close()
    data = bytearray(file.read_bytes())
    data[4096:-4096] = b"\xff" * (len(data) - 8192)
    file.write_bytes(bytes(data))


def newer(file: Path) -> None:
    """Written by a later version."""
    Store.open(file).close()
    with sqlite3.connect(file) as db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 3}")


def a_folder(file: Path) -> None:
    """A folder where the file should be."""
    file.mkdir(parents=True)


def behind_a_file(file: Path) -> None:
    """The folder cannot be made: a file is in the way."""
    file.parent.write_text("in de weg", encoding="utf-8")


@pytest.mark.parametrize(("damage", "words"), [
    (broken, "beschadigd"), (half_broken, "beschadigd"), (newer, "nieuwere versie"), (a_folder, "schrijven"),
    (behind_a_file, "map voor uw gesprekken"),
])
def test_store_that_cannot_be_used_is_refused_and_left_alone(file: Path, damage: Callable[[Path], None], words: str) -> None:
    """A clear message, the file untouched, and practising goes on in memory with a warning."""
    damage(file)
    before = file.read_bytes() if file.is_file() else None
    with pytest.raises(StoreError, match=words):
        store = Store.open(file)
        store.talks()
        begin(store)
    store = Store.open_or_memory(file)
    if damage is not half_broken:  # a torn page shows only when it is read
        assert "niet bewaard" in store.warning
        assert begin(store) == "simone-1"
    assert before is None or file.read_bytes() == before


def test_full_disk_says_so_and_keeps_what_was_there(file: Path) -> None:
    """SQLite's own "disk is full", brought about with a limit on its size."""
    store = Store.open(file)
    talk = begin(store)
    store._db.execute("PRAGMA max_page_count = 1")
    with pytest.raises(StoreError, match="schijf van deze computer is vol"):
        store.append(talk, [turn(2, "x" * 200_000)], 1, False)
    store.close()
    again = Store.open(file)
    assert len(again.events(talk)) == 1
    assert again.talk(talk).turns == 0


def test_migration_keeps_a_backup(file: Path) -> None:
    """An older store is copied before it is changed; what was in it is still there."""
    old = Store.open(file)
    begin(old)
    old.close()
    more = (*MIGRATIONS, "CREATE TABLE later (id INTEGER PRIMARY KEY);\nINSERT INTO later VALUES (7);")
    new = Store.open(file, more)
    assert new.talk("simone-1").story == "simone"
    new.close()
    with sqlite3.connect(file) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)
        assert db.execute("SELECT id FROM later").fetchone() == (7,)
    with sqlite3.connect(backup_file(file, len(MIGRATIONS))) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert db.execute("SELECT id FROM talks").fetchall() == [("simone-1",)]


def test_failed_migration_changes_nothing(file: Path) -> None:
    """Half a migration is none."""
    old = Store.open(file)
    begin(old)
    old.close()
    with pytest.raises(StoreError):
        Store.open(file, (*MIGRATIONS, "CREATE TABLE later (id INTEGER);\nINSERT INTO nergens VALUES (1);"))
    assert Store.open(file).talk("simone-1").id == "simone-1"


def test_locked_by_another_for_long_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After waiting a while the message says what to do."""
    monkeypatch.setattr(store_module, "BUSY_SECONDS", 0.1)
    store = Store.open(file)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="ander venster"):
        begin(store)
    other.execute("ROLLBACK")
    assert begin(store) == "simone-1"


def test_export_holds_everything(file: Path) -> None:
    """One JSON with the version of its shape."""
    store = Store.open(file)
    talk = begin(store)
    store.append(talk, [turn(2)], 1, True)
    store.keep_reflection(talk, NOW, '{"bekend": "x"}')
    store.add_entry("oefening", NOW, {"a": 1})
    data = store.export()
    assert data["formaat"] == "gesprek-oefenen/1"
    (kept,) = data["gesprekken"]
    assert kept["id"] == talk
    assert [e["soort"] for e in kept["gebeurtenissen"]] == ["begin", "beurt"]
    assert kept["reflectie"] == {"bekend": "x"}
    assert data["oefeningen"] == [{"soort": "oefening", "tijd": NOW, "inhoud": {"a": 1}}]


def test_wiping_leaves_no_word_on_the_disk(file: Path) -> None:
    """After wiping, nothing of what was said can be found in the files."""
    store = Store.open(file)
    talk = begin(store)
    store.append(talk, [turn(2, "een heel eigen zin over vroeger")], 1, False)
    store.wipe()
    assert store.talks() == []
    store.close()
    for path in file.parent.iterdir():
        assert b"heel eigen zin" not in path.read_bytes()


def test_throwing_one_talk_away_keeps_the_others(file: Path) -> None:
    """Its log, draft, reflection and lone snapshots go with it."""
    store = Store.open(file)
    one, two = begin(store), begin(store)
    store.keep_draft(one, "weg")
    store.delete_talk(one)
    assert [row.id for row in store.talks()] == [two]
    assert (store.events(one), store.draft(one)) == ([], "")
    assert store.snapshot("s") == "versie: 1"
    store.keep_snapshot("later", "regels", "{}")
    store.append(two, [Event(2, "beurt", NOW, {"regels": "later"})], 1, False)
    store.delete_talk(begin(store))
    assert (store.snapshot("s"), store.snapshot("later")) == ("versie: 1", "{}")
    store.delete_talk(two)
    assert (store.snapshot("s"), store.snapshot("later")) == (None, None)


def test_only_the_owner_may_read_the_store(file: Path) -> None:
    """What people say here is theirs alone."""
    store = Store.open(file)
    begin(store)
    for path in file.parent.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path


def test_unknown_talk_names_the_known_ones(file: Path) -> None:
    """Whoever mistypes an id sees which there are."""
    store = Store.open(file)
    begin(store)
    with pytest.raises(StoreError, match="simone-1"):
        store.talk("simone-9")


def test_setting_that_cannot_be_is_refused(file: Path) -> None:
    """And one that an older version left behind falls back to the default."""
    store = Store.open(file)
    with pytest.raises(InputError, match="coach"):
        change_setting(store, "coach", "hard")
    store.change_settings({"coach": "hard", "onbekend": 1, "rust": True})
    assert load_settings(store) == Settings(rust=True)
