"""Opening hours: every trap that was found, and one answer for badge and week."""

from datetime import date, datetime, time, timedelta

import opening_hours
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.directory.hours import (
    Day,
    Reason,
    Schedule,
    Span,
    State,
    holiday,
    next_day,
    parse_simple,
    status,
    to_simple,
    today,
    week,
)
from data.directory.hours.holidays import PERHAPS, easter

OFFICE = "Mo-Fr 09:00-17:00"
TUESDAY = date(2026, 11, 24)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def rows(*texts: str) -> list[Schedule]:
    return [Schedule(text) for text in texts]


# --- holidays ---


def test_holidays_of_a_year() -> None:
    days = {d: holiday(d) for i in range(365) if holiday(d := date(2026, 1, 1) + timedelta(i))}
    assert {f"{d:%d-%m}": name for d, name in days.items()} == {
        "01-01": "Nieuwjaarsdag",
        "03-04": "Goede Vrijdag",
        "05-04": "Eerste Paasdag",
        "06-04": "Tweede Paasdag",
        "27-04": "Koningsdag",
        "05-05": "Bevrijdingsdag",
        "14-05": "Hemelvaartsdag",
        "24-05": "Eerste Pinksterdag",
        "25-05": "Tweede Pinksterdag",
        "25-12": "Eerste Kerstdag",
        "26-12": "Tweede Kerstdag",
    }


def test_kings_day_moves_off_sunday() -> None:
    assert holiday(date(2025, 4, 26)) == "Koningsdag"
    assert holiday(date(2025, 4, 27)) is None
    assert holiday(date(2026, 4, 27)) == "Koningsdag"


def test_new_years_eve_is_no_holiday() -> None:
    assert holiday(date(2026, 12, 31)) is None


def test_two_holidays_on_one_day_take_the_day_off() -> None:
    assert holiday(date(2016, 5, 5)) == "Hemelvaartsdag"


@pytest.mark.parametrize(
    ("year", "day"),
    [(2000, "04-23"), (2008, "03-23"), (2011, "04-24"), (2026, "04-05"), (2038, "04-25"), (2049, "04-18")],
)
def test_easter(year: int, day: str) -> None:
    assert easter(year) == date.fromisoformat(f"{year}-{day}")


def test_same_days_off_as_the_calendar_of_the_library() -> None:
    """The library answers `PH …` from its own calendar: the two must not drift apart (it ends after 2076)."""
    calendar = opening_hours.OpeningHours("PH 00:00-24:00", country="NL", auto_timezone=False)
    for i in range((date(2077, 1, 1) - date(2024, 1, 1)).days):
        day = date(2024, 1, 1) + timedelta(i)
        ours = holiday(day)
        assert calendar.is_open(datetime.combine(day, time(12))) == (ours is not None and ours not in PERHAPS), day


# --- one moment ---


def test_open_and_closed() -> None:
    found = status(rows(OFFICE), at("2026-11-24 10:00"))
    assert (found.state, found.until, found.opens_at, found.reason) == (
        State.OPEN,
        at("2026-11-24 17:00"),
        None,
        None,
    )
    found = status(rows(OFFICE), at("2026-11-24 08:59:59"))
    assert (found.state, found.opens_at) == (State.CLOSED, at("2026-11-24 09:00"))
    assert status(rows(OFFICE), at("2026-11-24 09:00")).state is State.OPEN
    assert status(rows(OFFICE), at("2026-11-24 16:59:59")).state is State.OPEN
    assert status(rows(OFFICE), at("2026-11-24 17:00")).opens_at == at("2026-11-25 09:00")
    assert status(rows(OFFICE), at("2026-11-27 18:00")).opens_at == at("2026-11-30 09:00")


def test_day_and_night() -> None:
    found = status(rows("24/7"), at("2026-11-24 03:00"))
    assert (found.state, found.until) == (State.OPEN, None)
    assert week(rows("24/7"), TUESDAY)[0].spans == (Span(0, 1440),)


