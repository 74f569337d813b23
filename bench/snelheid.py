"""`make bench`: how fast it starts, how fast a turn is, how much memory a long talk takes.

Usage: python -m bench.snelheid [--beurten N] [--starts N]
"""

from __future__ import annotations

import argparse
import gc
import itertools
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from bench.scores import read_set
from bench.terminal import Start, start_once, talk_once

ROOT: Final = Path(__file__).resolve().parent.parent
SETS: Final = (ROOT / "tests" / "meten",)
TURN_LIMIT: Final = 20.0
START_LIMIT: Final = 1.25
MEMORY_LIMIT: Final = 110.0
ASKED: Final = ("Hoe was uw week?", "Wat doet u dan zo'n dag?", "Hoe ging dat vroeger?", "Wat mist u het meest?", "Vertel eens, hoe was dat?")
BARE_WORDS: Final = "eg iets"
"""Of the placeholder "Zeg iets": its first letter is under the cursor, and drawn apart."""


def percentile(values: list[float], share: float) -> float:
    """The value below which ``share`` of the values lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def turns(count: int) -> list[str]:
    """What trainees type, from the sets to measure with; no two alike."""
    said = [r["uiting"] for kind in ("eigen", "lookalike", "onderwerpen") for r in read_set(SETS, kind)]
    return [text if n < len(said) else f"{text} ({n})" for n, text in zip(range(count), itertools.cycle(said), strict=False)]


def time_turns(count: int, folder: Path) -> tuple[list[float], list[float], float]:
    """Of each turn (analysis, reply, hint, commit to a store on disk): milliseconds on the clock, and milliseconds this
    process was really at work (which other programs on the machine do not change); and MB of memory afterwards.
    """
    from gesprek_oefenen.session.library import Library
    from gesprek_oefenen.session.store import Store
    from gesprek_oefenen.session.talk import Talk

    store = Store.open(folder / "gesprekken.db")
    library = Library(index_file=folder / "index.json")
    spent: list[float] = []
    worked: list[float] = []
    talk = Talk.start(store, library, "simone", seed=1)
    talk.say("Hoe gaat het?")
    gc.collect()
    for number, text in enumerate(turns(count)):
        if talk.ended or len(talk.exchanges) >= 60:
            talk = Talk.start(store, library, ("simone", "hein")[number % 2], seed=number)
            talk.say("Hoe gaat het?")
        start, start_work = time.perf_counter(), time.thread_time()
        talk.say(text)
        spent.append((time.perf_counter() - start) * 1000)
        worked.append((time.thread_time() - start_work) * 1000)
    store.close()
    return spent, worked, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def time_long_talk(count: int, folder: Path) -> list[float]:
    """Of each turn in one talk of ``count`` turns: milliseconds this process was at work. A talk that ends goes on."""
    from gesprek_oefenen.session.library import Library
    from gesprek_oefenen.session.store import Store
    from gesprek_oefenen.session.talk import Talk

    store = Store.open(folder / "lang.db")
    talk = Talk.start(store, Library(index_file=folder / "index.json"), "hein", seed=1)
    worked: list[float] = []
    for text in turns(2 * count):
        if talk.ended:
            talk.take_back()
            continue
        begin = time.thread_time()
        talk.say(text)
        worked.append((time.thread_time() - begin) * 1000)
        if len(worked) == count:
            break
    store.close()
    return worked


def memory_after_talk(count: int, folder: Path) -> tuple[float, int]:
    """Most memory (MB) of the app in a terminal over a talk of about ``count`` turns, and how many turns that were."""
    from gesprek_oefenen.session.store import Store

    environment = {**os.environ, "TERM": "xterm-256color", "GESPREK_OEFENEN_GEGEVENS": str(folder), "TEXTUAL_ANIMATIONS": "none"}
    said = [f"{ASKED[n % len(ASKED)]} ({n})" for n in range(count)]
    megabytes = talk_once([str(Path(sys.executable).with_name("gesprek-oefenen"))], said, environment)
    store = Store.open(folder / "gesprekken.db")
    held = sum(row.turns for row in store.talks())
    store.close()
    return megabytes, held


def time_starts(count: int, folder: Path) -> tuple[list[Start], list[Start]]:
    """The bare app and ours, started in turn so that both meet the same machine."""
    environment = {**os.environ, "TERM": "xterm-256color", "GESPREK_OEFENEN_GEGEVENS": str(folder), "TEXTUAL_ANIMATIONS": "none"}
    bare = [sys.executable, str(ROOT / "bench" / "bare_app.py")]
    ours = [str(Path(sys.executable).with_name("gesprek-oefenen"))]
    start_once(ours, "Simone", environment)  # makes the index of the stories, and compiles what was not compiled
    start_once(bare, BARE_WORDS, environment)
    pairs = [(start_once(bare, BARE_WORDS, environment), start_once(ours, "Simone", environment)) for _ in range(count)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def time_command(arguments: list[str], count: int, environment: dict[str, str]) -> float:
    """Median seconds of a whole command."""
    spent = []
    for _ in range(count):
        start = time.perf_counter()
        subprocess.run([str(Path(sys.executable).with_name("gesprek-oefenen")), *arguments], env=environment, check=True,
                       capture_output=True, stdin=subprocess.DEVNULL)
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def main() -> int:
    """Measure and print; 1 when a limit of ours is passed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--beurten", type=int, default=600)
    arguments.add_argument("--starts", type=int, default=9)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {**os.environ, "GESPREK_OEFENEN_GEGEVENS": name}
        spent, worked, megabytes = time_turns(options.beurten, folder)
        late = percentile(spent, 0.99)
        print(f"beurt (lezen, antwoord, hint, bewaren), {len(spent)} beurten: mediaan {statistics.median(spent):.1f} ms, "
              f"99e percentiel {late:.1f} ms (grens {TURN_LIMIT:.0f}), langste {max(spent):.1f} ms")
        print(f"   daarvan rekentijd: mediaan {statistics.median(worked):.1f} ms, 99e percentiel {percentile(worked, 0.99):.1f} ms "
              f"(andere programma's tellen niet mee; deze computer heeft het nu {os.getloadavg()[0]:.1f} keer druk, "
              f"op {os.cpu_count()} kernen)")
        print(f"geheugen na die beurten: {megabytes:.0f} MB")
        long = time_long_talk(520, folder)
        early, later = statistics.median(long[2:22]), statistics.median(long[490:510])
        print(f"één gesprek van {len(long)} beurten: rond beurt 12 {early:.1f} ms rekentijd, rond beurt 500 {later:.1f} ms (medianen van 20)")
        for arguments_of, times in ((["--help"], 5), (["scenario", "lijst"], 5), (["gegevens", "waar"], 5),
                                    (["scenario", "controleer"], 1), (["scenario", "proef", "simone"], 1)):
            print(f"gesprek-oefenen {' '.join(arguments_of)}: {time_command(arguments_of, times, environment):.2f} s")
        app_folder = folder / "app"
        app_folder.mkdir()
        app, held = memory_after_talk(100, app_folder)
        print(f"geheugen van het oefenscherm na {held} beurten: hoogstens {app:.0f} MB (grens {MEMORY_LIMIT:.0f})")
        bare, ours = time_starts(options.starts, folder)
        ratios = []
        for what, words in (("shown", "start tot eerste beeld"), ("ended", "start tot einde"), ("worked", "rekentijd van start tot einde")):
            one, two = (statistics.median(getattr(s, what) for s in runs) for runs in (bare, ours))
            ratio = statistics.median(getattr(b, what) / getattr(a, what) for a, b in zip(bare, ours, strict=True))
            ratios.append(ratio)
            print(f"{words}: kale Textual-app {one:.2f} s, "
                  f"oefenscherm {two:.2f} s, verhouding {ratio:.2f} (grens {START_LIMIT}; mediaan van {len(ours)} paren)")
        print(f"geheugen na de start: kale app {statistics.median(s.megabytes for s in bare):.0f} MB, "
              f"oefenscherm {statistics.median(s.megabytes for s in ours):.0f} MB")
    return int(late > TURN_LIMIT or ratios[1] > START_LIMIT or app > MEMORY_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
