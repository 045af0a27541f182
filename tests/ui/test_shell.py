"""The shell: rail, top bar, notices, letters, and everything by keyboard."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.main_window import MainWindow, Room
from ui.pages.base import Page
from ui.widgets.notices import Notices


class FakePage(Page):
    """A page with three buttons that remembers what it was told."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.told: list[str] = []
        self.steps_back = 0
        row = QHBoxLayout(self)
        self.buttons = [QPushButton(f"{name} {number}") for number in range(3)]
        for button in self.buttons:
            row.addWidget(button)

    def question_changed(self, text: str) -> None:
        self.told.append(text)

    def search_entered(self) -> None:
        self.buttons[0].setFocus()

    def search_down(self) -> None:
        self.buttons[1].setFocus()

    def escape(self) -> bool:
        if self.steps_back:
            self.steps_back -= 1
            return True
        return False


ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> MainWindow:
    """The window with two rooms and a tray, 1366x768."""
    tray = QPushButton("briefje")
    made = MainWindow(
        context,
        [
            Room("search", "Zoeken", "search", lambda: FakePage("search"), tray=True),
            Room("settings", "Instellingen", "settings", lambda: FakePage("settings"), rail="bottom"),
            Room("paper", "Papier", "print", lambda: FakePage("paper"), rail=""),
        ],
        tray=tray,
    )
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _page(window: MainWindow, name: str) -> FakePage:
    page = window.page(name)
    assert isinstance(page, FakePage)
    return page


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def test_the_keyboard_is_in_the_search_field_and_pages_come_late(window: MainWindow) -> None:
    assert window.search_field.hasFocus()
    assert window.findChildren(FakePage) == [window.current_page]


def test_typing_goes_to_the_page_at_once(window: MainWindow) -> None:
    QTest.keyClicks(window.search_field, "huur")
    assert _page(window, "search").told == ["h", "hu", "huu", "huur"]


def test_enter_and_arrow_down_go_to_the_list(window: MainWindow) -> None:
    _press(Qt.Key.Key_Return)
    assert _page(window, "search").buttons[0].hasFocus()
    window.search_field.setFocus()
    _press(Qt.Key.Key_Down)
    assert _page(window, "search").buttons[1].hasFocus()


def test_ctrl_k_comes_back_from_everywhere_with_the_text_selected(window: MainWindow) -> None:
    window.search_field.setText("huur")
    window.show_page("settings")
    _page(window, "settings").buttons[2].setFocus()
    _press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.search_field.hasFocus()
    assert window.search_field.selectedText() == "huur"


def test_typing_on_another_page_brings_the_search_page(window: MainWindow) -> None:
    window.show_page("settings")
    window.search_field.setFocus()
    QTest.keyClicks(window.search_field, "h")
    assert window.current_page is window.page("search")
    assert window.search_field.hasFocus()
    assert _page(window, "search").told[-1] == "h"


def test_escape_steps_back_in_the_page_then_clears_then_goes_to_the_start(window: MainWindow) -> None:
    page = _page(window, "search")
    window.search_field.setText("huur")
    page.steps_back = 1
    page.buttons[0].setFocus()
    _press(Qt.Key.Key_Escape)
    assert window.search_field.text() == "huur"
    _press(Qt.Key.Key_Escape)
    assert window.search_field.text() == ""
    assert window.search_field.hasFocus()


def test_escape_comes_back_from_another_page_and_keeps_the_question(window: MainWindow) -> None:
    window.search_field.setText("huur")
    window.show_page("settings")
    _press(Qt.Key.Key_Escape)
    assert window.current_page is window.page("search")
    assert window.search_field.text() == "huur"


def test_alt_and_a_number_go_to_the_rooms_of_the_rail(window: MainWindow) -> None:
    _press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.current_page is window.page("settings")
    _press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.current_page is window.page("search")
    assert window.search_field.hasFocus()


def test_tab_goes_in_reading_order_with_the_menu_last(window: MainWindow) -> None:
    words: list[str] = []
    for _ in range(8):
        _press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        words.append(focus.text() if isinstance(focus, QPushButton) else "veld")
    assert words == [
        "Spoed",
        "search 0",
        "search 1",
        "search 2",
        "briefje",
        "Zoeken",
        "Instellingen",
        "veld",
    ]
    _press(Qt.Key.Key_Backtab)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Instellingen"


