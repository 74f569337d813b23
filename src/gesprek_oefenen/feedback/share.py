"""How the talking was divided: an observation, no judgement; who listens usually has the smaller part."""

from __future__ import annotations

from dataclasses import dataclass

from gesprek_oefenen.feedback.moments import spoken_turns
from gesprek_oefenen.language.tokens import tokenise
from gesprek_oefenen.model.play import TalkRecord


@dataclass(frozen=True, slots=True)
class Share:
    """Words said by the trainee (``own``) and by the other (``other``), and silences the trainee let fall."""

    own: int
    other: int
    silences: int

    @property
    def percent(self) -> int:
        """The trainee's part of all words, 0-100; 0 when nothing was said."""
        total = self.own + self.other
        return round(100 * self.own / total) if total else 0


def share_of_talking(record: TalkRecord) -> Share:
    """The words of both, the opening included; stage directions and rounding off are no talking."""
    turns = spoken_turns(record.exchanges)
    own = sum(_words(one.text) for one in turns)
    other = _words(record.opening) + sum(_words(one.outcome.reply) for one in turns)
    return Share(own, other, sum(not one.text for one in turns))


def _words(text: str) -> int:
    return sum(token.kind == "word" for token in tokenise(text))
