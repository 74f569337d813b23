"""Short exercises line by line, for a screen reader and a pipe; or one JSON object a line for another program."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from gesprek_oefenen.cli.plain import paragraph
from gesprek_oefenen.cli.streams import complain, harmless, say
from gesprek_oefenen.learning.exercise_desk import ExerciseDesk, offered, talk_about
from gesprek_oefenen.learning.exercise_texts import general, kind_text
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.errors import InputError, UnknownStoryError
from gesprek_oefenen.model.exercises import TALKED_ABOUT, Choice, ExerciseKind, Explanation, Item

NEXT: Final = "/volgende"
STOP: Final = "/stop"
EXAMPLE: Final = "/voorbeeld"
HELP: Final = "/help"
COMMANDS: Final = (NEXT, EXAMPLE, STOP, HELP)


def show_kinds(desk: ExerciseDesk) -> None:
    """Every kind on a line, with what to type."""
    say(general("titel", desk.address))
    paragraph(general("inleiding", desk.address))
    say()
    for card in desk.kinds():
        done = f", {card.done} gedaan" if card.done else ""
        stop = "" if card.text.title.endswith("?") else "."
        paragraph(f"{card.text.kind.value}: {card.text.title}{stop} {card.text.short}. {card.items} opgaven{done}.", "  ")
    say()
    say("Beginnen: gesprek-oefenen oefening open-maken")


def do_exercises(desk: ExerciseDesk, kind: ExerciseKind, seed: int | None, only: str | None, as_json: bool) -> None:
    """Do the items of one kind until they are done, the lines stop or someone stops. Raises ``UnknownStoryError``."""
    items = desk.round(kind, 1 if seed is None else seed)
    if only is not None:
        items = tuple(item for item in items if item.id == only)
        if not items:
            raise UnknownStoryError(f"Bij {kind.value} is geen opgave '{only}'. Er zijn: {', '.join(i.id for i in desk.of(kind))}.")
    if as_json:
        _Round(desk, _JsonFace(desk.address)).go(items)
        return
    interactive = sys.stdin.isatty()
    if interactive:
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401 - gives input() a line one can edit
    face = _PlainFace(desk.address, interactive)
    face.begin(kind, len(items))
    _Round(desk, face).go(items)


class _Face(Protocol):
    """How a round is shown."""

    def read(self) -> str | None: ...
    def item(self, item: Item, number: int, count: int) -> None: ...
    def choices(self, item: Item, choices: Sequence[Choice]) -> None: ...
    def chosen(self, item: Item, chosen: Sequence[str]) -> None: ...
    def ask(self, item: Item) -> None: ...
    def explained(self, item: Item, answer: str, found: Explanation) -> None: ...
    def refuse(self, item: Item, message: str) -> None: ...
    def command(self, item: Item, name: str) -> None: ...
    def done(self) -> None: ...


@dataclass
class _Round:
    """One round: item by item, answer by answer."""

    desk: ExerciseDesk
    face: _Face

    def go(self, items: Sequence[Item]) -> None:
        """Until the items are done or the lines stop."""
        for number, item in enumerate(items, 1):
            self.face.item(item, number, len(items))
            if not self._one(item):
                return
        self.face.done()

    def _one(self, item: Item) -> bool:
        """One item; whether to go on with the next."""
        chosen: tuple[str, ...] = ()
        choices = offered(item, self.desk.address)
        if choices:
            found = self._choose(item, choices)
            if found is None:
                return False
            if isinstance(found, bool):
                return True
            chosen = found
            if item.kind in TALKED_ABOUT:
                self.desk.answer(item, "", chosen)
                self.face.chosen(item, chosen)
                return True
            self.face.chosen(item, chosen)
        self.face.ask(item)
        answered = False
        while (line := self.face.read()) is not None:
            name = _command(line)
            if name in (NEXT, STOP):
                return name == NEXT
            if name in (EXAMPLE, HELP):
                self.face.command(item, name)
            elif name.startswith("/"):
                self.face.refuse(item, f"De opdracht {name.split()[0]} ken ik niet. Wel: {' '.join(COMMANDS)}")
            elif not name and (answered or item.kind is not ExerciseKind.SILENCE):
                if answered:
                    return True
                self.face.refuse(item, general("leeg", self.desk.address))
            else:
                try:
                    found_words = self.desk.answer(item, line, chosen)
                except InputError as error:
                    self.face.refuse(item, str(error))
                    continue
                answered = True
                self.face.explained(item, line, found_words)
        return False

    def _choose(self, item: Item, choices: Sequence[Choice]) -> tuple[str, ...] | bool | None:
        """The ids chosen; ``True`` to skip the item, ``None`` to stop."""
        self.face.choices(item, choices)
        while (line := self.face.read()) is not None:
            name = _command(line)
            if name == NEXT:
                return True
            if name == STOP:
                return None
            if name in (EXAMPLE, HELP):
                self.face.command(item, name)
                continue
            found = _numbers(name, choices)
            if found is not None:
                return found
            self.face.refuse(item, f"Typ een of meer getallen van 1 tot {len(choices)}, met een spatie ertussen, of niets.")
        return None


def _command(line: str) -> str:
    """The line as a command; 0 goes a step back, as everywhere in plain lines."""
    name = line.strip().lower()
    return STOP if name == "0" else name


def _numbers(line: str, choices: Sequence[Choice]) -> tuple[str, ...] | None:
    """``2, 4`` or the ids themselves to ids; nothing is no choice; ``None`` when it is something else."""
    ids = {choice.id for choice in choices}
    found = []
    for word in line.replace(",", " ").replace(";", " ").split():
        if word in ids:
            found.append(word)
        elif word.isascii() and word.isdigit() and len(word) < 4 and 1 <= int(word) <= len(choices):
            found.append(choices[int(word) - 1].id)
        else:
            return None
    return tuple(dict.fromkeys(found))


class _PlainFace:
    """One thing a line, names before what is said."""

    def __init__(self, address: str, interactive: bool) -> None:
        self._address = address
        self._interactive = interactive

    def read(self) -> str | None:
        """The next line, without its line end."""
        try:
            if self._interactive:
                return input("> ")
            line = sys.stdin.readline()
        except (EOFError, KeyboardInterrupt):
            say()
            return None
        if line:
            say(f"> {harmless(line.rstrip(chr(10)))}")
        return line.rstrip("\r\n") if line else None

    def begin(self, kind: ExerciseKind, count: int) -> None:
        """What this exercise is and why one does it."""
        text = kind_text(kind, self._address)
        say(f"{text.title} ({count} {'opgave' if count == 1 else 'opgaven'})")
        paragraph(f"{text.why} ({text.source})")

    def item(self, item: Item, number: int, count: int) -> None:
        """The fragment."""
        say()
        paragraph(f"{number} van {count}. {item.situation}")
        for line in item.before:
            paragraph(f"{item.person}: {line}", "  ")
        if item.body:
            paragraph(f"({item.person} {item.body})" if not item.telephone else f"({item.body})")
        paragraph(f"{item.person}: {item.says}", "  ")
        if item.sentence:
            paragraph(f"{general('zin', self._address)} \"{item.sentence}\"", "  ")

    def choices(self, item: Item, choices: Sequence[Choice]) -> None:
        """A number and words a line."""
        paragraph(self._fill(kind_text(item.kind, self._address).choose, item))
        for number, choice in enumerate(choices, 1):
            paragraph(f"{number}. {choice.text}", "   ")

    def chosen(self, item: Item, chosen: Sequence[str]) -> None:
        """What can be heard, and why."""
        for line in talk_about(item, chosen, self._address):
            paragraph(line, "  ")
        if item.kind in TALKED_ABOUT:
            self.example(item)

    def ask(self, item: Item) -> None:
        """The task."""
        paragraph(self._fill(kind_text(item.kind, self._address).task, item))

    def explained(self, item: Item, answer: str, found: Explanation) -> None:
        """What the words do, an example, and how to go on."""
        paragraph(found.words)
        if found.own_need:
            return
        if found.note:
            paragraph(found.note)
        self.example(item)
        paragraph("Probeer het nog eens, of druk op Enter voor de volgende." if self._address == "je"
                  else "U kunt het nog eens proberen. Met een lege regel komt de volgende.")

    def example(self, item: Item) -> None:
        """One possible way."""
        paragraph(f"{general('zo_kan_het', self._address)} {item.example}", "  ")

    def refuse(self, item: Item, message: str) -> None:
        """Why a line was not taken."""
        paragraph(message)

    def command(self, item: Item, name: str) -> None:
        """An example, or what one can type."""
        if name == EXAMPLE:
            self.example(item)
        else:
            for line in (f"{NEXT}: naar de volgende opgave", f"{EXAMPLE}: een voorbeeld zien", f"{STOP}: stoppen met oefenen"):
                say(line)

    def done(self) -> None:
        """All items were done."""
        say()
        paragraph(general("klaar", self._address))

    def _fill(self, text: str, item: Item) -> str:
        return fill(text, self._address, {"naam": item.person}, item.address)


class _JsonFace:
    """One JSON object a line out: an item (``wat`` opgave), or what came of a line in (uitleg, keuze, melding, einde)."""

    def __init__(self, address: str) -> None:
        self._address = address

    def read(self) -> str | None:
        """The next line of stdin."""
        line = sys.stdin.readline()
        return line.rstrip("\r\n") if line else None

    def item(self, item: Item, number: int, count: int) -> None:
        """The fragment and the task."""
        text = kind_text(item.kind, self._address)
        self._out(item, "opgave", nummer=number, aantal=count, wie=item.person, waar=item.situation, eerder=list(item.before),
                  zegt=item.says, lichaam=item.body or None, telefoon=item.telephone, zin=item.sentence or None,
                  opdracht=fill(text.task, self._address, {"naam": item.person}, item.address),
                  keuzes=[{"id": one.id, "tekst": one.text} for one in offered(item, self._address)])

    def choices(self, item: Item, choices: Sequence[Choice]) -> None:
        """They stand with the item."""

    def chosen(self, item: Item, chosen: Sequence[str]) -> None:
        """What can be heard, and why."""
        self._out(item, "keuze", keuze=list(chosen), past=list(item.fits), uitleg=item.reason,
                  zo_kan_het=item.example if item.kind in TALKED_ABOUT else None)

    def ask(self, item: Item) -> None:
        """The task stands with the item."""

    def explained(self, item: Item, answer: str, found: Explanation) -> None:
        """What the words do."""
        if found.own_need:
            self._out(item, "hulp", uitleg=found.words)
            return
        self._out(item, "uitleg", antwoord=answer, uitkomst=found.result.value, reden=found.reason, uitleg=found.words,
                  plaatsen=[list(span) for span in found.spans], zetten=list(found.moves), waarom=found.note or None,
                  zo_kan_het=found.example)

    def refuse(self, item: Item, message: str) -> None:
        """Not taken; the words go to stderr too."""
        complain(message)
        self._out(item, "melding", uitleg=message)

    def command(self, item: Item, name: str) -> None:
        """An example, or what one can type."""
        if name == EXAMPLE:
            self._out(item, "voorbeeld", zo_kan_het=item.example)
        else:
            self._out(item, "melding", uitleg=" ".join(COMMANDS))

    def done(self) -> None:
        """All items were done."""
        say(json.dumps({"wat": "einde"}, ensure_ascii=False))

    def _out(self, item: Item, what: str, **fields: Any) -> None:
        say(json.dumps({"wat": what, "oefening": item.kind.value, "id": item.id, **fields}, ensure_ascii=False))
