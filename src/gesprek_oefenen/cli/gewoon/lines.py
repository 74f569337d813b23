"""Asking and answering line by line: numbered choices, yes or no, a text of several lines. Nothing moves, nothing is only seen."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gesprek_oefenen.cli.plain import paragraph
from gesprek_oefenen.cli.streams import harmless, say
from gesprek_oefenen.cli.texts import Texts

Task = Callable[[], None]


class NoMoreLines(Exception):
    """What was typed has come to an end: the program stops, kindly."""


@dataclass(frozen=True, slots=True)
class Option:
    """A line of a menu: what it says and what it does."""

    text: str
    task: Task


class Lines:
    """One person who reads and types lines. ``interactive``: someone types; else what was read is shown too."""

    def __init__(self, address: str) -> None:
        self.text = Texts(address)
        self.interactive = sys.stdin.isatty()
        if self.interactive:
            with contextlib.suppress(ImportError):
                import readline  # noqa: F401 - gives input() a line one can edit

    def ask_line(self, prompt: str) -> str | None:
        """One line, or ``None`` when there are no more; what came through a pipe is not repeated."""
        if self.interactive:
            try:
                return input(prompt)
            except EOFError:
                say()
                return None
        line = sys.stdin.readline()
        return line.rstrip("\r\n") if line else None

    def ask(self, prompt: str) -> str:
        """One line. Raises ``NoMoreLines``."""
        line = self.ask_line(prompt)
        if line is None:
            raise NoMoreLines
        if not self.interactive:
            say(f"{prompt}{harmless(line)}")
        return line.strip()

    def say(self, key: str, **values: object) -> None:
        """A text of the program as a paragraph."""
        paragraph(self.text(key, **values))

    def heading(self, text: str) -> None:
        """A title on a line of its own, with an empty line around it."""
        say()
        say(harmless(text))
        say()

    def choose(self, title: str, options: Sequence[str], *, back: str) -> int | None:
        """A number from a list; ``None`` for going back. Whoever types part of a name that only one has, means that one."""
        self.heading(title)
        self._list(options, back)
        while True:
            answer = self.ask(self.text("gewoon.keuze"))
            found = _understood(answer, options)
            if found is not None:
                return found - 1 if found else None
            if answer == "?":
                self._list(options, back)
            else:
                self.say("gewoon.keuze_niet" if answer else "gewoon.keuze_leeg", antwoord=answer, hoogste=len(options))

    def _list(self, options: Sequence[str], back: str) -> None:
        for number, option in enumerate(options, 1):
            paragraph(f"{number}. {option}", "   ")
        say(f"0. {back}")

    def choose_several(self, title: str, options: Sequence[str]) -> tuple[int, ...]:
        """Numbers from a list, with spaces or commas between them; an empty line is none."""
        self.heading(title)
        for number, option in enumerate(options, 1):
            paragraph(f"{number}. {option}", "   ")
        while True:
            parts = self.ask(self.text("gewoon.keuzes")).replace(",", " ").split()
            if all(part.isdecimal() and 0 < int(part) <= len(options) for part in parts):
                return tuple(dict.fromkeys(int(part) - 1 for part in parts))
            self.say("gewoon.keuzes_niet", hoogste=len(options))

    def menu(self, title: str, options: Callable[[], Sequence[Option]], *, back: str) -> None:
        """A menu that comes back after each choice, until one goes back. ``options`` are asked for anew each time."""
        while True:
            now = options()
            number = self.choose(title, [option.text for option in now], back=back)
            if number is None:
                return
            now[number].task()

    def agrees(self, key: str, **values: object) -> bool:
        """Whether the answer is ja; everything else is no."""
        self.say(key, **values)
        return self.ask(self.text("gewoon.ja_nee")).casefold() in ("ja", "j")

    def write(self, key: str, kept: str = "") -> str | None:
        """A text of several lines under a question, ended by an empty line; nothing typed leaves ``kept`` (``None``)."""
        self.say(key)
        if kept:
            self.say("gewoon.stond_er", tekst=kept)
        rows: list[str] = []
        while True:
            row = self.ask("> ")
            if not row:
                return "\n".join(rows) or None
            rows.append(row)


def _understood(answer: str, options: Sequence[str]) -> int | None:
    """The number meant (0: back), or ``None``."""
    if answer.isdecimal():
        return int(answer) if int(answer[:9]) <= len(options) and len(answer) < 9 else None
    words = answer.casefold()
    if words in ("terug", "stop", "stoppen", "q", "/stop", "klaar"):
        return 0
    found = [number for number, option in enumerate(options, 1) if words and words in option.casefold()]
    return found[0] if len(found) == 1 else None
