"""Everything that is kept, in one SQLite file. The only module of the program that knows SQL.

A turn is one transaction, written through to the disk before it is shown: a kill loses nothing that was entered.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from gesprek_oefenen.model.errors import StoreError
from gesprek_oefenen.session import store_messages as messages
from gesprek_oefenen.session.schema import MIGRATIONS


class TalkMovedOnError(StoreError):
    """Another window went on with this talk; what was said here last was not kept."""


EXPORT_FORMAT: Final = "gesprek-oefenen/1"
BUSY_SECONDS: Final = 5.0
"""How long to wait for another window that is writing."""


class TalkRow(NamedTuple):
    """What the start screen knows of a talk. ``turns``: on the active branch; moments in UTC, ISO 8601.

    ``seconds``: how long was really talked (long pauses do not count). ``drafted``: words were typed that are not said yet.
    """

    id: str
    story: str
    title: str
    person: str
    story_hash: str
    rules_hash: str
    engine: str
    seed: int
    coach: str
    focus: tuple[str, ...]
    started: str
    touched: str
    turns: int = 0
    ended: bool = False
    seconds: int = 0
    drafted: bool = False

    @property
    def begun(self) -> bool:
        """There is something of the trainee's in it: said, or only typed when the program was killed."""
        return bool(self.turns) or self.drafted


class Event(NamedTuple):
    """One line of a talk's log; ``number`` counts from 1, ``body`` is plain JSON data."""

    number: int
    kind: str
    at: str
    body: Mapping[str, Any]


_TALK_COLUMNS: Final = f"{', '.join(TalkRow._fields[:-1])}, EXISTS (SELECT 1 FROM drafts WHERE talk = id)"


