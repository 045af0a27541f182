"""Slips: a code that catches a typing error, results that outlive the paper, small numbers left out."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from data import slip_codes
from data.desk.duty import Duty
from data.desk.visits import slips
from data.desk.visits.records import (
    How,
    Measure,
    Period,
    Refusal,
    ServiceRef,
    SlipRecord,
    SlipResult,
    Span,
)
from data.errors import Code
from data.retention import erase_due, erasure_date
from tests.data.deskhouse import code, refused
from tests.data.inloop import HOME, MONEY, TUESDAY, Desk, make_desk, rows

YEAR = Period(Span.YEAR, TUESDAY.date())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def printed(desk: Desk, duty: Duty, *services: ServiceRef) -> SlipRecord:
    """A slip, given in a visit that is closed after it."""
    slip = desk.day.new_slip(duty, services or (MONEY,), "ar")
    desk.day.close_visit(duty)
    return slip


def test_a_slip_says_only_which_services(desk: Desk) -> None:
    with desk.open() as duty:
        slip = desk.day.new_slip(duty, [MONEY, HOME], "ar", discreet=True)
        assert slip_codes.is_valid(slip.code)
        assert [line.service for line in slip.lines] == [MONEY, HOME]
        assert (slip.printed_on, slip.language, slip.discreet) == (TUESDAY.date(), "ar", True)
        assert erasure_date(slip) == TUESDAY.date() + timedelta(days=90)
        assert desk.day.recent_slips(duty) == (slip,), "the last one can be printed again while the dienst is open"
        desk.end(duty)
        assert desk.day.find_slip(duty, slip.code).language is None


@pytest.mark.parametrize("way", ["{0}", " {0} ", "{1}", "{2}", "{3}"])
def test_the_code_is_found_however_it_is_typed_or_scanned(desk: Desk, way: str) -> None:
    with desk.open() as duty:
        slip = printed(desk, duty)
        bare = slip_codes.tidy(slip.code)
        typed = way.format(slip.code, slip.code.lower(), bare, f"{bare[:3]} - {bare[3:]}")
        duty.cover()
        assert desk.day.find_slip(duty, typed).code == slip.code


def test_what_is_the_matter_with_a_code(desk: Desk) -> None:
    with desk.open() as duty:
        slip = printed(desk, duty)
        bare = slip_codes.tidy(slip.code)
        other = next(char for char in slip_codes.ALPHABET if char != bare[0])
        assert code(lambda: desk.day.find_slip(duty, other + bare[1:])) is Code.SLIP_CODE_WRONG
        assert code(lambda: desk.day.find_slip(duty, bare[:4] + "O")) is Code.SLIP_CODE_WRONG
        assert code(lambda: desk.day.find_slip(duty, bare + "2")) is Code.SLIP_CODE_WRONG
        assert code(lambda: desk.day.find_slip(duty, bare[:4])) is Code.SLIP_CODE_SHORT
        never = next(one for one in map(slip_codes.with_check, ("7K4M", "2222")) if one != slip.code)
        assert code(lambda: desk.day.find_slip(duty, never)) is Code.SLIP_UNKNOWN
        assert code(lambda: desk.day.record_result(duty, never, MONEY.id, SlipResult.HELPED)) is Code.SLIP_UNKNOWN


def test_an_erased_slip_says_since_when_and_its_code_is_not_given_out_again(desk: Desk) -> None:
    with desk.open() as duty:
        slip = printed(desk, duty)
        desk.day.record_result(duty, slip.code, MONEY.id, SlipResult.HELPED)
        desk.clock.forward(days=89)
        assert erase_due(duty, desk.clock()).total == 0
        desk.clock.forward(days=1)
        assert dict(erase_due(duty, desk.clock()).erased)["slip"] == 1
        error = refused(lambda: desk.day.find_slip(duty, slip.code))
        assert (error.code, error.values) == (Code.SLIP_ERASED, {"on": desk.clock.at.date().isoformat()})
        assert desk.day.recent_slips(duty) == ()
        counts = desk.day.numbers(duty, YEAR)
        assert counts.of(Measure.RESULT, SlipResult.HELPED.value) == 1, "what was heard stays as a number"

        class Stubborn(Random):
            """Chance that first picks the code that was given out already."""

            picks = list(slip_codes.tidy(slip.code)[:4]) + list("7K4M")

            def choice(self, _options: object) -> str:  # type: ignore[override]
                return self.picks.pop(0)

        again = slips.new_slip(duty, [MONEY], "nl", discreet=False, random=Stubborn())
        assert again.code == slip_codes.with_check("7K4M") != slip.code


def test_a_result_said_again_takes_the_place_of_the_first(desk: Desk) -> None:
    with desk.open() as duty:
        slip = printed(desk, duty, MONEY, HOME)
        desk.day.record_result(duty, slip.code, MONEY.id, SlipResult.NOT_YET)
        desk.end(duty)
    desk.clock.forward(days=40)
    with desk.open() as duty:
        told = desk.day.record_result(duty, slip.code, MONEY.id, SlipResult.REFUSED, Refusal.DIGID)
        assert (told.lines[0].result, told.lines[0].refusal) == (SlipResult.REFUSED, Refusal.DIGID)
        assert told.lines[0].on == date(2027, 1, 3)
        assert told.lines[1].result is None
        assert rows(duty, "SELECT sum(amount) FROM inloop_count WHERE measure = 'gehoord-van-briefje'") == [(1,)]
        assert desk.day.numbers(duty, YEAR).all_of(Measure.RESULT) == (), "the first is not counted any more"
        now = desk.day.numbers(duty, Period(Span.DAY, date(2027, 1, 3)))
        assert now.of(Measure.REFUSAL, Refusal.DIGID.value) == 1
        desk.day.undo(duty)
        assert desk.day.find_slip(duty, slip.code).lines[0].result is SlipResult.NOT_YET
        assert desk.day.numbers(duty, YEAR).of(Measure.RESULT, SlipResult.NOT_YET.value) == 1


def test_a_refusal_needs_a_reason_and_only_a_refusal_has_one(desk: Desk) -> None:
    with desk.open() as duty:
        slip = printed(desk, duty)
        for result, refusal in ((SlipResult.REFUSED, None), (SlipResult.HELPED, Refusal.FAR)):
            error = refused(
                lambda result=result, refusal=refusal: desk.day.record_result(
                    duty, slip.code, MONEY.id, result, refusal
                )
            )
            assert (error.code, error.values) == (Code.VALUE_MISSING, {"field": "refusal"})
        assert code(lambda: desk.day.record_result(duty, slip.code, HOME.id, SlipResult.WENT)) is Code.RECORD_UNKNOWN


def test_three_times_only_with_digid_is_shown_two_times_is_not(desk: Desk) -> None:
    with desk.open() as duty:
        for count in range(1, 4):
            slip = printed(desk, duty, MONEY, HOME)
            desk.day.record_result(duty, slip.code, MONEY.id, SlipResult.REFUSED, Refusal.DIGID)
            if count < 3:
                desk.day.record_result(duty, slip.code, HOME.id, SlipResult.HELPED)
                assert desk.day.service_results(duty, [MONEY.id, HOME.id]) == {}
        duty.cover()
        shown = desk.day.service_results(duty, [MONEY.id, HOME.id, "niets"])
        assert set(shown) == {MONEY.id}
        assert shown[MONEY.id].refusals == ((Refusal.DIGID, 3),)
        assert shown[MONEY.id].results == ((SlipResult.REFUSED, 3),)
        desk.clock.forward(days=400)
        assert desk.day.service_results(duty, [MONEY.id]) == {}, "what is older than a year is not shown beside it"


def test_the_buurtwerker_sees_every_number_where_people_could_not_go_first(desk: Desk) -> None:
    with desk.open() as duty:
        for services in ((MONEY, HOME), (MONEY,), (HOME,), (MONEY,)):
            slip = printed(desk, duty, *services)
        desk.day.record_result(duty, slip.code, MONEY.id, SlipResult.HELPED)
        slip = printed(desk, duty, HOME)
        desk.day.record_result(duty, slip.code, HOME.id, SlipResult.REFUSED, Refusal.WAITING)
        assert code(lambda: desk.day.all_results(duty)) is Code.ROLE_REFUSED
    with desk.reader() as reader:
        home, money = desk.day.all_results(reader)
        assert (home.name, home.printed, home.refusals) == (HOME.name, 3, ((Refusal.WAITING, 1),))
        assert (money.name, money.printed, money.results) == (MONEY.name, 3, ((SlipResult.HELPED, 1),))


def test_a_service_that_is_gone_from_the_list_can_still_be_told_about(desk: Desk) -> None:
    with desk.open() as duty:
        slip = printed(desk, duty, ServiceRef("bestaat-niet-meer", "Loketje", "geld"))
        told = desk.day.record_result(duty, slip.code, "bestaat-niet-meer", SlipResult.REFUSED, Refusal.CLOSED)
        assert told.lines[0].service.name == "Loketje", "the name of the day it was printed"


def test_a_slip_that_did_not_come_out_is_taken_back(desk: Desk) -> None:
    with desk.open() as duty:
        first = desk.day.new_slip(duty, [MONEY], "nl")
        second = desk.day.new_slip(duty, [MONEY, HOME], "nl")
        desk.day.take_back_slip(duty, second.code)
        assert code(lambda: desk.day.find_slip(duty, second.code)) is Code.SLIP_UNKNOWN
        opened = desk.day.open_visit(duty)
        assert opened is not None
        assert opened.slips == (first.code,)
        assert [one.service for one in opened.attached if one.how is How.PRINTED] == [MONEY], "the first slip has it"
        assert rows(duty, "SELECT service_id, amount FROM service_count") == [(MONEY.id, 1)]
        desk.day.take_back_slip(duty, first.code)
        opened = desk.day.open_visit(duty)
        assert opened is not None
        assert opened.attached == ()
        assert rows(duty, "SELECT count(*) FROM slip_line") == [(0,)]
        desk.day.undo(duty)
        assert desk.day.find_slip(duty, first.code) == first


def test_a_slip_of_an_earlier_dienst_stays(desk: Desk) -> None:
    with desk.open() as duty:
        slip = printed(desk, duty)
        desk.end(duty)
        desk.day.count_visitor(duty)
        assert code(lambda: desk.day.take_back_slip(duty, slip.code)) is Code.VISIT_SETTLED


def test_the_last_slips_newest_first(desk: Desk) -> None:
    with desk.open() as duty:
        made = [printed(desk, duty).code for _ in range(5)]
        assert [slip.code for slip in desk.day.recent_slips(duty, limit=3)] == made[:1:-1]


def test_no_more_than_four_services_and_no_empty_slip(desk: Desk) -> None:
    with desk.open() as duty:
        for services in ([], [MONEY] * 5):
            error = refused(lambda services=services: desk.day.new_slip(duty, services, "nl"))
            assert (error.code, error.values) == (Code.VALUE_MISSING, {"field": "services"})
