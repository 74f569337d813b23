"""What goes into one step of the persona and what comes out: the border between analysis, engine and session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gesprek_oefenen.model.reading import Reading


class TurnKind(StrEnum):
    """What the trainee did."""

    SAY = "zeg"
    SILENCE = "stilte"
    ROUND_OFF = "afronden"


@dataclass(frozen=True, slots=True)
class Observation:
    """One turn of the trainee as the engine sees it. ``reading`` is empty for a silence or rounding off."""

    kind: TurnKind
    reading: Reading


@dataclass(frozen=True, slots=True)
class PersonaState:
    """Everything the persona carries from turn to turn; plain values that go to JSON and back without loss.

    ``turn``: number of turns played. ``trust`` 0-100. ``topic``: the subject at hand. ``told``: highest layer told by
    subject. ``used``: line ids, in order of use (the last use counts). ``counts``: turns with each move, group, signal
    (ids as text; OMA moves only when sure). ``runs``: length of the run that ends now, by the same ids. ``visited``: states
    she has been in, in order. ``asked``: kind of question her last line asked ("", "vraag", "advies"). ``facts``: what the
    trainee told (``naam``, ``belofte`` …). ``told_turns``: at which turn each layer was told, as ``topic/layer``.
    ``recent_questions``: (subject, turn) asked lately. ``ended``: the talk is over. ``ending``: name of the ending used.
    ``texts``: fingerprints of the trainee's last turns (to notice the very same words). ``lost``: trust lost lately that an
    apology can win back. ``lead_in_turn`` and ``initiative_turn``: when she last did that. ``last_kind``: the ``kind`` of her
    last outcome. ``last_line``: the id of the last line she spoke.
    """

    turn: int = 0
    state: str = ""
    trust: int = 30
    topic: str | None = None
    told: Mapping[str, int] = field(default_factory=dict)
    used: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    runs: Mapping[str, int] = field(default_factory=dict)
    visited: tuple[str, ...] = ()
    asked: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    told_turns: Mapping[str, int] = field(default_factory=dict)
    recent_questions: tuple[tuple[str, int], ...] = ()
    ended: bool = False
    ending: str = ""
    texts: tuple[str, ...] = ()
    lost: int = 0
    lead_in_turn: int = 0
    initiative_turn: int = 0
    last_kind: str = ""
    last_line: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the persona does with a turn.

    ``reply`` is what she says (may be "" for a silence of hers), ``body`` what one sees, ``thought`` what she thinks.
    ``topic``/``layer``: what the reply is about (layer 0: no layer was told). ``trust_change`` in points. ``reaction``:
    key of the reaction used or "". ``kind``: which part of the engine answered (``laag``, ``reactie``, ``terugval:<kind>``,
    ``initiatief``, ``einde`` …). ``line_ids``: ids of the lines used. ``choices``: ids of the lines it could have been.
    ``effect``: what the turn did to her in one word for the coach: ``opent``, ``sluit``, ``gelijk``. ``missing``: what would
    open the next layer of this subject, for the author's panel. ``transition_line``: line in the file of the transition that
    was taken (0: she stayed as she was).
    """

    reply: str
    body: str = ""
    thought: str = ""
    state: str = ""
    trust: int = 0
    trust_change: int = 0
    topic: str | None = None
    layer: int = 0
    reaction: str = ""
    kind: str = ""
    effect: str = "gelijk"
    line_ids: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    missing: str = ""
    ends: bool = False
    transition_line: int = 0


@dataclass(frozen=True, slots=True)
class Exchange:
    """One finished turn: what was said, how it was read, what came back. ``number`` counts from 1 on the active branch.

    ``text`` as typed ("" for a silence or rounding off). ``before``: the persona's line it answered.
    """

    number: int
    kind: TurnKind
    text: str
    before: str
    reading: Reading
    outcome: Outcome
    hint: Hint | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """What the coach says of one turn; at most one.

    ``kind`` is ``"hint"`` or ``"waarneming"`` (an observation of what went well). ``start``/``end``: the words it is about
    (span into the turn as typed). ``effect``: what it did to the other. ``alternative``: another beginning ("" for an
    observation), itself recognised as ``proposes``. ``rule``, ``why``, ``source``: the explanation.
    """

    kind: str
    move: str
    start: int
    end: int
    effect: str
    alternative: str = ""
    proposes: str = ""
    rule: str = ""
    why: str = ""
    source: str = ""
    lead: str = ""
    """The words that announce the alternative ("Zo had het ook gekund:"), "" without one."""
    card: str = ""
    """The knowledge card that says more about it, "" when there is none."""


@dataclass(frozen=True, slots=True)
class CoachPlan:
    """What the coach does in one talk when the trainee leaves that to the program; decided before the talk, kept with it.

    ``level``: ``vol``, ``minder`` or ``uit``. ``quiet``: moves (and signals, and ``echo``) nothing is said about. ``why``: one
    Dutch line for the trainee.
    """

    level: str = "vol"
    quiet: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class TalkRecord:
    """A whole talk for feedback and reports: the active branch plus what was taken back.

    ``taken_back``: pairs (number on the active branch it stood at, the exchange that was taken back), oldest first.
    ``timeouts``: number of time-outs. ``focus``: the skills the trainee wanted feedback on.
    """

    story_id: str
    opening: str
    exchanges: tuple[Exchange, ...]
    final: PersonaState
    taken_back: tuple[tuple[int, Exchange], ...] = ()
    timeouts: int = 0
    focus: tuple[str, ...] = ()
    coach: bool = False
    seed: int = 1
