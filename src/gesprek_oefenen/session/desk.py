"""The reader, the persona and the coach of one story, at one desk; each is loaded when it is first needed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from gesprek_oefenen.model.moves import Signal
from gesprek_oefenen.model.play import Exchange, Hint, Observation, Outcome, PersonaState
from gesprek_oefenen.model.reading import Reading, TalkContext

if TYPE_CHECKING:
    from gesprek_oefenen.analysis.reader import Reader
    from gesprek_oefenen.feedback.help import HelpText
    from gesprek_oefenen.model.story import Story
    from gesprek_oefenen.session.library import Library


class Desk:
    """What a talk with ``story`` leans on."""

    def __init__(self, library: Library, story: Story, seed: int, address: str = "u") -> None:
        self._library = library
        self.story = story
        self.seed = seed
        self.address = address

    @cached_property
    def reader(self) -> Reader:
        """The analysis, knowing the subjects of this story."""
        return self._library.reader(self.story)

    def read(self, text: str, context: TalkContext) -> Reading:
        """What kind of turn ``text`` is."""
        return self.reader.read(text, context)

    def begin(self) -> PersonaState:
        """The persona before the first turn."""
        from gesprek_oefenen.persona.engine import start

        return start(self.story, self.seed)

    def step(self, state: PersonaState, observation: Observation, number: int) -> tuple[PersonaState, Outcome]:
        """Let the persona answer turn ``number``."""
        from gesprek_oefenen.persona.draw import Draw
        from gesprek_oefenen.persona.engine import step

        return step(self.story, state, observation, Draw(self.seed, number))

    def hint(self, history: Sequence[Exchange], exchange: Exchange, level: str,
             quiet: Collection[str] = ()) -> Hint | None:
        """What the coach says of the turn, at most one thing, and nothing of ``quiet`` moves."""
        from gesprek_oefenen.feedback.hint import make_hint

        return make_hint(self.story, self.reader, history, exchange, level, address=self.address, seed=self.seed, quiet=quiet)

    def reminders(self, history: Sequence[Exchange], count: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Tips and questions that fit now, three at most together; ``count``: how many times they were asked for before."""
        from gesprek_oefenen.feedback.timeout import reminders

        return reminders(self.story, history, self.address, self.seed, count)

    def quiet_help(self) -> HelpText | None:
        """Where help is, for a trainee whose words sounded like a need of his own."""
        from gesprek_oefenen.feedback.help import quiet_help

        return quiet_help(Reading("", signals=(Signal.OWN_NEED,)), self.story, self.address)

    def after_talk(self, state: PersonaState) -> tuple[str, ...]:
        """How she experienced the talk."""
        from gesprek_oefenen.persona.after_talk import after_talk

        return after_talk(self.story, state, self.seed)