@pytest.mark.parametrize("schedules", [[], rows(""), rows("  "), rows('"op afspraak"')])
def test_no_hours(schedules: list[Schedule]) -> None:
    found = status(schedules, at("2026-11-24 10:00"))
    assert (found.state, found.reason) == (State.UNKNOWN, Reason.NO_HOURS)
    assert today(schedules, at("2026-11-24 10:00")).state is State.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "banaan",
        "ma-vr 9-17",
        "Mo 9.00-12.00",
        "Mo 25:00-26:00",
        "\x00",
        "Mo" * 5000,
        "Mo-Fr",  # the library: open round the clock
        "open",
        'Mo-Fr "bel"',  # idem
        'Mo-Fr 10:00-12:00; "dicht bij ziekte"',  # idem
        'Mo-Fr 10:00-12:00, "dicht bij ziekte"',
        'Mo-Fr 09:00-17:00 || "bel"',  # the library loses every day but the first
        "Mo sunrise-sunset",  # made up without coordinates
        "Mo-Fr 09:00-17:00; SH off",  # there is no calendar of school holidays
    ],
)
def test_unreadable(text: str) -> None:
    found = status(rows(text), at("2026-11-25 03:00"))
    assert (found.state, found.reason) == (State.UNKNOWN, Reason.UNREADABLE)


@given(st.text(max_size=60) | st.lists(st.sampled_from(
    ["Mo", "Tu-Fr", "PH", "SH", "off", "09:00-17:00", ",", ";", "||", "week 1-53/2", "[1]", "easter", "24/7",
     "unknown", '"x"', "22:00-02:00", "Feb 29", "2026", "-", "Apr 27"]
), max_size=8).map(" ".join))  # fmt: skip
def test_no_text_raises(text: str) -> None:
    for moment in (at("2026-04-27 10:00"), at("2026-05-05 23:30"), at("2026-12-31 23:59")):
        assert isinstance(status(rows(text, "PH off"), moment).state, State)
    week(rows(text), TUESDAY)
    parse_simple(text)
    to_simple(text)


def test_a_comment_beside_times_is_fine_and_so_is_a_last_semicolon() -> None:
    assert status(rows('Mo-Fr 09:00-17:00 "bel aan";'), at("2026-11-24 10:00")).state is State.OPEN
    assert status(rows("Mo-Fr 09:00–17:00"), at("2026-11-24 10:00")).state is State.OPEN


def test_text_that_says_unknown() -> None:
    found = status(rows("Mo-Fr 09:00-17:00 unknown"), at("2026-11-24 10:00"))
    assert (found.state, found.reason) == (State.UNKNOWN, Reason.NO_HOURS)
    assert status(rows("Mo-Fr 09:00-17:00 unknown"), at("2026-11-24 20:00")).state is State.CLOSED


# --- holidays against the hours ---


def test_kings_day_without_a_rule_is_unknown() -> None:
    for moment in ("2026-04-27 10:00", "2026-04-27 20:00"):
        found = status(rows(OFFICE), at(moment))
        assert (found.state, found.reason) == (State.UNKNOWN, Reason.HOLIDAY)
        assert found.opens_at == at("2026-04-28 09:00")
    day = today(rows(OFFICE), at("2026-04-27 10:00"))
    assert day == Day(date(2026, 4, 27), State.UNKNOWN, (), "Koningsdag", Reason.HOLIDAY)


def test_kings_day_with_a_rule_is_certain() -> None:
    assert status(rows(OFFICE + "; PH off"), at("2026-04-27 10:00")).state is State.CLOSED
    found = status(rows(OFFICE + "; PH 10:00-12:00"), at("2026-04-27 11:00"))
    assert (found.state, found.until) == (State.OPEN, at("2026-04-27 12:00"))
    assert status(rows("Mo-Su,PH 09:00-17:00"), at("2026-04-27 16:00")).state is State.OPEN


