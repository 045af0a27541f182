"""Pieces of the detail page: a fact with its icon, and the week with today marked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from data.directory.hours import Day, Schedule, State, holiday, week
from printing import hours_text
from ui import icons
from ui.theme import Look
from ui.widgets.labels import text_label

_ROW = 28


class Fact(QWidget):
    """An icon, a heading and what there is to say; hidden when that is nothing."""

    def __init__(self, icon: str, heading: str, look: Look) -> None:
        super().__init__()
        self._look = look
        self.heading = heading
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._icon = QLabel()
        icons.set_icon(self._icon, icon, "ink-2", size=20)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        self._heading = text_label(heading, "body-strong")
        self._text = text_label("", "body", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        self._row.addLayout(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        look.changed.connect(self._space)
        self._space()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def set_lines(self, lines: Sequence[str]) -> None:
        """Say this, one thing on a line."""
        text = "\n".join(line for line in lines if line)
        if text != self._text.text():
            self._text.setText(text)
        self.setVisible(bool(text))

    def _space(self) -> None:
        self._row.setSpacing(self._look.px(8))


class WeekTable(QWidget):
    """This week: seven rows, today marked, holidays by name. Painted as one, for it changes at every arrow key."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[tuple[str, str, bool, bool]] = []  # day, times, today, open or closed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_week(self, schedules: Sequence[Schedule], now: datetime) -> bool:
        """Fill the table with the seven days from today's Monday; False when no day is known."""
        monday = now.date().fromordinal(now.date().toordinal() - now.weekday())
        days = week(schedules, monday)
        lines = hours_text.week_lines(days)
        self._rows = [
            (self._day_name(day, name, now.date()), times, day.date == now.date(), day.state is State.OPEN)
            for day, (name, times) in zip(days, lines, strict=True)
        ]
        self.setAccessibleName(self.tr("Openingstijden deze week"))
        self.setAccessibleDescription(". ".join(f"{name}: {times}" for name, times, _, _ in self._rows))
        self.updateGeometry()
        self.update()
        return any(day.state is not State.UNKNOWN for day in days)

    def _day_name(self, day: Day, name: str, today: date) -> str:
        feast = holiday(day.date)
        if day.date == today:
            name = self.tr("{day} · vandaag").format(day=name)
        return f"{name} · {feast}" if feast else name

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._look.font("small-strong"))
        widest = max(
            (metrics.horizontalAdvance(name) + metrics.horizontalAdvance(times) for name, times, _, _ in self._rows),
            default=0,
        )
        height = max(self._look.px(_ROW), metrics.height() + self._look.px(4))
        return QSize(widest + self._look.px(40), height * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._rows:
            return
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.height() // len(self._rows)
        for number, (name, times, today, opened) in enumerate(self._rows):
            row = QRect(0, number * height, self.width(), height)
            if today:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.token("pine-tint"))
                painter.drawRoundedRect(QRectF(row), look.px(6), look.px(6))
            font = look.font("small-strong" if today else "small")
            painter.setFont(font)
            inside = row.adjusted(look.px(8), 0, -look.px(8), 0)
            metrics = QFontMetrics(font)
            ink = "pine-hover" if today else "ink"
            painter.setPen(look.token(ink if opened or today else "ink-2"))
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), times)
            painter.setPen(look.token(ink))
            room = inside.width() - metrics.horizontalAdvance(times) - look.px(8)
            cut = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), cut)
