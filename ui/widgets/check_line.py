"""A box to tick with its words: drawn by us, so that the box can be seen in every theme and size."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui import icons, theme

_BOX, _GAP, _ROW = 22, 10, 40


class CheckLine(QCheckBox):
    """At least 40 high, pressed as a whole; long words go on a next line."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.current().changed.connect(self.updateGeometry)
        icons.loaded.connect(self.update)

    def sizeHint(self) -> QSize:
        look = theme.current()
        words = QFontMetrics(look.font("body")).horizontalAdvance(self.text()) + 2
        width = min(words, look.px(420)) + look.px(_BOX + _GAP + 4)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(120), look.px(_ROW))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = theme.current()
        return max(look.px(_ROW), self._words(width).height() + look.px(8))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(_BOX)
        box = QRect(look.px(2), (self.height() - side) // 2, side, side)
        on, token = self.isChecked(), "pine" if self.isChecked() else "ink-2"
        if not self.isEnabled():
            token = "disabled"
        if icons.ready():
            painter.drawPixmap(box, icons.pixmap("checkbox-on" if on else "checkbox-off", token, _BOX))
        else:
            painter.setPen(QPen(look.token(token), 2))
            painter.drawRect(box.adjusted(2, 2, -2, -2))
            if on:
                painter.fillRect(box.adjusted(6, 6, -6, -6), look.token(token))
        painter.setFont(look.font("body"))
        painter.setPen(look.token("ink" if self.isEnabled() else "disabled"))
        words = self._words(self.width())
        left = look.px(_BOX + _GAP + 2)
        place = QRect(left, (self.height() - words.height()) // 2, self.width() - left, words.height())
        painter.drawText(place, int(Qt.TextFlag.TextWordWrap), self.text())

    def _words(self, width: int) -> QRect:
        look = theme.current()
        room = QRect(0, 0, max(look.px(40), width - look.px(_BOX + _GAP + 2)), 10_000)
        return QFontMetrics(look.font("body")).boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.text())
