"""The week in the real window: from the key that sends the wachtzin until the list was painted, and a signal read while
patterns are still looked for.

The wachtzin costs what it costs in the tests (Argon2 with 8 MB): `desk` measures what it costs on a PC.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import app as program
from desktop import startup
from desktop.wiring import Desk
from tests.confidential import MARJAN, House, open_store
from ui.pages.duty.page import DutyPage
from ui.pages.week.page import WeekPage
from ui.tasks import Tasks

ROUNDS = 7
_LONG = 60_000


class Painted(QObject):
    """Notes when a widget was painted for the first time after something became true."""

    def __init__(self, widget: QWidget, ready: Callable[[], bool]) -> None:
        super().__init__(widget)
        self._ready = ready
        self.at = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self.at and self._ready():
            QTimer.singleShot(0, self, self._painted)  # the filter sees it before the painting
        return super().eventFilter(watched, event)

    def _painted(self) -> None:
        self.at = self.at or time.perf_counter()


@dataclass(frozen=True)
class Measured:
    """Seconds from the wachtzin to the list: at the first login, in which the page is made, and after each cover; from
    the key to a signal while patterns are looked for; and from the list to the patterns."""

    first: float
    again: list[float]
    reading: list[float]
    patterns: list[float]


def wait_until(done: Callable[[], object], milliseconds: int = _LONG) -> None:
    """Let the window live until `done`, as the program does: it sleeps while the worker of the store counts."""
    loop, poll, end = QEventLoop(), QTimer(), QTimer()
    poll.timeout.connect(lambda: loop.quit() if done() else None)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    poll.start(5)
    end.start(milliseconds)
    if not done():
        loop.exec()
    poll.stop()
    end.stop()


def measure(house: House, lines: int) -> Measured:
    """Open the real window on a house with so many open signals."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    opened = startup.open_desk
    startup.open_desk = lambda _session: open_store(house.folder, datetime.now)  # type: ignore[assignment]
    session = startup.start(house.folder, demo=False)
    tasks = Tasks()
    gc.disable()  # as desktop.__main__ does; what follows the window switches it on again
    desk = program.open_window(app, session, tasks)
    program.get_ready(session, tasks, desk)
    wait_until(lambda: session.the_search().ready)
    try:
        return _times(desk, lines)
    finally:
        startup.open_desk = opened
        desk.window.close()
        desk.close()
        tasks.close(60)
        session.the_directory().close()
        desk.window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _times(desk: Desk, lines: int) -> Measured:
    window, on_duty = desk.window, desk.window._context.on_duty
    window.showNormal()
    window.resize(1366, 768)
    wait_until(gc.isenabled, 10_000)
    desk.dienst.look()
    wait_until(lambda: on_duty.snapshot is not None, 10_000)
    wait_until(lambda: False, 3_000)  # what is made ready for paper, and the icons
    duty = window.show_page("duty")
    assert isinstance(duty, DutyPage)
    duty.start.as_worker(True)
    next(tile for tile in duty.start.names.tiles if tile.text() == "Marjan").setChecked(True)
    duty.start.phrase.field.setText(MARJAN)
    began = time.perf_counter()
    QTest.keyClick(duty.start.phrase.field, Qt.Key.Key_Return)
    wait_until(lambda: "week" in window._rail.names())
    to_week = Qt.Key(Qt.Key.Key_0.value + 1 + window._rail.names().index("week"))
    QTest.keyClick(window, to_week, Qt.KeyboardModifier.AltModifier)
    page = window.page("week")
    assert isinstance(page, WeekPage)
    listed = Painted(page.list.viewport(), lambda: len(page.model.lines) == lines)
    wait_until(lambda: listed.at)
    first = listed.at - began
    again: list[float] = []
    reading: list[float] = [_reading(page)]
    patterns: list[float] = [_patterns(page, listed.at)]
    for _ in range(ROUNDS):
        QTest.keyClick(window, Qt.Key.Key_F12)
        wait_until(lambda: on_duty.reader_covered)
        window.show_page("week")
        wait_until(lambda: False, 300)
        page.covered.phrase.field.setText(MARJAN)
        listed.at, began = 0.0, time.perf_counter()
        QTest.keyClick(page.covered.phrase.field, Qt.Key.Key_Return)
        wait_until(lambda: listed.at)
        again.append(listed.at - began)
        reading.append(_reading(page))
        patterns.append(_patterns(page, listed.at))
    return Measured(first, again, reading, patterns)


def _reading(page: WeekPage) -> float:
    """The key that reads the first signal that waits, right after the list is there."""
    assert not page.looking.known
    read = Painted(page.view, lambda: page.signal_shown is not None)
    began = time.perf_counter()
    QTest.keyClick(page.list, Qt.Key.Key_N)
    wait_until(lambda: read.at)
    assert not page.looking.known, "it was read before the patterns were there"
    return read.at - began


def _patterns(page: WeekPage, listed: float) -> float:
    wait_until(lambda: page.looking.known)
    return time.perf_counter() - listed
