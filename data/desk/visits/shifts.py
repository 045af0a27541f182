"""Which dienst things are counted in: the one that is open, one that goes on after a crash, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, delete, exists, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from data.bsn import holds_bsn
from data.desk import schema_day
from data.desk.access import appending
from data.desk.duty import Duty
from data.desk.visits import steps
from data.desk.visits.records import (
    Glance,
    Partner,
    PlannedShift,
    Professional,
    Shift,
    ShiftKind,
    VisitState,
)
from data.engine import reading
from data.errors import Code, WorldError

LINGER = timedelta(hours=2)  # after the planned end, somebody may still come in
UNPLANNED = timedelta(hours=12)  # a dienst without a planned end that is older than this was forgotten
NAME_MOST = 60

_Inloop, _Session = schema_day.Inloop, schema_day.InloopSession


def begin(
    duty: Duty,
    planned: PlannedShift | None,
    *,
    kind: ShiftKind,
    name: str,
    professionals: Sequence[Professional],
) -> Shift:
    """Begin a dienst, or go on with the open one; see InloopDay.begin."""
    _check_names(name, professionals)
    with appending(duty) as connection:
        row = find(connection, duty)
        if row is not None:
            _link(connection, row.id, duty)
            if planned is None or not _is_nameless(row):
                return shift_of(connection, row)
        inloop_id = row.id if row is not None else _make(connection, duty)
        if planned is not None:
            plan = planned.plan
            values = {"kind": plan.kind.value, "name": plan.name, "day": planned.starts_at.date()}
            values |= {"starts_at": planned.starts_at, "ends_at": planned.ends_at}
            professionals = professionals or [Professional(partner, present=False) for partner in plan.partners]
        else:
            values = {"kind": kind.value, "name": name.strip()}
        connection.execute(update(_Inloop).where(_Inloop.c.id == inloop_id).values(**values))
        if professionals:
            _write_professionals(connection, inloop_id, professionals)
        return shift_by_id(connection, inloop_id)


def describe(duty: Duty, *, kind: ShiftKind, name: str, ends_at: datetime | None) -> Shift:
    """Change what the open dienst is."""
    _check_names(name, ())
    with appending(duty) as connection:
        inloop_id = ensure(connection, duty).id
        changed = {"kind": kind.value, "name": name.strip(), "ends_at": ends_at}
        connection.execute(update(_Inloop).where(_Inloop.c.id == inloop_id).values(**changed))
        return shift_by_id(connection, inloop_id)


def set_professionals(duty: Duty, professionals: Sequence[Professional]) -> Shift:
    """Say who is or should be in the house."""
    _check_names("", professionals)
    with appending(duty) as connection:
        inloop_id = ensure(connection, duty).id
        _write_professionals(connection, inloop_id, professionals)
        return shift_by_id(connection, inloop_id)


def glance(duty: Duty) -> Glance:
    """What may always be shown; see InloopDay.glance."""
    session = duty.session
    with reading(session.engine) as connection:
        return glance_of(connection, duty)


def glance_of(connection: Connection, duty: Duty) -> Glance:
    """The same, within a transaction."""
    now = duty.session.now()
    row = find(connection, duty)
    inloop_id = row.id if row is not None else ""
    visit = schema_day.Visit
    mine = visit.c.inloop_id == inloop_id
    count = connection.execute(select(func.count()).select_from(visit).where(mine)).scalar_one()
    going = connection.execute(
        select(visit.c.number, visit.c.opened_at, visit.c.state).where(mine, visit.c.state != VisitState.CLOSED.value)
    ).all()
    running = next((one for one in going if one.state == VisitState.OPEN.value), None)
    aside = next((one for one in going if one.state == VisitState.ASIDE.value), None)
    return Glance(
        shift=shift_of(connection, row) if row is not None else None,
        visitors=count,
        visit=running.number if running is not None else None,
        since=running.opened_at if running is not None else None,
        aside=aside.number if aside is not None else None,
        undo=steps.last_step(connection, inloop_id),
        attentions=_unread(connection, inloop_id, now),
        past_end=row is not None and row.ends_at is not None and now >= row.ends_at,
    )


def find(connection: Connection, duty: Duty) -> Row[Any] | None:
    """The open dienst that is not a forgotten one; that of this login first."""
    now = duty.session.now()
    is_mine = exists().where(_Session.c.inloop_id == _Inloop.c.id, _Session.c.shift_id == duty.shift_id)
    asked = (
        select(_Inloop)
        .where(_Inloop.c.closed_at.is_(None))
        .order_by(is_mine.desc(), _Inloop.c.opened_at.desc(), _Inloop.c.id)
    )
    return next((row for row in connection.execute(asked) if not is_forgotten(row, now)), None)


def ensure(connection: Connection, duty: Duty) -> Row[Any]:
    """The open dienst, this login linked to it; one begins when there is none.

    Raises WorldError(DUTY_OVER) in the set-up, where there is no dienst.
    """
    row = find(connection, duty)
    if row is not None:
        _link(connection, row.id, duty)
        return row
    inloop_id = _make(connection, duty)
    return connection.execute(select(_Inloop).where(_Inloop.c.id == inloop_id)).one()


def is_forgotten(row: Row[Any], now: datetime) -> bool:
    """Whether an open dienst should have been closed long ago. A clock that was set back makes nothing forgotten."""
    if row.ends_at is not None:
        return bool(now > row.ends_at + LINGER)
    return bool(now > row.opened_at + UNPLANNED)


def moment(row: Row[Any], now: datetime) -> datetime:
    """Now, but never before the dienst began: the clock may have been set back."""
    opened: datetime = row.opened_at
    return max(now, opened)


def shift_by_id(connection: Connection, inloop_id: str) -> Shift:
    """One dienst. Raises WorldError(RECORD_UNKNOWN)."""
    row = connection.execute(select(_Inloop).where(_Inloop.c.id == inloop_id)).first()
    if row is None:
        raise WorldError(Code.RECORD_UNKNOWN)
    return shift_of(connection, row)


def shift_of(connection: Connection, row: Row[Any]) -> Shift:
    """One dienst out of its row."""
    table = schema_day.InloopProfessional
    here = connection.execute(select(table).where(table.c.inloop_id == row.id).order_by(table.c.position))
    return Shift(
        id=row.id,
        kind=ShiftKind(row.kind),
        name=row.name,
        day=row.day,
        opened_at=row.opened_at,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        closed_at=row.closed_at,
        on_paper=row.on_paper,
        professionals=tuple(Professional(Partner(one.partner), one.name, one.present, one.since) for one in here),
    )


def _is_nameless(row: Row[Any]) -> bool:
    """Whether a dienst began by itself, because somebody was counted first."""
    return row.starts_at is None and row.kind == ShiftKind.OTHER.value and not row.name


def _make(connection: Connection, duty: Duty) -> str:
    if not duty.shift_id:
        raise WorldError(Code.DUTY_OVER)
    inloop_id, now = uuid4().hex, duty.session.now()
    connection.execute(
        insert(_Inloop).values(
            id=inloop_id, kind=ShiftKind.OTHER.value, name="", day=now.date(), opened_at=now, on_paper=False
        )
    )
    _link(connection, inloop_id, duty)
    return inloop_id


def _link(connection: Connection, inloop_id: str, duty: Duty) -> None:
    if not duty.shift_id:
        raise WorldError(Code.DUTY_OVER)
    connection.execute(upsert(_Session).values(inloop_id=inloop_id, shift_id=duty.shift_id).on_conflict_do_nothing())


def _write_professionals(connection: Connection, inloop_id: str, professionals: Sequence[Professional]) -> None:
    table = schema_day.InloopProfessional
    connection.execute(delete(table).where(table.c.inloop_id == inloop_id))
    rows = [
        {
            "inloop_id": inloop_id,
            "position": position,
            "partner": one.partner.value,
            "name": one.name.strip(),
            "present": one.present,
            "since": one.since.strip(),
        }
        for position, one in enumerate(professionals)
    ]
    if rows:
        connection.execute(insert(table), rows)


def _check_names(name: str, professionals: Sequence[Professional]) -> None:
    for text in (name, *(one.name for one in professionals), *(one.since for one in professionals)):
        if holds_bsn(text):
            raise WorldError(Code.TEXT_HOLDS_BSN, field="name")
        if len(text.strip()) > NAME_MOST:
            raise WorldError(Code.TEXT_TOO_LONG, field="name", most=str(NAME_MOST))


def _unread(connection: Connection, inloop_id: str, now: datetime) -> int:
    table, done = schema_day.Attention, schema_day.AttentionRead
    was_read = exists().where(done.c.attention_id == table.c.id, done.c.inloop_id == inloop_id)
    asked = select(func.count()).select_from(table).where(table.c.until >= now.date(), ~was_read)
    return connection.execute(asked).scalar_one()
