"""Makes the whole program in a folder of its own, as desktop.app opens it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from data.settings import SettingsStore
from desktop import app as program
from desktop import startup
from desktop.startup import Session
from tests.conftest import NOW
from tests.hands import Hands, Strays
from ui.tasks import Tasks


def now() -> datetime:
    """The clock of these tests."""
    return NOW


def start(folder: Path, *, demo: bool = False, words: bool = True, meaning: bool = False) -> Session:
    """Start on `folder`, with the word index open, which takes 1 s; loading the meaning takes 2 s."""
    session = startup.start(folder, demo=demo, now=now)
    if words:
        startup.run(startup.WORD_INDEX, session)
    if meaning:
        startup.run(startup.MEANING, session)
    return session


def on_desk_of_its_own(session: Session, folder: Path) -> Session:
    """The same directory and search, with settings in `folder`: for a desk that writes no places."""
    defaults = startup.demo_settings() if session.demo else None
    return replace(session, settings=SettingsStore(folder, defaults=defaults), notices=())


@contextmanager
def window_on(qapp: QApplication, qtbot: QtBot, session: Session) -> Iterator[Hands]:
    """The window, 1366x768, in front, with its start page filled; closed and cleared away at the end."""
    tasks = Tasks()
    strays = Strays(qapp)
    desk = program.open_window(qapp, session, tasks)
    window = desk.window
    window.showNormal()
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window.isVisible() and window.width() == 1366)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: len(desk.search.parts.start.tiles.tiles) > 0)
    try:
        yield Hands(desk, session, qtbot)
    finally:
        for other in QApplication.topLevelWidgets():
            if other is not window:
                other.close()
        window.close()
        desk.close()
        tasks.close()
        window.deleteLater()
        desk.deleteLater()
        tasks.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.removeEventFilter(strays)
    assert strays.seen == [], f"shown before it had its place: {strays.seen}"
