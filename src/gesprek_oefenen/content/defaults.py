"""Lines that every persona can say when her own story has none (``feedback_rules/terugval.yaml``)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from gesprek_oefenen.content.places import rules_folder
from gesprek_oefenen.content.yaml_nodes import Items, Mapping, Scalar
from gesprek_oefenen.content.yaml_reader import read_yaml
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.story import Line


@lru_cache(maxsize=8)
def built_in_fallback(says: str, folder: Path | None = None) -> dict[str, tuple[Line, ...]]:
    """The built-in lines by kind, for a persona who addresses the trainee with ``says`` (``u`` or ``je``).

    ``{a|b}`` is resolved here; ``{naam}`` stays for the engine, which knows the trainee's name. Lines have
    ``line_no`` 0. Raises ``ContentError`` when the file is broken.
    """
    root = read_yaml((folder or rules_folder()) / "terugval.yaml")
    kinds = root.get("terugval") if isinstance(root, Mapping) else None
    found: dict[str, tuple[Line, ...]] = {}
    for entry in kinds.entries if isinstance(kinds, Mapping) else ():
        items = entry.value.items if isinstance(entry.value, Items) else ()
        lines: list[Line] = []
        for number, item in enumerate(items, 1):
            text, asks = item, None
            if isinstance(item, Mapping):
                text, asks = item.get("zin") or item, item.get("vraagt")
            if isinstance(text, Scalar):
                lines.append(Line(f"standaard.{entry.key.text}.{number}", fill(text.text, says, {"naam": "{naam}"}),
                                  asks=asks.text if isinstance(asks, Scalar) else ""))
        found[entry.key.text] = tuple(lines)
    return found
