"""Looking for patterns among hundreds of signals goes on behind the week, which can be read, covered and left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from data.desk.duty import Reader
from data.desk.signals import pattern_index
from data.desk.signals.week import WeekDesk
from desktop import startup
from desktop.startup import Session
from tests.benchmarks.signals import fill
from tests.desks import window_on
from tests.hands import ALT, Hands, name_of
from tests.houses import PHRASE, VOLUNTEERS, House, at_house, open_store
from tests.journeys.test_dienst import duty_of, duty_page
from tests.journeys.test_inloop import settled
from tests.weekhouses import make_week_house
from ui.pages.week.page import WeekPage
from ui.pages.week.together import TogetherDialog
from ui.pages.week.work import WeekWork

OPEN, CLOSED, AT_ONCE = 150, 250, 40


class Steps:
    """What the worker does step by step. It is not at its end before `ends`."""

    def __init__(self) -> None:
        self.taken = 0
        self.ends = False

    def __call__(self, _work: WeekWork, _desk: WeekDesk, reader: Reader) -> int:
        self.taken += 1
        left = pattern_index.prepare(reader, AT_ONCE)
        return left if self.ends else max(left, 1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = make_week_house(tmp_path_factory.mktemp("huis"))
    store = open_store(house.folder)
    duty = store.unlock(house.people["Fatma"].id, VOLUNTEERS["Fatma"]).duty
    fill(duty, OPEN, CLOSED)
    duty.close()
    store.close()
    return house


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    counted = Steps()
    monkeypatch.setattr(WeekWork, "prepare_patterns", lambda work, desk, reader: counted(work, desk, reader))
    return counted


@pytest.fixture
def balie(
    qapp: QApplication,
    qtbot: QtBot,
    vlierdam: Session,
    made: House,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    steps: Steps,
) -> Iterator[Hands]:
    house = made.copied(tmp_path)
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as hands:
        hands.desk.dienst.look()
        hands.wait(lambda: duty_of(hands).snapshot is not None)
        yield hands


def come_in(desk: Hands) -> WeekPage:
    """By the wachtzin, to the list; nothing is waited for but the list."""
    desk.press(Qt.Key.Key_F12)
    desk.tab_to_button("Ik ben de buurtwerker")
    desk.enter()
    desk.tab_to(lambda one: name_of(one) == "Marjan")
    desk.press(Qt.Key.Key_Space)
    desk.tab_to(lambda one: one is duty_page(desk).start.phrase.field)
    desk.type(PHRASE)
    desk.enter()
    desk.wait(lambda: duty_of(desk).reader is not None)
    page = desk.desk.window.show_page("week")
    assert isinstance(page, WeekPage)
    desk.wait(page.model.rowCount)
    desk.wait(page.list.hasFocus)
    return page


def stands_still(desk: Hands, steps: Steps) -> bool:
    """Whether no step is taken any more, however long the worker has nothing else to do."""
    settled(desk)
    before = steps.taken
    for _ in range(3):
        settled(desk)
    return steps.taken == before


def test_a_signal_is_read_while_it_goes_on(balie: Hands, steps: Steps) -> None:
    page = come_in(balie)
    balie.wait(lambda: steps.taken)
    balie.press(Qt.Key.Key_B)
    dialog = balie.dialog(TogetherDialog)
    balie.sees("We zoeken nog.", dialog)  # and not that there are none
    balie.escape()
    balie.no_dialog()
    before = steps.taken
    balie.press(Qt.Key.Key_N)
    balie.wait(lambda: page.signal_shown is not None)
    assert page.signal_shown is not None
    assert page.signal_shown.read_by[0][0] == "Marjan"
    assert not page.looking.known
    assert not page.patterns
    balie.wait(lambda: steps.taken > before)  # it went on
    steps.ends = True
    balie.wait(lambda: page.looking.known)
    assert sum(pattern.count for pattern in page.patterns) > OPEN
    assert steps.taken >= (OPEN + CLOSED) // AT_ONCE
    balie.press(Qt.Key.Key_B)
    dialog = balie.dialog(TogetherDialog)
    balie.sees("in 12 weken", dialog)


def test_it_stops_when_it_is_left_and_goes_on_when_it_is_back(balie: Hands, steps: Steps) -> None:
    page = come_in(balie)
    balie.wait(lambda: steps.taken)
    balie.press(Qt.Key.Key_1, ALT)
    balie.wait(lambda: balie.desk.window.current_page is balie.desk.search)
    assert stands_still(balie, steps)
    before = steps.taken
    balie.desk.window.show_page("week")
    balie.wait(lambda: steps.taken > before)
    steps.ends = True
    balie.wait(lambda: page.looking.known)


def test_it_stops_when_it_is_covered(balie: Hands, steps: Steps) -> None:
    page = come_in(balie)
    balie.wait(lambda: steps.taken)
    balie.press(Qt.Key.Key_F12)
    balie.wait(lambda: duty_of(balie).reader is None or duty_of(balie).reader_covered)
    assert stands_still(balie, steps)
    assert not page.looking.known
    assert not page.patterns
