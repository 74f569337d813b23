"""What was seen in each finished talk, talk by talk: counted once, kept in the store, and counted again when the rules change.

A talk's outcome is a function of what was kept of it and the rules; the store holds it under ``uitkomst:<talk>``, so it goes
when the talk goes. No quote is in it: the words stay with the talk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from gesprek_oefenen.model.errors import ContentError, StoreError
from gesprek_oefenen.model.feedback import Verdict
from gesprek_oefenen.session.codec import from_data, to_data

if TYPE_CHECKING:
    from gesprek_oefenen.model.play import TalkRecord
    from gesprek_oefenen.model.story import Story
    from gesprek_oefenen.session.clock import Clock
    from gesprek_oefenen.session.library import Library
    from gesprek_oefenen.session.store import Store, TalkRow

FAMILY: Final = "uitkomst"
NO_JUDGEMENT: Final = frozenset({Verdict.NOT_AT_ISSUE, Verdict.NOT_IN_TEXT, Verdict.EVIDENCE_ONLY})
BY_ITSELF: Final = frozenset({Verdict.SEEN, Verdict.LEFT_HOME})
"""The verdicts of a skill that needs no hint."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of the form in one talk. ``hits`` of ``chances``; ``against``: turns with the contrary."""

    verdict: Verdict
    hits: int = 0
    chances: int = 0
    against: int = 0

    @property
    def judged(self) -> bool:
        """There was something to say of it."""
        return self.verdict not in NO_JUDGEMENT

    @property
    def by_itself(self) -> bool:
        """It went well without help."""
        return self.verdict in BY_ITSELF


@dataclass(frozen=True, slots=True)
class TalkOutcome:
    """What was seen in a finished talk. ``at``: when it began (ISO, UTC).

    ``skills``: line of the form -> what was seen; empty when the talk can no longer be read.
    """

    talk: str
    story: str
    person: str
    at: str
    turns: int = 0
    skills: Mapping[str, Seen] = field(default_factory=dict)


def outcome(row: TalkRow, record: TalkRecord, story: Story) -> TalkOutcome:
    """What was seen in this talk."""
    from gesprek_oefenen.feedback.form import counted

    skills = {skill: Seen(verdict, measured.hits, max(measured.chances, measured.hits), measured.against)
              for skill, verdict, measured in counted(record, story)}
    return TalkOutcome(row.id, row.story, row.person, row.started, row.turns, skills)


class Outcomes:
    """The outcomes of all finished talks in a store, oldest first."""

    def __init__(self, store: Store, library: Library, clock: Clock) -> None:
        self._store = store
        self._library = library
        self._clock = clock

    def known(self) -> tuple[tuple[TalkOutcome, ...], int]:
        """Those already counted under the rules of now, oldest first, and how many are still to be counted."""
        kept, waiting = self._look(self._finished())
        return kept, len(waiting)

    def all(self) -> tuple[TalkOutcome, ...]:
        """All of them; what was not counted yet is counted now. Raises ``StoreError``."""
        while self.count_some(50):
            pass
        return self.known()[0]

    def latest(self, most: int) -> tuple[TalkOutcome, ...]:
        """The ``most`` latest, oldest of them first; only these are counted when need be."""
        rows = self._finished()[-most:]
        kept, waiting = self._look(rows)
        if waiting:
            self._count(waiting)
            kept, _ = self._look(rows)
        return kept

    def count_some(self, most: int) -> int:
        """Count at most so many, the latest first; returns how many are left. Raises ``StoreError``."""
        waiting = self._look(self._finished())[1]
        self._count(waiting[-most:])
        return max(len(waiting) - most, 0)

    def _finished(self) -> list[TalkRow]:
        """The talks that were rounded off after at least one turn, oldest first."""
        return sorted((row for row in self._store.talks() if row.ended and row.turns), key=lambda row: (row.started, row.id))

    def _look(self, rows: Sequence[TalkRow]) -> tuple[tuple[TalkOutcome, ...], list[TalkRow]]:
        """The outcomes of these talks as far as they were counted, and the talks that were not."""
        kept = self._store.keyed_entries(FAMILY)
        found: list[TalkOutcome] = []
        waiting: list[TalkRow] = []
        for row in rows:
            body = kept.get(row.id, ("", {}))[1]
            known = _read(body) if body.get("sleutel") == self._key(row) else None
            if known is None:
                waiting.append(row)
            else:
                found.append(known)
        return tuple(found), waiting

    def _key(self, row: TalkRow) -> str:
        """What the outcome depends on: the talk as far as it went, the rules, the program."""
        from gesprek_oefenen import __version__

        return f"{row.touched}/{row.turns}/{self._library.rules_hash[:16]}/{__version__}"

    def _count(self, rows: Sequence[TalkRow]) -> None:
        from gesprek_oefenen.session.clock import stamp

        if rows:
            self._store.put_entries(stamp(self._clock.now()), {
                f"{FAMILY}:{row.id}": {"sleutel": self._key(row), "uitkomst": to_data(self._outcome(row))} for row in rows})

    def _outcome(self, row: TalkRow) -> TalkOutcome:
        """Count one talk; one that can no longer be read (an old story, a log with a hole) stays in the row, without skills."""
        from gesprek_oefenen.session.talk import Talk

        try:
            talk = Talk.resume(self._store, self._library, row.id, clock=self._clock)
            return outcome(row, talk.record(), talk.story)
        except (ContentError, StoreError, ValueError, KeyError):
            return TalkOutcome(row.id, row.story, row.person, row.started, row.turns)


def _read(body: Mapping[str, object]) -> TalkOutcome | None:
    try:
        return from_data(TalkOutcome, body["uitkomst"])
    except (ValueError, KeyError):
        return None
