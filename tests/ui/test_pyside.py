"""The version of PySide6 that is locked keeps count of None."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_calls_that_return_none_keep_their_references(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 loses one at each call and aborts after some 5,000."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(10_000):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < 1_000
