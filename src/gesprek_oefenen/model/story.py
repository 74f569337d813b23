"""A story (scenario): who the persona is, her states, what she tells about, how she reacts. Frozen, built by content/.

Every line carries its own id and place, so that author tools can say which line was chosen or never reached.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gesprek_oefenen.model.conditions import Condition

ANY_STATE = "*"
"""In YAML: lines or transitions that hold in every state that has none of its own."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the persona may say (or think, or do).

    ``id`` is stable within a story (``reacties.advies.openhartig.2``); ``line_no`` is the line in the file, 0 when the
    line comes from the built-in defaults. ``body`` is body language that goes with just this line. ``asks`` marks a
    line that asks the trainee something: ``"vraag"`` (a real question), ``"advies"`` (she asks for advice), or ``""``.
    ``asked_on`` is what she answers when she is asked on about just this line (`door`): facts that hold right after it.
    """

    id: str
    text: str
    line_no: int = 0
    body: str = ""
    asks: str = ""
    asked_on: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Who the persona is. ``address``: what suits her, ``"u"`` or ``"je"``. ``says``: how she addresses the trainee.

    ``says_later``: what she goes over to once she trusts the trainee ("": she does not).
    """

    name: str
    age: int
    address: str
    place: str = ""
    says: str = "u"
    says_later: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """A state of the persona: ``openness`` 0 (closed) to 3; ``body`` is body language that may show in it."""

    name: str
    openness: int
    start: bool = False
    end: bool = False
    body: tuple[Line, ...] = ()
    line_no: int = 0


@dataclass(frozen=True, slots=True)
class Transition:
    """From one state (or ``ANY_STATE``) to another, on certain moves, groups or signals (empty: on any turn), if ``condition``.

    The first that holds, in the order of the file, is taken. ``line``: said when the state changes this way (optional).
    """

    source: str
    target: str
    on: frozenset[str] = frozenset()
    condition: Condition | None = None
    lines: tuple[Line, ...] = ()
    line_no: int = 0


@dataclass(frozen=True, slots=True)
class Reaction:
    """How the persona takes a move, effect group or signal.

    ``trust``: change of trust (points of 100). ``lines``: what she says, by state name or ``ANY_STATE``, as the whole
    turn. ``lead_ins``: short beginnings that may stand *before* a content line ("Hm. Ja."), by state.
    ``thoughts``: what she thinks and does not say.
    """

    key: str
    trust: int = 0
    lines: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    lead_ins: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    thoughts: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    body: tuple[Line, ...] = ()
    line_no: int = 0
    trust_given: bool = True
    """The story names a number for trust; if not, the default effect of the move holds (``vertrouwen.yaml``)."""


