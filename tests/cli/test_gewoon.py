"""The whole program in plain lines: numbers and words, nothing that moves, nothing that only the eye can see."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Run

TALK = "1\nsimone\n1\n1 3\nHoe was je week?\n/stop\n"
AFTER = "\n\n\n\n\n"
STOP = "0\n"


def test_from_welcome_to_goodbye(run: Run) -> None:
    """Choose by a part of a name, read the situation, say what one wants feedback on, talk, look back, stop."""
    text = run("gewoon", stdin=TALK + "Rustig aan\n" + AFTER + STOP).stdout
    places = [text.index(part) for part in (
        "Gesprek oefenen, in gewone regels", "Met wie wilt u praten?", "keukentafel", "Dit gesprek beginnen?",
        "Waar wilt u straks feedback op?", "Simone: Hoi.", "U: Hoe was je week?", "1 van 4.", "4 van 4.", "simone-1", "Tot een volgende keer.")]
    assert places == sorted(places)


def test_what_was_asked_for_comes_first_afterwards(run: Run) -> None:
    """The third in the list is asking on."""
    text = run("gewoon", stdin=TALK + AFTER + STOP).stdout
    assert text.index("1. Stelde u open vragen?") < text.index("2. Vroeg u genoeg door?")


def test_a_talk_that_was_left_stands_first(run: Run) -> None:
    """Lines stopping in the middle lose nothing."""
    text = run("gewoon", stdin="1\nsimone\n1\n\nHoe was je week?\n").stdout
    assert "Tot een volgende keer. Wat gezegd is, is bewaard." in text
    text = run("gewoon", stdin="1\nEn toen?\n/stop\n" + AFTER + STOP).stdout
    assert "1. Verder met Simone (1 beurt)" in text
    assert text.index("U: Hoe was je week?") < text.index("U: En toen?")


def test_looking_back_reading_keeping_and_throwing_away(run: Run, tmp_path: Path) -> None:
    """Everything one can do with an earlier talk."""
    run("gewoon", stdin=TALK + "Rustig aan\n" + AFTER + STOP)
    file = tmp_path / "verslag.html"
    text = run("gewoon", stdin=f"2\n1\n1\n2\n{AFTER}bewaren\n{file}\nbewaren\n{file}\nnee\nweggooien\nja\n0\n").stdout
    assert "U: Hoe was je week?" in text and "Er stond: Rustig aan" in text
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "Er is niets veranderd." in text and "Het gesprek is weg." in text
    assert "nog geen gesprek" in text.split("Het gesprek is weg.")[1]


def test_signals_and_where_the_story_comes_from(run: Run) -> None:
    """Ticked, kept for the next time, laid beside what was in the story; nothing is counted. The background only on request."""
    run("gewoon", stdin=TALK + AFTER + STOP)
    text = run("gewoon", stdin="2\n1\nwelke signalen\n1 2\nvandaan\n0\n0\n0\n").stdout
    said = " ".join(text.split())
    assert "Dit viel u op, en het zit in het verhaal - is vaak moe" in said and "niets geteld" in said
    assert "Simone bestaat niet." in said.split("Uw keuze: vandaan")[1]
    again = " ".join(run("gewoon", stdin="2\n1\nwelke signalen\n\n0\n0\n0\n").stdout.split())
    assert "Eerder koos u: zorgt minder goed voor zichzelf; is vaak moe." in again
    assert "en het zit in het verhaal - is vaak moe" in again


def test_settings_work_at_once(run: Run) -> None:
    """From u to je in the very next menu, and kept for the next time."""
    text = run("gewoon", stdin="3\n2\n2\n0\n0\n").stdout
    assert "Wat wilt u doen?" in text and "Wat wil je doen?" in text
    assert "Wat wil je doen?" in run("gewoon", stdin="0\n").stdout


def test_ones_own_data(run: Run, tmp_path: Path) -> None:
    """Take along, hand in by choice, wipe after a question."""
    run("gewoon", stdin=TALK + AFTER + STOP)
    everything, hand_in = tmp_path / "alles.json", tmp_path / "in.json"
    text = run("gewoon", stdin=f"5\n1\n{everything}\n2\nRia\nnee\n{hand_in}\n3\nnee\n3\nja\n0\n0\n").stdout
    assert json.loads(everything.read_text(encoding="utf-8"))["gesprekken"]
    handed = json.loads(hand_in.read_text(encoding="utf-8"))
    assert handed["naam"] == "Ria" and "gesprek" not in handed["gesprekken"][0]
    assert "Er is niets gewist." in text and "Alles is gewist." in text
    assert json.loads(run("gegevens", "exporteer").stdout)["gesprekken"] == []


def test_what_is_not_understood_is_asked_again(run: Run) -> None:
    """Empty lines, words, huge numbers, odd digits, escape codes; a question mark reads the list again."""
    text = run("gewoon", stdin="\nhuh\n99\n" + "9" * 5000 + "\n²\n\x1b[31m\n-1\n?\n0\n").stdout
    assert "staat er niet bij" in text and "\x1b" not in text and text.count("1. Een gesprek oefenen") == 2
    assert text.rstrip().endswith("Tot een volgende keer.")


def test_bad_places_come_back_to_the_menu(run: Run, tmp_path: Path) -> None:
    """A message, and one goes on."""
    run("gewoon", stdin=TALK + AFTER + STOP)
    text = run("gewoon", stdin=f"2\n1\nbewaren\n{tmp_path}/weg/x.html\n0\n0\n0\n").stdout
    assert "Ik kan niet schrijven" in text and "Tot een volgende keer." in text


def test_where_help_is_and_no_colour_no_codes(run: Run) -> None:
    """The lines are bare text on every terminal."""
    text = run("gewoon", stdin="4\n0\n", env={"TERM": "xterm-256color"}).stdout
    assert "0800-0113" in text and "\x1b" not in text
    assert max(len(line) for line in text.splitlines()) <= 90


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals there")
def test_on_a_terminal_that_can_place_nothing_the_program_begins_in_plain_lines(own_folders: Path) -> None:
    """TERM=dumb: what Emacs, some braille displays and serial lines say."""
    parent, child = pty.openpty()
    done = subprocess.Popen([sys.executable, "-m", "gesprek_oefenen.cli.main"], stdin=child, stdout=child, stderr=child,
                            env={**os.environ, "TERM": "dumb", "NO_COLOR": "1"}, close_fds=True)
    os.close(child)
    os.write(parent, b"0\n")
    said = b""
    try:
        while chunk := os.read(parent, 4096):
            said += chunk
    except OSError:
        pass
    assert done.wait(timeout=60) == 0
    assert "in gewone regels" in said.decode() and b"\x1b[?1049h" not in said


def test_exercises_cards_and_own_work_from_the_menu(run: Run) -> None:
    """An exercise with an answer, a card that was searched for with a slip, a look at one's own work, and out again."""
    text = run("gewoon", stdin="oefeningen\nsignalen hoort\n1\n/stop\n0\nkenniskaarten\nweerstnd\n1\n0\neigen werk\n7\nrustiger\n/stop\n0\n").stdout
    assert "Welke signalen hoort u (13 opgaven)" in text
    assert "Hier is geen goed of fout." in text
    assert "Waar ze vandaan komt" in text
    assert "Bewaard." in text
    assert text.rstrip().splitlines()[-1].startswith("Tot")


