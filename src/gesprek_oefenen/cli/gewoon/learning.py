"""The path, progress and looking at oneself, from the menu in plain lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from gesprek_oefenen.cli.gewoon.lines import Lines, NoMoreLines, Option
from gesprek_oefenen.cli.plain import paragraph
from gesprek_oefenen.cli.streams import say
from gesprek_oefenen.learning.guide import Guide
from gesprek_oefenen.learning.path import CLOSING, EXERCISE, SHEET
from gesprek_oefenen.learning.path_words import StageView, StepLine
from gesprek_oefenen.reflection.self_appreciation import (
    OWN,
    SHEETS,
    Answer,
    Change,
    Filling,
    Sheet,
    changes,
    sheet,
)
from gesprek_oefenen.session.clock import SystemClock
from gesprek_oefenen.session.dates import moment_in_words
from gesprek_oefenen.session.talk import AUTOMATIC

if TYPE_CHECKING:
    from gesprek_oefenen.cli.gewoon.home import Home


def guide(home: Home) -> Guide:
    """Path, progress and sheets, in the words of now."""
    return Guide(home.store, home.library, SystemClock(), home.address)


def walk_path(home: Home) -> None:
    """Choose a stage, then something in it; both lists come back."""
    text = home.lines.text

    def stages() -> list[Option]:
        return [Option(text("pad.deel_nu" if view.here else "pad.deel", nummer=view.stage.meeting, titel=view.stage.title),
                       lambda view=view: _stage(home, view.stage.meeting))  # type: ignore[misc]
                for view in guide(home).path(home.settings.bijeenkomst)]

    home.lines.menu(text("pad.kop"), stages, back=text("gewoon.terug"))


def _stage(home: Home, meeting: int) -> None:
    def view() -> StageView:
        return next(one for one in guide(home).path(home.settings.bijeenkomst) if one.stage.meeting == meeting)

    paragraph(view().stage.text)
    title = home.lines.text("pad.deel", nummer=meeting, titel=view().stage.title)
    home.lines.menu(title, lambda: [Option(_step(home.lines, line), lambda line=line: _do(home, line)) for line in view().lines],  # type: ignore[misc]
                    back=home.lines.text("gewoon.terug"))


def _step(lines: Lines, line: StepLine) -> str:
    notes = (lines.text("pad.extra"), *line.notes) if line.step.free else line.notes
    words = ", ".join((line.title, *notes))
    return lines.text("pad.nu", stap=words) if line.step.next else words


def _do(home: Home, line: StepLine) -> None:
    if line.step.kind == SHEET:
        fill_in(home, line.step.ref)
    elif line.step.kind == EXERCISE:
        from gesprek_oefenen.cli.gewoon.knowledge import exercises_of

        exercises_of(home, line.step.ref)
    else:
        without = line.step.kind == CLOSING and home.settings.coach != AUTOMATIC
        home.talk_with(line.step.ref, "uit" if without else "")


def show_progress(home: Home) -> None:
    """The same as the command tells."""
    from gesprek_oefenen.cli.voortgang import tell_progress

    say()
    tell_progress(guide(home), home.store, home.lines.text, home.settings.bijeenkomst)


def look_at_oneself(home: Home) -> None:
    """Choose a sheet, to fill in or to look back on."""
    text = home.lines.text

    def of(name: str) -> Option:
        found, times = sheet(name, home.address), guide(home).sheets.fillings(name)
        key = "blad.nooit" if not times else "blad.half" if not times[-1].done else "blad.klaar"
        return Option(text(key, titel=found.title, keer=len(times), regels=times[-1].filled if times else 0), lambda: _sheet(home, name))

    home.lines.say("blad.uitleg")
    home.lines.menu(text("blad.kop"), lambda: [of(name) for name in SHEETS], back=text("gewoon.terug"))


def _sheet(home: Home, name: str) -> None:
    text = home.lines.text
    options: Callable[[], list[Option]] = lambda: [
        Option(text("blad.invullen"), lambda: fill_in(home, name)),
        *([Option(text("blad.terugkijken"), lambda: look_back(home, name))] if guide(home).sheets.fillings(name) else [])]
    home.lines.menu(sheet(name, home.address).title, options, back=text("gewoon.terug"))


def fill_in(home: Home, name: str) -> None:
    """Line by line, each answer kept at once; a sheet that waits goes on where it was."""
    of, sheets = sheet(name, home.address), guide(home).sheets
    number, filling = sheets.at_hand(name)
    paragraph(of.intro)
    try:
        for at, question in enumerate(of.questions, 1):
            if filling.answer(question.id).empty:
                answer = _answer(home.lines, of, f"{at}. {question.text}")
                if answer is None:
                    home.lines.say("blad.later")
                    return
                filling = filling.with_answer(question.id, answer)
                if not answer.empty:
                    sheets.keep(number, filling)
        own = home.lines.ask(f"{of.own}: ")
        if own:
            filling = replace(filling, own_text=own[:2000])
            answer = _answer(home.lines, of, own)
            filling = filling.with_answer(OWN, answer) if answer is not None else filling
    except NoMoreLines:
        home.lines.say("blad.later")
        raise
    if filling.filled or filling.own_text:
        sheets.keep(number, replace(filling, done=True))
        look_back(home, name)


def _answer(lines: Lines, of: Sheet, title: str) -> Answer | None:
    """A value and a note, or nothing of both; ``None``: he goes on later."""
    words = [word for _, word in of.scale]
    chosen = lines.choose(title, [*words, lines.text("blad.stoppen")], back=lines.text("blad.overslaan"))
    if chosen == len(words):
        return None
    note = lines.ask(f"{of.note} ") if chosen is not None else ""
    return Answer(of.scale[chosen][0] if chosen is not None else None, note)


def look_back(home: Home, name: str) -> None:
    """Each line as it was first and as it is now, with what talks showed of it."""
    of, found = sheet(name, home.address), guide(home)
    fillings = found.sheets.fillings(name)
    seen = {line.id: line.latest for line in found.progress().lines if line.latest}
    now = SystemClock().now().astimezone()
    home.lines.heading(of.title)
    if len(fillings) > 1:
        home.lines.say("blad.twee_keer", eerst=moment_in_words(fillings[0].begun, now), nu=moment_in_words(fillings[-1].begun, now))
    for change in changes(of, fillings):
        _show(home.lines, of, change, fillings, seen)
    for filling in fillings:
        if filling.own_text.strip():
            paragraph(f"{of.own}: {filling.own_text.strip()}")
    paragraph(of.afterwards)


def _show(lines: Lines, of: Sheet, change: Change, fillings: tuple[Filling, ...], seen: dict[str, str]) -> None:
    now = of.words(change.now) or lines.text("blad.niet")
    words = lines.text("blad.eerst_nu", eerst=of.words(change.first), nu=now) if len(fillings) > 1 and change.first is not None else now
    parts = [f"{change.question.text} {words[:1].upper()}{words[1:]}."]
    if seen.get(change.question.seen_as):
        parts.append(lines.text("blad.gezien", oordeel=seen[change.question.seen_as]))
    if change.note.strip():
        parts.append(lines.text("blad.schreef", tekst=change.note.strip()))
    paragraph("- " + " ".join(parts), "  ")
