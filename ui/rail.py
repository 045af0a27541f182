"""The rail at the left: where you are and where you can go. Only rooms that exist stand in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
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
_BELOW = 6


class RailButton(QPushButton):
    """A room: icon and word beside each other, or the icon above the word where there is little room."""

    def __init__(self, text: str, icon: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._look = look
        self._stacked = False
        self._compact = False
        self.setCheckable(True)
        self.setProperty("kind", "rail")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self._again)
        icons.loaded.connect(self.update)

    def set_stacked(self, stacked: bool, *, compact: bool = False) -> None:
        """Put the icon above the word; `compact` leaves it out, where there is little height."""
        if (stacked, compact) != (self._stacked, self._compact):
            self._stacked, self._compact = stacked, compact
            self._again()

    def sizeHint(self) -> QSize:
        look = self._look
        words = look.advance("small-strong" if self._stacked else "button", self.text())
        if self._stacked:
            return QSize(words + look.px(4), look.px(40 if self._compact else 66))
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
        if self._stacked and self._compact:
            self._paint_words(painter, self.rect())
            return
        if self._stacked:
            top = look.px(9)
            painter.drawPixmap(QRect((self.width() - side) // 2, top, side, side), picture)
            words = QRect(0, top + side, self.width(), self.height() - top - side - look.px(4))
            self._paint_words(painter, words)
            return
        left = look.px(11)
        painter.drawPixmap(QRect(left, (self.height() - side) // 2, side, side), picture)
        self._paint_words(painter, self.rect().adjusted(left + side + look.px(10), 0, -look.px(4), 0))

    def _paint_words(self, painter: QPainter, place: QRect) -> None:
        """The words, in the letters that are set."""
        across = Qt.AlignmentFlag.AlignHCenter if self._stacked else Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, across | Qt.AlignmentFlag.AlignVCenter, self.text())

    def _weight(self) -> int:
        if self._stacked:
            return 600 if self.isChecked() else 500
        return 700 if self.isChecked() else 500

    def _again(self) -> None:
        self.updateGeometry()
        self.update()


class DutyButton(RailButton):
    """Who is on duty, on two lines: the way to the dienst, and from anything that is covered back."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._lines: tuple[str, ...] = ()
        super().__init__("", "duty", look, parent)
        self.say(self.tr("Wie heeft er dienst?"), "duty")

    def say(self, words: str, icon: str, tooltip: str = "") -> None:
        """Show other words; what does not fit on two lines is in the tooltip."""
        self._icon = icon
        self.setText(words)
        self.setAccessibleDescription(tooltip)
        self.setToolTip(tooltip or words)
        self._again()

    def sizeHint(self) -> QSize:
        look = self._look
        return QSize(look.px(60), look.px((50 if self._compact else 84) if self._stacked else 58))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _paint_words(self, painter: QPainter, place: QRect) -> None:
        metrics = painter.fontMetrics()
        lines = two_lines(self.text(), place.width(), metrics.horizontalAdvance)
        high = metrics.height()
        top = place.top() + (place.height() - high * len(lines)) // 2
        across = Qt.AlignmentFlag.AlignHCenter if self._stacked else Qt.AlignmentFlag.AlignLeft
        for number, words in enumerate(lines):
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(
                QRect(place.left(), top + number * high, place.width(), high),
                across | Qt.AlignmentFlag.AlignVCenter,
                shown,
            )


def two_lines(text: str, width: int, advance: Callable[[str], int]) -> list[str]:
    """Break a text in at most two lines that fit in `width`, if they can; the second takes what is left."""
    words = text.split()
    first = ""
    while words and (not first or advance(f"{first} {words[0]}") <= width):
        first = f"{first} {words.pop(0)}".strip()
    return [first, " ".join(words)] if words else [first]


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


