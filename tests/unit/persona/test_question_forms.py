"""The forms a question may have (``feedback_rules/vraagvormen.yaml``): their examples, their lines, which may ask the same."""

from __future__ import annotations

import pytest

from gesprek_oefenen.content.defaults import built_in_fallback
from gesprek_oefenen.language.wordlists import read_data, rules_folder
from gesprek_oefenen.model.story import FALLBACK_KINDS, QUESTION_FORMS
from gesprek_oefenen.persona.asked import question_in
from gesprek_oefenen.persona.question_forms import form_of, may_ask_the_same, wants_one_thing

_DATA = read_data(rules_folder() / "vraagvormen.yaml")
_FORMS = _DATA["vormen"]


@pytest.mark.parametrize(("form", "asked"), [(form, asked) for form, entry in _FORMS.items() for asked in entry["wel"]])
def test_an_example_has_its_form(form: str, asked: str) -> None:
    """Each form carries its examples."""
    assert form_of(question_in(asked), asked) == form


def test_typed_in_a_hurry_it_has_the_same_form() -> None:
    """Without capitals and marks."""
    for form, entry in _FORMS.items():
        for asked in entry["wel"]:
            hasty = asked.casefold().rstrip("?")
            assert form_of(question_in(hasty), hasty) == form, hasty


@pytest.mark.parametrize("form", [form for form, entry in _FORMS.items() if not entry.get("zonder_zinnen")])
def test_every_persona_has_lines_for_it(form: str) -> None:
    """Unless the form only serves to compare questions; in both voices, and of several to choose from."""
    assert form in FALLBACK_KINDS
    assert all(len(built_in_fallback(voice)[form]) >= 3 for voice in ("u", "je"))


def test_the_list_of_forms_is_that_of_the_rules() -> None:
    """The names that a story may give lines for are those of the rules that have lines of their own."""
    older = set(FALLBACK_KINDS) - set(QUESTION_FORMS)
    assert set(QUESTION_FORMS) == {form for form, entry in _FORMS.items() if not entry.get("zonder_zinnen")} - older


def test_rows_name_forms_that_are_there() -> None:
    """What may ask the same, and what may ask anything."""
    assert {form for row in _DATA["op_elkaar"] for form in row} | set(_DATA["bij_alles"]) <= set(_FORMS)


@pytest.mark.parametrize(("one", "other", "same"), [
    ("hoe_lang_al", "wanneer_was", True), ("hoe_weet", "waar_vandaan", False), ("wie_zei", "wie_waren", False), ("", "wie_zei", True), ("wat_nog_meer", "wat_eet", True),
])
def test_which_may_ask_the_same(one: str, other: str, same: bool) -> None:
    """How he found out is not where he got it."""
    assert may_ask_the_same(one, other) is same is may_ask_the_same(other, one)


@pytest.mark.parametrize(("form", "one_thing"), [("wat_ziet", True), ("hoe_lang_al", True), ("hoe_was_x", False), ("waarom", False), ("", False)])
def test_which_ask_for_one_thing(form: str, one_thing: bool) -> None:
    """Whatever comes next in her story may answer how it was, not what she sees there."""
    assert wants_one_thing(form) is one_thing
