"""`praat`: the JSON contract, the commands, the steps afterwards in plain lines."""

from __future__ import annotations

import json
from typing import Any

from .conftest import Run

FIELDS = ["beurt", "zetten", "onderwerp", "toestand", "vertrouwen", "antwoord", "lichaam", "gedachte", "hint", "einde"]
TEN_LINES = """hoi simone hoe is het
wat doe je in de pauze
dus je loopt dan een rondje
hoe is dat voor je
Wie zie je nog van vroeger?

En thuis, hoe gaat het daar?
dat klinkt best stil
je moet eens op een sport gaan
waar kijk je naar uit?
"""


def rows(text: str) -> list[dict[str, Any]]:
    """The JSON objects, one a line."""
    return [json.loads(line) for line in text.splitlines()]


def test_ten_lines_give_eleven_objects_the_same_twice(run: Run) -> None:
    """The opening is turn 0; the fields and their order are fixed; seed 1 gives the same talk again."""
    one = run("praat", "simone", "--json", "--zaad", "1", stdin=TEN_LINES)
    two = run("praat", "simone", "--json", "--zaad", "1", stdin=TEN_LINES)
    assert one.stdout == two.stdout
    assert one.stderr == ""
    answers = rows(one.stdout)
    assert len(answers) == 11
    assert all(list(row) == FIELDS for row in answers)
    assert [row["beurt"] for row in answers] == list(range(11))
    assert answers[0]["zetten"] == []
    assert answers[6]["zetten"] == ["stilte"]
    assert all(isinstance(row["antwoord"], str) for row in answers)
    assert all(0 <= row["vertrouwen"] <= 100 and isinstance(row["vertrouwen"], int) for row in answers)
    assert not any(row["einde"] for row in answers)


def test_another_seed_is_another_talk(run: Run) -> None:
    """The lines differ, the contract does not."""
    talks = [[row["antwoord"] for row in rows(run("praat", "simone", "--json", "--zaad", seed, stdin=TEN_LINES).stdout)]
             for seed in ("1", "2")]
    assert talks[0] != talks[1]


def test_commands_have_no_answer_and_keep_the_turn(run: Run) -> None:
    """One object a line, commands included; an unknown command too."""
    lines = ["Hoe gaat het?", "/tip", "/time-out", "/verder", "/help", "/onzin", "  /TIP ", "Wat doe je in de pauze?", "/terug"]
    answers = rows(run("praat", "simone", "--json", "--zaad", "1", stdin="\n".join(lines) + "\n").stdout)
    assert [row["beurt"] for row in answers] == [0, 1, 1, 1, 1, 1, 1, 1, 2, 1]
    assert [row["antwoord"] is None for row in answers] == [False, False, *[True] * 6, False, True]
    assert answers[9]["vertrouwen"] == answers[1]["vertrouwen"]


def test_silence_by_command_is_a_silence(run: Run) -> None:
    """`/stilte` and an empty line do the same: she answers to it."""
    by_command, by_line = (rows(run("praat", "simone", "--json", "--zaad", "1", stdin=f"Hoe gaat het?\n{silence}\n").stdout)[2]
                           for silence in ("/stilte", ""))
    assert by_command == by_line
    assert by_command["zetten"] == ["stilte"]


def test_after_the_end_lines_are_ignored(run: Run) -> None:
    """`/stop` rounds off; what follows gives no more objects."""
    answers = rows(run("praat", "simone", "--json", "--zaad", "1", stdin="Hoe gaat het?\n/stop\nHallo?\n/tip\n").stdout)
    assert [row["einde"] for row in answers] == [False, False, True]
    assert (answers[2]["antwoord"], answers[2]["beurt"]) == (None, 1)


def test_taken_back_and_retyped_gives_the_same_answer(run: Run) -> None:
    """Draws hang on seed and turn, not on what went before on another branch."""
    answers = rows(run("praat", "simone", "--json", "--zaad", "5",
                       stdin="Hoe gaat het?\nWat doe je in de pauze?\n/terug\nWat doe je in de pauze?\n").stdout)
    assert answers[2] == answers[4]


def test_coach_marks_words_and_off_means_off(run: Run) -> None:
    """With `--coach` advice gets a hint whose span is in the turn as typed; without it no turn has one."""
    text = "hm  je zou eens op een sportclub kunnen gaan"
    said = f"Hoe gaat het?\n{text}\n"
    with_coach = rows(run("praat", "simone", "--json", "--zaad", "1", "--coach", stdin=said).stdout)
    hint = with_coach[2]["hint"]
    assert hint["zet"] == "advies"
    assert "sportclub" in text[hint["van"]:hint["tot"]]
    assert hint["effect"]
    without = rows(run("praat", "simone", "--json", "--zaad", "1", stdin=said).stdout)
    assert [row["hint"] for row in without] == [None, None, None]


