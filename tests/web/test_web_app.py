"""The whole thing, as it is started from a terminal: the real server, the real apps in their houses, over real websockets."""

from __future__ import annotations

import asyncio
import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import pytest
from browser import Line, browser, into_a_talk, say

from gesprek_oefenen.session.store import Store

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="houses are for Linux; elsewhere an app is a process")

PATIENCE = 120


class Server:
    """A server in a process of its own."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self._lines: queue.Queue[str] = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gesprek_oefenen.cli.main", "web", *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", env={**os.environ, "GESPREK_OEFENEN_GEGEVENS": str(folder)})
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)

    def until(self, words: str) -> str:
        """All it says up to a line with these words."""
        said = ""
        while words not in said:
            said += self._lines.get(timeout=PATIENCE)
        return said

    @cached_property
    def base(self) -> str:
        """Its address, as it says itself."""
        return self.until("Adres").rpartition("Adres")[2].strip()

    def below(self) -> set[int]:
        """All processes it made, and those made."""
        return set(_below(self.process.pid))

    def stop(self, sign: int = signal.SIGTERM) -> int:
        """Ask it to stop; its exit code."""
        self.process.send_signal(sign)
        return self.process.wait(PATIENCE)


def _below(pid: int) -> Iterator[int]:
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(OSError):
                if int(Path("/proc", name, "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1]) == pid:
                    yield int(name)
                    yield from _below(int(name))


def alive(pids: set[int]) -> set[int]:
    """Those that still run (a zombie does not)."""
    return {pid for pid in pids if _state(pid) not in {"", "Z", "X"}}


def _state(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
    return ""


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Server]:
    """A server, and never anything left of it."""
    server = Server(folder, "--poort", "0", *options)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.process.kill()
        server.process.wait()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Server]]:
    """One server for the tests that leave it as it was."""
    with running(tmp_path_factory.mktemp("server")) as server:
        yield server.base, server


def stores(server: Server) -> list[Path]:
    """The stores of its visitors."""
    return sorted(server.folder.glob("web/bezoekers/*/gesprekken.db"))


def said_in(store: Path) -> str:
    """Everything kept of the talks in it, as text."""
    opened = Store.open(store)
    with contextlib.closing(opened):
        return str(opened.export())


async def to_menu(line: Line, words: str) -> str:
    """The menu, as shown."""
    await line.type("escape")
    return await line.until(words)


async def test_two_visitors_talk_apart_and_keep_apart(shared: tuple[str, Server]) -> None:
    """Each has his own screen and his own store; no words of one are with the other."""
    base, server = shared
    before = set(stores(server))
    async with browser(base) as one, browser(base) as two:
        first, second = await one.visit(), await two.visit()
        await into_a_talk(first)
        await into_a_talk(second)
        await say(first, "Zullen we kaneelkoekjes bakken?")
        await say(second, "Vertelt u eens over de vuurtoren.")
        kept = [said_in(store) for store in set(stores(server)) - before]
        assert sorted("kaneelkoekjes" in text for text in kept) == [False, True]
        assert sorted("vuurtoren" in text for text in kept) == [False, True]


async def test_a_visitor_gets_what_trainees_get(shared: tuple[str, Server]) -> None:
    """The menu offers nothing for authors or trainers, the key for it does nothing, and no path of the machine is shown."""
    base, server = shared
    async with browser(base) as someone:
        line = await someone.visit()
        await line.until("Na bijeenkomst")
        menu = await to_menu(line, "Menu sluiten")
        assert "auteurs" not in menu.lower()
        assert "trainers" not in menu.lower()
        assert str(server.folder) not in menu


async def test_coming_back_after_the_server_stopped(tmp_path: Path) -> None:
    """The talk goes on by itself where it was; the draft that was being typed too. Nothing is left running meanwhile."""
    async with browser("") as someone:
        with running(tmp_path) as server:
            someone.base = server.base
            line = await someone.visit()
            await into_a_talk(line)
            await say(line, "Hoe gaat het met u?")
            below = server.below()
            assert len(below) >= 2
            assert await asyncio.to_thread(server.stop) == 0
            assert await line.until_closed() == 1012
            assert alive(below) == set()
        with running(tmp_path) as server:
            someone.base = server.base
            await someone.get("/")
            again = await someone.open_app(again=True)
            await again.until("Hoe gaat het met u?")
            assert len(stores(server)) == 1


async def test_a_killed_server_leaves_no_orphans(tmp_path: Path) -> None:
    """However it ends."""
    with running(tmp_path) as server:
        async with browser(server.base) as someone:
            await someone.visit()
            below = server.below()
            assert len(below) >= 2
            server.stop(signal.SIGKILL)
            give_up = time.monotonic() + PATIENCE
            while alive(below):
                assert time.monotonic() < give_up, "orphans"
                await asyncio.sleep(0.05)


async def test_an_app_that_stands_still_is_ended_and_its_house_mates_come_back(tmp_path: Path) -> None:
    """The server stays; who was there connects again and finds his talk."""
    with running(tmp_path) as server:
        async with browser(server.base) as someone:
            line = await someone.visit()
            await into_a_talk(line)
            await say(line, "Hoe gaat het met u?")
            (nursery,) = [pid for pid in server.below() if _parent(pid) == server.process.pid]
            (house,) = [pid for pid in server.below() if _parent(pid) == nursery]
            os.kill(house, signal.SIGSTOP)  # as still as an app can stand
            assert await line.until_closed() == 1012
            again = await someone.open_app(again=True)
            await again.until("Hoe gaat het met u?")
            assert alive({house}) == set()


async def test_the_warm_process_is_made_again_when_it_ends(tmp_path: Path) -> None:
    """Whatever ended it: the next visitor has an app."""
    with running(tmp_path) as server:
        async with browser(server.base) as someone:
            line = await someone.visit()
            (nursery,) = [pid for pid in server.below() if _parent(pid) == server.process.pid]
            os.kill(nursery, signal.SIGKILL)
            assert await line.until_closed() == 1012
            again = await someone.open_app(again=True)
            await again.until("Na bijeenkomst")


async def test_what_is_saved_comes_as_a_download_once(shared: tuple[str, Server]) -> None:
    """Nothing is written among the documents of the one who serves; another visitor cannot fetch it."""
    base, _ = shared
    async with browser(base) as someone, browser(base) as other:
        line = await someone.visit()
        await into_a_talk(line)
        await say(line, "Hoe gaat het met u?")
        await line.type("f8")
        await line.until("Het gesprek afronden?")
        await line.type("enter")
        await line.until("Naar de nabespreking")
        await line.type("enter")
        await line.until("Na het gesprek")
        menu = await to_menu(line, "Bewaren als bestand")
        items = [item for item in ("Bewaren als bestand",) if item in menu]
        assert items
        await line.type("down", "enter")
        key = await line.until_told("deliver_file_start")
        assert (await other.get(f"/download/{key}")).status == 404
        file = await someone.get(f"/download/{key}")
        assert "attachment" in file.headers["Content-Disposition"]
        assert "Hoe gaat het met u?" in await file.text()
        assert (await someone.get(f"/download/{key}")).status == 404
        assert not list(Path(os.environ["HOME"]).rglob("gesprek-*"))


async def test_a_full_disk_is_told_and_the_others_notice_nothing(tmp_path: Path) -> None:
    """A visitor whose folder cannot be written practises without keeping, and reads so on his start screen."""
    with running(tmp_path) as server:
        async with browser(server.base) as someone, browser(server.base) as other:
            await someone.get("/")
            name = next(c.value for c in someone.session.cookie_jar if c.key == "bezoeker").partition(".")[0]
            people = server.folder / "web" / "bezoekers"
            people.mkdir(parents=True, exist_ok=True)
            (people / name).write_text("geen map", encoding="utf-8")  # root may write anywhere: a file in the way stops it too
            line = await someone.open_app()
            await line.until("wordt niet bewaard")
            theirs = await other.visit()
            await into_a_talk(theirs)


def test_a_busy_port_is_told_in_dutch(shared: tuple[str, Server], tmp_path: Path) -> None:
    """With what to do about it."""
    port = shared[0].rpartition(":")[2]
    done = subprocess.run([sys.executable, "-m", "gesprek_oefenen.cli.main", "web", "--poort", port], capture_output=True, text=True,
                          encoding="utf-8", env={**os.environ, "GESPREK_OEFENEN_GEGEVENS": str(tmp_path)}, timeout=PATIENCE, check=False)
    assert done.returncode == 2
    assert f"Poort {port} is al in gebruik" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("options", "words"), [
    (("--adres", "300.1.2.3"), "kan ik niet luisteren"), (("--poort", "99999"), "heel getal"), (("--code", "ab"), "minstens 4"),
    (("--publiek-adres", "oefenen.nl"), "helemaal"), (("--bezoekers", "0"), "heel getal"), (("--map", "/is/er/niet"), "is er niet"),
])
def test_wrong_use_is_told_in_dutch(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    """One message, no traceback, exit code 2."""
    done = subprocess.run([sys.executable, "-m", "gesprek_oefenen.cli.main", "web", *options], capture_output=True, text=True,
                          encoding="utf-8", env={**os.environ, "GESPREK_OEFENEN_GEGEVENS": str(tmp_path)}, timeout=PATIENCE, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert words in done.stderr


def test_a_room_gets_address_code_and_qr_code(tmp_path: Path) -> None:
    """The code stays the same at a restart, so that who was in stays in; on this machine alone there is none."""
    codes = []
    for _ in range(2):
        with running(tmp_path, "--adres", "0.0.0.0") as server:
            said = server.until("Ctrl+C")
            codes.append(said.partition("Code")[2].splitlines()[0].strip())
            assert "█" in said
            assert server.stop(signal.SIGINT) == 0
    assert codes[0] == codes[1]
    assert len(codes[0].split()) == 2


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1])
