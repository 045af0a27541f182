"""The dienst: begun by the clock, closed by its end, made up once; with a clock that is wrong and a PC that slept."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from data import archive, rotation
from data.desk.duty import Duty
from data.desk.queries import shifts as logins
from data.desk.visits.records import (
    AgeGroup,
    FirstTime,
    Measure,
    Outcome,
    Partner,
    Period,
    Professional,
    ShiftKind,
    ShiftPlan,
    Span,
    VisitFields,
    WeekPlan,
)
from data.errors import Code
from tests.data.deskhouse import code
from tests.data.inloop import HOME, MONEY, TUESDAY, Desk, make_desk, rows
from tests.faults.raw_pages import holding

DAY = Period(Span.DAY, TUESDAY.date())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def busy_morning(desk: Desk, duty: Duty) -> None:
    """Three visitors without a question and two visits, an hour long."""
    for _ in range(3):
        desk.day.count_visitor(duty)
    desk.clock.forward(minutes=20)
    desk.day.new_slip(duty, [MONEY, HOME], "ar")
    desk.day.close_visit(duty, VisitFields(first_time=FirstTime.FIRST, age=AgeGroup.OLD))
    desk.clock.forward(minutes=20)
    desk.day.start_visit(duty)
    desk.day.note_signal(duty)
    desk.day.fill_in(duty, VisitFields(language="pl", themes=("gezin",)))
    desk.clock.forward(minutes=20)


def test_begin_takes_the_plan_and_goes_on_with_what_is_open(desk: Desk) -> None:
    with desk.open() as duty:
        desk.begin(duty)
        page = desk.day.day_page(duty)
        assert page is not None
        assert (page.shift.kind, page.shift.name) == (ShiftKind.COFFEE, "Koffieochtend")
        assert page.shift.ends_at == datetime(2026, 11, 24, 12, 0)
        assert page.shift.professionals == (Professional(Partner.POLICE, present=False),)
        here = (Professional(Partner.POLICE, "Erik"), Professional(Partner.HOUSING, "Peter", False, "11.00"))
        assert desk.day.set_professionals(duty, here).professionals == here
        again = desk.day.begin(duty, desk.day.proposed(desk.clock()))
        assert (again.id, again.professionals) == (page.shift.id, here)


def test_who_was_counted_before_the_dienst_was_named_is_in_it(desk: Desk) -> None:
    with desk.open() as duty:
        desk.day.count_visitor(duty)
        desk.begin(duty)
        shift = desk.day.count_visitor(duty).shift
        assert shift is not None
        assert (shift.name, shift.starts_at) == ("Koffieochtend", TUESDAY)
        desk.day.describe(duty, kind=ShiftKind.OPEN, name="Open inloop", ends_at=None)
        desk.begin(duty)
        glance = desk.day.glance(duty)
        assert glance.shift is not None
        assert (glance.visitors, glance.shift.name) == (2, "Open inloop"), "what somebody said of it stays"


def test_the_count_says_when_the_end_is_past(desk: Desk) -> None:
    with desk.open() as duty:
        desk.begin(duty)
        assert not desk.day.glance(duty).past_end
        desk.clock.at = datetime(2026, 11, 24, 12, 0)
        assert desk.day.glance(duty).past_end
        assert desk.day.count_visitor(duty).visitors == 1, "somebody may still come in"
        assert rows(duty, "SELECT count(*) FROM inloop") == [(1,)]


def test_closing_takes_time_language_and_age_from_every_visit(desk: Desk) -> None:
    with desk.open() as duty:
        desk.begin(duty)
        busy_morning(desk, duty)
        done = desk.end(duty)
        assert (done.settled, done.troubles) == (1, ())
        page = desk.day.day_page(duty)
        assert page is not None
        assert page.shift.closed_at == desk.clock.at
        assert [(visit.number, visit.at, visit.fields.age, visit.fields.language) for visit in page.visits] == [
            (2, None, None, None),
            (1, None, None, None),
        ]
        assert page.visits[1].fields.themes == ("geld", "wonen")
        assert page.visits[1].fields.outcome is Outcome.SLIP
        assert page.visits[0].fields.outcome is Outcome.LISTENED, "what was open is closed as it was"
        assert (page.tally.visitors, page.tally.visits, page.tally.slips, page.tally.signals) == (5, 2, 1, 1)
        assert page.themes == (("geld", 1), ("gezin", 1), ("wonen", 1))
        for question in (
            "SELECT count(*) FROM visit WHERE opened_at IS NOT NULL OR age IS NOT NULL OR language IS NOT NULL",
            "SELECT count(*) FROM visit WHERE signal OR called OR number IS NULL",
            "SELECT count(*) FROM visit_service",
            "SELECT count(*) FROM undo_step",
            "SELECT count(*) FROM slip WHERE language IS NOT NULL OR visit_id IS NOT NULL",
            "SELECT count(*) FROM slip WHERE created NOT LIKE '% 00:00:00%'",
        ):
            assert rows(duty, question) == [(0,)], question


def test_the_numbers_are_the_same_before_and_after_closing(desk: Desk) -> None:
    with desk.open() as duty:
        desk.begin(duty)
        busy_morning(desk, duty)
        desk.day.close_visit(duty)
        before = desk.day.numbers(duty, DAY).cells
        desk.end(duty)
        after = dict(desk.day.numbers(duty, DAY).cells)
        assert after.pop(Measure.MINUTES) == {"": 60}, "one volunteer, one hour"
        assert after == before
        assert after[Measure.LANGUAGE] == {"ar": 1, "pl": 1}
        assert after[Measure.AGE] == {AgeGroup.OLD.value: 1}
        assert after[Measure.SHIFTS] == {ShiftKind.COFFEE.value: 1}


def test_two_volunteers_make_two_hours_an_hour_a_buurtwerker_none(desk: Desk) -> None:
    store = desk.house.store()
    people = desk.house.people
    duty = store.unlock(people["Fatma"], "274950", with_person=people["Bert"]).duty
    desk.begin(duty)
    store.unlock(people["Marjan"], "paraplu tractor zondag kaas")
    desk.clock.forward(hours=2.5)
    desk.end(duty)
    assert desk.day.numbers(duty, DAY).volunteer_hours == 5.0
    duty.close()


def test_who_joins_later_is_counted_from_then_on(desk: Desk) -> None:
    store = desk.house.store()
    people = desk.house.people
    duty = store.unlock(people["Fatma"], "274950").duty
    desk.begin(duty)
    desk.clock.forward(hours=1)
    store.unlock(people["Bert"], "839617")
    store.unlock(people["Bert"], "839617")  # and once more: the first time counts
    desk.clock.forward(hours=1.5)
    desk.end(duty)
    assert desk.day.numbers(duty, DAY).volunteer_hours == 4.0  # 2.5 and 1.5
    duty.close()


def test_who_comes_in_again_after_a_crash_was_there_all_the_time(desk: Desk) -> None:
    with desk.open("Fatma") as duty:
        desk.begin(duty)
        desk.clock.forward(hours=1)
    with desk.open("Bert") as duty:
        desk.day.count_visitor(duty)
        desk.clock.forward(hours=1)
        desk.end(duty)
        assert desk.day.numbers(duty, DAY).volunteer_hours == 3.0  # Fatma 2, Bert 1


def test_closing_twice_counts_once(desk: Desk) -> None:
    with desk.open() as duty:
        busy_morning(desk, duty)
        assert desk.end(duty).settled == 1
        first = desk.day.numbers(duty, DAY)
        assert desk.end(duty).settled == 0
        assert desk.day.numbers(duty, DAY) == first


def test_after_closing_only_the_counts_can_be_mended(desk: Desk) -> None:
    with desk.open() as duty:
        busy_morning(desk, duty)
        page = desk.day.day_page(duty)
        assert page is not None
        assert code(lambda: desk.day.correct(duty, page.shift.id, Measure.VISITORS, "", 6)) is Code.SHIFT_OPEN
        desk.end(duty)
        assert code(lambda: desk.day.edit_visit(duty, page.visits[0].id, VisitFields())) is Code.VISIT_SETTLED
        assert code(lambda: desk.day.delete_visit(duty, page.visits[0].id)) is Code.VISIT_SETTLED
        assert desk.day.undo(duty) is None
        desk.day.correct(duty, page.shift.id, Measure.VISITORS, "", 6)
        desk.day.correct(duty, page.shift.id, Measure.THEME, "geld", 0)
        desk.day.correct(duty, page.shift.id, Measure.AGE, AgeGroup.MIDDLE.value, 2)
        mended = desk.day.shift_counts(duty, page.shift.id)
        assert (mended.of(Measure.VISITORS), mended.of(Measure.THEME, "geld")) == (6, 0)
        assert mended.of(Measure.AGE, AgeGroup.MIDDLE.value) == 2
        after = desk.day.day_page(duty, page.shift.id)
        assert after is not None
        assert after.tally.visitors == 6


def test_a_forgotten_dienst_counts_as_closed_at_its_end_and_is_made_up_at_the_next_unlock(desk: Desk) -> None:
    with desk.open() as duty:
        desk.begin(duty)
        busy_morning(desk, duty)
        shift_id = duty.shift_id
    desk.clock.forward(days=2)
    with desk.open("Bert") as duty:
        page = desk.day.day_page(duty)
        assert page is not None
        assert page.shift.closed_at == datetime(2026, 11, 24, 12, 0)
        assert all(visit.at is None for visit in page.visits)
        assert desk.day.numbers(duty, DAY).volunteer_hours == 2.5
        broken = next(login for login in logins(duty) if login.id == shift_id)
        assert broken.closed_at == datetime(2026, 11, 24, 12, 0)
        assert desk.day.glance(duty).shift is None


def test_a_forgotten_dienst_without_a_planned_end_is_closed_at_the_last_visit(desk: Desk) -> None:
    with desk.open() as duty:
        desk.day.count_visitor(duty)
        desk.clock.forward(minutes=40)
        desk.day.count_visitor(duty)
    desk.clock.forward(days=1)
    with desk.open() as duty:
        page = desk.day.day_page(duty)
        assert page is not None
        assert page.shift.closed_at == TUESDAY + timedelta(minutes=40)


def test_the_pc_slept_until_the_next_day(desk: Desk) -> None:
    with desk.open() as duty:
        desk.begin(duty)
        desk.day.start_visit(duty)
        desk.clock.at = datetime(2026, 11, 25, 9, 0)
        glance = desk.day.count_visitor(duty)
        assert (glance.visitors, glance.visit) == (1, None), "a new dienst, nothing of yesterday in it"
        assert glance.shift is not None
        assert glance.shift.day == date(2026, 11, 25)
        assert desk.end(duty).settled == 2
        assert desk.day.numbers(duty, DAY).of(Measure.VISITORS) == 1
        assert rows(duty, "SELECT closed_at FROM inloop WHERE day = '2026-11-24'") == [("2026-11-24 12:00:00.000000",)]


def test_a_dienst_over_midnight_is_of_the_day_it_began(desk: Desk) -> None:
    late = ShiftPlan(ShiftKind.OTHER, "Avondinloop", 1, "21:00", "01:00")
    desk.day = type(desk.day)(lambda: WeekPlan((late,)))
    desk.clock.at = datetime(2026, 11, 24, 21, 0)
    with desk.open() as duty:
        desk.begin(duty)
        desk.day.count_visitor(duty)
        desk.clock.at = datetime(2026, 11, 25, 0, 30)
        glance = desk.day.start_visit(duty)
        assert (glance.visitors, glance.past_end) == (2, False)
        assert desk.day.proposed(desk.clock()) is not None
        desk.end(duty)
        assert desk.day.numbers(duty, DAY).of(Measure.VISITORS) == 2
        assert desk.day.numbers(duty, Period(Span.DAY, date(2026, 11, 25))).cells == {}


@pytest.mark.parametrize("back", [timedelta(hours=3), timedelta(days=400)])
def test_a_clock_that_is_set_back_loses_and_erases_nothing(desk: Desk, back: timedelta) -> None:
    with desk.open() as duty:
        desk.begin(duty)
        desk.day.count_visitor(duty)
        desk.clock.at -= back
        assert desk.day.start_visit(duty).visitors == 2
        page = desk.day.day_page(duty)
        assert page is not None
        assert [visit.at for visit in page.visits] == [TUESDAY, TUESDAY], "never before the dienst began"
    with desk.open() as duty:
        assert desk.day.glance(duty).visitors == 2
        desk.end(duty)
        page = desk.day.day_page(duty)
        assert page is not None
        assert page.shift.closed_at == page.shift.opened_at
        assert desk.day.numbers(duty, DAY).of(Measure.VISITORS) == 2
        assert desk.day.numbers(duty, DAY).of(Measure.MINUTES) == 0


def test_a_login_for_something_else_is_no_dienst(desk: Desk) -> None:
    with desk.open() as duty:
        desk.day.count_visitor(duty)
        desk.day.undo(duty)
        desk.end(duty)
        assert rows(duty, "SELECT count(*) FROM inloop") == [(0,)]


def test_a_planned_dienst_without_visitors_is_one(desk: Desk) -> None:
    with desk.open() as duty:
        desk.begin(duty)
        desk.end(duty)
        assert desk.day.numbers(duty, DAY).of(Measure.SHIFTS, ShiftKind.COFFEE.value) == 1


def test_the_day_before_can_be_looked_up(desk: Desk) -> None:
    for _ in range(2):
        with desk.open() as duty:
            desk.begin(duty)
            desk.day.count_visitor(duty)
            desk.end(duty)
        desk.clock.forward(days=7)
    with desk.open() as duty:
        desk.begin(duty)
        today = desk.day.day_page(duty)
        assert today is not None
        assert today.later is None
        assert today.earlier is not None
        before = desk.day.day_page(duty, today.earlier)
        assert before is not None
        assert (before.tally.visitors, before.later) == (1, today.shift.id)
        assert code(lambda: desk.day.day_page(duty, "weg")) is Code.RECORD_UNKNOWN


def test_no_time_language_or_age_is_left_in_any_page_or_backup(desk: Desk, tmp_path: Path) -> None:
    with desk.open() as duty:
        key = bytes(duty.session.key)
        desk.begin(duty)
        desk.clock.forward(minutes=7, seconds=13)
        stamp = f"{desk.clock.at:%Y-%m-%d %H:%M:%S}".encode()
        desk.day.count_visitor(duty)
        desk.clock.forward(minutes=7, seconds=13)
        desk.day.start_visit(duty)
        for _ in range(30):
            desk.day.fill_in(duty, VisitFields(language="qaa", age=AgeGroup.OLD))
        store = desk.house.folder / "desk.db"
        assert holding(store, key, b"65-en-ouderqaa") > 0
        assert holding(store, key, stamp) > 0
        desk.clock.forward(minutes=30)
        desk.end(duty)
        for part in (b"65-en-ouderqaa", stamp):
            assert holding(store, key, part) == 0, part
        ((file, _),) = rotation.listed(desk.house.folder / "backups")
        copy = tmp_path / "copy.db"
        copy.write_bytes(archive.read_part(file, archive.DESK))
        assert holding(copy, key, b"65-en-ouderqaa") + holding(copy, key, stamp) == 0
