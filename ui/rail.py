"""The rail at the left: where you are and where you can go. Only rooms that exist stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.theme import Look
from ui.widgets.labels import ElidedLabel, text_label

_ICON = 24


class RailButton(QPushButton):
    """A room: icon and word beside each other, or the icon above the word where there is little room."""

    def __init__(self, text: str, icon: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._look = look
        self._stacked = False
        self.setCheckable(True)
        self.setProperty("kind", "rail")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self._again)
        icons.loaded.connect(self.update)

    def set_stacked(self, stacked: bool) -> None:
        """Put the icon above the word."""
        self._stacked = stacked
        self._again()

    def sizeHint(self) -> QSize:
        look = self._look
        words = look.advance("small-strong" if self._stacked else "button", self.text())
        if self._stacked:
            return QSize(words + look.px(4), look.px(66))
        return QSize(words + look.px(13 + _ICON + 8 + 12), look.px(46))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        look = self._look
        painter.setPen(look.token("on-pine" if self.isChecked() else "ink"))
        font = QFont(look.font("small" if self._stacked else "menu"))
        font.setWeight(QFont.Weight(self._weight()))
        painter.setFont(font)
        side = look.px(_ICON)
        picture = icons.pixmap(self._icon, "on-pine" if self.isChecked() else "ink-2", _ICON)
        if self._stacked:
            top = look.px(9)
            painter.drawPixmap(QRect((self.width() - side) // 2, top, side, side), picture)
            words = QRect(0, top + side, self.width(), self.height() - top - side - look.px(4))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
            return
        left = look.px(11)
        painter.drawPixmap(QRect(left, (self.height() - side) // 2, side, side), picture)
        words = self.rect().adjusted(left + side + look.px(10), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _weight(self) -> int:
        if self._stacked:
            return 600 if self.isChecked() else 500
        return 700 if self.isChecked() else 500

    def _again(self) -> None:
        self.updateGeometry()
        self.update()


class _Logo(QWidget):
    """The cup on its green tile."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._fit()
        look.changed.connect(self._fit)
        icons.loaded.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.token("pine"))
        painter.drawRoundedRect(self.rect(), look.px(10), look.px(10))
        side = look.px(22)
        place = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        painter.drawPixmap(place, icons.pixmap("logo", "on-pine", 22))

    def _fit(self) -> None:
        self.setFixedSize(self._look.px(36), self._look.px(36))


class _DemoMark(QFrame):
    """Says, always and everywhere, that nothing in here is real."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "card")
        self._title = text_label(self.tr("Voorbeeld"), "small-strong")
        self._words = text_label(self.tr("Vlierdam bestaat niet. Alles is verzonnen."), "small", "ink-2", True)
        self.setAccessibleName(self._words.text())
        self.setToolTip(self._words.text())
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._words)

    def set_small(self, small: bool) -> None:
        """Only the one word, where there is no room for the sentence."""
        look = self._look
        self._words.setVisible(not small)
        centre = Qt.AlignmentFlag.AlignHCenter if small else Qt.AlignmentFlag.AlignLeft
        self._title.setAlignment(centre | Qt.AlignmentFlag.AlignVCenter)
        side = look.px(4 if small else 12)
        self._column.setContentsMargins(side, look.px(4 if small else 10), side, look.px(4 if small else 10))
        self._column.setSpacing(look.px(2))


class Rail(QFrame):
    """The rooms, the most used on top and the settings below."""

    chosen = Signal(str)  # the name of a room

    def __init__(self, look: Look, *, demo: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "rail")
        self.setAccessibleName(self.tr("Menu"))
        self._buttons: dict[str, RailButton] = {}
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(text_label(self.tr("Inloopbalie"), "card-title"))
        self._place = ElidedLabel("", "small", "ink-2")
        names.addWidget(self._place)
        head.addWidget(_Logo(look))
        head.addLayout(names, 1)
        self._head_row = head
        self._demo = _DemoMark(look) if demo else None
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head)
        self._top = QVBoxLayout()
        self._bottom = QVBoxLayout()
        self._column.addLayout(self._top)
        self._column.addStretch(1)
        if self._demo is not None:
            self._column.addWidget(self._demo)
        self._column.addLayout(self._bottom)

    def add(self, name: str, title: str, icon: str, *, below: bool = False, key: str = "") -> RailButton:
        """Add a room."""
        button = RailButton(title, icon, self._look)
        if key:
            button.setToolTip(f"{title} ({key})")
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._buttons[name] = button
        (self._bottom if below else self._top).addWidget(button)
        return button

    def buttons(self) -> Sequence[RailButton]:
        """The rooms, from top to bottom."""
        return list(self._buttons.values())

    def set_current(self, name: str) -> None:
        """Mark where we are; a room that is not in the rail leaves the mark where it was."""
        if name in self._buttons:
            for each, button in self._buttons.items():
                button.setChecked(each == name)

    def set_place(self, name: str) -> None:
        """The name of the buurthuis, under the name of the program."""
        short = name.removeprefix("Buurthuis ").strip()  # there is little room, and everyone knows what it is
        self._place.setText(short)
        self._place.setToolTip(name)
        self._place.setVisible(bool(short))

    def fit(self, width: int, height: int) -> None:
        """Take the form for a window of this size, in logical px."""
        look = self._look
        beside = width >= 1200
        low = height < 480
        for button in self._buttons.values():
            button.set_stacked(not beside)
        self._head.setVisible(beside)
        wide = 216 if width >= 1700 else 192 if width >= 1300 else 176 if beside else 104
        self.setFixedWidth(look.px(wide))
        side = look.px(12 if beside else 6)
        self._column.setContentsMargins(side, look.px(14 if beside else 10), side, look.px(14 if not low else 6))
        self._column.setSpacing(0)
        self._head_row.setSpacing(look.px(10))
        self._head_row.setContentsMargins(look.px(4), 0, 0, look.px(20))
        for part in (self._top, self._bottom):
            part.setSpacing(look.px(4))
        self._bottom.setContentsMargins(0, look.px(12 if not low else 4), 0, 0)
        if self._demo is not None:
            self._demo.set_small(not beside)
