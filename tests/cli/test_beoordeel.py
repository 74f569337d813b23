"""`beoordeel`: the JSON contract, transcripts, and input that is not what it should be."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gesprek_oefenen.session.transcript import parse_transcript

from .conftest import Run

TALK = """# Gesprek met mevrouw Jansen

**Mevrouw Jansen:** Komt u binnen. Ik zit meestal hier, bij het raam.
**U:** Hoe ziet een gewone dag er voor u uit?
*Mevrouw Jansen:* Opstaan, koffie, de krant. En dan is het pas tien uur.

(Zij kijkt naar de klok.)
U: Dus om tien uur is alles eigenlijk al gedaan.
Mevrouw Jansen: Ja. Ik dacht: nou, dan ga ik maar weer zitten.
Daarna hoor ik niemand meer.
U:
Mevrouw Jansen: Stil, hè.
U: U zou eens naar een koor kunnen gaan.
Mevrouw Jansen: Een koor. Ja hoor.
"""


def test_one_object_a_line_with_the_fixed_fields(run: Run) -> None:
    """Ids of any kind come back; spans are code points into the text as typed, also behind emoji and accents."""
    rows = [{"id": 7, "vorige": "Het is zo stil in huis.", "uiting": "🙂 e\u0301e\u0301n ding: hoe zijn de avonden?"},
            {"id": "b", "uiting": "U zou eens naar een koor kunnen gaan."}, {"uiting": ""},
            {"id": None, "vorige": None, "eerder": ["Ik was kapper."], "onderwerp_nu": "werk", "uiting": "\ud800 x\x00"}]
    lines = "\n".join(json.dumps(row) for row in rows)
    out = [json.loads(line) for line in run("beoordeel", "-", "--json", stdin=lines).stdout.splitlines()]
    assert [row["id"] for row in out] == [7, "b", None, None]
    for row, given in zip(out, rows, strict=True):
        assert list(row) == ["id", "zetten", "signalen", "onderwerp", "bevindingen"]
        for finding in row["bevindingen"]:
            assert list(finding) == ["zet", "van", "tot", "tekst", "regel", "zeker"]
            assert str(given["uiting"])[finding["van"]:finding["tot"]] == finding["tekst"]
            assert finding["zet"] in row["zetten"]
    assert "open_vraag" in out[0]["zetten"]
    assert "advies" in out[1]["zetten"]


def test_who_sends_one_line_has_the_answer_before_he_sends_the_next() -> None:
    """Answers go out together when many lines wait, and at once when no more do; lines may end in any way."""
    command = [sys.executable, "-m", "gesprek_oefenen.cli.main", "beoordeel", "-", "--json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdin is not None and program.stdout is not None
        for sent, answered in ((b'{"id": 1, "uiting": "Ja."}\n', [1]), (b'{"id": 2, "uiting": "Hm."}\r\n\n{"id": 3, "uiting": "\xff"}\n{"id"', [2, 3])):
            program.stdin.write(sent)
            program.stdin.flush()
            assert [json.loads(program.stdout.readline())["id"] for _ in answered] == answered
        rest, _ = program.communicate(b': 4, "uiting": "Goed."}')
    assert [json.loads(line)["id"] for line in rest.splitlines()] == [4]
    assert program.returncode == 0


def test_subjects_only_with_a_scenario(run: Run) -> None:
    """Without a story there are no subjects."""
    line = '{"id": 1, "uiting": "Hoe gaat het op school?"}\n'
    assert json.loads(run("beoordeel", "--json", stdin=line).stdout)["onderwerp"] is None
    assert json.loads(run("beoordeel", "--json", "--scenario", "simone", stdin=line).stdout)["onderwerp"] == "school"


@pytest.mark.parametrize(("line", "words"), [
    ("{kapot", "geen JSON"), ('{"id": 1}', '"uiting"'), ('{"uiting": 5}', '"uiting"'), ("{" + '"a":{' * 100_000, "geen JSON"),
    ('{"uiting": "x", "vorige": 3}', '"vorige"'), ('{"uiting": "x", "eerder": "y"}', '"eerder"'), ('{"uiting": "x", "onderwerp_nu": []}', "onderwerp"),
], ids=["broken", "no utterance", "a number", "nested deep", "previous a number", "earlier a text", "subject a list"])
def test_bad_line_is_named_and_the_rest_goes_on(run: Run, line: str, words: str) -> None:
    """Which line, what is wrong; the lines around it are judged; exit code 1."""
    done = run("beoordeel", "--json", stdin='{"id": 1, "uiting": "Hoe gaat het?"}\n' + line + '\n\n{"id": 3, "uiting": "Ja."}\n', code=1)
    assert [json.loads(row)["id"] for row in done.stdout.splitlines()] == [1, 3]
    assert done.stderr.startswith("Regel 2: ")
    assert words in done.stderr


def test_very_long_turns(run: Run) -> None:
    """10,000 characters are read; more does no harm."""
    lines = "\n".join(json.dumps({"id": n, "uiting": "Hoe gaat het met u? " * n}) for n in (500, 5000))
    assert len(run("beoordeel", "--json", stdin=lines).stdout.splitlines()) == 2


def test_transcript_gives_the_form(run: Run, tmp_path: Path) -> None:
    """Markdown or plain: the ten lines with the words as proof; with --json a line for each turn of the trainee."""
    file = tmp_path / "gesprek.md"
    file.write_text(TALK, encoding="utf-8")
    form = run("beoordeel", str(file)).stdout
    for number in range(1, 11):
        assert f"{number}. " in form
    assert "Hoe ziet een gewone dag er voor u uit?" in form
    assert "U zou eens naar een koor kunnen gaan" in form
    rows = [json.loads(line) for line in run("beoordeel", str(file), "--json").stdout.splitlines()]
    assert [row["id"] for row in rows] == [1, 2, 3, 4]
    assert "advies" in rows[3]["zetten"]


def test_transcript_is_read_as_written() -> None:
    """Who said what; headings and stage directions left out; a colon in a sentence is no name; loose lines belong to the last."""
    transcript = parse_transcript(TALK.splitlines())
    assert transcript.other == "mevrouw jansen"
    assert [(piece.speaker[0], piece.text) for piece in transcript.pieces] == [
        ("m", "Komt u binnen. Ik zit meestal hier, bij het raam."),
        ("u", "Hoe ziet een gewone dag er voor u uit?"),
        ("m", "Opstaan, koffie, de krant. En dan is het pas tien uur."),
        ("u", "Dus om tien uur is alles eigenlijk al gedaan."),
        ("m", "Ja. Ik dacht: nou, dan ga ik maar weer zitten. Daarna hoor ik niemand meer."),
        ("u", ""), ("m", "Stil, hè."), ("u", "U zou eens naar een koor kunnen gaan."), ("m", "Een koor. Ja hoor."),
    ]


def test_talk_of_praat_can_be_judged(run: Run, tmp_path: Path) -> None:
    """What `praat` prints is a transcript: the coach and what one sees are no turns."""
    printed = run("praat", "simone", "--zaad", "1", "--coach", stdin="Hoe gaat het met je?\n\nWat doe je in de pauze?\n").stdout
    file = tmp_path / "praat.txt"
    file.write_text(printed, encoding="utf-8")
    rows = [json.loads(line) for line in run("beoordeel", str(file), "--json").stdout.splitlines()]
    assert [row["id"] for row in rows] == [1, 2, 3]
    assert "open_vraag" in rows[0]["zetten"]


def test_loose_sentences_are_each_a_turn(run: Run) -> None:
    """Lines without a name: what kind of turn each is, for people."""
    out = run("beoordeel", stdin="Hoe ziet een avond eruit?\nU zou eens naar een koor kunnen gaan.\n").stdout
    assert "open vraag" in out
    assert "advies" in out


@pytest.mark.parametrize(("content", "code", "words"), [
    (b"", 0, "niets in"), (b"Simone: Hoi.\nSimone: Nou.\n", 1, "U:"), ("U: caf\xe9".encode("latin-1"), 2, "UTF-8"),
    (b"\x00\x01\x02\xff\xfe", 2, "UTF-8"),
])
def test_file_that_holds_no_talk(run: Run, tmp_path: Path, content: bytes, code: int, words: str) -> None:
    """Empty, without U:, another encoding, not text: said in Dutch."""
    file = tmp_path / "x.txt"
    file.write_bytes(content)
    assert words in run("beoordeel", str(file), code=code).stderr
