"""The day page in the real window: from the key that asks for it until everything on it was painted; and whether
hours of visits, by their keys, leave the memory of the program as it was."""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from dataclasses import dataclass
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
from ui.pages.visit.closing import ClosingDialog
from ui.tasks import Tasks

VISITS, ROUNDS = 200, 20
HOURS, A_MINUTE = 3, 10
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


@dataclass(frozen=True)
class Measured:
    """Seconds until the page was painted: the first time, in which it is made, and each time after that; and megabytes
    after a tenth of the visits of three hours, beside after all of them."""

    first: float
    times: list[float]
    early: float
    late: float


def measure() -> Measured:
    """Open the real window on a dienst with 200 visits, and go through all of it."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory(prefix="inloopbalie-bench-") as name:
        house = make_house(Path(name), datetime.now)
        _fill(house)
        opened, startup.open_desk = startup.open_desk, lambda _session: open_store(house.folder, datetime.now)
        session = startup.start(house.folder, demo=False)
        tasks = Tasks()
        gc.disable()  # as desktop.__main__ does; what follows the window switches it on again
        desk = program.open_window(app, session, tasks)
        program.get_ready(session, tasks, desk)
        wait_until(lambda: session.the_search().ready, 60_000)
        try:
            first, times = _times(desk, house)
            return Measured(first, times, *_three_hours(desk))
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
    wait_until(gc.isenabled, 10_000)
    wait_until(lambda: on_duty.snapshot is not None, 10_000)
    wait_until(lambda: False, 2_000)  # what is made ready for paper
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


def _three_hours(desk: Desk) -> tuple[float, float]:
    """What three busy hours bring, by the keys, with the search page in sight; every fifth visitor has a visit."""
    window, inloop = desk.window, desk.day.inloop
    window.show_page("search")
    began, early = inloop.count, 0.0
    for number in range(HOURS * 60 * A_MINUTE):
        if number % 5:
            QTest.keyClick(window, Qt.Key.Key_F3)
        else:
            QTest.keyClick(window, Qt.Key.Key_F2)
            wait_until(lambda: inloop.has_visit and inloop.visit is not None, 10_000)
            QTest.keyClick(window, Qt.Key.Key_F2)
            wait_until(lambda: window.findChild(ClosingDialog) is not None, 10_000)
            dialog = window.findChild(ClosingDialog)
            assert dialog is not None, f"visitor {number}"
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
            wait_until(lambda: not inloop.has_visit and window.findChild(ClosingDialog) is None)
            window.activateWindow()  # offscreen nobody gives the keyboard back after a dialog
            wait_until(window.isActiveWindow)
        wait_until(lambda came=number: inloop.count > began + came)
        if number == HOURS * 6 * A_MINUTE:
            early = megabytes()
    assert inloop.count == began + HOURS * 60 * A_MINUTE
    return early, megabytes()


def megabytes() -> float:
    """Resident memory of this process now, without what is only waiting to be thrown away."""
    gc.collect()
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise LookupError("VmRSS")


def _to_day(window: QWidget) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)


def _fail(error: Exception) -> None:
    raise error
