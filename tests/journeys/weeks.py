"""The week page of a house with signals in it, for the journeys of the buurtwerker: who comes in, reads, and waits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from data.desk.signals.kinds import Status
from data.desk.signals.records import OpenedSignal
from desktop import startup
from desktop.startup import Session
from tests.desks import window_on
from tests.hands import Hands, name_of
from tests.houses import PHRASE, House, at_house, open_store
from tests.journeys.test_dienst import duty_of, duty_page
from tests.weekhouses import make_week_house
from ui.pages.week.page import WeekPage


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_week_house(tmp_path_factory.mktemp("huis"))


@pytest.fixture
def house(tmp_path: Path, made: House) -> House:
    return made.copied(tmp_path)


@pytest.fixture
def balie(
    qapp: QApplication, qtbot: QtBot, vlierdam: Session, house: House, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as hands:
        hands.desk.dienst.look()
        hands.wait(lambda: duty_of(hands).snapshot is not None)
        yield hands


def come_in(desk: Hands, name: str = "Marjan", phrase: str = PHRASE) -> WeekPage:
    """As a buurtwerker, by the wachtzin, to the week."""
    desk.press(Qt.Key.Key_F12)
    desk.tab_to_button("Ik ben de buurtwerker")
    desk.enter()
    desk.tab_to(lambda one: name_of(one) == name)
    desk.press(Qt.Key.Key_Space)
    desk.tab_to(lambda one: one is duty_page(desk).start.phrase.field)
    desk.type(phrase)
    desk.enter()
    desk.wait(lambda: duty_of(desk).reader is not None)
    page = desk.desk.window.show_page("week")
    assert isinstance(page, WeekPage)
    desk.wait(lambda: page.model.rowCount() and page.patterns)
    desk.wait(page.list.hasFocus)
    return page


def stand_on(desk: Hands, page: WeekPage, code: str) -> str:
    """Walk with the arrows to the signal of this number in its own group; its id."""
    signal = next(line.id for line in page.model.lines if line.code == code)
    desk.press(Qt.Key.Key_Home)
    for _ in range(page.model.rowCount()):
        here = page.list.here
        if here is not None and here.signal == signal:
            return signal
        desk.press(Qt.Key.Key_Down)
    raise AssertionError(f"{code} is not in the list")


def read(desk: Hands, page: WeekPage, code: str) -> OpenedSignal:
    """Stand on it, and Enter."""
    signal = stand_on(desk, page, code)
    desk.enter()
    return opened(desk, page, signal)


def opened(desk: Hands, page: WeekPage, signal: str) -> OpenedSignal:
    desk.wait(lambda: page.signal_shown is not None and page.signal_shown.id == signal)
    found = page.signal_shown
    assert found is not None
    return found


def becomes(desk: Hands, page: WeekPage, status: Status) -> OpenedSignal:
    """Wait until the signal that is open stands there."""
    desk.no_dialog()
    desk.wait(lambda: page.signal_shown is not None and page.signal_shown.status is status)
    found = page.signal_shown
    assert found is not None
    return found
