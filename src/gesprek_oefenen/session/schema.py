"""The tables of the store, version by version. A version once shipped is never changed: a new one is added behind it."""

from __future__ import annotations

from typing import Final

MIGRATIONS: Final[tuple[str, ...]] = (
    # 1: talks with their log, snapshots of story and rules, what the trainee wrote, settings.
    """
    CREATE TABLE snapshots (hash TEXT PRIMARY KEY, kind TEXT NOT NULL, body BLOB NOT NULL);
    CREATE TABLE talks (
        id TEXT PRIMARY KEY, story TEXT NOT NULL, sequence INTEGER NOT NULL, title TEXT NOT NULL, person TEXT NOT NULL,
        story_hash TEXT NOT NULL, rules_hash TEXT NOT NULL, engine TEXT NOT NULL, seed TEXT NOT NULL,
        coach TEXT NOT NULL, focus TEXT NOT NULL, started TEXT NOT NULL, touched TEXT NOT NULL,
        turns INTEGER NOT NULL, ended INTEGER NOT NULL,
        seconds INTEGER NOT NULL, UNIQUE (story, sequence));
    CREATE INDEX talks_touched ON talks (touched);
    CREATE TABLE events (
        talk TEXT NOT NULL REFERENCES talks (id) ON DELETE CASCADE, number INTEGER NOT NULL,
        kind TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (talk, number));
    CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
    CREATE TABLE drafts (talk TEXT PRIMARY KEY REFERENCES talks (id) ON DELETE CASCADE, text TEXT NOT NULL);
    CREATE TABLE reflections (
        talk TEXT PRIMARY KEY REFERENCES talks (id) ON DELETE CASCADE, at TEXT NOT NULL, body TEXT NOT NULL);
    CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE entries (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL);
    CREATE INDEX entries_kind ON entries (kind, id);
    """,
)
"""``MIGRATIONS[n]`` takes a database from version ``n`` to ``n + 1`` (``PRAGMA user_version``). Plain SQL, no triggers
or types that PostgreSQL could not have under another spelling."""
