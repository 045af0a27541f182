"""The parts of an opened signal: a text in its frame, a line with its icon, the timeline."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import Choice
from ui.widgets.labels import text_label
from ui.widgets.panel import Panel

_BESIDE = 620  # logical px
_WORD = 24  # letters


def breakable(text: str) -> str:
    """The same, with places where a very long word may go on the next line."""
    return " ".join("\u200b".join(one[at : at + _WORD] for at in range(0, len(one), _WORD)) for one in text.split(" "))


def narrow(choice: Choice) -> Choice:
    """A list to choose from that never asks for the width of its longest line."""
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(16)
    return choice


class LineButton(KeyButton):
    """A line of text that can be pressed: it begins at the left, and what does not fit becomes "…"."""

    def __init__(self, text: str, *, icon: str) -> None:
        super().__init__(text, icon=icon, kind="quiet")
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), super().minimumSizeHint().height())

    def _centred(self) -> bool:
        return False


class TextBlock(Panel):
    """A title with its icon, and what was written. `kind`: "facts" (a full line) or "opinion" (a dashed one)."""

    def __init__(self, title: str, text: str, icon: str, kind: str, *, side: str = "") -> None:
        super().__init__(kind, padding=14, gap=6)
        head = QHBoxLayout()
        head.setSpacing(theme.current().px(10))
        mark = text_label("")
        icons.set_icon(mark, icon, "ink", size=22)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(text_label(title, "body-strong", wrap=True), 1)
        if side:
            head.addWidget(text_label(side, "small", "ink-2"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(head)
        words = text_label(breakable(text), "body", wrap=True)
        self.body.addWidget(words)
        self.setAccessibleName(f"{title}: {text}")


class IconLine(QWidget):
    """An icon, what it is about, and what is known; long words go on a next line."""

    def __init__(self, icon: str, title: str, text: str, *, token: str = "ink-2", note: str = "") -> None:
        super().__init__()
        look = theme.current()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(10))
        mark = text_label("")
        icons.set_icon(mark, icon, token, size=20)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        if title:
            column.addWidget(text_label(title, "small", "ink-2", wrap=True))
        column.addWidget(text_label(breakable(text), "body", "brick-ink" if token == "brick" else "ink", wrap=True))
        if note:
            column.addWidget(text_label(breakable(note), "small", "ink-2", wrap=True))
        row.addLayout(column, 1)


class Pair(QWidget):
    """Two lines beside each other where there is room."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.current().px(10))
        for part in (first, second):
            self._box.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = theme.current().logical_width(self) >= _BESIDE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() is not way:
            self._box.setDirection(way)


class Offered(Panel):
    """A card with an icon, two lines and a button at its right; below it where there is little room."""

    def __init__(self, kind: str, icon: str, title: str, under: str, *buttons: KeyButton) -> None:
        super().__init__(kind, padding=12, gap=8)
        look = theme.current()
        row = QHBoxLayout()
        row.setSpacing(look.px(12))
        mark = text_label("")
        icons.set_icon(mark, icon, "ink" if kind != "pine-card" else "pine", size=24)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(text_label(title, "body-strong", wrap=True))
        if under:
            column.addWidget(text_label(breakable(under), "small", wrap=True))
        row.addLayout(column, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)


class Timeline(QWidget):
    """What happened, the oldest first: a dot and a line, when, what, by whom."""

    def __init__(self, lines: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        look = theme.current()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        for number, (when, what, who) in enumerate(lines):
            row = QHBoxLayout()
            row.setSpacing(look.px(10))
            mark = text_label("")
            icons.set_icon(mark, "now" if number == len(lines) - 1 else "done", "pine", size=18)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(text_label(breakable(what), "small-strong", wrap=True))
            words.addWidget(text_label(f"{when} · {who}" if who else when, "small", "ink-2", wrap=True))
            row.addLayout(words, 1)
            column.addLayout(row)
