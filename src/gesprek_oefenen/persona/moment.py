"""One turn while it is being answered: everything the parts of the engine look at, and the reply they build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gesprek_oefenen.model.play import PersonaState
from gesprek_oefenen.model.story import Line, State, Story, Transition
from gesprek_oefenen.persona.draw import Draw
from gesprek_oefenen.persona.index import StoryIndex
from gesprek_oefenen.persona.lines import Picker
from gesprek_oefenen.persona.sense import Sense

OPENING_TURNS: Final = 1
"""After so many turns the talk has begun: until then she may begin where she likes, and *hoe gaat het* is no subject."""
_STAYS: Final = frozenset({"gevoelsreflectie", "ruimte", "open_kaart", "aanmoediging", "excuus"})
"""Moves that stay with what was being talked about."""
_LATELY: Final = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """One turn under way. ``before``: the persona as the turn found her. ``state``: with the turn counted, trust and state
    of mind changed. ``transition``: how her state of mind changed, if it did. ``works``: listening had something to rest on.
    """

    story: Story
    index: StoryIndex
    before: PersonaState
    state: PersonaState
    sense: Sense
    draw: Draw
    picker: Picker
    transition: Transition | None
    works: bool

    @property
    def mood(self) -> State:
        """The state of mind she answers from."""
        return self.story.state(self.state.state)

    @property
    def at_hand(self) -> str | None:
        """The subject of this turn: the one that was named, else the one at hand.

        Words of feeling or of talking in a reflection ("dat klinkt verdrietig") name no new subject.
        """
        named, now = self.sense.topic, self.state.topic
        if not named or not now or self.sense.asks:
            return named or now
        if "terugwijzend" in self.sense.kinds and not self.sense.right_words and self.state.told.get(now):
            return now  # "dat klinkt alsof u er elke avond in opging": of what she just told, no other subject
        sums_up = "samenvatting" in self.sense.keys
        if sums_up and (self.state.told.get(named) or not (self.sense.right_words or self.state.told.get(now))):
            return named
        if sums_up or self.sense.keys & _STAYS:
            return now
        return named or now

    @property
    def last_line(self) -> Line | None:
        """What she said last; ``None`` when the story has no such line."""
        return self.index.lines.get(self.before.last_line)

    def spoke_of(self, topic: str | None) -> bool:
        """Whether her last line was one of this subject."""
        return topic is not None and self.last_line is not None and self.last_line.id.startswith(f"onderwerpen.{topic}.")

    @property
    def said_last(self) -> frozenset[str]:
        """The content words that are in the air: of her last line, of the question it answered if it was a fact, and names just before."""
        index, line = self.index, self.last_line
        if line is None:
            return frozenset()
        lately = [index.lines[used] for used in self.before.used[-_LATELY:] if used in index.lines and not index.is_unsaid(used)]
        return index.in_the_air(line).union(*(index.names(before) for before in lately))

    @property
    def she_asked(self) -> bool:
        """Whether her last line ends with a question, meant as one or not."""
        return self.last_line is not None and self.last_line.text.endswith("?")

    def knows(self, topic: str | None) -> bool:
        """Whether the story has this subject."""
        return topic is not None and any(known.id == topic for known in self.story.topics)


@dataclass(frozen=True, slots=True)
class Reply:
    """What she will say: one line, or a short beginning and a line. Fields as in ``model.play.Outcome``."""

    lines: tuple[Line, ...]
    kind: str
    topic: str | None = None
    layer: int = 0
    reaction: str = ""
    thoughts: tuple[Line, ...] = ()
    asked: str = ""
    ending: str = ""
    ends: bool = False
    from_layer: tuple[str, int] | None = None
