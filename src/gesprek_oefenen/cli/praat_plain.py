"""`praat` for people: one thing a line, names before what is said, nothing that only the eye can see."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gesprek_oefenen.cli.earlier import Earlier
from gesprek_oefenen.cli.plain import paragraph, show_help
from gesprek_oefenen.cli.streams import harmless, say
from gesprek_oefenen.cli.texts import Texts
from gesprek_oefenen.model.play import TurnKind

if TYPE_CHECKING:
    from gesprek_oefenen.model.play import Exchange, Hint
    from gesprek_oefenen.model.story import Story
    from gesprek_oefenen.session.store import Store
    from gesprek_oefenen.session.talk import Talk

TRAINEE = "U"


class PlainFace:
    """The talk in plain lines. ``interactive``: someone types; else what was read is shown too, so that it reads as a talk.

    ``introduced``: the situation was read already (``show_situation``). ``folders``: the user's own, for the card of here.
    """

    def __init__(self, talk: Talk, store: Store, address: str, *, interactive: bool, introduced: bool = False,
                 folders: Sequence[Path] = ()) -> None:
        self._talk = talk
        self._store = store
        self._folders = folders
        self._text = Texts(address)
        self._earlier = Earlier(store, self._text)
        self._address = address
        self._introduced = introduced
        self._interactive = interactive
        self._name = harmless(talk.story.person.name)
        if interactive:
            with contextlib.suppress(ImportError):
                import readline  # noqa: F401 - gives input() a line one can edit

    def read(self) -> str | None:
        """What is typed next, or ``None`` when nothing more comes."""
        line = self.ask(f"{TRAINEE}: ")
        if line is not None and not self._interactive and (not line.strip() or line.strip().startswith("/")):
            say(f"{TRAINEE}: {harmless(line)}" if line.strip() else f"{TRAINEE}: {self._text('praat.stilte')}")
        elif line is not None and not self._interactive:
            say(f"{TRAINEE}: {harmless(line)}")
        return line

    def ask(self, prompt: str) -> str | None:
        """One line, with a prompt when someone types."""
        if self._interactive:
            try:
                return input(prompt)
            except EOFError:
                say()
                return None
        line = sys.stdin.readline()
        return line.rstrip("\r\n") if line else None

    def begin(self) -> None:
        """Situation, role, what it is also about, and her first line."""
        story = self._talk.story
        if not self._introduced:
            show_situation(story, self._address, self._text)
            if story.heavy:
                self._paragraph(self._text("praat.zwaar"))
            say()
        self._earlier.show(self._talk.id)
        self._paragraph(self._text("praat.uitleg"))
        say()
        if self._talk.exchanges:
            self._paragraph(self._text("praat.verder_met"))
            last = self._talk.exchanges[-1]
            say(f"{TRAINEE}: {harmless(last.text) or self._text('praat.stilte')}")
            self.turn(last)
        else:
            opening = self._talk.opening
            self._persona(opening.text, "" if story.channel == "telefoon" else opening.body)

    def turn(self, exchange: Exchange) -> None:
        """What one sees, what she says, what she thinks (coach on), what the coach says."""
        self._persona(exchange.outcome.reply, exchange.outcome.body)
        if self._talk.coach != "uit" and exchange.outcome.thought and exchange.hint is None:
            say(f"({self._text('praat.denkt', naam=self._name, gedachte=exchange.outcome.thought)})")
        if (quiet := self._talk.quiet_help()) is not None:
            say()
            show_help(quiet)
            say()
        elif exchange.hint is not None:
            self._hint(exchange, exchange.hint)

    def command(self, name: str, taken_back: Exchange | None = None) -> None:
        """What the command did."""
        match name:
            case "/time-out":
                self._paragraph(self._text("praat.time_out", naam=self._name))
                self._reminders()
            case "/verder":
                self._paragraph(self._text("praat.weer_verder", naam=self._name))
                self._last_words()
            case "/tip":
                self._reminders()
            case "/terug" if taken_back is None:
                say(self._text("praat.terug_niets"))
            case "/terug":
                assert taken_back is not None
                if taken_back.kind is TurnKind.SAY:
                    say(self._text("praat.terug", beurt=taken_back.text))
                else:
                    say(self._text("praat.terug_stilte"))
                self._last_words()
            case "/stop":
                assert taken_back is not None
                self.turn(taken_back)
            case _:
                self._help()

    def refuse(self, message: str) -> None:
        """Why the line was not taken."""
        self._paragraph(message)

    def finish(self) -> None:
        """The steps afterwards."""
        from gesprek_oefenen.cli.after_talk import AfterTalk

        AfterTalk(self._talk, self._address, self._text, self.ask, self._interactive, self._nearby).walk()
        self._earlier.ask(self._talk.id, self.ask, echo=not self._interactive)

    def leave(self) -> None:
        """The talk stays open."""
        key = "praat.weg" if self._talk.id and not self._talk.warning else "praat.weg_niet_bewaard"
        say()
        self._paragraph(self._text(key, naam=self._name, scenario=self._talk.story.id))

    # --- pieces --------------------------------------------------------------------------------------------------------------

    def _persona(self, words: str, body: str) -> None:
        if body:
            say(f"({harmless(body)})")
        if words:
            say(f"{self._name}: {harmless(words)}")
        elif not body:
            say(f"({self._name} zegt niets.)")

    def _last_words(self) -> None:
        exchanges = self._talk.exchanges
        self._persona(exchanges[-1].outcome.reply if exchanges else self._talk.opening.text, "")

    def _hint(self, exchange: Exchange, hint: Hint) -> None:
        words = exchange.text[hint.start:hint.end]
        if words and words.strip() != exchange.text.strip():
            self._paragraph(self._text("praat.coach_woorden", woorden=words, tekst=hint.effect))
        else:
            self._paragraph(self._text("praat.coach", tekst=hint.effect))
        if hint.alternative:
            self._paragraph(self._text("praat.coach_anders", anders=hint.alternative))

    def _reminders(self) -> None:
        tips, questions = self._talk.reminders()
        if not tips and not questions:
            say(self._text("praat.tip_geen"))
        for heading, lines in (("praat.tips", tips), ("praat.vragen", questions)):
            if lines:
                say(self._text(heading))
                for line in lines:
                    self._paragraph(f"- {line}")

    def _help(self) -> None:
        say(self._text("hulp.kop"))
        for line in self._text.lines("hulp.regels", naam=self._name):
            say(f"- {line}")
        from gesprek_oefenen.feedback.help import all_help

        say(self._text("hulp.plekken"))
        show_help(all_help(self._address), self._nearby())

    def _nearby(self) -> tuple[str, ...]:
        """Whom to turn to here, line by line."""
        from gesprek_oefenen.learning.referral import nearby_lines

        return nearby_lines(self._store, self._folders)

    def _paragraph(self, text: str) -> None:
        paragraph(text)


def show_situation(story: Story, address: str, text: Texts) -> None:
    """Who it is, where, in what role, what it is also about and where help is then."""
    person = story.person
    paragraph(story.title)
    kind = "praat.persoon_telefoon" if story.channel == "telefoon" else (
        "praat.persoon" if person.place else "praat.persoon_zonder_plek")
    paragraph(text(kind, naam=person.name, leeftijd=person.age, plek=person.place))
    say()
    for part in story.situation.strip().split("\n\n"):
        paragraph(part)
    paragraph(text("praat.rol", rol=story.role))
    if story.heavy:
        from gesprek_oefenen.feedback.help import help_before

        say()
        if (before := help_before(story, address)) is not None:
            show_help(before)
