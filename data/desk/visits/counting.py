"""The numbers of one dienst: those that were made up when it closed, or those that follow from its visits now."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import Connection, Row, func, select

from data.desk import schema_day
from data.desk.visits.fields import themes_of
from data.desk.visits.records import Measure

Cells = Counter[tuple[Measure, str]]
"""A number for each measure and key."""

_Visit, _Slip, _Count = schema_day.Visit, schema_day.Slip, schema_day.InloopCount


def cells_of(connection: Connection, inloop: Row[Any]) -> Cells:
    """All numbers of a dienst, closed or open."""
    cells = written(connection, inloop.id)
    if inloop.closed_at is None:
        cells += derived(connection, inloop.id)
    return cells


def written(connection: Connection, inloop_id: str) -> Cells:
    """What stands in the table of numbers: all of a closed dienst; of an open one what no visit tells."""
    asked = select(_Count.c.measure, _Count.c.key, _Count.c.amount).where(_Count.c.inloop_id == inloop_id)
    return Counter({(Measure(measure), key): amount for measure, key, amount in connection.execute(asked)})


def derived(connection: Connection, inloop_id: str) -> Cells:
    """The numbers that follow from the visits and slips of a dienst that was not closed yet."""
    cells: Cells = Counter()
    for visit in connection.execute(select(_Visit).where(_Visit.c.inloop_id == inloop_id)):
        cells[Measure.VISITORS, ""] += 1
        cells[Measure.VISITS, ""] += visit.number is not None
        cells[Measure.SIGNALS, ""] += visit.signal
        for theme in themes_of(visit.themes):
            cells[Measure.THEME, theme] += 1
        for measure, key in (
            (Measure.OUTCOME, visit.outcome),
            (Measure.PARTNER, visit.partner),
            (Measure.FIRST_TIME, visit.first_time),
            (Measure.AGE, visit.age),
            (Measure.LANGUAGE, visit.language),
        ):
            if key:
                cells[measure, key] += 1
    asked = select(func.count()).select_from(_Slip).where(_Slip.c.inloop_id == inloop_id)
    cells[Measure.SLIPS, ""] += connection.execute(asked).scalar_one()
    return +cells
