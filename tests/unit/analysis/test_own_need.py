"""The trainee's own serious need is noticed, veiled too; questions, figures of speech and others' need are not his."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.analysis.own_need import own_need
from gesprek_oefenen.language.tokens import tokenise

LINES = [json.loads(line) for line in (Path(__file__).parent / "nood_eigen.jsonl").read_text("utf-8").splitlines()]


def need(text: str, *, asked: bool = False, previous: str = "") -> bool:
    """Whether ``text`` sounds like the trainee's own need."""
    return own_need(tokenise(text), asked=asked, previous=previous)


def test_our_own_lines_are_told_apart() -> None:
    """324 lines, written before the phrases they are tried on; the innocent ones may not be taken for need."""
    heavy = [line for line in LINES if line["nood"]]
    assert len(heavy) > 70
    assert sum(need(line["uiting"], asked=line["vorige"].endswith("?"), previous=line["vorige"]) for line in heavy) / len(heavy) >= 0.95
    assert [line["uiting"] for line in LINES if not line["nood"] and need(line["uiting"], asked=line["vorige"].endswith("?"), previous=line["vorige"])] == []


@pytest.mark.parametrize("text", ["ik moet zo weg", "ik moet over een kwartier weg", "ik moet straks weer weg", "ik moet om vijf uur weg"])
def test_saying_that_one_has_to_leave_soon_is_no_need(text: str) -> None:
    assert not need(text)


@pytest.mark.parametrize("text", ["ik moet zo weg uit dit leven", "ik moet weg van deze wereld"])
def test_having_to_leave_life_is_need(text: str) -> None:
    assert need(text)


@pytest.mark.parametrize("text", ["Ik wil dood.", "ik zie het niet meer zitten", "voor mij hoeft het niet meer", "ik wil er een eind aan maken",
                                  "ik ben bang voor mezelf", "ik hou het niet langer vol"])
def test_plain_need_is_noticed(text: str) -> None:
    assert need(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wilt u dood?", "wilt u niet meer verder leven", "U zegt: ik wil dood. Wat bedoelt u daarmee?", "als u zegt ik wil niet meer, wat bedoelt u dan",
        "ik lach me dood", "ik schrik me dood", "ik ga dood van de hitte", "mijn oom heeft zelfmoord gepleegd", "een film over een man die dood wil",
        "ik zat er jaren geleden helemaal doorheen, nu gaat het weer goed", "ik hoor dat u het niet meer ziet zitten", "ik ben moe", "", "...",
    ],
)
def test_words_about_something_else_are_not_need(text: str) -> None:
    assert not need(text)


def test_how_it_is_said_tips_the_balance() -> None:
    """Hardly a heavy word in either; one speaks at length of what never ends, the other is pleased."""
    assert need("niet zo goed. ik lig elke avond leeg naar het plafond te kijken en er is niks waar ik nog naar verlang", asked=True)
    assert not need("goed hoor, ik lag gisteren lekker naar het plafond te kijken en er was niks wat moest", asked=True)
    assert not need("dat heb ik al heel lang niet meer gedaan, leuk dat u het vraagt, elke week deden we dat met alles erop en eraan", asked=True)


def test_the_manner_alone_is_no_need() -> None:
    """Without any sign of what it is about, denying and *never* and *always* weigh nothing."""
    assert not need("ik weet dat niet, ik kom hier elke week en hoor nooit iets over hoe alles moet, daar is geen boekje van en geen cursus", asked=True)
    assert not need("ik heb geen verstand van computers, nooit gehad ook, dat doet altijd alles mijn buurjongen en die is er niet elke dag", asked=True)


@pytest.mark.parametrize(("text", "own"), [
    ("u bent de enige die ik nog spreek", True), ("ben ik de enige die u nog spreekt", False),
    ("het enige waar ik nog naar uitkijk is dit uurtje bij u", True), ("het enige wat ik nog moet doen is de afwas", False)])
def test_what_the_other_is_to_him_counts_though_she_is_named(text: str, own: bool) -> None:
    assert need(text, asked=True) == own


