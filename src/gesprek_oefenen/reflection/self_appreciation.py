"""Looking at oneself: sheets one fills in more than once, for oneself alone, without right, wrong or result.

Three sheets, written in ``feedback_rules/leren``: sixteen skills (werkboek 10.3), seven beliefs (6.8), twelve statements
about skills (effectonderzoek, bijlage 1). A half-filled sheet is a sheet. Pure: the store keeps what ``as_data`` gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Final

from gesprek_oefenen.feedback.texts import yaml_data
from gesprek_oefenen.model.address import fill

SHEETS: Final = ("zelfwaardering", "opvattingen", "stellingen")
OWN: Final = "eigen"
"""Id of the line of one's own."""
LONGEST: Final = 2_000
"""Characters of one note that are kept."""


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a sheet. ``seen_as``: the line of the feedback form where talks show it, or ""."""

    id: str
    text: str
    seen_as: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as written. ``scale``: value and words; ``note``: what is asked beside each line; ``own``: the line of one's own."""

    id: str
    title: str
    intro: str
    source: str
    minutes: int
    scale: tuple[tuple[int, str], ...]
    note: str
    own: str
    questions: tuple[Question, ...]
    afterwards: str = ""

    def words(self, value: int | None) -> str:
        """What this value means, or "" for none."""
        return dict(self.scale).get(value, "") if value is not None else ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What someone filled in at one line: a value of the scale or ``None``, and words of his own."""

    value: int | None = None
    note: str = ""

    @property
    def empty(self) -> bool:
        """Nothing was filled in."""
        return self.value is None and not self.note.strip()


@dataclass(frozen=True, slots=True)
class Filling:
    """One time a sheet was filled in. ``begun``: when (ISO). ``done``: he went through it to the end.

    ``own_text``: the line of his own. ``answers``: by question; ids of another version of the sheet stay where they are.
    """

    sheet: str
    begun: str
    done: bool = False
    own_text: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def answer(self, question: str) -> Answer:
        """What was filled in there."""
        return self.answers.get(question, Answer())

    def with_answer(self, question: str, answer: Answer) -> Filling:
        """The same with another answer; a note is cut where it gets endless."""
        return replace(self, answers={**self.answers, question: replace(answer, note=answer.note[:LONGEST])})

    @property
    def filled(self) -> int:
        """How many lines have something in them."""
        return sum(not answer.empty for answer in self.answers.values())


def sheet(name: str, address: str = "u") -> Sheet:
    """The sheet of this name. Raises ``KeyError`` for another name, ``ContentError`` when its file is broken."""
    if name not in SHEETS:
        raise KeyError(name)
    return _sheet(name, address)


@lru_cache(maxsize=8)
def _sheet(name: str, address: str) -> Sheet:
    data = yaml_data(f"leren/{name}.yaml")
    return Sheet(
        name, str(data["titel"]), fill(str(data["uitleg"]), address), str(data["bron"]), int(data["minuten"]),
        tuple((int(one["waarde"]), str(one["woorden"])) for one in data["schaal"]), fill(str(data["vraag"]), address),
        fill(str(data["eigen"]), address),
        tuple(Question(str(one["id"]), fill(str(one["tekst"]), address), str(one.get("ziet", "")))
              for one in data["vragen"]),
        fill(str(data.get("achteraf", "")), address))


def as_data(filling: Filling) -> dict[str, Any]:
    """The filling as plain data, with Dutch keys: it is exported as it stands."""
    return {"blad": filling.sheet, "begonnen": filling.begun, "klaar": filling.done, "eigen": filling.own_text,
            "antwoorden": {key: {"waarde": one.value, "tekst": one.note} for key, one in filling.answers.items() if not one.empty}}


def from_data(data: Mapping[str, Any]) -> Filling:
    """The filling that ``as_data`` made; what is missing or of another kind counts as not filled in."""
    answers = data.get("antwoorden")
    return Filling(
        _text(data.get("blad")), _text(data.get("begonnen")), data.get("klaar") is True, _text(data.get("eigen")),
        {str(key): _answer(one) for key, one in answers.items()} if isinstance(answers, Mapping) else {})


def _answer(data: Any) -> Answer:
    if not isinstance(data, Mapping):
        return Answer()
    value = data.get("waarde")
    return Answer(value if isinstance(value, int) and not isinstance(value, bool) else None, _text(data.get("tekst")))


def _text(data: Any) -> str:
    return data if isinstance(data, str) else ""


@dataclass(frozen=True, slots=True)
class Change:
    """One line now beside what it was the first time; ``None``: then or now not filled in."""

    question: Question
    first: int | None
    now: int | None
    note: str = ""


def changes(of: Sheet, fillings: Sequence[Filling]) -> tuple[Change, ...]:
    """Each line as it was filled in first and last; ``fillings`` oldest first, half-filled ones included.

    With one filling there is nothing to compare: ``first`` is then ``None``.
    """
    found = []
    for question in of.questions:
        values = [(one.answer(question.id).value, one.answer(question.id).note) for one in fillings]
        given = [value for value, _ in values if of.words(value)]
        note = next((note for _, note in reversed(values) if note.strip()), "")
        found.append(Change(question, given[0] if len(given) > 1 else None, given[-1] if given else None, note))
    return tuple(found)
