"""The buurtwerker's week: what is open, one signal, its steps, and what each of them leaves behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from data.desk.signals import content
from data.desk.signals.records import (
    EventKind,
    Feedback,
    Link,
    LinkKind,
    MeldcodeStep,
    Outcome,
    Reminder,
    SignalForm,
    Status,
    Subject,
    Urgency,
    Wish,
)
from data.errors import Code
from tests.data.deskhouse import code, refused
from tests.data.inloop import TUESDAY, rows
from tests.data.signalhouse import FULL, Signals, make_signals

TODAY = TUESDAY.date()
SOON = TODAY + timedelta(days=2)
LAMP = SignalForm(facts="De lamp is stuk.", subject=Subject.PLACE, street="Lindehof", urgency=Urgency.CAN_WAIT)


@pytest.fixture
def house(tmp_path: Path) -> Signals:
    """A buurthuis on a Tuesday morning."""
    return make_signals(tmp_path / "data")


def test_only_a_reader_who_is_not_covered(house: Signals) -> None:
    """A volunteer has no key; covering forgets what was opened."""
    sent = house.send()
    with house.fatma() as duty:
        assert code(lambda: house.week.inbox(duty)) is Code.ROLE_REFUSED
        assert code(lambda: house.week.open(duty, sent.id)) is Code.ROLE_REFUSED
    with house.reader() as marjan:
        assert house.week.inbox(marjan).lines
        assert marjan.held
        marjan.cover_own()
        assert not marjan.held
        assert code(lambda: house.week.inbox(marjan)) is Code.DUTY_COVERED


def test_the_inbox_by_status_with_spoed_and_today_on_top(house: Signals) -> None:
    """Then this week, then what can wait, then the oldest; with the age in days."""
    for urgency in (Urgency.CAN_WAIT, Urgency.THIS_WEEK, Urgency.TODAY, Urgency.DANGER):
        house.send(replace(FULL, urgency=urgency))
    house.desk.clock.forward(days=1)
    house.send(SignalForm(way=FULL.way.CALL_ME))
    with house.reader() as marjan:
        (group,) = house.week.inbox(marjan).groups
        assert [line.number for line in group.lines] == [4, 3, 2, 1, 5]
        assert [line.spoed for line in group.lines] == [True, True, False, False, False]
        assert [line.days for line in group.lines] == [1, 1, 1, 1, 0]
        house.week.visit(marjan, group.lines[3].id, SOON)
        house.week.acknowledge(marjan, group.lines[0].id)
        inbox = house.week.inbox(marjan)
        assert [one.status for one in inbox.groups] == [Status.NEW, Status.VISITING]
        assert [line.number for line in inbox.groups[0].lines] == [3, 4, 2, 5]
        assert inbox.groups[1].lines[0].on == SOON


def test_each_signal_is_opened_once_in_a_login(house: Signals) -> None:
    """One deed later only that one is opened again; what another reader changed is seen."""
    sent = [house.send() for _ in range(3)]
    with house.reader() as marjan:
        house.week.inbox(marjan)
        house.week.inbox(marjan)
        assert rows(marjan, "SELECT COUNT(*) FROM read_log WHERE action = 'open all'") == [(1,)]
        house.week.set_title(marjan, sent[0].id, "Even langs")
        assert {line.title for line in house.week.inbox(marjan).lines} == {"", "Even langs"}
        assert rows(marjan, "SELECT COUNT(*) FROM read_log WHERE action = 'open'") == [(0,)]


def test_one_signal_with_who_read_it_and_its_timeline(house: Signals) -> None:
    """Everything under a roepnaam; the same reader twice is one reader."""
    sent = house.send()
    with house.reader() as marjan:
        house.week.open(marjan, sent.id)
        house.desk.clock.forward(minutes=5)
        opened = house.week.open(marjan, sent.id)
        assert opened.read_by == (("Marjan", TUESDAY),)
        house.desk.clock.forward(minutes=5)
        assert house.week.copy_facts(marjan, sent.id) == FULL.facts
        house.desk.clock.forward(minutes=5)
        opened = house.week.take_up(marjan, sent.id)
        kinds = [(event.kind, event.by) for event in opened.timeline]
        assert kinds == [
            (EventKind.SENT, "Fatma"),
            (EventKind.OPENED, "Marjan"),
            (EventKind.OPENED, "Marjan"),
            (EventKind.COPIED, "Marjan"),
            (EventKind.STATUS, "Marjan"),
        ]
        assert (opened.form.facts, opened.form.impression) == (FULL.facts, FULL.impression)
    with house.fatma() as duty:
        assert not house.signals.passed(duty)[0].may_withdraw
        assert house.signals.passed(duty)[0].status is Status.TAKEN_UP


def test_what_each_step_asks_for(house: Signals) -> None:
    """A day from today on, an owner, a question; nothing has changed when it was not there."""
    sent = house.send()
    with house.reader() as marjan:
        week = house.week
        past = TODAY - timedelta(days=1)
        for call in (lambda: week.visit(marjan, sent.id, past), lambda: week.follow(marjan, sent.id, past)):
            assert code(call) is Code.VALUE_UNREADABLE
        assert refused(lambda: week.ask_back(marjan, sent.id, " ")).values == {"what": "text"}
        assert refused(lambda: week.agree(marjan, sent.id, " ", SOON)).values == {"what": "owner"}
        assert code(lambda: week.agree(marjan, sent.id, "x" * 81, SOON)) is Code.TEXT_TOO_LONG
        assert code(lambda: week.set_title(marjan, sent.id, "nr 111222333")) is Code.TEXT_HOLDS_BSN
        assert week.open(marjan, sent.id).status is Status.NEW
        agreed = week.agree(marjan, sent.id, "Marjan", SOON, "Belt dinsdag.")
        assert agreed.work.agreement is not None
        assert (agreed.work.agreement.owner, agreed.work.agreement.on) == ("Marjan", SOON)
        assert week.ask_back(marjan, sent.id, "Welke deur?").work.question == "Welke deur?"
        assert week.follow(marjan, sent.id, SOON).work.look_again == SOON
        assert code(lambda: week.open(marjan, "?")) is Code.RECORD_UNKNOWN


def test_closing_asks_whether_the_resident_knows(house: Signals) -> None:
    """Done, or the reason why not; about a lamp post nobody is asked."""
    unknown, lamp = house.send(replace(FULL, wish=Wish.NOT_YET)), house.send(LAMP)
    with house.reader() as marjan:
        week = house.week
        assert week.open(marjan, unknown.id).work.inform_by == TODAY + timedelta(days=30)
        closing = lambda: week.close(marjan, unknown.id, Outcome.FAILED, Feedback.FAILED)  # noqa: E731
        assert refused(closing).values == {"what": "informed"}
        assert refused(lambda: week.inform(marjan, unknown.id, None, " ")).values == {"what": "reason"}
        late = TODAY + timedelta(days=40)
        assert refused(lambda: week.inform(marjan, unknown.id, late)).values == {"what": "reason"}
        assert week.inform(marjan, unknown.id, late, "Ligt in het ziekenhuis.").work.inform_by == late
        week.inform(marjan, unknown.id, None, "Is verhuisd.")
        closed = closing()
        assert (closed.status, closed.closed_on, closed.erased_on) == (
            Status.CLOSED,
            TODAY,
            TODAY + timedelta(days=90),
        )
        assert refused(lambda: week.inform(marjan, lamp.id, TODAY)).values == {"what": "person"}
        assert refused(lambda: week.close(marjan, lamp.id, Outcome.HANDED_OVER, Feedback.PASSED_ON)).values == {
            "what": "receiver"
        }
        week.close(marjan, lamp.id, Outcome.HANDED_OVER, Feedback.PASSED_ON, to="Gemeente")
        assert [line.number for line in week.closed(marjan)] == [2, 1]
        assert week.inbox(marjan).closed == 2
    with house.fatma() as duty:
        assert house.signals.news(duty) == 2
        assert {line.feedback for line in house.signals.passed(duty)} == {Feedback.FAILED, Feedback.PASSED_ON}


def test_what_was_merged_is_told_as_well_before_the_other_closes(house: Signals) -> None:
    """Each about a resident of its own: the day goes on in the one that is left, however deep it went."""
    deep, under = house.send(replace(FULL, wish=Wish.NOT_YET)), house.send(replace(FULL, wish=Wish.NOT_YET))
    lamp, main = house.send(LAMP), house.send()
    with house.reader() as marjan:
        week = house.week
        week.merge(marjan, deep.id, under.id)
        week.merge(marjan, lamp.id, under.id)
        week.merge(marjan, under.id, main.id)
        last = TODAY + timedelta(days=30)
        untold = [(one.number, one.who, one.by) for one in week.open(marjan, main.id).untold]
        assert untold == [(under.number, FULL.who, last), (deep.number, FULL.who, last)]
        closing = lambda: week.close(marjan, main.id, Outcome.BUNDLED, Feedback.WITH_OTHERS)  # noqa: E731
        error = refused(closing)
        assert (error.code, error.values) == (Code.SIGNAL_NEEDS, {"what": "informed", "numbers": "S-2, S-1"})
        assert week.open(marjan, main.id).feedback is None
        assert week.inbox(marjan).lines[0].reminders == ()
        house.desk.clock.forward(days=30)
        assert week.inbox(marjan).lines[0].reminders == (Reminder.INFORM,)
        week.inform(marjan, under.id, house.desk.clock().date())
        assert refused(closing).values["numbers"] == "S-1"
        assert week.inbox(marjan).lines[0].reminders == (Reminder.INFORM,)
        week.inform(marjan, deep.id, None, "Is verhuisd.")
        assert week.inbox(marjan).lines[0].reminders == ()
        assert closing().status is Status.CLOSED
        assert week.open(marjan, deep.id).closed_on == house.desk.clock().date()


def test_after_six_months_it_is_renewed_first(house: Signals) -> None:
    """Or it ends: closing, handing over, telling, acknowledging, what allows less and reading go on."""
    from data.desk.signals import handing_over

    form = replace(FULL, wish=Wish.NO_NAME, urgency=Urgency.TODAY)
    old, going, unsafe = house.send(form), house.send(FULL), house.send(FULL)
    house.give_tasks()
    with house.reader() as marjan:
        until = house.week.open(marjan, old.id).open_until
        assert until is not None
    house.desk.clock.forward(days=(until - TODAY).days)
    fresh = house.send()
    today = house.desk.clock().date()
    soon, week = today + timedelta(days=3), house.week
    with house.reader() as marjan:
        assert week.set_title(marjan, old.id, "Op de laatste dag").work.title == "Op de laatste dag"
    house.desk.clock.forward(days=1)
    link = Link(LinkKind.PERSON, "", "Ko")
    with house.reader() as marjan:
        calls = (
            lambda: week.take_up(marjan, old.id),
            lambda: week.visit(marjan, old.id, soon),
            lambda: week.ask_back(marjan, old.id, "Welke deur?"),
            lambda: week.put_on_agenda(marjan, old.id),
            lambda: week.agree(marjan, old.id, "Marjan", soon),
            lambda: week.follow(marjan, old.id, soon),
            lambda: week.merge(marjan, old.id, fresh.id),
            lambda: week.give_feedback(marjan, old.id, Feedback.BUSY),
            lambda: week.set_title(marjan, old.id, "Anders"),
            lambda: week.set_note(marjan, old.id, "Anders"),
            lambda: week.link(marjan, old.id, link),
            lambda: week.attention(marjan, old.id, "Let op wie niet komt.", soon),
            lambda: week.raise_spoed(marjan, old.id),
            lambda: week.set_wish(marjan, old.id, Wish.FINE, on=today, how="Zij belde"),
            lambda: week.propose_weighing(marjan, old.id, "Gas", soon),
            lambda: week.tick_meldcode(marjan, old.id, MeldcodeStep.MAP, done=True),
        )
        assert [code(call) for call in calls] == [Code.SIGNAL_RENEW] * len(calls)
        assert week.open(marjan, old.id).work.title == "Op de laatste dag"
        assert week.copy_facts(marjan, old.id) == FULL.facts
        week.acknowledge(marjan, old.id)
        week.inform(marjan, old.id, today)
        week.set_wish(marjan, old.id, Wish.REFUSES)
        assert handing_over.hand_over(marjan, going.id, "Arts", today).to == "Arts"
        assert week.make_unsafe(marjan, unsafe.id) is not None
        assert code(lambda: week.follow(marjan, old.id, soon)) is Code.SIGNAL_RENEW
        week.renew(marjan, old.id, soon, "Loopt nog.")
        assert week.follow(marjan, old.id, soon).status is Status.FOLLOWING
        house.desk.clock.forward(days=4)
        assert code(lambda: week.take_up(marjan, old.id)) is Code.SIGNAL_RENEW
        assert week.close(marjan, old.id, Outcome.KNOWN, Feedback.KNOWN).status is Status.CLOSED
        assert week.reopen(marjan, old.id, "Toch weer.").status is Status.TAKEN_UP
        assert code(lambda: week.visit(marjan, old.id, soon + timedelta(days=9))) is Code.SIGNAL_RENEW
    with house.fatma() as duty:
        assert house.desk.day.attentions(duty) == ()


def test_reopening_stops_the_wis_klok(house: Signals) -> None:
    """With a reason; closing again begins it anew."""
    sent = house.send()
    with house.reader() as marjan:
        week = house.week
        week.close(marjan, sent.id, Outcome.KNOWN, Feedback.KNOWN)
        assert refused(lambda: week.reopen(marjan, sent.id, "")).values == {"what": "reason"}
        opened = week.reopen(marjan, sent.id, "Het begon weer.")
        assert (opened.status, opened.closed_on, opened.erased_on) == (Status.TAKEN_UP, None, None)
        assert opened.open_until is not None
        assert week.closed(marjan) == ()


def test_merged_is_kept_and_told_as_long_as_the_other(house: Signals) -> None:
    """Into one that is open, for the same readers; reopened it stands on its own again."""
    one, two, three = house.send(), house.send(), house.send()
    with house.reader() as marjan:
        week = house.week
        assert code(lambda: week.merge(marjan, one.id, one.id)) is Code.RECORD_UNKNOWN
        assert code(lambda: week.merge(marjan, one.id, "?")) is Code.RECORD_UNKNOWN
        merged = week.merge(marjan, one.id, two.id)
        assert (merged.status, merged.closed_on, merged.work.merged_into) == (Status.MERGED, None, two.id)
        week.merge(marjan, two.id, three.id)
        assert code(lambda: week.merge(marjan, three.id, two.id)) is Code.SIGNAL_STEP
        week.close(marjan, three.id, Outcome.BUNDLED, Feedback.WITH_OTHERS)
        assert {line.closed_on for line in week.closed(marjan)} == {TODAY}
        assert week.reopen(marjan, one.id, "Toch iets anders.").closed_on is None
        assert week.open(marjan, two.id).work.merged == ()
        assert {line.closed_on for line in week.closed(marjan)} == {TODAY}
    with house.fatma() as duty:
        assert {line.feedback for line in house.signals.passed(duty)} == {Feedback.WITH_OTHERS}


def test_erasing_the_other_does_not_keep_what_was_merged_into_it(house: Signals) -> None:
    """At the request of a resident, for one: the term of the rest begins that day."""
    from data.desk.signals import inzage

    one, two = house.send(), house.send()
    with house.reader() as marjan:
        house.week.merge(marjan, one.id, two.id)
        inzage.erase_on_request(marjan, [two.id])
        assert [(line.id, line.closed_on) for line in house.week.closed(marjan)] == [(one.id, TODAY)]


def test_the_reminders(house: Signals) -> None:
    """Unread for 7 days, an agreement or visit gone by, look again, inform, half a year open, spoed, added."""
    sent = house.send(replace(FULL, wish=Wish.NOT_YET, urgency=Urgency.TODAY))
    with house.reader() as marjan:
        week = house.week

        def up() -> set[Reminder]:
            return set(week.inbox(marjan).lines[0].reminders)

        assert up() == {Reminder.URGENT}
        assert week.acknowledge(marjan, sent.id).work.spoed is not None
        assert up() == set()
        house.desk.clock.forward(days=7)
        assert up() == {Reminder.UNREAD}
        week.open(marjan, sent.id)
        week.visit(marjan, sent.id, TODAY + timedelta(days=8))
        assert up() == set()
        house.desk.clock.forward(days=2)
        assert up() == {Reminder.OVERDUE}
        week.follow(marjan, sent.id, TODAY + timedelta(days=10))
        assert up() == set()
        house.desk.clock.forward(days=1)
        assert up() == {Reminder.LOOK_AGAIN}
        week.take_up(marjan, sent.id)
        house.desk.clock.forward(days=20)
        assert up() == {Reminder.INFORM}
        week.inform(marjan, sent.id, TODAY)
        house.desk.clock.forward(days=160)
        assert up() == {Reminder.RENEW}
        assert code(lambda: week.renew(marjan, sent.id, TODAY, "Loopt nog.")) is Code.VALUE_UNREADABLE
        until = house.desk.clock().date() + timedelta(days=100)
        assert week.renew(marjan, sent.id, until, "Loopt nog.").open_until == until
        assert up() == set()
        soon = house.desk.clock().date() + timedelta(days=30)
        assert code(lambda: week.propose_weighing(marjan, sent.id, "Er is gevaar.", until)) is Code.VALUE_UNREADABLE
        week.propose_weighing(marjan, sent.id, "Er is gevaar.", soon)
        week.raise_spoed(marjan, sent.id)
        assert up() == {Reminder.WEIGHING, Reminder.URGENT}
        assert dict(week.inbox(marjan).reminders)[Reminder.URGENT] == (sent.id,)
    with house.fatma() as duty:
        house.signals.add_later(duty, uuid4().hex, sent.id, "Nog iets.")
    with house.reader() as marjan:
        assert Reminder.ADDED in house.week.inbox(marjan).lines[0].reminders
        house.week.open(marjan, sent.id)
        assert Reminder.ADDED not in house.week.inbox(marjan).lines[0].reminders


def test_links_titles_and_offers(house: Signals) -> None:
    """A visit of that day, a neighbour's offer, somebody in words; twice is once."""
    with house.fatma() as duty:
        house.desk.day.pass_on_offer(duty, "Ko wil koffie drinken", "06 12345678")
    sent = house.send()
    with house.reader() as marjan:
        (offer,) = house.week.offers(marjan)
        assert (offer.line, offer.reach) == ("Ko wil koffie drinken", "06 12345678")
        visit = house.week.visits_of(marjan, sent.id)[0]
        links = (Link(LinkKind.VISIT, str(visit.id), "Bezoek 1"), Link(LinkKind.OFFER, offer.id, "Ko"))
        for one in (*links, links[0]):
            opened = house.week.link(marjan, sent.id, one)
        assert opened.work.links == links
        assert house.week.unlink(marjan, sent.id, links[0]).work.links == links[1:]
        assert house.week.set_title(marjan, sent.id, " Even \n langs ").work.title == "Even langs"


