"""Opening hours: one function for badge, filter and paper.

    from data.directory.hours import Schedule, status

All times are naive Dutch local time and the present is always handed in, so that daylight saving and tests
need nothing special. What the screen and the paper say about it is worded in `printing.hours_text`.
"""

from .holidays import holiday
from .model import DAY_MINUTES, Day, Reason, Schedule, Span, State, Status
from .simple import parse_simple, to_simple
from .timetable import next_day, status, today, week
from .weekly import Weekly, grouped, runs, weekly

__all__ = [
    "DAY_MINUTES",
    "Day",
    "Reason",
    "Schedule",
    "Span",
    "State",
    "Status",
    "Weekly",
    "grouped",
    "holiday",
    "next_day",
    "parse_simple",
    "runs",
    "status",
    "to_simple",
    "today",
    "week",
    "weekly",
]
