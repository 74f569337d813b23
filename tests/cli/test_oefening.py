"""Short exercises in plain lines and as JSON, and checking files with exercises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

FAULTY = Path(__file__).parents[1] / "fout" / "oefeningen"


def test_all_kinds_stand_in_a_row(run: Run) -> None:
    """Ten kinds with what to type."""
    text = run("oefening").stdout
    for kind in ("open-maken", "teruggeven", "stilte", "signalen", "soort-eenzaamheid"):
        assert f"\n{kind}: " in text


def test_an_exercise_line_by_line(run: Run) -> None:
    """The fragment, the task, what was typed, what it does, an example; an empty line goes on; nothing but text."""
    text = run("oefening", "open-maken", "--opgave", "koffieochtend", stdin="\nWas het leuk?\n/voorbeeld\nHoe ging dat?\n\n").stdout
    assert "Jan: Ik ben laatst naar die koffieochtend geweest" in text
    assert "Typ eerst wat u zou zeggen." in text
    assert "Zo kan het ook:" in text
    assert "> Hoe ging dat?" in text
    assert "Dit waren alle opgaven" in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 84
    told = json.loads(run("gegevens", "exporteer").stdout)["oefeningen"]
    assert [entry["inhoud"]["antwoord"] for entry in told] == ["Was het leuk?", "Hoe ging dat?"]


def test_json_gives_one_object_a_line(run: Run) -> None:
    """An item out; each answer in gives one out; the places are in the text as typed."""
    done = run("oefening", "open-maken", "--opgave", "koffieochtend", "--json", stdin="Hoe ging dat?\n/wat\n\n")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["wat"] for line in lines] == ["opgave", "uitleg", "melding", "einde"]
    assert lines[0]["zin"] == "Was het gezellig bij de koffieochtend?"
    assert lines[1]["uitkomst"] == "raak"
    assert all(0 <= a < b <= 13 for a, b in lines[1]["plaatsen"])


def test_a_choice_by_number_or_by_name(run: Run) -> None:
    """What cannot be chosen is said; a choice that fits nothing is not wrong."""
    done = run("oefening", "soort-eenzaamheid", "--opgave", "nieuwe-stad-bram", "--json", stdin="9\nsociaal, 2\n")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["wat"] for line in lines] == ["opgave", "melding", "keuze", "einde"]
    assert lines[2]["keuze"] == ["sociaal", "emotioneel"]
    assert "uitkomst" not in lines[2]


def test_silence_is_an_empty_line(run: Run) -> None:
    """As in a talk."""
    done = run("oefening", "stilte", "--opgave", "zin-af-lies", "--json", stdin="\n")
    assert json.loads(done.stdout.splitlines()[1])["reden"] == "raak-stilte"


def test_same_seed_same_order(run: Run) -> None:
    """For a group in which everyone does the same."""
    first, second = (run("oefening", "omkeren", "--zaad", "5", "--json").stdout for _ in range(2))
    assert first == second


@pytest.mark.parametrize("typed", ["\x1b[31mrood", "[/] {naam}", "'" * 300, "a" * 3_000, "\ud800", "/", "//stop"])
def test_hostile_lines(run: Run, typed: str) -> None:
    """No escape code comes back, nothing breaks, and the exercise goes on."""
    text = run("oefening", "open-maken", "--opgave", "koffieochtend", stdin=f"{typed}\nHoe ging dat?\n\n").stdout
    assert "\x1b" not in text
    assert "Dit waren alle opgaven" in text


@pytest.mark.parametrize(("arguments", "words"), [
    (("oefening", "openmaken"), "Bedoelt u 'open-maken'"),
    (("oefening", "open-maken", "--opgave", "koffie"), "koffieochtend"),
    (("oefening", "open-maken", "--zaad", "veel"), "heel getal"),
    (("oefening", "open-maken", "--map", "/nergens"), "De map"),
])
def test_wrong_use(run: Run, arguments: tuple[str, ...], words: str) -> None:
    """Exit code 2 and a Dutch message with what there is."""
    done = run(*arguments, code=2)
    assert words in done.stderr


@pytest.mark.parametrize(("what", "code"), [("goed.yaml", 0), ("oefening-voorbeeld--wel.yaml", 1), ("oefening-weinig-voorbeelden.yaml", 0),
                                            ("yaml-haakje.yaml", 1), ("nergens.yaml", 2)])
def test_checking_a_file(run: Run, what: str, code: int) -> None:
    """0 fine, 1 a fault, 2 what cannot be opened; the JSON has the fields of the other checks."""
    done = run("oefening", "controleer", str(FAULTY / what), "--json", code=code)
    for line in done.stdout.splitlines():
        assert list(json.loads(line)) == ["bestand", "regel", "kolom", "code", "ernst", "bericht", "herstel"]


def test_checking_for_people_shows_the_line(run: Run) -> None:
    """With a mark under the spot, what and how."""
    text = run("oefening", "controleer", str(FAULTY / "onbekende-sleutel.yaml"), code=1).stdout
    assert "naam: Jan" in text
    assert "^" in text


def test_own_exercises_from_a_folder(run: Run, tmp_path: Path) -> None:
    """``--map`` takes the folder ``oefeningen`` in it along."""
    (tmp_path / "oefeningen").mkdir()
    (tmp_path / "oefeningen" / "mijn.yaml").write_text((FAULTY / "goed.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    text = run("oefening", "open-maken", "--opgave", "koffie", "--map", str(tmp_path)).stdout
    assert "koffieochtend geweest" in text
    (tmp_path / "gesprek.yaml").write_text("id: [", encoding="utf-8")
    run("oefening", "controleer", str(tmp_path))
    broken = tmp_path / "oefeningen" / "stuk.yaml"
    broken.write_text("versie: 1\nsoort: open-maken\nopgaven: [", encoding="utf-8")
    done = run("--map", str(tmp_path), "oefening", "open-maken", code=1)
    assert "stuk.yaml, regel 3" in done.stderr
