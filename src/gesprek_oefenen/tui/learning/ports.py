"""What the screens for learning need from below. ``bridge.py`` fills it; tests fill it with something made up.

Everything here is called from the one working thread (``PractiseApp.work``) and may raise ``PractiseError``.
"""

from __future__ import annotations

from typing import Protocol


class Learning(Protocol):
    """Everything the screens for learning can ask for. Loaded when the first of them opens."""
