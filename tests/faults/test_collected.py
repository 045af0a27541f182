"""Nothing of Qt is left to Python's collector: that runs on any thread, and a widget takes the program with it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop import startup
from tests.desks import start, window_on
from tests.hands import Hands
from tests.houses import PHRASE, House, make_house, open_store
from ui.on_duty import OnDuty


@pytest.fixture
def _collector_off() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.set_debug(0)
    gc.garbage.clear()
    gc.enable()


@pytest.mark.usefixtures("_collector_off")
def test_a_closed_window_leaves_no_part_to_the_collector(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = make_house(tmp_path)
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(tmp_path))
    session = start(tmp_path, words=False)
    with window_on(qapp, qtbot, session) as desk:
        _every_page(desk, house)
    session.the_directory().close()
    del desk, session
    gc.set_debug(gc.DEBUG_SAVEALL)
    gc.collect()
    left = [
        type(one).__name__
        for one in gc.garbage
        if isinstance(one, QWidget | QLayout | QTimer | OnDuty)
        and shiboken6.isValid(one)
        and shiboken6.ownedByPython(one)
    ]
    assert left == []


def _every_page(desk: Hands, house: House) -> None:
    """Come in as a buurtwerker and look at every page."""
    on_duty = desk.desk._context.on_duty
    desk.desk.dienst.look()
    desk.wait(lambda: on_duty.snapshot is not None)
    worker = house.people["Marjan"]
    on_duty.ask(
        lambda store: store.unlock(worker.id, PHRASE),
        lambda unlocked: on_duty.took_over(unlocked, (worker,)),
        failed=lambda error: pytest.fail(str(error)),
    )
    desk.wait(lambda: on_duty.reader is not None)
    for name in ("duty", "setup", "people", "settings", "paper", "search"):
        desk.desk.window.show_page(name)
