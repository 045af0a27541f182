"""The part of the OSM syntax that fits in one week, as a table: for the edit form and for paper."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from . import osm
from .model import DAY_MINUTES, Span

Spans = tuple[Span, ...]
CODES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
WHOLE_DAY: Spans = (Span(0, DAY_MINUTES),)
NTH = (1, 2, 3, 4, 5, -1)  # first to fifth and last of the month


@dataclass(frozen=True)
class Weekly:
    """Hours that fit in one week.

    `days`: Monday to Sunday, empty when closed. `holidays`: None when nothing is said about public holidays.
    `nth`: (weekday, which of the month with -1 for the last, spans), for days that have no weekly hours.
    """

    days: tuple[Spans, ...]
    holidays: Spans | None = None
    nth: tuple[tuple[int, tuple[int, ...], Spans], ...] = ()

    @property
    def always(self) -> bool:
        """Open day and night, the whole week."""
        return all(spans == WHOLE_DAY for spans in self.days)


def grouped(days: Sequence[Spans]) -> list[tuple[tuple[int, ...], Spans]]:
    """Weekday numbers with the same hours together, in order of their first day; closed days left out."""
    groups: dict[Spans, list[int]] = {}
    for number, spans in enumerate(days):
        if spans:
            groups.setdefault(spans, []).append(number)
    return [(tuple(numbers), spans) for spans, numbers in groups.items()]


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Consecutive weekday numbers as (first, last); two in a row stay apart, as people say them."""
    result: list[tuple[int, int]] = []
    for number in numbers:
        if result and result[-1][1] == number - 1:
            result[-1] = (result[-1][0], number)
        else:
            result.append((number, number))
    apart: list[tuple[int, int]] = []
    for first, last in result:
        apart.extend([(first, first), (last, last)] if last - first == 1 else [(first, last)])
    return apart


def to_osm(hours: Weekly) -> str:
    """The canonical OSM text."""
    if hours.always and hours.holidays == WHOLE_DAY:
        return "24/7"
    if hours.always and hours.holidays == ():
        return "24/7; PH off"
    parts = []
    for numbers, spans in grouped(hours.days):
        days = ",".join(CODES[a] if a == b else f"{CODES[a]}-{CODES[b]}" for a, b in runs(numbers))
        parts.append(f"{days} {_osm_times(spans)}")
    for number, which, spans in hours.nth:
        parts.append(f"{CODES[number]}[{','.join(map(str, which))}] {_osm_times(spans)}")
    if hours.holidays is not None:
        parts.append(f"PH {_osm_times(hours.holidays)}" if hours.holidays else "PH off")
    return "; ".join(parts)


_CLOCK = r"\d{1,2}:\d\d-\d{1,2}:\d\d"
_RULE = re.compile(rf"(?:(?P<days>[A-Z][\w,\[\]-]*)\s+)?(?P<times>{_CLOCK}(?:,\s*{_CLOCK})*|off|closed)")
_DAYS = re.compile(r"(?P<first>[A-Z][a-z])(?:-(?P<last>[A-Z][a-z])|\[(?P<nth>-?\d(?:,-?\d)*)\])?|(?P<ph>PH)")


@lru_cache(maxsize=2048)
def weekly(text: str) -> Weekly | None:
    """OSM text as one week, or None when there is more to it (months, dates, comments, unreadable)."""
    tidied = osm.tidy(text)
    if osm.parsed(tidied) is None:
        return None
    table = Table()
    for number, rule in enumerate(tidied.split(";")):
        rule = rule.strip()
        if rule == "24/7" and number == 0:
            table.days, table.holidays = [WHOLE_DAY] * 7, WHOLE_DAY
            continue
        found = _RULE.fullmatch(rule)
        if found is None:
            return None
        spans = _read_osm_times(found["times"])
        for item in re.split(r",(?![^\[]*\])", found["days"] or "Mo-Su"):
            if not table.replace(item, spans):
                return None
    return table.result()


@dataclass
class Table:
    """A week while it is being read."""

    days: list[Spans] = field(default_factory=lambda: [()] * 7)
    holidays: Spans | None = None
    nth: list[tuple[int, tuple[int, ...], Spans]] = field(default_factory=list)

    def replace(self, item: str, spans: Spans) -> bool:
        """Give the days of one item ("Mo-Fr", "Tu[1,3]", "PH") these spans; False when not understood."""
        found = _DAYS.fullmatch(item)
        if found is None:
            return False
        if found["ph"]:
            self.holidays = spans
            return True
        if found["first"] not in CODES or (found["last"] or "Mo") not in CODES:
            return False
        first = CODES.index(found["first"])
        if found["nth"]:
            which = tuple(int(n) for n in found["nth"].split(","))
            self.nth.append((first, which, spans))
            return bool(spans) and all(n in NTH for n in which)
        for number in between(first, CODES.index(found["last"] or found["first"])):
            self.days[number] = spans
        return True

    def result(self) -> Weekly | None:
        numbers = [number for number, _, _ in self.nth]
        if len(set(numbers)) < len(numbers) or any(self.days[number] for number in numbers):
            return None  # weekly and monthly on one day: which rule wins is not for a table
        if not any(self.days) and not numbers and not self.holidays:
            return None
        return Weekly(tuple(self.days), self.holidays, tuple(sorted(self.nth)))


def between(first: int, last: int) -> list[int]:
    """Weekday numbers from first to last, over Sunday when need be."""
    return [(first + i) % 7 for i in range((last - first) % 7 + 1)]


def _read_osm_times(times: str) -> Spans:
    result = []
    for part in times.split(",") if times[0].isdigit() else ():
        hours = [int(n) for n in re.findall(r"\d+", part)]
        result.append(span_of(hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]))
    return tuple(sorted(result))


def span_of(start: int, end: int) -> Span:
    """The span between two minutes of the day; an end that is not later is of the day after."""
    return Span(start, end if end > start else end + DAY_MINUTES)


def _osm_times(spans: Spans) -> str:
    return ",".join(f"{clock(a, ':', 2)}-{clock(b if b <= DAY_MINUTES else b - DAY_MINUTES, ':', 2)}" for a, b in spans)


def clock(minutes: int, separator: str, digits: int) -> str:
    """Minutes of the day as a time: `clock(570, ".", 1)` is "9.30"."""
    hours, rest = divmod(minutes, 60)
    return f"{hours:0{digits}d}{separator}{rest:02d}"
