"""What the screens need from below: the practice as a protocol, and what the start screen shows.

``bridge.py`` fills it with session/, feedback/ and reflection/; tests fill it with a small made-up practice. Everything
here is called from the one thread that does the work (``PractiseApp.work``), never from a screen directly. What is only
needed after the first picture stands in ``values.py``: the start counts every import. For the same reason what is here is a
``NamedTuple``: a frozen dataclass takes five times as long to make.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from gesprek_oefenen.authoring.rehearsal import Rehearsal
    from gesprek_oefenen.feedback.signs import Noticed
    from gesprek_oefenen.model.feedback import Proposal, Reflection
    from gesprek_oefenen.model.play import Exchange
    from gesprek_oefenen.model.problems import Problem
    from gesprek_oefenen.model.story import Line, Story
    from gesprek_oefenen.tui.learning.ports import Learning
    from gesprek_oefenen.tui.trainer.ports import Trainer
    from gesprek_oefenen.tui.values import AfterView, Briefing, HelpPlace, OpenedTalk, Reminders


class Preferences(NamedTuple):
    """How someone likes it. ``coach``: vanzelf, vol, minder, uit. ``address``: u or je. ``colours``: licht, donker, contrast.

    ``clock``: show how long the talk lasts. ``calm``: no animation. ``meeting``: practise after this one, 0: not asked yet.
    """

    coach: str = "vanzelf"
    clock: bool = False
    address: str = "u"
    colours: str = "licht"
    calm: bool = False
    meeting: int = 0


class Surroundings(NamedTuple):
    """Whose machine the app runs on. At one's own everything is open; a visitor has no files there, and gets what he keeps as a
    download.

    ``closed``: actions of the app that are not offered and do nothing. ``own_files``: files may be written on this machine.
    ``place``: words for where his things are ("": the path says it). ``words``: to come back with on another device.
    ``go_on``: pick up the talk he was in.
    """

    closed: frozenset[str] = frozenset()
    own_files: bool = True
    place: str = ""
    words: str = ""
    go_on: bool = False

    def offers(self, action: str) -> bool:
        """Whether this action of the app (``open_author`` or ``app.open_author``) is for this person."""
        return action.removeprefix("app.").partition("(")[0] not in self.closed


class StoryCard(NamedTuple):
    """What the start screen knows of a story without loading it. ``times``: talks rounded off. ``faults``: for authors."""

    id: str
    title: str
    name: str
    age: int
    phase: str
    after_meeting: int
    level: int = 1
    heavy: tuple[str, ...] = ()
    times: int = 0
    faults: int = 0


class PastTalk(NamedTuple):
    """A talk held before. ``when`` in Dutch words; ``open``: it was left in the middle and waits; ``minutes``: its length."""

    id: str
    story_id: str
    name: str
    title: str
    when: str
    turns: int
    minutes: int = 0
    open: bool = False
    intention: str = ""


class StartView(NamedTuple):
    """All the start screen shows: stories, talks that wait, how many are behind us, and a warning about the store."""

    cards: tuple[StoryCard, ...]
    waiting: tuple[PastTalk, ...] = ()
    finished: int = 0
    warning: str = ""
    today: str = ""


class MenuItem(NamedTuple):
    """A line of the menu: what it says and the action it runs on the screen that opened it."""

    text: str
    action: str
    key: str = ""


class TalkDesk(Protocol):
    """A running talk, as ``session.talk.Talk`` offers it."""

    story: Story
    own_need: bool
    """The last turn sounded like the trainee's own need."""
    warning: str
    """Why what is said now is not kept, or ""."""

    @property
    def id(self) -> str: ...
    @property
    def coach(self) -> str: ...
    @property
    def opening(self) -> Line: ...
    @property
    def exchanges(self) -> tuple[Exchange, ...]: ...
    @property
    def ended(self) -> bool: ...
    def say(self, text: str) -> Exchange: ...
    def silence(self) -> Exchange: ...
    def take_back(self) -> Exchange | None: ...
    def time_out(self) -> None: ...
    def go_on(self) -> None: ...
    def round_off(self) -> Exchange: ...
    def interrupt(self) -> None: ...
    def draft(self, text: str) -> None: ...
    def set_coach(self, level: str) -> None: ...


class Practice(Protocol):
    """Everything the app can ask for. Each method may raise ``PractiseError`` with a Dutch message."""

    def preferences(self) -> Preferences: ...
    def keep_preferences(self, preferences: Preferences) -> None: ...
    def start_view(self) -> StartView: ...
    def briefing(self, story_id: str) -> Briefing: ...
    def begin(self, story_id: str, focus: Sequence[str], coach: str) -> OpenedTalk: ...
    def resume(self, talk_id: str) -> OpenedTalk: ...
    def left_open(self) -> str: ...
    def reminders(self, desk: TalkDesk) -> Reminders: ...
    def help_places(self, story: Story | None) -> tuple[HelpPlace, ...]: ...
    def own_need(self, desk: TalkDesk) -> str: ...
    def past(self) -> tuple[PastTalk, ...]: ...
    def after(self, talk_id: str) -> AfterView: ...
    def proposals(self, talk_id: str) -> tuple[Proposal, ...]: ...
    def keep_reflection(self, talk_id: str, reflection: Reflection) -> None: ...
    def keep_signs(self, talk_id: str, signs: Iterable[str]) -> None: ...
    def compare_signs(self, talk_id: str, signs: Iterable[str]) -> Noticed: ...
    def as_text(self, talk_id: str) -> str: ...
    def as_page(self, talk_id: str) -> str: ...
    def save_as_file(self, talk_id: str) -> Path: ...
    def keep_file(self, stem: str, ending: str, text: str) -> Path: ...
    def hand_in(self, name: str, with_talks: bool) -> str: ...
    def throw_away(self, talk_id: str) -> None: ...
    def wipe(self) -> None: ...
    def problems(self, story_id: str) -> tuple[Problem, ...]: ...
    def rehearse(self, story_id: str) -> Rehearsal: ...
    def learning(self) -> Learning: ...
    def trainer(self) -> Trainer: ...
    def data_place(self) -> str: ...
    def close(self) -> None: ...
