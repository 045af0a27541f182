"""Calm bars under the top bar: something the desk should know once. Each can be closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets.buttons import IconButton
from ui.widgets.labels import text_label


class _Bar(QFrame):
    """One notice."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        self.setAccessibleName(text)
        mark = text_label("")
        icons.set_icon(mark, "info", "ink-2", size=22)
        words = text_label(text, "body", wrap=True)
        close = IconButton("close", self.tr("Sluit deze melding"))
        close.clicked.connect(self._close)
        self._row = QHBoxLayout(self)
        self._row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(words, 1)
        self._row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.current().changed.connect(self._space)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._space()

    def _close(self) -> None:
        self.hide()
        self.deleteLater()

    def _space(self) -> None:
        look = theme.current()
        narrow = look.logical_width(self.window()) < 1000
        side = look.px(14 if narrow else 24)
        self._row.setContentsMargins(side, look.px(8), side, look.px(8))
        self._row.setSpacing(look.px(10))


class Notices(QWidget):
    """The notices, one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def tell(self, text: str) -> None:
        """Show one more."""
        self._column.addWidget(_Bar(text))
