"""SIGKILL at random and at the worst of moments: what was entered is in the store, and the talk goes on from there."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

from gesprek_oefenen.session.library import Library
from gesprek_oefenen.session.store import Store
from gesprek_oefenen.session.talk import Talk

ROUNDS = 32
HELPER = Path(__file__).with_name("kill_round.py")


def test_no_entered_turn_is_lost(store_path: Path, library: Library) -> None:
    """32 kills. Shown or not: once a line was taken in, it is a turn of the talk or waits as its draft."""
    store_path.parent.mkdir(parents=True)
    done = subprocess.run([sys.executable, str(HELPER), str(store_path), str(ROUNDS), "7"], capture_output=True, text=True,
                          check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    rounds = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rounds) == ROUNDS
    with sqlite3.connect(store_path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store = Store.open(store_path)
    for one in rounds:
        talk = Talk.resume(store, library, one["gesprek"])
        texts = [e.text for e in talk.exchanges]
        entered = [f"Hoe is het met uw tuin? ({n})" for n in range(1, one["ingevoerd"] + 1)]
        assert texts == entered[: len(texts)], one
        assert len(texts) >= one["beantwoord"], one
        if one["moment"] == "tussen bewaren en tonen":
            assert len(texts) == one["beurt"] == one["beantwoord"] + 1, one
        elif one["moment"] != "ergens":
            assert len(texts) == one["beurt"] - 1, one
            assert talk.kept_draft() == entered[one["beurt"] - 1], one
        assert talk.say("Hoe zijn de avonden?").number == len(texts) + 1


def test_a_talk_after_a_kill_is_the_talk_without_one(store_path: Path, library: Library) -> None:
    """The turns that survived, and those said afterwards, are what the same turns give in a talk that nothing happened to."""
    store_path.parent.mkdir(parents=True)
    done = subprocess.run([sys.executable, str(HELPER), str(store_path), "4", "11"], capture_output=True, text=True,
                          check=True, timeout=300)
    store = Store.open(store_path)
    for line in done.stdout.splitlines():
        talk = Talk.resume(store, library, json.loads(line)["gesprek"])
        talk.say("Hoe zijn de avonden?")
        calm = Talk.start(Store.in_memory(), library, "klein", seed=1)
        for exchange in talk.exchanges:
            assert calm.say(exchange.text) == exchange
        assert calm.state == talk.state
