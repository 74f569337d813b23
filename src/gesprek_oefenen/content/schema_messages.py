"""What pydantic says about a scenario, said in plain Dutch with the place in the file and, where it can, the word meant."""

from __future__ import annotations

import types
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel

from gesprek_oefenen.content.codes import problem
from gesprek_oefenen.content.everyday_questions import everyday_questions
from gesprek_oefenen.content.nearest import did_you_mean
from gesprek_oefenen.content.yaml_nodes import Items, Mapping, Node, PathPart, Scalar, find, find_key
from gesprek_oefenen.model.problems import Problem

_QUOTES: Final = 'Zet de hele zin tussen aanhalingstekens: "...".'


def explain_error(error: Any, root: Node, model: type[BaseModel], file: Path) -> Problem | None:
    """The problem that one entry of ``ValidationError.errors()`` stands for; ``None`` when another one says it already."""
    kind: str = error["type"]
    path: tuple[PathPart, ...] = tuple(part for part in error["loc"] if part != "[key]")
    context: dict[str, Any] = error.get("ctx") or {}
    node = find(root, path)
    name = _called(path)

    def at(where: Node, code: str, message: str, mend: str) -> Problem:
        return problem(code, file, where.line, where.column, message, mend)

    if kind == "missing":
        return at(_where_missing(root, path, model), "ontbreekt", f"{_owner(path, model)} mist '{path[-1]}'.", _purpose(model, path))
    if kind == "extra_forbidden":
        return _unknown_key(root, path, model, file)
    if kind == "dubbele_punt_in_zin":
        return at(node, "dubbele-punt-in-zin",
                  f"Na '{_short(context['sleutel'])}' staat een dubbele punt; daardoor is dit geen zin meer.", _QUOTES)
    if kind == "naam_verwacht":
        key = find_key(root, path) if error["loc"][-1] == "[key]" else node
        return at(key, "ongeldige-naam", f"'{_short(context['waarde'])}' kan geen naam zijn ({name}).",
                  "Gebruik kleine letters zonder accent, cijfers en - of _, te beginnen met een letter; niet `en`, `of` of `niet`.")
    if kind == "onbekende_vraag":
        return at(_question(root, path, context["naam"]), "onbekende-vraag", f"Er is geen alledaagse vraag met de naam '@{_short(context['naam'])}'.",
                  did_you_mean(context["naam"], everyday_questions()) or "Alle namen ziet u met: gesprek-oefenen scenario vragen simone.")
    if kind == "ja_of_nee":
        return at(node, "ja-of-nee", f"Bij {name} hoort `true` of `false`, niet '{_short(context['waarde'])}'.",
                  "Schrijf `true` als het zo is; laat de sleutel anders weg.")
    if kind in ("int_parsing", "int_type", "int_parsing_size", "int_from_float"):
        if isinstance(node, Scalar):
            return at(node, "getal-verwacht", f"Bij {name} hoort een heel getal, niet '{_short(node.text)}'.",
                      f"Schrijf bijvoorbeeld `{_last_key(path)}: {_example_number(path)}`.")
        return at(node, "getal-verwacht", f"Bij {name} hoort een heel getal.", f"Schrijf één getal achter `{_last_key(path)}:`.")
    if kind in ("greater_than_equal", "less_than_equal"):
        least, most = "ge" in context, context.get("ge", context.get("le"))
        return at(node, "buiten-bereik", f"Het getal bij {name} is te {'klein' if least else 'groot'}.",
                  f"Het mag {'niet lager dan' if least else 'hoogstens'} {most} zijn.")
    if kind in ("literal_error", "enum"):
        return _not_a_choice(node, path, model, file)
    if kind == "string_type":
        return at(node, "tekst-verwacht", f"Bij {name} hoort tekst, en hier staat {_what(node)}.",
                  "Staat er een dubbele punt in de zin? " + _QUOTES)
    if kind in ("string_too_short", "too_short"):
        return _too_few(node, path, context, file)
    if kind in ("model_type", "dict_type", "model_attributes_type", "dataclass_type"):
        return at(node, "sleutels-verwacht", f"Bij {name} horen sleutels met een waarde, en hier staat {_what(node)}.",
                  f"Schrijf bijvoorbeeld `{_example_key(model, path)}: ...` hieronder, met twee spaties ervoor.")
    if kind in ("tuple_type", "list_type"):
        return at(node, "lijst-verwacht", f"Bij {name} hoort een lijst, en hier staat {_what(node)}.",
                  "Zet vóór elk deel een streepje, of zet de delen tussen [ en ].")
    return at(node, "verkeerde-waarde", f"De waarde bij {name} kan hier niet.", "Kijk in de uitleg voor auteurs (map docs) wat er bij deze sleutel hoort.")


