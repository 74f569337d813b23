"""The wheel: built, installed in a fresh environment and run outside the checkout. Needs no network."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` folder of an environment that has the wheel; what it depends on is borrowed from this one."""
    folder = tmp_path_factory.mktemp("wiel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], cwd=ROOT, check=True,
                   capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv = folder / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    subprocess.run([sys.executable, "-m", "pip", "--python", str(venv / "bin" / "python"), "install", "--quiet", "--no-deps",
                    "--no-index", "--disable-pip-version-check", str(wheel)], check=True, capture_output=True)
    (site,) = venv.glob("lib/python*/site-packages")
    # A plain path in a .pth file: the modules there can be imported, its own .pth files (our editable install) are not read.
    (site / "geleend.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return venv / "bin"


def run(installed: Path, *arguments: str, cwd: Path, stdin: str = "") -> str:
    """The installed program, outside the checkout."""
    done = subprocess.run([str(installed / "gesprek-oefenen"), *arguments], input=stdin, cwd=cwd, capture_output=True, text=True,
                          encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_wheel_runs_without_the_checkout(installed: Path, tmp_path: Path) -> None:
    """The stories and rules come from the wheel: list, judge, and a talk as in the checkout."""
    where = subprocess.run([str(installed / "python"), "-c", "import gesprek_oefenen; print(gesprek_oefenen.__file__)"],
                           cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert str(installed.parent) in where
    stories = [json.loads(line) for line in run(installed, "scenario", "lijst", "--json", cwd=tmp_path).splitlines()]
    assert {"simone", "hein"} <= {story["id"] for story in stories}
    assert {p.stem for p in (ROOT / "scenarios").glob("*.yaml")} >= {story["id"] for story in stories}
    judged = json.loads(run(installed, "beoordeel", "--json", cwd=tmp_path, stdin='{"id": 1, "uiting": "Hoe ziet een avond eruit?"}\n'))
    assert "open_vraag" in judged["zetten"]
    said = "Hoe gaat het?\nwat doe je in de pauze\n\n"
    from_wheel = run(installed, "praat", "simone", "--json", "--zaad", "1", cwd=tmp_path, stdin=said)
    checkout = subprocess.run([sys.executable, "-m", "gesprek_oefenen.cli.main", "praat", "simone", "--json", "--zaad", "1"],
                              input=said, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert from_wheel == checkout


def test_wheel_holds_every_file_that_is_read_at_run_time(installed: Path) -> None:
    """Stories, rules, texts and style sheets: whatever is not Python in the checkout is in the installed package too."""
    (package,) = installed.parent.glob("lib/python*/site-packages/gesprek_oefenen")
    source = ROOT / "src" / "gesprek_oefenen"
    wanted = {p.relative_to(source) for p in source.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")}
    wanted |= {Path("data", p.relative_to(ROOT)) for name in ("scenarios", "feedback_rules", "oefeningen", "kenniskaarten") for p in (ROOT / name).rglob("*.yaml")}
    missing = {str(path) for path in wanted if not (package / path).is_file()}
    assert missing == set()


@pytest.mark.parametrize(("name", "damage"), [
    ("zetten/advies.yaml", "zet: ["), ("zetten/advies.yaml", "- los\n- ding\n"), ("woordenlijsten/schrijfwijzen.yaml", "[" * 30_000),
    ("woordenlijsten/schrijfwijzen.yaml", "iets: anders\n"), ("woordenlijsten/begrippen/gevoel.yaml", "- los\n- ding\n"),
    ("terugval.yaml", "\x00"), ("gespreksdingen.yaml", "a: [}"), ("vertrouwen.yaml", "zetten: {}\n"), ("hints/advies.yaml", "zet: advies\n"),
], ids=lambda value: value[:20])
def test_broken_rule_file_is_named(installed: Path, tmp_path: Path, name: str, damage: str) -> None:
    """Whichever rule file someone damaged: a Dutch message with the file in it, no traceback, and back to work once it is mended."""
    (package,) = installed.parent.glob("lib/python*/site-packages/gesprek_oefenen")
    file = package / "data" / "feedback_rules" / name
    sound = file.read_bytes()
    file.write_text(damage, encoding="utf-8")
    try:
        done = subprocess.run([str(installed / "gesprek-oefenen"), "praat", "simone", "--json", "--coach"], cwd=tmp_path, text=True,
                              input="Hoe voel je je?\nje zou eens op een sport kunnen gaan\n", capture_output=True, check=False)
    finally:
        file.write_bytes(sound)
    assert "Traceback" not in done.stderr
    assert done.returncode in (1, 2)
    assert Path(name).name in done.stderr
