"""What a visitor is told on the page after the one where he did something. In memory alone: it is gone once it was shown."""

from __future__ import annotations

import threading
from collections import OrderedDict

MOST = 500
"""So many notices wait at most; the oldest go first."""

BACK = "terug"
NOTHING_TO_TAKE_BACK = "niets_terug"
OWN_NEED = "eigen_nood"
"""The last turn sounded like the visitor's own need. Shown once, quietly; written nowhere."""
THROWN_AWAY = "weg"
ALL_GONE = "alles_weg"
SAVED = "bewaard"
SETTINGS_KEPT = "instellingen"
NO_PROPOSALS = "geen_voorstellen"
COACH_SET = "coach"


class Notices:
    """Notices by visitor and place."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, visitor_id: str) -> VisitorNotices:
        """Those of one visitor."""
        return VisitorNotices(self, visitor_id)

    def put(self, visitor_id: str, place: str, notice: str) -> None:
        """Tell it when he next looks at ``place``."""
        with self._lock:
            self._waiting[visitor_id, place] = notice
            self._waiting.move_to_end((visitor_id, place))
            while len(self._waiting) > MOST:
                self._waiting.popitem(last=False)

    def take(self, visitor_id: str, place: str) -> str:
        """What there is to tell at ``place``, or ""; it is told once."""
        with self._lock:
            return self._waiting.pop((visitor_id, place), "")


class VisitorNotices:
    """The notices of one visitor; ``place`` is the id of a talk, or "" for every other page."""

    def __init__(self, notices: Notices, visitor_id: str) -> None:
        self._notices, self._visitor_id = notices, visitor_id

    def put(self, place: str, notice: str) -> None:
        """Tell it when he next looks at ``place``."""
        self._notices.put(self._visitor_id, place, notice)

    def take(self, place: str) -> str:
        """What there is to tell at ``place``, or ""."""
        return self._notices.take(self._visitor_id, place)
