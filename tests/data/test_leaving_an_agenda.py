"""A signal that leaves an agenda undecided is what it was; a name that was seen is no signal that was read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from data.desk.access import changing_back
from data.desk.meetings.records import Meeting, MeetingTable, Participant, Partner
from data.desk.queries import reads_of
from data.desk.signals import inzage, steps
from data.desk.signals.kinds import EventKind, Feedback, Status, Wish
from data.desk.signals.records import SignalForm
from data.errors import Code
from tests.data.deskhouse import code
from tests.data.inloop import rows
from tests.data.meetinghouse import MONDAY, THURSDAY, WORKER, Table, make_table, person

DOEN = MeetingTable.DOEN
DUE = THURSDAY + timedelta(days=7)


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return make_table(tmp_path / "data")


def _quiet(who: str, **said: object) -> SignalForm:
    return person(who, **{"street": "", "themes": (), **said})


def _item(meeting: Meeting, number: int) -> str:
    return next(item.id for item in meeting.items if item.numbers == (number,))


def _statuses(table: Table) -> dict[int, Status]:
    with table.duty() as duty:
        return {line.number: line.status for line in table.desk.passed(duty)}


def test_what_nobody_opened_is_new_again_after_the_overleg(table: Table) -> None:
    """The author is not told that it was read, and can still take it back."""
    with table.duty() as duty:
        table.send(duty, _quiet("Een"), _quiet("Twee"))
    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        made = table.meetings.begin(reader, made.id)
        assert {item.status for item in made.items} == {Status.ON_AGENDA}
        table.week.open(reader, made.items[1].signal_ids[0])
        table.meetings.finish(reader, made.id)
    with table.duty() as duty:
        one, two = sorted(table.desk.passed(duty), key=lambda line: line.number)
        assert (one.status, one.read, one.may_withdraw) == (Status.NEW, False, True)
        assert (two.status, two.read, two.may_withdraw) == (Status.TAKEN_UP, True, False)
        table.desk.withdraw(duty, one.id)


def test_each_goes_back_to_where_it_was(table: Table) -> None:
    """Asked back, looked at later, an agreement, by the timeline: also when it changed after the agenda was made."""
    with table.duty() as duty:
        sent = table.send(duty, *(_quiet(f"Naam{number}") for number in range(1, 8)))
    later = THURSDAY + timedelta(days=20)
    with table.reader() as reader:
        week = table.week
        week.ask_back(reader, sent[0].id, "Welke deur?")
        week.follow(reader, sent[1].id, later)
        week.agree(reader, sent[2].id, "Ko", later, "Koffie")
        week.visit(reader, sent[3].id, THURSDAY)
        for one in sent[:4]:
            week.put_on_agenda(reader, one.id)
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        week.take_up(reader, sent[4].id)  # after the agenda was made: it was new then
        for number in (1, 2, 3, 4, 5, 6, 7):
            if all(item.numbers != (number,) for item in made.items):
                made = table.meetings.put_on(reader, made.id, number)
        table.meetings.begin(reader, made.id)
        table.meetings.decide(reader, made.id, _item(made, 6), "We kijken het aan")
        table.meetings.decide(reader, made.id, _item(made, 7), "Koffie", "Ko", DUE)
        table.meetings.decide(reader, made.id, _item(made, 7), "")  # taken back: no agreement to go back to
        table.meetings.finish(reader, made.id)
        assert week.open(reader, sent[1].id).work.look_again == later
        agreement = week.open(reader, sent[2].id).work.agreement
        assert agreement is not None
        assert agreement.text == "Koffie"
    assert _statuses(table) == {
        1: Status.ASKED_BACK,
        2: Status.FOLLOWING,
        3: Status.AGREED,
        4: Status.VISITING,
        5: Status.TAKEN_UP,
        6: Status.TAKEN_UP,  # something was decided
        7: Status.NEW,
    }


def test_taken_off_by_hand_out_of_earshot_or_with_the_whole_meeting(table: Table) -> None:
    with table.duty() as duty:
        sent = table.send(duty, _quiet("Een"), _quiet("Twee", wish=Wish.NO_NAME), _quiet("Drie"), _quiet("Vier"))
    with table.reader() as reader:
        table.week.ask_back(reader, sent[0].id, "Welke deur?")
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        made = table.meetings.put_on(reader, made.id, 1)
        made = table.meetings.begin(reader, made.id)
        table.meetings.take_off(reader, made.id, _item(made, 1))
        officer = Participant("wijkagent", "Politie", Partner.POLICE)
        table.meetings.set_participants(reader, made.id, [WORKER, officer])
        table.week.set_wish(reader, sent[2].id, Wish.REFUSES)
        assert table.week.inbox(reader).lines
        table.meetings.remove(reader, made.id)
    assert _statuses(table) == {1: Status.ASKED_BACK, 2: Status.NEW, 3: Status.NEW, 4: Status.NEW}


def test_nobody_brings_a_signal_back_to_new_by_hand(table: Table) -> None:
    with table.duty() as duty:
        (sent,) = table.send(duty, _quiet("Een"))
    with table.reader() as reader:
        shown = table.week.put_on_agenda(reader, sent.id)
        assert Status.NEW not in {end for end, _ in shown.moves}
        with changing_back(reader) as connection:
            move = lambda: steps.move(connection, reader, sent.id, Status.NEW)  # noqa: E731
            assert code(move) is Code.SIGNAL_NEEDS


def test_a_name_that_was_seen_is_not_a_signal_that_was_read(table: Table) -> None:
    """Still unread in the week; in the timeline and for inzage it stands, and it cannot be taken back any more."""
    with table.duty() as duty:
        seen, other = table.send(duty, _quiet("Een"), _quiet("Twee"))
    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        assert table.meetings.name(reader, made.id, _item(made, 1)) == "Een"
        assert [log.action for log in reads_of(reader, seen.id)] == ["name"]
        assert {line.number: line.unread for line in table.week.inbox(reader).lines} == {1: True, 2: True}
    with table.duty() as duty:
        lines = {line.number: (line.status, line.read, line.may_withdraw) for line in table.desk.passed(duty)}
        assert lines == {1: (Status.NEW, False, False), 2: (Status.NEW, False, True)}
        assert code(lambda: table.desk.withdraw(duty, seen.id)) is Code.SIGNAL_OPENED
        table.desk.withdraw(duty, other.id)
    with table.reader() as reader:
        package = inzage.package(reader, "Een", [seen.id], asked_on=MONDAY.date())
        assert [one.by for one in package.signals[0].read_by] == ["Marjan"]
        opened = table.week.open(reader, seen.id)
        assert [event.by for event in opened.timeline if event.kind is EventKind.NAMED] == ["Marjan"]
        assert [who for who, _ in opened.read_by] == ["Marjan"]  # now it was


def test_who_wrote_what_was_merged_hears_the_same_from_the_overleg(table: Table) -> None:
    with table.duty("Fatma") as duty:
        (main,) = table.send(duty, _quiet("Een"))
    with table.duty("Bert") as duty:
        two, three, quiet = table.send(duty, _quiet("Twee"), _quiet("Drie"), _quiet("Vier", wants_news=False))
    with table.reader() as reader:
        table.week.merge(reader, three.id, two.id)
        for one in (two, quiet):
            table.week.merge(reader, one.id, main.id)
        made = table.meetings.begin(reader, table.meetings.make(reader, DOEN, THURSDAY, [WORKER]).id)
        assert table.meetings.feedback(reader, made.id) == ()
        table.meetings.decide(reader, made.id, _item(made, 1), "Koffie drinken")
        lines = table.meetings.feedback(reader, made.id)
        assert [(line.number, line.author, line.proposed) for line in lines] == [
            (2, "Bert", Feedback.BUSY),
            (3, "Bert", Feedback.BUSY),
            (1, "Fatma", Feedback.BUSY),
        ]
        table.meetings.finish(reader, made.id, [replace(line, approved=line.proposed) for line in lines])
    with table.duty("Bert") as duty:
        heard = {line.number: line.feedback for line in table.desk.passed(duty)}
        assert heard == {2: Feedback.BUSY, 3: Feedback.BUSY, 4: None}
        assert table.desk.news(duty) == 2
    with table.reader() as reader:
        inzage.erase_on_request(reader, [two.id])
        told = [line.number for line in table.meetings.feedback(reader, made.id)]
        assert told == [1]  # what was merged into the erased one is reached through it no more
        assert rows(reader, "SELECT count(*) FROM meeting") == [(1,)]


def test_of_what_turned_out_not_safe_nobody_hears_from_an_overleg(table: Table) -> None:
    table.with_tasks()
    with table.duty() as duty:
        main, other = table.send(duty, _quiet("Een"), _quiet("Twee"))
        table.desk.add_later(duty, uuid4().hex, other.id, "Nog iets.")
    with table.reader() as reader:
        table.week.merge(reader, other.id, main.id)
        table.week.make_unsafe(reader, other.id)
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        table.meetings.decide(reader, made.id, _item(made, 1), "Koffie drinken")
        assert [line.number for line in table.meetings.feedback(reader, made.id)] == [1]
