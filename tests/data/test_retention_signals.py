"""The wis-klok of a signal: reopening pauses it, late news brings two weeks, open for long asks for a reason."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from data.desk.records import SealedInfo
from data.desk.signals.kinds import Feedback, Outcome, Reminder, Status, Wish
from data.desk.signals.term import after_news, latest_renewal, months_later, must_be_renewed, open_until
from data.desk.visits.day import InloopDay
from data.errors import Code
from data.retention import Terms, erase_due, erasure_date
from tests.data.deskhouse import code
from tests.data.inloop import rows
from tests.data.meetinghouse import MONDAY, Table, make_table, person

TERM = timedelta(days=90)
DAY = date(2026, 11, 23)


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return make_table(tmp_path / "data")


@pytest.mark.parametrize(("after", "more"), [(0, 0), (82, 0), (83, 14), (89, 14), (90, 14), (95, 14)])
def test_news_counts_in_the_last_seven_days(after: int, more: int) -> None:
    assert after_news(DAY, DAY + timedelta(days=after), TERM) == DAY + timedelta(days=more)
    assert after_news(None, DAY, TERM) is None


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 5, 31), 6, date(2026, 11, 30)),
    ],
)
def test_months(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected


def test_half_a_year_and_what_a_renewal_said() -> None:
    assert open_until(DAY) == date(2027, 5, 23)
    assert not must_be_renewed(DAY, None, date(2027, 5, 23))
    assert must_be_renewed(DAY, None, date(2027, 5, 24))
    assert not must_be_renewed(DAY, date(2027, 9, 1), date(2027, 5, 24))
    assert must_be_renewed(DAY, date(2027, 9, 1), date(2027, 9, 2))
    assert latest_renewal(DAY) == date(2027, 5, 23)


def _closed(table: Table) -> str:
    with table.duty() as duty:
        (sent,) = table.send(duty, person())
    with table.reader() as reader:
        table.week.inform(reader, sent.id, MONDAY.date())
        table.week.close(reader, sent.id, Outcome.KNOWN, Feedback.KNOWN)
    return sent.id


def _left(table: Table) -> int:
    with table.duty() as duty:
        erase_due(duty, table.clock())
        return int(rows(duty, "SELECT count(*) FROM signal")[0][0])


def test_a_closed_signal_goes_on_its_day_and_leaves_a_stone(table: Table) -> None:
    key = _closed(table)
    table.clock.forward(days=89)
    assert _left(table) == 1
    table.clock.forward(days=1)
    assert _left(table) == 0
    with table.duty() as duty:
        assert rows(duty, "SELECT id, kind, reason FROM tombstone") == [(key, "signal", "term")]
        assert table.desk.passed(duty) == ()


def test_reopening_stands_still_and_closing_begins_anew(table: Table) -> None:
    key = _closed(table)
    table.clock.forward(days=80)
    with table.reader() as reader:
        opened = table.week.reopen(reader, key, "Er is weer iets gezien")
        assert (opened.status, opened.closed_on, opened.erased_on) == (Status.TAKEN_UP, None, None)
        assert erasure_date(opened) is None
    table.clock.forward(days=60)
    assert _left(table) == 1
    with table.reader() as reader:
        opened = table.week.close(reader, key, Outcome.FAILED, Feedback.FAILED)
        assert erasure_date(opened) == table.clock().date() + TERM
        (line,) = table.week.closed(reader)
        assert erasure_date(line) == line.erased_on == opened.erased_on


def test_news_from_the_desk_in_the_last_week_brings_two_weeks(table: Table) -> None:
    key = _closed(table)
    table.clock.forward(days=84)
    with table.duty() as duty:
        table.desk.add_later(duty, uuid4().hex, key, "Vandaag weer gezien")
    table.clock.forward(days=19)
    assert _left(table) == 1
    table.clock.forward(days=1)
    assert _left(table) == 0
    with table.duty() as duty:
        assert rows(duty, "SELECT count(*) FROM sealed_item") == [(0,)]  # what was added went along


def test_open_for_half_a_year_asks_for_a_reason_and_is_never_erased_by_itself(table: Table) -> None:
    with table.duty() as duty:
        (sent,) = table.send(duty, person(wish=Wish.FINE))
    table.clock.forward(days=190)
    assert _left(table) == 1
    with table.reader() as reader:
        (line,) = table.week.inbox(reader).lines
        assert Reminder.RENEW in line.reminders
        until = table.clock().date() + timedelta(days=60)
        assert code(lambda: table.week.renew(reader, sent.id, until, " ")) is Code.VALUE_MISSING
        far = table.clock().date() + timedelta(days=200)
        assert code(lambda: table.week.renew(reader, sent.id, far, "Wacht op bericht")) is Code.VALUE_UNREADABLE
        table.week.renew(reader, sent.id, until, "Wacht op bericht")
        (line,) = table.week.inbox(reader).lines
        assert Reminder.RENEW not in line.reminders


def test_an_offer_goes_after_a_year(table: Table) -> None:
    with table.duty() as duty:
        InloopDay().pass_on_offer(duty, "Ik wil koken", "06")
    with table.reader() as reader:
        (offer,) = table.week.offers(reader)
        assert erasure_date(offer) == MONDAY.date() + timedelta(days=365)
    made = SealedInfo("1", "offer", MONDAY, None)
    assert erasure_date(made) == MONDAY.date() + timedelta(days=365)
    table.clock.forward(days=364)
    with table.duty() as duty:
        assert "offer" not in dict(erase_due(duty, table.clock()).erased)
    table.clock.forward(days=1)
    with table.duty() as duty:
        assert dict(erase_due(duty, table.clock(), Terms()).erased)["offer"] == 1
