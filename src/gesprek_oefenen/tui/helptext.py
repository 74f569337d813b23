"""The texts of the help, from ``teksten/hulp.md``: sections ``## id: Titel`` with plain paragraphs, u and je side by side."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "teksten" / "hulp.md"


def section(name: str) -> tuple[str, str]:
    """Title and text of a section. Raises ``KeyError`` when there is none."""
    return _sections()[name]


def has_section(name: str) -> bool:
    """Whether there is a section of this name."""
    return name in _sections()


@lru_cache(maxsize=1)
def _sections() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for part in FILE.read_text(encoding="utf-8").split("\n## ")[1:]:
        head, _, text = part.partition("\n")
        name, _, title = head.partition(":")
        paragraphs = [" ".join(p.split()) if not p.lstrip().startswith("- ") else p.strip() for p in text.strip().split("\n\n")]
        found[name.strip()] = (title.strip(), "\n\n".join(paragraphs))
    return found
