"""Leanings: what tells judging and advising when no words do; and figures on turns the rules were not written after."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from gesprek_oefenen.analysis.leaning import NEVER
from gesprek_oefenen.analysis.loading import load_rules, read_rules
from gesprek_oefenen.analysis.reader import Reader
from gesprek_oefenen.content.places import rules_folder
from gesprek_oefenen.model.reading import TalkContext

OMA = {"oordeel", "mening", "advies", "bagatelliseren"}
APART = Path(__file__).with_name("eigen_beurten_apart.jsonl")


@cache
def reader() -> Reader:
    return Reader(load_rules())


def moves(text: str, previous: str = "Ik zit hier maar.") -> set[str]:
    return {finding.move.value for finding in reader().read(text, TalkContext(previous=previous)).findings}


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("Een vogeltje in huis brengt ook weer leven.", "advies"),
        ("Slap excuus hoor.", "oordeel"),
        ("Alle bazen zijn tegenwoordig hetzelfde.", "mening"),
        ("Ach joh, straks lacht u erom.", "bagatelliseren"),
    ],
)
def test_a_turn_without_set_phrases_is_still_read(text: str, move: str) -> None:
    assert move in moves(text)


def test_words_given_back_tell_little_about_who_gives_them_back() -> None:
    """"Lui" is a judgement when the trainee brings it, and listening when the other did."""
    heard = moves("Lui, zo noemt hij u.", "Mijn baas vindt mij lui.")
    assert not heard & OMA
    assert "oordeel" in moves("Lui hoor, van u.", "Ik blijf vandaag in bed.")


def test_a_leaning_alone_is_never_sure() -> None:
    """What rests on a sum may be pointed at, but costs nothing."""
    for rules in reader().rules.moves:
        assert not any(rule.sure for rule in rules.rules if rule.condition.neiging)


def test_every_weight_belongs_to_a_trait_that_says_what_it_means() -> None:
    leanings = reader().rules.leanings
    assert leanings.sums
    for one in leanings.sums.values():
        assert len(one.weights) <= 56
        assert all(leanings.meanings[name] for name in one.weights)


def test_an_unknown_leaning_never_holds() -> None:
    assert reader().rules.leanings.score("bestaat niet", {}) == NEVER


def test_an_unknown_trait_is_pointed_at(tmp_path: Path) -> None:
    folder = tmp_path / "lezen"
    folder.mkdir()
    (folder / "neigingen.yaml").write_text(
        "betekenis: x\nkenmerken:\n  hoor: {woorden: [hoor], betekenis: kleurwoord}\n"
        "neigingen:\n  oma: {basis: 0, gewichten: {hor: 1}}\n",
        "utf-8",
    )
    _, problems = read_rules(rules_folder(), [tmp_path])
    assert any(item.place.line == 5 and "hor" in item.message for item in problems)


def test_a_file_without_traits_is_pointed_at(tmp_path: Path) -> None:
    folder = tmp_path / "lezen"
    folder.mkdir()
    (folder / "neigingen.yaml").write_text("betekenis: x\n", "utf-8")
    _, problems = read_rules(rules_folder(), [tmp_path])
    assert any(item.place.file.name == "neigingen.yaml" for item in problems)


def test_turns_kept_apart_are_read_as_well_as_before() -> None:
    """Nobody looked at the misses on these turns: half of judgement and advice seen, innocence respected."""
    guilty, innocent, seen, accused, sure = 0, 0, 0, 0, 0
    for line in APART.read_text("utf-8").splitlines():
        row = json.loads(line)
        findings = [f for f in reader().read(row["uiting"], TalkContext(previous=row["vorige"])).findings if f.move.value in OMA]
        if row["oma"] if "oma" in row else OMA & set(row["labels"]):
            guilty += 1
            seen += bool(findings)
        else:
            innocent += 1
            accused += bool(findings)
            sure += any(finding.sure for finding in findings)
    assert seen / guilty >= 0.6
    assert accused / innocent <= 0.085
    assert sure / innocent <= 0.01


@pytest.mark.parametrize(
    ("previous", "text"),
    [
        ("Ik lig elke nacht te luisteren.", "Elke nacht. Dat lijkt me slopend, altijd maar luisteren."),
        ("U zult me wel een zeur vinden.", "Welnee, ik vind het juist gezellig hier."),
        ("Ik heb een leesbril nodig.", "Ik ook. Mijn vrouw lacht erom, die ziet nog scherp."),
        ("Ik ben mijn broek gaan verstellen.", "Knap! Ik zou er zo in mijn vinger prikken."),
        ("Mijn zus heeft altijd gelijk.", "En dan sta je daar weer met je mond vol tanden."),
    ],
)
def test_whoever_thinks_along_or_tells_of_himself_is_not_accused(previous: str, text: str) -> None:
    """A feeling thought along with, an answer about the visitor, an own story, a laugh at himself, going on where she stopped."""
    assert not moves(text, previous) & (OMA | {"discussie"})


def test_a_word_back_about_the_visitor_leans_less_to_oma() -> None:
    """What she says about whoever visits her asks for an answer about himself."""
    def lean(previous: str) -> float:
        view = reader().view("Ach, dat went wel hoor.", TalkContext(previous=previous))
        return view.leaning(view.sentences[0], "oma")

    assert lean("U hebt vast nooit eens vrij.") < lean("Ik heb nooit eens vrij.")


def test_a_sure_rule_the_sum_speaks_against_is_not_sure(tmp_path: Path) -> None:
    """``zeker_vanaf``: the same words are sure with a low border and only likely with one out of reach."""
    text = (rules_folder() / "zetten" / "advies.yaml").read_text("utf-8")
    folder = tmp_path / "zetten"
    folder.mkdir()
    (folder / "advies.yaml").write_text(text.replace("zeker_vanaf: {oma: -2.4}", "zeker_vanaf: {oma: 90}"), "utf-8")
    strict, problems = read_rules(rules_folder(), [tmp_path])
    assert strict is not None and not problems
    turn = "U zou eens wat meer moeten bewegen."
    assert [f.sure for f in reader().read(turn).findings if f.move.value == "advies"] == [True]
    assert [f.sure for f in Reader(strict).read(turn).findings if f.move.value == "advies"] == [False]
