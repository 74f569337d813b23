"""The one place where the time of day comes from; the engine has none."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Something that knows what time it is."""

    def now(self) -> datetime:
        """The present moment, with its time zone."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.now(UTC)


class FrozenClock:
    """A clock that stands still until it is moved: for tests and pictures."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.moment


def stamp(moment: datetime) -> str:
    """``moment`` as kept in the store: UTC, ISO 8601, whole seconds."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat()


LONG_PAUSE = 300
"""Seconds after which someone has plainly walked away."""


def talked_since(earlier: str, later: str) -> int:
    """Seconds between two stamps that count as talking: nothing when the pause was long."""
    gap = int((datetime.fromisoformat(later) - datetime.fromisoformat(earlier)).total_seconds())
    return gap if 0 <= gap <= LONG_PAUSE else 0
