"""Fit the weights of ``feedback_rules/lezen/weergave.yaml`` on labelled turns; run by hand when features or turns change.

    python -m bench.pas_weergave [--schrijf] [--proef]

The turns: the experts' development set (weight 1) when it is there, our imitations of it in ``tests/meten/vers/oefen`` (a
third) and our own turns with their moves (a fifth: trainees talk otherwise than counsellors). How: as ``pas_gewichten``,
with a square (L2) penalty only; the base is then moved to where F1 on the experts' set is best (``best_border``).
``--proef`` tells what ten-fold checking gives instead of fitting. Only the standard library; the package does not use it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Final

from bench.pas_gewichten import ROOT, Row, fit, with_weights
from gesprek_oefenen.analysis.loading import load_rules
from gesprek_oefenen.analysis.reader import Reader
from gesprek_oefenen.analysis.reflection import features, leaning
from gesprek_oefenen.model.reading import TalkContext

TARGET: Final = ROOT / "feedback_rules" / "lezen" / "weergave.yaml"
GIVES_BACK: Final = frozenset({"samenvatting", "gevoelsreflectie"})
PENALTY: Final = 2.0
ROUNDS: Final = 3
FRESH: Final = ROOT / "tests" / "meten" / "vers" / "oefen"


@dataclass
class Turn:
    """The sentences of a turn that state something, as features; whether it gives back; how much it counts."""

    sentences: list[Row]
    gives_back: bool
    weight: float
    experts: bool


def turns(reader: Reader, wanted: Sequence[str]) -> list[Turn]:
    """All turns that are there, with only the features in ``wanted``."""
    shared = Path("/work/shared/meten/experts_dev.jsonl")
    files = [(f, 1.0) for f in [shared] if f.exists()] + [(f, 0.3) for f in sorted(FRESH.glob("experts_*.jsonl"))]
    files += [(f, 0.2) for f in [*sorted((ROOT / "tests" / "unit" / "analysis").glob("eigen_beurten*.jsonl")),
                                 ROOT / "tests" / "meten" / "eigen_dev.jsonl", *sorted(FRESH.glob("eigen_*.jsonl"))] if "apart" not in f.name]
    out = []
    for file, weight in files:
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            if "reflectie" not in row and "labels" not in row or row.get("reflectie", True) is None:
                continue
            gives_back = bool(row["reflectie"]) if "reflectie" in row else bool(GIVES_BACK & set(row["labels"]))
            view = reader.view(row["uiting"], TalkContext(previous=row.get("vorige")))
            stating = [{**features(one, view), "neiging": leaning(one, view)} for one in view.sentences if view.stated(one) is not None]
            if stating:
                out.append(Turn([{n: v for n, v in one.items() if n in wanted} for one in stating], gives_back, weight, file == shared))
    return out


def total(row: Row, weights: Row) -> float:
    """The sum of one sentence, without the base."""
    return sum(weights.get(name, 0.0) * value for name, value in row.items())


def learn(train: Sequence[Turn]) -> Row:
    """The weights: the likeliest sentence of a turn that gives back is taken to do it."""
    weights: Row = {}
    for _ in range(ROUNDS):
        rows: list[Row] = []
        target: list[int] = []
        counts: list[float] = []
        for turn in train:
            chosen = turn.sentences
            if turn.gives_back and weights:
                chosen = [max(turn.sentences, key=lambda row: total(row, weights))]
            rows += chosen
            target += [int(turn.gives_back)] * len(chosen)
            counts += [turn.weight / len(chosen) if turn.gives_back else turn.weight] * len(chosen)
        base, weights = fit(rows, target, counts, 0.0, PENALTY)
    return {**weights, "basis": base}


def f1_above(scores: Sequence[tuple[float, bool]], border: float) -> float:
    """F1 on (score, gives back) when what scores at least ``border`` is said to give back."""
    both = sum(gold for score, gold in scores if score >= border)
    return 2 * both / (sum(score >= border for score, _ in scores) + sum(gold for _, gold in scores))


def best_border(scores: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The border for the best F1 on (score, gives back), and the F1 there.

    F1 is best where the chance is half of it (Lipton, Elkan and Naryanaswamy 2014); on so few turns that is a steadier
    guide than the border that happens to do best.
    """
    reached = 0.7
    for _ in range(20):
        border = log(reached / 2) - log(1 - reached / 2)
        reached = f1_above(scores, border)
    return border, reached


def scored(some: Sequence[Turn], weights: Row) -> list[tuple[float, bool]]:
    """For each turn its highest sum and whether it gives back."""
    return [(max(weights["basis"] + total(row, weights) for row in turn.sentences), turn.gives_back) for turn in some]


def main() -> None:
    """Fit and print, or write into the YAML; or check tenfold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schrijf", action="store_true", help="write the weights into weergave.yaml")
    parser.add_argument("--proef", action="store_true", help="ten-fold check")
    given = parser.parse_args()
    text = TARGET.read_text("utf-8")
    names = re.findall(r"^  (\w+): \{gewicht:", text, re.MULTILINE)
    every = turns(Reader(load_rules()), [name for name in names if name != "basis"])
    judged = [turn for turn in every if turn.experts]
    print(f"{len(every)} turns, {len(judged)} by experts, {sum(turn.gives_back for turn in every)} give back")
    tested: list[tuple[float, bool]] = []
    for part in range(10):
        aside = {id(turn) for place, turn in enumerate(every) if place % 10 == part}
        weights = learn([turn for turn in every if id(turn) not in aside])
        tested += scored([turn for turn in judged if id(turn) in aside], weights)
    border, f1 = best_border(tested)
    print(f"ten-fold, experts: F1 {f1:.3f} with the border at {border:+.2f}")
    if given.proef:
        return
    weights = learn(every)
    weights["basis"] -= border
    text = with_weights(text, {name: weights.get(name, 0.0) for name in names})
    if given.schrijf:
        TARGET.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