@pytest.mark.parametrize("text", ["24/7", "Mo-Su 00:00-24:00", "00:00-24:00"])
def test_round_the_clock_is_open_on_holidays(text: str) -> None:
    for moment in ("2026-04-27 10:00", "2026-12-25 04:00", "2026-05-05 10:00", "2026-04-03 10:00"):
        assert status(rows(text), at(moment)).state is State.OPEN


def test_a_weekday_without_hours_stays_closed_on_a_holiday() -> None:
    assert status(rows(OFFICE), at("2026-04-05 10:00")).state is State.CLOSED  # Easter Sunday
    assert status(rows("Tu 09:00-12:00"), at("2026-04-27 10:00")).state is State.CLOSED  # a Monday


@pytest.mark.parametrize("moment", ["2026-04-03 10:00", "2026-05-05 10:00"])
def test_good_friday_and_liberation_day_are_perhaps_a_holiday(moment: str) -> None:
    assert status(rows(OFFICE), at(moment)).reason is Reason.HOLIDAY
    assert status(rows(OFFICE + "; PH off"), at(moment)).reason is Reason.HOLIDAY
    assert status(rows("Mo-Su,PH 09:00-17:00"), at(moment)).state is State.OPEN
    assert status(rows(OFFICE + "; PH off"), at(moment[:11] + "20:00")).state is State.CLOSED
    both = rows(OFFICE + "; PH 09:00-12:00")
    assert status(both, at(moment)).until == at(moment[:11] + "12:00")
    assert status(both, at(moment[:11] + "13:00")).reason is Reason.HOLIDAY


def test_a_rule_that_names_the_date_is_a_rule() -> None:
    text = OFFICE + "; Apr 27 off; Dec 24-26 off; easter -2 days 09:00-12:00"
    assert status(rows(text), at("2026-04-27 10:00")).state is State.CLOSED
    assert status(rows(text), at("2026-12-25 10:00")).state is State.CLOSED
    assert status(rows(text), at("2026-04-03 10:00")).state is State.OPEN
    assert status(rows(text), at("2026-05-14 10:00")).reason is Reason.HOLIDAY
    season = "Jan 1-Jun 30 Mo-Fr 09:00-17:00; Jul 1-Dec 31 Mo-Fr 09:00-12:00"
    assert status(rows(season), at("2026-04-27 10:00")).reason is Reason.HOLIDAY


def test_a_row_about_holidays_speaks_for_the_other_rows() -> None:
    schedules = rows("Mo-Fr 09:00-17:00", "PH off")
    assert status(schedules, at("2026-04-27 10:00")).state is State.CLOSED
    assert status(schedules, at("2026-05-05 10:00")).reason is Reason.HOLIDAY
    assert status(schedules, at("2026-11-24 10:00")).state is State.OPEN


# --- several rows ---


def test_open_in_one_row_is_open() -> None:
    assert status(rows("banaan", OFFICE), at("2026-11-24 10:00")).state is State.OPEN
    assert status(rows("Mo 09:00-12:00", "Tu 09:00-12:00"), at("2026-11-24 10:00")).state is State.OPEN


def test_unknown_in_one_row_is_never_closed() -> None:
    found = status(rows(OFFICE, "banaan"), at("2026-11-24 20:00"))
    assert (found.state, found.reason) == (State.UNKNOWN, Reason.UNREADABLE)
    assert found.opens_at == at("2026-11-25 09:00")


def test_also_by_appointment_does_not_blur_the_hours() -> None:
    schedules = [Schedule(OFFICE), Schedule("", by_appointment=True)]
    assert status(schedules, at("2026-11-24 20:00")).state is State.CLOSED
    assert status(schedules[1:], at("2026-11-24 20:00")).reason is Reason.NO_HOURS


