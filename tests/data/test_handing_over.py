"""A hand-over: only facts, only what the wish allows, with a yes or with two readers; and whether it arrived."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from data.desk.queries import reads_of
from data.desk.signals import handing_over
from data.desk.signals.kinds import Described, EventKind, Feedback, Outcome, Status, Subject, Where, Wish
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
        values = {"facts": FACTS, "impression": "Ze is vast eenzaam", **said}
        return table.send(duty, person("Zus de Wit", **values))[0].id


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
        paper = handing_over.hand_over(reader, key, "Wijkteam", TODAY)
        assert (paper.who, paper.street) == ("", "")
        assert paper.facts == "de bewoner deed niet open, een vrijwilliger belde drie keer aan"
        assert "Wit" not in repr(paper)


def test_a_description_may_go_without_a_name(table: Table) -> None:
    key = _sent(table, wish=Wish.NO_NAME, described=Described.LOOKS)
    with table.reader() as reader:
        assert handing_over.hand_over(reader, key, "Wijkteam", TODAY).who == "Zus de Wit"


def test_where_nobody_is_concerned_nobody_said_yes(table: Table) -> None:
    lamp = _sent(table, subject=Subject.PLACE, described=None, wish=None, where=Where.STREET)
    asked = _sent(table)
    with table.reader() as reader:
        paper = handing_over.hand_over(reader, lamp, "Gemeente", None)
        assert (paper.consent.yes_on, paper.wish, paper.street) == (None, None, "Beukstraat 12")
        assert handing_over.handed_over(reader, lamp)[0].done
        assert code(lambda: handing_over.hand_over(reader, asked, "Gemeente", None)) is Code.WISH_FORBIDS


@pytest.mark.parametrize("wish", [Wish.REFUSES, Wish.NOT_YET])
def test_without_a_yes_it_takes_two_readers_a_reason_and_a_day(table: Table, wish: Wish) -> None:
    key = _sent(table, wish=wish)
    told = TODAY + timedelta(days=3)
    with table.reader() as reader:
        error = refused(lambda: handing_over.hand_over(reader, key, "Veilig Thuis", TODAY))
        assert (error.code, error.values["what"]) == (Code.WISH_FORBIDS, "hand-over")
        propose = handing_over.propose
        assert code(lambda: propose(reader, key, "Veilig Thuis", " ", told)) is Code.VALUE_MISSING
        late = TODAY + timedelta(days=31)
        assert code(lambda: propose(reader, key, "Veilig Thuis", "Kinderen", late)) is Code.VALUE_UNREADABLE
        handed = propose(reader, key, "Veilig Thuis", "Kinderen in huis", told)
        assert handed.waiting
        assert code(lambda: handing_over.confirm(reader, key, handed.id)) is Code.SECOND_READER
        assert code(lambda: handing_over.paper(reader, key, handed.id)) is Code.RECORD_UNKNOWN
        assert code(lambda: handing_over.receipt(reader, key, handed.id, arrived=True)) is Code.RECORD_UNKNOWN
        assert table.week.open(reader, key).status is Status.NEW
    with table.reader("Ingrid") as other:
        paper = handing_over.confirm(other, key, handed.id)
        assert (paper.who, paper.consent.reason, paper.consent.told_on) == ("", "Kinderen in huis", told)
        assert paper.consent.readers == ("Marjan", "Ingrid")
        assert table.week.open(other, key).status is Status.HANDED_OVER
        assert code(lambda: handing_over.confirm(other, key, handed.id)) is Code.RECORD_UNKNOWN


def test_a_second_reader_can_refuse(table: Table) -> None:
    key = _sent(table, wish=Wish.REFUSES)
    with table.reader() as reader:
        handed = handing_over.propose(reader, key, "Veilig Thuis", "Kinderen in huis", TODAY)
        assert code(lambda: handing_over.refuse(reader, key, handed.id)) is Code.SECOND_READER
    with table.reader("Ingrid") as other:
        assert handing_over.refuse(other, key, handed.id).refused
        assert code(lambda: handing_over.confirm(other, key, handed.id)) is Code.RECORD_UNKNOWN
        assert table.week.open(other, key).status is Status.NEW


def test_what_cannot_be(table: Table) -> None:
    key = _sent(table)
    hand_over = handing_over.hand_over
    with table.duty() as duty:
        assert code(lambda: hand_over(duty, key, "Wijkteam", TODAY)) is Code.ROLE_REFUSED
    with table.reader() as reader:
        assert code(lambda: hand_over(reader, key, "", TODAY)) is Code.VALUE_MISSING
        assert code(lambda: hand_over(reader, key, "111222333", TODAY)) is Code.TEXT_HOLDS_BSN
        assert code(lambda: hand_over(reader, key, "Wijkteam", TODAY + timedelta(days=1))) is Code.VALUE_UNREADABLE
        assert code(lambda: hand_over(reader, "weg", "Wijkteam", TODAY)) is Code.RECORD_UNKNOWN
        table.week.inform(reader, key, TODAY)
        table.week.close(reader, key, Outcome.KNOWN, Feedback.KNOWN)
        assert code(lambda: hand_over(reader, key, "Wijkteam", TODAY)) is Code.SIGNAL_STEP
        assert handing_over.handed_over(reader, key) == ()
