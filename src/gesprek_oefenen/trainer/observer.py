"""What an observer notes during a talk or a role play, kept as it goes, and laid beside what the program saw.

Source: werkboek 7.2 (instruction), 7.4 (form). Nobody is right: a difference is a question to talk about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from gesprek_oefenen.feedback.texts import yaml_data
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.feedback import SkillResult, Verdict
from gesprek_oefenen.report.values import Beside
from gesprek_oefenen.session.codec import from_data, to_data
from gesprek_oefenen.session.store import Store

FILE: Final = "observator.yaml"
KIND: Final = "observatie"
"""The kind of entry under which forms are kept; the latest entry of a form stands."""
ENOUGH: Final = 10
"""Talks with an observer from which on the agreement says something."""


class View(StrEnum):
    """What the observer saw of a line; words of his own stand beside it."""

    NOT_FILLED = ""
    SEEN = "wel gezien"
    SOMETIMES = "soms gezien"
    NOT_SEEN = "niet gezien"
    NOT_AT_ISSUE = "niet aan de orde"


@dataclass(frozen=True, slots=True)
class Note:
    """Something noted while it went on. ``skill``: id of the line, "" for a note of one's own; ``second``: since the talk began."""

    skill: str
    second: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class ObservedLine:
    """One of the ten lines as the observer fills it in."""

    view: View = View.NOT_FILLED
    words: str = ""


@dataclass(frozen=True, slots=True)
class ObserverForm:
    """One observer's form.

    ``id``: drawn when it is made. ``talk``: id of the talk with the program, "" for a role play between people. ``focus``:
    what the supporter asked to look at (ids of lines, or his own words). ``lines``: by id of the line. ``free``: the free
    line. ``person_word``: how it was for the one who was the person. ``program``: what the program saw, by id, taken over
    when the talk was over; empty for a role play. ``at``: when it was last kept (UTC, ISO 8601).
    """

    id: str
    talk: str = ""
    supporter: str = ""
    observer: str = ""
    person: str = ""
    focus: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    lines: Mapping[str, ObservedLine] = field(default_factory=dict)
    free: str = ""
    person_word: str = ""
    program: Mapping[str, str] = field(default_factory=dict)
    at: str = ""

    def noted(self, skill: str, second: int, text: str = "") -> ObserverForm:
        """The form with one note more."""
        return replace(self, notes=(*self.notes, Note(skill, max(second, 0), text)))

    def without_last_note(self) -> ObserverForm:
        """The form without the note made last."""
        return replace(self, notes=self.notes[:-1])

    def filled(self, skill: str, view: View, words: str = "") -> ObserverForm:
        """The form with one line filled in."""
        return replace(self, lines={**self.lines, skill: ObservedLine(view, words)})

    def with_program(self, results: Sequence[SkillResult]) -> ObserverForm:
        """The form with what the program saw of the same talk."""
        return replace(self, program={one.id: one.verdict.value for one in results})


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line of the form: ``key`` the quick key, ``question`` about the supporter, ``what`` as it fits in a sentence."""

    id: str
    key: str
    question: str
    what: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often observer and program saw the same of one line. ``more_program``/``more_observer``: who saw it more often."""

    skill: str
    question: str
    pairs: int
    same: int
    more_program: int
    more_observer: int


def form_lines() -> tuple[FormLine, ...]:
    """The ten lines with their quick keys, in the order of the form."""
    return tuple(FormLine(str(one["id"]), str(one["toets"]), str(one["vraag"]), str(one["wat"])) for one in yaml_data(FILE)["regels"])


# --- keeping -----------------------------------------------------------------------------------------------------------------


def keep_form(store: Store, form: ObserverForm, at: str) -> ObserverForm:
    """Keep the form as it is now; half filled in is fine. Raises ``StoreError``; then nothing has changed."""
    kept = replace(form, at=at)
    store.add_entry(KIND, at, to_data(kept))
    return kept


def kept_forms(store: Store) -> tuple[ObserverForm, ...]:
    """Every form as it was last kept, the oldest first; what this version cannot read is passed over."""
    forms: dict[str, ObserverForm] = {}
    for _, body in store.entries(KIND):
        try:
            form = from_data(ObserverForm, dict(body))
        except ValueError:
            continue
        forms.pop(form.id, None)
        forms[form.id] = form
    return tuple(forms.values())


def form_of_talk(store: Store, talk_id: str) -> ObserverForm | None:
    """The latest form made with this talk, or ``None``."""
    return next((one for one in reversed(kept_forms(store)) if talk_id and one.talk == talk_id), None)


