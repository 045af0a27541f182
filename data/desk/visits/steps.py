"""Writing so that it can be taken back: every change of a row is kept with its opposite, ten steps at most.

The opposite is made by the same transaction, so that a crash leaves both or neither. Numbers are taken back by
counting down, not by putting an old number in place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from data.desk import schema, schema_day
from data.desk.visits.records import Step, Undone

MOST = 10

_TABLES: Mapping[str, Table] = schema.METADATA.tables


class Recorder:
    """Changes rows within one transaction and remembers how to take that back; `keep` writes it down."""

    def __init__(self, connection: Connection, inloop_id: str, step: Step) -> None:
        self._connection = connection
        self.inloop_id = inloop_id
        self._step = step
        self._inverse: list[dict[str, Any]] = []
        self.visit_number: int | None = None

    def insert(self, table: Table, **values: Any) -> Any:
        """Add a row; gives its (first) key."""
        done = self._connection.execute(insert(table).values(**values))
        key = dict(zip((column.name for column in table.primary_key), done.inserted_primary_key or (), strict=True))
        self._inverse.append({"do": "delete", "table": table.name, "key": key})
        return next(iter(key.values()))

    def update(self, table: Table, key: Mapping[str, Any], **values: Any) -> bool:
        """Change a row; False when it is not there."""
        columns = [table.c[name] for name in values]
        before = self._connection.execute(select(*columns).where(_is(table, key))).first()
        if before is None:
            return False
        old = dict(zip(values, before, strict=True))
        if old == values:
            return True
        self._connection.execute(update(table).where(_is(table, key)).values(**values))
        self._inverse.append({"do": "update", "table": table.name, "key": dict(key), "values": old})
        return True

    def delete(self, table: Table, key: Mapping[str, Any]) -> int:
        """Take rows away, gives how many; what hangs on them must have gone before."""
        rows = self._connection.execute(select(table).where(_is(table, key))).mappings().all()
        self._inverse += [{"do": "insert", "table": table.name, "values": dict(row)} for row in rows]
        self._connection.execute(delete(table).where(_is(table, key)))
        return len(rows)

    def count(self, measure: str, key: str, by: int = 1, *, inloop_id: str = "") -> None:
        """Count something of the dienst, or of another one that is named."""
        where = {"inloop_id": inloop_id or self.inloop_id, "measure": measure, "key": key}
        self._count(schema_day.InloopCount, where, {}, by)

    def count_service(self, service_id: str, name: str, month: date, measure: str, key: str, by: int = 1) -> None:
        """Count something of a service."""
        where = {"service_id": service_id, "month": month, "measure": measure, "key": key}
        self._count(schema_day.ServiceCount, where, {"name": name}, by)

    def take_away_on_undo(self, table: Table, key: Mapping[str, Any]) -> None:
        """Something that was written outside of this recorder goes too when this is taken back."""
        self._inverse.append({"do": "delete", "table": table.name, "key": dict(key)})

    def keep(self) -> None:
        """Write down how to take everything back; older steps than the last ten are forgotten.

        What changed nothing is no step: Ctrl+Z would seem to do nothing.
        """
        if not self._inverse:
            return
        table = schema_day.UndoStep
        self._connection.execute(
            insert(table).values(
                inloop_id=self.inloop_id,
                step=self._step.value,
                visit_number=self.visit_number,
                inverse=json.dumps(self._inverse, default=_as_text),
            )
        )
        mine = table.c.inloop_id == self.inloop_id
        newest = select(table.c.id).where(mine).order_by(table.c.id.desc()).limit(MOST)
        self._connection.execute(delete(table).where(mine, table.c.id.not_in(newest)))

    def _count(self, table: Table, where: dict[str, Any], more: dict[str, Any], by: int) -> None:
        add(self._connection, table, where, more, by)
        self._inverse.append({"do": "count", "table": table.name, "key": where, "values": more, "by": -by})


def add(connection: Connection, table: Table, where: Mapping[str, Any], more: Mapping[str, Any], by: int) -> None:
    """Add to a number, which begins at 0; one that comes back to 0 goes."""
    adding = upsert(table).values(**where, **more, amount=by)
    connection.execute(
        adding.on_conflict_do_update(index_elements=list(where), set_={"amount": table.c.amount + by, **more})
    )
    connection.execute(delete(table).where(_is(table, where), table.c.amount <= 0))


def take_back(connection: Connection, inloop_id: str) -> Undone | None:
    """Undo the last step of a dienst; None when there is none."""
    table = schema_day.UndoStep
    newest = select(table).where(table.c.inloop_id == inloop_id).order_by(table.c.id.desc()).limit(1)
    row = connection.execute(newest).first()
    if row is None:
        return None
    for change in reversed(json.loads(row.inverse)):
        _apply(connection, change)
    connection.execute(delete(table).where(table.c.id == row.id))
    return Undone(Step(row.step), row.visit_number)


def last_step(connection: Connection, inloop_id: str) -> Step | None:
    """What undo would take back."""
    table = schema_day.UndoStep
    asked = select(table.c.step).where(table.c.inloop_id == inloop_id).order_by(table.c.id.desc()).limit(1)
    step = connection.execute(asked).scalar()
    return Step(step) if step is not None else None


def _apply(connection: Connection, change: dict[str, Any]) -> None:
    table = _TABLES[change["table"]]
    key = _typed(table, change.get("key", {}))
    values = _typed(table, change.get("values", {}))
    if change["do"] == "delete":
        connection.execute(delete(table).where(_is(table, key)))
    elif change["do"] == "update":
        connection.execute(update(table).where(_is(table, key)).values(**values))
    elif change["do"] == "insert":
        connection.execute(insert(table).values(**values))
    else:
        add(connection, table, key, values, change["by"])


def _is(table: Table, key: Mapping[str, Any]) -> Any:
    return and_(*(table.c[name] == value for name, value in key.items()))


def _as_text(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _typed(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """Days and moments as they were before they stood in JSON."""
    typed = {}
    for name, value in values.items():
        kind = table.c[name].type.python_type
        typed[name] = kind.fromisoformat(value) if kind in (date, datetime) and isinstance(value, str) else value
    return typed
