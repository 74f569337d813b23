"""`beoordeel`: judge utterances (JSON lines) or a transcript, with the same analysis as in a talk."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gesprek_oefenen.cli.dutch import DutchCommand
from gesprek_oefenen.cli.options import folders_option, open_library
from gesprek_oefenen.cli.streams import complain, harmless, say, typed_lines, why_not
from gesprek_oefenen.language.asking import ends_in_question
from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.model.reading import Reading, TalkContext

if TYPE_CHECKING:
    from gesprek_oefenen.analysis.reader import Reader
    from gesprek_oefenen.model.story import Story


_spell = json.JSONEncoder(ensure_ascii=False).encode
"""One encoder for all lines: ``json.dumps`` with an option makes a new one every time."""


_WASTE = 20_000
"""After so many new objects it is looked which are waste that does not clear itself. A turn leaves none, and makes some
hundreds: with Python's own 700 a thirtieth of all time went to looking."""


class LineError(ValueError):
    """One line of the input cannot be judged; the message is Dutch and says why."""


@click.command(cls=DutchCommand, epilog="""\b
Voorbeelden:
  gesprek-oefenen beoordeel gesprek.txt              een opgeschreven gesprek naast het formulier
  gesprek-oefenen beoordeel gesprek.txt --scenario simone
  echo 'U: Hoe was uw week?' | gesprek-oefenen beoordeel -""")
@click.argument("bestand", default="-", metavar="[BESTAND|-]")
@click.option("--scenario", metavar="ID", help="Let ook op de onderwerpen van dit gesprek.")
@click.option("--json", "as_json", is_flag=True, help="Per uiting één JSON-object, voor andere programma's.")
@folders_option
def beoordeel(bestand: str, scenario: str | None, as_json: bool, folders: tuple[str, ...]) -> int:
    """Zie wat voor zetten er in uitingen of in een gesprek zitten.

    Een gesprek is Markdown of gewone tekst met regels 'NAAM: tekst'; wat u zelf zei staat achter 'U:'. U ziet dan de
    tien vragen van het feedbackformulier. Uitingen mogen ook als JSON-regels: {"id": 1, "vorige": "...", "uiting": "..."}.
    """
    library = open_library(folders)
    story = library.story(scenario) if scenario else None
    reader = library.reader(story)
    gc.freeze()  # the rules stay: no need to look through them for waste while judging
    gc.set_threshold(_WASTE)
    lines = _lines(bestand)
    first = next((line for line in lines if line.strip()), None)
    if first is None:
        if not as_json:
            complain("Er staat niets in om te beoordelen.")
        return 0
    if first.lstrip("\ufeff \t").startswith("{"):
        return _judge_json(_again(first, lines), reader, as_json)
    return _judge_transcript([first, *lines], reader, story, as_json)


def _lines(source: str) -> Iterator[str]:
    """The lines of the file or of stdin, one by one. Raises ``PractiseError`` when it cannot be read."""
    if source == "-":
        yield from typed_lines()
        return
    path = Path(source)
    try:
        with path.open(encoding="utf-8-sig", newline=None) as file:
            yield from file
    except UnicodeDecodeError as error:
        raise PractiseError(f"'{path}' is geen tekst in UTF-8. Bewaar het bestand opnieuw als UTF-8.") from error
    except OSError as error:
        raise PractiseError(f"Ik kan '{path}' niet openen: {why_not(error)}.") from error


def _again(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest


def _judge_json(lines: Iterable[str], reader: Reader, as_json: bool) -> int:
    """Judge line by line; a line that is no good is named, the others go on. 1 when there was one, else 0."""
    code = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            identity, text, context = parse_utterance(line)
        except LineError as error:
            complain(f"Regel {number}: {error}")
            code = 1
            continue
        reading = reader.judge(text, context)
        if as_json:
            say(_spell(judgement(identity, reading)), at_once=False)
        else:
            show_reading(str(identity), reading)
    return code


def parse_utterance(line: str) -> tuple[Any, str, TalkContext]:
    """Id, utterance and what was said before, from one JSON line. Raises ``LineError``."""
    try:
        data = json.loads(line.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        at = f" (teken {error.pos + 1})" if isinstance(error, json.JSONDecodeError) else ""
        raise LineError(f"dit is geen JSON{at}.") from error
    if not isinstance(data, dict) or not isinstance(data.get("uiting"), str):
        raise LineError('hier hoort een object met "uiting" en daarin een tekst.')
    previous, earlier, topic = data.get("vorige"), data.get("eerder") or [], data.get("onderwerp_nu")
    if previous is not None and not isinstance(previous, str):
        raise LineError('bij "vorige" hoort een tekst.')
    if not isinstance(earlier, list) or not all(isinstance(item, str) for item in earlier):
        raise LineError('bij "eerder" hoort een rij teksten.')
    if topic is not None and not isinstance(topic, str):
        raise LineError('bij "onderwerp_nu" hoort de naam van een onderwerp.')
    context = TalkContext(previous=previous or None, earlier=tuple(earlier), topic=topic,
                          asked_question=ends_in_question(previous or ""))
    return data.get("id"), data["uiting"], context


def judgement(identity: Any, reading: Reading) -> dict[str, Any]:
    """One judged utterance; the fields are fixed. ``van``/``tot`` are half-open code points into the text as typed."""
    return {
        "id": identity,
        "zetten": [str(move) for move in reading.moves],
        "signalen": [str(signal) for signal in reading.signals],
        "onderwerp": reading.topic,
        "bevindingen": [{"zet": str(f.move), "van": f.start, "tot": f.end, "tekst": f.text, "regel": f.rule,
                         "zeker": f.sure} for f in reading.findings],
    }


def show_reading(name: str, reading: Reading) -> None:
    """One judged utterance for people."""
    say(f"{harmless(name)}. {harmless(reading.text)}")
    for finding in reading.findings:
        doubt = "" if finding.sure else " (waarschijnlijk)"
        say(f"   {finding.move.value.replace('_', ' ')}{doubt}: \"{harmless(finding.text)}\"")
    if not reading.findings:
        say("   geen zet herkend")


def _judge_transcript(lines: list[str], reader: Reader, story: Story | None, as_json: bool) -> int:
    """Judge a whole talk: the form for people, a line an utterance for programs."""
    from gesprek_oefenen.session.transcript import parse_transcript, read_transcript

    transcript = parse_transcript(lines)
    record = read_transcript(transcript, reader, story)
    if as_json:
        for exchange in record.exchanges:
            say(_spell(judgement(exchange.number, exchange.reading)))
        return 0
    if not record.exchanges:
        complain("Ik zie geen regels die met 'U:' beginnen. Zet 'U:' voor wat u zelf zei.")
        return 1
    if not transcript.other:
        for exchange in record.exchanges:
            show_reading(str(exchange.number), exchange.reading)
        return 0
    from gesprek_oefenen.cli.plain import show_form
    from gesprek_oefenen.cli.texts import Texts
    from gesprek_oefenen.feedback.form import form

    show_form(form(record, story), Texts("u"))
    return 0
