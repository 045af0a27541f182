"""What comes back: from the desk to the week after a signal ended, and from the week to who wrote it; by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from data.desk.duty import Duty, Reader
from data.desk.signals.desk import SignalDesk
from data.desk.signals.records import Feedback, Outcome, Status
from data.desk.signals.week import WeekDesk
from desktop import startup
from desktop.startup import Session
from tests.desks import window_on
from tests.hands import Hands, name_of
from tests.houses import PHRASE, VOLUNTEERS, House, at_house, open_store
from tests.journeys.test_dienst import duty_of
from tests.journeys.test_inloop import settled
from tests.journeys.test_signal import page as signal_page
from tests.journeys.test_signal import start_dienst
from tests.journeys.test_signal_back import end_dienst
from tests.journeys.weeks import balie, come_in, house, made, read
from tests.weekhouses import CURTAINS
from ui.pages.signal.passed import PassedView
from ui.pages.week.close_step import CloseDialog
from ui.pages.week.feedback_step import FeedbackDialog
from ui.pages.week.inbox_model import CLOSED, REMINDED
from ui.pages.week.page import WeekPage
from ui.widgets.notices import NoticeBar

__all__ = ["balie", "house", "made"]  # fixtures


def as_reader(house: House, work: Callable[[WeekDesk, Reader], object]) -> None:
    """Marjan does something in another window."""
    store = open_store(house.folder)
    reader = store.unlock(house.people["Marjan"].id, PHRASE).reader
    assert reader is not None
    work(WeekDesk(), reader)
    reader.close()
    store.close()


def as_fatma(house: House, work: Callable[[SignalDesk, Duty], object]) -> None:
    """Fatma, at another moment."""
    store = open_store(house.folder)
    duty = store.unlock(house.people["Fatma"].id, VOLUNTEERS["Fatma"]).duty
    work(SignalDesk(), duty)
    duty.close()
    store.close()


def id_of(house: House, number: int) -> str:
    """The id of a signal that Fatma passed on."""
    found: list[str] = []
    as_fatma(house, lambda desk, duty: found.extend(one.id for one in desk.passed(duty) if one.number == number))
    return found[0]


def row_of(page: WeekPage, group: str, words: str) -> int:
    """The row of a group in which these words stand; -1 for none."""
    rows = [(number, page.model.row(number)) for number in range(page.model.rowCount())]
    return next((number for number, row in rows if row.group == group and words in row.spoken), -1)


def walk_to(desk: Hands, page: WeekPage, row: int) -> None:
    """With the arrows."""
    desk.press(Qt.Key.Key_Home)
    for _ in range(row):
        desk.press(Qt.Key.Key_Down)
    assert page.list.currentIndex().row() == row


def notices(desk: Hands) -> list[str]:
    """What the bars say of what came back."""
    bars = [one.accessibleName() for one in desk.desk.window.findChildren(NoticeBar) if one.isVisible()]
    return [one for one in bars if "bericht terug" in one or "vraag over" in one]


def test_what_is_added_to_a_closed_signal_comes_back_on_top_and_its_mark_goes_by_reading(
    balie: Hands, house: House
) -> None:
    signal = id_of(house, 3)  # the lamp: nobody to be told
    as_reader(house, lambda week, reader: week.close(reader, signal, Outcome.KNOWN, Feedback.KNOWN))
    as_fatma(house, lambda desk, duty: desk.add_later(duty, uuid4().hex, signal, "De lamp knippert nu."))
    page = come_in(balie)
    row = row_of(page, REMINDED, "Er is iets toegevoegd")
    assert "S-3 · Afgesloten" in page.model.row(row).under
    closed = row_of(page, CLOSED, "Afgesloten")
    walk_to(balie, page, closed)
    balie.enter()
    balie.wait(lambda: row_of(page, CLOSED, "Er is iets toegevoegd · Afgesloten") > closed)
    walk_to(balie, page, row)
    balie.enter()
    balie.wait(lambda: "De lamp knippert nu." in balie.words(page.view))
    balie.sees("Later toegevoegd door Fatma", page.view)
    balie.wait(lambda: row_of(page, REMINDED, "toegevoegd") < 0 and row_of(page, CLOSED, "toegevoegd") < 0)
    assert row_of(page, CLOSED, "S-3") > 0  # it is still there, without the mark


def test_what_is_added_to_a_merged_signal_is_read_at_the_main(balie: Hands, house: House) -> None:
    merged, main = id_of(house, 2), id_of(house, 4)
    as_reader(house, lambda week, reader: week.merge(reader, merged, main))
    as_fatma(house, lambda desk, duty: desk.add_later(duty, uuid4().hex, merged, "Zij liep op straat."))
    page = come_in(balie)
    assert "S-4" in page.model.row(row_of(page, REMINDED, "Er is iets toegevoegd")).under
    read(balie, page, "S-4")
    balie.wait(lambda: "Zij liep op straat." in balie.words(page.view))
    balie.sees("Later toegevoegd bij S-2 door Fatma", page.view)
    balie.wait(lambda: row_of(page, REMINDED, "toegevoegd") < 0)


def test_a_question_back_is_told_at_the_next_dienst_and_stands_in_the_list(balie: Hands, house: House) -> None:
    signal = id_of(house, 4)

    def ask(week: WeekDesk, reader: Reader) -> None:
        week.open(reader, signal)
        week.ask_back(reader, signal, "Was het de groene deur?")

    as_reader(house, ask)
    start_dienst(balie, "Henk")
    settled(balie)
    assert notices(balie) == []
    end_dienst(balie)
    start_dienst(balie, "Fatma")
    balie.wait(lambda: notices(balie))
    assert any("Marjan heeft een vraag over S-4. Bel even, of vraag het aan tafel." in one for one in notices(balie))
    assert "bericht terug" not in "".join(notices(balie))
    balie.tab_to_button("Lees")
    balie.enter()
    balie.wait(lambda: isinstance(signal_page(balie).view, PassedView))
    balie.wait(lambda: "Vraag aan jou" in balie.words(signal_page(balie)))
    balie.sees("Marjan heeft hier een vraag over. Bel even, of vraag het aan tafel.", signal_page(balie))
    assert "groene deur" not in balie.words()
    assert name_of(balie.focus()) == "Bericht over S-4 gelezen"
    balie.enter()
    balie.wait(lambda: "Vraag aan jou" not in balie.words(signal_page(balie)))
    end_dienst(balie)
    start_dienst(balie, "Fatma")
    settled(balie)
    assert notices(balie) == []


def test_read_is_said_before_it_is_taken_up(balie: Hands, house: House) -> None:
    read_one, taken = id_of(house, 4), id_of(house, 2)
    as_reader(house, lambda week, reader: (week.open(reader, read_one), week.take_up(reader, taken)))
    start_dienst(balie, "Fatma")
    balie.press(Qt.Key.Key_F4)
    balie.wait(lambda: signal_page(balie).view is not None)
    signal_page(balie).open_passed()
    balie.wait(lambda: isinstance(signal_page(balie).view, PassedView))
    view = signal_page(balie).view
    assert isinstance(view, PassedView)
    said = {row.line.number: row.status.text() for row in view.rows}
    assert said[4] == "Gelezen. Nog niet opgepakt."
    assert said[2] == "Opgepakt."
    assert said[1] == "Het ligt klaar. Nog niet gelezen."


def test_who_does_not_want_to_hear_is_named_where_something_would_go_back(
    qapp: QApplication, qtbot: QtBot, vlierdam: Session, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet = replace(CURTAINS, wants_news=False, themes=())
    as_fatma(house, lambda desk, duty: desk.send(duty, uuid4().hex, quiet))
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as desk:
        desk.desk.dienst.look()
        desk.wait(lambda: duty_of(desk).snapshot is not None)
        page = come_in(desk)
        read(desk, page, "S-4")
        desk.press(Qt.Key.Key_U)
        told = desk.dialog(FeedbackDialog)
        assert "hoeft niet te horen" not in desk.words(told)
        desk.escape()
        desk.no_dialog()
        read(desk, page, "S-10")
        desk.press(Qt.Key.Key_U)
        told = desk.dialog(FeedbackDialog)
        desk.sees("Fatma hoeft niet te horen hoe het gaat.", told)
        desk.enter()
        desk.no_dialog()
        desk.wait(lambda: "Dit staat voor Fatma bij Doorgegeven" in desk.words(page.view))
        assert "Fatma krijgt geen bericht." in desk.toast()
        desk.press(Qt.Key.Key_X)
        close = desk.dialog(CloseDialog)
        desk.sees("Fatma hoeft niet te horen hoe het gaat.", close)
        assert not close.agrees.isVisible()
        desk.press(Qt.Key.Key_6)
        desk.press(Qt.Key.Key_J)
        desk.enter()
        desk.no_dialog()
        desk.wait(lambda: page.signal_shown is not None and page.signal_shown.status is Status.CLOSED)
        assert "S-10 is afgesloten. Fatma krijgt geen bericht." in desk.toast()
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as desk:
        start_dienst(desk, "Fatma")
        settled(desk)
        assert notices(desk) == []