def test_an_attentie_without_the_content(house: Signals) -> None:
    """Words of her own: not the facts and not the name; the signal knows that there is one."""
    sent = house.send()
    with house.reader() as marjan:
        week = house.week
        assert code(lambda: week.attention(marjan, sent.id, FULL.facts, SOON)) is Code.TEXT_COPIES_FACTS
        assert code(lambda: week.attention(marjan, sent.id, f"Let op {FULL.who}", SOON)) is Code.TEXT_HOLDS_NAME
        opened = week.attention(marjan, sent.id, "Let op wie niet komt.", SOON)
        assert opened.timeline[-1].kind in {EventKind.ATTENTION, EventKind.SENT}
        assert any(event.kind is EventKind.ATTENTION for event in opened.timeline)
    with house.fatma() as duty:
        assert [one.text for one in house.desk.day.attentions(duty)] == ["Let op wie niet komt."]


def test_what_was_changed_behind_its_back_is_named_and_stops_nothing(house: Signals) -> None:
    """A signal with another's content does not open; the rest of the inbox does."""
    one, two = house.send(), house.send()
    with house.reader() as marjan:
        from data.desk.access import changing_back

        with changing_back(marjan) as connection:
            connection.exec_driver_sql(
                f"UPDATE sealed_item SET content = (SELECT content FROM sealed_item WHERE id = '{two.id}') "
                f"WHERE id = '{one.id}'"
            )
        inbox = house.week.inbox(marjan)
        assert ([line.id for line in inbox.lines], inbox.damaged) == ([two.id], 1)
        assert code(lambda: house.week.open(marjan, one.id)) is Code.SEALED_TAMPERED
        house.week.set_title(marjan, two.id, "Een")
        with changing_back(marjan) as connection:
            connection.exec_driver_sql(f"UPDATE sealed_part SET name = 'other' WHERE item_id = '{two.id}'")
            assert code(lambda: content.read_part(connection, marjan, two.id, "other")) is Code.SEALED_TAMPERED