# --- beside the program ------------------------------------------------------------------------------------------------------

_WEIGHT: Final = {
    View.SEEN: 2, View.SOMETIMES: 1, View.NOT_SEEN: 0,
    Verdict.SEEN: 2, Verdict.LEFT_HOME: 2, Verdict.SOMETIMES: 1, Verdict.SOMETIMES_ALONG: 1, Verdict.NOT_YET: 0, Verdict.OFTEN_ALONG: 0,
}


def beside(form: ObserverForm) -> tuple[Beside, ...]:
    """The observer's lines beside the program's: the greatest differences first, each with a question to talk about."""
    rows = [(_difference(form, line), place, _beside(form, line)) for place, line in enumerate(form_lines())
            if _seen(form, line.id) is not View.NOT_FILLED or form.program.get(line.id)]
    return tuple(row for _, _, row in sorted(rows, key=lambda one: (-one[0], one[1])))


def _beside(form: ObserverForm, line: FormLine) -> Beside:
    seen, own = _seen(form, line.id), form.lines.get(line.id, ObservedLine()).words.strip()
    observer = ". ".join(part for part in (_sentence(seen.value), own) if part) or "niet ingevuld"
    return Beside(line.question, observer, _sentence(form.program.get(line.id, "")) or "geen oordeel", _remark(form, line))


def _remark(form: ObserverForm, line: FormLine) -> str:
    texts: Mapping[str, Any] = yaml_data(FILE)["verschil"]
    seen, program = _seen(form, line.id), form.program.get(line.id, "")
    if program == Verdict.NOT_IN_TEXT.value:
        return str(texts["niet_in_tekst"])
    distance = _distance(seen, program)
    if not distance:
        return ""
    if abs(distance) == 1:
        return fill(str(texts["klein"]), values={"observator": seen.value, "programma": program})
    return fill(str(texts["observator_wel" if distance > 0 else "programma_wel"]), values={"wat": line.what})


def _difference(form: ObserverForm, line: FormLine) -> int:
    return abs(_distance(_seen(form, line.id), form.program.get(line.id, "")))


def _distance(seen: View, program: str) -> int:
    """How much more the observer saw than the program, -2 to 2; 0 too where one of them gives no judgement."""
    verdict = next((one for one in Verdict if one.value and one.value == program), None)
    if seen not in _WEIGHT or verdict not in _WEIGHT:
        return 0
    return _WEIGHT[seen] - _WEIGHT[verdict]


def _seen(form: ObserverForm, skill: str) -> View:
    """What the observer saw: as filled in, or seen because it was noted while it went on."""
    view = form.lines.get(skill, ObservedLine()).view
    if view is View.NOT_FILLED and any(note.skill == skill for note in form.notes) and skill != "oma":
        return View.SEEN
    return view


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- over many talks ---------------------------------------------------------------------------------------------------------


def agreement(forms: Sequence[ObserverForm]) -> tuple[Agreement, ...]:
    """How often observer and program saw the same, for each line with enough pairs: a check on the program, not on people."""
    found: list[Agreement] = []
    for line in form_lines():
        distances = [_distance(_seen(form, line.id), form.program[line.id]) for form in forms if _comparable(form, line.id)]
        if len(distances) >= ENOUGH:
            found.append(Agreement(line.id, line.question, len(distances), distances.count(0),
                                   sum(one < 0 for one in distances), sum(one > 0 for one in distances)))
    return tuple(found)


def agreement_in_words(forms: Sequence[ObserverForm]) -> tuple[str, ...]:
    """The agreement as lines of text, or one line that says how many talks are still needed."""
    texts: Mapping[str, Any] = yaml_data(FILE)["overeenkomst"]
    found = agreement(forms)
    if not found:
        beside_program = sum(bool(form.program) for form in forms)
        return (fill(str(texts["weinig"]), values={"aantal": str(beside_program), "genoeg": str(ENOUGH)}),)
    lines = []
    for one in found:
        more = "vaker_programma" if one.more_program > one.more_observer else "vaker_observator" if one.more_observer > one.more_program else ""
        lines.append(f"{one.question} " + fill(str(texts["regel"]), values={"gelijk": str(one.same), "aantal": str(one.pairs)})
                     + (str(texts[more]) if more else "") + ".")
    return (*lines, str(texts["uitleg"]))


def _comparable(form: ObserverForm, skill: str) -> bool:
    verdict = next((one for one in Verdict if one.value and one.value == form.program.get(skill)), None)
    return _seen(form, skill) in _WEIGHT and verdict in _WEIGHT
