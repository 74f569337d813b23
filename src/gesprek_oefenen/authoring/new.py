"""A first scenario from a few answers: small, commented, and ready to talk with (``scenario nieuw``)."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from gesprek_oefenen.content.json_schema import SCHEMA_FILE, schema_text
from gesprek_oefenen.content.places import rules_folder
from gesprek_oefenen.content.yaml_nodes import plain
from gesprek_oefenen.content.yaml_reader import read_yaml
from gesprek_oefenen.model.address import fill
from gesprek_oefenen.model.errors import PractiseError

_SUBJECTS = ("onderwerp1", "onderwerp2", "onderwerp3")
_OWN = "mijn "
_MOST_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the author: ``check`` gives "" when the answer will do, else what is wrong (Dutch)."""

    key: str
    text: str
    default: str
    check: Callable[[str], str]


def check_id(story_id: str) -> None:
    """Raises ``PractiseError`` when ``story_id`` cannot be the id of a story."""
    if not _is_id(story_id):
        raise PractiseError(f"'{story_id}' kan geen id zijn. Gebruik kleine letters, cijfers en - of _, te beginnen met een letter: "
                            "mevrouw-dekker")


def questions() -> tuple[Question, ...]:
    """What to ask, in order."""
    return tuple(Question(str(q["sleutel"]), str(q["vraag"]), str(q["voorstel"]), _checker(q)) for q in _pieces()["vragen"])


def make_scenario(story_id: str, answers: Mapping[str, str]) -> str:
    """The text of a scenario that runs. ``answers``: by the keys of ``questions``; what is missing gets the proposal.

    Raises ``PractiseError`` for an id that cannot be one.
    """
    check_id(story_id)
    given = {q.key: _tidy(answers.get(q.key, "")) or q.default for q in questions()}
    pieces = _pieces()
    says, address = given["zegt"], given["aanspreken"]
    resistance = pieces["weerstand"].get(given["weerstand"]) or next(iter(pieces["weerstand"].values()))

    def spoken(lines: Iterable[Any], values: Mapping[str, str] | None = None) -> str:
        return _flow(fill(str(line), says, values, address) for line in lines)

    name = given["naam"]
    values = {
        "id": story_id, "naam": name, "leeftijd": given["leeftijd"], "aanspreken": address, "zegt": says, "fase": given["fase"],
        "uitleg": "Gemaakt met `gesprek-oefenen scenario nieuw`. Dit werkt meteen; vervang de zinnen door eigen zinnen.",
        "q_naam": _text(name), "q_titel": _text(f"{name} doet de deur open"),
        "q_rol": _text(f"U bent {given['bezoeker']}; u kent elkaar {given['kennen']}."),
        "q_haalbaar": _text(f"{name} vertelt meer over '{given['onderwerp1']}'."),
        "q_opening": _text(fill(str(resistance["opening"]), says)),
        "q_lichaam": _text(f"{name} schuift een stoel naar achteren."),
        "q_afhouden": spoken(resistance["afhouden"]),
        "q_vragen4": spoken(pieces["voorbeeldvragen"]["dagen"]),
    }
    ids = _subject_ids([given[key] for key in _SUBJECTS])
    for number, (key, subject_id) in enumerate(zip(_SUBJECTS, ids, strict=True), 1):
        subject = given[key]
        theirs = fill(_asked(subject), says, None, address)
        told = {"o": subject, "O": subject[:1].upper() + subject[1:], "v": theirs}
        values[f"id{number}"] = subject_id
        values[f"q_woorden{number}"] = _flow(_words(subject))
        values[f"q_vragen{number}"] = spoken(pieces["voorbeeldvragen"]["onderwerp"], told)
        values[f"q_{number}a"] = spoken(pieces["zinnen"][f"{number}a"], told)
        values[f"q_{number}b"] = spoken(pieces["zinnen"][f"{number}b"], told)
    values["q_vraag1"] = _text(fill(f"Vertel eens iets over {_asked(given['onderwerp1'])}.", says, None, address))
    return fill(str(pieces["sjabloon"]), says, values, address)


