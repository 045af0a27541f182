"""Around the visits: who is known here, the handover, numbers on a stick, the week plan, being stuck together."""

from __future__ import annotations

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from data.desk.visits.records import DayPage, Measure, PaperTally, Period, ShiftKind, Span
from tests.hands import CTRL, Hands, name_of, text_of
from tests.houses import NOW, House
from tests.journeys.test_inloop import QUESTION, as_worker, balie, begin, day_page, duty_of, house, inloop, settled
from tests.picking import pick
from ui.dialogs.end_duty import EndDutyDialog
from ui.pages.day.ends import end_after
from ui.pages.day.numbers import NumbersPage
from ui.pages.day.regulars import RegularsDialog
from ui.pages.day.type_in import TypeInDialog
from ui.pages.duty.page import DutyPage
from ui.pages.settings.page import SettingsPage

__all__ = ["balie", "house"]  # fixtures
ALT = Qt.KeyboardModifier.AltModifier


def to_day(desk: Hands) -> None:
    desk.press(Qt.Key.Key_2, ALT)
    desk.wait(lambda: desk.desk.window.current_page is day_page(desk))
    desk.wait(lambda: day_page(desk).day is not None)


def read_day(desk: Hands) -> DayPage:
    read: list[DayPage | None] = []
    inloop(desk).ask(lambda day, duty: day.day_page(duty), read.append)
    desk.wait(lambda: read)
    assert read[0] is not None
    return read[0]


def test_a_regular_asks_for_a_tile_and_is_counted_with_two_letters(balie: Hands) -> None:
    desk = balie
    desk.press(Qt.Key.Key_F3)
    settled(desk)
    to_day(desk)
    desk.tab_to_button("Vaste bezoekers")
    desk.enter()
    dialog = desk.dialog(RegularsDialog)
    desk.tab_to_button("Iemand wil ook een tegel")
    desk.press(Qt.Key.Key_Space)
    desk.type("Jan")
    desk.enter()
    assert desk.focus() is dialog.form.street.edit
    desk.type("Beukstraat")
    desk.enter()
    desk.wait(lambda: "zelf" in desk.words(dialog.form))  # without their own wish there is no tile
    settled(desk)
    assert dialog.tiles == ()
    desk.tab_to(lambda one: one is dialog.form.wish)
    desk.press(Qt.Key.Key_Space)
    desk.tab_to_button("Maak de tegel")
    desk.enter()
    desk.wait(lambda: len(dialog.tiles) == 1)
    assert desk.focus() is dialog.letters
    desk.type("ja")
    desk.enter()
    desk.wait(lambda: inloop(desk).count == 2)
    desk.type("ja")
    desk.enter()
    settled(desk)
    assert inloop(desk).count == 2  # once a dienst
    desk.type("qq")
    desk.enter()
    desk.wait(lambda: dialog.field.error)
    desk.escape()
    desk.no_dialog()


def test_the_note_of_the_end_waits_for_the_next_dienst(balie: Hands) -> None:
    desk = balie
    desk.press(Qt.Key.Key_F3)
    settled(desk)
    to_day(desk)
    page = desk.desk.window.show_page("duty")
    assert isinstance(page, DutyPage)
    desk.tab_to_button("Dienst afsluiten")
    desk.enter()
    dialog = desk.dialog(EndDutyDialog)
    desk.sees("1 bezoeker", dialog)
    desk.tab_to(lambda one: one is dialog._edit)
    desk.type("BSN 111.222.333 van de vrouw met de hoed")
    dialog.go.click()
    desk.wait(lambda: dialog.note.error)
    assert duty_of(desk).open
    dialog._edit.clear()
    desk.type("De toner is bijna op.")
    desk.tab_to_button("Sluit de dienst af")
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: not duty_of(desk).open, seconds=20)
    assert inloop(desk).glance is None
    assert day_page(desk).day is None
    assert day_page(desk).model.rowCount() == 0
    assert "Inloop" not in desk.words(desk.desk.window._rail).splitlines()

    begin(desk, "Henk")
    desk.wait(lambda: "De vorige dienst schreef iets voor je op" in desk.words())
    assert "toner" not in desk.words()  # folded away: a visitor reads along
    to_day(desk)
    desk.wait(lambda: "De toner is bijna op." in desk.words(day_page(desk)))


