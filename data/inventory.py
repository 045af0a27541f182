"""What the desk can hold, field by field, for the register of processing and the DPIA: from the tables and records
themselves, so that no paper forgets one. Needs no key and reads nothing that anybody told us."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, get_args, get_type_hints

from data.desk.meetings import plan
from data.desk.signals import handed, records
from data.desk.tables import METADATA
from data.retention import RULES, Rule, Terms

_SEALED: tuple[type, ...] = (
    records.Envelope,
    records.Work,
    records.AddedText,
    records.Offer,
    plan.Plan,
    plan.SaidAll,
    handed.HandedAll,
)
"""What stands inside sealed items and parts; only readers can open it. Records inside these are found by themselves."""


@dataclass(frozen=True)
class Fields:
    """A table of the store, or a record inside a sealed item, and what it has places for."""

    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Inventory:
    """Everything that has a place. `terms`: how long, in this buurthuis."""

    tables: tuple[Fields, ...]
    sealed: tuple[Fields, ...]
    rules: tuple[Rule, ...]
    terms: Terms


def inventory(terms: Terms | None = None) -> Inventory:
    """All tables and columns of the desk store, all fields of what is sealed in it, and the wis-klok."""
    return Inventory(
        tables=tuple(
            Fields(table.name, tuple(column.name for column in table.columns))
            for table in sorted(METADATA.tables.values(), key=lambda table: table.name)
        ),
        sealed=tuple(Fields(one.__name__, tuple(field.name for field in fields(one))) for one in _with_inner(_SEALED)),
        rules=RULES,
        terms=terms or Terms(),
    )


def _with_inner(roots: Iterable[type]) -> tuple[type[Any], ...]:
    """These records and those that stand in their fields, each once."""
    found: dict[type[Any], None] = {}
    waiting = list(roots)
    while waiting:
        one = waiting.pop(0)
        if one not in found:
            found[one] = None
            waiting += [inner for hint in get_type_hints(one).values() for inner in _records_in(hint)]
    return tuple(found)


def _records_in(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for inner in get_args(hint):
        yield from _records_in(inner)
