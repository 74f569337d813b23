"""`make bench-web`: what a visitor in a browser costs, beside plain textual-serve (a process for each visitor).

Memory is PSS (what is shared is counted once, divided over who shares it) of all processes but the web server itself, divided by
the visitors. Times are taken at the websocket, as a browser on the same machine would see them.

Usage: python -m bench.web [--bezoekers N] [--typen N] [--alleen kaal|elk|samen]
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import aiohttp

ROOT: Final = Path(__file__).resolve().parent.parent
ESCAPES: Final = re.compile(rb"\x1b\[[0-9;?<>$]*[A-Za-z]")
PACE: Final = 0.3
"""Seconds between two keys of someone who types (200 a minute)."""
KEYS_EACH: Final = 30


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to serve: its name, the command (``{port}``), words of the first picture, and whether a talk can be held."""

    name: str
    command: tuple[str, ...]
    words: bytes
    talks: bool


def serve_plainly(command: str) -> tuple[str, ...]:
    """Plain textual-serve with this command for each visitor."""
    return (sys.executable, "-c", f"from textual_serve.server import Server; Server({command!r}, port={{port}}).serve()")


KINDS: Final = {
    "kaal": Kind("textual-serve, kale Textual-app", serve_plainly(f"{sys.executable} {ROOT / 'bench' / 'bare_app.py'}"), b"eg iets", False),
    "elk": Kind("textual-serve, oefenscherm, een proces per bezoeker",
                serve_plainly(str(Path(sys.executable).with_name("gesprek-oefenen"))), b"Simone", True),
    "samen": Kind("gesprek-oefenen web", (str(Path(sys.executable).with_name("gesprek-oefenen")), "web", "--poort", "{port}",
                                           "--bezoekers", "100"), b"Simone", True),
}


class Line:
    """One visitor. What comes in is taken in all the time, as a browser does."""

    def __init__(self, session: aiohttp.ClientSession, ws: aiohttp.ClientWebSocketResponse) -> None:
        self.session, self.ws = session, ws
        self._seen = b""
        self._news = asyncio.Event()
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self.ws:
            if message.type is aiohttp.WSMsgType.BINARY:
                self._seen = (self._seen + ESCAPES.sub(b"", message.data))[-100_000:]
                self._news.set()
        self._news.set()

    async def until(self, words: bytes) -> None:
        """Wait until these words are drawn. Raises ``ConnectionError`` when the line is closed first."""
        while words not in self._seen:
            if self._reading.done():
                raise ConnectionError(f"closed ({self.ws.close_code}) before {words!r}")
            await asyncio.wait_for(self._news.wait(), 90)
            self._news.clear()
        self._seen = b""

    async def type(self, text: str) -> None:
        """Keys."""
        await self.ws.send_json(["stdin", text])

    async def settle(self) -> None:
        """Let what is on its way come (a cursor that blinks never stops)."""
        await asyncio.sleep(0.7)
        self._seen = b""

    async def echo(self, key: str) -> float:
        """Milliseconds from a key to its picture."""
        start = time.perf_counter()
        await self.type(key)
        await self.until(key.encode())
        return (time.perf_counter() - start) * 1000


async def arrive(base: str, words: bytes) -> tuple[Line, float]:
    """Click, and the seconds until the first picture."""
    session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
    start = time.perf_counter()
    async with session.get(base + "/") as page:
        await page.read()
    ws = await session.ws_connect(f"{base.replace('http', 'ws', 1)}/ws?width=80&height=24", headers={"Origin": base}, max_msg_size=0)
    line = Line(session, ws)
    await ws.send_json(["focus"])
    await line.until(words)
    return line, time.perf_counter() - start


async def leave(lines: list[Line]) -> None:
    """Everyone closes the tab."""
    for line in lines:
        with contextlib.suppress(Exception):
            await line.ws.close()
        await line.session.close()


@asynccontextmanager
async def served(kind: Kind) -> AsyncIterator[tuple[str, int]]:
    """The server, ready; its address and process number. Stories are in its index, as on every start but the first."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "GESPREK_OEFENEN_GEGEVENS": folder, "TEXTUAL_ANIMATIONS": "none"}
        process = await asyncio.create_subprocess_exec(*(part.format(port=port) for part in kind.command), env=environment,
                                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        base = f"http://localhost:{port}"
        try:
            for _ in range(600):
                with contextlib.suppress(aiohttp.ClientError):
                    async with aiohttp.ClientSession() as session, session.get(base + "/"):
                        break
                await asyncio.sleep(0.1)
            line, _ = await arrive(base, kind.words)  # warms what the first visitor warms
            await leave([line])
            yield base, process.pid
        finally:
            apps = below(process.pid)
            process.terminate()
            try:
                await asyncio.wait_for(process.wait(), 15)
            except TimeoutError:
                process.kill()
            for pid in apps:  # plain textual-serve leaves them behind
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)


def below(pid: int) -> list[int]:
    """All processes below this one."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(OSError), open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as stat:
                if int(stat.read().rpartition(")")[2].split()[1]) == pid:
                    found += [int(name), *below(int(name))]
    return found


