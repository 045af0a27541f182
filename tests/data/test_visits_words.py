"""What people of the desk tell each other, and questions of nobody: checked, read by who should, gone on its day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from data.desk.visits.records import FruitlessSearch, Measure, Period, Span
from data.errors import Code
from data.retention import erase_due, erasure_date
from tests.data.deskhouse import code, refused
from tests.data.inloop import TUESDAY, Desk, make_desk, rows


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def test_the_next_dienst_reads_what_the_last_one_left(desk: Desk) -> None:
    with desk.open() as duty:
        assert desk.day.handover(duty) is None
        desk.day.write_handover(duty, "Toner is op.")
        desk.day.write_handover(duty, "  Toner is bijna op.\nMorgen komt Peter.  ")
        assert desk.day.handover(duty) is None, "it is for the next one"
        page = desk.day.day_page(duty)
        assert page is not None
        assert page.left is not None
        assert (page.left.text, page.left.by) == ("Toner is bijna op.\nMorgen komt Peter.", "Fatma")
        desk.end(duty)
    desk.clock.forward(days=7)
    with desk.open("Bert") as duty:
        got = desk.day.handover(duty)
        assert got is not None
        assert (got.text, got.by, got.at) == ("Toner is bijna op.\nMorgen komt Peter.", "Fatma", TUESDAY)
        desk.begin(duty)
        page = desk.day.day_page(duty)
        assert page is not None
        assert page.received == got
        assert rows(duty, "SELECT count(*) FROM note") == [(1,)]


def test_an_empty_handover_takes_it_away(desk: Desk) -> None:
    with desk.open() as duty:
        desk.day.write_handover(duty, "Toner is op.")
        duty.cover()
        desk.day.write_handover(duty, " ")
        assert rows(duty, "SELECT count(*) FROM note") == [(0,)]
        desk.day.write_handover(duty, "Toch wel.")
        assert rows(duty, "SELECT text FROM note") == [("Toch wel.",)]


def test_only_who_is_on_duty_writes(desk: Desk) -> None:
    with desk.open() as duty:
        assert code(lambda: desk.day.write_handover(duty, "x", by=desk.house.people["Bert"])) is Code.ROLE_REFUSED


def test_attentie_is_folded_until_each_dienst_read_it_and_ends_by_itself(desk: Desk) -> None:
    with desk.reader() as reader:
        word = desk.day.add_attention(reader, "Loketje dicht tot vrijdag.", desk.clock.at.date() + timedelta(days=8))
        assert (word.by, word.read, word.readings) == ("Marjan", False, 0)
        assert erasure_date(word) == word.until + timedelta(days=7)
    for dienst in range(2):
        with desk.open() as duty:
            assert desk.day.glance(duty).attentions == 1, "also while covered, as a number"
            (shown,) = desk.day.attentions(duty)
            assert (shown.text, shown.read, shown.readings) == ("Loketje dicht tot vrijdag.", False, dienst)
            desk.day.mark_read(duty, word.id)
            desk.day.mark_read(duty, word.id)
            assert desk.day.attentions(duty)[0].read
            assert desk.day.glance(duty).attentions == 0
            desk.day.count_visitor(duty)
            desk.end(duty)
        desk.clock.forward(days=7)
    with desk.open() as duty:
        assert desk.day.attentions(duty) == (), "its last day is over"
        assert desk.day.glance(duty).attentions == 0
        desk.clock.forward(days=1)
        assert dict(erase_due(duty, desk.clock()).erased)["attention"] == 1


def test_only_a_buurtwerker_gives_and_ends_an_attentie(desk: Desk) -> None:
    with desk.reader() as reader:
        day = desk.clock.at.date()
        word = desk.day.add_attention(reader, "Let op.", day)
        for until in (day - timedelta(days=1), day + timedelta(days=400)):
            assert refused(lambda until=until: desk.day.add_attention(reader, "x", until)).values == {"field": "until"}
    with desk.open() as duty:
        assert code(lambda: desk.day.add_attention(duty, "x", day)) is Code.ROLE_REFUSED
        assert code(lambda: desk.day.end_attention(duty, word.id)) is Code.ROLE_REFUSED
        assert code(lambda: desk.day.mark_read(duty, "weg")) is Code.RECORD_UNKNOWN
    with desk.reader() as reader:
        desk.day.end_attention(reader, word.id)
        assert code(lambda: desk.day.end_attention(reader, word.id)) is Code.RECORD_UNKNOWN


def test_a_question_is_kept_without_anybody_in_it(desk: Desk) -> None:
    with desk.open() as duty:
        desk.day.start_visit(duty)
        desk.day.keep_question(duty, " wie repareert \n fietsen? ", "ar")
        (question,) = desk.day.questions(duty)
        assert (question.text, question.language, question.answer) == ("wie repareert fietsen?", "ar", "")
        assert erasure_date(question) == TUESDAY.date() + timedelta(days=365)
        opened = desk.day.open_visit(duty)
        assert opened is not None
        assert opened.question
        assert "fietsen" not in str(rows(duty, "SELECT * FROM undo_step"))
        assert code(lambda: desk.day.answer_question(duty, question.id, "fietsenmaker")) is Code.ROLE_REFUSED
    with desk.reader() as reader:
        desk.day.answer_question(reader, question.id, "onderweg.fiets")
        assert desk.day.questions(reader)[0].answer == "onderweg.fiets"
        assert code(lambda: desk.day.answer_question(reader, "weg", "x")) is Code.RECORD_UNKNOWN
        desk.day.drop_question(reader, question.id)
        assert desk.day.questions(reader) == ()
        assert code(lambda: desk.day.drop_question(reader, question.id)) is Code.RECORD_UNKNOWN


def test_searches_that_led_to_nothing_are_a_number(desk: Desk) -> None:
    with desk.open() as duty:
        desk.day.count_search(duty, FruitlessSearch.EMPTY)
        assert rows(duty, "SELECT count(*) FROM inloop_count") == [(0,)], "without a dienst it is not counted"
        desk.begin(duty)
        for which in (FruitlessSearch.EMPTY, FruitlessSearch.EMPTY, FruitlessSearch.ABANDONED):
            desk.day.count_search(duty, which)
        desk.day.keep_question(duty, "wie repareert fietsen?")
        desk.end(duty)
        counts = desk.day.numbers(duty, Period(Span.MONTH, TUESDAY.date()))
        assert counts.all_of(Measure.SEARCHES) == (
            (FruitlessSearch.EMPTY.value, 2),
            (FruitlessSearch.ABANDONED.value, 1),
        )
        assert counts.of(Measure.QUESTIONS) == 1


@pytest.mark.parametrize(
    ("write", "field"),
    [
        (lambda desk, duty, text: desk.day.keep_question(duty, text), "question"),
        (lambda desk, duty, text: desk.day.write_handover(duty, text), "handover"),
    ],
    ids=["question", "handover"],
)
def test_a_bsn_or_a_whole_story_is_stopped(desk: Desk, write: Callable[..., object], field: str) -> None:
    with desk.open() as duty:
        holding = refused(lambda: write(desk, duty, "van 1234.56.782"))
        assert (holding.code, holding.values) == (Code.TEXT_HOLDS_BSN, {"field": field})
        long = refused(lambda: write(desk, duty, "a" * 500))
        assert (long.code, long.values["field"]) == (Code.TEXT_TOO_LONG, field)
    with desk.reader() as reader:
        stopped = refused(lambda: desk.day.add_attention(reader, "bsn 123456782", TUESDAY.date()))
        assert (stopped.code, stopped.values) == (Code.TEXT_HOLDS_BSN, {"field": "attention"})