def test_rows_that_meet_are_one_open_time() -> None:
    schedules = rows("Tu 09:00-12:00", "Tu 12:00-17:00", "Tu 11:00-13:00")
    assert status(schedules, at("2026-11-24 10:00")).until == at("2026-11-24 17:00")
    assert today(schedules, at("2026-11-24 10:00")).spans == (Span(540, 1020),)


# --- validity and closures ---


def test_out_of_date() -> None:
    old = Schedule(OFFICE, valid_to=date(2026, 11, 23))
    assert status([old], at("2026-11-23 10:00")).state is State.OPEN
    found = status([old], at("2026-11-24 10:00"))
    assert (found.state, found.reason) == (State.UNKNOWN, Reason.OUT_OF_DATE)
    new = Schedule(OFFICE, valid_from=date(2026, 12, 1))
    assert status([old, new], at("2026-11-24 10:00")).opens_at == at("2026-12-01 09:00")
    assert status([old, Schedule("Mo 09:00-10:00")], at("2026-11-24 10:00")).state is State.CLOSED


def test_closed_for_a_while() -> None:
    schedules = [Schedule(OFFICE, closed_from=date(2026, 12, 22), closed_to=date(2027, 1, 5))]
    assert status(schedules, at("2026-12-21 10:00")).state is State.OPEN
    for moment in ("2026-12-22 10:00", "2027-01-05 10:00"):
        found = status(schedules, at(moment))
        assert (found.state, found.reason) == (State.CLOSED, Reason.TEMPORARILY_CLOSED)
        assert found.opens_at == at("2027-01-06 09:00")
    assert status(schedules, at("2027-01-06 10:00")).state is State.OPEN
    assert status(schedules, at("2026-12-21 18:00")).opens_at == at("2027-01-06 09:00")


def test_closed_until_further_notice() -> None:
    found = status([Schedule(OFFICE, closed_from=date(2026, 11, 1))], at("2026-11-24 10:00"))
    assert (found.state, found.opens_at, found.reason) == (State.CLOSED, None, Reason.TEMPORARILY_CLOSED)


def test_a_closure_without_hours_closes_the_record() -> None:
    schedules = [Schedule(OFFICE), Schedule("", closed_from=date(2026, 11, 23), closed_to=date(2026, 11, 27))]
    assert status(schedules, at("2026-11-24 10:00")).reason is Reason.TEMPORARILY_CLOSED
    assert status(schedules, at("2026-11-24 10:00")).opens_at == at("2026-11-30 09:00")
    assert status(schedules, at("2026-11-30 20:00")).state is State.CLOSED


# --- rhythm ---


def test_fortnight_over_three_new_years() -> None:
    """2026 has 53 ISO weeks: that is where `week 2-52/2` jumps."""
    schedules = [Schedule("Tu 09:30-12:00", interval=2, dtstart=TUESDAY)]
    for i in range(3 * 366):
        day = TUESDAY + timedelta(i)
        expected = State.OPEN if i % 14 == 0 else State.CLOSED
        if holiday(day) is None:
            assert status(schedules, datetime.combine(day, time(10))).state is expected, day
    assert status(schedules, at("2026-12-22 13:00")).opens_at == at("2027-01-05 09:30")


def test_fortnight_counts_iso_weeks_and_starts_at_dtstart() -> None:
    schedules = [Schedule("Mo,Fr 10:00-12:00", interval=2, dtstart=date(2026, 11, 25))]  # a Wednesday
    open_days = [d.date for i in range(4) for d in week(schedules, date(2026, 11, 23) + timedelta(7 * i)) if d.spans]
    assert open_days == [date(2026, 11, 27), date(2026, 12, 7), date(2026, 12, 11)]
    assert next_day(schedules, date(2026, 1, 1)) == date(2026, 11, 27)


def test_fortnight_counted_from_nowhere_is_unknown_on_its_day_only() -> None:
    schedules = [Schedule("Tu 09:30-12:00", interval=2)]
    assert status(schedules, at("2026-11-24 10:00")).reason is Reason.UNREADABLE
    assert status(schedules, at("2026-11-25 10:00")).state is State.CLOSED
    assert status([Schedule(OFFICE, interval=0)], at("2026-11-24 10:00")).reason is Reason.UNREADABLE


