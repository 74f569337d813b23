"""What a participant hands in to the trainer, by his own choice: what was seen in his talks, with or without the talks.

His own need is never in it; a name is only in it when he gives one. A number drawn once keeps two hand-ins of the same
person from counting twice.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from typing import Any, Final

from gesprek_oefenen.model.errors import ContentError, InputError, StoreError
from gesprek_oefenen.model.play import TurnKind
from gesprek_oefenen.model.tidy import one_line
from gesprek_oefenen.session.clock import Clock, SystemClock, stamp
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.session.store import Store, TalkRow
from gesprek_oefenen.session.talk import Talk
from gesprek_oefenen.session.turn import moves_shown

FORMAT: Final = "gesprek-oefenen-groep/1"
NUMBER_SETTING: Final = "inlevernummer"
LONGEST_NAME: Final = 60
STAYS_OUT: Final = "(dit blijft van de deelnemer)"


def make_hand_in(
    store: Store, library: Library, *, name: str = "", with_talks: bool = False, clock: Clock | None = None,
) -> dict[str, Any]:
    """What this participant hands in, as plain data for JSON.

    Args:
        store: his store; a number is kept in it the first time.
        library: the stories.
        name: his name or another one; "" hands in without a name.
        with_talks: put the talks themselves in too.
        clock: for the moment of making.

    Raises:
        InputError: the name is too long, or there is no talk yet.
        StoreError: the store cannot be read.
    """
    name = one_line(name)
    if len(name) > LONGEST_NAME:
        raise InputError(f"Die naam is lang: {len(name)} letters. Kies er een van hoogstens {LONGEST_NAME}.")
    rows = [row for row in reversed(store.talks()) if row.turns]
    if not rows:
        raise InputError("Er is nog geen gesprek om in te leveren.")
    meetings = {one.id: one.after_meeting for one in library.summaries()}
    talks = [found for row in rows if (found := _talk(store, library, row, meetings.get(row.story, 0), with_talks)) is not None]
    return {"formaat": FORMAT, "nummer": _number(store), "naam": name, "gemaakt": stamp((clock or SystemClock()).now()),
            "gesprekken": talks}


def hand_in_text(
    store: Store, library: Library, *, name: str = "", with_talks: bool = False, clock: Clock | None = None,
) -> str:
    """``make_hand_in`` as the text of the file one hands in. Raises as ``make_hand_in``."""
    return json.dumps(make_hand_in(store, library, name=name, with_talks=with_talks, clock=clock), ensure_ascii=False, indent=1) + "\n"


def _number(store: Store) -> str:
    """The number of this participant, drawn once; it tells nothing about him."""
    kept = store.settings().get(NUMBER_SETTING)
    if isinstance(kept, str) and kept:
        return kept
    number = secrets.token_hex(8)
    store.change_settings({NUMBER_SETTING: number})
    return number


def _talk(store: Store, library: Library, row: TalkRow, meeting: int, with_talks: bool) -> Mapping[str, Any] | None:
    """One talk, or ``None`` when it can no longer be read: one broken talk keeps the others from no one."""
    try:
        talk = Talk.resume(store, library, row.id)
        lines = talk.afterwards().form
    except (StoreError, ContentError):
        return None
    found: dict[str, Any] = {
        "id": row.id, "scenario": row.story, "persoon": row.person, "dag": row.touched[:10], "na_bijeenkomst": meeting,
        "coach": row.coach, "beurten": row.turns, "minuten": round(row.seconds / 60),
        "vaardigheden": {line.id: line.verdict.value for line in lines if line.verdict.value},
    }
    if with_talks:
        found["gesprek"] = _said(talk)
    return found


def _said(talk: Talk) -> list[dict[str, Any]]:
    private = talk.private_turns()
    said: list[dict[str, Any]] = [{"ander": talk.opening.text}]
    for exchange in talk.exchanges:
        if exchange.kind is TurnKind.ROUND_OFF:
            own = ""
        else:
            own = STAYS_OUT if exchange.text in private else exchange.text
        moves = [] if exchange.text in private else list(moves_shown(exchange))
        said.append({"u": own, "zetten": moves, "ander": exchange.outcome.reply})
    return said
