"""What an answer to an exercise does: the words it rests on, never *wrong*, whatever is typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprek_oefenen.learning.exercise_desk import ENTRY, LONGEST_ANSWER, ExerciseDesk, find_kind, offered, talk_about
from gesprek_oefenen.learning.exercises import explain, repeats, stays_with
from gesprek_oefenen.model.errors import InputError, UnknownStoryError
from gesprek_oefenen.model.exercises import ExerciseKind, Item, Result
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.session.store import Store

LIBRARY = Library()
READER = LIBRARY.reader(None)
ITEMS = {item.key: item for item in ExerciseDesk(LIBRARY).items}
COFFEE = ITEMS["open-maken/koffieochtend"]
KEY = ITEMS["teruggeven/sleutel-hanna"]
SOUP = ITEMS["gevoel-noemen/stoel-ab"]


def test_the_marked_words_are_those_just_typed() -> None:
    """The explanation quotes the trainee's own words, and their place is theirs."""
    answer = "Oké. Hoe ging dat, die koffieochtend?"
    found = explain(COFFEE, answer, READER)
    assert found.result is Result.REACHED
    (start, end), *_ = found.spans
    assert "Hoe ging dat" in answer[start:end]


def test_a_question_about_something_else_is_open_and_not_held_against_anyone() -> None:
    """Open but off the subject: said with care, as the words may have meant it."""
    found = explain(COFFEE, "Hoe gaat het met uw zwager?", READER)
    assert found.result is Result.UNSURE
    assert found.reason == "onderwerp"
    assert "dan is het goed" in found.words


def test_an_explanation_claims_a_subject_only_when_a_word_of_it_stands_in_the_answer() -> None:
    """An open question about the day in general is open; that it goes on about the library is not said."""
    library = ITEMS["open-maken/school-yara"]
    for answer in ("Wat doe je zoal op een dag", "Hoe voelt dat?", "vertel eens"):
        found = explain(library, answer, READER)
        assert "bieb" not in found.words
    assert explain(library, "Wat doe je dan in de bieb?", READER).reason == "raak-onderwerp"


@pytest.mark.parametrize("key", ["open-maken/koffieochtend", "zonder-oma/wandelclub-bert", "vraag-erachter/bus-ton", "weerstand/valt-mee-corrie"])
def test_a_question_about_someone_else_is_not_taken_for_the_same_subject(key: str) -> None:
    """"Hoe gaat het met uw buurman?": a word that may point back proves nothing beside a new subject."""
    assert explain(ITEMS[key], "Hoe gaat het met uw buurman?", READER).result is Result.UNSURE


def test_a_nod_is_no_other_way_of_saying_it() -> None:
    """Without advice, and still not there."""
    assert explain(ITEMS["zonder-oma/wandelclub-bert"], "oké", READER).reason == "te-weinig"


def test_rude_words_are_not_praised_in_any_kind() -> None:
    """Also where no rule calls them a judgement."""
    for item in ITEMS.values():
        assert explain(item, "Je bent een loser", READER).result is not Result.REACHED


@pytest.mark.parametrize("answer", ["Gaat u nog eens?", "U moet daar gewoon vaker heen gaan.", "asdf qwer zxcv", "Ja."])
def test_nothing_is_ever_called_wrong(answer: str) -> None:
    """Less sure or not there yet: an example is shown, and the word *fout* is not."""
    found = explain(COFFEE, answer, READER)
    assert found.result is not Result.REACHED
    assert "fout" not in found.words.lower()
    assert found.example == COFFEE.example


def test_giving_back_word_for_word_is_an_echo_also_over_two_sentences() -> None:
    """Persons may change; the order and the words are the other's."""
    assert repeats(KEY.says, "U legt uw sleutel nog altijd links. Rechts was voor hem.")
    assert not repeats(KEY.says, "Dus rechts blijft zijn plek.")


def test_a_feeling_asks_for_its_check() -> None:
    """Naming it is half; the other has the last word."""
    assert explain(SOUP, "Dat klinkt verdrietig.", READER).reason == "zonder-check"
    assert explain(SOUP, "Dat klinkt verdrietig. Klopt dat?", READER).result is Result.REACHED


def test_one_can_stay_with_the_subject_by_pointing_at_it() -> None:
    """"Hoe was dat?" names nothing new."""
    assert stays_with(COFFEE, "Hoe was dat?")
    assert not stays_with(COFFEE, "Wat voor auto rijdt uw zwager?")


