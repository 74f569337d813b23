"""The JSON Schema of a scenario, made from the models: editors complete, explain and check with it while one types."""

from __future__ import annotations

import json
from typing import Any, Final

SCHEMA_FILE: Final = "scenario.schema.json"
"""Stands beside the scenarios; their first line points to it."""
FIRST_LINE: Final = f"# yaml-language-server: $schema={SCHEMA_FILE}"


def scenario_schema() -> dict[str, Any]:
    """The schema as data; the same for the same version of the program."""
    from gesprek_oefenen.content.references import ACTS
    from gesprek_oefenen.content.schema import ScenarioPart
    from gesprek_oefenen.model.story import FALLBACK_KINDS

    schema = ScenarioPart.model_json_schema(by_alias=True)
    schema = _tidy(schema)
    properties = schema["properties"]
    properties["reacties"]["propertyNames"] = {"enum": list(ACTS)}
    properties["terugval"]["propertyNames"] = {"enum": list(FALLBACK_KINDS)}
    schema["$defs"]["TopicPart"]["properties"]["terugval"]["propertyNames"] = {"enum": list(FALLBACK_KINDS)}
    properties["onderwerpen"]["propertyNames"] = {"pattern": "^[a-z][a-z0-9_-]*$"}
    definitions = schema["$defs"]
    lines = {"anyOf": [{"$ref": "#/$defs/LineText"}, {"type": "array", "items": {"$ref": "#/$defs/LineText"}}]}
    reaction = definitions["ReactionPart"]
    reaction["additionalProperties"] = lines
    definitions["ReactionPart"] = {"anyOf": [lines, reaction]}
    short = {"type": "object", "additionalProperties": {"anyOf": [*lines["anyOf"], {
        "type": "object", "properties": {"zinnen": lines, "openheid": definitions["FactPart"]["properties"]["openheid"]},
        "required": ["zinnen"], "additionalProperties": False}]}}
    for owner, key in ((schema, "feiten"), (definitions["TopicPart"], "feiten"), (_long_form(definitions["LineText"]), "door")):
        listed = owner["properties"][key]
        kept = {name: listed.pop(name) for name in ("description", "default") if name in listed}
        owner["properties"][key] = {"anyOf": [listed, short], **kept}
    definitions["OvergangBij"] = {"enum": list(ACTS)}
    definitions["TransitionPart"]["properties"]["bij"] = {
        "anyOf": [{"$ref": "#/$defs/OvergangBij"}, {"type": "array", "items": {"$ref": "#/$defs/OvergangBij"}}],
        "description": definitions["TransitionPart"]["properties"]["bij"]["description"],
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Scenario van gesprek-oefenen",
            **{key: value for key, value in schema.items() if key != "title"}}


def _long_form(definition: dict[str, Any]) -> dict[str, Any]:
    """The keys of a part that may also be written as a text alone."""
    long: dict[str, Any] = next((form for form in definition.get("anyOf", ()) if "properties" in form), definition)
    return long


def schema_text() -> str:
    """The schema as it is shipped."""
    return json.dumps(scenario_schema(), ensure_ascii=False, indent=1) + "\n"


def _tidy(node: Any) -> Any:
    """Without the titles pydantic makes up, lists that may be one thing, and lengths of lists named as such."""
    if isinstance(node, list):
        return [_tidy(part) for part in node]
    if not isinstance(node, dict):
        return node
    tidy = {key: _tidy(value) for key, value in node.items() if not (key == "title" and isinstance(value, str))}
    if tidy.get("type") == "array":
        if "minLength" in tidy:
            tidy["minItems"] = tidy.pop("minLength")
        items = tidy.get("items")
        if isinstance(items, dict) and items.get("$ref") == "#/$defs/LineText":
            keep = {key: tidy.pop(key) for key in ("description", "default") if key in tidy}
            return {"anyOf": [items, tidy], **keep}
    if tidy.get("type") == "object" and isinstance(tidy.get("additionalProperties"), dict) and "properties" not in tidy:
        inner = tidy["additionalProperties"]
        if inner.get("anyOf", [{}])[0] == {"$ref": "#/$defs/LineText"} and tidy.get("description", "").startswith(("Haar hele", "Korte", "Wat zij denkt")):
            keep = {key: tidy.pop(key) for key in ("description", "default") if key in tidy}
            return {"anyOf": [*inner["anyOf"], tidy], **keep}
    return tidy


def main() -> None:
    """Renew the shipped schema and the reference of keys in this checkout (``python -m gesprek_oefenen.content.json_schema``)."""
    from gesprek_oefenen.content.places import scenarios_folder
    from gesprek_oefenen.content.reference import reference

    folder = scenarios_folder()
    (folder / SCHEMA_FILE).write_text(schema_text(), encoding="utf-8")
    docs = folder.parent / "docs"
    if docs.is_dir():
        (docs / "auteurs-sleutels.md").write_text(reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
