"""The packets between server and app, as textual-serve and Textual's WebDriver speak them: a letter, four bytes of length, the rest.

``D`` is what the terminal gets or sends, ``M`` a JSON object about it, ``P`` a piece of a download.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any, Final

DATA: Final = b"D"
META: Final = b"M"
PACKED: Final = b"P"

LARGEST: Final = 16 * 1024 * 1024
"""Bytes of one packet; a screen is some tens of thousands, a piece of a download 64 KB."""

_PRELUDE: Final = b"__GANGLION__\n"
_MOST_BEFORE: Final = 64 * 1024


def packet(kind: bytes, payload: bytes) -> bytes:
    """One packet."""
    return kind + len(payload).to_bytes(4, "big") + payload


def meta(**what: Any) -> bytes:
    """One packet about the terminal or the app."""
    return packet(META, json.dumps(what).encode())


async def packets(reader: asyncio.StreamReader) -> AsyncIterator[tuple[bytes, bytes]]:
    """Kind and payload of what the app says, until it stops talking (or talks nonsense)."""
    try:
        before = 0
        while (line := await reader.readline()) != _PRELUDE:
            before += len(line)
            if not line or before > _MOST_BEFORE:
                return
        while True:
            head = await reader.readexactly(5)
            size = int.from_bytes(head[1:], "big")
            if head[:1] not in (DATA, META, PACKED) or size > LARGEST:
                return
            yield head[:1], await reader.readexactly(size)
    except (asyncio.IncompleteReadError, ConnectionError, ValueError):  # ValueError: a line without an end
        return


def about(payload: bytes) -> Mapping[str, Any]:
    """The object in a packet about the terminal; empty when it is none."""
    try:
        found = json.loads(payload)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
