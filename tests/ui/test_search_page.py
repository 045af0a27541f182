"""The search page with real keys, the real search and a real directory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from data.directory.records import CheckedField, Listing
from data.directory.store import Directory
from data.search.crisis import CrisisLine
from data.search.results import Answer, Hit
from tests.conftest import NOW
from ui.context import Context
from ui.dialogs.calling import CallDialog
from ui.dialogs.crisis import CrisisDialog
from ui.dialogs.report import ReportDialog
from ui.models.slip import Slip
from ui.pages.search.listing import MOST_SHOWN
from ui.pages.search.page import SearchPage
from ui.tasks import Tasks

T = TypeVar("T", bound=QWidget)
RENT = "ik kan de huur niet betalen"


class Desk(QWidget):
    """A window with the field and the page, as the shell connects them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.slip = Slip(self)
        self.field = QLineEdit()
        self.page = SearchPage(context, self.slip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addWidget(self.page, 1)
        self.field.textChanged.connect(self.page.question_changed)
        self.field.returnPressed.connect(self.page.search_entered)
        self.page.question_wanted.connect(self.field.setText)
        self.page.field_wanted.connect(self.field.setFocus)

    def ids(self) -> list[str]:
        return [hit.card.id for hit in self.page.model.hits]


@pytest.fixture
def desk(context: Context, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(context)
    qtbot.addWidget(made)
    made.resize(1174, 700)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(lambda: bool(made.page.parts.start.tiles.tiles))
    yield made
    made.close()


def _ask(desk: Desk, qtbot: QtBot, question: str) -> None:
    desk.field.clear()
    qtbot.keyClicks(desk.field, question)
    qtbot.waitUntil(lambda: desk.page.answer is not None and desk.page.answer.question == question, timeout=8000)
    qtbot.waitUntil(lambda: desk.page.answer is not None and desk.page.answer.complete, timeout=8000)


def _detail(desk: Desk, qtbot: QtBot) -> None:
    wanted = desk.page.parts.workplace.list.current_id
    detail = desk.page.parts.workplace.detail
    qtbot.waitUntil(lambda: detail.detail is not None and detail.detail.card.id == wanted)


def test_typing_finds_places_and_shows_the_first(desk: Desk, qtbot: QtBot) -> None:
    assert desk.page.parts.shown is desk.page.parts.start
    _ask(desk, qtbot, RENT)
    assert desk.page.parts.shows_results()
    assert 0 < desk.page.model.rowCount() <= MOST_SHOWN
    assert "plekken" in desk.page.parts.workplace.header()
    assert desk.field.hasFocus()
    _detail(desk, qtbot)


def test_typing_on_before_the_detail_came_still_shows_it(desk: Desk, qtbot: QtBot) -> None:
    """The detail waits until a quick typist rests; a last key that changes nothing in the list does not lose it."""
    _ask(desk, qtbot, "huurcommissie")
    _detail(desk, qtbot)
    shown = desk.page.parts.workplace.detail

    def name() -> str:
        return shown.detail.card.name if shown.detail is not None else ""

    desk.field.setText("voedselbank ")
    qtbot.waitUntil(lambda: desk.page.model.hits[0].card.name == "Voedselbank")
    assert name() == "Huurcommissie", "it waits"
    desk.field.setText("voedselbank  ")
    qtbot.waitUntil(lambda: name() == "Voedselbank")


def test_enter_walks_puts_on_and_takes_off(desk: Desk, qtbot: QtBot) -> None:
    _ask(desk, qtbot, RENT)
    results = desk.page.parts.workplace.list
    qtbot.keyClick(desk.field, Qt.Key.Key_Return)
    assert results.hasFocus()
    assert results.current_id == desk.ids()[0]
    qtbot.keyClick(results, Qt.Key.Key_Down)
    second = desk.ids()[1]
    assert results.current_id == second
    qtbot.keyClick(results, Qt.Key.Key_Return)
    qtbot.keyClick(results, Qt.Key.Key_Return)  # Enter only adds
    assert desk.slip.ids == (second,)
    _detail(desk, qtbot)
    assert desk.page.parts.workplace.detail.put.text() == "Staat op briefje"
    qtbot.keyClick(results, Qt.Key.Key_Delete)
    assert desk.slip.ids == ()
    assert desk.page.parts.workplace.detail.put.text() == "Zet op briefje"
    qtbot.keyClick(results, Qt.Key.Key_Up)
    qtbot.keyClick(results, Qt.Key.Key_Up)
    assert desk.field.hasFocus()


def test_enter_before_the_answer_goes_to_the_list_when_it_comes(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.field, "huur")
    qtbot.keyClick(desk.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.page.parts.shows_results() and desk.page.parts.workplace.list.hasFocus())


def test_the_meaning_moves_nothing_that_is_selected(desk: Desk, qtbot: QtBot) -> None:
    _ask(desk, qtbot, RENT)
    desk.page.search_down()
    results = desk.page.parts.workplace.list
    qtbot.keyClick(results, Qt.Key.Key_Down)
    before, answer = desk.ids(), desk.page.answer
    assert answer is not None
    hits = tuple(reversed(answer.hits))
    desk.page._all_arrived(replace(answer, hits=hits))
    assert desk.ids()[:2] == before[:2]
    assert results.current_id == before[1]
    rest = [hit.card.id for hit in hits if hit.card.id not in before[:2]]
    assert desk.ids()[2:] == rest[: len(desk.ids()) - 2]


def test_an_emptied_field_is_the_start_again_without_filters(desk: Desk, qtbot: QtBot) -> None:
    _ask(desk, qtbot, RENT)
    desk.page.parts.workplace.filters.chips["free"].click()
    desk.field.clear()
    assert desk.page.parts.shown is desk.page.parts.start
    assert desk.page.model.rowCount() == 0
    assert desk.page.parts.workplace.filters.filters.count == 0


def test_a_theme_shows_its_needs_and_esc_goes_back(desk: Desk, qtbot: QtBot) -> None:
    tile = next(tile for tile in desk.page.parts.start.tiles.tiles if tile.theme.code == "geld")
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Return)
    qtbot.waitUntil(desk.page.parts.shows_results)
    place = desk.page.parts.workplace
    assert "Schulden" in [chip.text() for chip in place.need_chips]
    assert desk.page.model.rowCount() == MOST_SHOWN
    slots = [hit.card.listing is Listing.SLOT for hit in desk.page.listing.hits]
    assert slots == sorted(slots), "an empty slot stands above a real place"
    place.more_button.click()
    assert desk.page.model.rowCount() > MOST_SHOWN
    all_of_theme = len(desk.page.listing.hits)
    next(chip for chip in place.need_chips if chip.text() == "Schulden").click()
    qtbot.waitUntil(lambda: 0 < len(desk.page.listing.hits) < all_of_theme)
    assert desk.page.escape()
    assert desk.page.parts.shown is desk.page.parts.start
    assert not desk.page.escape()


def test_the_arrows_walk_the_tiles(desk: Desk, qtbot: QtBot) -> None:
    desk.page.search_down()
    tiles = desk.page.parts.start.tiles.tiles
    assert tiles[0].hasFocus()
    qtbot.keyClick(tiles[0], Qt.Key.Key_Right)
    qtbot.keyClick(tiles[1], Qt.Key.Key_Down)
    assert tiles[5].hasFocus()


def test_a_filter_says_what_it_hides(desk: Desk, qtbot: QtBot) -> None:
    _ask(desk, qtbot, RENT)
    place = desk.page.parts.workplace
    before = desk.page.model.rowCount()
    first = desk.page.listing.hits[0]
    no_home = replace(first.card, home_visit=False)
    desk.page.listing.hits[0] = Hit(no_home, first.score, first.why)
    place.filters.chips["home_visit"].click()
    assert desk.page.model.rowCount() == before - 1
    assert place.hidden_line() == "1 plek verborgen door filter · Toon alles"
    desk.page.parts.workplace.filters.clear()
    assert desk.page.model.rowCount() == before
    assert place.hidden_line() == ""


def test_danger_puts_the_right_line_on_top_and_keeps_the_answers(desk: Desk, qtbot: QtBot) -> None:
    _ask(desk, qtbot, "ik wil niet meer leven")
    card = desk.page.parts.crisis
    assert card is not None
    assert desk.page.parts.crisis_shown
    assert card.number.text() == "113"
    assert card.others[0].accessibleName().startswith("112")
    assert desk.page.parts.shows_results()
    _ask(desk, qtbot, RENT)
    assert not desk.page.parts.crisis_shown


def test_a_question_in_arabic(desk: Desk, qtbot: QtBot) -> None:
    told: list[str] = []
    desk.page.slip_language_suggested.connect(told.append)
    desk.field.setText("لا أستطيع دفع الإيجار")
    place = desk.page.parts.workplace
    qtbot.waitUntil(place.visitor.isVisible, timeout=8000)
    assert place.visitor.question.endswith("؟")
    assert told == ["ar"]
    place.visitor.no.click()
    assert len(place.visitor.rows) == 3
    before = desk.ids()
    place.visitor.rows[1].click()
    qtbot.waitUntil(lambda: desk.ids() != before)
    place.visitor.yes.click()
    assert not place.visitor.yes.isVisible()


def test_nothing_found_and_stuck(desk: Desk, qtbot: QtBot, context: Context) -> None:
    desk.page._mode = type(desk.page._mode).QUESTION
    desk.page._words_arrived(Answer("mijn hond", (), words=("hond",)))
    nothing = desk.page.parts.nothing
    assert desk.page.parts.shows_nothing()
    assert nothing.title.text() == "Dit staat nog niet in onze lijst"
    nothing.word_chips[0].click()
    assert desk.field.text() == "hond"
    _ask(desk, qtbot, RENT)
    desk.page.show_stuck()
    assert nothing.title.text() == "Kom je er niet uit?"
    assert "06 – 12 34 56 78" in nothing.call.accessibleDescription()
    assert "Bereikbaar tot 12.30" in nothing.call.accessibleDescription()
    assert desk.page.escape()
    assert desk.page.parts.shows_results()


def test_checks_are_noted_with_one_key(desk: Desk, qtbot: QtBot, directory: Directory) -> None:
    _ask(desk, qtbot, RENT)
    _detail(desk, qtbot)
    detail = desk.page.parts.workplace.detail
    shown = detail.hit
    assert shown is not None
    detail.open_checks()
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: bool(directory.detail(shown.card.id).checks))
    check = directory.detail(shown.card.id).checks[0]
    assert (check.field, check.by, check.on) == (CheckedField.SCHEDULE, "balie", NOW.date())
    qtbot.waitUntil(lambda: desk.page.model.hits[0].card.checked_on == NOW.date())
    assert desk.page.escape()
    assert not detail.checks_open()


