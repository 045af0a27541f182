"""The only door to opening-hours-py: OSM text in, spans per day out.

What the library gets wrong or makes up is stopped here and counts as unreadable (each was tried on 2.1.4):

* a comment without times (`"op afspraak"`, `Mo-Fr "bel"`) and days without times (`Mo-Fr`) come out as
  open round the clock;
* a fallback (`Mo-Fr 09:00-17:00 || "bel"`) loses every day but the first from `intervals()`;
* sun times without coordinates are made up (07:00 and 19:00), and there is no calendar of school holidays.

The library is imported at the first use: it takes about 20 ms.
"""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .model import DAY_MINUTES, Span

if TYPE_CHECKING:
    from opening_hours import OpeningHours

LONGEST_TEXT = 1000  # characters; longer is not a timetable

_QUOTED = re.compile(r'"[^"]*"')
_NOT_OURS = re.compile(r'\|\||,\s*""|\b(?:SH|sunrise|sunset|dawn|dusk)\b')
_RULE_SAYS = re.compile(r"\d:\d\d|24/7|\b(?:off|closed|unknown)\b")
_PH = re.compile(r"\bPH\b(?!\s*[+-]\s*\d+\s*day)")
_ROUND_THE_CLOCK = re.compile(r"(?:24/7|(?:Mo-Su\s+)?00:00-24:00)(?=\s*(?:$|;|off|closed))")
_DATED_RULE = re.compile(
    r"(?P<dates>(?:\d{4}\s+)?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s+\d{1,2}|easter)\b.*?)"
    r"\s+(?P<what>off|closed|\d{1,2}:\d\d.*)"
)


class Spans(NamedTuple):
    """What the text itself says about one day."""

    open: tuple[Span, ...]
    unknown: tuple[Span, ...]


@lru_cache(maxsize=2048)
def tidy(text: str) -> str:
    """The text without what the library trips over: stray spaces, long dashes, a last semicolon."""
    return text.strip().replace("–", "-").replace("—", "-").rstrip("; \n\t")


def rules(text: str) -> list[str]:
    """The rules of a tidy text with every comment emptied, in order."""
    return [rule.strip() for rule in _QUOTED.sub('""', text).split(";")]


@lru_cache(maxsize=2048)
def parsed(text: str) -> "OpeningHours | None":
    """The parsed tidy text with the Dutch calendar, or None when it cannot be read or not be trusted."""
    if len(text) > LONGEST_TEXT:
        return None
    parts = rules(text)
    if any(_NOT_OURS.search(rule) or not _RULE_SAYS.search(rule) for rule in parts):
        return None
    return _parse(text)


def _parse(text: str) -> "OpeningHours | None":
    from opening_hours import OpeningHours

    try:
        return OpeningHours(text, country="NL", auto_country=False, auto_timezone=False)
    except Exception:  # the library's ParserError is not exported; whatever it is, the text is unreadable
        return None


@lru_cache(maxsize=2048)
def has_holiday_rule(text: str) -> bool:
    """Does the tidy text say what happens on public holidays? Open round the clock counts."""
    parts = rules(text)
    return any(_PH.search(rule) for rule in parts) or bool(_ROUND_THE_CLOCK.match(parts[0]))


@lru_cache(maxsize=2048)
def only_holidays(text: str) -> bool:
    """Is the tidy text about public holidays and nothing else ("PH off")?"""
    return all(re.match(r"PH\b(?!\s*,)", rule) for rule in rules(text))


@lru_cache(maxsize=2048)
def names_date(text: str, day: date) -> bool:
    """Does a rule of the tidy text name this very date ("Apr 27 off", "Dec 24-26 off", "Dec 31 09:00-12:00")?

    A long range with times is a season, not an exception, and does not count.
    """
    for rule in rules(text):
        found = _DATED_RULE.fullmatch(rule)
        if found is None:
            continue
        single = "-" not in re.sub(r"-\s*\d+ days?", "", found["dates"])  # "easter -2 days" is one date
        if ":" in found["what"] and not single:
            continue
        dates = _parse(found["dates"])
        if dates is not None and dates.is_open(datetime.combine(day, time(12))):
            return True
    return False


@lru_cache(maxsize=16384)
def week_spans(text: str, monday: date) -> tuple[Spans, ...] | None:
    """What a tidy text says about the seven days from `monday`; None when it cannot be read.

    A span belongs to the day on which it starts, when it lasts 24 hours at most; what is open for longer
    is cut at each midnight.
    """
    hours = parsed(text)
    if hours is None:
        return None
    first = datetime.combine(monday, time())
    found: dict[str, list[list[Span]]] = {"open": [[] for _ in range(7)], "unknown": [[] for _ in range(7)]}
    runs: list[tuple[str, int, int]] = []
    # A day more at both sides shows whether a span at the edge is longer than 24 hours.
    for begin, end, state, _comment in hours.intervals(first - timedelta(1), first + timedelta(9)):
        kind, start, stop = str(state), _minutes(begin - first), _minutes(end - first)
        if runs and runs[-1][0] == kind and runs[-1][2] == start:  # the comment changed, the state did not
            start = runs.pop()[1]
        runs.append((kind, start, stop))
    for kind, start, stop in runs:
        days = found.get(kind)
        if days is None:
            continue
        whole = stop - start <= DAY_MINUTES
        while start < stop:
            number = start // DAY_MINUTES
            cut = stop if whole else min(stop, (number + 1) * DAY_MINUTES)
            if 0 <= number < 7:
                base = number * DAY_MINUTES
                days[number].append(Span(start - base, cut - base))
            start = cut
    return tuple(Spans(tuple(found["open"][i]), tuple(found["unknown"][i])) for i in range(7))


def day_spans(text: str, day: date) -> Spans | None:
    """As week_spans, for one day."""
    number = day.weekday()
    week = week_spans(text, day - timedelta(number))
    return None if week is None else week[number]


def _minutes(length: timedelta) -> int:
    return length.days * DAY_MINUTES + length.seconds // 60
