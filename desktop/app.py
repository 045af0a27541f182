"""Builds the services and the window and lets them talk; no logic of its own."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from data.errors import Code, WorldError
from desktop import crash, logs, single_instance, startup
from desktop.paths import paths
from desktop.shift_end import ShiftEnd
from desktop.startup import Session
from desktop.wiring import Desk
from ui import messages
from ui.context import Context
from ui.on_duty import OnDuty
from ui.tasks import Tasks
from ui.theme import Look

SMOKE_QUESTION = "huur"
_READY_AFTER_MS = 500  # the window paints and answers first, on a slow PC too; what is loaded then competes with it
_NO_SCREEN = "Inloopbalie heeft een scherm nodig. Start het programma op de computer zelf."
_DESK_AFTER_MS = 900  # who can log in: after the search is there
_LAST_DEEDS = 60.0  # seconds: an open dienst is ended, with its backup, before the program is gone
_STILL_ANSWERS_MS = 10_000  # how long a try-out start waits for its answer after something else went wrong
RESTART = 90  # what the event loop ends with when a backup is to be put back: everything is closed and opened again


def run(data_dir: Path | None, *, demo: bool, smoke: bool) -> int:
    """Open the window and stay until it is closed; with `smoke` until the field has answered one question."""
    if not _has_screen():
        print(_NO_SCREEN, file=sys.stderr)
        return 1
    logs.start_logging(paths(data_dir, demo=demo).logs)
    while (code := _run_once(data_dir, demo=demo, smoke=smoke)) == RESTART:
        pass
    return code


def _run_once(data_dir: Path | None, *, demo: bool, smoke: bool) -> int:
    """One time from opening to closing; RESTART when it should be opened again."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Inloopbalie")
    app.setDesktopFileName("inloopbalie")
    _speak_dutch(app)
    places = paths(data_dir, demo=demo)
    lock = None if smoke else single_instance.claim(places.data)
    if lock is None and not smoke:
        return _already_open(places.data)
    earlier = "" if smoke else crash.last_crash(places.logs)
    telling = _Telling(smoke)
    crash.install(places.logs, telling.crash, telling.world)
    try:
        return _open_and_stay(app, data_dir, telling, demo=demo, smoke=smoke, earlier=earlier)
    finally:
        telling.desk = None
        if lock is not None:
            lock.unlock()


def _open_and_stay(
    app: QApplication, data_dir: Path | None, telling: _Telling, *, demo: bool, smoke: bool, earlier: str
) -> int:
    try:
        session = startup.start(data_dir, demo=demo, window=not smoke)
    except WorldError as error:
        _refuse(error, smoke=smoke)
        return 1
    try:
        tasks = Tasks()
        desk = open_window(app, session, tasks)
        telling.desk = desk
        desk.restart_wanted.connect(partial(app.exit, RESTART))
        get_ready(session, tasks, desk)
        if not smoke:
            QTimer.singleShot(0, desk.window, lambda: desk.listen_for_others(session.paths.data))
        if earlier:
            QTimer.singleShot(0, desk.window, lambda: desk.show_crash(earlier, earlier=True))
        if smoke:
            desk.answered_once(_say_ready)
            desk.window.search_field.setText(SMOKE_QUESTION)
        code = app.exec()
        if telling.ended:
            code = 1
        desk.window.hide()
        desk.close()
        tasks.close(_LAST_DEEDS)
    finally:
        session.close()
    if code == RESTART:
        desk.window.deleteLater()
        desk.deleteLater()
        tasks.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return code


class _Telling:
    """Where an error goes that nobody caught: to the window, or to a plain box as long as there is none.

    With `smoke` nobody looks: the program says it on the error stream and ends.
    """

    def __init__(self, smoke: bool) -> None:
        self._smoke = smoke
        self._said = False
        self.ended = False
        self.desk: Desk | None = None

    def crash(self, report: str) -> None:
        """A fault of ours."""
        if self._smoke:
            self._end(messages.fault_of_ours())
        elif self.desk is not None:
            self.desk.show_crash(report)
        else:
            QMessageBox.warning(None, "Inloopbalie", messages.fault_of_ours())

    def world(self, error: WorldError) -> None:
        """A fault of the world that came up behind the screen: told, and no crash."""
        if self.desk is not None:
            self.desk.tell_trouble(error)
        if self._smoke:
            # What is wrong with another file need not keep the question from being answered.
            damaged = error.code is Code.DIRECTORY_DAMAGED
            self._end(messages.sentence(error), after_ms=0 if damaged else _STILL_ANSWERS_MS)
        elif self.desk is None:
            QMessageBox.warning(None, "Inloopbalie", messages.sentence(error))

    def _end(self, sentence: str, *, after_ms: int = 0) -> None:
        if not self._said:
            print(sentence, file=sys.stderr)
        self._said = True
        app = QApplication.instance()
        if app is not None:
            QTimer.singleShot(after_ms, app, self._stop)  # not before there is a loop to end

    def _stop(self) -> None:
        self.ended = True
        QApplication.exit(1)


