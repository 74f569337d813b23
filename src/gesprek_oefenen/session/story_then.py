"""The story of a talk as it was when the talk began: kept as text beside it, so that the talk stays what it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gesprek_oefenen.model.errors import ContentError, UnknownStoryError

if TYPE_CHECKING:
    from gesprek_oefenen.model.story import Story
    from gesprek_oefenen.session.library import Library
    from gesprek_oefenen.session.store import Store, TalkRow


def story_text(story: Story) -> str:
    """The YAML of the story as it is now; "" when the story was not read from a file."""
    if story.file is None:
        return ""
    try:
        return Path(story.file).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def story_then(store: Store, library: Library, row: TalkRow) -> Story:
    """The story as it was when the talk began: from its file when that did not change, else from the snapshot."""
    try:
        story = library.story(row.story)
        if story.hash == row.story_hash:
            return story
    except (ContentError, UnknownStoryError):
        pass
    text = store.snapshot(row.story_hash)
    if not text:
        return library.story(row.story)
    return library.story_from_text(text, row.story)