def _question(root: Node, path: tuple[PathPart, ...], name: str) -> Node:
    """The example question ``@name`` at ``path``, also where it is the key of its answer (``"@leeftijd": "Tachtig."``)."""
    at = next((i for i in range(len(path) - 1, 0, -1) if path[i] == "vragen"), len(path))
    facts, number = find(root, path[:at - 1]), path[at - 1]
    asked = find(root, path)
    if isinstance(facts, Mapping) and isinstance(number, int) and number < len(facts.entries):
        asked = facts.entries[number].key
    one_of = asked.items if isinstance(asked, Items) else ()
    return next((one for one in one_of if isinstance(one, Scalar) and one.text.strip().lstrip("@") == name), asked)


def keys_at(model: type[BaseModel], path: Sequence[PathPart]) -> tuple[str, ...]:
    """The keys that may stand in the mapping at ``path``; empty when any key may."""
    found = model_at(model, path)
    return tuple(str(field.alias) for field in found.model_fields.values()) if found else ()


def model_at(model: type[BaseModel], path: Sequence[PathPart]) -> type[BaseModel] | None:
    """The model of the mapping at ``path``, or ``None`` when it has free keys or is no mapping."""
    kind: Any = model
    for part in path:
        kind = _inside(kind, part)
    kind = _bare(kind)
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _bare(kind: Any) -> Any:
    """The type without ``Annotated`` and ``| None``."""
    while True:
        if get_origin(kind) is Annotated:
            kind = get_args(kind)[0]
        elif get_origin(kind) in (Union, types.UnionType):
            kind = next(a for a in get_args(kind) if a is not type(None))
        else:
            return kind


def _inside(kind: Any, part: PathPart) -> Any:
    """The type of what stands under ``part`` in a value of type ``kind``."""
    kind = _bare(kind)
    origin, args = get_origin(kind), get_args(kind)
    if origin is dict:
        return args[1]
    if origin in (tuple, list):
        return args[0] if isinstance(part, int) else kind
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for field in kind.model_fields.values():
            if field.alias == part:
                return field.annotation
    return None


def _unknown_key(root: Node, path: tuple[PathPart, ...], model: type[BaseModel], file: Path) -> Problem:
    key, parent, value = find_key(root, path), find(root, path[:-1]), find(root, path)
    text = str(path[-1])
    if isinstance(parent, Mapping) and parent.flow and isinstance(value, Scalar) and value.empty:
        return problem("komma-in-zin", file, key.line, key.column,
                       f"De komma vóór '{_short(text)}' breekt de zin af: hier begint voor YAML iets nieuws.", _QUOTES)
    allowed = keys_at(model, path[:-1])
    where = f"bij {_called(path[:-1])}" if path[:-1] else f"in {_whole(model)}"
    near = did_you_mean(text, allowed)
    others = ", ".join(key for key in allowed)
    return problem("onbekende-sleutel", file, key.line, key.column, f"De sleutel '{_short(text)}' bestaat niet {where}.",
                   near or f"Wel mogelijk: {others}.")


