"""The inloop day at the desk, by keys: counting, a visit from question to paper, closing, undo, covered or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from data.desk.duty import Reader
from desktop import startup
from desktop.startup import Session
from tests.desks import window_on
from tests.hands import CTRL, Hands, name_of
from tests.houses import PHRASE, VOLUNTEERS, House, at_house, make_house, open_store
from ui.inloop import Inloop
from ui.on_duty import OnDuty
from ui.pages.day.page import InloopPage
from ui.pages.visit.closing import ClosingDialog

QUESTION = "ik kan mijn huur niet betalen"
PAD = Qt.KeyboardModifier.KeypadModifier


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@pytest.fixture
def balie(
    qapp: QApplication, qtbot: QtBot, vlierdam: Session, house: House, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    """The desk of that house with Fatma on duty."""
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as hands:
        hands.desk.dienst.look()
        hands.wait(lambda: duty_of(hands).snapshot is not None)
        begin(hands)
        yield hands


def duty_of(desk: Hands) -> OnDuty:
    return desk.desk._context.on_duty


def inloop(desk: Hands) -> Inloop:
    return desk.desk.day.inloop


def begin(desk: Hands, name: str = "Fatma") -> None:
    desk.press(Qt.Key.Key_F12)
    desk.tab_to(lambda one: name_of(one) == name)
    desk.press(Qt.Key.Key_Space)
    desk.type(VOLUNTEERS[name])
    desk.enter()
    desk.wait(lambda: inloop(desk).open)
    desk.wait(lambda: desk.desk.window.current_page is desk.desk.search)


def as_worker(desk: Hands, house: House) -> Reader:
    """Marjan opens what is hers, while the dienst of the volunteer goes on."""
    duty, marjan = duty_of(desk), house.people["Marjan"]
    duty.ask(
        lambda store: store.unlock(marjan.id, PHRASE),
        lambda unlocked: duty.took_over(unlocked, (marjan,)),
        failed=lambda error: pytest.fail(str(error)),
    )
    desk.wait(lambda: duty.reader is not None)
    assert duty.reader is not None
    return duty.reader


def settled(desk: Hands) -> None:
    """Wait until everything that was asked of the desk store has come back."""
    here: list[bool] = []
    inloop(desk).do(lambda _day, _duty: None, lambda _: here.append(True))
    desk.wait(lambda: here)


def day_page(desk: Hands) -> InloopPage:
    page = desk.desk.window.page("day")
    assert isinstance(page, InloopPage)
    return page


def close_panel(desk: Hands) -> ClosingDialog:
    return desk.dialog(ClosingDialog)


def test_one_key_counts_a_visitor_and_ctrl_z_takes_it_back(balie: Hands) -> None:
    desk = balie
    desk.press(Qt.Key.Key_F3)
    desk.wait(lambda: inloop(desk).count == 1)
    desk.press(Qt.Key.Key_Plus, PAD)  # the field has the keyboard, and nothing is typed
    desk.wait(lambda: inloop(desk).count == 2)
    assert desk.desk.window.search_field.text() == ""
    assert desk.desk.window._top.tally.count == 2
    desk.type("huur")
    desk.press(Qt.Key.Key_Plus, PAD)  # now it is text
    settled(desk)
    assert inloop(desk).count == 2
    assert desk.desk.window.search_field.text() == "huur+"
    desk.escape()
    desk.wait(lambda: desk.desk.window.search_field.text() == "")
    desk.desk.window.search_field.setText("")  # as "Klaar, volgende" does: nothing to take back in the field
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.wait(lambda: inloop(desk).count == 1)
    assert "Eén bezoeker minder geteld" in desk.toast()


def test_a_key_that_is_held_down_counts_once(balie: Hands) -> None:
    desk = balie
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F2):
        desk.press(key)
        for _ in range(20):  # what the window system sends while it is held
            for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", True, 1)
                QApplication.sendEvent(desk.focus(), event)
        settled(desk)
    assert inloop(desk).count == 2  # one visitor, one visit
    assert inloop(desk).has_visit
    assert QApplication.activeModalWidget() is None


def test_ctrl_z_takes_typed_text_back_first(balie: Hands) -> None:
    desk = balie
    desk.press(Qt.Key.Key_F3)
    desk.wait(lambda: inloop(desk).count == 1)
    desk.type("huur")
    desk.press(Qt.Key.Key_Z, CTRL)
    settled(desk)
    assert inloop(desk).count == 1
    assert desk.desk.window.search_field.text() == ""
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.wait(lambda: inloop(desk).count == 0)


def test_a_full_visit_with_a_search_and_a_slip_takes_three_keys_of_logging(balie: Hands, printer: Path) -> None:
    """The help itself: typing, choosing, printing. The logging: what is pressed for the count alone."""
    desk = balie
    logging = 0
    first = desk.to_first(QUESTION)
    desk.enter()  # on the slip: the help itself, and it begins the visit
    desk.wait(lambda: inloop(desk).has_visit)
    assert "is begonnen om" in desk.toast()
    desk.press(Qt.Key.Key_P, CTRL)
    desk.slip_drawn()
    desk.enter()  # Afdrukken
    desk.wait(desk.paper.ready.isVisible)
    assert inloop(desk).visit is not None
    assert len(inloop(desk).visit.slips) == 1
    desk.enter()  # Klaar, volgende
    logging += 1
    desk.wait(lambda: not inloop(desk).has_visit)
    assert logging <= 3
    assert desk.slip == []
    assert desk.desk.window.search_field.text() == ""
    assert first not in desk.words()
    read: list[object] = []
    inloop(desk).ask(lambda day, duty: day.day_page(duty), read.append)
    desk.wait(lambda: read)
    (visit,) = read[0].visits  # type: ignore[attr-defined]
    assert visit.fields.outcome.value == "adres-meegegeven"
    assert visit.fields.themes
    assert len(visit.slips) == 1


def test_the_code_is_on_the_paper_and_brings_the_slip_back(balie: Hands, printer: Path) -> None:
    from tests.hands import text_of
    from ui.pages.day.slip_back import SlipBackDialog

    desk = balie
    desk.to_first(QUESTION)
    desk.enter()
    desk.press(Qt.Key.Key_P, CTRL)
    desk.slip_drawn()
    desk.enter()
    desk.wait(desk.paper.ready.isVisible)
    assert inloop(desk).visit is not None
    (code,) = inloop(desk).visit.slips
    assert desk.paper.drawn is not None
    pdf = printer.with_name("briefje.pdf")
    pdf.write_bytes(desk.paper.drawn.pdf)
    assert code in text_of(pdf)
    desk.enter()
    desk.wait(lambda: not inloop(desk).has_visit)

    desk.type(code.lower().replace("-", ""))
    desk.enter()
    dialog = desk.dialog(SlipBackDialog)
    desk.wait(lambda: dialog.lines)
    desk.type("2")  # geholpen
    desk.wait(lambda: "Bewaard" in desk.words(dialog))
    desk.enter()
    desk.no_dialog()
    assert desk.desk.window.search_field.text() == ""
    found: list[object] = []
    inloop(desk).ask(lambda day, duty: day.find_slip(duty, code), found.append)
    desk.wait(lambda: found)
    assert found[0].lines[0].result.value == "geholpen"  # type: ignore[attr-defined]


def test_a_slip_that_was_never_printed_leaves_no_code(
    balie: Hands, printer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import ui.pages.paper.page as page_module
    from ui.printing import PrinterError, Trouble

    def broken(_job: object) -> None:
        raise PrinterError(Trouble.NOT_READY)

    monkeypatch.setattr(page_module, "print_job", broken)
    desk = balie
    desk.to_first(QUESTION)
    desk.enter()
    desk.press(Qt.Key.Key_P, CTRL)
    desk.slip_drawn()
    desk.enter()
    desk.wait(desk.paper.trouble.isVisible)
    settled(desk)
    assert inloop(desk).visit is not None
    assert len(inloop(desk).visit.slips) == 1
    desk.escape()
    desk.escape()
    desk.wait(lambda: desk.desk.window.current_page is desk.desk.search)
    settled(desk)
    assert inloop(desk).visit.slips == ()


def test_f2_enter_closes_with_what_happened(balie: Hands) -> None:
    desk = balie
    desk.press(Qt.Key.Key_F2)
    desk.wait(lambda: inloop(desk).has_visit)
    assert desk.desk.window._strip is not None
    assert desk.desk.window._strip.isVisible()
    desk.press(Qt.Key.Key_F2)
    panel = close_panel(desk)
    assert name_of(desk.focus()) == "Opslaan"
    assert panel.outcome.one == "geluisterd"
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: not inloop(desk).has_visit)
    assert "is opgeslagen" in desk.toast()
    assert inloop(desk).count == 1
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.wait(lambda: inloop(desk).has_visit)
    assert "weer open" in desk.toast()


def test_each_field_is_one_key(balie: Hands) -> None:
    desk = balie
    desk.press(Qt.Key.Key_F2)
    desk.wait(lambda: inloop(desk).has_visit)
    desk.press(Qt.Key.Key_F2)
    panel = close_panel(desk)
    desk.type("g2eon")  # Geld, Antwoord gegeven, Eerste keer, 65 en ouder, Nederlands
    assert panel.theme.chosen == ("geld",)
    assert panel.outcome.one == "antwoord-gegeven"
    assert panel.first_time.one == "eerste-keer"
    assert panel.age.one == "65-en-ouder"
    assert panel.language.one == "nl"
    desk.type("e")  # pressed again it is off again
    assert panel.first_time.one == ""
    desk.type("6")
    assert panel.partner.isVisible()
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: not inloop(desk).has_visit)


def test_set_aside_and_taken_up_again_with_its_slip(balie: Hands) -> None:
    desk = balie
    first = desk.to_first(QUESTION)
    desk.enter()
    desk.wait(lambda: inloop(desk).has_visit)
    assert desk.desk.window._strip is not None
    desk.tab_to_button("Zet opzij")
    desk.enter()
    desk.wait(lambda: not inloop(desk).has_visit)
    desk.wait(lambda: desk.slip == [])
    assert first not in desk.words()
    desk.sees("staat opzij")
    desk.press(Qt.Key.Key_F3)
    desk.tab_to_button("Ga verder met dit bezoek")
    desk.enter()
    desk.wait(lambda: inloop(desk).has_visit)
    assert desk.slip == [first]
    settled(desk)
    assert inloop(desk).visit is not None
    assert [one.service.name for one in inloop(desk).visit.attached] == [first]


def test_covered_the_count_goes_on_and_reading_back_asks_the_pin(balie: Hands) -> None:
    desk = balie
    desk.to_first(QUESTION)
    desk.enter()
    desk.wait(lambda: inloop(desk).has_visit)
    desk.press(Qt.Key.Key_F12)
    assert duty_of(desk).covered
    desk.press(Qt.Key.Key_F3)
    desk.wait(lambda: inloop(desk).count == 2)
    assert inloop(desk).visit is None
    desk.press(Qt.Key.Key_F2)
    panel = close_panel(desk)
    desk.sees("bedekt", panel)
    assert panel.outcome.chosen == ()
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: not inloop(desk).has_visit)
    desk.desk.window.show_page("day")
    page = day_page(desk)
    assert page.day is None
    desk.sees("Alles is bedekt", page)
    assert page.model.rowCount() == 0


def test_the_day_page_shows_edits_and_removes(balie: Hands) -> None:
    from ui.dialogs.remove_visit import RemoveVisitDialog

    desk = balie
    desk.press(Qt.Key.Key_F3)
    desk.press(Qt.Key.Key_F2)
    desk.wait(lambda: inloop(desk).has_visit)
    desk.press(Qt.Key.Key_F2)
    close_panel(desk)
    desk.type("g")
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: not inloop(desk).has_visit)
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    page = day_page(desk)
    desk.wait(lambda: page.model.rowCount() == 2)
    assert desk.desk.window.current_page is page
    desk.wait(lambda: "2\nbezoekers" in desk.words(page))
    desk.wait(lambda: [bar.label for bar in page.side.chart.bars] == ["Geld"])
    desk.tab_to(lambda one: one is page.timeline)
    page.timeline.select_row(0)
    desk.enter()
    close_panel(desk)
    desk.type("5")
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: "Iemand aan tafel hielp" in str(page.model.index(0).data()))
    desk.tab_to(lambda one: one is page.timeline)
    desk.press(Qt.Key.Key_Delete)
    desk.dialog(RemoveVisitDialog)
    desk.enter()
    desk.no_dialog()
    desk.wait(lambda: page.model.rowCount() == 1)
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.wait(lambda: page.model.rowCount() == 2)


def test_without_a_dienst_there_is_no_room_no_count_and_no_visit(desk: Hands) -> None:
    assert "Inloop" not in desk.words(desk.desk.window._rail).splitlines()
    assert not desk.desk.window._top.tally.isVisible()
    desk.press(Qt.Key.Key_F3)
    assert "als er een dienst open is" in desk.toast()
    QTest.qWait(0)
    assert desk.desk.day.inloop.glance is None
