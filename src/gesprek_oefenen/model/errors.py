"""All errors a person may meet. The message is Dutch and complete: what, where, how to mend it."""

from __future__ import annotations


class PractiseError(Exception):
    """Something went wrong that a person can do something about; ``str()`` is the Dutch message to show.

    ``exit_code``: 1 when what was checked holds a fault, 2 for wrong use, an unknown id or what cannot be opened.
    """

    exit_code: int = 2


class UnknownStoryError(PractiseError):
    """No scenario has this id."""


class ContentError(PractiseError):
    """A scenario or rule file cannot be used; ``problems`` says why, each with its place."""

    def __init__(self, message: str, problems: tuple[object, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class StoreError(PractiseError):
    """The store cannot be opened, read or written (folder, disk, corrupt or newer database)."""


class InputError(PractiseError):
    """What was typed cannot be taken (too long, not text)."""
