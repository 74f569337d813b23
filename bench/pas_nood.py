"""Fit the weights of ``feedback_rules/signalen/eigen_nood_som.yaml`` on labelled turns; run by hand when features or turns change.

    python -m bench.pas_nood [--schrijf] [--proef]

The turns: ours with ``nood`` in ``tests/meten/vers/oefen``, ``tests/meten/nood_dev.jsonl`` and
``tests/unit/analysis/nood_eigen.jsonl`` (the later ones, with veiled need, count double, those made after the phrases fourfold), and all
other turns of those folders as innocent. How: logistic regression with a square (L2) penalty; what stands under ``voor`` can only
weigh for need, what stands under ``tegen`` only against it; rounded to one decimal. ``--proef`` tells what ten-fold checking gives
instead. Only the standard library; the package does not use it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Final

import yaml

from bench.pas_gewichten import ROOT, with_weights
from gesprek_oefenen.analysis.own_need import need_features
from gesprek_oefenen.language.asking import ends_in_question
from gesprek_oefenen.language.phrases import words_of
from gesprek_oefenen.language.tokens import tokenise

TARGET: Final = ROOT / "feedback_rules" / "signalen" / "eigen_nood_som.yaml"
SETS: Final = ROOT / "tests" / "meten"
VEILED: Final = frozenset(("nood_w2", *(f"nood_vers{number}" for number in range(8, 15))))
FRESH: Final = frozenset(("nood_vers15", "nood_vers16", "nood_vers17", "nood_vers18", "nood_vers19", "nood_vers20"))
"""Made after the phrases: only these tell how far a phrase can be trusted, so they count most."""
PENALTY: Final = 1.0
ROUNDS: Final = 200
FOLDS: Final = 10

Row = Mapping[str, float]


@dataclass(frozen=True)
class Turn:
    """The features of a turn, whether it tells of need, how much it counts, and the set it is from."""

    row: Row
    need: bool
    count: float
    group: str


def turns() -> list[Turn]:
    """All turns to learn from."""
    files = [*sorted((SETS / "vers" / "oefen").glob("*.jsonl")), *sorted(SETS.glob("*_dev.jsonl")),
             ROOT / "tests" / "unit" / "analysis" / "nood_eigen.jsonl"]
    found = []
    for file in files:
        about_need = file.stem.startswith("nood")
        count = 4.0 if file.stem in FRESH else 2.0 if file.stem in VEILED else 1.0
        for line in file.read_text("utf-8").splitlines():
            turn = json.loads(line)
            previous = turn.get("vorige") or ""
            tokens, asked = tokenise(turn["uiting"]), ends_in_question(previous)
            found.append(Turn(need_features(tokens, words_of(tokens), previous, asked=asked), about_need and turn["nood"], count,
                              file.stem if about_need else "rest"))
    return found


def fit(some: Sequence[Turn], signs: Mapping[str, int]) -> tuple[float, dict[str, float]]:
    """Base and weights by coordinate-wise Newton steps; a weight never gets the other sign than ``signs`` tells."""
    columns = {name: [(place, float(turn.row[name])) for place, turn in enumerate(some) if turn.row.get(name)] for name in signs}
    columns[""] = [(place, 1.0) for place in range(len(some))]
    weights = dict.fromkeys(columns, 0.0)
    score = [0.0] * len(some)
    for _ in range(ROUNDS):
        moved = 0.0
        for name, column in columns.items():
            slope, curve = (PENALTY * weights[name], PENALTY) if name else (0.0, 1e-6)
            for place, value in column:
                chance = 1 / (1 + exp(-max(-30.0, min(30.0, score[place]))))
                slope += some[place].count * (chance - some[place].need) * value
                curve += some[place].count * chance * (1 - chance) * value * value
            new = weights[name] - max(-1.0, min(1.0, slope / curve))
            if name and new * signs[name] < 0:
                new = 0.0
            step = new - weights[name]
            if step:
                weights[name] = new
                moved = max(moved, abs(step))
                for place, value in column:
                    score[place] += step * value
        if moved < 0.003:
            break
    return weights.pop(""), weights


def total(turn: Turn, base: float, weights: Mapping[str, float]) -> float:
    """The sum of a turn, before the border is taken off."""
    return base + sum(weights.get(name, 0.0) * value for name, value in turn.row.items()) if turn.row else -9.0


def told(some: Sequence[tuple[Turn, float]], border: float) -> str:
    """Precision and recall when what sums above ``border`` is taken for need."""
    said = [turn for turn, score in some if score > border]
    right = sum(turn.need for turn in said)
    return f"terecht {right / max(1, len(said)):.3f}, gezien {right / max(1, sum(turn.need for turn, _ in some)):.3f}, vals {len(said) - right}"


def main() -> None:
    """Fit and print, or write into the YAML; or check tenfold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schrijf", action="store_true", help="write the weights into eigen_nood_som.yaml")
    parser.add_argument("--proef", action="store_true", help="ten-fold check")
    given = parser.parse_args()
    text = TARGET.read_text("utf-8")
    data = yaml.safe_load(text)
    signs = {**dict.fromkeys(data["voor"], 1), **dict.fromkeys(data["tegen"], -1)}
    every = turns()
    print(f"{len(every)} turns, {sum(turn.need for turn in every)} with need")
    if given.proef:
        tested: list[tuple[Turn, float]] = []
        for part in range(FOLDS):
            learned = fit([turn for place, turn in enumerate(every) if place % FOLDS != part], signs)
            tested += [(turn, total(turn, *learned)) for place, turn in enumerate(every) if place % FOLDS == part]
        for border in (0.0, 0.3, 0.6, 0.9, 1.2, 1.5):
            groups = {"all": [one for one in tested if one[0].group != "rest"], "veiled": [one for one in tested if one[0].group in VEILED],
                      **{name: [one for one in tested if one[0].group == name] for name in sorted(FRESH)},
                      "other turns": [one for one in tested if one[0].group == "rest"]}
            print(border, *(f"{name}: {told(some, border)};" for name, some in groups.items()))
        return
    base, weights = fit(every, signs)
    text = with_weights(text, {"basis": base, **weights})
    if given.schrijf:
        TARGET.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
