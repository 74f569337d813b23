"""So many at once, and after that one now and then: what slows down who guesses codes or connects without end."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from typing import Final

from aiohttp import web

from gesprek_oefenen.web.keys import SETTINGS

EVERYBODY: Final = ""
"""The key for all together."""


class Slowly:
    """``burst`` at once, then one every ``seconds``, for each key (an address, a visitor). At most ``most`` keys are remembered;
    beyond that those that have their whole burst back are forgotten, and else the oldest.
    """

    def __init__(self, burst: int, seconds: float, *, now: Callable[[], float] = time.monotonic, most: int = 5_000) -> None:
        self._burst, self._seconds, self._now, self._most = burst, seconds, now, most
        self._free_at: dict[str, float] = {}

    def wait(self, key: str) -> float:
        """Seconds until this key may again; 0.0 when it may now."""
        return max(0.0, self._free_at.get(key, 0.0) - self._now() - (self._burst - 1) * self._seconds)

    def spend(self, key: str) -> None:
        """One is used."""
        now = self._now()
        self._free_at[key] = max(self._free_at.pop(key, 0.0), now) + self._seconds
        if len(self._free_at) > self._most:
            self._free_at = {k: at for k, at in self._free_at.items() if at > now}
            while len(self._free_at) > self._most:
                del self._free_at[next(iter(self._free_at))]


def sender_of(request: web.Request) -> str:
    """The address a request comes from, one for a whole home network under IPv6. Behind another server: the one it names."""
    address = request.remote or "?"
    if request.app[SETTINGS].public and _is_near(address):
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address[:45]
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(parsed.ipv4_mapped or ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def _is_near(address: str) -> bool:
    """On this machine or this network, where the server in front stands."""
    try:
        return ipaddress.ip_address(address).is_private
    except ValueError:
        return True  # a Unix socket has no address
