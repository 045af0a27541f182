"""The week plan: weekly, every other week, the first of the month, over midnight, not in school holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from data.desk.visits.day import InloopDay
from data.desk.visits.records import Every, Holiday, Partner, ShiftKind, ShiftPlan, WeekPlan
from data.desk.weekplan import lines_of, next_planned, on_day, plan_of, proposed
from data.errors import Code
from data.settings import SettingsStore
from tests.data.deskhouse import refused

COFFEE = ShiftPlan(ShiftKind.COFFEE, "Koffieochtend", 1, "09:30", "12:00")
FORTNIGHT = ShiftPlan(ShiftKind.OTHER, "Taalcafé", 2, "13:00", "15:00", Every.FORTNIGHT, first=date(2026, 11, 25))
FIRST = ShiftPlan(ShiftKind.OPEN, "", 3, "10:00", "12:00", Every.FIRST, partners=(Partner.POLICE, Partner.HOUSING))
NIGHT = ShiftPlan(ShiftKind.OTHER, "Nacht", 4, "22:00", "02:00")
CHRISTMAS = Holiday(date(2026, 12, 19), date(2027, 1, 3), "kerstvakantie")
PLAN = WeekPlan((COFFEE, FORTNIGHT, FIRST, NIGHT), (CHRISTMAS,))


def days_of(shift: ShiftPlan, plan: WeekPlan, first: date, count: int) -> list[date]:
    """On which of so many days a dienst is."""
    days = (first + timedelta(days=ahead) for ahead in range(count))
    return [day for day in days if any(one.plan == shift for one in on_day(plan, day))]


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        ("2026-11-24 08:29", None),
        ("2026-11-24 08:30", "Koffieochtend"),
        ("2026-11-24 11:59", "Koffieochtend"),
        ("2026-11-24 12:00", None),
        ("2026-11-25 09:45", None),
        ("2026-11-27 23:59", "Nacht"),
        ("2026-11-28 01:59", "Nacht"),
        ("2026-11-28 02:00", None),
    ],
)
def test_the_clock_proposes(moment: str, name: str | None) -> None:
    found = proposed(PLAN, datetime.fromisoformat(moment))
    assert (found.plan.name if found else None) == name


def test_of_two_at_once_the_one_that_began_last() -> None:
    second = replace(COFFEE, name="Spreekuur", start="11:00", end="13:00")
    plan = WeekPlan((COFFEE, second))
    for hour, name in ((10, "Koffieochtend"), (11, "Spreekuur"), (12, "Spreekuur")):
        found = proposed(plan, datetime(2026, 11, 24, hour, 30))
        assert found is not None
        assert found.plan.name == name


def test_every_other_week_counts_from_a_day_also_over_new_year() -> None:
    assert days_of(FORTNIGHT, PLAN, date(2026, 12, 1), 60) == [
        date(2026, 12, 9), date(2026, 12, 23), date(2027, 1, 6), date(2027, 1, 20),
    ]  # fmt: skip
    assert days_of(FORTNIGHT, PLAN, date(2026, 11, 1), 20) == [date(2026, 11, 11)], "also before that day"


def test_the_first_thursday_of_each_month() -> None:
    assert days_of(FIRST, PLAN, date(2026, 9, 1), 122) == [
        date(2026, 9, 3), date(2026, 10, 1), date(2026, 11, 5), date(2026, 12, 3),
    ]  # fmt: skip


def test_school_holidays_are_skipped_only_where_it_was_set() -> None:
    quiet = replace(COFFEE, in_holidays=False)
    plan = WeekPlan((quiet,), (CHRISTMAS,))
    assert days_of(quiet, plan, date(2026, 12, 14), 24) == [date(2026, 12, 15), date(2027, 1, 5)]
    assert len(days_of(COFFEE, PLAN, date(2026, 12, 14), 24)) == 4


def test_the_next_one_for_a_kom_terug_briefje() -> None:
    found = next_planned(WeekPlan((COFFEE,)), datetime(2026, 11, 24, 10, 0))
    assert found is not None
    assert (found.starts_at, found.ends_at) == (datetime(2026, 12, 1, 9, 30), datetime(2026, 12, 1, 12, 0))
    assert next_planned(WeekPlan(), datetime(2026, 11, 24, 10, 0)) is None
    assert InloopDay().proposed(datetime(2026, 11, 24, 10, 0)) is None


def test_the_plan_stands_in_the_settings_and_comes_back_as_it_was(tmp_path: Path) -> None:
    shifts, holidays = lines_of(PLAN)
    SettingsStore(tmp_path).save(week_plan=shifts, school_holidays=holidays)
    read = SettingsStore(tmp_path).current
    assert plan_of(read.week_plan, read.school_holidays) == PLAN
    assert shifts[0] == "koffieochtend;Koffieochtend;2;09:30;12:00;elke-week;;ja;"


def test_a_line_that_somebody_spoiled_costs_only_that_line() -> None:
    shifts, holidays = lines_of(PLAN)
    spoiled = ("", "koffieochtend", shifts[0].replace("09:30", "25:99"), shifts[0].replace(";2;", ";9;"), *shifts)
    assert plan_of(spoiled, ("morgen;nooit;x", *holidays)) == PLAN


@pytest.mark.parametrize(
    ("shift", "field"),
    [
        (replace(COFFEE, start="half tien"), "start"),
        (replace(COFFEE, end="25:00"), "end"),
        (replace(COFFEE, weekday=7), "week_plan"),
        (replace(COFFEE, name="a;b"), "week_plan"),
        (replace(FORTNIGHT, first=None), "day"),
        (replace(FORTNIGHT, first=date(2026, 11, 24)), "day"),
    ],
)
def test_what_cannot_be_planned_is_said(shift: ShiftPlan, field: str) -> None:
    error = refused(lambda: lines_of(WeekPlan((shift,))))
    assert (error.code, error.values) == (Code.VALUE_UNREADABLE, {"field": field})


def test_a_holiday_ends_after_it_begins() -> None:
    error = refused(lambda: lines_of(WeekPlan((), (Holiday(date(2026, 12, 19), date(2026, 12, 18)),))))
    assert error.values == {"field": "until"}
