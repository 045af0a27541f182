"""A column that scrolls up and down, never sideways, and keeps what has the focus in view."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import theme


class _Holder(QWidget):
    """Lets a scroll area ask only how high the contents are at its width.

    Qt would otherwise make room for wrapped texts at the narrowest they could be, and leave gaps.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(content)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


def rest_of(width: int, side: int, widest: int) -> int:
    """The margin at the right that keeps a column from getting wider than `widest`, all in real px.

    A widget with a maximum width would not do: a layout counts the height of wrapped words at its own width, and
    leaves too little.
    """
    return max(side, width - side - widest)


class Scroll(QScrollArea):
    """Takes the width of its place.

    It stands in the tab order only when there is something to scroll and nothing inside that can be reached.
    """

    def __init__(self, content: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._range_changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        if content is not None:
            self.set_content(content)

    def set_content(self, content: QWidget) -> None:
        """What scrolls; the old content is deleted."""
        holder = _Holder(content)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(120), look.px(60))

    def _range_changed(self, low: int, high: int) -> None:
        self.verticalScrollBar().setSingleStep(theme.current().px(48))
        content = self.widget()
        parts = content.findChildren(QWidget) if content is not None else []
        reachable = any(part.focusPolicy() & Qt.FocusPolicy.TabFocus for part in parts)
        wanted = Qt.FocusPolicy.StrongFocus if high > low and not reachable else Qt.FocusPolicy.NoFocus
        if self.focusPolicy() is not wanted:
            self.setFocusPolicy(wanted)

    def _focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        content = self.widget()
        if now is not None and content is not None and content.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, theme.current().px(16))
