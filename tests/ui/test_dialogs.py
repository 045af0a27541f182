"""Help, about and the crash dialog: they fit in the window below, and Esc closes them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from data.directory.store import Notice
from data.errors import Code, WorldError
from ui import messages, shortcuts
from ui.context import Context
from ui.dialogs.about import AboutDialog
from ui.dialogs.base import Dialog
from ui.dialogs.crash import CrashDialog
from ui.dialogs.help import HelpDialog

MAKERS: dict[str, Callable[[Context, QWidget], Dialog]] = {
    "help": lambda context, over: HelpDialog(context, ("Typ de vraag.",), shortcuts.SEARCH, over),
    "about": AboutDialog,
    "crash": lambda context, over: CrashDialog("KeyError\n  page.py:12 shown", over),
}


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """The window below."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    return window


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", MAKERS)
def test_a_dialog_fits_and_escape_closes_it(
    context: Context, over: QWidget, qtbot: QtBot, name: str, percent: int
) -> None:
    context.look.set_percent(percent)
    dialog = MAKERS[name](context, over)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.width() <= over.width()
    assert dialog.height() <= over.height()
    for button in dialog.findChildren(QPushButton):
        if button.isVisible():
            corner = button.mapTo(dialog, button.rect().topLeft())
            assert dialog.rect().contains(button.rect().translated(corner))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_help_has_the_keys_of_this_screen_and_the_numbers(context: Context, over: QWidget, qtbot: QtBot) -> None:
    dialog = HelpDialog(context, ("Typ de vraag.",), shortcuts.SEARCH, over)
    dialog.show()

    def words() -> list[str]:
        return [label.text() for label in dialog.findChildren(QLabel)]

    qtbot.waitUntil(lambda: "113" in words())
    assert "Typ de vraag." in words()
    assert "F9 of Ctrl Shift S" in words()
    assert "Samen bellen" in words()
    assert "Druk af" not in words()  # a key of another screen
    assert "06 – 12 34 56 78" in words()
    dialog.close()


def test_the_crash_dialog_is_calm_and_folds_its_details(context: Context, over: QWidget, qtbot: QtBot) -> None:
    dialog = CrashDialog("KeyError\n  page.py:12 shown", over)
    dialog.show()
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Je gegevens zijn niet weg." in words
    details = dialog.findChild(QPlainTextEdit)
    assert details is not None
    assert not details.isVisible()
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Laat het bericht zien"], Qt.MouseButton.LeftButton)
    assert details.isVisible()
    qtbot.mouseClick(buttons["Kopieer het bericht"], Qt.MouseButton.LeftButton)
    assert "page.py:12" in QGuiApplication.clipboard().text()
    qtbot.mouseClick(buttons["Ga verder"], Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_a_sentence(qapp: object, code: Code) -> None:
    for said in (messages.sentence(WorldError(code)), messages.notice(Notice(code))):
        assert said.endswith((".", ":"))
        assert "{" not in said
        assert "!" not in said


def test_a_notice_names_the_file_that_was_kept(qapp: object) -> None:
    said = messages.notice(Notice(Code.DIRECTORY_DAMAGED, (("kept", "directory-bewaard-1.db"),)))
    assert "directory-bewaard-1.db" in said
