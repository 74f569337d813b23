"""Learning, made up: what the screens of ``tui/learning`` are tested against."""

from __future__ import annotations


class MadeUpLearning:
    """Everything the screens for learning ask for, in memory."""
