"""How well turns are read: precision, recall and F1 of `beoordeel` against labelled sets."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

Row = dict[str, Any]

QUESTION: Final = {"open_vraag", "gesloten_vraag", "waarom_vraag", "sturende_vraag", "stapelvraag", "doorvraag"}
OMA: Final = {"oordeel", "mening", "advies", "bagatelliseren"}
EXPERT: Final[dict[str, Callable[[set[str]], bool]]] = {
    "vraag": lambda moves: bool(moves & QUESTION),
    "open": lambda moves: bool(moves & {"open_vraag", "waarom_vraag", "doorvraag"}),
    "gesloten": lambda moves: bool(moves & {"gesloten_vraag", "sturende_vraag"}),
    "reflectie": lambda moves: bool(moves & {"samenvatting", "gevoelsreflectie"}),
    "advies": lambda moves: "advies" in moves,
}
ENOUGH: Final = 4
"""Labels with fewer turns than this do not count in the macro average: one turn would decide."""


@dataclass
class Score:
    """Precision, recall and F1 of one label over ``n`` turns that have it."""

    precision: float
    recall: float
    f1: float
    n: int


@dataclass
class Result:
    """All figures by name, a table a label, and the turns that were misread."""

    figures: dict[str, float] = field(default_factory=dict)
    labels: dict[str, dict[str, Score]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    misses: dict[str, list[str]] = field(default_factory=dict)


def judge(rows: Sequence[Row], scenario: str | None = None) -> tuple[dict[str, Row], float]:
    """What `beoordeel --json` makes of the rows, by id, and the seconds it was at work (start-up included).

    Computing time of the one process, not time on the clock: another program on the machine does not change it.
    """
    lines = "".join(json.dumps({k: r[k] for k in ("id", "vorige", "uiting") if r.get(k)}, ensure_ascii=False) + "\n" for r in rows)
    command = [sys.executable, "-m", "gesprek_oefenen.cli.main", "beoordeel", "-", "--json"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command + (["--scenario", scenario] if scenario else []), input=lines, capture_output=True, text=True,
                          encoding="utf-8", check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {str(row["id"]): row for row in map(json.loads, done.stdout.splitlines())}, worked


def read_set(folders: Iterable[Path], kind: str) -> list[Row]:
    """The rows of every set of this kind in ``folders``; a set of the same name is read once."""
    files = {path.name: path for folder in folders for path in folder.glob(f"{kind}_*.jsonl")}
    return [json.loads(line) for _, path in sorted(files.items()) for line in path.read_text("utf-8").splitlines() if line.strip()]


def score(gold: Sequence[bool], said: Sequence[bool]) -> Score:
    """Precision, recall and F1."""
    both = sum(g and s for g, s in zip(gold, said, strict=True))
    precision = both / sum(said) if any(said) else 0.0
    recall = both / sum(gold) if any(gold) else 0.0
    return Score(precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0, sum(gold))


def measure(folders: Sequence[Path], *, speed: bool = True) -> Result:
    """All figures that can be had from the sets in ``folders``; ``speed``: how fast as well."""
    result = Result()
    experts, own, looks = (read_set(folders, kind) for kind in ("experts", "eigen", "lookalike"))
    if experts:
        _experts(experts, result)
    if typed := read_set(folders, "haastig"):
        _typed(typed, result)
    if own:
        _own(own, result)
    if own or looks:
        _oma([(r, bool(OMA & set(r["labels"]))) for r in own] + [(r, r["oma"]) for r in looks], result)
    if need := read_set(folders, "nood"):
        _need(need, result)
    if topics := read_set(folders, "onderwerpen"):
        _topics(topics, result)
    if own and speed:
        _speed(experts + own, result)
    return result


def _note(result: Result, name: str, rows: Sequence[Row], gold: Sequence[bool], said: Sequence[bool]) -> None:
    result.misses[name] = [f"{'gemist' if g else 'ten onrechte'}: {r['uiting']}"
                           for r, g, s in zip(rows, gold, said, strict=True) if g != s]


def _experts(rows: list[Row], result: Result) -> None:
    result.sizes["experts"] = len(rows)
    out, _ = judge(rows)
    table = result.labels["experts"] = {}
    for name, holds in EXPERT.items():
        judged = [r for r in rows if r[name] is not None]
        gold, said = [r[name] for r in judged], [holds(set(out[r["id"]]["zetten"])) for r in judged]
        table[name] = score(gold, said)
        result.figures[f"experts.{name}.f1"] = table[name].f1
        _note(result, f"experts.{name}", judged, gold, said)
    hasty = [{**r, "uiting": r["uiting"].lower().translate(str.maketrans("", "", "?!.,;:"))} for r in rows]
    out, _ = judge(hasty)
    for name in ("vraag", "gesloten"):
        judged = [r for r in rows if r[name] is not None]
        said = [EXPERT[name](set(out[r["id"]]["zetten"])) for r in judged]
        result.figures[f"haastig.{name}.f1"] = score([r[name] for r in judged], said).f1


def _typed(rows: list[Row], result: Result) -> None:
    """Short turns as hasty people type them: with the moves of questions (``labels``), or only whether they ask (``vraag``)."""
    result.sizes["haastig"] = len(rows)
    out, _ = judge(rows)
    said = {r["id"]: set(out[r["id"]]["zetten"]) for r in rows}
    gold = [bool(QUESTION & set(r["labels"])) if "labels" in r else r["vraag"] for r in rows]
    asks = [bool(said[r["id"]] & QUESTION) for r in rows]
    result.figures["getypt.vraag.f1"] = score(gold, asks).f1
    _note(result, "getypt.vraag", rows, gold, asks)
    labelled = [r for r in rows if "labels" in r]
    for name in ("open", "gesloten") if labelled else ():
        holds = EXPERT[name]
        result.figures[f"getypt.{name}.f1"] = score([holds(set(r["labels"])) for r in labelled], [holds(said[r["id"]]) for r in labelled]).f1


def _own(rows: list[Row], result: Result) -> None:
    result.sizes["eigen"] = len(rows)
    out, _ = judge(rows)
    table = result.labels["eigen"] = {}
    for name in sorted({label for r in rows for label in r["labels"]}):
        gold, said = [name in r["labels"] for r in rows], [name in out[r["id"]]["zetten"] for r in rows]
        table[name] = score(gold, said)
        _note(result, f"eigen.{name}", rows, gold, said)
    for name in ("samenvatting", "gevoelsreflectie"):
        if name in table:
            result.figures[f"eigen.{name}.f1"] = table[name].f1
    counted = [s.f1 for s in table.values() if s.n >= ENOUGH]
    result.figures["eigen.macro_f1"] = sum(counted) / len(counted)


def _oma(pool: list[tuple[Row, bool]], result: Result) -> None:
    result.sizes["oma"] = len(pool)
    out, _ = judge([r for r, _ in pool])
    seen = {r["id"]: bool(OMA & set(out[r["id"]]["zetten"])) for r, _ in pool}
    sure = {r["id"]: any(f["zeker"] and f["zet"] in OMA for f in out[r["id"]]["bevindingen"]) for r, _ in pool}
    free, guilty = [r["id"] for r, oma in pool if not oma], [r["id"] for r, oma in pool if oma]
    result.figures["oma.vals"] = sum(seen[i] for i in free) / len(free)
    result.figures["oma.vals_zeker"] = sum(sure[i] for i in free) / len(free)
    result.figures["oma.gezien"] = sum(seen[i] for i in guilty) / len(guilty)
    _note(result, "oma", [r for r, _ in pool], [oma for _, oma in pool], [seen[r["id"]] for r, _ in pool])


def _need(rows: list[Row], result: Result) -> None:
    result.sizes["nood"] = len(rows)
    out, _ = judge(rows)
    gold, said = [r["nood"] for r in rows], ["eigen_nood" in out[r["id"]]["signalen"] for r in rows]
    figures = score(gold, said)
    result.figures["nood.precisie"], result.figures["nood.vangst"] = figures.precision, figures.recall
    _note(result, "nood", rows, gold, said)


def _topics(rows: list[Row], result: Result) -> None:
    result.sizes["onderwerpen"] = len(rows)
    right = 0
    for persona in sorted({r["persona"] for r in rows}):
        part = [r for r in rows if r["persona"] == persona]
        out, _ = judge(part, persona)
        wrong = [(r, out[r["id"]].get("onderwerp") or "geen") for r in part]
        wrong = [(r, said) for r, said in wrong if said not in (r["onderwerp"], r.get("ook"))]
        result.figures[f"onderwerp.{persona}"] = 1 - len(wrong) / len(part)
        result.misses[f"onderwerp.{persona}"] = [f"{r['onderwerp']} werd {said}: {r['uiting']}" for r, said in wrong]
        right += len(part) - len(wrong)
    result.figures["onderwerp"] = right / len(rows)


def _speed(rows: list[Row], result: Result, turns: int = 2000) -> None:
    """Different turns a second of computing time on one core, without start-up."""
    many = [{**rows[i % len(rows)], "id": str(i), "uiting": f"{rows[i % len(rows)]['uiting']} ({i})"} for i in range(turns)]
    _, empty = judge(many[:1])
    _, full = judge(many)
    result.figures["beurten_per_seconde"] = (turns - 1) / max(full - empty, 1e-9)
