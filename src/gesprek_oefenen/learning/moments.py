"""Moments in the store as seen from now, also when the clock of the machine jumped. Imports nothing heavy: the start uses it."""

from __future__ import annotations

from datetime import datetime
from typing import Final

TIME_AGAIN: Final = 42
"""Days without a talk after which it is time again: three or four talks over half a year keep a skill that fades otherwise."""


def days_ago(stamp: str, now: datetime) -> int:
    """Whole days between a kept moment and ``now``; 0 when it lies in the future (the clock was set back) or is no moment."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return 0
    if moment.tzinfo is None:
        return 0
    return max((now - moment).days, 0)


def time_again(last: str, now: datetime) -> bool:
    """Whether so long ago was the last talk that practising again keeps what was learned. No talk yet: no."""
    return bool(last) and days_ago(last, now) >= TIME_AGAIN
