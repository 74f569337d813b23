"""Feedback on feedback: rules prove themselves by their own examples; in doubt nothing is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprek_oefenen.feedback.texts import yaml_data
from gesprek_oefenen.trainer.feedback_check import FILE, check_feedback, reminders

RULES = {rule["id"]: rule for rule in yaml_data(FILE)["regels"]}


@pytest.mark.parametrize(("rule", "example"), [(key, one) for key, rule in RULES.items() for one in rule["voorbeelden"]["wel"]])
def test_the_rule_marks_exactly_the_words_of_its_example(rule: str, example: str) -> None:
    """The words between brackets, no more and no less."""
    start, end = example.index("["), example.index("]") - 1
    text = example.replace("[", "").replace("]", "")
    found = [one for one in check_feedback(text) if one.rule == rule]
    assert [(one.start, one.end, one.words) for one in found] == [(start, end, text[start:end])]


@pytest.mark.parametrize(("rule", "example"), [(key, one) for key, rule in RULES.items() for one in rule["voorbeelden"]["niet"]])
def test_what_only_looks_like_it_is_left_alone(rule: str, example: str) -> None:
    """By every rule, not only its own."""
    assert check_feedback(example) == ()


@pytest.mark.parametrize("good", [
    "Ik zag dat je vooroverboog toen zij over haar man begon.",
    "Toen hij stil werd, wachtte je. Dat deed hem goed, want daarna vertelde hij over zijn broer.",
    "Ik merkte dat ik onrustig werd van de vragen achter elkaar. Herken je dat?",
    "Je vroeg: 'Hoe is dat voor u?' en daarna kwam het verhaal.",
    "De eerste tien minuten stelde je vooral vragen waar hij ja of nee op kon zeggen.",
    "Mooi hoe je terugkwam op de kat.",
    "Je gaf terug dat het zwaar was en vroeg of dat klopte.",
    "Ik hoorde drie keer een advies: over de club, de buurvrouw en de huisarts.",
    "Zij zei daarna dat ze zich altijd groot houdt.",
    "Wat had je daar nodig?", "Stilte na 'ik mis hem'. Prachtig moment.", "om 14.10 u een samenvatting", "Hij is weduwnaar, je vroeg naar haar.",
])
def test_good_feedback_gets_no_remark(good: str) -> None:
    """Observation, in the first person, about a moment."""
    assert check_feedback(good) == ()


@pytest.mark.parametrize(("text", "rule"), [
    ("je was best wel goed maar je bent wel een beetje ongeduldig", "over_de_persoon"), ("Je vraagt nooit door.", "altijd_nooit"),
    ("Je ging te snel.", "ik_vorm"), ("je moet meer stiltes laten vallen", "voorschrift"), ("ging wel goed", "vaag"),
    ("Hij had haar moeten laten uitpraten.", "voorschrift"),
])
def test_fresh_lines_are_seen_too(text: str, rule: str) -> None:
    """Lines that are no example of any rule."""
    assert rule in {one.rule for one in check_feedback(text)}


def test_every_remark_explains_itself_and_offers_a_beginning() -> None:
    """Words, rule, why, source, a better way; in je for who chose je."""
    for rule in RULES.values():
        for example in rule["voorbeelden"]["wel"]:
            for address in ("u", "je"):
                for one in check_feedback(example.replace("[", "").replace("]", ""), address):
                    assert one.says and one.why and one.better and one.source.startswith("werkboek 12.5")
                    assert "{" not in one.says + one.why + one.better
    assert len(reminders()) == 2


def test_at_most_two_remarks_on_one_text() -> None:
    """More is a lecture."""
    assert len(check_feedback("Je bent ongeduldig. Je vraagt nooit door. Je ging te snel. Je moet vaker wachten.")) == 2


@given(st.text(max_size=300))
def test_any_text_at_all_keeps_its_places(text: str) -> None:
    """Never an error, and the marked words are those in the text."""
    for one in check_feedback(text):
        assert text[one.start:one.end] == one.words