def test_nought_goes_a_step_back_in_an_exercise_too(run: Run) -> None:
    """As the first line of the program promises; it is not read as an answer."""
    text = run("gewoon", stdin="oefeningen\nstilte\n0\n0\n0\n").stdout
    assert "Hier kan ik geen zin in lezen" not in text and "Stilte of niet? Durven" in text and "Tot een volgende keer" in text


def test_whom_to_turn_to_here_stands_with_the_help_and_after_a_talk(run: Run, tmp_path: Path) -> None:
    """Once a trainer filled it in, or in the folder that was handed out."""
    (tmp_path / "kenniskaarten").mkdir()
    (tmp_path / "kenniskaarten" / "hier.yaml").write_text("versie: 1\ncontacten: [{naam: Buurtteam, telefoon: '010-1'}]\n", encoding="utf-8")
    text = run("gewoon", "--map", str(tmp_path), stdin="waar hulp\n0\n").stdout
    assert "- Buurtteam: 010-1" in text
    text = run("praat", "simone", "--map", str(tmp_path), stdin="/help\n/stop\n").stdout
    assert text.count("- Buurtteam: 010-1") == 2


def test_path_progress_and_sheets_are_in_the_menu(run: Run) -> None:
    """The path leads to a talk and to a sheet; a half sheet waits; progress tells what was seen."""
    text = run("gewoon", stdin="leerpad\n3\nsimone\n1\n\nHoe was je week?\n/stop\n" + AFTER + "0\n0\n0\n").stdout
    assert "Na bijeenkomst 1: Woorden voor eenzaamheid (nu)" in text and "Simone: Hoi." in text
    text = run("gewoon", stdin="kijken naar\n1\n1\n4\nVaker vragen.\n0\nlater\n0\n0\n0\n").stdout
    assert "1. Bij mij durft iemand zijn verhaal te vertellen." in text and "Het blijft staan zoals het is." in text
    text = run("gewoon", stdin="kijken naar\n1\n2\n0\n0\n0\n").stdout
    assert "Mijn vaardigheden, wacht: 1 ingevuld" in text
    assert "Bij mij durft iemand zijn verhaal te vertellen. Goed. U schreef: Vaker vragen." in " ".join(text.split())
    assert "Uw voortgang" in run("gewoon", stdin="voortgang\n0\n").stdout


def test_a_sheet_to_the_end_and_once_more(run: Run) -> None:
    """First and now in one line; lines that stop in the middle lose nothing."""
    once = "kijken naar\n2\n1\n" + "{value}\n\n" * 7 + "Dat het overgaat.\n1\n\n0\n0\n0\n"
    run("gewoon", stdin=once.format(value=3))
    text = " ".join(run("gewoon", stdin=once.format(value=1)).stdout.split())
    assert "Eerst: erg mee eens, nu: helemaal niet mee eens." in text and "Dat het overgaat." in text
    run("gewoon", stdin="kijken naar\n2\n1\n2\n\n")
    assert "wacht: 1 ingevuld" in run("gewoon", stdin="kijken naar\n0\n0\n").stdout
