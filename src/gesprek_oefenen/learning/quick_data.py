"""The data of a rule file without reading YAML again: kept as JSON in the cache for as long as the file stays the same.

For what the start screen needs: reading YAML costs more than the whole first picture may.
"""

from __future__ import annotations

import contextlib
import json
import os
from functools import lru_cache
from typing import Any

from gesprek_oefenen import __version__
from gesprek_oefenen.content.places import rules_folder
from gesprek_oefenen.session.places import cache_folder


@lru_cache(maxsize=8)
def quick_data(name: str) -> Any:
    """What ``feedback.texts.yaml_data`` gives for ``feedback_rules/<name>``. Raises as it does; without a cache it only takes longer."""
    try:
        facts = (rules_folder() / name).stat()
        key = f"{__version__}/{facts.st_mtime_ns}/{facts.st_size}"
    except OSError:
        key = ""
    file = cache_folder() / f"{name.replace('/', '-').removesuffix('.yaml')}.json"
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        kept = json.loads(file.read_text(encoding="utf-8"))
        if key and kept["sleutel"] == key:
            return kept["inhoud"]
    from gesprek_oefenen.feedback.texts import yaml_data

    data = yaml_data(name)
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}.deel")
        part.write_text(json.dumps({"sleutel": key, "inhoud": data}), encoding="utf-8")
        os.replace(part, file)
    return data
