"""After a talk in plain lines: how she experienced it, the tips, the ten lines, and the trainee's own reflection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gesprek_oefenen.cli.plain import paragraph, show_form, show_help, show_tips, show_versions
from gesprek_oefenen.cli.streams import harmless, say
from gesprek_oefenen.cli.texts import Texts
from gesprek_oefenen.model.errors import StoreError
from gesprek_oefenen.model.feedback import Proposal, Reflection

if TYPE_CHECKING:
    from gesprek_oefenen.session.aftercare import Afterwards
    from gesprek_oefenen.session.talk import Talk

FIELDS = ("bekend", "besluiten", "bereiken", "voornemen", "bespreken_met")
WITH_PROPOSALS = FIELDS[:3]


class AfterTalk:
    """The four steps, one after the other."""

    def __init__(self, talk: Talk, address: str, text: Texts, ask: Callable[[str], str | None],
                 interactive: bool, nearby: Callable[[], Sequence[str]] = tuple) -> None:
        """``nearby``: gives whom to turn to here with a signal, line by line."""
        self._talk = talk
        self._text = text
        self._address = address
        self._ask = ask
        self._interactive = interactive
        self._nearby = nearby
        self._name = harmless(talk.story.person.name)

    def walk(self) -> None:
        """All steps; whoever stops typing halfway keeps what he wrote."""
        after = self._talk.afterwards()
        self._experience(after)
        if not self._next():
            return
        self._heading("na.kop_tips")
        show_tips(after.tips, self._text)
        if not self._next():
            return
        self._heading("na.kop_lijst")
        show_form(after.form, self._text)
        for both in after.versions:
            show_versions(both, self._text)
        if not self._next():
            return
        self._heading("na.kop_bbb")
        self._reflect(after)
        self._help_again()

    def _experience(self, after: Afterwards) -> None:
        self._heading("na.kop_ervaring")
        self._paragraph(" ".join(after.experience))
        if after.reached is not None:
            key = "na.haalbaar_ja" if after.reached else "na.haalbaar_nee"
            what = self._talk.story.achievable.text.rstrip(". ")
            sentence = what if what[:1].isupper() else f"{self._name} {what}"
            self._paragraph(self._text(key, naam=self._name, zin=sentence))
        self._paragraph(self._text("na.onzeker"))

    def _reflect(self, after: Afterwards) -> None:
        self._paragraph(self._text("na.uitleg_bbb"))
        reflection = self._talk.get_reflection() or Reflection()
        for field in FIELDS:
            proposals = [p for p in after.proposals if p.column == field] if field in WITH_PROPOSALS else []
            written = self._write(field, proposals, getattr(reflection, field))
            if written is None:
                break
            if written:
                reflection = replace(reflection, **{field: written})
        try:
            self._talk.put_reflection(reflection)
        except StoreError as error:
            self._paragraph(str(error))
            return
        self._paragraph(self._text("na.bewaard" if not self._talk.warning else "na.niet_bewaard", gesprek=self._talk.id))

    def _write(self, field: str, proposals: Sequence[Proposal], kept: str) -> str | None:
        """What is written under one question; ``None`` when the lines stop before anything was written.

        What was written another time (``kept``) is read first, and stays when nothing is typed.
        """
        say()
        self._paragraph(self._text(f"na.{field}"))
        if kept:
            self._paragraph(self._text("na.stond_er", tekst=kept))
        lines: list[str] = []
        while True:
            line = self._ask("> ")
            if line is None:
                return "\n".join(lines) if lines else None
            line = line.strip()
            if not line:
                return "\n".join(lines)
            if not self._interactive:
                say(f"> {harmless(line)}")
            if line == "?":
                self._propose(proposals)
            elif line.isdecimal() and 0 < int(line) <= len(proposals):
                text = proposals[int(line) - 1].text
                lines.append(text)
                self._paragraph(self._text("na.overgenomen", tekst=text))
            else:
                lines.append(line)

    def _propose(self, proposals: Sequence[Proposal]) -> None:
        if not proposals:
            self._paragraph(self._text("na.geen_voorstellen"))
        for number, proposal in enumerate(proposals, 1):
            self._paragraph(self._text("na.voorstel", nummer=number, tekst=proposal.text, omdat=proposal.because))

    def _help_again(self) -> None:
        """After a heavy talk: where help is, once more."""
        from gesprek_oefenen.feedback.help import help_after

        after = help_after(self._talk.story, self._address)
        if after is not None:
            say()
            show_help(after)
        if lines := self._nearby():
            say()
            for line in lines:
                self._paragraph(line)

    def _next(self) -> bool:
        """Wait for Enter when someone types; from a pipe the steps follow each other."""
        if not self._interactive:
            return True
        say()
        return self._ask(self._text("na.verder")) is not None

    def _heading(self, key: str) -> None:
        say()
        say(self._text(key, naam=self._name))
        say()

    def _paragraph(self, text: str) -> None:
        paragraph(text)
