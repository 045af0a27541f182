"""Slips: their code, what came of them, and the numbers per service that outlive them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from random import Random, SystemRandom
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from data import slip_codes
from data.desk import schema, schema_day
from data.desk.access import appending, as_reader, reading_back
from data.desk.duty import Duty
from data.desk.visits import shifts
from data.desk.visits.fields import language as checked_language
from data.desk.visits.records import (
    Glance,
    How,
    Measure,
    Refusal,
    ServiceRef,
    ServiceResults,
    SlipLine,
    SlipRecord,
    SlipResult,
    Step,
)
from data.desk.visits.steps import Recorder
from data.desk.visits.visiting import open_or_begin, put, recording
from data.engine import reading
from data.errors import Code, WorldError
from data.slip_codes import CodeState

TOMBSTONE = "slip"  # data.retention.Kind.SLIP
MOST_SERVICES = 4
FEWEST = 3  # a smaller number is not shown beside a service
MONTHS = 12

_Slip, _Line, _Count = schema_day.Slip, schema_day.SlipLine, schema_day.ServiceCount


def new_slip(
    duty: Duty,
    services: Sequence[ServiceRef],
    language: str,
    *,
    discreet: bool,
    random: Random | None = None,
) -> SlipRecord:
    """Keep a slip that is being printed, in the open visit."""
    if not 1 <= len(services) <= MOST_SERVICES:
        raise WorldError(Code.VALUE_MISSING, field="services")
    spoken = checked_language(language)
    with recording(duty, Step.SLIP) as (recorder, connection):
        visit = open_or_begin(recorder, connection, duty)
        today = duty.session.now().date()
        code = _free_code(connection, random or SystemRandom())
        recorder.insert(
            _Slip,
            id=code,
            created=datetime.combine(today, time()),
            position=_next_position(connection),
            inloop_id=recorder.inloop_id,
            visit_id=visit.id,
            language=spoken,
            discreet=discreet,
        )
        for position, service in enumerate(services):
            recorder.insert(
                _Line,
                slip_id=code,
                position=position,
                service_id=service.id,
                name=service.name,
                theme=service.theme,
            )
            put(recorder, connection, visit.id, service, How.PRINTED)
            recorder.count_service(service.id, service.name, today.replace(day=1), How.PRINTED.value, "")
        recorder.keep()
        return _record(connection, _row(connection, code))


def take_back_slip(duty: Duty, typed: str) -> Glance:
    """A slip that was not given: it goes, and what it brought into the visit with it."""
    with appending(duty) as connection:
        row = _found(connection, typed)
        shift = shifts.find(connection, duty)
        if shift is None or row.inloop_id != shift.id:
            raise WorldError(Code.VISIT_SETTLED)
        recorder = Recorder(connection, shift.id, Step.SLIP)
        for line in connection.execute(select(_Line).where(_Line.c.slip_id == row.id)).all():
            if line.result is not None:
                _count_result(recorder, line, -1)
            month = row.created.date().replace(day=1)
            recorder.count_service(line.service_id, line.name, month, How.PRINTED.value, "", -1)
            if row.visit_id is not None and not _on_another(connection, row, line.service_id):
                key = {"visit_id": row.visit_id, "service_id": line.service_id, "how": How.PRINTED.value}
                recorder.delete(schema_day.VisitService, key)
        recorder.delete(_Line, {"slip_id": row.id})
        recorder.delete(_Slip, {"id": row.id})
        recorder.keep()
        return shifts.glance_of(connection, duty)


def find_slip(duty: Duty, typed: str) -> SlipRecord:
    """The slip with a code as somebody typed it."""
    session = duty.session
    with reading(session.engine) as connection:
        return _record(connection, _found(connection, typed))


def recent_slips(duty: Duty, limit: int) -> tuple[SlipRecord, ...]:
    """The last slips, newest first."""
    with reading_back(duty) as connection:
        rows = connection.execute(select(_Slip).order_by(_Slip.c.position.desc()).limit(limit)).all()
        return tuple(_record(connection, row) for row in rows)


def record_result(duty: Duty, typed: str, service_id: str, result: SlipResult, refusal: Refusal | None) -> SlipRecord:
    """What was heard of one service on a slip; the numbers of what was said before go down again."""
    if (result is SlipResult.REFUSED) != (refusal is not None):
        raise WorldError(Code.VALUE_MISSING, field="refusal")
    with recording(duty, Step.RESULT) as (recorder, connection):
        row = _found(connection, typed)
        asked = select(_Line).where(_Line.c.slip_id == row.id, _Line.c.service_id == service_id)
        line = connection.execute(asked).first()
        if line is None:
            raise WorldError(Code.RECORD_UNKNOWN)
        reason = refusal.value if refusal else None
        if (line.result, line.refusal, line.told_in) == (result.value, reason, recorder.inloop_id):
            return _record(connection, row)
        if line.result is not None:
            _count_result(recorder, line, -1)
        today = duty.session.now().date()
        key = {"slip_id": row.id, "position": line.position}
        recorder.update(_Line, key, result=result.value, refusal=reason, told_on=today, told_in=recorder.inloop_id)
        _count_result(recorder, connection.execute(asked).one(), 1)
        recorder.keep()
        return _record(connection, row)


def service_results(duty: Duty, service_ids: Iterable[str]) -> dict[str, ServiceResults]:
    """What was heard of services in the last twelve months, without the small numbers."""
    session = duty.session
    asked = _heard(session.now().date()).where(_Count.c.service_id.in_(list(service_ids)))
    with reading(session.engine) as connection:
        rows = [row for row in connection.execute(asked) if row.amount >= FEWEST]
    found = {one.service_id: one for one in _by_service(rows)}
    return {key: replace(one, name="", printed=0) for key, one in found.items() if one.results or one.refusals}


def all_results(reader: Duty) -> tuple[ServiceResults, ...]:
    """The same for the buurtwerker: all services and all numbers, where people could not go first."""
    mine = as_reader(reader)
    with reading_back(mine) as connection:
        found = _by_service(connection.execute(_heard(mine.session.now().date())).all())
    return tuple(sorted(found, key=lambda one: (-sum(amount for _, amount in one.refusals), -one.printed, one.name)))


def _heard(today: date) -> Select[Any]:
    """The numbers of services in the last twelve months and this one, most first."""
    amount = func.sum(_Count.c.amount).label("amount")
    return (
        select(_Count.c.service_id, func.max(_Count.c.name).label("name"), _Count.c.measure, _Count.c.key, amount)
        .where(_Count.c.month >= date(today.year - 1, today.month, 1))
        .group_by(_Count.c.service_id, _Count.c.measure, _Count.c.key)
        .order_by(amount.desc(), _Count.c.key)
    )


def _by_service(rows: Iterable[Row[Any]]) -> list[ServiceResults]:
    mine: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        mine[row.service_id].append(row)
    return [
        ServiceResults(
            service_id=service_id,
            results=tuple((SlipResult(row.key), row.amount) for row in own if row.measure == Measure.RESULT.value),
            refusals=tuple((Refusal(row.key), row.amount) for row in own if row.measure == Measure.REFUSAL.value),
            months=MONTHS,
            name=own[0].name,
            printed=sum(row.amount for row in own if row.measure == How.PRINTED.value),
        )
        for service_id, own in mine.items()
    ]


def _found(connection: Connection, typed: str) -> Row[Any]:
    """The row of a typed code; says exactly what is the matter when there is none."""
    state = slip_codes.state(typed)
    if state is CodeState.TOO_SHORT:
        raise WorldError(Code.SLIP_CODE_SHORT)
    if state is not CodeState.RIGHT:
        raise WorldError(Code.SLIP_CODE_WRONG)
    code = slip_codes.tidy(typed)
    row = connection.execute(select(_Slip).where(_Slip.c.id == code)).first()
    if row is not None:
        return row
    stone = schema.Tombstone
    asked = select(stone.c.erased_at).where(stone.c.id == code, stone.c.kind == TOMBSTONE)
    erased_at = connection.execute(asked).scalar()
    if erased_at is None:
        raise WorldError(Code.SLIP_UNKNOWN)
    raise WorldError(Code.SLIP_ERASED, on=erased_at.date().isoformat())


def _row(connection: Connection, code: str) -> Row[Any]:
    return connection.execute(select(_Slip).where(_Slip.c.id == code)).one()


def _record(connection: Connection, row: Row[Any]) -> SlipRecord:
    lines = connection.execute(select(_Line).where(_Line.c.slip_id == row.id).order_by(_Line.c.position))
    return SlipRecord(
        code=slip_codes.printed(row.id),
        printed_on=row.created.date(),
        lines=tuple(
            SlipLine(
                ServiceRef(line.service_id, line.name, line.theme),
                SlipResult(line.result) if line.result else None,
                Refusal(line.refusal) if line.refusal else None,
                line.told_on,
            )
            for line in lines
        ),
        language=row.language,
        discreet=row.discreet,
    )


def _free_code(connection: Connection, random: Random) -> str:
    """A code that no slip has, nor one that was erased: its paper may still lie in a kitchen drawer."""
    while True:
        code = slip_codes.tidy(slip_codes.new_code(random))
        slip = connection.execute(select(_Slip.c.id).where(_Slip.c.id == code)).first()
        stone = connection.execute(select(schema.Tombstone.c.id).where(schema.Tombstone.c.id == code)).first()
        if slip is None and stone is None:
            return code


def _next_position(connection: Connection) -> int:
    return (connection.execute(select(func.max(_Slip.c.position))).scalar() or 0) + 1


def _on_another(connection: Connection, row: Row[Any], service_id: str) -> bool:
    """Whether another slip of the same visit has this service too."""
    asked = (
        select(_Line.c.slip_id)
        .join(_Slip, _Slip.c.id == _Line.c.slip_id)
        .where(_Slip.c.visit_id == row.visit_id, _Slip.c.id != row.id, _Line.c.service_id == service_id)
    )
    return connection.execute(asked).first() is not None


def _count_result(recorder: Recorder, line: Row[Any], by: int) -> None:
    """Count what was heard, of the dienst in which it was and of the service."""
    month = line.told_on.replace(day=1)
    for measure, key in ((Measure.RESULT, line.result), (Measure.REFUSAL, line.refusal)):
        if key:
            if line.told_in is not None:  # else that dienst was erased with its numbers
                recorder.count(measure.value, key, by, inloop_id=line.told_in)
            recorder.count_service(line.service_id, line.name, month, measure.value, key, by)
