"""Opening hours as a volunteer types them: "ma t/m do 9.00-12.30 en 13.30-17.00, vr 9-12, feestdagen dicht".

`parse_simple` turns that into OSM syntax and `to_simple` turns it back, both through `Weekly`. What does not
fit in one week (months, dates, comments) stays OSM.

How groups combine: a later group for a day that already has times adds to it ("ma 9-12, ma 13-17"), unless
the times overlap: then it replaces them ("ma-vr 9-17, vr 9-12").
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from . import osm
from .model import DAY_MINUTES, Span
from .weekly import WHOLE_DAY, Spans, Table, Weekly, between, clock, grouped, runs, span_of, to_osm, weekly

SHORT = ("ma", "di", "wo", "do", "vr", "za", "zo")
ORDINALS = {1: "eerste", 2: "tweede", 3: "derde", 4: "vierde", 5: "vijfde", -1: "laatste"}

_LONGEST = 300  # characters a volunteer may type
_NthDay = tuple[int, tuple[int, ...]]  # weekday, which of the month
_DayItem = int | str | _NthDay  # a weekday, "PH", or a day of the month


def parse_simple(text: str) -> str | None:
    """OSM syntax for what a volunteer typed, or None when it cannot be understood.

    Reads Dutch ("di en do 10:00 - 16:00", "dag en nacht", "eerste maandag van de maand 10-12") and passes
    valid OSM that can be trusted. Says nothing about holidays that the text does not say. Never raises.
    """
    if len(text) > _LONGEST:
        return None
    found = _Typed(text).read()
    if found is not None:
        return to_osm(found)
    tidied = osm.tidy(text)
    if re.search(r"week\s*\d+-\d+/", tidied):  # counts from New Year: use `interval` and `dtstart`
        return None
    return tidied if tidied and osm.parsed(tidied) is not None else None


def to_simple(text: str) -> str:
    """OSM syntax as a volunteer would type it; text that does not fit in one week comes back as it is."""
    found = weekly(text)
    if found is None:
        return text.strip()
    if found.always and found.holidays in (WHOLE_DAY, ()):
        parts = ["dag en nacht"]
    else:
        parts = [f"{_day_words(days)} {_typed_times(spans)}" for days, spans in grouped(found.days)]
    for number, which, spans in found.nth:
        words = " en ".join(ORDINALS[n] for n in which)
        parts.append(f"{words} {SHORT[number]} van de maand {_typed_times(spans)}")
    if found.holidays is not None and not (found.always and found.holidays):
        parts.append(f"feestdagen {_typed_times(found.holidays) if found.holidays else 'dicht'}")
    return ", ".join(parts)


def _typed_times(spans: Spans) -> str:
    ends = [(a, b if b <= DAY_MINUTES else b - DAY_MINUTES) for a, b in spans]
    return " en ".join(f"{clock(a, '.', 1)}-{clock(b, '.', 1)}" for a, b in ends)


def _day_words(numbers: Sequence[int]) -> str:
    if len(numbers) == 7:
        return "elke dag"
    words = [SHORT[a] if a == b else f"{SHORT[a]} t/m {SHORT[b]}" for a, b in runs(numbers)]
    return " en ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


_TOKENS = r"""
    (?P<always>dag\ en\ nacht|dag\ \&\ nacht|altijd|24/7|24\s?uur\ (?:per|op\ een)\ dag
        |(?<!-)(?<!-\ )(?<!tot\ )24\s?uur)
  | (?P<daily>(?:elke|iedere)\ dag|alle\ dagen|dagelijks|(?:7|zeven)\ dagen\ per\ week)
  | (?P<work>werkdagen|weekdagen|door\ de\ week|doordeweeks)
  | (?P<weekend>weekend|weekeinde)
  | (?P<holiday>feestdag(?:en)?)
  | (?P<month>van\ (?:de|elke|iedere)\ maand)
  | (?P<nth>(?:[1-5](?:e|ste|de)|eerste|tweede|derde|vierde|vijfde|laatste)(?=\W))
  | (?P<day>(?:ma(?:andag)?|di(?:nsdag)?|wo(?:ensdag)?|do(?:nderdag)?|vr(?:ijdag)?|za(?:terdag)?|zo(?:ndag)?)
        (?:(?<=dag)en)?(?![a-z]))
  | (?P<time>\d{1,2}(?:[.:u]\d\d)?(?!\d)(?:\s?(?:uur|u|h)\b)?)
  | (?P<to>-|\btot\ en\ met\b|\bt/m\b|\bt\.m\.|\btm\b|\btot\b)
  | (?P<closed>\b(?:dicht|gesloten)\b)
  | (?P<and>\ben\b|[,;/&+\n])
  | (?P<skip>\b(?:op|van|om|in|het|de|is|zijn|we|open|geopend|elke|iedere|uur)\b|[:.]|[^\S\n]+)
    """


@lru_cache(maxsize=1)
def _tokens() -> re.Pattern[str]:
    """Compiled at the first use: it takes some milliseconds, which the start can do without."""
    return re.compile(_TOKENS, re.VERBOSE)


class _Typed:
    """Reads one typed text: groups of days and times, in either order."""

    def __init__(self, text: str) -> None:
        self.table = Table()
        self.tokens: list[tuple[str, str]] = []
        self.at = 0
        lowered = re.sub("[–—−]", "-", text.strip().lower())
        lowered = re.sub(r"[^\S\n]+", " ", lowered)
        place = 0
        while place < len(lowered):
            found = _tokens().match(lowered, place)
            if found is None:
                self.tokens = []
                return
            if found.lastgroup is not None and found.lastgroup != "skip":
                self.tokens.append((found.lastgroup, found.group()))
            place = found.end()

    def read(self) -> Weekly | None:
        if not self.tokens:
            return None
        while self.at < len(self.tokens):
            if not self._group():
                return None
            while self._take("and"):
                pass
        return self.table.result()

    def _peek(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead][0] if self.at + ahead < len(self.tokens) else ""

    def _take(self, kind: str) -> str | None:
        if self._peek() != kind:
            return None
        self.at += 1
        return self.tokens[self.at - 1][1]

    def _group(self) -> bool:
        spans = self._times()
        days = self._days()
        if not days:
            if spans == WHOLE_DAY and len(self.tokens) >= 1 and self._alone():
                self.table.days, self.table.holidays = [WHOLE_DAY] * 7, WHOLE_DAY
                return True
            return False
        if spans is None:
            while self._take("and"):
                pass
            spans = self._times()
        if spans is None:
            return False
        return all(self._put(day, spans) for day in days)

    def _alone(self) -> bool:
        """Day and night without days, as the first thing said."""
        return self.tokens[0][0] == "always" and self.at == 1

    def _put(self, day: _DayItem, spans: Spans) -> bool:
        if isinstance(day, str):
            self.table.holidays = spans
        elif isinstance(day, tuple):
            if not spans:
                return False
            self.table.nth.append((*day, spans))
        else:
            old = self.table.days[day]
            overlap = any(a.start < b.end and b.start < a.end for a in old for b in spans)
            self.table.days[day] = spans if overlap or not spans else tuple(sorted(old + spans))
        return True

    def _days(self) -> list[_DayItem]:
        result: list[_DayItem] = []
        while True:
            start = self.at
            while result and self._take("and"):
                pass
            found = self._one_day()
            if not found:
                self.at = start
                return result
            result.extend(found)

    def _one_day(self) -> list[_DayItem]:
        if self._take("daily"):
            return [0, 1, 2, 3, 4, 5, 6]
        if self._take("work"):
            return [0, 1, 2, 3, 4]
        if self._take("weekend"):
            return [5, 6]
        if self._take("holiday"):
            return ["PH"]
        if self._peek() == "nth":
            return self._nth_day()
        word = self._take("day")
        if word is None:
            return []
        first = SHORT.index(word[:2])
        if self._peek() == "to" and self._peek(1) == "day":
            self._take("to")
            last = self._take("day") or word
            return [*between(first, SHORT.index(last[:2]))]
        return [first]

    def _nth_day(self) -> list[_DayItem]:
        which = []
        while (word := self._take("nth")) is not None:
            which.append(next((n for n, name in ORDINALS.items() if name == word), 0) or int(word[0]))
            if self._peek() == "and" and self._peek(1) == "nth":
                self._take("and")
        day = self._take("day")
        if day is None or self._take("month") is None:
            return []
        return [(SHORT.index(day[:2]), tuple(sorted(set(which), key=lambda n: n % 9)))]

    def _times(self) -> Spans | None:
        """Spans, () for closed, None when there are none here (or they make no sense)."""
        if self._take("closed"):
            return ()
        if self._take("always"):
            return WHOLE_DAY
        result: list[Span] = []
        while self._peek() == "time" and self._peek(1) == "to" and self._peek(2) == "time":
            start, end = _minutes(self.tokens[self.at][1]), _minutes(self.tokens[self.at + 2][1])
            if start is None or end is None or start >= DAY_MINUTES or start == end:
                return None
            if end == 0:
                end = DAY_MINUTES
            if end < start < 12 * 60:  # "9-5": past midnight, or five in the afternoon?
                return None
            span = span_of(start, end)
            if any(span.start < other.end and other.start < span.end for other in result):
                return None
            result.append(span)
            self.at += 3
            if self._peek() == "and" and self._peek(1) == "time":
                self.at += 1
        return tuple(sorted(result)) or None


def _minutes(word: str) -> int | None:
    numbers = re.findall(r"\d+", word)
    hours, minutes = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    total = hours * 60 + minutes
    return total if minutes < 60 and total <= DAY_MINUTES else None
