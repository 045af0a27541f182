"""The first minute of a new buurthuis: what is on the screen then, whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.desks import start, window_on
from tests.hands import Hands


@pytest.fixture
def new_desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """Nothing was ever set up here; the program says so above the page."""
    session = start(tmp_path)
    with window_on(qapp, qtbot, session) as hands:
        hands.desk.dienst.look()
        hands.wait(lambda: "Nu inrichten" in hands.words())
        yield hands
    session.the_directory().close()


def _in_window(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), QPoint(0, 0)), part.size())


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1366, 768), (1920, 1080)])
def test_spoed_is_whole_below_the_welcome(new_desk: Hands, width: int, height: int) -> None:
    """Everything else gives way first: one must not have to scroll to the numbers."""
    window, page = new_desk.desk.window, new_desk.desk.search.parts.start
    window.resize(width, height)
    new_desk.wait(lambda: window.width() == width)
    view = page._scroll.viewport()
    new_desk.wait(lambda: _in_window(view).contains(_in_window(page.spoed)))
    numbers = [one for one in page.spoed.findChildren(QPushButton) if one.isVisible()]
    assert len(numbers) >= 4
    new_desk.wait(lambda: all(_in_window(page.spoed).contains(_in_window(one)) for one in numbers))


def test_what_was_just_said_stays_above_the_next_page(new_desk: Hands) -> None:
    """The toast of one page is not hidden behind the page that comes."""
    window = new_desk.desk.window
    window.toast.show_message("Opgeslagen.")
    window.show_page("settings")
    QApplication.processEvents()
    middle = window.toast.mapTo(window, window.toast.rect().center())
    on_top = window.childAt(middle)
    assert on_top is not None
    assert on_top is window.toast or window.toast.isAncestorOf(on_top)
    new_desk.press(Qt.Key.Key_Escape)
    assert new_desk.toast() == "Opgeslagen."
