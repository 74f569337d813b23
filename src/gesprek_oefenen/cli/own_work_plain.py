"""A look at one's own work, line by line. What was filled in before the lines stop is kept."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from gesprek_oefenen.cli.plain import paragraph
from gesprek_oefenen.cli.streams import harmless, say
from gesprek_oefenen.learning.own_work import NOT_APPLICABLE, SCALE, Look, factors, keep_look, kept_looks
from gesprek_oefenen.session.clock import SystemClock, stamp
from gesprek_oefenen.session.settings import load_settings

if TYPE_CHECKING:
    from gesprek_oefenen.session.store import Store

STOP = "/stop"


def look_at_own_work(store: Store) -> None:
    """Ask for each factor; an empty line leaves it as it was. Raises ``StoreError`` when it cannot be kept."""
    address = load_settings(store).aanspreken
    earlier = kept_looks(store)
    looks = dict(earlier[-1][1]) if earlier else {}
    formal = address != "je"
    paragraph(("Terugkijken op uw eigen werk. Dit is voor uzelf; het programma vindt er niets van." if formal else
               "Terugkijken op je eigen werk. Dit is voor jezelf; het programma vindt er niets van.")
              + f" Typ 1 tot 10, of {NOT_APPLICABLE} als het niet van toepassing is. Een lege regel laat het zoals het was. {STOP} stopt.")
    heading = ""
    changed = 0
    for factor in factors(address):
        if factor.heading != heading:
            heading = factor.heading
            say()
            say(f"{heading} ({factor.ends})")
        before = looks.get(factor.id, Look())
        was = f" Er stond: {before.value}." if before.value else ""
        paragraph(f"{factor.text} {factor.example}{was}")
        value = _value()
        if value is None:
            break
        note = _read("Wat kan er beter? ")
        new = Look(value or before.value, note or before.note)
        changed += new != before
        looks[factor.id] = new
        if note is None:
            break
    if changed:
        keep_look(store, looks, stamp(SystemClock().now()))
        say("Bewaard." if not store.warning else "Dit kon niet worden bewaard.")
    else:
        say("Er is niets veranderd.")


def _value() -> str | None:
    """A value of the scale, "" for an empty line, ``None`` to stop."""
    while (line := _read("> ")) is not None:
        typed = line.strip().lower().replace("n.v.t.", NOT_APPLICABLE)
        if typed == STOP:
            return None
        if not typed or typed == NOT_APPLICABLE or typed in SCALE:
            return typed
        paragraph(f"Typ een getal van 1 tot 10, {NOT_APPLICABLE}, of niets.")
    return None


def _read(prompt: str) -> str | None:
    """One line; ``None`` when there are no more."""
    if sys.stdin.isatty():
        try:
            return input(prompt)
        except (EOFError, KeyboardInterrupt):
            say()
            return None
    line = sys.stdin.readline()
    if not line:
        return None
    say(f"{prompt}{harmless(line.rstrip(chr(10)))}")
    return line.rstrip("\r\n")