def write_scenario(story_id: str, answers: Mapping[str, str], folder: Path) -> Path:
    """Write the scenario and, beside it, the schema its first line points to. Raises ``PractiseError``; overwrites nothing."""
    target = folder / f"{story_id}.yaml"
    text = make_scenario(story_id, answers)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        schema = folder / SCHEMA_FILE
        if not schema.exists():
            schema.write_text(schema_text(), encoding="utf-8")
    except FileExistsError as error:
        raise PractiseError(f"{target} bestaat al; er is niets veranderd. Kies een ander id, of open dat bestand.") from error
    except OSError as error:
        raise PractiseError(f"{target} kan ik niet schrijven ({error.strerror}). Kies een andere map met --naar.") from error
    return target


@lru_cache(maxsize=1)
def _pieces() -> dict[str, Any]:
    found: dict[str, Any] = plain(read_yaml(rules_folder() / "auteurs" / "nieuw.yaml"))
    return found


def _checker(question: Mapping[str, Any]) -> Callable[[str], str]:
    choices = [str(choice) for choice in question.get("keuze", ())]
    kind = question.get("soort", "")

    def check(answer: str) -> str:
        if choices:
            return "" if answer in choices else f"Kies uit: {', '.join(choices)}."
        if kind == "getal":
            fine = answer.isascii() and answer.isdecimal() and 4 <= int(answer[:9]) <= 120
            return "" if fine else "Typ een leeftijd in cijfers, van 4 tot 120."
        if len(answer) > _MOST_CHARACTERS:
            return f"Houd het korter: hoogstens {_MOST_CHARACTERS} tekens."
        if kind == "onderwerp" and not _slug(answer):
            return "Typ een woord of een paar woorden: mijn tuin."
        return ""

    return check


def _tidy(answer: str) -> str:
    """An answer as one line without invisible characters or the marks of our templates."""
    kept = "".join(" " if c in "{}<>|" or not c.isprintable() else c for c in answer)
    return " ".join(kept.split())[:_MOST_CHARACTERS]


def _asked(subject: str) -> str:
    """The subject as the trainee names it: what is hers becomes ``uw`` or ``je``."""
    return f"<uw|je> {subject[len(_OWN):]}" if subject.casefold().startswith(_OWN) else subject


def _words(subject: str) -> list[str]:
    """The words that lead to a subject: its last word, and the whole when there are more."""
    words = subject.casefold().split()
    last = words[-1]
    return [last] if len(words) < 2 or words[0] in ("mijn", "de", "het", "een", "onze") and len(words) == 2 else [" ".join(words), last]


def _subject_ids(subjects: Iterable[str]) -> list[str]:
    """A different id for each subject, made from its words."""
    ids: list[str] = []
    for number, subject in enumerate(subjects, 1):
        slug = _slug(subject) or f"onderwerp{number}"
        while slug in ids or slug == "dagen":
            slug += "_2"
        ids.append(slug)
    return ids


def _slug(text: str) -> str:
    words = text.casefold().split()
    if len(words) > 1 and words[0] in ("mijn", "de", "het", "een", "onze"):
        words = words[1:]
    letters = unicodedata.normalize("NFKD", "_".join(words)).casefold()  # once more: a letter of another alphabet may become a capital
    slug = "".join(c for c in letters if c.isascii() and (c.isalnum() or c in "_-")).lstrip("0123456789_-")[:40]
    return "" if slug in ("en", "of", "niet") else slug


def _is_id(text: str) -> bool:
    from gesprek_oefenen.content.schema_types import is_name

    return is_name(text)


def _text(text: str) -> str:
    """A YAML string between double quotes."""
    return json.dumps(text, ensure_ascii=False)


def _flow(lines: Iterable[str]) -> str:
    """A YAML list between brackets."""
    return "[" + ", ".join(_text(line) for line in lines) + "]"