def test_an_answer_that_sounds_like_ones_own_need_is_met_with_help_and_kept_nowhere() -> None:
    """Nothing of it reaches the store."""
    store = Store.in_memory()
    desk = ExerciseDesk(LIBRARY, store)
    found = desk.answer(COFFEE, "ik kan zelf niet meer, ik wil niet meer leven")
    assert found.own_need
    assert "113" in found.words
    assert store.entries(ENTRY) == []


def test_an_answer_is_kept_before_it_is_explained() -> None:
    """What was typed, what it was read as, and nothing else."""
    store = Store.in_memory()
    ExerciseDesk(LIBRARY, store).answer(COFFEE, "Hoe was het daar?")
    ((_, body),) = store.entries(ENTRY)
    assert body["opgave"] == "open-maken/koffieochtend"
    assert body["antwoord"] == "Hoe was het daar?"
    assert body["uitkomst"] == "raak"


def test_without_a_store_nothing_is_kept_and_a_long_answer_is_refused_kindly() -> None:
    """The big screen of a trainer; and a pasted book."""
    desk = ExerciseDesk(LIBRARY)
    assert desk.answer(COFFEE, "Hoe was het daar?").result is Result.REACHED
    with pytest.raises(InputError, match="Zeg het korter"):
        desk.answer(COFFEE, "a" * (LONGEST_ANSWER + 1))


def test_what_was_done_least_comes_first_and_a_seed_gives_the_same_order() -> None:
    """A round begins with what is new."""
    store = Store.in_memory()
    desk = ExerciseDesk(LIBRARY, store)
    first = desk.round(ExerciseKind.OPEN_UP, 7)
    assert first == desk.round(ExerciseKind.OPEN_UP, 7)
    assert first != desk.round(ExerciseKind.OPEN_UP, 8)
    desk.answer(first[0], "Hoe was het daar?")
    assert desk.round(ExerciseKind.OPEN_UP, 7)[-1] == first[0]
    (card,) = [c for c in desk.kinds() if c.text.kind is ExerciseKind.OPEN_UP]
    assert card.done == 1


def test_a_choice_is_talked_about_and_never_wrong() -> None:
    """What one heard besides may well be there."""
    item = ITEMS["signalen/bier-stan"]
    lines = talk_about(item, ["hoofdpijn"])
    assert any("Dat kan best" in line for line in lines)
    assert any("drinkt" in line for line in lines)
    assert "mag" in talk_about(item, [])[-1]
    assert set(item.fits) < {choice.id for choice in offered(item)}


def test_an_own_file_in_an_own_folder_goes_before_ours(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """A trainer's version of an item replaces it; such a folder holds no broken scenarios for it."""
    folder = tmp_path / "oefeningen"
    folder.mkdir()
    (folder / "mijn.yaml").write_text("versie: 1\nsoort: open-maken\nopgaven:\n  - {id: koffieochtend, wie: Piet, zegt: Ja., zin: Goed?, "
                                      "zo_kan_het: Hoe dan?}\n", encoding="utf-8")
    library = Library([tmp_path])
    mine = {item.key: item for item in ExerciseDesk(library).items}
    assert mine["open-maken/koffieochtend"].person == "Piet"
    assert not any(s.fault for s in library.summaries())


def test_an_unknown_kind_names_what_there_is() -> None:
    """With the one that was probably meant."""
    with pytest.raises(UnknownStoryError, match="open-maken"):
        find_kind("openmaken")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(sorted(ITEMS)), st.sampled_from(["u", "je"]))
def test_any_text_gets_an_explanation_and_places_in_it(text: str, key: str, address: str) -> None:
    """Nothing raises; places lie within the text; the same text gets the same words."""
    item = ITEMS[key]
    found = explain(item, text, READER, address)
    assert found.words
    assert all(0 <= start <= end <= len(text) for start, end in found.spans)
    assert found == explain(item, text, READER, address)


@pytest.mark.parametrize("nasty", ["[/]", "{naam} {u|je} <u|je>", "\x1b[31m", "%s {0}", "'" * 50, "👩‍👩‍👧 hoe was het daar?"])
def test_markers_in_an_answer_stay_what_was_typed(nasty: str) -> None:
    """Text of the trainee is filled in as a value, never read as a marker of ours; the same for an author's names."""
    for item in ITEMS.values():
        explain(item, f"U moet gewoon {nasty} naar de tuin gaan", READER)
    hostile: Item = replace(COFFEE, person=nasty, about=nasty)
    assert explain(hostile, "Gaat u nog eens?", READER).words
