"""What was done with records, who was on duty, and who stopped."""

from __future__ import annotations

from sqlalchemy import Table, literal_column, select

from data.desk import schema
from data.desk.access import as_reader, reading_back
from data.desk.duty import Duty
from data.desk.records import LogEntry, Role, Shift, StoppedPerson


def reads_of(reader: Duty, record_id: str) -> tuple[LogEntry, ...]:
    """Who read a record and when, newest first. Raises WorldError(ROLE_REFUSED | DUTY_OVER | DUTY_COVERED)."""
    return _log(reader, schema.ReadLog, record_id)


def changes_of(reader: Duty, record_id: str) -> tuple[LogEntry, ...]:
    """Who changed a record and when, newest first. Raises as `reads_of` does."""
    return _log(reader, schema.ChangeLog, record_id)


def shifts(duty: Duty, limit: int = 20) -> tuple[Shift, ...]:
    """The last diensten, newest first. Raises WorldError(DUTY_OVER | DUTY_COVERED)."""
    table, who = schema.ShiftSession, schema.ShiftPerson
    with reading_back(duty) as connection:
        newest = select(table).order_by(table.c.opened_at.desc(), literal_column("rowid").desc())
        rows = connection.execute(newest.limit(limit)).all()
        people: dict[str, list[str]] = {}
        for row in connection.execute(select(who).where(who.c.shift_id.in_([row.id for row in rows]))):
            people.setdefault(row.shift_id, []).append(row.person_id)
    return tuple(Shift(row.id, row.opened_at, row.closed_at, tuple(people.get(row.id, ()))) for row in rows)


def stopped_people(reader: Duty) -> tuple[StoppedPerson, ...]:
    """Who stopped and is still named here, the last one first. Raises as `reads_of` does."""
    mine = as_reader(reader)
    table = schema.Person
    query = select(table).where(table.c.stopped_at.is_not(None)).order_by(table.c.stopped_at.desc(), table.c.name)
    with reading_back(mine) as connection:
        return tuple(
            StoppedPerson(row.id, row.name, Role(row.role), row.stopped_at.date()) for row in connection.execute(query)
        )


def _log(reader: Duty, table: Table, record_id: str) -> tuple[LogEntry, ...]:
    mine = as_reader(reader)
    query = select(table).where(table.c.record_id == record_id).order_by(table.c.id.desc())
    with reading_back(mine) as connection:
        return tuple(
            LogEntry(row.at, row.person_id, row.action, row.record_kind, row.record_id)
            for row in connection.execute(query)
        )
