"""A talk as a report shows it: plain texts, nothing left to decide. HTML and Markdown are made of the same value.

Texts are as typed; whoever writes them down takes care that nothing in them is read as markup.
"""

from __future__ import annotations

from dataclasses import dataclass

BEST = "best"
GAIN = "winst"


@dataclass(frozen=True, slots=True)
class ReportTurn:
    """One turn. ``own``: what the trainee said; ``described``: ``own`` describes (a silence), it quotes nothing.

    ``moves``: the moves in words. ``mark``: ``BEST``, ``GAIN`` or "".
    """

    number: int
    own: str
    described: bool
    moves: tuple[str, ...]
    reply: str
    body: str = ""
    thought: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ReportQuote:
    """The trainee's words (``words``), what came after them, and a note."""

    number: int
    words: str
    then: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReportPoint:
    """A turn that stands out: the words, the reason, the rule behind it, and another beginning ("" without one)."""

    quote: ReportQuote
    reason: str
    why: str
    source: str
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One of the ten lines with its verdict in words, or a gesprekstip (``verdict`` "")."""

    question: str
    verdict: str = ""
    explanation: str = ""
    quotes: tuple[ReportQuote, ...] = ()
    chance: ReportQuote | None = None
    asked: bool = False


@dataclass(frozen=True, slots=True)
class ReportVersions:
    """A turn that was said twice: the words and what each did."""

    number: int
    first: str
    first_did: str
    then: str
    then_did: str
    together: str


@dataclass(frozen=True, slots=True)
class Beside:
    """One line of the observer beside the program's; ``remark``: a question to talk about when they differ, else ""."""

    question: str
    observer: str
    program: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class TalkReport:
    """Everything a report of one talk shows. Empty texts and tuples are left out.

    ``address``: how the reader is addressed (u or je). ``when``: the day in words. ``minutes``: 0 when unknown.
    ``own_share``: the trainee's part of the words in percent. ``person_word``: how it was, in the words of whoever was the
    person (a round with people). ``left_out``: turns whose words stay out because they sound like a need of one's own.
    """

    name: str
    title: str
    address: str
    when: str = ""
    minutes: int = 0
    role: str = ""
    situation: str = ""
    opening_body: str = ""
    opening: str = ""
    turns: tuple[ReportTurn, ...] = ()
    timeouts: int = 0
    versions: tuple[ReportVersions, ...] = ()
    best: ReportPoint | None = None
    gain: ReportPoint | None = None
    own_share: int = 0
    own_words: int = 0
    other_words: int = 0
    silences: int = 0
    experience: str = ""
    person_word: str = ""
    tips: tuple[ReportLine, ...] = ()
    slips: tuple[ReportLine, ...] = ()
    lines: tuple[ReportLine, ...] = ()
    beside: tuple[Beside, ...] = ()
    reflection: tuple[tuple[str, str], ...] = ()
    help_intro: str = ""
    help: tuple[tuple[str, str], ...] = ()
    left_out: int = 0
