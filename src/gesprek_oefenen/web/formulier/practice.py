"""One visitor's practice for the length of one request: his store opened, his talks, what is shown of them.

Nothing is held between two requests. A talk is read from its log each time, so the terminal page and the plain pages
can be used side by side, and a restart of the server loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gesprek_oefenen.model.errors import PractiseError
from gesprek_oefenen.session.clock import Clock
from gesprek_oefenen.session.dates import moment_in_words
from gesprek_oefenen.session.places import STORE_NAME
from gesprek_oefenen.session.settings import Settings, load_settings
from gesprek_oefenen.session.store import Store, TalkRow

if TYPE_CHECKING:
    from gesprek_oefenen.feedback.help import HelpText
    from gesprek_oefenen.learning.guide import Guide
    from gesprek_oefenen.model.play import CoachPlan
    from gesprek_oefenen.model.story import Story
    from gesprek_oefenen.report.values import TalkReport
    from gesprek_oefenen.session.library import Library, StorySummary
    from gesprek_oefenen.session.talk import Talk


class NoSuchTalkError(PractiseError):
    """The visitor has no talk of this name: thrown away, or an address that was mistyped."""


class StoryChoice(NamedTuple):
    """A story one may choose; ``times``: talks rounded off."""

    story: StorySummary
    times: int


class KeptTalk(NamedTuple):
    """A talk in a list. ``when`` in words, ``intention`` as the trainee wrote it."""

    row: TalkRow
    when: str
    intention: str = ""


class FocusChoice(NamedTuple):
    """Something one may ask feedback on; ``goal``: this story is made to practise it."""

    id: str
    text: str
    goal: bool


class VisitorPractice:
    """Store and stories for one visitor. Made with ``opened``."""

    def __init__(self, store: Store, library: Library, clock: Clock) -> None:
        self.store, self.library, self._clock = store, library, clock

    @classmethod
    @contextmanager
    def opened(cls, folder: Path, library: Library, clock: Clock, *, writes: bool) -> Iterator[VisitorPractice]:
        """The practice of the visitor whose things are in ``folder``. Raises ``StoreError``.

        Who only looks around and has kept nothing yet gets no file on the disk (``writes`` false).
        """
        file = folder / STORE_NAME
        store = Store.open(file) if writes or file.exists() else Store.in_memory()
        try:
            yield cls(store, library, clock)
        finally:
            store.close()

    # Settings

    @property
    def settings(self) -> Settings:
        """How the visitor likes it."""
        return load_settings(self.store)

    @property
    def address(self) -> str:
        """How the visitor is addressed: ``u`` or ``je``."""
        return self.settings.aanspreken

    @property
    def colours(self) -> str:
        """The colours the visitor chose, "" when he never did: then his system decides."""
        return self.settings.kleuren if "kleuren" in self.store.settings() else ""

    # Lists

    def stories(self) -> tuple[StoryChoice, ...]:
        """What one may choose, by meeting and level; what cannot be played is left out."""
        rows = self.store.talks()
        return tuple(StoryChoice(one, sum(row.ended for row in rows if row.story == one.id))
                     for one in self.library.summaries() if not one.fault)

    def talks(self) -> tuple[KeptTalk, ...]:
        """Every talk in which something was said, the latest first."""
        from gesprek_oefenen.session.reflections import kept_reflections

        now = self._clock.now().astimezone()
        kept = kept_reflections(self.store)
        return tuple(KeptTalk(row, moment_in_words(row.touched, now), kept[row.id].voornemen if row.id in kept else "")
                     for row in self.store.talks() if row.turns)

    # Before a talk

    def story(self, story_id: str) -> Story:
        """A story of the list; never a file elsewhere on the machine. Raises ``UnknownStoryError`` or ``ContentError``."""
        from gesprek_oefenen.model.errors import UnknownStoryError

        if story_id not in {one.id for one in self.library.summaries()}:
            raise UnknownStoryError("Dit gesprek is er niet. Kies een gesprek uit de lijst.")
        return self.library.story(story_id)

    def focus_choices(self, story: Story) -> tuple[FocusChoice, ...]:
        """What one may ask feedback on."""
        from gesprek_oefenen.feedback.form import goal_skills, skill_names

        goals = goal_skills(story.goals)
        return tuple(FocusChoice(key, text, key in goals) for key, text in skill_names(self.address).items())

    def help_before(self, story: Story) -> HelpText | None:
        """Where help is, before a heavy story."""
        from gesprek_oefenen.feedback.help import help_before

        return help_before(story, self.address)

    @property
    def guide(self) -> Guide:
        """Path, coach and what was wanted, for this visitor."""
        from gesprek_oefenen.learning.guide import Guide

        return Guide(self.store, self.library, self._clock, self.address)

    def begin(self, story_id: str, focus: Sequence[str], coach: str, plan: CoachPlan | None = None) -> Talk:
        """Begin a talk, the coach as ``plan`` says when there is one; it is kept when this returns. Raises ``StoreError``."""
        from gesprek_oefenen.session.talk import Talk

        known = {choice.id for choice in self.focus_choices(self.story(story_id))}
        talk = Talk.start(self.store, self.library, story_id, coach=coach, focus=tuple(one for one in focus if one in known),
                          clock=self._clock, address=self.address, plan=plan)
        talk.make_sure()
        return talk

    # A talk

    def talk(self, talk_id: str) -> Talk:
        """A talk as it stands. Raises ``NoSuchTalkError``, ``StoreError`` or ``ContentError``."""
        from gesprek_oefenen.session.talk import Talk

        if talk_id not in {row.id for row in self.store.talks()}:
            raise NoSuchTalkError("Dit gesprek is er niet (meer).")
        return Talk.resume(self.store, self.library, talk_id, clock=self._clock, address=self.address)

    def help_after(self, story: Story) -> HelpText | None:
        """Where help is, after a heavy story."""
        from gesprek_oefenen.feedback.help import help_after

        return help_after(story, self.address)

    def report(self, talk: Talk) -> TalkReport:
        """The talk with everything beside it, to take along."""
        from gesprek_oefenen.report.gather import talk_report

        return talk_report(talk, self.address)


def stand_of(talk: Talk) -> int:
    """How far a talk is: one more with every turn said and with every turn taken back, so it never comes back to a number.

    A form carries the stand it was made at; when the talk has gone on since, the form is not carried out a second time.
    """
    return len(talk.exchanges) + 2 * len(talk.record().taken_back)
