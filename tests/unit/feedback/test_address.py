"""Texts are written once, for u and je alike."""

import pytest

from gesprek_oefenen.model.address import fill, names_in


@pytest.mark.parametrize(
    ("address", "persona", "expected"),
    [
        ("u", "je", "U kunt vragen: 'Hoe gaat het met je?'"),
        ("je", "u", "Je kunt vragen: 'Hoe gaat het met u?'"),
    ],
)
def test_reader_and_persona_are_addressed_apart(address: str, persona: str, expected: str) -> None:
    """The one at the screen and the persona each get their own form."""
    template = "{U kunt|Je kunt} vragen: 'Hoe gaat het met <u|je>?'"
    assert fill(template, address, persona=persona) == expected


def test_what_people_typed_is_never_read_as_a_marker() -> None:
    """A quote with braces or angle brackets comes out as it was typed."""
    hostile = "{u|je} {naam} <a|b> [/]"
    assert fill("'{citaat}', zei {naam}.", values={"citaat": hostile, "naam": "Hein"}) == f"'{hostile}', zei Hein."


def test_a_forgotten_value_is_an_error_and_not_a_hole() -> None:
    """A template that asks for something unknown raises instead of showing braces to a person."""
    with pytest.raises(KeyError):
        fill("{naam} zwijgt.", values={})


def test_names_in_finds_values_only() -> None:
    """Alternates are no values."""
    assert names_in("{U|Je} hoort {naam} over {citaat}; <u|je>") == {"naam", "citaat"}


@pytest.mark.parametrize(("template", "expected"), [
    ("{naam} zwijgt. {naam} kijkt.", "Mevrouw Bos zwijgt. Mevrouw Bos kijkt."),
    ("Nu zwijgt {naam}.", "Nu zwijgt mevrouw Bos."),
    ("'Ja', zegt {naam}.", "'Ja', zegt mevrouw Bos."),
])
def test_a_title_is_written_small_within_a_sentence(template: str, expected: str) -> None:
    """Mevrouw Bos at the start, mevrouw Bos further on; other names stay as they are."""
    assert fill(template, values={"naam": "Mevrouw Bos"}) == expected
    assert fill("Nu zwijgt {naam}.", values={"naam": "Hein"}) == "Nu zwijgt Hein."
