"""One of a few: a row that is pressed as a whole, with a dot, a title and a note."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui import icons, theme

_DOT = 20
_SIDE = 14
_GAP = 12


class ChoiceRow(QRadioButton):
    """A radio button as a card: 44 high, higher with a note. Exclusive among its siblings. `danger`: in brick."""

    def __init__(
        self, text: str, note: str = "", icon: str = "", parent: QWidget | None = None, *, danger: bool = False
    ) -> None:
        super().__init__(text, parent)
        self._danger = danger
        self._note = note
        self._icon = icon
        self.setProperty("kind", "row")
        self.setAccessibleDescription(note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.current().changed.connect(self.updateGeometry)
        icons.loaded.connect(self.update)

    def sizeHint(self) -> QSize:
        look = theme.current()
        metrics = QFontMetrics(look.font("body-strong"))
        note = QFontMetrics(look.font("small")).horizontalAdvance(self._note)
        words = max(metrics.horizontalAdvance(self.text()), min(note, look.px(360)))
        width = words + look.px(2 * _SIDE + _DOT + _GAP) + (look.px(22 + _GAP) if self._icon else 0)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        width = QFontMetrics(look.font("body-strong")).horizontalAdvance(self.text())
        return QSize(
            min(width, look.px(120)) + look.px(2 * _SIDE + _DOT + _GAP) + (look.px(34) if self._icon else 0),
            look.px(44),
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        look = theme.current()
        title, note = self._blocks(self._room(width))
        return max(look.px(44), title.height() + note.height() + look.px(20))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        size = look.px(_DOT)
        dot = QRectF(look.px(_SIDE), (self.height() - size) / 2, size, size)
        chosen = self._strong() if self.isChecked() else "ink-2"
        painter.setPen(QPen(look.token(chosen if self.isEnabled() else "disabled"), look.px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot.adjusted(1, 1, -1, -1))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.token(self._strong()))
            inset = look.px(5)
            painter.drawEllipse(dot.adjusted(inset, inset, -inset, -inset))
        self._paint_words(painter)

    def _strong(self) -> str:
        return "brick" if self._danger else "pine"

    def _paint_frame(self, painter: QPainter) -> None:
        look = theme.current()
        if not self.isEnabled():
            fill, border, wide = "disabled-fill", "disabled-fill", 1
        elif self.isChecked():
            fill, border, wide = "brick-tint" if self._danger else "pine-tint", self._strong(), 2
        elif self.underMouse():
            fill, border, wide = "hover", "ink", 1
        else:
            fill, border, wide = "surface", "line-strong", 1
        painter.setBrush(look.token(fill))
        painter.setPen(QPen(look.token(border), wide))
        half = wide / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, look.px(10), look.px(10))

    def _paint_words(self, painter: QPainter) -> None:
        look = theme.current()
        room = self._room(self.width())
        title, note = self._blocks(room)
        left = self.width() - look.px(_SIDE) - room
        top = (self.height() - title.height() - note.height()) // 2
        if self._icon and icons.ready():
            token = "brick" if self._danger else "pine-hover" if self.isChecked() else "ink-2"
            side = look.px(22)
            place = QRect(look.px(_SIDE + _DOT + _GAP), (self.height() - side) // 2, side, side)
            painter.drawPixmap(place, icons.pixmap(self._icon, token, 22))
        wrap = int(Qt.TextFlag.TextWordWrap)
        chosen = "brick-ink" if self._danger else "pine-hover"
        ink = look.token(chosen if self.isChecked() else "ink")
        painter.setPen(ink if self.isEnabled() else look.token("disabled"))
        painter.setFont(look.font("body-strong" if self.isChecked() or self._note else "menu"))
        painter.drawText(QRect(left, top, room, title.height()), wrap, self.text())
        if self._note:
            painter.setFont(look.font("small"))
            painter.setPen(look.token("ink-2" if self.isEnabled() else "disabled"))
            painter.drawText(QRect(left, top + title.height(), room, note.height()), wrap, self._note)

    def _room(self, width: int) -> int:
        look = theme.current()
        icon = look.px(22 + _GAP) if self._icon else 0
        return max(look.px(40), width - look.px(2 * _SIDE + _DOT + _GAP) - icon)

    def _blocks(self, room: int) -> tuple[QRect, QRect]:
        look = theme.current()
        tall = QRect(0, 0, room, 10_000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        title = QFontMetrics(look.font("body-strong")).boundingRect(tall, wrap, self.text())
        if not self._note:
            return title, QRect()
        return title, QFontMetrics(look.font("small")).boundingRect(tall, wrap, self._note)
