"""Days, times and lists of names in Dutch, for papers that are in Dutch only; the forms are those of Unicode's CLDR."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Literal

from babel.dates import format_date, format_time
from babel.lists import format_list

_DUTCH = "nl"


def long_day(day: date) -> str:
    """ "donderdag 26 november 2026"."""
    return format_date(day, "full", _DUTCH)


def day_words(day: date) -> str:
    """ "26 november 2026"."""
    return format_date(day, "long", _DUTCH)


def short_day(day: date) -> str:
    """ "26-11-2026"."""
    return format_date(day, "d-M-y", _DUTCH)


def clock(moment: time) -> str:
    """ "9.00"."""
    return format_time(moment, "H.mm", locale=_DUTCH)


def together(names: Sequence[str], word: Literal["en", "of"] = "en") -> str:
    """ "a, b en c"."""
    shown = [name for name in names if name]
    return format_list(shown, "or" if word == "of" else "standard", _DUTCH)
