"""From file to story: short forms, defaults, places, and one clear error when it cannot be played."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesprek_oefenen.content.stories import load_story, parse_story
from gesprek_oefenen.model.conditions import Compare, Told
from gesprek_oefenen.model.errors import ContentError
from gesprek_oefenen.model.story import FALLBACK_KINDS, OF_A_SUBJECT, Story

GOOD = Path(__file__).parents[2] / "fout" / "goed.yaml"


@pytest.fixture(scope="module")
def story() -> Story:
    """The small sound story."""
    return load_story(GOOD)


def test_the_story_carries_what_the_file_says(story: Story) -> None:
    """Keys, numbers, lists and conditions arrive as they were written."""
    assert (story.id, story.person.name, story.person.age, story.trust) == ("goed", "Meneer Aarts", 71, 30)
    assert story.achievable.condition == Told("hond", 2)
    assert [state.name for state in story.states] == ["afwachtend", "los", "afgerond"]
    assert story.start_state.name == "afwachtend" and story.state("afgerond").end
    assert story.topic("hond").layers[1].condition == Compare("vertrouwen", ">=", 35)
    assert story.topic("hond").layers[1].feeling == "gemis"
    assert story.transitions[0].on == {"oma", "duwend"}
    assert story.initiatives[0].lines[0].asks == "vraag"
    assert story.examples[0].turns[1].say == "" and story.examples[0].turns[1].expect.moves == ("stilte",)


def test_reactions_may_be_written_short_or_in_full(story: Story) -> None:
    """The states may stand directly under the move, or under ``zinnen``."""
    assert [line.text for line in story.reactions["sluitend"].lines["*"]] == ["Ja.", "Nee.", "Soms."]
    assert set(story.reactions["oma"].lines) == {"*", "los"}
    assert story.reactions["oma"].thoughts["*"][0].text == "Daar gaan we weer."
    assert story.reactions["sluitend"].trust_given is False and story.reactions["oma"].trust == -6


def test_every_line_knows_its_id_and_its_line_in_the_file(story: Story) -> None:
    """Author tools say which line was chosen and where it stands."""
    lines = GOOD.read_text(encoding="utf-8").split("\n")
    for line in (*story.topic("stoep").layers[0].lines, *story.reactions["oma"].lines["los"], story.opening):
        assert line.text in lines[line.line_no - 1]
    assert story.reactions["oma"].lines["los"][1].id == "reacties.oma.los.2"
    assert story.topic("hond").layers[1].lines[2].id == "onderwerpen.hond.2.3"


def test_own_fallback_lines_go_before_the_built_in_ones(story: Story) -> None:
    """Every kind has lines; the story's own come first, and the built-in ones say so by having no line number."""
    kinds = set(FALLBACK_KINDS) - OF_A_SUBJECT
    assert set(story.fallback) >= kinds
    assert story.fallback["weer"][0].text == "Het blijft droog vandaag." and story.fallback["weer"][0].line_no > 0
    assert all(line.line_no == 0 for line in story.fallback["weer"][1:])
    assert all(story.fallback[kind] for kind in kinds)


def test_built_in_lines_say_u_or_je_as_the_persona_does() -> None:
    """A girl who says je does not suddenly say u when she has nothing to say."""
    text = GOOD.read_text(encoding="utf-8").replace("zegt: u", "zegt: je")
    loaded = parse_story(text, GOOD)
    assert loaded.story is not None
    words = [word.strip(".,?!…") for lines in loaded.story.fallback.values() for line in lines for word in line.text.lower().split()]
    assert "u" not in words and "je" in words
    assert not any("|" in line.text for lines in loaded.story.fallback.values() for line in lines)


def test_the_same_text_has_the_same_hash(story: Story) -> None:
    """A talk keeps the story it was held with; one letter more is another story."""
    text = GOOD.read_text(encoding="utf-8")
    same, other = parse_story(text, Path("x.yaml")), parse_story(text + " ", Path("x.yaml"))
    assert same.story is not None and other.story is not None
    assert same.story.hash == story.hash != other.story.hash


def test_a_broken_file_is_one_error_with_everything(tmp_path: Path) -> None:
    """The message names the first fault with its line and says how to see the rest; the exit code is 1."""
    file = tmp_path / "kapot.yaml"
    file.write_text(GOOD.read_text(encoding="utf-8").replace("leeftijd: 71", "leeftijd: oud").replace("fase: luisteren", "fase: luistern"),
                    encoding="utf-8")
    with pytest.raises(ContentError, match="regel 4: .*en nog 1") as caught:
        load_story(file)
    assert caught.value.exit_code == 1 and len(caught.value.problems) == 2
    assert "scenario controleer" in str(caught.value)


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    """Exit code 2: nothing was checked."""
    with pytest.raises(ContentError, match="is er niet") as caught:
        load_story(tmp_path / "weg.yaml")
    assert caught.value.exit_code == 2
