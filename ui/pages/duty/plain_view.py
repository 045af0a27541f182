"""A title, a sentence and what can be done: when there is no dienst to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import Context
from ui.pages.duty.phrase import mark
from ui.pages.paper.outcome import ButtonRow
from ui.widgets.buttons import KeyButton
from ui.widgets.labels import text_label
from ui.widgets.scroll import Scroll, rest_of

_WIDEST = 720


class PlainView(QWidget):
    """Searching is always one of the ways on."""

    first_pressed = Signal()
    second_pressed = Signal()
    search_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = context.look
        self.title = text_label("", "page-title", wrap=True)
        self.words = text_label("", "body", wrap=True)
        self.first = KeyButton("", kind="primary")
        self.first.clicked.connect(self.first_pressed)
        self.search = KeyButton(self.tr("Eerst alleen zoeken"), icon="search")
        self.search.clicked.connect(self.search_wanted)
        self.second = KeyButton("", kind="quiet", icon="restore")
        self.second.clicked.connect(self.second_pressed)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._mark = mark("duty", "pine", 40)
        self._column.addWidget(self._mark)
        self._column.addWidget(self.title)
        self._column.addWidget(self.words)
        self._row = ButtonRow(self.first, self.search, self.second)
        self._column.addWidget(self._row)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))
        self._look.changed.connect(self._fit)

    def say(self, title: str, words: str, *, first: str, second: str) -> None:
        """Show these words; a button without words is not there."""
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        for button, text in ((self.first, first), (self.second, second)):
            button.setText(text)
            button.setVisible(bool(text))

    def focus_first(self) -> None:
        """The first way on."""
        (self.search if self.first.isHidden() else self.first).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self._look
        narrow = look.logical_width(self) < 760
        side = look.px(10 if narrow else 24)
        right = rest_of(self.width(), side, look.px(_WIDEST))
        self._column.setContentsMargins(side, look.px(12 if narrow else 32), right, look.px(16))
        self._column.setSpacing(look.px(12))
