"""The parts of the form: a numbered question, and chips of which one (or a few) can be on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets.buttons import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import set_ink, text_label

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


@dataclass(frozen=True)
class Option:
    """One chip: what it stands for, its words, an icon."""

    value: str
    words: str
    icon: str = ""


class NumberSign(QWidget):
    """A dark round with the number of a question."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        theme.current().changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        side = theme.current().px(26)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.token("ink"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(look.token("surface"))
        painter.setFont(look.font("small-strong"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class Question(QWidget):
    """A title with a number (0: none) or an icon, a few words at the right, and room for the answer in `body`."""

    def __init__(
        self, title: str, *, number: int = 0, icon: str = "", note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        if number:
            self._head.addWidget(NumberSign(number), 0, Qt.AlignmentFlag.AlignTop)
        self.title = text_label(title, "label", wrap=True)
        self._head.addWidget(self.title, 1)
        if icon:
            mark = QLabel()
            icons.set_icon(mark, icon, "ink-2", size=20)
            self._head.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._note = text_label(note, "small", "ink-2")
        if not note:
            self._note.hide()
        self._head.addWidget(self._note, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(self._head)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self.body)
        self._below = text_label("", "small", "brick", wrap=True)
        self._below.hide()
        self._column.addWidget(self._below)
        self._said = ""
        theme.current().changed.connect(self._space)
        self._space()

    @property
    def error(self) -> str:
        """What is wrong, or nothing."""
        return self._said

    def set_error(self, sentence: str) -> None:
        """Say what is missing, in one line below; empty: nothing is."""
        self._said = sentence
        self._below.setText(sentence)
        self._below.setVisible(bool(sentence))
        set_ink(self.title, "brick-ink" if sentence else "ink")

    def put_beside(self, answer: QWidget) -> None:
        """An answer that fits on the line of the title."""
        self._head.setStretch(self._head.indexOf(self.title), 0)
        self._head.insertWidget(self._head.indexOf(self.title) + 1, answer, 1)
        self.title.setWordWrap(False)
        self.title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        look = theme.current()
        words = look.advance("label", self.title.text()) + look.advance("small", self._note.text())
        self._note.setVisible(bool(self._note.text()) and words + look.px(90) <= self.width())

    def _space(self) -> None:
        look = theme.current()
        self._column.setSpacing(look.px(6))
        self._head.setSpacing(look.px(10))
        self.body.setSpacing(look.px(6))


class Pick(QWidget):
    """Chips beside each other. One stop for Tab; the arrows go through them, the space bar turns one on or off.

    With `most` 1 another one goes off; with more the first that was chosen does.
    """

    changed = Signal()

    def __init__(
        self, question: str, options: Sequence[Option], *, most: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._most = most
        self._order: list[str] = []
        self._flow = FlowLayout(self, gap=8)
        self.chips: dict[str, Chip] = {}
        self._question = question
        for option in options:
            chip = Chip(option.words, option.icon)
            chip.setAccessibleName(f"{question} {option.words}")
            chip.clicked.connect(lambda _=False, value=option.value: self._clicked(value))
            chip.installEventFilter(self)
            self.chips[option.value] = chip
            self._flow.addWidget(chip)
        self._one_stop()
        theme.current().changed.connect(self._fit)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values that are on, in reading order."""
        return tuple(value for value, chip in self.chips.items() if chip.isChecked())

    @property
    def one(self) -> str:
        """The value that is on, or nothing."""
        return next(iter(self.chosen), "")

    def choose(self, values: Iterable[str]) -> None:
        """Put these on and the others off; nothing is told."""
        self._order = list(values)
        for value, chip in self.chips.items():
            chip.setChecked(value in self._order)
        self._one_stop()
        self._fit()

    def say(self, value: str, words: str) -> None:
        """Let a chip say something else."""
        self.chips[value].setText(words)
        self.chips[value].setAccessibleName(f"{self._question} {words}")
        self._fit()

    def set_focus(self) -> None:
        """The keyboard to what is on, else to the first."""
        self._stop().setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows go through the chips; a button would go to the next stop of Tab with them."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        chips = list(self.chips.values())
        if step is None or watched not in chips:
            return False
        following = chips[(chips.index(watched) + step) % len(chips)]
        self._one_stop(following)
        following.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _clicked(self, value: str) -> None:
        """The chip turned by itself; keep to how many may be on."""
        if self.chips[value].isChecked():
            self._order = [one for one in self._order if one != value] + [value]
            for over in self._order[: -self._most]:
                self.chips[over].setChecked(False)
            self._order = self._order[-self._most :]
        else:
            self._order = [one for one in self._order if one != value]
        self._one_stop(self.chips[value])
        self._fit()
        self.changed.emit()

    def _stop(self) -> Chip:
        on = self.one
        return self.chips[on] if on else next(iter(self.chips.values()))

    def _one_stop(self, stop: Chip | None = None) -> None:
        stop = stop or self._stop()
        for chip in self.chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)

    def _fit(self) -> None:
        self.setMinimumHeight(self._flow.heightForWidth(max(1, self.width())))
