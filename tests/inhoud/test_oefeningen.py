"""All exercises that come with the program: sound, enough of each kind, varied, and every example comes out as it says."""

from __future__ import annotations

from collections import Counter

import pytest

from gesprek_oefenen.analysis.reader import Reader
from gesprek_oefenen.authoring.check_exercises import check_exercises
from gesprek_oefenen.content.exercises import examine_exercises
from gesprek_oefenen.learning.exercise_desk import ExerciseDesk, exercise_files, offered
from gesprek_oefenen.learning.exercise_texts import kind_text
from gesprek_oefenen.learning.exercises import explain
from gesprek_oefenen.model.address import fill, names_in
from gesprek_oefenen.model.exercises import CHOICES, ExerciseKind, Item, Result
from gesprek_oefenen.session.library import Library

LIBRARY = Library()
ITEMS = ExerciseDesk(LIBRARY).items


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The rules, read once."""
    return LIBRARY.reader(None)


@pytest.mark.parametrize("path", exercise_files(), ids=lambda path: path.stem)
def test_file_has_nothing_wrong_with_it(path, reader: Reader) -> None:  # type: ignore[no-untyped-def]
    """No fault, no warning; each example answer under ``wel`` does it and each under ``niet`` does not."""
    assert [(p.place.line, p.message) for p in check_exercises(examine_exercises(path), reader)] == []
    assert {item.kind.value for item in examine_exercises(path).items} == {path.stem}


def test_there_are_at_least_twelve_items_of_each_of_ten_kinds() -> None:
    """Ten kinds, a dozen or more of each."""
    counts = Counter(item.kind for item in ITEMS)
    assert set(counts) == set(ExerciseKind)
    assert min(counts.values()) >= 12
    assert len(ITEMS) >= 120


@pytest.mark.parametrize("kind", list(ExerciseKind))
def test_items_are_varied(kind: ExerciseKind) -> None:
    """Young and old, *u* and *je*, Flanders, and no name twice within a kind; some by telephone."""
    items = [item for item in ITEMS if item.kind is kind]
    assert {item.address for item in items} == {"u", "je"}
    assert len({item.person for item in items}) == len(items)
    assert len({item.says for item in items}) == len(items)
    assert any(item.telephone for item in items) or kind in (ExerciseKind.WITHOUT_OMA, ExerciseKind.SILENCE) or kind is ExerciseKind.LONELINESS


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.key)
def test_the_one_possible_way_is_one(item: Item, reader: Reader) -> None:
    """The example that is shown would itself be taken as reached; where nothing is scored there is a reason to talk about."""
    found = explain(item, item.example, reader)
    assert found.result in (Result.REACHED, Result.TALKED)
    assert item.source.startswith("werkboek")
    assert bool(item.reason) == bool(item.fits)


@pytest.mark.parametrize("item", [i for i in ITEMS if i.kind in CHOICES], ids=lambda item: item.key)
def test_what_fits_is_among_what_is_offered(item: Item) -> None:
    """What can be heard can be chosen, and there is always something that is not there too."""
    ids = {choice.id for choice in offered(item)}
    assert set(item.fits) < ids
    assert len(ids) <= 10


@pytest.mark.parametrize("address", ["u", "je"])
@pytest.mark.parametrize("kind", list(ExerciseKind))
def test_the_words_around_a_kind_can_be_filled_in(kind: ExerciseKind, address: str) -> None:
    """Every text asks only for what is there, in both forms of address, and none is schoolish."""
    text = kind_text(kind, address)
    lines = [text.title, text.short, text.task, text.why, text.choose, *(c.text for c in text.choices),
             *(way for ways in text.sayings.values() for way in ways)]
    for line in lines:
        assert names_in(line) <= {"naam", "onderwerp", "woorden"}
        shown = fill(line, address, {"naam": "Jan", "onderwerp": "de tuin", "woorden": "hoe dan"})
        assert "{" not in shown
        assert "fout" not in shown.lower().replace("geen goed of fout", "")
        assert "Goed zo" not in shown
        assert "Goed gedaan" not in shown
        if address == "je":
            assert not {"u", "uw"} & set(shown.lower().replace("'", " ").replace(",", " ").split())
