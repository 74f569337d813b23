"""What a command loads decides how long one waits: the modules are tested, never a clock."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = ("textual", "pydantic", "yaml", "rapidfuzz", "transitions", "sqlite3")
PROBE = """
import json, sys
from gesprek_oefenen.cli.main import main
code = main(json.loads(sys.argv[1]))
print("\\n" + json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
sys.exit(code)
"""


def loaded(*arguments: str, stdin: str = "", code: int = 0) -> set[str]:
    """The top-level packages a clean interpreter holds after the command."""
    done = subprocess.run([sys.executable, "-c", PROBE, json.dumps(arguments)], input=stdin, capture_output=True,
                          check=False, text=True, encoding="utf-8")
    assert done.returncode == code, done.stderr
    return set(json.loads(done.stderr.strip().splitlines()[-1]))


@pytest.mark.parametrize("arguments", [("--help",), ("praat", "--help"), ("gegevens", "waar"), ("--versie",)])
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    """Help and `gegevens waar` come at once: no YAML, no pydantic, no screen library."""
    assert loaded(*arguments).isdisjoint(HEAVY)


def test_judging_needs_no_screen_engine_or_store() -> None:
    """`beoordeel` is analysis alone."""
    packages = loaded("beoordeel", "--json", stdin='{"id": 1, "uiting": "Hoe is het?"}\n')
    assert packages.isdisjoint({"textual", "transitions", "sqlite3"})
    assert "yaml" in packages


def test_list_of_stories_needs_no_screen() -> None:
    """`scenario lijst` loads no Textual."""
    assert "textual" not in loaded("scenario", "lijst", "--json")


def test_talking_in_lines_needs_no_screen() -> None:
    """`praat` works where Textual does not."""
    assert "textual" not in loaded("praat", "simone", "--json", stdin="Hoe gaat het?\n")


def test_start_screen_list_comes_from_the_index() -> None:
    """The second time the list of stories is shown no YAML and no pydantic is loaded."""
    probe = """
import json, sys
from gesprek_oefenen.session.library import Library
from gesprek_oefenen.session.places import store_file
from gesprek_oefenen.session.settings import load_settings
from gesprek_oefenen.session.store import Store
store = Store.open_or_memory(store_file())
names = [s.id for s in Library().summaries()]
load_settings(store), store.talks(), store.reflections()
print(json.dumps([names, sorted({name.partition(".")[0] for name in sys.modules})]))
"""
    run = [subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True) for _ in range(2)]
    names, packages = json.loads(run[1].stdout)
    assert "simone" in names
    assert set(packages).isdisjoint({"textual", "pydantic", "yaml", "rapidfuzz", "transitions"})
