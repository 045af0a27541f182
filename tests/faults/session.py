"""A desk with a visitor: a question, a slip, a report, a setting, and a fault of ours. Run as a process of its own.

Arguments: the data folder, and the word that must be nowhere afterwards. Uses desktop.app.run as it is.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

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


def wait(until: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not until():
        assert time.monotonic() < end, "it never came"
        QTest.qWait(10)


def names() -> list[str]:
    return [hit.card.name for hit in window().page("search").model.hits]  # type: ignore[attr-defined]


def say(word: str) -> None:
    print(word, flush=True)


def go() -> None:
    """Everything, in the order of a visit."""
    field = window().search_field
    QTest.keyClicks(field, f"huurtoeslag {WORD}")
    wait(names)
    say("vraag")
    press(Qt.Key.Key_Return)
    wait(lambda: not field.hasFocus())
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_P, CTRL)
    wait(lambda: window().current_page is window().page("paper"))
    wait(lambda: window().page("paper").drawn is not None)  # type: ignore[attr-defined]
    press(Qt.Key.Key_Escape)
    say("briefje")
    search: QWidget = window().page("search")
    search.chosen._report()  # type: ignore[attr-defined]
    wait(lambda: isinstance(QApplication.activeModalWidget(), ReportDialog))
    press(Qt.Key.Key_Escape)
    say("klopt niet")
    window().show_page("settings")
    edit = next(one for one in window().findChildren(QLineEdit) if one.accessibleName() == "Naam")
    QTest.keyClicks(edit, "De Brink")
    press(Qt.Key.Key_Escape)
    wait((FOLDER / "settings.json").exists)
    say("instelling")
    QTimer.singleShot(0, lambda: int(f"0{WORD}"))
    wait(lambda: isinstance(QApplication.activeModalWidget(), CrashDialog))
    say("fout")
    press(Qt.Key.Key_Escape)
    window().close()
    say("klaar")


def started() -> None:
    if not any(isinstance(one, MainWindow) and one.isVisible() for one in QApplication.topLevelWidgets()):
        QTimer.singleShot(20, started)
        return
    QTimer.singleShot(600, go_or_tell)  # the meaning is being loaded by now: the worst moment


def go_or_tell() -> None:
    """A fault of this script is no fault of the program, and ends it at once."""
    try:
        go()
    except Exception:
        traceback.print_exc()
        os._exit(3)


application = QApplication(sys.argv[:1])
QTimer.singleShot(0, started)
raise SystemExit(program.run(FOLDER, demo=False, smoke=False))