class _Rooms(QScrollArea):
    """The rooms on top. Where there is too little height they scroll; what has the keyboard or is open is in sight."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addStretch(1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it would take the room of the words
        for part in (content, self.viewport()):
            part.setAutoFillBackground(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def bring(self, button: QWidget) -> None:
        """Scroll it into sight, when it is one of these."""
        content = self.widget()
        if content is not None and content.isAncestorOf(button):
            self.ensureWidgetVisible(button, 0, self._look.px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._look.px(46))

    def sizeHint(self) -> QSize:
        content = self.widget()
        wanted = content.sizeHint() if content is not None else self.minimumSizeHint()
        return wanted + QSize(0, self._look.px(_BELOW))

    def fit(self) -> None:
        """Where the rooms scroll, they end a little above what stands below them."""
        self.setViewportMargins(0, 0, 0, self._look.px(_BELOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        content = self.widget()
        parts = content.findChildren(RailButton) if content is not None else []
        here = next((one for one in parts if one.hasFocus()), next((one for one in parts if one.isChecked()), None))
        if here is not None:
            self.bring(here)

    def _focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self.bring(now)


class Rail(QFrame):
    """The rooms, the most used on top and the settings below."""

    chosen = Signal(str)  # the name of a room
    cover_wanted = Signal()

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
        self._rooms = _Rooms(look)
        self._top = self._rooms.column
        self._bottom = QVBoxLayout()
        self._column.addWidget(self._rooms, 1)
        if self._demo is not None:
            self._column.addWidget(self._demo)
        self._column.addLayout(self._bottom)
        self.cover = RailButton(self.tr("Bedek alles"), "lock", look)
        self.cover.setCheckable(False)
        self.cover.clicked.connect(self.cover_wanted)
        self.cover.hide()
        self._column.addWidget(self.cover)
        self._can_cover = False
        self._low = False
        self._beside = True
        self._room = 0  # real px of height; 0 as long as it is not known

    def add(
        self, name: str, title: str, icon: str, *, below: bool = False, button: RailButton | None = None
    ) -> RailButton:
        """Add a room, with a button of its own kind or a plain one."""
        button = button or RailButton(title, icon, self._look)
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._buttons[name] = button
        if below:
            self._bottom.addWidget(button)
        else:
            self._top.insertWidget(self._top.count() - 1, button)  # above the rest that stretches
        return button

    def names(self) -> Sequence[str]:
        """The rooms that can be seen, from top to bottom."""
        return [name for name, button in self._buttons.items() if not button.isHidden()]

    def set_shown(self, name: str, shown: bool) -> None:
        """A room that somebody may not enter does not stand in the rail."""
        self._buttons[name].setVisible(shown)
        self.number()
        self._fit_height()

    def number(self) -> None:
        """Say in each tooltip which key goes there."""
        for number, name in enumerate(self.names(), start=1):
            button = self._buttons[name]
            if not isinstance(button, DutyButton):
                button.setToolTip(f"{button.text()} (Alt {number})")

    def set_cover(self, possible: bool) -> None:
        """Whether there is something to cover now."""
        self._can_cover = possible
        self.cover.setVisible(possible and not self._low)
        self._fit_height()

    def buttons(self) -> Sequence[RailButton]:
        """The rooms, from top to bottom."""
        return list(self._buttons.values())

    def set_current(self, name: str) -> None:
        """Mark where we are; a room that is not in the rail leaves the mark where it was."""
        if name in self._buttons:
            for each, button in self._buttons.items():
                button.setChecked(each == name)
            self._rooms.bring(self._buttons[name])

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
        self._beside, self._room = beside, look.px(height)
        self._low = low
        self.set_cover(self._can_cover)
        self._head.setVisible(beside)
        wide = 216 if width >= 1700 else 192 if width >= 1300 else 176 if beside else 104
        self.setFixedWidth(look.px(wide))
        side = look.px(12 if beside else 6)
        self._column.setContentsMargins(side, look.px(14 if beside else 10), side, look.px(14 if not low else 6))
        self._column.setSpacing(0)
        self._rooms.fit()
        self._head_row.setSpacing(look.px(10))
        self._head_row.setContentsMargins(look.px(4), 0, 0, look.px(20))
        for part in (self._top, self._bottom):
            part.setSpacing(look.px(4))
        self._bottom.setContentsMargins(0, look.px(12 if not low else 4), 0, 0)
        if self._demo is not None:
            self._demo.set_small(not beside)
        self._fit_height()

    def _fit_height(self) -> None:
        """Icons above the words as long as every room fits; else the words alone."""
        buttons = (*self._buttons.values(), self.cover)
        for button in buttons:
            button.set_stacked(not self._beside)
        if self._beside or not self._room:
            return
        shown = [button for button in buttons if not button.isHidden()]
        margins = self._column.contentsMargins()
        used = margins.top() + margins.bottom() + self._bottom.contentsMargins().top()
        used += self._look.px(_BELOW) + len(shown) * self._top.spacing()
        used += sum(button.sizeHint().height() for button in shown)
        if self._demo is not None:
            used += self._demo.sizeHint().height()
        if used > self._room:
            for button in buttons:
                button.set_stacked(True, compact=True)
