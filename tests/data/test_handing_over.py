"""A hand-over: only facts, only what the wish allows, with a yes or with two readers; and whether it arrived."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from data.desk.queries import reads_of
from data.desk.signals import handing_over
from data.desk.signals.kinds import Described, EventKind, Feedback, Outcome, Reminder, Status, Subject, Where, Wish
from data.desk.signals.masked import may_be_names
from data.desk.signals.records import Informed
from data.errors import Code
from tests.data.deskhouse import code, refused
from tests.data.meetinghouse import MONDAY, Table, make_table, person

TODAY = MONDAY.date()
FACTS = "Zus de Wit deed niet open, Fatma belde drie keer aan"


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return make_table(tmp_path / "data")


def _sent(table: Table, **said: object) -> str:
    with table.duty() as duty:
        values = {"who": "Zus de Wit", "facts": FACTS, "impression": "Ze is vast eenzaam", **said}
        return table.send(duty, person(**values))[0].id  # type: ignore[arg-type]


def test_with_a_yes_the_facts_and_the_name_go(table: Table) -> None:
    key = _sent(table)
    with table.reader() as reader:
        paper = handing_over.hand_over(reader, key, " Sociaal  wijkteam ", TODAY)
        assert (paper.number, paper.to, paper.who, paper.street) == (
            1,
            "Sociaal wijkteam",
            "Zus de Wit",
            "Beukstraat 12",
        )
        assert paper.facts == "Zus de Wit deed niet open, een vrijwilliger belde drie keer aan"
        assert "eenzaam" not in repr(paper)
        assert (paper.consent.yes_on, paper.consent.readers, paper.sender) == (TODAY, ("Marjan",), "Marjan")
        opened = table.week.open(reader, key)
        assert (opened.status, opened.work.handed_to) == (Status.HANDED_OVER, "Sociaal wijkteam")
        (handed,) = handing_over.handed_over(reader, key)
        assert (handed.by, handed.receipt, handed.done) == ("Marjan", None, True)
        assert handing_over.receipt(reader, key, handed.id, arrived=True).receipt is True
        assert handing_over.receipt(reader, key, handed.id, arrived=False).receipt is False
        kinds = [event.kind for event in table.week.open(reader, key).work.events]
        assert kinds.count(EventKind.RECEIPT) == 2
        assert handing_over.paper(reader, key, handed.id) == paper
        assert [log.action for log in reads_of(reader, key)].count("copy") == 2


def test_without_a_name_no_name_goes_not_even_out_of_the_facts(table: Table) -> None:
    key = _sent(table, wish=Wish.NO_NAME)
    with table.reader() as reader:
        paper = handing_over.hand_over(reader, key, "Wijkteam", TODAY, cover=())
        assert (paper.who, paper.street) == ("", "")
        assert paper.facts == "de bewoner deed niet open, een vrijwilliger belde drie keer aan"
        assert "Wit" not in repr(paper)


def test_a_description_may_go_without_a_name(table: Table) -> None:
    key = _sent(table, wish=Wish.NO_NAME, described=Described.LOOKS)
    with table.reader() as reader:
        assert handing_over.hand_over(reader, key, "Wijkteam", TODAY, cover=()).who == "Zus de Wit"


def test_where_nobody_is_concerned_nobody_said_yes(table: Table) -> None:
    lamp = _sent(table, subject=Subject.PLACE, described=None, wish=None, where=Where.STREET)
    asked = _sent(table)
    with table.reader() as reader:
        paper = handing_over.hand_over(reader, lamp, "Gemeente", None)
        assert (paper.consent.yes_on, paper.wish, paper.street) == (None, None, "Beukstraat 12")
        assert handing_over.handed_over(reader, lamp)[0].done
        assert code(lambda: handing_over.hand_over(reader, asked, "Gemeente", None)) is Code.WISH_FORBIDS


@pytest.mark.parametrize("wish", [Wish.REFUSES, Wish.NOT_YET, Wish.UNSAFE])
def test_without_a_yes_it_is_a_weighing_by_two(table: Table, wish: Wish) -> None:
    """Reason, day, second reader: one record, and from then on the resident is to be told on that day."""
    table.with_tasks()
    key = _sent(table, wish=wish)
    told = TODAY + timedelta(days=3)
    with table.reader() as reader:
        table.week.inform(reader, key, TODAY)
        error = refused(lambda: handing_over.hand_over(reader, key, "Veilig Thuis", TODAY, cover=()))
        assert (error.code, error.values["what"]) == (Code.WISH_FORBIDS, "hand-over")
        propose = handing_over.propose
        assert code(lambda: propose(reader, key, "Veilig Thuis", " ", told, cover=())) is Code.VALUE_MISSING
        for day in (TODAY + timedelta(days=31), TODAY - timedelta(days=1), TODAY - timedelta(days=700)):
            late = refused(lambda day=day: propose(reader, key, "Veilig Thuis", "Kinderen", day, cover=()))  # type: ignore[misc]
            assert (late.code, late.values) == (Code.VALUE_UNREADABLE, {"field": "told"})
        unread = refused(lambda: propose(reader, key, "Veilig Thuis", "Kinderen", told))
        assert (unread.code, unread.values) == (Code.SIGNAL_NEEDS, {"what": "read"})
        assert table.week.open(reader, key).work.weighing is None
        handed = propose(reader, key, "Veilig Thuis", "Kinderen in huis", told, cover=())
        assert handed.waiting
        assert code(lambda: handing_over.confirm(reader, key, handed.id, cover=())) is Code.SECOND_READER
        assert code(lambda: handing_over.paper(reader, key, handed.id)) is Code.RECORD_UNKNOWN
        assert code(lambda: handing_over.receipt(reader, key, handed.id, arrived=True)) is Code.RECORD_UNKNOWN
        opened = table.week.open(reader, key)
        assert (opened.status, opened.routing.weighed) == (Status.NEW, False)
        assert opened.work.weighing is not None
        assert (opened.work.weighing.reason, opened.work.weighing.to) == ("Kinderen in huis", "Veilig Thuis")
    with table.reader("Ingrid") as other:
        assert refused(lambda: handing_over.confirm(other, key, handed.id)).values == {"what": "read"}
        paper = handing_over.confirm(other, key, handed.id, cover=())
        assert (paper.who, paper.consent.reason, paper.consent.told_on) == ("", "Kinderen in huis", told)
        assert paper.consent.readers == ("Marjan", "Ingrid")
        work = table.week.open(other, key).work
        assert work.weighing is not None
        assert (work.weighing.proposed_by, work.weighing.confirmed_by) == ("Marjan", "Ingrid")
        assert (work.inform_by, work.informed) == (told, None)
        assert table.week.open(other, key).status is Status.HANDED_OVER
        assert code(lambda: handing_over.confirm(other, key, handed.id, cover=())) is Code.RECORD_UNKNOWN
        # it was weighed for this receiver, and for no other
        assert code(lambda: handing_over.hand_over(other, key, "Politie", None, cover=())) is Code.WISH_FORBIDS
        assert handing_over.hand_over(other, key, "veilig thuis", None, cover=()).consent.reason == "Kinderen in huis"
    table.clock.forward(days=4)
    with table.reader() as reader:
        assert dict(table.week.inbox(reader).reminders)[Reminder.INFORM] == (key,)


def test_who_was_told_already_is_not_to_be_told_again(table: Table) -> None:
    """On a day between the signal and today."""
    key = _sent(table, wish=Wish.REFUSES)
    table.clock.forward(days=2)
    tuesday = TODAY + timedelta(days=1)
    with table.reader() as reader:
        propose = handing_over.propose
        for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=3)):
            wrong = refused(lambda day=day: propose(reader, key, "Arts", "Gas", day, told=True, cover=()))  # type: ignore[misc]
            assert wrong.values == {"field": "told"}
        handed = propose(reader, key, "Arts", "Gas", tuesday, told=True, cover=())
    with table.reader("Ingrid") as other:
        paper = handing_over.confirm(other, key, handed.id, cover=())
        assert (paper.consent.told_on, paper.consent.told) == (tuesday, True)
        assert table.week.open(other, key).work.informed == Informed(tuesday)


def test_a_weighing_that_was_confirmed_counts_for_a_hand_over(table: Table) -> None:
    """What the sentences say: weighed first, then handed over; for the wish that it was made for."""
    key = _sent(table, wish=Wish.REFUSES)
    told = TODAY + timedelta(days=3)
    with table.reader() as reader:
        table.week.propose_weighing(reader, key, "Zij eet niet", told)
        assert code(lambda: handing_over.hand_over(reader, key, "Arts", None, cover=())) is Code.WISH_FORBIDS
    with table.reader("Ingrid") as other:
        table.week.confirm_weighing(other, key)
        paper = handing_over.hand_over(other, key, "Arts", TODAY, cover=())
        assert (paper.consent.yes_on, paper.consent.reason, paper.consent.told_on) == (None, "Zij eet niet", told)
        assert paper.consent.readers == ("Marjan", "Ingrid")
        assert paper.who == ""
        opened = table.week.open(other, key)
        assert (opened.status, opened.work.inform_by, opened.work.informed) == (Status.HANDED_OVER, told, None)
        (handed,) = handing_over.handed_over(other, key)
        assert (handed.done, handed.weighed_by) == (True, ("Marjan", "Ingrid"))
        table.week.set_wish(other, key, Wish.NOT_YET, on=TODAY, how="Zij belde")
        assert not table.week.open(other, key).routing.weighed
        assert code(lambda: handing_over.hand_over(other, key, "Arts", None, cover=())) is Code.WISH_FORBIDS


def test_a_second_reader_can_refuse_and_who_proposed_can_take_it_back(table: Table) -> None:
    key = _sent(table, wish=Wish.REFUSES)
    with table.reader() as reader:
        mine = handing_over.propose(reader, key, "Veilig Thuis", "Kinderen in huis", TODAY, cover=())
        assert handing_over.refuse(reader, key, mine.id).refused
        handed = handing_over.propose(reader, key, "Veilig Thuis", "Kinderen in huis", TODAY, cover=())
    with table.reader("Ingrid") as other:
        assert handing_over.refuse(other, key, handed.id).refused
        assert code(lambda: handing_over.confirm(other, key, handed.id, cover=())) is Code.RECORD_UNKNOWN
        opened = table.week.open(other, key)
        assert (opened.status, opened.work.weighing) == (Status.NEW, None)


def test_a_weighing_that_is_taken_back_takes_the_proposal_along(table: Table) -> None:
    """By the weighing or by another in its place: one record, and never two that wait."""
    key = _sent(table, wish=Wish.REFUSES)
    with table.reader() as reader:
        first = handing_over.propose(reader, key, "Arts", "Gas", TODAY, cover=())
        second = handing_over.propose(reader, key, "Politie", "Gas", TODAY, cover=())
        assert [one.waiting for one in handing_over.handed_over(reader, key)] == [False, True]
        table.week.refuse_weighing(reader, key)
        assert [one.waiting for one in handing_over.handed_over(reader, key)] == [False, False]
    with table.reader("Ingrid") as other:
        for one in (first, second):
            assert code(lambda one=one: handing_over.confirm(other, key, one.id, cover=())) is Code.RECORD_UNKNOWN  # type: ignore[misc]


def test_an_address_does_not_go_without_a_name(table: Table) -> None:
    """The street of the form, with any number, and what else leads to a door."""
    facts = "Zij woont Beukstraat 12. In de beukstraat, op nummer 14 b, weten ze het. Bel 06 12345678. Drie keer."
    key = _sent(table, wish=Wish.NO_NAME, facts=facts, when="sinds Beukstr. 12 leeg is")
    open_key = _sent(table, facts=facts)
    with table.reader() as reader:
        paper = handing_over.hand_over(reader, key, "Wijkteam", TODAY, cover=())
        assert paper.facts == (
            "Zij woont (adres). In de (adres), op (adres), weten ze het. Bel (weggelaten). Drie keer."
        )
        assert (paper.when, paper.street) == ("sinds (adres) leeg is", "")
        assert handing_over.hand_over(reader, open_key, "Wijkteam", TODAY).facts == facts


def test_what_is_read_is_what_goes_less_what_she_covers(table: Table) -> None:
    """Words can be left out and nothing comes in; the same paper later, and what was left out is kept with it."""
    facts = "Truus Vermeer viel, en Truus' zoon Jan was er niet."
    key = _sent(table, wish=Wish.NO_NAME, described=Described.TELL_MYSELF, who="", facts=facts)
    with table.reader() as reader:
        _yes, going = handing_over.preview(reader, key)
        assert (going.facts, going.leads, going.named) == (facts, True, False)
        assert may_be_names(going) == ("Truus", "Vermeer", "Jan")
        assert code(lambda: handing_over.hand_over(reader, key, "Arts", TODAY)) is Code.SIGNAL_NEEDS
        paper = handing_over.hand_over(reader, key, "Arts", TODAY, cover=["truus, Vermeer", "Jan", "Piet"])
        assert paper.facts == "… … viel, en …' zoon … was er niet."
        (handed,) = handing_over.handed_over(reader, key)
        assert handed.covered == ("truus", "Vermeer", "Jan")
    with table.duty() as duty:
        table.desk.add_later(duty, "b" * 32, key, "Truus Vermeer belde.")
    with table.reader() as reader:
        assert handing_over.paper(reader, key, handed.id) == paper


def test_the_second_reader_can_cover_more(table: Table) -> None:
    key = _sent(table, wish=Wish.REFUSES, facts="Zus de Wit en Kees Bos vielen.")
    with table.reader() as reader:
        handed = handing_over.propose(reader, key, "Arts", "Gas", TODAY, cover=["Kees"])
        assert handed.text is not None
        assert handed.text.facts == "de bewoner en … Bos vielen."
    with table.reader("Ingrid") as other:
        paper = handing_over.confirm(other, key, handed.id, cover=["Bos"])
        assert paper.facts == "de bewoner en … … vielen."
        assert handing_over.handed_over(other, key)[0].covered == ("Kees", "Bos")


def test_a_hand_over_of_before_is_still_read(table: Table) -> None:
    """What was sealed without the words that go: the paper is made from the facts."""
    from data.desk.signals import coding
    from data.desk.signals.handed import HandedAll

    said = '{"handed":[{"id":"h","to":"Arts","by":"p","at":"2026-11-20T10:00:00","yes_on":"2026-11-20"}]}'
    (old,) = coding.from_bytes(HandedAll, said).handed
    assert (old.done, old.text, old.covered, old.weighed_by) == (True, None, (), ())


def test_what_cannot_be(table: Table) -> None:
    key = _sent(table)
    hand_over = handing_over.hand_over
    with table.duty() as duty:
        assert code(lambda: hand_over(duty, key, "Wijkteam", TODAY)) is Code.ROLE_REFUSED
    with table.reader() as reader:
        assert code(lambda: hand_over(reader, key, "", TODAY)) is Code.VALUE_MISSING
        assert code(lambda: hand_over(reader, key, "111222333", TODAY)) is Code.TEXT_HOLDS_BSN
        assert code(lambda: hand_over(reader, key, "Wijkteam", TODAY + timedelta(days=1))) is Code.VALUE_UNREADABLE
        long_ago = refused(lambda: hand_over(reader, key, "Wijkteam", date(1990, 1, 1)))
        assert (long_ago.code, long_ago.values) == (Code.VALUE_UNREADABLE, {"field": "yes"})
        assert code(lambda: hand_over(reader, key, "Wijkteam", TODAY - timedelta(days=31))) is Code.VALUE_UNREADABLE
        assert code(lambda: hand_over(reader, "weg", "Wijkteam", TODAY)) is Code.RECORD_UNKNOWN
        table.week.inform(reader, key, TODAY)
        table.week.close(reader, key, Outcome.KNOWN, Feedback.KNOWN)
        assert code(lambda: hand_over(reader, key, "Wijkteam", TODAY)) is Code.SIGNAL_STEP
        assert handing_over.handed_over(reader, key) == ()