@dataclass(frozen=True, slots=True)
class Layer:
    """How deep a subject is told: needs a state of at least ``openness`` and, if given, ``condition``.

    ``feeling``: the feeling that is under it (a word for author, hints and summary), or "".
    ``lines``: alternatives and continuations; each is a natural turn by itself.
    """

    topic: str
    number: int
    openness: int
    lines: tuple[Line, ...]
    feeling: str = ""
    condition: Condition | None = None
    thoughts: tuple[Line, ...] = ()
    line_no: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """Something short she says only when it is asked: who that is, how long already, what it is called.

    ``topic``: the subject it belongs to, "" when it stands by itself (`feiten` of the whole story) or follows a line that
    has no subject. ``questions``: example questions it answers; ``lines``: the answers. Needs a state of at least ``openness``.
    """

    topic: str
    number: int
    questions: tuple[str, ...]
    lines: tuple[Line, ...]
    openness: int = 1
    line_no: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of the story: ``words`` and ``questions`` lead to it, ``not_words`` keep it away, ``layers`` are told in order."""

    id: str
    words: tuple[str, ...]
    questions: tuple[str, ...]
    layers: tuple[Layer, ...]
    not_words: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    """Subjects she comes to by herself from this one (`verwant`)."""
    line_no: int = 0
    facts: tuple[Fact, ...] = ()
    fallback: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    """What she says to a question of a kind that fits anything, while this subject is at hand (`terugval` of the subject)."""
    leads: tuple[Line, ...] = ()
    """Small things of this subject she may say by herself, to ask on about (`aanknoping`)."""


@dataclass(frozen=True, slots=True)
class Initiative:
    """Something she says or asks by herself, once, when ``condition`` holds and nothing more pressing was asked."""

    id: str
    condition: Condition | None
    lines: tuple[Line, ...]
    topic: str | None = None
    line_no: int = 0


@dataclass(frozen=True, slots=True)
class Ending:
    """How the talk ends when it is rounded off or she leaves; the first whose ``condition`` holds is used."""

    name: str
    condition: Condition | None
    lines: tuple[Line, ...]
    line_no: int = 0


@dataclass(frozen=True, slots=True)
class AfterTalk:
    """A piece of how she experienced the talk, told if ``condition`` holds; one of ``lines`` is drawn."""

    condition: Condition | None
    lines: tuple[Line, ...]
    line_no: int = 0


@dataclass(frozen=True, slots=True)
class Achievable:
    """What a good talk can reach with this person: in words, and as a condition over the talk."""

    text: str
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Expectation:
    """What an example talk expects of a turn; empty fields are not checked. Moves: all of ``moves`` and none of ``not_moves``."""

    moves: tuple[str, ...] = ()
    not_moves: tuple[str, ...] = ()
    state: str = ""
    topic: str = ""
    layer: int = 0
    ends: bool | None = None
    text_has: str = ""


@dataclass(frozen=True, slots=True)
class ExampleTurn:
    """A turn of an example talk. ``say`` as typed; a silence is ``""``."""

    say: str
    expect: Expectation
    line_no: int = 0


@dataclass(frozen=True, slots=True)
class ExampleTalk:
    """A talk that is a test: with ``seed``, each turn must come out as expected. ``reaches``: the achievable must hold at the end (None: not checked)."""

    name: str
    turns: tuple[ExampleTurn, ...]
    seed: int = 1
    reaches: bool | None = None
    line_no: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """One scenario, ready to be played."""

    version: int
    id: str
    title: str
    person: Person
    channel: str
    role: str
    phase: str
    after_meeting: int
    level: int
    heavy: tuple[str, ...]
    goals: tuple[str, ...]
    achievable: Achievable
    situation: str
    opening: Line
    trust: int
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    reactions: Mapping[str, Reaction]
    topics: tuple[Topic, ...]
    fallback: Mapping[str, tuple[Line, ...]]
    """In-character lines by kind (`terugval`), the story's own over the built-in ones; kinds: ``FALLBACK_KINDS``."""
    initiatives: tuple[Initiative, ...]
    endings: tuple[Ending, ...]
    after_talk: tuple[AfterTalk, ...]
    signs: tuple[str, ...]
    background: Mapping[str, object]
    examples: tuple[ExampleTalk, ...]
    facts: tuple[Fact, ...] = ()
    """Short answers that belong to no subject: food, birthday, the neighbourhood."""
    leads: tuple[Line, ...] = ()
    """Small things of here and now she may say by herself (`aanknoping` of the whole story)."""
    hash: str = ""
    """SHA-256 of the file's text: a talk keeps the story it was held with."""
    file: Path | None = None

    @property
    def start_state(self) -> State:
        """The state the talk begins in."""
        return next((s for s in self.states if s.start), self.states[0])

    def state(self, name: str) -> State:
        """The state called ``name``; raises ``KeyError`` when there is none."""
        for state in self.states:
            if state.name == name:
                return state
        raise KeyError(name)

    def topic(self, topic_id: str) -> Topic:
        """The subject ``topic_id``; raises ``KeyError`` when there is none."""
        for topic in self.topics:
            if topic.id == topic_id:
                return topic
        raise KeyError(topic_id)


