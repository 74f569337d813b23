"""Fit the weights of ``feedback_rules/lezen/neigingen.yaml`` on labelled turns; run by hand when traits or turns change.

    python bench/pas_gewichten.py [--schrijf] [FILE.jsonl ...]

Each line of a file: ``vorige``, ``uiting`` and ``labels`` (the moves) or ``oma`` (is there judgement, opinion, advice or
making it small in it). Without files: the turns in ``tests/unit/analysis/eigen_beurten*.jsonl`` (not those with ``apart`` in
their name, which are only measured), those in ``tests/meten/vers/oefen``, and the development sets in ``/work/shared/meten``
when they are there.

How: logistic regression with an absolute (L1) penalty, which keeps a few dozen traits, then a refit of those with a square
(L2) one; weights rounded to one decimal. A turn with a move in it has it in one sentence, we do not know which: the
most likely one is taken, three rounds long. Only the standard library; takes a minute or two. The package does not use it.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from gesprek_oefenen.analysis.loading import load_rules
from gesprek_oefenen.analysis.reader import Reader
from gesprek_oefenen.model.reading import TalkContext

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "feedback_rules" / "lezen" / "neigingen.yaml"
OMA = frozenset({"oordeel", "mening", "advies", "bagatelliseren"})
KINDS = ("oordeel", "mening", "advies", "bagatelliseren")
PENALTY_PICK, PENALTY_FIT = 3.0, 3.0
"""Strength of the penalty while picking traits and while fitting the picked ones; chosen by ten-fold checking."""
MOST = {"oma": 56, "soort": 22}
"""How many weights a sum may have: more would be opaque. In five-fold checking 60 saw 2 to 5 in 100 more than 42 at as many
innocents accused, and 90 no more than 60."""

Row = dict[str, float]
Sum = tuple[float, Row]
Turn = tuple[list[Row], frozenset[str] | None, bool]


def fit(rows: Sequence[Row], target: Sequence[int], weight: Sequence[float], l1: float, l2: float) -> tuple[float, Row]:
    """Coordinate descent for penalised logistic regression; the base is not penalised."""
    names = sorted({name for row in rows for name in row})
    columns = {name: [(i, row[name]) for i, row in enumerate(rows) if name in row] for name in names}
    base, weights = 0.0, dict.fromkeys(names, 0.0)
    score = [0.0] * len(rows)
    for _ in range(60):
        moved = 0.0
        for name in ["", *names]:
            column = columns[name] if name else [(i, 1.0) for i in range(len(rows))]
            slope = curve = 0.0
            for i, value in column:
                chance = 1 / (1 + math.exp(-score[i]))
                slope += weight[i] * value * (chance - target[i])
                curve += weight[i] * value * value * max(chance * (1 - chance), 0.02)
            old = weights[name] if name else base
            if name:
                curve += l2
                aim = curve * old - (slope + l2 * old)
                new = math.copysign(max(abs(aim) - l1, 0.0), aim) / curve
            else:
                new = old - slope / curve
            step = max(-1.0, min(1.0, new - old))
            if step:
                for i, value in column:
                    score[i] += step * value
                moved = max(moved, abs(step))
            if name:
                weights[name] = old + step
            else:
                base = old + step
        if moved < 0.005:
            break
    return base, {name: value for name, value in weights.items() if value}


def likeliest(sentences: Sequence[Row], found: Sum) -> Row:
    """The sentence with the highest sum."""
    return max(sentences, key=lambda row: sum(found[1].get(name, 0.0) * value for name, value in row.items()))


def learn(turns: Sequence[Turn], wanted: Callable[[Turn], bool], most: int) -> Sum:
    """Pick at most ``most`` traits and weigh them, looking for the sentence that holds the move."""
    found: Sum | None = None
    for l1, l2, rounds in ((PENALTY_PICK, 0.0, 2), (0.0, PENALTY_FIT, 2)):
        keep = None
        if l2 and found is not None:
            size = {name: -abs(value) for name, value in found[1].items()}
            keep = set(sorted(size, key=size.__getitem__)[:most])
        for _ in range(rounds):
            rows: list[Row] = []
            target: list[int] = []
            weight: list[float] = []
            for turn in turns:
                sentences = [{n: v for n, v in row.items() if keep is None or n in keep} for row in turn[0]]
                if wanted(turn) and found is not None:
                    sentences = [likeliest(sentences, found)]
                rows.extend(sentences)
                target.extend([int(wanted(turn))] * len(sentences))
                weight.extend([1 / len(sentences) if wanted(turn) else 1.0] * len(sentences))
            found = fit(rows, target, weight, l1, l2)
    assert found is not None
    return round(found[0], 1), {name: round(value, 1) for name, value in sorted(found[1].items()) if round(value, 1)}


def read_turns(files: Sequence[Path], reader: Reader) -> list[Turn]:
    """The sentences of each turn as traits, its moves when they are known, and whether there is OMA in it."""
    turns: list[Turn] = []
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            labels = frozenset(row["labels"]) if row.get("labels") else None
            oma = bool(row["oma"] if "oma" in row else labels and labels & OMA)
            view = reader.view(row["uiting"], TalkContext(previous=row.get("vorige")))
            sums = reader.rules.leanings
            sentences = [sums.with_later(view.traits(one), view.matches[one.index].any_of) for one in view.sentences]
            if sentences:
                turns.append((sentences, labels, oma))
    return turns


def with_weights(text: str, weights: Mapping[str, float]) -> str:
    """The text of a rules file of which each line ``name: {gewicht: ...`` has its new weight, rounded to one decimal."""
    for name, weight in weights.items():
        text = re.sub(rf"^( *{name}: \{{gewicht: )[-\d.]+", rf"\g<1>{round(weight, 1) + 0.0:g}", text, flags=re.MULTILINE)
        print(f"{name}: {weight:.2f}")
    return text


def main() -> None:
    """Fit and print, or write into the YAML."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schrijf", action="store_true", help="write the weights into neigingen.yaml")
    parser.add_argument("files", nargs="*", type=Path)
    given = parser.parse_args()
    shared = Path("/work/shared/meten")
    files = given.files or [
        *(f for f in sorted((ROOT / "tests" / "unit" / "analysis").glob("eigen_beurten*.jsonl")) if "apart" not in f.name),
        *sorted((ROOT / "tests" / "meten" / "vers" / "oefen").glob("[el][io]*.jsonl")),
        *(f for f in (shared / "eigen_dev.jsonl", shared / "lookalike_dev.jsonl") if f.exists()),
    ]
    reader = Reader(load_rules())
    turns = read_turns(files, reader)
    print(f"{len(turns)} turns from {len(files)} files, {sum(t[2] for t in turns)} with OMA")
    lines = ["neigingen:"]
    found = {"oma": learn(turns, lambda turn: turn[2], MOST["oma"])}
    typed = [turn for turn in turns if turn[2] and turn[1]]
    best = [([likeliest(turn[0], found["oma"])], turn[1], turn[2]) for turn in typed]
    for kind in KINDS:
        found[kind] = learn(best, lambda turn, kind=kind: kind in (turn[1] or ()), MOST["soort"])  # type: ignore[misc]
    for name, (base, weights) in found.items():
        about = "oordeel, mening, advies of bagatelliseren" if name == "oma" else f"{name}, als er iets van OMA in zit"
        lines += [f"  {name}:", f"    betekenis: {about}", f"    basis: {base}"]
        if name != "oma":
            lines.append("    soort: true")
        lines += ["    gewichten:", *(f"      {trait}: {value}" for trait, value in weights.items())]
        print(f"{name}: {len(weights)} weights")
    text = "\n".join(lines) + "\n"
    if given.schrijf:
        old = TARGET.read_text("utf-8")
        TARGET.write_text(old[: old.index("\nneigingen:") + 1] + text, "utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
