"""The numbers of a day, a month or a year, exact; mending those of a dienst that is over; paper typed in afterwards."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, time
from enum import StrEnum
from uuid import uuid4

from sqlalchemy import Connection, delete, func, insert, select

from data.desk import schema_day
from data.desk.access import changing_back, note_change, reading_back
from data.desk.duty import Duty
from data.desk.visits import shifts, steps
from data.desk.visits.counting import Cells, cells_of, derived
from data.desk.visits.records import (
    AgeGroup,
    Counts,
    FirstTime,
    FruitlessSearch,
    Measure,
    Outcome,
    PaperTally,
    Partner,
    Period,
    Refusal,
    Shift,
    SlipResult,
    Span,
)
from data.desk.visits.settling import KIND
from data.errors import Code, WorldError

MOST = 5_000  # of anything in one dienst; minutes of volunteers may be more
MOST_MINUTES = 60 * 24 * 50
_CODE = re.compile(r"[a-z][a-z0-9.-]{0,39}")

_Inloop, _Count = schema_day.Inloop, schema_day.InloopCount

_KEYS: dict[Measure, type[StrEnum]] = {
    Measure.FIRST_TIME: FirstTime,
    Measure.OUTCOME: Outcome,
    Measure.PARTNER: Partner,
    Measure.AGE: AgeGroup,
    Measure.RESULT: SlipResult,
    Measure.REFUSAL: Refusal,
    Measure.SEARCHES: FruitlessSearch,
}
_WORDS = frozenset({Measure.THEME, Measure.LANGUAGE})


def numbers(duty: Duty, period: Period) -> Counts:
    """The exact numbers of a period."""
    with reading_back(duty) as connection:
        return Counts(period, _by_measure(cells_between(connection, period)))


def cells_between(connection: Connection, period: Period) -> Cells:
    """The numbers of all diensten that began in a period: made up when they closed, or now for one that is open."""
    inside = (_Inloop.c.day >= period.first) & (_Inloop.c.day < period.after)
    asked = (
        select(_Count.c.measure, _Count.c.key, func.sum(_Count.c.amount))
        .join(_Inloop, _Inloop.c.id == _Count.c.inloop_id)
        .where(inside)
        .group_by(_Count.c.measure, _Count.c.key)
    )
    cells: Cells = Counter({(Measure(measure), key): amount for measure, key, amount in connection.execute(asked)})
    still_open = select(_Inloop.c.id).where(inside, _Inloop.c.closed_at.is_(None))
    for inloop_id in connection.execute(still_open).scalars().all():
        cells += derived(connection, inloop_id)
    kinds = select(_Inloop.c.kind, func.count()).where(inside).group_by(_Inloop.c.kind)
    for kind, amount in connection.execute(kinds):
        cells[Measure.SHIFTS, kind] += amount
    return cells


def shift_counts(duty: Duty, shift_id: str) -> Counts:
    """The exact numbers of one dienst."""
    with reading_back(duty) as connection:
        row = connection.execute(select(_Inloop).where(_Inloop.c.id == shift_id)).first()
        if row is None:
            raise WorldError(Code.RECORD_UNKNOWN)
        return Counts(Period(Span.DAY, row.day), _by_measure(cells_of(connection, row)))


def correct(duty: Duty, shift_id: str, measure: Measure, key: str, amount: int) -> None:
    """Another number in the place of one of a dienst that is over."""
    _check(measure, key, amount)
    with changing_back(duty) as connection:
        row = connection.execute(select(_Inloop.c.closed_at).where(_Inloop.c.id == shift_id)).first()
        if row is None:
            raise WorldError(Code.RECORD_UNKNOWN)
        if row.closed_at is None:
            raise WorldError(Code.SHIFT_OPEN)
        here = (_Count.c.inloop_id == shift_id, _Count.c.measure == measure.value, _Count.c.key == key)
        connection.execute(delete(_Count).where(*here))
        where = {"inloop_id": shift_id, "measure": measure.value, "key": key}
        steps.add(connection, _Count, where, {}, amount)
        note_change(connection, duty, "correct", KIND, shift_id)


def type_in(duty: Duty, tally: PaperTally) -> Shift:
    """A dienst that was counted on paper."""
    today = duty.session.now().date()
    if tally.day > today:
        raise WorldError(Code.VALUE_UNREADABLE, field="day")
    if not 0 <= tally.hours <= 24 or not 0 <= tally.volunteers <= 50:
        raise WorldError(Code.VALUE_UNREADABLE, field="hours")
    if not 0 <= tally.visits <= tally.visitors <= MOST:
        raise WorldError(Code.VALUE_UNREADABLE, field="visitors")
    cells: Cells = Counter()
    for measure, key, amount in tally.cells:
        _check(measure, key, amount)
        cells[measure, key] += amount
    cells[Measure.VISITORS, ""] = tally.visitors
    cells[Measure.VISITS, ""] = tally.visits
    cells[Measure.MINUTES, ""] = round(tally.hours * 60) * tally.volunteers
    with changing_back(duty) as connection:
        inloop_id, began = uuid4().hex, datetime.combine(tally.day, time())
        connection.execute(
            insert(_Inloop).values(
                id=inloop_id,
                kind=tally.kind.value,
                name="",
                day=tally.day,
                opened_at=began,
                closed_at=began,
                on_paper=True,
            )
        )
        for (measure, key), amount in cells.items():
            where = {"inloop_id": inloop_id, "measure": measure.value, "key": key}
            steps.add(connection, _Count, where, {}, amount)
        note_change(connection, duty, "type in", KIND, inloop_id)
        return shifts.shift_by_id(connection, inloop_id)


def remove_tally(duty: Duty, shift_id: str) -> None:
    """A dienst counted on paper was typed in wrongly, or twice: it goes with all its numbers."""
    with changing_back(duty) as connection:
        done = connection.execute(delete(_Inloop).where(_Inloop.c.id == shift_id, _Inloop.c.on_paper))
        if done.rowcount != 1:
            raise WorldError(Code.RECORD_UNKNOWN)
        note_change(connection, duty, "remove", KIND, shift_id)


def _check(measure: Measure, key: str, amount: int) -> None:
    """Whether this is a number that can be. Raises WorldError(VALUE_UNREADABLE, field="amount" | "themes")."""
    if not 0 <= amount <= (MOST_MINUTES if measure is Measure.MINUTES else MOST):
        raise WorldError(Code.VALUE_UNREADABLE, field="amount")
    if measure in _KEYS:
        fits = key in {one.value for one in _KEYS[measure]}
    elif measure in _WORDS:
        fits = _CODE.fullmatch(key) is not None
    else:
        fits = key == "" and measure is not Measure.SHIFTS
    if not fits:
        raise WorldError(Code.VALUE_UNREADABLE, field="themes")


def _by_measure(cells: Cells) -> dict[Measure, dict[str, int]]:
    found: dict[Measure, dict[str, int]] = {}
    for (measure, key), amount in sorted(cells.items()):
        found.setdefault(measure, {})[key] = amount
    return found
