"""How every dialog looks: a title, what it says in a column that can scroll, its buttons at the foot."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import IconButton, KeyButton
from ui.widgets.focus_ring import FocusRing
from ui.widgets.labels import text_label
from ui.widgets.scroll import Scroll


class Dialog(QDialog):
    """Fill `body` and add buttons at the foot; Esc and the cross close it.

    As high as its contents, never higher or wider than the window it stands over: then the body scrolls.
    """

    def __init__(self, parent: QWidget | None, title: str, *, subtitle: str = "", width: int = 560) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self._wanted = width
        self._look = theme.current()
        self.title = text_label(title, "section", wrap=True)
        self._close = IconButton("close", self.tr("Sluit"))
        self._close.clicked.connect(self.reject)
        self._head = QHBoxLayout()
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self.title)
        self.subtitle = text_label(subtitle, "body", "ink-2", wrap=True)
        if not subtitle:  # never show it here: without a place yet it would be a window of its own
            self.subtitle.hide()
        self._words.addWidget(self.subtitle)
        self._head.addLayout(self._words, 1)
        self._head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

        self.content = QWidget()
        self._content_column = QVBoxLayout(self.content)
        self._content_column.setContentsMargins(0, 0, 0, 0)
        self.body = QVBoxLayout()
        self._content_column.addLayout(self.body)
        self._content_column.addStretch(1)
        self.pane = Scroll(self.content)
        self._foot_frame = QFrame()
        self.foot = QHBoxLayout(self._foot_frame)
        self.foot.addStretch(1)
        self._foot_frame.hide()

        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._head)
        self._outer.addWidget(self.pane, 1)
        self._outer.addWidget(self._foot_frame)
        self._ring = FocusRing(self)
        self._space()
        self._look.changed.connect(self._restyled)

    def add_button(
        self, text: str, *, kind: str = "secondary", key: str = "", icon: str = "", left: bool = False
    ) -> KeyButton:
        """A button at the foot, at the right unless `left`."""
        button = KeyButton(text, kind=kind, key=key, icon=icon)
        self.foot.insertWidget(0, button) if left else self.foot.addWidget(button)
        self._foot_frame.show()
        return button

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, else the one that says so; a chip is for the space bar."""
        held = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(held, QPushButton) and not held.isCheckable():
            held.click()
            return
        super().keyPressEvent(event)

    def fit(self) -> None:
        """Take the size of the contents, within the window below."""
        below = self.parentWidget()
        most = below.window().size() if below is not None else QSize(10_000, 10_000)
        room = self._look.px(16)
        self.ensurePolished()
        width = min(self._look.px(self._wanted), most.width() - room)
        self._outer.activate()
        margins = self._outer.contentsMargins()
        inner = width - margins.left() - margins.right()
        needed = self._height_of(self.content, inner)
        head = max(self._head.heightForWidth(inner), self._head.sizeHint().height())
        foot = self._foot_frame.sizeHint().height() if not self._foot_frame.isHidden() else 0
        spaces = self._outer.spacing() * (2 if foot else 1)
        height = margins.top() + head + needed + foot + spaces + margins.bottom()
        self.resize(width, min(height, most.height() - room))

    @staticmethod
    def _height_of(widget: QWidget, width: int) -> int:
        layout = widget.layout()
        if layout is None:
            return widget.sizeHint().height()
        layout.activate()
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return layout.totalSizeHint().height()

    def _restyled(self) -> None:
        self._space()
        if self.isVisible():
            self.fit()

    def _space(self) -> None:
        look = self._look
        side = look.px(24)
        self._outer.setContentsMargins(side, look.px(18), side, look.px(18))
        self._outer.setSpacing(look.px(12))
        self._head.setSpacing(look.px(12))
        self.body.setSpacing(look.px(10))
        ring = look.px(6)  # room for the focus ring inside what scrolls
        self.body.setContentsMargins(ring, look.px(2), ring, ring)
        self._words.setContentsMargins(ring, 0, 0, 0)  # straight above what scrolls
        self.foot.setContentsMargins(ring, look.px(4), ring, 0)
        self.foot.setSpacing(look.px(10))