def test_a_new_reader_gets_what_was_sealed_before(house: Signals) -> None:
    """With everything the others added: one key for the whole signal."""
    from data.desk.records import Role
    from tests.confidential import MARJAN, SECRETS

    sent = house.send()
    with house.reader() as marjan:
        house.week.set_title(marjan, sent.id, "Even langs")
    people = house.desk.house.people
    store = house.desk.house.store()
    opened = store.unlock(people["Marjan"], MARJAN)
    assert opened.reader is not None
    secret = "fietspomp regenjas vijver toeter"
    people["Samira"] = store.add_person(opened.reader, "Samira", Role.COMMUNITY_WORKER, secret).id
    opened.duty.close()
    store.close()
    SECRETS["Samira"] = secret
    with house.reader("Samira") as samira:
        assert house.week.open(samira, sent.id).work.title == "Even langs"
    del SECRETS["Samira"]


def test_the_steps_of_the_meldcode(house: Signals) -> None:
    """Ticked once by name, taken back, both in the timeline; not for a signal about nobody."""
    about, lamp = house.send(), house.send(LAMP)
    with house.reader() as marjan:
        house.week.tick_meldcode(marjan, about.id, MeldcodeStep.CONSULT, done=True)
        house.week.tick_meldcode(marjan, about.id, MeldcodeStep.MAP, done=True)
        seen = house.week.tick_meldcode(marjan, about.id, MeldcodeStep.CONSULT, done=True)
        assert [(one.step, one.by) for one in seen.work.meldcode] == [
            (MeldcodeStep.CONSULT, "Marjan"),
            (MeldcodeStep.MAP, "Marjan"),
        ]
        house.week.tick_meldcode(marjan, about.id, MeldcodeStep.MAP, done=False)
        error = refused(lambda: house.week.tick_meldcode(marjan, lamp.id, MeldcodeStep.MAP, done=True))
        assert (error.code, error.values) == (Code.SIGNAL_NEEDS, {"what": "person"})
    with house.reader("Ingrid") as ingrid:
        seen = house.week.open(ingrid, about.id)
        assert [one.step for one in seen.work.meldcode] == [MeldcodeStep.CONSULT]
        kinds = [(one.kind, one.text) for one in seen.timeline if one.text in set(MeldcodeStep)]
        assert kinds == [
            (EventKind.CODE_STEP, "overleg"),
            (EventKind.CODE_STEP, "in-kaart"),
            (EventKind.CODE_STEP_BACK, "in-kaart"),
        ]
