"""The plain values of opening hours: a row of HSDS `schedule`, and what is worked out from it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

DAY_MINUTES = 24 * 60


class State(StrEnum):
    """The three states that are used everywhere; unknown never hides a service."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a state is unknown, or why a service is closed outside its usual rhythm."""

    NO_HOURS = "no_hours"
    HOLIDAY = "holiday"
    UNREADABLE = "unreadable"
    OUT_OF_DATE = "out_of_date"
    TEMPORARILY_CLOSED = "temporarily_closed"


@dataclass(frozen=True)
class Schedule:
    """One row of HSDS `schedule`. All dates are Dutch local dates, both ends included.

    `opening_hours` is OSM syntax without a time zone, such as "Mo-Fr 09:00-17:00; PH off".
    `interval` n means every n weeks; the ISO week of `dtstart` is week 0, and nothing happens
    before `dtstart` (as in HSDS, where it is the date of the first event).
    """

    opening_hours: str
    valid_from: date | None = None
    valid_to: date | None = None
    interval: int = 1
    dtstart: date | None = None
    closed_from: date | None = None
    closed_to: date | None = None
    by_appointment: bool | None = None
    description: str = ""


class Span(NamedTuple):
    """Minutes from the midnight at which the day begins; `end` passes 1440 when it runs past midnight.

    A whole day is Span(0, 1440).
    """

    start: int
    end: int


@dataclass(frozen=True)
class Status:
    """What holds at one moment; times are naive Dutch local time.

    `until`: end of the open time, None when open without a visible end (day and night) or not open.
    `opens_at`: next certain opening when not open, None when there is none within half a year.
    `reason`: always set when unknown; TEMPORARILY_CLOSED or None when closed; None when open.
    """

    state: State
    until: datetime | None = None
    opens_at: datetime | None = None
    reason: Reason | None = None


@dataclass(frozen=True)
class Day:
    """One calendar day: OPEN has at least one span, CLOSED and UNKNOWN have none.

    `holiday` is the Dutch name of the public holiday, or None.
    """

    date: date
    state: State
    spans: tuple[Span, ...] = ()
    holiday: str | None = None
    reason: Reason | None = None
