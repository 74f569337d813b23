"""Days and moments in Dutch words, without the machine's locale."""

from __future__ import annotations

from datetime import datetime

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")


def day_in_words(moment: datetime) -> str:
    """``zondag 22 november``."""
    return f"{DAYS[moment.weekday()]} {moment.day} {MONTHS[moment.month - 1]}"


def moment_in_words(stamp: str, now: datetime) -> str:
    """An ISO moment as seen from ``now``: vandaag 14:05, gisteren, afgelopen dinsdag, 3 november, 3 november 2024.

    A day to come (the clock was set back since) is named by its date.
    """
    try:
        moment = datetime.fromisoformat(stamp).astimezone(now.tzinfo)
    except (ValueError, OverflowError):
        return ""
    days = (now.date() - moment.date()).days
    if days == 0:
        return f"vandaag {moment:%H:%M}"
    if days == 1:
        return "gisteren"
    if 0 < days < 7:
        return f"afgelopen {DAYS[moment.weekday()]}"
    year = "" if moment.year == now.year else f" {moment.year}"
    return f"{moment.day} {MONTHS[moment.month - 1]}{year}"
