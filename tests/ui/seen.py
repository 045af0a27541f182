"""What a screen reader is told of a window, and whether everything on it can be read."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)

from tests.hands import name_of
from ui.widgets.labels import ElidedLabel

ROLE = QAccessible.Role
ROLES: tuple[tuple[type[QWidget], set[QAccessible.Role]], ...] = (
    (QAbstractButton, {ROLE.Button, ROLE.PushButton, ROLE.CheckBox, ROLE.RadioButton, ROLE.ButtonMenu}),
    (QLineEdit, {ROLE.EditableText}),
    (QPlainTextEdit, {ROLE.EditableText}),
    (QComboBox, {ROLE.ComboBox}),
    (QListView, {ROLE.List}),
)
_SLACK = 1  # px that rounding may take
_BORDER = 2  # a border does not grow with the letters, and the height of a button is with its border


def named(widget: QWidget) -> str:
    """How a widget is called in a message of a test."""
    text = widget.text() if isinstance(widget, QLabel) else name_of(widget)
    return f"{type(widget).__name__} {text[:60]!r}"


def parts(window: QWidget) -> Iterator[QWidget]:
    """Everything that is on the screen of a window, windows of its own aside."""
    for one in window.findChildren(QWidget):
        if one.isVisible() and one.window() is window:
            yield one


def nameless(window: QWidget) -> list[str]:
    """What can be reached or pressed, and has no name or no role that says what it is."""
    found: list[str] = []
    for one in parts(window):
        reachable = one.focusPolicy() is not Qt.FocusPolicy.NoFocus and not _scrolls(one)
        if not reachable and not isinstance(one, QAbstractButton):
            continue
        if one.focusProxy() is not None:
            continue
        face = QAccessible.queryAccessibleInterface(one)
        if face is None or not face.text(QAccessible.Text.Name).strip():
            found.append(f"{named(one)} has no name")
            continue
        allowed = next((roles for kind, roles in ROLES if isinstance(one, kind)), None)
        role = face.role()
        if role not in allowed if allowed is not None else role in (ROLE.NoRole, ROLE.Client):
            found.append(f"{named(one)} is a {role.name}")
    return found


def cut(window: QWidget) -> list[str]:
    """What is too narrow or too low for its words, or lies outside what is seen."""
    found: list[str] = []
    for one in parts(window):
        if isinstance(one, QLabel):
            why = _label_fault(one)
        elif isinstance(one, QAbstractButton):
            why = _button_fault(one)
        else:
            continue
        why = why or _outside(one, window)
        if why:
            found.append(f"{named(one)}: {why}")
    return found


def _label_fault(label: QLabel) -> str:
    if not label.text():
        return ""
    if isinstance(label, ElidedLabel):
        words = label.fontMetrics().horizontalAdvance(label.text())
        fits = words <= label.width() or label.toolTip() == label.text()
        return "" if fits else "cut without a tooltip"
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        longest = max(
            label.fontMetrics().horizontalAdvance(word) for word in label.text().replace("\u200b", " ").split() or [""]
        )
        if longest > label.contentsRect().width() + _SLACK:
            return f"a word of {longest} in {label.contentsRect().width()}"
        return f"height {label.height()} of {needed}" if needed > label.height() + _SLACK else ""
    hint = label.sizeHint()
    if hint.width() > label.width() + _SLACK:
        return f"width {label.width()} of {hint.width()}"
    return f"height {label.height()} of {hint.height()}" if hint.height() > label.height() + _SLACK else ""


def _button_fault(button: QAbstractButton) -> str:
    least = button.minimumSizeHint()
    if button.width() + _SLACK < least.width() or button.height() + _BORDER < least.height():
        return f"{button.width()}x{button.height()} of {least.width()}x{least.height()}"
    return ""


def _outside(widget: QWidget, window: QWidget) -> str:
    """Whether some of it can never be seen: what scrolls may lie below, but not beside."""
    holder = widget.parentWidget()
    while holder is not None:
        place = QRect(widget.mapTo(holder, QPoint(0, 0)), widget.size())
        room = holder.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
        above = holder.parentWidget()
        if isinstance(above, QAbstractScrollArea) and above.viewport() is holder:
            if place.left() < room.left() or place.right() > room.right():
                return f"beside what scrolls: {place.left()}..{place.right()} of {room.right()}"
            return _outside(above, window) if above is not window else ""
        if not room.contains(place):
            return f"outside {type(holder).__name__}: {place.getRect()} of {room.getRect()}"
        if holder is window:
            return ""
        holder = above
    return ""


def _scrolls(widget: QWidget) -> bool:
    """A pane that only takes the keyboard to be scrolled, and the parts of an edit."""
    holder = widget.parentWidget()
    inner = isinstance(holder, QAbstractScrollArea | QComboBox)
    return inner or (type(widget).__name__ == "Scroll")


def without_ring(window: QWidget, ring: QWidget, most: int = 90) -> list[str]:
    """Tab once round the window: every stop where the keyboard cannot be seen."""
    from PySide6.QtTest import QTest

    found: list[str] = []
    seen: list[QWidget] = []
    for _ in range(most):
        handle = window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None:
            return [*found, "the keyboard went nowhere"]
        if focus in seen:
            return found
        seen.append(focus)
        own = focus.property("ring") is False or isinstance(focus, QLineEdit | QPlainTextEdit | QComboBox)
        corner = focus.mapTo(window, focus.rect().center())
        if not own and not (ring.isVisible() and ring.geometry().contains(corner)):
            found.append(named(focus))
        if not focus.isVisible():
            found.append(f"{named(focus)} cannot be seen")
    return [*found, "Tab never comes round"]
