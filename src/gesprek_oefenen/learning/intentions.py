"""What someone wrote that he would try comes back: before the next talk, and after it with the question whether it worked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gesprek_oefenen.model.feedback import Reflection
from gesprek_oefenen.session.clock import Clock, stamp
from gesprek_oefenen.session.codec import from_json

if TYPE_CHECKING:
    from gesprek_oefenen.session.store import Store

FAMILY: Final = "gelukt"
LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Intention:
    """What was written after talk ``talk`` with ``person`` (begun ``at``): the one intention, else what stands under Bereiken."""

    talk: str
    person: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Tried:
    """An intention, and how it went in talk ``talk`` in the trainee's own words (``""``: not written yet)."""

    intention: str
    talk: str
    answer: str = ""


def latest(store: Store, before: str = "") -> Intention | None:
    """The last thing someone wrote he would try; ``before``: only in talks that began before this one. Raises ``StoreError``."""
    rows = {row.id: row for row in store.talks()}
    limit = rows.get(before)
    found: list[Intention] = []
    for talk_id, body in store.reflections().items():
        row = rows.get(talk_id)
        if row is None or (limit is not None and (row.started, row.id) >= (limit.started, limit.id)):
            continue
        text = _wanted(body)
        if text:
            found.append(Intention(row.id, row.person, row.started, text))
    return max(found, key=lambda one: (one.at, one.talk), default=None)


def _wanted(body: str) -> str:
    try:
        reflection = from_json(Reflection, body)
    except ValueError:  # written by another version: no reason to disturb anyone
        return ""
    return reflection.voornemen.strip() or reflection.bereiken.strip()


def tried(store: Store, talk_id: str) -> Tried | None:
    """What would be tried in this talk, with what was written about it; ``None`` when nothing was. Raises ``StoreError``."""
    kept = store.keyed_entries(FAMILY).get(talk_id)
    if kept is not None:
        return Tried(str(kept[1].get("voornemen", "")), talk_id, str(kept[1].get("antwoord", "")))
    wanted = latest(store, talk_id)
    return Tried(wanted.text, talk_id) if wanted is not None else None


def keep_answer(store: Store, clock: Clock, talk_id: str, intention: str, answer: str) -> None:
    """Keep how it went. It goes when the talk goes. Raises ``StoreError``."""
    store.put_entries(stamp(clock.now()), {f"{FAMILY}:{talk_id}": {"voornemen": intention, "antwoord": answer[:LONGEST]}})


def all_tried(store: Store) -> tuple[Tried, ...]:
    """Everything that was tried and written about, oldest first. Raises ``StoreError``."""
    kept = (Tried(str(body.get("voornemen", "")), talk, str(body.get("antwoord", ""))) for talk, (_, body) in
            store.keyed_entries(FAMILY).items())
    return tuple(one for one in kept if one.answer.strip())
