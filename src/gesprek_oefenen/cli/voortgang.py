"""`voortgang`: how it goes, in plain lines: what was seen talk by talk, what stands out, where one is, what comes now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import click

from gesprek_oefenen.cli.dutch import DutchCommand
from gesprek_oefenen.cli.options import folders_option, open_library, open_store
from gesprek_oefenen.cli.plain import paragraph
from gesprek_oefenen.cli.streams import complain, say
from gesprek_oefenen.cli.texts import Texts

if TYPE_CHECKING:
    from gesprek_oefenen.learning.guide import Guide
    from gesprek_oefenen.learning.intentions import Intention
    from gesprek_oefenen.learning.progress import Progress, SkillLine
    from gesprek_oefenen.session.store import Store

FORMAT: Final = "gesprek-oefenen-voortgang/1"
TOLD: Final = 5
"""So many of the last talks are told for each skill."""


@click.command(cls=DutchCommand, epilog="""\b
Voorbeelden:
  gesprek-oefenen voortgang
  gesprek-oefenen voortgang --json""")
@click.option("--json", "as_json", is_flag=True, help="Eén JSON-object, voor andere programma's.")
@folders_option
def voortgang(as_json: bool, folders: tuple[str, ...]) -> None:
    """Wat er in uw gesprekken te zien was, gesprek na gesprek.

    Geen cijfers: per vaardigheid wat er te zien was, wat opvalt, en wat u hierna kunt oefenen. In het oefenscherm staat
    het ook als grafiek, onder 'Mijn voortgang'.
    """
    from gesprek_oefenen.learning.guide import Guide
    from gesprek_oefenen.session.clock import SystemClock
    from gesprek_oefenen.session.settings import load_settings

    library, store = open_library(folders), open_store()
    if store.warning:
        complain(store.warning)
    try:
        settings, clock = load_settings(store), SystemClock()
        guide = Guide(store, library, clock, settings.aanspreken)
        if as_json:
            say(json.dumps(_data(guide.progress(complete=True), guide.wanted()), ensure_ascii=False))
        else:
            tell_progress(guide, store, Texts(settings.aanspreken), settings.bijeenkomst)
    finally:
        store.close()


def tell_progress(guide: Guide, store: Store, text: Texts, meeting: int) -> None:
    """One thing a line, fit to be read aloud. ``meeting``: the one he is after, 0: not said."""
    from gesprek_oefenen.learning.intentions import all_tried
    from gesprek_oefenen.session.clock import SystemClock
    from gesprek_oefenen.session.dates import moment_in_words

    progress, now = guide.progress(complete=True), SystemClock().now().astimezone()
    say(text("voortgang.kop"))
    say()
    if not progress.talks:
        paragraph(text("voortgang.niets"))
    else:
        count = len(progress.talks)
        paragraph(text("voortgang.een" if count == 1 else "voortgang.gesprekken", aantal=count,
                       wanneer=moment_in_words(progress.talks[-1].at, now)))
        paragraph(progress.stands_out)
        for line in progress.lines:
            say()
            _skill(line, text)
    for one in all_tried(store):
        say()
        paragraph(text("voortgang.geprobeerd", voornemen=one.intention, antwoord=one.answer))
    _now(progress, guide, text, meeting)
    if progress.talks:
        say()
        paragraph(progress.unsure)


def _skill(line: SkillLine, text: Texts) -> None:
    paragraph(text("voortgang.vaardigheid", naam=line.name, zin=line.sentence))
    for point in line.points[-TOLD:]:
        paragraph(text("voortgang.punt", nummer=point.number, naam=point.talk.person, oordeel=point.seen.verdict.value), "  ")


def _now(progress: Progress, guide: Guide, text: Texts, meeting: int) -> None:
    """Where one is on the path, what was wanted, what to practise."""
    say()
    here = next(view for view in guide.path(meeting) if view.here)
    paragraph(text("voortgang.pad", bijeenkomst=here.stage.meeting, titel=here.stage.title))
    coming = next((line for line in here.lines if line.step.next), None)
    if coming is not None:
        paragraph(text("voortgang.nu", stap=", ".join((coming.title, *coming.notes))))
    if (reminder := guide.reminder()):
        paragraph(reminder)
    if (wanted := guide.wanted()) is not None:
        paragraph(text("eerder.wilde", voornemen=wanted.text))
    if progress.next is not None:
        paragraph(text("voortgang.hierna", zin=progress.next.why))
        paragraph(text("voortgang.opdracht", scenario=progress.next.story))


def _data(progress: Progress, wanted: Intention | None) -> dict[str, Any]:
    """The same for another program; no words of the trainee but what he wants to try."""
    coming = progress.next
    return {
        "formaat": FORMAT,
        "gesprekken": [{"id": talk.talk, "scenario": talk.story, "begonnen": talk.at, "beurten": talk.turns,
                        "vaardigheden": {skill: seen.verdict.value for skill, seen in talk.skills.items() if seen.judged}}
                       for talk in progress.talks],
        "vaardigheden": [{"id": line.id, "naam": line.name, "laatst": line.latest or None, "zin": line.sentence}
                         for line in progress.lines],
        "opvallend": progress.stands_out if progress.talks else None,
        "hierna": {"scenario": coming.story, "vaardigheid": coming.skill or None, "waarom": coming.why} if coming else None,
        "voornemen": wanted.text if wanted else None,
    }
