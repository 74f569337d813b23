"""A visitor's plain remark gets a word back about just that: no story, no nod, nothing of her own that comes to mind."""

from __future__ import annotations

import pytest

from gesprek_oefenen.model.story import FALLBACK_KINDS, REMARKS, Story
from gesprek_oefenen.persona.defaults import everyday
from tests.unit.persona.conftest import Talk

OF_THE_VISIT = [
    ("Ik ben een beetje zenuwachtig.", "spannend"), ("dit is mijn eerste keer", "spannend"), ("Ik vind het best spannend.", "spannend"),
    ("Ik wil u niet lastigvallen.", "niet_lastig"), ("ik hoop dat ik niet stoor", "niet_lastig"),
    ("Dat was een domme vraag.", "domme_vraag"), ("Ik heb koekjes meegenomen.", "meegebracht"),
    ("Ik moet over een kwartier weg.", "niet_lang"), ("Ik blijf nog even zitten, als u dat goedvindt.", "blijft_zitten"),
    ("U mag me gerust wegsturen.", "wegsturen"), ("Ik kom gewoon voor de gezelligheid.", "gewoon_hier"), ("Ik ben niet van de gemeente, hoor.", "gewoon_hier"),
    ("Ik weet even niet wat ik moet zeggen.", "sprakeloos"), ("Het regent buiten.", "weer"),
]
OF_HER_WORDS = [
    ("Dat is een lange tijd.", "lange_tijd"), ("zo lang al", "lange_tijd"), ("Dat meent u niet.", "verbaasd"), ("Goh, dat wist ik niet.", "verbaasd"),
    ("Haha, die is goed.", "lacht"), ("Zeg dat wel.", "eens"), ("Daar hebt u gelijk in.", "eens"), ("Gelukkig maar.", "gelukkig"),
]


@pytest.fixture
def begun(small: Story) -> Talk:
    """A talk in which she has begun to tell of the garden."""
    talk = Talk(small)
    assert talk.ask("Hoe is het met uw tuin?", "tuin").kind == "laag"
    return talk


@pytest.mark.parametrize(("said", "kind"), OF_THE_VISIT + OF_HER_WORDS)
def test_a_remark_gets_its_word(begun: Talk, said: str, kind: str) -> None:
    """A nervous volunteer hears that it is all right, and not what lies on the table."""
    assert begun.say(said).kind == f"terugval:{kind}"


@pytest.mark.parametrize(("said", "kind"), OF_HER_WORDS)
def test_on_what_she_did_not_say_there_is_nothing_to_agree_with(small: Story, said: str, kind: str) -> None:
    """As the first thing that is said it is no remark on her words."""
    assert Talk(small).say(said).kind != f"terugval:{kind}"


@pytest.mark.parametrize("said", ["mooi zo. geslapen", "haha mooi. en dan", "Dat is een lange tijd. Wie weet het?"])
def test_what_follows_a_remark_counts_for_more(begun: Talk, said: str) -> None:
    """The remark is only the way to it."""
    assert begun.say(said).kind not in {f"terugval:{kind}" for kind in REMARKS}


def test_what_he_also_does_counts_for_more(begun: Talk) -> None:
    """Time and room given surely is more than staying."""
    outcome = begun.say("Neemt u de tijd, ik zit hier goed.", "regie")
    assert outcome.kind != "terugval:blijft_zitten"


def test_coming_by_bicycle_is_no_introduction(begun: Talk) -> None:
    """*Ik kom van de fiets* says where from, not who he is."""
    assert begun.say("Ik kom net van de fiets.").kind != "terugval:kennismaken"


def test_every_remark_is_known_by_its_words_and_has_lines() -> None:
    """The names stand in three places: the list, the patterns, the lines."""
    assert set(REMARKS) <= set(everyday().kinds) and set(REMARKS) <= set(FALLBACK_KINDS)
