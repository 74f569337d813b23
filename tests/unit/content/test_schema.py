"""The JSON Schema and the reference of keys: made from the models, shipped, current, and right about good and bad files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gesprek_oefenen.content.json_schema import FIRST_LINE, SCHEMA_FILE, scenario_schema, schema_text
from gesprek_oefenen.content.reference import reference
from gesprek_oefenen.content.yaml_nodes import plain
from gesprek_oefenen.content.yaml_reader import read_yaml

ROOT = Path(__file__).parents[3]
SHIPPED = sorted((ROOT / "scenarios").glob("*.yaml"))
GOOD = ROOT / "tests" / "fout" / "goed.yaml"


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    """A validator as an editor has one."""
    schema = scenario_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_shipped_schema_is_current() -> None:
    """The file beside the scenarios is what the models make now; to renew it, see docs/auteurs.md."""
    assert (ROOT / "scenarios" / SCHEMA_FILE).read_text(encoding="utf-8") == schema_text()


def test_the_shipped_reference_is_current() -> None:
    """The reference of keys follows the models."""
    assert (ROOT / "docs" / "auteurs-sleutels.md").read_text(encoding="utf-8") == reference()


@pytest.mark.parametrize("path", [*SHIPPED, GOOD], ids=lambda path: path.stem)
def test_good_scenarios_fit_the_schema(path: Path, validator: jsonschema.Draft202012Validator) -> None:
    """An editor shows no red under a scenario that is right."""
    errors = [f"{list(e.absolute_path)}: {e.message[:200]}" for e in validator.iter_errors(plain(read_yaml(path)))]
    assert errors == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_scenario_points_to_the_schema(path: Path) -> None:
    """The first line tells an editor where the schema is."""
    assert path.read_text(encoding="utf-8").split("\n", 1)[0] == FIRST_LINE


def damaged(**changes: Any) -> Any:
    """The good scenario with other values at the top."""
    return {**plain(read_yaml(GOOD)), **changes}


@pytest.mark.parametrize("changes", [
    {"nivo": 1}, {"niveau": 9}, {"fase": "luistern"}, {"id": "Met Hoofdletter"}, {"persoon": {"naam": "A"}},
    {"toestanden": [{"naam": "a", "openheid": 7}]}, {"reacties": {"samenvating": ["Ja."]}}, {"onderwerpen": {}},
    {"terugval": {"weerbericht": ["Nat."]}}, {"overgangen": [{"van": "*", "naar": "a", "bij": ["duwen"]}]},
    {"einden": [{"naam": "a", "zinnen": []}]}, {"opening": 3}, {"versie": 2},
])
def test_an_editor_sees_what_the_checker_sees(changes: dict[str, Any], validator: jsonschema.Draft202012Validator) -> None:
    """Misspelled keys, wrong values and unknown moves are red while one types."""
    assert list(validator.iter_errors(damaged(**changes)))


def test_every_key_is_explained() -> None:
    """Hovering over any key gives an explanation in Dutch."""
    schema = json.loads(schema_text())
    bare = [key for part in [schema, *schema["$defs"].values()] for part in (part, *part.get("anyOf", ()))
            for key, value in part.get("properties", {}).items() if "description" not in value]
    assert bare == []
