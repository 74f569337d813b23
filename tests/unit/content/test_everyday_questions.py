"""Questions that anybody may be asked: named once, with the ways of asking; a story answers them by name."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from gesprek_oefenen.authoring.check import Checker
from gesprek_oefenen.content.everyday_questions import everyday_questions, expanded
from gesprek_oefenen.content.stories import examine
from gesprek_oefenen.persona.asked import question_in
from tests.unit.persona.conftest import ROOT, Talk, small_story


def test_no_way_of_asking_stands_under_two_names() -> None:
    """Else it would be chance which answer it gets."""
    ways = Counter(way for asked in everyday_questions().values() for way in asked)
    assert [way for way, times in ways.items() if times > 1] == []


def test_every_way_asks_something() -> None:
    """A way that is read as no question would never be answered."""
    assert [way for asked in everyday_questions().values() for way in asked if not question_in(way).kinds] == []


def test_a_name_stands_for_all_its_ways() -> None:
    """In its place, and no question twice."""
    ways = everyday_questions()["leeftijd"]
    assert expanded(["Van welk jaar bent u?", "@leeftijd", ways[0]]) == ("Van welk jaar bent u?", *ways)
    with pytest.raises(KeyError, match="leeftyd"):
        expanded(["@leeftyd"])


@pytest.mark.parametrize("asked", ["Hoe oud bent u?", "hoe oud ben je nu", "Mag ik vragen hoe oud u bent?"])
def test_a_story_answers_it_however_it_is_asked(tmp_path: Path, asked: str) -> None:
    """The author wrote an answer and no question."""
    tale = small_story(tmp_path, ("initiatief:\n", 'feiten:\n  "@leeftijd": "Tachtig, vorige maand."\ninitiatief:\n'))
    assert Talk(tale).ask(asked).reply == "Tachtig, vorige maand."


def test_a_question_of_the_storys_own_goes_before_a_shared_one(tmp_path: Path) -> None:
    """An own answer to one of the ways is no fault: the rest of them still lead to the shared answer."""
    text = (ROOT / "tests" / "fout" / "goed.yaml").read_text(encoding="utf-8")
    file = tmp_path / "goed.yaml"
    file.write_text(text.replace("initiatief:\n", 'feiten:\n  "Hoe oud bent u?": "Raadt u eens."\n  "@leeftijd": "Eenenzeventig."\ninitiatief:\n'), encoding="utf-8")
    assert Checker().check(examine(file)) == []
