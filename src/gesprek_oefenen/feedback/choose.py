"""Varied wording without chance: the same turn of the same talk always gets the same words."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def order(items: Sequence[T], *key: object) -> tuple[T, ...]:
    """``items``, turned round to a starting point that depends on ``key`` alone; () stays ()."""
    if not items:
        return ()
    digest = hashlib.sha256("/".join(str(part) for part in key).encode()).digest()
    first = int.from_bytes(digest[:8], "big") % len(items)
    return (*items[first:], *items[:first])


def pick(items: Sequence[T], *key: object) -> T:
    """One of ``items`` by ``key``. Raises ``IndexError`` when there are none."""
    return order(items, *key)[0]
