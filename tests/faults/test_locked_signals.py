"""The desk store is kept busy by another program: a deed is refused as a whole, and done once the second time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from data.desk.duty import Reader
from data.desk.meetings.records import Meeting, MeetingTable
from data.desk.signals import handing_over
from data.desk.signals.records import Feedback, OpenedSignal, Outcome, Status
from data.errors import Code
from tests.data.meetinghouse import MONDAY, THURSDAY, WORKER, Table, make_table, person
from tests.faults.locks import held, wait_shortly
from tests.faults.test_full_disk_inloop import code_of

TODAY = MONDAY.date()
Deed = Callable[[Table, Reader, str], object]
DEEDS: dict[str, Deed] = {
    "reading": lambda table, reader, signal: table.week.open(reader, signal),
    "take up": lambda table, reader, signal: table.week.take_up(reader, signal),
    "ik ga langs": lambda table, reader, signal: table.week.visit(reader, signal, THURSDAY),
    "vraag terug": lambda table, reader, signal: table.week.ask_back(reader, signal, "Hoe laat was het?"),
    "feedback": lambda table, reader, signal: table.week.give_feedback(reader, signal, Feedback.BUSY),
    "note": lambda table, reader, signal: table.week.set_note(reader, signal, "Belt liever."),
    "hand over": lambda table, reader, signal: handing_over.hand_over(reader, signal, "Wijkteam", TODAY),
}


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Table:
    """A buurthuis where nobody waits long for a lock."""
    wait_shortly(monkeypatch)
    return make_table(tmp_path / "data")


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_of_the_week(table: Table, name: str) -> None:
    """Nothing of it is there; then it is there once."""
    deed = DEEDS[name]
    with table.duty() as duty:
        (sent,) = table.send(duty, person())
    with table.reader() as reader:
        before = _seen(table, reader, sent.id)
        with held(reader):
            assert code_of(lambda: deed(table, reader, sent.id)) is Code.STORE_LOCKED
        assert _seen(table, reader, sent.id) == before
        deed(table, reader, sent.id)
        after = _seen(table, reader, sent.id)
        assert after != before
        assert len(after.timeline) == len(before.timeline) + (2 if name == "hand over" else 1)


def test_closing_and_what_goes_back(table: Table) -> None:
    """Not closed, and the author hears nothing, until it was closed."""
    with table.duty() as duty:
        (sent,) = table.send(duty, person())

    def close(reader: Reader) -> OpenedSignal:
        return table.week.close(reader, sent.id, Outcome.KNOWN, Feedback.KNOWN)

    with table.reader() as reader:
        table.week.inform(reader, sent.id, TODAY)
        with held(reader):
            assert code_of(lambda: close(reader)) is Code.STORE_LOCKED
    with table.duty() as duty:
        assert (table.desk.passed(duty)[0].status, table.desk.news(duty)) == (Status.NEW, 0)
    with table.reader() as reader:
        assert close(reader).status is Status.CLOSED
    with table.duty() as duty:
        assert (table.desk.passed(duty)[0].status, table.desk.news(duty)) == (Status.CLOSED, 1)


def test_an_overleg_from_making_to_its_end(table: Table) -> None:
    """Each of its steps is refused as a whole; the second time it is there, and once."""
    with table.duty() as duty:
        (sent,) = table.send(duty, person())
    with table.reader() as reader:
        desk, found = table.meetings, []

        def twice(deed: Callable[[], Meeting]) -> Meeting:
            with held(reader):
                assert code_of(deed) is Code.STORE_LOCKED
            found.append(deed())
            return found[-1]

        made = twice(lambda: desk.make(reader, MeetingTable.DOEN, THURSDAY, [WORKER]))
        item = next(one for one in made.items if sent.number in one.numbers)
        twice(lambda: desk.write(reader, made.id, item.id, title="Iemand thuis", text="Wie kent de straat?"))
        twice(lambda: desk.begin(reader, made.id))
        due = THURSDAY + timedelta(days=7)
        decided = twice(lambda: desk.decide(reader, made.id, item.id, "Koffie brengen", "buurtwerker", due))
        assert [one.decision is not None for one in decided.items if one.id == item.id] == [True]
        twice(lambda: desk.finish(reader, made.id))
        assert len(desk.meetings(reader)) == 1
        opened = table.week.open(reader, sent.id)
        assert opened.status is Status.AGREED
        assert [event.kind.value for event in opened.timeline].count("besproken") == 1


def test_adding_something_later(table: Table) -> None:
    """By who wrote it: it is there once, with the same draft."""
    draft = uuid4().hex
    with table.duty() as duty:
        (sent,) = table.send(duty, person())
        with held(duty):
            assert code_of(lambda: table.desk.add_later(duty, draft, sent.id, "De lamp brandt.")) is Code.STORE_LOCKED
        table.desk.add_later(duty, draft, sent.id, "De lamp brandt.")
        table.desk.add_later(duty, draft, sent.id, "De lamp brandt.")
    with table.reader() as reader:
        assert [one.text for one in table.week.open(reader, sent.id).added] == ["De lamp brandt."]


def _seen(table: Table, reader: Reader, signal: str) -> OpenedSignal:
    """The signal as it stands, without a reading of its own."""
    from data.desk.access import reading_back
    from data.desk.signals import content, view
    from data.desk.terms import Terms

    with reading_back(reader) as connection:
        return view.view(connection, reader, content.one(connection, reader, signal), Terms())
