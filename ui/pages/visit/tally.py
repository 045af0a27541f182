"""The count that is always in sight, and the button for one visitor more: who only comes for coffee."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui import icons, shortcuts
from ui.theme import Look

_ICON, _GAP, _SIDE, _CELL = 22, 8, 12, 14


class TallyButton(QPushButton):
    """ "+1 bezoeker" with its key, and at the right how many came. Small: only "+1" and the number."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._count = 0
        self._small = False
        self._key = True
        self.setProperty("kind", "secondary")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self._again)
        icons.loaded.connect(self.update)
        self.set_count(0)

    @property
    def count(self) -> int:
        """The number that is shown."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show how many came."""
        self._count = count
        said = self.tr("Eén bezoeker erbij. Nu {count}.").format(count=count)
        self.setText(said)  # what is drawn is shorter; this is what is read out
        self.setAccessibleName(said)
        self.setAccessibleDescription(self.tr("Toets {key}").format(key=shortcuts.hint("count")))
        self.setToolTip(self.tr("Voor wie alleen koffie komt. Een bezoek telt vanzelf mee."))
        self._again()

    def set_form(self, *, small: bool, key: bool) -> None:
        """Leave the word out, or the key, where there is little room."""
        if (small, key) != (self._small, self._key):
            self._small, self._key = small, key
            self._again()

    def sizeHint(self) -> QSize:
        return QSize(self._left() + self._cell(), self._look.px(48))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = QRect(self.width() - self._cell(), 0, self._cell(), self.height())
        self._paint_cell(painter, cell)
        left = look.px(_SIDE)
        if icons.ready() and not self._small:
            side = look.px(_ICON)
            painter.drawPixmap(
                QRect(left, (self.height() - side) // 2, side, side), icons.pixmap("add-person", "ink", _ICON)
            )
            left += side + look.px(_GAP)
        painter.setPen(look.token("ink"))
        painter.setFont(look.font("button"))
        words = self._words()
        wide = look.advance("button", words)
        painter.drawText(QRect(left, 0, wide + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if self._key:
            self._paint_key(painter, left + wide + look.px(_GAP))

    def _paint_cell(self, painter: QPainter, cell: QRect) -> None:
        look = self._look
        radius = look.px(10)
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        right = QPainterPath()
        right.addRect(QRectF(cell))
        painter.fillPath(whole.intersected(right), look.token("rail"))
        painter.setPen(QPen(look.token("line-strong"), 1))
        painter.drawLine(cell.left(), 1, cell.left(), self.height() - 2)
        painter.setPen(look.token("ink"))
        painter.setFont(look.font("section"))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(self._count))

    def _paint_key(self, painter: QPainter, left: int) -> None:
        look = self._look
        hint = shortcuts.hint("count")
        high = look.px(24)
        box = QRect(left, (self.height() - high) // 2, look.advance("key", hint) + look.px(14), high)
        painter.setFont(look.font("key"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, hint)
        painter.setPen(QPen(look.token("line-strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), look.px(6), look.px(6))

    def _words(self) -> str:
        return self.tr("+1") if self._small else self.tr("+1 bezoeker")

    def _left(self) -> int:
        look = self._look
        icon = 0 if self._small else look.px(_ICON + _GAP)
        key = look.px(_GAP + 14) + look.advance("key", shortcuts.hint("count")) if self._key else 0
        return look.px(2 * _SIDE) + icon + look.advance("button", self._words()) + key

    def _cell(self) -> int:
        return self._look.advance("section", str(max(self._count, 10))) + self._look.px(2 * _CELL)

    def _again(self) -> None:
        self.updateGeometry()
        self.update()