def test_a_holiday_in_the_other_week_is_just_closed() -> None:
    for start, expected in ((date(2026, 4, 13), State.UNKNOWN), (date(2026, 4, 20), State.CLOSED)):
        schedules = [Schedule("Mo 10:00-12:00", interval=2, dtstart=start)]
        assert status(schedules, at("2026-04-27 10:00")).state is expected


def test_first_and_last_monday_of_the_month() -> None:
    assert status(rows("Mo[1] 10:00-12:00"), at("2026-11-24 10:00")).opens_at == at("2026-12-07 10:00")
    assert status(rows("Mo[1] 10:00-12:00"), at("2026-12-07 11:00")).state is State.OPEN
    assert status(rows("Mo[1] 10:00-12:00"), at("2026-12-14 11:00")).state is State.CLOSED
    assert status(rows("Mo[-1] 10:00-12:00"), at("2026-11-30 11:00")).state is State.OPEN


# --- midnight, the clock, the calendar ---


def test_past_midnight_belongs_to_the_evening() -> None:
    schedules = rows("Fr 22:00-02:00")
    for moment in ("2026-11-27 23:00", "2026-11-28 01:59"):
        assert status(schedules, at(moment)).until == at("2026-11-28 02:00")
    assert status(schedules, at("2026-11-28 02:00")).opens_at == at("2026-12-04 22:00")
    assert status(schedules, at("2026-11-27 01:00")).state is State.CLOSED
    days = week(schedules, date(2026, 11, 23))
    assert [day.spans for day in days] == [(), (), (), (), (Span(1320, 1560),), (), ()]


def test_past_midnight_from_sunday_into_monday_and_over_new_year() -> None:
    schedules = rows("Th,Su 22:00-02:00")
    assert week(schedules, date(2026, 11, 23))[0].spans == ()
    assert status(schedules, at("2026-11-30 01:00")).state is State.OPEN
    assert status(schedules, at("2027-01-01 01:00")).until == at("2027-01-01 02:00")  # from New Year's Eve


def test_a_whole_weekend_is_cut_at_midnights_but_ends_once() -> None:
    schedules = rows("Mo-Fr 17:00-08:00; Sa,Su 00:00-24:00")
    days = week(schedules, date(2026, 11, 23))
    assert [day.spans for day in days[3:]] == [
        (Span(1020, 1920),),
        (Span(1020, 1440),),
        (Span(0, 1440),),
        (Span(0, 1440),),
    ]
    assert status(schedules, at("2026-11-27 18:00")).until == at("2026-11-30 00:00")


def test_days_on_which_the_clock_changes() -> None:
    """29 March and 25 October 2026: the time on the wall is what counts."""
    schedules = rows("Sa,Su 01:00-10:00")
    for day in ("2026-03-29", "2026-10-25"):
        for hour in ("01:00", "02:30", "03:00", "09:59"):
            assert status(schedules, at(f"{day} {hour}")).until == at(f"{day} 10:00")
        assert status(schedules, at(f"{day} 00:59")).opens_at == at(f"{day} 01:00")
        assert today(schedules, at(f"{day} 12:00")).spans == (Span(60, 600),)
    assert status(rows("Sa 22:00-04:00"), at("2026-10-25 02:30")).until == at("2026-10-25 04:00")


def test_leap_day() -> None:
    assert status(rows(OFFICE), at("2028-02-29 10:00")).state is State.OPEN
    assert status(rows(OFFICE), at("2028-02-28 18:00")).opens_at == at("2028-02-29 09:00")
    assert status(rows("Feb 29 10:00-12:00"), at("2028-02-29 11:00")).state is State.OPEN


