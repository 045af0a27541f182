"""Texts of the desk: the handover to the next dienst, and drafts that nobody sent yet."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Row, delete, func, insert, select, update

from data.desk import schema
from data.desk.access import appending, changing_back, note_change, note_read, reading_back, wording_driver
from data.desk.duty import Duty
from data.desk.records import Note
from data.errors import Code, WorldError

KIND = "note"
HANDOVER, DRAFT = "handover", "draft"


def add_note(duty: Duty, kind: str, text: str, *, by: str = "") -> str:
    """Keep a text (kind "handover" or "draft"); gives its id. Also while everything is covered.

    Raises WorldError(DUTY_OVER | ROLE_REFUSED) and what writing can; the latter when `by` is not on duty.
    """
    author = by or duty.actor
    if author not in {person.id for person in duty.people}:
        raise WorldError(Code.ROLE_REFUSED)
    note_id = uuid4().hex
    with appending(duty) as connection:
        connection.execute(
            insert(schema.Note).values(
                id=note_id, kind=kind, text=text, created=duty.session.now(), by_person_id=author
            )
        )
        note_change(connection, duty, "add", KIND, note_id, by=author)
    return note_id


def change_note(duty: Duty, note_id: str, text: str) -> None:
    """Put another text in the place of the old one, which is overwritten. Also while covered: a draft saves itself.

    Raises WorldError(RECORD_UNKNOWN | DUTY_OVER).
    """
    with appending(duty) as connection:
        done = connection.execute(update(schema.Note).where(schema.Note.c.id == note_id).values(text=text))
        if done.rowcount != 1:
            raise WorldError(Code.RECORD_UNKNOWN)
        note_change(connection, duty, "change", KIND, note_id)


def remove_note(duty: Duty, note_id: str) -> None:
    """Take a text away; nothing of it stays in the file.

    Raises WorldError(RECORD_UNKNOWN | DUTY_OVER | DUTY_COVERED).
    """
    with changing_back(duty) as connection:
        done = connection.execute(delete(schema.Note).where(schema.Note.c.id == note_id))
        if done.rowcount != 1:
            raise WorldError(Code.RECORD_UNKNOWN)
        note_change(connection, duty, "remove", KIND, note_id)
    truncate_wal(duty)


def notes(duty: Duty, kind: str) -> tuple[Note, ...]:
    """The texts of one kind, newest first. Raises WorldError(DUTY_OVER | DUTY_COVERED)."""
    table = schema.Note
    with reading_back(duty) as connection:
        query = select(table, last_written()).where(table.c.kind == kind).order_by(table.c.created.desc())
        return tuple(_record(row) for row in connection.execute(query))


def read_note(duty: Duty, note_id: str) -> Note:
    """One text; that it was read is written down. Raises WorldError(RECORD_UNKNOWN | DUTY_OVER | DUTY_COVERED)."""
    table = schema.Note
    with changing_back(duty) as connection:
        row = connection.execute(select(table, last_written()).where(table.c.id == note_id)).first()
        if row is None:
            raise WorldError(Code.RECORD_UNKNOWN)
        note_read(connection, duty, "read", KIND, note_id)
        return _record(row)


def last_written() -> ColumnElement[Any]:
    """When a text was last written, by the log of changes: a draft that saves itself starts its term again."""
    log, table = schema.ChangeLog, schema.Note
    last = select(func.max(log.c.at)).where(log.c.record_kind == KIND, log.c.record_id == table.c.id)
    return func.coalesce(last.correlate(table).scalar_subquery(), table.c.created).label("changed")


def _record(row: Row[Any]) -> Note:
    return Note(row.id, row.kind, row.text, row.created, row.changed, row.by_person_id)


def truncate_wal(duty: Duty) -> None:
    """Bring what was written into the store itself and empty its WAL, so that what was deleted is not there either."""
    with wording_driver(), duty.session.engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # on the driver: inside a transaction it does nothing
