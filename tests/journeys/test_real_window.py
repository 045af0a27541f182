"""The same desk in a real window: a real platform, a real screen, real focus. Runs under Xvfb."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.hands import Hands

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
