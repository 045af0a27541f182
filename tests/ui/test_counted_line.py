"""The short lines of the form take as many characters as people count, whichever way they come in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from data.desk.signals.counting import length
from data.desk.signals.form import MOST
from ui.pages.signal.about import ShortField
from ui.theme import Look
from ui.widgets.counted_line import CountedLine

FAMILY = "👨‍👩‍👧‍👦"


@pytest.mark.parametrize("name", ["who", "street", "when", "neighbour"])
def test_families_of_four_are_one_each(qtbot: QtBot, look: Look, name: str) -> None:
    field = ShortField("Voornaam", name)
    qtbot.addWidget(field)
    field.line.insert(FAMILY * MOST[name])
    assert field.text == FAMILY * MOST[name]
    field.line.insert(FAMILY)
    assert field.text == FAMILY * MOST[name]
    field.set_text(FAMILY * (MOST[name] + 5))
    assert length(field.text) == MOST[name]


def test_what_is_too_much_of_a_paste_stays_outside_and_nothing_behind_it_goes(qtbot: QtBot, look: Look) -> None:
    line = CountedLine(6, "abcd")
    qtbot.addWidget(line)
    line.setCursorPosition(2)
    QGuiApplication.clipboard().setText(FAMILY * 3)
    line.paste()
    assert line.text() == "ab" + FAMILY * 2 + "cd"
    assert line.cursorPosition() == 2 + 2 * 11
    QTest.keyClicks(line, "x")
    assert line.text() == "ab" + FAMILY * 2 + "cd"
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, "x")
    assert line.text() == "ab" + FAMILY * 2 + "xd"
    QGuiApplication.clipboard().clear()


def test_no_half_emoji_at_the_end(qtbot: QtBot, look: Look) -> None:
    line = CountedLine(3)
    qtbot.addWidget(line)
    line.insert("aa😀😀")
    assert line.text() == "aa😀"
    line.text().encode()  # a half one cannot be written
