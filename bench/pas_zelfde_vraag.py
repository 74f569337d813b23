"""Fit the weights of ``feedback_rules/zelfde_vraag.yaml`` on the stories; run by hand when traits or stories change.

    python -m bench.pas_zelfde_vraag [--meet]

Of each answer under ``door`` that has two or more example questions one is taken as asked: it asks the same as the others, and
not the same as those of the other answers with that line. Questions from elsewhere in the story (facts, subjects, other lines)
ask something that no answer with the line is for. Logistic regression with a square penalty (``pas_gewichten.fit``), rounded.

``--meet`` fits on twelve stories and measures on the three others, five times over: how often a question is found by its
other wordings, how often another answer is taken, and how often a question from elsewhere gets an answer it should not get.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.pas_gewichten import Row, fit
from gesprek_oefenen.content.stories import load_story
from gesprek_oefenen.persona.index import all_lines, index_of
from gesprek_oefenen.persona.onward import GOES_ON, OnwardQuestion, onward
from gesprek_oefenen.persona.same_question import traits

ROOT = Path(__file__).resolve().parent.parent
ELSEWHERE, PENALTY, MOST = 4, 2.0, 40_000
"""Questions from elsewhere for each line, the strength of the penalty, and how many pairs are fitted on."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An asked question beside an example question: ``case`` numbers the asked one, ``answer`` the answer of the example (-1: its own)."""

    story: str
    case: int
    row: Row
    same: bool
    elsewhere: bool


def pairs(path: Path, draw: random.Random, first: int) -> Iterator[Pair]:
    """The pairs of one story; cases are numbered from ``first``."""
    story = load_story(path)
    index, case = index_of(story), first
    pool = [question for fact, _ in index.facts for question in fact.questions] + [question for topic in story.topics for question in topic.questions]
    for line in all_lines(story):
        known = [(number, onward(question), question) for number, fact in enumerate(line.asked_on) for question in fact.questions]
        known = [one for one in known if one[1].follow != GOES_ON]
        around = index.in_the_air(line)
        for number, asked, text in known:
            others = [(other, question) for other, question, words in known if words != text]
            if any(other == number for other, _ in others):
                yield from (Pair(story.id, case, row(asked, question, around), other == number, False) for other, question in others)
                case += 1
        told = {text for _, _, text in known}
        for text in draw.sample(pool, min(ELSEWHERE, len(pool))) if known else ():
            if text not in told:
                yield from (Pair(story.id, case, row(onward(text), question, around), False, True) for _, question, _ in known)
                case += 1


def row(asked: OnwardQuestion, known: OnwardQuestion, around: frozenset[str]) -> Row:
    """The traits that count, as the fit wants them."""
    return {name: float(value) for name, value in traits(asked, known, around).items() if value}


def learn(found: list[Pair], draw: random.Random) -> tuple[float, Row]:
    """The weights, rounded."""
    sample = draw.sample(found, min(MOST, len(found)))
    base, weights = fit([one.row for one in sample], [int(one.same) for one in sample], [1.0] * len(sample), 0.0, PENALTY)
    return round(base, 1), {name: round(value, 1) for name, value in weights.items() if round(value, 1)}


def measure(base: float, weights: Row, found: list[Pair]) -> dict[float, tuple[float, float, float]]:
    """By border: share of questions found, of those given another answer, and of questions from elsewhere answered."""
    own: dict[int, float] = {}
    other: dict[int, float] = {}
    away: dict[int, float] = {}
    for one in found:
        value = base + sum(weights.get(name, 0.0) * size for name, size in one.row.items())
        best = away if one.elsewhere else own if one.same else other
        best[one.case] = max(best.get(one.case, -99.0), value)
    result = {}
    for border in (-0.4, 0.0, 0.4, 0.8, 1.2):
        right = sum(value > border and value > other.get(case, -99.0) for case, value in own.items()) / len(own)
        wrong = sum(other.get(case, -99.0) > max(border, value) for case, value in own.items()) / len(own)
        result[border] = right, wrong, sum(value > border for value in away.values()) / len(away)
    return result


def main() -> None:
    """Print the weights, or measure them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--meet", action="store_true")
    given = parser.parse_args()
    draw, found = random.Random(1), list[Pair]()
    for path in sorted((ROOT / "scenarios").glob("*.yaml")):
        found.extend(pairs(path, draw, found[-1].case + 1 if found else 0))
    if not given.meet:
        base, weights = learn(found, draw)
        print(f"begin: {base}", *(f"  {name}: {value}" for name, value in weights.items()), sep="\n")
        return
    stories = sorted({one.story for one in found})
    for at in range(0, len(stories), 3):
        aside = set(stories[at : at + 3])
        base, weights = learn([one for one in found if one.story not in aside], draw)
        for border, (right, wrong, away) in measure(base, weights, [one for one in found if one.story in aside]).items():
            print(f"{' '.join(sorted(aside)):70} from {border:4}: found {right:.3f}  another {wrong:.3f}  from elsewhere {away:.3f}")


if __name__ == "__main__":
    main()
