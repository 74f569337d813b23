"""All knowledge cards that come with the program: sound, sourced, found by their words, and the 41 interventions by name."""

from __future__ import annotations

from collections import Counter

import pytest

from gesprek_oefenen.authoring.check_cards import check_card_paths
from gesprek_oefenen.content.places import cards_folder
from gesprek_oefenen.feedback.form import skills
from gesprek_oefenen.feedback.hint import hint_rules
from gesprek_oefenen.language.wordlists import read_data
from gesprek_oefenen.learning.cards import INTERVENTIONS, CardBox, card_text
from gesprek_oefenen.learning.exercise_texts import kind_text
from gesprek_oefenen.learning.own_work import FILE, factors
from gesprek_oefenen.model.address import names_in
from gesprek_oefenen.model.cards import Card
from gesprek_oefenen.model.exercises import ExerciseKind

BOX = CardBox()
TYPES = ("actieven", "geborgenen", "achterblijvers", "afhankelijken", "compenseerders", "buitenstaanders", "hoopvollen", "overlevers")
SUBJECTS = {
    "soorten-eenzaamheid": "3.2", "oorzaken": "3.3", "signalen": "5.3", "schroom": "6.3", "weerstand": "6.5", "dialoog": "12.3",
    "vragen-stellen": "12.4", "feedback": "12.5", "verwijzen": "11.5", "wat-werkt": "verbetertool", "acht-typen": "12.1"}


def test_nothing_is_wrong_with_the_cards() -> None:
    """Structure, other cards they point to, file names."""
    assert check_card_paths([cards_folder()]).problems == ()


@pytest.mark.parametrize(("card_id", "section"), SUBJECTS.items())
def test_every_subject_of_the_method_has_a_card_with_its_source(card_id: str, section: str) -> None:
    """The subjects that were asked for, each with where it comes from."""
    assert section in BOX.card(card_id).source


def test_there_are_forty_one_interventions_each_for_someone() -> None:
    """By name and number as in the publication: 20, 11 and 10; each with for whom and at least one type."""
    assert len(BOX.interventions) == 41
    numbers = [one.number for one in BOX.interventions]
    assert len(set(numbers)) == 41
    assert Counter(number.partition(".")[0] for number in numbers) == {"1": 20, "2": 11, "3": 10}
    for one in BOX.interventions:
        assert one.name
        assert one.for_whom
        assert one.what
        assert set(one.types) <= set(TYPES)
        assert one.types


def test_the_help_by_type_is_as_the_overview_of_the_publication_counts_it() -> None:
    """So many are named with each type there ("Overzicht van mogelijke interventies naar type van eenzaamheid")."""
    counts = Counter(kind for one in BOX.interventions for kind in one.types)
    assert counts == {"actieven": 27, "geborgenen": 27, "achterblijvers": 25, "afhankelijken": 25, "compenseerders": 10,
                      "buitenstaanders": 11, "hoopvollen": 4, "overlevers": 4}


@pytest.mark.parametrize("card_id", TYPES)
def test_a_type_names_the_help_that_fits_and_is_never_a_label(card_id: str) -> None:
    """Every fitting form of help by name, and the warning below it."""
    text = card_text(BOX.card(card_id))
    fitting = {one.name for one in BOX.interventions if card_id in one.types}
    assert {one.name for one in BOX.interventions if f"{one.name}: " in text} == fitting
    assert "Plak het nooit op iemand." in text


@pytest.mark.parametrize("card", BOX.cards, ids=lambda card: card.id)
def test_card_is_found_by_its_title_and_read_in_both_forms(card: Card) -> None:
    """Searching its title gives it among the first; no marker is left; in *je* there is no *u* but in quotes."""
    assert card in BOX.search(card.title)[:3]
    for address in ("u", "je"):
        shown = CardBox(address=address).card(card.id)
        assert not names_in(card_text(shown))
        assert "{" not in card_text(shown)
    assert all(len(piece.text) < 700 for piece in card.pieces)


@pytest.mark.parametrize(("typed", "card_id"), [
    ("weerstnd", "weerstand"), ("WEERSTAND", "weerstand"), ("weérstand", "weerstand"), ("handelingsverlegenhijd", "schroom"),
    ("telefooncirkel", INTERVENTIONS), ("hulp vragen", "schroom"), ("Esc@pe", INTERVENTIONS), ("verwijskaart", "verwijzen"), ("oma", "oma"),
])
def test_accents_capitals_and_slips_do_not_matter(typed: str, card_id: str) -> None:
    """What someone types is found all the same."""
    assert card_id in [card.id for card in BOX.search(typed)]


def test_what_is_not_there_is_not_found() -> None:
    """No card is better than any card."""
    assert BOX.search("kwantummechanica") == ()
    assert BOX.search("  ") == BOX.cards


def test_hints_and_lines_point_to_cards() -> None:
    """Every hint but the one on rudeness and every line of the form knows a card that is there."""
    known = {card.id for card in BOX.cards}
    assert {rule.card for rule in hint_rules() if rule.key != "grofheid"} <= known
    assert {str(skill["kaart"]) for skill in skills()} <= known


def test_every_exercise_points_to_a_card() -> None:
    """"Meer hierover" leads somewhere."""
    known = {card.id for card in BOX.cards}
    assert {kind_text(kind).card for kind in ExerciseKind} <= known


def test_the_factors_of_the_own_work_have_a_source_and_a_scale() -> None:
    """Those of the verbetertool: fit the person, equal footing, strengths, motivation, and the others."""
    assert {"oorzaken", "vorm", "wensen", "gelijk", "krachten", "motivatie"} <= {one.id for one in factors()}
    assert len({one.id for one in factors()}) == len(factors()) == sum(len(group["factoren"]) for group in read_data(FILE)["groepen"])
    for one in (*factors("u"), *factors("je")):
        assert one.source.startswith("verbetertool")
        assert "10" in one.ends
        assert "{" not in one.text + one.example + one.heading
