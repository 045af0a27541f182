"""Days, times and lists of names in Dutch, for papers that are in Dutch only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from printing import hours_words

_LANGUAGE = "nl"


def long_day(day: date) -> str:
    """ "donderdag 26 november 2026"."""
    words = hours_words.WORDS[_LANGUAGE]
    return f"{words.days[day.weekday()]} {day_words(day)}"


def day_words(day: date) -> str:
    """ "26 november 2026"."""
    return f"{day.day} {hours_words.WORDS[_LANGUAGE].months[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """ "26-11-2026"."""
    return f"{day.day}-{day.month}-{day.year}"


def clock(moment: time) -> str:
    """ "9.00"."""
    return f"{moment.hour}.{moment.minute:02d}"


def together(names: Sequence[str], word: str = "en") -> str:
    """ "a, b en c"."""
    shown = [name for name in names if name]
    return f" {word} ".join((", ".join(shown[:-1]), shown[-1])) if len(shown) > 1 else "".join(shown)
