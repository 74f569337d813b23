"""Frozen values to plain JSON data and back, without loss; fields unknown to this version are ignored on the way back."""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_data(value: Any) -> Any:
    """``value`` (frozen dataclasses, tuples, mappings, enums, plain values) as data that JSON can hold."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if is_dataclass(value):
        return {f.name: to_data(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_data(item) for key, item in value.items()}
    if isinstance(value, (tuple, list, set, frozenset)):
        return [to_data(item) for item in value]
    raise TypeError(f"no plain form for {type(value).__name__}")


def to_json(value: Any) -> str:
    """``to_data`` as one line of JSON in plain ASCII, so that any text at all, half surrogates included, can be kept."""
    return json.dumps(to_data(value), ensure_ascii=True, separators=(",", ":"))


def from_data(kind: type[T], data: Any) -> T:
    """The value of dataclass ``kind`` that ``to_data`` made ``data`` from. Raises ``ValueError`` when it is something else."""
    try:
        result: T = _reader(cast("Any", kind))(data)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"no {kind.__name__}: {error}") from error
    return result


def from_json(kind: type[T], text: str) -> T:
    """``from_data`` for a line of JSON. Raises ``ValueError``."""
    return from_data(kind, json.loads(text))


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """A function that reads plain data as ``kind``."""
    if kind is Any or kind is object:
        return lambda data: data
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (a for a in arguments if a is not type(None))
        read = _reader(inner)
        return lambda data: None if data is None else read(data)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            item = _reader(arguments[0])
            return lambda data: tuple(item(part) for part in data)
        items = [_reader(a) for a in arguments]
        return lambda data: tuple(read(part) for read, part in zip(items, data, strict=True))
    if origin is not None and issubclass(origin, Mapping):
        item = _reader(arguments[1])
        return lambda data: {key: item(part) for key, part in data.items()}
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_reader(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind in (str, int, float, bool):
        return _plain_reader(kind)
    raise TypeError(f"no way to read {kind!r}")


def _plain_reader(kind: type) -> Callable[[Any], Any]:
    def read(data: Any) -> Any:
        if not isinstance(data, kind):
            raise TypeError(f"{kind.__name__} expected, found {type(data).__name__}")
        return data

    return read


def _dataclass_reader(kind: type) -> Callable[[Any], Any]:
    """Resolve the field types once; a field that is missing takes its default."""
    hints = get_type_hints(kind)
    readers: dict[str, Callable[[Any], Any]] = {}
    needed: set[str] = set()
    for field in fields(kind):
        readers[field.name] = _reader(hints[field.name])
        if field.default is MISSING and field.default_factory is MISSING:
            needed.add(field.name)

    def read(data: Any) -> Any:
        if missing := needed - data.keys():
            raise TypeError(f"{kind.__name__} lacks {', '.join(sorted(missing))}")
        return kind(**{name: readers[name](part) for name, part in data.items() if name in readers})

    return read