@pytest.mark.parametrize(("previous", "text"), [
    ("Mijn zus komt nooit meer.", "bij ons ook niet. ik heb al maanden geen mens gesproken en ik slaap er niet van"),
    ("Heb jij iemand?", "nee, niemand. ik zit elke avond alleen op mijn kamer en ik schaam me ervoor"),
    ("Je ziet bleek.", "ik huil de laatste weken elke dag en ik weet niet waarom"),
    ("Ik red het niet meer.", "ik ook niet, ik loop helemaal vast en niemand weet het"),
    ("Mijn man is dood.", "de mijne ook, sinds hij weg is kan ik niet slapen en ik durf het aan niemand te vertellen"),
    ("Wat doe je straks?", "niks. ik zie elke dag op tegen naar huis gaan, het is daar zo leeg"),
])
def test_need_is_seen_where_no_phrase_names_it(previous: str, text: str) -> None:
    assert need(text, previous=previous)


@pytest.mark.parametrize(("previous", "text"), [
    ("Mijn zus komt nooit meer.", "u heeft haar al maanden niet gezien en u slaapt er niet van"),
    ("Mijn zus komt nooit meer.", "als mij dat gebeurde zou ik ook elke nacht wakker liggen en niemand willen zien"),
    ("Mijn zus komt nooit meer.", "stel dat ik niemand had, ik zou elke avond zitten huilen"),
    ("Mijn zus komt nooit meer.", "en toen zei ze: ik kan niet meer, ik zie niemand meer"),
    ("Mijn zus komt nooit meer.", "ik heb mijn zus ook jaren niet gezien, lang geleden. nu bellen we gelukkig elke week"),
    ("Ik krijg die lamp er niet in.", "ik ook niet, ik word gek van die dingen, zullen we het samen proberen"),
    ("Slaapt u nooit?", "jawel hoor, ik slaap prima, alleen vannacht niet door het onweer"),
    ("Ik ben zo alleen.", "ligt u daar ook wakker van"),
    ("Mijn moeder zat altijd te breien.", "mijn oma ook, hele avonden, en ze vertelde er prachtig bij"),
])
def test_feeling_with_the_other_and_everyday_talk_are_no_need(previous: str, text: str) -> None:
    assert not need(text, previous=previous)


def test_joining_in_weighs_only_after_what_weighs() -> None:
    said = "ik ook niet, al jaren niet, en ik praat er met niemand over"
    assert need(said, previous="Ik slaap niet meer sinds ze dood is.")
    assert not need("ik ook niet, al jaren niet", previous="Ik kijk nooit naar voetbal.")


@given(st.text(max_size=300), st.text(max_size=60), st.booleans())
def test_no_text_makes_it_raise(text: str, previous: str, asked: bool) -> None:
    assert need(text, previous=previous, asked=asked) in (True, False)


@given(st.sampled_from([line["uiting"] for line in LINES]), st.sampled_from([line["vorige"] for line in LINES]))
def test_asking_never_hides_need(text: str, previous: str) -> None:
    """What leaves this computer is looked at as if she had asked: nothing that was seen in the talk may slip through."""
    assert need(text, previous=previous, asked=True) or not need(text, previous=previous)


@pytest.mark.parametrize(("previous", "text", "own"), [
    ("Mijn zoon wil niet meer leven.", "ik ook niet. al een hele tijd", True),
    ("Mijn zoon wil niet meer voetballen.", "ik ook niet. al een hele tijd", False),
    ("Mijn zoon wil niet meer leven.", "hij wil niet meer leven. hoe is dat voor u", False)])
def test_joining_in_is_need_only_after_a_wish_to_be_dead(previous: str, text: str, own: bool) -> None:
    assert need(text, previous=previous) == own


@pytest.mark.parametrize("text", [
    "dat was een hel, ik lag maanden wakker en huilde elke dag. inmiddels ben ik weer de oude",
    "op mijn zeventiende wilde ik niet meer leven. daar is gelukkig over gepraat en nu geniet ik van elke dag",
    "mijn opa is gestorven, 93 was hij, het was goed zo. maar ik heb wel gehuild"])
def test_what_is_over_or_had_to_come_is_no_need(text: str) -> None:
    assert not need(text, previous="Heb jij het weleens moeilijk gehad?", asked=True)
