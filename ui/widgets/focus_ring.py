"""Where the keyboard is: 2 px of white and 3 px of purple around the widget that has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui import theme

_GAP, _RING = 2, 3
_OUT = _GAP + _RING
_OWN_BORDER = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)
_KEYS = {
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_F6,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
}
_RADIUS = {"chip": 20, "tile": 14, "icon": 10}


class FocusRing(QWidget):
    """One transparent widget over a whole window.

    It shows after a key, not after a click; fields have a border of their own. A widget with the property
    `ring` False draws its own ring (a list of cards). Only the focused widget and what holds it are watched:
    a filter on the application would see every event of the program.
    """

    _by_key = False  # of the whole program: a dialog opened by a key shows its ring at once

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._target: QWidget | None = None
        self._followed: list[QObject] = []
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        self._focus_changed(None, app.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """What the ring is around, if it is shown."""
        return self._target if self.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            if not self._by_key and isinstance(event, QKeyEvent) and event.key() in _KEYS:
                FocusRing._by_key = True
                self._place()
        elif kind is QEvent.Type.MouseButtonPress:
            if self._by_key:
                FocusRing._by_key = False
                self._place()
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None:
            return
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = look.px(_RADIUS.get(str(self._target.property("kind")), 10))
        outer = QRectF(self.rect())
        inner = outer.adjusted(_OUT, _OUT, -_OUT, -_OUT)
        radius = min(radius, int(inner.height() / 2))
        gap = inner.adjusted(-_GAP / 2, -_GAP / 2, _GAP / 2, _GAP / 2)
        painter.setPen(QPen(look.token("focus-gap"), _GAP))
        painter.drawRoundedRect(gap, radius + 1, radius + 1)
        ring = outer.adjusted(_RING / 2, _RING / 2, -_RING / 2, -_RING / 2)
        painter.setPen(QPen(look.token("focus"), _RING))
        painter.drawRoundedRect(ring, radius + _GAP + 1.5, radius + _GAP + 1.5)

    def _focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        for part in self._followed:
            if isValid(part):
                part.removeEventFilter(self)
        self._followed = []
        self._target = None
        if now is not None and now.window() is self._window and now is not self._window:
            self._target = now
            part_of: QWidget | None = now
            while part_of is not None:
                self._followed.append(part_of)
                part_of.installEventFilter(self)
                part_of = part_of.parentWidget()
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target):
            self.hide()
            return
        if not self._by_key or not _gets_ring(target) or not target.isVisible():
            self.hide()
            return
        corner = target.mapTo(self._window, QPoint(0, 0))
        place = QRect(corner, target.size()).adjusted(-_OUT, -_OUT, _OUT, _OUT)
        self.setGeometry(place)
        self._clip(target, place)
        self.raise_()
        self.show()
        self.update()

    def _clip(self, target: QWidget, place: QRect) -> None:
        """Inside something that scrolls, the ring ends where that ends."""
        region = QRegion(self._window.rect())
        part = target.parentWidget()
        while part is not None and part is not self._window:
            holder = part.parentWidget()
            if isinstance(holder, QAbstractScrollArea) and holder.viewport() is part:
                edge = QRect(part.mapTo(self._window, QPoint(0, 0)), part.size())
                region &= QRegion(edge.adjusted(-_OUT, -_OUT, _OUT, _OUT))
            part = holder
        region.translate(-place.topLeft())
        whole = QRegion(QRect(QPoint(0, 0), place.size()))
        if whole.subtracted(region).isEmpty():
            self.clearMask()
        else:
            self.setMask(region)


def _gets_ring(target: QWidget) -> bool:
    if target.property("ring") is False:
        return False
    return not isinstance(target, _OWN_BORDER)
