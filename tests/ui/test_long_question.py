"""A long text in the search field: it is said how much is read, and danger at its end is seen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.conftest import NOW
from ui.context import Context
from ui.pages.search.asking import Asking
from ui.theme import Look
from ui.topbar import TopBar


@pytest.fixture
def bar(look: Look, qtbot: QtBot) -> TopBar:
    """The bar as wide as in a window of 1366."""
    made = TopBar(look, lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1280, 70)
    made.show()
    return made


def test_nothing_is_said_of_a_question(bar: TopBar) -> None:
    height = bar.sizeHint().height()
    QTest.keyClicks(bar.field, "mijn huis is koud")
    assert bar.long.text == ""
    bar.field.setText(" " * 400)
    assert bar.long.text == ""
    assert bar.sizeHint().height() == height


def test_a_long_text_says_how_much_is_read(bar: TopBar) -> None:
    bar.field.setText("ik kom voor de huur " * 11)
    assert bar.long.isVisible()
    assert "eerste 200 tekens" in bar.long.text
    assert "hele tekst" in bar.long.text
    bar.field.setText("huur")
    assert not bar.long.isVisible()


def test_a_text_that_does_not_fit_says_so(bar: TopBar) -> None:
    QGuiApplication.clipboard().setText("ik kom voor de huur " * 1_000)
    bar.field.paste()
    assert len(bar.field.text()) == 10_000
    assert "Meer past hier niet" in bar.long.text
    assert "10.000" in bar.long.text


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_line_is_not_cut(bar: TopBar, look: Look, qtbot: QtBot, percent: int) -> None:
    look.set_percent(percent)
    bar.field.setText("ik kom voor de huur " * 11)
    words = bar.long.findChildren(QLabel)[0]
    bar.resize(1280, bar.heightForWidth(1280))
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert words.mapTo(bar, words.rect().bottomLeft()).y() < bar.height()


def test_danger_at_the_end_of_a_letter_is_answered(context: Context, bar: TopBar, qtbot: QtBot) -> None:
    asking = Asking(context)
    bar.question_changed.connect(asking.ask)
    with qtbot.waitSignal(asking.found_all) as told:
        bar.field.setText("ik kom voor de huur en voor een brief van de gemeente " * 100 + "ik wil niet meer leven")
    assert told.args is not None
    assert told.args[0].crisis is not None
