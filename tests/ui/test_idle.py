"""Rest is noticed, also across a lid that was closed; and how waiting and moments are said."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.idle import IdleWatch
from ui.models.waiting import moment_words, names_together, wait_words
from ui.rail import two_lines
from ui.theme import Look


class Clock:
    """A clock that only goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(qapp: QApplication, clock: Clock) -> IdleWatch:
    return IdleWatch(clock=clock)


def test_each_limit_is_told_once_in_a_quiet_time(watch: IdleWatch, clock: Clock) -> None:
    told: list[str] = []
    watch.reached.connect(told.append)
    watch.start({"cover": 180, "lock": 300})
    for clock.now in (179, 180, 200, 299):
        watch.look()
    assert told == ["cover"]
    clock.now = 301
    watch.look()
    assert told == ["cover", "lock"]
    watch.touch()
    clock.now += 180
    watch.look()
    assert told == ["cover", "lock", "cover"]
    watch.stop()
    assert not watch.watching


def test_a_key_in_the_window_is_a_sign_of_life(watch: IdleWatch, clock: Clock, look: Look, qtbot: QtBot) -> None:
    told: list[str] = []
    watch.reached.connect(told.append)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    watch.start({"cover": 180})
    clock.now = 170
    handle = field.windowHandle()
    assert handle is not None
    qtbot.keyClick(handle, Qt.Key.Key_A)
    clock.now = 349
    watch.look()
    assert told == []
    # The computer slept: the key comes before the timer, and must not hide how long it was.
    clock.now = 9_999
    qtbot.keyClick(handle, Qt.Key.Key_B)
    assert told == ["cover"]
    watch.stop()
    clock.now = 99_999
    qtbot.keyClick(handle, Qt.Key.Key_C)
    assert told == ["cover"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "nog 1 seconde"),
        (1, "nog 1 seconde"),
        (45, "nog 45 seconden"),
        (61, "nog 1 minuut"),
        (170, "nog ongeveer 3 minuten"),
        (3_600, "nog ongeveer 1 uur"),
        (9_000, "nog ongeveer 2 uur"),
    ],
)
def test_waiting_is_said_in_words(seconds: int, words: str) -> None:
    assert wait_words(seconds) == words


def test_moments_and_names() -> None:
    now = datetime(2026, 11, 24, 10, 42)
    assert moment_words(datetime(2026, 11, 24, 9, 5), now) == "vandaag om 9.05"
    assert moment_words(datetime(2026, 11, 23, 16, 0), now) == "gisteren om 16.00"
    assert moment_words(datetime.combine(date(2026, 11, 3), datetime.min.time()), now) == "3 november 2026 om 0.00"
    assert names_together(()) == ""
    assert names_together(("Fatma",)) == "Fatma"
    assert names_together(("Fatma", "Henk", "Ria")) == "Fatma, Henk en Ria"


def test_names_in_the_rail_take_two_lines() -> None:
    assert two_lines("Fatma en Henk", 8, len) == ["Fatma en", "Henk"]
    assert two_lines("Wim", 8, len) == ["Wim"]
    assert two_lines("Annemarie-Louise", 8, len) == ["Annemarie-Louise"]