def test_year_boundary() -> None:
    found = status(rows(OFFICE + "; PH off"), at("2026-12-31 18:00"))
    assert found.opens_at == at("2027-01-04 09:00")
    days = week(rows(OFFICE), date(2026, 12, 28))
    assert [day.state for day in days][3:5] == [State.OPEN, State.UNKNOWN]
    assert days[4].holiday == "Nieuwjaarsdag"


SOME = ["24/7", OFFICE, OFFICE + "; PH off", "Fr 22:00-02:00", "Mo-Fr 17:00-08:00; Sa,Su 00:00-24:00",
        "Tu,Th 10:00-12:00,22:00-26:00", "Mo[1] 10:00-12:00", "banaan", "",
        "Mo-Su 00:00-09:00; PH 10:00-11:00", "PH off", "Sa 09:00-Su 09:00", "Mo 20:00-44:00"]  # fmt: skip


@given(
    st.lists(st.sampled_from(SOME), max_size=3),
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)),
    st.integers(1, 3),
)
def test_badge_and_week_say_the_same(texts: list[str], now: datetime, interval: int) -> None:
    schedules = [Schedule(text, interval=interval, dtstart=date(2025, 12, 29)) for text in texts]
    minute = now.hour * 60 + now.minute
    before, day = week(schedules, now.date() - timedelta(1))[:2]
    shown = any(s.start <= minute < s.end for s in day.spans) or any(s.end > minute + 1440 for s in before.spans)
    found = status(schedules, now)
    assert (found.state is State.OPEN) == shown
    if found.state is State.OPEN:
        assert found.opens_at is None
        if found.until is not None:
            assert found.until > now
            assert status(schedules, found.until).state is not State.OPEN
            assert status(schedules, found.until - timedelta(minutes=1)).state is State.OPEN
    else:
        assert found.until is None
        assert (found.state is State.UNKNOWN) <= (found.reason is not None)
        if found.opens_at is not None:
            assert found.opens_at > now
            assert status(schedules, found.opens_at).state is State.OPEN
    for shown_day in (before, day):
        assert (shown_day.state is State.OPEN) == bool(shown_day.spans)


@given(st.sampled_from(SOME[:6]), st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)))
def test_the_library_agrees_away_from_holidays(text: str, now: datetime) -> None:
    near = [holiday(now.date() + timedelta(i)) for i in (-1, 0)]
    if near == [None, None]:
        there = opening_hours.OpeningHours(text, country="NL", auto_timezone=False)
        ours = status(rows(text), now).state is State.OPEN
        assert ours == there.is_open(now.replace(second=0, microsecond=0))


# --- what a volunteer types ---


