"""A volunteer at the real window, in a process of its own: logs in by keys and begins a visit, or looks for it; writes
down a worry, or goes on with it.

Arguments: the data folder, and one of DEEDS. Tells what stands on the screen, and stays until it is ended.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop import app as program
from desktop import startup
from tests.confidential import FATMA, open_store
from tests.hands import name_of
from ui.inloop import Inloop
from ui.main_window import MainWindow
from ui.pages.signal.form import FormView
from ui.pages.signal.page import SignalPage
from ui.pages.signal.resume import ResumeView
from ui.pages.visit.strip import VisitStrip

FOLDER, DEED = Path(sys.argv[1]), sys.argv[2]
PLACE, WORRY = "Huurcommissie", "De gordijnen van de kanariegele buurman zijn al twee weken dicht."
startup.open_desk = lambda _session: open_store(FOLDER, datetime.now)  # a cheap Argon2; the files are those there


def window() -> MainWindow:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))


def inloop() -> Inloop:
    found = window().findChild(Inloop)
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.activeModalWidget() or QApplication.focusWidget() or window(), key, modifier)


def say(**told: object) -> None:
    print(json.dumps(told), flush=True)


def log_in() -> Iterator[Callable[[], object]]:
    """Fatma, by her tile and her PIN."""
    yield lambda: window().findChild(Inloop) is not None and inloop()._on_duty.snapshot is not None
    press(Qt.Key.Key_F12)
    yield lambda: window().current_page.name == "duty"
    for _ in range(60):
        if name_of(QApplication.focusWidget()) == "Fatma":
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    QTest.keyClicks(QApplication.focusWidget(), FATMA)
    press(Qt.Key.Key_Return)
    yield lambda: inloop().open


def begin() -> Iterator[Callable[[], object]]:
    """A visitor without a question, and a visit with a place on the slip."""
    yield from log_in()
    press(Qt.Key.Key_F3)
    yield lambda: inloop().count == 1
    field = window().search_field
    field.setFocus()
    QTest.keyClicks(field, PLACE.lower())
    search = window().page("search")
    yield lambda: [hit.card.name for hit in search.model.hits][:1] == [PLACE]  # type: ignore[attr-defined]
    press(Qt.Key.Key_Return)
    yield lambda: not field.hasFocus()
    press(Qt.Key.Key_Return)
    yield lambda: inloop().visit is not None and inloop().visit.attached
    say(**seen())


def look() -> Iterator[Callable[[], object]]:
    """What a new start shows after the login."""
    yield from log_in()
    yield lambda: inloop().visit is not None
    say(**seen())
    press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    page = window().page("day")
    yield lambda: page.day is not None  # type: ignore[attr-defined]
    say(rows=[page.model.index(row).data() for row in range(page.model.rowCount())])  # type: ignore[attr-defined]
    window().close()


def write() -> Iterator[Callable[[], object]]:
    """A worry, as far as its words and how urgent it is; until it was saved by itself."""
    yield from log_in()
    page = window().page("signal")
    assert isinstance(page, SignalPage)
    yield lambda: page._work.possible
    press(Qt.Key.Key_F4)
    yield lambda: isinstance(page.view, FormView) and QApplication.focusWidget() is page.view.first.facts.edit
    QTest.keyClicks(QApplication.focusWidget(), WORRY)
    for _ in range(20):
        if name_of(QApplication.focusWidget()) == "Hoe dringend? Kan wachten":
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    yield lambda: page.keeper.stored and not page.keeper._unsaved
    kept: list[int] = []
    page._work.ask(lambda desk, duty: len(desk.drafts(duty)), kept.append)  # behind the saving, on the same worker
    yield lambda: kept == [1]
    say(**written(page))


def resume() -> Iterator[Callable[[], object]]:
    """What a new start has of it: the beginning is offered, and Enter goes on with it."""
    yield from log_in()
    page = window().page("signal")
    assert isinstance(page, SignalPage)
    yield lambda: page._work.possible
    press(Qt.Key.Key_F4)
    yield lambda: isinstance(page.view, ResumeView)
    assert page.view is not None
    say(offered=[one.text() for one in page.view.findChildren(QLabel)])
    press(Qt.Key.Key_Return)
    yield lambda: isinstance(page.view, FormView)
    say(**written(page))
    window().close()


def written(page: SignalPage) -> dict[str, object]:
    """What the form holds."""
    assert isinstance(page.view, FormView)
    return {"facts": page.view.form.facts, "urgency": page.view.form.urgency}


def seen() -> dict[str, object]:
    """The bar of the visit, and what the visit holds."""
    strip = window().findChild(VisitStrip)
    assert strip is not None
    assert inloop().visit is not None
    words = [one.text() for one in strip.findChildren(QLabel) if one.isVisible() and one.text()]
    return {
        "count": inloop().count,
        "places": [one.service.name for one in inloop().visit.attached],
        "bar": " ".join(words),
    }


class Going(QObject):
    """Takes a step further every few milliseconds; no loop of its own inside the loop of the program."""

    def __init__(self, steps: Iterator[Callable[[], object]]) -> None:
        super().__init__()
        self._steps = steps
        self._until: Callable[[], object] = _opened
        self._end = time.monotonic() + 50
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(10)

    def _look(self) -> None:
        try:
            assert time.monotonic() < self._end, (
                f"it never came: {window().current_page.name}, {getattr(window().current_page, 'view', '')}"
            )
            if self._until():
                self._until = next(self._steps)
        except StopIteration:
            self._timer.stop()
        except Exception:
            traceback.print_exc()
            os._exit(3)


def _opened() -> bool:
    return any(isinstance(one, MainWindow) and one.isActiveWindow() for one in QApplication.topLevelWidgets())


DEEDS = {"begin": begin, "look": look, "write": write, "resume": resume}
application = QApplication(sys.argv[:1])
going = Going(DEEDS[DEED]())
raise SystemExit(program.run(FOLDER, demo=False, smoke=False))