QUESTION_FORMS: tuple[str, ...] = (
    "hoe_horen", "bang_voor", "wanneer_meest",
    "van_wie_geleerd", "met_wie_toen",
    "waar_ontmoet", "waar_geleerd", "waarover",
    "waar_was", "wanneer_laatst", "wanneer_zou", "hoe_lang_al", "hoe_lang_duurt",
    "hoe_lang_toen", "hoe_vaak_toen", "hoe_duur", "hoeveel_mensen", "hoe_oud_toen", "hoe_groot", "dag_eruit",
    "hoe_gaat_met", "wat_samen", "wat_zei_ander",
    "wat_ziet", "wat_gaat_u", "wat_mist", "wat_weet_nog",
    "wat_maakt", "waarom_ander", "waarom_toen", "waarom_u",
    "waarom", "zullen_we", "kent_u", "van_u", "weet_nog", "moet_u", "helpt_het", "is_er",
)
"""What a question wants to know, finer than who, where or how (``feedback_rules/vraagvormen.yaml``, same names): for each she has
small plain lines that may answer it whatever it is about."""
REMARKS: tuple[str, ...] = (
    "spannend", "niet_lastig", "domme_vraag", "meegebracht", "niet_lang", "blijft_zitten", "wegsturen", "gewoon_hier", "sprakeloos",
    "verbaasd", "lange_tijd", "lacht", "eens", "gelukkig",
)
"""Plain remarks that ask nothing and are no move (``feedback_rules/gespreksdingen.yaml``, same names): she has a word back for each."""
FALLBACK_KINDS: tuple[str, ...] = (
    "geen_onderwerp",      # a question the story has nothing on
    "kleinigheid",         # such a question after some detail (which, where, what is in it)
    "uitspraak",           # a statement that asks nothing and is about nothing she can go on with
    "ga_door",             # go on ("vertel eens meer", "en toen?") while no layer is left or open
    "dieper_niet",         # asked deeper than she dares now
    "herhaald",            # asked again what she has just told
    "begroeting", "afscheid", "dank", "kennismaken", "hoe_gaat_het",
    "weer", "dingen", "persoonlijk",   # the weather; photos and things in the room; personal questions to her
    "over_bezoeker",       # the trainee tells about himself
    "onbegrijpelijk", "andere_taal", "robot", "grofheid", "flirten", "dood",
    "stilte", "stilte_op_stilte", "aanmoediging",
    "samenvatting_goed", "samenvatting_fout", "echo", "gevoel_goed", "gevoel_fout",
    "vleierij", "vragenvuur", "excuus", "belofte_geheim", "antwoord_gehoord", "advies_gevraagd", "antwoord_uitgebleven",
    "parkeren", "regie", "afronden",
    "ja_nee", "tijdsduur", "hoe_vaak", "wanneer", "hoeveel",   # short answers to closed questions that name no subject
    "ja_nee_ontkend", "ja_zwaar", "nee_zwaar",
    "toestemming",         # may I suggest something
    "met_wie", "wie", "waar", "hoe_heet", "hoe_oud", "hoe_ver", "welke", "hoe_laat",   # one fact is asked for, and the story does not say
    "wat_zegt", "wat_is",  # what someone says or said about it; what a thing is
    "verteld", "praat_met", "tegenhoudt", "wat_helpt", "wat_nodig", "lastigst", "mooist", "hoe_voelt", "wat_denkt", "wat_doet", "zou_willen",
    "hoe_voelde",          # *hoe was dat*, of what is over
    "echt", "bedoelt", "hoe_komt", "wat_als", "en_nu", "en_vroeger",   # follow-up questions that fit anything
    "en_toen", "en_dan", "hoe_ging", "wat_voor_iemand", "mist", "fijn", "zwaar", "alleen",
    "keuze", "weleens", "nog", "ja_feit",   # yes or no: one of two, ever, still, a plain yes
    "precies",             # how long exactly, after words that were vague
    "gok",                 # he guesses at what she left open ("uw dochter?")
    "komst",               # is it all right that I am here
    "dag", "mag_vragen", "mag_ik", "komt_terug", "aanbod", "geen_vragen", "koffie", "wat_van_mij", "zal_ik_gaan",
    "zal_ik_gaan_ja", "boos_op_mij", "klok", "terug_op", "belofte_onthouden",   # everyday things
    *REMARKS,              # what a visitor remarks about his visit or what she said
    *QUESTION_FORMS,
)
"""The closed list of `terugval` kinds. Built-in lines exist for each, in the u and je voice, but for those of ``OF_A_SUBJECT``; a story may
give its own."""
NO_SUBJECT, DETAIL = "geen_onderwerp", "kleinigheid"
OF_A_SUBJECT: frozenset[str] = frozenset({"wie", "met_wie", "waar", "welke", "hoe_ver", "wat_is", "wat_zegt", "wat_doet", "hoe_komt", "keuze"})
"""Kinds for which only a story or a subject may have lines: no line suits every such question, so without them it is ``geen_onderwerp``."""
LEFT_OPEN: frozenset[str] = frozenset(
    f"terugval:{kind}" for kind in ("wanneer", "hoe_heet", NO_SUBJECT, DETAIL, *OF_A_SUBJECT, *QUESTION_FORMS))
"""Kinds of reply (``model.play.Outcome``) that leave open what was asked: she heard it, and does not say."""