def test_numbers_on_the_screen_are_exact_and_in_the_file_they_are_not(
    balie: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = balie
    for _ in range(6):
        desk.press(Qt.Key.Key_F3)
    for key in ("g", "g", "h"):
        desk.press(Qt.Key.Key_F2)
        desk.wait(lambda: inloop(desk).has_visit)
        desk.press(Qt.Key.Key_F2)
        desk.wait(lambda: QApplication.activeModalWidget() is not None)
        desk.type(key)
        desk.enter()
        desk.no_dialog()
        desk.wait(lambda: not inloop(desk).has_visit)
    to_day(desk)
    desk.tab_to_button("Cijfers")
    desk.enter()
    page = desk.desk.window.page("numbers")
    assert isinstance(page, NumbersPage)
    desk.wait(lambda: page.counts is not None)
    assert page.counts is not None
    assert page.counts.of(Measure.VISITORS) == 9
    assert [(bar.label, bar.count) for bar in page.charts[Measure.THEME].bars] == [("Geld", 2), ("Wonen", 1)]
    target = tmp_path / "cijfers.csv"
    desk.tab_to_button("Bewaar als CSV")
    desk.enter()
    assert pick(desk.qtbot, target).startswith("inloop-")
    desk.wait(lambda: "Bewaard als cijfers.csv" in desk.toast())
    rows = list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert ["bezoekers", "", "9"] in [row[1:] for row in rows]
    themes = {row[2]: row[3] for row in rows if row[1] == Measure.THEME.value}
    assert themes == {"Geld": "<5", "Wonen": "<5"}


def test_a_dienst_on_paper_is_typed_in(balie: Hands) -> None:
    desk = balie
    desk.press(Qt.Key.Key_F3)
    settled(desk)
    to_day(desk)
    desk.tab_to_button("Cijfers")
    desk.enter()
    desk.tab_to_button("Dienst op papier invoeren")
    desk.enter()
    dialog = desk.dialog(TypeInDialog)
    desk.tab_to(lambda one: one is dialog.visitors)
    desk.type("31")
    desk.tab_to_button("Bewaar")
    desk.enter()
    desk.no_dialog()
    read: list[int] = []
    period = Period(Span.MONTH, date(2026, 11, 24))
    inloop(desk).ask(lambda day, duty: day.numbers(duty, period).of(Measure.VISITORS), read.append)
    desk.wait(lambda: read)
    assert read == [32]


def test_the_week_plan_proposes_the_dienst(balie: Hands) -> None:
    desk = balie
    page = desk.desk.window.show_page("settings")
    assert isinstance(page, SettingsPage)
    page.open_section(8)
    section = page._sections[8]
    form = section.shift_form  # type: ignore[attr-defined]
    form.weekday.setCurrentIndex(1)  # dinsdag, as today
    desk.tab_to_button("Dienst erbij")
    desk.enter()
    desk.wait(lambda: desk.desk._context.settings.current.week_plan)
    desk.sees("dinsdag 9.30 tot 12.00", page)
    duty_of(desk).end()
    desk.wait(lambda: not duty_of(desk).open, seconds=20)
    begin(desk)
    day = read_day(desk)
    assert day.shift.kind.value == "koffieochtend"
    assert day.shift.starts_at is not None
    to_day(desk)
    desk.wait(lambda: "Koffieochtend, 9.30 tot 12.00" in desk.words(day_page(desk)))


def test_stuck_together_the_question_is_kept_and_there_is_a_paper_to_come_back_with(
    balie: Hands, house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from dataclasses import replace

    import ui.come_back as come_back
    from ui.printing import Printers, print_job

    paper = tmp_path / "terug.pdf"
    sent: list[bytes] = []
    monkeypatch.setattr(come_back, "find_printers", lambda: Printers(("Balie",), "Balie"))

    def to_file(job: object) -> None:
        sent.append(job.pdf)  # type: ignore[attr-defined]
        print_job(replace(job, to_file=str(paper)))  # type: ignore[type-var]

    monkeypatch.setattr(come_back, "print_job", to_file)
    desk = balie
    desk.ask(QUESTION)
    desk.press(Qt.Key.Key_F8)
    keep = desk.desk.search.parts.nothing.keep
    assert keep is not None
    desk.wait(keep.isVisible)
    assert keep.field.text == QUESTION
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(lambda: "Bewaard, zonder naam" in desk.words(keep))
    desk.press(Qt.Key.Key_F8)  # we rang her
    desk.wait(lambda: "buurtwerker is gebeld" in desk.toast())
    desk.tab_to(lambda one: name_of(one) == "Druk een kom-terug-briefje af")
    desk.enter()
    desk.wait(lambda: "kom-terug-briefje gaat naar" in desk.toast())
    copy = tmp_path / "kopie.pdf"
    copy.write_bytes(sent[0])
    assert "Kom gerust terug" in text_of(copy)
    settled(desk)
    visit = inloop(desk).visit
    assert visit is not None
    assert visit.worker_called
    assert visit.returns
    assert visit.proposal.outcome.value in ("komt-terug", "buurtwerker-gebeld")


def test_a_search_that_led_to_nothing_is_counted_without_its_words(balie: Hands, house: House) -> None:
    desk = balie
    desk.press(Qt.Key.Key_F3)
    settled(desk)
    desk.ask("zxqvwkzz")
    desk.escape()
    desk.wait(lambda: desk.desk.window.search_field.text() == "")
    desk.ask(QUESTION)
    desk.escape()
    desk.wait(lambda: desk.desk.window.search_field.text() == "")
    settled(desk)
    counted: list[dict[str, int]] = []
    period = Period(Span.DAY, date(2026, 11, 24))
    inloop(desk).ask(lambda day, duty: dict(day.numbers(duty, period).all_of(Measure.SEARCHES)), counted.append)
    desk.wait(lambda: counted)
    assert counted == [{"niets-gevonden": 1, "opgegeven": 1}]
    assert b"zxqvwkzz" not in (house.folder / "desk.db").read_bytes()


def test_the_numbers_of_a_dienst_that_is_over_can_be_put_right(balie: Hands) -> None:
    from ui.pages.day.correct import CorrectDialog

    desk = balie
    last_week = PaperTally(day=date(2026, 11, 17), kind=ShiftKind.COFFEE, visitors=31, visits=4)
    inloop(desk).do(lambda day, duty: day.type_in(duty, last_week))
    desk.press(Qt.Key.Key_F3)
    settled(desk)
    to_day(desk)
    page = day_page(desk)
    desk.tab_to_button("Vorige keer")
    desk.enter()
    desk.wait(lambda: page.day is not None and page.day.shift.over)
    assert not page.edit.isVisible()
    desk.tab_to_button("Aantallen verbeteren")
    desk.enter()
    dialog = desk.dialog(CorrectDialog)
    desk.wait(lambda: dialog.edits)
    assert desk.focus() is dialog.edits[(Measure.VISITORS, "")]
    dialog.edits[(Measure.VISITORS, "")].selectAll()
    desk.type("12")
    desk.tab_to_button("Bewaar")
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: page.day is not None and page.day.tally.visitors == 12)

    desk.tab_to_button("Aantallen verbeteren")  # and typed in twice: the whole of it goes
    desk.enter()
    dialog = desk.dialog(CorrectDialog)
    desk.wait(lambda: dialog.edits)
    desk.tab_to_button("Haal deze telling weg")
    desk.enter()
    assert dialog.isVisible()
    desk.tab_to_button("Ja, haal de hele telling weg")
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: page.day is not None and not page.day.shift.over)
    assert page.day is not None
    assert page.day.earlier is None
    assert "De telling is weggehaald." in desk.toast()


