"""Whether listening has something to rest on: a silence after feeling, a summary of what she did say."""

from __future__ import annotations

from typing import Final

from gesprek_oefenen.model.moves import Move
from gesprek_oefenen.model.play import PersonaState
from gesprek_oefenen.model.story import Line, Story
from gesprek_oefenen.persona.sense import Sense

_ALL_NEW: Final = 4
"""So many content words, none of them hers, are no summary of what she said."""
_LEAD: Final = frozenset({"dus", "ja", "oke", "nou", "en"})
_SUPPOSES: Final = frozenset({"klinkt", "lijkt", "misschien"})
"""*Dat klinkt als ...* says how it sounds to him; that is never an account of what she said."""
_SAME: Final = 0.85
_SHORTEST: Final = 2
_HESITATES: Final = ("…", "weet niet", "weet ik niet", "weet het niet")


def not_hers(story: Story, before: PersonaState, sense: Sense) -> bool:
    """Whether a summary is about something she never said: a subject she has not told about, or all words new.

    Naming a feeling is no account of what she said. A paraphrase in one's own words about the subject at hand is never held to be wrong, nor what goes back to an earlier visit.
    """
    told = before.told
    if Move.SUMMARY not in sense.sure or Move.FEELING_REFLECTION in sense.moves or sense.right_words or not told or "vorige_keer" in sense.kinds:
        return False
    if sense.all_words & _SUPPOSES:
        return False
    known = any(topic.id == sense.topic for topic in story.topics)
    elsewhere = known and not told.get(sense.topic or "") and sense.topic != before.topic
    return (elsewhere and sense.wrong_words >= 1) or sense.wrong_words >= _ALL_NEW


def says_after(sense: Sense, line_words: frozenset[str]) -> bool:
    """Whether a turn says her last line after her, whole and nearly to the letter. Half a line given back is no echo."""
    own = sense.all_words - _LEAD
    if len(line_words) < _SHORTEST or not own:
        return False
    return len(own & line_words) >= _SAME * max(len(own), len(line_words))


def rests_on_something(story: Story, before: PersonaState, sense: Sense, last_line: Line | None) -> bool:
    """Whether she has told something, or hesitates, so that a silence, summary or reflection of feeling does her good."""
    if sense.echo or not_hers(story, before, sense):
        return False
    if not sense.silence:
        return bool(before.told) or sense.right_words > 0 or before.turn > 0
    if before.runs.get("stilte", 0):
        return False
    hesitates = last_line is not None and last_line.text.rstrip('."\'!').endswith(_HESITATES)
    felt = any(layer.feeling and before.told_turns.get(f"{topic.id}/{layer.number}", -9) >= before.turn - 1
               for topic in story.topics for layer in topic.layers)
    return hesitates or felt or before.last_kind == "laag"
