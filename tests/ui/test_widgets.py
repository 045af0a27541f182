"""The small widgets: what they say, what they do with the keyboard, and that nothing is cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import icons
from ui.theme import Look
from ui.widgets.badge import KINDS, Badge
from ui.widgets.buttons import Chip, IconButton, KeyButton
from ui.widgets.choice import ChoiceRow
from ui.widgets.fields import Field, Lines
from ui.widgets.flow import FlowLayout
from ui.widgets.focus_ring import FocusRing
from ui.widgets.labels import ElidedLabel, text_label
from ui.widgets.scroll import Scroll
from ui.widgets.toast import Toast

Shown = Callable[..., QWidget]


@pytest.fixture
def shown(look: Look, qtbot: QtBot) -> Iterator[Shown]:
    """Put widgets under each other in a window that is on the screen, and keep it."""
    kept: list[QWidget] = []

    def show(*parts: QWidget, size: tuple[int, int] = (600, 400)) -> QWidget:
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        for part in parts:
            column.addWidget(part)
        window.resize(*size)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    kept.clear()


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_a_button_has_room_for_its_words_and_its_key(look: Look, qtbot: QtBot, percent: int) -> None:
    look.set_percent(percent)
    button = KeyButton("Bekijk en druk af", icon="print", key="Ctrl P", kind="primary", look=look)
    plain = KeyButton("Bekijk en druk af", kind="primary", look=look)
    for each in (button, plain):
        qtbot.addWidget(each)
    assert plain.sizeHint().width() >= plain.fontMetrics().horizontalAdvance(plain.text())
    assert button.sizeHint().width() > plain.sizeHint().width() + look.px(22)
    assert button.sizeHint().height() >= look.px(40)


def test_a_button_says_its_words_and_its_key(look: Look, qtbot: QtBot) -> None:
    button = KeyButton("Afdrukken", key="Ctrl P", look=look)
    qtbot.addWidget(button)
    face = QAccessible.queryAccessibleInterface(button)
    assert face.role() is QAccessible.Role.Button
    assert face.text(QAccessible.Text.Name) == "Afdrukken"
    assert face.text(QAccessible.Text.Description) == "Toets Ctrl P"


def test_a_chip_is_chosen_with_the_space_bar(look: Look, qtbot: QtBot, shown: Shown) -> None:
    chip = Chip("gratis", look=look)
    shown(chip)
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()


def test_an_icon_button_has_a_name_and_a_character_without_icons(look: Look, qtbot: QtBot) -> None:
    button = IconButton("close", "Sluit")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Sluit"
    assert button.toolTip() == "Sluit"
    assert button.text() == ("" if icons.ready() else "×")


def test_icons_fill_what_was_set_before(look: Look, qtbot: QtBot) -> None:
    label = QLabel()
    button = IconButton("close", "Sluit")
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    icons.set_icon(label, "search", size=24)
    assert label.size() == QSize(24, 24)
    assert icons.load()
    assert label.pixmap().width() >= 24
    assert button.text() == ""
    look.set_percent(200)
    assert label.size() == QSize(48, 48)


def test_every_icon_is_there(look: Look) -> None:
    assert icons.load()
    for name in icons.GLYPHS:
        assert not icons.pixmap(name, "ink", 22).isNull(), name


@pytest.mark.parametrize("kind", KINDS)
def test_a_badge_has_room_for_its_words(look: Look, qtbot: QtBot, kind: str) -> None:
    badge = Badge("Open tot 17.00", kind)
    qtbot.addWidget(badge)
    assert badge.sizeHint().width() > badge.fontMetrics().horizontalAdvance(badge.text())
    assert badge.sizeHint().height() == look.px(26)


def test_a_long_name_is_cut_and_told_in_the_tooltip(look: Look, qtbot: QtBot, shown: Shown) -> None:
    label = ElidedLabel("Stichting Welzijn en Samenleven in de wijk Vlierdam-Noord")
    shown(label, size=(160, 60))
    assert label.toolTip() == label.text()
    label.setText("Kort")
    assert label.toolTip() == ""


def test_text_is_never_read_as_html(look: Look, qtbot: QtBot) -> None:
    label = text_label("<b>niet vet</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_flow_goes_on_the_next_line(look: Look, qtbot: QtBot, shown: Shown) -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    chips = [Chip(word, look=look) for word in ("huurtoeslag", "brief van incasso", "taalles", "eten")]
    for chip in chips:
        flow.addWidget(chip)
    shown(holder, size=(320, 300))
    assert len({chip.y() for chip in chips}) > 1
    assert all(chip.geometry().right() <= holder.width() for chip in chips)
    assert flow.heightForWidth(10_000) == chips[0].height()


def test_the_ring_comes_after_a_key_and_goes_with_the_mouse(look: Look, qtbot: QtBot, shown: Shown) -> None:
    first, second, field = QPushButton("een"), QPushButton("twee"), QLineEdit()
    window = shown(first, second, field)
    ring = FocusRing(window)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert ring.target is None
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert ring.target is second
    assert ring.geometry().contains(second.geometry())
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert field.hasFocus()
    assert ring.target is None  # a field has a border of its own
    qtbot.keyClick(field, Qt.Key.Key_Backtab)
    assert ring.target is second
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert ring.target is None


def test_what_has_the_focus_scrolls_into_view(look: Look, qtbot: QtBot, shown: Shown) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    buttons = [QPushButton(str(number)) for number in range(20)]
    for button in buttons:
        column.addWidget(button)
    scroll = Scroll(content)
    shown(scroll, size=(300, 200))
    buttons[-1].setFocus()
    bar = scroll.verticalScrollBar()
    assert bar.value() > bar.maximum() - look.px(40)
    assert scroll.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_text_that_scrolls_can_be_reached_by_the_keyboard(look: Look, qtbot: QtBot, shown: Shown) -> None:
    scroll = Scroll(text_label("woord " * 800, wrap=True))
    shown(scroll, size=(300, 200))
    qtbot.waitUntil(lambda: scroll.focusPolicy() is Qt.FocusPolicy.StrongFocus)


def test_wrapped_texts_leave_no_gaps(look: Look, qtbot: QtBot, shown: Shown) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    for _ in range(4):
        column.addWidget(text_label("een zin van een paar woorden die op een regel past", wrap=True))
    scroll = Scroll(content)
    shown(scroll, size=(600, 100))
    assert content.height() < 4 * 2 * 24 + 40


def test_a_toast_offers_the_way_back(look: Look, qtbot: QtBot, shown: Shown) -> None:
    window = shown(QLineEdit())
    toast = Toast(window)
    done: list[bool] = []
    toast.show_message("Staat op het briefje", "Ongedaan maken", lambda: done.append(True))
    assert toast.isVisible()
    assert not toast.isAncestorOf(window.focusWidget() or window)
    assert window.rect().contains(toast.geometry())
    button = toast.findChild(QPushButton)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [True]
    assert not toast.isVisible()


def test_a_field_tells_what_is_wrong(look: Look, qtbot: QtBot, shown: Shown) -> None:
    field = Field("Telefoon", note="Van de balie")
    shown(field)
    field.set_error("Hier hoort een nummer.")
    assert field.error == "Hier hoort een nummer."
    assert field.edit.property("state") == "error"
    assert field.edit.accessibleDescription() == "Hier hoort een nummer."
    field.set_error("")
    assert field.error == ""
    assert field.edit.accessibleDescription() == "Van de balie"
    assert field.edit.accessibleName() == "Telefoon"


def test_tab_leaves_a_field_of_lines(look: Look, qtbot: QtBot, shown: Shown) -> None:
    lines, after = Lines(3), QLineEdit()
    shown(lines, after)
    left: list[bool] = []
    lines.left.connect(lambda: left.append(True))
    lines.setFocus()
    qtbot.keyClick(lines, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert left


def test_choice_rows_exclude_each_other_and_grow(look: Look, qtbot: QtBot, shown: Shown) -> None:
    rows = [ChoiceRow("A5", "Half zo groot als gewoon papier"), ChoiceRow("A4", "Gewoon papier")]
    shown(*rows, size=(300, 300))
    rows[0].setChecked(True)
    qtbot.mouseClick(rows[1], Qt.MouseButton.LeftButton)
    assert [row.isChecked() for row in rows] == [False, True]
    face = QAccessible.queryAccessibleInterface(rows[1])
    assert face.role() is QAccessible.Role.RadioButton
    assert rows[0].heightForWidth(140) > rows[0].heightForWidth(500)
