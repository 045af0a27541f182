"""The day page: one dienst with everything in it, in a handful of statements however many visits there were."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select

from data.desk import schema, schema_day
from data.desk.access import reading_back
from data.desk.duty import Duty
from data.desk.records import Shift as Login
from data.desk.visits import fields, shifts, words
from data.desk.visits.counting import cells_of
from data.desk.visits.records import (
    DayPage,
    How,
    Measure,
    Tally,
    Theme,
    Visit,
    VisitState,
)
from data.errors import Code, WorldError
from data.slip_codes import printed

_Inloop, _Visit, _Slip = schema_day.Inloop, schema_day.Visit, schema_day.Slip


def day_page(duty: Duty, shift_id: str) -> DayPage | None:
    """The page of a dienst; see InloopDay.day_page."""
    with reading_back(duty) as connection:
        row = _chosen(connection, duty, shift_id)
        if row is None:
            return None
        cells = cells_of(connection, row)
        return DayPage(
            shift=shifts.shift_of(connection, row),
            people=_people(connection, row.id),
            visits=_visits(connection, row.id),
            tally=Tally(
                visitors=cells[Measure.VISITORS, ""],
                visits=cells[Measure.VISITS, ""],
                slips=cells[Measure.SLIPS, ""],
                signals=cells[Measure.SIGNALS, ""],
            ),
            themes=_themes(cells),
            left=words.note(connection, row.handover_id),
            received=words.received(connection, row) if row.closed_at is None else None,
            earlier=_neighbour(connection, row, earlier=True),
            later=_neighbour(connection, row, earlier=False),
            logins=_logins(connection, row.id),
        )


def _chosen(connection: Connection, duty: Duty, shift_id: str) -> Row[Any] | None:
    if shift_id:
        row = connection.execute(select(_Inloop).where(_Inloop.c.id == shift_id)).first()
        if row is None:
            raise WorldError(Code.RECORD_UNKNOWN)
        return row
    return (
        shifts.find(connection, duty)
        or connection.execute(select(_Inloop).order_by(_Inloop.c.day.desc(), _Inloop.c.opened_at.desc())).first()
    )


def _visits(connection: Connection, inloop_id: str) -> tuple[Visit, ...]:
    mine = _Visit.c.inloop_id == inloop_id
    slips: dict[int, list[str]] = defaultdict(list)
    asked = select(_Slip.c.visit_id, _Slip.c.id).join(_Visit, _Visit.c.id == _Slip.c.visit_id)
    for visit_id, code in connection.execute(asked.where(mine).order_by(_Slip.c.position)):
        slips[visit_id].append(printed(code))
    service = schema_day.VisitService
    calls = select(service.c.visit_id).join(_Visit, _Visit.c.id == service.c.visit_id)
    called = set(connection.execute(calls.where(mine, service.c.how == How.CALLED.value)).scalars())
    rows = connection.execute(select(_Visit).where(mine).order_by(_Visit.c.id.desc()))
    return tuple(
        Visit(
            id=row.id,
            number=row.number,
            state=VisitState(row.state),
            day=row.day,
            at=row.opened_at,
            fields=fields.of_row(row),
            slips=tuple(slips[row.id]),
            called=row.called or row.id in called,
            signal=row.signal,
            question=row.question,
        )
        for row in rows
    )


def _themes(cells: Any) -> tuple[tuple[Theme, int], ...]:
    found = [(key, amount) for (measure, key), amount in cells.items() if measure is Measure.THEME]
    return tuple(sorted(found, key=lambda one: (-one[1], one[0])))


def _people(connection: Connection, inloop_id: str) -> tuple[str, ...]:
    person, who, link = schema.Person, schema.ShiftPerson, schema_day.InloopSession
    session = schema.ShiftSession
    asked = (
        select(person.c.name)
        .join(who, who.c.person_id == person.c.id)
        .join(session, session.c.id == who.c.shift_id)
        .join(link, link.c.shift_id == session.c.id)
        .where(link.c.inloop_id == inloop_id)
        .order_by(session.c.opened_at, person.c.name)
    )
    return tuple(dict.fromkeys(connection.execute(asked).scalars()))


def _logins(connection: Connection, inloop_id: str) -> tuple[Login, ...]:
    """The logins of a dienst, the first one first; who they were of stands in `people`."""
    session, link = schema.ShiftSession, schema_day.InloopSession
    asked = select(session).join(link, link.c.shift_id == session.c.id).where(link.c.inloop_id == inloop_id)
    return tuple(
        Login(row.id, row.opened_at, row.closed_at, ())
        for row in connection.execute(asked.order_by(session.c.opened_at))
    )


def _neighbour(connection: Connection, row: Row[Any], *, earlier: bool) -> str | None:
    day, began = _Inloop.c.day, _Inloop.c.opened_at
    asked = select(_Inloop.c.id).limit(1)
    if earlier:
        before = or_(day < row.day, and_(day == row.day, began < row.opened_at))
        return connection.execute(asked.where(before).order_by(day.desc(), began.desc())).scalar()
    after = or_(day > row.day, and_(day == row.day, began > row.opened_at))
    return connection.execute(asked.where(after).order_by(day, began)).scalar()
