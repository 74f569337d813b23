"""Helper of ``test_kill.py``: holds talks in child processes and kills each with SIGKILL; prints what each child had shown.

Usage: kill_round.py STORE ROUNDS SEED. Everything is loaded once, then each round forks: the child is a process of its
own, with its own connection to the store, and dies as hard as one can.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from pathlib import Path

from gesprek_oefenen.session import talk as talk_module
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.session.store import Store
from gesprek_oefenen.session.talk import Talk

TURNS = 12
MOMENTS = ("ergens", "na het inlezen", "midden in de transactie", "tussen bewaren en tonen")


def die() -> None:
    """As hard as one can."""
    os.kill(os.getpid(), signal.SIGKILL)


def child(store_file: Path, library: Library, moment: str, turn: int, said: int, shown: int) -> None:
    """Hold a talk: take a line in, say it, show the answer; die by one's own hand at ``moment`` of ``turn``."""
    store = Store.open(store_file)
    talk = Talk.start(store, library, "klein", seed=1)
    os.write(shown, f"{talk.id}\n".encode())
    play = talk_module.play_turn

    def play_and_die(*arguments: object) -> object:
        if moment == "na het inlezen" and len(talk.exchanges) + 1 == turn:
            die()
        return play(*arguments)  # type: ignore[arg-type]

    talk_module.play_turn = play_and_die  # type: ignore[assignment]
    with os.fdopen(said, encoding="utf-8") as lines:
        for line in lines:
            if moment == "midden in de transactie" and len(talk.exchanges) + 1 == turn:
                store._db.set_trace_callback(lambda sql: die() if sql.startswith("UPDATE talks") else None)
            exchange = talk.say(line.rstrip("\n"))
            if moment == "tussen bewaren en tonen" and exchange.number == turn:
                die()
            os.write(shown, f"{exchange.number}\n".encode())


def one_round(store_file: Path, library: Library, chance: random.Random, number: int) -> dict[str, object]:
    """Fork, feed lines one by one, let it die or kill it; returns what was seen of the child."""
    moment, turn = MOMENTS[number % len(MOMENTS)], chance.randint(1, TURNS)
    said_out, said_in = os.pipe()
    shown_out, shown_in = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(said_in)
        os.close(shown_out)
        child(store_file, library, moment, turn, said_out, shown_in)
        os._exit(0)
    os.close(said_out)
    os.close(shown_in)
    shown = os.fdopen(shown_out, encoding="utf-8")
    talk_id = shown.readline().strip()
    deadline = time.monotonic() + chance.uniform(0.0, 0.15) if moment == "ergens" else None
    answered, entered = 0, 0
    while entered < TURNS:
        try:
            os.write(said_in, f"Hoe is het met uw tuin? ({entered + 1})\n".encode())
        except BrokenPipeError:
            break
        entered += 1
        wait = 10.0 if deadline is None else max(0.0, deadline - time.monotonic())
        if not select.select([shown], [], [], wait)[0]:
            break  # time to kill it
        if not shown.readline():
            break  # it died
        answered += 1
        if deadline is not None and time.monotonic() > deadline:
            break
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return {"gesprek": talk_id, "moment": moment, "beurt": turn, "ingevoerd": entered, "beantwoord": answered}


def main() -> None:
    """Load everything once, then all rounds."""
    store_file, rounds, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    library = Library([Path(__file__).parents[2] / "fixtures"], store_file.with_suffix(".index"))
    warm = Talk.start(Store.in_memory(), library, "klein", seed=1)
    warm.say("Hoe is het met uw tuin?")
    chance = random.Random(seed)
    for number in range(rounds):
        print(json.dumps(one_round(store_file, library, chance, number)), flush=True)


if __name__ == "__main__":
    main()