def _where_missing(root: Node, path: tuple[PathPart, ...], model: type[BaseModel]) -> Node:
    """Where a missing key belongs: the key itself when nothing stands behind it, else the key next to where it should come."""
    parent, name = find(root, path[:-1]), str(path[-1])
    if not isinstance(parent, Mapping) or not parent.entries:
        return parent
    own = parent.entry(name)
    if own is not None:
        return own.key
    if parent.flow:
        return parent
    order = keys_at(model, path[:-1])
    at = order.index(name) if name in order else 0
    after = next((entry for key in order[at + 1:] if (entry := parent.entry(key))), None)
    return after.key if after is not None else parent.entries[-1].key


def _not_a_choice(node: Node, path: tuple[PathPart, ...], model: type[BaseModel], file: Path) -> Problem:
    choices = _choices(model, path)
    said = node.text if isinstance(node, Scalar) else ""
    shown = ", ".join(f"`{choice}`" for choice in choices if choice)
    near = did_you_mean(said, choices)
    return problem("geen-keuze", file, node.line, node.column, f"'{_short(said)}' kan niet bij {_called(path)}.",
                   f"{near + ' ' if near else ''}Kies uit: {shown}.")


def _choices(model: type[BaseModel], path: tuple[PathPart, ...]) -> tuple[str, ...]:
    kind: Any = model
    for part in path:
        kind = _inside(kind, part)
    return tuple(str(choice) for choice in get_args(_bare(kind)))


def _too_few(node: Node, path: tuple[PathPart, ...], context: dict[str, Any], file: Path) -> Problem | None:
    least = int(context.get("min_length", 1))
    if isinstance(node, Items) and len(node.items) >= least:
        return None  # only short because a part of it is wrong, which has its own problem
    if isinstance(node, Mapping) and len(node.entries) >= least:
        return None
    if isinstance(node, Scalar) and node.text:
        return None
    wanted = "iets" if least == 1 else f"minstens {least}"
    return problem("te-weinig", file, node.line, node.column, f"Bij {_called(path)} hoort {wanted} te staan.",
                   "Vul het aan, of haal de sleutel weg als die niet hoeft.")


def _owner(path: tuple[PathPart, ...], model: type[BaseModel]) -> str:
    owner = _called(path[:-1]) if path[:-1] else _whole(model)
    return f"{owner[:1].upper()}{owner[1:]}"


def _whole(model: type[BaseModel]) -> str:
    """What an author calls the whole file."""
    return str(getattr(model, "called", "het scenario"))


def _called(path: Sequence[PathPart]) -> str:
    """The path as an author would say it: ``'lagen' van 'thuis', nummer 2``."""
    names = [part for part in path if isinstance(part, str) and part != "*"]
    number = next((part for part in reversed(path) if isinstance(part, int)), None)
    if not names:
        return "het scenario"
    told = f"'{names[-1]}'"
    if len(names) > 1:
        told += f" van '{names[-2]}'"
    return told if number is None or path[-1] != number else f"nummer {number + 1} van {told}"


def _last_key(path: Sequence[PathPart]) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "sleutel")


def _example_number(path: Sequence[PathPart]) -> int:
    return {"leeftijd": 46, "vertrouwen": 30, "openheid": 2, "niveau": 1}.get(_last_key(path), 1)


def _example_key(model: type[BaseModel], path: Sequence[PathPart]) -> str:
    keys = keys_at(model, path)
    return keys[0] if keys else "naam"


def _purpose(model: type[BaseModel], path: tuple[PathPart, ...]) -> str:
    """What the missing key is for, from its description."""
    owner = model_at(model, path[:-1])
    for field in owner.model_fields.values() if owner else ():
        if field.alias == path[-1]:
            return f"Voeg `{path[-1]}:` toe. {field.description}"
    return f"Voeg `{path[-1]}:` toe."


def _what(node: Node) -> str:
    match node:
        case Items():
            return "een lijst"
        case Mapping():
            return "iets met sleutels"
        case Scalar() if node.empty:
            return "niets"
        case Scalar():
            return f"'{_short(node.text)}'"


def _short(text: str) -> str:
    first = text.split("\n", 1)[0]
    return first if len(first) <= 40 else first[:39] + "…"