def test_too_long_a_turn_is_not_said(run: Run) -> None:
    """Still one object a line; the message is for people, on stderr."""
    done = run("praat", "simone", "--json", "--zaad", "1", stdin="a" * 10_000 + "\nHoe gaat het?\n")
    answers = rows(done.stdout)
    assert [row["beurt"] for row in answers] == [0, 0, 1]
    assert "10000 tekens" in done.stderr


def test_strange_bytes_and_control_characters(run: Run) -> None:
    """Bytes that are no UTF-8, escape sequences, NUL, emoji: words like any other, and nothing of it reaches a terminal raw."""
    strange = b"h\xe9 hoe is het\n\x1b[31mrood\x1b[0m \x00 \x07\n\xf0\x9f\x99\x82\n\xe2\x80\xae omgekeerd\n"
    assert len(rows(run("praat", "simone", "--json", "--zaad", "1", stdin=strange).stdout)) == 5
    plain = run("praat", "simone", "--zaad", "1", stdin=strange).stdout
    assert not set(plain) & set("\x1b\x00\x07\u202e")


def test_windows_line_ends(run: Run) -> None:
    """A file made on Windows is the same talk."""
    unix = run("praat", "simone", "--json", "--zaad", "1", stdin="Hoe gaat het?\n\n").stdout
    assert run("praat", "simone", "--json", "--zaad", "1", stdin="Hoe gaat het?\r\n\r\n").stdout == unix


def test_no_line_twice_in_25_turns(run: Run) -> None:
    """A wandering talk: the persona does not repeat herself."""
    lines = ["hoe gaat het", "wat doe je in de pauze", "en toen?", "vertel eens over vroeger", "wie zijn je vrienden nu", "hm-hm",
             "", "hoe is het thuis", "wat vind je van je bijbaan", "wordt er veel geroddeld", "hoe voel je je dan",
             "met wie praat je daarover", "heb je weleens hulp gehad", "en online?", "waar kijk je naar uit",
             "wat doe je in je vrije tijd", "dus je houdt het voor jezelf", "dat klinkt eenzaam", "wat zou je graag willen",
             "vertel eens meer over school", "hoe was dat voor je", "en je broers en zussen", "wat mis je het meest",
             "hoe ziet een gewone dag eruit", "wat maakt je blij"]
    answers = [row["antwoord"] for row in rows(run("praat", "simone", "--json", "--zaad", "1", stdin="\n".join(lines)).stdout)]
    said = [answer for answer in answers if answer]
    assert len(said) == 26
    assert len(set(said)) == len(said)


def test_plain_talk_with_the_steps_afterwards(run: Run) -> None:
    """Names before what is said, help before and after a heavy story, tips, ten lines, and the reflection is kept."""
    stdin = "Hoe gaat het met je?\n\n/tip\n/stop\nik luisterde\n\nadviezen geven\n\nmeer vragen\n\nEen stilte laten vallen\n\nmijn trainer\n"
    done = run("praat", "simone", "--zaad", "1", "--coach", stdin=stdin)
    text = done.stdout
    for part in ("Simone: ", "U: Hoe gaat het met je?", "U: (u zegt niets)", "Hoe was het voor Simone", "Gesprekstips",
                 "Bekend, Besluiten, Bereiken", "0800-0113", "Te", "simone-1"):
        assert part in text
    assert text.count("0800-0113") == 2
    for number in range(1, 11):
        assert f"\n{number}. " in text
    kept = json.loads(run("gegevens", "exporteer").stdout)["gesprekken"][0]
    assert kept["reflectie"] == {"bekend": "ik luisterde", "besluiten": "adviezen geven", "bereiken": "meer vragen",
                                 "voornemen": "Een stilte laten vallen", "bespreken_met": "mijn trainer"}
    assert kept["afgerond"] is True


def test_plain_talk_left_in_the_middle_goes_on_later(run: Run) -> None:
    """The lines stop: the talk waits, and `--verder` picks it up at the same turn."""
    left = run("praat", "simone", "--zaad", "1", stdin="Hoe gaat het met je?\n")
    assert "praat simone --verder" in left.stdout
    again = run("praat", "simone", "--verder", "--json", stdin="Wat doe je in de pauze?\n")
    straight = run("praat", "simone", "--zaad", "1", "--json", stdin="Hoe gaat het met je?\nWat doe je in de pauze?\n")
    assert rows(again.stdout) == rows(straight.stdout)[1:]
    run("praat", "simone", "--verder", stdin="/stop\n")
    assert "open" in run("praat", "hein", "--verder", code=2).stderr


def test_own_need_is_met_with_where_help_is(run: Run) -> None:
    """Whoever speaks of himself sees where help is, coach or not; the export holds the words and no judgement."""
    said = "ik wil zelf ook niet meer leven\n"
    assert "113" in rows(run("praat", "simone", "--json", "--zaad", "1", stdin=said).stdout)[1]["hint"]["effect"]
    assert run("praat", "simone", "--zaad", "1", stdin=said).stdout.count("0800-0113") == 2
    assert "eigen_nood" not in run("gegevens", "exporteer").stdout
