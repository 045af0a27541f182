"""One answer for badge, filter and paper: is it open, closed, or can we not tell?

Everything rests on `_plan`, which says for the rows of one record and one date what is open, what is unknown
and why. `status` and `week` only read it, so that the badge can never say something else than the slip.

Rules of our own, on top of what the OSM text says:

* On a public holiday hours without a rule for holidays are unknown for that whole day; a weekday without
  hours stays closed. A rule is `PH …`, 24/7, one that names that very date, or another row with `PH` alone.
* Goede Vrijdag and Bevrijdingsdag may or may not be a holiday to whoever wrote `PH …`: where both readings
  agree the answer is certain, where they differ it is unknown.
* Open in one row is open. Closed needs every row to be certain.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from . import osm
from .holidays import PERHAPS, holiday, stand_in
from .model import DAY_MINUTES, Day, Reason, Schedule, Span, State, Status

HORIZON = 186  # days in which a next opening is looked for
ENDLESS = 8  # days open in a row after which no closing time is shown

_WHOLE_DAY = (Span(0, DAY_MINUTES),)
# Which reason is told when rows differ: first what the visitor can do something with.
_REASONS = (Reason.HOLIDAY, Reason.OUT_OF_DATE, Reason.UNREADABLE, Reason.NO_HOURS)


class _Plan(NamedTuple):
    """One date: open spans, unknown spans and why, and whether a row is closed for a while."""

    open: tuple[Span, ...] = ()
    unknown: tuple[Span, ...] = ()
    reason: Reason | None = None
    away: bool = False


def status(schedules: Sequence[Schedule], now: datetime) -> Status:
    """What holds at `now` (naive Dutch local time) for all rows of one record together."""
    bounds, answers = _timeline(tuple(map(_bare, schedules)), now.date())
    return answers[bisect_right(bounds, now.hour * 60 + now.minute) - 1]


def week(schedules: Sequence[Schedule], monday: date) -> tuple[Day, ...]:
    """The seven days from `monday` (any date will do as the first day)."""
    rows = tuple(schedules)
    return tuple(_day(rows, monday + timedelta(i)) for i in range(7))


def today(schedules: Sequence[Schedule], now: datetime) -> Day:
    """The calendar day of `now`."""
    return _day(tuple(schedules), now.date())


def next_day(schedules: Sequence[Schedule], first: date) -> date | None:
    """The first date from `first` on with certain opening hours, or None.

    Looks half a year ahead, counted from where the first row can be open at all.
    """
    rows = tuple(schedules)
    return next((day for day, plan in _plans_from(rows, first) if plan.open), None)


def _bare(row: Schedule) -> Schedule:
    """The row without its free text, so that records with the same hours share one remembered answer."""
    if not row.description:
        return row
    return Schedule(  # dataclasses.replace takes four times as long
        row.opening_hours,
        row.valid_from,
        row.valid_to,
        row.interval,
        row.dtstart,
        row.closed_from,
        row.closed_to,
        row.by_appointment,
    )


def _day(rows: tuple[Schedule, ...], day: date) -> Day:
    plan = _plan(rows, day)
    if plan.open:
        return Day(day, State.OPEN, plan.open, holiday(day))
    if plan.unknown:
        return Day(day, State.UNKNOWN, (), holiday(day), plan.reason)
    return Day(day, State.CLOSED, (), holiday(day), Reason.TEMPORARILY_CLOSED if plan.away else None)


@lru_cache(maxsize=8192)
def _timeline(rows: tuple[Schedule, ...], day: date) -> tuple[tuple[int, ...], tuple[Status, ...]]:
    """The statuses of one date: starting minutes (the first is 0) and what holds from each of them."""
    before, plan = _plan(rows, day - timedelta(1)), _plan(rows, day)
    opened = _merged([*_spilled(before.open), *_clipped(plan.open)])
    spilled = _spilled(before.unknown)
    doubt = [*spilled, *_clipped(plan.unknown)]
    bounds = sorted({0, *(m for span in (*opened, *doubt) for m in span if m < DAY_MINUTES)})
    later: datetime | None = None
    searched = False
    answers = []
    for minute in bounds:
        here = next((span for span in opened if span.start <= minute < span.end), None)
        if here is not None:
            answers.append(Status(State.OPEN, until=_until(rows, day, here)))
            continue
        following = next((span.start for span in opened if span.start > minute), None)
        if following is not None:
            opens_at: datetime | None = _at(day, following)
        else:
            if not searched:
                later, searched = _next_opening(rows, day + timedelta(1)), True
            opens_at = later
        reason = _doubt_at(minute, spilled, before) or _doubt_at(minute, plan.unknown, plan)
        if reason is not None:
            answers.append(Status(State.UNKNOWN, opens_at=opens_at, reason=reason))
        else:
            away = Reason.TEMPORARILY_CLOSED if plan.away else None
            answers.append(Status(State.CLOSED, opens_at=opens_at, reason=away))
    return tuple(bounds), tuple(answers)


def _doubt_at(minute: int, spans: Iterable[Span], plan: _Plan) -> Reason | None:
    return plan.reason if any(span.start <= minute < span.end for span in spans) else None


def _until(rows: tuple[Schedule, ...], day: date, span: Span) -> datetime | None:
    """When the open time in `span` on `day` really ends, over midnights; None when it goes on and on."""
    end = span.end
    for _ in range(ENDLESS):
        if end < DAY_MINUTES:
            return _at(day, end)
        before = _plan(rows, day)
        day += timedelta(1)
        opened = _merged([*_spilled(before.open), *_clipped(_plan(rows, day).open)])
        if not opened or opened[0].start > 0:
            return _at(day, 0)
        end = opened[0].end
    return None


def _next_opening(rows: tuple[Schedule, ...], first: date) -> datetime | None:
    for day, plan in _plans_from(rows, first):
        if plan.open:
            return _at(day, plan.open[0].start)
    return None


def _plans_from(rows: tuple[Schedule, ...], first: date) -> Iterable[tuple[date, _Plan]]:
    """Plans of the dates from `first` on, starting where the first row can be open at all."""
    starts = [start for row in rows if (start := _earliest(row, first)) is not None]
    if not starts:
        return
    begin = min(starts)
    for i in range(HORIZON):
        day = begin + timedelta(i)
        yield day, _plan(rows, day)


def _earliest(row: Schedule, first: date) -> date | None:
    """The first date from `first` on at which a row can be open, None if never."""
    if osm.parsed(osm.tidy(row.opening_hours)) is None:
        return None
    start = max(first, row.valid_from or first, row.dtstart or first)
    if _away(row, start):
        if row.closed_to is None:
            return None
        start = row.closed_to + timedelta(1)
    return None if row.valid_to is not None and row.valid_to < start else start


def _plan(rows: tuple[Schedule, ...], day: date) -> _Plan:
    """What all rows of a record together say about one date."""
    if not rows:
        return _Plan((), _WHOLE_DAY, Reason.NO_HOURS)
    if any(_away(row, day) and not osm.tidy(row.opening_hours) for row in rows):
        return _Plan(away=True)  # a row without hours that is closed for a while closes the record
    live = [row for row in rows if row.valid_to is None or row.valid_to >= day or _away(row, day)]
    if not live:
        return _Plan((), _WHOLE_DAY, Reason.OUT_OF_DATE)
    if len(rows) > 1:
        live = [row for row in live if not _says_nothing(row)] or live
    covered = any(osm.only_holidays(osm.tidy(row.opening_hours)) and _valid(row, day) for row in live)
    plans = [_row_plan(row, day, covered) for row in live]
    if len(plans) == 1:
        return plans[0]
    reasons = {plan.reason for plan in plans}
    return _Plan(
        _merged(span for plan in plans for span in plan.open),
        _merged(span for plan in plans for span in plan.unknown),
        next((reason for reason in _REASONS if reason in reasons), None),
        any(plan.away for plan in plans),
    )


def _row_plan(row: Schedule, day: date, covered: bool) -> _Plan:
    """What one row says about one date; `covered`: another row carries the rule for holidays."""
    if _away(row, day):
        return _Plan(away=True)
    if row.valid_from is not None and day < row.valid_from:
        return _Plan()
    text = osm.tidy(row.opening_hours)
    if not text or (text.startswith('"') and text.find('"', 1) == len(text) - 1):
        return _Plan((), _WHOLE_DAY, Reason.NO_HOURS)
    spans = osm.day_spans(text, day)
    if spans is None or row.interval < 1:
        return _Plan((), _WHOLE_DAY, Reason.UNREADABLE)
    name = holiday(day)
    doubt: tuple[Span, ...] = ()
    if name is not None:
        if osm.names_date(text, day):
            pass
        elif name in PERHAPS and (covered or osm.has_holiday_rule(text)):
            spans, doubt = _both_ways(text, day, spans, covered and not osm.has_holiday_rule(text))
        elif osm.has_holiday_rule(text):
            pass
        elif covered:
            spans = osm.Spans((), ())
        elif spans.open or spans.unknown:
            end = max(span.end for span in (*spans.open, *spans.unknown))
            spans, doubt = osm.Spans((), ()), (Span(0, max(end, DAY_MINUTES)),)
    if not (spans.open or spans.unknown or doubt):
        return _Plan()
    turn = _turn(row, day)
    if turn is False:
        return _Plan()
    if turn is None:
        return _Plan((), (*spans.open, *spans.unknown, *doubt), Reason.UNREADABLE)
    if doubt:
        return _Plan(spans.open, _merged([*doubt, *spans.unknown]), Reason.HOLIDAY)
    return _Plan(spans.open, spans.unknown, Reason.NO_HOURS if spans.unknown else None)


def _both_ways(text: str, day: date, usual: osm.Spans, covered: bool) -> tuple[osm.Spans, tuple[Span, ...]]:
    """A day that is perhaps a holiday: what holds either way, and what only holds in one of the two."""
    other = osm.Spans((), ()) if covered else osm.day_spans(text, stand_in(day)) or osm.Spans((), ())
    bounds = sorted({m for span in (*usual.open, *other.open) for m in span})
    sure: list[Span] = []
    doubt: list[Span] = []
    for start, end in pairwise(bounds):
        votes = sum(any(s.start <= start < s.end for s in side.open) for side in (usual, other))
        if votes:
            (sure if votes == 2 else doubt).append(Span(start, end))
    return osm.Spans(_merged(sure), usual.unknown), _merged(doubt)


def _turn(row: Schedule, day: date) -> bool | None:
    """Is it this row's week? None when that cannot be told: every so many weeks, but counted from nowhere.

    Weeks are counted between Mondays, so that New Year and 53-week years make no jump.
    """
    if row.dtstart is not None and day < row.dtstart:
        return False
    if row.interval == 1:
        return True
    start = row.dtstart or row.valid_from
    if start is None:
        return None
    days = (day - timedelta(day.weekday())) - (start - timedelta(start.weekday()))
    return days.days // 7 % row.interval == 0


def _away(row: Schedule, day: date) -> bool:
    """Is the row closed for a while on `day`? An open end lasts until someone changes it."""
    if row.closed_from is None and row.closed_to is None:
        return False
    return (row.closed_from is None or row.closed_from <= day) and (row.closed_to is None or day <= row.closed_to)


def _valid(row: Schedule, day: date) -> bool:
    return (row.valid_from is None or row.valid_from <= day) and (row.valid_to is None or day <= row.valid_to)


def _says_nothing(row: Schedule) -> bool:
    """A row beside others that only adds "also by appointment" or a closure, not hours."""
    closure = row.closed_from is not None or row.closed_to is not None
    return not osm.tidy(row.opening_hours) and (bool(row.by_appointment) or closure)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same time in as few spans as possible, in order."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def _clipped(spans: Iterable[Span]) -> list[Span]:
    return [Span(span.start, min(span.end, DAY_MINUTES)) for span in spans]


def _spilled(spans: Iterable[Span]) -> list[Span]:
    """What spans of the day before leave on this day."""
    return [Span(0, span.end - DAY_MINUTES) for span in spans if span.end > DAY_MINUTES]


def _at(day: date, minute: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minute)
