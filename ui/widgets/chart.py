"""Bars with a word before and a number behind each: readable without colour, and read out as a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

MOST = 6  # bars; what is left becomes one more, "Overig"
_ROW, _BAR = 26, 13
_WORDS, _NUMBER = 0.52, 40


@dataclass(frozen=True)
class Bar:
    """One bar: what it is of, and how many. `shown` stands behind it where the number itself may not be told."""

    label: str
    count: int
    shown: str = ""

    @property
    def number(self) -> str:
        """What stands behind the bar."""
        return self.shown or str(self.count)


def most_first(bars: Sequence[Bar], most: int = MOST) -> tuple[Bar, ...]:
    """The largest first, at most `most` of them; the others together as "Overig". None of them is 0."""
    sorted_bars = sorted((bar for bar in bars if bar.count), key=lambda bar: (-bar.count, bar.label))
    if len(sorted_bars) <= most:
        return tuple(sorted_bars)
    rest = sum(bar.count for bar in sorted_bars[most:])
    return (*sorted_bars[:most], Bar(QCoreApplication.translate("chart", "Overig"), rest))


class BarChart(QWidget):
    """Drawn by ourselves; as high as it has bars."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._again)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is drawn, from top to bottom."""
        return self._bars

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Draw these, in this order."""
        self._bars = tuple(bars)
        self.setAccessibleDescription(", ".join(f"{bar.label} {bar.number}" for bar in self._bars))
        self.setToolTip("\n".join(f"{bar.label}: {bar.number}" for bar in self._bars))
        self._again()

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(220), look.px(_ROW) * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(bar.count for bar in self._bars) or 1
        row, high, number = look.px(_ROW), look.px(_BAR), look.px(_NUMBER)
        longest = max(look.advance("small", bar.label) for bar in self._bars) + look.px(12)
        words = min(longest, round(self.width() * _WORDS))
        room = max(0, self.width() - words - number)
        for place, bar in enumerate(self._bars):
            top = place * row
            painter.setFont(look.font("small"))
            painter.setPen(look.token("ink"))
            label = painter.fontMetrics().elidedText(bar.label, Qt.TextElideMode.ElideRight, words - look.px(8))
            painter.drawText(QRect(0, top, words, row), Qt.AlignmentFlag.AlignVCenter, label)
            lane = QRectF(words, top + (row - high) / 2, room, high)
            radius = look.px(3)
            painter.setPen(look.token("line"))
            painter.setBrush(look.token("closed"))
            painter.drawRoundedRect(lane, radius, radius)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.token("pine"))
            part = QRectF(lane)
            part.setWidth(max(2.0 * radius, room * bar.count / most))
            painter.drawRoundedRect(part, radius, radius)
            painter.setFont(look.font("body-strong"))
            painter.setPen(look.token("ink"))
            place_of_number = QRect(words + room, top, number, row)
            painter.drawText(place_of_number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, bar.number)

    def _again(self) -> None:
        self.updateGeometry()
        self.update()
