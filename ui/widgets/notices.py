"""Calm bars under the top bar: something the desk should know once. Each can be closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets.buttons import IconButton, KeyButton
from ui.widgets.labels import text_label


class NoticeBar(QFrame):
    """One notice. A deed closes it too."""

    def __init__(self, text: str, deeds: Sequence[tuple[str, Callable[[], object]]]) -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        self.setAccessibleName(text)
        mark = text_label("")
        icons.set_icon(mark, "info", "ink-2", size=22)
        words = text_label(text, "body", wrap=True)
        close = IconButton("close", self.tr("Sluit deze melding"))
        close.clicked.connect(self.take_away)
        self._row = QHBoxLayout(self)
        self._row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.addWidget(words, 1)
        self._row.addLayout(self._middle, 1)
        across = QHBoxLayout()
        for number, (said, deed) in enumerate(deeds):
            button = KeyButton(said, kind="primary" if number == 0 else "secondary")
            button.clicked.connect(deed)
            button.clicked.connect(self.take_away)
            across.addWidget(button)
        if deeds:
            across.addStretch(1)
            self._middle.addLayout(across)
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.current().changed.connect(self._space)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._space()

    def take_away(self) -> None:
        """It was read, or is no longer true."""
        self.hide()
        self.deleteLater()

    def _space(self) -> None:
        look = theme.current()
        narrow = look.logical_width(self.window()) < 1000
        side = look.px(14 if narrow else 24)
        self._row.setContentsMargins(side, look.px(8), side, look.px(8))
        self._row.setSpacing(look.px(10))
        self._middle.setSpacing(look.px(10 if not narrow else 4))
        self._middle.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


class Notices(QWidget):
    """The notices, one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def tell(self, text: str, *deeds: tuple[str, Callable[[], object]]) -> NoticeBar:
        """Show one more, with words on a button and what it does for each deed."""
        bar = NoticeBar(text, deeds)
        self._column.addWidget(bar)
        return bar
