"""The same desk in a real window: a real platform, a real screen, real focus. Runs under Xvfb."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.hands import CTRL, Hands
from ui import theme
from ui.dialogs.crisis import CrisisDialog
from ui.dialogs.help import HelpDialog

pytestmark = pytest.mark.window


def test_from_a_question_to_the_slip_on_a_real_screen(desk: Hands, qtbot: QtBot) -> None:
    """Typed key by key, Enter to the list, Enter on the slip; and what is on the screen is not empty."""
    assert QGuiApplication.platformName() != "offscreen"
    window = desk.desk.window
    field = window.search_field
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "ik kan mijn huur niet betalen")
    qtbot.waitUntil(lambda: desk.desk.search.model.rowCount() > 0)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    results = desk.desk.search.parts.workplace.list
    qtbot.waitUntil(results.hasFocus)
    qtbot.keyClick(results, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(desk.desk.slip.cards) == 1)
    screen = window.screen().grabWindow(window.winId()).toImage()
    assert not screen.isNull()
    colours = {screen.pixel(x, y) for x in range(0, screen.width(), 9) for y in range(0, screen.height(), 9)}
    assert len(colours) > 20, "the screen shows the window"


def test_spoed_a_dialog_and_the_paper_on_a_real_screen(desk: Hands, qtbot: QtBot) -> None:
    """What opens over the page takes the keyboard and gives it back, as the window manager has it."""
    window = desk.desk.window
    field = window.search_field
    qtbot.waitUntil(field.hasFocus)
    desk.press(Qt.Key.Key_F9)
    desk.sees("113", desk.dialog(CrisisDialog))
    desk.escape()
    desk.no_dialog()
    desk.wait(field.hasFocus)
    desk.to_first("huurloket")
    desk.press(Qt.Key.Key_F1)
    desk.dialog(HelpDialog)
    desk.escape()
    desk.no_dialog()
    desk.wait(desk.list.hasFocus)
    desk.enter()
    desk.press(Qt.Key.Key_P, CTRL)
    desk.slip_drawn()
    assert desk.paper.drawn is not None
    desk.escape()
    desk.wait(lambda: window.current_page is desk.desk.search)


def test_letters_of_200_percent_on_a_real_screen(desk: Hands, qtbot: QtBot) -> None:
    """Every button that can be seen stays within the window."""
    window, look = desk.desk.window, theme.current()
    desk.to_first("huurloket")
    look.set_percent(200)
    try:
        desk.wait(lambda: look.percent == 200 and not _cut(window))
        assert window.search_field.text() == "huurloket"
    finally:
        look.set_percent(100)


def _cut(window: QWidget) -> list[str]:
    seen = [one for one in window.findChildren(QPushButton) if one.isVisible()]
    assert seen
    return [one.text() for one in seen if not _within(one, window)]


def _within(part: QWidget, window: QWidget) -> bool:
    corner = part.mapTo(window, part.rect().topLeft())
    return window.rect().contains(corner) and corner.x() + part.width() <= window.width()
