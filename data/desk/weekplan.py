"""The week plan: when there is inloop, and which dienst it is now. No secret, so it stands in the settings, as lines.

A line of a dienst: kind;name;weekday (1 is Monday);start;end;how often;a day on which it is;in holidays;partners. A
line of a holiday: first day;last day;name. Times are local, "09:30"; days are ISO 8601.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from data.desk.visits.records import Every, Holiday, Partner, PlannedShift, ShiftKind, ShiftPlan, WeekPlan
from data.errors import Code, WorldError

BEFORE = timedelta(hours=1)  # a dienst is proposed from so long before its start
FURTHEST = 92  # days that `next_planned` looks ahead: further than a summer without inloop
_SEPARATOR = ";"
_YES, _NO = "ja", "nee"
T = TypeVar("T")
_log = logging.getLogger(__name__)


def proposed(plan: WeekPlan, now: datetime) -> PlannedShift | None:
    """The dienst that is going on or begins within the hour; of two the one that began last. None: there is none."""
    found = [
        one
        for day in (now.date() - timedelta(days=1), now.date(), now.date() + timedelta(days=1))
        for one in on_day(plan, day)
        if one.starts_at - BEFORE <= now < one.ends_at
    ]
    going = [one for one in found if one.starts_at <= now]
    if going:
        return max(going, key=lambda one: one.starts_at)
    return min(found, key=lambda one: one.starts_at, default=None)


def next_planned(plan: WeekPlan, now: datetime) -> PlannedShift | None:
    """The first dienst that begins after now; None when there is none in the next three months."""
    days = (now.date() + timedelta(days=ahead) for ahead in range(FURTHEST))
    return next((one for day in days for one in on_day(plan, day) if one.starts_at > now), None)


def on_day(plan: WeekPlan, day: date) -> tuple[PlannedShift, ...]:
    """The diensten that begin on a day, in order."""
    found = [_planned(shift, day) for shift in plan.shifts if _is_on(shift, day, plan.holidays)]
    return tuple(sorted(found, key=lambda one: one.starts_at))


def plan_of(shifts: Iterable[str], holidays: Iterable[str] = ()) -> WeekPlan:
    """The plan out of the lines of the settings. A line that cannot be read is left out, and that goes to the log."""
    return WeekPlan(tuple(_read_all(_shift_of, shifts)), tuple(_read_all(_holiday_of, holidays)))


def lines_of(plan: WeekPlan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines for the settings (`week_plan`, `school_holidays`), checked.

    Raises WorldError(VALUE_UNREADABLE, field="week_plan" | "start" | "end" | "day" | "until").
    """
    for shift in plan.shifts:
        check(shift)
    for holiday in plan.holidays:
        if holiday.last < holiday.first:
            raise WorldError(Code.VALUE_UNREADABLE, field="until")
    return tuple(map(_line_of_shift, plan.shifts)), tuple(map(_line_of_holiday, plan.holidays))


def check(shift: ShiftPlan) -> None:
    """Whether a dienst can be planned like this. Raises WorldError(VALUE_UNREADABLE, field=)."""
    for field, text in (("start", shift.start), ("end", shift.end)):
        try:
            time.fromisoformat(text)
        except ValueError as error:
            raise WorldError(Code.VALUE_UNREADABLE, field=field) from error
    if not 0 <= shift.weekday <= 6 or any(sign in shift.name for sign in (_SEPARATOR, "\n")):
        raise WorldError(Code.VALUE_UNREADABLE, field="week_plan")
    if shift.every is Every.FORTNIGHT and (shift.first is None or shift.first.weekday() != shift.weekday):
        raise WorldError(Code.VALUE_UNREADABLE, field="day")


def _read_all(read: Callable[[str], T], lines: Iterable[str]) -> Iterator[T]:
    for line in lines:
        try:
            yield read(line)
        except (ValueError, WorldError):
            _log.warning("A line of the week plan could not be read and is left out")


def _is_on(shift: ShiftPlan, day: date, holidays: Iterable[Holiday]) -> bool:
    if day.weekday() != shift.weekday:
        return False
    if not shift.in_holidays and any(holiday.first <= day <= holiday.last for holiday in holidays):
        return False
    if shift.every is Every.FORTNIGHT:
        return shift.first is not None and (day - shift.first).days % 14 == 0
    return shift.every is Every.WEEK or day.day <= 7


def _planned(shift: ShiftPlan, day: date) -> PlannedShift:
    starts_at = datetime.combine(day, time.fromisoformat(shift.start))
    ends_at = datetime.combine(day, time.fromisoformat(shift.end))
    return PlannedShift(shift, starts_at, ends_at if ends_at > starts_at else ends_at + timedelta(days=1))


def _line_of_shift(shift: ShiftPlan) -> str:
    return _SEPARATOR.join(
        (
            shift.kind.value,
            shift.name,
            str(shift.weekday + 1),
            shift.start,
            shift.end,
            shift.every.value,
            shift.first.isoformat() if shift.first else "",
            _YES if shift.in_holidays else _NO,
            ",".join(partner.value for partner in shift.partners),
        )
    )


def _shift_of(line: str) -> ShiftPlan:
    kind, name, weekday, start, end, every, first, in_holidays, partners = line.split(_SEPARATOR)
    shift = ShiftPlan(
        kind=ShiftKind(kind),
        name=name,
        weekday=int(weekday) - 1,
        start=start,
        end=end,
        every=Every(every),
        first=date.fromisoformat(first) if first else None,
        in_holidays=in_holidays != _NO,
        partners=tuple(Partner(partner) for partner in partners.split(",") if partner),
    )
    check(shift)
    return shift


def _line_of_holiday(holiday: Holiday) -> str:
    name = holiday.name.replace(_SEPARATOR, ",")
    return _SEPARATOR.join((holiday.first.isoformat(), holiday.last.isoformat(), " ".join(name.split())))


def _holiday_of(line: str) -> Holiday:
    first, last, name = line.split(_SEPARATOR)
    return Holiday(date.fromisoformat(first), date.fromisoformat(last), name)