def megabytes(pid: int) -> float:
    """PSS of a process; 0 when it is gone."""
    with contextlib.suppress(OSError), open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as rollup:
        return sum(int(line.split()[1]) for line in rollup if line.startswith("Pss:")) / 1024
    return 0.0


def memory(pid: int, visitors: int) -> float:
    """Megabytes a visitor, everything but the web server itself counted."""
    return sum(megabytes(one) for one in below(pid)) / visitors


async def begin_a_talk(line: Line) -> None:
    """Into the first talk of the list."""
    await line.settle()
    await line.type("\x1b[B\r")
    await line.until(b"F8")
    await line.settle()
    await line.type("\x1b[19~")
    await line.until(b"Zeggen")
    await line.settle()


async def hold_a_talk(line: Line) -> None:
    """Into a talk, and four turns."""
    await begin_a_talk(line)
    for text in ("Hoe gaat het met u?", "Wat maakt dat zo?", "Vertel er eens iets over.", "Dus het is stil in huis."):
        await line.settle()
        await line.type(text + "\r")
        await line.until(text.encode().split()[-1])
    await line.settle()


async def keep_typing(line: Line, times: list[float], chance: random.Random) -> None:
    """Type at an ordinary pace, and note how long each key took to appear."""
    await asyncio.sleep(chance.random() * PACE)
    for number in range(KEYS_EACH):
        times.append(await line.echo("bcdfgjkmpqvwxyz"[number % 15]))
        await asyncio.sleep(PACE * (0.6 + 0.8 * chance.random()))


async def measure(kind: Kind, visitors: int, typing: int) -> None:
    """Everything of one way to serve, printed."""
    print(f"\n{kind.name}")
    async with served(kind) as (base, pid):
        alone = []
        for _ in range(3):
            line, seconds = await arrive(base, kind.words)
            alone.append(seconds)
            await leave([line])
        print(f"  klik tot eerste beeld, alleen: {statistics.median(alone):.2f} s")
    async with served(kind) as (base, pid):
        arrived = await asyncio.gather(*(arrive(base, kind.words) for _ in range(visitors)))
        times = sorted(seconds for _, seconds in arrived)
        lines = [line for line, _ in arrived]
        print(f"  klik tot eerste beeld, {visitors} tegelijk: mediaan {statistics.median(times):.2f} s, laatste {times[-1]:.2f} s")
        await asyncio.sleep(1)
        print(f"  geheugen per bezoeker op het beginscherm, {visitors} bezoekers: {memory(pid, visitors):.1f} MB")
        if kind.talks:
            await asyncio.gather(*(hold_a_talk(line) for line in lines))
            print(f"  geheugen per bezoeker na vier beurten, {visitors} bezoekers: {memory(pid, visitors):.1f} MB")
        await leave(lines)
    async with served(kind) as (base, pid):
        lines = []
        for _ in range(typing):
            lines.append((await arrive(base, kind.words))[0])
        await asyncio.gather(*(begin_a_talk(line) if kind.talks else line.settle() for line in lines))
        chance = random.Random(1)
        echoes: list[float] = []
        await asyncio.gather(*(keep_typing(line, echoes, chance) for line in lines))
        echoes.sort()
        print(f"  van toets tot beeld, {typing} typen ({len(echoes)} toetsen): mediaan {statistics.median(echoes):.0f} ms, "
              f"95e percentiel {echoes[int(len(echoes) * 0.95)]:.0f} ms")
        print(f"  geheugen per bezoeker, {typing} bezoekers: {memory(pid, typing):.1f} MB")
        await leave(lines)
    print(f"  (deze computer had het intussen {os.getloadavg()[0]:.1f} keer druk, op {os.cpu_count()} kernen)", flush=True)


def main() -> int:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bezoekers", type=int, default=20)
    arguments.add_argument("--typen", type=int, default=50)
    arguments.add_argument("--alleen", choices=list(KINDS))
    options = arguments.parse_args()
    for name, kind in KINDS.items():
        if options.alleen in (None, name):
            try:
                asyncio.run(measure(kind, options.bezoekers, options.typen))
            except (TimeoutError, ConnectionError) as error:  # one way that gives up does not keep the others from being measured
                print(f"  gestopt: {error or 'het duurde te lang'}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
