"""One choice out of a few, as a block; and a number with a key less and a key more."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QComboBox, QHBoxLayout, QSizePolicy, QWidget

from ui import icons
from ui.theme import Look
from ui.widgets.buttons import IconButton
from ui.widgets.labels import text_label

_HIGH = 48
_SIDE, _GAP, _MARK = 12, 8, 20


class ChoiceBlock(QAbstractButton):
    """A block that is chosen or not, never by colour alone: chosen has a check mark and a thicker edge.

    `sample` is a letter shown at `sample_px` logical px, as large as it will be on paper.
    """

    def __init__(
        self, text: str, look: Look, *, sample: str = "", sample_px: float = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._sample, self._sample_px = sample, sample_px
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        icons.loaded.connect(self.update)

    def sizeHint(self) -> QSize:
        px = self._look.px
        bold = QFontMetrics(self._look.font("body-strong")).horizontalAdvance(self.text()) + 1
        sample = QFontMetrics(self._sample_font()).horizontalAdvance(self._sample)
        gaps = px(_GAP) * (2 if self._sample else 1)
        return QSize(px(_SIDE) + px(_MARK) + sample + bold + gaps + px(_SIDE), px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self._look, self._look.px
        on = self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = 2 if on else 1
        painter.setPen(QPen(look.token("pine" if on else "line-strong"), thick))
        hover = "hover" if self.underMouse() else "surface"
        painter.setBrush(look.token("pine-tint" if on else hover))
        half = thick / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(half, half, -half, -half), px(10), px(10))
        painter.setPen(look.token("pine-hover" if on else "ink"))
        left, high = px(_SIDE), self.height()
        mark = QRect(left, (high - px(_MARK)) // 2, px(_MARK), px(_MARK))
        self._draw_mark(painter, mark, on)
        left = mark.right() + 1 + px(_GAP)
        if self._sample:
            font = self._sample_font()
            width = QFontMetrics(font).horizontalAdvance(self._sample)
            line = (high + QFontMetrics(font).capHeight()) // 2
            painter.setFont(font)
            painter.drawText(left, line, self._sample)
            left += width + px(_GAP)
        painter.setFont(look.font("body-strong" if on else "body"))
        room = QRect(left, 0, self.width() - left, high)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()

    def _draw_mark(self, painter: QPainter, place: QRect, on: bool) -> None:
        if icons.ready():
            name = "radio-on" if on else "radio-off"
            painter.drawPixmap(place, icons.pixmap(name, "pine" if on else "line-strong", _MARK))
            return
        painter.save()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place.adjusted(1, 1, -2, -2))
        if on:
            painter.setBrush(self._look.token("pine"))
            painter.drawEllipse(place.adjusted(5, 5, -6, -6))
        painter.restore()

    def _sample_font(self) -> QFont:
        font = QFont(self._look.font("phone-card"))  # Noto Sans, the letters of the paper
        font.setPixelSize(max(1, self._look.px(self._sample_px or 16)))
        return font


class ListBox(QComboBox):
    """A list to choose from, with an arrow that grows with the letters."""

    def __init__(self, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        icons.loaded.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self._look.px(22)
        place = QRect(self.width() - size - self._look.px(12), (self.height() - size) // 2, size, size)
        painter = QPainter(self)
        if icons.ready():
            painter.drawPixmap(place, icons.pixmap("chevron-down", "ink", 22))
        else:
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "˅")


class Counter(QWidget):
    """A number from 1 on, with a key less and a key more; arrows and plus and minus do the same."""

    changed = Signal(int)

    def __init__(self, name: str, look: Look, *, most: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._name, self._most, self._value = name, most, 1
        self._less = IconButton("minus", self.tr("Een minder"))
        self._more = IconButton("plus", self.tr("Een meer"))
        self._number = text_label("1", "body-strong")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for part in (self._less, self._number, self._more):
            row.addWidget(part)
        self._less.clicked.connect(lambda: self.set_value(self._value - 1))
        self._more.clicked.connect(lambda: self.set_value(self._value + 1))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)
        self._dress()
        self._show()

    @property
    def value(self) -> int:
        """The number."""
        return self._value

    def set_value(self, value: int) -> None:
        """Another number, brought within bounds."""
        wanted = max(1, min(self._most, value))
        if wanted != self._value:
            self._value = wanted
            self._show()
            self.changed.emit(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Plus: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Minus: -1,
        }.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
            return
        self.set_value(self._value + steps)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.token("line-strong"), 1))
        painter.setBrush(self._look.token("surface"))
        radius = self._look.px(10)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _dress(self) -> None:
        self._number.setFixedWidth(self._look.px(40))
        self.setFixedHeight(self._look.px(_HIGH))

    def _show(self) -> None:
        self._number.setText(str(self._value))
        spoken = f"{self._name}: {self._value}"
        self._number.setAccessibleName(spoken)
        self._less.setAccessibleName(self.tr("{name}, een minder").format(name=spoken))
        self._more.setAccessibleName(self.tr("{name}, een meer").format(name=spoken))
        self._less.setEnabled(self._value > 1)
        self._more.setEnabled(self._value < self._most)