def _dialog(qtbot: QtBot, kind: type[T]) -> T:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def test_calling_together_shows_the_number_and_never_dials(desk: Desk, qtbot: QtBot) -> None:
    _ask(desk, qtbot, RENT)
    _detail(desk, qtbot)
    desk.page._call()
    dialog = _dialog(qtbot, CallDialog)
    assert dialog.number.text() == desk.page.parts.workplace.detail._head._phone.text()
    qtbot.waitUntil(dialog.done_button.hasFocus)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_spoed_has_every_number_and_a_way_to_fill_in(desk: Desk, qtbot: QtBot) -> None:
    wanted: list[bool] = []
    desk.page.settings_requested.connect(lambda: wanted.append(True))
    desk.page.show_spoed()
    dialog = _dialog(qtbot, CrisisDialog)
    assert dialog.card.number.text() == "112"
    dialog._fill_in()
    assert wanted == [True]
    desk.page.deeds.spoed(CrisisLine.SAFE_HOME)
    dialog = _dialog(qtbot, CrisisDialog)
    assert dialog.card.number.text() == "0800-2000"
    dialog.reject()


def test_a_report_is_two_clicks_and_never_holds_a_bsn(desk: Desk, qtbot: QtBot, directory: Directory) -> None:
    _ask(desk, qtbot, RENT)
    _detail(desk, qtbot)
    desk.page.parts.workplace.detail.report_button.click()
    dialog = _dialog(qtbot, ReportDialog)
    dialog.send.click()
    assert "Kies eerst" in dialog.warning.text()
    dialog.chips["schedule"].click()
    dialog.line.setText("van 1234.56.782")
    dialog.send.click()
    assert "BSN" in dialog.warning.text()
    assert dialog.isVisible()
    dialog.line.setText("ook op maandag")
    dialog.send.click()

    def kept() -> int:
        with directory.engine.connect() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM report").scalar() or 0)

    qtbot.waitUntil(lambda: kept() == 1)