def _has_screen() -> bool:
    """Whether a window can be shown; without a screen Qt would end the process with words nobody understands."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _already_open(folder: Path) -> int:
    """Another program works on this folder: that one comes to the front."""
    if single_instance.raise_other(folder):
        print("Inloopbalie is al open. Het venster staat nu vooraan.")
        return 0
    sentence = "Inloopbalie is al open, maar antwoordt niet. Wacht even en probeer het opnieuw."
    print(sentence, file=sys.stderr)
    return 1


def _speak_dutch(app: QApplication) -> None:
    """Qt's own buttons and dialogs in Dutch, and Dutch dates and numbers."""
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_nl", folder):
        app.installTranslator(translator)


def _refuse(error: WorldError, *, smoke: bool) -> None:
    """Nothing can be opened: say why, change nothing."""
    sentence = messages.sentence(error)
    print(sentence, file=sys.stderr)
    if not smoke:
        QMessageBox.warning(None, "Inloopbalie", sentence)


def open_window(app: QApplication, session: Session, tasks: Tasks) -> Desk:
    """Build the window on what was opened, and show it."""
    settings = session.the_settings().current
    look = Look(percent=settings.letter_percent, mode=settings.dark)
    look.apply(app)
    ending = ShiftEnd(session.the_settings(), session.now)
    on_duty = OnDuty(
        tasks,
        lambda: startup.open_desk(session),
        ending.finish,
        ending.catch_up,
        now=session.now,
        cover_minutes=lambda: session.the_settings().current.cover_minutes,
    )
    context = Context(
        directory=session.the_directory(),
        search=session.the_search(),
        settings=session.the_settings(),
        tasks=tasks,
        on_duty=on_duty,
        look=look,
        now=session.now,
        data_dir=session.paths.data,
        demo=session.demo,
    )
    desk = Desk(context)
    on_duty.setParent(desk)  # goes with it, here: what Python's collector takes away may be on any thread
    for notice in session.notices:
        desk.window.tell(messages.notice(notice))
    if session.the_settings().unreadable:
        desk.window.tell(messages.settings_unreadable())
    desk.show()
    return desk


def get_ready(session: Session, tasks: Tasks, desk: Desk) -> None:
    """After the first paint: the word index when it is not there, then the meaning, then what paper needs."""

    def paper() -> None:
        from printing.documents.slip import warm_up

        warm_up()

    def understood(_: None) -> None:
        gc.freeze()  # what was loaded stays: looking through it for garbage would hold up a key press
        desk.meaning_ready()

    def looked(whole: bool) -> None:
        if not whole:
            desk.tell_trouble(WorldError(Code.DIRECTORY_DAMAGED))

    def start() -> None:
        gc.freeze()
        gc.enable()
        tasks.with_directory(lambda: startup.run(startup.WORD_INDEX, session))
        tasks.with_directory(session.the_directory().prepare)
        tasks.in_background(session.the_search().watch_for_danger)
        tasks.in_background(lambda: startup.run(startup.MEANING, session), understood)
        tasks.in_background(paper)
        tasks.in_background(session.the_directory().looks_whole, looked)

    # The list is made while the worker reads for the start page: the first key press then finds it there.
    QTimer.singleShot(0, desk.window, desk.search.prepare)
    QTimer.singleShot(_READY_AFTER_MS, desk.window, start)
    QTimer.singleShot(_DESK_AFTER_MS, desk.window, desk.dienst.look)


def _say_ready() -> None:
    print("ready", flush=True)
    app = QApplication.instance()
    if app is not None:
        app.exit(0)
