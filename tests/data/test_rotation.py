"""Which backups stay: 7 daily, 4 weekly, at most 30 days, and never the last one gone."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from data.rotation import DAILY, MOST_DAYS, WEEKLY, staying

NOW = datetime(2026, 11, 24, 13, 0)
MOMENTS = st.lists(st.timedeltas(timedelta(0), timedelta(days=80)).map(lambda back: NOW - back), min_size=1)


def every_day(days: int) -> list[datetime]:
    return [NOW - timedelta(days=number) for number in range(days)]


def test_seven_days_and_four_weeks_of_a_house_that_is_open_every_day() -> None:
    kept = sorted(staying(every_day(60), NOW), reverse=True)
    assert [(NOW - moment).days for moment in kept] == [0, 1, 2, 3, 4, 5, 6, 9, 16]


def test_a_house_that_is_open_once_a_week_has_a_month_of_them() -> None:
    once_a_week = [NOW - timedelta(weeks=number) for number in range(10)]
    assert sorted((NOW - moment).days for moment in staying(once_a_week, NOW)) == [0, 7, 14, 21, 28]


def test_of_one_day_the_newest_stays() -> None:
    morning, noon = NOW.replace(hour=9), NOW.replace(hour=12)
    assert staying([morning, noon], NOW) == {noon}


def test_after_a_summer_the_last_one_is_still_there() -> None:
    last = NOW - timedelta(days=45)
    assert staying([last, last - timedelta(days=1)], NOW) == {last}


@given(MOMENTS)
def test_whatever_was_made(moments: list[datetime]) -> None:
    stay = staying(moments, NOW)
    assert max(moments) in stay
    assert len(stay) <= DAILY + WEEKLY
    assert all(NOW - moment <= timedelta(days=MOST_DAYS) for moment in stay - {max(moments)})
    assert staying(stay, NOW) == stay, "rotating again changes nothing"
