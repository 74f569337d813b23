"""`voortgang` in plain lines and as JSON, and the intention that comes back in `praat`."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import pytest

TALK = "Hoe was je week?\nWat maakt de week zo lang?\nEn hoe was dat?\nWat doe je dan?\n/stop\n"
REFLECTION = "\n\nMeer samenvatten.\n\n\n"
STORE = "GESPREK_OEFENEN_GEGEVENS"


def store_file() -> Path:
    return Path(os.environ[STORE]) / "gesprekken.db"


def test_the_first_day(run) -> None:  # type: ignore[no-untyped-def]
    """No talk yet is no fault; the path and something to begin with are there."""
    out = run("voortgang").stdout
    assert "U hebt nog geen gesprek afgerond" in out
    assert "Uw leerpad: na bijeenkomst 1" in out and "gesprek-oefenen praat " in out


def test_after_a_talk_it_tells_what_was_seen(run) -> None:  # type: ignore[no-untyped-def]
    """One thing a line, without marks; the same as data."""
    run("praat", "simone", "--zaad", "1", stdin=TALK + REFLECTION)
    out = run("voortgang").stdout
    assert "Eén gesprek afgerond" in out and "- gesprek 1, Simone: gezien" in out
    assert "U wilde proberen: Meer samenvatten." in out and "%" not in out
    data = json.loads(run("voortgang", "--json").stdout)
    assert data["formaat"] == "gesprek-oefenen-voortgang/1"
    assert data["gesprekken"][0]["vaardigheden"]["open_vragen"] == "gezien"
    assert data["voornemen"] == "Meer samenvatten." and data["hierna"]["scenario"]


def test_the_intention_comes_back_before_and_after_the_next_talk(run) -> None:  # type: ignore[no-untyped-def]
    """Asked last of all, so that lines from a pipe still land where they did."""
    assert "proberen:" not in run("praat", "simone", "--zaad", "1", stdin=TALK + REFLECTION).stdout
    out = run("praat", "hein", "--zaad", "1", stdin=TALK + "\n\n\n\n\nHalf. Bij de stilte werd ik onrustig.\n").stdout
    assert out.index("U wilde proberen: Meer samenvatten.") < out.index("Hein:")
    assert "Is dat gelukt?" in out.replace("\n", " ")
    told = " ".join(run("voortgang").stdout.split())
    assert 'U schreef erover: "Half. Bij de stilte werd ik onrustig."' in told
    exported = run("gegevens", "exporteer").stdout
    assert "Bij de stilte werd ik onrustig" in exported and '"soort": "uitkomst:' in exported
    run("gegevens", "wis", "--ja")
    assert "nog geen gesprek" in run("voortgang").stdout


@pytest.mark.parametrize("nasty", ["\x1b[31mrood\x1b[0m", "[/] {u|je} {naam} %s", "\u202eom\u202c", "a" * 1900])
def test_hostile_intentions_are_only_words(run, nasty: str) -> None:  # type: ignore[no-untyped-def]
    """Shown as characters, without control codes, wherever they come back."""
    run("praat", "simone", "--zaad", "1", stdin=TALK + f"\n\n{nasty}\n\n\n\n")
    for out in (run("voortgang").stdout, run("praat", "simone", "--zaad", "1", stdin=TALK + f"\n\n\n\n\n{nasty}\n").stdout):
        assert "proberen" in out and "\x1b" not in out and "\u202e" not in out
    json.loads(run("voortgang", "--json").stdout)


def test_praat_as_json_is_the_same_whatever_was_practised_before(run) -> None:  # type: ignore[no-untyped-def]
    """The coach that adapts is not for pipes: same seed, same lines."""
    first = run("praat", "simone", "--json", "--coach", "--zaad", "1", stdin=TALK).stdout
    for _ in range(3):
        run("praat", "simone", "--zaad", "2", stdin=TALK)
    assert run("praat", "simone", "--json", "--coach", "--zaad", "1", stdin=TALK).stdout == first


def test_a_store_of_before_this_shows_sensible_progress(run) -> None:  # type: ignore[no-untyped-def]
    """Talks without anything counted, a coach setting set by hand: everything is there, and stays as it was set."""
    run("praat", "simone", "--zaad", "1", stdin=TALK)
    with sqlite3.connect(store_file()) as db:
        db.execute("DELETE FROM entries")
        db.execute("INSERT INTO settings VALUES ('coach', '\"minder\"')")
        assert '"coach"' not in db.execute("SELECT body FROM events WHERE kind = 'begin'").fetchone()[0]
    assert "- gesprek 1, Simone: gezien" in run("voortgang").stdout
    with sqlite3.connect(store_file()) as db:
        assert db.execute("SELECT value FROM settings WHERE name = 'coach'").fetchone() == ('"minder"',)


def test_moments_in_the_future_and_nonsense_are_no_reason_to_stop(run) -> None:  # type: ignore[no-untyped-def]
    """A clock that jumped while practising, and a file someone edited by hand."""
    for _ in range(3):
        run("praat", "simone", "--zaad", "1", stdin=TALK)
    with sqlite3.connect(store_file()) as db:
        for talk, moment in (("simone-1", "2999-01-01T00:00:00+00:00"), ("simone-2", "0001-01-01T00:00:00+00:00"), ("simone-3", "gisteren")):
            db.execute("UPDATE talks SET started = ?, touched = ? WHERE id = ?", (moment, moment, talk))
    out = run("voortgang").stdout
    assert "3 gesprekken afgerond" in out and "vandaag" not in out


def test_what_cannot_be_asked_is_said_in_dutch(run) -> None:  # type: ignore[no-untyped-def]
    """Wrong use is 2."""
    assert "Gebruik" in run("voortgang", "--help").stdout
    assert run("voortgang", "--cijfer", code=2).stderr
