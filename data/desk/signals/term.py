"""The wis-klok of a signal: when it begins, stands still and begins anew (product.md, section Trust).

`closed_on` is the day the term counts from. While a signal is open it has none, and nothing runs: reopening pauses the
wis-klok, and closing again begins it anew.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from data.desk.signals.records import WEEK

LAST_DAYS = timedelta(days=7)
"""New information in these last days before erasing …"""
MORE_DAYS = timedelta(days=14)
"""… adds so many."""


def after_news(closed_on: date | None, today: date, term: timedelta) -> date | None:
    """The day to count from after new information came in today, for a signal that is kept for `term`.

    Within the last 7 days before its day (or on it) that day comes 14 days later, each time; earlier nothing changes.
    """
    if closed_on is None:
        return None
    erased = closed_on + term
    return closed_on + MORE_DAYS if erased - LAST_DAYS <= today else closed_on


def open_until(since: date, renewed_until: date | None = None, *, months: int = WEEK.open_months) -> date:
    """The last day that a signal may stay open without a (new) reason: six months after it came, or what a renewal
    said. Reopening does not begin it anew."""
    return renewed_until if renewed_until is not None else months_later(since, months)


def must_be_renewed(since: date, renewed_until: date | None, today: date, *, months: int = WEEK.open_months) -> bool:
    """Whether an open signal asks for a reason to stay open, or an end."""
    return today > open_until(since, renewed_until, months=months)


def latest_renewal(today: date, *, months: int = WEEK.open_months) -> date:
    """The furthest day that a renewal can say: six months from today."""
    return months_later(today, months)


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last day of the month when it is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
