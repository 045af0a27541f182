"""The resident's wish is routing: who can open a signal, which table, which agenda, and whether it may go outside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from data.desk.records import Audience
from data.desk.signals.records import (
    EventKind,
    Feedback,
    HandOver,
    MeetingTable,
    Outcome,
    SignalForm,
    Status,
    Subject,
    Urgency,
    Where,
    Wish,
)
from data.desk.signals.wish import audience_of, first_work, routing, wish_of
from data.errors import Code
from tests.data.deskhouse import code, refused
from tests.data.inloop import TUESDAY
from tests.data.signalhouse import FULL, Signals, make_signals

T = MeetingTable
TOMORROW = TUESDAY.date() + timedelta(days=1)


@pytest.fixture
def house(tmp_path: Path) -> Signals:
    """A buurthuis with an aandachtsfunctionaris and a deputy."""
    made = make_signals(tmp_path / "data")
    made.give_tasks()
    return made


@pytest.mark.parametrize(
    ("wish", "where", "weighed", "tables", "name", "police", "hand_over"),
    [
        (Wish.FINE, Where.HOME, False, {T.DOEN, T.SIGNALS}, True, True, HandOver.WITH_YES),
        (Wish.FINE, Where.STREET, False, {T.AREA, T.SIGNALS}, True, True, HandOver.WITH_YES),
        (Wish.FINE, None, False, set(T), True, True, HandOver.WITH_YES),
        (Wish.NO_NAME, Where.HOME, False, {T.DOEN, T.SIGNALS}, False, False, HandOver.NO_NAME),
        (Wish.NO_NAME, Where.STREET, False, {T.SIGNALS}, False, False, HandOver.NO_NAME),
        (Wish.NOT_YET, Where.HOME, False, {T.DOEN, T.SIGNALS}, False, False, HandOver.WEIGHED_ONLY),
        (Wish.NOT_YET, Where.STREET, False, {T.SIGNALS}, False, False, HandOver.WEIGHED_ONLY),
        (None, Where.HOME, False, {T.DOEN, T.SIGNALS}, False, False, HandOver.WEIGHED_ONLY),
        (Wish.REFUSES, Where.HOME, False, set(), False, False, HandOver.WEIGHED_ONLY),
        (Wish.REFUSES, Where.HOME, True, {T.DOEN, T.SIGNALS}, False, False, HandOver.WEIGHED_ONLY),
        (Wish.UNSAFE, Where.HOME, False, set(), False, False, HandOver.WEIGHED_ONLY),
        (Wish.UNSAFE, Where.HOME, True, set(), False, False, HandOver.WEIGHED_ONLY),
    ],
)
def test_what_each_wish_allows(
    wish: Wish | None,
    where: Where | None,
    weighed: bool,
    tables: set[MeetingTable],
    name: bool,
    police: bool,
    hand_over: HandOver,
) -> None:
    """The table of product.md, about a person."""
    found = routing(replace(FULL, wish=wish, where=where), weighed=weighed)
    assert (found.tables, found.name, found.police_or_landlord, found.hand_over) == (tables, name, police, hand_over)
    assert found.audience is (Audience.ATTENTION if wish is Wish.UNSAFE else Audience.READERS)


def test_about_a_place_nobody_is_asked_unless_a_wish_was_said() -> None:
    """Nor is there a day to inform anybody; "bel me liever" may be about a person."""
    lamp = SignalForm(subject=Subject.PLACE, where=Where.STREET, urgency=Urgency.CAN_WAIT)
    assert wish_of(lamp) is None
    assert routing(lamp).tables == {T.AREA, T.SIGNALS}
    assert routing(lamp).police_or_landlord
    assert not routing(lamp).name
    assert wish_of(replace(lamp, wish=Wish.REFUSES)) is Wish.REFUSES
    assert audience_of(replace(lamp, wish=Wish.UNSAFE)) is Audience.ATTENTION
    assert wish_of(SignalForm()) is Wish.NOT_YET
    from data.desk.signals.records import Envelope

    assert first_work(Envelope(lamp, TUESDAY, "p")).inform_by is None
    asked = first_work(Envelope(replace(FULL, wish=Wish.NOT_YET), TUESDAY, "p"))
    assert (asked.inform_by, asked.informed) == (date(2026, 12, 24), None)
    known = first_work(Envelope(FULL, TUESDAY, "p"))
    assert known.informed is not None
    assert known.informed.on == TUESDAY.date()


def test_not_safe_is_opened_by_two_alone(tmp_path: Path) -> None:
    """Sealed to who has a task; with fewer than two of them it is not sent, and the form knows before."""
    house = make_signals(tmp_path / "data")
    unsafe = replace(FULL, wish=Wish.UNSAFE)
    with house.fatma() as duty:
        ready = house.signals.readers(duty)
        assert (ready.ready, ready.unsafe_ready, ready.attention) == (True, False, ())
        assert code(lambda: house.signals.send(duty, "d" * 32, unsafe)) is Code.READERS_TOO_FEW
        assert house.signals.passed(duty) == ()
    house.give_tasks()
    with house.fatma() as duty:
        assert set(house.signals.readers(duty).attention) == {"Marjan", "Ingrid"}
        sent = house.signals.send(duty, "d" * 32, unsafe)
        assert set(sent.readers) == {"Marjan", "Ingrid"}
    with house.reader() as marjan:
        opened = house.week.open(marjan, sent.id)
        assert opened.audience is Audience.ATTENTION
        assert Status.ON_AGENDA not in {move for move, _needs in opened.moves}
        assert refused(lambda: house.week.put_on_agenda(marjan, sent.id)).values == {"what": "agenda"}
        assert refused(lambda: house.week.set_wish(marjan, sent.id, Wish.FINE)).values == {"what": "wish"}
        house.week.inform(marjan, sent.id, None, "Dat is nu niet veilig.")
        closing = refused(lambda: house.week.close(marjan, sent.id, Outcome.KNOWN, Feedback.KNOWN))
        assert closing.values == {"what": "feedback"}
        assert house.week.close(marjan, sent.id, Outcome.KNOWN, Feedback.THANKS).status is Status.CLOSED


def test_a_signal_that_turns_out_not_safe_goes_to_two_alone(house: Signals) -> None:
    """Content, what was added and what the readers added are sealed anew; the old keys are gone."""
    sent = house.send(FULL)
    with house.fatma() as duty:
        house.signals.add_later(duty, "a" * 32, sent.id, "Nog iets.")
    with house.reader() as marjan:
        house.week.set_title(marjan, sent.id, "Even langs")
        house.week.put_on_agenda(marjan, sent.id)
        from data.engine import reading

        with reading(marjan.session.engine) as connection:
            before = set(connection.exec_driver_sql("SELECT sealed FROM sealed_key").scalars())
        opened = house.week.make_unsafe(marjan, sent.id, "De partner leest mee.")
        assert opened is not None
        assert (opened.audience, opened.status) == (Audience.ATTENTION, Status.NEW)  # as before: nobody opened it
        assert (opened.work.title, opened.form.facts, opened.added[0].text) == ("Even langs", FULL.facts, "Nog iets.")
        with reading(marjan.session.engine) as connection:
            after = set(connection.exec_driver_sql("SELECT sealed FROM sealed_key").scalars())
        assert not before & after
    with house.reader("Ingrid") as ingrid:
        assert house.week.open(ingrid, sent.id).wish is Wish.UNSAFE


def test_refusal_is_lifted_by_two_readers_and_no_other_way(house: Signals) -> None:
    """Reason and date; who proposed it does not confirm it; taken back, it comes off the agenda again."""
    sent = house.send(replace(FULL, wish=Wish.REFUSES))
    with house.reader() as marjan:
        assert house.week.open(marjan, sent.id).routing.talk_first
        assert refused(lambda: house.week.put_on_agenda(marjan, sent.id)).values == {"what": "agenda"}
        assert refused(lambda: house.week.propose_weighing(marjan, sent.id, " ", TOMORROW)).values["field"] == "reason"
        house.week.propose_weighing(marjan, sent.id, "Er is gevaar.", TOMORROW)
        assert code(lambda: house.week.confirm_weighing(marjan, sent.id)) is Code.SECOND_READER
        assert code(lambda: house.week.put_on_agenda(marjan, sent.id)) is Code.WISH_FORBIDS
    with house.reader("Ingrid") as ingrid:
        opened = house.week.confirm_weighing(ingrid, sent.id)
        assert opened.work.weighing is not None
        assert (opened.work.weighing.proposed_by, opened.work.weighing.confirmed_by) == ("Marjan", "Ingrid")
        assert opened.work.inform_by == TOMORROW
        assert opened.routing.tables == {T.DOEN, T.SIGNALS}
        assert not opened.routing.name
        assert house.week.put_on_agenda(ingrid, sent.id).status is Status.ON_AGENDA
        assert house.week.refuse_weighing(ingrid, sent.id).status is Status.TAKEN_UP


def test_free_words_come_back_only_with_the_residents_yes(house: Signals) -> None:
    """And never when the resident refuses; they stay until the author saw them."""
    fine, refuses = house.send(FULL), house.send(replace(FULL, wish=Wish.REFUSES))
    words = "Zij drinkt nu koffie in de eetkamer."
    with house.reader() as marjan:
        told = lambda one, yes: house.week.give_feedback(marjan, one.id, Feedback.SPOKEN, words, resident_agrees=yes)  # noqa: E731
        assert refused(lambda: told(fine, False)).values == {"what": "feedback"}
        assert refused(lambda: told(refuses, True)).values == {"what": "feedback"}
        assert told(fine, True).feedback_text == words
    with house.fatma() as duty:
        assert house.signals.news(duty) == 1
        line = next(one for one in house.signals.passed(duty) if one.id == fine.id)
        assert (line.feedback, line.feedback_text, line.seen) == (Feedback.SPOKEN, words, False)
        house.signals.mark_seen(duty, [fine.id])
        line = next(one for one in house.signals.passed(duty) if one.id == fine.id)
        assert (line.feedback, line.feedback_text, line.seen) == (Feedback.SPOKEN, "", True)
        assert house.signals.news(duty) == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Wish.REFUSES, Wish.FINE),
        (Wish.REFUSES, Wish.NO_NAME),
        (Wish.REFUSES, Wish.NOT_YET),
        (Wish.NOT_YET, Wish.FINE),
        (None, Wish.FINE),
        (Wish.NO_NAME, Wish.FINE),
    ],
)
def test_a_wish_that_allows_more_asks_when_it_was_said_and_how_that_is_known(
    house: Signals, before: Wish | None, after: Wish
) -> None:
    """Both stay in the timeline; nothing has changed when they were not there."""
    sent = house.send(replace(FULL, wish=before))
    day = TUESDAY.date()
    with house.reader() as marjan:
        set_wish = house.week.set_wish
        assert refused(lambda: set_wish(marjan, sent.id, after)).values == {"what": "said"}
        assert refused(lambda: set_wish(marjan, sent.id, after, on=day)).values == {"field": "how"}
        for wrong in (TOMORROW, date(1990, 1, 1), day - timedelta(days=31)):
            error = refused(lambda wrong=wrong: set_wish(marjan, sent.id, after, on=wrong, how="Zij belde"))  # type: ignore[misc]
            assert (error.code, error.values) == (Code.VALUE_UNREADABLE, {"field": "said"})
        assert house.week.open(marjan, sent.id).wish is wish_of(replace(FULL, wish=before))
        opened = set_wish(marjan, sent.id, after, on=day, how="Zij belde")
        assert opened is not None
        assert opened.wish is after
        (said,) = (event for event in opened.timeline if event.kind is EventKind.WISH)
        assert (said.text, said.on, said.by) == (f"{after.value}: Zij belde", day, "Marjan")


def test_a_wish_that_allows_less_asks_nothing(house: Signals) -> None:
    """Somebody who does not want it any more is believed at once."""
    sent = house.send(FULL)
    with house.reader() as marjan:
        opened = house.week.set_wish(marjan, sent.id, Wish.REFUSES)
        assert opened is not None
        assert opened.wish is Wish.REFUSES


def test_who_refuses_is_not_said_to_be_handed_over_without_a_weighing(house: Signals) -> None:
    """Closing with "overgedragen aan" is no way round it."""
    sent = house.send(replace(FULL, wish=Wish.REFUSES))
    closing = lambda reader: house.week.close(reader, sent.id, Outcome.HANDED_OVER, Feedback.THANKS, to="Arts")  # noqa: E731
    with house.reader() as marjan:
        assert refused(lambda: closing(marjan)).values == {"what": "hand-over"}
        house.week.propose_weighing(marjan, sent.id, "Er is gevaar.", TOMORROW)
    with house.reader("Ingrid") as ingrid:
        house.week.confirm_weighing(ingrid, sent.id)
        house.week.inform(ingrid, sent.id, TUESDAY.date())
        assert closing(ingrid).work.outcome_to == "Arts"