class Store:
    """The store of one user. Safe to use from several threads; several processes may share the file."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None, warning: str = "") -> None:
        self._db = connection
        self._lock = threading.RLock()
        self.path = path
        self.warning = warning
        """Dutch; why nothing is being kept on disk, or ""."""

    @classmethod
    def open(cls, path: Path, migrations: Sequence[str] = MIGRATIONS) -> Store:
        """Open (and make or migrate) the store in ``path``. Raises ``StoreError`` with what to do about it."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not path.exists():  # what people say here is theirs alone; the files beside it take over its mode
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        except OSError as error:
            raise StoreError(messages.folder_unusable(path.parent, error)) from error
        except sqlite3.Error as error:
            raise StoreError(messages.explain(error, path)) from error
        try:
            _prepare(connection, path, migrations)
        except sqlite3.Error as error:
            connection.close()
            raise StoreError(messages.explain(error, path)) from error
        except StoreError:
            connection.close()
            raise
        return cls(connection, path)

    @classmethod
    def in_memory(cls, warning: str = "") -> Store:
        """A store that is gone when the program ends; ``warning`` says to the user why."""
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        _prepare(connection, None, MIGRATIONS)
        return cls(connection, None, warning)

    @classmethod
    def open_or_memory(cls, path: Path) -> Store:
        """The store in ``path``; when it cannot be used one in memory, with ``warning`` set."""
        try:
            return cls.open(path)
        except StoreError as error:
            return cls.in_memory(f"{error}\n{messages.GOES_ON_IN_MEMORY}")

    def close(self) -> None:
        """Close the file. Nothing is pending: every write was committed."""
        with self._lock:
            self._db.close()

    @contextlib.contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        """One transaction. Raises ``StoreError``; then nothing of it was kept."""
        with self._lock:
            try:
                self._db.execute("BEGIN IMMEDIATE")
                try:
                    yield self._db
                except BaseException:
                    with contextlib.suppress(sqlite3.Error):
                        self._db.execute("ROLLBACK")
                    raise
                try:
                    self._db.execute("COMMIT")
                except sqlite3.Error:
                    with contextlib.suppress(sqlite3.Error):
                        self._db.execute("ROLLBACK")
                    raise
            except sqlite3.Error as error:
                raise StoreError(messages.explain(error, self.path)) from error

    def _read(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._lock:
            try:
                return self._db.execute(sql, values).fetchall()
            except sqlite3.Error as error:
                raise StoreError(messages.explain(error, self.path)) from error

    # --- talks -------------------------------------------------------------------------------------------------------

    def begin(self, row: TalkRow, event: Event, snapshots: Mapping[str, tuple[str, str]]) -> str:
        """Keep a new talk with its first event and the snapshots it needs (hash -> (kind, text)); returns its id.

        The id is made here (``simone-3``): readable, because people type it. ``row.id`` is not looked at.
        """
        with self._write() as db:
            for digest, (kind, text) in snapshots.items():
                _insert_snapshot(db, digest, kind, text)
            (last,) = db.execute("SELECT COALESCE(MAX(sequence), 0) FROM talks WHERE story = ?", (row.story,)).fetchone()
            talk_id = f"{row.story}-{last + 1}"
            db.execute("INSERT INTO talks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                       (talk_id, row.story, last + 1, row.title, row.person, row.story_hash, row.rules_hash, row.engine,
                        str(row.seed), row.coach, json.dumps(row.focus), row.started, row.touched, row.turns, row.ended, row.seconds))
            _insert_event(db, talk_id, event)
        return talk_id

    def append(self, talk_id: str, events: Sequence[Event], turns: int, ended: bool, seconds: int = 0) -> None:
        """Add ``events`` to the log and bring the summary up to date, in one transaction; the draft is done with."""
        with self._write() as db:
            try:
                for event in events:
                    _insert_event(db, talk_id, event)
            except sqlite3.IntegrityError as error:
                raise TalkMovedOnError(messages.TALK_MOVED_ON) from error
            db.execute("UPDATE talks SET touched = ?, turns = ?, ended = ?, seconds = ? WHERE id = ?",
                       (events[-1].at, turns, ended, seconds, talk_id))
            db.execute("DELETE FROM drafts WHERE talk = ?", (talk_id,))

    def talk(self, talk_id: str) -> TalkRow:
        """The talk with this id. Raises ``StoreError`` when there is none."""
        rows = self._read(f"SELECT {_TALK_COLUMNS} FROM talks WHERE id = ?", (talk_id,))
        if not rows:
            raise StoreError(messages.no_talk(talk_id, [row.id for row in self.talks()[:5]]))
        return _talk_row(rows[0])

    def talks(self) -> list[TalkRow]:
        """All talks, the latest first: the one query of the start screen."""
        return [_talk_row(r) for r in
                self._read(f"SELECT {_TALK_COLUMNS} FROM talks ORDER BY touched DESC, started DESC, sequence DESC")]

    def events(self, talk_id: str) -> list[Event]:
        """The whole log of a talk, in order."""
        return [Event(number, kind, at, json.loads(body)) for number, kind, at, body in
                self._read("SELECT number, kind, at, body FROM events WHERE talk = ? ORDER BY number", (talk_id,))]

    def snapshot(self, digest: str) -> str | None:
        """The text kept under this hash (a story's YAML; the rules as JSON of path to text), or ``None``."""
        rows = self._read("SELECT body FROM snapshots WHERE hash = ?", (digest,))
        return zlib.decompress(rows[0][0]).decode("utf-8", "surrogatepass") if rows else None

    def delete_talk(self, talk_id: str) -> None:
        """Throw one talk away with everything that belongs to it."""
        with self._write() as db:
            db.execute("DELETE FROM talks WHERE id = ?", (talk_id,))
            db.execute("DELETE FROM entries WHERE instr(kind, ':') AND substr(kind, instr(kind, ':') + 1) = ?", (talk_id,))
            # Turns said after picking up may have been read with later rules than those the talk began with.
            db.execute("DELETE FROM snapshots WHERE hash NOT IN (SELECT story_hash FROM talks UNION SELECT rules_hash FROM talks) "
                       "AND NOT EXISTS (SELECT 1 FROM events WHERE instr(body, snapshots.hash))")

    def keep_snapshot(self, digest: str, kind: str, text: str) -> None:
        """Keep ``text`` under its hash, once."""
        with self._write() as db:
            _insert_snapshot(db, digest, kind, text)

    # --- what the trainee writes ---------------------------------------------------------------------------------------

    def keep_draft(self, talk_id: str, text: str) -> None:
        """Keep what is being typed; an empty text takes it away. Outlives a kill; not waited for until the disk has it."""
        with self._lock:
            self._db.execute("PRAGMA synchronous = NORMAL")
            try:
                with self._write() as db:
                    if text:
                        db.execute("INSERT INTO drafts VALUES (?, ?) ON CONFLICT (talk) DO UPDATE SET text = excluded.text",
                                   (talk_id, json.dumps(text)))
                    else:
                        db.execute("DELETE FROM drafts WHERE talk = ?", (talk_id,))
            finally:
                self._db.execute("PRAGMA synchronous = FULL")

    def draft(self, talk_id: str) -> str:
        """What was being typed, or ""."""
        rows = self._read("SELECT text FROM drafts WHERE talk = ?", (talk_id,))
        return str(json.loads(rows[0][0])) if rows else ""

    def keep_reflection(self, talk_id: str, at: str, body: str) -> None:
        """Keep the reflection on a talk (JSON); the latest stands."""
        with self._write() as db:
            db.execute("INSERT INTO reflections VALUES (?, ?, ?) "
                       "ON CONFLICT (talk) DO UPDATE SET at = excluded.at, body = excluded.body", (talk_id, at, body))

    def reflection(self, talk_id: str) -> str | None:
        """The reflection on a talk (JSON), or ``None``."""
        rows = self._read("SELECT body FROM reflections WHERE talk = ?", (talk_id,))
        return str(rows[0][0]) if rows else None

    def reflections(self) -> dict[str, str]:
        """Every reflection (JSON) by talk, for lists."""
        return dict(self._read("SELECT talk, body FROM reflections"))

    def add_entry(self, kind: str, at: str, body: Mapping[str, Any]) -> None:
        """Add something that belongs to no talk (an exercise, a self-appreciation), by ``kind``."""
        with self._write() as db:
            db.execute("INSERT INTO entries (kind, at, body) VALUES (?, ?, ?)", (kind, at, json.dumps(body)))

    def put_entries(self, at: str, bodies: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep these, each the only one of its kind (``family:key``); a key that is the id of a talk goes when the talk goes."""
        with self._write() as db:
            for kind, body in bodies.items():
                db.execute("DELETE FROM entries WHERE kind = ?", (kind,))
                db.execute("INSERT INTO entries (kind, at, body) VALUES (?, ?, ?)", (kind, at, json.dumps(body)))

    def keyed_entries(self, family: str) -> dict[str, tuple[str, Mapping[str, Any]]]:
        """What was put under ``family:key``: key -> (moment, body), the latest put last."""
        return {kind.partition(":")[2]: (at, json.loads(body)) for kind, at, body in
                self._read("SELECT kind, at, body FROM entries WHERE kind >= ? AND kind < ? ORDER BY id", (f"{family}:", f"{family};"))}

    def entries(self, kind: str) -> list[tuple[str, Mapping[str, Any]]]:
        """All entries of this kind with their moment, oldest first."""
        return [(at, json.loads(body)) for at, body in
                self._read("SELECT at, body FROM entries WHERE kind = ? ORDER BY id", (kind,))]

    def settings(self) -> dict[str, Any]:
        """All settings that were ever changed."""
        return {name: json.loads(value) for name, value in self._read("SELECT name, value FROM settings")}

    def change_settings(self, changes: Mapping[str, Any]) -> None:
        """Keep these settings."""
        with self._write() as db:
            db.executemany("INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                           [(name, json.dumps(value)) for name, value in changes.items()])

    # --- everything ----------------------------------------------------------------------------------------------------

    def export(self) -> dict[str, Any]:
        """Everything there is, as plain data with the version of its shape in ``formaat``."""
        talks = []
        for row in reversed(self.talks()):
            reflection = self.reflection(row.id)
            talks.append({
                "id": row.id, "scenario": row.story, "titel": row.title, "persoon": row.person, "zaad": row.seed,
                "coach": row.coach, "feedback_op": list(row.focus), "begonnen": row.started, "laatst": row.touched,
                "afgerond": row.ended, "seconden": row.seconds, "scenario_hash": row.story_hash, "regels_hash": row.rules_hash,
                "gebeurtenissen": [{"nummer": e.number, "soort": e.kind, "tijd": e.at, "inhoud": e.body}
                                   for e in self.events(row.id)],
                "reflectie": json.loads(reflection) if reflection else None, "concept": self.draft(row.id),
            })
        entries = [{"soort": kind, "tijd": at, "inhoud": json.loads(body)} for kind, at, body in
                   self._read("SELECT kind, at, body FROM entries ORDER BY id")]
        return {"formaat": EXPORT_FORMAT, "gesprekken": talks, "oefeningen": entries, "instellingen": self.settings()}

    def wipe(self) -> None:
        """Throw everything away, on the disk too. Raises ``StoreError``."""
        with self._write() as db:
            for table in ("talks", "events", "drafts", "reflections", "snapshots", "settings", "entries"):
                db.execute(f"DELETE FROM {table}")
        with self._lock:
            try:
                self._db.execute("VACUUM")
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.Error as error:
                raise StoreError(messages.explain(error, self.path)) from error


def _prepare(db: sqlite3.Connection, path: Path | None, migrations: Sequence[str]) -> None:
    """Settings of the connection, then the tables. Raises ``sqlite3.Error`` or ``StoreError``."""
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA secure_delete = ON")
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version > len(migrations):
        raise StoreError(messages.newer(path, version, len(migrations)))
    if path is not None:
        _write_ahead(db)
        # FULL: in WAL mode NORMAL would lose the last turns, not only the last one, when the power is cut.
        db.execute("PRAGMA synchronous = FULL")
    if version < len(migrations):
        _migrate(db, path, migrations)


def _write_ahead(db: sqlite3.Connection) -> None:
    """Turn on the write-ahead log. Two processes doing so at once get "locked" at once, without any waiting."""
    for attempt in range(50):
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == 49:
                raise
            time.sleep(0.05)


def _migrate(db: sqlite3.Connection, path: Path | None, migrations: Sequence[str]) -> None:
    """Bring the tables to the newest version, a backup of the old ones first."""
    db.execute("BEGIN IMMEDIATE")  # two windows at once: one waits here, and then finds the work done
    try:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if version and path is not None and version < len(migrations):
            _back_up(path, version)
        for number in range(version, len(migrations)):
            for statement in _statements(migrations[number]):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {len(migrations)}")
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def backup_file(path: Path, version: int) -> Path:
    """Where the store as it was in ``version`` is kept when it is migrated."""
    return path.with_name(f"{path.stem}-versie{version}.db")


def _back_up(path: Path, version: int) -> None:
    """Copy the store as it is now (through SQLite, so the write-ahead log is in it), then put the copy in place."""
    target = backup_file(path, version)
    part = target.with_suffix(".deel")
    part.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(path)) as source, contextlib.closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
    os.replace(part, target)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: ``executescript`` would commit the transaction we are in."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if statement.strip() and sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _insert_snapshot(db: sqlite3.Connection, digest: str, kind: str, text: str) -> None:
    db.execute("INSERT OR IGNORE INTO snapshots VALUES (?, ?, ?)", (digest, kind, zlib.compress(text.encode("utf-8", "surrogatepass"))))


def _insert_event(db: sqlite3.Connection, talk_id: str, event: Event) -> None:
    db.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?)",
               (talk_id, event.number, event.kind, event.at, json.dumps(event.body, separators=(",", ":"))))


def _talk_row(row: Sequence[Any]) -> TalkRow:
    kept = TalkRow(*row)
    return kept._replace(seed=int(kept.seed), focus=tuple(json.loads(str(row[9]))), ended=bool(kept.ended), drafted=bool(kept.drafted))
