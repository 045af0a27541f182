"""A desk with a visitor: a question, a slip, a report, a setting, and a fault of ours. Run as a process of its own.

Arguments: the data folder, and the word that must be nowhere afterwards. Uses desktop.app.run as it is.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from desktop import app as program
from ui.dialogs.crash import CrashDialog
from ui.dialogs.report import ReportDialog
from ui.main_window import MainWindow

FOLDER, WORD = Path(sys.argv[1]), sys.argv[2]
CTRL = Qt.KeyboardModifier.ControlModifier


def window() -> MainWindow:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.activeModalWidget() or QApplication.focusWidget() or window(), key, modifier)


def names() -> list[str]:
    return [hit.card.name for hit in window().page("search").model.hits]  # type: ignore[attr-defined]


def state() -> str:
    """Where the desk is, to read when it went wrong."""
    dialog, keyboard = QApplication.activeModalWidget(), QApplication.focusWidget()
    return f"page {window().current_page.name}, dialog {dialog}, keyboard in {keyboard}"


def say(word: str) -> None:
    print(word, flush=True)


def visit() -> Iterator[Callable[[], object]]:
    """Everything, in the order of a visit; what is yielded has to be so before it goes on."""
    field = window().search_field
    # A name: the first of the list is the same place before and after the meaning came, and has a slip and a phone.
    QTest.keyClicks(field, f"huurcommissie {WORD}")
    yield lambda: names()[:1] == ["Huurcommissie"]
    say("vraag")
    press(Qt.Key.Key_Return)
    yield lambda: not field.hasFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_P, CTRL)
    yield lambda: window().current_page is window().page("paper")
    yield lambda: window().page("paper").drawn is not None  # type: ignore[attr-defined]
    press(Qt.Key.Key_Escape)
    say("briefje")
    button = next(one for one in window().findChildren(QPushButton) if one.text() == "Klopt dit niet?")
    button.setFocus()
    press(Qt.Key.Key_Space)
    yield lambda: isinstance(QApplication.activeModalWidget(), ReportDialog)
    press(Qt.Key.Key_Escape)
    window().activateWindow()  # as a desktop does when a dialog is gone; without one nobody does
    yield window().isActiveWindow
    say("klopt niet")
    window().show_page("settings")
    edit = next(one for one in window().findChildren(QLineEdit) if one.accessibleName() == "Naam")
    QTest.keyClicks(edit, "De Brink")
    press(Qt.Key.Key_Escape)
    yield (FOLDER / "settings.json").exists
    say("instelling")
    QTimer.singleShot(0, lambda: int(f"0{WORD}"))
    yield lambda: isinstance(QApplication.activeModalWidget(), CrashDialog)
    say("fout")
    press(Qt.Key.Key_Escape)
    window().close()
    say("klaar")


class Visit(QObject):
    """Takes the visit a step further every few milliseconds; no loop of its own inside the loop of the program."""

    def __init__(self) -> None:
        super().__init__()
        self._steps = visit()
        self._until: Callable[[], object] = _opened
        self._end = time.monotonic() + 40
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(10)

    def _look(self) -> None:
        try:
            assert time.monotonic() < self._end, f"it never came: {names()[:3]}, {state()}"
            if self._until():
                self._until = next(self._steps)
        except StopIteration:
            self._timer.stop()
        except Exception:  # a fault of this script is no fault of the program, and ends it at once
            traceback.print_exc()
            os._exit(3)


def _opened() -> bool:
    return any(isinstance(one, MainWindow) and one.isActiveWindow() for one in QApplication.topLevelWidgets())


application = QApplication(sys.argv[:1])
going = Visit()
raise SystemExit(program.run(FOLDER, demo=False, smoke=False))
