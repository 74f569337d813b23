"""Wrong use and things that cannot be opened: a clear Dutch message, no traceback, the fixed exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gesprek_oefenen.cli.main import COMMANDS

from .conftest import Run

ENGLISH = ("Usage", "Options", "Commands", "Show this message", "Error", "Missing", "Invalid", "No such", "Try ")


@pytest.mark.parametrize(("arguments", "words"), [
    (("prat",), "Bedoelt u 'praat'"),
    (("--mapp", "x"), "Bedoelt u --map"),
    (("praat",), "SCENARIO"),
    (("praat", "simon"), "Bedoelt u 'simone'"),
    (("praat", "../../etc/passwd"), "is er niet"),
    (("praat", "simone", "--zaad", "veel"), "heel getal"),
    (("praat", "simone", "--zaad", "-1"), "heel getal"),
    (("praat", "simone", "teveel"), "te veel"),
    (("praat", "simone", "--zaad"), "--zaad"),
    (("praat", "simone", "--map", "/nergens"), "De map"),
    (("--map", "/nergens", "praat", "simone"), "De map"),
    (("praat", "simone", "--verder"), "geen gesprek"),
    (("beoordeel", "/nergens.txt"), "is er niet"),
    (("beoordeel", "/"), "een map"),
    (("beoordeel", "--scenario", "niemand"), "is er niet"),
    (("gegevens", "wiss"), "Bedoelt u 'wis'"),
    (("gegevens", "exporteer", "--naar", "/nergens/x.json"), "niet schrijven"),
])
def test_wrong_use_is_said_in_dutch(run: Run, arguments: tuple[str, ...], words: str) -> None:
    """Exit code 2, a Dutch message on stderr, nothing on stdout."""
    done = run(*arguments, code=2)
    assert words in done.stderr
    assert done.stdout == ""
    assert not any(word in done.stderr for word in ENGLISH)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_dutch(run: Run, name: str) -> None:
    """Every command explains itself, in Dutch."""
    text = run(*([name] if name else []), "--help").stdout
    assert "Gebruik:" in text
    assert "Laat deze uitleg zien" in text
    assert not any(word in text for word in ENGLISH)


def test_app_without_a_terminal_says_what_to_do(run: Run) -> None:
    """In a pipe the app cannot start; `praat` can."""
    assert "gewoon" in run(code=2).stderr


@pytest.mark.parametrize("text", ["versie: 1\nid: kapot\ntoestanden: [", "[" * 30_000, "\ttab: 1", "&a [*a]", "!!python/object:os.system x"],
                         ids=["syntax", "nested", "tab", "alias", "tag"])
def test_broken_scenario_is_refused_and_the_others_work(run: Run, tmp_path: Path, text: str) -> None:
    """File and line are named; a sound story beside it can be played."""
    (tmp_path / "kapot.yaml").write_text(text, encoding="utf-8")
    done = run("praat", "kapot", "--map", str(tmp_path), code=None)
    assert done.returncode in (1, 2)
    assert "kapot.yaml" in done.stderr
    assert len(run("praat", "simone", "--json", "--map", str(tmp_path), stdin="Hoe gaat het?\n").stdout.splitlines()) == 2


@pytest.mark.parametrize("content", [b"", b"dit is geen database " * 400])
def test_broken_store_does_not_stop_a_talk(run: Run, own_folders: Path, content: bytes) -> None:
    """The talk is held in memory with a warning; the damaged file stays as it is (an empty one is simply filled)."""
    file = own_folders / "gegevens" / "gesprekken.db"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    done = run("praat", "simone", "--json", stdin="Hoe gaat het?\n")
    assert len(done.stdout.splitlines()) == 2
    if content:
        assert "niet bewaard" in done.stderr
        assert file.read_bytes() == content
        assert "beschadigd" in run("gegevens", "exporteer", code=2).stderr


def test_data_folder_that_cannot_be_made(run: Run, tmp_path: Path) -> None:
    """A file stands where the folder should be: one can talk, and hears that nothing is kept."""
    (tmp_path / "weg").write_text("", encoding="utf-8")
    done = run("praat", "simone", "--json", stdin="Hoe gaat het?\n", env={"GESPREK_OEFENEN_GEGEVENS": str(tmp_path / "weg")})
    assert len(done.stdout.splitlines()) == 2
    assert "niet bewaard" in done.stderr


def test_fault_of_our_own_is_calm_and_goes_to_the_log(own_folders: Path) -> None:
    """An error nobody foresaw: no traceback on the screen, the whole story in the log, exit code 2."""
    code = ("import gesprek_oefenen.cli.gegevens as g\nfrom gesprek_oefenen.cli import main\n"
            "import gesprek_oefenen.session.places as p\n"
            "def stuk():\n    raise ZeroDivisionError('heel erg stuk')\n"
            "p.store_file = stuk\nraise SystemExit(main.main(['gegevens', 'waar']))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "niets kwijt" in done.stderr
    (log,) = own_folders.rglob("gesprek-oefenen.log")
    assert str(log) in done.stderr
    assert "heel erg stuk" in log.read_text(encoding="utf-8")


def test_reader_of_the_output_goes_away() -> None:
    """`| head -1`: no message, no traceback."""
    code = f"{sys.executable} -m gesprek_oefenen.cli.main praat simone --json --zaad 1 | head -1"
    done = subprocess.run(["sh", "-c", code], input="hoi\n" * 300, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("language", ["C", "POSIX", "nl_NL.ISO-8859-1"])
def test_utf8_on_any_machine(run: Run, language: str) -> None:
    """Whatever the locale says, é and € go in and come out as they are."""
    done = run("beoordeel", "--json", stdin='{"id": "é€", "uiting": "Wat vond u van het café?"}\n',
               env={"LC_ALL": language, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    row = json.loads(done.stdout)
    assert row["id"] == "é€"
    assert "é€" in done.stdout
