"""Frozen dataclasses to JSON and back: what is sealed, and drafts. What has its default is left out.

A key that this version does not know is passed over; a value that it cannot read ends in SEALED_TAMPERED.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from data.errors import Code, WorldError

T = TypeVar("T")


def to_bytes(record: Any) -> bytes:
    """A record as JSON."""
    return json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(kind: Callable[..., T], said: bytes | str) -> T:
    """The record back. Raises WorldError(SEALED_TAMPERED) for what is no such record."""
    try:
        return cast("T", _reader(kind)(json.loads(said)))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise WorldError(Code.SEALED_TAMPERED) from error


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        return {
            one.name: _plain(getattr(value, one.name))
            for one in fields(value)
            if one.default is MISSING or getattr(value, one.name) != one.default
        }
    return value


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """How a value of a type is read."""
    if is_dataclass(kind):
        make, hints = cast("type[Any]", kind), get_type_hints(kind)
        readers = {one.name: _reader(hints[one.name]) for one in fields(kind)}

        def record(said: Any) -> Any:
            return make(**{name: readers[name](value) for name, value in said.items() if name in readers})

        return record
    if get_origin(kind) is tuple:
        each = _reader(get_args(kind)[0])
        return lambda said: tuple(each(one) for one in said)
    if NoneType in get_args(kind):
        (real,) = (one for one in get_args(kind) if one is not NoneType)
        inner = _reader(real)
        return lambda said: None if said is None else inner(said)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind in (date, datetime):
        return kind.fromisoformat  # type: ignore[no-any-return]
    return lambda said: _same(kind, said)


def _same(kind: type, said: Any) -> Any:
    if not isinstance(said, kind):
        raise TypeError(kind.__name__)
    return said
