"""A meeting from its making to what comes back: the agenda that makes itself, decisions onto signals, the next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from data.desk.items import list_items
from data.desk.meetings.records import (
    Decision,
    ItemKind,
    Lacks,
    Meeting,
    MeetingTable,
    Part,
    Participant,
    Refused,
    State,
)
from data.desk.queries import reads_of
from data.desk.records import Role
from data.desk.signals.kinds import Described, Feedback, Outcome, SignalTheme, Status, Subject, Urgency, Where, Wish
from data.desk.signals.records import SignalForm
from data.errors import Code
from data.retention import Terms, erase_due, erasure_date
from tests.confidential import SECRETS
from tests.data.deskhouse import code, refused
from tests.data.inloop import rows
from tests.data.meetinghouse import FACTS, MONDAY, NURSE, THURSDAY, WORKER, Table, make_table, person

DOEN, AREA, SIGNALS = MeetingTable.DOEN, MeetingTable.AREA, MeetingTable.SIGNALS
OFFICER = Participant("wijkagent", "Politie")
NO_WORD = Participant("gast", "")


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return make_table(tmp_path / "data")


def _numbers(meeting: Meeting) -> list[tuple[int, ...]]:
    return [item.numbers for item in meeting.items if item.kind is ItemKind.SIGNAL]


def _quiet(**said: object) -> SignalForm:
    """One that makes no pattern with others."""
    values: dict[str, object] = {"street": "", "themes": (), **said}
    return person(**values)  # type: ignore[arg-type]


def test_the_first_proposal_is_thursday_and_the_next_brings_the_same_people(table: Table) -> None:
    with table.reader() as reader:
        first = table.meetings.propose(reader, DOEN)
        assert (first.day, first.participants) == (THURSDAY, ())
        table.meetings.make(reader, DOEN, THURSDAY, [WORKER, NURSE], starts="10:30", place="De Brink", chair="Marjan")
        again = table.meetings.propose(reader, DOEN)
        assert (again.participants, again.starts, again.place) == ((WORKER, NURSE), "10:30", "De Brink")
        assert table.meetings.propose(reader, AREA).participants == ()


def test_the_agenda_makes_itself_in_six_parts(table: Table) -> None:
    with table.duty() as duty:
        table.send(
            duty,
            _quiet(who="Een", themes=(SignalTheme.MONEY,), street="A"),
            _quiet(who="Twee", themes=(SignalTheme.CONTACT,), street="B"),
            _quiet(who="Drie", urgency=Urgency.TODAY, street="C"),
            _quiet(who="", facts="Buren koken samen", subject=Subject.CHANCE, described=None, street="D"),
            _quiet(who="Vijf", street="E"),
            _quiet(who="Zes", street="F"),
        )
    with table.reader() as reader:
        ids = {line.number: line.id for line in table.week.inbox(reader).lines}
        table.week.agree(reader, ids[5], "Ko", THURSDAY + timedelta(days=7), "koffie drinken")
        table.week.follow(reader, ids[6], THURSDAY + timedelta(days=30))
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
    parts = [(item.part, item.numbers) for item in made.items]
    assert parts == [
        (Part.URGENT, (3,)),
        (Part.NEW, (2,)),
        (Part.NEW, (1,)),
        (Part.EARLIER, (5,)),
        (Part.CHANCES, (4,)),
        (Part.FEEDBACK, (6,)),
    ]
    assert made.items[3].earlier == Decision("koffie drinken", "Ko", THURSDAY + timedelta(days=7))
    assert made.minutes == 30
    assert Lacks.OVER_TIME not in made.warnings


def test_coffee_before_meeting_and_what_is_overdue(table: Table) -> None:
    with table.duty() as duty:
        table.send(duty, _quiet(who="Een"), _quiet(who="Twee"))
    with table.reader() as reader:
        ids = {line.number: line.id for line in table.week.inbox(reader).lines}
        table.week.visit(reader, ids[1], THURSDAY + timedelta(days=1))
        table.week.visit(reader, ids[2], MONDAY.date())
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        assert _numbers(made) == [(2,)]
        assert [one.number for one in table.meetings.candidates(reader, made.id)] == [1]
        assert _numbers(table.meetings.put_on(reader, made.id, 1)) == [(2,), (1,)]
    table.clock.forward(days=9)
    with table.reader() as reader:
        late = table.meetings.make(reader, SIGNALS, THURSDAY + timedelta(days=7), [WORKER])
        assert late.items == ()  # both are on the agenda of a meeting that is still to come
        table.meetings.finish(reader, made.id)
        late = table.meetings.fill(reader, late.id)
    assert {item.part for item in late.items} == {Part.URGENT}


def test_the_wish_decides_who_may_hear_it(table: Table) -> None:
    table.with_tasks()
    with table.duty() as duty:
        table.send(
            duty,
            _quiet(who="Goed", wish=Wish.FINE),
            _quiet(who="Naamloos", wish=Wish.NO_NAME),
            _quiet(who="Nee", wish=Wish.REFUSES),
            _quiet(who="Onveilig", wish=Wish.UNSAFE),
            _quiet(who="Straat", wish=Wish.FINE, where=Where.STREET),
        )
    with table.reader() as reader:
        made = table.meetings.make(reader, SIGNALS, THURSDAY, [WORKER, NURSE])
        assert sorted(_numbers(made)) == [(1,), (2,), (5,)]
        assert [(one.number, one.reason) for one in made.kept_off] == [(3, Refused.REFUSES), (4, Refused.UNSAFE)]
        made = table.meetings.set_participants(reader, made.id, [WORKER, OFFICER])
        assert sorted(_numbers(made)) == [(1,), (5,)]
        assert (2, Refused.POLICE_OR_LANDLORD) in [(one.number, one.reason) for one in made.kept_off]
        made = table.meetings.set_participants(reader, made.id, [WORKER, NO_WORD])
        assert (2, Refused.UNKNOWN_ORGANISATION) in [(one.number, one.reason) for one in made.kept_off]
        assert made.warnings.count(Lacks.NO_ORGANISATION) == 1
        assert table.meetings.agenda_sheet(reader, made.id).participants == (WORKER, NO_WORD)
        made = table.meetings.set_participants(reader, made.id, [WORKER])
        assert sorted(_numbers(made)) == [(1,), (2,), (5,)]
        for number, why in ((3, Refused.REFUSES), (4, Refused.UNSAFE)):
            error = refused(lambda number=number: table.meetings.put_on(reader, made.id, number))  # type: ignore[misc]
            assert (error.code, error.values["reason"]) == (Code.MEETING_REFUSED, why.value)
        names = {item.numbers: item.name_allowed for item in made.items if item.kind is ItemKind.SIGNAL}
        assert names == {(1,): True, (2,): False, (5,): True}
        shown = {item.numbers: item.id for item in made.items}
        assert table.meetings.name(reader, made.id, shown[(1,)]) == "Goed"
        assert code(lambda: table.meetings.name(reader, made.id, shown[(2,)])) is Code.NAME_COVERED
        first = next(item.signal_ids[0] for item in made.items if item.numbers == (1,))
        assert [log.action for log in reads_of(reader, first)] == ["name"]


def test_niet_veilig_is_not_even_seen_by_another_reader_and_never_comes_on_a_table(table: Table) -> None:
    table.with_tasks()
    with table.duty() as duty:
        table.send(duty, _quiet(who="Een"), _quiet(who="Twee"))
    with table.reader() as reader:
        ids = {line.number: line.id for line in table.week.inbox(reader).lines}
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        item = next(one for one in made.items if one.numbers == (1,))
        table.meetings.write(reader, made.id, item.id, title="Aandacht", text="Wie kent haar?")
        table.week.make_unsafe(reader, ids[1])
        now = table.meetings.meeting(reader, made.id)
        assert _numbers(now) == [(2,)]
        assert code(lambda: table.meetings.decide(reader, made.id, item.id, "iets")) is Code.RECORD_UNKNOWN
        assert code(lambda: table.meetings.name(reader, made.id, item.id)) is Code.RECORD_UNKNOWN
        assert all(
            1 not in line.numbers for part in table.meetings.agenda_sheet(reader, made.id).parts for line in part.items
        )


def test_who_has_no_task_hears_only_that_a_signal_is_not_theirs(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    table.with_tasks()
    monkeypatch.setitem(SECRETS, "Kees", "groene giraffe eet vandaag soep")
    store = table.house.store()
    opened = store.unlock(table.house.people["Marjan"], SECRETS["Marjan"])
    assert opened.reader is not None
    kees = store.add_person(opened.reader, "Kees", Role.COMMUNITY_WORKER, SECRETS["Kees"])
    table.house.people["Kees"] = kees.id
    opened.duty.close()
    store.close()
    with table.duty() as duty:
        table.send(duty, _quiet(who="Een"), _quiet(who="Twee", wish=Wish.UNSAFE))
    with table.reader("Kees") as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        assert _numbers(made) == [(1,)]
        assert made.kept_off == ()
        assert code(lambda: table.meetings.put_on(reader, made.id, 2)) is Code.SEALED_NOT_YOURS
        assert code(lambda: table.meetings.put_on(reader, made.id, 3)) is Code.RECORD_UNKNOWN
    with table.reader("Ingrid") as reader:
        error = refused(lambda: table.meetings.put_on(reader, made.id, 2))
        assert error.values["reason"] == Refused.UNSAFE.value


def test_only_two_readers_together_bring_a_refusal_onto_an_agenda_and_never_its_name(table: Table) -> None:
    with table.duty() as duty:
        (sent,) = table.send(duty, _quiet(who="Nee", wish=Wish.REFUSES))
    with table.reader() as reader:
        table.week.propose_weighing(reader, sent.id, "Kinderen in huis", THURSDAY)
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        assert made.items == ()
    with table.reader("Ingrid") as other:
        table.week.confirm_weighing(other, sent.id)
        now = table.meetings.fill(other, made.id)
        assert _numbers(now) == [(1,)]
        assert not now.items[0].name_allowed
        assert table.meetings.set_participants(other, made.id, [OFFICER]).items == ()


def test_her_own_words_and_never_those_of_the_volunteer(table: Table) -> None:
    with table.duty() as duty:
        (sent,) = table.send(duty, _quiet(who="Zus de Wit"))
    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        (item,) = made.items
        before = rows(reader, "SELECT * FROM sealed_part")
        write = table.meetings.write
        assert code(lambda: write(reader, made.id, item.id, title="Goed", text=FACTS)) is Code.TEXT_COPIES_FACTS
        assert code(lambda: write(reader, made.id, item.id, title="Koffie bij Zus")) is Code.TEXT_HOLDS_NAME
        assert code(lambda: write(reader, made.id, item.id, minutes=0)) is Code.VALUE_UNREADABLE
        assert code(lambda: write(reader, made.id, item.id, text="a" * 401)) is Code.TEXT_TOO_LONG
        assert code(lambda: table.meetings.add_own(reader, made.id, FACTS[:70])) is Code.TEXT_COPIES_FACTS
        assert rows(reader, "SELECT * FROM sealed_part") == before  # nothing was kept
        now = write(reader, made.id, item.id, title="Een buur is stil", text="Wie komt er langs?", minutes=10)
        assert (now.items[0].title, now.items[0].text, now.minutes) == ("Een buur is stil", "Wie komt er langs?", 10)
        assert now.items[0].status is Status.ON_AGENDA
        assert table.week.open(reader, sent.id).work.title == "Een buur is stil"
        assert Lacks.NO_TEXT not in now.warnings


def test_moving_taking_off_and_items_of_her_own(table: Table) -> None:
    with table.duty() as duty:
        table.send(duty, *(_quiet(who=f"Naam{number}") for number in range(3)))
    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        first = made.items[0].id
        assert [item.numbers for item in table.meetings.move(reader, made.id, first, 2).items] == [(2,), (3,), (1,)]
        now = table.meetings.take_off(reader, made.id, first)
        assert _numbers(now) == [(2,), (3,)]
        assert _numbers(table.meetings.fill(reader, made.id)) == [(2,), (3,)]  # off is off
        assert _numbers(table.meetings.put_on(reader, made.id, 1)) == [(2,), (3,), (1,)]
        now = table.meetings.add_own(reader, made.id, "Rondvraag", 15)
        assert (now.items[-1].kind, now.items[-1].title, now.minutes) == (ItemKind.OWN, "Rondvraag", 30)
        for _ in range(3):
            now = table.meetings.add_own(reader, made.id, "Nog iets", 20)
        assert Lacks.OVER_TIME in now.warnings
        assert code(lambda: table.meetings.move(reader, made.id, "weg", 0)) is Code.RECORD_UNKNOWN


def test_decisions_go_onto_the_signals_and_the_next_meeting_picks_them_up(table: Table) -> None:
    with table.duty() as duty:
        sent = table.send(duty, *(_quiet(who=f"Naam{number}") for number in range(3)))
    week_later = THURSDAY + timedelta(days=7)
    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        made = table.meetings.begin(reader, made.id)
        assert (made.state, {item.status for item in made.items}) == (State.RUNNING, {Status.ON_AGENDA})
        decide, keys = table.meetings.decide, [item.id for item in made.items]
        assert code(lambda: decide(reader, made.id, keys[0], "x", "Ko")) is Code.VALUE_MISSING
        assert code(lambda: decide(reader, made.id, keys[0], "x", "", week_later)) is Code.VALUE_MISSING
        early = THURSDAY - timedelta(days=1)
        assert code(lambda: decide(reader, made.id, keys[0], "x", "Ko", early)) is Code.VALUE_UNREADABLE
        decide(reader, made.id, keys[0], "Ko drinkt koffie", "Ko", week_later)
        now = decide(reader, made.id, keys[1], "We kijken het aan")
        assert [item.decision for item in now.items] == [
            Decision("Ko drinkt koffie", "Ko", week_later),
            Decision("We kijken het aan"),
            None,
        ]
        opened = table.week.open(reader, sent[0].id)
        assert opened.status is Status.AGREED
        assert opened.work.agreement is not None
        assert opened.work.agreement.owner == "Ko"
        decide(reader, made.id, keys[0], "")
        assert table.week.open(reader, sent[0].id).status is Status.ON_AGENDA
        decide(reader, made.id, keys[0], "Ko drinkt koffie", "Ko", week_later)
        decide(reader, made.id, keys[0], "Ko drinkt thee", "Ko", week_later)
        sheet = table.meetings.action_sheet(reader, made.id)
        assert [(line.numbers, line.decision, line.owner, line.due) for line in sheet.lines] == [
            ((1,), "Ko drinkt thee", "Ko", week_later),
            ((2,), "We kijken het aan", "", None),
        ]
        assert sheet.destroy_before == THURSDAY + timedelta(days=42)
        done = table.meetings.finish(reader, made.id)
        assert [item.status for item in done.items] == [Status.AGREED, Status.TAKEN_UP, Status.NEW]
        for call in (
            lambda: table.meetings.write(reader, made.id, keys[0], title="x"),
            lambda: decide(reader, made.id, keys[0], "x"),
            lambda: table.meetings.begin(reader, made.id),
            lambda: table.meetings.add_own(reader, made.id, "x"),
        ):
            assert code(call) is Code.MEETING_OVER
        assert table.meetings.finish(reader, made.id).state is State.DONE
        following = table.meetings.make(reader, DOEN, week_later, [WORKER])
        earlier = {item.numbers: (item.part, item.earlier) for item in following.items}
        assert earlier[(1,)] == (Part.EARLIER, Decision("Ko drinkt thee", "Ko", week_later))
        assert earlier[(2,)] == (Part.EARLIER, Decision("We kijken het aan"))
        assert earlier[(3,)] == (Part.NEW, None)


def test_the_volunteers_hear_what_was_approved(table: Table) -> None:
    with table.duty() as duty:
        table.send(duty, _quiet(who="Een"), _quiet(who="Twee"), _quiet(who="Drie", wants_news=False))
    with table.reader() as reader:
        made = table.meetings.begin(reader, table.meetings.make(reader, DOEN, THURSDAY, [WORKER]).id)
        for item in made.items:
            table.meetings.decide(reader, made.id, item.id, "We gaan langs")
        lines = table.meetings.feedback(reader, made.id)
        assert [(line.number, line.author, line.proposed) for line in lines] == [
            (1, "Fatma", Feedback.BUSY),
            (2, "Fatma", Feedback.BUSY),
        ]
        table.meetings.finish(reader, made.id, [replace(lines[0], approved=Feedback.SPOKEN)])
        told = table.meetings.feedback(reader, made.id)
        assert [line.approved for line in told] == [Feedback.SPOKEN, None]
        table.meetings.approve(reader, made.id, [replace(told[1], approved=Feedback.THANKS)])
        wrong = replace(lines[0], signal_id="weg", approved=Feedback.THANKS)
        assert code(lambda: table.meetings.approve(reader, made.id, [wrong])) is Code.RECORD_UNKNOWN
    with table.duty() as duty:
        heard = {line.number: line.feedback for line in table.desk.passed(duty)}
        assert heard == {1: Feedback.SPOKEN, 2: Feedback.THANKS, 3: None}
        assert table.desk.news(duty) == 2


def test_a_pattern_is_an_item_while_three_of_it_may_be_spoken_of(table: Table) -> None:
    with table.duty() as duty:
        sent = table.send(duty, *(person(f"Naam{number}", themes=()) for number in range(3)))
    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        (pattern,) = [item for item in made.items if item.kind is ItemKind.PATTERN]
        assert (pattern.numbers, pattern.street, pattern.weeks) == ((1, 2, 3), "Beukstraat", 1)
        write = table.meetings.write
        assert code(lambda: write(reader, made.id, pattern.id, text=FACTS)) is Code.TEXT_COPIES_FACTS
        assert code(lambda: write(reader, made.id, pattern.id, title="Naam2 en haar buren")) is Code.TEXT_HOLDS_NAME
        write(reader, made.id, pattern.id, title="Drie in een straat", text="Wie kent de straat?")
        due = THURSDAY + timedelta(days=7)
        now = table.meetings.decide(reader, made.id, pattern.id, "Straatborrel", "Ko", due)
        assert {item.decision for item in now.items} == {Decision("Straatborrel", "Ko", due)}
        assert {table.week.open(reader, one.id).status for one in sent} == {Status.AGREED}
        table.week.set_wish(reader, sent[0].id, Wish.REFUSES)
        assert not [item for item in table.meetings.meeting(reader, made.id).items if item.kind is ItemKind.PATTERN]


def test_persons_and_lamp_posts_each_have_their_table(table: Table) -> None:
    lamp = {"subject": Subject.PLACE, "described": None, "who": "lantaarn", "wish": None, "where": Where.STREET}
    with table.duty() as duty:
        table.send(duty, *(person(f"Naam{number}", themes=()) for number in range(3)))
        table.send(duty, *(person(**{**lamp, "themes": ()}) for _ in range(3)))
    with table.reader() as reader:
        doen = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        area = table.meetings.make(reader, AREA, THURSDAY, [WORKER, OFFICER])
    assert [item.numbers for item in doen.items if item.kind is ItemKind.PATTERN] == [(1, 2, 3)]
    assert [item.numbers for item in area.items if item.kind is ItemKind.PATTERN] == [(4, 5, 6)]
    assert doen.kept_off == area.kept_off == ()


def test_a_closed_signal_leaves_an_agenda_and_an_erased_one_takes_what_was_said_along(table: Table) -> None:
    with table.duty() as duty:
        sent = table.send(duty, *(person(f"Naam{number}", themes=()) for number in range(3)))
    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        pattern = next(item for item in made.items if item.kind is ItemKind.PATTERN)
        table.meetings.write(reader, made.id, pattern.id, title="Drie in een straat", text="Wie kent de straat?")
        table.week.inform(reader, sent[0].id, MONDAY.date())
        table.week.close(reader, sent[0].id, Outcome.KNOWN, Feedback.KNOWN)
        assert _numbers(table.meetings.meeting(reader, made.id)) == [(2,), (3,)]
        sheet = table.meetings.agenda_sheet(reader, made.id)
        assert sheet.destroy_before == THURSDAY + timedelta(days=7)
        moved = table.meetings.describe(reader, made.id, day=THURSDAY + timedelta(days=200))
        assert moved.erased_on == THURSDAY + timedelta(days=290)
    table.clock.forward(days=91)
    with table.duty() as duty:
        assert dict(erase_due(duty, table.clock()).erased)["signal"] == 1
    with table.reader() as reader:
        now = table.meetings.meeting(reader, made.id)
        assert {item.numbers for item in now.items} == {(2,), (3,)}
        kept = table.meetings.meetings(reader)
        assert [line.items for line in kept] == [2]  # the pattern with its text is gone


def test_a_meeting_says_its_day_and_is_erased_on_it(table: Table) -> None:
    with table.duty() as duty:
        (sent,) = table.send(duty, _quiet())
    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        table.meetings.decide(reader, made.id, made.items[0].id, "We kijken het aan")
        table.meetings.finish(reader, made.id)
        (line,) = table.meetings.meetings(reader)
        day = THURSDAY + timedelta(days=90)
        assert line.erased_on == made.erased_on == erasure_date(made) == erasure_date(line) == day
        assert [erasure_date(item) for item in list_items(reader) if item.kind == "meeting"] == [day]
    table.clock.at = datetime(2027, 2, 24, 10, 0)
    with table.duty() as duty:
        erase_due(duty, table.clock() - timedelta(days=1))
        assert rows(duty, "SELECT count(*) FROM meeting") == [(1,)]
        assert dict(erase_due(duty, table.clock()).erased)["meeting"] == 1
        assert rows(duty, "SELECT count(*) FROM meeting") == [(0,)]
        assert ("meeting", "term") in rows(duty, "SELECT kind, reason FROM tombstone")
    with table.reader() as reader:
        assert table.meetings.meetings(reader) == ()
        again = table.meetings.make(reader, DOEN, table.clock().date(), [WORKER])
        assert again.items[0].earlier == Decision("We kijken het aan")  # it stays with the signal
        assert again.items[0].signal_ids == (sent.id,)


def test_a_meeting_that_is_taken_away_leaves_the_signals_as_they_were(table: Table) -> None:
    with table.duty() as duty:
        sent = table.send(duty, _quiet(who="Een"), _quiet(who="Twee"))
    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        for item in made.items:
            table.meetings.write(reader, made.id, item.id, title="Titel", text="Haar eigen tekst")
        table.meetings.decide(reader, made.id, made.items[0].id, "Besluit")
        table.meetings.remove(reader, made.id)
        assert table.meetings.meetings(reader) == ()
        assert code(lambda: table.meetings.meeting(reader, made.id)) is Code.RECORD_UNKNOWN
        assert [table.week.open(reader, one.id).status for one in sent] == [Status.TAKEN_UP, Status.NEW]
        assert len(rows(reader, "SELECT 1 FROM sealed_part WHERE name = 'meetings'")) == 1  # the decision


def test_two_hundred_items(table: Table) -> None:
    with table.duty() as duty:
        table.send(duty, *(_quiet(who=f"Naam{number}") for number in range(200)))
    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        assert len(made.items) == 200
        last = made.items[-1]
        now = table.meetings.move(reader, made.id, last.id, 0)
        now = table.meetings.write(reader, made.id, last.id, title="Eerst", text="Dit eerst")
        now = table.meetings.decide(reader, made.id, last.id, "Doen")
        assert (now.items[0].numbers, now.items[0].title, now.minutes) == ((200,), "Eerst", 1000)
        assert sum(len(part.items) for part in table.meetings.agenda_sheet(reader, made.id).parts) == 200
        done = table.meetings.finish(reader, made.id)
        assert len(done.items) == 200


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([Participant(" ", "Welzijn")], Code.VALUE_MISSING),
        ([Participant("a" * 61)], Code.TEXT_TOO_LONG),
        ([Participant("gast")] * 31, Code.VALUE_UNREADABLE),
    ],
)
def test_participants_that_cannot_be(table: Table, people: list[Participant], expected: Code) -> None:
    with table.reader() as reader:
        assert code(lambda: table.meetings.make(reader, DOEN, THURSDAY, people)) is expected
        assert table.meetings.meetings(reader) == ()


def test_a_meeting_without_anybody_or_anything(table: Table) -> None:
    with table.reader() as reader:
        made = table.meetings.make(reader, AREA, THURSDAY)
        assert (made.items, made.warnings) == ((), (Lacks.NO_PARTICIPANTS,))
        assert table.meetings.agenda_sheet(reader, made.id).parts == ()
        assert table.meetings.action_sheet(reader, made.id).lines == ()
        assert code(lambda: table.meetings.make(reader, AREA, THURSDAY, starts="25:00")) is Code.VALUE_UNREADABLE


def test_a_clock_that_is_set_back_or_ahead(table: Table) -> None:
    with table.duty() as duty:
        table.send(duty, _quiet())
    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
    table.clock.at = datetime(2020, 1, 1, 9, 0)
    with table.reader() as reader:
        assert Lacks.DAY_FAR in table.meetings.meeting(reader, made.id).warnings
        due = THURSDAY + timedelta(days=7)
        late = refused(lambda: table.meetings.decide(reader, made.id, made.items[0].id, "Doen", "Ko", due))
        assert (late.code, late.values) == (Code.VALUE_UNREADABLE, {"field": "due"})  # by that clock years ahead
        table.meetings.decide(reader, made.id, made.items[0].id, "Doen")
    table.clock.at = datetime(2026, 12, 5, 9, 0)
    with table.reader() as reader:
        now = table.meetings.meeting(reader, made.id)
        assert Lacks.DAY_PAST in now.warnings
        assert now.items[0].decision is not None
        assert now.erased_on == THURSDAY + timedelta(days=90)


def test_nobody_but_a_reader_and_nothing_while_covered(table: Table) -> None:
    with table.duty() as duty:
        assert code(lambda: table.meetings.meetings(duty)) is Code.ROLE_REFUSED
        assert code(lambda: table.meetings.make(duty, DOEN, THURSDAY)) is Code.ROLE_REFUSED
    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY)
        assert reader.held
        reader.cover()
        assert not reader.held
        assert code(lambda: table.meetings.meeting(reader, made.id)) is Code.DUTY_COVERED
    assert code(lambda: table.meetings.meeting(reader, made.id)) is Code.DUTY_OVER


def test_terms_of_this_house_count(table: Table) -> None:
    from data.desk.meetings.table import MeetingDesk
    from data.settings import Settings

    desk = MeetingDesk(lambda: Terms.of(replace(Settings(), days_signal=30)))
    with table.reader() as reader:
        assert desk.make(reader, DOEN, THURSDAY).erased_on == date(2026, 12, 26)


def test_a_description_is_no_name(table: Table) -> None:
    with table.duty() as duty:
        table.send(duty, _quiet(who="man met hond", described=Described.LOOKS))
    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        assert not made.items[0].name_allowed


def test_whoever_has_the_key_of_the_store_sees_days_and_nothing_else(table: Table) -> None:
    canary = "kwikstaartje"
    with table.duty() as duty:
        table.send(duty, *(person(f"Naam{number}", themes=()) for number in range(3)))
    with table.reader() as reader:
        guest = Participant(f"gast {canary}", f"organisatie {canary}")
        made = table.meetings.make(reader, SIGNALS, THURSDAY, [guest], place=canary, chair=canary)
        guestless = table.meetings.set_participants(reader, made.id, [WORKER])
        for item in guestless.items:
            table.meetings.write(reader, made.id, item.id, title=f"Titel {canary}", text=f"Tekst {canary}")
            table.meetings.decide(reader, made.id, item.id, canary, canary, THURSDAY + timedelta(days=7))
        table.meetings.add_own(reader, made.id, canary)
        table.meetings.set_participants(reader, made.id, [guest])
        table.meetings.finish(reader, made.id)
    with table.duty() as duty:
        names = [name for (name,) in rows(duty, "SELECT name FROM sqlite_master WHERE type = 'table'")]
        cells = {name: rows(duty, f"SELECT * FROM {name}") for name in names}
        assert cells["meeting"] == [(made.id, THURSDAY.isoformat(), "geweest")]
        assert canary not in repr(cells)
        assert canary.encode() not in b"".join(
            cell for row in cells["sealed_part"] for cell in row if type(cell) is bytes
        )
        assert not {"signaleringsoverleg", "buurtwerker"} & {cell for row in cells["sealed_part"] for cell in row}
        assert {name for _, name, _ in cells["sealed_part"]} == {"plan", "meetings", "work"}


def test_a_pattern_comes_again_when_there_are_more_and_never_a_flood(table: Table) -> None:
    with table.duty() as duty:
        table.send(duty, *(person(f"Naam{number}", themes=()) for number in range(3)))

    def patterns(meeting: Meeting) -> list[tuple[int, ...]]:
        return [item.numbers for item in meeting.items if item.kind is ItemKind.PATTERN]

    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        item = next(item for item in made.items if item.kind is ItemKind.PATTERN)
        table.meetings.decide(reader, made.id, item.id, "Straatborrel")
        table.meetings.finish(reader, made.id)
        assert patterns(table.meetings.make(reader, SIGNALS, THURSDAY, [WORKER])) == []
    with table.duty() as duty:
        table.send(duty, person("Naam4", themes=()))
        for street in range(6):
            table.send(duty, *(_quiet(who=f"Een{street}{n}", street=f"Laan{'abcdef'[street]}") for n in range(3)))
    with table.reader() as reader:
        found = patterns(table.meetings.make(reader, DOEN, THURSDAY, [WORKER]))
        assert len(found) == 5
        assert found[0] == (1, 2, 3, 4)


def test_what_is_kept_off_stays_named_after_each_deed(table: Table) -> None:
    with table.duty() as duty:
        table.send(duty, _quiet(who="Een"), _quiet(who="Nee", wish=Wish.REFUSES))
    with table.reader() as reader:
        made = table.meetings.make(reader, DOEN, THURSDAY, [WORKER])
        (item,) = made.items
        assert [one.number for one in made.kept_off] == [2]
        for now in (
            table.meetings.write(reader, made.id, item.id, title="Stil"),
            table.meetings.move(reader, made.id, item.id, 0),
            table.meetings.decide(reader, made.id, item.id, "Doen"),
            table.meetings.begin(reader, made.id),
        ):
            assert now.kept_off == made.kept_off
        reader.held.clear()
        assert table.meetings.move(reader, made.id, item.id, 0).kept_off == made.kept_off
        assert table.meetings.finish(reader, made.id).kept_off == ()