def test_a_page_made_later_still_comes_before_the_menu(window: MainWindow) -> None:
    window.show_page("settings")
    _page(window, "settings").buttons[2].setFocus()
    _press(Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Zoeken"


def test_f6_goes_through_the_parts(window: MainWindow) -> None:
    places: list[str] = []
    for _ in range(4):
        _press(Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        places.append(focus.text() if isinstance(focus, QPushButton) else "veld")
    assert places == ["search 0", "briefje", "Zoeken", "veld"]
    _press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Zoeken"


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier, "spoed_requested"),
        (
            Qt.Key.Key_S,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
            "spoed_requested",
        ),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier, "stuck_requested"),
        (Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier, "stuck_requested"),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "help_requested"),
        (Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier, "help_requested"),
    ],
)
def test_the_keys_of_the_window(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, signal: str
) -> None:
    with qtbot.waitSignal(getattr(window, signal), timeout=1000):
        _press(key, modifier)


def test_spoed_is_on_every_page(window: MainWindow, qtbot: QtBot) -> None:
    for name in ("search", "settings", "paper"):
        window.show_page(name)
        spoed = next(b for b in window.findChildren(QPushButton) if b.text() == "Spoed")
        assert spoed.isVisible()
        with qtbot.waitSignal(window.spoed_requested, timeout=1000):
            qtbot.mouseClick(spoed, Qt.MouseButton.LeftButton)


def test_letters_by_key_are_kept(window: MainWindow, context: Context, qtbot: QtBot) -> None:
    _press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert context.look.percent == 125
    qtbot.waitUntil(lambda: context.settings.current.letter_percent == 125)
    _press(Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert context.look.percent == 100
    _press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    _press(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: context.settings.current.letter_percent == 100)
    assert window.toast.text == "Letters: 100%"


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080)])
def test_nothing_of_the_shell_is_cut(
    window: MainWindow, context: Context, qtbot: QtBot, percent: int, size: tuple[int, int]
) -> None:
    context.look.set_percent(percent)
    window.resize(*size)
    qtbot.waitUntil(lambda: window.size() == QSize(*size))
    QApplication.processEvents()
    for button in window.findChildren(QPushButton):
        if button.isVisible() and not isinstance(button.parent(), FakePage):
            corner = button.mapTo(window, button.rect().topLeft())
            assert window.rect().contains(button.rect().translated(corner)), button.text()
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            assert button.height() >= min(context.look.px(40), button.sizeHint().height()), button.text()
    assert window.search_field.width() >= context.look.px(200)


def test_arabic_goes_from_right_to_left_by_itself(window: MainWindow) -> None:
    window.search_field.setText("لا أستطيع دفع الإيجار")
    assert window.search_field.layoutDirection() is Qt.LayoutDirection.RightToLeft
    window.search_field.setText("huur")
    assert window.search_field.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_a_notice_stays_until_it_is_closed(window: MainWindow, qtbot: QtBot) -> None:
    window.tell("De lijst kon niet open.")
    notices = window.findChild(Notices)
    assert notices is not None
    label = next(label for label in notices.findChildren(QLabel) if label.text())
    qtbot.waitUntil(label.isVisible)
    qtbot.mouseClick(notices.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert not label.isVisible()
    assert window.search_field.isVisible()


def test_the_tray_shows_only_where_it_belongs(window: MainWindow) -> None:
    tray = next(b for b in window.findChildren(QPushButton) if b.text() == "briefje")
    assert tray.isVisible()
    window.show_page("settings")
    assert not tray.isVisible()


def test_the_rail_says_where_we_are(window: MainWindow) -> None:
    rail = {b.text(): b for b in window.findChildren(QPushButton) if b.text() in ("Zoeken", "Instellingen")}
    window.show_page("settings")
    assert [b.isChecked() for b in (rail["Zoeken"], rail["Instellingen"])] == [False, True]
    window.show_page("paper")  # opened from the search page, and not in the rail itself
    assert [b.isChecked() for b in (rail["Zoeken"], rail["Instellingen"])] == [True, False]


def test_everything_that_can_be_reached_has_a_name(window: MainWindow) -> None:
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus:
            face = QAccessible.queryAccessibleInterface(widget)
            assert face.text(QAccessible.Text.Name), widget


def test_the_window_imports_nothing_heavy() -> None:
    """The start-up budget: what takes long to import comes after the first paint."""
    heavy = ("qtawesome", "babel", "phonenumbers", "reportlab", "numpy", "alembic", "pypdfium2", "stdnum")
    code = f"import sys, ui.main_window; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