@pytest.mark.parametrize(("width", "height", "percent"), [(1174, 638, 100), (1236, 606, 125), (1106, 556, 150)])
def test_nothing_grows_out_of_the_window(
    desk: Desk, qtbot: QtBot, context: Context, width: int, height: int, percent: int
) -> None:
    context.look.set_percent(percent)
    desk.resize(width, height)
    for question in (RENT, "ik wil niet meer leven"):
        _ask(desk, qtbot, question)
        _detail(desk, qtbot)
        assert (desk.width(), desk.height()) == (width, height)


def test_one_pane_opens_the_detail_over_the_list(desk: Desk, qtbot: QtBot, context: Context) -> None:
    context.look.set_percent(150)
    _ask(desk, qtbot, RENT)
    place = desk.page.parts.workplace
    assert place.one_pane
    assert not place.detail.isVisible()
    desk.page.search_down()
    qtbot.keyClick(place.list, Qt.Key.Key_Right)
    assert place.detail.isVisible()
    assert not place.list.isVisible()
    assert desk.page.escape()
    assert place.list.isVisible()
    assert place.list.hasFocus()


def test_a_slot_is_filled_in_and_not_put_on_the_slip(desk: Desk, qtbot: QtBot, directory: Directory) -> None:
    slot = next(
        card
        for theme in directory.themes()
        for card in directory.services_of_theme(theme.code)
        if card.listing is Listing.SLOT
    )
    wanted: list[str] = []
    desk.page.edit_requested.connect(wanted.append)
    desk.page.show_service(slot.id)
    qtbot.waitUntil(lambda: desk.ids() == [slot.id])
    desk.page.chosen.put_on_slip(slot.id)
    assert wanted == [slot.id]
    assert desk.slip.ids == ()
    _detail(desk, qtbot)
    detail = desk.page.parts.workplace.detail
    assert detail.fill.isVisible()
    assert not detail.put.isVisible()


def test_every_button_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QAbstractButton

    _ask(desk, qtbot, "ik wil niet meer leven")
    desk.page.parts.nothing.show_answer(words=("huur",), about="", language="ar", found=False)
    nameless = [
        button
        for button in desk.findChildren(QAbstractButton)
        if button.isVisibleTo(desk) and not (button.accessibleName() or button.text())
    ]
    assert nameless == []


def test_what_arrives_late_is_dropped(desk: Desk, qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    qtbot.keyClicks(desk.field, "huur")
    desk.field.clear()
    done: list[bool] = []
    context.tasks.with_directory(lambda: None, lambda _: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    assert desk.page.parts.shown is desk.page.parts.start
    assert isinstance(context.tasks, Tasks)


def test_a_search_that_fails_leaves_no_older_answer(
    desk: Desk, qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ask(desk, qtbot, "ik wil niet meer leven")

    def broken(question: str) -> Answer:
        raise OSError("weg")

    monkeypatch.setattr(context.search, "words", broken)
    with qtbot.captureExceptions() as errors:
        desk.field.setText("taalles")
        qtbot.waitUntil(desk.page.parts.shows_nothing)
    assert len(errors) == 1
    assert not desk.page.parts.crisis_shown
