"""When two questions do not ask the same, whatever words they share: another verb, another time, another person."""

from __future__ import annotations

import pytest

from gesprek_oefenen.persona.apart import of_sex, other_person, other_time, other_verb
from gesprek_oefenen.persona.asked import question_in

_NOTHING: frozenset[str] = frozenset()


@pytest.mark.parametrize(("asked", "known", "differs"), [
    ("Wie zei dat?", "Wie doet ze open?", True), ("Hoe bedoelt u dat?", "Hoe maakt u dat?", True), ("Wie is dat?", "Wie zat er naast u?", True), ("Wat deed u toen?", "Wat zei u toen?", True),
    ("Hoe ging dat?", "Hoe was dat?", False), ("Hoe lang doet u dat al?", "Hoe lang schaakt u al?", False), ("Van wie had u die?", "Van wie hebt u die gekregen?", False),
    ("Waar hebt u hem ontmoet?", "Waar hebt u hem leren kennen?", False),
])
def test_another_verb(asked: str, known: str, differs: bool) -> None:
    """Light verbs and those that can stand for each other ask the same."""
    assert other_verb(question_in(asked), question_in(known), _NOTHING) is differs


def test_a_verb_in_the_air_is_no_other_one() -> None:
    """After "zij draaiden eromheen", *wie draaide daar* asks on."""
    assert not other_verb(question_in("Wie draaide daar?"), question_in("Wie was dat?"), frozenset({"draaien"}))


@pytest.mark.parametrize(("asked", "known", "differs"), [
    ("Hoe oud was u?", "Hoe oud bent u?", True), ("Wat deed u dan precies?", "Wat doet u dan precies?", True), ("Waar hebt u gewoond?", "Waar woont u?", True),
    ("Wie was dat?", "Wie is dat?", False), ("Wanneer was dat?", "Wanneer is dat?", False), ("En de kinderen?", "Waar zijn de kinderen?", False),
])
def test_another_time(asked: str, known: str, differs: bool) -> None:
    """What was is not what is, where the answers differ; a name is the same then and now."""
    assert other_time(question_in(asked), question_in(known)) is differs


def test_one_and_more() -> None:
    """*Hoe heette ze* asks for one name, *hoe heten ze* for several."""
    assert other_person(question_in("Hoe heette ze?"), question_in("Hoe heten ze?"))


@pytest.mark.parametrize(("asked", "sex", "of_it"), [
    ("Wanneer is ze overleden?", "hij", False), ("Wanneer is hij overleden?", "hij", True), ("Wanneer was dat?", "hij", None), ("Wanneer is ze overleden?", "", None),
])
def test_whom_it_points_to(asked: str, sex: str, of_it: bool | None) -> None:
    """*Ze* is not Gerrit."""
    assert of_sex(question_in(asked), sex) is of_it
