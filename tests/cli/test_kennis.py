"""Knowledge cards in plain lines, the card of whom to turn to here, and the look at one's own work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

FAULTY = Path(__file__).parents[1] / "fout" / "kaarten"
REFERRAL = "versie: 1\nplaats: Wijk Oost\ncontacten:\n  - {naam: \"Buurtteam [b]\", telefoon: \"010-0000000\"}\n"


def test_all_cards_a_card_and_a_search(run: Run) -> None:
    """Without a word the list; a name or a search with one result gives the card; several give a list."""
    assert "\nweerstand: Weerstand." in run("kennis").stdout
    card = run("kennis", "weerstand").stdout
    assert "Waar ze vandaan komt" in card
    assert "Bron: werkboek 6.5" in card
    assert run("kennis", "weerstnd").stdout == card
    assert "Lezen: gesprek-oefenen kennis" in run("kennis", "hulp").stdout
    assert "geen kaart" in run("kennis", "kwantummechanica").stdout


def test_all_forty_one_forms_of_help_can_be_read(run: Run) -> None:
    """One a line, with for whom."""
    text = run("kennis", "interventies").stdout
    assert sum(line[:2] == "- " for line in text.splitlines()) == 41


def test_the_card_of_here_is_taken_over_from_a_file(run: Run, tmp_path: Path) -> None:
    """And stands below the card about passing on a signal."""
    assert "nog leeg" in run("kennis", "verwijzen").stdout
    file = tmp_path / "hier.yaml"
    file.write_text(REFERRAL, encoding="utf-8")
    assert "Buurtteam [b]: 010-0000000" in run("kennis", "--verwijskaart", str(file)).stdout
    assert "Verwijskaart van Wijk Oost" in run("kennis", "verwijskaart").stdout


def test_the_own_work_may_be_left_half_way(run: Run) -> None:
    """What was filled in is kept and comes back; what cannot be is said."""
    text = run("kennis", "--eigen-werk", stdin="8\nmeer vragen\n12\nn.v.t.\n").stdout
    assert "Typ een getal van 1 tot 10" in text
    assert "Bewaard." in text
    assert "Er stond: 8." in run("kennis", "--eigen-werk", stdin="\n\n/stop\n").stdout
    kept = json.loads(run("gegevens", "exporteer").stdout)["oefeningen"]
    assert [entry["inhoud"] for entry in kept if entry["soort"] == "eigen-werk"] == [
        {"oorzaken": {"waarde": "8", "verbeteren": "meer vragen"}, "vorm": {"waarde": "nvt", "verbeteren": ""}}]


@pytest.mark.parametrize(("arguments", "code", "words"), [
    (("--verwijskaart", "/nergens.yaml"), 2, "is er niet"),
    (("--verwijskaart", str(FAULTY / "verwijskaart.yaml")), 1, "regel 4"),
    (("--verwijskaart", str(FAULTY / "goed.yaml")), 2, "geen verwijskaart"),
    (("--map", "/nergens"), 2, "De map"),
])
def test_wrong_use(run: Run, arguments: tuple[str, ...], code: int, words: str) -> None:
    """Said in Dutch, with what and where."""
    assert words in run("kennis", *arguments, code=code).stderr


@pytest.mark.parametrize("typed", ["\x1b[31mrood\x1b[0m", "[/]", "{naam}", "'" * 300, "\u202eom"])
def test_hostile_searches(run: Run, typed: str) -> None:
    """No escape code comes back."""
    text = run("kennis", typed).stdout
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_checking_cards(run: Run) -> None:
    """As the other checks: 0 fine, 1 a fault, 2 what cannot be opened."""
    assert "niets op aan te merken" in run("kennis", "--controleer", str(FAULTY / "goed.yaml")).stdout
    lines = run("kennis", "--controleer", str(FAULTY), "--json", code=1).stdout.splitlines()
    assert {"kaart-vorm", "kaart-verwijst"} <= {json.loads(line)["code"] for line in lines}
    run("kennis", "--controleer", "/nergens.yaml", code=2)
