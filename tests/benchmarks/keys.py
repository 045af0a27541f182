"""From a key press to the word hits painted, in the real window with real keys; and the meaning after them."""

from __future__ import annotations

import sys
import time
from datetime import datetime

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from data.search.results import Answer
from desktop import app as program
from desktop import startup
from tests.benchmarks import stores
from tests.benchmarks.table import Figure, milliseconds, percentile, show
from tests.benchmarks.words import TYPED
from ui.pages.search.asking import Asking
from ui.tasks import Tasks

LIMITS = {10_000: 0.0167, 100_000: 0.033}
ROUNDS = 3
_PAUSE_MS = 120  # between two key presses of a quick typist (100 words a minute)


class Watch(QObject):
    """Notes when the list was painted after the answer to the newest question had come in."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self.answered = self.complete = False
        self.painted_at = self.complete_at = 0.0
        viewport.installEventFilter(self)

    def start(self) -> None:
        """Wait for the next answer."""
        self.answered = self.complete = False
        self.painted_at = self.complete_at = 0.0

    def words_came(self, answer: Answer) -> None:
        """The word hits of the newest question are in the model; where words find nothing, none are painted."""
        self.answered = bool(answer.hits)

    def all_came(self, _answer: Answer) -> None:
        """The meaning was merged in."""
        self.complete = True
        self.complete_at = time.perf_counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self.answered and not self.complete and not self.painted_at:
            # The filter sees the event before the view paints: note the time when the painting is over.
            QTimer.singleShot(0, self, self._painted)
        return super().eventFilter(watched, event)

    def _painted(self) -> None:
        if not self.painted_at:
            self.painted_at = time.perf_counter()


def wait_until(done: object, most_ms: int = 2_000) -> None:
    """Let the window work until `done()` is true."""
    assert callable(done)
    end = time.perf_counter() + most_ms / 1000
    app = QApplication.instance()
    assert app is not None
    while not done() and time.perf_counter() < end:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def measure(number: int) -> tuple[list[float], list[float]]:
    """Seconds from key press to painted word hits, and to the merged meaning, over every key of TYPED."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    session = startup.start(stores.folder_of(number), demo=False, now=lambda: datetime(2026, 11, 24, 10, 42))
    tasks = Tasks()
    desk = program.open_window(app, session, tasks)
    program.get_ready(session, tasks, desk)
    wait_until(lambda: session.the_search().ready, 60_000)
    wait_until(lambda: False, 2_000)  # what is made ready for paper
    desk.window.showNormal()
    desk.window.resize(1366, 768)
    field = desk.window.search_field
    desk.window.ask("huur")
    wait_until(lambda: desk.search.model.rowCount() > 0)
    watch = Watch(desk.search.parts.workplace.list.viewport())
    asking = desk.search.findChild(Asking)
    assert asking is not None
    asking.found_words.connect(watch.words_came)
    asking.found_all.connect(watch.all_came)
    to_words: list[float] = []
    to_all: list[float] = []
    for round_number in range(ROUNDS + 1):
        for question in TYPED:
            field.clear()
            wait_until(lambda: False, 80)
            for character in question:
                watch.start()
                pressed = time.perf_counter()
                QTest.keyClick(field, character)
                wait_until(lambda: watch.painted_at or watch.complete, 1_000)
                painted = watch.painted_at
                until = pressed + _PAUSE_MS / 1000
                wait_until(lambda until=until: time.perf_counter() >= until, _PAUSE_MS)
                if round_number and painted:  # the first round warms up
                    to_words.append(painted - pressed)
                if round_number and watch.complete:
                    to_all.append(watch.complete_at - pressed)
    desk.window.close()
    tasks.close()
    session.the_directory().close()
    desk.window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return to_words, to_all


def run() -> None:
    """Print the table."""
    figures = []
    for number, limit in LIMITS.items():
        to_words, to_all = measure(number)
        worst = percentile(to_words, 0.99)
        figures += [
            Figure(
                f"key press to painted word hits, {number:,} services, median / p99 of {len(to_words)}",
                milliseconds(to_words),
                f"p99 at most {limit * 1000:.1f} ms",
                worst <= limit,
            ),
            Figure(
                f"key press to merged meaning, {number:,} services",
                milliseconds(to_all),
                "within 100 ms",
                percentile(to_all, 0.99) <= 0.1,
            ),
        ]
    show("the window, real keys", figures)
