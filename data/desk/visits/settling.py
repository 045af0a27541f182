"""Closing a dienst: what is open is closed, the numbers are made up, and a visit loses its time, language and age.

Done at the end of a dienst, else at the next unlock (data.upkeep). A forgotten dienst counts as closed at its planned
end; without one, at the last thing that was written in it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, or_, select, update

from data.desk import schema, schema_day
from data.desk.access import appending, note_change
from data.desk.duty import JOINED, SHIFT, Duty
from data.desk.records import Role
from data.desk.visits import shifts, steps
from data.desk.visits.counting import derived, written
from data.desk.visits.records import Measure, Step, VisitState
from data.desk.visits.steps import Recorder
from data.desk.visits.visiting import close_row
from data.engine import reading

KIND = "inloop"

_Inloop, _Visit = schema_day.Inloop, schema_day.Visit
_EMPTIED = {
    "opened_at": None,
    "age": None,
    "language": None,
    "called": False,
    "worker_called": False,
    "returns": False,
    "question": False,
    "signal": False,
    "offer": False,
}


def settle(duty: Duty, now: datetime, *, closing: bool) -> int:
    """Close the diensten that were forgotten, and with `closing` those that are open as well; gives how many.

    Running it again does nothing. Raises WorldError(DUTY_OVER) and what writing can; nothing is closed then.
    """
    with appending(duty) as connection:
        chosen = _chosen(connection, now, closing=closing)
        for row in chosen:
            _settle(connection, duty, row, now)
    return len(chosen)


def waits(duty: Duty, now: datetime, *, closing: bool) -> bool:
    """Whether `settle` has anything to do. Raises WorldError(DUTY_OVER)."""
    with reading(duty.session.engine) as connection:
        return bool(_chosen(connection, now, closing=closing))


def minutes_of(connection: Connection, row: Row[Any], closed_at: datetime) -> int:
    """Minutes of all volunteers together: of each from the moment they came, until the dienst ended."""
    minutes = 0
    for came in _came(connection, row.id).values():
        minutes += max(0, int((closed_at - max(came, row.opened_at)).total_seconds() // 60))
    return minutes


def _came(connection: Connection, inloop_id: str) -> dict[str, datetime]:
    """When each volunteer came, by person: with a login that begins, or joining one that was going on."""
    person, who, session = schema.Person, schema.ShiftPerson, schema.ShiftSession
    link, log = schema_day.InloopSession, schema.ChangeLog
    joined = and_(
        log.c.record_id == session.c.id,
        log.c.record_kind == SHIFT,
        log.c.action == JOINED,
        log.c.person_id == person.c.id,
    )
    asked = (
        select(person.c.id, func.coalesce(log.c.at, session.c.opened_at).label("came"))
        .join(who, who.c.person_id == person.c.id)
        .join(session, session.c.id == who.c.shift_id)
        .join(link, link.c.shift_id == session.c.id)
        .outerjoin(log, joined)
        .where(link.c.inloop_id == inloop_id, person.c.role == Role.VOLUNTEER.value)
    )
    first: dict[str, datetime] = {}
    for row in connection.execute(asked):
        first[row.id] = min(row.came, first.get(row.id, row.came))
    return first


def _chosen(connection: Connection, now: datetime, *, closing: bool) -> list[Row[Any]]:
    rows = connection.execute(select(_Inloop).where(_Inloop.c.closed_at.is_(None))).all()
    return [row for row in rows if closing or shifts.is_forgotten(row, now)]


def _settle(connection: Connection, duty: Duty, row: Row[Any], now: datetime) -> None:
    recorder = Recorder(connection, row.id, Step.CLOSE)  # nothing of it is kept: this cannot be taken back
    going = select(_Visit).where(_Visit.c.inloop_id == row.id, _Visit.c.state != VisitState.CLOSED.value)
    for visit in connection.execute(going).all():
        close_row(recorder, connection, visit, None)
    closed_at = _end(connection, row, now)
    cells = derived(connection, row.id)
    if not cells and row.ends_at is None and row.handover_id is None and not written(connection, row.id):
        connection.execute(delete(_Inloop).where(_Inloop.c.id == row.id))  # somebody logged in for something else
        return
    cells[Measure.MINUTES, ""] += minutes_of(connection, row, closed_at)
    for (measure, key), amount in cells.items():
        where = {"inloop_id": row.id, "measure": measure.value, "key": key}
        steps.add(connection, schema_day.InloopCount, where, {}, amount)
    _empty(connection, row.id)
    connection.execute(update(_Inloop).where(_Inloop.c.id == row.id).values(closed_at=closed_at))
    _end_sessions(connection, row.id, closed_at)
    note_change(connection, duty, "close", KIND, row.id)


def _end(connection: Connection, row: Row[Any], now: datetime) -> datetime:
    """When the dienst ended; never before it began."""
    if not shifts.is_forgotten(row, now):
        return shifts.moment(row, now)
    if row.ends_at is not None:
        return shifts.moment(row, row.ends_at)
    last = connection.execute(select(func.max(_Visit.c.opened_at)).where(_Visit.c.inloop_id == row.id)).scalar()
    return shifts.moment(row, last or row.opened_at)


def _empty(connection: Connection, inloop_id: str) -> None:
    """Take away what a visit does not keep, and how to undo it."""
    mine = select(_Visit.c.id).where(_Visit.c.inloop_id == inloop_id)
    service, slip, undo = schema_day.VisitService, schema_day.Slip, schema_day.UndoStep
    connection.execute(delete(service).where(service.c.visit_id.in_(mine)))
    connection.execute(
        update(slip)
        .where(or_(slip.c.inloop_id == inloop_id, slip.c.visit_id.in_(mine)))
        .values(visit_id=None, language=None)
    )
    connection.execute(delete(undo).where(undo.c.inloop_id == inloop_id))
    # Anonymous visitors are a number from here on; a line each would only say in which order people came.
    connection.execute(delete(_Visit).where(_Visit.c.inloop_id == inloop_id, _Visit.c.number.is_(None)))
    connection.execute(update(_Visit).where(_Visit.c.inloop_id == inloop_id).values(**_EMPTIED))


def _end_sessions(connection: Connection, inloop_id: str, closed_at: datetime) -> None:
    """A login that was broken off was on duty until the dienst ended."""
    session, link = schema.ShiftSession, schema_day.InloopSession
    mine = select(link.c.shift_id).where(link.c.inloop_id == inloop_id)
    newest = select(session.c.id).where(session.c.id.in_(mine)).order_by(session.c.opened_at.desc()).limit(1)
    connection.execute(
        update(session).where(session.c.id.in_(newest), session.c.closed_at < closed_at).values(closed_at=closed_at)
    )
