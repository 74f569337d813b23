"""What someone wanted to try in this talk, in plain lines: shown before it, asked about after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gesprek_oefenen.cli.plain import paragraph
from gesprek_oefenen.cli.streams import harmless, say
from gesprek_oefenen.learning.intentions import Tried, keep_answer, tried
from gesprek_oefenen.model.errors import StoreError
from gesprek_oefenen.session.clock import SystemClock

if TYPE_CHECKING:
    from gesprek_oefenen.cli.texts import Texts
    from gesprek_oefenen.session.store import Store


class Earlier:
    """The intention of the talk before this one. Nothing here stands in the way of the talk: a store that fails is passed over."""

    def __init__(self, store: Store, text: Texts) -> None:
        self._store = store
        self._text = text

    def show(self, talk_id: str) -> None:
        """"U wilde proberen: ..."."""
        wanted = self._wanted(talk_id)
        if wanted is not None:
            paragraph(self._text("eerder.wilde", voornemen=wanted.intention))
            say()

    def ask(self, talk_id: str, ask: Callable[[str], str | None], *, echo: bool) -> None:
        """Whether it worked, in one's own words; an empty line skips it. ``echo``: show what was read, nobody types it."""
        wanted = self._wanted(talk_id)
        if wanted is None or wanted.answer:
            return
        say()
        paragraph(self._text("eerder.gelukt", voornemen=wanted.intention))
        line = (ask("> ") or "").strip()
        if not line:
            return
        if echo:
            say(f"> {harmless(line)}")
        try:
            keep_answer(self._store, SystemClock(), talk_id, wanted.intention, line)
        except StoreError as error:
            paragraph(str(error))

    def _wanted(self, talk_id: str) -> Tried | None:
        try:
            return tried(self._store, talk_id) if talk_id else None
        except StoreError:
            return None
