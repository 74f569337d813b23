"""The reference of all keys of a scenario as Markdown, made from the models (``docs/auteurs-sleutels.md``)."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo


def reference() -> str:
    """The whole reference; the same for the same version of the program."""
    from gesprek_oefenen.content.schema import ScenarioPart

    parts = [
        "# Alle sleutels van een scenario",
        "",
        "Dit overzicht is gemaakt uit het programma zelf (`make` houdt het bij; een toets bewaakt het). Hoe u begint, leest u in",
        "[auteurs.md](auteurs.md). *Verplicht* betekent dat de sleutel er moet staan.",
        "",
        *_tables(ScenarioPart, "Het scenario", set()),
        *_lists(),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _tables(model: type[BaseModel], title: str, done: set[type[BaseModel]]) -> Iterator[str]:
    """The table of ``model`` and of every model below it, each once."""
    done.add(model)
    yield f"## {title}"
    yield ""
    yield (model.__doc__ or "").strip()
    yield ""
    yield "| sleutel | wat er staat | uitleg |"
    yield "|---|---|---|"
    below: list[tuple[str, type[BaseModel]]] = []
    for field in model.model_fields.values():
        yield f"| `{field.alias}`{' (verplicht)' if field.is_required() else ''} | {_kind(field)} | {_cell(field.description)} |"
        inner = _model_in(field.annotation)
        if inner is not None and inner not in done:
            below.append((str(field.alias), inner))
    yield ""
    for name, inner in below:
        if inner not in done:
            yield from _tables(inner, _heading(name), done)


def _heading(name: str) -> str:
    return "Eén zin" if name == "opening" else f"`{name}`"


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|")


def _kind(field: FieldInfo) -> str:
    """What may stand behind the key, in a few Dutch words."""
    kind, many = _bare(field.annotation), ""
    origin = get_origin(kind)
    if origin is dict:
        return "per naam: " + _plain_kind(get_args(kind)[1])
    if origin is tuple:
        many = "lijst van "
        kind = _bare(get_args(kind)[0])
    told = many + _plain_kind(kind)
    low = next((m.ge for m in field.metadata if hasattr(m, "ge")), None)
    high = next((m.le for m in field.metadata if hasattr(m, "le")), None)
    if low is not None and high is not None:
        told += f", {low} tot {high}"
    return told


def _plain_kind(kind: Any) -> str:
    kind = _bare(kind)
    origin = get_origin(kind)
    if origin is dict:
        return "per toestand: " + _plain_kind(get_args(kind)[1])
    if origin is tuple:
        return "lijst van " + _plain_kind(get_args(kind)[0])
    if kind is int:
        return "heel getal"
    if kind is bool:
        return "`true` of `false`"
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return "zin" if kind.__name__ == "LineText" else "sleutels"
    choices = [str(choice) for choice in get_args(kind) if choice != ""]
    return " of ".join(f"`{choice}`" for choice in choices) if choices else "tekst"


def _bare(kind: Any) -> Any:
    while get_origin(kind) is Annotated or get_origin(kind) in (Union, types.UnionType):
        kind = next(part for part in get_args(kind) if part is not type(None))
    return kind


def _model_in(kind: Any) -> type[BaseModel] | None:
    kind = _bare(kind)
    while get_origin(kind) in (tuple, dict):
        kind = _bare(get_args(kind)[0 if get_origin(kind) is tuple else 1])
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _lists() -> Iterator[str]:
    """The closed lists an author chooses from."""
    from gesprek_oefenen.model.moves import GROUP_MOVES, Signal
    from gesprek_oefenen.model.story import FALLBACK_KINDS

    yield "## Zetten en groepen"
    yield ""
    yield "Een reactie of overgang noemt een zet, een hele groep of een signaal. De zet gaat vóór haar groep."
    yield ""
    yield "| groep | zetten |"
    yield "|---|---|"
    for group, moves in GROUP_MOVES.items():
        yield f"| `{group.value}` | {', '.join(f'`{move.value}`' for move in moves)} |"
    yield ""
    yield "Signalen: " + ", ".join(f"`{signal.value}`" for signal in Signal if signal is not Signal.OWN_NEED) + "."
    yield ""
    yield "## Soorten terugval"
    yield ""
    yield ", ".join(f"`{kind}`" for kind in FALLBACK_KINDS) + "."
    yield ""
    yield "## Voorwaarden"
    yield ""
    yield "| voorwaarde | klopt als |"
    yield "|---|---|"
    for condition, meaning in CONDITIONS:
        yield f"| `{condition}` | {meaning} |"
    yield ""
    yield "Vergelijken kan met `>=`, `<=`, `>`, `<`, `==` en `!=`. Combineer met `en`, `of`, `niet` en haakjes."


CONDITIONS = (
    ("vertrouwen >= 40", "haar vertrouwen minstens 40 is (0 tot 100)"),
    ("beurt >= 6", "dit de zesde beurt is, of later"),
    ("aantal(oma) >= 3", "er in dit gesprek minstens drie beurten met die zet, groep of dat signaal waren"),
    ("op_rij(advies) >= 2", "dit minstens de tweede beurt achter elkaar ermee is"),
    ("onderwerpen >= 3", "zij over minstens drie onderwerpen vertelde"),
    ("verteld(thuis)", "zij iets over `thuis` vertelde"),
    ("verteld(thuis, 2)", "zij over `thuis` tot in laag 2 vertelde"),
    ("toestand == voorzichtig", "zij nu in die toestand is (met `!=`: juist niet)"),
    ("bereikt(openhartig)", "zij in dit gesprek in die toestand is geweest"),
)
"""Examples of every kind of condition, with what they mean; each must be readable by ``conditions.py``."""
