"""What is open longer than six months comes on no agenda before there is a reason for that."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from data.desk.meetings.records import ItemKind, MeetingTable, Refused
from data.errors import Code
from tests.data.deskhouse import refused
from tests.data.meetinghouse import MONDAY, WORKER, make_table, person


def test_what_must_be_renewed_comes_on_no_agenda_first(tmp_path: Path) -> None:
    """It is named among what is kept off, with the reason; renewed it comes on."""
    table = make_table(tmp_path / "data")
    with table.duty() as duty:
        (old,) = table.send(duty, person(themes=(), street=""))
    table.clock.forward(days=200)
    today = MONDAY.date() + timedelta(days=200)
    with table.duty() as duty:
        (new,) = table.send(duty, person(themes=(), street=""))
    with table.reader() as reader:
        meeting = table.meetings.make(reader, MeetingTable.DOEN, today, [WORKER])
        assert [one.numbers for one in meeting.items if one.kind is ItemKind.SIGNAL] == [(new.number,)]
        assert [(one.number, one.reason) for one in meeting.kept_off] == [(old.number, Refused.RENEW)]
        assert [one.number for one in table.meetings.candidates(reader, meeting.id)] == []
        error = refused(lambda: table.meetings.put_on(reader, meeting.id, old.number))
        assert (error.code, error.values) == (Code.MEETING_REFUSED, {"number": "1", "reason": "half-jaar-open"})
        table.week.renew(reader, old.id, today + timedelta(days=30), "Loopt nog")
        after = table.meetings.put_on(reader, meeting.id, old.number)
        assert {one.numbers for one in after.items} == {(old.number,), (new.number,)}
        assert after.kept_off == ()