def test_a_tile_is_changed_and_the_letters_follow_the_name(balie: Hands) -> None:
    desk = balie
    inloop(desk).do(lambda day, duty: day.add_regular(duty, "Jan", "Beukstraat", own_wish=True))
    settled(desk)
    to_day(desk)
    desk.tab_to_button("Vaste bezoekers")
    desk.enter()
    dialog = desk.dialog(RegularsDialog)
    desk.wait(lambda: len(dialog.tiles) == 1)
    desk.tab_to(lambda one: one is dialog.tiles[0])
    desk.enter()
    desk.tab_to_button("Verander")
    desk.enter()
    assert desk.focus() is dialog.form.name.edit
    assert (dialog.form.name.text, dialog.form.street.text) == ("Jan", "Beukstraat")
    assert not dialog.form.wish.isVisible()
    desk.press(Qt.Key.Key_A, CTRL)
    desk.type("Piet")
    desk.enter()
    desk.wait(lambda: "De letters van Piet zijn PI." in desk.words(dialog))
    desk.wait(lambda: "Piet, Beukstraat" in desk.words(dialog))
    assert len(dialog.tiles) == 1
    desk.escape()
    desk.no_dialog()


def test_a_dienst_that_runs_on_gets_another_end(balie: Hands) -> None:
    desk = balie
    desk.press(Qt.Key.Key_F3)
    settled(desk)
    to_day(desk)
    ends = day_page(desk).side.who.ends
    desk.sees("Nog geen eindtijd.", ends)
    desk.tab_to_button("Andere eindtijd")
    desk.press(Qt.Key.Key_Space)
    assert desk.focus() is ends.time
    ends.time.selectAll()
    desk.type("13.15")
    desk.tab_to_button("Bewaar de tijd")
    desk.press(Qt.Key.Key_Space)
    desk.wait(lambda: "Tot 13.15." in desk.words(ends))
    assert end_after(datetime(2026, 11, 24, 20, 0), time(1, 0)) == datetime(2026, 11, 25, 1, 0)
    glance = inloop(desk).glance
    assert glance is not None
    assert glance.shift is not None
    assert glance.shift.ends_at == datetime(2026, 11, 24, 13, 15)


