"""The visit from its begin to its end: one open at a desk, one more that lies aside, all of it kept at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Row, func, select

from data.bsn import holds_bsn
from data.desk import items, schema, schema_day
from data.desk.access import appending, changing_back, reading_back
from data.desk.duty import Duty
from data.desk.visits import fields as said
from data.desk.visits import shifts, steps
from data.desk.visits.records import (
    Attached,
    Glance,
    How,
    OpenVisit,
    Outcome,
    ServiceRef,
    Step,
    Undone,
    VisitFields,
    VisitState,
)
from data.desk.visits.steps import Recorder
from data.errors import Code, WorldError
from data.slip_codes import printed

OFFER_KIND = "offer"
OFFER_MOST = 200

_Visit, _Service, _Slip = schema_day.Visit, schema_day.VisitService, schema_day.Slip


def count_visitor(duty: Duty) -> Glance:
    """A visitor without a question."""
    with recording(duty, Step.COUNT) as (recorder, connection):
        add_anonymous(recorder, connection, duty)
        recorder.keep()
        return shifts.glance_of(connection, duty)


def start_visit(duty: Duty) -> Glance:
    """Begin a visit; one that is open stays."""
    with recording(duty, Step.START) as (recorder, connection):
        if running(connection, recorder.inloop_id) is None:
            begin(recorder, connection, duty)
            recorder.keep()
        return shifts.glance_of(connection, duty)


def attach(duty: Duty, service: ServiceRef, how: How) -> Glance:
    """A service was chosen or called together."""
    with recording(duty, Step.ATTACH) as (recorder, connection):
        visit = open_or_begin(recorder, connection, duty)
        if put(recorder, connection, visit.id, service, how):
            if how is How.CALLED:
                month = duty.session.now().date().replace(day=1)
                recorder.count_service(service.id, service.name, month, how.value, "")
            recorder.keep()
        return shifts.glance_of(connection, duty)


def detach(duty: Duty, service_id: str) -> Glance:
    """A chosen service was taken off the tray."""
    with appending(duty) as connection:
        row = shifts.find(connection, duty)
        visit = running(connection, row.id) if row is not None else None
        if visit is not None:
            recorder = Recorder(connection, visit.inloop_id, Step.ATTACH)
            recorder.visit_number = visit.number
            key = {"visit_id": visit.id, "service_id": service_id, "how": How.CHOSEN.value}
            if recorder.delete(_Service, key):
                recorder.keep()
        return shifts.glance_of(connection, duty)


def mark(duty: Duty, flag: str) -> Glance:
    """Something happened in the open visit: "called", "worker_called", "returns" or "signal"."""
    with recording(duty, Step.ATTACH) as (recorder, connection):
        visit = open_or_begin(recorder, connection, duty)
        if not getattr(visit, flag):
            recorder.update(_Visit, {"id": visit.id}, **{flag: True})
            recorder.keep()
        return shifts.glance_of(connection, duty)


def fill_in(duty: Duty, fields: VisitFields) -> Glance:
    """Keep what was said until now. No step of its own: what closes the visit takes it along."""
    values = said.columns(fields)
    with appending(duty) as connection:
        row = shifts.find(connection, duty)
        visit = running(connection, row.id) if row is not None else None
        if visit is None:
            raise WorldError(Code.VISIT_NONE)
        connection.execute(_Visit.update().where(_Visit.c.id == visit.id).values(**values))
        return shifts.glance_of(connection, duty)


def set_aside(duty: Duty) -> Glance:
    """The open visit lies aside; one that lay there is taken up."""
    return _swap(duty, VisitState.OPEN)


def take_up(duty: Duty) -> Glance:
    """Go on with what lay aside; an open one lies aside then."""
    return _swap(duty, VisitState.ASIDE)


def close_visit(duty: Duty, fields: VisitFields | None) -> Glance:
    """Close the open visit, with what was not said filled in."""
    if fields is not None:
        said.columns(fields)
    with recording(duty, Step.CLOSE) as (recorder, connection):
        visit = _running_or_none(connection, recorder)
        close_row(recorder, connection, visit, fields)
        recorder.keep()
        return shifts.glance_of(connection, duty)


def pass_on_offer(duty: Duty, line: str, reach: str, *, by: str) -> Glance:
    """ "Wil zelf iets doen": sealed, and the visit says that it was; both or neither."""
    line, reach = one_line(line, "offer", OFFER_MOST), one_line(reach, "reach", OFFER_MOST)
    with recording(duty, Step.OFFER) as (recorder, connection):
        item_id = items.seal_into(connection, duty, OFFER_KIND, f"{line}\n{reach}".encode(), by=by)
        visit = open_or_begin(recorder, connection, duty)
        recorder.take_away_on_undo(schema.SealedItem, {"id": item_id})
        recorder.update(_Visit, {"id": visit.id}, offer=True, outcome=Outcome.TAKES_PART.value)
        recorder.keep()
        return shifts.glance_of(connection, duty)


def undo(duty: Duty) -> Undone | None:
    """Take the last thing of the open dienst back."""
    with appending(duty) as connection:
        row = shifts.find(connection, duty)
        return steps.take_back(connection, row.id) if row is not None else None


def open_visit(duty: Duty) -> OpenVisit | None:
    """What the open visit holds."""
    with reading_back(duty) as connection:
        row = shifts.find(connection, duty)
        visit = running(connection, row.id) if row is not None else None
        if visit is None:
            return None
        attached = attached_to(connection, visit.id)
        slips = connection.execute(
            select(_Slip.c.id, _Slip.c.language).where(_Slip.c.visit_id == visit.id).order_by(_Slip.c.position)
        ).all()
        return OpenVisit(
            id=visit.id,
            number=visit.number,
            since=visit.opened_at,
            attached=attached,
            slips=tuple(printed(slip.id) for slip in slips),
            called=visit.called or any(one.how is How.CALLED for one in attached),
            worker_called=visit.worker_called,
            returns=visit.returns,
            question=visit.question,
            signal=visit.signal,
            offer=visit.offer,
            fields=said.of_row(visit),
            proposal=said.propose(visit, attached, [slip.language for slip in slips]),
        )


def edit_visit(duty: Duty, visit_id: int, fields: VisitFields) -> None:
    """Other fields in the place of those of a closed visit."""
    values = said.columns(fields)
    with changing_back(duty) as connection:
        visit, recorder = _editable(connection, visit_id, Step.EDIT)
        recorder.update(_Visit, {"id": visit.id}, **values)
        recorder.keep()


def delete_visit(duty: Duty, visit_id: int) -> None:
    """Take a visit away; its slips stay."""
    with changing_back(duty) as connection:
        visit, recorder = _editable(connection, visit_id, Step.DELETE)
        recorder.delete(_Service, {"visit_id": visit.id})
        for code in connection.execute(select(_Slip.c.id).where(_Slip.c.visit_id == visit.id)).scalars().all():
            recorder.update(_Slip, {"id": code}, visit_id=None)
        recorder.delete(_Visit, {"id": visit.id})
        recorder.keep()


# For the other files of this room


@contextmanager
def recording(duty: Duty, step: Step) -> Iterator[tuple[Recorder, Connection]]:
    """A transaction in the open dienst (one begins when there is none) whose changes can be taken back."""
    with appending(duty) as connection:
        yield Recorder(connection, shifts.ensure(connection, duty).id, step), connection


def running(connection: Connection, inloop_id: str, state: VisitState = VisitState.OPEN) -> Row[Any] | None:
    """The visit of a dienst that is open (or lies aside)."""
    asked = select(_Visit).where(_Visit.c.inloop_id == inloop_id, _Visit.c.state == state.value)
    return connection.execute(asked.order_by(_Visit.c.id.desc())).first()


def begin(recorder: Recorder, connection: Connection, duty: Duty) -> Row[Any]:
    """A new open visit."""
    shift = shifts.ensure(connection, duty)
    highest = select(func.max(_Visit.c.number)).where(_Visit.c.inloop_id == shift.id)
    number = (connection.execute(highest).scalar() or 0) + 1
    visit_id = recorder.insert(
        _Visit,
        inloop_id=shift.id,
        day=shift.day,
        number=number,
        state=VisitState.OPEN.value,
        opened_at=shifts.moment(shift, duty.session.now()),
        themes="",
    )
    recorder.visit_number = number
    return connection.execute(select(_Visit).where(_Visit.c.id == visit_id)).one()


def open_or_begin(recorder: Recorder, connection: Connection, duty: Duty) -> Row[Any]:
    """The open visit, or a new one."""
    visit = running(connection, recorder.inloop_id)
    if visit is None:
        return begin(recorder, connection, duty)
    recorder.visit_number = visit.number
    return visit


def add_anonymous(recorder: Recorder, connection: Connection, duty: Duty) -> None:
    """A visitor without a question, closed at once."""
    shift = shifts.ensure(connection, duty)
    recorder.insert(
        _Visit,
        inloop_id=shift.id,
        day=shift.day,
        state=VisitState.CLOSED.value,
        opened_at=shifts.moment(shift, duty.session.now()),
        themes="",
    )


def put(recorder: Recorder, connection: Connection, visit_id: int, service: ServiceRef, how: How) -> bool:
    """Put a service in a visit; False when it was there already in this way."""
    there = select(_Service.c.id).where(
        _Service.c.visit_id == visit_id, _Service.c.service_id == service.id, _Service.c.how == how.value
    )
    if connection.execute(there).first() is not None:
        return False
    recorder.insert(
        _Service,
        visit_id=visit_id,
        service_id=service.id,
        name=service.name,
        theme=service.theme,
        how=how.value,
    )
    return True


def attached_to(connection: Connection, visit_id: int) -> tuple[Attached, ...]:
    """What is in a visit, in the order in which it came."""
    rows = connection.execute(select(_Service).where(_Service.c.visit_id == visit_id).order_by(_Service.c.id))
    return tuple(Attached(ServiceRef(row.service_id, row.name, row.theme), How(row.how)) for row in rows)


def close_row(recorder: Recorder, connection: Connection, visit: Row[Any], fields: VisitFields | None) -> None:
    """Close one visit with what was said and what happened."""
    languages = connection.execute(
        select(_Slip.c.language).where(_Slip.c.visit_id == visit.id).order_by(_Slip.c.position)
    ).scalars()
    proposal = said.propose(visit, attached_to(connection, visit.id), languages.all())
    whole = said.completed(fields if fields is not None else said.of_row(visit), proposal)
    recorder.update(_Visit, {"id": visit.id}, state=VisitState.CLOSED.value, **said.columns(whole))


def one_line(text: str, field: str, most: int) -> str:
    """A free text, tidied. Raises WorldError(VALUE_MISSING | TEXT_TOO_LONG | TEXT_HOLDS_BSN, field=)."""
    return checked(" ".join(text.split()), field, most)


def checked(text: str, field: str, most: int) -> str:
    """A free text of more lines, checked. Raises as `one_line` does."""
    if not text.strip():
        raise WorldError(Code.VALUE_MISSING, field=field)
    if len(text) > most:
        raise WorldError(Code.TEXT_TOO_LONG, field=field, most=str(most))
    if holds_bsn(text):
        raise WorldError(Code.TEXT_HOLDS_BSN, field=field)
    return text.strip()


def _swap(duty: Duty, needed: VisitState) -> Glance:
    with recording(duty, Step.ASIDE) as (recorder, connection):
        found = {state: running(connection, recorder.inloop_id, state) for state in (VisitState.OPEN, VisitState.ASIDE)}
        if found[needed] is None:
            raise WorldError(Code.VISIT_NONE)
        other = {VisitState.OPEN: VisitState.ASIDE, VisitState.ASIDE: VisitState.OPEN}
        for state, visit in found.items():
            if visit is not None:
                recorder.update(_Visit, {"id": visit.id}, state=other[state].value)
                recorder.visit_number = visit.number
        recorder.keep()
        return shifts.glance_of(connection, duty)


def _running_or_none(connection: Connection, recorder: Recorder) -> Row[Any]:
    visit = running(connection, recorder.inloop_id)
    if visit is None:
        raise WorldError(Code.VISIT_NONE)
    recorder.visit_number = visit.number
    return visit


def _editable(connection: Connection, visit_id: int, step: Step) -> tuple[Row[Any], Recorder]:
    table = schema_day.Inloop
    asked = select(_Visit, table.c.closed_at).join(table, table.c.id == _Visit.c.inloop_id)
    visit = connection.execute(asked.where(_Visit.c.id == visit_id)).first()
    if visit is None:
        raise WorldError(Code.RECORD_UNKNOWN)
    if visit.closed_at is not None:
        raise WorldError(Code.VISIT_SETTLED)
    recorder = Recorder(connection, visit.inloop_id, step)
    recorder.visit_number = visit.number
    return visit, recorder
