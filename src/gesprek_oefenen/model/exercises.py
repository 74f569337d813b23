"""Short exercises beside whole talks: one thing to try in one answer, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final


class ExerciseKind(StrEnum):
    """What is practised; the ids are the file names and what one types behind ``oefening``."""

    OPEN_UP = "open-maken"
    GIVE_BACK = "teruggeven"
    NAME_FEELING = "gevoel-noemen"
    WITHOUT_OMA = "zonder-oma"
    BEHIND = "vraag-erachter"
    RESISTANCE = "weerstand"
    TURN_ROUND = "omkeren"
    SILENCE = "stilte"
    SIGNS = "signalen"
    LONELINESS = "soort-eenzaamheid"


TALKED_ABOUT: Final = frozenset({ExerciseKind.SIGNS, ExerciseKind.LONELINESS})
"""Kinds that are talked about and never scored: nobody can tell such things for sure from a few words."""

REWRITES: Final = frozenset({ExerciseKind.OPEN_UP, ExerciseKind.WITHOUT_OMA})
"""Kinds in which a sentence of a supporter is said in another way."""

WITH_CHOICE: Final = frozenset({ExerciseKind.RESISTANCE, ExerciseKind.SIGNS, ExerciseKind.LONELINESS})
"""Kinds in which one first chooses what one hears."""


SILENCE_FITS: Final = ("stilte", "zeggen", "allebei")
"""What a moment asks for in the exercise about silence."""

CHOICES: Final[dict[ExerciseKind, tuple[str, ...]]] = {
    ExerciseKind.RESISTANCE: ("zwijgt", "spervuur", "discussie", "klein-maken"),
    ExerciseKind.LONELINESS: ("sociaal", "emotioneel", "existentieel", "geen"),
    ExerciseKind.SIGNS: (
        "zelfzorg", "vermoeid", "slaap", "hoofdpijn", "gespannen", "eetlust", "maag-darmen", "adem",
        "zelfbeeld", "zelfvertrouwen", "zinloos", "verlaten", "angst", "rusteloos", "concentratie", "verdriet",
        "vertrouwen-kwijt", "bitter", "weinig-contacten", "weinig-steun", "verwaarlozing", "vaardigheden", "afstand",
        "claimen", "op-zichzelf", "verslaving", "verleden", "alleen-zijn", "overlijden", "scheiding", "ziekte",
        "ziekte-naaste", "verhuizing", "baan-geld"),
}
"""What one can choose from, in the order of the source (weerstand: werkboek 6.5; eenzaamheid: 3.2; signalen: 5.3)."""


class Result(StrEnum):
    """What came of an answer. There is no *wrong*: who is not sure says less and shows an example."""

    REACHED = "raak"
    ON_THE_WAY = "op weg"
    UNSURE = "onzeker"
    TALKED = "bespreken"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something one can hear in a fragment: ``id`` and its words on the screen."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Good:
    """An example answer that does it, with its place in the file."""

    text: str
    line: int = 0
    column: int = 1


@dataclass(frozen=True, slots=True)
class LessGood:
    """An example answer that is not there yet; ``because``: the explanation it must get ("" when any will do)."""

    text: str
    because: str = ""
    line: int = 0
    column: int = 1


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise.

    ``person`` and ``situation``: who speaks and where (for the reader). ``says``: what the other says, ``before`` what was
    said before that, ``body`` what one sees. ``sentence``: what a supporter said and what is to be said otherwise
    (``REWRITES``). ``about``: the subject in a few words, ``words``: more words that belong to it. ``fits``: the choices
    that fit, most fitting first (``WITH_CHOICE``), or what a silence is for (``SILENCE``). ``reason``: why they fit.
    ``example``: one possible way to say it. ``good`` and ``less_good`` are tests. ``address``: how the other is addressed.
    """

    id: str
    kind: ExerciseKind
    person: str
    situation: str
    says: str
    example: str
    before: tuple[str, ...] = ()
    body: str = ""
    sentence: str = ""
    about: str = ""
    words: tuple[str, ...] = ()
    fits: tuple[str, ...] = ()
    reason: str = ""
    address: str = "u"
    telephone: bool = False
    source: str = ""
    good: tuple[Good, ...] = ()
    less_good: tuple[LessGood, ...] = ()
    line: int = 0
    file: Path | None = None

    @property
    def key(self) -> str:
        """``kind/id``: unique among all exercises."""
        return f"{self.kind.value}/{self.id}"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is said of an answer: one or two sentences about the words just typed, and one possible way to say it.

    ``spans``: half-open places (code points in the answer as typed) the words are about. ``reason``: id of the
    explanation (``gesloten``, ``onderwerp`` …). ``moves``: the moves the answer was read as, sure and likely.
    ``note``: what in the fragment it rests on, as the author wrote it. ``own_need``: it sounded like the trainee's own need; then nothing else is said and nothing is kept.
    """

    result: Result
    words: str
    example: str = ""
    reason: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    moves: tuple[str, ...] = ()
    own_need: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class KindText:
    """How a kind presents itself: title, one line for a list, the task, why one does it, where it comes from, its card."""

    kind: ExerciseKind
    title: str
    short: str
    task: str
    why: str
    source: str
    card: str = ""
    choices: tuple[Choice, ...] = ()
    choose: str = ""
    """The question above the choices."""
    sayings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Explanation id -> ways to say it, with ``{woorden}``, ``{naam}`` and ``{onderwerp}``."""
