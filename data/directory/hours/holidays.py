"""Dutch public holidays, worked out here.

The library `holidays` (0.109) is alive and correct for the Netherlands, but importing it took 115 to 195 ms
and 14 MB on disk, for eleven days a year; the calendar inside opening-hours-py leaves out Goede Vrijdag and
Bevrijdingsdag and ends after 2076. So: Easter by the anonymous Gregorian algorithm (Meeus/Jones/Butcher), the
rest counted from it. Which days: article 3 of the Algemene termijnenwet, https://wetten.overheid.nl/BWBR0002448.
"""

from datetime import date, timedelta
from functools import lru_cache

GOOD_FRIDAY = "Goede Vrijdag"
LIBERATION_DAY = "Bevrijdingsdag"

# No general day off in the Netherlands, but many doors are closed: one cannot tell from a rule for
# public holidays alone whether it is meant for these days too.
PERHAPS = frozenset({GOOD_FRIDAY, LIBERATION_DAY})


def easter(year: int) -> date:
    """First day of Easter in the Gregorian calendar."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)


def kings_day(year: int) -> date:
    """27 April, or 26 April when the 27th is a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(1) if day.weekday() == 6 else day


@lru_cache(maxsize=64)
def _holidays(year: int) -> dict[date, str]:
    """All holidays of a year; where two fall together (5 May 2016) the day off wins the name."""
    first = easter(year)
    return {
        date(year, 5, 5): LIBERATION_DAY,
        date(year, 1, 1): "Nieuwjaarsdag",
        first - timedelta(2): GOOD_FRIDAY,
        first: "Eerste Paasdag",
        first + timedelta(1): "Tweede Paasdag",
        kings_day(year): "Koningsdag",
        first + timedelta(39): "Hemelvaartsdag",
        first + timedelta(49): "Eerste Pinksterdag",
        first + timedelta(50): "Tweede Pinksterdag",
        date(year, 12, 25): "Eerste Kerstdag",
        date(year, 12, 26): "Tweede Kerstdag",
    }


def holiday(day: date) -> str | None:
    """Dutch name of the public holiday on `day`, or None.

    Includes Goede Vrijdag and, every year, Bevrijdingsdag (see PERHAPS); Oudjaarsdag is not one.
    """
    return _holidays(day.year).get(day)


def stand_in(day: date) -> date:
    """For one of the PERHAPS days, a nearby day that certainly is a public holiday."""
    if holiday(day) == GOOD_FRIDAY:
        return easter(day.year) + timedelta(1)
    return kings_day(day.year)
