"""Another program keeps the store busy in the middle of a deed of the week: it is said, nothing is lost, and again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from data.desk.signals.kinds import EventKind, Status
from desktop import startup
from desktop.startup import Session
from tests.desks import window_on
from tests.faults.locks import held, wait_shortly
from tests.hands import CTRL, Hands
from tests.houses import House, at_house, open_store
from tests.journeys.test_dienst import duty_of
from tests.journeys.weeks import becomes, come_in, made, read
from ui.pages.week.steps import AskBackDialog

__all__ = ["made"]  # a fixture


@pytest.fixture
def balie(
    qapp: QApplication, qtbot: QtBot, vlierdam: Session, made: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hands]:
    """The week house, where nobody waits long for a lock."""
    wait_shortly(monkeypatch)
    house = made.copied(tmp_path)
    monkeypatch.setattr(startup, "open_desk", lambda _session: open_store(house.folder))
    with window_on(qapp, qtbot, at_house(vlierdam, house.folder)) as hands:
        hands.desk.dienst.look()
        hands.wait(lambda: duty_of(hands).snapshot is not None)
        yield hands


def test_what_was_typed_stays_and_goes_the_second_time(balie: Hands) -> None:
    page = come_in(balie)
    read(balie, page, "S-4")
    reader = duty_of(balie).reader
    assert reader is not None
    balie.press(Qt.Key.Key_V)
    dialog = balie.dialog(AskBackDialog)
    balie.type("Hoe laat was dat?")
    with held(reader):
        balie.press(Qt.Key.Key_Return, CTRL)
        balie.wait(lambda: "even bezet" in dialog.told.text())
        assert "Er is niets kwijt." in dialog.told.text()
    assert dialog.question.text == "Hoe laat was dat?"
    balie.press(Qt.Key.Key_Return, CTRL)
    signal = becomes(balie, page, Status.ASKED_BACK)
    assert signal.work.question == "Hoe laat was dat?"
    assert len([one for one in signal.timeline if one.status is Status.ASKED_BACK]) == 1


def test_a_deed_of_one_key_and_a_reading(balie: Hands) -> None:
    page = come_in(balie)
    read(balie, page, "S-3")
    reader = duty_of(balie).reader
    assert reader is not None
    with held(reader):
        balie.press(Qt.Key.Key_O)
        balie.wait(lambda: "even bezet" in balie.toast())
    shown = page.signal_shown
    assert shown is not None
    assert shown.status is Status.NEW
    balie.press(Qt.Key.Key_O)
    signal = becomes(balie, page, Status.TAKEN_UP)
    assert [one.kind for one in signal.timeline].count(EventKind.STATUS) == 1
