"""Simulated trainees (``trainees/*.yaml``): what each would say next, without looking at rules or at the persona's lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gesprek_oefenen.language.wordlists import read_data
from gesprek_oefenen.model.address import fill, names_in
from gesprek_oefenen.model.story import Story
from gesprek_oefenen.persona.draw import Draw

if TYPE_CHECKING:
    from gesprek_oefenen.analysis.reader import Reader

_FOLDER: Final = Path(__file__).resolve().parent / "trainees"
_OWN_STEPS: Final = ("verhaal", "terugkomen", "gesloten_verhaal")
_TURNED: Final[Mapping[str, tuple[str, str]]] = {
    "ik": ("u", "je"), "mij": ("u", "jou"), "me": ("u", "je"), "mijn": ("uw", "je"), "wij": ("jullie", "jullie"),
    "we": ("jullie", "jullie"), "ons": ("jullie", "jullie"), "onze": ("jullie", "jullie"), "ben": ("bent", "bent"),
    "heb": ("hebt", "hebt"), "u": ("ik", "ik"), "uw": ("mijn", "mijn"), "kan": ("kunt", "kunt"), "wil": ("wilt", "wilt"),
    "weet": ("weet", "weet"), "denk": ("denkt", "denkt"), "ga": ("gaat", "gaat"), "zit": ("zit", "zit"), "doe": ("doet", "doet"),
}
"""How a word of hers sounds given back, to someone who is called u and to someone who is called je."""


@dataclass(frozen=True, slots=True)
class Trainee:
    """A simulated trainee. ``steps``: kinds of turn, played in order and round again (``a|b``: one of these).

    ``sentences``: what to say for each kind. ``mixes``: other trainees, of whom each turn is one's (then no steps).
    """

    id: str
    name: str
    steps: tuple[tuple[str, ...], ...]
    sentences: Mapping[str, tuple[str, ...]]
    mixes: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def trainees() -> Mapping[str, Trainee]:
    """All simulated trainees by id, in the order of their files."""
    found: dict[str, Trainee] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        data = read_data(path)
        found[data["id"]] = Trainee(
            data["id"], data["naam"], tuple(tuple(step.split("|")) for step in data.get("stappen", ())),
            {kind: tuple(lines) for kind, lines in data.get("zinnen", {}).items()}, tuple(data.get("uit", ())))
    return found


class Speaker:
    """One simulated trainee in one talk: remembers what he said, so that he says each thing once while he has another."""

    def __init__(self, trainee: Trainee, story: Story, closed_questions: Sequence[str]) -> None:
        """``closed_questions``: the example questions of the story that the analysis reads as closed."""
        self._trainee = trainee
        self._story = story
        self._closed = tuple(closed_questions)
        self._said: list[str] = []
        self._number = 0

    def next(self, heard: Sequence[str], told: Sequence[str], draw: Draw) -> str:
        """What he says now; "" is a silence. ``heard``: the persona's lines so far, oldest first; ``told``: the subjects
        she has told about."""
        trainee = self._trainee
        if trainee.mixes:
            trainee = trainees()[draw.pick("wie", trainee.mixes)]
        step = draw.pick("stap", trainee.steps[self._number % len(trainee.steps)])
        self._number += 1
        if step == "stilte":
            return ""
        options = self._options(trainee, step, heard, told)
        text = draw.pick("zin", [option for option in options if option not in self._said] or options)
        self._said.append(text)
        return _filled(text, self._story.person.address, heard)

    def _options(self, trainee: Trainee, step: str, heard: Sequence[str], told: Sequence[str]) -> Sequence[str]:
        if step == "gesloten_verhaal" and self._closed:
            return self._closed
        if step in _OWN_STEPS:
            topics = [topic for topic in self._story.topics if step != "terugkomen" or topic.id in told]
            return [question for topic in topics for question in topic.questions] or ["Hoe is dat?"]
        known = set(_given_back(heard, "u"))
        usable = [text for text in trainee.sentences[step] if names_in(text) <= known]
        return usable or ["Ja."]


def closed_questions(story: Story, reader: Reader) -> list[str]:
    """The example questions of ``story`` that the analysis reads as closed."""
    return [question for topic in story.topics for question in topic.questions
            if any(move.value == "gesloten_vraag" for move in reader.read(question).moves)]


def _filled(text: str, address: str, heard: Sequence[str]) -> str:
    """``text`` in the right form of address, with her own words given back where it asks for them."""
    said = fill(text, address, _given_back(heard, address), persona=address)
    return said[:1].upper() + said[1:] if text[:1].isupper() or text.startswith("{") else said


def _given_back(heard: Sequence[str], address: str) -> dict[str, str]:
    """Her last line as it was, and turned to her; one of the lines before, turned."""
    if not heard:
        return {}
    found = {"letterlijk": heard[-1].rstrip(".?!"), "terug": _turned(heard[-1], address)}
    if len(heard) > 2:
        found["eerder"] = _turned(heard[-2], address)
    return found


def _turned(line: str, address: str) -> str:
    """The longest sentence of ``line``, said back to her: *ik* becomes *je* or *u*, *mijn* becomes *je* or *uw*."""
    sentence = max(line.replace("!", ".").replace("?", ".").split("."), key=len).strip()
    words = []
    for place, word in enumerate(sentence.split()):
        bare = word.strip(",;:'\"").lower()
        turned = _TURNED.get(bare, ("", ""))[address == "je"]
        words.append(word.lower().replace(bare, turned) if turned else (word[:1].lower() + word[1:] if place == 0 else word))
    return " ".join(words)
