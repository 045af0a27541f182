"""Choosing a file or folder in the dialog that asks for one, by its keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot


def pick(qtbot: QtBot, path: Path) -> str:
    """Type a path and Enter; gives the name that was offered."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    offered, under = edit.text(), dialog.parentWidget()
    assert isinstance(under, QWidget)
    edit.setText(str(path))  # keys would bring up the list of what is there, which takes the Enter
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not isinstance(QApplication.activeModalWidget(), QFileDialog))
    under.window().activateWindow()  # as a desktop does when a dialog is gone; without one nobody does
    qtbot.waitUntil(under.window().isActiveWindow)
    return offered