def test_ringing_together_is_asked_after_and_belongs_to_the_visit(balie: Hands) -> None:
    from ui.dialogs.calling import CallDialog

    desk = balie
    first = desk.to_first(QUESTION)
    desk.press(Qt.Key.Key_B, CTRL)
    desk.dialog(CallDialog)
    desk.escape()  # niet gebeld
    desk.no_dialog()
    settled(desk)
    assert not inloop(desk).has_visit
    desk.press(Qt.Key.Key_B, CTRL)
    desk.dialog(CallDialog)
    assert name_of(desk.focus()) == "We hebben gebeld"
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: inloop(desk).has_visit)
    settled(desk)
    visit = inloop(desk).visit
    assert visit is not None
    assert [(one.service.name, one.how.value) for one in visit.attached] == [(first, "gebeld")]
    assert visit.proposal.outcome.value == "samen-gebeld"


def test_the_theme_on_the_screen_is_filled_in_when_no_place_was_chosen(balie: Hands) -> None:
    from ui.pages.visit.closing import ClosingDialog

    desk = balie
    desk.press(Qt.Key.Key_F2)
    desk.wait(lambda: inloop(desk).has_visit)
    desk.press(Qt.Key.Key_Down)
    desk.enter()  # the first tile: Geld
    desk.wait(desk.list.hasFocus)
    desk.press(Qt.Key.Key_F2)
    assert desk.dialog(ClosingDialog).theme.chosen == ("geld",)
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: not inloop(desk).has_visit)
    assert read_day(desk).themes == (("geld", 1),)


def test_attentie_is_folded_until_this_dienst_read_it(balie: Hands, house: House) -> None:
    desk, duty = balie, duty_of(balie)
    reader = as_worker(desk, house)
    until = (NOW + timedelta(days=3)).date()
    inloop(desk).do(lambda day, _: day.add_attention(reader, "De energietoeslag is gestopt.", until))
    settled(desk)
    duty.end()
    desk.wait(lambda: not duty.open, seconds=20)

    begin(desk, "Ria")
    desk.wait(lambda: "1 attentie van de buurtwerker." in desk.words())
    to_day(desk)
    page = day_page(desk)
    desk.wait(lambda: "1 attentie" in desk.words(page))
    assert "energietoeslag" not in desk.words(page)
    desk.tab_to(lambda one: one is page.side.attention.fold)
    desk.press(Qt.Key.Key_Space)
    desk.sees("energietoeslag", page)
    desk.tab_to_button("Gelezen door deze dienst")
    desk.press(Qt.Key.Key_Space)
    desk.wait(lambda: "1 attentie, gelezen" in desk.words(page))


def test_a_code_with_a_typing_error_and_one_that_was_never_printed_are_told_apart(balie: Hands) -> None:
    from data.slip_codes import with_check
    from ui.pages.day.slip_back import SlipBackDialog

    desk = balie
    right = with_check("7K4M")
    last = right[-1]
    wrong = right[:-1] + ("3" if last != "3" else "4")
    desk.type(wrong)
    desk.enter()
    dialog = desk.dialog(SlipBackDialog)
    desk.wait(lambda: dialog.field.error)
    assert "klopt niet" in dialog.field.error
    told = dialog.field.error
    assert desk.focus() is dialog.code
    desk.type(right)  # what was wrong is selected: typing takes its place
    desk.enter()
    desk.wait(lambda: dialog.field.error not in ("", told))
    assert dialog.lines == ()
    desk.escape()
    desk.no_dialog()
    assert desk.desk.window.search_field.text() == ""


def test_a_bsn_in_a_question_is_stopped(balie: Hands) -> None:
    desk = balie
    desk.ask(QUESTION)
    desk.press(Qt.Key.Key_F8)
    keep = desk.desk.search.parts.nothing.keep
    assert keep is not None
    keep._edit.setPlainText("brief over 111 222 333 van de uitkering")
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(lambda: keep.field.error)
    assert "111" in keep.field.text  # it still stands there
