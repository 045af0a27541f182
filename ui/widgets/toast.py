"""A sentence at the bottom that says what just happened, with one way back. Never takes the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui import theme
from ui.widgets.labels import text_label

SHOWN_MS = 8_000
_UP = 24  # above the bottom of its window


class Toast(QFrame):
    """Stays 8 seconds at the bottom of `over`, in the middle."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("kind", "toast")
        self._over = over
        self._action: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        self._text = text_label("", "body")
        self._text.setWordWrap(True)
        self._button = QPushButton()
        self._button.setProperty("kind", "toast")
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self._act)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        theme.current().changed.connect(self._place)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def show_message(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Say something, and offer one thing to do about it."""
        self._text.setText(text)
        self._action = action
        self._button.setText(action_text)
        self._button.setVisible(bool(action_text))
        self.show()
        self._place()
        self.raise_()
        self._timer.start(SHOWN_MS)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _act(self) -> None:
        action = self._action
        self.hide()
        if action is not None:
            action()

    def _place(self) -> None:
        look = theme.current()
        side = look.px(16)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(side, look.px(10), side, look.px(10))
        layout.setSpacing(side)
        most = min(look.px(640), self._over.width() - 2 * side)
        self._text.setWordWrap(False)
        width = min(most, layout.sizeHint().width())
        self._text.setWordWrap(True)
        height = max(layout.heightForWidth(width), layout.sizeHint().height() if width < most else 0)
        self.resize(width, height)
        self.move((self._over.width() - width) // 2, self._over.height() - height - look.px(_UP))
