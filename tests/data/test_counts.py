"""Numbers of a day, a month, a year: made up once, exact on the screen, safe on paper, mended and typed in later."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest

from data.desk.duty import Duty
from data.desk.visits.records import (
    AgeGroup,
    FirstTime,
    Measure,
    Outcome,
    PaperTally,
    Period,
    Refusal,
    ShiftKind,
    SlipResult,
    Span,
    VisitFields,
)
from data.errors import Code
from tests.data.deskhouse import code, refused
from tests.data.inloop import HOME, MONEY, TUESDAY, Desk, make_desk, rows

TODAY = TUESDAY.date()
MONTH, YEAR = Period(Span.MONTH, TODAY), Period(Span.YEAR, TODAY)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def morning(desk: Desk, duty: Duty, languages: str, anonymous: int = 0) -> None:
    """A koffieochtend with a visit for each language."""
    desk.begin(duty)
    for _ in range(anonymous):
        desk.day.count_visitor(duty)
    for language in languages.split():
        desk.day.start_visit(duty)
        desk.day.close_visit(duty, VisitFields(language=language, first_time=FirstTime.AGAIN, themes=("geld",)))
    desk.end(duty)


def sheet(text: str) -> dict[tuple[str, str], str]:
    """The CSV as a spreadsheet reads it."""
    first, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert first == ["periode", "wat", "onderdeel", "aantal"]
    return {(what, part): amount for _, what, part, amount in lines}


def test_the_edges_of_a_period() -> None:
    assert (MONTH.first, MONTH.after) == (date(2026, 11, 1), date(2026, 12, 1))
    december = Period(Span.MONTH, date(2026, 12, 31))
    assert (december.first, december.after) == (date(2026, 12, 1), date(2027, 1, 1))
    assert (YEAR.first, YEAR.after) == (date(2026, 1, 1), date(2027, 1, 1))
    day = Period(Span.DAY, date(2028, 2, 28))
    assert (day.first, day.after) == (date(2028, 2, 28), date(2028, 2, 29))


def test_a_month_is_its_diensten_and_the_open_one_is_in_it(desk: Desk) -> None:
    with desk.open() as duty:
        morning(desk, duty, "ar ar pl", anonymous=4)
    desk.clock.at = TUESDAY.replace(month=12, day=1)
    with desk.open() as duty:
        morning(desk, duty, "nl", anonymous=1)
    with desk.open() as duty:
        desk.day.count_visitor(duty)
        desk.day.new_slip(duty, [MONEY, HOME], "so")
        desk.day.close_visit(duty)
        november = desk.day.numbers(duty, MONTH)
        assert (november.of(Measure.VISITORS), november.of(Measure.VISITS)) == (7, 3)
        assert november.all_of(Measure.LANGUAGE) == (("ar", 2), ("pl", 1))
        december = desk.day.numbers(duty, Period(Span.MONTH, desk.clock.at.date()))
        assert (december.of(Measure.VISITORS), december.of(Measure.SLIPS)) == (4, 1)
        assert dict(december.all_of(Measure.LANGUAGE)) == {"nl": 1, "so": 1}
        assert dict(december.all_of(Measure.SHIFTS)) == {"koffieochtend": 1, "anders": 1}
        assert desk.day.numbers(duty, YEAR).of(Measure.VISITORS) == 11
        duty.cover()
        assert code(lambda: desk.day.numbers(duty, YEAR)) is Code.DUTY_COVERED
        assert code(lambda: desk.day.export(duty, YEAR)) is Code.DUTY_COVERED


def test_a_paper_tally_is_typed_in_afterwards(desk: Desk) -> None:
    with desk.open() as duty:
        tally = PaperTally(
            date(2026, 11, 17), ShiftKind.COFFEE, visitors=31, visits=9, volunteers=2, hours=2.5,
            cells=((Measure.THEME, "geld", 4), (Measure.OUTCOME, Outcome.LISTENED.value, 9)),
        )  # fmt: skip
        shift = desk.day.type_in(duty, tally)
        assert (shift.on_paper, shift.over, shift.day) == (True, True, date(2026, 11, 17))
        counts = desk.day.numbers(duty, MONTH)
        assert (counts.of(Measure.VISITORS), counts.of(Measure.VISITS), counts.volunteer_hours) == (31, 9, 5.0)
        assert counts.of(Measure.THEME, "geld") == 4
        assert desk.day.glance(duty).shift is None, "it is not the dienst that is open"
        desk.day.correct(duty, shift.id, Measure.VISITORS, "", 32)
        assert desk.day.numbers(duty, MONTH).of(Measure.VISITORS) == 32
        page = desk.day.day_page(duty, shift.id)
        assert page is not None
        assert (page.tally.visitors, page.visits) == (32, ())


def test_a_paper_tally_can_be_taken_away_and_a_dienst_cannot(desk: Desk) -> None:
    with desk.open() as duty:
        desk.begin(duty)
        desk.day.count_visitor(duty)
        typed = desk.day.type_in(duty, PaperTally(date(2026, 11, 17), ShiftKind.COFFEE, visitors=31))
        desk.day.remove_tally(duty, typed.id)
        assert desk.day.numbers(duty, MONTH).of(Measure.VISITORS) == 1
        shift = desk.day.glance(duty).shift
        assert shift is not None
        for gone in (typed.id, shift.id):
            assert code(lambda gone=gone: desk.day.remove_tally(duty, gone)) is Code.RECORD_UNKNOWN
        assert desk.day.numbers(duty, MONTH).of(Measure.VISITORS) == 1


@pytest.mark.parametrize(
    ("tally", "field"),
    [
        (PaperTally(TODAY + timedelta(days=1), ShiftKind.COFFEE, 3), "day"),
        (PaperTally(TODAY, ShiftKind.COFFEE, -1), "visitors"),
        (PaperTally(TODAY, ShiftKind.COFFEE, 3, visits=4), "visitors"),
        (PaperTally(TODAY, ShiftKind.COFFEE, 10**9), "visitors"),
        (PaperTally(TODAY, ShiftKind.COFFEE, 3, hours=25), "hours"),
        (PaperTally(TODAY, ShiftKind.COFFEE, 3, cells=((Measure.AGE, "oud", 1),)), "themes"),
        (PaperTally(TODAY, ShiftKind.COFFEE, 3, cells=((Measure.THEME, "Mevrouw De Wit", 1),)), "themes"),
        (PaperTally(TODAY, ShiftKind.COFFEE, 3, cells=((Measure.SHIFTS, "", 1),)), "themes"),
        (PaperTally(TODAY, ShiftKind.COFFEE, 3, cells=((Measure.SLIPS, "", -2),)), "amount"),
    ],
)
def test_what_cannot_be_counted_is_refused(desk: Desk, tally: PaperTally, field: str) -> None:
    with desk.open() as duty:
        error = refused(lambda: desk.day.type_in(duty, tally))
        assert (error.code, error.values) == (Code.VALUE_UNREADABLE, {"field": field})
        assert rows(duty, "SELECT count(*) FROM inloop") == [(0,)]


def test_a_dienst_that_is_not_there_cannot_be_mended(desk: Desk) -> None:
    with desk.open() as duty:
        assert code(lambda: desk.day.correct(duty, "weg", Measure.VISITORS, "", 1)) is Code.RECORD_UNKNOWN
        assert code(lambda: desk.day.shift_counts(duty, "weg")) is Code.RECORD_UNKNOWN


def test_no_small_number_in_what_leaves_the_desk(desk: Desk) -> None:
    with desk.open() as duty:
        morning(desk, duty, "ar ar ar ar ar ar pl pl nl nl nl nl nl nl nl", anonymous=20)
        got = sheet(desk.day.export(duty, MONTH))
        assert got["bezoekers", ""] == "35"
        assert got["taal", "pl"] == "<5"
        assert got["taal", "ar"] == "*", "else 15 - 7 - 6 tells that there were 2"
        assert got["taal", "nl"] == "7"
        assert got["onderwerp", "geld"] == "15"
        assert got["eerder-geweest", "vaker"] == "15"
        assert got["eerder-geweest", "niet-gevraagd"] == "20"
        assert got["diensten", "koffieochtend"] == "1"
        assert got["uren-vrijwilligers", ""] == "0,0"


def test_themes_are_looked_at_as_if_every_visit_had_one(desk: Desk) -> None:
    with desk.open() as duty:
        desk.begin(duty)
        for theme in ["geld"] * 9 + ["wonen"] * 6 + ["zorg"] * 2:
            desk.day.start_visit(duty)
            desk.day.close_visit(duty, VisitFields(themes=(theme,)))
        got = sheet(desk.day.export(duty, MONTH))
        assert [got["onderwerp", theme] for theme in ("geld", "wonen", "zorg")] == ["9", "*", "<5"]


def test_of_one_day_only_the_totals_leave_the_desk(desk: Desk) -> None:
    with desk.open() as duty:
        morning(desk, duty, "ar ar ar ar ar ar", anonymous=20)
        got = sheet(desk.day.export(duty, Period(Span.DAY, TODAY)))
        assert got["bezoekers", ""] == "26"
        assert {what for what, _ in got} == {
            "diensten", "bezoekers", "bezoeken-met-vraag", "briefjes", "signalen", "bewaarde-vragen",
            "uren-vrijwilligers",
        }  # fmt: skip


def test_a_year_does_not_tell_what_a_month_did_not(desk: Desk) -> None:
    months = {
        9: "ar ar ar ar ar ar nl nl nl nl nl nl",
        10: "ar ar ar nl nl nl nl nl",
        11: "ar ar ar ar ar ar ar nl nl nl nl nl",
    }
    for month, languages in months.items():
        desk.clock.at = TUESDAY.replace(month=month, day=1)
        with desk.open() as duty:
            desk.day.count_visitor(duty)
            for language in languages.split():
                desk.day.start_visit(duty)
                desk.day.close_visit(duty, VisitFields(language=language))
            desk.end(duty)
    with desk.open() as duty:
        assert desk.day.numbers(duty, YEAR).of(Measure.LANGUAGE, "ar") == 16
        got = sheet(desk.day.export(duty, YEAR))
        assert got["taal", "ar"] == "*", "16 - 6 - 7 would tell the 3 of October"
        assert got["taal", "nl"] == "*", "and the total of the visits would tell the 16"
        assert got["bezoeken-met-vraag", ""] == "32"


def test_refusals_add_up_to_a_result_that_may_not_be_shown(desk: Desk) -> None:
    with desk.open() as duty:
        for number in range(4):
            slip = desk.day.new_slip(duty, [MONEY], "nl")
            desk.day.close_visit(duty, VisitFields(age=AgeGroup.OLD))
            reason = Refusal.DIGID if number else Refusal.FAR
            desk.day.record_result(duty, slip.code, MONEY.id, SlipResult.REFUSED, reason)
        desk.end(duty)
        got = sheet(desk.day.export(duty, MONTH))
        assert got["gehoord-van-briefje", SlipResult.REFUSED.value] == "<5"
        assert {got["waarom-niet-terecht", one.value] for one in (Refusal.DIGID, Refusal.FAR)} == {"*"}
        assert got["leeftijd", AgeGroup.OLD.value] == "*", "the total of visits is under 5 itself"


def test_before_everything_is_erased_all_years_can_be_kept(desk: Desk) -> None:
    """Two years under one heading; a year in between without a dienst says nothing."""
    with desk.open() as duty:
        assert desk.day.export_all(duty).splitlines() == ["periode;wat;onderdeel;aantal"]
    desk.clock.at = TUESDAY - timedelta(weeks=104)
    with desk.open() as duty:
        morning(desk, duty, "nl nl", anonymous=9)
    desk.clock.at = TUESDAY
    with desk.open() as duty:
        morning(desk, duty, "ar ar ar ar ar", anonymous=1)
        rows = [line.split(";") for line in desk.day.export_all(duty).splitlines()]
    assert [row for row in rows if row[0] == "periode"] == [["periode", "wat", "onderdeel", "aantal"]]
    visitors = {row[0]: row[3] for row in rows if row[1:3] == ["bezoekers", ""]}
    assert visitors["2024"] == "11"
    assert visitors["2026"] == "6"


def test_a_window_can_word_the_parts(desk: Desk) -> None:
    with desk.open() as duty:
        morning(desk, duty, "ar ar ar ar ar", anonymous=1)
        text = desk.day.export(duty, MONTH, label=lambda measure, key: f"{measure.value}/{key}".upper())
        assert ("taal", "TAAL/AR") in sheet(text)
        assert text.endswith("\r\n")
