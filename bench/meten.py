"""`make meten`: how well the program reads a turn, beside the human figures; kept in docs/metingen.md with the date.

Usage: python -m bench.meten [--fouten N] [--niet-bewaren]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from bench.scores import Result, measure

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDERS: Final = (ROOT / "tests" / "meten", ROOT.parent / "shared" / "meten")
FRESH: Final = ROOT / "tests" / "meten" / "vers"
"""Turns made after the rules; ``eerste_meting.json``: how those in ``slot`` came out before anyone had looked at them."""
FIRST, NOW = "vers, eerste keer", "vers, nu"
REPORT: Final = ROOT / "docs" / "metingen.md"
HUMAN: Final = {"vraag": "0,94", "open": "0,86", "gesloten": "0,74", "reflectie": "0,82", "advies": "0,66"}
LINEAR: Final = {"vraag": "0,86", "open": "0,63", "gesloten": "0,51", "reflectie": "0,60", "advies": "0,08"}
TARGET: Final = {
    "experts.vraag.f1": "0,93", "haastig.vraag.f1": "0,85", "experts.open.f1": "0,80", "experts.gesloten.f1": "0,70",
    "experts.reflectie.f1": "0,78", "experts.advies.f1": "0,60", "eigen.macro_f1": "0,75", "oma.vals_zeker": "hoogstens 0,01",
    "oma.vals": "hoogstens 0,03", "oma.gezien": "0,65", "nood.vangst": "0,80", "nood.precisie": "0,90", "onderwerp": "0,92",
    "beurten_per_seconde": "2000",
}
MEANING: Final = {
    "experts.vraag.f1": "vraag of geen vraag (F1)", "haastig.vraag.f1": "hetzelfde, zonder hoofdletters en leestekens",
    "haastig.gesloten.f1": "gesloten vraag, zonder hoofdletters en leestekens",
    "getypt.vraag.f1": "vraag of geen vraag, korte beurten zoals haastige mensen typen",
    "getypt.open.f1": "open vraag, idem", "getypt.gesloten.f1": "gesloten vraag, idem",
    "experts.open.f1": "open vraag (F1)", "experts.gesloten.f1": "gesloten vraag (F1)",
    "experts.reflectie.f1": "samenvatting of gevoelsreflectie (F1)", "experts.advies.f1": "advies (F1)",
    "eigen.samenvatting.f1": "samenvatting, eigen set (F1)", "eigen.gevoelsreflectie.f1": "gevoelsreflectie, eigen set (F1)",
    "eigen.macro_f1": "alle zetten, eigen set (gemiddelde F1)", "oma.vals_zeker": "beurt zonder OMA, toch zeker beschuldigd",
    "oma.vals": "beurt zonder OMA, toch beschuldigd", "oma.gezien": "beurt met OMA, gezien",
    "nood.vangst": "eigen nood, gezien", "nood.precisie": "eigen nood, terecht", "onderwerp": "onderwerp van de vraag, goed",
    "onderwerp.simone": "onderwerp bij Simone", "onderwerp.hein": "onderwerp bij Hein",
    "beurten_per_seconde": "verschillende beurten per seconde, één kern",
}


def dutch(value: float) -> str:
    """A figure as Dutch readers write it."""
    return f"{value:.0f}" if value >= 10 else f"{value:.3f}".replace(".", ",")


def table(result: Result, fresh: Mapping[str, Result]) -> str:
    """The figures that count, in Markdown, beside those on fresh turns, what is aimed for, people and a linear model."""
    heads = ["wat", "ontwikkelset", *fresh, "streven", "mens", "lineair"]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    names = dict.fromkeys(name for one in sorted((result, *fresh.values()), key=lambda one: -len(one.figures)) for name in one.figures)
    for name in names:
        kind = name.split(".")[1] if name.startswith("experts.") else ""
        measured = [dutch(one.figures[name]) if name in one.figures else "" for one in (result, *fresh.values())]
        cells = [MEANING.get(name, name), *measured, TARGET.get(name, ""), HUMAN.get(kind, ""), LINEAR.get(kind, "")]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def label_table(result: Result, kind: str) -> str:
    """Precision, recall and F1 of each label of one set."""
    lines = ["| zet | precisie | vangst | F1 | beurten |", "|---|---|---|---|---|"]
    lines += [f"| {name} | {dutch(s.precision)} | {dutch(s.recall)} | {dutch(s.f1)} | {s.n} |"
              for name, s in result.labels[kind].items()]
    return "\n".join(lines)


def _sizes(result: Result) -> str:
    """How many turns each set has."""
    return ", ".join(f"{name} {size}" for name, size in result.sizes.items())


def report(result: Result, fresh: Mapping[str, Result]) -> str:
    """The whole of docs/metingen.md."""
    version = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    sizes = _sizes(result)
    parts = [
        "# Metingen", "",
        (f"Gemaakt met `make meten` op {date.today().isoformat()}, versie {version.stdout.strip() or 'onbekend'}. "
        f"Beurten per set: {sizes}."), "",
        ("Dit zijn de ontwikkelsets; waar regels op deze zinnen passen en niet op de taal, valt een achtergehouden set lager uit. "
        "*Mens*: één expert tegen de meerderheid van acht anderen. *Lineair*: een model op woorden en letters, getraind op "
        "1744 beoordeelde beurten in de oorspronkelijke taal. *Streven* geldt voor achtergehouden sets. Het aantal beurten per "
        "seconde is in rekentijd: andere programma's tellen niet mee."), "",
        ("*Vers*: beurten die wij na de regels schreven, in de trant van de ontwikkelsets. De experts zijn nagedaan, niet door experts "
        "beoordeeld, en netter dan echte gesprekken: kijk bij die rijen vooral naar de ontwikkelset. *Eerste keer* is het eerlijkste cijfer "
        f"voor nieuwe zinnen: {_sizes(fresh[FIRST])}, één keer gemeten voordat iemand naar de missers keek (een zet telt daar vanaf drie "
        "beurten). *Nu* zijn alle verse beurten samen; van de meeste zijn de missers bekeken. De sets zijn klein "
        f"(nu: {_sizes(fresh[NOW])}); één beurt scheelt al gauw een paar honderdsten."), "", table(result, fresh),
    ]
    for kind in result.labels:
        parts += ["", f"## Per zet, set {kind}", "", label_table(result, kind)]
    return "\n".join(parts) + "\n"


def main() -> int:
    """Measure, print, keep."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--fouten", type=int, default=0, metavar="N", help="laat N misgelezen beurten per cijfer zien")
    arguments.add_argument("--niet-bewaren", action="store_true", help="schrijf docs/metingen.md niet")
    options = arguments.parse_args()
    result = measure([folder for folder in FOLDERS if folder.is_dir()])
    first = json.loads((FRESH / "eerste_meting.json").read_text("utf-8"))
    fresh = {FIRST: Result(figures=first["cijfers"], sizes=first["beurten"]),
             NOW: measure([folder for folder in FRESH.iterdir() if folder.is_dir()], speed=False)}
    print(table(result, fresh))
    if options.fouten:
        for name, misses in result.misses.items():
            if misses:
                print(f"\n{name}: {len(misses)}")
                print("\n".join(f"   {line}" for line in misses[: options.fouten]))
    if not options.niet_bewaren:
        REPORT.write_text(report(result, fresh), encoding="utf-8")
        print(f"\nbewaard in {REPORT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
