"""Visits: one key each, one open at a time, taken back ten times, kept whatever happens, nothing read while covered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from data.desk.duty import Duty
from data.desk.items import list_items, open_items
from data.desk.visits.records import (
    AgeGroup,
    FirstTime,
    How,
    Outcome,
    Partner,
    ServiceRef,
    SlipResult,
    Step,
    VisitFields,
    VisitState,
)
from data.errors import Code, WorldError
from data.retention import erasure_date
from tests.data.deskhouse import code, refused
from tests.data.inloop import HOME, MONEY, Desk, make_desk, rows


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


@pytest.fixture
def duty(desk: Desk) -> Iterator[Duty]:
    with desk.open() as opened:
        yield opened


def test_one_key_counts_a_visitor_and_begins_the_dienst_by_itself(desk: Desk, duty: Duty) -> None:
    assert desk.day.glance(duty).shift is None
    first = desk.day.count_visitor(duty)
    assert (first.visitors, first.visit, first.undo) == (1, None, Step.COUNT)
    assert first.shift is not None
    assert desk.day.count_visitor(duty).visitors == 2
    assert rows(duty, "SELECT count(*) FROM inloop") == [(1,)]


def test_a_visit_counts_as_one_visitor_and_has_a_number(desk: Desk, duty: Duty) -> None:
    desk.day.count_visitor(duty)
    desk.clock.forward(minutes=12)
    glance = desk.day.start_visit(duty)
    assert (glance.visitors, glance.visit, glance.since) == (2, 1, desk.clock.at)
    desk.day.close_visit(duty)
    assert desk.day.start_visit(duty).visit == 2


def test_a_key_held_down_opens_one_visit(desk: Desk, duty: Duty) -> None:
    numbers = {desk.day.start_visit(duty).visit for _ in range(5)}
    assert numbers == {1}
    assert desk.day.glance(duty).visitors == 1
    assert desk.day.undo(duty) is not None
    assert desk.day.undo(duty) is None, "the four that did nothing left nothing to take back"


def test_two_at_the_same_moment_are_two(desk: Desk, duty: Duty) -> None:
    start = threading.Barrier(4)

    def press() -> None:
        start.wait()
        for _ in range(5):
            desk.day.count_visitor(duty)

    threads = [threading.Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert desk.day.glance(duty).visitors == 20
    assert rows(duty, "SELECT count(*) FROM inloop") == [(1,)]
    assert rows(duty, "SELECT count(*) FROM undo_step") == [(10,)]
    assert rows(duty, "PRAGMA integrity_check") == [("ok",)]


def test_nothing_printed_and_nobody_called_is_geluisterd(desk: Desk, duty: Duty) -> None:
    desk.day.start_visit(duty)
    desk.day.attach(duty, MONEY)
    desk.day.close_visit(duty)
    page = desk.day.day_page(duty)
    assert page is not None
    (visit,) = page.visits
    assert erasure_date(visit) == page.shift.day + timedelta(days=730)
    assert (visit.fields.outcome, visit.fields.themes, visit.state) == (
        Outcome.LISTENED, ("geld",), VisitState.CLOSED,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("happens", "outcome"),
    [
        (lambda day, duty: day.new_slip(duty, [HOME], "ar"), Outcome.SLIP),
        (lambda day, duty: day.note_called(duty), Outcome.CALLED),
        (lambda day, duty: day.attach(duty, HOME, How.CALLED), Outcome.CALLED),
        (lambda day, duty: day.note_called(duty, worker=True), Outcome.WORKER),
        (lambda day, duty: day.note_returns(duty), Outcome.RETURNS),
        (lambda day, duty: day.note_signal(duty), Outcome.LISTENED),
        (lambda day, duty: day.pass_on_offer(duty, "wil koken", "woensdag hier"), Outcome.TAKES_PART),
    ],
    ids=["slip", "called", "called a place", "buurtwerker", "returns", "signal", "offer"],
)
def test_the_outcome_follows_from_what_happened(
    desk: Desk, duty: Duty, happens: Callable[..., object], outcome: Outcome
) -> None:
    happens(desk.day, duty)
    opened = desk.day.open_visit(duty)
    assert opened is not None, "the first of these opens a visit by itself"
    assert opened.proposal.outcome is outcome
    desk.day.close_visit(duty)
    page = desk.day.day_page(duty)
    assert page is not None
    assert page.visits[0].fields.outcome is outcome


def test_what_was_said_stands_above_what_was_proposed(desk: Desk, duty: Duty) -> None:
    desk.day.new_slip(duty, [MONEY, HOME], "ar")
    said = VisitFields(
        themes=("taal",),
        outcome=Outcome.SPOKE_WITH,
        partner=Partner.POLICE,
        first_time=FirstTime.FIRST,
        age=AgeGroup.OLD,
    )
    desk.day.close_visit(duty, said)
    page = desk.day.day_page(duty)
    assert page is not None
    fields = page.visits[0].fields
    assert (fields.themes, fields.outcome, fields.partner) == (("taal",), Outcome.SPOKE_WITH, Partner.POLICE)
    assert (fields.first_time, fields.age, fields.language) == (FirstTime.FIRST, AgeGroup.OLD, "ar")


def test_every_key_of_the_panel_is_kept_at_once(desk: Desk, duty: Duty) -> None:
    desk.day.start_visit(duty)
    desk.day.fill_in(duty, VisitFields(first_time=FirstTime.AGAIN, language="pl"))
    opened = desk.day.open_visit(duty)
    assert opened is not None
    assert opened.fields == VisitFields(first_time=FirstTime.AGAIN, language="pl")
    desk.day.close_visit(duty)
    page = desk.day.day_page(duty)
    assert page is not None
    assert page.visits[0].fields.first_time is FirstTime.AGAIN


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (VisitFields(themes=("a", "b", "c", "d")), "themes"),
        (VisitFields(themes=("mevrouw De Wit",)), "themes"),
        (VisitFields(language="Arabisch"), "language"),
    ],
)
def test_no_field_takes_free_text(desk: Desk, duty: Duty, fields: VisitFields, field: str) -> None:
    desk.day.start_visit(duty)
    error = refused(lambda: desk.day.close_visit(duty, fields))
    assert (error.code, error.values) == (Code.VALUE_UNREADABLE, {"field": field})
    assert desk.day.glance(duty).visit == 1, "it is still open"


def test_one_lies_aside_and_is_taken_up_again(desk: Desk, duty: Duty) -> None:
    assert code(lambda: desk.day.set_aside(duty)) is Code.VISIT_NONE
    desk.day.start_visit(duty)
    desk.day.attach(duty, MONEY)
    aside = desk.day.set_aside(duty)
    assert (aside.visit, aside.aside) == (None, 1)
    desk.day.start_visit(duty)
    swapped = desk.day.take_up(duty)
    assert (swapped.visit, swapped.aside) == (1, 2)
    opened = desk.day.open_visit(duty)
    assert opened is not None
    assert [one.service for one in opened.attached] == [MONEY]
    desk.day.close_visit(duty)
    assert desk.day.take_up(duty).visit == 2
    assert rows(duty, "SELECT count(*) FROM visit WHERE state = 'aside'") == [(0,)]


def test_what_is_taken_off_the_tray_goes_what_was_printed_stays(desk: Desk, duty: Duty) -> None:
    desk.day.attach(duty, MONEY)
    desk.day.attach(duty, HOME)
    desk.day.new_slip(duty, [HOME], "nl")
    desk.day.detach(duty, MONEY.id)
    desk.day.detach(duty, HOME.id)
    opened = desk.day.open_visit(duty)
    assert opened is not None
    assert [(one.service, one.how) for one in opened.attached] == [(HOME, How.PRINTED)]


def test_ctrl_z_takes_the_last_ten_back_and_no_more(desk: Desk, duty: Duty) -> None:
    for _ in range(4):
        desk.day.count_visitor(duty)
    desk.day.start_visit(duty)
    desk.day.attach(duty, MONEY)
    slip = desk.day.new_slip(duty, [MONEY], "tr")
    desk.day.record_result(duty, slip.code, MONEY.id, SlipResult.HELPED)
    desk.day.keep_question(duty, "waar kan ik mijn fiets laten maken")
    desk.day.set_aside(duty)
    desk.day.take_up(duty)
    desk.day.close_visit(duty)
    page = desk.day.day_page(duty)
    assert page is not None
    desk.day.edit_visit(duty, page.visits[0].id, VisitFields(outcome=Outcome.ANSWERED))
    desk.day.delete_visit(duty, page.visits[0].id)
    assert desk.day.glance(duty).visitors == 4
    undone = []
    while (one := desk.day.undo(duty)) is not None:
        undone.append(one.step)
    assert undone == [
        Step.DELETE, Step.EDIT, Step.CLOSE, Step.ASIDE, Step.ASIDE, Step.QUESTION, Step.RESULT, Step.SLIP,
        Step.ATTACH, Step.START,
    ]  # fmt: skip
    assert desk.day.glance(duty).visitors == 4, "the eleventh thing stays"
    for table in ("slip", "slip_line", "kept_question", "visit_service", "inloop_count", "service_count"):
        assert rows(duty, f"SELECT count(*) FROM {table}") == [(0,)], table


def test_a_deleted_visit_comes_back_as_it_was(desk: Desk, duty: Duty) -> None:
    slip = desk.day.new_slip(duty, [MONEY], "ar")
    desk.day.close_visit(duty, VisitFields(age=AgeGroup.YOUNG))
    before = desk.day.day_page(duty)
    assert before is not None
    desk.day.delete_visit(duty, before.visits[0].id)
    assert desk.day.find_slip(duty, slip.code).code == slip.code, "the paper is still out there"
    desk.day.undo(duty)
    assert desk.day.day_page(duty) == before


def test_an_open_visit_survives_a_crash(desk: Desk) -> None:
    with desk.open() as duty:
        desk.begin(duty)
        desk.day.count_visitor(duty)
        desk.day.attach(duty, MONEY)
        desk.day.fill_in(duty, VisitFields(language="ti"))
    desk.clock.forward(minutes=3)
    with desk.open("Bert") as duty:
        glance = desk.day.glance(duty)
        assert (glance.visitors, glance.visit) == (2, 1)
        opened = desk.day.open_visit(duty)
        assert opened is not None
        assert (opened.attached[0].service, opened.fields.language) == (MONEY, "ti")
        again = desk.day.begin(duty, desk.day.proposed(desk.clock()))
        assert glance.shift is not None
        assert again.id == glance.shift.id
        desk.day.close_visit(duty)
        desk.day.count_visitor(duty)
        page = desk.day.day_page(duty)
        assert page is not None
        assert page.people == ("Fatma", "Bert")
        assert page.tally.visitors == 3
        assert [one.step for one in iter(lambda: desk.day.undo(duty), None)][:2] == [Step.COUNT, Step.CLOSE]


def test_covered_it_counts_and_closes_and_tells_nothing(desk: Desk, duty: Duty) -> None:
    desk.day.start_visit(duty)
    duty.cover()
    desk.day.attach(duty, MONEY)
    slip = desk.day.new_slip(duty, [MONEY], "nl")
    desk.day.note_called(duty)
    assert desk.day.close_visit(duty).visitors == 1
    assert desk.day.count_visitor(duty).visitors == 2
    assert desk.day.glance(duty).visitors == 2
    undone = desk.day.undo(duty)
    assert undone is not None
    assert desk.day.find_slip(duty, slip.code).lines[0].service == MONEY, "who asks holds the paper"
    for call in (
        lambda: desk.day.open_visit(duty),
        lambda: desk.day.day_page(duty),
        lambda: desk.day.edit_visit(duty, 1, VisitFields()),
        lambda: desk.day.delete_visit(duty, 1),
        lambda: desk.day.recent_slips(duty),
        lambda: desk.day.questions(duty),
        lambda: desk.day.regulars(duty),
        lambda: desk.day.regular_here(duty, "FA"),
        lambda: desk.day.missed(duty),
        lambda: desk.day.handover(duty),
        lambda: desk.day.attentions(duty),
    ):
        assert code(call) is Code.DUTY_COVERED


def test_after_the_dienst_everything_says_so(desk: Desk) -> None:
    with desk.open() as duty:
        desk.day.count_visitor(duty)
    assert code(lambda: desk.day.count_visitor(duty)) is Code.DUTY_OVER
    assert code(lambda: desk.day.glance(duty)) is Code.DUTY_OVER


def test_who_wants_to_do_something_is_sealed_to_the_buurtwerkers_at_once(desk: Desk) -> None:
    with desk.open() as duty:
        desk.day.pass_on_offer(duty, "kan goed naaien", "elke dinsdag hier, of 06-12345678", by=duty.actor)
        assert [item.kind for item in list_items(duty)] == ["offer"]
        assert "naaien" not in str(rows(duty, "SELECT * FROM visit")) + str(rows(duty, "SELECT * FROM undo_step"))
        opened = desk.day.open_visit(duty)
        assert opened is not None
        assert opened.offer
    with desk.reader() as reader:
        assert list(open_items(reader, "offer").values()) == [b"kan goed naaien\nelke dinsdag hier, of 06-12345678"]


def test_an_offer_is_sealed_and_in_the_visit_or_neither(
    desk: Desk, duty: Duty, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise WorldError(Code.DISK_FULL)

    with monkeypatch.context() as broken:
        broken.setattr("data.desk.visits.visiting.open_or_begin", full)  # after the sealing
        with pytest.raises(WorldError):
            desk.day.pass_on_offer(duty, "kan goed naaien", "hier")
    assert list_items(duty) == ()
    assert desk.day.glance(duty).visit is None
    desk.day.pass_on_offer(duty, "kan goed naaien", "hier")
    assert len(list_items(duty)) == 1


def test_an_offer_can_be_taken_back_while_the_dienst_is_open(desk: Desk, duty: Duty) -> None:
    desk.day.pass_on_offer(duty, "kan goed naaien", "hier")
    assert desk.day.undo(duty) is not None
    assert list_items(duty) == ()
    assert desk.day.glance(duty).visit is None


@pytest.mark.parametrize(
    ("line", "reach", "values"),
    [
        ("ik ben 1234.56.782", "hier", {"field": "offer"}),
        ("koken", "bsn 1 2 3 4 5 6 7 8 2", {"field": "reach"}),
    ],
)
def test_a_bsn_is_stopped(desk: Desk, duty: Duty, line: str, reach: str, values: dict[str, str]) -> None:
    error = refused(lambda: desk.day.pass_on_offer(duty, line, reach))
    assert (error.code, error.values) == (Code.TEXT_HOLDS_BSN, values)
    assert list_items(duty) == ()


def test_an_empty_or_endless_line_is_stopped(desk: Desk, duty: Duty) -> None:
    assert code(lambda: desk.day.pass_on_offer(duty, " ", "hier")) is Code.VALUE_MISSING
    assert code(lambda: desk.day.pass_on_offer(duty, "a" * 201, "hier")) is Code.TEXT_TOO_LONG


def test_what_is_not_there_cannot_be_mended(desk: Desk, duty: Duty) -> None:
    assert code(lambda: desk.day.edit_visit(duty, 99, VisitFields())) is Code.RECORD_UNKNOWN
    assert code(lambda: desk.day.delete_visit(duty, 99)) is Code.RECORD_UNKNOWN
    assert code(lambda: desk.day.close_visit(duty)) is Code.VISIT_NONE
    assert code(lambda: desk.day.fill_in(duty, VisitFields())) is Code.VISIT_NONE
    assert rows(duty, "SELECT count(*) FROM inloop") == [(0,)], "what failed began no dienst"


def test_a_service_without_a_theme_proposes_none(desk: Desk, duty: Duty) -> None:
    desk.day.new_slip(duty, [ServiceRef("x", "Ergens")], "nl")
    opened = desk.day.open_visit(duty)
    assert opened is not None
    assert opened.proposal.themes == ()


def test_nothing_of_a_visit_stands_in_a_log(desk: Desk, duty: Duty) -> None:
    desk.day.count_visitor(duty)
    desk.day.new_slip(duty, [MONEY], "nl")
    desk.day.close_visit(duty)
    assert rows(duty, "SELECT record_kind FROM change_log WHERE record_kind IN ('visit', 'slip')") == []


def test_a_write_that_fails_keeps_nothing(desk: Desk, duty: Duty) -> None:
    desk.day.count_visitor(duty)
    with pytest.raises(WorldError):
        desk.day.new_slip(duty, [], "nl")
    with pytest.raises(WorldError):
        desk.day.new_slip(duty, [MONEY], "taal?")
    assert desk.day.glance(duty).visitors == 1
