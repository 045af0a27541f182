"""The day page in the real window: from the key that asks for it until everything on it was painted."""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from data.desk.visits.day import InloopDay
from data.desk.visits.records import FirstTime, ServiceRef, VisitFields
from desktop import app as program
from desktop import startup
from desktop.wiring import Desk
from tests.benchmarks.keys import wait_until
from tests.confidential import FATMA, House, make_house, open_store
from ui.pages.day.page import InloopPage
from ui.tasks import Tasks

VISITS, ROUNDS = 200, 20
_THEMES = ("geld", "wonen", "zorg", "gezin", "papieren", "taal", "contact", "werk")
_LANGUAGES = ("nl", "ar", "tr", "pl", "uk", "en")


class Painted(QObject):
    """Notes when the list was painted after what was read had come in."""

    def __init__(self, page: InloopPage) -> None:
        super().__init__(page)
        self._page = page
        self.at = 0.0
        page.timeline.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._page.model.rowCount() == VISITS and not self.at:
            # The filter sees the event before the view paints: note the time when the painting is over.
            QTimer.singleShot(0, self, self._painted)
        return super().eventFilter(watched, event)

    def _painted(self) -> None:
        self.at = self.at or time.perf_counter()


def measure() -> tuple[float, list[float]]:
    """Seconds for the first time, in which the page is made, and for each time after that."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory(prefix="inloopbalie-bench-") as name:
        house = make_house(Path(name), datetime.now)
        _fill(house)
        opened, startup.open_desk = startup.open_desk, lambda _session: open_store(house.folder, datetime.now)
        session = startup.start(house.folder, demo=False)
        tasks = Tasks()
        desk = program.open_window(app, session, tasks)
        try:
            return _times(desk, house)
        finally:
            startup.open_desk = opened
            desk.window.close()
            desk.close()
            tasks.close()
            session.the_directory().close()
            desk.window.deleteLater()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _fill(house: House) -> None:
    """A dienst that is going on, with so many visits of every sort."""
    day = InloopDay()
    with house.duty() as duty:
        day.begin(duty, name="Koffieochtend")
        for number in range(VISITS):
            if number % 3 == 0:
                day.count_visitor(duty)
                continue
            theme = _THEMES[number % len(_THEMES)]
            service = ServiceRef(f"plek-{number % 40}", "Een plek", theme)
            day.start_visit(duty)
            day.attach(duty, service)
            if number % 2:
                day.new_slip(duty, [service], _LANGUAGES[number % len(_LANGUAGES)])
            day.close_visit(duty, VisitFields((theme,), first_time=FirstTime.AGAIN))


def _times(desk: Desk, house: House) -> tuple[float, list[float]]:
    window, on_duty = desk.window, desk.window._context.on_duty
    window.showNormal()
    window.resize(1366, 768)
    on_duty.look()
    wait_until(lambda: on_duty.snapshot is not None)
    assert on_duty.snapshot is not None
    fatma = next(one for one in on_duty.snapshot.people if one.name == "Fatma")
    on_duty.ask(
        lambda store: store.unlock(fatma.id, FATMA),
        lambda unlocked: on_duty.took_over(unlocked, (fatma,)),
        failed=_fail,
    )
    wait_until(lambda: desk.day.inloop.open)
    wait_until(lambda: False, 3_000)  # what comes after a login, and the icons
    began = time.perf_counter()
    _to_day(window)
    page = window.page("day")
    assert isinstance(page, InloopPage)
    painted = Painted(page)
    wait_until(lambda: painted.at)
    first = painted.at - began
    took = []
    for _ in range(ROUNDS):
        window.show_page("search")
        page.model.show_visits((), {})  # as after covering: nothing of before is in the list
        wait_until(lambda: False, 150)
        painted.at, began = 0.0, time.perf_counter()
        _to_day(window)
        wait_until(lambda: painted.at)
        took.append(painted.at - began)
    return first, took


def _to_day(window: QWidget) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)


def _fail(error: Exception) -> None:
    raise error
