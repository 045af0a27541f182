"""The numbers for acute danger: a strip on the start page. They are shown large, never dialled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from data.directory.records import CrisisNumber
from printing.phones import grouped
from ui import icons
from ui.theme import Look
from ui.widgets.labels import text_label
from ui.widgets.parting import take_away

_STRIP = ("112", "113", "veilig-thuis", "huisartsenpost")


class NumberButton(QPushButton):
    """A number in large digits with a few words behind it, that opens the number even larger."""

    def __init__(self, number: str, words: str, look: Look) -> None:
        super().__init__()
        self._look = look
        self._number = grouped(number)
        self._words = words
        self.words_shown = True
        self.setProperty("kind", "quiet")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{self._number} {words}".strip())
        self.setToolTip(words)

    def full_width(self) -> int:
        """The width with the words."""
        return self._width(True)

    def show_words(self, shown: bool) -> None:
        """Leave the words out where they do not fit; the tooltip keeps them."""
        if shown != self.words_shown:
            self.words_shown = shown
            self.updateGeometry()
            self.update()

    def _width(self, words: bool) -> int:
        px = self._look.px
        number = QFontMetrics(self._look.font("phone-card")).horizontalAdvance(self._number)
        both = bool(self._number) and words and bool(self._words)
        text = QFontMetrics(self._look.font("small")).horizontalAdvance(self._words)
        shown = text if words or not self._number else 0
        return number + shown + (px(8) if both else 0) + px(24)

    def sizeHint(self) -> QSize:
        return QSize(self._width(self.words_shown), self._look.px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(False), self._look.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        px = self._look.px
        left = px(12)
        if self._number:
            font = self._look.font("phone-card")
            painter.setFont(font)
            painter.setPen(self._look.token("ink"))
            width = QFontMetrics(font).horizontalAdvance(self._number)
            painter.drawText(QRect(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self._number)
            left += width + px(8)
        if self.words_shown or not self._number:
            painter.setFont(self._look.font("small"))
            painter.setPen(self._look.token("ink-2" if self._number else "pine"))
            rest = QRect(left, 0, self.width() - left, self.height())
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._words)


class SpoedStrip(QFrame):
    """Spoed? 112 · 113 · Veilig Thuis · huisartsenpost."""

    number_chosen = Signal(object)  # CrisisNumber
    fill_in = Signal()  # the number of the huisartsenpost is not known yet

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("kind", "card")
        self._row = QHBoxLayout(self)
        self._icon = QLabel()
        icons.set_icon(self._icon, "lifebuoy", "brick", size=22)
        self._title = text_label(self.tr("Spoed?"), "body-strong")
        self._row.addWidget(self._icon)
        self._row.addWidget(self._title)
        self._row.addSpacing(look.px(8))
        self._buttons: list[NumberButton] = []
        self._lines: list[QFrame] = []
        self._row.addStretch(1)
        self._short = {
            "112": self.tr("direct gevaar"),
            "113": self.tr("praten over zelfmoord"),
            "veilig-thuis": self.tr("Veilig Thuis"),
            "huisartsenpost": self.tr("huisartsenpost"),
        }
        look.changed.connect(self._space)
        self._space()

    @property
    def buttons(self) -> tuple[NumberButton, ...]:
        """The numbers, most urgent first."""
        return tuple(self._buttons)

    def set_numbers(self, numbers: Sequence[CrisisNumber]) -> None:
        """Show these numbers, in the order of the strip."""
        take_away((*self._buttons, *self._lines))
        self._buttons, self._lines = [], []
        by_code = {number.code: number for number in numbers}
        for code in _STRIP:
            found = by_code.get(code)
            if found is None:
                continue
            words = self._short[code] if found.number else self.tr("Vul de huisartsenpost in")
            button = NumberButton(found.number, words, self._look)
            if found.number:
                button.clicked.connect(lambda _=False, chosen=found: self._choose(chosen))
            else:
                button.clicked.connect(self.fill_in)
            line = QFrame()
            line.setFixedWidth(1)
            line.setAutoFillBackground(True)
            self._lines.append(line)
            self._buttons.append(button)
            self._row.insertWidget(self._row.count() - 1, line)
            self._row.insertWidget(self._row.count() - 1, button)
        self._space()

    def _choose(self, number: CrisisNumber) -> None:
        self.number_chosen.emit(number)

    def _space(self) -> None:
        px = self._look.px
        self._row.setContentsMargins(px(18), px(3), px(10), px(3))
        self._row.setSpacing(px(6))
        for line in self._lines:
            line.setFixedHeight(px(36))
            shade = line.palette()
            shade.setColor(line.backgroundRole(), self._look.token("line"))
            line.setPalette(shade)
        self._fit()

    def _fit(self) -> None:
        px = self._look.px
        shown = list(self._buttons)

        def fixed(title: bool) -> int:
            width = px(18 + 10) + self._icon.sizeHint().width() + px(8)
            width += self._title.sizeHint().width() if title else 0
            return width + (3 + 2 * len(shown)) * px(6) + len(shown)

        def least() -> int:
            return sum(button.minimumSizeHint().width() for button in shown)

        titled = fixed(True) + least() <= self.width()
        # At the largest letters the last numbers are a key away, under Spoed: better than half a number.
        while len(shown) > 1 and fixed(titled) + least() > self.width() > 0:
            shown.pop()
        self._title.setVisible(titled)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(shown))
            self._lines[number].setVisible(number < len(shown))
        room = self.width() - fixed(titled) - least()
        for button in shown:  # the most urgent ones keep their words longest
            room -= button.full_width() - button.minimumSizeHint().width()
            button.show_words(room >= 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        px = self._look.px
        width = px(28) + self._icon.sizeHint().width()
        width += sum(button.minimumSizeHint().width() + px(13) for button in self._buttons[:2])
        return QSize(width, px(50))
