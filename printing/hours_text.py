"""Opening hours in words, the same on screen and on paper. No Qt.

Every word of a language stands in `hours_words`; a new language is one entry there, no new code.
`now` and `today` are naive Dutch local time and always handed in.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from data.directory.hours import (
    DAY_MINUTES,
    Day,
    Reason,
    Schedule,
    Span,
    State,
    Status,
    Weekly,
    grouped,
    holiday,
    next_day,
    runs,
    week,
    weekly,
)

from .hours_words import WORDS, Words

CLOSING_SOON = timedelta(minutes=30)
_WHOLE_DAY = (Span(0, DAY_MINUTES),)
_NIGHT_ENDS = 6  # a closing time up to this hour is still "tonight", without naming the day


def badge(status: Status, now: datetime, lang: str = "nl") -> str:
    """The few words on a card: "Open tot 17.00", "Opent 13.00", "Dicht · wo 9.00"."""
    w = WORDS[lang]
    if status.state is State.OPEN:
        if status.until is None:
            return w.always_open
        soon = status.until - now <= CLOSING_SOON
        return (w.closing_soon if soon else w.open_until).format(time=_until(status.until, now, w.short_days, w))
    if status.state is State.UNKNOWN:
        return w.holiday_badge if status.reason is Reason.HOLIDAY else w.unknown
    at = status.opens_at
    if at is None:
        return w.closed
    if at.date() == now.date():
        return w.opens.format(time=_time(at, w))
    if _days_off(at, now) < 7:
        when = w.day_time.format(day=w.short_days[at.weekday()], time=_time(at, w))
    else:
        when = w.date.format(day=at.day, month=w.short_months[at.month - 1])
    return w.closed_until.format(when=when)


def sentence(status: Status, now: datetime, lang: str = "nl") -> str:
    """One or two whole sentences for the detail page and the slip."""
    w = WORDS[lang]
    if status.state is State.OPEN:
        if status.until is None:
            return w.now_always_open
        return w.now_open_until.format(time=_until(status.until, now, w.days, w))
    if status.state is State.UNKNOWN:
        name = holiday(now.date())
        if status.reason is Reason.HOLIDAY and name is not None:
            return w.holiday_today.format(holiday=w.holidays.get(name, name))
        return w.times_expired if status.reason is Reason.OUT_OF_DATE else w.times_unknown
    away = status.reason is Reason.TEMPORARILY_CLOSED
    if status.opens_at is None:
        return w.away if away else w.now_closed
    opens = _opens(status.opens_at, now, w)
    return w.away_until.format(opens=opens) if away else opens


def week_lines(days: Sequence[Day], lang: str = "nl") -> list[tuple[str, str]]:
    """A table of days: ("ma", "9.00–12.30 en 13.30–17.00"), ("di", "dicht") …"""
    w = WORDS[lang]
    return [(w.short_days[day.date.weekday()], _cell(day, w)) for day in days]


def compact(hours: Sequence[Day] | Sequence[Schedule], today: date | None = None, lang: str = "nl") -> list[str]:
    """Lines for paper: "Maandag tot en met vrijdag, 9.00 tot 17.00 uur".

    From days: what holds on those very days. From schedules: what holds in general; `today` then leaves out
    what has expired, adds "Volgende keer" to hours of every so many weeks, and makes it possible to print
    hours that do not fit in one week (the lines then start with "Deze week").
    """
    w = WORDS[lang]
    days = [item for item in hours if isinstance(item, Day)]
    if days:
        return _day_lines(days, w)
    return _schedule_lines([item for item in hours if isinstance(item, Schedule)], today, w)


def _day_lines(days: Sequence[Day], w: Words) -> list[str]:
    unsure = tuple(sorted(day.date.weekday() for day in days if day.state is State.UNKNOWN))
    if len(unsure) == len(days):
        return [w.paper_unknown]
    table: list[tuple[Span, ...]] = [()] * 7
    for day in days:
        table[day.date.weekday()] = day.spans
    lines = _weekly_lines(Weekly(tuple(table)), w)
    if unsure:
        lines.append(_capital(w.day_not_sure.format(days=_day_list(unsure, w))))
    return lines or [w.week_closed]


def _schedule_lines(rows: Sequence[Schedule], today: date | None, w: Words) -> list[str]:
    if today is not None and rows:
        rows = [row for row in rows if row.valid_to is None or row.valid_to >= today]
    read = [(row, weekly(row.opening_hours)) for row in rows if row.opening_hours.strip()]
    lines: list[str] = []
    if any(found is None and not _holidays_only(row) for row, found in read):
        if today is None:
            return [w.paper_unknown]
        monday = today - timedelta(today.weekday())
        lines = _day_lines(week(rows, monday), w)
        if lines not in ([w.paper_unknown], [w.week_closed]):
            lines = [w.this_week.format(line=_small(lines[0])), *lines[1:]]
    else:
        for group, found in _together([(row, found) for row, found in read if found is not None], today):
            lines += _group_lines(group, found, today, w)
        if lines:
            lines += _holiday_lines(read, w)
    if not lines:
        lines = [] if any(row.by_appointment for row in rows) else [w.paper_unknown]
    if any(row.by_appointment for row in rows):
        lines.append(w.appointment)
    live = [row for row in rows if today is None or row.closed_to is None or row.closed_to >= today]
    return lines + list(dict.fromkeys(filter(None, (_closure(row, w) for row in live))))


def _group_lines(group: Sequence[Schedule], found: Weekly, today: date | None, w: Words) -> list[str]:
    lines = []
    first = group[0]
    for line in _weekly_lines(found, w, first.interval):
        full = line
        if today is not None and first.interval > 1 and (day := next_day(group, today)) is not None:
            full = w.next_time.format(line=line, date=_date(day, w))
        if today is not None and first.valid_from is not None and first.valid_from > today:
            full = w.from_date.format(date=_date(first.valid_from, w), line=_small(full))
        lines.append(full)
    return lines


def _together(read: Sequence[tuple[Schedule, Weekly]], today: date | None) -> list[tuple[list[Schedule], Weekly]]:
    """Rows of one rhythm as one table: five rows of one day become "maandag tot en met vrijdag"."""
    groups: dict[tuple[int, date | None, date | None], tuple[list[Schedule], Weekly]] = {}
    for row, found in read:
        started = today is not None and (row.valid_from is None or row.valid_from <= today)
        key = (row.interval, row.dtstart if row.interval > 1 else None, None if started else row.valid_from)
        if key not in groups:
            groups[key] = ([row], found)
            continue
        rows, old = groups[key]
        days = tuple(tuple(sorted({*a, *b})) for a, b in zip(old.days, found.days, strict=True))
        groups[key] = ([*rows, row], Weekly(days, None, old.nth + found.nth))
    return [groups[key] for key in sorted(groups, key=lambda key: key[2] or date.min)]  # what holds now first


def _weekly_lines(found: Weekly, w: Words, interval: int = 1) -> list[str]:
    if found.always and interval == 1:
        return [w.always_open]
    lines = []
    for numbers, spans in grouped(found.days):
        days = _day_list(numbers, w)
        if interval > 1:
            days = w.weeks.get(interval, w.weeks_n).format(n=interval, days=days)
        lines.append(_line(days, spans, w))
    for number, which, spans in found.nth:
        names = _listed([w.nths[n] for n in which], w)
        lines.append(_line(w.nth.format(nth=names, day=w.days[number]), spans, w))
    return lines


def _holiday_lines(read: Sequence[tuple[Schedule, Weekly | None]], w: Words) -> list[str]:
    """What the rows say about public holidays, when they agree; round the clock needs no line of its own."""
    said = {found.holidays if found is not None else () for _, found in read}
    if any(found is None or not (any(found.days) or found.nth) for _, found in read):
        said.discard(None)  # a row about holidays alone speaks for the others
    spans = said.pop() if len(said) == 1 else None
    if spans is None:
        return []
    if spans == _WHOLE_DAY and any(found is not None and found.always for _, found in read):
        return []
    return [w.holidays_open.format(times=_spoken(spans, w)) if spans else w.holidays_closed]


def _holidays_only(row: Schedule) -> bool:
    return row.opening_hours.strip().rstrip(";") in ("PH off", "PH closed")


def _closure(row: Schedule, w: Words) -> str | None:
    if row.closed_from is not None and row.closed_to is not None:
        return w.away_from_to.format(first=_date(row.closed_from, w), last=_date(row.closed_to, w))
    if row.closed_from is not None:
        return w.away_from.format(first=_date(row.closed_from, w))
    return None if row.closed_to is None else w.away_to.format(last=_date(row.closed_to, w))


def _line(days: str, spans: Sequence[Span], w: Words) -> str:
    if tuple(spans) == _WHOLE_DAY:
        return _capital(w.always_line.format(days=days))
    return _capital(w.line.format(days=days, times=_spoken(spans, w)))


def _spoken(spans: Sequence[Span], w: Words) -> str:
    return _listed([w.spoken_span.format(start=_clock(s.start, w), end=_clock(s.end, w)) for s in spans], w)


def _cell(day: Day, w: Words) -> str:
    if day.state is State.UNKNOWN:
        return w.day_unknown
    if day.state is State.CLOSED:
        return w.day_closed
    if day.spans == _WHOLE_DAY:
        return w.day_always
    return _listed([w.span.format(start=_clock(s.start, w), end=_clock(s.end, w)) for s in day.spans], w)


def _day_list(numbers: Sequence[int], w: Words) -> str:
    if len(numbers) == 7:
        return w.every_day
    return _listed(
        [w.days[a] if a == b else w.day_range.format(first=w.days[a], last=w.days[b]) for a, b in runs(numbers)],
        w,
    )


def _listed(items: Sequence[str], w: Words) -> str:
    """ "a", "a en b", "a, b en c"."""
    if len(items) < 2:
        return "".join(items)
    return w.and_.format(first=w.comma.join(items[:-1]), last=items[-1])


def _opens(at: datetime, now: datetime, w: Words) -> str:
    time = _time(at, w)
    away = _days_off(at, now)
    if away == 0:
        return w.opens_today.format(time=time)
    if away == 1:
        return w.opens_day.format(day=w.tomorrow, time=time)
    day = w.days[at.weekday()]
    if away >= 7:
        day = w.weekday_date.format(weekday=day, date=_date(at.date(), w))
    return w.opens_day.format(day=day, time=time)


def _until(until: datetime, now: datetime, names: Sequence[str], w: Words) -> str:
    """A closing time; names the day when that is not plain ("morgen 8.00", "ma 8.00"). Midnight is 24.00."""
    if until.hour == 0 and until.minute == 0:
        until, time = until - timedelta(minutes=1), _clock(DAY_MINUTES, w)
    else:
        time = _time(until, w)
    away = _days_off(until, now)
    if away == 0 or (away == 1 and until.hour < _NIGHT_ENDS):
        return time
    if away == 1:
        return w.tomorrow_time.format(time=time)
    return w.day_time.format(day=names[until.weekday()], time=time)


def _days_off(at: datetime, now: datetime) -> int:
    return (at.date() - now.date()).days


def _time(at: datetime, w: Words) -> str:
    return _clock(at.hour * 60 + at.minute, w)


def _clock(minutes: int, w: Words) -> str:
    """Minutes of the day; midnight at the end is 24.00, what is past it starts again at 0."""
    hours, rest = divmod(minutes if minutes <= DAY_MINUTES else minutes - DAY_MINUTES, 60)
    return w.time.format(h=hours, mm=f"{rest:02d}")


def _date(day: date, w: Words) -> str:
    return w.date.format(day=day.day, month=w.months[day.month - 1])


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]


def _small(line: str) -> str:
    return line[:1].lower() + line[1:]