@pytest.mark.parametrize(
    ("typed", "osm"),
    [
        ("ma-vr 9-17", "Mo-Fr 09:00-17:00"),
        ("ma t/m do 9.00-12.30 en 13.30-17.00, vr 9-12", "Mo-Th 09:00-12:30,13:30-17:00; Fr 09:00-12:00"),
        ("di en do 10:00 - 16:00", "Tu,Th 10:00-16:00"),
        ("dag en nacht", "24/7"),
        ("24/7", "24/7"),
        ("dag en nacht, feestdagen dicht", "24/7; PH off"),
        ("Mo-Fr 09:00-17:00; PH off", "Mo-Fr 09:00-17:00; PH off"),
        ("Apr-Sep Mo 10:00-12:00", "Apr-Sep Mo 10:00-12:00"),
        ("  MA-VR  9:00–17:00 uur ", "Mo-Fr 09:00-17:00"),
        ("maandag tot en met vrijdag van 9 tot 17 uur", "Mo-Fr 09:00-17:00"),
        ("ma: 9.00 tot 12.00\ndi: 13u30-17u", "Mo 09:00-12:00; Tu 13:30-17:00"),
        ("werkdagen 8.30-17.00; weekend 10-16", "Mo-Fr 08:30-17:00; Sa,Su 10:00-16:00"),
        ("elke dag 9-17, zo gesloten", "Mo-Sa 09:00-17:00"),
        ("ma-vr 9-17, gesloten op feestdagen", "Mo-Fr 09:00-17:00; PH off"),
        ("ma-vr 9-17, feestdagen 10-12", "Mo-Fr 09:00-17:00; PH 10:00-12:00"),
        ("ma 9-12, ma 13-17", "Mo 09:00-12:00,13:00-17:00"),
        ("ma-vr 9-17, vr 9-12", "Mo-Th 09:00-17:00; Fr 09:00-12:00"),
        ("9-17 ma en wo", "Mo,We 09:00-17:00"),
        ("eerste maandag van de maand 10-12", "Mo[1] 10:00-12:00"),
        ("1e en 3e di van de maand 10.00-12.00 uur", "Tu[1,3] 10:00-12:00"),
        ("laatste vrijdag van de maand 20-1", "Fr[-1] 20:00-01:00"),
        ("vr 22-2", "Fr 22:00-02:00"),
        ("ma 17-24", "Mo 17:00-24:00"),
        ("ma van 17 tot 24 uur, di 17 - 24 uur", "Mo,Tu 17:00-24:00"),
        ("za 24 uur", "Sa 00:00-24:00"),
        ("za-ma 10-12", "Mo,Sa,Su 10:00-12:00"),
    ],
)
def test_parse_simple(typed: str, osm: str) -> None:
    assert parse_simple(typed) == osm
    assert parse_simple(to_simple(osm)) == osm


@pytest.mark.parametrize(
    "typed",
    ["", " ", "morgen", "ma", "ma 9", "9-17", "ma 9-5", "ma 25-26", "ma 9.75-10", "ma 9-9", "ma 9-17, di",
     "zo dicht", "ma 9-12 of 13-17", "ma 9-12 en 11-14", "maart 9-12", "elke twee weken op dinsdag 9-12",
     "week 2-52/2 Tu 10:00-12:00", "Mo-Fr", "SH 10:00-12:00", '"op afspraak"', "ma 9-12 " * 200],
)  # fmt: skip
def test_parse_simple_says_when_it_does_not_understand(typed: str) -> None:
    assert parse_simple(typed) is None


def test_to_simple() -> None:
    assert to_simple("Mo-Th 09:00-12:30,13:30-17:00; Fr 09:00-12:00; PH off") == (
        "ma t/m do 9.00-12.30 en 13.30-17.00, vr 9.00-12.00, feestdagen dicht"
    )
    assert to_simple("24/7") == "dag en nacht"
    assert to_simple("Mo[1] 10:00-12:00") == "eerste ma van de maand 10.00-12.00"
    assert to_simple("Apr-Sep Mo 10:00-12:00") == "Apr-Sep Mo 10:00-12:00"


HALF_HOURS = st.lists(st.integers(0, 48), min_size=2, max_size=4, unique=True).map(sorted)


@given(
    st.lists(st.none() | HALF_HOURS.filter(lambda h: len(h) % 2 == 0), min_size=7, max_size=7),
    st.sampled_from(["", "; PH off", "; PH 10:00-12:00"]),
)
def test_there_and_back(week_hours: list[list[int] | None], holidays: str) -> None:
    names = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    parts = []
    for name, hours in zip(names, week_hours, strict=True):
        if hours:
            spans = zip(hours[::2], hours[1::2], strict=True)
            parts.append(
                f"{name} " + ",".join(f"{a // 2:02d}:{a % 2 * 30:02d}-{b // 2:02d}:{b % 2 * 30:02d}" for a, b in spans)
            )
    if not parts:
        return
    text = "; ".join(parts) + holidays
    short = parse_simple(to_simple(text))
    assert short is not None
    assert parse_simple(to_simple(short)) == short
    for monday in (date(2026, 11, 23), date(2026, 4, 27)):
        assert week(rows(short), monday) == week(rows(text), monday)
