"""``gesprek-oefenen scenario``: look at talks, check them, make one, draw one, try one out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gesprek_oefenen.cli.dutch import DutchGroup
from gesprek_oefenen.cli.streams import harmless, harmless_lines, say
from gesprek_oefenen.model.errors import PractiseError

if TYPE_CHECKING:
    from gesprek_oefenen.session.library import Library


@click.group(cls=DutchGroup)
def scenario() -> None:
    """Gesprekken bekijken, maken en nakijken."""


def _library(ctx: click.Context) -> Library:
    from gesprek_oefenen.session.library import Library

    return Library(ctx.find_root().obj or ())


@scenario.command("lijst")
@click.option("--json", "machine", is_flag=True, help="Voor andere programma's: één JSON-regel per gesprek.")
@click.pass_context
def list_stories(ctx: click.Context, machine: bool) -> int:
    """Alle gesprekken die er zijn."""
    for summary in _library(ctx).summaries():
        if machine:
            say(json.dumps({"id": summary.id, "titel": summary.title, "fase": summary.phase, "niveau": summary.level,
                            "persoon": summary.person, "leeftijd": summary.age, "na_bijeenkomst": summary.after_meeting,
                            "zwaar": list(summary.heavy), "leerdoelen": list(summary.goals), "kanaal": summary.channel,
                            "bestand": summary.file, "fout": summary.fault}, ensure_ascii=False))
        elif summary.fault:
            say(f"{summary.id}: kan nu niet worden gespeeld. Kijk het na met: gesprek-oefenen scenario controleer {summary.file}")
        else:
            heavy = f"; gaat ook over {', '.join(summary.heavy)}" if summary.heavy else ""
            say(harmless(f"{summary.id}: {summary.title} ({summary.phase}, niveau {summary.level}{heavy})"))
    return 0


@scenario.command("controleer", epilog="""\b
Voorbeelden:
  gesprek-oefenen scenario controleer
  gesprek-oefenen scenario controleer mijn-gesprek.yaml
  gesprek-oefenen scenario controleer mijn-map/ --json""")
@click.argument("wat", required=False, metavar="[BESTAND|MAP|ID]")
@click.option("--json", "machine", is_flag=True, help="Voor andere programma's: één JSON-regel per bevinding.")
@click.pass_context
def check(ctx: click.Context, wat: str | None, machine: bool) -> int:
    """Alles nakijken wat aan een scenario na te kijken is, in één keer.

    Zonder BESTAND of MAP: alle scenario's. Uitleg van elke code: docs/codes.md.
    """
    from gesprek_oefenen.authoring.check import check_paths
    from gesprek_oefenen.cli.checked import show_report

    library = _library(ctx)
    report = check_paths(_paths(library, wat), library)
    return show_report(report, machine, nothing="Hier staat geen enkel scenario (een bestand dat op .yaml eindigt).")


def _paths(library: Library, wanted: str | None) -> list[Path]:
    """The files or folder meant: a path, or the id of a story; without either everything."""
    from gesprek_oefenen.content.places import scenarios_folder

    if wanted is None:
        return [*library.extra_folders, scenarios_folder()]
    path = Path(wanted)
    looks_like_path = "/" in wanted or "\\" in wanted or path.suffix in (".yaml", ".yml")
    if looks_like_path or path.exists() or path.is_symlink():
        return [path]
    return [library.file(wanted)]


@scenario.command("nieuw", epilog="""\b
Voorbeelden:
  gesprek-oefenen scenario nieuw""")
@click.argument("naam", metavar="ID")
@click.option("--naar", "folder", type=click.Path(file_okay=False, path_type=Path), default=None, metavar="MAP",
              help="In deze map; anders in de map waar u nu bent.")
@click.pass_context
def new(ctx: click.Context, naam: str, folder: Path | None) -> int:
    """Een eigen scenario beginnen: een paar vragen, en er staat een gesprek dat meteen werkt."""
    from gesprek_oefenen.authoring.new import check_id, questions, write_scenario

    check_id(naam)
    chosen = folder or (_library(ctx).extra_folders or (Path.cwd(),))[0]
    target = chosen / f"{naam}.yaml"
    if target.exists():
        raise PractiseError(f"{target} bestaat al; er is niets veranderd. Kies een ander id, of open dat bestand.")
    say("Een nieuw scenario. Komt het uit de praktijk? Verander dan nu al naam, leeftijd, plaats en werk,")
    say("zodat niemand erin te herkennen is. Enter neemt steeds het voorstel tussen haakjes over.\n")
    answers = {question.key: _ask(question.text, question.default, question.check) for question in questions()}
    target = write_scenario(naam, answers, chosen)
    say(f"\nKlaar: {target}")
    say(f"  praten:    gesprek-oefenen --map {chosen} praat {naam}")
    say(f"  nakijken:  gesprek-oefenen scenario controleer {target}")
    say("  uitleg:    docs/auteurs.md")
    return 0


def _ask(text: str, default: str, check: Callable[[str], str]) -> str:
    """One answer; asked again, with why, until it fits. At the end of the input the default is taken."""
    while True:
        try:
            typed = input(f"{text} [{default}] ").strip() or default
        except EOFError:
            say()
            typed = default
        wrong = check(typed)
        if not wrong:
            return typed
        say(f"  {wrong}")
        if typed == default:
            return default


@scenario.command("teken", epilog="""\b
Voorbeelden:
  gesprek-oefenen scenario teken simone""")
@click.argument("wat", metavar="ID|BESTAND")
@click.option("--mermaid", "kind", flag_value="mermaid", help="De tekening als Mermaid-tekst.")
@click.option("--svg", "kind", flag_value="svg", help="De tekening als SVG-plaatje (hiervoor is Graphviz nodig).")
@click.option("--naar", "target", type=click.Path(dir_okay=False, path_type=Path), default=None, metavar="BESTAND",
              help="Bewaar in dit bestand.")
@click.pass_context
def draw(ctx: click.Context, wat: str, kind: str | None, target: Path | None) -> int:
    """De toestanden en onderwerpen als tekening."""
    from gesprek_oefenen.authoring.draw import as_mermaid, as_svg, in_terminal
    from gesprek_oefenen.content.stories import load_story

    story = load_story(_paths(_library(ctx), wat)[0])
    if kind is None and target is not None:
        kind = "svg" if target.suffix == ".svg" else "mermaid"
    drawing = {"mermaid": as_mermaid, "svg": as_svg, None: in_terminal}[kind](story)
    if target is None:
        say(harmless_lines(drawing))
        return 0
    try:
        target.write_text(drawing, encoding="utf-8")
    except OSError as error:
        raise PractiseError(f"{target} kan ik niet schrijven ({error.strerror}). Kies een andere map.") from error
    say(f"Getekend: {target}")
    return 0


@scenario.command("proef", epilog="""\b
Voorbeelden:
  gesprek-oefenen scenario proef simone
  gesprek-oefenen scenario proef mijn-gesprek.yaml""")
@click.argument("wat", metavar="ID|BESTAND")
@click.option("--gesprekken", "talks", type=click.IntRange(1, 2000), default=100, show_default=True, metavar="N",
              help="Hoeveel gesprekken.")
@click.option("--zaad", "seed", type=click.IntRange(0), default=1, show_default=True, metavar="N",
              help="Hetzelfde getal geeft dezelfde gesprekken.")
@click.pass_context
def trial(ctx: click.Context, wat: str, talks: int, seed: int) -> int:
    """Laat verzonnen oefenaars met het scenario praten, en zie wat er bereikt is en wat nooit.

    Een goede luisteraar, een raadgever, iemand die zwijgt, een ratelaar en anderen. Er wordt niets bewaard.
    """
    from gesprek_oefenen.authoring.trial import run_trial
    from gesprek_oefenen.authoring.trial_report import format_report
    from gesprek_oefenen.content.stories import load_story

    library = _library(ctx)
    story = load_story(_paths(library, wat)[0])
    say(harmless_lines(format_report(run_trial(story, library.rules, talks, seed), story.file)))
    return 0


@scenario.command("vragen", epilog="""\b
Voorbeelden:
  gesprek-oefenen scenario vragen simone
  gesprek-oefenen scenario vragen mijn-gesprek.yaml --open""")
@click.argument("wat", metavar="ID|BESTAND")
@click.option("--open", "only_open", is_flag=True, help="Alleen de vragen waar het verhaal zelf niets op heeft.")
@click.pass_context
def everyday(ctx: click.Context, wat: str, only_open: bool) -> int:
    """Wat deze persoon zegt op gewone vragen: hoe oud bent u, hebt u kinderen, wat eet u vanavond.

    Achter @ staat de naam waarmee u de vraag in uw scenario beantwoordt. Een * betekent: het verhaal heeft hier zelf niets op.
    """
    from gesprek_oefenen.authoring.everyday import ask_everyday
    from gesprek_oefenen.content.stories import load_story

    library = _library(ctx)
    answers = list(ask_everyday(library, load_story(_paths(library, wat)[0])))
    for one in answers:
        if not (only_open and one.own):
            say(harmless(f"{' ' if one.own else '*'} @{one.name}: {one.asked} - {one.reply}"))
    left = sum(not one.own for one in answers)
    say(f"{len(answers)} gewone vragen; op {left} heeft het verhaal zelf niets.")
    return 0
